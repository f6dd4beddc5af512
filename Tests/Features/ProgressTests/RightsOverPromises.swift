import Organizations
import Plans
import Testing
import Vocabulary

@testable import Progress

/// Each deed as one of each role tries it on a promise that stands where the deed is possible.
@Suite struct RightsOverPromises {
    private static let roles = Role.allCases

    private func attempt(
        _ act: WorkAct, by viewer: Viewer, on promise: Assignment, _ house: PromiseHouse
    ) async throws {
        let (id, version, decisions) = (promise.id, promise.version, house.decisions)
        switch act {
        case .accept: try await decisions.accept(id, version: version, by: viewer)
        case .contest: try await decisions.contest(id, version: version, reason: "Nhầm", by: viewer)
        case .report, .declare:
            var entry = ProgressEntry(assignment: id, version: version, key: house.world.newID())
            entry.status = act == .declare ? .done : .active
            entry.result = "Lời"
            entry.answers = ["no-document": "Sau"]
            try await house.entries.send(entry, by: viewer)
        case .confirm:
            let mark = try await decisions.content(of: id, for: PromiseHouse.leader).mark
            try await decisions.confirm(id, mark: mark, by: viewer)
        case .giveBack: try await decisions.giveBack(id, version: version, reason: "Thiếu", by: viewer)
        case .uphold: try await decisions.uphold(id, version: version, reason: "Đúng", by: viewer)
        case .reassign:
            let unit = try await house.units.find(PromiseHouse.leader, code: "so-noi-vu").id
            try await decisions.reassign(id, version: version, to: unit, reason: "Đổi", by: viewer)
        case .suspend:
            try await decisions.suspend(
                id, version: version, reason: "Dừng", by: PromiseHouse.paper, viewer: viewer)
        case .resume: try await decisions.resume(id, version: version, by: viewer)
        case .withdraw:
            try await decisions.withdraw(
                id, version: version, reason: "Rút", by: PromiseHouse.paper, viewer: viewer)
        case .reopen: try await decisions.reopen(id, version: version, reason: "Lại", by: viewer)
        }
    }

    /// A promise on which the deed is possible.
    private func stand(for act: WorkAct, _ house: PromiseHouse) async throws -> Assignment {
        let mission = try await house.add("Việc \(act.rawValue)", lead: ["so-y-te"], due: Day("2026-03-31"))
        let focal = try await house.focal("so-y-te")
        let promise = try await house.promise(mission, "so-y-te")
        switch act {
        case .confirm, .giveBack: return try await house.declare(promise, on: "2026-01-10", by: focal)
        case .uphold: try await attempt(.contest, by: focal, on: promise, house)
        case .resume: try await attempt(.suspend, by: PromiseHouse.office, on: promise, house)
        case .reopen:
            let done = try await house.declare(promise, on: "2026-01-10", by: focal)
            try await attempt(.confirm, by: PromiseHouse.office, on: done, house)
        default: break
        }
        return try await house.now(promise)
    }

    @Test(arguments: WorkAct.allCases) func `only the roles of a deed do it`(act: WorkAct) async throws {
        try await withPromises { house in
            let own = try await house.focal("so-y-te")
            let other = try await house.focal("so-noi-vu")
            for role in Self.roles {
                let promise = try await stand(for: act, house)
                let viewer =
                    role == .focal ? own : Viewer(actor: "a", actorName: "A", unit: own.unit, roles: [role])
                if act.roles.contains(role) {
                    try await attempt(act, by: viewer, on: promise, house)
                    #expect(try await house.now(promise).version > promise.version, "\(role)")
                } else {
                    await #expect(throws: NotVisible.self, "\(role)") {
                        try await attempt(act, by: viewer, on: promise, house)
                    }
                    let after = try await house.now(promise)
                    #expect(after == promise, "\(role) changed nothing")
                }
                let foreign = try await stand(for: act, house)
                await #expect(throws: NotVisible.self) { try await attempt(act, by: other, on: foreign, house) }
                #expect(try await house.now(foreign) == foreign)
            }
        }
    }

    @Test func `only the unit asks for a later deadline, only the Office decides`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Gia hạn", lead: ["so-y-te"], due: Day("2026-03-31"))
            let promise = try await house.promise(mission, "so-y-te")
            let own = try await house.focal("so-y-te")
            let to = try day("2026-05-31")
            for role in Self.roles where role != .focal {
                let viewer = Viewer(actor: "a", actorName: "A", unit: own.unit, roles: [role])
                await #expect(throws: NotVisible.self, "\(role)") {
                    try await house.extensions.ask(
                        promise.id, version: promise.version, .init(to: to, reason: "x"), by: viewer)
                }
            }
            let asked = try await house.extensions.ask(
                promise.id, version: promise.version, .init(to: to, reason: "x"), by: own)
            for role in Self.roles where role != .office {
                let viewer = Viewer(actor: "a", actorName: "A", unit: own.unit, roles: [role])
                await #expect(throws: NotVisible.self, "\(role)") {
                    try await house.extensions.grant(asked, to: to, by: PromiseHouse.paper, viewer: viewer)
                }
                await #expect(throws: NotVisible.self, "\(role)") {
                    try await house.extensions.refuse(asked, by: PromiseHouse.paper, words: "x", viewer: viewer)
                }
                await #expect(throws: NotVisible.self, "\(role)") {
                    try await house.extensions.extend(
                        promise.id, version: promise.version + 1, .init(to: to, reason: "x"), by: PromiseHouse.paper,
                        viewer: viewer)
                }
            }
            let other = try await house.focal("so-noi-vu")
            await #expect(throws: NotVisible.self) { try await house.extensions.takeBack(asked, by: other) }
            await #expect(throws: NotVisible.self) {
                try await house.extensions.takeBack(asked, by: PromiseHouse.office)
            }
        }
    }
}
