import Database
import Ledger
import Organizations
import Vietnamese
import Vocabulary

/// Maps of communes kept by keepers: read from a file, looked at, used, taken back.
struct ShapeKeeping: Sendable {
    let database: Database
    let world: World

    /// One map that was read.
    struct Kept: Sendable {
        let id: String
        let fileName: String
        /// One sentence each.
        let findings: [String]
        let sheet: UnitShapes.Sheet
        let madeAt: Instant
        /// Nil for a draft.
        let usedAt: Instant?
        let withdrawnReason: String?
    }

    /// One line of the list of maps.
    struct Listed: Sendable {
        let id: String
        let fileName: String
        let units: Int
        let usedAt: Instant
        let withdrawnReason: String?
        /// The one that is shown.
        let isCurrent: Bool
    }

    private static let findingLimit = 400

    /// Reads a file and keeps what it draws as the viewer's draft, in place of an earlier draft; shows nothing to others.
    ///
    /// - Returns: The draft's id.
    /// - Throws: `ShapeProblem` when the file cannot be used.
    func check(_ viewer: Viewer, file bytes: [UInt8], name: String) async throws -> String {
        guard viewer.keeps else { throw NotVisible() }
        let today = world.today()
        let communes = try await database.read { try Pauses.communes(on: today, in: $0) }
        let matching = MapMatching(try MapFile(bytes), communes)
        guard let drawing = ShapeDrawing(matching.features) else { throw ShapeProblem.nothingMatches }
        let names = Dictionary(communes.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let unseen = drawing.unseen.map { "\(names[$0] ?? "") quá nhỏ để vẽ ở tỷ lệ này." }.sorted()
        let findings = Array((matching.findings + unseen).prefix(Self.findingLimit))
        let world = world
        return try await database.write { tx in
            let mine: SQL = "SELECT id FROM shape_sheets WHERE used_at IS NULL AND made_by = \(viewer.actor)"
            try tx.run("DELETE FROM unit_shapes WHERE sheet_id IN (\(mine))")
            try tx.run("DELETE FROM shape_sheets WHERE used_at IS NULL AND made_by = \(viewer.actor)")
            let id = world.newID()
            try tx.run(
                """
                INSERT INTO shape_sheets (id, file_name, findings, west, south, east, north, width, height, made_at, made_by)
                VALUES (\(id), \(name), \(findings.joined(separator: "\n")), \(drawing.west), \(drawing.south),
                    \(drawing.east), \(drawing.north), \(drawing.width), \(drawing.height), \(world.now()), \(viewer.actor))
                """)
            for (unit, shape) in drawing.shapes.sorted(by: { $0.key.text < $1.key.text }) {
                try tx.run(
                    """
                    INSERT INTO unit_shapes (sheet_id, unit_id, path, label_x, label_y, room)
                    VALUES (\(id), \(unit), \(shape.path), \(shape.x), \(shape.y), \(shape.room))
                    """)
            }
            return id
        }
    }

    /// One map: a used one, or the viewer's own draft.
    ///
    /// - Throws: `NotVisible` when there is none.
    func find(_ viewer: Viewer, _ id: String) async throws -> Kept {
        guard viewer.keeps else { throw NotVisible() }
        return try await database.read { tx in
            guard
                let row = try tx.first(
                    """
                    SELECT * FROM shape_sheets WHERE id = \(id) AND (used_at IS NOT NULL OR made_by = \(viewer.actor))
                    """)
            else { throw NotVisible() }
            let findings = try row.get("findings", as: String.self)
            return Kept(
                id: id, fileName: try row.get("file_name"),
                findings: findings.utf8.split(separator: 10).map { String(decoding: $0, as: UTF8.self) },
                sheet: UnitShapes.Sheet(
                    width: try row.get("width"), height: try row.get("height"),
                    shapes: try UnitShapes.shapes(of: id, in: tx)), madeAt: try row.get("made_at"),
                usedAt: try row.get("used_at"), withdrawnReason: try row.get("withdrawn_reason"))
        }
    }

    /// The maps that were ever used, the latest first.
    func list(_ viewer: Viewer) async throws -> [Listed] {
        guard viewer.keeps else { throw NotVisible() }
        let rows = try await database.rows(
            """
            SELECT id, file_name, used_at, withdrawn_reason,
                (SELECT COUNT(*) FROM unit_shapes WHERE sheet_id = shape_sheets.id) AS units
            FROM shape_sheets WHERE used_at IS NOT NULL ORDER BY used_at DESC, id DESC
            """)
        var hasCurrent = false
        return try rows.map { row in
            let reason: String? = try row.get("withdrawn_reason")
            let isCurrent = reason == nil && !hasCurrent
            hasCurrent = hasCurrent || isCurrent
            return Listed(
                id: try row.get("id"), fileName: try row.get("file_name"), units: try row.get("units"),
                usedAt: try row.get("used_at"), withdrawnReason: reason, isCurrent: isCurrent)
        }
    }

    /// Shows the viewer's draft to everybody from now on.
    ///
    /// - Throws: `ShapeProblem.alreadyDone` when it is in use.
    func use(_ viewer: Viewer, _ id: String) async throws {
        let kept = try await find(viewer, id)
        let world = world
        try await database.write { tx in
            let done = try tx.run(
                "UPDATE shape_sheets SET used_at = \(world.now()) WHERE id = \(id) AND used_at IS NULL")
            guard done == 1 else { throw ShapeProblem.alreadyDone }
            try tx.record(
                Self.change("map-used", kept, before: nil, after: Self.noted(kept), by: viewer), world: world)
        }
    }

    /// Takes a map back: the one used before it is shown again, or the tile map.
    ///
    /// - Throws: `ShapeProblem.alreadyDone` when it was withdrawn or never used.
    func withdraw(_ viewer: Viewer, _ id: String, reason: String) async throws {
        let kept = try await find(viewer, id)
        guard !reason.isEmpty, reason.unicodeScalars.count <= 300 else { throw ShapeProblem.noReason }
        let world = world
        try await database.write { tx in
            let done = try tx.run(
                """
                UPDATE shape_sheets SET withdrawn_at = \(world.now()), withdrawn_reason = \(reason)
                WHERE id = \(id) AND used_at IS NOT NULL AND withdrawn_at IS NULL
                """)
            guard done == 1 else { throw ShapeProblem.alreadyDone }
            var after = Self.noted(kept)
            after.append(("withdrawn", .string(reason)))
            try tx.record(
                Self.change("map-withdrawn", kept, before: Self.noted(kept), after: after, by: viewer), world: world)
        }
    }

    /// The communes of today, in Vietnamese order.
    func communes(_ viewer: Viewer) async throws -> [OrgUnit] {
        guard viewer.keeps else { throw NotVisible() }
        let today = world.today()
        return try await database.read { try Pauses.communes(on: today, in: $0) }
    }

    private static func noted(_ kept: Kept) -> [(String, JSON)] {
        [
            ("file", .string(kept.fileName)), ("units", .integer(Int64(kept.sheet.shapes.count))),
            ("findings", .integer(Int64(kept.findings.count))),
        ]
    }

    private static func change(
        _ deed: String, _ kept: Kept, before: [(String, JSON)]?, after: [(String, JSON)], by viewer: Viewer
    ) -> Change {
        Change(
            deed: deed, subjectKind: "map", subject: kept.id, before: before.map { .object($0) },
            after: .object(after), actor: viewer.actor, actorName: viewer.actorName)
    }
}
