package import Vocabulary

/// Something to ask before an update is sent: not an error, and its answer is kept (L12).
package struct Question: Sendable, Hashable {
    /// `no-document`, `same-again`, `percent-down`, `jump`: stable, stored with the answer.
    package let code: String
    /// The whole question.
    package let words: Phrase
}

extension Question {
    /// A rise of more percent points than this wants words.
    static let jump = 30

    /// What to ask of an update before it is sent.
    ///
    /// - Parameters:
    ///   - before: the updates sent so far about the same occurrence, newest first.
    ///   - hasEvidence: a document stands beside the promise already.
    package static func all(about entry: ProgressEntry, before: [ProgressUpdate], hasEvidence: Bool) -> [Question] {
        var questions: [Question] = []
        if entry.status == .done, entry.evidence.isEmpty, !hasEvidence {
            questions.append(
                Question(
                    code: "no-document",
                    words: Phrase(
                        "Khai đã xong nhưng chưa có văn bản minh chứng. Vì sao, và khi nào có?",
                        "Declared done without a document. Why, and when will there be one?")))
        }
        if entry.status != .done, before.prefix(2).count == 2, before.prefix(2).allSatisfy({ entry.says($0) }) {
            questions.append(
                Question(
                    code: "same-again",
                    words: Phrase(
                        "Nội dung giống hệt hai lần trước. Kỳ này thật sự không có gì mới?",
                        "The same words as the last two times. Is there really nothing new?")))
        }
        if let last = before.first(where: { $0.percent != nil })?.percent, let now = entry.percent {
            if now < last {
                questions.append(
                    Question(
                        code: "percent-down",
                        words: Phrase(
                            "Lần trước \(last)%, lần này \(now)%. Vì sao giảm?",
                            "\(last)% last time, \(now)% now. Why less?")))
            } else if now - last > jump, entry.result.isEmpty || entry.result == before.first?.result {
                questions.append(
                    Question(
                        code: "jump",
                        words: Phrase(
                            "Lần trước \(last)%, lần này \(now)% mà chưa ghi kết quả mới. Đã làm được gì?",
                            "\(last)% last time, \(now)% now without a new result. What was done?")))
            }
        }
        return questions
    }
}

extension ProgressEntry {
    /// Whether it says the same as an update already sent.
    func says(_ update: ProgressUpdate) -> Bool {
        status == update.status && percent == update.percent && result == update.result
            && nextStep == update.nextStep && obstacles == update.obstacles && proposals == update.proposals
            && !result.isEmpty
    }

    /// Whether it is the very same entry as an update, sent again.
    func repeats(_ update: ProgressUpdate) -> Bool {
        status == update.status && occurrence == update.occurrence && result == update.result
            && nextStep == update.nextStep && obstacles == update.obstacles && proposals == update.proposals
            && cause == update.cause && percent == update.percent
    }

    /// Whether the question has an answer that says something.
    func answers(_ question: Question) -> Bool { !(answers[question.code] ?? "").isEmpty }
}

extension Question {
    /// The codes of all that is ever asked.
    static let codes = ["no-document", "same-again", "percent-down", "jump"]
}

extension NewEvidence {
    /// Whether it is a document already kept; one sent again may come without its file.
    func repeats(_ kept: Evidence) -> Bool {
        kind == kept.kind && number == kept.number && issuedOn == kept.issuedOn && issuer == kept.issuer
            && title == kept.title && link == kept.link && (file == nil || file == kept.file)
    }
}
