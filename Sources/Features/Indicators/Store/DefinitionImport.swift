import Database
package import Organizations
import Vocabulary

/// The catalogue as a file, and files into the catalogue: examined first, then all or nothing.
extension Indicators {
    /// The whole catalogue as a file that `apply` reads back to the same.
    ///
    /// - Parameter format: CSV, a workbook or JSON.
    package func export(_ format: ValueFormat, for viewer: Viewer) async throws -> [UInt8] {
        guard viewer.readsIndicators else { throw NotVisible() }
        let (all, sheet) = try await database.read { tx in
            let all = try definitions(in: tx)
            return (all, try self.sheet(in: tx))
        }
        return try DefinitionFile.write(all, as: format, sheet)
    }

    /// What a file would do; writes nothing. Every check that writing makes is made.
    ///
    /// - Throws: `NotVisible` unless the viewer keeps the catalogue; `ValueFileProblem`, `UnreadableDocument`.
    package func examine(file bytes: [UInt8], for viewer: Viewer) async throws -> DefinitionExamination {
        do { return try await take(bytes, isOnlyLooking: true, by: viewer) } catch let looked as Looked {
            return looked.examination
        }
    }

    /// Writes a file's new and changed definitions in one transaction; indicators it does not name stay as they are.
    ///
    /// - Throws: as `examine`; `ValueFileProblem.findings` when a line is wrong, and then nothing is written.
    @discardableResult
    package func apply(file bytes: [UInt8], by viewer: Viewer) async throws -> DefinitionExamination {
        try await take(bytes, isOnlyLooking: false, by: viewer)
    }

    /// Undoes the transaction in which a file was only looked at.
    private struct Looked: Error { let examination: DefinitionExamination }

    private func take(
        _ bytes: [UInt8], isOnlyLooking: Bool, by viewer: Viewer
    ) async throws -> DefinitionExamination {
        guard viewer.keepsIndicators else { throw NotVisible() }
        let file = try DefinitionFile(bytes)
        return try await database.write { tx in
            let found = try take(file, in: tx, by: viewer)
            if isOnlyLooking { throw Looked(examination: found) }
            guard found.isClear else { throw ValueFileProblem.findings(found.findings.wrongCount) }
            return found
        }
    }

    private func take(_ file: DefinitionFile, in tx: any Transaction, by viewer: Viewer) throws -> DefinitionExamination
    {
        let sheet = try sheet(in: tx)
        let known = Dictionary(uniqueKeysWithValues: try definitions(in: tx).map { ($0.indicator.code, $0) })
        var found = DefinitionExamination()
        found.lines = file.table.lines.count
        for heading in file.unknown { found.findings.ask(1, heading, "Cột “\(heading)” không được dùng.") }
        var seen: [String: Int] = [:]
        var wanted: [(line: TableFile.Line, before: IndicatorDefinition?, after: IndicatorDefinition)] = []
        for line in file.table.lines {
            let code = file.words(.code, of: line)
            let before = known[code]
            do throws(DefinitionSheet.Wrong) {
                if let first = seen.updateValue(line.number, forKey: code) {
                    throw DefinitionSheet.Wrong(column: .code, says: "Mã “\(code)” đã có ở dòng \(first).")
                }
                let blank = Indicator(id: ID(""), code: code, name: "", from: world.today())
                let after = try file.read(
                    line, onto: before ?? IndicatorDefinition(indicator: blank, exceptions: []), sheet)
                wanted.append((line, before, after))
            } catch {
                found.findings.wrong(line.number, error.column.rawValue, error.says)
            }
        }
        // A formula may name an indicator of a later line.
        for (line, before, after) in DefinitionOrder.sorted(wanted, by: \.after.indicator) {
            let changes = before.map { before in
                DefinitionColumn.allCases.filter { sheet.text($0, of: before) != sheet.text($0, of: after) }
            }
            do {
                if changes != [] { try write(after, over: before, changes ?? [], in: tx, by: viewer) }
                let effect: DefinitionExamination.Entry.Effect =
                    changes.map { $0.isEmpty ? .same : .changed($0.map(\.rawValue)) } ?? .new
                found.entries.append(
                    .init(
                        line: line.number, code: after.indicator.code, name: after.indicator.name, effect: effect))
            } catch let problem as IndicatorProblem {
                found.findings.wrong(line.number, problem.column?.rawValue ?? "", problem.message.says)
            }
        }
        found.entries.sort { $0.line < $1.line }
        found.findings.sort()
        found.findings.place { FileFinding($0, line: $0.line, cell: file.table.address($0.column, line: $0.line)) }
        return found
    }

    private func write(
        _ after: IndicatorDefinition, over before: IndicatorDefinition?, _ changes: [DefinitionColumn],
        in tx: any Transaction, by viewer: Viewer
    ) throws {
        if let before, before.indicator.retiredReason != nil {
            throw IndicatorProblem.retired(before.indicator.code)
        }
        let id: ID<Indicator>
        if let before {
            id = before.indicator.id
            if changes.contains(where: { $0 != .units && $0 != .retiredReason }) {
                try correct(after.indicator, in: tx, by: viewer)
            }
        } else {
            id = try define(after.indicator, in: tx, by: viewer)
        }
        try apply(to: id, units: after.exceptions, in: tx, by: viewer)
        if let reason = after.indicator.retiredReason {
            try retire(id, version: try find(id, in: tx).version, reason: reason, in: tx, by: viewer)
        }
    }

    private func definitions(in tx: any Transaction) throws -> [IndicatorDefinition] {
        try Indicators.all(in: tx).map {
            IndicatorDefinition(indicator: $0, exceptions: try exceptions(of: $0, in: tx))
        }
    }

    private func sheet(in tx: any Transaction) throws -> DefinitionSheet {
        DefinitionSheet(units: try Units.codes(in: tx))
    }
}

extension Units {
    /// All units by their codes.
    static func codes(in tx: any Transaction) throws -> [String: ID<OrgUnit>] {
        var units: [String: ID<OrgUnit>] = [:]
        for row in try tx.rows("SELECT code, id FROM units") { units[try row.get("code")] = try row.get("id") }
        return units
    }
}

/// The order in which definitions are written: what a formula names before the formula.
enum DefinitionOrder {
    /// Those without a formula first, then each after the ones it names, as far as there is no circle.
    static func sorted<Each>(_ all: [Each], by indicator: (Each) -> Indicator) -> [Each] {
        var left = all
        var done: [Each] = []
        while !left.isEmpty {
            let open = Set(left.map { indicator($0).code })
            let (ready, waiting) = left.reduce(into: ([Each](), [Each]())) { sides, each in
                let named = names(in: indicator(each).formula).intersection(open).subtracting([indicator(each).code])
                if named.isEmpty { sides.0.append(each) } else { sides.1.append(each) }
            }
            if ready.isEmpty { return done + waiting }
            done += ready
            left = waiting
        }
        return done
    }

    /// The words of a formula that could be codes.
    private static func names(in formula: String) -> Set<String> {
        Set(
            formula.utf8.split { !((97...122).contains($0) || (48...57).contains($0) || $0 == 45) }.map {
                String(decoding: $0, as: UTF8.self)
            })
    }
}

extension IndicatorProblem {
    /// The column of a file of definitions that it speaks of; nil for the whole line.
    fileprivate var column: DefinitionColumn? {
        switch self {
        case .nameMissing: .name
        case .codeWrong, .codeTaken, .codeUnknown, .retired: .code
        case .frequencyFixed: .frequency
        case .ratioNamesMissing: .numerator
        case .ratioNeedsRatio: .acrossUnits
        case .formula: .formula
        case .unitUnknown, .periodWrong: .units
        default: nil
        }
    }
}
