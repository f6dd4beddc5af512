package import Vocabulary

/// A unit or a group of units (cơ quan, đơn vị; nhóm). Its code is stable through renamings.
package struct OrgUnit: Sendable, Hashable {
    package let id: ID<OrgUnit>
    /// `so-khcn`, `xa-21034`, `g-so-ban-nganh`.
    package let code: String
    package let name: String
    package let kind: UnitKind
    /// The present form, `H48.53`; nil when none is known.
    package let identifier: AgencyIdentifier?
    /// The code of the statistics office for a commune, `21034`; nil for others.
    package let officialCode: String?
    package let parent: ID<OrgUnit>?
    /// The days it exists.
    package let existence: Existence
    /// Who took over its work when it ended; nil when nobody did or more than one.
    package let successor: ID<OrgUnit>?
    /// The middle of its territory; nil for units without one.
    package let place: Place?
    /// Its place in the tile map, column and row from 0; nil for units without one.
    package let tile: Tile?

    package var isGroup: Bool { kind == .group }

    package init(
        id: ID<OrgUnit>, code: String, name: String, kind: UnitKind, identifier: AgencyIdentifier? = nil,
        officialCode: String? = nil, parent: ID<OrgUnit>? = nil, existence: Existence = Existence(),
        successor: ID<OrgUnit>? = nil, place: Place? = nil, tile: Tile? = nil
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.kind = kind
        self.identifier = identifier
        self.officialCode = officialCode
        self.parent = parent
        self.existence = existence
        self.successor = successor
        self.place = place
        self.tile = tile
    }

    /// Degrees north and east (WGS 84).
    package struct Place: Hashable, Sendable {
        package let latitude: Double
        package let longitude: Double
        package init(latitude: Double, longitude: Double) {
            self.latitude = latitude
            self.longitude = longitude
        }
    }

    /// Column and row of the tile map, from 0.
    package struct Tile: Hashable, Sendable {
        package let x: Int
        package let y: Int
        package init(x: Int, y: Int) {
            self.x = x
            self.y = y
        }
    }
}

/// From its first to its last day, both included; nil is open.
package struct Existence: Hashable, Sendable {
    package let from: Day?
    package let to: Day?
    package init(from: Day? = nil, to: Day? = nil) {
        self.from = from
        self.to = to
    }
    /// Whether the unit exists on this day.
    package func holds(_ day: Day) -> Bool { (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true) }
}
