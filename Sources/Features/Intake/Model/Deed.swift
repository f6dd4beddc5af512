package import Vocabulary

/// One decision of a reviewer on one row.
package enum Deed: Sendable, Hashable {
    /// Takes an answer to an open question; the row stays pending.
    case answer(question: String, key: String)
    /// Takes the row, with the edited fields if any; open questions take their proposed answers.
    case accept(ProposalFields?)
    /// Keeps the edited fields; the row stays pending.
    case amend(ProposalFields)
    case reject(reason: String)
    /// The row says several things: one new row each, with these titles.
    case split([String])
    /// The row belongs to another one; `joining` adds its title to that one's.
    case merge(into: ID<Proposal>, joining: Bool)

    /// Stable, for the ledger: `accept`.
    package var code: String {
        switch self {
        case .answer: "answer"
        case .accept: "accept"
        case .amend: "amend"
        case .reject: "reject"
        case .split: "split"
        case .merge: "merge"
        }
    }

    /// The verb of a deed's code, as in “Lan vừa nhận dòng này”.
    package static func verb(_ code: String) -> String {
        switch code {
        case "answer": "trả lời câu hỏi của"
        case "accept": "nhận"
        case "amend": "sửa"
        case "reject": "loại"
        case "split": "tách"
        case "merge": "gộp"
        case "undo": "hoàn tác quyết định của"
        default: "đổi"
        }
    }
}

extension Proposal {
    /// The row after an answer, an amendment, an acceptance or a rejection; splitting and merging concern other rows too
    /// and are the store's.
    ///
    /// - Throws: `IntakeProblem.rowNotPending`, `.questionGone`, `.titleMissing`, `.reasonMissing`.
    package func after(_ deed: Deed, _ context: QuestionContext) throws(IntakeProblem) -> Proposal {
        guard state == .pending else { throw .rowNotPending(state) }
        var row = self
        switch deed {
        case .answer(let code, let key):
            guard let question = questions(context).first(where: { $0.code == code }),
                let answer = question[answer: key]
            else { throw .questionGone }
            row.take(answer, to: question)
            if case .reject(let reason) = answer.effect { return try after(.reject(reason: reason), context) }
        case .amend(let fields):
            row.fields = fields
        case .accept(let edited):
            if let edited { row.fields = edited }
            guard !row.fields.title.isEmpty else { throw .titleMissing }
            row.takeProposedAnswers(context)
            row.state = row.fields == row.proposed ? .accepted : .edited
        case .reject(let reason):
            guard !reason.isEmpty else { throw .reasonMissing }
            row.state = .rejected
            row.reason = reason
        case .split, .merge: break
        }
        return row
    }

    /// Answers every open question as proposed; an answer may close others, so they are asked anew each time.
    mutating func takeProposedAnswers(_ context: QuestionContext) {
        for _ in 0..<50 {
            guard let question = questions(context).first, let answer = question.proposed else { return }
            take(answer, to: question)
        }
    }

    /// What differs from `other`, field by field, in words.
    package func differences(from other: ProposalFields, _ units: UnitBook) -> [FieldDifference] {
        let pairs: [(String, (ProposalFields) -> String)] = [
            ("Số thứ tự", { $0.no }), ("Tên", { $0.title }),
            ("Chủ trì", { units.names($0.lead.units).joined(separator: "; ") }),
            ("Phối hợp", { units.names($0.coop.units).joined(separator: "; ") }),
            ("Thời hạn", { $0.deadline.words }), ("Sản phẩm", { $0.product }), ("Đơn vị tính", { $0.unit }),
            ("Giá trị", { $0.value.words }), ("Năm", { $0.years.map(String.init).joined(separator: ", ") }),
            ("Đã đạt", { $0.achieved }), ("Dự kiến", { $0.planned }), ("Vướng mắc", { $0.obstacles }),
        ]
        return pairs.compactMap { name, text in
            let (was, now) = (text(other), text(fields))
            return was == now ? nil : FieldDifference(field: name, was: was, now: now)
        }
    }
}
