import Vocabulary

extension Proposal {
    func partyQuestions(_ context: QuestionContext) -> [Question] {
        var asked: [Question] = []
        if fields.lead.isEmpty, has("lead.missing") { asked.append(missingLead(context)) }
        var pieces: [String] = []
        for piece in fields.lead.unknown + fields.coop.unknown where !pieces.contains(piece) { pieces.append(piece) }
        asked += pieces.map { unknown($0, context) }
        if kind == .mission, let question = groupLead(context) { asked.append(question) }
        return asked
    }

    private func missingLead(_ context: QuestionContext) -> Question {
        var answers: [Answer] = []
        if !context.leadAbove.units.isEmpty {
            let names = context.units.names(context.leadAbove.units).joined(separator: "; ")
            answers.append(Answer("above", "Như dòng trên: \(names)", .lead(context.leadAbove.units)))
        }
        answers.append(Answer("keep", "Để trống, giao sau", proposed: true, .keep))
        answers.append(
            Answer(
                "reject", "Không phải việc phải giao",
                .reject(reason: "Không có cơ quan chủ trì, không phải việc phải giao")))
        return Question(
            code: "lead.missing", field: "lead", before: "Không nêu ", marked: "cơ quan chủ trì", after: "",
            note: "Chọn cơ quan ở ô bên dưới, hoặc chọn một câu trả lời.", answers: answers)
    }

    private func unknown(_ piece: String, _ context: QuestionContext) -> Question {
        let near = context.units.nearest(piece)
        var answers = near.enumerated().map { index, entry in
            Answer("unit-\(entry.code)", entry.name, proposed: index == 0, .resolve(piece: piece, unit: entry.code))
        }
        answers.append(Answer("keep", "Giữ lời văn, không gắn cơ quan", proposed: near.isEmpty, .keep))
        if near.isEmpty {
            answers.append(
                Answer("reject", "Loại dòng này", .reject(reason: "Không rõ cơ quan thực hiện: \(piece)")))
        }
        return Question(
            code: "agency.unknown:\(piece)", field: fields.lead.unknown.contains(piece) ? "lead" : "coop",
            before: "Không có cơ quan nào tên là ", marked: piece, after: "",
            note: near.isEmpty
                ? "Danh mục cơ quan không có tên gần giống." : "Tên gần giống trong danh mục cơ quan:", answers: answers
        )
    }

    /// A group as lead is nobody's task until its members are named.
    private func groupLead(_ context: QuestionContext) -> Question? {
        let groups = fields.lead.units.compactMap { context.units[code: $0] }.filter {
            $0.isGroup && !$0.members.isEmpty
        }
        guard !groups.isEmpty else { return nil }
        let members = context.units.expanded(fields.lead.units)
        var answers = [
            Answer("keep", "Giao cả nhóm, mỗi đơn vị chịu phần mình", proposed: true, .keep),
            Answer("expand", "Ghi tên từng đơn vị (\(members.count))", .lead(members)),
        ]
        let single = fields.lead.units.filter { context.units[code: $0]?.isGroup == false }
        let head = single.first ?? fields.coop.units.first { context.units[code: $0]?.isGroup == false }
        if let head, let name = context.units[code: head]?.name {
            answers.append(Answer("head", "Một đầu mối: \(name)", .lead([head])))
        }
        return Question(
            code: "lead.group", field: "lead", before: "Chủ trì là một nhóm: ", marked: "\(members.count) đơn vị",
            after: "",
            note: groups.map { "\($0.name): \($0.members.count)" }.joined(separator: "; ") + ".", answers: answers)
    }
}
