import Testing

@testable import Formats

/// The form of Nghị định 30/2020/NĐ-CP, Phụ lục I, as far as words and looks go; a PDF of it is looked at elsewhere.
@Suite struct OfficialPapers {
    private var letter: OfficialLetter {
        var letter = OfficialLetter(issuer: "Ủy ban nhân dân tỉnh Quảng Ngãi", subject: "đôn đốc thực hiện nhiệm vụ")
        letter.notation = "UBND-KGVX"
        letter.place = "Quảng Ngãi"
        letter.to = ["Sở Y tế"]
        letter.body = [OfficialLetter.paragraph("Nội dung./.")]
        letter.copies = ["Như trên", "Lưu: VT"]
        letter.signature = .init(["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"])
        return letter
    }

    private func texts(_ letter: OfficialLetter) throws -> (paragraphs: [String], tables: [[[String]]]) {
        let read = try readDocument(try letter.document.docx(), fileName: "a.docx")
        return (read.paragraphs.map(\.text).filter { !$0.isEmpty }, read.tables.map(\.texts))
    }

    @Test func `a letter has its subject under its number, its copies beside its signature`() throws {
        let (paragraphs, tables) = try texts(letter)
        #expect(tables.count == 2)
        #expect(tables[0][0][0].hasPrefix("ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI"))
        #expect(tables[0][1][0] == "Số:         /UBND-KGVX\nV/v đôn đốc thực hiện nhiệm vụ")
        #expect(paragraphs == ["Kính gửi: Sở Y tế", "Nội dung./."])
        #expect(tables[1][0][0] == "Nơi nhận:\n- Như trên;\n- Lưu: VT.")
        #expect(tables[1][0][1].hasPrefix("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"))
    }

    @Test(arguments: [
        ("7", 5, 3, "Số: 07/UBND-KGVX", "Quảng Ngãi, ngày 05 tháng 3 năm 2026"),
        ("112", 15, 2, "Số: 112/UBND-KGVX", "Quảng Ngãi, ngày 15 tháng 02 năm 2026"),
        ("", 1, 12, "Số:         /UBND-KGVX", "Quảng Ngãi, ngày 01 tháng 12 năm 2026"),
    ])
    func `numbers under ten, days under ten and the first two months have a nought`(
        number: String, day: Int, month: Int, numbered: String, dated: String
    ) throws {
        var letter = letter
        letter.number = number
        letter.date = .init(day: day, month: month, year: 2026)
        let row = try texts(letter).tables[0][1]
        #expect(row[0].hasPrefix(numbered + "\n") && row[1] == dated)
    }

    @Test func `a record between two names its kind and has two signatures, its copies below`() throws {
        var record = letter
        record.kind = "Biên bản bàn giao"
        record.grounds = ["Căn cứ một", "Căn cứ hai"]
        record.to = []
        record.otherSignature = .init(["BÊN GIAO"], name: "Trần Văn A")
        record.signature = .init(["BÊN NHẬN"], name: "Lê Thị B")
        let (paragraphs, tables) = try texts(record)
        #expect(
            paragraphs == [
                "BIÊN BẢN BÀN GIAO", "đôn đốc thực hiện nhiệm vụ", "Căn cứ một;", "Căn cứ hai.", "Nội dung./.",
            ])
        #expect(!tables[0][1][0].contains("V/v"))
        #expect(tables[1][0][0].hasPrefix("BÊN GIAO") && tables[1][0][0].hasSuffix("Trần Văn A"))
        #expect(tables[1][0][1].hasSuffix("Lê Thị B"))
        #expect(tables[1][1][0].hasPrefix("Nơi nhận:"))
    }

    @Test func `several addressees stand in a list`() throws {
        var many = letter
        many.to = ["Sở Y tế", "Sở Tài chính"]
        #expect(try texts(many).paragraphs.prefix(3) == ["Kính gửi:", "- Sở Y tế;", "- Sở Tài chính."])
    }

    @Test func `a thin line is an exact paragraph with a border between its indents`() throws {
        let bytes = try letter.document.docx()
        let archive = try ZipArchive(bytes, limits: ReadingLimits())
        let body = String(decoding: try #require(try archive.bytes(of: "word/document.xml")), as: UTF8.self)
        #expect(body.contains("<w:pBdr><w:bottom"))
        #expect(body.contains("w:lineRule=\"exact\"") && body.contains(" w:right=\""))
    }
}
