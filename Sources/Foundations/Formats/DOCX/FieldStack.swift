/// The complex fields that are open, the innermost last: between `begin` and `separate` an instruction, which is not
/// printed, between `separate` and `end` its result, which is.
struct FieldStack {
    private struct Field {
        var inResult = false
        var isHidden = false
        var instruction: [UInt8] = []
    }

    private var fields: [Field] = []
    /// What stands here is not printed.
    private(set) var isSilent = false

    var isEmpty: Bool { fields.isEmpty }

    /// - Parameter hidesPageNumbers: The number of the page is no text (in running heads).
    mutating func step(_ kind: String, hidesPageNumbers: Bool) {
        switch kind {
        case "begin": fields.append(Field())
        case "separate":
            guard let last = fields.indices.last else { return }
            fields[last].inResult = true
            fields[last].isHidden = hidesPageNumbers && isPageNumber(fields[last].instruction)
        case "end": _ = fields.popLast()
        default: break
        }
        settle()
    }

    /// Adds to the instruction of the innermost field; only its beginning is of use.
    mutating func instruct(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let last = fields.indices.last, fields[last].instruction.count < 64 else { return }
        fields[last].instruction.append(contentsOf: bytes.prefix(64))
    }

    /// At a paragraph's end: a field whose result never begins would swallow the rest of the file.
    mutating func endParagraph() {
        guard isSilent else { return }
        for index in fields.indices { fields[index].inResult = true }
        settle()
    }

    private mutating func settle() { isSilent = fields.contains { !$0.inResult || $0.isHidden } }
}

/// Whether a field's instruction prints the number of the page.
func isPageNumber(_ instruction: [UInt8]) -> Bool {
    let word = String(decoding: instruction, as: UTF8.self).split(separator: " ").first ?? ""
    return ["PAGE", "NUMPAGES", "SECTIONPAGES"].contains(word.uppercased())
}
