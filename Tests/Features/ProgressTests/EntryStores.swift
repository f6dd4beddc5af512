import Database
import Files
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary

@testable import Progress

/// Drafts, evidence, steps and papers, on a real database.
@Suite struct EntryStores {
    private func promise(
        _ work: WorkHouse, _ title: String = "Một việc", due: String? = "2026-03-31"
    ) async throws -> Assignment {
        let mission = try await work.house.add(title, lead: ["so-y-te"], due: try due.map(day))
        return try await work.house.promise(mission, "so-y-te")
    }

    private func again(_ work: WorkHouse, _ old: Assignment) async throws -> Assignment {
        try await work.house.assignments.assignment(old.id, for: PromiseHouse.leader)
    }

    private func paper(_ iso: String, _ number: String = "1/BC-SYT") throws -> NewEvidence {
        var paper = NewEvidence(issuedOn: try day(iso))
        paper.number = number
        return paper
    }

    private func declare(_ work: WorkHouse, _ promise: Assignment, by focal: Viewer) async throws {
        var entry = ProgressEntry(assignment: promise.id, version: promise.version, key: "declare-\(promise.id.text)")
        entry.status = .done
        entry.answers = ["no-document": "Có sau"]
        try await work.house.entries.send(entry, by: focal)
    }

    @Test func `the same entry sent again after a lost answer is stored once`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let promise = try await promise(work)
            var entry = ProgressEntry(assignment: promise.id, version: promise.version, key: "k")
            entry.result = "Xong bước một"
            let first = try await work.house.entries.send(entry, by: focal)
            let second = try await work.house.entries.send(entry, by: focal)
            #expect(!first.wasKnown && second.wasKnown)
            let other = try await work.focal("so-y-te", login: "nguoi-hai")
            var foreign = entry
            foreign.result = "Lời khác dưới cùng một khóa"
            await #expect(throws: ProgressProblem.changedMeanwhile(by: focal.actorName)) {
                try await work.house.entries.send(foreign, by: other)
            }
            #expect(try await again(work, promise).updates == 1)
            var proved = entry
            proved.evidence = [try paper("2026-01-06")]
            await #expect(throws: ProgressProblem.changedMeanwhile(by: focal.actorName)) {
                try await work.house.entries.send(proved, by: focal)
            }
        }
    }

    @Test func `a key of another unit's entry tells nothing, and entries without a key are entries`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let stranger = try await work.focal("so-tu-phap")
            let mine = try await promise(work)
            let theirs = try await work.house.promise(
                try await work.house.add("Việc của họ", lead: ["so-tu-phap"]), "so-tu-phap")
            try await work.house.entries.send(
                ProgressEntry(assignment: mine.id, version: mine.version, key: "k"), by: focal)
            await #expect(throws: NotVisible.self) {
                try await work.house.entries.send(
                    ProgressEntry(assignment: theirs.id, version: theirs.version, key: "k"), by: stranger)
            }
            let next = try await again(work, mine)
            try await work.house.entries.send(
                ProgressEntry(assignment: next.id, version: next.version, key: ""), by: focal)
            try await work.house.entries.send(
                ProgressEntry(assignment: theirs.id, version: theirs.version, key: ""), by: stranger)
            #expect(try await again(work, mine).updates == 2)
        }
    }

    @Test(arguments: ["0001-01-01", "1899-12-31"])
    func `a paper of another century proves nothing`(iso: String) async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let promise = try await promise(work)
            let old = try day(iso)
            await #expect(throws: ProgressProblem.dayUnlikely(old)) {
                try await work.evidence.attach([try paper(iso)], to: promise.id, by: focal)
            }
        }
    }

    @Test func `a draft belongs to its account, takes the place of the one before, and goes when sent`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let other = try await work.focal("so-y-te", login: "nguoi-hai")
            let stranger = try await work.focal("so-tu-phap")
            let promise = try await promise(work)
            var form = WorkForm()
            form.result = "Đang gõ"
            try await _ = work.drafts.save(form.json, about: promise.id, version: 1, by: focal)
            form.result = "Đang gõ tiếp"
            try await _ = work.drafts.save(form.json, about: promise.id, version: promise.version, by: focal)
            let kept = try #require(try await work.drafts.draft(about: promise.id, of: focal))
            #expect(WorkForm(kept.content).result == "Đang gõ tiếp" && kept.version == promise.version)
            #expect(try await work.drafts.draft(about: promise.id, of: other) == nil)
            await #expect(throws: NotVisible.self) {
                try await work.drafts.save(form.json, about: promise.id, version: 1, by: stranger)
            }
            await #expect(throws: WorkProblem.draftTooLong) {
                try await work.drafts.save(
                    .string(String(repeating: "a", count: Drafts.limit)), about: promise.id, version: 1, by: focal)
            }
            var entry = ProgressEntry(assignment: promise.id, version: promise.version, key: "k")
            entry.result = "Đang gõ tiếp"
            try await work.house.entries.send(entry, by: focal)
            #expect(try await work.drafts.draft(about: promise.id, of: focal) == nil)
            let ledger = try await work.house.database.rows(
                "SELECT COUNT(*) AS n FROM ledger WHERE deed LIKE '%draft%'")
            #expect(try ledger[0].get("n", as: Int.self) == 0)
        }
    }

    @Test func `a form goes through its draft and back without losing a word`() throws {
        var form = WorkForm()
        (form.occurrence, form.status, form.percent, form.result) = (
            "2026-Q1", "done", "40", "Dòng một\nDòng \"hai\" <b>"
        )
        (form.nextStep, form.cause, form.waitsFor) = ("Tiếp", "data", "Sở Tư pháp")
        (form.obstacles, form.proposals, form.seen) = ("Vướng", "Đề nghị", 3)
        form.papers = [
            WorkForm.Paper(
                kind: "bc", number: "1/BC", day: "05/01/2026", issuer: "Sở", title: "Báo cáo", link: "https://a.vn",
                file: WorkForm.Kept(hash: ContentHash(of: [1]), name: "a.pdf", bytes: 7))
        ]
        form.answers = ["jump": "Vì"]
        let text = String(decoding: form.json.bytes, as: UTF8.self)
        #expect(WorkForm(try JSON(parsing: text)) == form)
    }

    @Test func `what was only declared is proved by the document that comes later, on its own date`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            var promise = try await promise(work)
            try await declare(work, promise, by: focal)
            promise = try await again(work, promise)
            #expect(promise.level == .declared && promise.doneOn == work.house.world.today())
            try await work.evidence.attach([try paper("2026-01-06")], to: promise.id, by: focal)
            promise = try await again(work, promise)
            #expect(try promise.level == .evidenced && promise.doneOn == day("2026-01-06"))
            let mission = try await work.house.missions.mission(promise.task.id, for: PromiseHouse.leader)
            #expect(mission.doneOn == (try day("2026-01-06")))
        }
    }

    @Test func `a wrong document is withdrawn with its reason, and the completion is judged by what is left`()
        async throws
    {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            var promise = try await promise(work)
            try await declare(work, promise, by: focal)
            try await work.evidence.attach(
                [try paper("2026-01-06", "1/BC"), try paper("2026-01-09", "2/BC")], to: promise.id, by: focal)
            promise = try await again(work, promise)
            #expect(promise.doneOn == (try day("2026-01-09")))
            let rows = try await work.house.assignments.file(promise.id, for: focal).evidence
            let wrong = try #require(rows.first { $0.number == "2/BC" })
            await #expect(throws: ProgressProblem.reasonMissing) {
                try await work.evidence.withdraw(wrong.id, reason: "", by: focal)
            }
            let stranger = try await work.focal("so-tu-phap")
            await #expect(throws: NotVisible.self) {
                try await work.evidence.withdraw(wrong.id, reason: "Không phải của ta", by: stranger)
            }
            try await work.evidence.withdraw(wrong.id, reason: "Nhầm văn bản", by: focal)
            promise = try await again(work, promise)
            #expect(try promise.level == .evidenced && promise.doneOn == day("2026-01-06"))
            let last = try #require(try await work.house.assignments.file(promise.id, for: focal).evidence.first)
            try await work.evidence.withdraw(last.id, reason: "Cũng nhầm", by: focal)
            promise = try await again(work, promise)
            #expect(promise.level == .declared && promise.doneOn == promise.declaredAt?.localDay)
            let mission = try await work.house.missions.mission(promise.task.id, for: PromiseHouse.leader)
            #expect(mission.doneOn == nil)
            await #expect(throws: NotVisible.self) {
                try await work.evidence.withdraw(last.id, reason: "Lần nữa", by: focal)
            }
        }
    }

    @Test func `a milestone that was marked is proved and unproved by its own documents`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let mission = try await work.house.add(
                "Việc nhiều năm", lead: ["so-y-te"], due: try day("2028-12-31"), kind: .range,
                start: try day("2026-01-01"))
            let promise = try await work.house.promise(mission, "so-y-te")
            var entry = ProgressEntry(assignment: promise.id, version: promise.version, key: "k")
            (entry.occurrence, entry.status, entry.answers) = ("2026", .done, ["no-document": "Có sau"])
            try await work.house.entries.send(entry, by: focal)
            func level() async throws -> ProofLevel? {
                try await work.house.assignments.file(promise.id, for: focal).marks["2026"]?.level
            }
            #expect(try await level() == .declared)
            #expect(try await again(work, promise).level == .none)
            try await work.evidence.attach([try paper("2026-01-07")], to: promise.id, occurrence: "2026", by: focal)
            #expect(try await level() == .evidenced)
            let standing = try await work.house.assignments.file(promise.id, for: focal).evidence
            try await work.evidence.withdraw(standing[0].id, reason: "Nhầm năm", by: focal)
            #expect(try await level() == .declared)
        }
    }

    @Test func `the share of ticked steps is the percent, and steps keep their order`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let promise = try await promise(work)
            let steps = work.steps
            for (title, person) in [("Soạn dự thảo", "Chị Hoa"), ("Lấy ý kiến", ""), ("Trình ký", "")] {
                try await steps.add(title, person: person, due: try day("2026-02-01"), to: promise.id, by: focal)
            }
            func all() async throws -> [WorkStep] {
                try await work.house.database.read { try Steps.of(promise.id, in: $0) }
            }
            var list = try await all()
            #expect(list.map(\.title) == ["Soạn dự thảo", "Lấy ý kiến", "Trình ký"] && list[0].personName == "Chị Hoa")
            try await steps.act(.done, on: list[0].id, of: promise.id, by: focal)
            #expect(try await again(work, promise).percent == 33)
            try await steps.act(.done, on: list[0].id, of: promise.id, by: focal)
            #expect(try await again(work, promise).percent == 33)
            try await steps.act(.up, on: list[2].id, of: promise.id, by: focal)
            #expect(try await all().map(\.title) == ["Soạn dự thảo", "Trình ký", "Lấy ý kiến"])
            try await steps.act(.up, on: list[0].id, of: promise.id, by: focal)
            #expect(try await all().first?.title == "Soạn dự thảo")
            try await steps.act(.withdraw, on: list[1].id, of: promise.id, by: focal)
            #expect(try await again(work, promise).percent == 50)
            try await steps.act(.undone, on: list[0].id, of: promise.id, by: focal)
            list = try await all()
            #expect(list.count == 2 && list.allSatisfy { $0.doneOn == nil })
            let stranger = try await work.focal("so-tu-phap")
            await #expect(throws: NotVisible.self) {
                try await steps.act(.done, on: list[0].id, of: promise.id, by: stranger)
            }
            let other = try await self.promise(work, "Việc khác")
            await #expect(throws: NotVisible.self) {
                try await steps.act(.done, on: list[0].id, of: other.id, by: focal)
            }
            await #expect(throws: WorkProblem.stepWithoutTitle) {
                try await steps.add("", person: "", due: nil, to: promise.id, by: focal)
            }
        }
    }

    @Test func `a paper becomes an update and never takes a declaration back or declares by itself`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            var promise = try await promise(work)
            func take(_ key: String, leads: [String] = ["so-y-te"], as viewer: Viewer = PromiseHouse.coordinator)
                async throws -> Int
            {
                var report = PaperReport(mission: promise.task.id, key: key)
                (report.leads, report.achieved, report.planned) = (leads, "Đã hoàn thành 40 danh mục", "Làm tiếp 10")
                let entries = work.house.entries
                let ready = report
                return try await work.house.database.write { try entries.take(ready, in: $0, by: viewer) }
            }
            #expect(try await take("import:1") == 1)
            promise = try await again(work, promise)
            #expect(promise.state == .active && promise.updates == 1 && promise.level == .none)
            let update = try #require(try await work.house.assignments.file(promise.id, for: focal).updates.first)
            #expect(update.source == .import && update.status == .active && update.nextStep == "Làm tiếp 10")
            #expect(update.authorName == PromiseHouse.coordinator.actorName)
            #expect(try await take("import:1") == 0)
            #expect(try await take("import:2", leads: ["so-tu-phap"]) == 0)
            #expect(try await take("import:3", leads: []) == 1)
            await #expect(throws: NotVisible.self) { try await take("import:4", as: focal) }
            promise = try await again(work, promise)
            try await declare(work, promise, by: focal)
            #expect(try await take("import:5") == 1)
            promise = try await again(work, promise)
            #expect(promise.state == .declared && promise.level == .declared)
        }
    }

    @Test func `a unit that is waited for gets a claim, once`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            var promise = try await promise(work)
            let waited = try await work.house.units.find(PromiseHouse.leader, code: "so-tu-phap").id
            for key in ["k1", "k2"] {
                var entry = ProgressEntry(assignment: promise.id, version: promise.version, key: key)
                (entry.cause, entry.obstacles, entry.waitsFor, entry.result) = ("data", "Chưa có dữ liệu", waited, key)
                try await work.house.entries.send(entry, by: focal)
                promise = try await again(work, promise)
            }
            let claims = try await work.house.database.rows("SELECT on_unit_id, words, cause FROM claims")
            #expect(claims.count == 1 && promise.cause == "data")
            #expect(try claims[0].get("on_unit_id", as: ID<OrgUnit>.self) == waited)
            #expect(try claims[0].get("words", as: String.self) == "Chưa có dữ liệu")
        }
    }

    @Test func `files of evidence and of drafts are kept, and others are not`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let promise = try await promise(work)
            let room = EvidenceRoom(files: work.files)
            let proof = try await room.keep(Array("%PDF-1.4 một".utf8), name: "bao cao.pdf")
            let draft = try await room.keep(Array("%PDF-1.4 hai".utf8), name: "nhap.pdf")
            var document = try paper("2026-01-05")
            document.file = proof.hash
            document.fileName = proof.name
            try await work.evidence.attach([document], to: promise.id, by: focal)
            var form = WorkForm()
            form.papers = [WorkForm.Paper(number: "2/BC", file: draft)]
            _ = try await work.drafts.save(form.json, about: promise.id, version: promise.version, by: focal)
            let kept = try await work.evidence.keptFiles(for: .system("sweep"))
            #expect(Set(kept) == [proof.hash, draft.hash])
            #expect(try await work.evidence.keptFiles(for: focal).isEmpty)
        }
    }
}
