import Database
import Design
import Files
import Organizations
import Plans
import Vietnamese
import Vocabulary
import Web

/// What a unit's own person does about what the unit owes: sees it, says how it stands, takes it on or refuses it.
struct WorkScreens: Sendable {
    let database: Database
    let world: World
    let board: Board
    let room: EvidenceRoom

    init(database: Database, world: World, files: FileStore, board: Board) {
        self.database = database
        self.world = world
        self.board = board
        room = EvidenceRoom(files: files)
    }

    var assignments: Assignments { Assignments(database: database, world: world) }
    var entries: Entries { Entries(database: database, world: world) }
    var drafts: Drafts { Drafts(database: database, world: world) }
    var decisions: Decisions { Decisions(database: database, world: world) }
    var evidence: EvidenceRows { EvidenceRows(database: database, world: world) }
    var steps: Steps { Steps(database: database, world: world) }
    var reading: WorkReading { WorkReading(database: database, assignments: assignments) }

    static let people: Audience = .roles([.focal])

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/viec-cua-toi", for: Self.people, list),
            Endpoint(.post, "/viec-cua-toi/nhan-het", for: Self.people, acceptAll),
            Endpoint(.get, "/viec-cua-toi/{id}", for: Self.people) { call in
                try await one(call, opened(call))
            },
            Endpoint(.post, "/viec-cua-toi/{id}", for: Self.people, bodyLimit: EvidenceFile.sendingLimit, send),
            Endpoint(.post, "/viec-cua-toi/{id}/nhap", for: Self.people, bodyLimit: 1 << 18, keepDraft),
            Endpoint(.post, "/viec-cua-toi/{id}/nhan", for: Self.people, accept),
            Endpoint(.post, "/viec-cua-toi/{id}/khong-dung-don-vi", for: Self.people, contest),
            Endpoint(.post, "/viec-cua-toi/{id}/buoc", for: Self.people, addStep),
            Endpoint(.post, "/viec-cua-toi/{id}/buoc/{step}", for: Self.people, actOnStep),
            Endpoint(
                .post, "/viec-cua-toi/{id}/minh-chung", for: Self.people, bodyLimit: EvidenceFile.limit + 1 << 20,
                attach),
            Endpoint(.post, "/viec-cua-toi/{id}/minh-chung/{evidence}/rut", for: Self.people, withdrawEvidence),
            Endpoint(.get, "/minh-chung/{id}", for: .signedIn, original),
        ]
    }

    // MARK: - the list

    private func list(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let language = call.language
        guard let unit = viewer.unit else {
            let empty = EmptyState(
                language("Tài khoản chưa gắn với cơ quan nào", "The account belongs to no agency"),
                next: HTML(
                    text: language("Báo người quản trị gắn tài khoản với cơ quan.", "Ask the keeper to join it to one.")
                ))
            return call.page(
                title: language(.myWork), at: .work, main: "\(PageHead(language(.myWork)))\(empty)")
        }
        let items = try await reading.items(of: unit, for: viewer)
        let lines = try await lines(items, unit: unit, for: viewer)
        var forms: [ID<Assignment>: HTML] = [:]
        let wanted = WorkGroup.allCases.flatMap { group in lines.filter { $0.group == group } }
        for line in wanted.prefix(WorkPage.formLimit) {
            let assignment = line.item.assignment
            forms[assignment.id] =
                view(line, form(line), call).html
        }
        let page = WorkPage(
            list: WorkList(lines: lines), unitName: call.visitor?.unitName ?? "", account: viewer.actor,
            now: world.now(), forms: forms, unitNames: try await reading.unitNames(), token: call.formTokenField,
            language: language)
        return call.page(title: language(.myWork), at: .work, main: page.main)
    }

    /// How each promise stands, as the board says.
    func lines(_ items: [WorkItem], unit: ID<OrgUnit>, for viewer: Viewer) async throws -> [WorkLine] {
        let today = world.today()
        let view = try await board.view(today: today, for: viewer)
        var filter = BoardFilter()
        filter.unit = unit
        filter.parts = []
        var times: [ID<Assignment>: TimeState] = [:]
        for place in view.matching(filter) { times[view.assignment(place)] = view.timeState(at: place) }
        return items.map { item in
            let id = item.assignment.id
            return WorkLine(item, time: times[id] ?? item.assignment.timeState(today: today), today: today)
        }
    }

    /// What stands in a form at first: the draft, or what was said last.
    func form(_ line: WorkLine) -> WorkForm {
        if let draft = line.item.draft {
            var form = WorkForm(draft.content)
            form.version = draft.version
            form.key = world.newID()
            return form
        }
        return WorkForm(line.item, occurrence: line.occurrence?.label ?? "", key: world.newID())
    }

    func view(
        _ line: WorkLine, _ form: WorkForm, _ call: Call, questions: [Question] = [], troubles: [String: String] = [:]
    ) -> WorkFormView {
        var periods = WorkLine.open(line.item, today: world.today())
        if !form.occurrence.isEmpty, !periods.contains(where: { $0.label == form.occurrence }),
            let other = Occurrence.all(
                of: line.item.assignment.task.deadline, from: line.item.assignment.assignedOn,
                through: world.today().adding(days: 400)
            ).first(where: { $0.label == form.occurrence })
        {
            periods.append(other)
        }
        return WorkFormView(
            item: line.item, form: form, occurrences: periods, questions: questions, troubles: troubles,
            token: call.formTokenField, language: call.language)
    }

    // MARK: - one promise

    /// One promise as it stands now, for its page.
    struct Opened: Sendable {
        let viewer: Viewer
        let line: WorkLine
        let updates: [ProgressUpdate]
        let answers: [String: [KeptAnswer]]

        var assignment: Assignment { line.item.assignment }
        var address: Address { Address("/viec-cua-toi/{id}", assignment.id.text) }
    }

    /// - Throws: `NotVisible` unless the promise is the visitor's unit's.
    func opened(_ call: Call) async throws -> Opened {
        let viewer = Viewer(call)
        let found = try await reading.item(ID(call.parameter("id")), for: viewer)
        let unit = found.item.assignment.unit.id
        let lines = try await lines([found.item], unit: unit, for: viewer)
        return Opened(viewer: viewer, line: lines[0], updates: found.updates, answers: found.answers)
    }

    /// The page of one promise: as it stands, or with what was typed and what was wrong with it.
    func one(
        _ call: Call, _ opened: Opened, typed: WorkForm? = nil, message: UserMessage? = nil, status: Int = 200,
        troubles: [String: String] = [:]
    ) async throws -> Reply {
        var form = typed ?? self.form(opened.line)
        let isConflict = form.version != opened.assignment.version
        // Nothing is asked about what was only filled in beforehand.
        let asked = typed == nil && opened.line.item.draft == nil ? [] : try await asked(form, opened)
        let seen = form
        if isConflict {
            // The next sending stands on what is shown now.
            form.version = opened.assignment.version
            form.seen = opened.assignment.updates
            form.key = world.newID()
        }
        let told =
            message
            ?? (isConflict ? ProgressProblem.changedMeanwhile(by: opened.updates.first?.authorName ?? "").message : nil)
        var lacking = troubles
        if typed != nil, status == 422 {
            for question in asked where (form.answers[question.code] ?? "").isEmpty {
                lacking["tra-loi-\(question.code)"] = call.language(
                    "Trả lời một câu rồi gửi lại.", "Answer in a sentence and send again.")
            }
        }
        let page = WorkOnePage(
            line: opened.line, updates: opened.updates, answers: opened.answers, form: seen,
            view: view(opened.line, form, call, questions: asked, troubles: lacking).html, message: told,
            isConflict: isConflict, account: opened.viewer.actor, unitNames: try await reading.unitNames(),
            today: world.today(), token: call.formTokenField, language: call.language)
        return call.page(title: opened.assignment.task.title, at: .work, status: status, main: page.main)
    }

    /// The questions about what is being typed; none while it cannot be read.
    private func asked(_ form: WorkForm, _ opened: Opened) async throws -> [Question] {
        guard !opened.updates.isEmpty || form.status == ProgressEntry.Status.done.rawValue,
            let entry = try? await entry(form, opened)
        else { return [] }
        return try await entries.asked(about: entry, for: opened.viewer)
    }

    /// - Throws: `FieldTrouble`.
    func entry(_ form: WorkForm, _ opened: Opened) async throws -> ProgressEntry {
        let reading = reading
        let viewer = opened.viewer
        return try await form.entry(about: opened.assignment.id, hasSteps: !opened.line.item.steps.isEmpty) {
            try await reading.unit(called: $0, for: viewer)
        }
    }
}
