import CPostgres
import Vocabulary

/// One prepared statement of one connection.
final class PostgresStatement {
    /// A text and the types of its values: the same text with other types is another statement.
    struct Key: Hashable {
        let text: String
        /// An integer is declared `int8`, a real `float8`, text `text`, bytes `bytea`.
        let types: [Oid]

        init(_ text: String, _ values: [SQLValue]) {
            self.text = text
            types = values.map {
                switch $0 {
                case .null: 0
                case .integer: 20
                case .real: 701
                case .text: 25
                case .bytes: 17
                }
            }
        }
    }

    let name: String
    private var columns: Row.Columns?
    private var types: [Oid] = []

    init(name: String) { self.name = name }

    /// Sends the statement with its values as text and waits for the answer, which the caller clears.
    func execute(_ values: [SQLValue], _ handle: OpaquePointer) -> OpaquePointer? {
        PostgresStatement.encoded(values) { PQexecPrepared(handle, name, Int32(values.count), $0, nil, nil, 0) }
    }

    /// Sends the statement without waiting; false when the connection does not take it.
    func send(_ values: [SQLValue], _ handle: OpaquePointer) -> Bool {
        PostgresStatement.encoded(values) { PQsendQueryPrepared(handle, name, Int32(values.count), $0, nil, nil, 0) }
            == 1
    }

    /// The values as libpq takes them, in text form.
    private static func encoded<Answer>(
        _ values: [SQLValue], _ use: (UnsafePointer<UnsafePointer<CChar>?>?) -> Answer
    ) -> Answer {
        if values.isEmpty { return use(nil) }
        // One buffer for all values, each ended by a zero; places are turned into addresses once it stands still.
        var buffer: [CChar] = []
        var places: [Int?] = []
        for value in values {
            if case .null = value {
                places.append(nil)
                continue
            }
            places.append(buffer.count)
            switch value {
            case .null: break
            case .integer(let number): buffer.append(contentsOf: String(number).utf8.lazy.map { CChar(bitPattern: $0) })
            case .real(let number): buffer.append(contentsOf: "\(number)".utf8.lazy.map { CChar(bitPattern: $0) })
            case .text(let text): buffer.append(contentsOf: text.utf8.lazy.map { CChar(bitPattern: $0) })
            case .bytes(let bytes): PostgresStatement.appendHex(bytes, to: &buffer)
            }
            buffer.append(0)
        }
        return buffer.withUnsafeBufferPointer { buffer in
            let addresses = places.map { place in place.flatMap { place in buffer.baseAddress.map { $0 + place } } }
            return addresses.withUnsafeBufferPointer { use($0.baseAddress) }
        }
    }

    /// How many rows a command changed; 0 for a SELECT and for DDL.
    static func changes(_ result: OpaquePointer) -> Int {
        guard let status = PQcmdStatus(result), String(cString: status).hasPrefix("SELECT") == false,
            let count = PQcmdTuples(result)
        else { return 0 }
        return Int(String(cString: count)) ?? 0
    }

    func rows(_ result: OpaquePointer) -> [Row] {
        let width = PQnfields(result)
        let columns: Row.Columns
        if let known = self.columns {
            columns = known
        } else {
            columns = Row.Columns((0..<width).map { PQfname(result, $0).map { String(cString: $0) } ?? "" })
            types = (0..<width).map { PQftype(result, $0) }
            self.columns = columns
        }
        return (0..<PQntuples(result)).map { row in
            Row(columns: columns, values: (0..<width).map { value(result, row, $0) })
        }
    }

    private func value(_ result: OpaquePointer, _ row: Int32, _ column: Int32) -> SQLValue {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return .null }
        let count = Int(PQgetlength(result, row, column))
        let bytes = UnsafeRawBufferPointer(start: start, count: count)
        switch types[Int(column)] {
        // bool: 1 and 0, as SQLite answers.
        case 16: return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
        // int2, int4, int8, oid.
        case 20, 21, 23, 26:
            if let number = PlainNumber.integer(bytes) { return .integer(number) }
        // float4, float8.
        case 700, 701:
            if let number = PlainNumber.decimal(bytes) { return .real(number) }
        // numeric: a whole one is an integer, as SQLite answers sum() and round-free sums.
        case 1700:
            if let number = PlainNumber.integer(bytes) { return .integer(number) }
            if let number = PlainNumber.decimal(bytes) { return .real(number) }
        case 17: return .bytes(PostgresStatement.unhex(bytes))
        default: break
        }
        return .text(String(decoding: bytes, as: UTF8.self))
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func appendHex(_ bytes: [UInt8], to buffer: inout [CChar]) {
        buffer.reserveCapacity(buffer.count + bytes.count * 2 + 3)
        buffer.append(CChar(UInt8(ascii: "\\")))
        buffer.append(CChar(UInt8(ascii: "x")))
        for byte in bytes {
            buffer.append(CChar(digits[Int(byte >> 4)]))
            buffer.append(CChar(digits[Int(byte & 15)]))
        }
    }

    private static func unhex(_ text: UnsafeRawBufferPointer) -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8 { byte >= 97 ? byte - 87 : byte - 48 }
        guard text.count >= 2 else { return [] }
        return stride(from: 2, to: text.count - 1, by: 2).map { digit(text[$0]) << 4 | digit(text[$0 + 1]) }
    }
}
