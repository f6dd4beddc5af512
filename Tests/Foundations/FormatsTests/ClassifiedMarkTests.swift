import Foundation
import Testing

@testable import Formats

private func mark(_ lines: String...) -> String? {
    classifiedMark(in: RichDocument(format: .docx, blocks: lines.map { .paragraph(Paragraph(text: $0)) }))
}

/// The folder of sample papers beside this repository, where it is.
private let seeds: URL? = {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<5 { root.deleteLastPathComponent() }
    let folder = root.appendingPathComponent("shared/seeds")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()

@Suite struct ClassifiedMarkTests {
    @Test(arguments: [
        ("MẬT", "MẬT"), ("M Ậ T", "MẬT"), ("[ MẬT ]", "MẬT"), ("TỐI MẬT", "TỐI MẬT"), ("TUYỆT  MẬT", "TUYỆT MẬT"),
        ("Tối mật", "TỐI MẬT"), ("Mật", "MẬT"), ("Độ mật: MẬT", "MẬT"), ("ĐỘ MẬT : Tối mật", "TỐI MẬT"),
        ("Độ mật: mật", "MẬT"), ("T U Y Ệ T   M Ậ T", "TUYỆT MẬT"), ("UBND TỈNH\tMẬT", "MẬT"), ("MẬT\nSố: 12", "MẬT"),
        ("MẬT - Bản số 02", "MẬT"), ("\u{200B}MẬT", "MẬT"),
        ("M\u{200D}Ậ\u{AD}T", "MẬT"), ("TỐI\u{2060} \u{202E}MẬT", "TỐI MẬT"),
        ("\u{FF2D}Ậ\u{FF34}", "MẬT"), ("M\u{AD}ẬT - Bản số 02", "MẬT"),
    ])
    func `a mark standing alone is found`(line: String, found: String) {
        #expect(mark("QUYẾT ĐỊNH", line) == found)
        #expect(mark(line.decomposedStringWithCanonicalMapping) == found)
    }

    @Test(arguments: [
        "Bảo vệ bí mật nhà nước", "BẢO MẬT", "BÍ MẬT", "bảo mật thông tin", "mật", "Mật độ dân số", "MẬT ONG",
        "Độ mật: Thường",
        "Độ mật:", "Tăng cường bảo mật, an toàn thông tin mạng", "Danh mục bí mật nhà nước độ Tối mật được ban hành",
        "Mật khẩu", "KHẨN",
    ])
    func `the word in other words is no mark`(line: String) { #expect(mark(line) == nil) }

    @Test func `a mark in a running head, a frame's cell or a text box counts`() {
        let head = RichDocument(format: .docx, blocks: [], headers: [Paragraph(text: "TỐI MẬT")])
        #expect(classifiedMark(in: head) == "TỐI MẬT")
        let frame = Table(rows: [
            TableRow(cells: [TableCell(text: "UBND TỈNH\nMẬT", column: 0), TableCell(text: "CỘNG HÒA", column: 1)])
        ])
        #expect(classifiedMark(in: RichDocument(format: .docx, blocks: [.table(frame)])) == "MẬT")
    }

    @Test func `a column named so in a table of figures is no mark`() {
        let heads = ["TT", "Thường", "Mật", "Tối mật"].enumerated().map { TableCell(text: $1, column: $0) }
        #expect(
            classifiedMark(in: RichDocument(format: .xlsx, blocks: [.table(Table(rows: [TableRow(cells: heads)]))]))
                == nil)
    }

    @Test(.enabled(if: seeds != nil, "../shared is not here"))
    func `papers without a mark are let in`() throws {
        let folder = try #require(seeds)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }
        #expect(!names.isEmpty)
        for name in names {
            let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
            #expect(try !readDocument(bytes, fileName: name).blocks.isEmpty)
        }
    }

    @Test func `the front door refuses a marked paper in every format`() throws {
        let box = "<w:p><w:r><w:pict><w:txbxContent>\(OfficeParts.p("M Ậ T"))</w:txbxContent></w:pict></w:r></w:p>"
        #expect(throws: UnreadableDocument.classified(mark: "MẬT")) {
            try readDocument(try OfficeParts.docx(box + OfficeParts.p("KẾ HOẠCH")), fileName: "a.docx")
        }
        let head =
            "<headerFooter><oddHeader>&amp;R&amp;\"Times New Roman,Bold\"&amp;14TỐI MẬT</oddHeader></headerFooter>"
        #expect(throws: UnreadableDocument.classified(mark: "TỐI MẬT")) {
            try readDocument(try OfficeParts.xlsx("", after: head), fileName: "a.xlsx")
        }
        #expect(throws: UnreadableDocument.classified(mark: "MẬT")) {
            try readDocument(Array("UBND TỈNH\nMẬT\nKẾ HOẠCH\nNội dung của kế hoạch.\n".utf8), fileName: "a.txt")
        }
    }
}
