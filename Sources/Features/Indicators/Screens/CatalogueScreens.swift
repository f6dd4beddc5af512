import Database
import Design
import Documents
import Organizations
import Vietnamese
import Vocabulary
import Web

/// The catalogue of indicators: its register, the forms of a definition, its scope, its steps and its end.
struct CatalogueScreens: Sendable {
    let database: Database
    let world: World
    let cube: Cube
    var indicators: Indicators { Indicators(database: database, world: world) }
    var aims: Aims { Aims(database: database, world: world) }
    var histories: Histories { Histories(database: database) }

    static let keepers: Audience = .roles([.coordinator])

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/chi-so", for: .signedIn, register),
            Endpoint(.get, "/chi-so/moi", for: Self.keepers, new),
            Endpoint(.post, "/chi-so/moi", for: Self.keepers, define),
            Endpoint(.get, "/chi-so/{code}/sua", for: Self.keepers, edit),
            Endpoint(.post, "/chi-so/{code}/sua", for: Self.keepers, correct),
            Endpoint(.get, "/chi-so/{code}/ngung", for: Self.keepers) { try await ending($0, nil) },
            Endpoint(.post, "/chi-so/{code}/ngung", for: Self.keepers, retire),
        ] + ScopeScreens(catalogue: self).endpoints + StepScreens(catalogue: self).endpoints
            + LinkScreens(catalogue: self).endpoints
    }

    private func register(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let view = try await cube.view(for: viewer)
        let lines = try await aims.list(for: viewer)
        let cited = CatalogueFacts.cited(view, lines, try await steppedIndicators())
        let asked = CatalogueAddress(call)
        let page = CataloguePage(
            asked: asked, facts: CatalogueFacts(view: view, cited: cited), units: try await ValueUnits.all(database),
            proposals: viewer.keepsIndicators ? CatalogueFacts.proposals(view, cited: cited) : [],
            waiting: viewer.keepsIndicators
                ? lines.count { $0.aim.link == .proposed && !$0.aim.isHeading } : nil, token: call.formTokenField,
            language: call.language)
        return call.page(title: call.language("Chỉ số", "Indicators"), at: .targets, main: page.main)
    }

    func steppedIndicators() async throws -> Set<ID<Indicator>> {
        Set(try await database.read { try Standings.steps(in: $0) }.keys)
    }

    // The forms.

    private func new(_ call: Call) async throws -> Reply {
        let units = try await ValueUnits.all(database)
        guard let id = call.value("muc"), !id.isEmpty else {
            let blank = Indicator(id: ID(""), code: "", name: "", from: world.today())
            return try await form(IndicatorForm(blank, units: units), of: nil, trouble: nil, call)
        }
        let proposal = try await proposal(ID(id), call)
        var form = IndicatorForm(proposal.indicator, units: units)
        form.aim = "\(id):\(proposal.line.aim.version)"
        return try await self.form(
            form, of: nil, trouble: nil, call, flags: proposal.flags,
            asked: LinkWords.asked(proposal.line, call.language))
    }

    /// What the program would define for an aim that nothing measures.
    func proposal(_ id: ID<Aim>, _ call: Call) async throws -> (
        indicator: Indicator, flags: [String], line: Aims.Line
    ) {
        let viewer = Viewer(call)
        guard let line = try await aims.list(for: viewer).first(where: { $0.aim.id == id }) else { throw NotVisible() }
        return try await aims.proposal(for: line, by: viewer)
    }

    private func define(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let sent = IndicatorForm(try call.form())
        do {
            let indicator = try sent.indicator(ID(""), units: try await ValueUnits.all(database))
            let aim = sent.aim.split(separator: ":", maxSplits: 1).map(String.init)
            try await database.write { tx in
                let id = try indicators.define(indicator, in: tx, by: viewer)
                if aim.count == 2, let version = Int(aim[1]) {
                    try aims.link(ID(aim[0]), version: version, to: id, in: tx, by: viewer)
                }
            }
            return .redirect(
                aim.count == 2 ? LinkScreens.list : Address("/chi-so/{code}", indicator.tidied.code),
                saying: call.language("Đã lập chỉ số “\(indicator.name)”.", "The indicator is defined."))
        } catch let trouble as FieldTrouble {
            return try await form(sent, of: nil, trouble: trouble, call)
        } catch let problem as IndicatorProblem {
            return try await form(sent, of: nil, trouble: FieldTrouble(problem), call)
        }
    }

    private func edit(_ call: Call) async throws -> Reply {
        let indicator = try await indicators.find(code: call.parameter("code"), for: Viewer(call))
        let form = IndicatorForm(indicator, units: try await ValueUnits.all(database))
        return try await self.form(form, of: indicator, trouble: nil, call)
    }

    private func correct(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let old = try await indicators.find(code: call.parameter("code"), for: viewer)
        var sent = IndicatorForm(try call.form())
        sent.words["ma"] = old.code
        do {
            try await indicators.correct(
                try sent.indicator(old.id, units: try await ValueUnits.all(database)), by: viewer)
            return .redirect(
                Address("/chi-so/{code}", old.code),
                saying: call.language("Đã sửa; bản trước vẫn xem được.", "Saved; the version before stays in sight."))
        } catch let trouble as FieldTrouble {
            return try await form(sent, of: old, trouble: trouble, call)
        } catch let problem as IndicatorProblem {
            return try await form(sent, of: old, trouble: FieldTrouble(problem), call)
        }
    }

    private func form(
        _ form: IndicatorForm, of indicator: Indicator?, trouble: FieldTrouble?, _ call: Call, flags: [String] = [],
        asked: HTML = .empty
    ) async throws -> Reply {
        let language = call.language
        let title =
            indicator == nil
            ? language("Lập chỉ số", "Define an indicator") : language("Sửa chỉ số", "Correct the indicator")
        let view = try await cube.view(for: Viewer(call))
        var history = HTML.empty
        var status = trouble == nil ? 200 : 422
        if let indicator, case .changedMeanwhile = trouble?.problem {
            history = try await histories.section("indicator", indicator.id.text, language)
            status = 409
        }
        let page = IndicatorFormPage(
            title: title, form: form, indicator: indicator, trouble: trouble, flags: flags, asked: asked,
            units: try await ValueUnits.all(database), groups: CatalogueFacts.groups(view), history: history,
            token: call.formTokenField, language: language)
        return call.page(title: title, at: .targets, status: status, main: page.main)
    }

    // The end.

    private func ending(_ call: Call, _ problem: IndicatorProblem?) async throws -> Reply {
        let language = call.language
        let indicator = try await indicators.find(code: call.parameter("code"), for: Viewer(call))
        let readers = try await cube.view(for: Viewer(call)).indicators.filter {
            $0.retiredReason == nil && (try? Formula.parse($0.formula))?.codes.contains(indicator.code) == true
        }
        let title = language("Ngừng dùng chỉ số", "Retire the indicator")
        let warned: HTML =
            readers.isEmpty
            ? .empty
            : Notice(
                .warning,
                language(
                    "Còn được dùng trong công thức của: \(readers.map(\.name).joined(separator: "; ")).",
                    "Still read by: \(readers.map(\.name).joined(separator: "; "))."),
                next: language("Các chỉ số đó sẽ không có số mới.", "They will get no new values.")
            ).html
        let over: HTML =
            indicator.retiredReason.map {
                Notice(.warning, language("Chỉ số đã ngừng dùng.", "The indicator is retired."), next: $0).html
            } ?? .empty
        let reason = call.sentForm?["ly-do"] ?? call.value("ly-do") ?? ""
        let main: HTML = """
            \(Breadcrumb([
                (language("Chỉ số", "Indicators"), Address("/chi-so")),
                (indicator.name, Address("/chi-so/{code}", indicator.code)), (title, nil),
            ]))\(PageHead(title, meta: HTML(text: indicator.name)))\
            \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next) })\(over)\(warned)\
            <form class="form one" method="post" action="\(Address("/chi-so/{code}/ngung", indicator.code))">\
            \(call.formTokenField)<input type="hidden" name="ban" value="\(indicator.version)">
            \(Field.area("ly-do", language("Lý do", "Reason"), value: reason, hint: language("Giá trị đã có vẫn được giữ; lý do ở lại trong lịch sử.", "Values stay; the reason stays in the history."), required: true))
            <p class="acts">\(Button(language("Ngừng dùng", "Retire"), .primary))</p></form>
            """
        let isConflict = if case .changedMeanwhile = problem { true } else { false }
        return call.page(title: title, at: .targets, status: problem == nil ? 200 : isConflict ? 409 : 422, main: main)
    }

    private func retire(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let indicator = try await indicators.find(code: call.parameter("code"), for: viewer)
        let sent = try call.form()
        do {
            try await indicators.retire(
                indicator.id, version: Int(sent["ban"] ?? "") ?? 0, reason: tidy(sent["ly-do"] ?? ""), by: viewer)
            return .redirect(
                sent["ve"] == "danh-muc" ? Address("/chi-so") : Address("/chi-so/{code}", indicator.code),
                saying: call.language("Đã ngừng dùng chỉ số “\(indicator.name)”.", "The indicator is retired."))
        } catch let problem as IndicatorProblem {
            return try await ending(call, problem)
        }
    }
}
