import Foundation
import Vietnamese

/// A person's or a system's address for e-mail, with the name it is shown with.
package struct Mailbox: Hashable, Sendable {
    /// May be empty.
    package let name: String
    /// `local@domain` in plain letters, at most 254 bytes.
    package let address: String

    /// Nil when the address is not one this house writes to: a plain local part, `@`, a domain with a dot.
    package init?(name: String = "", address: String) {
        let address = address.trimmingCharacters(in: .whitespaces)
        let halves = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard address.utf8.count <= 254, halves.count == 2, Mailbox.isLocal(halves[0]), Mailbox.isDomain(halves[1])
        else { return nil }
        self.name = MailText.oneLine(nfc(name))
        self.address = address
    }

    /// Reads `Tên <a@b.vn>` and `a@b.vn`.
    package init?(written text: String) {
        guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
            self.init(address: text)
            return
        }
        self.init(
            name: text[..<open].trimmingCharacters(in: .whitespaces),
            address: String(text[text.index(after: open)...].dropLast()))
    }

    /// The part after `@`.
    var domain: String { String(address.split(separator: "@").last ?? "") }

    private static func isLocal(_ part: Substring.UTF8View) -> Bool {
        (1...64).contains(part.count) && part.first != UInt8(ascii: ".") && part.last != UInt8(ascii: ".")
            && !String(Substring(part)).contains("..")
            && part.allSatisfy { isLetterOrDigit($0) || "!#$%&'*+-/=?^_`{|}~.".utf8.contains($0) }
    }

    private static func isDomain(_ part: Substring.UTF8View) -> Bool {
        let labels = part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                    && label.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
            }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
}
