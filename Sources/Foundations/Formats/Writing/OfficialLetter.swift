/// A paper in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: two-column head, number, day, subject, body, recipients,
/// signature. What the issuing office fills in by hand (the number, the day) stays blank in a draft.
package struct OfficialLetter: Sendable, Equatable {
    /// When it is issued; without the day the place for it is left blank.
    package struct Date: Sendable, Equatable {
        package var day: Int?
        package var month: Int
        package var year: Int
        package init(day: Int? = nil, month: Int, year: Int) {
            self.day = day
            self.month = month
            self.year = year
        }
    }

    /// Who signs: authority and office, one line each (`TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`), and the
    /// name; an empty name leaves the room for it.
    package struct Signature: Sendable, Equatable {
        package var lines: [String]
        package var name: String
        package init(_ lines: [String], name: String = "") {
            self.lines = lines
            self.name = name
        }
    }

    /// Over the issuer; empty for none.
    package var superior = ""
    package var issuer: String
    /// Empty leaves the place for it.
    package var number = ""
    /// After the number and a stroke: `UBND-KGVX`.
    package var notation = ""
    /// Where it is issued: `Quảng Ngãi`.
    package var place = ""
    package var date: Date?
    /// The kind of paper in the middle of the page, `BIÊN BẢN BÀN GIAO`; empty for a letter, whose subject stands under
    /// its number after `V/v`.
    package var kind = ""
    package var subject: String
    /// Kính gửi.
    package var to: [String] = []
    /// Căn cứ, each without its last sign.
    package var grounds: [String] = []
    package var body: [WordBlock] = []
    /// Nơi nhận, without dashes and semicolons.
    package var copies: [String] = []
    package var signature = Signature([])
    /// Of a record between two: stands at the left in the place of the recipients, which move above.
    package var otherSignature: Signature?

    package init(issuer: String, subject: String) {
        self.issuer = issuer
        self.subject = subject
    }

    /// A paragraph of the body: justified, first line set in by 1.27 cm, 6 points after it.
    package static func paragraph(_ text: String) -> WordBlock {
        paragraph([WordRun(text)])
    }

    /// As `paragraph`, of runs with their own looks.
    package static func paragraph(_ runs: [WordRun]) -> WordBlock {
        .paragraph(
            WordParagraph(runs, alignment: .justified, firstLine: 12.7, spaceBefore: 3, spaceAfter: 3, lineSpacing: 1.1)
        )
    }

    /// The heading of a part of the body.
    package static func heading(_ text: String) -> WordBlock {
        .paragraph(
            WordParagraph(
                [WordRun(text, isBold: true)], alignment: .justified, firstLine: 12.7, spaceBefore: 3, spaceAfter: 3,
                keepsWithNext: true))
    }

    /// The whole paper, size 14, A4, the page number in the top margin from page 2 on.
    package var document: WordDocument {
        var blocks: [WordBlock] = [.table(head), .paragraph(gap(6))]
        if !kind.isEmpty {
            blocks.append(.paragraph(WordParagraph(kind.uppercased(), alignment: .center, isBold: true)))
            blocks.append(.paragraph(WordParagraph(subject, alignment: .center, isBold: true)))
            blocks.append(.paragraph(rule(width: 50, of: 165)))
            blocks.append(.paragraph(gap(6)))
        }
        blocks += recipients
        for (index, ground) in grounds.enumerated() {
            blocks.append(
                Self.paragraph([WordRun("\(ground)\(index == grounds.count - 1 ? "." : ";")", isItalic: true)]))
        }
        blocks += body
        blocks.append(.paragraph(gap(6)))
        blocks.append(.table(foot))
        return WordDocument(sections: [WordSection(blocks: blocks)], title: subject, author: issuer)
    }

    // MARK: head

    private var head: WordTable {
        var left: [WordParagraph] = []
        if !superior.isEmpty { left.append(WordParagraph(superior.uppercased(), alignment: .center, size: 12)) }
        left.append(WordParagraph(broken(issuer.uppercased()), alignment: .center, isBold: true, size: 12))
        left.append(rule(width: 22, of: 58))
        let right = [
            WordParagraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", alignment: .center, isBold: true, size: 12),
            WordParagraph("Độc lập - Tự do - Hạnh phúc", alignment: .center, isBold: true, size: 13),
            rule(width: 54, of: 99),
        ]
        var numbered = WordParagraph(numberLine, alignment: .center, size: 13)
        numbered.spaceBefore = 4
        var lower = [numbered]
        if kind.isEmpty { lower.append(WordParagraph("V/v \(subject)", alignment: .center, size: 12)) }
        var dated = WordParagraph(dateLine, alignment: .center, isItalic: true, size: 13)
        dated.spaceBefore = 4
        return WordTable(
            columns: [62, 103],
            rows: [
                WordTableRow([WordTableCell(left), WordTableCell(right)], maySplit: false),
                WordTableRow([WordTableCell(lower), WordTableCell([dated])], maySplit: false),
            ], hasBorders: false)
    }

    /// A number under ten is written with a nought.
    private var numberLine: String {
        let padded = number.utf8.count == 1 ? "0\(number)" : number
        return "Số: \(padded.isEmpty ? "        " : padded)/\(notation)"
    }

    /// Days under ten and the months 1 and 2 are written with a nought.
    private var dateLine: String {
        guard let date else { return "\(place), ngày      tháng      năm        " }
        let day = date.day.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "     "
        return "\(place), ngày \(day) tháng \(date.month < 3 ? "0" : "")\(date.month) năm \(date.year)"
    }

    private var recipients: [WordBlock] {
        guard let first = to.first else { return [] }
        if to.count == 1 {
            var line = WordParagraph("Kính gửi: \(first)", alignment: .center)
            (line.spaceBefore, line.spaceAfter) = (6, 6)
            return [.paragraph(line)]
        }
        let list = to.enumerated().map { index, name -> WordBlock in
            .paragraph(WordParagraph([WordRun("- \(name)\(index == to.count - 1 ? "." : ";")")], indent: 55))
        }
        return [.paragraph(WordParagraph([WordRun("Kính gửi:")], indent: 45, spaceBefore: 6))] + list + [
            .paragraph(gap(6))
        ]
    }

    // MARK: foot

    private var foot: WordTable {
        let left = otherSignature.map(signed) ?? copyList
        var rows = [WordTableRow([WordTableCell(left), WordTableCell(signed(signature))], maySplit: false)]
        if otherSignature != nil, !copies.isEmpty {
            rows.append(WordTableRow([WordTableCell(copyList), WordTableCell([])], maySplit: false))
        }
        return WordTable(columns: [80, 85], rows: rows, hasBorders: false)
    }

    private var copyList: [WordParagraph] {
        guard !copies.isEmpty else { return [] }
        return [WordParagraph([WordRun("Nơi nhận:", isBold: true, isItalic: true, size: 12)])]
            + copies.enumerated().map { index, name in
                WordParagraph([WordRun("- \(name)\(index == copies.count - 1 ? "." : ";")", size: 11)])
            }
    }

    private func signed(_ signature: Signature) -> [WordParagraph] {
        signature.lines.map { WordParagraph($0.uppercased(), alignment: .center, isBold: true) }
            + (0..<4).map { _ in WordParagraph("", alignment: .center) }
            + [WordParagraph(signature.name, alignment: .center, isBold: true)]
    }

    // MARK: lines

    /// A people's committee is named in two lines: the committee, and whose it is.
    private func broken(_ name: String) -> String {
        let committee = "ỦY BAN NHÂN DÂN "
        return name.hasPrefix(committee) ? "ỦY BAN NHÂN DÂN\n" + name.dropFirst(committee.count) : name
    }

    private func gap(_ points: Double) -> WordParagraph {
        var empty = WordParagraph([])
        empty.exactLine = points
        return empty
    }

    /// A thin line in the middle, millimetres.
    private func rule(width: Double, of whole: Double) -> WordParagraph {
        var line = gap(3)
        line.hasRuleBelow = true
        (line.indent, line.rightIndent) = ((whole - width) / 2, (whole - width) / 2)
        return line
    }
}
