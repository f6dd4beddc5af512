import Organizations
import Vietnamese

/// The names of a commune as lists and maps write them.
enum CommuneName {
    private static let kinds = ["Xã ", "Phường ", "Đặc khu "]

    /// Without «Xã», «Phường», «Đặc khu».
    static func short(_ name: String) -> String {
        kinds.first { name.hasPrefix($0) }.map { String(name.dropFirst($0.count)) } ?? name
    }

    /// What it may be called in a list: its name, with «UBND» or without its kind, and its two codes.
    static func ways(of unit: OrgUnit) -> [String] {
        [unit.name, short(unit.name), "UBND \(unit.name)", unit.code] + (unit.officialCode.map { [$0] } ?? [])
    }

    /// The names of a pasted list: parted by lines, commas, semicolons or tabs.
    static func pasted(_ text: String) -> [String] {
        text.unicodeScalars.split(whereSeparator: { "\n\r,;\t".unicodeScalars.contains($0) }).map {
            tidy(String(String.UnicodeScalarView($0)))
        }.filter { !$0.isEmpty }
    }
}
