internal import Vietnamese
package import Vocabulary

/// A column of a sheet that is filled in away from the server and sent back.
package struct PackColumn: Sendable, Hashable {
    /// What its cells may hold.
    package enum Kind: Sendable, Hashable {
        /// Words, at most this many characters (Unicode scalars).
        case text(limit: Int)
        /// A whole percentage in these bounds, typed as 45 or as 45%.
        case percent(ClosedRange<Int>)
        /// A number in these bounds, with a comma before its decimals when typed as text.
        case number(ClosedRange<Double>)
        /// A day in these bounds: a real date of the sheet, its serial number, or text `31/12/2026`.
        case day(ClosedRange<Day>)
        /// One of these.
        case choice([String])
        /// One of these is proposed; other words, at most so many characters, are taken too.
        case suggestion([String], limit: Int)
    }

    /// Its name in the program.
    package let id: String
    /// Its heading: by this it is found again, wherever somebody moved it. No two alike in one sheet.
    package let heading: String
    package let kind: Kind
    /// Filled by us; people may not change it.
    package let isLocked: Bool
    /// Kept out of sight, for keys.
    package let isHidden: Bool
    /// In digits of the standard font.
    package let width: Double
    /// Shown beside the current cell; empty for none.
    package let hint: String

    package init(
        _ id: String, _ heading: String, _ kind: Kind = .text(limit: 32_000), isLocked: Bool = false,
        isHidden: Bool = false, width: Double, hint: String = ""
    ) {
        self.id = id
        self.heading = heading
        self.kind = kind
        self.isLocked = isLocked
        self.isHidden = isHidden
        self.width = width
        self.hint = hint
    }
}

/// What a cell of a pack holds; an empty cell has none.
package enum PackValue: Sendable, Hashable {
    /// Words as `packText` leaves them; never empty.
    case text(String)
    case whole(Int)
    /// Finite.
    case decimal(Double)
    case day(Day)

    /// The value as a person reads it: `45`, `0,5`, `31/12/2026`.
    package var words: String {
        switch self {
        case .text(let text): text
        case .whole(let number): String(number)
        case .decimal(let number):
            number.magnitude < 1e15 && number == number.rounded(.towardZero)
                ? String(Int64(number)) : number.description.replacing(".", with: ",")
        case .day(let day): DayText.write(day)
        }
    }

    /// Words to be written; nil when nothing is left of them.
    package init?(words: String) {
        let text = packText(words)
        guard !text.isEmpty else { return nil }
        self = .text(text)
    }
}

/// Words in the one form in which they go out and come back unchanged through any program of sheets: NFC, lines without
/// blanks at their ends, one blank for each run of white space, no control or invisible signs, no empty lines at the ends.
package func packText(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var before: Unicode.Scalar?
    for scalar in nfc(text).unicodeScalars {
        defer { before = scalar }
        switch scalar.value {
        case 0x0A where before == "\r": continue
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: scalars.append("\n")
        case 0..<0x20 where scalar.value != 0x09: continue
        case 0x7F..<0x85, 0x86...0x9F, 0xFFFE, 0xFFFF: continue
        default: scalars.append(scalar)
        }
    }
    let lines = String(scalars).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
        tidy(String($0))
    }
    let first = lines.firstIndex { !$0.isEmpty } ?? lines.endIndex
    let last = lines.lastIndex { !$0.isEmpty } ?? lines.startIndex
    return first <= last ? lines[first...last].joined(separator: "\n") : ""
}

/// A place in a sheet: `H12`; `column` counts from 0, `row` from 1.
package func sheetAddress(column: Int, row: Int) -> String { "\(columnName(column))\(row)" }
