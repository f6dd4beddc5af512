import Database
import Organizations
import Vocabulary

/// How versions of values are read from their rows, within what the viewer may see.
extension ValueReading {
    struct Found {
        let cell: ValueCell
        let indicator: Indicator
        let unitName: String
        let unitCode: String
        let version: Version
    }

    /// A condition that holds for series in the viewer's reach: everything for who reads all; a focal point's own unit
    /// and the indicators that its unit is steward of; nothing for the public.
    static func reach(_ viewer: Viewer) -> SQL {
        if viewer.readsAll { return "1 = 1" }
        guard viewer.roles.contains(.focal), let unit = viewer.unit else { return "1 = 0" }
        return "(value_series.unit_id = \(unit) OR indicators.steward_id = \(unit))"
    }

    /// Drafts are private to who wrote them and to the unit they spoke for.
    static func opens(_ viewer: Viewer) -> SQL {
        guard let unit = viewer.unit else {
            return "(value_entries.state <> 'draft' OR value_submissions.author = \(viewer.actor))"
        }
        return """
            (value_entries.state <> 'draft' OR value_submissions.author = \(viewer.actor)
                OR value_submissions.unit_id = \(unit))
            """
    }

    /// Whether a cell's unit is in the viewer's reach, whether or not anything was said.
    static func mayRead(_ cell: ValueCell, for viewer: Viewer, in tx: any Transaction) throws -> Bool {
        if viewer.readsAll { return true }
        guard viewer.roles.contains(.focal), let unit = viewer.unit else { return false }
        if cell.unit == unit { return true }
        return try tx.first(
            "SELECT 1 AS one FROM indicators WHERE id = \(cell.indicator) AND steward_id = \(unit)") != nil
    }

    static func versions(
        where condition: SQL, order: SQL, limit: Int, for viewer: Viewer, in tx: any Transaction
    ) throws -> [Found] {
        var indicators: [ID<Indicator>: Indicator] = [:]
        return try tx.rows(
            """
            SELECT value_entries.series, value_entries.period, value_entries.seq, value_entries.amount,
                value_entries.numerator AS said_numerator, value_entries.denominator AS said_denominator,
                value_entries.state, value_entries.note, value_series.indicator_id, value_series.unit_id,
                value_series.members, value_submissions.channel, value_submissions.author,
                value_submissions.author_name, value_submissions.unit_id AS author_unit, value_submissions.sent_at,
                value_submissions.source AS sent_source, value_submissions.method,
                value_submissions.note AS sent_note, value_submissions.paper_number, value_submissions.paper_date,
                value_submissions.file_hash, value_submissions.file_name, units.name AS unit_name,
                units.code AS unit_code
            FROM value_series JOIN indicators ON indicators.id = value_series.indicator_id
            JOIN units ON units.id = value_series.unit_id
            JOIN value_entries ON value_entries.series = value_series.number
            JOIN value_submissions ON value_submissions.number = value_entries.seq / 4294967296
            WHERE (\(condition)) AND \(reach(viewer)) AND \(opens(viewer)) ORDER BY \(order) LIMIT \(limit)
            """
        ).map { row in
            let id: ID<Indicator> = try row.get("indicator_id")
            if indicators[id] == nil {
                guard let definition = try tx.first("SELECT * FROM indicators WHERE id = \(id)") else {
                    throw NotVisible()
                }
                indicators[id] = try IndicatorRecord.indicator(definition)
            }
            guard let indicator = indicators[id] else { throw NotVisible() }
            let period = Period(indicator.frequency, number: try row.get("period"))
            return Found(
                cell: ValueCell(
                    indicator: id, unit: try row.get("unit_id"), members: try row.get("members"), period: period),
                indicator: indicator, unitName: try row.get("unit_name"), unitCode: try row.get("unit_code"),
                version: try version(row, period))
        }
    }

    private static func version(_ row: Row, _ period: Period) throws -> Version {
        Version(
            value: IndicatorValue(
                series: try row.get("series"), period: period, seq: try row.get("seq"), says: try said(row),
                state: ValueState(rawValue: try row.get("state")) ?? .draft, note: try row.get("note")),
            author: try row.get("author"), authorName: try row.get("author_name"),
            authorUnit: try row.get("author_unit"), sentAt: try row.get("sent_at"), channel: try row.get("channel"),
            source: try row.get("sent_source"), method: try row.get("method"), note: try row.get("sent_note"),
            paperNumber: try row.get("paper_number"), paperDate: try row.get("paper_date"),
            fileHash: try row.get("file_hash"), fileName: try row.get("file_name"))
    }

    private static func said(_ row: Row) throws -> Statement {
        Statement(
            amount: try row.get("amount"), numerator: try row.get("said_numerator"),
            denominator: try row.get("said_denominator"))
    }

    /// Adds answers and acts. Few versions are read at a time, so each asks for its own.
    static func fill(_ versions: inout [Version], in tx: any Transaction) throws {
        for at in versions.indices {
            let ref = versions[at].ref
            versions[at].answers = try tx.rows(
                """
                SELECT rule, words, answer FROM value_questions
                WHERE series = \(ref.series) AND period = \(ref.period) AND seq = \(ref.seq) ORDER BY rule
                """
            ).map {
                ValueEntry.Answer(rule: try $0.get("rule"), words: try $0.get("words"), answer: try $0.get("answer"))
            }
            versions[at].acts = try tx.rows(
                """
                SELECT act, words, proposed, paper_number, paper_date, file_hash, file_name, actor, actor_name, acted_at
                FROM value_acts WHERE series = \(ref.series) AND period = \(ref.period) AND seq = \(ref.seq)
                ORDER BY acted_at, id
                """
            ).map { row in
                Act(
                    act: ValueAct(rawValue: try row.get("act")) ?? .send, words: try row.get("words"),
                    proposed: try row.get("proposed"), paperNumber: try row.get("paper_number"),
                    paperDate: try row.get("paper_date"), fileHash: try row.get("file_hash"),
                    fileName: try row.get("file_name"), actor: try row.get("actor"),
                    actorName: try row.get("actor_name"), at: try row.get("acted_at"))
            }
        }
    }
}
