import Testing

@testable import Formats

@Suite struct TextReading {
    private func blocks(_ text: String) throws -> [RichDocument.Block] { try readText(Array(text.utf8)).blocks }

    private func tables(_ text: String) throws -> [Table] {
        try blocks(text).compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    private func cells(_ table: Table) -> [[String]] { table.rows.map { $0.cells.map(\.text) } }

    @Test func `lines become paragraphs with their numbers, blank ones count`() throws {
        let paragraphs = try blocks("một\r\n\r\n  hai\nba").compactMap {
            if case .paragraph(let one) = $0 { one } else { nil }
        }
        #expect(paragraphs.map(\.text) == ["một", "hai", "ba"])
        #expect(paragraphs.map(\.lines) == [1...1, 3...3, 4...4])
    }

    @Test(arguments: [
        ("[bookmark: _GoBack]31/8/2025", "31/8/2025"), ("<b>Giai đoạn</b>&nbsp;đầu", "Giai đoạn đầu"),
        ("**Phụ lục I**  ", "Phụ lục I"),
        ("an toàn<sup>1</sup>.", "an toàn1."), ("(*trước ngày 15/12*)", "(trước ngày 15/12)"),
        ("##### **\\* Đợt 1**", "* Đợt 1"),
        ("5 < 7 và a * b * c", "5 < 7 và a * b * c"), ("Số: ____/KH", "Số: ____/KH"), ("***Nơi nhận:***", "Nơi nhận:"),
    ])
    func `layout debris is removed, words stay`(_ raw: String, _ clean: String) throws {
        guard case .paragraph(let paragraph)? = try blocks(raw).first else {
            return #expect(Bool(false), "no paragraph")
        }
        #expect(paragraph.text == clean)
    }

    @Test func `tab blocks are tables, and a repeated head joins what a page parted`() throws {
        let found = try tables("TT\tViệc\tAi\n1\tLau bàn\tA\n\nTT\tViệc\tAi\n\tghế\t\n\nTên\tTuổi\tQuê\nx\t1\ty\n")
        #expect(found.count == 2)
        #expect(
            cells(found[0]) == [["TT", "Việc", "Ai"], ["1", "Lau bàn", "A"], ["TT", "Việc", "Ai"], ["", "ghế", ""]])
        #expect(found[0].rows.map(\.lines) == [1...1, 2...2, 4...4, 5...5])
    }

    @Test func `a cell on its own line keeps its tab and is no table yet`() throws {
        let paragraphs = try blocks("\tTT\n\tViệc\n\t\n\tAi").compactMap {
            if case .paragraph(let one) = $0 { one.text } else { nil }
        }
        #expect(paragraphs == ["\tTT", "\tViệc", "\t", "\tAi"])
    }

    @Test func `pipe tables lose their rules and marks`() throws {
        let found = try tables("| TT | **Việc** |\n|:--|---:|\n| 1 | rửa \\| lau |\n")
        #expect(found.count == 1 && found.first?.rows.count == 2)
        #expect(found.first.map(cells)?.first == ["TT", "Việc"])
    }

    @Test func `quoted CSV is one table, prose with commas is none`() throws {
        let found = try tables("TT,Việc,Ai\n1,\"rửa, lau\",A\n2,\"quét\nsân\",\"B \"\"b\"\"\"\n")
        #expect(found.map(cells) == [[["TT", "Việc", "Ai"], ["1", "rửa, lau", "A"], ["2", "quét\nsân", "B \"b\""]]])
        #expect(found.first?.rows.last?.lines == 3...4)
        #expect(try tables("Một, hai, ba.\nBốn, năm.\nSáu, bảy, tám, chín.\n").isEmpty)
    }

    @Test func `HTML tables keep their spans`() throws {
        let found = try tables(
            "<table><tr><th>TT</th><th>Ai</th></tr>\n<tr><td>1</td><td rowspan=\"2\">A<br>B</td></tr><tr><td>2</td></tr></table>\n"
        )
        let rows = try #require(found.first).rows
        #expect(rows.map { $0.cells.map(\.text) } == [["TT", "Ai"], ["1", "A\nB"], ["2", ""]])
        #expect(rows[2].cells[1].continuesAbove && rows[1].lines == 2...2)
    }

    @Test func `columns that stand apart by blanks are a table, two of them are a heading`() throws {
        let found = try tables(
            "TT   Việc làm        Hạn\n1    Lau bàn ghế     3/2026\n2    Quét sân        4/2026\n     và ngõ\n")
        #expect(
            found.map(cells) == [
                [
                    ["TT", "Việc làm", "Hạn"], ["1", "Lau bàn ghế", "3/2026"], ["2", "Quét sân", "4/2026"],
                    ["", "và ngõ", ""],
                ]
            ])
        #expect(
            try tables("UBND TỈNH            CỘNG HÒA\nSỞ Y TẾ              Độc lập\nSố: 1                Ngày 2\n")
                .isEmpty)
    }

    @Test func `bars without edges and without a rule make a table of three lines or more`() throws {
        #expect(
            try tables("Việc tuần\nTT | Việc | Hạn\n1 | Lau bàn | 3/2026\n2 | Quét sân |\nHết").map(cells) == [
                [["TT", "Việc", "Hạn"], ["1", "Lau bàn", "3/2026"], ["2", "Quét sân", ""]]
            ])
        #expect(try tables("UBND TỈNH | SỞ Y TẾ | VP\nchỉ một dòng thôi\nhết").isEmpty)
    }

    @Test func `UTF-16 with and without a mark, and broken bytes, are read`() throws {
        let text = "Kế hoạch số 1 của chợ"
        let little = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, [0xEF, 0xBB, 0xBF] + Array(text.utf8)] {
            #expect(try readText(bytes).blocks == [.paragraph(Paragraph(text: text, lines: 1...1))])
        }
        let broken = try readText(Array("chợ ".utf8) + [0xC3] + Array(" số".utf8))
        #expect(broken.remarks.map(\.code) == ["lossy-text"])
    }

    @Test func `decomposed letters are composed`() throws {
        #expect(
            try readText(Array("kê\u{301} hoa\u{323}ch".utf8)).blocks == [
                .paragraph(Paragraph(text: "kế hoạch", lines: 1...1))
            ])
    }
}
