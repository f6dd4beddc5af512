@testable import Formats

/// Office packages put together by hand, part by part, as other programs write them.
enum OfficeParts {
    static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    static let sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    static let sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

    static let namespaces = """
        xmlns:w="\(word)" xmlns:r="\(office)" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
        xmlns:v="urn:schemas-microsoft-com:vml" \
        xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
        """

    /// A DOCX whose body is `body`; `parts` are further parts of `word/` by kind: `["styles": "<w:styles…>"]`.
    static func docx(
        _ body: String, parts: [(kind: String, xml: String)] = [], type: String = wordType
    ) throws -> [UInt8] {
        try zipped(docxEntries(body, parts: parts, type: type))
    }

    static func docxEntries(
        _ body: String, parts: [(kind: String, xml: String)] = [], type: String = wordType
    ) -> [(name: String, bytes: [UInt8])] {
        var relationships = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        var entries: [(name: String, bytes: [UInt8])] = []
        for (index, part) in parts.enumerated() {
            relationships +=
                "<Relationship Id=\"rId\(index + 1)\" Type=\"\(office)/\(part.kind)\" Target=\"part\(index).xml\"/>"
            entries.append(("word/part\(index).xml", Array(part.xml.utf8)))
        }
        let main = "<w:document \(namespaces)><w:body>\(body)</w:body></w:document>"
        return [
            ("[Content_Types].xml", contentTypes("/word/document.xml", type)),
            ("_rels/.rels", packageRelationships("word/document.xml")), ("word/document.xml", Array(main.utf8)),
            ("word/_rels/document.xml.rels", Array((relationships + "</Relationships>").utf8)),
        ] + entries
    }

    /// An XLSX with one sheet of the given `sheetData` and what follows it.
    static func xlsx(
        _ sheetData: String, after: String = "", strings: [String] = [], styles: String = "", name: String = "Sheet1",
        workbook: String = "", state: String = ""
    ) throws -> [UInt8] {
        let rels = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>\
            <Relationship Id="rId2" Type="\(office)/sharedStrings" Target="/xl/sharedStrings.xml"/>\
            <Relationship Id="rId3" Type="\(office)/styles" Target="styles.xml"/></Relationships>
            """
        let book = """
            <workbook xmlns="\(sheet)" xmlns:r="\(office)">\(workbook)<sheets>\
            <sheet name="\(name)" sheetId="1" \(state) r:id="rId1"/></sheets></workbook>
            """
        let shared = "<sst xmlns=\"\(sheet)\">" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"
        return try zipped([
            ("[Content_Types].xml", contentTypes("/xl/workbook.xml", sheetType)),
            ("_rels/.rels", packageRelationships("xl/workbook.xml")), ("xl/workbook.xml", Array(book.utf8)),
            ("xl/_rels/workbook.xml.rels", Array(rels.utf8)),
            ("xl/sharedStrings.xml", Array(shared.utf8)),
            ("xl/styles.xml", Array("<styleSheet xmlns=\"\(sheet)\">\(styles)</styleSheet>".utf8)),
            (
                "xl/worksheets/sheet1.xml",
                Array("<worksheet xmlns=\"\(sheet)\"><sheetData>\(sheetData)</sheetData>\(after)</worksheet>".utf8)
            ),
        ])
    }

    static func contentTypes(_ part: String, _ type: String) -> [UInt8] {
        Array(
            """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="\(part)" ContentType="\(type)"/></Types>
            """.utf8)
    }

    static func packageRelationships(_ main: String) -> [UInt8] {
        Array(
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="\(office)/officeDocument" Target="\(main)"/></Relationships>
            """.utf8)
    }

    /// `w:p` of one run.
    static func p(_ text: String, look: String = "", run: String = "") -> String {
        "<w:p><w:pPr>\(look)</w:pPr><w:r><w:rPr>\(run)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    /// `w:tc` of one paragraph.
    static func tc(_ text: String, _ look: String = "") -> String { "<w:tc><w:tcPr>\(look)</w:tcPr>\(p(text))</w:tc>" }
}

extension RichDocument {
    var paragraphs: [Paragraph] {
        blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
    }

    var tables: [Table] { blocks.compactMap { if case .table(let table) = $0 { table } else { nil } } }

    var remarkCodes: [String] { remarks.map(\.code) }
}

extension Table {
    /// Each row's texts.
    var texts: [[String]] { rows.map { $0.cells.map(\.text) } }
}
