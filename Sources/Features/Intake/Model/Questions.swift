import Vietnamese
package import Vocabulary

/// What the pure rules must know besides the row itself.
package struct QuestionContext: Sendable {
    /// The day of the document, where it says one.
    package var documentDay: Day?
    package var units: UnitBook
    /// Who leads the row above in the same section.
    package var leadAbove: Parties

    package init(documentDay: Day? = nil, units: UnitBook, leadAbove: Parties = Parties()) {
        self.documentDay = documentDay
        self.units = units
        self.leadAbove = leadAbove
    }
}

extension Proposal {
    /// The open questions of the row, those about the deadline first; none once it is decided.
    package func questions(_ context: QuestionContext) -> [Question] {
        guard state == .pending else { return [] }
        return allQuestions(context).filter { answers[$0.code] == nil }
    }

    /// The questions whether or not they were answered.
    package func allQuestions(_ context: QuestionContext) -> [Question] {
        var asked: [Question] = []
        if kind != .target, kind != .project { asked += deadlineQuestions(context) }
        if kind != .progress { asked += partyQuestions(context) }
        if kind == .mission, fields.product.isEmpty, has("product.missing") { asked.append(missingProduct) }
        asked += flags.filter { !$0.isNote }.compactMap(flagQuestion)
        var seen: Set<String> = []
        return asked.filter { seen.insert($0.code).inserted }
    }

    /// What is told beside the questions.
    package var notes: [RowFlag] { flags.filter { $0.isNote && !$0.says.isEmpty } }

    func has(_ code: String) -> Bool { flags.contains { $0.code == code } }

    /// Takes an answer to an open question; a rejection is left to the caller.
    package mutating func take(_ answer: Answer, to question: Question) {
        answers[question.code] = answer.key
        answer.effect.amend(&fields)
    }

    private var missingProduct: Question {
        Question(
            code: "product.missing", field: "product", before: "Không nêu ", marked: "sản phẩm", after: "",
            note: "Các dòng khác của bảng có ghi sản phẩm phải hoàn thành.",
            answers: [
                Answer("keep", "Để trống", proposed: true, .keep),
                Answer("report", "Báo cáo kết quả", .product("Báo cáo kết quả")),
            ])
    }
}

// The flags that no field can answer: numbering, damaged text, doubles.
extension Proposal {
    /// Codes that are asked by looking at the fields, so the flag itself asks nothing.
    private static let askedByFields: Set<String> = [
        "deadline.impossible", "deadline.missing", "deadline.before-document", "deadline.year-assumed",
        "lead.missing", "lead.unknown", "lead.group", "agency.unknown", "product.missing",
        "target.group",
    ]

    func flagQuestion(_ flag: RowFlag) -> Question? {
        if Proposal.askedByFields.contains(flag.code) { return nil }
        switch flag.code {
        case "number.gap":
            return Question(
                code: flag.code, field: "no", before: "Trước số ", marked: fields.no, after: " thiếu một hay nhiều số",
                note: flag.says,
                answers: [
                    Answer("keep", "Văn bản đánh số như vậy", proposed: true, .keep),
                    Answer("blank", "Bỏ số thứ tự của dòng này", .number("")),
                ])
        case "number.duplicate":
            return Question(
                code: flag.code, field: "no", before: "Số ", marked: fields.no, after: " đã có ở dòng khác",
                note: flag.says,
                answers: [
                    Answer("keep", "Giữ số như văn bản", proposed: true, .keep),
                    Answer("blank", "Bỏ số thứ tự của dòng này", .number("")),
                ])
        case "duplicate.register", "duplicate.import": return doubleQuestion(flag)
        case "text.damaged", "ocr.suspect":
            if let slip = SuspectedSlip(flag.says),
                fields.title.contains(slip.wrong) || fields.product.contains(slip.wrong)
            {
                return slipQuestion(flag, slip)
            }
            return Question(
                code: flag.code, field: "title", before: "Lời văn có chỗ ", marked: "có thể bị đọc sai", after: "",
                note: flag.says.isEmpty ? "Đối chiếu với bản ký; sửa ở các ô bên dưới nếu cần." : flag.says,
                answers: [
                    Answer("keep", "Đã đối chiếu, giữ lời văn", proposed: true, .keep),
                    Answer("reject", "Không dùng được, loại dòng", .reject(reason: "Lời văn hỏng, không dùng được")),
                ])
        default:
            guard !flag.says.isEmpty else { return nil }
            return Question(
                code: flag.code, field: "title", before: flag.says, marked: "", after: "",
                note: "Sửa ở các ô bên dưới nếu cần.",
                answers: [
                    Answer("keep", "Giữ như văn bản ghi", proposed: true, .keep),
                    Answer("reject", "Loại dòng này", .reject(reason: flag.says)),
                ])
        }
    }

    private func slipQuestion(_ flag: RowFlag, _ slip: SuspectedSlip) -> Question {
        Question(
            code: "\(flag.code):\(slip.wrong)", field: fields.title.contains(slip.wrong) ? "title" : "product",
            before: "Nguồn viết ",
            marked: slip.wrong, after: ", có thể là “\(slip.likely)”", note: "Đối chiếu với bản ký rồi chọn.",
            answers: [
                Answer("keep", "Giữ như văn bản", proposed: true, .keep),
                Answer("mend", "Sửa thành “\(slip.likely)”", .reword(slip.wrong, as: slip.likely)),
            ])
    }

    private func doubleQuestion(_ flag: RowFlag) -> Question {
        let inRegister = flag.code == "duplicate.register"
        return Question(
            code: flag.code, field: "title", before: "Có thể trùng với ", marked: flag.otherName, after: "",
            note: flag.says,
            answers: [
                Answer(
                    "keep", inRegister ? "Việc của văn bản này, vẫn nhận" : "Hai việc khác nhau", proposed: true, .keep),
                Answer("reject", "Trùng, loại dòng này", .reject(reason: "Trùng với \(flag.otherName)")),
            ])
    }
}

/// A slip as the reader's finding tells it: `«công nghệ sổ» có thể là «công nghệ số»`.
struct SuspectedSlip {
    let wrong: String
    let likely: String

    init?(_ says: String) {
        let pieces = says.split(separator: "«", omittingEmptySubsequences: false).dropFirst().compactMap {
            $0.split(separator: "»").first.map(String.init)
        }
        guard pieces.count == 2, !pieces[0].isEmpty, pieces[0] != pieces[1] else { return nil }
        (wrong, likely) = (pieces[0], pieces[1])
    }
}
