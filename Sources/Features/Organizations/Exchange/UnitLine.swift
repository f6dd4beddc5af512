import Vietnamese
import Vocabulary

/// One line of the units file, or one form, read cell by cell; every doubt is a finding.
struct UnitLine {
    let line: Int
    let cells: [UnitColumn: String]
    private(set) var findings: [UnitFinding] = []

    init(line: Int, cells: [UnitColumn: String]) {
        self.line = line
        self.cells = cells
    }

    /// The facts, or nil when an error was found.
    mutating func facts() -> UnitFacts? {
        let code = code(.code, isRequired: true)
        let name = name()
        guard let kind = kind(), let code, let name else { return nil }
        var facts = UnitFacts(code: code, name: name, kind: kind)
        facts.aliases = list(.aliases).filter { $0 != name }
        facts.parent = self.code(.parent)
        facts.successor = self.code(.successor)
        facts.existence = existence()
        facts.identifier = identifier()
        facts.officialCode = officialCode()
        facts.place = place()
        facts.tile = tile()
        facts.memberships = memberships()
        if facts.parent == code { add("unit.parent", .parent, "Một cơ quan không thể là cấp trên của chính nó.") }
        if facts.successor == code { add("unit.successor", .successor, "Một cơ quan không thể kế thừa chính nó.") }
        if kind == .group, !facts.memberships.isEmpty {
            add("unit.nested", .groups, "Một nhóm không thể nằm trong nhóm khác.")
        }
        if kind == .group, !code.hasPrefix("g-") { add("unit.group", .code, "Mã của một nhóm bắt đầu bằng “g-”.") }
        if kind != .group, code.hasPrefix("g-") {
            add("unit.group", .kind, "Mã bắt đầu bằng “g-” chỉ dành cho loại “nhóm”.")
        }
        return findings.contains { $0.severity == .error } ? nil : facts
    }

    private func cell(_ column: UnitColumn) -> String { cells[column] ?? "" }

    private mutating func add(_ code: String, _ column: UnitColumn, _ says: String) {
        findings.append(UnitFinding(code, line: line, column: column, says))
    }

    private mutating func code(_ column: UnitColumn, isRequired: Bool = false) -> String? {
        let text = cell(column)
        if text.isEmpty {
            if isRequired { add("unit.code", column, "Thiếu mã.") }
            return nil
        }
        let isPlain = text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        guard isPlain, text.utf8.count <= 40, text.utf8.first != 45, text.utf8.last != 45 else {
            add(
                "unit.code", column,
                "Mã “\(text)” chỉ được gồm chữ thường không dấu, chữ số và gạch nối, tối đa 40 ký tự.")
            return nil
        }
        return text
    }

    private mutating func name() -> String? {
        let text = cell(.name)
        guard let first = text.utf8.first else {
            add("unit.name", .name, "Thiếu tên.")
            return nil
        }
        guard ![UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@")].contains(first) else {
            add("unit.name", .name, "Tên không được bắt đầu bằng dấu “\(text.prefix(1))”.")
            return nil
        }
        guard text.unicodeScalars.count <= 200 else {
            add("unit.name", .name, "Tên dài hơn 200 ký tự.")
            return nil
        }
        return text
    }

    private mutating func kind() -> UnitKind? {
        if let kind = UnitKind(rawValue: comparisonKey(cell(.kind))) { return kind }
        add(
            "unit.kind", .kind,
            "Loại “\(cell(.kind))” không có. Chọn một trong: \(UnitKind.allCases.map(\.rawValue).joined(separator: "; "))."
        )
        return nil
    }

    private mutating func existence() -> Existence {
        let (from, to) = (day(.validFrom), day(.validTo))
        if let from, let to, from > to {
            add("unit.days", .validTo, "Ngày hết hiệu lực \(to.iso) trước ngày bắt đầu \(from.iso).")
            return Existence()
        }
        return Existence(from: from, to: to)
    }

    private mutating func day(_ column: UnitColumn) -> Day? {
        let text = cell(column)
        if text.isEmpty { return nil }
        if let day = Day(text) { return day }
        add("unit.day", column, "“\(text)” không phải là ngày có thật viết theo dạng 2025-07-01.")
        return nil
    }

    private mutating func identifier() -> AgencyIdentifier? {
        let text = cell(.identifier)
        if text.isEmpty { return nil }
        if let identifier = AgencyIdentifier(text) { return identifier }
        add(
            "unit.identifier", .identifier,
            "Mã định danh “\(text)” không theo dạng H48.53 (hoặc dạng cũ 000.00.53.H48).")
        return nil
    }

    private mutating func officialCode() -> String? {
        let text = cell(.officialCode)
        if text.isEmpty { return nil }
        if text.utf8.count == 5, text.utf8.allSatisfy({ (48...57).contains($0) }) { return text }
        add("unit.official", .officialCode, "Mã hành chính “\(text)” phải gồm đúng năm chữ số.")
        return nil
    }

    private mutating func place() -> OrgUnit.Place? {
        let (latitude, longitude) = (cell(.latitude), cell(.longitude))
        if latitude.isEmpty && longitude.isEmpty { return nil }
        guard let north = UnitLine.decimal(latitude), let east = UnitLine.decimal(longitude), abs(north) <= 90,
            abs(east) <= 180
        else {
            add(
                "unit.place", .latitude,
                "Vĩ độ “\(latitude)”, kinh độ “\(longitude)” phải là hai số thập phân dùng dấu chấm, như 15.12 và 108.79."
            )
            return nil
        }
        return OrgUnit.Place(latitude: north, longitude: east)
    }

    /// A plain decimal: digits, one point, a sign before it. `1e3`, `0x1p4`, `nan` are none.
    private static func decimal(_ text: String) -> Double? {
        guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 || $0 == 45 }) else { return nil }
        return Double(text)
    }

    private mutating func tile() -> OrgUnit.Tile? {
        let (x, y) = (cell(.tileX), cell(.tileY))
        if x.isEmpty && y.isEmpty { return nil }
        if let x = Int(x), let y = Int(y), (0...99).contains(x), (0...99).contains(y) {
            return OrgUnit.Tile(x: x, y: y)
        }
        add("unit.tile", .tileX, "Ô bản đồ “\(x), \(y)” phải là hai số từ 0 đến 99.")
        return nil
    }

    private mutating func memberships() -> [UnitFacts.Membership] {
        var found: [UnitFacts.Membership] = []
        for text in list(.groups) {
            if let membership = UnitFacts.Membership(text) {
                found.append(membership)
            } else {
                add(
                    "unit.membership", .groups,
                    "“\(text)” không theo dạng g-ten-nhom hoặc g-ten-nhom@2025-07-01..2025-12-31.")
            }
        }
        return found
    }

    /// The parts of a cell between `|`, each once.
    private func list(_ column: UnitColumn) -> [String] {
        var parts: [String] = []
        for part in cell(column).utf8.split(separator: UInt8(ascii: "|")) {
            let text = tidy(String(decoding: part, as: UTF8.self))
            if !text.isEmpty, !parts.contains(text) { parts.append(text) }
        }
        return parts
    }
}
