import CPostgres

/// Rows on their way into a table by COPY, in its text format.
///
/// Each piece is a command of its own: so its time has the limit of a statement, and a row that is refused is heard of
/// soon. While the server works on one piece the next is filled.
struct PostgresCopy {
    /// Bytes after which a piece is sent.
    private static let enough = 1 << 20
    /// The most that libpq takes at once.
    private static let most = 1 << 26

    private let target: LoadTarget
    private let handle: OpaquePointer
    private let bell: PostgresAlarm
    private let text: String
    private var piece: [UInt8] = []
    /// A piece was sent and its answer not yet taken.
    private var isUnderWay = false

    init(_ target: LoadTarget, _ handle: OpaquePointer, _ bell: PostgresAlarm) {
        self.target = target
        self.handle = handle
        self.bell = bell
        text = target.copy
    }

    mutating func load(_ next: (inout [SQLValue]) throws -> Bool) throws -> Int {
        var row: [SQLValue] = []
        var count = 0
        var isMore = true
        do {
            while isMore {
                piece.removeAll(keepingCapacity: true)
                while isMore, piece.count < PostgresCopy.enough {
                    row.removeAll(keepingCapacity: true)
                    isMore = try next(&row)
                    guard isMore else { break }
                    try LoadTarget.check(row, width: target.columns.count, place: count, text)
                    append(row)
                    count += 1
                }
                try takeAnswer()
                if bell.wasRung { throw CancellationError() }
                if !piece.isEmpty { try send() }
            }
            try takeAnswer()
        } catch {
            // Every answer must be taken from the connection, also after trouble.
            while isUnderWay { try? takeAnswer() }
            throw error
        }
        return count
    }

    private mutating func send() throws {
        let ready = PQexec(handle, text)
        defer { PQclear(ready) }
        guard PQresultStatus(ready) == PGRES_COPY_IN else { throw PostgresProblem.read(ready, handle, bell, text) }
        isUnderWay = true
        var isTaken = true
        piece.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty, isTaken {
                let part = UnsafeRawBufferPointer(rebasing: rest.prefix(PostgresCopy.most))
                isTaken =
                    PQputCopyData(
                        handle, part.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(part.count)) == 1
                rest = rest.dropFirst(part.count)
            }
        }
        guard isTaken, PQputCopyEnd(handle, nil) == 1 else { throw PostgresProblem.read(nil, handle, bell, text) }
    }

    /// Waits for the server to have done the piece that was sent last.
    private mutating func takeAnswer() throws {
        guard isUnderWay else { return }
        isUnderWay = false
        var trouble: (any Error)?
        while let result = PQgetResult(handle) {
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_COMMAND_OK: break
            // The connection broke while rows were sent; asking on would never end.
            case PGRES_COPY_IN:
                throw PostgresProblem.read(nil, handle, bell, text)
            default: trouble = trouble ?? PostgresProblem.read(result, handle, bell, text)
            }
        }
        if let trouble { throw trouble }
    }

    private mutating func append(_ row: [SQLValue]) {
        for (index, value) in row.enumerated() {
            if index > 0 { piece.append(0x09) }
            switch value {
            case .null:
                piece.append(0x5C)
                piece.append(UInt8(ascii: "N"))
            case .integer(let number): append(number)
            case .real(let number): append(number)
            case .text(var text): text.withUTF8 { append(words: $0) }
            case .bytes(let bytes): append(hex: bytes)
            }
        }
        piece.append(0x0A)
    }

    private mutating func append(_ number: Int64) {
        if number < 0 { piece.append(0x2D) }
        var rest = number.magnitude
        let start = piece.count
        repeat {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            piece.append(48 + UInt8(digit))
            rest = quotient
        } while rest > 0
        piece[start...].reverse()
    }

    private mutating func append(_ number: Double) {
        // Whole numbers are frequent and their digits cheap; the zero below zero must keep its sign.
        if number.magnitude < 1e15, number.rounded(.towardZero) == number, number != 0 || number.sign == .plus {
            append(Int64(number))
        } else {
            piece.append(contentsOf: number.description.utf8)
        }
    }

    private mutating func append(words: UnsafeBufferPointer<UInt8>) {
        var start = words.startIndex
        for (index, byte) in words.enumerated() {
            let letter: UInt8
            switch byte {
            case 0x5C: letter = 0x5C
            case 0x09: letter = UInt8(ascii: "t")
            case 0x0A: letter = UInt8(ascii: "n")
            case 0x0D: letter = UInt8(ascii: "r")
            default: continue
            }
            piece.append(contentsOf: words[start..<index])
            piece.append(0x5C)
            piece.append(letter)
            start = index + 1
        }
        piece.append(contentsOf: words[start...])
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private mutating func append(hex bytes: [UInt8]) {
        piece.append(contentsOf: [0x5C, 0x5C, UInt8(ascii: "x")])
        for byte in bytes {
            piece.append(PostgresCopy.digits[Int(byte >> 4)])
            piece.append(PostgresCopy.digits[Int(byte & 15)])
        }
    }
}
