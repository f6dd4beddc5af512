/// Reads one sheet. Cells without a value cost nothing, however many are formatted.
final class SheetReader: MarkupReader {
    /// Cells taken, with those of the sheets before.
    private(set) var cellCount: Int
    private(set) var remarks: [ReadingRemark] = []
    private(set) var headers: [Paragraph] = []
    private(set) var footers: [Paragraph] = []

    private let name: String
    private let strings: [String]
    private let looks: [(number: NumberLook, isBold: Bool)]
    private let startsIn1904: Bool
    private let cellsBefore: Int

    private var rows: [TableRow] = []
    private var merges: [MergedRange] = []
    private var row = 0
    private var cells: [TableCell] = []
    private var isHiddenRow = false
    private var sawHiddenRow = false
    private var isInOrder = true
    // The open cell.
    private var column = 0
    private var style = 0
    private var kind = CellKind.number
    private var hasFormula = false
    private var hasValue = false
    private var bytes: [UInt8] = []

    private enum CellKind { case number, shared, inline, written, boolean, day, error }

    init(
        name: String, strings: [String], looks: [(number: NumberLook, isBold: Bool)], startsIn1904: Bool,
        cellsBefore: Int, limits: ReadingLimits, clock: ReadingClock
    ) {
        self.name = name
        self.strings = strings
        self.looks = looks
        self.startsIn1904 = startsIn1904
        self.cellsBefore = cellsBefore
        cellCount = cellsBefore
        super.init(limits: limits, clock: clock)
    }

    override func restart() {
        (cellCount, remarks, headers, footers) = (cellsBefore, [], [], [])
        (rows, merges, row, cells) = ([], [], 0, [])
        (isHiddenRow, sawHiddenRow, isInOrder) = (false, false, true)
    }

    /// The rows that hold something, merged ranges laid over them.
    func finishedRows() throws(UnreadableDocument) -> [TableRow] {
        if !isInOrder { rows.sort { ($0.sheetRow ?? 0) < ($1.sheetRow ?? 0) } }
        var grid = SheetGrid(rows: rows, cellsLeft: limits.cells - cellCount, clock: clock)
        for range in merges { try grid.merge(range) }
        return grid.rows
    }

    override func begin(_ tag: Tag, _ attributes: MarkupAttributes) {
        switch tag {
        case .c: beginCell(attributes)
        case .v:
            wantsText = true
            hasValue = true
            bytes.removeAll(keepingCapacity: true)
        case .isText:
            hasValue = true
            bytes.removeAll(keepingCapacity: true)
        case .sheetText: wantsText = true
        case .rPh: skip()
        case .f: hasFormula = true
        case .row:
            row = attributes.integer("r") ?? row + 1
            isHiddenRow = attributes.raw("hidden").map { _ in attributes.isOn("hidden") } ?? false
            column = -1
            cells.removeAll(keepingCapacity: true)
        case .mergeCell:
            if let range = attributes.raw("ref").flatMap({ MergedRange($0) }) { merges.append(range) }
        case .oddHeader, .oddFooter, .firstHeader, .firstFooter:
            wantsText = true
            bytes.removeAll(keepingCapacity: true)
        default: break
        }
    }

    override func end(_ tag: Tag) {
        switch tag {
        case .v, .sheetText: wantsText = false
        case .c: endCell()
        case .row:
            endRow()
        case .oddHeader, .firstHeader: headers += runningText()
        case .oddFooter, .firstFooter: footers += runningText()
        default: break
        }
    }

    override func text(_ piece: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: piece) }

    private func endRow() {
        defer { cells.removeAll(keepingCapacity: true) }
        guard !cells.isEmpty else { return }
        if isHiddenRow, !sawHiddenRow {
            sawHiddenRow = true
            remarks.append(ReadingRemark(code: "hidden-rows", place: name))
        }
        if let last = rows.last?.sheetRow, last >= row { isInOrder = false }
        rows.append(TableRow(cells: cells, sheetRow: row))
    }

    private func beginCell(_ attributes: MarkupAttributes) {
        column = attributes.raw("r").flatMap { columnOfReference($0) } ?? column + 1
        style = attributes.integer("s") ?? 0
        (hasFormula, hasValue) = (false, false)
        guard let type = attributes.raw("t") else {
            kind = .number
            return
        }
        kind =
            type.equals("s")
            ? .shared
            : type.equals("inlineStr")
                ? .inline
                : type.equals("str")
                    ? .written
                    : type.equals("b") ? .boolean : type.equals("d") ? .day : type.equals("e") ? .error : .number
    }

    private func endCell() {
        guard hasValue, !bytes.isEmpty else {
            if hasFormula, kind != .written, remarks.count < 100 {
                remarks.append(ReadingRemark(code: "formula-without-value", place: place))
            }
            return
        }
        guard let (text, value) = content(), !text.isEmpty else { return }
        let filled = cells.last.map { $0.column + $0.columnSpan } ?? 0
        // A cell out of order is put where the file says it stands, if that place is free.
        guard column >= filled else { return }
        cellCount += column - filled + 1
        if cellCount > limits.cells { return fail(.tooLarge(.cells)) }
        for gap in filled..<column { cells.append(TableCell(text: "", column: gap)) }
        let isBold = looks.indices.contains(style) && looks[style].isBold
        cells.append(TableCell(text: text, column: column, isBold: isBold, value: value))
    }

    private func content() -> (String, CellValue)? {
        switch kind {
        case .shared:
            guard let index = wholeNumber, strings.indices.contains(index) else { return nil }
            return (strings[index], .text(strings[index]))
        case .inline, .written, .error:
            let text = cellText(bytes)
            return (text, .text(text))
        case .boolean:
            let isTrue = bytes.first == 0x31 || bytes.first == 0x74
            return (isTrue ? "TRUE" : "FALSE", .boolean(isTrue))
        case .day:
            let text = cellText(bytes)
            let day = String(text.prefix(10))
            let parts = day.split(separator: "-")
            guard parts.count == 3, parts[0].count == 4 else { return (text, .text(text)) }
            return ("\(parts[2])/\(parts[1])/\(parts[0])", .date(day))
        case .number:
            guard let number = wholeNumber.map({ Double($0) }) ?? Double(String(decoding: bytes, as: UTF8.self)),
                number.isFinite
            else {
                let text = cellText(bytes)
                return (text, .text(text))
            }
            let look = looks.indices.contains(style) ? looks[style].number : NumberLook(builtin: 0)
            let shown = ShownNumber(number, look: look, startsIn1904: startsIn1904)
            return (shown.text, shown.value)
        }
    }

    /// The value when it is up to fifteen digits and nothing else, as most are.
    private var wholeNumber: Int? {
        guard bytes.count <= 15 else { return nil }
        var value = 0
        for byte in bytes {
            guard 0x30...0x39 ~= byte else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    private var place: String { name + "!" + columnName(column) + "\(row)" }

    /// The words of a running head, without its codes (`&C&"Times New Roman"&14MẬT`).
    private func runningText() -> [Paragraph] {
        wantsText = false
        var pieces: [String] = [""]
        var signs = Substring(cellText(bytes))
        while let sign = signs.popFirst() {
            guard sign == "&", let code = signs.popFirst() else {
                pieces[pieces.count - 1].append(sign)
                continue
            }
            switch code {
            case "L", "C", "R": pieces.append("")
            case "&": pieces[pieces.count - 1].append("&")
            case "\"": signs = signs.drop { $0 != "\"" }.dropFirst()
            case "0"..."9": signs = signs.drop { $0.isASCII && $0.isNumber }
            default: break
            }
        }
        return pieces.flatMap { $0.split(whereSeparator: \.isNewline) }.map { cellText(Array($0.utf8)) }
            .filter { !$0.isEmpty }.map { Paragraph(text: $0) }
    }
}
