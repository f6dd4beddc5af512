import Testing

@testable import Formats

@Suite struct WritingTests {
    @Test func `what is written as DOCX is read back`() throws {
        let table = WordTable(
            columns: [20, 60, 60],
            rows: [
                WordTableRow(["A", "B", "C"].map { WordTableCell([WordParagraph($0, isBold: true)]) }, isHeader: true),
                WordTableRow([
                    WordTableCell([WordParagraph("dọc")], rowSpan: 2),
                    WordTableCell([WordParagraph("ngang"), WordParagraph("hai")], columnSpan: 2),
                ]),
                WordTableRow([WordTableCell([WordParagraph("x\ny\tz")]), WordTableCell([WordParagraph("<&\">")])]),
            ])
        let document = WordDocument(
            sections: [
                WordSection(
                    blocks: [
                        .paragraph(
                            WordParagraph([WordRun("Mục một", isBold: true)], alignment: .center, headingLevel: 1)),
                        .table(table), .pageBreak, .paragraph(WordParagraph("nghiêng", isItalic: true)),
                    ], header: [WordParagraph("Đầu trang")], footer: [WordParagraph("Chân trang")]),
                WordSection(blocks: [.table(table)], isLandscape: true),
            ], title: "Thử & <thử>")
        let read = try readDocument(try document.docx(), fileName: "a.docx")
        #expect(read.paragraphs.map(\.text) == ["Mục một", "nghiêng"])
        #expect(read.paragraphs.map(\.headingLevel) == [1, 0])
        #expect(read.paragraphs.map(\.isBold) == [true, false])
        #expect(read.paragraphs.map(\.isItalic) == [false, true])
        #expect(
            read.tables.map(\.texts)
                == Array(repeating: [["A", "B", "C"], ["dọc", "ngang\nhai"], ["", "x\ny\tz", "<&\">"]], count: 2))
        #expect(read.tables[0].rows[2].cells.map(\.continuesAbove) == [true, false, false])
        #expect(read.tables[0].rows[0].isHeader)
        #expect(read.headers.map(\.text) == ["Đầu trang"])
        #expect(read.footers.map(\.text) == ["Chân trang"])
        #expect(read.remarks.isEmpty)
    }

    @Test func `a DOCX is the same bytes each time, its entries dated 1980`() throws {
        let document = sampleAnnex(rows: 30)
        let bytes = try document.docx()
        #expect(try document.docx() == bytes)
        // DOS date 0x0021 is 1 January 1980; time 0.
        #expect(Array(bytes[10..<14]) == [0x00, 0x00, 0x21, 0x00])
    }

    @Test func `a picture is a part of the package with words for who cannot see it`() throws {
        let picture = WordPicture(png: [0x89, 0x50, 0x4E, 0x47], width: 50, height: 20, alternative: "Biểu đồ \"A\"")
        let bytes = try WordDocument(sections: [WordSection(blocks: [.picture(picture)])]).docx()
        let archive = try ZipArchive(bytes, limits: ReadingLimits())
        #expect(try archive.bytes(of: "word/media/image1.png") == picture.png)
        let body = String(decoding: try #require(try archive.bytes(of: "word/document.xml")), as: UTF8.self)
        #expect(body.contains("descr=\"Biểu đồ &quot;A&quot;\""))
    }

    @Test func `control signs that XML forbids do not spoil a DOCX`() throws {
        let text = "a\u{0}b\u{1}c\u{B}d"
        let bytes = try WordDocument(sections: [WordSection(blocks: [.paragraph(WordParagraph(text))])]).docx()
        #expect(try readDocument(bytes, fileName: "a.docx").paragraphs.map(\.text) == ["abcd"])
    }

    @Test func `a table may name more cells or spans than its grid without harm`() throws {
        let cells = (0..<5).map { _ in WordTableCell([WordParagraph("x")], columnSpan: 2, rowSpan: 9) }
        let table = WordTable(columns: [10, 10, 10], rows: [WordTableRow(cells), WordTableRow(cells)])
        let bytes = try WordDocument(sections: [WordSection(blocks: [.table(table)])]).docx()
        #expect(try readDocument(bytes, fileName: "a.docx").tables[0].rows.count == 2)
    }

    @Test func `what is written as XLSX is read back with its values`() throws {
        let read = try readDocument(try sampleWorkbook().xlsx(), fileName: "a.xlsx")
        let table = try #require(read.tables.first)
        #expect(table.sheet == "Nhiệm vụ")
        #expect(
            table.rows[0].cells == [
                TableCell(text: "Danh mục mẫu", column: 0, columnSpan: 5, isBold: true, value: .text("Danh mục mẫu"))
            ])
        #expect(table.rows[2].cells.map(\.text) == ["1", "Việc số 1\nđang làm", "02/02/2026", "5%", "Đúng hạn"])
        #expect(table.rows[2].cells[2].value == .date("2026-02-02"))
        #expect(table.rows[2].cells[3].value == .number(0.05))
        #expect(table.rows[22].cells.map(\.text) == ["=1+1", "<&\">", "", "0,5"])
        #expect(read.remarks == [ReadingRemark(code: "hidden-sheet", place: "Danh sách")])
    }

    @Test func `an XLSX is the same bytes each time`() throws {
        #expect(try sampleWorkbook().xlsx() == sampleWorkbook().xlsx())
    }

    @Test func `names of sheets that Excel forbids are mended, none is lost`() throws {
        let names = ["a/b:c", "", "a-b-c", String(repeating: "dài ", count: 20), "'x'"]
        let sheets = names.map { WorkbookSheet(name: $0, rows: [[.text("x")]]) }
        let read = try readDocument(try Workbook(sheets: sheets).xlsx(), fileName: "a.xlsx")
        #expect(read.tables.map(\.sheet).count == 5)
        #expect(read.tables.map(\.sheet)[..<3] == ["a-b-c", "Sheet2", "a-b-c (3)"])
    }

    @Test func `choices, protection and unlocked cells are in the sheet`() throws {
        let archive = try ZipArchive(try sampleWorkbook().xlsx(), limits: ReadingLimits())
        let sheet = String(decoding: try #require(try archive.bytes(of: "xl/worksheets/sheet1.xml")), as: UTF8.self)
        #expect(sheet.contains("<sheetProtection"))
        #expect(sheet.contains("<formula1>'Danh sách'!$A$1:$A$2</formula1>"))
        #expect(sheet.contains("<autoFilter ref=\"A2:E23\""))
        #expect(sheet.contains("topLeftCell=\"C3\""))
    }
}
