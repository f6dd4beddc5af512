package import Database
package import Documents
import Ledger
package import Organizations
package import Plans
package import Vocabulary

/// New tasks straight from a paper: an instruction, a meeting's conclusions, an incoming document.
package struct TaskGiving: Sendable {
    let database: Database
    let world: World
    let follower: MissionFollower?

    package init(database: Database, world: World, follower: MissionFollower?) {
        self.database = database
        self.world = world
        self.follower = follower
    }

    /// What the tasks come from.
    package enum Source: String, CaseIterable, Sendable, Hashable {
        case instruction = "chi-dao"
        case conclusions = "ket-luan"
        case incoming = "van-ban-den"

        /// Its name in a form.
        package var name: Phrase {
            switch self {
            case .instruction: Phrase("Văn bản chỉ đạo", "Written instruction")
            case .conclusions: Phrase("Thông báo kết luận", "Conclusions of a meeting")
            case .incoming: Phrase("Văn bản đến", "Incoming document")
            }
        }

        /// The kind of document that the shelf writes.
        var documentKind: String {
            switch self {
            case .conclusions: "thông báo"
            case .instruction, .incoming: "công văn"
            }
        }
    }

    /// The paper as the form names it; without number and title only an instruction of the house is the source.
    package struct Paper: Sendable, Hashable {
        package var source = Source.conclusions
        package var number = ""
        package var issuedOn: Day?
        package var issuer = ""
        package var title = ""
        package init() {}
    }

    /// Tasks to be given.
    package struct Order: Sendable, Hashable {
        package var paper: Paper
        /// Nil: the year's own plan of tasks from instructions, made when it is missing.
        package var plan: ID<Plan>?
        package var instruction: ID<Instruction>?
        package var tasks: [NewMission]
        package init(paper: Paper, plan: ID<Plan>? = nil, instruction: ID<Instruction>? = nil, tasks: [NewMission]) {
            self.paper = paper
            self.plan = plan
            self.instruction = instruction
            self.tasks = tasks
        }
    }

    /// Registers the paper when it is not on the shelf, the plan when it is missing, and the tasks, which are given to
    /// their units; all or nothing.
    ///
    /// - Returns: the tasks in the order of the form.
    /// - Throws: `NotVisible` unless the viewer keeps the register; `DirectionProblem`; `PlanProblem`.
    @discardableResult
    package func give(_ order: Order, by viewer: Viewer) async throws -> [ID<Mission>] {
        guard viewer.keepsRegister else { throw NotVisible() }
        guard !order.tasks.isEmpty else { throw DirectionProblem.noTask }
        for (index, task) in order.tasks.enumerated() where task.lead.codes.isEmpty {
            throw DirectionProblem.taskWithoutUnit(index + 1)
        }
        for (text, field) in [(order.paper.number, "Số, ký hiệu"), (order.paper.issuer, "Cơ quan ban hành")] {
            try DirectionProblem.check(text, field, limit: 200)
        }
        try DirectionProblem.check(order.paper.title, "Trích yếu", limit: 1000)
        let missions = Missions(database: database, world: world, follower: follower)
        return try await database.write { tx in
            let instructions = Instructions(database: database, world: world)
            let instruction = try order.instruction.map { try instructions.find($0, in: tx, for: viewer) }
            let document = try document(order.paper, isNeeded: instruction == nil, in: tx, by: viewer)
            let plan = try order.plan ?? ownPlan(in: tx, by: viewer)
            var ids: [ID<Mission>] = []
            for task in order.tasks {
                var new = task
                if new.sectionTitle.isEmpty { new.sectionTitle = sectionTitle(order.paper, instruction) }
                new.origins = document.map { [NewOrigin(document: $0, words: words(task))] } ?? []
                ids.append(try missions.insert(new, into: plan, in: tx, by: viewer))
            }
            guard let instruction else { return ids }
            for id in ids {
                try tx.run(
                    """
                    INSERT INTO instruction_missions (instruction_id, mission_id) VALUES (\(instruction.id), \(id))
                    """)
            }
            try instructions.record(
                "instruction-tasked", instruction.id, before: nil,
                after: ["missions": .array(ids.map { .string($0.text) })], by: viewer, in: tx)
            return ids
        }
    }

    /// The current plans that tasks may go into.
    package func plans(for viewer: Viewer) async throws -> [PlanLink] {
        guard viewer.keepsRegister else { throw NotVisible() }
        return try await database.rows(
            "SELECT id, code FROM plans WHERE state = 'current' ORDER BY title_sort, id LIMIT 500"
        ).map { PlanLink(id: try $0.get("id"), code: try $0.get("code")) }
    }

    /// The tasks that were given because of an instruction, with the day each is due.
    package func missions(
        of instruction: ID<Instruction>, for viewer: Viewer
    ) async throws -> [(id: ID<Mission>, title: String, due: Day?)] {
        try await database.read { tx in
            _ = try Instructions(database: database, world: world).find(instruction, in: tx, for: viewer)
            return try tx.rows(
                """
                SELECT m.id, m.title, m.due_on FROM instruction_missions x JOIN missions m ON m.id = x.mission_id
                WHERE x.instruction_id = \(instruction) ORDER BY m.place_sort, m.id LIMIT 200
                """
            ).map { (try $0.get("id"), try $0.get("title"), try $0.get("due_on")) }
        }
    }

    /// The plan's code and title for the tasks of a year that no other plan holds.
    package static func ownPlan(year: Int) -> (code: String, title: String) {
        ("Chỉ đạo \(year)", "Việc giao theo chỉ đạo năm \(year)")
    }

    private func ownPlan(in tx: any Transaction, by viewer: Viewer) throws -> ID<Plan> {
        let own = Self.ownPlan(year: world.today().year)
        if let row = try tx.first("SELECT id FROM plans WHERE code = \(own.code) AND state = 'current'") {
            return try row.get("id")
        }
        return try PlanRegister(database: database, world: world)
            .insert(NewPlan(code: own.code, title: own.title), in: tx, by: viewer)
    }

    /// The paper on the shelf: the one of this number and day, or a new one without a file.
    private func document(
        _ paper: Paper, isNeeded: Bool, in tx: any Transaction, by viewer: Viewer
    ) throws -> ID<Document>? {
        guard !paper.number.isEmpty || !paper.title.isEmpty else {
            if isNeeded { throw DirectionProblem.sourceMissing }
            return nil
        }
        if !paper.number.isEmpty, let day = paper.issuedOn,
            let known = try tx.first(
                """
                SELECT id FROM documents WHERE number = \(paper.number) AND issued_on = \(day) AND state = 'current'
                ORDER BY created_at, id LIMIT 1
                """)
        {
            return try known.get("id")
        }
        guard !paper.title.isEmpty, paper.issuedOn != nil else { throw DirectionProblem.sourceMissing }
        let facts = DocumentFacts(
            kind: paper.source.documentKind, issuer: paper.issuer, number: paper.number.isEmpty ? nil : paper.number,
            issuedOn: paper.issuedOn, title: paper.title)
        return try DocumentRegister(database: database, world: world)
            .insert(NewDocument(facts: facts), in: tx, by: viewer)
    }

    /// The heading under which the plan shows the tasks of one paper.
    private func sectionTitle(_ paper: Paper, _ instruction: Instruction?) -> String {
        if !paper.number.isEmpty { return "\(paper.source.name.vi) \(paper.number)" }
        if !paper.title.isEmpty { return paper.title }
        return instruction.map { "Chỉ đạo của \($0.giverName)" } ?? ""
    }

    /// The task in the words of the form, as the place of its origin.
    private func words(_ task: NewMission) -> String {
        [task.title, task.lead.raw, task.deadline.raw].filter { !$0.isEmpty }.joined(separator: "; ")
    }
}
