import Vietnamese
import Vocabulary

/// What a units file would do to the register: the first step of an import, which writes nothing.
package struct UnitExamination: Sendable {
    /// One line that can be taken.
    package struct Entry: Hashable, Sendable {
        /// What taking it does.
        package enum Effect: Hashable, Sendable {
            case new
            case changed([UnitColumn])
            case same
        }
        package let line: Int
        package let facts: UnitFacts
        package let effect: Effect
    }

    package private(set) var entries: [Entry] = []
    /// By line.
    package private(set) var findings: [UnitFinding]
    /// Lines with data in the file; `entries` and the lines with errors add up to it.
    package let count: Int

    package var errors: Int { findings.count { $0.severity == .error } }
    package var fresh: Int { entries.count { $0.effect == .new } }
    package var same: Int { entries.count { $0.effect == .same } }
    package var changed: Int { entries.count - fresh - same }
    /// Lines that cannot be taken.
    package var refused: Int { count - entries.count }

    init(_ file: UnitsFile, against register: UnitRegister) {
        findings = file.findings
        count = file.count
        var future = register.facts
        let lines = file.lines.map { (line: $0.number, facts: register.merged($0)) }
        for line in lines { future[line.facts.code] = line.facts }
        for line in lines {
            let troubles = UnitExamination.troubles(line.facts, at: line.line, in: future)
            findings += troubles
            guard !troubles.contains(where: { $0.severity == .error }) else { continue }
            let effect: Entry.Effect =
                switch register.changes(line.facts) {
                case nil: .new
                case .some(let columns): columns.isEmpty ? .same : .changed(columns)
                }
            entries.append(Entry(line: line.line, facts: line.facts, effect: effect))
        }
        findings += UnitExamination.sharedNames(lines, in: future)
        findings.sort { ($0.line, $0.code) < ($1.line, $1.code) }
    }

    /// What one unit's facts contradict in the register as it will be.
    private static func troubles(_ facts: UnitFacts, at line: Int, in future: [String: UnitFacts]) -> [UnitFinding] {
        var found: [UnitFinding] = []
        func add(_ code: String, _ column: UnitColumn, _ says: String, _ severity: UnitFinding.Severity = .error) {
            found.append(UnitFinding(code, severity, line: line, column: column, says))
        }
        if let parent = facts.parent {
            if future[parent] == nil {
                add("unit.parent", .parent, "Không có cơ quan cấp trên mã “\(parent)”.")
            } else if future[parent]?.kind == .group {
                add("unit.parent", .parent, "Cấp trên “\(parent)” là một nhóm, không phải một cơ quan.")
            } else if isCircle(facts.code, future, { $0.parent }) {
                add("unit.circle", .parent, "Quan hệ cấp trên đi vòng trở lại chính cơ quan này.")
            }
        }
        if let successor = facts.successor {
            if let heir = future[successor] {
                if heir.kind == .group {
                    add("unit.successor", .successor, "Cơ quan kế thừa “\(successor)” là một nhóm.")
                } else if isCircle(facts.code, future, { $0.successor }) {
                    add("unit.circle", .successor, "Quan hệ kế thừa đi vòng trở lại chính cơ quan này.")
                } else if let last = facts.existence.to, !heir.existence.holds(last.adding(days: 1)) {
                    add(
                        "unit.gap", .successor,
                        "Cơ quan kế thừa “\(heir.name)” không hoạt động vào ngày \(last.adding(days: 1).iso).", .warning
                    )
                }
            } else {
                add("unit.successor", .successor, "Không có cơ quan kế thừa mã “\(successor)”.")
            }
            if facts.existence.to == nil {
                add("unit.open", .validTo, "Có cơ quan kế thừa thì phải có ngày hết hiệu lực.")
            }
        }
        for membership in facts.memberships {
            if future[membership.group]?.kind != .group {
                add("unit.membership", .groups, "Không có nhóm mã “\(membership.group)”.")
            }
        }
        if let identifier = facts.identifier,
            let other = future.values.first(where: { $0.identifier == identifier && $0.code != facts.code })
        {
            add("unit.identifier", .identifier, "Mã định danh \(identifier.text) đã thuộc về “\(other.name)”.")
        }
        return found
    }

    /// Names and aliases that two units living at the same time would share: a paper's word would fit both.
    private static func sharedNames(
        _ lines: [(line: Int, facts: UnitFacts)], in future: [String: UnitFacts]
    ) -> [UnitFinding] {
        var owners: [String: [UnitFacts]] = [:]
        for facts in future.values {
            for key in Set(([facts.name] + facts.aliases).map(comparisonKey)) { owners[key, default: []].append(facts) }
        }
        return lines.flatMap { line -> [UnitFinding] in
            ([line.facts.name] + line.facts.aliases).compactMap { name in
                let rivals = owners[comparisonKey(name)] ?? []
                guard
                    let rival = rivals.filter({
                        $0.code != line.facts.code && overlap($0.existence, line.facts.existence)
                    })
                    .min(by: { $0.code < $1.code })
                else { return nil }
                return UnitFinding(
                    "unit.shared", .warning, line: line.line, column: .aliases,
                    "“\(name)” cũng là tên của “\(rival.name)” (\(rival.code)).")
            }
        }
    }

    private static func overlap(_ a: Existence, _ b: Existence) -> Bool {
        if let end = a.to, let start = b.from, end < start { return false }
        if let end = b.to, let start = a.from, end < start { return false }
        return true
    }

    private static func isCircle(
        _ code: String, _ future: [String: UnitFacts], _ step: (UnitFacts) -> String?
    ) -> Bool {
        var seen: Set<String> = [code]
        var next = future[code].flatMap(step)
        while let now = next {
            if !seen.insert(now).inserted { return true }
            next = future[now].flatMap(step)
        }
        return false
    }
}
