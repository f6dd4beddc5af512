import Foundation
import TestHouse
import Testing
import Vietnamese

@testable import Formats

/// All records of a stream, and the lines of those that are no text.
private struct Heard: Equatable {
    var records: [CSVRecord] = []
    var noText: [Int] = []

    mutating func note(_ csv: borrowing CSVStream) {
        records.append(CSVRecord(fields: (0..<csv.count).map { csv.text($0) }, line: csv.line))
        if !csv.isText { noText.append(csv.line) }
    }
}

/// Reads `bytes` given in pieces that end at `cuts`.
private func heard(
    _ bytes: [UInt8], cuts: [Int] = [], separator: CSVSeparator? = nil, limits: CSVStreamLimits = CSVStreamLimits()
) throws -> Heard {
    var csv = CSVStream(separator: separator, limits: limits)
    var heard = Heard()
    var from = 0
    for cut in cuts + [bytes.count] {
        csv.append(bytes[from..<cut])
        from = cut
        while try csv.next() { heard.note(csv) }
    }
    csv.end()
    while try csv.next() { heard.note(csv) }
    #expect(csv.bytesRead == bytes.count || heard.records.isEmpty)
    return heard
}

/// A generator that gives the same each time.
private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

@Suite struct CSVStreamTests {
    private static let nasty: [(text: String, records: [[String]], lines: [Int])] = [
        ("", [], []),
        ("\n\r\n\r", [], []),
        ("a", [["a"]], [1]),
        ("a,", [["a", ""]], [1]),
        (",", [["", ""]], [1]),
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]], [1, 2]),
        ("a,b\r1,2", [["a", "b"], ["1", "2"]], [1, 2]),
        ("\u{FEFF}a;b\n1,5;2", [["a", "b"], ["1,5", "2"]], [1, 2]),
        ("\u{FEFF}sep=;\r\na;b,c\n", [["a", "b,c"]], [2]),
        ("sep=|\na|b", [["a", "b"]], [2]),
        ("sep=,", [], []),
        ("a\tb,c\td\n1\t2,3\t4", [["a", "b,c", "d"], ["1", "2,3", "4"]], [1, 2]),
        ("tên\nmột\n\nhai,ba", [["tên"], ["một"], ["hai", "ba"]], [1, 2, 4]),
        ("\"a\",\"b,\"\"c\"\"\"\n", [["a", "b,\"c\""]], [1]),
        ("\"một\r\nhai\rba\nbốn\",x\ny,z", [["một\nhai\nba\nbốn", "x"], ["y", "z"]], [1, 5]),
        ("\"\"\r\n\"\"\"\"\r\n", [["\""]], [2]),
        ("\"a\"b\"c\",d", [["ab\"c\"", "d"]], [1]),
        ("a\"b,c\n\"\",\"\"", [["a\"b", "c"], ["", ""]], [1, 2]),
        (" \"a\" , b\n", [[" \"a\" ", " b"]], [1]),
        ("e\u{301},\u{110}ồng", [["é", "Đồng"]], [1]),
        ("\"\",\n,\"\"", [["", ""], ["", ""]], [1, 2]),
        ("a,\"x\"\r\n\r\nb,\"\"\"\"\"\"", [["a", "x"], ["b", "\"\""]], [1, 3]),
    ]

    @Test(arguments: nasty.indices)
    func `records are the same wherever the file is cut, and those of the reader of whole files`(index: Int) throws {
        let (text, records, lines) = Self.nasty[index]
        let bytes = Array(text.utf8)
        let whole = try heard(bytes)
        #expect(whole.records.map(\.fields) == records)
        #expect(whole.records.map(\.line) == lines)
        #expect(whole.noText.isEmpty)
        #expect(try readCSV(bytes) == whole.records)
        for cut in 0...bytes.count { #expect(try heard(bytes, cuts: [cut]) == whole, "cut at \(cut)") }
        #expect(try heard(bytes, cuts: Array(0..<bytes.count)) == whole)
    }

    @Test func `random files read as the reader of whole files reads them`() throws {
        let signs = ["a", "1", ",", ";", "\t", "\"", "\"\"", "\n", "\r\n", "\r", "ế", "e\u{301}", " ", "=", "\",\""]
        var dice = Dice(state: 2026)
        var read = 0
        for _ in 0..<4000 {
            let text = (0..<Int.random(in: 0...40, using: &dice)).map { _ in signs.randomElement(using: &dice) ?? "" }
            let bytes = Array(text.joined().utf8)
            let separator = [nil, CSVSeparator.comma, .semicolon, .tab].randomElement(using: &dice) ?? nil
            let cuts = (0..<3).map { _ in Int.random(in: 0...bytes.count, using: &dice) }.sorted()
            let expected = Result { try readCSV(bytes, separator: separator) }
            let found = Result { try heard(bytes, cuts: cuts, separator: separator) }
            switch (expected, found) {
            case (.success(let records), .success(let heard)):
                #expect(heard.records == records, "\(text.joined().debugDescription)")
                read += 1
            case (.failure(let one as UnreadableDocument), .failure(let other as UnreadableDocument)):
                #expect(one == other, "\(text.joined().debugDescription)")
            default: Issue.record("\(text.joined().debugDescription): \(expected) \(found)")
            }
        }
        #expect(read > 1000)
    }

    @Test func `a record that is no text is a finding on its line, and the rest is read`() throws {
        var bytes = Array("mã,tên\nx,".utf8) + [0xE0, 0x41] + Array("\n\"hai\ndòng\",1\ny,".utf8) + [0x00]
        bytes += Array("\nz,2\nq,\"".utf8) + [0xED, 0xA0, 0x80] + Array("\"\n".utf8)
        let found = try heard(bytes)
        #expect(found.records.map(\.line) == [1, 2, 3, 5, 6, 7])
        #expect(found.noText == [2, 5, 7])
        for cut in 0...bytes.count { #expect(try heard(bytes, cuts: [cut]) == found) }
    }

    @Test func `what is too long, never closed or of another encoding is refused with its line`() throws {
        let small = CSVStreamLimits(recordBytes: 50, fields: 3)
        for cut in [0, 5, 30, 60] {
            #expect(throws: UnreadableDocument.longRecord(line: 2)) {
                try heard(Array("a,b\n\"\(String(repeating: "x", count: 100))".utf8), cuts: [cut], limits: small)
            }
            #expect(throws: UnreadableDocument.longRecord(line: 3)) {
                try heard(
                    Array("a,b\n\n1,2,3,4\n\(String(repeating: "5,6\n", count: 20))".utf8), cuts: [cut / 4],
                    limits: small)
            }
        }
        #expect(throws: UnreadableDocument.openQuote(line: 3)) { try heard(Array("a,b\n\"1\n\",\"2\n3".utf8)) }
        #expect(throws: UnreadableDocument.wrongText) {
            try heard([0xFF, 0xFE] + "tên,số\n1,2".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
        }
        #expect(try heard(Array("a,b,c\n1,2,3".utf8), limits: small).records.count == 2)
    }

    @Test func `a field is read as a number without a word between`() throws {
        var csv = CSVStream()
        csv.append(Array("-12,0.1,\"1,5\",,x,9223372036854775808,1e-7,xa-1\n".utf8))
        csv.end()
        #expect(try csv.next())
        #expect(csv.count == 8)
        #expect(csv.integer(0) == -12)
        #expect(csv.integer(1) == nil && csv.integer(3) == nil && csv.integer(5) == nil && csv.integer(8) == nil)
        #expect(csv.decimal(0) == -12 && csv.decimal(1) == 0.1 && csv.decimal(6) == 1e-7)
        #expect(csv.decimal(2) == nil && csv.decimal(2, point: UInt8(ascii: ",")) == 1.5)
        #expect(csv.decimal(3) == nil && csv.decimal(4) == nil && csv.decimal(5) == 9_223_372_036_854_775_808)
        #expect(csv.field(7, is: "xa-1") && !csv.field(7, is: "xa-") && !csv.field(9, is: "x"))
        #expect(csv.text(9).isEmpty && csv.bytes(-1).isEmpty)
        #expect(try csv.next() == false && csv.count == 0)
    }

    @Test func `a file much longer than the buffer is read with a buffer that does not grow`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("long.csv").path
            var writer = CSVWriter()
            for number in 0..<60_000 {
                writer.text("xa-\(number % 116)")
                writer.text("dòng, \"\(number)\"")
                writer.integer(Int64(number))
                writer.real(Double(number) / 8)
                writer.empty()
                writer.endRecord()
            }
            try Data(writer.take()).write(to: URL(fileURLWithPath: path))
            var csv = try CSVStream(file: path)
            var number = 0
            while try csv.next() {
                if csv.integer(2) != Int64(number) || csv.decimal(3) != Double(number) / 8 || csv.line != number + 1
                    || csv.text(1) != "dòng, \"\(number)\"" || csv.count != 5
                {
                    Issue.record("record \(number)")
                    break
                }
                number += 1
            }
            #expect(number == 60_000)
            #expect(csv.room == 1 << 19)
        }
        #expect(throws: UnopenedFile.self) { _ = try CSVStream(file: "/nowhere/at/all.csv") }
    }

    @Test func `what the source throws is thrown on`() throws {
        struct Oops: Error {}
        var csv = CSVStream(from: { _ in throw Oops() })
        #expect(throws: Oops.self) { try csv.next() }
    }

    @Test func `pieces of a writer make the file that is written at once`() throws {
        let records = [["a", ""], [""], ["\"", "x\ny"], ["=1"], ["-2", "é"]]
        for style in [CSVStyle(), CSVStyle(separator: .semicolon, hasByteOrderMark: false, guardsFormulas: true)] {
            var writer = CSVWriter(style)
            var pieces: [UInt8] = []
            for record in records {
                for field in record { writer.text(field) }
                writer.endRecord()
                pieces += writer.take()
                #expect(writer.count == 0)
            }
            #expect(pieces == writeCSV(records, style: style))
        }
        var numbers = CSVWriter(CSVStyle(hasByteOrderMark: false))
        for number in [0, -1.5, 3, 1e300, 0.1] { numbers.real(number) }
        numbers.integer(.min)
        numbers.endRecord()
        numbers.empty()
        numbers.endRecord()
        #expect(
            String(decoding: numbers.take(), as: UTF8.self) == "0,-1.5,3,1e+300,0.1,-9223372036854775808\r\n\"\"\r\n")
    }
}
