import Database
import Organizations
import Plans
import Vocabulary

extension Entries {
    /// “We wait for X”, said in an update, is a claim that X can answer.
    func claim(_ entry: ProgressEntry, of assignment: Assignment, in tx: any Transaction, by viewer: Viewer) throws {
        guard let waited = entry.waitsFor, waited != assignment.unit.id else { return }
        let cause = DelayCause.of(entry.cause)
        let words = entry.obstacles.isEmpty ? cause?.name.vi ?? "Chờ phối hợp" : entry.obstacles
        try Claims(database: database, world: world).make(
            NewClaim(
                assignment: assignment.id, on: waited, cause: cause?.needsUnit == true ? entry.cause : "", words: words),
            in: tx, by: viewer)
    }
}
