import Design
import Documents
import Organizations
import Vocabulary
import Web

/// The addresses of projects.
struct ProjectScreens: Sendable {
    let projects: Projects
    let origins: Origins
    let choices: ChoiceList
    let names: UnitNames
    let histories: Histories
    let panels: [ProjectPanel]
    let world: World

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/du-an", for: .signedIn, register),
            Endpoint(.get, "/du-an.csv", for: .signedIn) { try await export($0, as: .csv) },
            Endpoint(.get, "/du-an.xlsx", for: .signedIn) { try await export($0, as: .xlsx) },
            Endpoint(.get, "/du-an/moi", for: .roles([.coordinator])) {
                try await form(ProjectForm(plan: $0.value("ke-hoach") ?? ""), of: nil, problem: nil, $0)
            },
            Endpoint(.post, "/du-an/moi", for: .roles([.coordinator]), enter),
            Endpoint(.get, "/du-an/{id}", for: .signedIn, detail),
            Endpoint(.get, "/du-an/{id}/sua", for: .roles([.coordinator])) { call in
                let project = try await projects.project(ID(call.parameter("id")), for: Viewer(call))
                return try await form(ProjectForm(project), of: project, problem: nil, call)
            },
            Endpoint(.post, "/du-an/{id}/sua", for: .roles([.coordinator]), correct),
            Endpoint(.post, "/du-an/{id}/rut", for: .roles([.coordinator]), withdraw),
        ]
    }

    private func register(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let asked = ProjectAddress(call)
        let page = ProjectRegisterPage(
            asked: asked, page: try await projects.list(asked.filter, from: asked.key, for: viewer),
            counts: try await projects.counts(asked.filter, for: viewer),
            choices: try await choices.choices(for: viewer),
            language: call.language, mayAdd: viewer.keepsRegister)
        return call.page(title: call.language(.projectRegister), at: .projects, main: page.main)
    }

    private func export(_ call: Call, as format: SheetFormat) async throws -> Reply {
        let (asked, viewer) = (ProjectAddress(call), Viewer(call))
        let lines = try await projects.list(asked.filter, size: nil, for: viewer).rows
        let years = try await projects.counts(asked.filter, for: viewer).years.map(\.year)
        return try RegisterSheet(projects: lines, years: years, language: call.language)
            .download(format, name: "du-an-\(world.today().iso)")
    }

    private func detail(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let project = try await projects.project(ID(call.parameter("id")), for: viewer)
        var extra = HTML.empty
        for panel in panels { extra += try await panel.make(project.id, call, viewer) }
        let page = ProjectDetailPage(
            project: project, places: try await origins.places(of: project.id, for: viewer), panels: extra,
            history: try await histories.section("project", project.id.text, call.language), language: call.language,
            mayCorrect: viewer.keepsRegister)
        return call.page(title: project.name, at: .projects, main: page.main)
    }

    private func enter(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let sent = ProjectForm(try call.form())
        do {
            let id = try await projects.enter(try await sent.facts(names, for: viewer), into: ID(sent.plan), by: viewer)
            return .redirect(Address("/du-an/{id}", id.text))
        } catch let problem as PlanProblem {
            return try await form(sent, of: nil, problem: problem, call)
        }
    }

    private func correct(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let project = try await projects.project(ID(call.parameter("id")), for: viewer)
        let sent = ProjectForm(try call.form())
        do {
            let facts = try await sent.facts(names, for: viewer)
            try await projects.correct(project.id, version: sent.version, to: facts, by: viewer)
            return .redirect(Address("/du-an/{id}", project.id.text))
        } catch let problem as PlanProblem {
            return try await form(sent, of: project, problem: problem, call)
        }
    }

    private func withdraw(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let project = try await projects.project(ID(call.parameter("id")), for: viewer)
        let sent = Withdrawal(try call.form())
        do {
            try await projects.withdraw(project.id, version: sent.version, reason: sent.reason, by: viewer)
            return .redirect(Address("/du-an/{id}", project.id.text))
        } catch let problem as PlanProblem {
            return try await form(ProjectForm(project), of: project, problem: problem, call)
        }
    }

    private func form(_ form: ProjectForm, of project: Project?, problem: PlanProblem?, _ call: Call) async throws
        -> Reply
    {
        let language = call.language
        let plans = project == nil ? try await choices.choices(for: Viewer(call)).allPlans : nil
        let title = project == nil ? language(.addProject) : language(Phrase("Sửa dự án", "Correct the project"))
        var history = HTML.empty
        if let project, case .changedMeanwhile = problem {
            history = try await histories.section("project", project.id.text, language)
        }
        let page = RowFormPage(
            title: title, crumbs: [(language(.projectRegister), ProjectAddress.list), (title, nil)],
            action: project.map { Address("/du-an/{id}/sua", $0.id.text) } ?? Address("/du-an/moi"),
            version: project?.version ?? form.version, fields: form.fields(language, problem: problem, plans: plans),
            problem: problem, withdrawal: project.map { Address("/du-an/{id}/rut", $0.id.text) }, history: history,
            token: call.formTokenField, language: language)
        return call.page(title: title, at: .projects, status: problem.status, main: page.main)
    }
}
