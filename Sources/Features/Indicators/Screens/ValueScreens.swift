import Database
import Design
import Files
import Organizations
import Vietnamese
import Vocabulary
import Web

/// Entering values: the grid of a unit or of an indicator, its drafts and its sendings.
struct ValueScreens: Sendable {
    let database: Database
    let world: World
    let values: Values
    let cube: Cube

    /// Who enters values.
    static let people: Audience = .roles([.focal, .coordinator])
    /// Who judges them; which, is inside each query.
    static let judges: Audience = .roles([.focal, .coordinator, .office])

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/so-lieu", for: Self.people, open),
            Endpoint(.post, "/so-lieu", for: Self.people, bodyLimit: 1 << 20, send),
        ] + ValuePasteScreens(values: self).endpoints + ValueCellScreens(values: self).endpoints
            + ValueDeskScreens(values: self).endpoints + MissingScreens(values: self).endpoints
    }

    /// What the grid of this visitor is made from.
    func making(_ call: Call) async throws -> ValueGridMaking {
        let viewer = Viewer(call)
        return ValueGridMaking(
            view: try await cube.view(for: viewer), units: try await ValueUnits.all(database),
            reading: values.reading, viewer: viewer, language: call.language)
    }

    private func open(_ call: Call) async throws -> Reply {
        let making = try await making(call)
        let place = GridPlace(call)
        let grid = try await making.grid(place)
        let page = ValuesPage(
            grid: grid, place: place, making: making,
            view: grid.map {
                ValueGridView(
                    grid: $0, form: $0.form(key: world.newID()), token: call.formTokenField, language: call.language)
            }, message: nil, language: call.language)
        return call.page(title: page.title, at: .values, main: page.main)
    }

    private func send(_ call: Call) async throws -> Reply {
        let sent = try call.form()
        let making = try await making(call)
        let place = GridPlace(sent)
        guard let grid = try await making.grid(place) else { throw NotVisible() }
        var form = GridForm(sent, of: grid)
        let isDraft = sent["viec"] == "nhap"
        var work = GridSending(grid: grid, form: form, making: making)
        work.read(isDraft: isDraft)
        guard work.troubles.isEmpty else {
            return again(call, making, grid, form, message: work.message, troubles: work.troubles)
        }
        guard !work.cells.isEmpty else {
            return .redirect(
                place.address,
                saying: call.language("Không có ô nào thay đổi nên chưa gửi gì.", "No cell changed; nothing was sent."))
        }
        do {
            let receipt = try await values.send(work.sending(isDraft: isDraft), by: making.viewer)
            let count = receipt.entries
            let words =
                receipt.wasKnown
                ? call.language("Đã nhận từ trước, không ghi lần nữa.", "Received before, not stored again.")
                : isDraft
                    ? call.language("Đã lưu nháp \(count) giá trị, chưa gửi.", "A draft of \(count) values is saved.")
                    : call.language("Đã gửi \(count) giá trị.", "\(count) values sent.")
            return .redirect(place.address, saying: words)
        } catch let open as OpenQuestions {
            var questions: [String: [AskedValue]] = [:]
            // Answered ones stay in sight beside the open ones, so nothing typed is lost.
            for question in values.questions(about: work.entries, under: try await cube.view(for: .system("values"))) {
                questions[work.cells[question.place].key, default: []].append(question)
            }
            return again(call, making, grid, form, message: open.message, questions: questions)
        } catch let conflict as CellsChanged {
            var changed: [String: String] = [:]
            for one in conflict.cells {
                let cell = work.cells[one.place]
                let theirs = ValueWords.value(one.now, of: cell.row.indicator, call.language)
                let ours = form.cells[cell.key]?.texts.joined(separator: "/") ?? ""
                changed[cell.key] = call.language(
                    "\(one.by) vừa ghi \(theirs); bạn ghi \(ours).",
                    "\(one.by) has just written \(theirs); you wrote \(ours).")
                // The next sending stands on what is there now.
                let now = GridForm.Typed(showing: grid.newest[cell.cell], isRatio: cell.isRatio)
                form.cells[cell.key]?.seen = now.seen
                form.cells[cell.key]?.shown = now.shown
                form.cells[cell.key]?.wasDraft = false
            }
            return again(call, making, grid, form, message: conflict.message, changed: changed, status: 409)
        } catch let problem as any UserFacing {
            return again(call, making, grid, form, message: problem.message)
        }
    }

    private func again(
        _ call: Call, _ making: ValueGridMaking, _ grid: ValueGrid, _ form: GridForm, message: UserMessage,
        troubles: [String: String] = [:], changed: [String: String] = [:], questions: [String: [AskedValue]] = [:],
        status: Int = 422
    ) -> Reply {
        let page = ValuesPage(
            grid: grid, place: grid.place, making: making,
            view: ValueGridView(
                grid: grid, form: form, troubles: troubles, changed: changed, questions: questions,
                token: call.formTokenField, language: call.language), message: message, language: call.language)
        return call.page(title: page.title, at: .values, status: status, main: page.main)
    }
}

/// Reads a filled grid into what is to be sent: only what differs from what the form had shown.
struct GridSending {
    let grid: ValueGrid
    let form: GridForm
    let making: ValueGridMaking
    private(set) var cells: [ValueGrid.Cell] = []
    private(set) var entries: [ValueEntry] = []
    private(set) var troubles: [String: String] = [:]
    private var paperDate: Day?

    init(grid: ValueGrid, form: GridForm, making: ValueGridMaking) {
        self.grid = grid
        self.form = form
        self.making = making
    }

    var message: UserMessage {
        UserMessage(
            code: "IND-43", says: "Có \(troubles.count) ô chưa đọc được nên chưa gửi gì.",
            next: "Sửa các ô được nêu rồi gửi lại; chưa mất số nào.")
    }

    mutating func read(isDraft: Bool) {
        if !form.paperDate.isEmpty {
            paperDate = DayText.read(form.paperDate)
            if paperDate == nil { troubles["ngay-van-ban"] = "“\(form.paperDate)” không phải là một ngày." }
        }
        let rules = SendingRules(view: making.view, viewer: making.viewer)
        for cell in grid.cells {
            guard let typed = form.cells[cell.key], !typed.isEmpty else { continue }
            if typed.isUntouched, isDraft || !typed.wasDraft { continue }
            do {
                guard let says = try GridForm.statement(typed.texts) else { continue }
                var entry = ValueEntry(
                    indicator: cell.row.indicator.id, unit: cell.row.unit.id, period: cell.period, says: says,
                    answers: typed.answers.map { .init(rule: $0.key, words: "", answer: $0.value) })
                entry.seen = typed.seen
                try rules.check(entry, of: cell.row.indicator)
                cells.append(cell)
                entries.append(entry)
            } catch {
                troubles[cell.key] = error.message.says
            }
        }
    }

    func sending(isDraft: Bool) -> Sending {
        var sending = Sending(.page, key: form.key, entries: entries)
        sending.isDraft = isDraft
        sending.source = form.source
        sending.note = form.note
        sending.paperNumber = form.paperNumber
        sending.paperDate = paperDate
        return sending
    }
}
