/// XML put together as bytes: written text is markup, `text` escapes.
struct MarkupWriter {
    private(set) var bytes: [UInt8] = []

    init(_ head: String = "") { raw(head) }

    mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

    /// Words as character data or in quotes. Control signs that XML does not know are left out.
    mutating func text(_ words: some Sequence<UInt8>) {
        for byte in words {
            switch byte {
            case 0x26: raw("&amp;")
            case 0x3C: raw("&lt;")
            case 0x3E: raw("&gt;")
            case 0x22: raw("&quot;")
            case 0x09: raw("&#9;")
            case 0x0A: raw("&#10;")
            case 0..<0x20: break
            default: bytes.append(byte)
            }
        }
    }

    mutating func text(_ words: String) { text(words.utf8) }
}
