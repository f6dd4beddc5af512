import Foundation
import Testing

@testable import Formats

private func read(_ body: String, parts: [(kind: String, xml: String)] = []) throws -> RichDocument {
    try readDocument(try OfficeParts.docx(body, parts: parts), fileName: "a.docx")
}

private func p(_ text: String, _ look: String = "", _ run: String = "") -> String {
    OfficeParts.p(text, look: look, run: run)
}

@Suite struct DOCXReadingTests {
    @Test func `words, breaks and tabs of a paragraph stand in their order`() throws {
        let body = """
            <w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs><w:jc w:val="center"/></w:pPr><w:r><w:t>Một</w:t>\
            <w:tab/><w:t>hai</w:t><w:br/><w:t>ba</w:t><w:noBreakHyphen/><w:t>bốn</w:t><w:softHyphen/><w:t>!</w:t>\
            <w:sym w:font="Symbol" w:char="F0B3"/></w:r></w:p>
            """
        let found = try read(body).paragraphs
        #expect(found.map(\.text) == ["Một\thai\nba-bốn!≥"])
        #expect(found[0].isCentered)
    }

    @Test func `text is brought to normal form C`() throws {
        let found = try read(p("Quảng Ngãi".decomposedStringWithCanonicalMapping)).paragraphs[0].text
        #expect(Array(found.unicodeScalars) == Array("Quảng Ngãi".unicodeScalars))
    }

    @Test func `a line break of the file inside words is a blank`() throws {
        #expect(try read(p("một\nhai")).paragraphs[0].text == "một hai")
    }

    @Test func `tracked changes are taken as accepted and noticed`() throws {
        let body = """
            <w:p><w:r><w:t>giữ </w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>\
            <w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom>\
            <w:moveTo><w:r><w:t> đến</w:t></w:r></w:moveTo></w:p>\
            <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>nửa </w:t></w:r></w:p><w:p><w:r><w:t>kia</w:t></w:r></w:p>
            """
        let found = try read(body)
        #expect(found.paragraphs.map(\.text) == ["giữ thêm đến", "nửa kia"])
        #expect(found.remarkCodes == ["tracked-changes"])
    }

    @Test func `old looks kept by a tracked change do not count`() throws {
        let run = "<w:b/><w:rPrChange><w:rPr><w:b w:val=\"0\"/><w:vanish/></w:rPr></w:rPrChange>"
        #expect(try read(p("đậm", "", run)).paragraphs[0].isBold)
    }

    @Test func `a text box stands where it is anchored, once`() throws {
        let box = "<w:txbxContent>\(p("trong hộp"))</w:txbxContent>"
        let body = """
            <w:p><w:r><w:t>neo</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>\
            \(box)</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>\(box)</v:textbox></w:pict>\
            </mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> sau</w:t></w:r></w:p>
            """
        let found = try read(body)
        #expect(found.paragraphs.map(\.text) == ["neo sau", "trong hộp"])
        #expect(found.remarkCodes == ["text-box"])
    }

    @Test func `fields show their result and not their instruction`() throws {
        let body = """
            <w:p><w:r><w:t>Hạn </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \
            </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>30/6/2025</w:t></w:r>\
            <w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr=" REF x "><w:r><w:t>, mục 2</w:t></w:r>\
            </w:fldSimple><w:hyperlink r:id="rId9"><w:r><w:t>, liên kết</w:t></w:r></w:hyperlink></w:p>\
            <w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>\(p("trong khung"))</w:sdtContent></w:sdt>
            """
        #expect(try read(body).paragraphs.map(\.text) == ["Hạn 30/6/2025, mục 2, liên kết", "trong khung"])
    }

    @Test func `a field that never ends swallows no later paragraph`() throws {
        let body = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>" + p("còn đây")
        #expect(try read(body).paragraphs.map(\.text) == ["còn đây"])
    }

    @Test func `hidden words are not read`() throws {
        let found = try read(p("ẩn", "", "<w:vanish/>") + p("hiện"))
        #expect(found.paragraphs.map(\.text) == ["hiện"])
        #expect(found.remarkCodes == ["hidden-text"])
    }

    @Test func `headings and bold come from styles too`() throws {
        let styles = """
            <w:styles \(OfficeParts.namespaces)><w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 2"/>\
            <w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/>\
            <w:pPr><w:jc w:val="center"/></w:pPr></w:style></w:styles>
            """
        let found = try read(
            p("mục", "<w:pStyle w:val=\"B\"/>", "") + p("thường", "<w:pStyle w:val=\"B\"/>", "<w:b w:val=\"0\"/>"),
            parts: [("styles", styles)]
        ).paragraphs
        #expect(found.map(\.headingLevel) == [2, 2])
        #expect(found.map(\.isBold) == [true, false])
        #expect(found.map(\.isCentered) == [true, true])
    }

    @Test func `heads, feet and notes are apart from the body, page numbers left out`() throws {
        func head(_ element: String, _ inner: String) -> String {
            "<w:\(element) \(OfficeParts.namespaces)>\(inner)</w:\(element)>"
        }
        let number = """
            <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE  \\* MERGEFORMAT </w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar \
            w:fldCharType="end"/></w:r></w:p>
            """
        let notes = """
            <w:footnote w:type="separator" w:id="-1">\(p("x"))</w:footnote>\
            <w:footnote w:id="2">\(p("chú hai"))</w:footnote><w:footnote w:id="3">\(p("chú ba"))</w:footnote>
            """
        let body = """
            <w:p><w:r><w:t>thân</w:t><w:footnoteReference w:id="3"/><w:footnoteReference w:id="2"/></w:r></w:p>\
            <w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/>\
            </w:sectPr>
            """
        let found = try read(
            body,
            parts: [
                ("header", head("hdr", number + p("DỰ THẢO"))), ("footer", head("ftr", p("chân"))),
                ("footnotes", head("footnotes", notes)),
            ])
        #expect(found.paragraphs.map(\.text) == ["thân"])
        #expect(found.headers.map(\.text) == ["DỰ THẢO"])
        #expect(found.footers.map(\.text) == ["chân"])
        #expect(found.notes.map(\.text) == ["chú ba", "chú hai"])
    }

    @Test func `pages are counted from the breaks that Word recorded`() throws {
        let rendered = "<w:r><w:lastRenderedPageBreak/></w:r>"
        let body =
            p("một") + "<w:p>\(rendered)<w:r><w:t>hai</w:t></w:r></w:p>"
            + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r>\(rendered)<w:r><w:t>b</w:t></w:r></w:p></w:tc>"
            + "<w:tc><w:p><w:r><w:t>c</w:t></w:r>\(rendered)<w:r><w:t>d</w:t></w:r></w:p></w:tc></w:tr>"
            + "<w:tr>\(OfficeParts.tc("e"))</w:tr></w:tbl>" + p("cuối")
        let found = try read(body)
        #expect(found.paragraphs.map(\.page) == [1, 2, 3])
        #expect(found.tables[0].page == 2)
        #expect(found.tables[0].rows.map(\.page) == [2, 3])
    }

    @Test func `without recorded breaks no page is guessed`() throws {
        let found = try read(p("một") + "<w:p><w:r><w:br w:type=\"page\"/><w:t>hai</w:t></w:r></w:p>")
        #expect(found.paragraphs.map(\.page) == [nil, nil])
        #expect(found.paragraphs.map(\.text) == ["một", "hai"])
    }

    @Test func `text in old fonts is decoded, run by run, and noticed`() throws {
        let tcvn = "<w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/>"
        let capitals = "<w:rFonts w:ascii=\".VnTimeH\" w:hAnsi=\".VnTimeH\"/>"
        let vni = "<w:rFonts w:ascii=\"VNI-Times\" w:hAnsi=\"VNI-Times\"/>"
        // The sign of a VNI letter may stand in the next run.
        let split = """
            <w:p><w:r><w:rPr>\(vni)</w:rPr><w:t>Qua</w:t></w:r><w:r><w:rPr>\(vni)</w:rPr><w:t>ûng Ngaõi, \
            ñöôøng</w:t></w:r><w:r><w:t> Ngõ</w:t></w:r></w:p>
            """
        let found = try read(p("Qu¶ng Ng·i", "", tcvn) + p("kÕ ho¹ch", "", capitals) + split)
        #expect(found.paragraphs.map(\.text) == ["Quảng Ngãi", "KẾ HOẠCH", "Quảng Ngãi, đường Ngõ"])
        #expect(found.remarkCodes == ["legacy-encoding"])
    }

    @Test func `old fonts named by the document's defaults or a style count too`() throws {
        let styles = """
            <w:styles \(OfficeParts.namespaces)><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>\
            </w:rPrDefault></w:docDefaults><w:style w:type="character" w:styleId="U"><w:rPr><w:rFonts w:ascii="Arial"/>\
            </w:rPr></w:style></w:styles>
            """
        let body = p("tØnh") + p("tỉnh Ø", "", "<w:rStyle w:val=\"U\"/>")
        #expect(try read(body, parts: [("styles", styles)]).paragraphs.map(\.text) == ["tỉnh", "tỉnh Ø"])
    }

    @Test func `unusual prefixes and the strict namespace are the same document`() throws {
        let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
        let main = """
            <a0:document xmlns:a0="\(strict)"><a0:body><a0:p><a0:pPr><a0:jc a0:val="center"/></a0:pPr><a0:r>\
            <a0:t>chữ</a0:t></a0:r></a0:p></a0:body></a0:document>
            """
        var entries = OfficeParts.docxEntries("")
        entries[2].bytes = Array(main.utf8)
        let found = try readDocument(try zipped(entries), fileName: "a.docx").paragraphs
        #expect(found.map(\.text) == ["chữ"])
        #expect(found[0].isCentered)
    }
}
