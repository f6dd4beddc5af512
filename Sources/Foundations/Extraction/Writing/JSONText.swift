/// Writes JSON with keys in the order they are given, two blanks of indentation, the same bytes for the same value.
struct JSONText {
    private(set) var bytes: [UInt8] = []
    private var depth = 0
    /// Whether the object or list at each depth has a member yet.
    private var hasMember: [Bool] = []

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func object(_ body: (inout JSONText) -> Void) { nest("{", "}", body) }

    mutating func list<Element>(_ elements: some Collection<Element>, _ write: (inout JSONText, Element) -> Void) {
        nest("[", "]") { json in
            for element in elements {
                json.separate()
                write(&json, element)
            }
        }
    }

    mutating func key(_ name: StaticString, _ value: (inout JSONText) -> Void) {
        separate()
        bytes.append(34)
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: "\": ".utf8)
        value(&self)
    }

    mutating func key(_ name: StaticString, _ value: String?) { key(name) { $0.string(value) } }
    mutating func key(_ name: StaticString, _ value: Int?) { key(name) { $0.integer(value) } }
    mutating func key(_ name: StaticString, _ value: Double?) { key(name) { $0.number(value) } }
    mutating func key(_ name: StaticString, _ value: Bool) { key(name) { $0.raw(value ? "true" : "false") } }
    mutating func key(_ name: StaticString, _ values: [String]) { key(name) { $0.strings(values) } }

    /// A short list on one line: `["a", "b"]`.
    mutating func strings(_ values: [String]) {
        bytes.append(91)
        for (index, value) in values.enumerated() {
            if index > 0 { raw(", ") }
            string(value)
        }
        bytes.append(93)
    }

    mutating func integers(_ values: [Int]) { raw("[" + values.map(String.init).joined(separator: ", ") + "]") }

    mutating func integer(_ value: Int?) { raw(value.map(String.init) ?? "null") }

    /// Whole numbers without a point: `80`, `0.7`.
    mutating func number(_ value: Double?) {
        guard let value, value.isFinite else { return raw("null") }
        if value == value.rounded(), abs(value) < 9e15 { return raw(String(Int64(value))) }
        raw("\(value)")
    }

    mutating func string(_ value: String?) {
        guard let value else { return raw("null") }
        bytes.append(34)
        if value.utf8.allSatisfy({ $0 >= 32 && $0 != 34 && $0 != 92 }) {
            bytes.append(contentsOf: value.utf8)
            bytes.append(34)
            return
        }
        for byte in value.utf8 {
            switch byte {
            case 34: raw("\\\"")
            case 92: raw("\\\\")
            case 10: raw("\\n")
            case 13: raw("\\r")
            case 9: raw("\\t")
            case 0..<32:
                raw("\\u00")
                let digits = Array("0123456789abcdef".utf8)
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(34)
    }

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func separate() {
        if let last = hasMember.indices.last {
            if hasMember[last] { bytes.append(44) }
            hasMember[last] = true
        }
        newLine()
    }

    private mutating func nest(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONText) -> Void) {
        bytes.append(UInt8(ascii: open))
        depth += 1
        hasMember.append(false)
        body(&self)
        depth -= 1
        if hasMember.removeLast() { newLine() }
        bytes.append(UInt8(ascii: close))
    }

    private mutating func newLine() {
        bytes.append(10)
        bytes.append(contentsOf: repeatElement(32, count: depth * 2))
    }
}
