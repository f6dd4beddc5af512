import Database
package import Organizations
package import Plans
package import Vocabulary

extension Aims {
    /// A demand of another plan, or of the body or another annex of the same, that means the same thing.
    package struct Twin: Sendable, Hashable {
        /// The demand of this target.
        package let aim: Aim
        package let other: Line
        /// 1 when persons tied both to one indicator.
        package let match: AimMatching.Match
        /// Where they part; empty when both say the same.
        package let differences: [AimMatching.Difference]
    }

    /// What other plans demand of the same thing as this target: shown linked, and where they differ said.
    ///
    /// - Throws: `NotVisible` for the public.
    package func twins(of target: ID<Target>, for viewer: Viewer) async throws -> [Twin] {
        guard viewer.readsIndicators else { throw NotVisible() }
        return Aims.twins(of: [target], among: try await list(for: viewer))[target] ?? []
    }

    /// As the other, of several targets over lines that were read already.
    package static func twins(of targets: Set<ID<Target>>, among lines: [Line]) -> [ID<Target>: [Twin]] {
        let book = TwinBook(lines)
        var found: [ID<Target>: [Twin]] = [:]
        for place in lines.indices where targets.contains(lines[place].aim.target) {
            found[lines[place].aim.target, default: []] += book.twins(of: place)
        }
        return found
    }
}

/// All demands, ready to be compared.
private struct TwinBook {
    let lines: [Aims.Line]
    let subjects: [AimMatching.Subject]

    init(_ lines: [Aims.Line]) {
        self.lines = lines
        subjects = lines.map(\.subject)
    }

    /// A plan says a thing once for a year; the closest of each plan, annex and year is meant.
    private struct Place: Hashable {
        let plan: ID<Plan>
        let annex: String
        let year: Int
    }

    private func place(_ line: Aims.Line) -> Place {
        Place(plan: line.plan, annex: line.annex, year: line.aim.horizon ?? 0)
    }

    func twins(of own: Int) -> [Aims.Twin] {
        guard lines[own].aim.draft.isComputable else { return [] }
        let scores = scores(of: own)
        var closest: [Place: Double] = [:]
        for (other, match) in scores {
            closest[place(lines[other])] = max(closest[place(lines[other])] ?? 0, match.score)
        }
        return scores.filter { other, match in
            match.score == closest[place(lines[other])] || isClosest(own, to: other, at: match.score)
        }.sorted { $0.key < $1.key }.map { other, match in
            Aims.Twin(
                aim: lines[own].aim, other: lines[other], match: match,
                differences: AimMatching.differences(lines[own].aim.draft, lines[other].aim.draft))
        }
    }

    /// Whether none of this demand's plan and year comes closer to the other.
    private func isClosest(_ own: Int, to other: Int, at score: Double) -> Bool {
        !lines.indices.contains { rival in
            rival != own && place(lines[rival]) == place(lines[own]) && (match(rival, other)?.score ?? 0) > score
        }
    }

    private func scores(of own: Int) -> [Int: AimMatching.Match] {
        var found: [Int: AimMatching.Match] = [:]
        for other in lines.indices
        where lines[other].plan != lines[own].plan || lines[other].annex != lines[own].annex {
            if let match = match(own, other), match.score >= AimMatching.threshold { found[other] = match }
        }
        return found
    }

    /// What persons decided comes before how the names read; nil where it says that these are two things.
    private func match(_ a: Int, _ b: Int) -> AimMatching.Match? {
        let (first, second) = (lines[a].aim, lines[b].aim)
        guard first.draft.isComputable, second.draft.isComputable else { return nil }
        if first.link == .accepted, second.link == .accepted, let indicator = first.indicator {
            guard indicator == second.indicator else { return nil }
            return AimMatching.Match(score: 1, reasons: ["Cùng gắn với một chỉ số."])
        }
        return AimMatching.match(subjects[a], subjects[b])
    }
}
