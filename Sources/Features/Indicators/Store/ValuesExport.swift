package import Database
package import Organizations
package import Vocabulary

/// Which values a file is made of; empty parts narrow nothing.
package struct ValueFilter: Sendable, Hashable {
    /// Codes.
    package var indicators: [String] = []
    package var units: [String] = []
    /// The first and the last period, of any frequency: what lies between their first and last day.
    package var from: Period?
    package var to: Period?
    package init() {}
}

/// An indicator of a unit whose values go out.
package struct ExportedSeries: Sendable {
    package let number: Int64
    package let indicator: Indicator
    package let unitCode: String
    package let unitName: String
    package let members: String
}

/// A value that counts, with what was said beside it.
package struct ExportedValue: Sendable, Hashable {
    package let period: Period
    package let says: Statement
    package let state: ValueState
    package let source: String
    package let note: String
}

/// The values of a filter at one moment, read series by series so that they are never in memory as a whole.
package struct ValueExport: Sendable {
    let database: Database
    /// By the codes of indicator, unit and members. Computed indicators have no values of their own.
    package let series: [ExportedSeries]
    private let filter: ValueFilter
    /// Statements from here on came after the moment.
    private let end: Int64

    init(_ filter: ValueFilter, for viewer: Viewer, database: Database) async throws {
        guard viewer.readsIndicators else { throw NotVisible() }
        self.database = database
        self.filter = filter
        (series, end) = try await database.read { tx in
            let last = try tx.first("SELECT COALESCE(MAX(number), 0) AS last FROM value_submissions")
            let end = IndicatorValue.seq(submission: try last?.get("last", as: Int64.self) ?? 0, place: 0) + 1 << 32
            let indicators = Dictionary(
                uniqueKeysWithValues: try Indicators.all(in: tx).map { ($0.id, $0) })
            var conditions: [SQL] = [viewer.mayReadValues]
            for (column, codes) in [("i.code" as SQL, filter.indicators), ("u.code", filter.units)] where !codes.isEmpty
            {
                conditions.append("\(column) IN (\(codes.map { "\($0)" as SQL }.joined(separator: ", ")))")
            }
            let rows = try tx.rows(
                """
                SELECT s.number, s.indicator_id, s.members, u.code, u.name FROM value_series s
                JOIN indicators i ON i.id = s.indicator_id JOIN units u ON u.id = s.unit_id
                WHERE \(conditions.joined(separator: " AND ")) ORDER BY i.code, u.code, s.members
                """)
            let series = try rows.compactMap { row -> ExportedSeries? in
                guard let indicator = indicators[try row.get("indicator_id")] else { return nil }
                return ExportedSeries(
                    number: try row.get("number"), indicator: indicator, unitCode: try row.get("code"),
                    unitName: try row.get("name"), members: try row.get("members"))
            }
            return (series, end)
        }
    }

    /// How many series are read at once.
    private static let batch = 64

    /// Gives each value that counts to `body`, in order of series and period, a batch of series at a time; `flush` is
    /// called after each batch.
    package func each(
        _ body: @escaping @Sendable (ExportedSeries, ExportedValue) throws -> Void,
        flush: () async throws -> Void = {}
    ) async throws {
        for start in stride(from: 0, to: series.count, by: ValueExport.batch) {
            let batch = series[start..<min(series.count, start + ValueExport.batch)]
            try await database.read { tx in
                var sources: [Int64: String] = [:]
                for series in batch {
                    for (seq, value) in try counting(series, in: tx) {
                        let submission = IndicatorValue.submission(of: seq)
                        if sources[submission] == nil {
                            sources[submission] =
                                try tx.first("SELECT source FROM value_submissions WHERE number = \(submission)")?
                                .get("source") ?? ""
                        }
                        try body(
                            series,
                            ExportedValue(
                                period: value.period, says: value.says, state: value.state,
                                source: sources[submission] ?? "", note: value.note))
                    }
                }
            }
            try await flush()
        }
    }

    /// The values of one series that count, in order of time; nothing where the last that counts is a removal.
    private func counting(
        _ series: ExportedSeries, in tx: any Transaction
    ) throws -> [(seq: Int64, value: ExportedValue)] {
        let frequency = series.indicator.frequency
        let first = filter.from.map { Period(frequency, of: $0.start).number } ?? 0
        let last = filter.to.map { Period(frequency, of: $0.end).number } ?? Int(Int32.max)
        var found: [(seq: Int64, value: ExportedValue)] = []
        try tx.each(
            """
            SELECT period, seq, amount, numerator, denominator, state, note FROM value_entries
            WHERE series = \(series.number) AND period >= \(first) AND period <= \(last) AND seq < \(end)
            ORDER BY period, seq
            """
        ) { row in
            guard let state = try row.text(at: 5).flatMap(ValueState.init(rawValue:)),
                state.counts(needsApproval: series.indicator.needsApproval), let number = try row.integer(at: 0),
                let seq = try row.integer(at: 1)
            else { return }
            let period = Period(frequency, number: Int(number))
            if found.last?.value.period == period { found.removeLast() }
            let says: Statement
            if let numerator = try row.real(at: 3), let denominator = try row.real(at: 4) {
                says = .ratio(numerator: numerator, denominator: denominator)
            } else {
                says = try row.real(at: 2).map { .amount($0) } ?? .removed
            }
            let note = try row.text(at: 6) ?? ""
            found.append((seq, ExportedValue(period: period, says: says, state: state, source: "", note: note)))
        }
        return found.filter { $0.value.says != .removed }
    }
}

extension Values {
    /// The values of a filter that the viewer may see: all for those who read all, else one's own unit's and those of
    /// the indicators that one's unit is steward of.
    package func export(_ filter: ValueFilter, for viewer: Viewer) async throws -> ValueExport {
        try await ValueExport(filter, for: viewer, database: database)
    }
}

extension Viewer {
    /// A condition on `value_series s` joined to `indicators i`.
    fileprivate var mayReadValues: SQL {
        if readsAll { return "1 = 1" }
        guard let unit else { return "1 = 0" }
        return "(s.unit_id = \(unit) OR i.steward_id = \(unit))"
    }
}
