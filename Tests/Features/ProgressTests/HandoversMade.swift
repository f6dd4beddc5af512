import Database
import Foundation
import Organizations
import Plans
import Testing
import Vocabulary

@testable import Progress

@Suite struct HandoversMade {
    /// An account of a unit, as a viewer.
    private func account(_ house: PromiseHouse, _ name: String, of code: String) async throws -> Viewer {
        let unit = try await house.units.find(PromiseHouse.leader, code: code)
        let accounts = Accounts(database: house.database, world: house.world)
        let login = "nguoi-\(name.utf8.count)-\(code)"
        let id = try await accounts.create(
            .operator("test"), Accounts.Facts(login: login, name: name, unit: unit.id, roles: [.focal]))
        return Viewer(actor: id.text, actorName: name, unit: unit.id, roles: [.focal])
    }

    private func handovers(_ house: PromiseHouse) -> Handovers {
        Handovers(database: house.database, world: house.world)
    }

    @Test func `a promise is given to a colleague, to a name, and back to the unit`() async throws {
        try await withPromises { house in
            let (an, binh) = (
                try await account(house, "Trần An", of: "so-y-te"),
                try await account(house, "Lê Bình Minh", of: "so-y-te")
            )
            let stranger = try await account(house, "Người Sở Khác", of: "so-noi-vu")
            let mission = try await house.add("Việc", lead: ["so-y-te"], due: try day("2026-03-31"))
            var promise = try await house.promise(mission, "so-y-te")
            let store = Delegations(database: house.database, world: house.world)
            try await store.give(promise.id, version: promise.version, to: .account(ID(binh.actor)), by: an)
            let board = Board(database: house.database, world: house.world)
            var mine = BoardFilter()
            mine.account = binh.actor
            #expect(try await board.view(today: house.world.today(), for: binh).tally(mine).total == 1)
            await #expect(throws: ProgressProblem.changedMeanwhile(by: "Trần An")) {
                try await store.give(promise.id, version: promise.version, to: .unit, by: binh)
            }
            promise = try await house.promise(mission, "so-y-te")
            #expect(promise.personName == "Lê Bình Minh" && promise.account?.text == binh.actor)
            await #expect(throws: HandoverProblem.personUnknown(stranger.actor)) {
                try await store.give(promise.id, version: promise.version, to: .account(ID(stranger.actor)), by: an)
            }
            await #expect(throws: NotVisible.self) {
                try await store.give(promise.id, version: promise.version, to: .unit, by: stranger)
            }
            await #expect(throws: NotVisible.self) {
                try await store.give(promise.id, version: promise.version, to: .unit, by: PromiseHouse.office)
            }
            await #expect(throws: NotVisible.self) { try await store.colleagues(of: an.unit ?? ID(""), for: stranger) }
            try await store.give(promise.id, version: promise.version, to: .named("Bà Hoa"), by: an)
            #expect(try await store.loads(of: try #require(an.unit), for: an).first?.owner == .named("Bà Hoa"))
            promise = try await house.promise(mission, "so-y-te")
            #expect(promise.account == nil && promise.personName == "Bà Hoa")
        }
    }

    @Test func `when a named person gets an account, all its promises become the account's in one act`() async throws {
        try await withPromises { house in
            let an = try await account(house, "Trần An", of: "so-y-te")
            let store = Delegations(database: house.database, world: house.world)
            for title in ["Một", "Hai"] {
                let mission = try await house.add(title, lead: ["so-y-te"], due: try day("2026-03-31"))
                let promise = try await house.promise(mission, "so-y-te")
                try await store.give(promise.id, version: promise.version, to: .named("Hoa"), by: an)
            }
            let hoa = try await account(house, "Nguyễn Thị Hoa", of: "so-y-te")
            let count = try await store.link(
                name: "Hoa", to: ID(hoa.actor), of: try #require(hoa.unit), by: hoa)
            #expect(count == 2)
            let batches = try await house.database.rows(
                "SELECT DISTINCT batch FROM assignment_moves WHERE to_person = 'Nguyễn Thị Hoa'")
            #expect(batches.count == 1)
            await #expect(throws: HandoverProblem.nothingToHand) {
                try await store.link(name: "Hoa", to: ID(hoa.actor), of: try #require(hoa.unit), by: hoa)
            }
        }
    }

    @Test func `everything a person owes goes to another as one act, with the draft, and the record never changes`()
        async throws
    {
        try await withPromises { house in
            let (an, binh) = (
                try await account(house, "Trần An", of: "so-y-te"),
                try await account(house, "Lê Bình Minh", of: "so-y-te")
            )
            let delegations = Delegations(database: house.database, world: house.world)
            var promises: [ID<Assignment>] = []
            for title in ["Lập danh mục thiết bị cần thay", "Tập huấn cho trạm xá"] {
                let mission = try await house.add(
                    title, lead: ["so-y-te"], due: try day(title.hasPrefix("L") ? "2026-01-05" : "2026-03-31"))
                let promise = try await house.promise(mission, "so-y-te")
                try await delegations.give(promise.id, version: promise.version, to: .account(ID(an.actor)), by: an)
                promises.append(promise.id)
            }
            let drafted = promises[0]
            try await house.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO progress_drafts (account_id, assignment_id, base_version, content, saved_at)
                    VALUES (\(an.actor), \(drafted), 2, 'bản nháp', \(house.world.now()))
                    """)
            }
            let first = try await house.assignments.assignment(promises[1], for: an)
            var entry = ProgressEntry(assignment: first.id, version: first.version, key: "k")
            entry.status = .done
            entry.result = "Đã tập huấn xong 12 trạm"
            entry.answers = ["done-without-document": "Chưa ký", "no-document": "Chưa ký"]
            for question in try await house.entries.questions(about: entry, for: an) {
                entry.answers[question.code] = "Văn bản đang trình ký"
            }
            _ = try await house.entries.send(entry, by: an)
            let store = handovers(house)
            let unit = try #require(an.unit)
            await #expect(throws: HandoverProblem.samePerson) {
                try await store.hand(
                    of: unit, from: .account(ID(an.actor)), to: .account(ID(an.actor)), chosen: Set(promises), by: an)
            }
            await #expect(throws: NotVisible.self) {
                try await store.hand(
                    of: unit, from: .account(ID(an.actor)), to: .named("X"), chosen: Set(promises),
                    by: PromiseHouse.office)
            }
            let id = try await store.hand(
                of: unit, from: .account(ID(an.actor)), to: .account(ID(binh.actor)), chosen: Set(promises),
                document: "Quyết định điều động số 3", by: binh)
            let act = try await store.handover(id, for: an)
            #expect(act.items == 2 && act.fromPerson == "Trần An" && act.toPerson == "Lê Bình Minh")
            let items = act.content.items
            #expect(items[0].time == "Quá hạn" && !items[0].draftOn.isEmpty)
            #expect(items[1].undocumented == "2026-01-12" && items[1].lastResult == "Đã tập huấn xong 12 trạm")
            let drafts = try await house.database.rows("SELECT account_id FROM progress_drafts")
            #expect(try drafts.map { try $0.get("account_id", as: String.self) } == [binh.actor])
            #expect(try await house.assignments.assignment(promises[0], for: an).account?.text == binh.actor)
            await #expect(throws: HandoverProblem.listChanged) {
                try await store.hand(
                    of: unit, from: .account(ID(an.actor)), to: .account(ID(binh.actor)), chosen: Set(promises), by: an)
            }
            let others = try await account(house, "Người Sở Khác", of: "so-noi-vu")
            await #expect(throws: NotVisible.self) { try await store.handover(id, for: others) }
            #expect(try await store.list(for: others).isEmpty)
            #expect(try await store.list(unit: unit, for: PromiseHouse.leader).count == 1)

            let document = try HandoverDocument(handover: act, place: "Quảng Ngãi").docx()
            try house.move(to: "2026-06-01")
            let again = try HandoverDocument(
                handover: try await store.handover(id, for: an), place: "Quảng Ngãi"
            ).docx()
            #expect(document == again && document.count > 4000)
        }
    }
}
