import Database
package import Organizations
package import Vocabulary

/// A value that looks wrong, asked about before it is taken (L12).
package struct AskedValue: Sendable, Hashable {
    /// Its place in the sending, from 0.
    package let place: Int
    package let cell: ValueCell
    package let rule: String
    package let words: Phrase
}

/// A sending was not stored because questions about its values are not answered.
package struct OpenQuestions: UserFacing {
    /// Those without an answer, in order of the sending.
    package let questions: [AskedValue]

    package var message: UserMessage {
        let count = questions.count
        return UserMessage(
            code: "IND-41",
            says: count == 1
                ? "Có 1 giá trị cần giải thích trước khi gửi." : "Có \(count) câu hỏi cần trả lời trước khi gửi.",
            next: "Sửa số nếu nhầm, hoặc ghi một câu giải thích dưới từng giá trị rồi gửi lại; chưa mất số nào.")
    }
}

/// A sending was not stored because someone else wrote into the same cells after the form was made.
package struct CellsChanged: UserFacing {
    /// One cell and what stands in it now.
    package struct Cell: Sendable, Hashable {
        /// Its place in the sending, from 0.
        package let place: Int
        package let cell: ValueCell
        package let now: Statement
        package let by: String
    }

    package let cells: [Cell]

    package var message: UserMessage {
        UserMessage(
            code: "IND-42",
            says: "\(cells.first?.by ?? "Người khác") vừa ghi vào \(cells.count) ô trong lúc biểu mẫu đang mở.",
            next: "Xem cả hai số ở từng ô, giữ số đúng rồi gửi lại; chưa mất số nào.")
    }
}

extension Values {
    /// Refuses entries whose cell says something newer than what the form had shown.
    ///
    /// - Throws: `CellsChanged`.
    func expectUnchanged(_ entries: [ValueEntry], in tx: any Transaction) throws {
        var changed: [CellsChanged.Cell] = []
        for (place, entry) in entries.enumerated() {
            guard let seen = entry.seen else { continue }
            let newest = try tx.first(
                """
                SELECT value_entries.seq, value_entries.amount, value_entries.numerator, value_entries.denominator,
                    value_submissions.author_name
                FROM value_series JOIN value_entries ON value_entries.series = value_series.number
                JOIN value_submissions ON value_submissions.number = value_entries.seq / 4294967296
                WHERE value_series.indicator_id = \(entry.indicator) AND value_series.unit_id = \(entry.unit)
                    AND value_series.members = \(entry.members) AND value_entries.period = \(entry.period.number)
                    AND value_entries.state <> 'draft'
                ORDER BY value_entries.seq DESC LIMIT 1
                """)
            guard let newest, try newest.get("seq", as: Int64.self) != seen else { continue }
            changed.append(
                CellsChanged.Cell(
                    place: place, cell: entry.cell,
                    now: Statement(
                        amount: try newest.get("amount"), numerator: try newest.get("numerator"),
                        denominator: try newest.get("denominator")), by: try newest.get("author_name")))
        }
        if !changed.isEmpty { throw CellsChanged(cells: changed) }
    }

    /// What would be asked about these entries, as though they were all sent together.
    package func questions(
        about entries: [ValueEntry], under view: CubeView
    ) -> [AskedValue] {
        let asking = ValueAsking(view: view, entries: entries)
        return entries.enumerated().flatMap { place, entry in
            asking.questions(about: entry).map {
                AskedValue(place: place, cell: entry.cell, rule: $0.rule, words: $0.words)
            }
        }
    }

    /// Keeps the answers beside what was asked, in the program's words; a draft need not answer yet.
    ///
    /// - Throws: `OpenQuestions`, `IndicatorProblem.valueWrong` for an answer that is too long.
    func ask(_ sending: inout Sending, under view: CubeView) throws {
        var open: [AskedValue] = []
        let asked = Dictionary(grouping: questions(about: sending.entries, under: view), by: \.place)
        for place in sending.entries.indices {
            var answers: [ValueEntry.Answer] = []
            for question in asked[place] ?? [] {
                let answer = sending.entries[place].answers.first { $0.rule == question.rule }?.answer ?? ""
                guard answer.unicodeScalars.count <= 2000 else {
                    throw IndicatorProblem.valueWrong("Câu trả lời dài quá 2.000 ký tự.")
                }
                if answer.isEmpty {
                    open.append(question)
                } else {
                    answers.append(.init(rule: question.rule, words: question.words.vi, answer: answer))
                }
            }
            sending.entries[place].answers = answers
        }
        if !open.isEmpty, !sending.isDraft { throw OpenQuestions(questions: open) }
    }
}

extension Statement {
    /// What the columns of a row say.
    init(amount: Double?, numerator: Double?, denominator: Double?) {
        if let numerator, let denominator {
            self = .ratio(numerator: numerator, denominator: denominator)
        } else if let amount {
            self = .amount(amount)
        } else {
            self = .removed
        }
    }
}
