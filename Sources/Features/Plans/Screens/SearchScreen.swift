import Design
import Documents
import Organizations
import Vietnamese
import Vocabulary
import Web

/// One box over documents, plans, tasks, targets, projects and agencies.
struct SearchScreen: Sendable {
    let documents: DocumentRegister
    let plans: PlanRegister
    let missions: Missions
    let targets: Targets
    let projects: Projects
    let duties: UnitDuties
    let world: World

    static let address: Address = Address("/tra-cuu")
    var endpoints: [Endpoint] { [Endpoint(.get, "/tra-cuu", for: .signedIn, search)] }

    /// One kind of thing that was found: its first rows, how many there are, and where all of them are.
    struct Found: Sendable {
        let name: Phrase
        let total: Int
        let all: Address
        let rows: [(title: String, address: Address, meta: String)]
    }

    private func search(_ call: Call) async throws -> Reply {
        let words = tidy(call.value("tim") ?? "")
        let found = words.isEmpty ? [] : try await find(words, call)
        let page = SearchPage(words: words, found: found, language: call.language)
        return call.page(title: call.language(.findBox), at: .search, main: page.main)
    }

    private func find(_ words: String, _ call: Call) async throws -> [Found] {
        let viewer = Viewer(call)
        let today = world.today()
        var papers = DocumentFilter()
        papers.words = words
        var plan = PlanFilter()
        plan.words = words
        var task = MissionFilter()
        task.words = words
        var target = TargetFilter()
        target.words = words
        var project = ProjectFilter()
        project.words = words
        var unit = UnitFilter()
        unit.words = words
        let language = call.language
        let query = [("tim", words)]
        return [
            Found(
                name: .task, total: try await missions.tally(task, today: today, for: viewer).total,
                all: MissionAddress(task).address,
                rows: try await missions.list(task, size: 8, today: today, for: viewer).rows.map {
                    (
                        $0.mission.title, Address("/nhiem-vu/{id}", $0.mission.id.text),
                        "\($0.mission.leadText), \(language($0.mission.timeState(today: today).words)), \($0.mission.plan.code)"
                    )
                }),
            Found(
                name: .target, total: try await targets.counts(target, for: viewer).reduce(0) { $0 + $1.count },
                all: TargetAddress(target).address,
                rows: try await targets.list(target, size: 8, for: viewer).rows.map {
                    (
                        $0.target.name, Address("/chi-tieu/{id}", $0.target.id.text),
                        "\($0.target.value.raw) \($0.target.unit), \($0.target.plan.code)"
                    )
                }),
            Found(
                name: .project, total: try await projects.counts(project, for: viewer).total,
                all: ProjectAddress(project).address,
                rows: try await projects.list(project, size: 8, for: viewer).rows.map {
                    ($0.project.name, Address("/du-an/{id}", $0.project.id.text), $0.project.plan.code)
                }),
            Found(
                name: .planRegister, total: try await plans.count(plan, for: viewer), all: PlanAddress.list.with(query),
                rows: try await plans.list(plan, size: 8, today: today, for: viewer).rows.map {
                    ($0.plan.code, Address("/ke-hoach/{id}", $0.plan.id.text), $0.plan.title)
                }),
            Found(
                name: Phrase("Văn bản", "Documents"), total: try await documents.counts(papers, for: viewer).total,
                all: Address("/van-ban").with(query),
                rows: try await documents.list(papers, size: 8, for: viewer).rows.map {
                    (
                        $0.document.head.title, Address("/van-ban/{id}", $0.document.id.text),
                        $0.document.head.number ?? ""
                    )
                }),
            Found(
                name: .agencies, total: try await duties.counts(unit, for: viewer).reduce(0) { $0 + $1.count },
                all: UnitListPage.address(unit),
                rows: try await duties.list(unit, size: 8, today: today, for: viewer).rows.map {
                    ($0.unit.name, Address("/co-quan/{id}", $0.unit.code), $0.kind)
                }),
        ]
    }
}

/// What was found, kind by kind.
struct SearchPage {
    let words: String
    let found: [SearchScreen.Found]
    let language: Language

    var main: HTML {
        """
        \(PageHead(language(.findBox), meta: "\(language("văn bản, kế hoạch, nhiệm vụ, chỉ tiêu, dự án, cơ quan; gõ có dấu hay không dấu đều được", "documents, plans, tasks, targets, projects, agencies; with or without diacritics"))"))
        \(FilterBar(action: SearchScreen.address, fields: [.search("tim", language(.find), value: words)]))
        \(results)
        """
    }

    private var results: HTML {
        guard !words.isEmpty else { return .empty }
        let shown = found.filter { $0.total > 0 }
        guard !shown.isEmpty else {
            return EmptyState(
                language("Không tìm thấy “\(words)”", "Nothing found for “\(words)”"),
                next:
                    "\(language("Thử ít chữ hơn, hoặc tên đầy đủ thay cho chữ viết tắt.", "Try fewer words, or the full name instead of a short form."))"
            ).html
        }
        return shown.markup { part in
            let more: HTML =
                part.total > part.rows.count
                ? "<a href=\"\(part.all)\">\(language("xem hết", "see all")) \(Written.count(part.total))</a>"
                : "\(Written.count(part.total))"
            return """
                <section class="sec">\(SectionHead(language(part.name), meta: more))\
                <ul class="found">\(part.rows.prefix(8).markup { row in
                    "<li><a href=\"\(row.address)\">\(row.title)</a> <span class=\"meta\">\(row.meta)</span></li>\n"
                })</ul></section>

                """
        }
    }
}
