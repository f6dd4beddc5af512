package import Database
import Ledger
import Vocabulary

/// The name of whoever changed a row last; empty when unknown.
package func lastActor(kind: String, subject: String, in tx: any Transaction) throws -> String {
    try Ledger.history(of: kind, subject, limit: 1, in: tx).first?.change.actorName ?? ""
}
