package import Vocabulary

/// What stands between the whole and the part of the numbers of a file.
package enum DecimalSign: String, CaseIterable, Sendable {
    /// Nobody said: both are read where they can mean one thing only.
    case unsaid
    /// `1250.5`
    case dot
    /// `1.250,5`
    case comma
}

/// Numbers of files, from bytes and without a copy: as programs write them, and as Vietnamese spreadsheets do.
struct FileNumber {
    /// What a cell says.
    enum Reading: Equatable {
        case empty
        case number(Double)
        /// Thousands or thousandths: `1.250`, `1,250`. Read as a program or a Vietnamese sheet would mean it.
        case ambiguous(Double)
        case unreadable
    }

    /// What the numbers met so far can only have meant.
    private(set) var hasDots = false
    private(set) var hasCommas = false
    /// Cells that could be thousands or thousandths.
    private(set) var ambiguousDots = 0
    private(set) var ambiguousCommas = 0
    let sign: DecimalSign

    init(_ sign: DecimalSign) { self.sign = sign }

    /// Whether every ambiguous cell means what it was read as, because all others of the file are written in one way.
    var isSettled: Bool {
        (ambiguousDots == 0 || hasDots && !hasCommas) && (ambiguousCommas == 0 || hasCommas && !hasDots)
    }

    /// Reads a cell.
    mutating func read(_ cell: UnsafeBufferPointer<UInt8>) -> Reading {
        let bytes = FileNumber.trimmed(cell)
        if bytes.isEmpty { return .empty }
        var (dots, commas, dot, comma) = (0, 0, 0, 0)
        for index in bytes.indices {
            if bytes[index] == 0x2E { (dots, dot) = (dots + 1, index) }
            if bytes[index] == 0x2C { (commas, comma) = (commas + 1, index) }
        }
        if sign == .dot {
            if commas > 0 { return .unreadable }
            return FileNumber.plain(bytes, point: 0x2E)
        }
        if dots == 0, commas == 0 { return FileNumber.plain(bytes, point: 0x2E) }
        if sign == .unsaid, commas == 0, dots == 1 {
            guard case .number(let number) = FileNumber.plain(bytes, point: 0x2E) else { return .unreadable }
            if FileNumber.isGrouped(bytes, at: dot) {
                ambiguousDots += 1
                return .ambiguous(number)
            }
            hasDots = true
            return .number(number)
        }
        guard commas <= 1, commas == 0 || dots == 0 || dot < comma,
            case .number(let number) = FileNumber.grouped(bytes, upTo: commas == 1 ? comma : bytes.count)
        else { return .unreadable }
        if sign == .unsaid, dots == 0, FileNumber.isGrouped(bytes, at: comma) {
            ambiguousCommas += 1
            return .ambiguous(number)
        }
        hasCommas = true
        return .number(number)
    }

    private static func plain(_ bytes: UnsafeBufferPointer<UInt8>, point: UInt8) -> Reading {
        PlainNumber.decimal(UnsafeRawBufferPointer(bytes), point: point).map { .number($0) } ?? .unreadable
    }

    /// Whether the sign at `place` could set off thousands: one to three digits before it, not a zero, three after it.
    private static func isGrouped(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        let start = bytes[0] == 0x2D ? 1 : 0
        return (1...3).contains(place - start) && bytes[start] != 0x30 && bytes.count - place == 4
    }

    /// `1.250.000,5` as a number: dots stand before groups of three up to `end`.
    private static func grouped(_ bytes: UnsafeBufferPointer<UInt8>, upTo end: Int) -> Reading {
        let start = bytes[0] == 0x2D ? 1 : 0
        guard bytes.count <= 64 else { return .unreadable }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { room in
            var count = 0
            var hasGroups = false
            var digits = 0
            for index in bytes.indices {
                if bytes[index] == 0x2E {
                    guard index < end, hasGroups ? digits == 3 : (1...3).contains(digits), bytes[start] != 0x30 else {
                        return .unreadable
                    }
                    (hasGroups, digits) = (true, 0)
                    continue
                }
                if index == end, hasGroups, digits != 3 { return .unreadable }
                if index >= start { digits += 1 }
                room.initializeElement(at: count, to: bytes[index])
                count += 1
            }
            if end == bytes.count, hasGroups, digits != 3 { return .unreadable }
            return plain(UnsafeBufferPointer(rebasing: room[..<count]), point: 0x2C)
        }
    }

    private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var (start, end) = (0, bytes.count)
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    /// A number as files of values write it, with as many digits as bring it back. One that could also be thousands
    /// gets a zero more: `12.3450`.
    static func text(_ number: Double) -> String {
        if number.magnitude < 1e15, number.rounded(.towardZero) == number { return String(Int64(number)) }
        let text = number.description
        var copy = text
        let isAmbiguous = copy.withUTF8 { bytes in
            bytes.firstIndex(of: 0x2E).map { isGrouped(bytes, at: $0) } ?? false
        }
        return isAmbiguous ? text + "0" : text
    }
}
