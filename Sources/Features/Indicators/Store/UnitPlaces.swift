import Calendars
import Database
import Organizations
import Vocabulary

/// Where units lie on a map: in tiles always, in outlines where a map was imported.
struct UnitPlaces: Sendable {
    let tiles: [ID<OrgUnit>: OrgUnit.Tile]
    /// Nil while no map was imported.
    let outlines: UnitShapes.Sheet?

    init(_ database: Database) async throws {
        let shapes = UnitShapes(database: database)
        (tiles, outlines) = try await database.read { tx in
            var tiles: [ID<OrgUnit>: OrgUnit.Tile] = [:]
            for row in try tx.rows(
                "SELECT id, tile_x, tile_y FROM units WHERE tile_x IS NOT NULL AND tile_y IS NOT NULL")
            {
                tiles[try row.get("id")] = OrgUnit.Tile(x: try row.get("tile_x"), y: try row.get("tile_y"))
            }
            return (tiles, try shapes.shapes(in: tx))
        }
    }

    static func names(in tx: any Transaction) throws -> [ID<OrgUnit>: Standings.Named] {
        var names: [ID<OrgUnit>: Standings.Named] = [:]
        for row in try tx.rows("SELECT id, code, name FROM units") {
            let id: ID<OrgUnit> = try row.get("id")
            names[id] = Standings.Named(id: id, code: try row.get("code"), name: try row.get("name"))
        }
        return names
    }
}
