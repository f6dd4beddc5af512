import Design
import Organizations
import Plans
import Vietnamese
import Vocabulary
import Web

/// What becomes of the open work of units that ended: chosen, listed, moved by one decision.
struct HandoverSuccessionScreens: Sendable {
    let handovers: Handovers
    let successions: Successions
    let units: Units
    let names: UnitNames

    static let list: Address = Address("/quan-tri/chuyen-giao")
    private static let deciders = Audience.roles([.keeper, .coordinator])

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/quan-tri/chuyen-giao", for: Self.deciders) { try await overview($0, nil) },
            Endpoint(.get, "/quan-tri/chuyen-giao/moi", for: Self.deciders) { try await form($0, nil) },
            Endpoint(.post, "/quan-tri/chuyen-giao/moi", for: Self.deciders, bodyLimit: 1 << 20, decide),
        ]
    }

    private func place(_ viewer: Viewer) -> Section? { viewer.roles.contains(.keeper) ? .administration : nil }

    private func overview(_ call: Call, _ problem: UserMessage?) async throws -> Reply {
        let viewer = Viewer(call)
        let page = HandoverEndedPage(
            ended: try await successions.ended(for: viewer), acts: try await handovers.list(.succession, for: viewer),
            chosen: Set(call.values("co-quan")), typed: tidy(call.value("nhan") ?? ""), problem: problem,
            language: call.language)
        return call.page(
            title: page.title, at: place(viewer), status: problem == nil ? 200 : 422, main: page.main)
    }

    private func form(
        _ call: Call, _ sent: Form?, problem: UserMessage? = nil, status: Int = 422
    ) async throws -> Reply {
        let viewer = Viewer(call)
        do {
            let asked = try await asked(
                codes: sent?.values("co-quan") ?? call.values("co-quan"),
                receivers: sent?["nhan"] ?? call.value("nhan") ?? "", for: viewer)
            let page = HandoverSuccessionPage(
                givers: asked.givers, receivers: asked.receivers, content: asked.content, sent: sent, problem: problem,
                token: call.formTokenField, language: call.language)
            return call.page(
                title: page.title, at: place(viewer), status: problem == nil ? 200 : status, main: page.main)
        } catch let problem as HandoverProblem {
            return try await overview(call, problem.message)
        } catch let problem as PlanProblem {
            return try await overview(call, problem.message)
        }
    }

    private typealias Asked = (givers: [OrgUnit], receivers: [OrgUnit], content: HandoverContent)

    /// The units of the form with what is open; without a receiver named, the successors that the register knows.
    private func asked(codes: [String], receivers words: String, for viewer: Viewer) async throws -> Asked {
        var givers: [OrgUnit] = []
        for code in codes.prefix(20) { givers.append(try await units.find(viewer, code: code)) }
        guard !givers.isEmpty else { throw HandoverProblem.nothingToHand }
        var receivers: [OrgUnit] = []
        for code in try await names.codes(in: tidy(words), for: viewer).prefix(10) {
            receivers.append(try await units.find(viewer, code: code))
        }
        if receivers.isEmpty {
            for heir in Set(givers.compactMap(\.successor)).sorted(by: { $0.text < $1.text }) {
                receivers.append(try await units.find(viewer, heir))
            }
        }
        guard !receivers.isEmpty else { throw HandoverProblem.receiverMissing }
        var content = HandoverContent(items: [], claims: [])
        for giver in givers {
            let open = try await handovers.content(of: giver.id, for: viewer)
            content.items += open.items
            content.claims += open.claims
        }
        return (givers, receivers, content)
    }

    private func decide(_ call: Call) async throws -> Reply {
        let (viewer, sent) = (Viewer(call), try call.form())
        do {
            let asked = try await asked(codes: sent.values("co-quan"), receivers: sent["nhan"] ?? "", for: viewer)
            let choice = HandoverChoice(sent, receivers: asked.receivers)
            let listed = Set(sent.values("da-liet-ke"))
            guard listed == Set(asked.content.items.map(\.assignment) + asked.content.claims.map(\.claim)) else {
                throw HandoverProblem.listChanged
            }
            var plan = Successions.Plan(
                givers: asked.givers.map(\.id), promises: [:], document: tidy(sent["can-cu"] ?? ""))
            var unchosen = 0
            for item in asked.content.items {
                switch choice.receiver(of: item.assignment) {
                case .unit(let unit): plan.promises[ID(item.assignment)] = unit
                case .stays: break
                case .missing: unchosen += 1
                }
            }
            for claim in asked.content.claims {
                switch choice.receiver(of: claim.claim) {
                case .unit(let unit): plan.claims[claim.claim] = unit
                case .stays: break
                case .missing: unchosen += 1
                }
            }
            guard unchosen == 0 else { throw HandoverProblem.receiverUnchosen(unchosen) }
            let id = try await successions.decide(plan, by: viewer)
            return .redirect(
                HandoverAddress.of(id), saying: call.language("Đã chuyển giao theo quyết định.", "Moved by decision."))
        } catch let problem as HandoverProblem {
            return try await form(
                call, sent, problem: problem.message, status: problem == .listChanged ? 409 : 422)
        } catch let problem as PlanProblem {
            return try await form(call, sent, problem: problem.message)
        }
    }
}

/// Who receives a line of the form: its own choice, or the one for all the rest.
struct HandoverChoice {
    enum Answer { case unit(ID<OrgUnit>), stays, missing }

    let form: Form
    let receivers: [String: ID<OrgUnit>]

    init(_ form: Form, receivers: [OrgUnit]) {
        self.form = form
        self.receivers = Dictionary(receivers.map { ($0.code, $0.id) }, uniquingKeysWith: { first, _ in first })
    }

    func receiver(of line: String) -> Answer {
        let own = form["den-\(line)"] ?? ""
        let code = own.isEmpty ? form["den"] ?? "" : own
        if code == "-" { return .stays }
        if let unit = receivers[code] { return .unit(unit) }
        if receivers.count == 1, code.isEmpty, let only = receivers.values.first { return .unit(only) }
        return .missing
    }
}

extension Handovers {
    /// What a unit has open, for who decides on successions.
    func content(of unit: ID<OrgUnit>, for viewer: Viewer) async throws -> HandoverContent {
        guard viewer.decidesSuccession else { throw NotVisible() }
        return try await preview(of: unit, for: viewer).content
    }
}
