import Vocabulary

/// What a line of the units file says of one unit; other units are named by their codes.
package struct UnitFacts: Hashable, Sendable {
    package var code: String
    package var name: String
    package var aliases: [String] = []
    package var kind: UnitKind
    package var parent: String?
    package var existence = Existence()
    package var successor: String?
    package var identifier: AgencyIdentifier?
    package var officialCode: String?
    package var place: OrgUnit.Place?
    package var tile: OrgUnit.Tile?
    package var memberships: [Membership] = []

    package init(code: String, name: String, kind: UnitKind) {
        self.code = code
        self.name = name
        self.kind = kind
    }

    /// The unit belongs to a group. Without days of its own: as long as the unit exists.
    package struct Membership: Hashable, Sendable {
        package let group: String
        package let days: Existence?
        package init(group: String, days: Existence? = nil) {
            self.group = group
            self.days = days
        }
    }

    /// Every fact as the units file writes it, in the order of its columns.
    package var cells: [(column: UnitColumn, text: String)] {
        UnitColumn.allCases.map { ($0, text($0)) }
    }

    /// One fact as the units file writes it; empty when it is not said.
    package func text(_ column: UnitColumn) -> String {
        switch column {
        case .code: code
        case .name: name
        case .aliases: aliases.joined(separator: "|")
        case .kind: kind.rawValue
        case .parent: parent ?? ""
        case .validFrom: existence.from?.iso ?? ""
        case .validTo: existence.to?.iso ?? ""
        case .successor: successor ?? ""
        case .identifier: identifier?.text ?? ""
        case .officialCode: officialCode ?? ""
        case .latitude: place.map { "\($0.latitude)" } ?? ""
        case .longitude: place.map { "\($0.longitude)" } ?? ""
        case .tileX: tile.map { "\($0.x)" } ?? ""
        case .tileY: tile.map { "\($0.y)" } ?? ""
        case .groups: memberships.map(\.text).joined(separator: "|")
        }
    }
}

extension UnitFacts {
    /// The word that tells the extraction to read a name as its successor's: nobody can be given work under it.
    package static let formerName = "tên cũ"

    /// The kind as the directory of the extraction has it. A department that was merged into another is a former name
    /// there; a district or a newspaper keeps its own code in the papers of its time.
    package var directoryKind: String {
        let isMerged = existence.to != nil && successor != nil
        return isMerged && [.department, .board, .central].contains(kind) ? UnitFacts.formerName : kind.rawValue
    }
}

extension UnitFacts.Membership {
    /// `g-ubnd-xa`, or with its own days `g-ubnd-xa@2025-07-01..2025-12-31`, either day may be missing.
    package var text: String {
        guard let days else { return group }
        return "\(group)@\(days.from?.iso ?? "")..\(days.to?.iso ?? "")"
    }

    /// Reads what `text` writes; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard let group = parts.first, !group.isEmpty, parts.count <= 2 else { return nil }
        guard parts.count == 2 else {
            self.init(group: String(group))
            return
        }
        let ends = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        guard ends.count == 3, ends[1].isEmpty else { return nil }
        let (first, last) = (ends[0], ends[2])
        let days = Existence(from: Day(String(first)), to: Day(String(last)))
        guard (days.from == nil) == first.isEmpty, (days.to == nil) == last.isEmpty else { return nil }
        if let from = days.from, let to = days.to, from > to { return nil }
        self.init(group: String(group), days: days)
    }
}

/// The columns of the units file: the eight of the extraction contract, then what only the register needs.
package enum UnitColumn: String, CaseIterable, Hashable, Sendable {
    case code, name, aliases, kind, parent
    case validFrom = "valid_from"
    case validTo = "valid_to"
    case successor, identifier
    case officialCode = "official_code"
    case latitude, longitude
    case tileX = "tile_x"
    case tileY = "tile_y"
    case groups

    /// What `tiendo extract --units` reads (contracts/extract.md).
    package static let contract: [UnitColumn] = [
        .code, .name, .aliases, .kind, .parent, .validFrom, .validTo, .successor,
    ]
}
