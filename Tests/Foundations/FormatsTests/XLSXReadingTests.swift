import Testing

@testable import Formats

private func read(
    _ rows: String, after: String = "", strings: [String] = [], styles: String = "", workbook: String = "",
    state: String = ""
) throws -> RichDocument {
    try readDocument(
        try OfficeParts.xlsx(rows, after: after, strings: strings, styles: styles, workbook: workbook, state: state),
        fileName: "a.xlsx")
}

/// Cell styles by number format: built-in ids, or 164… for the given codes.
private func styles(_ ids: [Int], codes: [String] = []) -> String {
    let formats = codes.enumerated().map { "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\($1)\"/>" }.joined()
    return "<numFmts>\(formats)</numFmts><fonts><font/><font><b/></font></fonts><cellXfs>"
        + ids.map { "<xf numFmtId=\"\($0)\" fontId=\"\($0 == 0 ? 0 : 1)\"/>" }.joined() + "</cellXfs>"
}

@Suite struct XLSXReadingTests {
    @Test func `shared, rich and inline strings are one text each, without phonetic signs`() throws {
        let rows = """
            <row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c t="inlineStr"><is><r><t>trong</t></r>\
            <r><t> ô</t></r></is></c></row>
            """
        let found = try read(
            rows,
            strings: ["<t>một_x000D_&#10;hai</t>", "<r><t>nh</t></r><r><t>iều</t></r><rPh sb=\"0\"><t>x</t></rPh>"])
        #expect(found.tables[0].texts == [["một\nhai", "", "nhiều", "trong ô"]])
        #expect(found.tables[0].rows[0].sheetRow == 2)
        #expect(found.tables[0].sheet == "Sheet1")
        #expect(found.tables[0].rows[0].cells[2].value == .text("nhiều"))
    }

    @Test func `a number with a date's look is a date`() throws {
        let rows = """
            <row r="1"><c r="A1" s="0"><v>45930</v></c><c r="B1" s="1"><v>45930</v></c><c r="C1" s="2"><v>45930.5</v></c>\
            <c r="D1" s="3"><v>45992</v></c><c r="E1" s="4"><v>45992</v></c><c r="F1" s="5"><v>0.75</v></c></row>
            """
        let looks = styles(
            [0, 14, 164, 165, 166, 167],
            codes: ["[$-42A]dd/mm/yyyy hh:mm", "mm\\/yyyy", "&quot;Năm&quot; yyyy", "hh:mm"])
        let cells = try read(rows, styles: looks).tables[0].rows[0].cells
        #expect(cells.map(\.text) == ["45930", "30/09/2025", "30/09/2025 12:00", "12/2025", "2025", "18:00"])
        #expect(
            cells.map(\.value) == [
                .number(45_930), .date("2025-09-30"), .date("2025-09-30"), .date("2025-12-01"), .date("2025-12-01"),
                .number(0.75),
            ])
        #expect(cells.map(\.isBold) == [false, true, true, true, true, true])
    }

    @Test(arguments: [
        (1.0, false, "1900-01-01"), (59.0, false, "1900-02-28"), (61.0, false, "1900-03-01"), (0.0, true, "1904-01-01"),
        (44_468.0, true, "2025-09-30"), (2_958_465.0, false, "9999-12-31"),
    ])
    func `days are counted from 1900 or from 1904`(serial: Double, from1904: Bool, day: String) {
        let shown = ShownNumber(serial, look: NumberLook(builtin: 14), startsIn1904: from1904)
        #expect(shown.value == .date(day))
    }

    @Test func `a workbook says which year its days are counted from`() throws {
        let rows = "<row r=\"1\"><c r=\"A1\" s=\"0\"><v>0</v></c></row>"
        let found = try read(rows, styles: styles([14]), workbook: "<workbookPr date1904=\"1\"/>")
        #expect(found.tables[0].texts == [["01/01/1904"]])
    }

    @Test(arguments: [
        ("General", 20_971.0, "20971"), ("General", 0.1 + 0.2, "0,3"), ("0%", 0.8, "80%"), ("0.00%", 0.373, "37,30%"),
        ("#,##0", 20_971.0, "20971"), ("0.0", 2.0, "2,0"), ("00", 1.0, "01"), ("General", -0.7, "-0,7"),
        ("#,##0.00_);[Red](#,##0.00)", 1_234.5, "1234,50"), ("0.00E+00", 1_500.0, "1500"), ("@", 12.0, "12"),
        ("[h]:mm", 1.5, "36:00"), ("[Blue]h:mm", 1.5, "12:00"), ("\"Quý \"0", 3.0, "3"),
    ])
    func `numbers are written with a decimal comma and no thousands sign`(code: String, number: Double, text: String) {
        #expect(ShownNumber(number, look: NumberLook(code: code), startsIn1904: false).text == text)
    }

    @Test func `merged ranges become spans and continuations`() throws {
        let rows = """
            <row r="1"><c r="A1" t="str"><v>tên</v></c><c r="C1" t="str"><v>x</v></c></row>\
            <row r="2"><c r="A2" t="str"><v>a</v></c><c r="B2" t="str"><v>b</v></c></row>\
            <row r="3"><c r="A3" t="str"><v>c</v></c></row>
            """
        let merges =
            "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"C1:D2\"/><mergeCell ref=\"B2:B3\"/></mergeCells>"
        let found = try read(rows, after: merges).tables[0]
        #expect(found.texts == [["tên", "x"], ["a", "b", ""], ["c", ""]])
        #expect(found.rows[0].cells.map(\.columnSpan) == [2, 2])
        #expect(found.rows[1].cells.map(\.continuesAbove) == [false, false, true])
        #expect(found.rows[1].cells.map(\.columnSpan) == [1, 1, 2])
        #expect(found.rows[2].cells.map(\.continuesAbove) == [false, true])
    }

    @Test func `formatted but empty rows and columns cost nothing`() throws {
        var rows = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>chữ</v></c><c r=\"XFD1\" s=\"3\"/></row>"
        for row in 2...20_000 {
            rows += "<row r=\"\(row)\" s=\"1\" customFormat=\"1\"><c r=\"A\(row)\" s=\"1\"/></row>"
        }
        let found = try read(rows).tables[0]
        #expect(found.texts == [["chữ"]])
    }

    @Test func `a hidden sheet is passed over and noticed`() throws {
        let found = try read("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", state: "state=\"veryHidden\"")
        #expect(found.blocks.isEmpty)
        #expect(found.remarks == [ReadingRemark(code: "hidden-sheet", place: "Sheet1")])
    }

    @Test func `hidden rows are read and noticed, rows out of order put right`() throws {
        let rows = """
            <row r="9" hidden="1"><c r="A9"><v>9</v></c></row><row r="4"><c r="A4"><v>4</v></c></row>
            """
        let found = try read(rows, after: "<mergeCells><mergeCell ref=\"A4:A9\"/></mergeCells>")
        #expect(found.tables[0].rows.map(\.sheetRow) == [4, 9])
        #expect(found.tables[0].rows.map { $0.cells[0].continuesAbove } == [false, true])
        #expect(found.remarks == [ReadingRemark(code: "hidden-rows", place: "Sheet1")])
    }

    @Test func `a formula without its value is noticed with its place`() throws {
        let found = try read("<row r=\"7\"><c r=\"C7\"><f>A1+1</f></c><c r=\"D7\"><f>1+1</f><v>2</v></c></row>")
        #expect(found.tables[0].texts == [["", "", "", "2"]])
        #expect(found.remarks == [ReadingRemark(code: "formula-without-value", place: "Sheet1!C7")])
    }

    @Test func `a prefix before every element changes nothing`() throws {
        var bytes =
            "<x:worksheet xmlns:x=\"\(OfficeParts.sheet)\"><x:sheetData><x:row r=\"1\"><x:c r=\"B1\" t=\"inlineStr\">"
        bytes += "<x:is><x:t>chữ</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"
        let archive = try ZipArchive(try zipped([("s.xml", Array(bytes.utf8))]), limits: ReadingLimits())
        let reader = SheetReader(
            name: "S", strings: [], looks: [], startsIn1904: false, cellsBefore: 0, limits: ReadingLimits(),
            clock: ReadingClock(ReadingLimits()))
        #expect(try reader.read("s.xml", of: archive))
        #expect(try reader.finishedRows().map { $0.cells.map(\.text) } == [["", "chữ"]])
    }
}
