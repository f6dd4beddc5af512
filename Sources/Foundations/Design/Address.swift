/// An address inside the product, printed with its parts percent-encoded: `/nhiem-vu/01hz…?trang=2`.
///
/// The only thing an `href` or `action` may hold, so no page links to where a visitor's text says.
package struct Address: Shown, Hashable, Sendable {
    package private(set) var shown: String

    /// A path with its `{name}` holes filled in order: `Address("/nhiem-vu/{id}", id.text)`.
    package init(_ pattern: StaticString, _ parts: String...) { self.init(pattern.description, parts) }

    init(_ pattern: String, _ parts: [String]) {
        var path = ""
        var rest = parts[...]
        for (index, step) in pattern.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { path += "/" }
            if step.first == "{", let part = rest.popFirst() { path += Address.encode(part) } else { path += step }
        }
        shown = path
    }

    /// The address with `name=value` for each pair whose value is not empty, in the given order.
    package func with(_ query: [(String, String)]) -> Address {
        var copy = self
        for (name, value) in query where !value.isEmpty {
            copy.shown += (copy.shown.utf8.contains(UInt8(ascii: "?")) ? "&" : "?")
            copy.shown += Address.encode(name) + "=" + Address.encode(value)
        }
        return copy
    }

    /// The address with `#id`.
    package func at(_ id: String) -> Address {
        var copy = self
        copy.shown += "#" + Address.encode(id)
        return copy
    }

    /// Percent-encoding of everything but unreserved characters (RFC 3986).
    package static func encode(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: out.append(byte)
            default: out += [37, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
