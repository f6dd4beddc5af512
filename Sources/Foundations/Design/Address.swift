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

extension Address {
    /// A path as it was asked for, encoded step by step; always inside this house, never `//host`.
    package init(path: String) {
        let steps = path.utf8.split(separator: UInt8(ascii: "/")).map {
            Address.encode(String(decoding: $0, as: UTF8.self))
        }
        self.init("/" + steps.joined(separator: "/"), [])
    }
}

extension Address {
    /// The place that a visitor's text (`?ve=`) names inside this house; nil when it is anything else: another host,
    /// a scheme, a path that a browser would read as a host (`//x`, `/\x`), a text with control characters.
    ///
    /// What comes back is written anew from its steps, never the text itself.
    package static func inside(_ text: String) -> Address? {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= 2000,
            bytes.count == 1 || (bytes[1] != UInt8(ascii: "/") && bytes[1] != UInt8(ascii: "\\")),
            bytes.allSatisfy({ $0 > 32 && $0 != 127 && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "#") })
        else { return nil }
        let cut = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.endIndex
        guard let path = decoded(bytes[..<cut]), !path.utf8.contains(UInt8(ascii: "\\")) else { return nil }
        var address = Address(path: path)
        guard cut < bytes.endIndex else { return address }
        for pair in bytes[(cut + 1)...].split(separator: UInt8(ascii: "&")) {
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(halves[0]), let value = halves.count > 1 ? decoded(halves[1]) : "" else {
                return nil
            }
            address = address.with([(name, value)])
        }
        return address
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var out: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                out.append(byte == UInt8(ascii: "+") ? 32 : byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                return nil
            }
            rest = rest.dropFirst(2)
            out.append(value)
        }
        guard let text = String(validating: out, as: UTF8.self), out.allSatisfy({ $0 >= 32 && $0 != 127 }) else {
            return nil
        }
        return text
    }
}
