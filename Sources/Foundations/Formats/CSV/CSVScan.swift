/// Finds the fields of one record in a buffer that may end in the middle of it; it changes nothing.
struct CSVScan {
    /// The next byte to look at; after a whole record the first of the next.
    private(set) var at: Int
    /// The record's last field was found.
    private(set) var isOver = false
    /// Line ends so far, those inside quotes and the record's own.
    private(set) var lines = 0
    /// Line ends before the quote that was opened last.
    private(set) var quoteLine = 0
    /// All bytes, or-ed: 0x80 and above when one is not ASCII.
    private(set) var marks: UInt8 = 0
    private(set) var hasZero = false
    private(set) var hasRaw = false
    private let end: Int
    /// No bytes follow the buffer's.
    private let isEnded: Bool
    private let separator: UInt8

    init(at: Int, end: Int, isEnded: Bool, separator: UInt8) {
        self.at = at
        self.end = end
        self.isEnded = isEnded
        self.separator = separator
    }

    /// The next field without its quotes; `isRaw` when doubled quotes or line breaks in it are still to be undone. Nil
    /// when the buffer ends before the field, or what tells where it ends, does.
    mutating func field(
        _ bytes: UnsafeBufferPointer<UInt8>, _ stops: UnsafeBufferPointer<Bool>
    ) -> (start: Int, end: Int, isRaw: Bool)? {
        var start = at
        var stop: Int
        var isRaw = false
        if at < end, bytes[at] == 0x22 {
            start += 1
            quoteLine = lines
            guard let inside = quoted(bytes) else { return nil }
            stop = at
            at += 1
            plain(bytes, stops)
            // Signs after the closing quote belong to the field, as most programs take them.
            isRaw = inside || at > stop + 1
            if isRaw { stop = at }
        } else {
            plain(bytes, stops)
            stop = at
        }
        guard at < end else {
            isOver = true
            return isEnded ? note(start, stop, isRaw) : nil
        }
        if bytes[at] == separator {
            at += 1
            return note(start, stop, isRaw)
        }
        if bytes[at] == 0x0D {
            guard at + 1 < end || isEnded else { return nil }
            at += at + 1 < end && bytes[at + 1] == 0x0A ? 2 : 1
        } else {
            at += 1
        }
        lines += 1
        isOver = true
        return note(start, stop, isRaw)
    }

    private mutating func note(_ start: Int, _ stop: Int, _ isRaw: Bool) -> (start: Int, end: Int, isRaw: Bool) {
        hasRaw = hasRaw || isRaw
        return (start, stop, isRaw)
    }

    /// Goes to the end of a field, or of the rest of one, outside quotes.
    private mutating func plain(_ bytes: UnsafeBufferPointer<UInt8>, _ stops: UnsafeBufferPointer<Bool>) {
        var place = at
        var seen = marks
        while place < end {
            let byte = bytes[place]
            if stops[Int(byte)] {
                if byte != 0 { break }
                hasZero = true
            }
            seen |= byte
            place += 1
        }
        marks = seen
        at = place
    }

    /// Goes from an opening quote to its closing one; whether there is something to undo between them. Nil when the
    /// buffer ends before.
    private mutating func quoted(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        var isRaw = false
        at += 1
        while at < end {
            let byte = bytes[at]
            marks |= byte
            switch byte {
            case 0x22:
                guard at + 1 < end || isEnded else { return nil }
                guard at + 1 < end, bytes[at + 1] == 0x22 else { return isRaw }
                isRaw = true
                at += 1
            case 0x0D:
                guard at + 1 < end else { return nil }
                if bytes[at + 1] == 0x0A { at += 1 }
                isRaw = true
                lines += 1
            case 0x0A: lines += 1
            case 0: hasZero = true
            default: break
            }
            at += 1
        }
        return nil
    }
}

/// The separator that Excel's own first line `sep=;` names, and the line's length with its end.
func namedSeparator(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (separator: UInt8, length: Int)? {
    let first = Array(bytes.prefix(7))
    guard first.count >= 5, String(decoding: first[..<4], as: UTF8.self).lowercased() == "sep=",
        first.count == 5 || first[5] == 0x0A || first[5] == 0x0D,
        first[4] < 0x80, ![0, 0x0A, 0x0D, 0x22].contains(first[4])
    else { return nil }
    let isBoth = first.count == 7 && first[5] == 0x0D && first[6] == 0x0A
    return (first[4], isBoth ? 7 : min(first.count, 6))
}

/// The separator that the first record holds most often outside quotes, a comma when it holds none; settled when the
/// record's end was seen.
func likelySeparator(_ bytes: UnsafeBufferPointer<UInt8>) -> (separator: UInt8, isSettled: Bool) {
    var counts = (semicolons: 0, tabs: 0, commas: 0)
    var inQuotes = false
    var isSettled = false
    for byte in bytes {
        if byte == 0x22 { inQuotes.toggle() }
        if inQuotes { continue }
        if byte == 0x0A || byte == 0x0D, counts != (0, 0, 0) {
            isSettled = true
            break
        }
        switch byte {
        case 0x3B: counts.semicolons += 1
        case 0x09: counts.tabs += 1
        case 0x2C: counts.commas += 1
        default: break
        }
    }
    let most = max(counts.semicolons, counts.tabs, counts.commas)
    if most == 0 { return (0x2C, isSettled) }
    // On a draw the order is fixed: a comma may stand in the words of a heading, the others hardly do.
    let likely: UInt8 = most == counts.semicolons ? 0x3B : most == counts.tabs ? 0x09 : 0x2C
    return (likely, isSettled)
}
