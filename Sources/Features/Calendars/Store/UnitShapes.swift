package import Database
package import Organizations
package import Vocabulary

/// The outlines of communes that are shown now.
package struct UnitShapes: Sendable {
    let database: Database

    package init(database: Database) { self.database = database }

    /// A sheet with the outlines of its units.
    package struct Sheet: Hashable, Sendable {
        /// In the units of the paths.
        package let width: Int
        package let height: Int
        package let shapes: [ID<OrgUnit>: UnitShape]
    }

    /// The sheet in use; nil when no map was imported, and the tile map stands.
    package func shapes(in tx: any Transaction) throws -> Sheet? {
        guard
            let row = try tx.first(
                """
                SELECT id, width, height FROM shape_sheets WHERE used_at IS NOT NULL AND withdrawn_at IS NULL
                ORDER BY used_at DESC, id DESC LIMIT 1
                """)
        else { return nil }
        return Sheet(
            width: try row.get("width"), height: try row.get("height"),
            shapes: try UnitShapes.shapes(of: try row.get("id"), in: tx))
    }

    /// The outlines of one sheet.
    static func shapes(of sheet: String, in tx: any Transaction) throws -> [ID<OrgUnit>: UnitShape] {
        let rows = try tx.rows(
            "SELECT unit_id, path, label_x, label_y, room FROM unit_shapes WHERE sheet_id = \(sheet)")
        let pairs = try rows.map { row -> (ID<OrgUnit>, UnitShape) in
            let shape = UnitShape(
                path: try row.get("path"), x: try row.get("label_x"), y: try row.get("label_y"),
                room: try row.get("room"))
            return (try row.get("unit_id"), shape)
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
}
