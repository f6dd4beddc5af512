/// The electronic identifier of an agency, in its present form: `H48`, `H48.53`.
///
/// Source: QĐ 20/2020/QĐ-TTg as amended by QĐ 09/2025/QĐ-TTg: at most 35 characters, groups parted by dots, the first a
/// letter A…Y and two digits. The form of QCVN 102:2016, groups reversed and filled up with zeros (`000.00.53.H48`), is
/// read as well and turned round.
package struct AgencyIdentifier: Hashable, Sendable {
    package let text: String

    /// Reads either form, letters of any case; nil when it is neither.
    package init?(_ text: String) {
        let groups = text.utf8.map { (97...122).contains($0) ? $0 - 32 : $0 }.split(
            separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard text.utf8.count <= 35, let first = groups.first, let last = groups.last,
            groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(AgencyIdentifier.isAllowed) })
        else { return nil }
        var ordered = Array(groups)
        if !AgencyIdentifier.isRoot(first) {
            guard groups.count > 1, AgencyIdentifier.isRoot(last) else { return nil }
            ordered.reverse()
            while ordered.count > 1, let tail = ordered.last, tail.allSatisfy({ $0 == UInt8(ascii: "0") }) {
                ordered.removeLast()
            }
        }
        self.text = ordered.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
    }

    /// The old reversed form with four groups, `000.00.53.H48`, for systems that still ask for it; longer identifiers
    /// are reversed as they are.
    package var reversed: String {
        var groups = text.split(separator: ".").map(String.init)
        let fill = ["", "00", "00", "000"]
        while groups.count < 4 { groups.append(fill[groups.count]) }
        return groups.reversed().joined(separator: ".")
    }

    private static func isAllowed(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (65...90).contains(byte) }

    private static func isRoot(_ group: ArraySlice<UInt8>) -> Bool {
        let bytes = Array(group)
        return bytes.count == 3 && (65...89).contains(bytes[0]) && bytes[1...].allSatisfy { (48...57).contains($0) }
    }
}
