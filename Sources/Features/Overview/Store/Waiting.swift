import Database
import Organizations
import Plans
import Progress
import Vocabulary

/// What waits for somebody's word: extensions asked for, and claims that nobody closed.
struct Waiting: Sendable {
    /// More time, asked for and not decided.
    struct Asked: Sendable, Hashable {
        let wanted: Day
        let reason: String
        let askedOn: Day
    }

    /// "We wait for X", open.
    struct Claim: Sendable, Hashable {
        let assignment: ID<Assignment>
        let on: ID<OrgUnit>
        let words: String
        let madeOn: Day
        /// The other unit said something, be it yes or no.
        let isAnswered: Bool
        let promisedOn: Day?
    }

    let asked: [ID<Assignment>: Asked]
    let claims: [ID<Assignment>: [Claim]]

    /// Found by the index of what is undecided.
    static let askedStatement: SQL =
        "SELECT assignment_id, wanted_on, reason, asked_on FROM extensions WHERE state = 'asked'"

    static func claimsStatement(_ condition: SQL) -> SQL {
        """
        SELECT assignment_id, on_unit_id, words, made_on, state, promised_on FROM claims
        WHERE state IN ('open', 'admitted', 'disputed') AND \(condition) ORDER BY made_on, id
        """
    }

    init(in tx: any Transaction) throws {
        var asked: [ID<Assignment>: Asked] = [:]
        for row in try tx.rows(Waiting.askedStatement) {
            asked[try row.get("assignment_id")] = Asked(
                wanted: try row.get("wanted_on"), reason: try row.get("reason"), askedOn: try row.get("asked_on"))
        }
        self.asked = asked
        claims = Dictionary(grouping: try Waiting.claims("1 = 1", in: tx), by: \.assignment)
    }

    /// Claims of what the condition holds, the oldest first.
    static func claims(_ condition: SQL, in tx: any Transaction) throws -> [Claim] {
        try tx.rows(claimsStatement(condition)).map { row in
            Claim(
                assignment: try row.get("assignment_id"), on: try row.get("on_unit_id"), words: try row.get("words"),
                madeOn: try row.get("made_on"), isAnswered: try row.get("state", as: String.self) != "open",
                promisedOn: try row.get("promised_on"))
        }
    }

    /// How many times each promise got more time, and until when it had to be done before the first of them.
    static func granted(of ids: [ID<Assignment>], in tx: any Transaction) throws -> [ID<Assignment>: Int] {
        guard !ids.isEmpty else { return [:] }
        let list = ids.map { "\($0)" as SQL }.joined(separator: ", ")
        return try tx.rows(
            """
            SELECT assignment_id, COUNT(*) AS amount FROM extensions
            WHERE assignment_id IN (\(list)) AND state = 'granted' GROUP BY assignment_id
            """
        ).reduce(into: [:]) { $0[try $1.get("assignment_id")] = try $1.get("amount") }
    }
}
