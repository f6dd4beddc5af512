import Database
import Design
import Organizations
import Plans
import Vietnamese
import Vocabulary
import Web

/// Many updates at once, pasted from a spreadsheet: looked at first, then sent as one act.
struct WorkPasteScreens: Sendable {
    let work: WorkScreens

    /// Rows of one paste.
    static let limit = 200

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/viec-cua-toi/dan", for: WorkScreens.people) { call in
                try await page(call, text: "", rows: [])
            },
            Endpoint(.post, "/viec-cua-toi/dan", for: WorkScreens.people, bodyLimit: 1 << 20, look),
        ]
    }

    /// One pasted row, read.
    struct Row: Sendable {
        let line: Int
        /// What the row called the task.
        let name: String
        var matched: WorkLine?
        var form = WorkForm()
        var entry: ProgressEntry?
        var questions: [Question] = []
        /// Which cell cannot be read, and why.
        var troubles: [(cell: String, says: String)] = []

        var open: [Question] { questions.filter { (form.answers[$0.code] ?? "").isEmpty } }
    }

    private func look(_ call: Call) async throws -> Reply {
        let sent = try call.form()
        let text = sent["bang"] ?? ""
        let viewer = Viewer(call)
        let rows: [Row]
        do {
            rows = try await read(text, sent, for: viewer)
        } catch let problem as any UserFacing {
            return try await page(call, text: text, rows: [], message: problem.message)
        }
        guard sent["viec"] == "gui" else { return try await page(call, text: text, rows: rows) }
        let wrong = rows.reduce(0) { $0 + $1.troubles.count }
        if wrong > 0 {
            return try await page(call, text: text, rows: rows, message: WorkProblem.pasteHasErrors(wrong).message)
        }
        let open = rows.flatMap { row in row.open.map(\.code) }
        if !open.isEmpty {
            return try await page(
                call, text: text, rows: rows, message: ProgressProblem.questionsOpen(open).message)
        }
        let entries = rows.compactMap(\.entry)
        do {
            let store = work.entries
            try await work.database.write { tx in
                for entry in entries { _ = try store.send(entry, in: tx, by: viewer) }
            }
        } catch let problem as ProgressProblem {
            var status = 422
            if case .changedMeanwhile = problem { status = 409 }
            // What is shown is read anew, so the next sending stands on what is there now.
            let again = try await read(
                text, Form(fields: sent.fields.filter { !$0.name.hasPrefix("ban-") }), for: viewer)
            return try await page(call, text: text, rows: again, message: problem.message, status: status)
        }
        return .redirect(
            Section.work.address,
            saying: call.language(
                "Đã gửi \(entries.count) việc trong một lần.", "\(entries.count) updates sent as one."))
    }

    /// Reads the rows: which promise, which words, which questions; the same checks as the page.
    private func read(_ text: String, _ sent: Form, for viewer: Viewer) async throws -> [Row] {
        let table = PastedTable(text)
        guard !table.rows.isEmpty else { throw WorkProblem.nothingPasted }
        guard table.rows.count <= Self.limit else { throw WorkProblem.tooManyRows(Self.limit) }
        guard let unit = viewer.unit else { throw NotVisible() }
        let items = try await work.reading.items(of: unit, for: viewer)
        let match = PromiseMatch(lines: try await work.lines(items, unit: unit, for: viewer))
        let batch = sent["dot"].flatMap { $0.isEmpty ? nil : String($0.prefix(40)) } ?? work.world.newID()
        var rows: [Row] = []
        var seen: [ID<Assignment>: Int] = [:]
        for (line, cells) in table.rows {
            var row = Row(line: line, name: table.word(.task, in: cells) ?? "")
            switch match.find(row.name, plan: table.word(.plan, in: cells) ?? "") {
            case .none:
                row.troubles.append(
                    (PastedTable.Column.task.name, "Không có việc nào của đơn vị mang số hoặc tên “\(row.name)”."))
            case .several(let count):
                row.troubles.append(
                    (
                        PastedTable.Column.task.name,
                        "Có \(count) việc khớp “\(row.name)”: ghi trọn tên việc, hoặc thêm cột Kế hoạch."
                    ))
            case .one(let found):
                let id = found.item.assignment.id
                if let before = seen[id] {
                    row.troubles.append((PastedTable.Column.task.name, "Việc này đã có ở dòng \(before)."))
                }
                seen[id] = line
                row.matched = found
                try await fill(&row, found, table, cells, sent, batch: batch, for: viewer)
            }
            rows.append(row)
        }
        return rows
    }

    private func fill(
        _ row: inout Row, _ found: WorkLine, _ table: PastedTable, _ cells: [String], _ sent: Form, batch: String,
        for viewer: Viewer
    ) async throws {
        let assignment = found.item.assignment
        let id = assignment.id.text
        let word = { (column: PastedTable.Column) in table.word(column, in: cells) }
        let period = word(.occurrence) ?? ""
        var form = WorkForm(
            found.item, occurrence: period.isEmpty ? found.occurrence?.label ?? "" : period, key: "\(batch):\(id)")
        if let status = word(.status), !status.isEmpty {
            if let read = ProgressEntry.Status.written(status) {
                form.status = read.rawValue
            } else {
                row.troubles.append(
                    (PastedTable.Column.status.name, "“\(status)” không phải Chưa làm, Đang làm hoặc Đã xong."))
            }
        }
        if let percent = word(.percent) { form.percent = percent }
        if let result = word(.result) { form.result = result }
        if let next = word(.nextStep) { form.nextStep = next }
        if let obstacles = word(.obstacles) { form.obstacles = obstacles }
        if let proposals = word(.proposals) { form.proposals = proposals }
        if let cause = word(.cause) { form.cause = DelayCause.written(cause) ?? cause }
        form.waitsFor = word(.waitsFor) ?? ""
        var paper = WorkForm.Paper()
        paper.number = word(.paperNumber) ?? ""
        paper.day = word(.paperDay) ?? ""
        paper.issuer = word(.paperIssuer) ?? ""
        paper.title = word(.paperTitle) ?? ""
        if !paper.isBlank { form.papers = [paper] }
        for question in Question.codes { form.answers[question] = sent["tra-loi-\(id)-\(question)"] ?? "" }
        form.answers = form.answers.filter { !$0.value.isEmpty }
        if let version = sent["ban-\(id)"].flatMap(Int.init) { form.version = version }
        row.form = form
        guard assignment.state.after(.report) != nil else {
            row.troubles.append(
                (PastedTable.Column.task.name, ProgressProblem.notPossible(assignment.state.name.vi).message.says))
            return
        }
        if form.version != assignment.version {
            row.troubles.append(
                (
                    PastedTable.Column.task.name,
                    ProgressProblem.changedMeanwhile(by: found.item.latest?.authorName ?? "").message.says
                ))
            return
        }
        do {
            let reading = work.reading
            let entry = try await form.entry(
                about: assignment.id, hasSteps: !found.item.steps.isEmpty,
                unit: { try await reading.unit(called: $0, for: viewer) })
            try entry.check(today: work.world.today())
            row.entry = entry
            row.questions = try await work.entries.asked(about: entry, for: viewer)
        } catch let trouble as FieldTrouble {
            row.troubles.append((PastedTable.Column.named(trouble.field).name, trouble.message.says))
        } catch let problem as ProgressProblem {
            row.troubles.append((PastedTable.Column.result.name, problem.message.says))
        }
    }

    private func page(
        _ call: Call, text: String, rows: [Row], message: UserMessage? = nil, status: Int? = nil
    ) async throws -> Reply {
        let page = WorkPastePage(
            text: text, rows: rows, message: message, batch: work.world.newID(), token: call.formTokenField,
            language: call.language)
        return call.page(
            title: call.language(.pasteFromExcel), at: .work, status: status ?? (message == nil ? 200 : 422),
            main: page.main)
    }
}

extension PastedTable.Column {
    /// The column that fills a field of the form.
    static func named(_ field: String) -> PastedTable.Column {
        switch field {
        case "ty-le": .percent
        case "nguyen-nhan": .cause
        case "cho-co-quan": .waitsFor
        case "ky": .occurrence
        default: field.hasPrefix("mc-") ? .paperDay : .result
        }
    }
}

extension DelayCause {
    /// The code of a cause as people write it: its name, folded; nil for other words.
    static func written(_ text: String) -> String? {
        let key = foldedKey(text)
        return all.first { foldedKey($0.name.vi) == key || $0.code == text }?.code
    }
}
