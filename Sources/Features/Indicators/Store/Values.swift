package import Database
import Ledger
package import Organizations
package import Vocabulary

/// Values: sends them, keeps every version, moves their states. One door for grids, forms, packs, files and programs.
package struct Values: Sendable {
    let database: Database
    let world: World
    let cube: Cube

    package init(database: Database, world: World, cube: Cube) {
        self.database = database
        self.world = world
        self.cube = cube
    }

    /// What became of a sending.
    package struct Receipt: Sendable, Hashable {
        package let submission: Int64
        /// How many statements were stored, now or at an earlier sending of the same key.
        package let entries: Int
        /// The key had been stored before; nothing was done now.
        package let wasKnown: Bool
    }

    /// Stores a sending whole or not at all.
    ///
    /// Each entry must be of an indicator in use and of one of its periods that has begun, for a unit to which it
    /// applies, and the viewer's to send: its own unit's, any unit's for the steward's people, all for coordinators.
    ///
    /// - Throws: `IndicatorProblem`, `NotVisible`; `OpenQuestions` when something looks wrong and is not explained;
    ///   `CellsChanged` when someone else wrote meanwhile. Nothing is stored then.
    @discardableResult
    package func send(_ sending: Sending, by viewer: Viewer) async throws -> Receipt {
        let view = try await cube.view(for: .system("values"))
        return try await database.write { try send(sending, under: view, in: $0, by: viewer) }
    }

    /// As the other, inside the caller's transaction; `view` is of this moment or a little before.
    package func send(
        _ sending: Sending, under view: CubeView, in tx: any Transaction, by viewer: Viewer
    ) throws -> Receipt {
        if let receipt = try known(sending.key, in: tx, by: viewer) {
            // Other values under a key that was used would be dropped in silence.
            guard try repeats(sending, receipt, in: tx) else { throw IndicatorProblem.keyTaken }
            return receipt
        }
        let rules = SendingRules(view: view, viewer: viewer)
        for entry in sending.entries { try rules.check(entry) }
        try expectUnchanged(sending.entries, in: tx)
        var sending = sending
        if sending.channel.isAsked { try ask(&sending, under: view) }
        guard !sending.entries.isEmpty else { return Receipt(submission: 0, entries: 0, wasKnown: false) }
        let number = try nextSubmission(in: tx)
        let seq = try record(sending, number, in: tx, by: viewer)
        try insert(sending, number, entries: sending.entries.count, in: tx, by: viewer)
        var series = SeriesBook(in: tx)
        let state: ValueState = sending.isDraft ? .draft : .sent
        for (place, entry) in sending.entries.enumerated() {
            let line = try series.number(of: entry.seriesKey)
            let key = IndicatorValue.seq(submission: number, place: place)
            let parts = entry.says.columns
            try tx.run(
                """
                INSERT INTO value_entries (series, period, seq, amount, numerator, denominator, state, note, changed_seq)
                VALUES (\(line), \(entry.period.number), \(key), \(parts.amount), \(parts.numerator),
                    \(parts.denominator), \(state.rawValue), \(entry.note), \(seq))
                """)
            for answer in entry.answers {
                try tx.run(
                    """
                    INSERT INTO value_questions (series, period, seq, rule, words, answer)
                    VALUES (\(line), \(entry.period.number), \(key), \(answer.rule), \(answer.words), \(answer.answer))
                    """)
            }
        }
        return Receipt(submission: number, entries: sending.entries.count, wasKnown: false)
    }

    /// What became of the sending that had this key; nil for none, and for no key.
    func known(_ key: String, in tx: any Transaction, by viewer: Viewer) throws -> Receipt? {
        guard !key.isEmpty,
            let known = try tx.first(
                "SELECT number, author, entries FROM value_submissions WHERE entry_key = \(key)")
        else { return nil }
        guard try known.get("author", as: String.self) == viewer.actor else { throw NotVisible() }
        return Receipt(submission: try known.get("number"), entries: try known.get("entries"), wasKnown: true)
    }

    /// Whether everything that a sending says was stored under its key; a form sent twice may say less the second time.
    private func repeats(_ sending: Sending, _ stored: Receipt, in tx: any Transaction) throws -> Bool {
        let first = IndicatorValue.seq(submission: stored.submission, place: 0)
        let end = IndicatorValue.seq(submission: stored.submission + 1, place: 0)
        return try sending.entries.allSatisfy { entry in
            let (series, says) = (entry.seriesKey, entry.says.columns)
            return try tx.rows(
                """
                SELECT value_entries.amount, value_entries.numerator, value_entries.denominator
                FROM value_series JOIN value_entries ON value_entries.series = value_series.number
                WHERE value_series.indicator_id = \(series.indicator) AND value_series.unit_id = \(series.unit)
                    AND value_series.members = \(series.members) AND value_entries.period = \(entry.period.number)
                    AND value_entries.seq >= \(first) AND value_entries.seq < \(end)
                """
            ).contains { row in
                try row.get("amount", as: Double?.self) == says.amount
                    && row.get("numerator", as: Double?.self) == says.numerator
                    && row.get("denominator", as: Double?.self) == says.denominator
            }
        }
    }

    func nextSubmission(in tx: any Transaction) throws -> Int64 {
        let last = try tx.first("SELECT COALESCE(MAX(number), 0) AS last FROM value_submissions")
        return (try last?.get("last", as: Int64.self) ?? 0) + 1
    }

    func insert(
        _ sending: Sending, _ number: Int64, entries: Int, in tx: any Transaction, by viewer: Viewer
    ) throws {
        try tx.run(
            """
            INSERT INTO value_submissions (number, entry_key, channel, unit_id, author, author_name, sent_at, source,
                method, note, paper_number, paper_date, file_hash, file_name, entries)
            VALUES (\(number), \(sending.key.isEmpty ? world.newID() : sending.key), \(sending.channel.rawValue),
                \(viewer.unit), \(viewer.actor), \(viewer.actorName), \(world.now()), \(sending.source),
                \(sending.method), \(sending.note), \(sending.paperNumber), \(sending.paperDate),
                \(sending.file?.hash), \(sending.file?.name ?? ""), \(entries))
            """)
    }

    private func record(
        _ sending: Sending, _ number: Int64, in tx: any Transaction, by viewer: Viewer
    ) throws -> Int64 {
        // A small sending is told in full; of a large one its size, and the rows themselves are never overwritten.
        let told: [JSON] = sending.entries.prefix(200).map { entry in
            .object([
                ("indicator", .string(entry.indicator.text)), ("unit", .string(entry.unit.text)),
                ("period", .string(entry.period.code)), ("says", .string(entry.says.text)),
            ])
        }
        return try tx.record(
            Change(
                deed: sending.isDraft ? "values-drafted" : "values-sent", subjectKind: "values",
                subject: String(number), before: nil,
                after: .object([
                    ("channel", .string(sending.channel.rawValue)), ("count", .integer(Int64(sending.entries.count))),
                    ("source", .string(sending.source)), ("values", .array(told)),
                ]), actor: viewer.actor, actorName: viewer.actorName), world: world)
    }
}

extension ValueEntry {
    var seriesKey: SeriesKey { SeriesKey(indicator: indicator, unit: unit.text, members: members) }
}

extension Statement {
    /// As the columns of its row.
    var columns: (amount: Double?, numerator: Double?, denominator: Double?) {
        switch self {
        case .amount(let amount): (amount, nil, nil)
        case .ratio(let numerator, let denominator): (nil, numerator, denominator)
        case .removed: (nil, nil, nil)
        }
    }

    /// `12.5`, `3/4`, or nothing for a removal: for the ledger.
    var text: String {
        switch self {
        case .amount(let amount): "\(amount)"
        case .ratio(let numerator, let denominator): "\(numerator)/\(denominator)"
        case .removed: ""
        }
    }
}

/// The numbers of series, looked up and made as they are met, inside one transaction.
struct SeriesBook {
    private let tx: any Transaction
    private var numbers: [SeriesKey: Int64] = [:]
    private var last: Int64?

    init(in tx: any Transaction) { self.tx = tx }

    mutating func number(of key: SeriesKey) throws -> Int64 {
        if let known = numbers[key] { return known }
        if let row = try tx.first(
            """
            SELECT number FROM value_series
            WHERE indicator_id = \(key.indicator) AND unit_id = \(key.unit) AND members = \(key.members)
            """)
        {
            let number: Int64 = try row.get("number")
            numbers[key] = number
            return number
        }
        let row = try tx.first("SELECT COALESCE(MAX(number), 0) AS last FROM value_series")
        let next = (try last ?? row?.get("last", as: Int64.self) ?? 0) + 1
        try tx.run(
            """
            INSERT INTO value_series (number, indicator_id, unit_id, members)
            VALUES (\(next), \(key.indicator), \(key.unit), \(key.members))
            """)
        (last, numbers[key]) = (next, next)
        return next
    }
}
