import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// One cell with everything that was ever said of it, and what may be done about it.
struct ValueCellScreens: Sendable {
    let values: ValueScreens

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/so-lieu/o/{chi-so}/{don-vi}/{ky}", for: .signedIn) { try await page($0) },
            Endpoint(.post, "/so-lieu/o/{chi-so}/{don-vi}/{ky}", for: .signedIn, bodyLimit: 1 << 18, act),
        ]
    }

    /// The cell of an address as it stands now.
    struct Opened: Sendable {
        let viewer: Viewer
        let view: CubeView
        let cell: ValueGrid.Cell
        let versions: [ValueReading.Version]
        let block: CubeBlock?

        var indicator: Indicator { cell.row.indicator }
        var address: Address { cell.history }
        /// The newest that is no draft.
        var said: ValueReading.Version? { versions.first { $0.value.state != .draft } }

        func who(_ version: ValueReading.Version) -> ValueAct.Who {
            viewer.who(
                unit: cell.row.unit.id, steward: indicator.steward, author: version.author,
                contestant: version.contestant)
        }

        /// What this viewer may do to a version now.
        func acts(on version: ValueReading.Version) -> Set<ValueAct> {
            Set(
                ValueAct.allCases.filter { act in
                    let isOld = said.map { $0.value.seq > version.value.seq } ?? false
                    if isOld, act != .keep, act != .replace { return false }
                    return act.after(version.value.state, by: who(version), needsApproval: indicator.needsApproval)
                        != nil
                })
        }

        /// Whether this viewer may say something of the cell.
        var maySend: Bool {
            SendingRules(view: view, viewer: viewer).maySend(indicator, cell.row.unit.id) && !indicator.isComputed
                && indicator.retiredReason == nil
        }
    }

    private func opened(_ call: Call) async throws -> Opened {
        let viewer = Viewer(call)
        let view = try await values.cube.view(for: viewer)
        let units = try await ValueUnits.all(values.database)
        guard let indicator = view.indicator(code: call.parameter("chi-so")),
            let unit = units[code: call.parameter("don-vi")], let period = Period(call.parameter("ky")),
            period.frequency == indicator.frequency
        else { throw NotVisible() }
        let row = ValueGrid.Row(indicator: indicator, unit: unit, name: unit.name, note: "", applies: [true])
        let cell = ValueGrid.Cell(row: row, period: period)
        return Opened(
            viewer: viewer, view: view, cell: cell,
            versions: try await values.values.reading.versions(of: cell.cell, for: viewer),
            block: view.block(indicator.id))
    }

    private func page(
        _ call: Call, message: UserMessage? = nil, typed: Form = Form(), questions: [AskedValue] = [],
        status: Int = 200
    ) async throws -> Reply {
        let opened = try await opened(call)
        let newest = String(opened.said?.value.seq ?? 0)
        let page = ValueCellPage(
            opened: opened, typed: typed, questions: questions, message: message, key: values.world.newID(),
            stands: status == 422 ? typed["thay"] ?? newest : newest, token: call.formTokenField,
            language: call.language)
        return call.page(title: page.title, at: .values, status: status, main: page.main)
    }

    private func act(_ call: Call) async throws -> Reply {
        let opened = try await opened(call)
        let sent = try call.form()
        do {
            let words = try await done(sent, opened, call.language)
            return .redirect(opened.address, saying: words)
        } catch let open as OpenQuestions {
            return try await page(call, message: open.message, typed: sent, questions: open.questions, status: 422)
        } catch let conflict as CellsChanged {
            return try await page(call, message: conflict.message, typed: sent, status: 409)
        } catch let problem as any UserFacing {
            var status = 422
            if case .changedMeanwhile? = problem as? IndicatorProblem { status = 409 }
            return try await page(call, message: problem.message, typed: sent, status: status)
        }
    }

    /// - Returns: what is said on the next page.
    private func done(_ sent: Form, _ opened: Opened, _ language: Language) async throws -> String {
        let words = tidy(sent["ly-do"] ?? "")
        let store = values.values
        if sent["viec"] == "ghi" || sent["viec"] == "rut" {
            return try await say(sent, opened, words, language)
        }
        guard let ref = ValueRef(sent["ban"] ?? ""), opened.versions.contains(where: { $0.ref == ref }) else {
            throw NotVisible()
        }
        switch sent["viec"] {
        case "gui-nhap":
            try await store.sendDraft(ref, answers: answers(sent), by: opened.viewer)
            return language("Đã gửi bản nháp.", "The draft is sent.")
        case "duyet", "tra-lai":
            let act: ValueAct = sent["viec"] == "duyet" ? .approve : .back
            let outcome = try await store.judge(act, [ref], words: words, by: opened.viewer)
            if let left = outcome.left.first { throw Told(message: left.why) }
            return act == .approve
                ? language("Đã duyệt giá trị.", "The value is approved.")
                : language("Đã trả lại giá trị.", "The value is returned.")
        case "khong-dong-y":
            try await store.contest(ref, try contest(sent, words), by: opened.viewer)
            return language(
                "Đã ghi ý kiến; giá trị chờ người khác xem lại.", "Noted; the value waits for another's decision.")
        case "giu":
            try await store.keep(ref, words: words, by: opened.viewer)
            return language("Đã giữ nguyên giá trị.", "The value is kept.")
        case "thay":
            guard let says = try GridForm.statement(texts(sent, opened)) else {
                throw IndicatorProblem.valueWrong("Chưa ghi giá trị thay thế.")
            }
            try await store.replace(ref, by: says, words: words, by: opened.viewer)
            return language("Đã thay bằng giá trị mới.", "Another value stands in its place.")
        default: throw NotVisible()
        }
    }

    /// A new version of this one cell, or an explicit taking back.
    private func say(_ sent: Form, _ opened: Opened, _ words: String, _ language: Language) async throws -> String {
        var says: Statement?
        if sent["viec"] == "rut" {
            guard !words.isEmpty else { throw IndicatorProblem.reasonMissing }
            says = .removed
        } else {
            says = try GridForm.statement(texts(sent, opened))
        }
        guard let says else { throw IndicatorProblem.valueWrong("Chưa ghi giá trị.") }
        var entry = ValueEntry(
            indicator: opened.indicator.id, unit: opened.cell.row.unit.id, period: opened.cell.period, says: says,
            note: words, answers: answers(sent))
        entry.seen = Int64(sent["thay"] ?? "") ?? 0
        var sending = Sending(.page, key: String((sent["khoa"] ?? "").prefix(80)), entries: [entry])
        sending.isDraft = sent["nhap"] == "1"
        sending.paperNumber = tidy(sent["so-van-ban"] ?? "")
        sending.paperDate = try day(sent)
        _ = try await values.values.send(sending, by: opened.viewer)
        return says == .removed
            ? language("Đã rút giá trị; lịch sử vẫn giữ.", "The value is taken back; its history stays.")
            : language("Đã gửi giá trị.", "The value is sent.")
    }

    private func contest(_ sent: Form, _ motive: String) throws -> Values.Contest {
        var contest = Values.Contest(motive: motive)
        let proposed = tidy(sent["de-nghi"] ?? "")
        contest.proposed = VietnameseNumber.read(proposed)
        if contest.proposed == nil, !proposed.isEmpty {
            throw IndicatorProblem.valueWrong("“\(proposed)” không phải là một số.")
        }
        contest.paperNumber = tidy(sent["so-van-ban"] ?? "")
        contest.paperDate = try day(sent)
        return contest
    }

    private func day(_ sent: Form) throws -> Day? {
        let text = tidy(sent["ngay-van-ban"] ?? "")
        guard !text.isEmpty else { return nil }
        guard let day = DayText.read(text) else {
            throw IndicatorProblem.valueWrong("“\(text)” không phải là một ngày.")
        }
        return day
    }

    private func texts(_ sent: Form, _ opened: Opened) -> [String] {
        let names = opened.cell.isRatio ? ["tu-so", "mau-so"] : ["gia-tri"]
        return names.map { tidy(String((sent[$0] ?? "").prefix(100))) }
    }

    private func answers(_ sent: Form) -> [ValueEntry.Answer] {
        sent.fields.filter { $0.name.hasPrefix("h:") }.prefix(20).map {
            ValueEntry.Answer(rule: String($0.name.dropFirst(2)), words: "", answer: tidy($0.value))
        }
    }
}

/// A sentence for a person that a store gave beside others.
struct Told: UserFacing { let message: UserMessage }
