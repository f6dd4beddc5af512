import Calendars
import Database
import Organizations
import Plans
import Vocabulary

/// What a unit's pack is made of, read in one transaction.
struct PackSource: Sendable {
    let world: World

    /// A unit with something to report on.
    struct Content: Sendable {
        let unit: UnitLink
        let rows: [PackRow]
    }

    /// Promises that a unit still has to say something about: open, or declared without a document.
    static let isAsked: SQL = """
        a.part <> 'watch' AND m.state = 'current' AND (
            a.state IN ('assigned', 'accepted', 'contested', 'active', 'returned', 'reopened')
            OR (a.state = 'declared' AND a.level < 2))
        """

    /// The units that exist today and are no groups, in Vietnamese order.
    func units(in tx: any Transaction) throws -> [UnitLink] {
        try tx.rows(
            """
            SELECT id, code, name FROM units
            WHERE is_group = 0 AND (valid_to IS NULL OR valid_to >= \(world.today())) ORDER BY name_sort, id
            """
        ).map { UnitLink(id: try $0.get("id"), code: try $0.get("code"), name: try $0.get("name")) }
    }

    /// The unit of this code or id.
    ///
    /// - Throws: `NotVisible` when there is none.
    func unit(_ condition: SQL, in tx: any Transaction) throws -> UnitLink {
        guard let row = try tx.first("SELECT id, code, name FROM units WHERE is_group = 0 AND \(condition)") else {
            throw NotVisible()
        }
        return UnitLink(id: try row.get("id"), code: try row.get("code"), name: try row.get("name"))
    }

    /// What the unit has to report on, the nearest deadline first.
    func content(of unit: UnitLink, pauses all: [Pause], in tx: any Transaction) throws -> Content {
        let owed = try tx.rows(
            """
            SELECT \(AssignmentRecord.columns) FROM \(AssignmentRecord.tables)
            WHERE a.unit_id = \(unit.id) AND \(Self.isAsked)
            ORDER BY CASE WHEN a.due_on IS NULL THEN 1 ELSE 0 END, a.due_on, m.place_sort, a.id
            """
        ).map(AssignmentRecord.assignment)
        let own: SQL = "assignment_id IN (SELECT id FROM assignments WHERE unit_id = \(unit.id))"
        let latest = try latest(own, in: tx)
        let evidence = try evidence(own, in: tx)
        let waits = try waits(own, in: tx)
        let done = try marks(own, in: tx)
        let pauses = all.filter { $0.units.contains(unit.id) }.map { DaySpan(from: $0.from, to: $0.to) }
        let rows = owed.flatMap { assignment in
            occurrences(of: assignment, done: done[assignment.id] ?? []).map { occurrence in
                let label = occurrence?.label ?? ""
                return PackRow(
                    assignment: assignment, occurrence: occurrence, latest: latest[assignment.id]?[label],
                    evidence: evidence[assignment.id]?[label] ?? [], waits: waits[assignment.id] ?? [],
                    time: time(of: assignment, occurrence, pauses: pauses))
            }
        }
        return Content(unit: unit, rows: rows)
    }

    /// One row as it stands now, whatever its state.
    func row(_ assignment: Assignment, occurrence label: String, in tx: any Transaction) throws -> PackRow {
        let occurrence = label.isEmpty ? nil : Occurrence(label: label, dueOn: world.today())
        let own: SQL = "assignment_id = \(assignment.id)"
        return PackRow(
            assignment: assignment, occurrence: occurrence,
            latest: try UpdateRecord.updates(of: assignment.id, occurrence: label, limit: 1, in: tx).first,
            evidence: try evidence(own, in: tx)[assignment.id]?[label] ?? [],
            waits: try waits(own, in: tx)[assignment.id] ?? [], time: assignment.timeState(today: world.today()))
    }

    /// The whole (nil), then milestones that come this month and were not done; of recurring work only the occurrences,
    /// and the next one when none has come.
    private func occurrences(of assignment: Assignment, done: Set<String>) -> [Occurrence?] {
        let today = world.today()
        let end = Day.end(ofMonth: today.month, year: today.year) ?? today
        let all = Occurrence.all(
            of: assignment.task.deadline, from: assignment.assignedOn, through: end.adding(days: 370)
        ).filter { !done.contains($0.label) }
        let come = all.filter { $0.dueOn <= end }.suffix(12)
        guard assignment.task.deadline.kind == .recurring, !all.isEmpty else { return [nil] + come.map { $0 } }
        return come.isEmpty ? Array(all.prefix(1)) : come.map { $0 }
    }

    private func time(of assignment: Assignment, _ occurrence: Occurrence?, pauses: [DaySpan]) -> TimeState {
        guard let occurrence else { return assignment.timeState(today: world.today(), pauses: pauses) }
        return timeState(
            deadline: Deadline(kind: .date, end: occurrence.dueOn), doneOn: nil, pauses: pauses, today: world.today())
    }

    /// The last update by occurrence.
    private func latest(
        _ own: SQL, in tx: any Transaction
    ) throws -> [ID<Assignment>: [String: ProgressUpdate]] {
        var found: [ID<Assignment>: [String: ProgressUpdate]] = [:]
        for row in try tx.rows(
            """
            SELECT assignment_id, \(UpdateRecord.columns) FROM progress_updates
            WHERE \(own) AND seq = (
                SELECT MAX(later.seq) FROM progress_updates later
                WHERE later.assignment_id = progress_updates.assignment_id
                    AND later.occurrence = progress_updates.occurrence)
            """)
        {
            let update = try UpdateRecord.update(row)
            found[try row.get("assignment_id"), default: [:]][update.occurrence] = update
        }
        return found
    }

    private func evidence(_ own: SQL, in tx: any Transaction) throws -> [ID<Assignment>: [String: [Evidence]]] {
        var found: [ID<Assignment>: [String: [Evidence]]] = [:]
        for row in try tx.rows(
            """
            SELECT \(UpdateRecord.evidenceColumns) FROM evidence WHERE \(own) AND withdrawn_at IS NULL
            ORDER BY added_at DESC, issued_on DESC, id DESC
            """)
        {
            let document = try UpdateRecord.evidence(row)
            found[document.assignment, default: [:]][document.occurrence, default: []].append(document)
        }
        return found
    }

    private func waits(_ own: SQL, in tx: any Transaction) throws -> [ID<Assignment>: [String]] {
        var found: [ID<Assignment>: [String]] = [:]
        for row in try tx.rows(
            """
            SELECT claims.assignment_id, units.name FROM claims JOIN units ON units.id = claims.on_unit_id
            WHERE claims.\(own) AND claims.state <> 'closed' ORDER BY claims.made_at DESC, claims.id DESC
            """)
        {
            found[try row.get("assignment_id"), default: []].append(try row.get("name"))
        }
        return found
    }

    private func marks(_ own: SQL, in tx: any Transaction) throws -> [ID<Assignment>: Set<String>] {
        var found: [ID<Assignment>: Set<String>] = [:]
        for row in try tx.rows("SELECT assignment_id, occurrence FROM occurrence_marks WHERE \(own)") {
            found[try row.get("assignment_id"), default: []].insert(try row.get("occurrence"))
        }
        return found
    }
}
