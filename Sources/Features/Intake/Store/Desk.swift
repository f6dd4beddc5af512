import Database
import Ledger
import Organizations
import Vocabulary

/// The reviewer's desk inside one transaction: carries a deed out, remembers how the rows were, writes the ledger.
struct Desk {
    let tx: any Transaction
    let item: ID<Import>
    var context: QuestionContext
    let viewer: Viewer
    let now: Instant
    let world: World
    private var before: [RowSnapshot] = []
    private var after: [String: Int] = [:]

    init(tx: any Transaction, item: ID<Import>, context: QuestionContext, viewer: Viewer, now: Instant, world: World) {
        self.tx = tx
        self.item = item
        self.context = context
        self.viewer = viewer
        self.now = now
        self.world = world
    }

    mutating func carryOut(_ deed: Deed, on old: Proposal) throws {
        (before, after) = ([], [:])
        guard old.state == .pending else { throw IntakeProblem.rowNotPending(old.state) }
        let row: Proposal
        switch deed {
        case .answer, .accept, .amend, .reject: row = try save(try old.after(deed, context), was: old)
        case .split(let titles): row = try split(old, titles)
        case .merge(let target, let joining): row = try merge(old, into: target, joining: joining)
        }
        try remember(deed.code, row: row, was: old)
    }

    private mutating func save(_ new: Proposal, was old: Proposal) throws -> Proposal {
        var row = new
        before.append(RowSnapshot(old))
        guard try RowRecord.save(&row, context, by: (viewer.actor, viewer.actorName), at: now, in: tx) else {
            throw IntakeProblem.changedMeanwhile(
                RowChange(byName: "Người khác", clock: "", deed: "đổi", differences: []))
        }
        after[row.id.text] = row.version
        return row
    }

    private mutating func split(_ old: Proposal, _ titles: [String]) throws -> Proposal {
        let titles = titles.filter { !$0.isEmpty }
        guard titles.count >= 2 else { throw IntakeProblem.tooFewParts }
        guard old.parent == nil else { throw IntakeProblem.cannotMerge }
        var row = old
        row.state = .split
        row = try save(row, was: old)
        for (index, title) in titles.enumerated() {
            var fields = old.fields
            fields.title = title
            var part = Proposal(
                id: ID(world.newID()), position: old.position, kind: old.kind, fields: fields,
                flags: old.flags.filter { !$0.code.hasPrefix("number.") && !$0.code.hasPrefix("duplicate.") },
                place: old.place, words: old.words, confidence: old.confidence)
            part.parent = old.id
            part.answers = old.answers
            try RowRecord.insert(part, part: index + 1, into: item, context, in: tx)
            after[part.id.text] = part.version
        }
        return row
    }

    private mutating func merge(_ old: Proposal, into target: ID<Proposal>, joining: Bool) throws -> Proposal {
        guard target != old.id,
            let found = try tx.first("SELECT * FROM import_rows WHERE id = \(target) AND import_id = \(item)")
        else { throw IntakeProblem.cannotMerge }
        let host = try RowRecord.proposal(found)
        guard host.kind == old.kind, host.state == .pending || host.state.isTaken else {
            throw IntakeProblem.cannotMerge
        }
        var changed = host
        if joining { changed.fields.title = host.fields.title + "; " + old.fields.title }
        if changed.state == .accepted, changed.fields != changed.proposed { changed.state = .edited }
        _ = try save(changed, was: host)
        var row = old
        row.state = .merged
        row.mergedInto = host.id
        return try save(row, was: old)
    }

    /// Takes back the last decision that changed `old` and was not taken back yet.
    mutating func undoLast(of old: Proposal) throws {
        (before, after) = ([], [:])
        guard
            let last = try tx.first(
                """
                SELECT id, rows_before, versions_after FROM import_decisions
                WHERE row_id = \(old.id) AND undone_at IS NULL ORDER BY sequence DESC LIMIT 1
                """)
        else { throw IntakeProblem.nothingToUndo }
        let snapshots: [RowSnapshot] = try JSONText.read(try last.get("rows_before"))
        let versions: [String: Int] = try JSONText.read(try last.get("versions_after"))
        var current: [String: Proposal] = [:]
        for (id, version) in versions {
            guard let found = try tx.first("SELECT * FROM import_rows WHERE id = \(id)") else {
                throw IntakeProblem.undoBlocked
            }
            let row = try RowRecord.proposal(found)
            guard row.version == version else { throw IntakeProblem.undoBlocked }
            current[id] = row
        }
        let restored = Set(snapshots.map(\.id))
        for id in versions.keys where !restored.contains(id) {
            guard try tx.first("SELECT id FROM import_rows WHERE merged_into = \(id)") == nil else {
                throw IntakeProblem.undoBlocked
            }
            try tx.run("DELETE FROM import_rows WHERE id = \(id)")
        }
        let id: String = try last.get("id")
        try tx.run("UPDATE import_decisions SET undone_at = \(now) WHERE id = \(id)")
        var result = old
        for snapshot in snapshots {
            guard var row = current[snapshot.id] else { throw IntakeProblem.undoBlocked }
            snapshot.restore(&row)
            let untouched = row.state == .pending
            _ = try RowRecord.save(
                &row, context, by: untouched ? nil : (viewer.actor, viewer.actorName), at: now, in: tx)
            try bringUpToDate(row)
            if row.id == old.id { result = row }
        }
        try record("undo", row: result, was: old)
    }

    /// After a deed is taken back, the deed before it is the last one again on each row: it must know the row's new version.
    private func bringUpToDate(_ row: Proposal) throws {
        let mention = "%" + row.id.text + "%"
        guard
            let previous = try tx.first(
                """
                SELECT id, versions_after FROM import_decisions
                WHERE import_id = \(item) AND undone_at IS NULL AND versions_after LIKE \(mention)
                ORDER BY sequence DESC LIMIT 1
                """)
        else { return }
        var versions: [String: Int] = try JSONText.read(try previous.get("versions_after"))
        versions[row.id.text] = row.version
        let id: String = try previous.get("id")
        try tx.run("UPDATE import_decisions SET versions_after = \(try JSONText.write(versions)) WHERE id = \(id)")
    }

    private func remember(_ deed: String, row: Proposal, was old: Proposal) throws {
        try tx.run(
            """
            INSERT INTO import_decisions (id, import_id, sequence, row_id, deed, rows_before, versions_after, decided_at,
                decided_by, decided_by_name)
            VALUES (\(world.newID()), \(item), (
                    SELECT COALESCE(MAX(sequence), 0) + 1 FROM import_decisions WHERE import_id = \(item)), \(row.id), \(deed), \(try JSONText.write(before)),
                \(try JSONText.write(after)), \(now), \(viewer.actor), \(viewer.actorName))
            """)
        try record(deed, row: row, was: old)
    }

    private func record(_ deed: String, row: Proposal, was old: Proposal) throws {
        try tx.record(
            Change(
                deed: "import-row-\(deed)", subjectKind: "import-row", subject: row.id.text,
                before: old.json(context.units),
                after: row.json(context.units), actor: viewer.actor, actorName: viewer.actorName), world: world)
    }
}
