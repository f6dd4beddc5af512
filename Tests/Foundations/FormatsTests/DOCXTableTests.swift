import Testing

@testable import Formats

private func tc(_ text: String, _ look: String = "") -> String { OfficeParts.tc(text, look) }

private func table(_ rows: String) throws -> Table {
    let document = try readDocument(try OfficeParts.docx("<w:tbl>\(rows)</w:tbl>"), fileName: "a.docx")
    return try #require(document.tables.first)
}

@Suite struct DOCXTableTests {
    @Test func `cells stand at their grid columns, merged ones with their spans`() throws {
        let found = try table(
            """
            <w:tr><w:trPr><w:tblHeader/></w:trPr>\(tc("a", "<w:gridSpan w:val=\"2\"/>"))\
            \(tc("b", "<w:vMerge w:val=\"restart\"/>"))</w:tr>\
            <w:tr>\(tc("c"))\(tc("d"))\(tc("ẩn", "<w:vMerge/>"))</w:tr>\
            <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>\(tc("e"))\(tc("f"))</w:tr>
            """)
        #expect(found.columnCount == 3)
        #expect(found.texts == [["a", "b"], ["c", "d", ""], ["e", "f"]])
        #expect(found.rows.map(\.isHeader) == [true, false, false])
        #expect(found.rows[0].cells.map(\.columnSpan) == [2, 1])
        #expect(found.rows[1].cells.map(\.continuesAbove) == [false, false, true])
        #expect(found.rows[2].cells.map(\.column) == [1, 2])
        #expect(found.rows[0][column: 1]?.text == "a")
        #expect(found.rows[2][column: 0] == nil)
    }

    @Test func `a continued cell without a cell above is a cell of its own`() throws {
        let found = try table("<w:tr>\(tc("đầu", "<w:vMerge/>"))</w:tr>")
        #expect(found.rows[0].cells == [TableCell(text: "đầu", column: 0)])
    }

    @Test func `paragraphs of a cell are joined by line breaks, empty ones left out`() throws {
        let cell = "<w:tc>\(OfficeParts.p(" một "))<w:p/>\(OfficeParts.p("hai"))<w:p/></w:tc>"
        #expect(try table("<w:tr>\(cell)</w:tr>").texts == [["một\nhai"]])
    }

    @Test func `a nested table is kept, and its words are in the cell`() throws {
        let inner = "<w:tbl><w:tr>\(tc("x"))\(tc("y"))</w:tr><w:tr>\(tc("z"))</w:tr></w:tbl>"
        let found = try table("<w:tr><w:tc>\(OfficeParts.p("ngoài"))\(inner)<w:p/></w:tc>\(tc("sau"))</w:tr>")
        #expect(found.texts == [["ngoài\nx\ty\nz", "sau"]])
        #expect(found.rows[0].cells[0].nested.map(\.texts) == [[["x", "y"], ["z"]]])
    }

    @Test func `a deleted row is gone and an inserted one stays`() throws {
        let found = try table(
            """
            <w:tr>\(tc("a"))</w:tr><w:tr><w:trPr><w:del w:id="1"/></w:trPr>\(tc("b"))</w:tr>\
            <w:tr><w:trPr><w:ins w:id="2"/></w:trPr>\(tc("c"))</w:tr>
            """)
        #expect(found.texts == [["a"], ["c"]])
    }

    @Test func `a cell is bold when all its words are`() throws {
        let bold = OfficeParts.p("đậm", run: "<w:b/>")
        let found = try table(
            "<w:tr><w:tc>\(bold)</w:tc><w:tc>\(bold)\(OfficeParts.p("nhạt"))</w:tc><w:tc><w:p/></w:tc></w:tr>")
        #expect(found.rows[0].cells.map(\.isBold) == [true, false, false])
    }

    @Test func `a text box inside a cell belongs to the cell`() throws {
        let box =
            "<w:p><w:r><w:pict><w:txbxContent>\(OfficeParts.p("hộp"))</w:txbxContent></w:pict><w:t>chữ</w:t></w:r></w:p>"
        #expect(try table("<w:tr><w:tc>\(box)</w:tc></w:tr>").texts == [["chữ\nhộp"]])
    }
}
