import Database
import Organizations
import Vocabulary

/// What the values of one period of an indicator stand on.
struct ValueOrigin: Sendable {
    /// The words of the senders, the most used first; each once.
    var sources: [String] = []
    /// Papers named with the values, `1874/CAT-QLHC ngày 06/10/2026`; each once.
    var papers: [String] = []
    /// How many units' newest statements that count are in each state.
    var states: [ValueState: Int] = [:]

    /// The weakest: contested before sent before approved; nil when nothing is known.
    var state: ValueState? { [.contested, .sent, .approved].first { states[$0] != nil } }
}

extension ValueOrigin {
    /// By period: what the newest statements that count stand on, of the periods from `first` to `last`.
    ///
    /// - Parameter units: whose; nil for all. Words of other units are not everybody's to read.
    static func all(
        of indicator: Indicator, _ first: Int, _ last: Int, units: [ID<OrgUnit>]?, in database: Database
    ) async throws -> [Int: ValueOrigin] {
        guard first <= last, units?.isEmpty != true else { return [:] }
        var condition: SQL = "s.indicator_id = \(indicator.id) AND s.members = ''"
        if let units {
            condition = condition + " AND s.unit_id IN (" + units.map { "\($0)" as SQL }.joined(separator: ", ") + ")"
        }
        let counted: SQL =
            indicator.needsApproval ? "'approved', 'contested'" : "'sent', 'approved', 'contested'"
        // Of each cell the newest statement that counts; grouped, because a hundred units mostly name one source.
        let rows = try await database.rows(
            """
            SELECT newest.period, e.state, v.source, v.paper_number, v.paper_date, COUNT(*) AS amount
            FROM (SELECT e.series, e.period, MAX(e.seq) AS seq FROM value_series s
                JOIN value_entries e ON e.series = s.number
                WHERE \(condition) AND e.period >= \(first) AND e.period <= \(last) AND e.state IN (\(counted))
                GROUP BY e.series, e.period) newest
            JOIN value_entries e ON e.series = newest.series AND e.period = newest.period AND e.seq = newest.seq
            JOIN value_submissions v ON v.number = e.seq / 4294967296
            WHERE e.amount IS NOT NULL OR e.numerator IS NOT NULL
            GROUP BY newest.period, e.state, v.source, v.paper_number, v.paper_date
            ORDER BY newest.period, COUNT(*) DESC, v.source, v.paper_number
            """)
        var origins: [Int: ValueOrigin] = [:]
        for row in rows {
            let period: Int = try row.get("period")
            var origin = origins[period] ?? ValueOrigin()
            let source: String = try row.get("source")
            if !source.isEmpty, !origin.sources.contains(source) { origin.sources.append(source) }
            let number: String = try row.get("paper_number")
            let day: Day? = try row.get("paper_date")
            let paper = day.map { "\(number) ngày \($0.written)" } ?? number
            if !number.isEmpty, !origin.papers.contains(paper) { origin.papers.append(paper) }
            if let state = ValueState(rawValue: try row.get("state")) {
                origin.states[state, default: 0] += try row.get("amount")
            }
            origins[period] = origin
        }
        return origins
    }
}

extension Day {
    /// `06/10/2026`.
    fileprivate var written: String {
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(day))/\(two(month))/\(year)"
    }
}
