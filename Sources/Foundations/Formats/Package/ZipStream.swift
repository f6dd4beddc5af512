/// Writes a ZIP of stored entries piece by piece, for archives that are made while they are sent: what is kept in memory
/// is one line of the directory for each entry. The same entries give the same bytes.
package struct ZipStream: Sendable {
    private var directory: [UInt8] = []
    private var written: UInt32 = 0
    private var count: UInt16 = 0

    package init() {}

    /// The bytes of one entry, to be sent now. For content that is packed already, such as XLSX.
    ///
    /// - Throws: `UnwritableDocument` beyond 65,534 entries or 4 GiB, where this form of ZIP ends.
    package mutating func entry(_ name: String, _ bytes: [UInt8]) throws(UnwritableDocument) -> [UInt8] {
        let title = Array(name.utf8)
        guard count < UInt16.max - 1, title.count < 1 << 16,
            UInt64(written) + UInt64(bytes.count) + UInt64(title.count) + 30 < UInt64(UInt32.max)
        else { throw UnwritableDocument() }
        var facts: [UInt8] = []
        // Version 2.0; names in UTF-8; stored; 1 January 1980, 00:00 (APPNOTE 4.3.7, 4.4).
        facts.put(UInt16(20), UInt16(0x0800), UInt16(0), UInt16(0), UInt16(0x21))
        facts.put(checkSum(bytes), UInt32(bytes.count), UInt32(bytes.count))
        facts.put(UInt16(title.count), UInt16(0))
        directory += [0x50, 0x4B, 0x01, 0x02, 20, 0] + facts
        directory.put(UInt16(0), UInt16(0), UInt16(0))
        directory.put(UInt32(0), written)
        directory += title
        let piece = [0x50, 0x4B, 0x03, 0x04] + facts + title + bytes
        written += UInt32(piece.count)
        count += 1
        return piece
    }

    /// The directory that ends the archive.
    package func end() -> [UInt8] {
        var tail = directory + [0x50, 0x4B, 0x05, 0x06]
        tail.put(UInt16(0), UInt16(0), count, count)
        tail.put(UInt32(directory.count), written)
        tail.put(UInt16(0))
        return tail
    }
}

extension [UInt8] {
    /// Least significant byte first.
    fileprivate mutating func put(_ numbers: any FixedWidthInteger...) {
        for number in numbers { append(number) }
    }

    private mutating func append(_ number: some FixedWidthInteger) {
        for shift in stride(from: 0, to: number.bitWidth, by: 8) { append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}

/// The CRC-32 of ZIP (polynomial 0xEDB88320).
private func checkSum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes { sum = crcTable[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
    return ~sum
}

private let crcTable: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
}
