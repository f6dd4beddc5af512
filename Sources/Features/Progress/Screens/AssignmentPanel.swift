import Database
import Design
import Organizations
import Plans
import Vocabulary
import Web

/// Who owes a task, on the task's page: each unit with what it said last, how it stands and how far it is proved.
struct AssignmentPanel: Sendable {
    /// Rows on the task's page; the others are one click away.
    private static let shown = 12

    let assignments: Assignments
    let board: Board
    let reading: AssignmentReading
    let world: World

    init(database: Database, world: World, board: Board) {
        assignments = Assignments(database: database, world: world)
        self.board = board
        reading = AssignmentReading(database: database, world: world)
        self.world = world
    }

    var panel: MissionPanel { MissionPanel { try await html($0, $1, $2) } }

    var endpoints: [Endpoint] {
        [
            Endpoint(.post, "/nhiem-vu/{id}/giao-them", for: .roles([.coordinator, .office]), bodyLimit: 1 << 14) {
                call in
                let id = ID<Mission>(call.parameter("id"))
                let form = try call.form()
                let part = Assignment.Part(rawValue: form.words("vai")) ?? .watch
                do {
                    try await assignments.add(ID(form.words("co-quan")), as: part, to: id, by: Viewer(call))
                } catch let problem as ProgressProblem {
                    return call.page(problem.message, at: .missions)
                }
                return .redirect(
                    Address("/nhiem-vu/{id}", id.text).at("phan-viec"),
                    saying: call.language("Đã giao thêm.", "One more unit has it."))
            }
        ]
    }

    private func html(
        _ mission: ID<Mission>, _ call: Call, _ viewer: Viewer
    ) async throws -> HTML {
        let (language, today) = (call.language, world.today())
        let all = try await assignments.assignments(of: mission, for: viewer).filter { $0.state != .withdrawn }
        var times: [ID<Assignment>: TimeState] = [:]
        // A focal point's board has only its own lines; who else owes the task is judged by the promise itself.
        for assignment in all { times[assignment.id] = assignment.timeState(today: today) }
        let view = try await board.view(today: today, for: viewer)
        var filter = BoardFilter()
        filter.mission = mission
        filter.parts = []
        for place in view.matching(filter) { times[view.assignment(place)] = view.timeState(at: place) }
        let mayAdd = !viewer.roles.isDisjoint(with: [.coordinator, .office])
        let units = mayAdd ? try await reading.livingUnits(for: viewer) : []
        let having = Set(all.map(\.unit.id))
        return AssignmentPanelPart(
            mission: mission, lines: all.map { AssignmentLine(assignment: $0, time: times[$0.id] ?? .noDeadline) },
            shown: Self.shown, units: units.filter { !having.contains($0.id) }, token: call.formTokenField,
            language: language
        ).html
    }
}

/// The section «Phân việc theo cơ quan».
struct AssignmentPanelPart {
    let mission: ID<Mission>
    let lines: [AssignmentLine]
    let shown: Int
    /// Whom it may be given to as well; empty when this viewer may not.
    let units: [UnitLink]
    let token: HTML
    let language: Language

    private var owing: [AssignmentLine] { lines.filter { $0.assignment.part != .watch } }

    var html: HTML {
        let history = Address("/nhiem-vu/{id}/lich-su", mission.text)
        return """
            <section class="sec" id="phan-viec">\(SectionHead(
                language("Phân việc theo cơ quan", "Who owes what"),
                meta: "<a href=\"\(history)\">\(language("Toàn bộ lịch sử của nhiệm vụ", "The task's whole history"))</a>"))
            \(lines.isEmpty ? none : "\(sum)\(share)\(table)")\(adding)</section>

            """
    }

    private var none: HTML {
        """
        <p class="muted">\(language("Chưa cơ quan nào được giao: văn bản không nêu cơ quan chủ trì có trong danh mục.", "Nobody has it: the document names no lead that is in the register."))</p>
        """
    }

    /// `97 phần việc = 48 đã xác nhận + 13 có minh chứng + …`.
    private var sum: SumLine {
        SumLine(
            owing.count, language("phần việc", "promises"),
            parts: ProofLevel.allCases.reversed().map { level in
                (owing.count { $0.assignment.level == level }, language(level.name).lowercased())
            }.filter { $0.0 > 0 })
    }

    /// A task given to groups is done as far as its units have proved their parts.
    private var share: HTML {
        let leads = lines.filter { $0.assignment.part == .lead }
        guard leads.count > 1 else { return .empty }
        let proved = leads.count { $0.assignment.level >= .counted }
        let link = AssignmentAddress.of { $0.mission = mission }
        return Rate(
            proved, of: leads.count,
            "<a href=\"\(link)\">\(language("cơ quan chủ trì đã có minh chứng", "leads have proved their part"))</a>",
            small: true
        ).html
    }

    /// The latest first, then the nearest deadline: what needs looking at is on the page.
    private var ordered: [AssignmentLine] {
        func rank(_ line: AssignmentLine) -> (Int, Int) {
            if line.assignment.part == .watch { return (9, 0) }
            return switch line.time {
            case .overdue(let days): (0, -days)
            case .dueToday: (1, 0)
            case .dueSoon(let days): (2, days)
            case .paused: (3, 0)
            case .notDue(let days): (4, days)
            case .doneLate: (6, 0)
            case .doneOnTime: (7, 0)
            case .regular, .noDeadline, .waiting, .invalid: (5, 0)
            }
        }
        return lines.enumerated().sorted { (rank($0.1).0, rank($0.1).1, $0.0) < (rank($1.1).0, rank($1.1).1, $1.0) }
            .map(\.element)
    }

    private var table: HTML {
        let rows = ordered.prefix(shown).map { line in
            let it = line.assignment
            let through = it.group.map { language(", qua \($0.name)", ", through \($0.name)") } ?? ""
            return Table.Row([
                "<a class=\"row\" href=\"\(AssignmentAddress.of(it.id))\">\(it.unit.name)</a><span class=\"sub\">\(language(it.part.name))\(through)\(it.personName.isEmpty ? "" : ", \(it.personName)")</span>",
                DueWords(assignment: it, language: language).html,
                "\(line.time.badge(language))<span class=\"sub\">\(language(it.state.name))</span>",
                it.level.mark(language),
                HTML(text: it.lastSentAt?.localDay.shown ?? "-"),
            ])
        }
        let all = AssignmentAddress.of {
            $0.mission = mission
            $0.parts = []
        }
        let rest: HTML =
            lines.count > shown
            ? "<p class=\"meta\">\(language("\(rows.count) trong \(lines.count), việc cần xem ở trên.", "\(rows.count) of \(lines.count), what needs a look first.")) <a href=\"\(all)\">\(language("Xem đủ \(lines.count) phần việc", "See all \(lines.count)"))</a></p>"
            : .empty
        let list = Table(
            caption:
                "<b class=\"num\">\(Written.count(lines.count))</b> \(language("cơ quan; lời khai và minh chứng là hai điều khác nhau", "agencies; a claim and its proof are two things"))",
            columns: [
                .init(language(.unitColumn), .main), .init(language(.dueColumn), width: 14),
                .init(language(.timeColumn), width: 20), .init(language(.proofColumn), width: 16),
                .init(language(.lastSent), .desk, width: 14),
            ], rows: Array(rows), isList: false)
        return "\(list)\(rest)"
    }

    private var adding: HTML {
        guard !units.isEmpty else { return .empty }
        let form = DeedForm(
            word: "giao-them", name: language("Giao thêm cơ quan", "Add an agency"),
            action: Address("/nhiem-vu/{id}/giao-them", mission.text),
            fields: [
                .choice("co-quan", language(.unitColumn), units.map { .init($0.id.text, $0.name) }),
                .choice(
                    "vai", language(.partColumn),
                    Assignment.Part.allCases.reversed().map { .init($0.rawValue, language($0.name)) },
                    selected: Assignment.Part.watch.rawValue),
            ], send: language("Giao thêm", "Add"), token: token)
        return "<div class=\"acts hide-p\">\(form)</div>\n"
    }
}
