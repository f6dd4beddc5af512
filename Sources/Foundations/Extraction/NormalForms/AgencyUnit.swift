package import Vocabulary

/// One agency or group of agencies, as the units file tells it.
package struct AgencyUnit: Sendable, Equatable {
    package var code: String
    package var name: String
    package var aliases: [String]
    package var kind: String
    /// The code of the unit above; nil at the top.
    package var parent: String?
    package var validFrom: Day?
    /// The last day of its existence; nil while it exists.
    package var validTo: Day?
    /// The code of the unit that took over; nil without one.
    package var successor: String?

    /// A former name that a reading gives as its successor: nobody can be assigned a task under it.
    package var isFormerName: Bool { kind == "tên cũ" && successor != nil }
    /// A group keeps its own code and is expanded only when it is assigned.
    package var isGroup: Bool { kind == "nhóm" }
}

/// Why a units file cannot be used.
package struct UnitsFileProblem: UserFacing, Equatable {
    package let message: UserMessage
    init(line: Int, says: String) {
        message = UserMessage(
            code: "EXT-21", says: "Tệp đơn vị không đọc được ở dòng \(line): \(says).",
            next: "Sửa dòng này theo mẫu code,name,aliases,kind,parent,valid_from,valid_to,successor rồi thử lại.")
    }
}

/// Reads the units file: CSV with a heading line; columns are found by name, further columns are allowed.
func agencyUnits(csv: String) throws -> [AgencyUnit] {
    let lines = commaSeparated(csv)
    guard let heading = lines.first else { throw UnitsFileProblem(line: 1, says: "tệp trống") }
    let columns = heading.fields.map { $0.trimmedBlanks }
    func place(_ name: String) -> Int? { columns.firstIndex(of: name) }
    guard let code = place("code"), let name = place("name") else {
        throw UnitsFileProblem(line: 1, says: "thiếu cột code hoặc name")
    }
    var units: [AgencyUnit] = []
    var seen: Set<String> = []
    for line in lines.dropFirst() where line.fields != [""] {
        func field(_ place: Int?) -> String {
            place.flatMap { $0 < line.fields.count ? line.fields[$0].trimmedBlanks : nil } ?? ""
        }
        func optional(_ column: String) -> String? {
            let text = field(place(column))
            return text.isEmpty ? nil : text
        }
        func day(_ column: String) throws -> Day? {
            guard let text = optional(column) else { return nil }
            guard let day = Day(text) else {
                throw UnitsFileProblem(line: line.number, says: "ngày không đúng \(text)")
            }
            return day
        }
        guard !field(code).isEmpty, !field(name).isEmpty else {
            throw UnitsFileProblem(line: line.number, says: "thiếu mã hoặc tên")
        }
        guard seen.insert(field(code)).inserted else {
            throw UnitsFileProblem(line: line.number, says: "mã \(field(code)) đã có ở trên")
        }
        units.append(
            AgencyUnit(
                code: field(code), name: field(name),
                aliases: field(place("aliases")).split(separator: "|").map { String($0).trimmedBlanks }.filter {
                    !$0.isEmpty
                },
                kind: field(place("kind")), parent: optional("parent"), validFrom: try day("valid_from"),
                validTo: try day("valid_to"), successor: optional("successor")))
    }
    return units
}

/// Fields of each line of a CSV text (RFC 4180: quoted fields may hold commas, doubled quotes and line breaks).
private func commaSeparated(_ text: String) -> [(number: Int, fields: [String])] {
    var lines: [(number: Int, fields: [String])] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var quoted = false
    var number = 1
    var started = 1
    var bytes = Array(text.utf8)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    func ended(_ field: [UInt8]) -> String { String(decoding: field, as: UTF8.self) }
    while let byte = bytes.popFirst() {
        switch byte {
        case 34 where quoted && bytes.first == 34:
            bytes.removeFirst()
            field.append(34)
        case 34: quoted.toggle()
        case 44 where !quoted:
            fields.append(ended(field))
            field = []
        case 13 where !quoted: break
        case 10:
            number += 1
            if quoted {
                field.append(10)
            } else {
                lines.append((started, fields + [ended(field)]))
                (fields, field, started) = ([], [], number)
            }
        default: field.append(byte)
        }
    }
    if !field.isEmpty || !fields.isEmpty { lines.append((started, fields + [ended(field)])) }
    return lines
}

extension String {
    /// Without blanks at both ends.
    fileprivate var trimmedBlanks: String {
        var view = unicodeScalars[...]
        while let first = view.first, first.properties.isWhitespace { view.removeFirst() }
        while let last = view.last, last.properties.isWhitespace { view.removeLast() }
        return String(view)
    }
}
