import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// What waits for somebody's decision: values to approve or return, many at once, and contests to settle.
struct ValueDeskScreens: Sendable {
    let values: ValueScreens

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/so-lieu/cho-duyet", for: ValueScreens.judges) { try await page($0) },
            Endpoint(.post, "/so-lieu/cho-duyet", for: ValueScreens.judges, bodyLimit: 1 << 18, judge),
        ]
    }

    private func page(
        _ call: Call, message: UserMessage? = nil, typed: Form = Form(), left: [String] = [], status: Int = 200
    ) async throws -> Reply {
        let viewer = Viewer(call)
        let language = call.language
        let view = try await values.cube.view(for: viewer)
        let waiting = try await values.values.reading.lines(.waiting, for: viewer)
        let contested = try await values.values.reading.lines(.contested, for: viewer)
        let title = language("Số liệu chờ duyệt", "Values to approve")
        let main: HTML = """
            \(Breadcrumb([(language("Số liệu", "Values"), viewer.roles.isDisjoint(with: [.focal, .coordinator]) ? nil : GridPlace.root), (title, nil)]))\
            \(PageHead(title, meta: "<span>\(language("mỗi giá trị do một người khác duyệt, không ai tự duyệt số của mình", "each is approved by another person, nobody approves one's own"))</span>"))\
            \(message.map { Notice(.trouble, $0.says, next: $0.next) })\
            \(left.isEmpty ? HTML.empty : "<ul class=\"plain\">\(left.markup { "<li>\($0)</li>" })</ul>")\
            \(list(waiting, view, viewer, typed, call))\(contests(contested, view, language))
            """
        return call.page(title: title, at: .values, status: status, main: main)
    }

    private func columns(_ language: Language) -> [Table.Column] {
        [
            Table.Column(language("Chỉ số, đơn vị", "Indicator, unit"), .main, width: 30),
            Table.Column(language("Kỳ", "Period"), width: 12),
            Table.Column(language("Giá trị", "Value"), .number, width: 16),
            Table.Column(language("Đang tính", "Counts now"), .number, width: 12),
            Table.Column(language("Người ghi, giải thích", "Author, answers"), .wide),
        ]
    }

    private func cells(_ line: ValueReading.Line, _ view: CubeView, _ language: Language) -> [HTML] {
        let indicator = line.indicator
        let address = Address(
            "/so-lieu/o/{chi-so}/{don-vi}/{ky}", indicator.code, line.unitCode, line.cell.period.code)
        let counts = view.block(indicator.id, members: line.cell.members)?.value(line.cell.unit, line.cell.period)
        let version = line.version
        let answers = version.answers.markup { "<span class=\"sub\">\($0.words) <b>\($0.answer)</b></span>" }
        let contest = version.acts.last { $0.act == .contest && version.value.state == .contested }.map { act in
            "<span class=\"sub\">\(act.actorName): \(act.words)</span>" as HTML
        }
        return [
            "<a href=\"\(address)\">\(indicator.name)</a><span class=\"sub\">\(line.unitName)\(line.cell.members.isEmpty ? "" : ", \(line.cell.members)")</span>",
            HTML(text: language(ValueWords.period(line.cell.period))),
            HTML(text: ValueWords.value(version.value.says, of: indicator, language)),
            HTML(text: counts.map { ValueWords.number($0, of: indicator) } ?? "-"),
            "\(version.authorName), <time>\(version.sentAt)</time>\(version.source.isEmpty ? HTML.empty : "<span class=\"sub\">\(version.source)</span>")\(answers)\(contest ?? .empty)",
        ]
    }

    private func list(
        _ waiting: (lines: [ValueReading.Line], isMore: Bool), _ view: CubeView, _ viewer: Viewer, _ typed: Form,
        _ call: Call
    ) -> HTML {
        let language = call.language
        guard !waiting.lines.isEmpty else {
            return EmptyState(
                language("Không có giá trị nào chờ duyệt", "No value waits for approval"),
                next: HTML(
                    text: language("Giá trị mới gửi của chỉ số cần duyệt sẽ đứng ở đây.", "New ones will stand here."))
            ).html
        }
        let chosen = Set(typed.values("chon"))
        let rows = waiting.lines.map { line in
            let ref = line.version.ref.text
            let label = language(
                "Chọn \(line.indicator.name), \(line.unitName)", "Choose \(line.indicator.name), \(line.unitName)")
            let box: HTML =
                line.version.author == viewer.actor
                ? "<span class=\"meta\">\(language("của mình", "one's own"))</span>"
                : "<label class=\"tick\"><input type=\"checkbox\" name=\"chon\" value=\"\(ref)\" aria-label=\"\(label)\"\(flag: "checked", chosen.contains(ref))></label>"
            return Table.Row([box] + cells(line, view, language))
        }
        let count = "\(Written.count(waiting.lines.count))\(waiting.isMore ? "+" : "")"
        return """
            <form method="post" action="\(Address("/so-lieu/cho-duyet"))" data-loose>\(call.formTokenField)\
            \(Table(caption: "\(language("\(count) giá trị, gửi trước đứng trước", "\(count) values, oldest first"))", columns: [Table.Column(language("Chọn", "Choose"), width: 6)] + columns(language), rows: rows))
            \(Field.text("ly-do", language("Lời ghi", "Words"), value: typed["ly-do"] ?? "", hint: language("bắt buộc khi trả lại", "needed for a return"), maxLength: 1000))
            <div class="bar"><div class="acts"><button class="btn primary" name="viec" value="duyet">\(language("Duyệt các dòng đã chọn", "Approve the chosen"))</button>\
            <button class="btn" name="viec" value="tra-lai">\(language("Trả lại các dòng đã chọn", "Return the chosen"))</button></div></div></form>

            """
    }

    private func contests(
        _ contested: (lines: [ValueReading.Line], isMore: Bool), _ view: CubeView, _ language: Language
    ) -> HTML {
        guard !contested.lines.isEmpty else { return .empty }
        let rows = contested.lines.map { Table.Row(cells($0, view, language)) }
        return """
            <section class="sec">\(SectionHead(language("Giá trị có ý kiến", "Contested values"), meta: HTML(text: language("mở từng giá trị để giữ hoặc thay", "open each to keep or replace it")), id: "co-y-kien"))\
            \(Table(caption: "\(language("\(contested.lines.count) giá trị", "\(contested.lines.count) values"))", columns: columns(language), rows: rows, isList: false))</section>

            """
    }

    private func judge(_ call: Call) async throws -> Reply {
        let sent = try call.form()
        let language = call.language
        guard let act: ValueAct = sent["viec"] == "duyet" ? .approve : sent["viec"] == "tra-lai" ? .back : nil else {
            throw NotVisible()
        }
        let refs = sent.values("chon").prefix(200).compactMap { ValueRef($0) }
        guard !refs.isEmpty else {
            let message = UserMessage(
                code: "IND-44", says: "Chưa chọn giá trị nào.", next: "Đánh dấu các dòng rồi bấm lại.")
            return try await page(call, message: message, typed: sent, status: 422)
        }
        do {
            let outcome = try await values.values.judge(
                act, refs, words: tidy(sent["ly-do"] ?? ""), by: Viewer(call))
            guard outcome.left.isEmpty else {
                let message = UserMessage(
                    code: "IND-45",
                    says: "Đã xong \(outcome.done) giá trị; \(outcome.left.count) giá trị vừa đổi nên để lại.",
                    next: "Xem lại các giá trị đó ở dưới.")
                return try await page(
                    call, message: message, left: outcome.left.map { "\($0.why.says)" }, status: 409)
            }
            let words =
                act == .approve
                ? language("Đã duyệt \(outcome.done) giá trị.", "\(outcome.done) values approved.")
                : language("Đã trả lại \(outcome.done) giá trị.", "\(outcome.done) values returned.")
            return .redirect(Address("/so-lieu/cho-duyet"), saying: words)
        } catch let problem as any UserFacing {
            return try await page(call, message: problem.message, typed: sent, status: 422)
        }
    }
}
