import Database
package import Vocabulary

/// One unit at a time, by hand.
extension Units {
    /// The facts of a unit as its form shows them.
    package func facts(_ viewer: Viewer, of unit: ID<OrgUnit>) async throws -> UnitFacts {
        guard viewer.actor != "public" else { throw NotVisible() }
        return try await database.read { transaction in
            let register = try UnitRegister(transaction)
            guard let code = register.ids.first(where: { $0.value == unit.text })?.key, let facts = register.facts[code]
            else { throw NotVisible() }
            return facts
        }
    }

    /// Writes a new unit or corrects the one of the same code, from the cells of a form.
    ///
    /// - Parameter existing: The unit being corrected; its code stays. Nil for a new one, whose code must be free.
    /// - Throws: `UnitProblem.refused` with the first error's sentence.
    @discardableResult
    package func correct(
        _ viewer: Viewer, _ existing: ID<OrgUnit>?, _ cells: [UnitColumn: String]
    ) async throws -> ID<OrgUnit> {
        guard viewer.keeps else { throw NotVisible() }
        let world = world
        return try await database.write { transaction in
            let register = try UnitRegister(transaction)
            var cells = cells
            if let existing {
                guard let code = register.ids.first(where: { $0.value == existing.text })?.key else {
                    throw NotVisible()
                }
                cells[.code] = code
            } else if let code = cells[.code], register.ids[code] != nil {
                throw UnitProblem.refused("Mã “\(code)” đã có trong danh mục.")
            }
            let columns = UnitColumn.allCases.filter { cells[$0] != nil }
            let file = try UnitsFile(
                Array(
                    (CommaSeparated.line(columns.map(\.rawValue)) + CommaSeparated.line(columns.map { cells[$0] ?? "" }))
                        .utf8))
            let examination = UnitExamination(file, against: register)
            if let error = examination.findings.first(where: { $0.severity == .error }) {
                throw UnitProblem.refused(error.says)
            }
            let changed = examination.entries.filter { $0.effect != .same }.map(\.facts)
            try UnitWriting(transaction, world, viewer).write(changed, register)
            let code = cells[.code] ?? ""
            guard let row = try transaction.first("SELECT id FROM units WHERE code = \(code)") else {
                throw NotVisible()
            }
            return try row.get("id")
        }
    }

    /// Ends a unit after `lastDay`; its work goes to `successor` from the next day, and it leaves its groups.
    package func dissolve(
        _ viewer: Viewer, _ unit: ID<OrgUnit>, after lastDay: Day, into successor: ID<OrgUnit>?
    ) async throws {
        guard viewer.keeps else { throw NotVisible() }
        let world = world
        try await database.write { transaction in
            let register = try UnitRegister(transaction)
            func facts(_ id: ID<OrgUnit>) throws -> UnitFacts {
                guard let code = register.ids.first(where: { $0.value == id.text })?.key,
                    let found = register.facts[code]
                else { throw NotVisible() }
                return found
            }
            var ending = try facts(unit)
            if ending.kind == .group { throw UnitProblem.groupCannotDissolve }
            if let day = ending.existence.to { throw UnitProblem.alreadyDissolved(day) }
            if let from = ending.existence.from, lastDay < from {
                throw UnitProblem.refused("Ngày kết thúc trước ngày cơ quan bắt đầu hoạt động (\(from.iso)).")
            }
            ending.existence = Existence(from: ending.existence.from, to: lastDay)
            if let successor {
                if successor == unit { throw UnitProblem.successorIsSelf }
                let heir = try facts(successor)
                if heir.kind == .group || !heir.existence.holds(lastDay.adding(days: 1)) {
                    throw UnitProblem.successorIsGone(heir.name)
                }
                ending.successor = heir.code
            }
            ending.memberships = ending.memberships.map { membership in
                guard let days = membership.days, days.to.map({ $0 > lastDay }) ?? true else { return membership }
                return UnitFacts.Membership(group: membership.group, days: Existence(from: days.from, to: lastDay))
            }
            try UnitWriting(transaction, world, viewer).write([ending], register)
        }
    }
}
