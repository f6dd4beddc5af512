import Testing

@testable import Formats

private func fields(_ text: String) throws -> [[String]] { try readCSV(Array(text.utf8)).map(\.fields) }

@Suite struct CSVTests {
    @Test func `quotes, separators and line breaks inside fields`() throws {
        #expect(
            try fields("a,\"b,\"\"c\"\"\",d\r\n\"hai\r\ndòng\",,\r\n") == [
                ["a", "b,\"c\"", "d"], ["hai\ndòng", "", ""],
            ])
    }

    @Test func `records know the line they begin on, blank lines counted`() throws {
        let records = try readCSV(Array("a,b\n\n\"x\ny\",2\r\n3,4".utf8))
        #expect(records.map(\.line) == [1, 3, 5])
    }

    @Test(arguments: ["a;b\n1,5;2", "sep=;\na;b\n1,5;2", "\u{FEFF}a;b\r1,5;2"])
    func `the separator is found, any line end and a byte order mark taken`(text: String) throws {
        #expect(try fields(text) == [["a", "b"], ["1,5", "2"]])
    }

    @Test func `UTF-16 from a spreadsheet is read`() throws {
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in "tên\tsố\r\nx\t1\r\n".utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try readCSV(bytes).map(\.fields) == [["tên", "số"], ["x", "1"]])
    }

    @Test func `other encodings and open quotes are refused with what to do`() {
        #expect(throws: UnreadableDocument.wrongText) { try readCSV([0x61, 0xE0, 0x2C]) }
        #expect(throws: UnreadableDocument.openQuote(line: 2)) { try fields("a,b\n1,\"mở\n\n") }
        #expect(throws: UnreadableDocument.tooLarge(.cells)) {
            try readCSV(Array("a,b\n1,2".utf8), limits: ReadingLimits(cells: 3))
        }
    }

    @Test func `what is written is read back, whatever the fields hold`() throws {
        let records = [["a", "", "x\ny"], ["\"", ",;\t", " đầu "], ["=1", "e\u{301}", "'"]]
        for separator in [CSVSeparator.comma, .semicolon, .tab] {
            let bytes = writeCSV(records, style: CSVStyle(separator: separator))
            #expect(try readCSV(bytes, separator: separator).map(\.fields) == records)
        }
        #expect(try readCSV(writeCSV([[""], ["x"]], style: CSVStyle())).map(\.fields) == [["x"]])
    }

    @Test func `formulas are disarmed only when asked`() {
        let plain = CSVStyle(hasByteOrderMark: false)
        #expect(writeCSV([["=1+1", "-2", "x"]], style: plain) == Array("=1+1,-2,x\r\n".utf8))
        let guarded = CSVStyle(hasByteOrderMark: false, guardsFormulas: true)
        #expect(writeCSV([["=1+1", "-2", "x"]], style: guarded) == Array("'=1+1,'-2,x\r\n".utf8))
    }
}
