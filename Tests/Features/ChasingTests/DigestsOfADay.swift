import Database
import Jobs
import Organizations
import Progress
import TestHouse
import Testing
import Vocabulary

@testable import Chasing

@Suite struct DigestsOfADay {
    @Test func `each person is told once a day of everything that is theirs`() async throws {
        try await withChasing { house in
            let own = try await house.person("lanh-dao", roles: [.leader])
            let unit = try await house.person("khcn.2", unit: "so-khcn")
            let other = try await house.person("noi-vu", unit: "so-noi-vu")
            try await house.add("Việc đến hạn hôm nay", due: "2026-01-13")
            try await house.add("Việc còn bảy ngày", due: "2026-01-20")
            try await house.add("Việc của sở khác", lead: ["so-noi-vu"], due: "2026-01-14")
            try await house.add("Việc còn xa", due: "2026-06-30")
            try house.move(to: "2026-01-13")
            try await house.work()
            #expect(try await house.told(own, on: "2026-01-13").isEmpty)
            #expect(
                try await house.told(unit, on: "2026-01-13") == [
                    "deadline 0 Việc đến hạn hôm nay", "deadline -7 Việc còn bảy ngày",
                ])
            #expect(try await house.told(other, on: "2026-01-13") == ["deadline -1 Việc của sở khác"])
        }
    }

    @Test func `nothing is said before the hour, and a house that was asleep says it when it wakes`() async throws {
        try await withChasing { house in
            let unit = try await house.person("khcn", unit: "so-khcn")
            try await house.add("Việc", due: "2026-01-13")
            try house.move(to: "2026-01-13", "06:59")
            try await house.work()
            #expect(try await house.told(unit, on: "2026-01-13").isEmpty)
            try house.move(to: "2026-01-13", "16:40")
            try await house.work()
            #expect(try await house.told(unit, on: "2026-01-13") == ["deadline 0 Việc"])
        }
    }

    @Test func `however often and by however many servers it is composed, each thing is said once`() async throws {
        try await withChasing { house in
            try await house.person("khcn", unit: "so-khcn")
            try await house.person("noi-vu", unit: "so-noi-vu")
            for number in 0..<10 {
                try await house.add("Việc \(number)", lead: ["so-khcn", "so-noi-vu"], due: "2026-01-13")
            }
            try house.move(to: "2026-01-13")
            let composer = house.feature.composer
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask { _ = try await composer.compose(try day("2026-01-13")) }
                }
                try await group.waitForAll()
            }
            for _ in 0..<3 { try await house.work() }
            #expect(try await house.count("SELECT COUNT(*) AS n FROM digests") == 2)
            #expect(try await house.count("SELECT COUNT(*) AS n FROM reminders") == 20)
            #expect(try await house.count("SELECT COUNT(*) AS n FROM ledger WHERE deed = 'reminders-composed'") == 1)
        }
    }

    @Test func `a server killed in the middle leaves half, the next one does the other half`() async throws {
        try await withChasing { house in
            let units = ["so-khcn", "so-noi-vu", "so-tai-chinh", "so-cong-thuong"]
            for code in units { try await house.person("dm.\(code)", unit: code) }
            try await house.add("Việc chung", lead: units, due: "2026-01-13")
            try house.move(to: "2026-01-13")
            let feature = house.feature
            try await feature.composer.wake()
            // It began, composed for everybody, and was gone before it said so; two digests were not written any more.
            _ = try await house.jobs.take([ChaseJobs.compose], worker: "đã chết", leaseSeconds: 900)
            _ = try await feature.composer.compose(try day("2026-01-13"))
            try await house.database.write { tx in
                let gone: SQL = "(SELECT id FROM digests ORDER BY id LIMIT 2)"
                try tx.run("DELETE FROM reminders WHERE digest_id IN \(gone)")
                try tx.run("DELETE FROM digests WHERE id NOT IN (SELECT digest_id FROM reminders)")
                try tx.run("DELETE FROM chase_days")
            }
            #expect(try await house.count("SELECT COUNT(*) AS n FROM digests") == 2)
            house.clock.advance(seconds: 901)
            try await house.work()
            #expect(try await house.state("compose:2026-01-13") == .waiting)
            house.clock.advance(seconds: 60)
            try await house.work()
            #expect(try await house.state("compose:2026-01-13") == .done)
            #expect(try await house.count("SELECT COUNT(*) AS n FROM digests") == 4)
            #expect(try await house.count("SELECT COUNT(*) AS n FROM reminders") == 4)
        }
    }

    @Test func `on quiet days nothing is composed, and Tết passes without a word`() async throws {
        try await withChasing { house in
            let unit = try await house.person("khcn", unit: "so-khcn")
            try await house.add("Hạn giữa Tết", due: "2026-02-18")
            // From Thursday 12 to Tuesday 24 February, every day.
            for number in 12...24 {
                try house.move(to: "2026-02-\(number)")
                try await house.work()
            }
            #expect(
                try await house.digests.own(unit, limit: 50).map(\.day.iso) == ["2026-02-23", "2026-02-13"])
            #expect(
                try await house.count(
                    "SELECT COUNT(*) AS n FROM chase_days WHERE day > '2026-02-13' AND day < '2026-02-23'") == 0)
            #expect(try await house.told(unit, on: "2026-02-23") == ["deadline 5 Hạn giữa Tết"])
        }
    }

    @Test func `a day that is over is not composed any more; the next one says what it would have said`() async throws {
        try await withChasing { house in
            let unit = try await house.person("khcn", unit: "so-khcn")
            try await house.add("Việc", due: "2026-01-20")
            for date in ["2026-01-12", "2026-01-14", "2026-01-16"] {
                try house.move(to: date)
                if date == "2026-01-14" { continue }
                try await house.work()
            }
            // The reminder of Tuesday the 13th, seven days before, was missed.
            #expect(try await house.told(unit, on: "2026-01-16") == ["deadline -4 Việc"])
            try house.move(to: "2026-01-17")
            #expect(try await house.feature.composer.compose(try day("2026-01-16")) == nil)
        }
    }

    @Test func `the person it was given to is told; without one the focal points; without them the contact`()
        async throws
    {
        try await withChasing { house in
            let first = try await house.person("khcn.1", unit: "so-khcn")
            let second = try await house.person("khcn.2", unit: "so-khcn")
            let given = try await house.add("Việc đã giao cho một người", due: "2026-01-13")
            try await house.add("Việc chung của sở", due: "2026-01-13")
            try await house.add("Việc của xã", lead: ["xa-21034"], due: "2026-01-13")
            let promise = try await house.promise(given)
            try await house.database.write { tx in
                try tx.run("UPDATE assignments SET account_id = \(second.actor) WHERE id = \(promise.id)")
            }
            let contact = try await house.people.add(
                ChasingHouse.keeper,
                ChasePeople.Facts(
                    post: .contact, name: "Cán bộ xã", login: "", email: "xa@xa.example", units: ["xa-21034"]))
            try house.move(to: "2026-01-13")
            try await house.work()
            #expect(try await house.told(first, on: "2026-01-13") == ["deadline 0 Việc chung của sở"])
            #expect(try await house.told(second, on: "2026-01-13").count == 2)
            #expect(try await house.count("SELECT COUNT(*) AS n FROM digests WHERE person_id = \(contact)") == 1)
            try await Accounts(database: house.database, world: house.world).disable(
                ChasingHouse.keeper, ID(second.actor))
            try house.move(to: "2026-01-14")
            try await house.work()
            #expect(try await house.told(first, on: "2026-01-14").count == 2)
        }
    }

    @Test func `the head reads a summary on Monday, the vice-chair what is long overdue`() async throws {
        try await withChasing { house in
            let head = try await house.person("giam-doc", unit: "so-khcn", roles: [.leader])
            let vice = try await house.person("pct", roles: [.leader])
            for (post, login) in [(ChasePost.head, "giam-doc"), (.overseer, "pct")] {
                try await house.people.add(
                    ChasingHouse.keeper,
                    ChasePeople.Facts(
                        post: post, name: login, login: login, email: "", units: ["Sở Khoa học và Công nghệ"]))
            }
            try await house.add("Việc để lâu", due: "2026-01-05")
            for date in ["2026-01-16", "2026-01-19", "2026-01-20", "2026-01-21"] {
                try house.move(to: date)
                try await house.work()
            }
            #expect(try await house.digests.own(head, limit: 9).map(\.day.iso) == ["2026-01-19"])
            #expect(try await house.told(head, on: "2026-01-19") == ["summary 14 Việc để lâu"])
            #expect(try await house.digests.own(vice, limit: 9).map(\.day.iso) == ["2026-01-20"])
            #expect(try await house.told(vice, on: "2026-01-20") == ["escalation 15 Việc để lâu"])
        }
    }

    @Test func `a changed rule is a new version, in force the same day, and a stale form is refused`() async throws {
        try await withChasing { house in
            let unit = try await house.person("khcn", unit: "so-khcn")
            try await house.add("Việc", due: "2026-01-23")
            let rule = ChaseRule(event: .deadline, days: [-10, 0], every: 0)
            try await house.rulebook.change(ChasingHouse.keeper, rule)
            await #expect(throws: ChaseProblem.changedMeanwhile) {
                try await house.rulebook.change(ChasingHouse.keeper, rule)
            }
            await #expect(throws: NotVisible.self) { try await house.rulebook.change(ChasingHouse.leader, rule) }
            try house.move(to: "2026-01-13")
            try await house.work()
            #expect(try await house.told(unit, on: "2026-01-13") == ["deadline -10 Việc"])
            #expect(try await house.rulebook.rules(ChasingHouse.leader).first?.version == 1)
            #expect(try await house.count("SELECT COUNT(*) AS n FROM ledger WHERE deed = 'chase-rule-changed'") == 1)
        }
    }

    @Test func `what is done is not spoken of`() async throws {
        try await withChasing { house in
            let unit = try await house.person("khcn", unit: "so-khcn")
            let mission = try await house.add("Việc", due: "2026-01-13")
            let promise = try await house.promise(mission)
            var entry = ProgressEntry(assignment: promise.id, version: promise.version, key: "k1")
            entry.status = .done
            entry.result = "Đã ban hành kế hoạch"
            var paper = NewEvidence(issuedOn: try day("2026-01-12"))
            paper.number = "96/BC-SKHCN"
            paper.issuer = "Sở Khoa học và Công nghệ"
            entry.evidence = [paper]
            _ = try await Entries(database: house.database, world: house.world).send(entry, by: unit)
            try house.move(to: "2026-01-13")
            try await house.work()
            #expect(try await house.told(unit, on: "2026-01-13").isEmpty)
        }
    }
}
