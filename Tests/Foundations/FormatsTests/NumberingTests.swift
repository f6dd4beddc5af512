import Testing

@testable import Formats

/// A numbering part with one abstract list of the given levels, and lists 1 and 2 upon it.
private func numbering(_ levels: String, list: String = "", more: String = "") -> (kind: String, xml: String) {
    let xml = """
        <w:numbering \(OfficeParts.namespaces)><w:abstractNum w:abstractNumId="5">\(levels)</w:abstractNum>\(more)\
        <w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>\
        <w:num w:numId="2"><w:abstractNumId w:val="5"/>\(list)</w:num></w:numbering>
        """
    return ("numbering", xml)
}

private func level(_ index: Int, _ format: String, _ text: String, _ more: String = "") -> String {
    """
    <w:lvl w:ilvl="\(index)"><w:start w:val="1"/><w:numFmt w:val="\(format)"/>\(more)<w:lvlText w:val="\(text)"/></w:lvl>
    """
}

private func item(_ list: Int, _ level: Int = 0) -> String {
    OfficeParts.p("x", look: "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
}

private func labels(_ body: String, _ parts: [(kind: String, xml: String)]) throws -> [String] {
    try readDocument(try OfficeParts.docx(body, parts: parts), fileName: "a.docx").paragraphs.map(\.label)
}

@Suite struct NumberingTests {
    @Test func `levels count together and start again below a new one above`() throws {
        let part = numbering(
            level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "%3)"))
        let body = item(1) + item(1, 1) + item(1, 1) + item(1, 2) + item(1) + item(1, 1) + item(1, 2)
        #expect(try labels(body, [part]) == ["I.", "I.1", "I.2", "a)", "II.", "II.1", "a)"])
    }

    @Test func `a legal level writes all numbers in digits`() throws {
        let part = numbering(level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>"))
        #expect(try labels(item(1) + item(1, 1), [part]) == ["I.", "1.1."])
    }

    @Test func `two lists upon one count on, unless one says where it starts`() throws {
        let level = level(0, "decimal", "%1.")
        #expect(try labels(item(1) + item(2), [numbering(level)]) == ["1.", "2."])
        let again = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride>"
        #expect(try labels(item(1) + item(2) + item(2), [numbering(level, list: again)]) == ["1.", "7.", "8."])
    }

    @Test func `a level that never restarts counts on`() throws {
        let part = numbering(level(0, "decimal", "%1.") + level(1, "decimal", "%2)", "<w:lvlRestart w:val=\"0\"/>"))
        #expect(try labels(item(1) + item(1, 1) + item(1) + item(1, 1), [part]) == ["1.", "1)", "2.", "2)"])
    }

    @Test func `bullets are the sign a reader sees`() throws {
        let symbol = "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr>"
        let part = numbering(level(0, "bullet", "\u{F0B7}", symbol) + level(1, "bullet", "-") + level(2, "bullet", "+"))
        #expect(try labels(item(1) + item(1, 1) + item(1, 2), [part]) == ["•", "-", "+"])
    }

    @Test(arguments: [
        ("decimalZero", "01", "12"), ("upperLetter", "A", "L"), ("lowerRoman", "i", "xii"),
        ("vietnameseCounting", "một", "mười hai"), ("none", "", ""),
    ])
    func `number formats`(format: String, first: String, twelfth: String) {
        #expect(number(1, as: format) == first)
        #expect(number(12, as: format) == twelfth)
    }

    @Test func `letters past z are doubled as Word doubles them`() {
        #expect(number(27, as: "lowerLetter") == "aa")
        #expect(number(28, as: "lowerLetter") == "bb")
    }

    @Test func `a style carries its list and level`() throws {
        let styles = """
            <w:styles \(OfficeParts.namespaces)><w:style w:type="paragraph" w:styleId="M"><w:pPr><w:numPr>\
            <w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>
            """
        let part = numbering(level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)", "<w:pStyle w:val=\"M\"/>"))
        let styled = OfficeParts.p("x", look: "<w:pStyle w:val=\"M\"/>")
        let none = OfficeParts.p("x", look: "<w:pStyle w:val=\"M\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>")
        #expect(try labels(item(1) + styled + styled + none, [part, ("styles", styles)]) == ["1.", "a)", "b)", ""])
    }

    @Test func `a list that names a numbering style takes its levels`() throws {
        let styles = """
            <w:styles \(OfficeParts.namespaces)><w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr>\
            <w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>
            """
        let more = """
            <w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="S"/></w:abstractNum>\
            <w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>
            """
        let part = numbering(level(0, "upperLetter", "%1/"), more: more)
        #expect(try labels(item(3) + item(3), [part, ("styles", styles)]) == ["A/", "B/"])
    }

    @Test func `an empty numbered paragraph in a cell shows its number`() throws {
        let look = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
        let row = "<w:tr><w:tc><w:p>\(look)</w:p></w:tc><w:tc>\(item(1))</w:tc></w:tr>"
        let document = try readDocument(
            try OfficeParts.docx("<w:tbl>\(row)</w:tbl>", parts: [numbering(level(0, "decimal", "%1."))]),
            fileName: "a.docx")
        #expect(document.tables[0].texts == [["1.", "2. x"]])
    }
}
