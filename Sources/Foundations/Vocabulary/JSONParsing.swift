/// Why a text is not JSON as the house takes it.
package enum JSONProblem: Error, Hashable {
    /// Not JSON; the offset of the first byte that does not fit.
    case malformed(offset: Int)
    /// More bytes than allowed.
    case tooLong
    /// Deeper nested than allowed.
    case tooDeep
    /// An object names a member twice.
    case memberTwice(String)
}

extension JSON {
    /// Reads RFC 8259 JSON: UTF-8, nothing after the value, no member twice, no lone surrogate.
    ///
    /// - Parameters:
    ///   - limit: The most bytes that are looked at.
    ///   - depth: The deepest nesting of arrays and objects.
    package init(
        parsing bytes: some Sequence<UInt8>, limit: Int = 16 << 20, depth: Int = 64
    ) throws(JSONProblem) {
        let bytes = Array(bytes)
        if bytes.count > limit { throw .tooLong }
        var parser = JSONParser(bytes: bytes, maximumDepth: depth)
        self = try parser.whole()
    }

    /// Reads JSON from a text.
    package init(parsing text: String, limit: Int = 16 << 20, depth: Int = 64) throws(JSONProblem) {
        try self.init(parsing: text.utf8, limit: limit, depth: depth)
    }
}

/// One pass over the bytes of a JSON text.
private struct JSONParser {
    let bytes: [UInt8]
    let maximumDepth: Int
    var at = 0
    var depth = 0

    init(bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    private var malformed: JSONProblem { .malformed(offset: at) }
    private var current: UInt8? { at < bytes.count ? bytes[at] : nil }

    mutating func whole() throws(JSONProblem) -> JSON {
        let value = try value()
        skipBlanks()
        if at < bytes.count { throw malformed }
        return value
    }

    private mutating func skipBlanks() {
        while let byte = current, byte == 32 || byte == 10 || byte == 13 || byte == 9 { at += 1 }
    }

    private mutating func value() throws(JSONProblem) -> JSON {
        skipBlanks()
        switch current {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: String, _ value: JSON) throws(JSONProblem) -> JSON {
        guard bytes[at...].starts(with: word.utf8) else { throw malformed }
        at += word.utf8.count
        return value
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard current == byte else { return false }
        at += 1
        return true
    }

    private mutating func enter() throws(JSONProblem) {
        at += 1
        depth += 1
        if depth > maximumDepth { throw .tooDeep }
    }

    private mutating func object() throws(JSONProblem) -> JSON {
        try enter()
        defer { depth -= 1 }
        var members: [(String, JSON)] = []
        var names: Set<[UInt8]> = []
        if take(UInt8(ascii: "}")) { return .object([]) }
        repeat {
            skipBlanks()
            guard current == UInt8(ascii: "\"") else { throw malformed }
            let name = try string()
            guard names.insert(Array(name.utf8)).inserted else { throw .memberTwice(name) }
            guard take(UInt8(ascii: ":")) else { throw malformed }
            members.append((name, try value()))
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw malformed }
        return .object(members)
    }

    private mutating func array() throws(JSONProblem) -> JSON {
        try enter()
        defer { depth -= 1 }
        var elements: [JSON] = []
        if take(UInt8(ascii: "]")) { return .array([]) }
        repeat { elements.append(try value()) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw malformed }
        return .array(elements)
    }

    private mutating func digits() throws(JSONProblem) {
        let start = at
        while let byte = current, (48...57).contains(byte) { at += 1 }
        if at == start { throw malformed }
    }

    private mutating func number() throws(JSONProblem) -> JSON {
        let start = at
        if current == UInt8(ascii: "-") { at += 1 }
        if current == UInt8(ascii: "0") { at += 1 } else { try digits() }
        var whole = true
        if current == UInt8(ascii: ".") {
            whole = false
            at += 1
            try digits()
        }
        if let byte = current, byte | 32 == UInt8(ascii: "e") {
            whole = false
            at += 1
            if let sign = current, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { at += 1 }
            try digits()
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if whole, let value = Int64(text) { return .integer(value) }
        guard let value = Double(text), value.isFinite else {
            at = start
            throw malformed
        }
        return .number(value)
    }

    private mutating func string() throws(JSONProblem) -> String {
        at += 1
        var text: [UInt8] = []
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw malformed }
                at += 1
                return string
            case UInt8(ascii: "\\"):
                at += 1
                try escape(into: &text)
            case 0..<32: throw malformed
            default:
                text.append(byte)
                at += 1
            }
        }
        throw malformed
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONProblem) {
        guard let byte = current else { throw malformed }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "r"): text.append(13)
        case UInt8(ascii: "t"): text.append(9)
        case UInt8(ascii: "u"):
            var code = try hex()
            if (0xd800..<0xdc00).contains(code) {
                guard current == UInt8(ascii: "\\"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "u") else {
                    throw malformed
                }
                at += 2
                let low = try hex()
                guard (0xdc00..<0xe000).contains(low) else { throw malformed }
                code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw malformed }
            text.append(contentsOf: String(Character(scalar)).utf8)
        default:
            at -= 1
            throw malformed
        }
    }

    private mutating func hex() throws(JSONProblem) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current else { throw malformed }
            switch byte {
            case 48...57: code = code << 4 + UInt32(byte - 48)
            case 65...70: code = code << 4 + UInt32(byte - 55)
            case 97...102: code = code << 4 + UInt32(byte - 87)
            default: throw malformed
            }
            at += 1
        }
        return code
    }
}
