import Testing
import Vocabulary

@testable import Formats

private func problem(_ bytes: [UInt8], _ name: String = "a.docx", limits: ReadingLimits = .init())
    -> UnreadableDocument?
{
    do {
        _ = try readDocument(bytes, fileName: name, limits: limits)
        return nil
    } catch {
        return error
    }
}

private let paragraph = OfficeParts.p("Nội dung")

@Suite struct HostileFileTests {
    @Test(arguments: [[UInt8](), [0x20, 0x0A], Array(repeating: UInt8(0x0A), count: 9)])
    func `a file without content is empty`(bytes: [UInt8]) { #expect(problem(bytes) == .empty) }

    @Test func `a file larger than allowed is not looked at`() throws {
        #expect(problem(try OfficeParts.docx(paragraph), limits: ReadingLimits(fileBytes: 100)) == .tooLarge(.bytes))
    }

    @Test func `a package cut off anywhere is damaged, never a crash`() throws {
        let whole = try OfficeParts.docx(paragraph)
        for length in stride(from: 4, to: whole.count, by: 37) {
            #expect(problem(Array(whole[..<length])) == .damaged)
        }
    }

    @Test func `a flipped byte never goes unnoticed as other words`() throws {
        let whole = try OfficeParts.docx(OfficeParts.p(String(repeating: "Nội dung kế hoạch ", count: 40)))
        let truth = try readDocument(whole, fileName: "a.docx")
        for place in stride(from: 30, to: whole.count, by: 3) {
            var bytes = whole
            bytes[place] ^= 0x15
            if let read = try? readDocument(bytes, fileName: "a.docx") { #expect(read.blocks == truth.blocks) }
        }
    }

    @Test func `a wrong check sum is damage`() throws {
        var bytes = try OfficeParts.docx(paragraph)
        // Both records of the check sum of the third entry, after their signatures.
        for signature: [UInt8] in [[0x50, 0x4B, 0x01, 0x02]] {
            var seen = 0
            for place in 0..<bytes.count - 4 where Array(bytes[place..<place + 4]) == signature {
                seen += 1
                if seen == 3 { bytes[place + 16] ^= 0xFF }
            }
        }
        #expect(problem(bytes) == .damaged)
    }

    @Test func `too many entries are refused before any is unpacked`() throws {
        var entries = OfficeParts.docxEntries(paragraph)
        for number in 0..<6_000 { entries.append(("word/x\(number).xml", [0x61])) }
        #expect(problem(try zipped(entries)) == .tooLarge(.entries))
    }

    @Test func `an entry that unpacks to a thousand times its size is refused`() throws {
        let bomb = [UInt8](repeating: 0x20, count: 4 << 20)
        let bytes = try zipped(OfficeParts.docxEntries(paragraph) + [("word/media/x.bin", bomb)])
        #expect(problem(bytes) == .tooLarge(.expansionRatio))
        #expect(problem(bytes, limits: ReadingLimits(unpackedBytes: 1 << 20)) == .tooLarge(.unpackedBytes))
    }

    @Test(arguments: ["../../etc/x", "/abs.xml", "word\\x.xml", "a/../../b"])
    func `names that lead outside the package are refused`(name: String) throws {
        #expect(problem(try zipped(OfficeParts.docxEntries(paragraph) + [(name, [0x61])])) == .damaged)
    }

    @Test func `an entry given twice is refused`() throws {
        var bytes = try zipped(OfficeParts.docxEntries(paragraph) + [("word/documenT.xml", Array("<x/>".utf8))])
        let twin = Array("word/documenT.xml".utf8)
        for place in 0..<bytes.count - twin.count where Array(bytes[place..<place + twin.count]) == twin {
            bytes[place + 12] = UInt8(ascii: "t")
        }
        #expect(problem(bytes) == .damaged)
    }

    @Test(arguments: [
        "<!DOCTYPE x [<!ENTITY a \"b\">]>", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
        "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>",
    ])
    func `a document type, entities and all, ends the reading`(doctype: String) throws {
        for part in [0, 1, 2, 3] {
            var entries = OfficeParts.docxEntries(paragraph)
            entries[part].bytes = Array(doctype.utf8) + entries[part].bytes
            #expect(problem(try zipped(entries)) == .entities)
        }
    }

    @Test func `elements nested without end are refused`() throws {
        let deep = String(repeating: "<w:sdt>", count: 5_000) + String(repeating: "</w:sdt>", count: 5_000)
        #expect(problem(try OfficeParts.docx(deep)) == .tooLarge(.depth))
    }

    @Test(arguments: [(12, nil), (40, UnreadableDocument.tooLarge(.depth))])
    func `tables in tables are read to a depth and refused below it`(count: Int, refusal: UnreadableDocument?) throws {
        let deep =
            String(repeating: "<w:tbl><w:tr><w:tc>", count: count) + paragraph
            + String(repeating: "</w:tc></w:tr></w:tbl>", count: count)
        #expect(problem(try OfficeParts.docx(deep)) == refusal)
    }

    @Test func `a wide row that continues another is met in good time`() throws {
        let cells = String(repeating: "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>", count: 60_000)
        let bytes = try OfficeParts.docx("<w:tbl><w:tr>\(cells)</w:tr><w:tr>\(cells)</w:tr></w:tbl>")
        // A reader that looked along the row for each cell would need billions of steps and hit the limit of time.
        let limits = ReadingLimits(expansionRatio: 5_000, seconds: 20)
        let read = try readDocument(bytes, fileName: "a.docx", limits: limits)
        guard case .table(let table) = read.blocks.first else {
            Issue.record("no table")
            return
        }
        #expect(table.rows.count == 2)
        #expect(table.rows.last?.cells.count == 60_000)
    }

    @Test func `a note or a head pointed at many times is read once`() throws {
        let marks = String(repeating: "<w:footnoteReference w:id=\"2\"/>", count: 1_000)
        let heads = String(repeating: "<w:headerReference r:id=\"rId2\"/>", count: 1_000)
        let notes =
            "<w:footnotes \(OfficeParts.namespaces)><w:footnote w:id=\"2\">\(paragraph)</w:footnote></w:footnotes>"
        let head = "<w:hdr \(OfficeParts.namespaces)>\(paragraph)\(paragraph)</w:hdr>"
        let bytes = try OfficeParts.docx(
            "<w:p><w:r>\(marks)</w:r></w:p><w:sectPr>\(heads)</w:sectPr>",
            parts: [("footnotes", notes), ("header", head)])
        let document = try readDocument(bytes, fileName: "a.docx")
        #expect(document.notes.count == 1)
        #expect(document.headers.count == 1)
    }

    @Test func `cells past the limit are refused, also those a wide gap would make`() throws {
        let rows = String(repeating: "<w:tr>\(OfficeParts.tc("x"))\(OfficeParts.tc("y"))</w:tr>", count: 60)
        #expect(
            problem(try OfficeParts.docx("<w:tbl>\(rows)</w:tbl>"), limits: ReadingLimits(cells: 100))
                == .tooLarge(.cells))
        let wide = (1...200).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined()
        #expect(problem(try OfficeParts.xlsx(wide), "a.xlsx") == .tooLarge(.cells))
    }

    @Test func `reading that takes too long is stopped`() throws {
        let body = String(repeating: paragraph, count: 20_000)
        #expect(
            problem(try OfficeParts.docx(body), limits: ReadingLimits(expansionRatio: 2_000, seconds: 0))
                == .tooLarge(.time))
    }

    @Test func `a file with macros is refused by its type and by its part`() throws {
        let macro = OfficeParts.wordType.replacing(
            "openxmlformats-officedocument.wordprocessingml.document.main", with: "ms-word.document.macroEnabled.main")
        #expect(problem(try OfficeParts.docx(paragraph, type: macro)) == .macros)
        #expect(problem(try zipped(OfficeParts.docxEntries(paragraph) + [("word/vbaProject.bin", [1])])) == .macros)
    }

    @Test func `an entry behind a password is encrypted`() throws {
        var bytes = try OfficeParts.docx(paragraph)
        // The general purpose bit 0 of every record of the directory and of the entries.
        for place in 0..<bytes.count - 4 {
            if Array(bytes[place..<place + 4]) == [0x50, 0x4B, 0x01, 0x02] { bytes[place + 8] |= 1 }
            if Array(bytes[place..<place + 4]) == [0x50, 0x4B, 0x03, 0x04] { bytes[place + 6] |= 1 }
        }
        #expect(problem(bytes) == .encrypted)
    }

    @Test func `old Office files are told apart by their streams`() {
        func ole(_ stream: String) -> [UInt8] {
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1_500)
                + stream.utf16.flatMap { [UInt8($0), 0] } + [UInt8](repeating: 0, count: 200)
        }
        #expect(problem(ole("EncryptedPackage")) == .encrypted)
        #expect(problem(ole("WordDocument"), "a.doc") == .unsupported(.legacyWord))
        #expect(problem(ole("WordDocument"), "a.docx") == .mislabelled(named: "docx", found: .legacyWord))
        #expect(problem(ole("Workbook"), "a.xls") == .unsupported(.legacyExcel))
        #expect(problem(Array(ole("")[..<600]), "a.doc") == .damaged)
    }

    @Test func `what a file truly is counts, not its name`() throws {
        let sheet = try OfficeParts.xlsx("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
        let document = try readDocument(sheet, fileName: "kế hoạch.docx")
        #expect(document.format == .xlsx)
        #expect(document.remarks == [ReadingRemark(code: "mislabelled", place: "docx")])
        #expect(problem(Array("%PDF-1.7\n".utf8), "a.pdf") == .unsupported(.pdf))
        #expect(problem(Array("%PDF-1.7\n".utf8), "a.docx") == .mislabelled(named: "docx", found: .pdf))
        #expect(problem([0x89, 0x50, 0x4E, 0x47, 0x0D], "a") == .unsupported(.picture))
        #expect(problem(Array("{\\rtf1 x}".utf8), "a.doc") == .unsupported(.rtf))
        #expect(problem(Array("<html><body>x</body></html>".utf8), "a.xls") == .unsupported(.webPage))
        #expect(problem([0x01, 0x00, 0x02, 0x99, 0x03], "a.bin") == .notADocument)
        #expect(problem([0x01, 0x00, 0x02, 0x99, 0x03], "a.xlsx") == .damaged)
        #expect(problem(try zipped([("a.txt", [0x61])]), "a.zip") == .unsupported(.archive))
        #expect(problem(try zipped([("mimetype", [0x61])]), "a.odt") == .unsupported(.openDocument))
    }

    @Test func `every refusal is two whole Vietnamese sentences and its own code`() {
        let refusals: [UnreadableDocument] = [
            .empty, .damaged, .encrypted, .macros, .tooLarge(.cells), .entities, .unsupported(.pdf), .notADocument,
            .mislabelled(named: "docx", found: .pdf), .classified(mark: "MẬT"), .wrongText, .openQuote(line: 3),
            .longRecord(line: 3),
        ]
        #expect(Set(refusals.map(\.message.code)).count == refusals.count)
        for message in refusals.map(\.message) {
            #expect(message.says.hasSuffix(".") && message.next.hasSuffix("."))
            #expect(message.says.count > 15 && message.next.count > 15)
        }
    }
}
