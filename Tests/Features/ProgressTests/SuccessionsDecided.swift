import Database
import Foundation
import Organizations
import Plans
import Testing
import Vocabulary

@testable import Progress

@Suite struct SuccessionsDecided {
    private let ended = "xa-21034"
    private let heir = "xa-21025"
    private let third = "xa-21548"

    private func successions(_ house: PromiseHouse) -> Successions {
        Successions(database: house.database, world: house.world)
    }

    /// The commune `ended` ends on 31/01/2026 and `heir` takes over; the clock then stands in February.
    private func merge(_ house: PromiseHouse, into heirCode: String?) async throws -> (from: OrgUnit, to: OrgUnit) {
        let from = try await house.units.find(PromiseHouse.leader, code: ended)
        let to = try await house.units.find(PromiseHouse.leader, code: heir)
        try await house.units.dissolve(
            .operator("test"), from.id, after: try day("2026-01-31"), into: heirCode == nil ? nil : to.id)
        try house.move(to: "2026-02-02")
        return (from, to)
    }

    private func report(
        _ house: PromiseHouse, _ promise: Assignment, _ words: String, status: ProgressEntry.Status = .active,
        by viewer: Viewer
    ) async throws {
        var entry = ProgressEntry(assignment: promise.id, version: promise.version, key: world(words))
        entry.result = words
        entry.status = status
        var proof = NewEvidence(issuedOn: try day("2026-01-10"))
        proof.number = "\(words.count)/BC-UBND"
        entry.evidence = [proof]
        _ = try await house.entries.send(entry, by: viewer)
    }

    private func world(_ words: String) -> String { "key-\(words)" }

    @Test func `two communes merge: what was open goes on, is read from both, moves on the board, counts once`()
        async throws
    {
        try await withPromises { house in
            let everybody = try await house.add("Việc của mọi xã", lead: ["g-ubnd-xa"], due: try day("2026-03-31"))
            let own = try await house.add("Việc riêng", lead: [ended], coop: [heir], due: try day("2026-01-15"))
            let done = try await house.add("Việc đã xong", lead: [ended], due: try day("2026-01-31"))
            let oldFocal = try await house.focal(ended)
            let newFocal = try await house.focal(heir)
            let (a, b) = (try await house.promise(everybody, ended), try await house.promise(everybody, heir))
            try await report(house, a, "Xã cũ đã họp dân", by: oldFocal)
            try await report(house, b, "Xã mới đã rà soát", by: newFocal)
            let proved = try await house.add("Việc đã có minh chứng", lead: ["g-ubnd-xa"], due: try day("2026-03-31"))
            let shown = try await house.promise(proved, ended)
            try await report(house, shown, "Đã ban hành", status: .done, by: oldFocal)
            let closed = try await house.promise(done, ended)
            try await house.database.write { tx in
                try tx.run(
                    """
                    UPDATE assignments SET state = 'confirmed', level = 3, done_on = '2026-01-20', confirmed_hash = 'x'
                    WHERE id = \(closed.id)
                    """)
            }
            let claimant = try await house.add("Việc chờ xã", lead: ["so-y-te"], due: try day("2026-03-31"))
            let waiting = try await house.promise(claimant, "so-y-te")
            let claims = Claims(database: house.database, world: house.world)
            let old = try await house.units.find(PromiseHouse.leader, code: ended)
            let claim = try await claims.make(
                NewClaim(assignment: waiting.id, on: old.id, words: "Chờ số liệu dân số"),
                by: try await house.focal("so-y-te"))

            let board = Board(database: house.database, world: house.world)
            func count(_ unit: ID<OrgUnit>?) async throws -> Int {
                var filter = BoardFilter()
                filter.parts = []
                filter.unit = unit
                filter.states = Set(WorkState.allCases).subtracting([.withdrawn, .confirmed])
                return try await board.view(today: house.world.today(), for: PromiseHouse.leader).tally(filter).total
            }
            let before = try await count(nil)
            let (from, to) = try await merge(house, into: heir)
            #expect(try await count(from.id) == 3)
            let store = successions(house)
            let waitingUnits = try await store.ended(for: PromiseHouse.coordinator)
            #expect(waitingUnits.count == 1 && waitingUnits[0].successor?.code == heir)
            #expect(waitingUnits.first?.promises == 2 && waitingUnits.first?.claims == 1)
            let mine = try await house.promise(own, ended)
            let id = try await store.decide(
                Successions.Plan(
                    givers: [from.id], promises: [a.id: to.id, mine.id: to.id], claims: [claim: to.id],
                    document: "15/QĐ-UBND ngày 01/02/2026"), by: PromiseHouse.coordinator)

            // Joined: of the two of every commune one stays; of the lead and the helper the lead does.
            #expect(try await count(from.id) == 1)
            #expect(try await count(nil) == before - 2)
            let commune = try await house.promise(everybody, heir)
            #expect(commune.id == b.id)
            let led = try await house.promise(own, heir)
            #expect(led.id == mine.id && led.part == .lead && led.firstUnit == from.id)
            let past = try await store.past(of: b.id, for: newFocal)
            #expect(past.joined.count == 1 && past.joined[0].updates.first?.result == "Xã cũ đã họp dân")
            #expect(past.joined[0].evidence.count == 1)
            #expect(try await store.past(of: a.id, for: newFocal).into == b.id)
            #expect(try await store.past(of: a.id, for: oldFocal).moves.first?.words == "15/QĐ-UBND ngày 01/02/2026")
            #expect(try await house.assignments.assignment(mine.id, for: oldFocal).unit.code == heir)
            #expect(try await house.assignments.assignment(mine.id, for: newFocal).unit.code == heir)
            #expect(try await claims.claim(claim, for: newFocal).onUnit.code == heir)

            // What was confirmed stays with the unit that did it.
            #expect(try await house.promise(done, ended).state == .confirmed)
            // What was proved stays proved, and its own.
            let kept = try await house.promise(proved, ended)
            #expect(kept.id == shown.id && kept.level == .evidenced && kept.state == .declared)
            // Late stays late, under the new unit.
            let view = try await board.view(today: house.world.today(), for: newFocal)
            #expect(view.tally(BoardFilter())[.overdue] == 1)

            let act = try await Handovers(database: house.database, world: house.world)
                .handover(id, for: PromiseHouse.leader)
            #expect(act.items == 2 && act.content.items.allSatisfy(\.isJoined) && act.content.claims.count == 1)
            #expect(try await store.ended(for: PromiseHouse.coordinator).isEmpty)

            // Giving the tasks out again changes nothing.
            let settled = try await count(nil)
            try await house.database.write { tx in
                for mission in [everybody, own, done] {
                    try house.assignments.give(mission, in: tx, by: PromiseHouse.coordinator)
                }
            }
            #expect(try await count(nil) == settled)
        }
    }

    @Test func `a commune is split: each promise goes where the decision says`() async throws {
        try await withPromises { house in
            var missions: [ID<Mission>] = []
            for title in ["Một", "Hai", "Ba"] {
                missions.append(try await house.add(title, lead: [ended], due: try day("2026-03-31")))
            }
            let (from, to) = try await merge(house, into: nil)
            let other = try await house.units.find(PromiseHouse.leader, code: third)
            var promises: [ID<Assignment>: ID<OrgUnit>] = [:]
            for (index, mission) in missions.enumerated() {
                promises[try await house.promise(mission, ended).id] = index == 0 ? to.id : other.id
            }
            try await successions(house).decide(
                Successions.Plan(givers: [from.id], promises: promises, document: "15/QĐ-UBND"),
                by: Viewer(actor: "keeper", actorName: "Quản trị", unit: nil, roles: [.keeper]))
            #expect(try await house.promise(missions[0], heir).firstUnit == from.id)
            #expect(try await house.promise(missions[2], third).firstUnit == from.id)
        }
    }

    @Test func `a unit that lives on hands over only by decision of the coordinator or the Office`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Việc", lead: ["so-y-te"], due: try day("2026-03-31"))
            let promise = try await house.promise(mission, "so-y-te")
            let from = try await house.units.find(PromiseHouse.leader, code: "so-y-te")
            let to = try await house.units.find(PromiseHouse.leader, code: "so-noi-vu")
            var plan = Successions.Plan(givers: [from.id], promises: [promise.id: to.id], document: "")
            let store = successions(house)
            let focal = try await house.focal("so-y-te")
            await #expect(throws: NotVisible.self) { try await store.handOver(plan, by: focal) }
            await #expect(throws: NotVisible.self) { try await store.decide(plan, by: PromiseHouse.office) }
            await #expect(throws: NotVisible.self) { try await store.ended(for: PromiseHouse.leader) }
            await #expect(throws: HandoverProblem.documentMissing) {
                try await store.handOver(plan, by: PromiseHouse.office)
            }
            plan.document = "20/QĐ-UBND"
            await #expect(throws: HandoverProblem.stillActive(from.name)) {
                try await store.decide(plan, by: PromiseHouse.coordinator)
            }
            try await store.handOver(plan, by: PromiseHouse.office)
            #expect(try await house.promise(mission, "so-noi-vu").id == promise.id)
            await #expect(throws: HandoverProblem.listChanged) {
                try await store.handOver(plan, by: PromiseHouse.office)
            }
            #expect(try await house.assignments.assignment(promise.id, for: focal).unit.code == "so-noi-vu")
        }
    }

    @Test func `of two promises of one task the stronger part stays, then the open one, then the receiver's`()
        async throws
    {
        try await withPromises { house in
            let mission = try await house.add("Việc", lead: [ended], coop: [heir], due: try day("2026-03-31"))
            let (lead, coop) = (try await house.promise(mission, ended), try await house.promise(mission, heir))
            #expect(SuccessionMoving.stays(lead, before: coop))
            #expect(!SuccessionMoving.stays(coop, before: lead))
            #expect(SuccessionMoving.stays(coop, before: coop))
        }
    }
}
