extension MarkupWriter {
    /// `w:p`.
    mutating func write(_ paragraph: WordParagraph) {
        raw("<w:p><w:pPr>")
        if 1...6 ~= paragraph.headingLevel { raw("<w:pStyle w:val=\"Heading\(paragraph.headingLevel)\"/>") }
        if paragraph.keepsWithNext { raw("<w:keepNext/>") }
        if paragraph.hasRuleBelow {
            raw("<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>")
        }
        let line = paragraph.exactLine.map { Int($0 * 20) } ?? Int((paragraph.lineSpacing * 240).rounded())
        raw(
            """
            <w:spacing w:before="\(Int(paragraph.spaceBefore * 20))" w:after="\(Int(paragraph.spaceAfter * 20))" \
            w:line="\(line)" w:lineRule="\(paragraph.exactLine == nil ? "auto" : "exact")"/>
            """)
        if paragraph.indent != 0 || paragraph.firstLine != 0 || paragraph.rightIndent != 0 {
            raw("<w:ind w:left=\"\(twips(paragraph.indent))\"")
            if paragraph.rightIndent != 0 { raw(" w:right=\"\(twips(paragraph.rightIndent))\"") }
            raw(
                paragraph.firstLine < 0
                    ? " w:hanging=\"\(twips(-paragraph.firstLine))\"/>"
                    : " w:firstLine=\"\(twips(paragraph.firstLine))\"/>")
        }
        if paragraph.alignment != .left { raw("<w:jc w:val=\"\(paragraph.alignment.rawValue)\"/>") }
        raw("</w:pPr>")
        for run in paragraph.runs { write(run) }
        raw("</w:p>")
    }

    /// `w:r`, line breaks and tabs as their own elements.
    mutating func write(_ run: WordRun) {
        raw("<w:r><w:rPr>")
        if run.isBold { raw("<w:b/>") }
        if run.isItalic { raw("<w:i/>") }
        if let color = run.color, isColor(color) { raw("<w:color w:val=\"\(color)\"/>") }
        if let size = run.size { raw("<w:sz w:val=\"\(halfPoints(size))\"/><w:szCs w:val=\"\(halfPoints(size))\"/>") }
        if run.isUnderlined { raw("<w:u w:val=\"single\"/>") }
        raw("</w:rPr>")
        let bytes = Array(run.text.utf8)
        var start = 0
        for index in 0...bytes.count {
            guard index == bytes.count || bytes[index] == 0x0A || bytes[index] == 0x09 else { continue }
            if index > start {
                raw("<w:t xml:space=\"preserve\">")
                text(bytes[start..<index])
                raw("</w:t>")
            }
            if index < bytes.count { raw(bytes[index] == 0x0A ? "<w:br/>" : "<w:tab/>") }
            start = index + 1
        }
        raw("</w:r>")
    }

    /// `w:tbl`; cells that span rows are carried down as `w:vMerge`.
    mutating func write(_ table: WordTable) {
        let widths = table.columns.map { twips($0) }
        raw("<w:tbl><w:tblPr><w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>")
        if table.hasBorders {
            raw("<w:tblBorders>")
            for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                raw("<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>")
            }
            raw("</w:tblBorders>")
        }
        raw("<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>")
        for width in widths { raw("<w:gridCol w:w=\"\(width)\"/>") }
        raw("</w:tblGrid>")
        var covered: [Int: (rows: Int, cell: WordTableCell)] = [:]
        for row in table.rows {
            raw("<w:tr><w:trPr>")
            if !row.maySplit { raw("<w:cantSplit/>") }
            if row.isHeader { raw("<w:tblHeader/>") }
            raw("</w:trPr>")
            write(row, widths: widths, covered: &covered)
            raw("</w:tr>")
        }
        raw("</w:tbl>")
    }

    private mutating func write(
        _ row: WordTableRow, widths: [Int], covered: inout [Int: (rows: Int, cell: WordTableCell)]
    ) {
        var column = 0
        var cells = row.cells[...]
        while column < widths.count {
            if let above = covered[column] {
                write(above.cell, at: column, widths: widths, merge: "<w:vMerge/>", isEmpty: true)
                covered[column] = above.rows > 1 ? (above.rows - 1, above.cell) : nil
                column += max(above.cell.columnSpan, 1)
            } else if let cell = cells.popFirst() {
                let spansRows = cell.rowSpan > 1
                write(cell, at: column, widths: widths, merge: spansRows ? "<w:vMerge w:val=\"restart\"/>" : "")
                if spansRows { covered[column] = (cell.rowSpan - 1, cell) }
                column += max(cell.columnSpan, 1)
            } else {
                write(WordTableCell([]), at: column, widths: widths, merge: "")
                column += 1
            }
        }
    }

    private mutating func write(
        _ cell: WordTableCell, at column: Int, widths: [Int], merge: String, isEmpty: Bool = false
    ) {
        let width = widths[min(column, widths.count)..<min(column + max(cell.columnSpan, 1), widths.count)].reduce(0, +)
        raw("<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>")
        if cell.columnSpan > 1 { raw("<w:gridSpan w:val=\"\(cell.columnSpan)\"/>") }
        raw(merge)
        if let shade = cell.shade, isColor(shade) {
            raw("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\(shade)\"/>")
        }
        if cell.verticalAlignment != .top { raw("<w:vAlign w:val=\"\(cell.verticalAlignment.rawValue)\"/>") }
        raw("</w:tcPr>")
        if isEmpty || cell.paragraphs.isEmpty { raw("<w:p/>") }
        if !isEmpty { for paragraph in cell.paragraphs { write(paragraph) } }
        raw("</w:tc>")
    }
}

/// Six hexadecimal digits.
private func isColor(_ text: String) -> Bool { text.utf8.count == 6 && text.allSatisfy { $0.isHexDigit } }
