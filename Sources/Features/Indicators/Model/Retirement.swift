package import Vocabulary

/// Advises which indicators might no longer be asked for (idea L29). It only proposes; a person retires.
package enum Retirement {
    /// What is known of an indicator.
    package struct Facts: Sendable {
        package let indicator: Indicator
        /// The province's values in order of time, and whether any unit ever said anything.
        package let totals: [(period: Period, value: Double)]
        package let isReported: Bool
        /// All units' numbers one after the other, NaN for nothing, with the first period's number: to be compared.
        package let cells: [CellKey: Double]
        /// An aim is tied to it or it is proposed for one, a formula reads it, or a step of it is declared.
        package let isCited: Bool
        package init(
            _ indicator: Indicator, totals: [(period: Period, value: Double)] = [], cells: [CellKey: Double] = [:],
            isCited: Bool = false
        ) {
            (self.indicator, self.totals, self.cells, self.isCited) = (indicator, totals, cells, isCited)
            isReported = !cells.isEmpty || !totals.isEmpty
        }
    }

    /// One unit in one period.
    package struct CellKey: Sendable, Hashable {
        package let unit: String
        package let period: Int
        package init(unit: String, period: Int) {
            self.unit = unit
            self.period = period
        }
    }

    /// Why an indicator might be retired.
    package enum Reason: Sendable, Hashable {
        /// So many values were due since its first day and none came.
        case neverReported(periods: Int)
        /// The last so many values of the province were all 100 %.
        case alwaysFull(periods: Int)
        /// All its numbers are those of another indicator.
        case sameAs(code: String, name: String, values: Int)
        /// A year after its first day no target, formula or declared step uses it.
        case uncited
    }

    /// An indicator with the reasons to retire it.
    package struct Proposal: Sendable {
        package let indicator: Indicator
        package let reasons: [Reason]
    }

    /// So many values in a row say that nothing new comes.
    static let enough = 6

    /// - Parameter today: decides what was due.
    /// - Returns: those with a reason, in the order given. Retired ones are left out.
    package static func proposals(_ all: [Facts], today: Day) -> [Proposal] {
        let used = all.filter { $0.indicator.retiredReason == nil }
        return used.compactMap { facts in
            var reasons: [Reason] = []
            if let reason = neverReported(facts, today) { reasons.append(reason) }
            if let reason = alwaysFull(facts) { reasons.append(reason) }
            if let reason = sameAs(facts, used) { reasons.append(reason) }
            if !facts.isCited, isOld(facts.indicator, today) { reasons.append(.uncited) }
            return reasons.isEmpty ? nil : Proposal(indicator: facts.indicator, reasons: reasons)
        }
    }

    private static func isOld(_ indicator: Indicator, _ today: Day) -> Bool {
        indicator.validFrom.adding(days: 365) <= today
    }

    private static func neverReported(_ facts: Facts, _ today: Day) -> Reason? {
        let indicator = facts.indicator
        guard !facts.isReported, !indicator.isComputed, isOld(indicator, today) else { return nil }
        let first = Period(indicator.frequency, of: indicator.validFrom)
        let count = (0..<1200).first { indicator.dueOn(first.adding($0)) > today } ?? 1200
        return count > 0 ? .neverReported(periods: count) : nil
    }

    private static func alwaysFull(_ facts: Facts) -> Reason? {
        guard facts.indicator.isPercent, facts.totals.count >= enough,
            facts.totals.allSatisfy({ abs($0.value - 100) < 1e-9 })
        else { return nil }
        return .alwaysFull(periods: facts.totals.count)
    }

    /// Of two that say the same the one that nobody cites is proposed; of two alike the greater code.
    private static func sameAs(_ facts: Facts, _ all: [Facts]) -> Reason? {
        let indicator = facts.indicator
        guard facts.cells.count >= enough, Set(facts.cells.values).count > 1 else { return nil }
        let twin = all.first { other in
            guard other.indicator.code != indicator.code, other.indicator.frequency == indicator.frequency,
                other.indicator.unit == indicator.unit, other.cells.count == facts.cells.count,
                facts.isCited == other.isCited ? other.indicator.code < indicator.code : other.isCited
            else { return false }
            return facts.cells.allSatisfy { key, value in
                other.cells[key].map { abs($0 - value) <= 1e-9 * max(1, abs(value)) } ?? false
            }
        }
        return twin.map { .sameAs(code: $0.indicator.code, name: $0.indicator.name, values: facts.cells.count) }
    }
}

extension Retirement.Reason {
    /// One sentence for a person; in Vietnamese it is also what the ledger keeps when the indicator is retired.
    package var words: Phrase {
        switch self {
        case .neverReported(let periods):
            Phrase(
                "Đã qua \(periods) kỳ phải có số mà chưa có giá trị nào.",
                "\(periods) values were due and none was ever reported.")
        case .alwaysFull(let periods):
            Phrase("Cả \(periods) kỳ đều đạt 100%.", "All \(periods) values are 100%.")
        case .sameAs(let code, let name, let values):
            Phrase(
                "Cả \(values) giá trị đều trùng với chỉ số “\(name)” (\(code)).",
                "All \(values) values are those of “\(name)” (\(code)).")
        case .uncited:
            Phrase(
                "Đã lập hơn một năm mà hiện không chỉ tiêu, công thức hay bước nhảy nào dùng đến.",
                "Defined more than a year ago, and now no target, formula or declared step uses it.")
        }
    }
}
