import Organizations
import Vocabulary

extension PackIdentity {
    /// The form of a pack of progress.
    static let progress = "tiendo.goi-tien-do/1"
}

/// The key of one row, in its hidden cell.
struct PackKey: Sendable, Hashable {
    var assignment: ID<Assignment>
    var version: Int
    /// Empty for the task as a whole.
    var occurrence: String
    /// Of what was filled in when the pack was made: an equal one means that nobody touched the row.
    var digest: String

    var parts: [String] { [assignment.text, String(version), occurrence, digest] }

    /// The cell's text.
    func text(_ identity: PackIdentity, locked: [String], _ seal: Seal) -> String {
        identity.rowKey(parts, locked: locked, seal)
    }

    init(assignment: ID<Assignment>, version: Int, occurrence: String, digest: String) {
        self.assignment = assignment
        self.version = version
        self.occurrence = occurrence
        self.digest = digest
    }

    /// Reads the cell; nil when it or a locked cell of its row is not what was written.
    init?(_ text: String, _ identity: PackIdentity, locked: [String], _ seal: Seal) {
        guard let parts = identity.parts(ofRowKey: text, locked: locked, seal), parts.count == 4,
            let version = Int(parts[1])
        else { return nil }
        self.init(assignment: ID(parts[0]), version: version, occurrence: parts[2], digest: parts[3])
    }
}
