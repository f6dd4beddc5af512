import Database
import Design
import Documents
import Organizations
import Vietnamese
import Vocabulary
import Web

/// Deciding what measures each demand of a plan.
struct LinkScreens: Sendable {
    let catalogue: CatalogueScreens
    var aims: Aims { catalogue.aims }
    private static let people = CatalogueScreens.keepers

    static let list = Address("/chi-tieu/noi")

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/chi-tieu/noi", for: Self.people) { try await register($0, nil) },
            Endpoint(.post, "/chi-tieu/noi", for: Self.people, bodyLimit: 1 << 20, accept),
            Endpoint(.get, "/chi-tieu/noi/{id}", for: Self.people) { try await page($0, nil) },
            Endpoint(.post, "/chi-tieu/noi/{id}/gan", for: Self.people) { call in
                try await decide(call) { sent, line, viewer in
                    try await aims.link(
                        line.aim.id, version: Int(sent["ban"] ?? "") ?? 0, to: ID(sent["chi-so"] ?? ""),
                        words: tidy(sent["ly-do"] ?? ""), by: viewer)
                }
            },
            Endpoint(.post, "/chi-tieu/noi/{id}/khong", for: Self.people) { call in
                try await decide(call) { sent, line, viewer in
                    try await aims.refuse(
                        line.aim.id, version: Int(sent["ban"] ?? "") ?? 0, reason: tidy(sent["ly-do"] ?? ""),
                        by: viewer)
                }
            },
            Endpoint(.post, "/chi-tieu/noi/{id}/lap", for: Self.people, make),
            Endpoint(.post, "/chi-tieu/noi/{id}/sua", for: Self.people) { call in
                try await decide(call, back: { Address("/chi-tieu/noi/{id}", $0.aim.id.text) }) { sent, line, viewer in
                    try await aims.correct(
                        line.aim.id, version: Int(sent["ban"] ?? "") ?? 0, to: try AimForm(sent).facts(), by: viewer)
                }
            },
        ]
    }

    private func line(_ call: Call) async throws -> (line: Aims.Line, lines: [Aims.Line]) {
        let lines = try await aims.list(for: Viewer(call))
        let id = call.parameter("id")
        guard let line = lines.first(where: { $0.aim.id.text == id }) else { throw NotVisible() }
        return (line, lines)
    }

    private func register(_ call: Call, _ problem: IndicatorProblem?) async throws -> Reply {
        let viewer = Viewer(call)
        let view = try await catalogue.cube.view(for: viewer)
        let page = LinkPage(
            asked: LinkAddress(call), lines: try await aims.list(for: viewer), view: view, problem: problem,
            token: call.formTokenField, language: call.language)
        let isConflict = if case .changedMeanwhile = problem { true } else { false }
        return call.page(
            title: page.title, at: .targets, status: problem == nil ? 200 : isConflict ? 409 : 422, main: page.main)
    }

    /// One line's own button, or all that are marked.
    private func accept(_ call: Call) async throws -> Reply {
        let sent = try call.form()
        let chosen = sent["mot"].map { [$0] } ?? sent.values("chon")
        let decisions = chosen.prefix(500).compactMap {
            text -> (aim: ID<Aim>, version: Int, indicator: ID<Indicator>)? in
            let parts = text.split(separator: ":").map(String.init)
            guard parts.count == 3, let version = Int(parts[1]) else { return nil }
            return (ID(parts[0]), version, ID(parts[2]))
        }
        let back = LinkAddress(sent).address
        guard !decisions.isEmpty else {
            return .redirect(back, saying: call.language("Chưa đánh dấu dòng nào.", "Nothing was marked."))
        }
        do {
            try await aims.link(decisions, by: Viewer(call))
            return .redirect(
                back,
                saying: call.language("Đã gắn \(decisions.count) chỉ tiêu với chỉ số.", "\(decisions.count) tied."))
        } catch let problem as IndicatorProblem {
            return try await register(call, problem)
        }
    }

    private func decide(
        _ call: Call, back: (Aims.Line) -> Address = { _ in LinkScreens.list },
        _ deed: (Form, Aims.Line, Viewer) async throws -> Void
    ) async throws -> Reply {
        let (line, _) = try await line(call)
        do {
            try await deed(try call.form(), line, Viewer(call))
            return .redirect(back(line), saying: call.language("Đã ghi quyết định.", "The decision is kept."))
        } catch let problem as IndicatorProblem {
            return try await page(call, FieldTrouble("", problem))
        } catch let trouble as FieldTrouble {
            return try await page(call, trouble)
        }
    }

    /// The proposed definition as it is, and the demand tied to it.
    private func make(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let (line, _) = try await line(call)
        let version = Int(try call.form()["ban"] ?? "") ?? 0
        let proposal = try await aims.proposal(for: line, by: viewer)
        do {
            try await catalogue.database.write { tx in
                let id = try catalogue.indicators.define(proposal.indicator, in: tx, by: viewer)
                try aims.link(line.aim.id, version: version, to: id, in: tx, by: viewer)
            }
            return .redirect(
                LinkAddress(try call.form()).address,
                saying: call.language(
                    "Đã lập chỉ số “\(proposal.indicator.name)” và gắn với chỉ tiêu.",
                    "The indicator is defined and tied to the target."))
        } catch let problem as IndicatorProblem {
            return try await page(call, FieldTrouble("", problem))
        }
    }

    private func page(_ call: Call, _ trouble: FieldTrouble?) async throws -> Reply {
        let viewer = Viewer(call)
        let (line, lines) = try await line(call)
        let view = try await catalogue.cube.view(for: viewer)
        let twins = Aims.twins(of: [line.aim.target], among: lines)[line.aim.target] ?? []
        let page = AimPage(
            line: line, siblings: lines.filter { $0.aim.target == line.aim.target && $0.aim.id != line.aim.id },
            twins: twins.filter { $0.aim.id == line.aim.id }, view: view,
            proposal: try await aims.proposal(for: line, by: viewer),
            decision: try await aims.decision(on: line.aim.id, for: viewer), search: tidy(call.value("tim") ?? ""),
            sent: call.sentForm, trouble: trouble,
            history: try await catalogue.histories.section("aim", line.aim.id.text, call.language),
            token: call.formTokenField, language: call.language)
        let isConflict = if case .changedMeanwhile = trouble?.problem { true } else { false }
        return call.page(
            title: page.title, at: .targets, status: trouble == nil ? 200 : isConflict ? 409 : 422, main: page.main)
    }
}

/// The list of demands as its address asks for it, and back.
struct LinkAddress {
    /// Which decisions are shown.
    enum Which: String, CaseIterable {
        case waiting = "", accepted = "da-gan", refused = "khong-gan", headings = "tieu-de"
    }
    var which = Which.waiting
    var plan = ""
    var words = ""
    var page = 1

    init(_ call: Call) {
        self.init(
            xem: call.value("xem"), plan: call.value("ke-hoach"), words: call.value("tim"), page: call.value("trang"))
    }
    init(_ form: Form) {
        self.init(xem: form["xem"], plan: form["ke-hoach"], words: form["tim"], page: form["trang"])
    }
    private init(xem: String?, plan: String?, words: String?, page: String?) {
        which = Which(rawValue: xem ?? "") ?? .waiting
        self.plan = plan ?? ""
        self.words = tidy(words ?? "")
        self.page = max(1, page.flatMap { Int($0) } ?? 1)
    }

    var pairs: [(String, String)] {
        [("xem", which.rawValue), ("ke-hoach", plan), ("tim", words), ("trang", page == 1 ? "" : String(page))]
    }
    var address: Address { LinkScreens.list.with(pairs) }
    func changed(_ change: (inout LinkAddress) -> Void) -> Address {
        var copy = self
        copy.page = 1
        change(&copy)
        return copy.address
    }

    func holds(_ aim: Aim, _ which: Which) -> Bool {
        switch which {
        case .waiting: aim.link == .proposed && !aim.isHeading
        case .accepted: aim.link == .accepted
        case .refused: aim.link == .refused
        case .headings: aim.link == .proposed && aim.isHeading
        }
    }
}
