import Formats
import Plans
import Vietnamese
import Vocabulary

/// The record of a handover (biên bản bàn giao) in the form of Nghị định 30/2020/NĐ-CP: the act, the two signatures, and
/// the list on landscape pages. Made from what was stored, so the same act gives the same bytes.
package struct HandoverDocument: Sendable {
    let handover: Handover
    let place: String

    /// - Parameter place: where it is signed, `Quảng Ngãi`; may be empty.
    package init(handover: Handover, place: String) {
        self.handover = handover
        self.place = place
    }

    /// The bytes of a DOCX.
    package func docx() throws -> [UInt8] {
        var letter = OfficialLetter(issuer: issuer, subject: subject)
        letter.kind = handover.kind == .succession ? "BIÊN BẢN CHUYỂN GIAO" : "BIÊN BẢN BÀN GIAO"
        letter.notation = "BB"
        letter.place = place
        letter.date = OfficialLetter.Date(
            day: handover.onDay.day, month: handover.onDay.month, year: handover.onDay.year)
        if !handover.document.isEmpty { letter.grounds = ["Căn cứ \(handover.document)"] }
        letter.body = body
        letter.otherSignature = OfficialLetter.Signature(["BÊN GIAO"], name: handover.fromPerson)
        letter.signature = OfficialLetter.Signature(["BÊN NHẬN"], name: handover.toPerson)
        letter.copies = (handover.givers + handover.receivers).map(\.name).uniqued() + ["Lưu: VT"]
        var document = letter.document
        document.sections.append(
            WordSection(
                blocks: annex, isLandscape: true, margins: WordMargins(left: 20, right: 15), hidesFirstNumber: false))
        return try document.docx()
    }

    private var issuer: String { handover.receivers.first?.name ?? handover.givers.first?.name ?? "" }

    private var subject: String { "Các nhiệm vụ chưa xong từ \(handover.giver) sang \(handover.receiver)" }

    private var body: [WordBlock] {
        let items = handover.content.items
        let count: (String) -> Int = { time in items.filter { $0.time == time }.count }
        var blocks: [WordBlock] = [
            OfficialLetter.paragraph(
                "Hôm nay, ngày \(DayText.writeAsInPapers(handover.onDay)), hai bên lập biên bản này:"),
            OfficialLetter.heading("1. Bên giao: \(handover.giver)"),
            OfficialLetter.paragraph(present(handover.fromPerson)),
            OfficialLetter.heading("2. Bên nhận: \(handover.receiver)"),
            OfficialLetter.paragraph(present(handover.toPerson)),
            OfficialLetter.heading("3. Nội dung bàn giao"),
            OfficialLetter.paragraph(
                """
                Bên giao đã bàn giao và bên nhận đã nhận \(items.count) nhiệm vụ chưa được xác nhận hoàn thành, trong đó \
                \(count("Quá hạn")) nhiệm vụ quá hạn tại thời điểm bàn giao, và \(handover.content.claims.count) yêu cầu phối \
                hợp của cơ quan khác đang chờ trả lời. Danh sách ở Phụ lục kèm theo.
                """),
        ]
        let bare = items.filter { !$0.undocumented.isEmpty }.count
        if bare > 0 {
            blocks.append(
                OfficialLetter.paragraph("Có \(bare) nhiệm vụ đã khai hoàn thành nhưng chưa có văn bản minh chứng."))
        }
        let joined = items.filter(\.isJoined).count
        if joined > 0 {
            blocks.append(
                OfficialLetter.paragraph(
                    "Có \(joined) nhiệm vụ bên nhận cũng đang thực hiện nên được nhập làm một, giữ mọi báo cáo và minh chứng."
                ))
        }
        blocks.append(OfficialLetter.heading("4. Trách nhiệm"))
        blocks.append(
            OfficialLetter.paragraph(
                """
                Bên nhận thực hiện, báo cáo các nhiệm vụ từ thời điểm bàn giao. Thời hạn, báo cáo, minh chứng và lịch sử của \
                từng nhiệm vụ được giữ nguyên.
                """))
        blocks.append(OfficialLetter.paragraph("Biên bản được lập thành 02 bản, mỗi bên giữ 01 bản./."))
        return blocks
    }

    /// Who signs for a side; the office is filled in by hand.
    private func present(_ person: String) -> String {
        let dots = String(repeating: ".", count: 30)
        return "Đại diện: \(person.isEmpty ? dots : person), chức vụ: \(dots)"
    }

    // MARK: annex

    private var annex: [WordBlock] {
        let blocks: [WordBlock] = [
            .paragraph(WordParagraph("Phụ lục", alignment: .center, isBold: true)),
            .paragraph(WordParagraph("DANH SÁCH NHIỆM VỤ BÀN GIAO", alignment: .center, isBold: true)),
            .paragraph(
                WordParagraph(
                    "(Kèm theo biên bản ngày \(DayText.writeAsInPapers(handover.onDay)))", alignment: .center,
                    isItalic: true)),
            .paragraph(WordParagraph("", size: 6)), .table(tasks),
        ]
        guard !handover.content.claims.isEmpty else { return blocks }
        var title = WordParagraph("Yêu cầu phối hợp đang chờ bên giao trả lời", isBold: true)
        (title.spaceBefore, title.spaceAfter, title.keepsWithNext) = (12, 6, true)
        return blocks + [.paragraph(title), .table(claims)]
    }

    private var tasks: WordTable {
        let heads = [
            "TT", "Nhiệm vụ, kế hoạch", "Vai trò", "Hạn gốc", "Hạn hiện hành", "Trạng thái", "Kết quả, minh chứng",
            "Đang chờ, đã hẹn", "Bên nhận",
        ]
        let rows = handover.content.items.enumerated().map { index, item in
            row([
                "\(index + 1)", "\(item.title)\n(\(item.source))", item.partWords, item.shown(item.firstDue),
                item.shown(item.due), item.stateWords, item.resultWords, item.waitWords,
                item.toUnit + (item.isJoined ? "\n(nhập với việc đang có)" : ""),
            ])
        }
        return WordTable(columns: [9, 58, 17, 25, 25, 27, 46, 33, 22], rows: [head(heads)] + rows)
    }

    private var claims: WordTable {
        let heads = ["TT", "Cơ quan đang chờ", "Nhiệm vụ", "Yêu cầu", "Từ ngày", "Đã hẹn", "Trả lời từ nay"]
        let rows = handover.content.claims.enumerated().map { index, claim in
            row([
                "\(index + 1)", claim.unit, claim.title, claim.words, HandoverItem.day(claim.madeOn),
                HandoverItem.day(claim.promisedOn), claim.toUnit,
            ])
        }
        return WordTable(columns: [9, 45, 66, 60, 23, 23, 35], rows: [head(heads)] + rows)
    }

    private func head(_ words: [String]) -> WordTableRow {
        WordTableRow(
            words.map {
                WordTableCell(
                    [WordParagraph($0, alignment: .center, isBold: true, size: 11)], verticalAlignment: .center)
            }, isHeader: true, maySplit: false)
    }

    private func row(_ words: [String]) -> WordTableRow {
        WordTableRow(
            words.enumerated().map { index, text in
                WordTableCell([WordParagraph(text, alignment: index == 0 ? .center : .left, size: 11)])
            }, maySplit: false)
    }
}

extension HandoverItem {
    /// `31/12/2026` of ISO text; empty for nothing.
    static func day(_ iso: String) -> String { Day(iso).map(DayText.write) ?? "" }

    /// A deadline as a day, or the document's words.
    func shown(_ iso: String) -> String {
        let day = HandoverItem.day(iso)
        return day.isEmpty ? (deadline.isEmpty ? "Không nêu" : deadline) : day
    }

    /// `51/KH-UBND, số 12`.
    var source: String {
        let number = place.hasSuffix(".") ? String(place.dropLast()) : place
        return number.isEmpty ? plan : "\(plan), số \(number)"
    }

    var partWords: String { Assignment.Part(rawValue: part)?.name.vi ?? part }

    var stateWords: String {
        var words = "\(state)\n\(time)"
        if let percent { words += "\n\(percent)%" }
        return words
    }

    /// The last result, the documents, the draft and what is declared without a document.
    var resultWords: String {
        var lines = lastResult.isEmpty ? ["Chưa báo cáo"] : [lastResult]
        if !lastSentOn.isEmpty { lines.append("Báo cáo ngày \(HandoverItem.day(lastSentOn))") }
        if !evidence.isEmpty { lines.append("Minh chứng: \(evidence.joined(separator: "; "))") }
        if !undocumented.isEmpty {
            lines.append("Khai xong ngày \(HandoverItem.day(undocumented)), chưa có văn bản")
        }
        if !draftOn.isEmpty { lines.append("Có bản nháp lưu ngày \(HandoverItem.day(draftOn))") }
        return lines.joined(separator: "\n")
    }

    /// Whom it waits for and the open steps.
    var waitWords: String {
        (waits.map { "Chờ \($0)" } + steps.map { "Bước còn lại: \($0)" }).joined(separator: "\n")
    }
}

extension [String] {
    /// Each once, in the order of first appearance.
    fileprivate func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
