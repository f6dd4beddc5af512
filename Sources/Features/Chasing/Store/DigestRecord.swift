import Database
import Progress
import Vocabulary

/// How what was said is read with the words of its promises.
enum DigestRecord {
    private static let columns: SQL = """
        m.title, p.code AS plan_code, u.name AS unit_name
        """
    private static let valueColumns: SQL = """
        u.code AS unit_code, u.name AS unit_name, r.about, r.amount, r.words, r.due_on, r.days
        """
    private static let tables: SQL = """
        assignments a JOIN missions m ON m.id = a.mission_id JOIN plans p ON p.id = m.plan_id
        JOIN units u ON u.id = a.unit_id
        """

    /// The lines of a digest as it was composed.
    static func lines(of digest: String, in tx: any Transaction) throws -> DigestLines {
        try DigestLines(
            promises(
                tx.rows(
                    """
                    SELECT r.assignment_id, r.event, r.about, r.due_on, r.days, \(columns)
                    FROM \(tables) JOIN reminders r ON r.assignment_id = a.id WHERE r.digest_id = \(digest)
                    """))
                + values(
                    tx.rows(
                        """
                        SELECT \(valueColumns) FROM value_reminders r JOIN units u ON u.id = r.unit_id
                        WHERE r.digest_id = \(digest)
                        """)))
    }

    /// Everything that was said on a day, each reminder once however many people read it.
    static func lines(on day: Day, limit: Int, in tx: any Transaction) throws -> DigestLines {
        try DigestLines(
            promises(
                tx.rows(
                    """
                    SELECT DISTINCT r.assignment_id, r.event, r.about, r.due_on, r.days, \(columns)
                    FROM \(tables) JOIN reminders r ON r.assignment_id = a.id JOIN digests d ON d.id = r.digest_id
                    WHERE d.day = \(day) AND r.event <> 'summary' ORDER BY r.assignment_id, r.event, r.about LIMIT \(limit)
                    """))
                + values(
                    tx.rows(
                        """
                        SELECT DISTINCT \(valueColumns) FROM value_reminders r JOIN units u ON u.id = r.unit_id
                        JOIN digests d ON d.id = r.digest_id WHERE d.day = \(day) ORDER BY u.code, r.about LIMIT \(limit)
                        """)))
    }

    private static func promises(_ rows: [Row]) throws -> [DigestLines.Line] {
        try rows.compactMap { row in
            guard let event = ChaseEvent(rawValue: try row.get("event")) else { return nil }
            return DigestLines.Line(
                assignment: try row.get("assignment_id"), title: try row.get("title"), plan: try row.get("plan_code"),
                unit: try row.get("unit_name"), event: event, about: try row.get("about"), due: try row.get("due_on"),
                days: try row.get("days"))
        }
    }

    private static func values(_ rows: [Row]) throws -> [DigestLines.Line] {
        try rows.map { row in
            let said = DigestLines.Line.MissingWords(
                unit: try row.get("unit_code"), indicator: try row.get("about"), count: try row.get("amount"),
                names: try row.get("words"))
            return DigestLines.Line(
                assignment: "", title: said.title.vi, plan: "", unit: try row.get("unit_name"), event: .value,
                about: said.indicator, due: try row.get("due_on"), days: try row.get("days"), values: said)
        }
    }
}
