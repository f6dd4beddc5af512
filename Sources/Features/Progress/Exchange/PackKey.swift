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

    /// The cell's text. The mark also covers the locked words that people read, so that filled-in words cannot slide
    /// beside another task unseen.
    func text(_ identity: PackIdentity, locked: [String], _ seal: Seal) -> String {
        (parts + [mark(identity, locked, seal)]).joined(separator: "|")
    }

    private func mark(_ identity: PackIdentity, _ locked: [String], _ seal: Seal) -> String {
        seal.mark(["row", identity.pack, identity.unit.text] + parts + locked)
    }

    init(assignment: ID<Assignment>, version: Int, occurrence: String, digest: String) {
        self.assignment = assignment
        self.version = version
        self.occurrence = occurrence
        self.digest = digest
    }

    /// Reads the cell; nil when it or a locked cell of its row is not what was written.
    init?(_ text: String, _ identity: PackIdentity, locked: [String], _ seal: Seal) {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, let version = Int(parts[1]) else { return nil }
        self.init(assignment: ID(parts[0]), version: version, occurrence: parts[2], digest: parts[3])
        guard parts[4] == mark(identity, locked, seal) else { return nil }
    }
}
