import Database
import Organizations
import Plans
import Vocabulary

/// What the units and plans behind the board's numbers are called. Small tables, read whole for a page.
struct Names: Sendable {
    /// A unit as pages show it.
    struct Unit: Sendable {
        let link: UnitLink
        let sort: String
        let isGroup: Bool
        /// Its place in the tile map; nil for units without one.
        let tile: OrgUnit.Tile?
        let existsOn: Existence
    }

    /// A plan as pages show it.
    struct Plan: Sendable {
        let link: PlanLink
        let title: String
    }

    let units: [ID<OrgUnit>: Unit]
    let plans: [ID<Plans.Plan>: Plan]
    /// The newest first.
    let planOrder: [ID<Plans.Plan>]

    func unit(_ id: ID<OrgUnit>?) -> Unit? { id.flatMap { units[$0] } }
    func name(_ id: ID<OrgUnit>?) -> String { unit(id)?.link.name ?? "-" }

    init(in tx: any Transaction) throws {
        var units: [ID<OrgUnit>: Unit] = [:]
        for row in try tx.rows(
            "SELECT id, code, name, name_sort, is_group, tile_x, tile_y, valid_from, valid_to FROM units")
        {
            let id: ID<OrgUnit> = try row.get("id")
            let (x, y): (Int?, Int?) = (try row.get("tile_x"), try row.get("tile_y"))
            units[id] = Unit(
                link: UnitLink(id: id, code: try row.get("code"), name: try row.get("name")),
                sort: try row.get("name_sort"), isGroup: try row.get("is_group", as: Int.self) == 1,
                tile: x.flatMap { x in y.map { OrgUnit.Tile(x: x, y: $0) } },
                existsOn: Existence(from: try row.get("valid_from"), to: try row.get("valid_to")))
        }
        self.units = units
        var plans: [ID<Plans.Plan>: Plan] = [:]
        var order: [ID<Plans.Plan>] = []
        for row in try tx.rows(
            """
            SELECT p.id, p.code, p.title FROM plans p LEFT JOIN documents d ON d.id = p.document_id
            WHERE p.state = 'current' ORDER BY COALESCE(d.issued_sort, '') DESC, p.id DESC
            """)
        {
            let id: ID<Plans.Plan> = try row.get("id")
            plans[id] = Plan(link: PlanLink(id: id, code: try row.get("code")), title: try row.get("title"))
            order.append(id)
        }
        self.plans = plans
        planOrder = order
    }
}
