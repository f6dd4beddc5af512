import Database
import Organizations
import Plans
import Progress
import Vocabulary

/// What changed since a day, event by event: what the board does not keep comes from the rows, found by their day.
struct Changes: Sendable {
    let kind: ChangeKind
    let from: Day

    /// The promises of the events, the newest event first; one promise may come more than once.
    func events(of picture: Picture, for viewer: Viewer, in tx: any Transaction) throws -> [ID<Assignment>] {
        guard let statement = statement(for: viewer) else { return onBoard(picture) }
        return try tx.rows(statement).map { try $0.get("assignment_id") }
    }

    /// How many events.
    func count(of picture: Picture, for viewer: Viewer, in tx: any Transaction) throws -> Int {
        guard let source = source(for: viewer) else { return onBoard(picture).count }
        return try tx.first("SELECT COUNT(*) AS amount FROM \(source)")?.get("amount") ?? 0
    }

    /// The statement behind `events`; nil when the board knows.
    func statement(for viewer: Viewer) -> SQL? {
        source(for: viewer).map { "SELECT e.assignment_id FROM \($0) ORDER BY \(moment) DESC, e.id DESC" }
    }

    private var moment: SQL {
        switch kind {
        case .extended, .refused: "e.decided_at"
        case .asked: "e.asked_at"
        case .done, .late, .new, .returned, .confirmed, .moved: "e.at"
        }
    }

    private func source(for viewer: Viewer) -> SQL? {
        let events: (table: SQL, condition: SQL)
        switch kind {
        case .done, .late, .new: return nil
        case .extended: events = ("extensions", "e.state = 'granted' AND e.decided_on >= \(from)")
        case .refused: events = ("extensions", "e.state = 'refused' AND e.decided_on >= \(from)")
        case .asked: events = ("extensions", "e.state = 'asked'")
        case .returned: events = ("transitions", "e.act = 'return' AND e.on_day >= \(from)")
        case .confirmed: events = ("transitions", "e.act = 'confirm' AND e.on_day >= \(from)")
        case .moved:
            events = ("assignment_moves", "e.from_unit_id <> e.to_unit_id AND e.on_day >= \(from)")
        }
        return """
            \(events.table) e JOIN assignments a ON a.id = e.assignment_id JOIN missions m ON m.id = a.mission_id
            WHERE \(events.condition) AND a.state <> 'withdrawn' AND m.state = 'current' AND \(viewer.mayReadAssignment)
            """
    }

    /// The leads' promises that the board's days tell of.
    private func onBoard(_ picture: Picture) -> [ID<Assignment>] {
        let (view, first) = (picture.view, Int32(clamping: from.number))
        let found = picture.judged.filter { one in
            let line = view.line(one.place)
            guard line.part == .lead else { return false }
            switch kind {
            case .done: return [.doneOnTime, .doneLate].contains(one.current) && line.declaredOn >= first
            case .late: return one.current == .overdue && line.due >= first - 1
            case .new: return line.assignedOn >= first
            case .extended, .refused, .asked, .returned, .confirmed, .moved: return false
            }
        }
        return found.map { view.assignment($0.place) }
    }
}
