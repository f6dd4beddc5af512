internal import Plans
internal import Vietnamese

/// How much two names mean the same thing measured. A person decides; this only proposes.
package enum AimMatching {
    /// From here on a link is proposed. Chosen on the targets of two plans: the lowest pair linked rightly stands at
    /// 0.67, the highest that is none at 0.45; two wider or narrower wordings of one thing stay below and unlinked.
    package static let threshold = 0.6

    /// What is compared: a name and a unit, as a target, an aim or an indicator has them.
    package struct Subject: Sendable {
        package let name: String
        package let unit: String
        let words: [String]
        let single: Set<String>
        let pairs: Set<String>
        let marks: Set<String>
        package init(name: String, unit: String) {
            self.name = name
            self.unit = unit
            words = AimWords.words(name)
            single = Set(words)
            pairs = Set(zip(words, words.dropFirst()).map { $0 + " " + $1 })
            let phrase = " " + words.joined(separator: " ") + " "
            marks = Set(AimWords.marks.filter { phrase.contains(" " + $0 + " ") })
        }
    }

    /// A likeness and why.
    package struct Match: Sendable, Hashable {
        /// 0…1.
        package let score: Double
        /// For people, in Vietnamese.
        package let reasons: [String]
    }

    /// How alike two subjects are; numbers in names are ignored.
    package static func match(_ a: Subject, _ b: Subject) -> Match {
        guard !a.single.isEmpty, !b.single.isEmpty else { return Match(score: 0, reasons: []) }
        var score = a.words == b.words ? 1 : likeness(a, b)
        let shared = a.single.intersection(b.single).count
        var reasons = [
            a.words == b.words
                ? "Tên trùng nhau."
                : "Chung \(shared) từ trên \(min(a.single.count, b.single.count)) từ của tên ngắn hơn."
        ]
        let apart = a.marks.symmetricDifference(b.marks)
        if !apart.isEmpty {
            score *= 0.5
            reasons.append("Chỉ một bên nói về nội dung riêng, nên có thể là hai việc khác nhau.")
        } else if !a.marks.isEmpty, score < 1 {
            score += 0.3 * (1 - score)
            reasons.append("Cùng nói về một nội dung riêng.")
        }
        if !a.unit.isEmpty, !b.unit.isEmpty {
            if a.unit.hasPrefix("%") != b.unit.hasPrefix("%") {
                score *= 0.5
                reasons.append("Khác loại đơn vị tính: \(a.unit) và \(b.unit).")
            } else if foldedKey(a.unit) == foldedKey(b.unit) {
                reasons.append("Cùng đơn vị tính.")
            }
        }
        return Match(score: score, reasons: reasons)
    }

    /// The indicator that fits best, from the threshold on; nil when none does. Of equals the lesser code.
    package static func best(
        for subject: Subject, among indicators: [Indicator]
    ) -> (indicator: Indicator, match: Match)? {
        var best: (indicator: Indicator, match: Match)?
        for indicator in indicators where indicator.retiredReason == nil {
            let found = match(subject, Subject(name: indicator.name, unit: indicator.unit))
            guard found.score >= threshold else { continue }
            if let held = best {
                if found.score < held.match.score { continue }
                if found.score == held.match.score, indicator.code > held.indicator.code { continue }
            }
            best = (indicator, found)
        }
        return best
    }

    /// Two demands that mean the same thing, and where they part.
    package struct Link: Sendable, Hashable {
        /// Places in the two lists.
        package let first: Int
        package let second: Int
        package let match: Match
        package let differences: [Difference]
    }

    /// What two linked demands do not say alike.
    package enum Difference: String, Sendable, CaseIterable { case value, unit, horizon }

    /// Links between the demands of two plans, or of the body and the annex of one: for each of `a`, those of `b` that
    /// come closest, one for each horizon. Headings and mere text are left out.
    package static func links(_ a: [Demand], _ b: [Demand]) -> [Link] {
        let second = b.map { Subject(name: $0.name, unit: $0.draft.value.unit) }
        var links: [Link] = []
        for (place, demand) in a.enumerated() where demand.isMeasured {
            let subject = Subject(name: demand.name, unit: demand.draft.value.unit)
            var best: [Int: Link] = [:]
            for (other, rival) in b.enumerated() where rival.isMeasured {
                let found = match(subject, second[other])
                let year = rival.draft.horizon ?? 0
                guard found.score >= threshold, found.score > best[year]?.match.score ?? 0 else { continue }
                best[year] = Link(
                    first: place, second: other, match: found, differences: differences(demand.draft, rival.draft))
            }
            links += best.sorted { $0.key < $1.key }.map(\.value)
        }
        return links
    }

    /// A demand under the name of what it is about.
    package struct Demand: Sendable {
        package let name: String
        package let draft: AimDraft
        package init(name: String, draft: AimDraft) {
            self.name = name
            self.draft = draft
        }
        var isMeasured: Bool { draft.isComputable }
    }

    /// Where two demands part; `≥ 85` and `85` differ in value.
    package static func differences(_ a: AimDraft, _ b: AimDraft) -> [Difference] {
        var found: [Difference] = []
        if a.value.op != b.value.op || a.value.low != b.value.low || a.value.high != b.value.high {
            found.append(.value)
        }
        if foldedKey(a.value.unit) != foldedKey(b.value.unit) { found.append(.unit) }
        if a.horizon != b.horizon { found.append(.horizon) }
        return found
    }

    /// The mean of what both share by all they have and by the shorter, for words and for neighbouring words.
    private static func likeness(_ a: Subject, _ b: Subject) -> Double {
        func shares(_ x: Set<String>, _ y: Set<String>) -> Double {
            guard !x.isEmpty, !y.isEmpty else { return 0 }
            let both = Double(x.intersection(y).count)
            return (2 * both / Double(x.count + y.count) + both / Double(min(x.count, y.count))) / 2
        }
        return (shares(a.single, b.single) + shares(a.pairs, b.pairs)) / 2
    }
}
