import Calendars
package import Database
package import Formats
package import Organizations
package import Plans
package import Vocabulary

/// Packs: a unit's open promises as a workbook that is filled in without a network and sent back.
package struct Packs: Sendable {
    let database: Database
    let world: World
    private var source: PackSource { PackSource(world: world) }
    private var entries: Entries { Entries(database: database, world: world) }

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// A pack that is ready to be written; writing it is work for another thread.
    package struct Made: Sendable {
        package let unit: UnitLink
        /// `tien-do_so-y-te_2026-01-12.xlsx`.
        package let fileName: String
        package let book: PackBook
    }

    /// Everyone who may have a pack of this unit made: its own people, the coordinator, the Office.
    private func check(_ unit: UnitLink, _ viewer: Viewer) throws {
        let isOwn = viewer.roles.contains(.focal) && viewer.unit == unit.id
        guard isOwn || !viewer.roles.isDisjoint(with: [.coordinator, .office]) else { throw NotVisible() }
    }

    /// The pack of one unit.
    ///
    /// - Parameter code: the unit's code; nil is the viewer's own unit.
    /// - Throws: `NotVisible` unless the viewer speaks for the unit, coordinates or is the Office.
    package func make(of code: String?, for viewer: Viewer) async throws -> Made {
        let seal = try await seal()
        return try await database.read { tx in
            let condition: SQL
            if let code { condition = "code = \(code)" } else { condition = "id = \(viewer.unit)" }
            let unit = try source.unit(condition, in: tx)
            try check(unit, viewer)
            return try made(unit, seal, in: tx)
        }
    }

    /// The units whose packs the viewer may have made, in Vietnamese order.
    ///
    /// - Throws: `NotVisible` unless the viewer coordinates or is the Office.
    package func units(for viewer: Viewer) async throws -> [UnitLink] {
        guard !viewer.roles.isDisjoint(with: [.coordinator, .office]) else { throw NotVisible() }
        return try await database.read { try source.units(in: $0) }
    }

    /// Looks at a pack that came back, and stores nothing.
    ///
    /// - Parameter answers: answers to questions, by the row's number.
    /// - Throws: `PackRefusal`; `NotVisible` unless the viewer speaks for a unit.
    package func examine(
        _ reading: PackReading, answers: [Int: String] = [:], for viewer: Viewer
    ) async throws -> PackExamination {
        let seal = try await seal()
        return try await database.read { tx in
            try examiner(reading, answers, seal, viewer, tx).examine(reading)
        }
    }

    /// Stores all that is new in a pack, in one transaction; when any row is wrong, asked about or outdated, nothing is
    /// stored and the examination says why. Sending the same pack again stores nothing twice.
    ///
    /// - Throws: as `examine`; `PackRefusal.rowRefused`.
    package func send(
        _ reading: PackReading, answers: [Int: String] = [:], by viewer: Viewer
    ) async throws -> PackExamination {
        let seal = try await seal()
        return try await database.write { tx in
            var found = try examiner(reading, answers, seal, viewer, tx).examine(reading)
            guard found.isClear else { return found }
            var sent = 0
            for line in found.lines {
                guard case .ready = line.outcome, var entry = line.entry else { continue }
                do {
                    // A row before may have moved the same promise: its milestone.
                    entry.version = try version(of: entry.assignment, in: tx)
                    _ = try entries.send(entry, in: tx, by: viewer)
                } catch let problem as ProgressProblem {
                    throw PackRefusal.rowRefused(row: line.row, says: problem.message.says)
                }
                sent += 1
            }
            found.sent = sent
            return found
        }
    }

    private func version(of id: ID<Assignment>, in tx: any Transaction) throws -> Int {
        try tx.first("SELECT version FROM assignments WHERE id = \(id)")?.get("version") ?? 0
    }

    private func examiner(
        _ reading: PackReading, _ answers: [Int: String], _ seal: Seal, _ viewer: Viewer, _ tx: any Transaction
    ) throws -> PackExaminer {
        guard viewer.roles.contains(.focal), let own = viewer.unit else { throw NotVisible() }
        let identity: PackIdentity
        do { identity = try PackIdentity(reading.identity, format: PackIdentity.progress, seal) } catch {
            throw error == .otherForm ? PackRefusal.otherForm : PackRefusal.notOurs
        }
        guard identity.unit == own else {
            let name = try source.unit("id = \(own)", in: tx).name
            throw PackRefusal.otherUnit(of: identity.unitName, own: name)
        }
        return PackExaminer(
            entries: entries, source: source, seal: seal, identity: identity, answers: answers, viewer: viewer, tx: tx)
    }

    private func made(_ unit: UnitLink, _ seal: Seal, in tx: any Transaction) throws -> Made {
        let pauses = try Pauses(database: database, world: world).all(in: tx)
        let content = try source.content(of: unit, pauses: pauses, in: tx)
        let today = world.today()
        let rows = content.rows.map(\.values)
        let keys = zip(content.rows, rows).map { row, values in
            PackKey(
                assignment: row.assignment.id, version: row.assignment.version,
                occurrence: row.occurrence?.label ?? "", digest: ProgressPack.digest(values))
        }
        let pack = seal.mark(["pack", unit.id.text, today.iso] + keys.flatMap(\.parts))
        let identity = PackIdentity(
            format: PackIdentity.progress, pack: pack, unit: unit.id, code: unit.code, name: unit.name, madeOn: today)
        let names = try source.units(in: tx).map(\.name).filter { $0 != unit.name }
        var book = PackBook(
            sheet: ProgressPack.sheet, title: "Báo cáo tiến độ: \(unit.name)",
            note:
                "Lập ngày \(PackValue.day(today).words), \(rows.count) dòng. Chỉ điền các cột tên nền vàng; ô để trống giữ nguyên lời đã báo.",
            columns: ProgressPack.columns(units: names), frozenColumns: 3)
        book.guide = ProgressPack.guide
        book.identity = identity.pairs(seal)
        book.rows = rows.enumerated().map { index, values in
            var values = values
            values["tt"] = PackValue(words: String(index + 1))
            let locked = ProgressPack.locked(values)
            values[ProgressPack.key] = PackValue(words: keys[index].text(identity, locked: locked, seal))
            return values
        }
        return Made(unit: unit, fileName: "tien-do_\(unit.code)_\(today.iso).xlsx", book: book)
    }

    /// The house's own secret for packs. Houses that made packs before secrets had a table of their own keep that one, or
    /// the packs that are out could not come back.
    private func seal() async throws -> Seal {
        let old = try await database.read { tx in
            try tx.first("SELECT secret FROM pack_secret WHERE id = 1")?.get("secret", as: String.self)
        }
        if let old { return Seal(secret: Array(old.utf8)) }
        return try await HouseSecrets(database: database, world: world).seal("packs")
    }
}
