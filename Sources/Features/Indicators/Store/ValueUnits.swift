package import Database
package import Organizations
package import Vocabulary

/// What units are called, for grids and lists that name many of them.
package struct ValueUnits: Sendable {
    /// A unit's stable code and its name.
    package struct Named: Sendable, Hashable {
        package let id: ID<OrgUnit>
        package let code: String
        package let name: String
    }

    private let byID: [ID<OrgUnit>: Named]
    private let byCode: [String: Named]

    /// All units, those that ended among them.
    package static func all(_ database: Database) async throws -> ValueUnits {
        ValueUnits(
            try await database.rows("SELECT id, code, name FROM units").map {
                Named(id: try $0.get("id"), code: try $0.get("code"), name: try $0.get("name"))
            })
    }

    private init(_ units: [Named]) {
        byID = Dictionary(units.map { ($0.id, $0) }) { first, _ in first }
        byCode = Dictionary(units.map { ($0.code, $0) }) { first, _ in first }
    }

    var all: [Named] { Array(byID.values) }

    package subscript(id: ID<OrgUnit>) -> Named? { byID[id] }
    package subscript(code code: String) -> Named? { byCode[code] }
    /// The unit's name; its id for one that is not known.
    package func name(_ id: ID<OrgUnit>) -> String { byID[id]?.name ?? id.text }
    /// The code of a unit; its id when it is not known.
    package func code(_ id: ID<OrgUnit>) -> String { byID[id]?.code ?? id.text }
}
