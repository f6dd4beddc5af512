package import Database
import Design
import Documents
import Formats
import Organizations
package import Plans
import Vietnamese
package import Vocabulary
package import Web

extension ProgressFeature {
    /// Giving promises to people, handing over, and the succession of units.
    package static func handoverEndpoints(database: Database, world: World) -> [Endpoint] {
        let handovers = Handovers(database: database, world: world)
        let successions = Successions(database: database, world: world)
        let units = Units(database: database, world: world)
        return DelegationScreens(
            delegations: Delegations(database: database, world: world),
            assignments: Assignments(database: database, world: world)
        ).endpoints
            + HandoverScreens(
                handovers: handovers, successions: successions,
                delegations: Delegations(database: database, world: world), units: units,
                names: UnitNames(database: database)
            ).endpoints
            + HandoverSuccessionScreens(
                handovers: handovers, successions: successions, units: units, names: UnitNames(database: database)
            ).endpoints
    }
}

/// The addresses of a handover.
enum HandoverAddress {
    static let list: Address = Address("/ban-giao")
    static func of(_ id: ID<Handover>) -> Address { Address("/ban-giao/{id}", id.text) }
    static func document(_ id: ID<Handover>) -> Address { Address("/ban-giao/{id}/bien-ban.docx", id.text) }

    /// The form that hands over what this person has in hand.
    static func from(_ owner: PromiseOwner) -> Address {
        switch owner {
        case .unit: Address("/ban-giao/moi").with([("tu", "chung")])
        case .account(let id): Address("/ban-giao/moi").with([("tu-tai-khoan", id.text)])
        case .named(let name): Address("/ban-giao/moi").with([("tu-ten", name)])
        }
    }
}

/// Handing over: a focal point's people, and the Office's and the coordinator's units by decision.
struct HandoverScreens: Sendable {
    let handovers: Handovers
    let successions: Successions
    let delegations: Delegations
    let units: Units
    let names: UnitNames

    private static let makers = Audience.roles([.focal, .coordinator, .office])

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/ban-giao", for: .signedIn) { try await list($0, nil) },
            Endpoint(.get, "/ban-giao/moi", for: Self.makers) { try await form($0, nil) },
            Endpoint(.post, "/ban-giao/moi", for: Self.makers, bodyLimit: 1 << 20, hand),
            Endpoint(.get, "/ban-giao/{id}", for: .signedIn, detail),
            Endpoint(.get, "/ban-giao/{id}/bien-ban.docx", for: .signedIn, document),
        ]
    }

    private func list(_ call: Call, _ problem: UserMessage?) async throws -> Reply {
        let viewer = Viewer(call)
        var unit: OrgUnit?
        if problem == nil, let code = call.value("co-quan"), !code.isEmpty {
            unit = try await units.find(viewer, code: code)
        }
        var loads: [Delegations.Load] = []
        var common = 0
        if let own = viewer.ownUnit {
            loads = try await delegations.loads(of: own, for: viewer)
            common = try await delegations.common(of: own, for: viewer)
        }
        let page = HandoverListPage(
            handovers: try await handovers.list(unit: unit?.id, for: viewer), unit: unit, loads: loads, common: common,
            isFocal: viewer.ownUnit != nil, mayMove: viewer.movesByDecision, maySucceed: viewer.decidesSuccession,
            problem: problem, token: call.formTokenField, language: call.language)
        return call.page(
            title: call.language("Bàn giao", "Handovers"), at: viewer.roles.contains(.focal) ? .work : nil,
            status: problem == nil ? 200 : 422, main: page.main)
    }

    private func detail(_ call: Call) async throws -> Reply {
        let handover = try await handovers.handover(ID(call.parameter("id")), for: Viewer(call))
        let page = HandoverPage(handover: handover, language: call.language)
        return call.page(
            title: page.title, at: Viewer(call).roles.contains(.focal) ? .work : nil, main: page.main)
    }

    private func document(_ call: Call) async throws -> Reply {
        let handover = try await handovers.handover(ID(call.parameter("id")), for: Viewer(call))
        let place = call.face.owner.split(separator: " ").drop { $0 != "tỉnh" && $0 != "phố" }.dropFirst()
        let bytes = try HandoverDocument(handover: handover, place: place.joined(separator: " ")).docx()
        return .file(
            bytes, name: "bien-ban-ban-giao-\(handover.onDay.iso).docx",
            type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    }

    /// What is handed over: by a focal point its own people's, by others a unit's.
    private struct Asked {
        var unit: OrgUnit
        /// Nil for everything of the unit, by decision.
        var person: PromiseOwner?
    }

    private func asked(_ call: Call, _ value: (String) -> String) async throws -> Asked {
        let viewer = Viewer(call)
        if viewer.movesByDecision, !value("co-quan").isEmpty {
            let codes = try await names.codes(in: tidy(value("co-quan")), for: viewer)
            guard let code = codes.first else { throw NotVisible() }
            return Asked(unit: try await units.find(viewer, code: code), person: nil)
        }
        guard let unit = viewer.ownUnit else { throw HandoverProblem.nothingToHand }
        var person = PromiseOwner.unit
        if !value("tu-tai-khoan").isEmpty {
            person = .account(ID(value("tu-tai-khoan")))
        } else if !tidy(value("tu-ten")).isEmpty {
            person = .named(tidy(value("tu-ten")))
        }
        return Asked(unit: try await units.find(viewer, unit), person: person)
    }

    private func form(
        _ call: Call, _ sent: Form?, problem: UserMessage? = nil, status: Int = 422
    ) async throws -> Reply {
        let viewer = Viewer(call)
        let value: (String) -> String = { name in sent?[name] ?? call.value(name) ?? "" }
        let asked: Asked
        do {
            asked = try await self.asked(call, value)
        } catch let problem as PlanProblem {
            return try await list(call, problem.message)
        } catch let problem as HandoverProblem {
            return try await list(call, problem.message)
        }
        let preview = try await handovers.preview(of: asked.unit.id, person: asked.person, for: viewer)
        var colleagues: [Delegations.Colleague] = []
        if asked.person != nil { colleagues = try await delegations.colleagues(of: asked.unit.id, for: viewer) }
        let page = HandoverFormPage(
            preview: preview, person: asked.person,
            personName: preview.promises.first?.personName ?? asked.person?.typedName ?? "", colleagues: colleagues,
            typed: HandoverFormPage.Typed(sent), problem: problem, token: call.formTokenField, language: call.language)
        return call.page(
            title: call.language("Bàn giao", "Hand over"), at: asked.person == nil ? nil : .work,
            status: problem == nil ? 200 : status, main: page.main)
    }

    private func hand(_ call: Call) async throws -> Reply {
        let (viewer, sent) = (Viewer(call), try call.form())
        let chosen = Set(sent.values("viec-chon").map { ID<Assignment>($0) })
        let document = tidy(sent["can-cu"] ?? "")
        do {
            let asked = try await asked(call) { sent[$0] ?? "" }
            let id: ID<Handover>
            if let person = asked.person {
                id = try await handovers.hand(
                    of: asked.unit.id, from: person, to: DelegationScreens.owner(sent), chosen: chosen,
                    document: document, by: viewer)
            } else {
                let codes = try await names.codes(in: tidy(sent["nhan"] ?? ""), for: viewer)
                guard let code = codes.first, codes.count == 1 else { throw HandoverProblem.receiverMissing }
                let receiver = try await units.find(viewer, code: code).id
                var claims: [String: ID<OrgUnit>] = [:]
                for claim in sent.values("cho-chon") { claims[claim] = receiver }
                id = try await successions.handOver(
                    Successions.Plan(
                        givers: [asked.unit.id],
                        promises: Dictionary(uniqueKeysWithValues: chosen.map { ($0, receiver) }), claims: claims,
                        document: document), by: viewer)
            }
            return .redirect(
                HandoverAddress.of(id), saying: call.language("Đã bàn giao.", "Handed over."))
        } catch let problem as HandoverProblem {
            return try await form(
                call, sent, problem: problem.message, status: problem == .listChanged ? 409 : 422)
        } catch let problem as PlanProblem {
            return try await form(call, sent, problem: problem.message)
        }
    }
}

extension PromiseOwner {
    /// The name, when only that is known.
    var typedName: String? { if case .named(let name) = self { name } else { nil } }
}

extension Viewer {
    /// The unit that a focal point speaks for; nil for others.
    var ownUnit: ID<OrgUnit>? { roles.contains(.focal) ? unit : nil }
}
