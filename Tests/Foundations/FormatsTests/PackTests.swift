import Testing
import Vocabulary

@testable import Formats

@Suite struct PackTests {
    private static let columns = [
        PackColumn("task", "Việc", isLocked: true, width: 20),
        PackColumn("state", "Trạng thái", .choice(["Chưa làm", "Đang làm"]), width: 12),
        PackColumn("percent", "Tỷ lệ (%)", .percent(0...100), width: 8, hint: "Số nguyên."),
        PackColumn("issued", "Ngày", .day(Day(number: 0)...Day(number: 40_000)), width: 12),
        PackColumn("number", "Số, ký hiệu", .text(limit: 10), width: 12),
        PackColumn("unit", "Cơ quan", .suggestion(["Sở Một", "Sở Hai"], limit: 50), width: 20),
        PackColumn("words", "Kết quả", .text(limit: 4_000), width: 30),
        PackColumn("amount", "Giá trị", .number(-1e15...1e15), width: 12),
        PackColumn("key", "Mã dòng", isLocked: true, isHidden: true, width: 8),
    ]
    private let reader = PackReader(sheet: "Bảng", columns: Self.columns, rowLimit: 50)

    private func book(_ rows: [[String: PackValue]]) -> PackBook {
        var book = PackBook(sheet: "Bảng", title: "Gói thử", note: "Ghi chú.", columns: Self.columns, frozenColumns: 1)
        book.rows = rows
        book.guide = [("Ô trống", "Không nói gì.")]
        book.identity = [("goi", "g1")]
        return book
    }

    private func read(_ workbook: Workbook) throws -> PackReading {
        try reader.read(try workbook.xlsx(), fileName: "a.xlsx")
    }

    private static let full: [String: PackValue] = [
        "task": .text("Việc một"), "state": .text("Đang làm"), "percent": .whole(45),
        "issued": .day(Day(number: 20_000)),
        "number": .text("12/5"), "unit": .text("Sở Hai"), "words": .text("Dòng 1\n=1+1 & <b>"),
        "amount": .decimal(-1250.125), "key": .text("k1"),
    ]

    @Test func `what is written is read back, cell by cell`() throws {
        let reading = try read(book([Self.full, ["task": .text("Việc hai"), "key": .text("k2")]]).workbook)
        #expect(reading.identity == ["goi": "g1"])
        #expect(reading.lines.map(\.row) == [4, 5])
        #expect(reading.lines[0].values == Self.full && reading.lines[0].findings.isEmpty)
        #expect(reading.lines[1].values.count == 2)
        #expect(reading.address("percent", row: 4) == "C4")
    }

    @Test func `it is the same bytes each time, and protects what may not be changed`() throws {
        let bytes = try book([Self.full]).xlsx()
        #expect(try book([Self.full]).xlsx() == bytes)
        let archive = try ZipArchive(bytes, limits: ReadingLimits())
        let sheet = String(decoding: try #require(try archive.bytes(of: "xl/worksheets/sheet1.xml")), as: UTF8.self)
        #expect(sheet.contains("<sheetProtection") && sheet.contains("topLeftCell=\"B4\""))
        #expect(sheet.contains("hidden=\"1\"") && sheet.contains("orientation=\"landscape\""))
        for rule in ["type=\"list\"", "type=\"decimal\"", "type=\"date\"", "type=\"textLength\""] {
            #expect(sheet.contains(rule), "\(rule)")
        }
    }

    @Test func `columns are found by their headings, wherever they stand`() throws {
        var workbook = book([Self.full]).workbook
        // A column of the reader's own before all others, and a line over the headings.
        workbook.sheets[0].rows = [[.text("Ghi của tôi")]] + workbook.sheets[0].rows.map { [.text("x")] + $0 }
        workbook.sheets[0].isProtected = false
        workbook.sheets[0].choices = []
        let reading = try read(workbook)
        #expect(reading.lines.map(\.row) == [5] && reading.lines[0].values == Self.full)
        #expect(reading.address("percent", row: 5) == "D5")
    }

    @Test func `a table that lacks a column, has one twice or is none is refused in one sentence`() throws {
        func refused(_ change: (inout Workbook) -> Void) throws -> PackProblem? {
            var workbook = book([Self.full]).workbook
            workbook.sheets[0].choices = []
            change(&workbook)
            do {
                _ = try read(workbook)
                return nil
            } catch let problem as PackProblem {
                return problem
            }
        }
        #expect(try refused { $0.sheets[0].rows[2][3] = .text("Khác") } == .columnsMissing(["Ngày"]))
        #expect(try refused { $0.sheets[0].rows[2].append(.text("Ngày")) } == .columnTwice("Ngày"))
        #expect(try refused { $0.sheets[0].rows.removeFirst(3) } == .noTable(sheet: "Bảng"))
        #expect(try refused { $0.sheets.removeLast() } == .noIdentity)
        #expect(
            try refused { $0.sheets[0].rows += Array(repeating: [.text("x")], count: 60) } == .tooManyRows(limit: 50))
        #expect(try refused { $0.sheets[0].name = "Đổi tên" } == nil)
    }

    @Test(
        arguments: [
            ("percent", WorkbookCell.Content.number(45), PackValue.whole(45)), ("percent", .percent(0.45), .whole(45)),
            ("percent", .percent(0.07), .whole(7)), ("percent", .text("45 %"), .whole(45)),
            ("percent", .text("100"), .whole(100)), ("percent", .number(1), .whole(1)),
            ("percent", .percent(1), .whole(100)),
            ("issued", .date(year: 2026, month: 1, day: 31), .day(Day(number: 20_484))),
            ("issued", .text("31/01/2026"), .day(Day(number: 20_484))),
            ("issued", .text("31/1/2026"), .day(Day(number: 20_484))),
            ("issued", .number(46_053), .day(Day(number: 20_484))), ("state", .text("  đang  LÀM "), .text("Đang làm")),
            ("number", .number(12), .text("12")), ("unit", .text("Sở Ba"), .text("Sở Ba")),
            ("words", .text(" a\u{A0}  b \n\n"), .text("a b")), ("amount", .number(0.1), .decimal(0.1)),
            ("amount", .number(1250), .decimal(1250)), ("amount", .text("1.250,5"), .decimal(1250.5)),
            ("amount", .text("-12,5"), .decimal(-12.5)), ("amount", .text("0.750"), .decimal(0.75)),
            ("amount", .text("1.250.000"), .decimal(1_250_000)),
        ])
    func `a cell is understood as people write it`(
        _ column: String, _ content: WorkbookCell.Content, _ value: PackValue
    )
        throws
    {
        #expect(try line(column, content).values[column] == value)
    }

    @Test(
        arguments: [
            ("percent", WorkbookCell.Content.number(120), "“120” không phải là số nguyên từ 0 đến 100"),
            ("percent", .number(0.45), "“0,45” không phải là số nguyên"), ("percent", .text("gần xong"), "“gần xong”"),
            ("percent", .number(-1), "“-1”"), ("percent", .text("-5"), "“-5”"),
            ("issued", .text("31/02/2026"), "“31/02/2026” không phải là một ngày có thật"),
            ("issued", .number(3), "không phải là một ngày có thật"),
            ("issued", .text("01/01/1900"), "phải từ 01/01/1970"),
            ("state", .text("Xong rồi"), "“Xong rồi” không có trong danh sách. Chọn một trong: Chưa làm; Đang làm."),
            ("number", .text("12345678901"), "dài 11 ký tự, quá 10 ký tự"),
            ("words", .text("#N/A"), "chứa lỗi công thức #N/A"),
            ("amount", .text("1.250"), "“1.250” có thể là hàng nghìn hoặc phần thập phân"),
            ("amount", .text("12 hộ"), "“12 hộ” không phải là một số"), ("amount", .number(1e16), "lớn quá mức"),
        ])
    func `a wrong cell is named by its address`(_ column: String, _ content: WorkbookCell.Content, _ says: String)
        throws
    {
        let line = try line(column, content)
        let place = Self.columns.firstIndex { $0.id == column } ?? 0
        #expect(line.values[column] == nil)
        #expect(line.findings.map(\.address) == [sheetAddress(column: place, row: 4)])
        #expect(line.findings.first?.words.hasPrefix("Ô \(columnName(place))4: ") == true)
        #expect(line.findings.first?.says.contains(says) == true, "\(line.findings)")
    }

    private func line(_ column: String, _ content: WorkbookCell.Content) throws -> PackLine {
        var workbook = book([["key": .text("k")]]).workbook
        workbook.sheets[0].choices = []
        let place = Self.columns.firstIndex { $0.id == column } ?? 0
        workbook.sheets[0].rows[3][place].content = content
        return try #require(try read(workbook).lines.first)
    }

    @Test func `a formula without a value is named, not taken for an empty cell`() throws {
        let head = Self.columns.map { "<c t=\"inlineStr\"><is><t>\($0.heading)</t></is></c>" }.joined()
        let bytes = try OfficeParts.xlsx(
            """
            <sheetData><row r="1">\(head)</row>\
            <row r="2"><c r="A2" t="inlineStr"><is><t>Việc</t></is></c><c r="C2"><f>1+1</f></c></row></sheetData>
            """, name: "Bảng")
        #expect(throws: PackProblem.noIdentity) { try reader.read(bytes, fileName: "a.xlsx") }
        let known = try OfficeParts.xlsx(
            """
            <sheetData><row r="1">\(head)<c t="inlineStr"><is><t>x</t></is></c></row>\
            <row r="2"><c r="A2" t="inlineStr"><is><t>Việc</t></is></c><c r="C2"><f>1+1</f></c></row></sheetData>
            """, name: PackBook.identitySheet)
        let line = try #require(try reader.read(known, fileName: "a.xlsx").lines.first)
        #expect(line.findings.map(\.address) == ["C2"])
        #expect(line.findings.first?.says.hasPrefix("là công thức chưa có giá trị") == true)
    }

    @Test func `what a page carries is judged like the file`() throws {
        let reading = try read(book([Self.full]).workbook)
        let again = try PackReading(json: try JSON(parsing: reading.json.text), by: reader)
        #expect(again.lines == reading.lines && again.identity == reading.identity && again.places == reading.places)
        let forged: JSON = [
            "identity": ["goi": "g1"], "places": ["percent": 2],
            "lines": [["row": 4, "cells": ["percent": 120, "task": "Việc", "other": "x"]]],
        ]
        let line = try #require(try PackReading(json: forged, by: reader).lines.first)
        #expect(line.values == ["task": .text("Việc")] && line.findings.map(\.address) == ["C4"])
        #expect(throws: PackProblem.self) { try PackReading(json: ["lines": 1], by: reader) }
    }

    @Test func `words go out in the form in which they come back`() {
        #expect(packText("a\r\nb\r\rc") == "a\nb\n\nc")
        for text in ["  a\tb ", "a\n \nb", "\u{200B}x\u{7}", "Hoà\u{0301}", "", "\n\n"] {
            #expect(packText(packText(text)) == packText(text))
        }
        #expect(PackValue(words: " \n") == nil)
    }

    @Test func `a ZIP made piece by piece is opened whole`() throws {
        var zip = ZipStream()
        var bytes = try zip.entry("gói một.xlsx", Array("một".utf8))
        bytes += try zip.entry("b.bin", (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        bytes += zip.end()
        let archive = try ZipArchive(bytes, limits: ReadingLimits())
        #expect(archive.names == ["gói một.xlsx", "b.bin"])
        #expect(try archive.bytes(of: "gói một.xlsx") == Array("một".utf8))
        #expect(try archive.bytes(of: "b.bin")?.count == 70_000)
    }
}
