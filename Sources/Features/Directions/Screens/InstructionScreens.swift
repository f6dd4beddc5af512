import Design
import Organizations
import Plans
import Vietnamese
import Vocabulary
import Web

/// The addresses of instructions: their list, each of them, giving, answering, closing.
struct InstructionScreens: Sendable {
    let instructions: Instructions
    let tasks: TaskGiving
    let names: UnitNames
    let world: World

    private static let givers = Audience.roles([.leader, .office])
    private static let pageSize = 25

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/chi-dao", for: .signedIn, list),
            Endpoint(.get, "/chi-dao/moi", for: Self.givers) { call in
                try await form(call, InstructionForm(call.query))
            },
            Endpoint(.post, "/chi-dao/moi", for: Self.givers, bodyLimit: 1 << 16, give),
            Endpoint(.get, "/chi-dao/{id}", for: .signedIn) { try await detail($0) },
            Endpoint(.post, "/chi-dao/{id}/tra-loi", for: .roles([.focal]), bodyLimit: 1 << 15) { call in
                try await deed(call, saying: Phrase("Đã gửi ý kiến.", "Sent.")) { id, form in
                    try await instructions.answer(
                        id, version: form.version, words: form.words, isAnswer: form.isAnswer, by: Viewer(call))
                }
            },
            Endpoint(.post, "/chi-dao/{id}/them", for: Self.givers, bodyLimit: 1 << 15) { call in
                try await deed(call, saying: Phrase("Đã ghi thêm.", "Added.")) { id, form in
                    try await instructions.add(id, version: form.version, words: form.words, by: Viewer(call))
                }
            },
            Endpoint(.post, "/chi-dao/{id}/ket-thuc", for: Self.givers, bodyLimit: 1 << 15) { call in
                try await deed(call, saying: Phrase("Đã kết thúc chỉ đạo.", "Closed.")) { id, form in
                    try await instructions.close(id, version: form.version, words: form.words, by: Viewer(call))
                }
            },
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let (viewer, language) = (Viewer(call), call.language)
        let offered = InstructionView.offered(to: viewer)
        let view =
            InstructionView(rawValue: call.value("xem") ?? "").flatMap { offered.contains($0) ? $0 : nil } ?? .all
        var counts: [InstructionView: Int] = [:]
        for one in offered { counts[one] = try await instructions.count(one.filter(for: viewer), for: viewer) }
        let number = max(1, min(10_000, Int(call.value("trang") ?? "") ?? 1))
        let page = InstructionListPage(
            view: view, counts: counts, offered: offered,
            rows: try await instructions.list(
                view.filter(for: viewer), offset: (number - 1) * Self.pageSize, size: Self.pageSize, for: viewer),
            number: number, size: Self.pageSize, today: world.today(), language: language)
        return call.page(title: language("Chỉ đạo", "Instructions"), at: nil, main: page.main)
    }

    private func detail(
        _ call: Call, problem: DirectionProblem? = nil, typed: InstructionSaying? = nil
    ) async throws -> Reply {
        let viewer = Viewer(call)
        let id = ID<Instruction>(call.parameter("id"))
        let instruction = try await instructions.instruction(id, for: viewer)
        let page = InstructionPage(
            instruction: instruction, entries: try await instructions.entries(of: id, for: viewer),
            missions: try await tasks.missions(of: id, for: viewer), viewer: viewer, today: world.today(),
            problem: problem, typed: typed, token: call.formTokenField, language: call.language)
        return call.page(title: page.title, at: nil, status: problem?.status ?? 200, main: page.main)
    }

    private func deed(
        _ call: Call, saying words: Phrase, _ body: (ID<Instruction>, InstructionSaying) async throws -> Void
    ) async throws -> Reply {
        let id = ID<Instruction>(call.parameter("id"))
        let form = InstructionSaying(try call.form())
        do {
            try await body(id, form)
            return .redirect(InstructionAddress.of(id), saying: call.language(words))
        } catch let problem as DirectionProblem {
            return try await detail(call, problem: problem, typed: form)
        }
    }

    private func form(
        _ call: Call, _ form: InstructionForm, problem: UserMessage? = nil
    ) async throws -> Reply {
        let viewer = Viewer(call)
        guard let subject = form.subject else { throw NotVisible() }
        let found = try await instructions.proposal(subject, for: viewer)
        var shown = form
        if problem == nil, shown.units.isEmpty { shown.units = found.units.joined(separator: "; ") }
        let page = InstructionFormPage(
            form: shown, subject: subject, title: found.title, code: found.code,
            isLeader: viewer.roles.contains(.leader), problem: problem, token: call.formTokenField,
            language: call.language)
        return call.page(
            title: call.language("Chỉ đạo mới", "New instruction"), at: nil, status: problem == nil ? 200 : 422,
            main: page.main)
    }

    private func give(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let sent = try call.form()
        let form = InstructionForm(sent.fields)
        do {
            let id = try await instructions.give(try await form.instruction(names, for: viewer), by: viewer)
            return .redirect(
                InstructionAddress.of(id), saying: call.language("Đã gửi chỉ đạo.", "The instruction is given."))
        } catch let problem as DirectionProblem {
            return try await self.form(call, form, problem: problem.message)
        }
    }
}

/// What a form under an instruction says.
struct InstructionSaying {
    let version: Int
    let words: String
    let isAnswer: Bool

    init(_ form: Form) {
        version = Int(form["ban"] ?? "") ?? 0
        words = InstructionForm.lines(form["noi-dung"] ?? "")
        isAnswer = form["xong"] == "1"
    }
}

/// A new instruction as it was typed.
struct InstructionForm {
    var kind = ""
    var subjectID = ""
    var words = ""
    var units = ""
    var due = ""
    var document = ""
    var behalf = ""

    init(_ fields: [(name: String, value: String)]) {
        let word = { (name: String) in tidy(fields.first { $0.name == name }?.value ?? "") }
        kind = word("loai")
        subjectID = word("ve")
        words = InstructionForm.lines(fields.first { $0.name == "noi-dung" }?.value ?? "")
        units = word("co-quan")
        due = word("han")
        document = word("van-ban")
        behalf = word("lanh-dao")
    }

    /// Tidy lines; empty ones at the ends are gone.
    static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { tidy(String($0)) }
            .joined(separator: "\n").trimmed
    }

    var subject: InstructionSubject? {
        InstructionSubject.Kind(rawValue: kind).map { InstructionSubject($0, subjectID) }
    }

    /// The instruction, when every word can be read.
    ///
    /// - Throws: `DirectionProblem`; `NotVisible` without a subject.
    func instruction(_ names: UnitNames, for viewer: Viewer) async throws -> NewInstruction {
        guard let subject else { throw NotVisible() }
        let codes: [String]
        do { codes = try await names.codes(in: units, for: viewer) } catch PlanProblem.unitUnknown(let name) {
            throw DirectionProblem.unitUnknown(name)
        }
        var new = NewInstruction(subject: subject, words: words, units: codes)
        if !due.isEmpty {
            guard let day = DayText.read(due) else { throw DirectionProblem.dayUnreadable(due) }
            new.due = day
        }
        new.document = document
        new.onBehalf = behalf
        return new
    }
}

extension String {
    /// Without blanks and line ends at both ends.
    var trimmed: String {
        let isBlank: (UInt8) -> Bool = { $0 == 32 || $0 == 10 || $0 == 13 || $0 == 9 }
        let bytes = utf8.drop(while: isBlank)
        let end = bytes.lastIndex { !isBlank($0) }
        return end.map { String(bytes[...$0]) ?? "" } ?? ""
    }
}
