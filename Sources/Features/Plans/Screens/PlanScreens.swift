import Design
import Documents
import Organizations
import Vietnamese
import Vocabulary
import Web

/// The list of plans as its address asks for it, and back.
struct PlanAddress {
    var filter: PlanFilter
    var key: PageKey?

    init(_ filter: PlanFilter) { self.filter = filter }

    init(_ call: Call) {
        filter = PlanFilter()
        filter.words = tidy(call.value("tim") ?? "")
        filter.state = call.value("rut") == "1" ? .withdrawn : .current
        filter.order = PlanFilter.Order(rawValue: call.value("sap") ?? "") ?? .newest
        key = call.value("trang").flatMap { PageKey($0) }
    }

    var pairs: [(String, String)] {
        [
            ("tim", filter.words), ("rut", filter.state == .withdrawn ? "1" : ""),
            ("sap", filter.order == .newest ? "" : filter.order.rawValue),
        ]
    }
    static let list: Address = Address("/ke-hoach")
    var csv: Address { Address("/ke-hoach.csv").with(pairs) }
    var xlsx: Address { Address("/ke-hoach.xlsx").with(pairs) }
    func page(_ key: PageKey?) -> Address? { key.map { PlanAddress.list.with(pairs + [("trang", $0.text)]) } }
    func changed(_ change: (inout PlanFilter) -> Void) -> Address {
        var copy = filter
        change(&copy)
        return PlanAddress.list.with(PlanAddress(copy).pairs)
    }
}

/// The addresses of plans.
struct PlanScreens: Sendable {
    let plans: PlanRegister
    let missions: Missions
    let targets: Targets
    let projects: Projects
    let histories: Histories
    let cache: PageCache
    let panels: [PlanPanel]
    let world: World

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/ke-hoach", for: .signedIn, list),
            Endpoint(.get, "/ke-hoach.csv", for: .signedIn) { try await export($0, as: .csv) },
            Endpoint(.get, "/ke-hoach.xlsx", for: .signedIn) { try await export($0, as: .xlsx) },
            Endpoint(.get, "/ke-hoach/moi", for: .roles([.coordinator])) {
                try await form("", "", of: nil, problem: nil, $0)
            },
            Endpoint(.post, "/ke-hoach/moi", for: .roles([.coordinator]), enter),
            Endpoint(.get, "/ke-hoach/{id}", for: .signedIn, detail),
            Endpoint(.get, "/ke-hoach/{id}/sua", for: .roles([.coordinator])) { call in
                let plan = try await plans.plan(ID(call.parameter("id")), for: Viewer(call))
                return try await form(plan.code, plan.title, of: plan, problem: nil, call)
            },
            Endpoint(.post, "/ke-hoach/{id}/sua", for: .roles([.coordinator]), correct),
            Endpoint(.post, "/ke-hoach/{id}/rut", for: .roles([.coordinator]), withdraw),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let asked = PlanAddress(call)
        let today = world.today()
        let key = (asked.page(asked.key) ?? PlanAddress.list.with(asked.pairs)).shown
        let main = try await cache.part(key, for: viewer, on: today, in: call.language) {
            PlanListPage(
                asked: asked, page: try await plans.list(asked.filter, from: asked.key, today: today, for: viewer),
                total: try await plans.count(asked.filter, for: viewer), language: call.language,
                mayAdd: viewer.keepsRegister
            ).main
        }
        return call.page(title: call.language(.planRegister), at: .plans, main: main)
    }

    private func export(_ call: Call, as format: SheetFormat) async throws -> Reply {
        let today = world.today()
        let asked = PlanAddress(call)
        let lines = try await plans.list(asked.filter, size: nil, today: today, for: Viewer(call)).rows
        return try RegisterSheet(plans: lines, language: call.language)
            .download(format, name: "ke-hoach-\(today.iso)")
    }

    private func detail(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let today = world.today()
        let plan = try await plans.plan(ID(call.parameter("id")), for: viewer)
        var tasks = MissionFilter()
        tasks.plan = plan.id
        tasks.order = .place
        tasks.state = plan.state
        var goals = TargetFilter()
        goals.plan = plan.id
        goals.state = plan.state
        var works = ProjectFilter()
        works.plan = plan.id
        works.state = plan.state
        var extra = HTML.empty
        for panel in panels { extra += try await panel.make(plan.id, call, viewer) }
        let page = PlanDetailPage(
            plan: plan, standing: try await plans.standing(plan.id, today: today, for: viewer),
            tasks: try await missions.list(tasks, size: 100, today: today, for: viewer).rows.map(\.mission),
            targets: try await targets.list(goals, size: 300, for: viewer).rows.map(\.target),
            projects: try await projects.list(works, size: 300, for: viewer).rows.map(\.project),
            panels: extra, history: try await histories.section("plan", plan.id.text, call.language), today: today,
            language: call.language, mayCorrect: viewer.keepsRegister)
        return call.page(title: plan.code, at: .plans, main: page.main)
    }

    private func enter(_ call: Call) async throws -> Reply {
        let sent = try call.form()
        let (code, title) = (tidy(sent["ky-hieu"] ?? ""), tidy(sent["noi-dung"] ?? ""))
        do {
            let id = try await plans.enter(NewPlan(code: code, title: title), by: Viewer(call))
            return .redirect(Address("/ke-hoach/{id}", id.text))
        } catch let problem as PlanProblem {
            return try await form(code, title, of: nil, problem: problem, call)
        }
    }

    private func correct(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let plan = try await plans.plan(ID(call.parameter("id")), for: viewer)
        let sent = try call.form()
        let (code, title) = (tidy(sent["ky-hieu"] ?? ""), tidy(sent["noi-dung"] ?? ""))
        do {
            let version = Int(sent["ban"] ?? "") ?? 0
            try await plans.correct(plan.id, version: version, code: code, title: title, by: viewer)
            return .redirect(Address("/ke-hoach/{id}", plan.id.text))
        } catch let problem as PlanProblem {
            return try await form(code, title, of: plan, problem: problem, call)
        }
    }

    private func withdraw(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let plan = try await plans.plan(ID(call.parameter("id")), for: viewer)
        let sent = Withdrawal(try call.form())
        do {
            try await plans.withdraw(plan.id, version: sent.version, reason: sent.reason, by: viewer)
            return .redirect(Address("/ke-hoach/{id}", plan.id.text))
        } catch let problem as PlanProblem {
            return try await form(plan.code, plan.title, of: plan, problem: problem, call)
        }
    }

    private func form(
        _ code: String, _ title: String, of plan: Plan?, problem: PlanProblem?, _ call: Call
    ) async throws -> Reply {
        let language = call.language
        let name = plan == nil ? language(.addPlan) : language(Phrase("Sửa kế hoạch", "Correct the plan"))
        let wrong = { (field: String) -> String? in problem?.field == field ? problem?.message.says : nil }
        var history = HTML.empty
        if let plan, case .changedMeanwhile = problem {
            history = try await histories.section("plan", plan.id.text, language)
        }
        let page = RowFormPage(
            title: name, crumbs: [(language(.planRegister), PlanAddress.list), (name, nil)],
            action: plan.map { Address("/ke-hoach/{id}/sua", $0.id.text) } ?? Address("/ke-hoach/moi"),
            version: plan?.version ?? 1,
            fields: [
                .text(
                    "ky-hieu", language(Phrase("Số, ký hiệu hoặc tên ngắn", "Number or short name")), value: code,
                    error: wrong("ky-hieu"), required: true, maxLength: 120),
                .area(
                    "noi-dung", language(Phrase("Tên kế hoạch", "Title")), value: title, error: wrong("noi-dung"),
                    required: true),
            ], problem: problem, withdrawal: plan.map { Address("/ke-hoach/{id}/rut", $0.id.text) }, history: history,
            token: call.formTokenField, language: language)
        return call.page(title: name, at: .plans, status: problem.status, main: page.main)
    }
}
