package import Database
package import Organizations
package import Vocabulary

/// One step of a unit's own checklist inside a promise; its person may have no account.
package struct WorkStep: Sendable, Hashable {
    package let id: String
    package let title: String
    package let personName: String
    package let dueOn: Day?
    /// The day it was ticked on; nil while open.
    package let doneOn: Day?
}

/// The checklists inside promises. The share of ticked steps is the promise's percent.
package struct Steps: Sendable {
    let database: Database
    let world: World
    private var writing: AssignmentWriting { AssignmentWriting(world: world) }

    /// Steps of one promise.
    static let limit = 60

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// What can be done to a step.
    package enum Deed: String, Sendable, CaseIterable {
        case done = "xong"
        case undone = "chua-xong"
        case up = "len"
        case down = "xuong"
        case withdraw = "rut"
    }

    /// Adds a step at the end.
    ///
    /// - Throws: `WorkProblem.stepWithoutTitle`, `.tooManySteps`; `ProgressProblem.tooLong`; `NotVisible` unless the
    ///   promise is the viewer's unit's.
    package func add(
        _ title: String, person: String, due: Day?, to id: ID<Assignment>, by viewer: Viewer
    ) async throws {
        guard !title.isEmpty else { throw WorkProblem.stepWithoutTitle }
        for (name, text) in [("Bước", title), ("Người làm", person)]
        where text.unicodeScalars.count > ProgressEntry.nameLimit {
            throw ProgressProblem.tooLong(field: name, limit: ProgressEntry.nameLimit)
        }
        try await change(id, "step-added", .object([("step", .string(title))]), by: viewer) { tx, steps in
            guard steps.count < Steps.limit else { throw WorkProblem.tooManySteps(Steps.limit) }
            let last = try tx.first(
                "SELECT COALESCE(MAX(position), 0) AS last FROM work_steps WHERE assignment_id = \(id)")
            try tx.run(
                """
                INSERT INTO work_steps (id, assignment_id, position, title, person_name, due_on)
                VALUES (\(world.newID()), \(id), \((try last?.get("last", as: Int.self) ?? 0) + 1), \(title), \(person),
                    \(due))
                """)
        }
    }

    /// Ticks, unticks, moves or withdraws a step; doing it again changes nothing more.
    ///
    /// - Throws: `NotVisible` unless the step stands in this promise and the promise is the viewer's unit's.
    package func act(_ deed: Deed, on step: String, of id: ID<Assignment>, by viewer: Viewer) async throws {
        let today = world.today()
        let now = world.now()
        let name: JSON = .object([("step", .string(step)), ("deed", .string(deed.rawValue))])
        try await change(id, deed == .withdraw ? "step-withdrawn" : "step-changed", name, by: viewer) { tx, steps in
            guard let at = steps.firstIndex(where: { $0.id == step }) else { throw NotVisible() }
            switch deed {
            case .done: try tx.run("UPDATE work_steps SET done_on = \(today) WHERE id = \(step) AND done_on IS NULL")
            case .undone: try tx.run("UPDATE work_steps SET done_on = NULL WHERE id = \(step)")
            case .withdraw: try tx.run("UPDATE work_steps SET withdrawn_at = \(now) WHERE id = \(step)")
            case .up, .down:
                let other = deed == .up ? at - 1 : at + 1
                guard steps.indices.contains(other) else { return }
                var order = steps.map(\.id)
                order.swapAt(at, other)
                for (position, id) in order.enumerated() {
                    try tx.run("UPDATE work_steps SET position = \(position + 1) WHERE id = \(id)")
                }
            }
        }
    }

    private func change(
        _ id: ID<Assignment>, _ deed: String, _ what: JSON, by viewer: Viewer,
        _ body: @escaping @Sendable (any Transaction, [WorkStep]) throws -> Void
    ) async throws {
        try await database.write { tx in
            let assignment = try writing.find(id, in: tx, for: viewer)
            _ = try writing.next(.report, of: assignment, by: viewer)
            try body(tx, try Steps.of(id, in: tx))
            let after = try Steps.of(id, in: tx)
            if !after.isEmpty {
                let percent = Steps.percent(after)
                try tx.run("UPDATE assignments SET percent = \(percent) WHERE id = \(id)")
            }
            try writing.record(deed, id, before: nil, after: what, by: viewer, in: tx)
        }
    }

    /// The share of ticked steps, 0 to 100, rounded down.
    static func percent(_ steps: [WorkStep]) -> Int {
        steps.isEmpty ? 0 : steps.count { $0.doneOn != nil } * 100 / steps.count
    }

    /// The standing steps of a promise, in order.
    static func of(_ id: ID<Assignment>, in tx: any Transaction) throws -> [WorkStep] {
        try all("assignment_id = \(id)", in: tx)[id] ?? []
    }

    /// The standing steps of the promises that a condition on `work_steps` holds.
    static func all(_ condition: SQL, in tx: any Transaction) throws -> [ID<Assignment>: [WorkStep]] {
        var steps: [ID<Assignment>: [WorkStep]] = [:]
        for row in try tx.rows(
            """
            SELECT id, assignment_id, title, person_name, due_on, done_on FROM work_steps
            WHERE withdrawn_at IS NULL AND \(condition) ORDER BY assignment_id, position, id
            """)
        {
            steps[try row.get("assignment_id"), default: []].append(
                WorkStep(
                    id: try row.get("id"), title: try row.get("title"), personName: try row.get("person_name"),
                    dueOn: try row.get("due_on"), doneOn: try row.get("done_on")))
        }
        return steps
    }
}
