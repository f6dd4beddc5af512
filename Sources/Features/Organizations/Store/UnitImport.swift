import Database
package import Ledger
package import Vocabulary

/// Units written from files: examined first, then all or nothing.
extension Units {
    /// What the file would do; writes nothing.
    ///
    /// - Throws: `UnitProblem` when the whole file cannot be used, `NotVisible` for who does not keep units.
    package func examine(_ viewer: Viewer, file bytes: [UInt8]) async throws -> UnitExamination {
        guard viewer.keeps else { throw NotVisible() }
        let file = try UnitsFile(bytes)
        return try await database.read { UnitExamination(file, against: try UnitRegister($0)) }
    }

    /// Writes the file's new and changed units in one transaction; units it does not name stay as they are.
    ///
    /// - Returns: What it did.
    /// - Throws: `UnitProblem.findings` when a line has an error, and then nothing is written.
    @discardableResult
    package func apply(_ viewer: Viewer, file bytes: [UInt8]) async throws -> UnitExamination {
        guard viewer.keeps else { throw NotVisible() }
        let file = try UnitsFile(bytes)
        let world = world
        return try await database.write { transaction in
            let register = try UnitRegister(transaction)
            let examination = UnitExamination(file, against: register)
            guard examination.errors == 0 else { throw UnitProblem.findings(examination.errors) }
            let entries = examination.entries.filter { $0.effect != .same }
            try UnitWriting(transaction, world, viewer).write(entries.map(\.facts), register)
            return examination
        }
    }

    /// Puts the shipped units that are not there yet into the register; what a province has corrected stays.
    ///
    /// - Returns: How many were new.
    @discardableResult
    package func seedShipped(_ viewer: Viewer = .system("units")) async throws -> Int {
        let file = try UnitsFile.shipped()
        let world = world
        return try await database.write { transaction in
            let register = try UnitRegister(transaction)
            let examination = UnitExamination(file, against: register)
            guard examination.errors == 0 else { throw UnitProblem.findings(examination.errors) }
            let fresh = examination.entries.filter { $0.effect == .new }
            try UnitWriting(transaction, world, viewer).write(fresh.map(\.facts), register)
            return fresh.count
        }
    }

    /// The whole register as a units file that `apply` reads back to the same.
    package func export(_ viewer: Viewer) async throws -> String {
        guard viewer.actor != "public" else { throw NotVisible() }
        return try await database.read { UnitsFile.text(try UnitRegister($0).all) }
    }

    /// What has happened to a unit, newest first, out of the ledger.
    package func history(_ viewer: Viewer, of unit: ID<OrgUnit>, limit: Int = 50) async throws -> [LedgerEntry] {
        guard viewer.actor != "public" else { throw NotVisible() }
        return try await database.read { try Ledger.history(of: "unit", unit.text, limit: limit, in: $0) }
    }

    /// The units and groups with the columns of `tiendo extract --units` (contracts/extract.md). With a day: only those
    /// that exist on it; without: all, with their days, so that older papers find the bodies of their time.
    package func directoryCSV(_ viewer: Viewer, on day: Day? = nil) async throws -> String {
        guard viewer.actor != "public" else { throw NotVisible() }
        return try await database.read { transaction in
            let all = try UnitRegister(transaction).all
            return UnitsFile.directory(all.filter { unit in day.map { unit.existence.holds($0) } ?? true })
        }
    }
}
