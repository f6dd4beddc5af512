import Vocabulary

extension ProgressEntry {
    /// Characters in one field of words.
    static let wordsLimit = 4000
    /// Characters in a name, a number, a link.
    static let nameLimit = 500
    /// Documents in one update.
    static let evidenceLimit = 10

    /// Refuses what cannot be stored: the same for the page, packs and programs.
    ///
    /// - Throws: `ProgressProblem`.
    func check(today: Day) throws(ProgressProblem) {
        if let percent, !(0...100).contains(percent) { throw .percentUnreadable("\(percent)") }
        let fields = [
            ("Kết quả", result), ("Việc tiếp theo", nextStep), ("Vướng mắc", obstacles), ("Đề nghị", proposals),
        ]
        for (name, text) in fields where text.unicodeScalars.count > Self.wordsLimit {
            throw .tooLong(field: name, limit: Self.wordsLimit)
        }
        for (_, answer) in answers where answer.unicodeScalars.count > Self.wordsLimit {
            throw .tooLong(field: "Trả lời", limit: Self.wordsLimit)
        }
        if !cause.isEmpty, DelayCause.of(cause) == nil { throw .unknownCause(cause) }
        guard evidence.count <= Self.evidenceLimit else {
            throw .tooLong(field: "Minh chứng", limit: Self.evidenceLimit)
        }
        for document in evidence { try document.check(today: today) }
    }

    /// What the ledger keeps of it.
    func json(update: String, state: WorkState) -> JSON {
        .object([
            ("update", .string(update)), ("state", .string(state.rawValue)), ("status", .string(status.rawValue)),
            ("occurrence", .string(occurrence)), ("percent", percent.map { .integer(Int64($0)) } ?? .null),
            ("result", .string(result)), ("nextStep", .string(nextStep)), ("obstacles", .string(obstacles)),
            ("proposals", .string(proposals)), ("cause", .string(cause)),
            ("waitsFor", waitsFor.map { .string($0.text) } ?? .null), ("source", .string(source.rawValue)),
            ("evidence", .array(evidence.map { .string($0.number.isEmpty ? $0.title : $0.number) })),
        ])
    }
}

extension NewEvidence {
    /// Refuses what cannot prove anything.
    ///
    /// - Throws: `ProgressProblem`.
    func check(today: Day) throws(ProgressProblem) {
        if number.isEmpty, title.isEmpty { throw .evidenceWithoutName }
        if issuedOn > today { throw .evidenceInFuture(issuedOn) }
        try ProgressProblem.checkDay(issuedOn)
        if !link.isEmpty, !link.hasPrefix("https://"), !link.hasPrefix("http://") { throw .linkUnsafe }
        for (name, text) in [
            ("Số, ký hiệu", number), ("Cơ quan ban hành", issuer), ("Tên tài liệu", title), ("Liên kết", link),
        ]
        where text.unicodeScalars.count > ProgressEntry.nameLimit {
            throw .tooLong(field: name, limit: ProgressEntry.nameLimit)
        }
    }
}
