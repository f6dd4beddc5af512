import Vietnamese
import Vocabulary

/// What a CSV file of any length may hold in one record.
package struct CSVStreamLimits: Sendable {
    /// Bytes of one record, its quotes and line breaks included.
    package var recordBytes: Int
    /// Fields of one record.
    package var fields: Int

    package init(recordBytes: Int = 1 << 20, fields: Int = 4096) {
        self.recordBytes = recordBytes
        self.fields = fields
    }
}

/// Reads a CSV file of any length record by record in constant memory: after RFC 4180, as `readCSV` reads one that is
/// in memory as a whole, but UTF-8 only.
///
/// A record's fields are bytes of the stream's own buffer, good until the next record is asked for: a record of
/// numbers costs no memory of its own.
/// ```swift
/// var csv = try CSVStream(file: path)
/// while try csv.next() { sum += csv.decimal(3) ?? 0 }
/// ```
package struct CSVStream: ~Copyable {
    /// Puts at most as many bytes as there is room for; 0 when there are no more.
    package typealias Source = (UnsafeMutableRawBufferPointer) throws -> Int

    /// The line of the file that the record begins on, from 1.
    package private(set) var line = 0
    /// False when the record holds bytes that are no UTF-8, or U+0000; its fields are then not to be trusted.
    package private(set) var isText = true
    /// How many fields the record has.
    package var count: Int { places.count }
    /// Bytes of the file up to the end of the record.
    package var bytesRead: Int { passed + head }

    /// Bytes of the buffer: they grow with the longest record, not with the file.
    var room: Int { buffer.count }

    /// Where a field lies in the buffer.
    private struct Place {
        var start: Int
        var end: Int
        /// It holds doubled quotes or line breaks that are not yet undone; `end` may lie behind its closing quote.
        var isRaw: Bool
    }

    /// What the source is asked for at once.
    private static let piece = 1 << 18
    /// The bytes that the separator is guessed from.
    private static let lookedAt = 1 << 16

    private let limits: CSVStreamLimits
    private let source: Source?
    private var separator: UInt8?
    private var buffer: UnsafeMutableBufferPointer<UInt8>
    /// The first byte after the record.
    private var head = 0
    /// The first byte after what was read.
    private var tail = 0
    /// Bytes of the file that left the buffer.
    private var passed = 0
    /// Looking again before so many bytes are there would be in vain.
    private var worthwhile = 0
    private var isBegun = false
    private var isEnded = false
    private var nextLine = 1
    private var places: [Place] = []
    /// By byte, whether a field without quotes may end there.
    private var stops = [Bool](repeating: false, count: 256)

    /// A stream that asks `source` for its bytes; without one they are given by `append` and `end`.
    ///
    /// - Parameter separator: nil to take the one of `,` `;` and tab that the first record holds most often, or the one
    ///   named by Excel's own first line `sep=;`.
    package init(
        separator: CSVSeparator? = nil, limits: CSVStreamLimits = CSVStreamLimits(), from source: Source? = nil
    ) {
        self.limits = limits
        self.source = source
        self.separator = separator?.byte
        buffer = .allocate(capacity: CSVStream.piece * 2)
    }

    deinit { buffer.deallocate() }

    /// Adds bytes of the file to a stream without a source, preferably many at once.
    package mutating func append(_ bytes: some Collection<UInt8>) {
        makeRoom(bytes.count)
        _ = UnsafeMutableBufferPointer(rebasing: buffer[tail...]).update(fromContentsOf: bytes)
        tail += bytes.count
    }

    /// Says that the file has no more bytes.
    package mutating func end() { isEnded = true }

    /// Goes on to the next record that is not a blank line. False at the end of the file or, without a source, when more
    /// bytes must be added first.
    ///
    /// - Throws: `UnreadableDocument`: `.longRecord` over a limit, `.openQuote` for a quote that never closes,
    ///   `.wrongText` for UTF-16; what the source throws.
    package mutating func next() throws -> Bool {
        while true {
            if tail - head >= worthwhile || isEnded {
                if !isBegun { isBegun = try begin() }
                if isBegun, try record() { return true }
            }
            if isEnded { break }
            guard let source else { break }
            makeRoom(CSVStream.piece)
            let read = try source(UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[tail...])))
            tail += read
            isEnded = read == 0
        }
        places.removeAll(keepingCapacity: true)
        return false
    }

    /// The bytes of field `index` (from 0), quotes undone; good until the next call that changes the stream. Empty when
    /// the record has no such field.
    package func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard places.indices.contains(index) else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(rebasing: buffer[places[index].start..<places[index].end])
    }

    /// The field as text, NFC.
    package func text(_ index: Int) -> String { nfc(utf8: bytes(index)) }

    /// The field as a whole number, `-12`; nil when it is not one, as an empty field is not.
    package func integer(_ index: Int) -> Int64? { PlainNumber.integer(UnsafeRawBufferPointer(bytes(index))) }

    /// The field as a number, `-0.5`, `1e-7`; nil when it is not one, as an empty field is not.
    ///
    /// - Parameter point: The sign between whole and part.
    package func decimal(_ index: Int, point: UInt8 = UInt8(ascii: ".")) -> Double? {
        PlainNumber.decimal(UnsafeRawBufferPointer(bytes(index)), point: point)
    }

    /// Whether the field is exactly these bytes.
    package func field(_ index: Int, is words: StaticString) -> Bool {
        let field = bytes(index)
        return words.withUTF8Buffer { $0.elementsEqual(field) }
    }

    private mutating func makeRoom(_ wanted: Int) {
        guard buffer.count - tail < wanted else { return }
        let held = tail - head
        if buffer.count - held < wanted {
            let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: (held + wanted) * 2)
            _ = larger.update(fromContentsOf: buffer[head..<tail])
            buffer.deallocate()
            buffer = larger
        } else {
            // The two may overlap: memmove does not mind.
            buffer.baseAddress.map { $0.update(from: $0 + head, count: held) }
        }
        passed += head
        head = 0
        tail = held
    }

    /// Passes the byte order mark and Excel's `sep=;` and settles the separator; false when more bytes are needed.
    private mutating func begin() throws -> Bool {
        guard isEnded || tail >= 16 else { return false }
        let bytes = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[..<tail])
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw UnreadableDocument.wrongText }
        var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if let named = namedSeparator(bytes[at...]) {
            separator = separator ?? named.separator
            at += named.length
            nextLine = 2
        }
        if separator == nil {
            let guess = likelySeparator(UnsafeBufferPointer(rebasing: bytes[at...].prefix(CSVStream.lookedAt)))
            guard guess.isSettled || isEnded || tail - at >= CSVStream.lookedAt else {
                worthwhile = tail * 2
                return false
            }
            separator = guess.separator
        }
        head = at
        worthwhile = 0
        for byte in [separator ?? 0x2C, 0x0A, 0x0D, 0] { stops[Int(byte)] = true }
        return true
    }

    /// Finds the next record that is not blank; false when it is not there as a whole.
    private mutating func record() throws(UnreadableDocument) -> Bool {
        while head < tail {
            places.removeAll(keepingCapacity: true)
            var scan = CSVScan(at: head, end: tail, isEnded: isEnded, separator: separator ?? 0x2C)
            let found = stops.withUnsafeBufferPointer { stops in
                while true {
                    let start = scan.at
                    let field = scan.field(UnsafeBufferPointer(buffer), stops)
                    guard let field else { return false }
                    places.append(Place(start: field.start, end: field.end, isRaw: field.isRaw))
                    if scan.isOver || places.count > limits.fields || start - head > limits.recordBytes { return true }
                }
            }
            let length = found ? scan.at - head : tail - head
            guard length <= limits.recordBytes, places.count <= limits.fields else { throw .longRecord(line: nextLine) }
            guard found else {
                if isEnded { throw .openQuote(line: nextLine + scan.quoteLine) }
                worthwhile = length * 2
                return false
            }
            let bytes = UnsafeMutableBufferPointer(rebasing: buffer[head..<scan.at])
            worthwhile = 0
            line = nextLine
            nextLine += scan.lines
            head = scan.at
            if places.count == 1, places[0].start == places[0].end { continue }
            isText = !scan.hasZero && (scan.marks < 0x80 || isUTF8(UnsafeBufferPointer(bytes)))
            if scan.hasRaw {
                for index in places.indices where places[index].isRaw {
                    places[index].end = undoQuotes(places[index].start, places[index].end)
                }
            }
            return true
        }
        return false
    }

    /// Undoes the quotes of a field in its place; its new end.
    private func undoQuotes(_ start: Int, _ end: Int) -> Int {
        var from = start
        var to = start
        var isInside = true
        while from < end {
            let byte = buffer[from]
            from += 1
            if isInside, byte == 0x22 {
                if from < end, buffer[from] == 0x22 {
                    from += 1
                } else {
                    isInside = false
                    continue
                }
            }
            if byte == 0x0D {
                if from < end, buffer[from] == 0x0A { from += 1 }
                buffer[to] = 0x0A
            } else {
                buffer[to] = byte
            }
            to += 1
        }
        return to
    }
}

private func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { (try? UTF8Span(validating: bytes.span)) != nil }
