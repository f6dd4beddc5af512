package import Plans
package import Vocabulary

/// One computable demand of a target: an operator, a value and a year. One sentence of a plan may hold several (L2).
package struct Aim: Sendable, Hashable {
    /// Whom the demand is put on.
    package enum Level: String, CaseIterable, Sendable {
        case province, district, commune
        /// The sentence does not say.
        case unsaid
    }

    /// Whether a person tied it to an indicator.
    package enum LinkState: String, CaseIterable, Sendable {
        /// The program proposes; nobody decided yet.
        case proposed
        case accepted
        /// A person said: not measured, or not by this.
        case refused
    }

    package let id: ID<Aim>
    package let target: ID<Target>
    /// From 1 within the target.
    package var part: Int
    /// Its words in the plan.
    package var words: String
    package var value: TargetValue
    package var level: Level
    /// The year at whose end it must be reached; nil when the plan does not say.
    package var horizon: Int?
    /// Reasons for a person to look, `level.obsolete` (districts ended on 1 July 2025).
    package var flags: [String]
    package var indicator: ID<Indicator>?
    package var link: LinkState
    /// What the link was proposed by, 0…1; 1 when a person chose.
    package var score: Double
    package var weight: Double
    package var baseline: Baseline?
    /// What must stand at the end of a year on the way, by year.
    package var milestones: [Milestone]
    package var version: Int

    /// Where the way starts: a value with a source of its own.
    package struct Baseline: Sendable, Hashable {
        package var value: Double
        package var period: Period
        package var source: String
        package init(value: Double, period: Period, source: String) {
            self.value = value
            self.period = period
            self.source = source
        }
    }

    /// A value to be reached by the end of a year before the horizon.
    package struct Milestone: Sendable, Hashable {
        package var year: Int
        package var value: Double
        package var source: String
        package init(year: Int, value: Double, source: String) {
            self.year = year
            self.value = value
            self.source = source
        }
    }

    /// A jump that a decision brings, shown apart from the trend (L16): «từ 9/2026 vận hành LGSP: +30 điểm».
    package struct Step: Sendable, Hashable {
        package var period: Period
        package var amount: Double
        package var words: String
        package init(period: Period, amount: Double, words: String) {
            self.period = period
            self.amount = amount
            self.words = words
        }
    }
}
