internal import Vietnamese

/// The mark of a state secret that a paper bears at its head: `MẬT`, `TỐI MẬT` or `TUYỆT MẬT`; nil without one.
///
/// A mark stands alone: as a line, a paragraph, a cell of the head's frame, a text box, a running head, or after
/// «Độ mật:». The word in a sentence (bí mật, bảo mật) is no mark.
/// Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (place of the mark); Luật Bảo vệ bí mật nhà nước 2018, Điều 8 (levels).
package func classifiedMark(in document: RichDocument) -> String? {
    for paragraph in document.headers + document.footers {
        if let mark = mark(inLinesOf: paragraph.text) { return mark }
    }
    for block in document.blocks.prefix(headBlocks) {
        switch block {
        case .paragraph(let paragraph): if let mark = mark(inLinesOf: paragraph.text) { return mark }
        case .table(let table): if let mark = mark(inHeadOf: table) { return mark }
        }
    }
    return nil
}

/// How far the head of a paper reaches, generously: the frame, the title, the legal grounds.
private let headBlocks = 80
private let headRows = 15

/// A table at the head: rows of few cells. A row of many cells is a table's heading, where «Mật» may be a column.
private func mark(inHeadOf table: Table) -> String? {
    for row in table.rows.prefix(headRows) {
        let filled = row.cells.filter { !$0.text.isEmpty }
        guard filled.count <= 3 else { continue }
        for cell in filled {
            if let mark = mark(inLinesOf: cell.text) { return mark }
        }
    }
    return nil
}

private func mark(inLinesOf text: String) -> String? {
    // Most texts do not hold the letter at all.
    guard nfc(text).unicodeScalars.contains(where: { $0 == "Ậ" || $0 == "ậ" }) else { return nil }
    for line in nfc(text).unicodeScalars.split(whereSeparator: { $0 == "\n" || $0 == "\t" || $0 == "|" || $0 == "\r" })
    {
        if let mark = mark(ofLine: String(String.UnicodeScalarView(line))) { return mark }
    }
    return nil
}

private func mark(ofLine line: String) -> String? {
    let isLabelled = ["ĐỘMẬT", "MỨCĐỘMẬT", "ĐỘBẢOMẬT", "CẤPĐỘMẬT"].contains {
        squeezed(line).uppercased().hasPrefix($0 + ":")
    }
    let words = isLabelled ? String(line.split(separator: ":", maxSplits: 1).last ?? "") : line
    let letters = squeezed(words)
    let isCapital = letters == letters.uppercased()
    let capitals = letters.uppercased()
    for (mark, shown) in [("TUYỆTMẬT", "TUYỆT MẬT"), ("TỐIMẬT", "TỐI MẬT"), ("MẬT", "MẬT")] {
        if capitals == mark, isCapital || isLabelled || letters.unicodeScalars.first == mark.unicodeScalars.first {
            return shown
        }
        // «MẬT - Bản số 02», «TỐI MẬT (chỉ người có tên mới được bóc bì)»: the mark in capitals, then something apart.
        if letters.hasPrefix(mark), letters.count <= 60, let next = nextSign(after: mark, in: words) {
            if next == "-" || next == "–" || next == "(" || next == "/" || next == "," || next == "." || next == ";" {
                return shown
            }
        }
    }
    return nil
}

/// Without blanks, and without the signs around a mark: `[MẬT]`, `* M Ậ T *`.
private func squeezed(_ text: String) -> String {
    let inner = text.unicodeScalars.filter {
        !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
    }.map(narrow)
    func isFrame(_ scalar: Unicode.Scalar) -> Bool { "[]()<>«»\"'“”*#_-–—.|=!".unicodeScalars.contains(scalar) }
    var kept = Array(inner.drop(while: isFrame))
    while let last = kept.last, isFrame(last) { kept.removeLast() }
    return String(String.UnicodeScalarView(kept))
}

/// The plain letter or sign of a wide one (U+FF01…U+FF5E); any other as it is.
private func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
}

/// The first sign that is not blank after the letters of a mark.
private func nextSign(after mark: String, in words: String) -> Unicode.Scalar? {
    var left = mark.unicodeScalars.count
    for scalar in words.unicodeScalars
    where !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint {
        if left == 0 { return scalar }
        left -= 1
    }
    return nil
}
