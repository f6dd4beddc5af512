import Design
import Organizations
import Plans
import Vietnamese
import Vocabulary
import Web

/// Giving tasks straight from a paper: one form, one or several tasks.
struct TaskScreens: Sendable {
    let tasks: TaskGiving
    let instructions: Instructions
    let names: UnitNames
    let read: DeadlineReader
    let world: World

    private static let coordinator = Audience.roles([.coordinator])

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/giao-viec/moi", for: Self.coordinator) { call in
                try await page(call, TaskForm(call.query))
            },
            Endpoint(.post, "/giao-viec/moi", for: Self.coordinator, bodyLimit: 1 << 18, give),
        ]
    }

    private func page(_ call: Call, _ form: TaskForm, problem: UserMessage? = nil) async throws -> Reply {
        let (viewer, language) = (Viewer(call), call.language)
        var source: Instruction?
        if !form.instruction.isEmpty {
            source = try await instructions.instruction(ID(form.instruction), for: viewer)
        }
        let page = TaskFormPage(
            form: form, instruction: source, plans: try await tasks.plans(for: viewer), year: world.today().year,
            problem: problem, token: call.formTokenField, language: language)
        return call.page(
            title: language("Giao việc mới", "Give tasks"), at: .missions, status: problem == nil ? 200 : 422,
            main: page.main)
    }

    private func give(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let sent = try call.form()
        var form = TaskForm(sent.fields)
        if sent["viec"] == "them" {
            form.addRow()
            return try await page(call, form)
        }
        do {
            let ids = try await tasks.give(try await form.order(names, read, for: viewer), by: viewer)
            let said = call.language("Đã giao \(ids.count) việc.", "\(ids.count) tasks are given.")
            if !form.instruction.isEmpty {
                return .redirect(InstructionAddress.of(ID(form.instruction)), saying: said)
            }
            guard let first = ids.first else { throw DirectionProblem.noTask }
            return .redirect(Address("/nhiem-vu/{id}", first.text), saying: said)
        } catch let problem as DirectionProblem {
            return try await page(call, form, problem: problem.message)
        } catch let problem as PlanProblem {
            return try await page(call, form, problem: problem.message)
        }
    }
}

/// The form as it was typed.
struct TaskForm {
    struct Line {
        var title = ""
        var lead = ""
        var coop = ""
        var deadline = ""
        var product = ""

        var isEmpty: Bool { (title + lead + coop + deadline + product).isEmpty }
    }

    static let lineLimit = 30
    var source = TaskGiving.Source.conclusions
    var number = ""
    var issuedOn = ""
    var issuer = ""
    var paperTitle = ""
    var plan = ""
    var instruction = ""
    var lines: [Line] = []

    init(_ fields: [(name: String, value: String)]) {
        let word = { (name: String) in tidy(fields.first { $0.name == name }?.value ?? "") }
        source = TaskGiving.Source(rawValue: word("nguon")) ?? (word("chi-dao").isEmpty ? .conclusions : .instruction)
        number = word("so")
        issuedOn = word("ngay")
        issuer = word("noi-ban-hanh")
        paperTitle = word("trich-yeu")
        plan = word("ke-hoach")
        instruction = word("chi-dao")
        let all = { (name: String) in fields.filter { $0.name == name }.map { tidy($0.value) } }
        let (titles, leads, coops, deadlines, products) = (
            all("noi-dung"), all("chu-tri"), all("phoi-hop"), all("han"), all("san-pham")
        )
        let at = { (list: [String], index: Int) in list.indices.contains(index) ? list[index] : "" }
        lines = (0..<min(max(1, titles.count), Self.lineLimit)).map { index in
            Line(
                title: at(titles, index), lead: at(leads, index), coop: at(coops, index),
                deadline: at(deadlines, index),
                product: at(products, index))
        }
    }

    mutating func addRow() {
        if lines.count < Self.lineLimit { lines.append(Line()) }
    }

    /// What the form orders, when every word can be read.
    ///
    /// - Throws: `DirectionProblem`.
    func order(_ names: UnitNames, _ read: DeadlineReader, for viewer: Viewer) async throws -> TaskGiving.Order {
        var paper = TaskGiving.Paper()
        paper.source = source
        paper.number = number
        paper.issuer = issuer
        paper.title = paperTitle
        if !issuedOn.isEmpty {
            guard let day = DayText.read(issuedOn) else { throw DirectionProblem.dayUnreadable(issuedOn) }
            paper.issuedOn = day
        }
        var missions: [NewMission] = []
        for line in lines where !line.isEmpty {
            guard !line.title.isEmpty else { throw DirectionProblem.wordsMissing }
            try DirectionProblem.check(line.title, "Nội dung việc", limit: 2000)
            try DirectionProblem.check(line.product, "Sản phẩm", limit: 1000)
            var new = NewMission(title: line.title)
            new.product = line.product
            new.lead = UnitWords(raw: line.lead, codes: try await codes(line.lead, names, viewer))
            new.coop = UnitWords(raw: line.coop, codes: try await codes(line.coop, names, viewer))
            if !line.deadline.isEmpty {
                try DirectionProblem.check(line.deadline, "Thời hạn", limit: 300)
                new.deadline = read(line.deadline, paper.issuedOn)
                guard new.deadline.kind != .invalid, new.deadline.kind != .none else {
                    throw DirectionProblem.deadlineUnread(line.deadline)
                }
            }
            missions.append(new)
        }
        return TaskGiving.Order(
            paper: paper, plan: plan.isEmpty ? nil : ID(plan), instruction: instruction.isEmpty ? nil : ID(instruction),
            tasks: missions)
    }

    private func codes(_ text: String, _ names: UnitNames, _ viewer: Viewer) async throws -> [String] {
        do { return try await names.codes(in: text, for: viewer) } catch PlanProblem.unitUnknown(let name) {
            throw DirectionProblem.unitUnknown(name)
        }
    }
}
