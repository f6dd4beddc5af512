extension WordDocument {
    /// The document as the bytes of a DOCX file, the same for the same document.
    package func docx() throws(UnwritableDocument) -> [UInt8] {
        var writer = WordWriter(self)
        return try zipped(writer.entries())
    }
}

/// Writes the parts of a DOCX.
private struct WordWriter {
    private let document: WordDocument
    private var body = MarkupWriter()
    /// Parts beside the body, with the last words of their relationship and content types.
    private var parts: [(id: String, kind: String, name: String, bytes: [UInt8])] = []

    init(_ document: WordDocument) { self.document = document }

    mutating func entries() -> [(name: String, bytes: [UInt8])] {
        body.raw(xmlHead + "<w:document \(namespaces)><w:body>")
        for (index, section) in document.sections.enumerated() {
            write(section.blocks)
            if index == document.sections.count - 1 {
                write(pageShapeOf: section)
            } else {
                body.raw("<w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>")
                write(pageShapeOf: section)
                body.raw("</w:pPr></w:p>")
            }
        }
        if document.sections.isEmpty { body.raw("<w:p/>") }
        body.raw("</w:body></w:document>")
        var entries: [(name: String, bytes: [UInt8])] = [
            ("[Content_Types].xml", contentTypes), ("_rels/.rels", packageRelationships),
            ("docProps/core.xml", properties), ("word/document.xml", body.bytes),
            ("word/_rels/document.xml.rels", relationships), ("word/styles.xml", wordStyles(document)),
            ("word/settings.xml", settings),
        ]
        entries += parts.map { ("word/" + $0.name, $0.bytes) }
        return entries
    }

    private mutating func write(_ blocks: [WordBlock]) {
        for (index, block) in blocks.enumerated() {
            switch block {
            case .paragraph(let paragraph): body.write(paragraph)
            case .pageBreak: body.raw("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>")
            case .picture(let picture): write(picture)
            case .table(let table):
                body.write(table)
                // Two tables in a row would become one, and a table must not end a body.
                if index + 1 == blocks.count || !blocks[index + 1].isParagraph {
                    body.raw("<w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>")
                }
            }
        }
    }

    private mutating func write(_ picture: WordPicture) {
        let id = add("image", name: "media/image\(parts.count + 1).png", bytes: picture.png)
        let (width, height) = (emu(picture.width), emu(picture.height))
        body.raw("<w:p><w:pPr><w:jc w:val=\"\(picture.alignment.rawValue)\"/></w:pPr><w:r><w:drawing><wp:inline>")
        body.raw("<wp:extent cx=\"\(width)\" cy=\"\(height)\"/><wp:docPr id=\"\(parts.count)\" name=\"\(id)\" descr=\"")
        body.text(picture.alternative)
        body.raw(
            """
            "/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>\
            <pic:nvPicPr><pic:cNvPr id="\(parts.count)" name="\(id)"/><pic:cNvPicPr/></pic:nvPicPr>\
            <pic:blipFill><a:blip r:embed="\(id)"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
            <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="\(width)" cy="\(height)"/></a:xfrm>\
            <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
            </wp:inline></w:drawing></w:r></w:p>
            """)
    }

    /// `w:sectPr`: paper, margins, numbers, running heads.
    private mutating func write(pageShapeOf section: WordSection) {
        body.raw("<w:sectPr>")
        reference("header", "default", runningHead("hdr", section.header, isNumbered: section.numbersPages))
        if section.hidesFirstNumber { reference("header", "first", runningHead("hdr", [], isNumbered: false)) }
        reference("footer", "default", runningHead("ftr", section.footer, isNumbered: false))
        if section.hidesFirstNumber {
            reference("footer", "first", runningHead("ftr", section.footer, isNumbered: false))
        }
        body.raw("<w:type w:val=\"nextPage\"/>")
        let (short, long) = (twips(210), twips(297))
        body.raw(
            section.isLandscape
                ? "<w:pgSz w:w=\"\(long)\" w:h=\"\(short)\" w:orient=\"landscape\"/>"
                : "<w:pgSz w:w=\"\(short)\" w:h=\"\(long)\"/>")
        let margins = section.margins
        body.raw(
            """
            <w:pgMar w:top="\(twips(margins.top))" w:right="\(twips(margins.right))" \
            w:bottom="\(twips(margins.bottom))" w:left="\(twips(margins.left))" w:header="\(twips(10))" \
            w:footer="\(twips(10))" w:gutter="0"/>
            """)
        if section.restartsNumbers { body.raw("<w:pgNumType w:start=\"1\"/>") }
        if section.hidesFirstNumber { body.raw("<w:titlePg/>") }
        body.raw("</w:sectPr>")
    }

    private mutating func reference(_ kind: String, _ use: String, _ bytes: [UInt8]) {
        let id = add(kind, name: "\(kind)\(parts.count + 1).xml", bytes: bytes)
        body.raw("<w:\(kind)Reference w:type=\"\(use)\" r:id=\"\(id)\"/>")
    }

    private func runningHead(_ element: String, _ paragraphs: [WordParagraph], isNumbered: Bool) -> [UInt8] {
        var head = MarkupWriter(xmlHead + "<w:\(element) \(namespaces)>")
        if isNumbered {
            head.raw("<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>")
            for (step, inner) in [
                ("begin", ""), ("", "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>"), ("separate", ""),
                ("", "<w:t>1</w:t>"), ("end", ""),
            ] {
                head.raw("<w:r>" + (step.isEmpty ? inner : "<w:fldChar w:fldCharType=\"\(step)\"/>") + "</w:r>")
            }
            head.raw("</w:p>")
        }
        for paragraph in paragraphs { head.write(paragraph) }
        if !isNumbered && paragraphs.isEmpty { head.raw("<w:p/>") }
        head.raw("</w:\(element)>")
        return head.bytes
    }

    private mutating func add(_ kind: String, name: String, bytes: [UInt8]) -> String {
        // A part with the same bytes is written once.
        if let same = parts.first(where: { $0.kind == kind && $0.bytes == bytes }) { return same.id }
        let id = "rId\(parts.count + 3)"
        parts.append((id, kind, name, bytes))
        return id
    }

    // MARK: the parts around the body

    private var contentTypes: [UInt8] {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
        var types = MarkupWriter(
            xmlHead
                + """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>\
                <Override PartName="/word/document.xml" ContentType="\(word)document.main+xml"/>\
                <Override PartName="/word/styles.xml" ContentType="\(word)styles+xml"/>\
                <Override PartName="/word/settings.xml" ContentType="\(word)settings+xml"/>\
                <Override PartName="/docProps/core.xml" \
                ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
                """)
        for part in parts where part.kind != "image" {
            types.raw("<Override PartName=\"/word/\(part.name)\" ContentType=\"\(word)\(part.kind)+xml\"/>")
        }
        types.raw("</Types>")
        return types.bytes
    }

    private var packageRelationships: [UInt8] {
        MarkupWriter(
            xmlHead
                + """
                <Relationships xmlns="\(relationshipsNamespace)">\
                <Relationship Id="rId1" Type="\(officeRelationships)/officeDocument" Target="word/document.xml"/>\
                <Relationship Id="rId2" \
                Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" \
                Target="docProps/core.xml"/></Relationships>
                """
        ).bytes
    }

    private var relationships: [UInt8] {
        var list = MarkupWriter(
            xmlHead
                + """
                <Relationships xmlns="\(relationshipsNamespace)">\
                <Relationship Id="rId1" Type="\(officeRelationships)/styles" Target="styles.xml"/>\
                <Relationship Id="rId2" Type="\(officeRelationships)/settings" Target="settings.xml"/>
                """)
        for part in parts {
            list.raw(
                "<Relationship Id=\"\(part.id)\" Type=\"\(officeRelationships)/\(part.kind)\" Target=\"\(part.name)\"/>"
            )
        }
        list.raw("</Relationships>")
        return list.bytes
    }

    private var properties: [UInt8] {
        var core = MarkupWriter(
            xmlHead
                + """
                <cp:coreProperties \
                xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
                xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>
                """)
        core.text(document.title)
        core.raw("</dc:title><dc:creator>")
        core.text(document.author)
        core.raw("</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>")
        return core.bytes
    }

    private var settings: [UInt8] {
        MarkupWriter(
            xmlHead
                + """
                <w:settings \(namespaces)><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting \
                w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
                <w:themeFontLang w:val="vi-VN"/></w:settings>
                """
        ).bytes
    }
}

extension WordBlock {
    fileprivate var isParagraph: Bool {
        if case .table = self { false } else { true }
    }
}

private let xmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
private let relationshipsNamespace = "http://schemas.openxmlformats.org/package/2006/relationships"
private let officeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
private let namespaces = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
    xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
    """

/// Styles: the document's font, six headings, nothing that Word would colour.
private func wordStyles(_ document: WordDocument) -> [UInt8] {
    var styles = MarkupWriter(xmlHead + "<w:styles \(namespaces)><w:docDefaults><w:rPrDefault><w:rPr>")
    for attribute in ["<w:rFonts w:ascii=\"", "\" w:hAnsi=\"", "\" w:cs=\"", "\" w:eastAsia=\""] {
        styles.raw(attribute)
        styles.text(document.fontName)
    }
    let size = halfPoints(document.fontSize)
    styles.raw(
        """
        "/><w:sz w:val="\(size)"/><w:szCs w:val="\(size)"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN"/></w:rPr>\
        </w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>\
        </w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">\
        <w:name w:val="Normal"/><w:qFormat/></w:style>
        """)
    for level in 1...6 {
        styles.raw(
            """
            <w:style w:type="paragraph" w:styleId="Heading\(level)"><w:name w:val="heading \(level)"/>\
            <w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>\
            <w:outlineLvl w:val="\(level - 1)"/></w:pPr></w:style>
            """)
    }
    styles.raw("</w:styles>")
    return styles.bytes
}

/// Twentieths of a point in a length of millimetres.
func twips(_ millimetres: Double) -> Int { Int((millimetres * 1_440 / 25.4).rounded()) }

func halfPoints(_ points: Double) -> Int { Int((points * 2).rounded()) }

/// English metric units, 360 to the hundredth of a millimetre.
private func emu(_ millimetres: Double) -> Int { Int((millimetres * 36_000).rounded()) }
