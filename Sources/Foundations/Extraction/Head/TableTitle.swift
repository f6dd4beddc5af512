internal import Formats

/// The title of a paper that is only a table: the words above the head of its first table, in the table's own top rows
/// or in the lines just above it. Nil when nothing there reads as a title.
func tableTitle(_ document: RichDocument) -> String? {
    var above: [String] = []
    for block in document.blocks {
        switch block {
        case .paragraph(let paragraph):
            let text = cleaned(paragraph.text)
            if annexName(text) != nil { above = [] } else if !text.isEmpty { above.append(text) }
            if above.count > 12 { return nil }
        case .table(let table):
            let grid = Grid(table)
            guard let head = findHead(grid) else { continue }
            let rows = grid.rows[..<head.rows.lowerBound]
            let inside = rows.filter { $0.filled.count == 1 }.compactMap { row in
                row.filled.first.map { row.cells[$0].text }
            }
            return titleLines(inside) ?? titleLines(above)
        }
    }
    return nil
}

/// The first run of lines that can be a title, joined.
private func titleLines(_ lines: [String]) -> String? {
    var parts: [String] = []
    for line in lines {
        let head = HeadLine(line, block: 0)
        let words = Words(line)
        let isOther =
            annexName(line) != nil || line.hasPrefix("(") || head.isRule || words.count < 3
            || splitHeading(line).number != nil
            || words.hasAnyPrefix(["cong hoa xa hoi", "doc lap", "so", "don vi tinh", "dvt", "noi nhan", "kinh gui"])
            || councilName(line) != nil || words.contains("ngay") && words.contains("thang") && words.contains("nam")
        let isTitle = !isOther && (head.isUpper || !parts.isEmpty || opensTitle(words)) && line.utf8.count <= 400
        if isTitle { parts.append(line) } else if !parts.isEmpty { break }
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
}

private func opensTitle(_ words: Words) -> Bool {
    words.hasAnyPrefix([
        "danh muc", "bang", "bieu", "phan cong", "tong hop", "ke hoach", "chuong trinh", "nhiem vu", "chi tieu",
        "tien do",
        "bao cao", "he thong chi tieu", "danh sach",
    ])
}
