/// One line of a text file without its layout debris.
struct TextLine {
    /// From 1.
    var number: Int
    /// Printed page, counted from form feeds; nil before the first one of a file that has none.
    var page: Int?
    /// Tabs kept; Word bookmarks, HTML tags and Markdown marks removed.
    var text: [Unicode.Scalar]
    /// The line as it stands, for markup that spans lines; empty when the line has none.
    var raw: [Unicode.Scalar] = []
    /// Markdown heading depth, 0 for none.
    var heading = 0
    /// The whole line stood between bold marks.
    var isBold = false

    /// Nothing but blanks; a line of tabs is an empty cell, not nothing.
    var isBlank: Bool { text.allSatisfy { $0 == " " } }
    var tabs: Int { text.count { $0 == "\t" } }
    var string: String { scalarString(text[...]) }
}

/// The text of a run of scalars.
func scalarString(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
}

/// Without blanks (spaces, not tabs) at both ends.
func trimmedBlanks(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var slice = scalars
    while slice.first == " " { slice.removeFirst() }
    while slice.last == " " { slice.removeLast() }
    return slice
}

/// The lines of a text: `\n`, `\r\n` and `\r` end a line; a form feed starts a page and is dropped.
func textLines(_ text: String) -> [TextLine] {
    var lines: [TextLine] = []
    var current: [Unicode.Scalar] = []
    var number = 1
    var page: Int?
    var previous: Unicode.Scalar = " "
    func close() {
        lines.append(cleanLine(current, number: number, page: page))
        current.removeAll(keepingCapacity: true)
        number += 1
    }
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\n": if previous != "\r" { close() }
        case "\r", "\u{85}", "\u{2028}", "\u{2029}": close()
        case "\u{C}": page = (page ?? 1) + 1
        case "\u{A0}", "\u{2002}", "\u{2003}", "\u{2007}", "\u{2009}", "\u{202F}", "\u{3000}": current.append(" ")
        case "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\0": break
        default: current.append(scalar)
        }
        previous = scalar
    }
    if !current.isEmpty { close() }
    return lines
}

private func cleanLine(_ raw: [Unicode.Scalar], number: Int, page: Int?) -> TextLine {
    var line = TextLine(number: number, page: page, text: raw)
    guard raw.contains(where: { "[<*#_&\\`".unicodeScalars.contains($0) }) else {
        line.text = trimmedEnd(raw)
        return line
    }
    if raw.contains("<") { line.raw = raw }
    var text = withoutBookmarks(raw)
    let tagged = withoutTags(text)
    text = tagged.text
    let start = text.firstIndex { $0 != " " } ?? 0
    let hashes = text[start...].prefix { $0 == "#" }.count
    if (1...6).contains(hashes), start + hashes < text.count, text[start + hashes] == " " {
        line.heading = hashes
        text.removeSubrange(0..<(start + hashes + 1))
    }
    let marked = withoutEmphasis(text)
    line.text = trimmedEnd(marked.text)
    line.isBold = tagged.wholeIsBold || marked.wholeIsBold
    return line
}

private func trimmedEnd(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
}
