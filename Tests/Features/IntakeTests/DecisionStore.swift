import Database
import Extraction
import Ledger
import TestHouse
import Testing
import Vocabulary

@testable import Intake

/// Decisions on a real database: each counted, recorded, and taken back.
struct DecisionStore {
    private let bytes = Array("kế hoạch".utf8)

    private func row(_ house: IntakeHouse, _ id: ID<Import>, _ no: String) async throws -> Proposal {
        try #require(try await house.rows(id).first { $0.fields.no == no && $0.kind == .mission })
    }

    private func decide(_ house: IntakeHouse, _ id: ID<Import>, _ no: String, _ deed: Deed) async throws {
        let row = try await row(house, id, no)
        try await house.imports.decide(deed, on: row.id, version: row.version, of: id, by: house.lan)
    }

    @Test func `the two sums add up after reading`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let (source, kinds) = try await house.imports.sourceSum(of: id, for: house.lan)
            #expect(source.isBalanced)
            #expect(source.places == 16)
            #expect(source.proposals == 10)
            #expect(source.sections == 2)
            #expect(source.repeatedHeaders == 2)
            #expect(source.otherTables == 2)
            #expect(kinds.map(\.count) == [7, 2, 1])
            let decisions = try await house.imports.decisionSum(of: id, for: house.lan)
            #expect(decisions.isBalanced)
            #expect(decisions.pending == 10)
            #expect(decisions.pendingWithQuestions == 6)
        }
    }

    @Test(arguments: [UInt64](1...12)) func `the sums add up after any course of decisions`(seed: UInt64) async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            var chance = Dice(state: seed)
            for _ in 0..<40 {
                let rows = try await house.rows(id)
                guard let row = rows.randomElement(using: &chance) else { break }
                let other = rows.randomElement(using: &chance)?.id ?? row.id
                let deeds: [Deed] = [
                    .accept(nil), .amend(row.fields), .reject(reason: "không rõ"), .split(["một", "hai", "ba"]),
                    .merge(into: other, joining: chance.next() % 2 == 0),
                    .answer(question: "deadline.impossible", key: "day1"),
                ]
                do {
                    switch chance.next() % 8 {
                    case 0: try await house.imports.undo(row.id, version: row.version, of: id, by: house.minh)
                    case 1 where chance.next() % 6 == 0: try await house.imports.acceptUnquestioned(id, by: house.lan)
                    case 2:
                        let left = try await house.imports.leftRows(of: id, for: house.lan).randomElement(
                            using: &chance)
                        _ = try await house.imports.adopt(try #require(left).id, of: id, by: house.lan)
                    default:
                        let deed = try #require(deeds.randomElement(using: &chance))
                        try await house.imports.decide(deed, on: row.id, version: row.version, of: id, by: house.lan)
                    }
                } catch is IntakeProblem {
                    // refused for a reason a person reads; nothing may have changed
                }
                let source = try await house.imports.sourceSum(of: id, for: house.lan).sum
                let decisions = try await house.imports.decisionSum(of: id, for: house.lan)
                #expect(source.isBalanced)
                #expect(decisions.isBalanced)
                #expect(decisions.proposals - decisions.parts == source.proposals)
                let after = try await house.rows(id)
                #expect(decisions.proposals == after.count)
                #expect(decisions.toWrite == after.count { $0.state.isTaken })
                #expect(after.allSatisfy { $0.state != .merged || $0.mergedInto != nil })
            }
            #expect(try await Ledger.verify(house.database).firstBreak == nil)
        }
    }

    @Test func `taking every row without a question takes those and no other`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            #expect(try await house.imports.acceptUnquestioned(id, by: house.lan) == 4)
            let rows = try await house.rows(id)
            #expect(rows.count { $0.state == .accepted } == 4)
            #expect(rows.filter { $0.state == .accepted }.allSatisfy { $0.flags.allSatisfy(\.isNote) })
            #expect(try await house.ledgerCount("import-row-accept") == 4)
            #expect(try await house.imports.acceptUnquestioned(id, by: house.lan) == 0)
        }
    }

    @Test func `an answer changes the row and leaves it waiting`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            try await decide(house, id, "2", .answer(question: "deadline.impossible", key: "day2"))
            let row = try await row(house, id, "2")
            #expect(row.state == .pending)
            #expect(row.fields.deadline.end == "2026-10-01")
            #expect(row.fields.deadline.raw == "31/9/2026")
            #expect(row.version == 2)
            await #expect(throws: IntakeProblem.questionGone) {
                try await house.imports.decide(
                    .answer(question: "deadline.impossible", key: "day1"), on: row.id, version: 2, of: id, by: house.lan
                )
            }
        }
    }

    @Test func `splitting makes a waiting row of each part with the agencies and dates of the whole`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            try await decide(house, id, "3", .split(["Tập huấn cán bộ", "", "Mở cổng phản ánh"]))
            let rows = try await house.rows(id).filter { $0.fields.no == "3" && $0.kind == .mission }
            #expect(rows.map(\.state) == [.split, .pending, .pending])
            #expect(rows.map(\.fields.title).suffix(2) == ["Tập huấn cán bộ", "Mở cổng phản ánh"])
            #expect(rows.allSatisfy { $0.fields.lead.units == ["so-noi-vu"] })
            let whole = rows[0]
            try await house.imports.undo(whole.id, version: whole.version, of: id, by: house.lan)
            #expect(try await house.rows(id).count { $0.fields.no == "3" && $0.kind == .mission } == 1)
            #expect(try await row(house, id, "3").state == .pending)
            await #expect(throws: IntakeProblem.tooFewParts) { try await decide(house, id, "3", .split(["một"])) }
        }
    }

    @Test func `merging joins the words and taking it back parts them again`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let host = try await row(house, id, "1")
            try await decide(house, id, "1", .accept(nil))
            try await decide(house, id, "6", .merge(into: host.id, joining: true))
            let joined = try await row(house, id, "1")
            #expect(joined.fields.title == "Lập danh mục dữ liệu dùng chung; Diễn tập ứng cứu sự cố")
            #expect(joined.state == .edited)
            // the earlier decision now rests under the merge
            await #expect(throws: IntakeProblem.undoBlocked) {
                try await house.imports.undo(host.id, version: joined.version, of: id, by: house.lan)
            }
            let merged = try await row(house, id, "6")
            try await house.imports.undo(merged.id, version: merged.version, of: id, by: house.lan)
            let parted = try await row(house, id, "1")
            #expect(parted.fields.title == "Lập danh mục dữ liệu dùng chung")
            #expect(parted.state == .accepted)
            try await house.imports.undo(parted.id, version: parted.version, of: id, by: house.lan)
            #expect(try await row(house, id, "1").state == .pending)
        }
    }

    @Test func `a row cannot be merged into itself, into another kind, or into one that is gone`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let own = try await row(house, id, "1")
            await #expect(throws: IntakeProblem.cannotMerge) {
                try await decide(house, id, "1", .merge(into: own.id, joining: true))
            }
            let target = try #require(try await house.rows(id).first { $0.kind == .target })
            await #expect(throws: IntakeProblem.cannotMerge) {
                try await decide(house, id, "1", .merge(into: target.id, joining: true))
            }
            let gone = try await row(house, id, "4")
            try await decide(house, id, "4", .reject(reason: "trùng"))
            await #expect(throws: IntakeProblem.cannotMerge) {
                try await decide(house, id, "1", .merge(into: gone.id, joining: true))
            }
        }
    }

    @Test func `the second reviewer learns what changed and by whom, and overwrites nothing`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let seen = try await row(house, id, "1")
            var edited = seen.fields
            edited.title = "Lập danh mục dữ liệu dùng chung của tỉnh"
            try await house.imports.decide(.accept(edited), on: seen.id, version: seen.version, of: id, by: house.lan)
            var mine = seen.fields
            mine.title = "Tên khác"
            do {
                try await house.imports.decide(
                    .accept(mine), on: seen.id, version: seen.version, of: id, by: house.minh)
                Issue.record("the second decision went through")
            } catch IntakeProblem.changedMeanwhile(let change) {
                #expect(change.byName == "Lan")
                #expect(change.clock == "08:30 ngày 12/01/2026")
                #expect(
                    change.differences == [
                        FieldDifference(field: "Quyết định", was: "còn chờ", now: "sửa rồi nhận"),
                        FieldDifference(field: "Tên", was: seen.fields.title, now: edited.title),
                    ])
            }
            #expect(try await row(house, id, "1").fields.title == edited.title)
        }
    }

    @Test func `two reviewers at the same moment: one wins`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let row = try await row(house, id, "1")
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for viewer in [house.lan, house.minh, house.lan, house.minh] {
                    group.addTask {
                        do {
                            try await house.imports.decide(
                                .accept(nil), on: row.id, version: row.version, of: id, by: viewer)
                            return true
                        } catch { return false }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(outcomes == 1)
            #expect(try await house.count("SELECT COUNT(*) AS amount FROM import_decisions") == 1)
        }
    }

    @Test func `every decision writes one ledger entry with the actor, before and after`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            try await decide(house, id, "1", .accept(nil))
            try await decide(house, id, "2", .answer(question: "deadline.impossible", key: "day1"))
            try await decide(house, id, "4", .reject(reason: "trùng"))
            try await decide(house, id, "3", .split(["một", "hai"]))
            let rejected = try await row(house, id, "4")
            try await house.imports.undo(rejected.id, version: rejected.version, of: id, by: house.minh)
            for deed in ["accept", "answer", "reject", "split", "undo"] {
                #expect(try await house.ledgerCount("import-row-\(deed)") == 1, "\(deed)")
            }
            let entries = try await house.database.read {
                try Ledger.history(of: "import-row", rejected.id.text, in: $0)
            }
            #expect(entries.map(\.change.actorName) == ["Minh", "Lan"])
            #expect(entries.last?.change.before?["state"]?.string == "pending")
            #expect(entries.last?.change.after?["state"]?.string == "rejected")
            #expect(entries.last?.change.after?["reason"]?.string == "trùng")
            #expect(try await Ledger.verify(house.database).firstBreak == nil)
        }
    }

    @Test func `one answer for all takes every row with the same question`() async throws {
        var plan = SamplePlan()
        plan.tasks[5].deadline.kind = .invalid
        plan.tasks[5].deadline.raw = "31/11/2026"
        try await withIntake(.sample(plan)) { house in
            let id = try await house.importing(bytes)
            #expect(
                try await house.imports.answerAll(id, question: "deadline.impossible", key: "day1", by: house.lan) == 2)
            #expect(try await row(house, id, "6").fields.deadline.end == "2026-11-30")
            #expect(try await row(house, id, "2").fields.deadline.end == "2026-09-30")
        }
    }

    @Test func `a row left out can be taken back once, and the sums move with it`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let left = try await house.imports.leftRows(of: id, for: house.lan)
            #expect(left.count == 6)
            let member = try #require(left.last)
            #expect(member.words == "2 | Rà soát <b>quy chế</b> & ban hành")
            let row = try await house.imports.adopt(member.id, of: id, by: house.lan)
            #expect(try await house.imports.adopt(member.id, of: id, by: house.lan) == row)
            let made = try #require(try await house.rows(id).first { $0.id == row })
            #expect(made.fields.title == "Rà soát <b>quy chế</b> & ban hành")
            #expect(made.fields.no == "2")
            #expect(made.isAdopted)
            #expect(try await house.imports.sourceSum(of: id, for: house.lan).sum.isBalanced)
            #expect(try await house.ledgerCount("import-row-adopt") == 1)
        }
    }

    @Test func `a corrected day of the document asks the rows anew`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let item = try await house.imports.find(id, for: house.lan)
            #expect(try await house.imports.decisionSum(of: id, for: house.lan).pendingWithQuestions == 6)
            var head = item.head
            head.issuedOn = "2026-07-01"
            try await house.imports.correctHead(id, version: item.version, to: head, by: house.lan)
            // task 1 is now due before the document's day
            #expect(try await house.imports.decisionSum(of: id, for: house.lan).pendingWithQuestions == 7)
            await #expect(throws: IntakeProblem.self) {
                try await house.imports.correctHead(id, version: item.version, to: head, by: house.minh)
            }
        }
    }
}

/// Chance that is the same each time.
struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 11 ^ state << 21
    }
}
