import Database
import Foundation
import Jobs
import Organizations
import TestHouse
import Testing
import Vocabulary

@testable import Chasing

@Suite struct LettersAndHooks {
    /// The text of a letter as it arrived.
    static func text(_ letter: String) -> String {
        let body = letter.components(separatedBy: "base64\n\n").dropFirst().first ?? ""
        let bytes = Data(base64Encoded: body, options: .ignoreUnknownCharacters) ?? Data()
        return String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
    }

    @Test func `a letter goes to each who wants one, once, and says what the page says`() async throws {
        let server = try mailServer()
        try await withChasing(mail: server) { house in
            let unit = try await house.person("khcn", unit: "so-khcn", email: "khcn@so.example")
            try await house.person("khcn.2", unit: "so-khcn")
            let quiet = try await house.person("khcn.3", unit: "so-khcn", email: "im@so.example")
            try await house.postbox.choose(quiet, Postbox.Choice(email: "im@so.example", wantsMail: false))
            var settings = ChaseSettings()
            settings.baseAddress = "https://tiendo.tinh.example/"
            try await house.rulebook.set(ChasingHouse.keeper, settings)
            try await house.add("Ban hành kế hoạch chuyển đổi số", due: "2026-01-13")
            try await house.add("Báo cáo tình hình", due: "2026-01-11")
            try house.move(to: "2026-01-12")
            for _ in 0..<3 { try await house.work() }
            #expect(server.received.count == 1)
            let letter = try #require(server.received.first)
            #expect(letter.contains("RCPT TO:<khcn@so.example>"))
            let text = Self.text(letter)
            #expect(
                text.hasPrefix("Kính gửi Người khcn,\n\nNgày 12/01/2026 có 2 việc cần ông/bà xem.\n\nQUÁ HẠN (1)\n"))
            #expect(text.contains("- Báo cáo tình hình (Sở Khoa học và Công nghệ): quá hạn 1 ngày, hạn 11/01/2026"))
            #expect(text.contains("còn 1 ngày, hạn 13/01/2026\n  https://tiendo.tinh.example/giao-viec/"))
            #expect(text.contains("Xem tất cả: https://tiendo.tinh.example/nhac-viec"))
            // Unsubscribed or without an address, the same is said in the house.
            for reader in [unit, quiet] { #expect(try await house.told(reader, on: "2026-01-12").count == 2) }
            #expect(try await house.count("SELECT COUNT(*) AS n FROM jobs WHERE kind = 'chase-mail'") == 1)
        }
    }

    @Test func `a server that is busy gets the letter later, once`() async throws {
        let server = try mailServer(["RCPT": "451 4.7.1 come back later"])
        try await withChasing(mail: server) { house in
            let unit = try await house.person("khcn", unit: "so-khcn", email: "khcn@so.example")
            try await house.add("Việc", due: "2026-01-13")
            try house.move(to: "2026-01-13")
            try await house.work()
            let key = "digest:\(unit.actor):2026-01-13"
            #expect(try await house.state(key) == .waiting)
            let page = try await house.log.list(ChasingHouse.keeper)
            let line = try #require(page.lines.first { $0.listed.job.key == key })
            #expect(line.name == "Người khcn")
            #expect(line.listed.lastAttempt?.outcome == "failed")
            #expect(line.listed.lastAttempt?.answer.hasPrefix("451 4.7.1") == true)
            house.clock.advance(seconds: 60)
            let better = try mailServer()
            let healed = ChasingHouse(database: house.database, clock: house.clock, plan: house.plan, mail: better)
            try await healed.work()
            #expect(better.received.count == 1)
            #expect(try await house.state(key) == .done)
            better.stop()
        }
    }

    @Test func `a letter begun by a server that died is in doubt, and a keeper may send it again`() async throws {
        let server = try mailServer()
        try await withChasing(mail: server) { house in
            let unit = try await house.person("khcn", unit: "so-khcn", email: "khcn@so.example")
            try await house.add("Việc", due: "2026-01-13")
            try house.move(to: "2026-01-13")
            let feature = house.feature
            _ = try await feature.composer.compose(try day("2026-01-13"))
            let taken = try #require(
                try await house.jobs.take([ChaseJobs.mail], worker: "đã chết", leaseSeconds: 300))
            for _ in 0..<5 {
                house.clock.advance(seconds: 3600)
                try await house.work()
            }
            #expect(server.received.isEmpty)
            #expect(try await house.state("digest:\(unit.actor):2026-01-13") == .doubtful)
            await #expect(throws: NotVisible.self) { try await house.log.again(ChasingHouse.leader, taken.id.text) }
            try await house.log.again(ChasingHouse.keeper, taken.id.text)
            await #expect(throws: ChaseProblem.changedMeanwhile) {
                try await house.log.again(ChasingHouse.keeper, taken.id.text)
            }
            try await house.work()
            #expect(server.received.count == 1)
            #expect(try await house.state("digest:\(unit.actor):2026-01-13") == .done)
        }
    }

    @Test func `the link at the foot stops letters and hides nothing`() async throws {
        let server = try mailServer()
        try await withChasing(mail: server) { house in
            let unit = try await house.person("khcn", unit: "so-khcn", email: "khcn@so.example")
            try await house.add("Việc", due: "2026-01-13")
            let row = try #require(
                try await house.database.rows("SELECT unsubscribe_secret AS s FROM mail_addresses").first)
            let secret: String = try row.get("s")
            #expect(try await house.postbox.reader(of: secret) == "Người khcn")
            try await house.postbox.stop(secret)
            try await house.postbox.stop(secret)
            await #expect(throws: NotVisible.self) { try await house.postbox.stop("khác") }
            #expect(try await house.postbox.choice(unit) == Postbox.Choice(email: "khcn@so.example", wantsMail: false))
            try house.move(to: "2026-01-13")
            try await house.work()
            #expect(server.received.isEmpty)
            #expect(try await house.told(unit, on: "2026-01-13") == ["deadline 0 Việc"])
            let noted = try await house.database.rows("SELECT state_before, state_after FROM ledger")
            for row in noted {
                for column in ["state_before", "state_after"] {
                    #expect(try row.get(column, as: String?.self)?.contains("so.example") != true)
                }
            }
        }
    }

    @Test func `someone who stops letters between composing and sending gets none`() async throws {
        let server = try mailServer()
        try await withChasing(mail: server) { house in
            let unit = try await house.person("khcn", unit: "so-khcn", email: "khcn@so.example")
            try await house.add("Việc", due: "2026-01-13")
            try house.move(to: "2026-01-13")
            _ = try await house.feature.composer.compose(try day("2026-01-13"))
            try await house.postbox.choose(unit, Postbox.Choice(email: "khcn@so.example", wantsMail: false))
            try await house.work()
            #expect(server.received.isEmpty)
            #expect(try await house.state("digest:\(unit.actor):2026-01-13") == .done)
        }
    }

    @Test func `a webhook is told once a day, and again with the same key until it answers`() async throws {
        let server = try webServer("503 Busy")
        try await withChasing { house in
            try await house.person("khcn", unit: "so-khcn")
            let secret = try await house.feature.hooks.add(
                ChasingHouse.keeper, name: "Hệ thống khác", address: "http://127.0.0.1:\(server.port)/nhan")
            #expect(secret.hasPrefix("tdwh_"))
            try await house.add("Ban hành kế hoạch", due: "2026-01-13")
            try house.move(to: "2026-01-13")
            try await house.work()
            house.clock.advance(seconds: 60)
            try await house.work()
            #expect(server.received.count == 2)
            let keys = server.received.map { text in
                text.split(separator: "\n").first { $0.hasPrefix("Idempotency-Key") }
            }
            #expect(keys[0] == keys[1])
            #expect(keys[0]?.contains("hook:") == true)
            #expect(server.received[0].contains("\"type\":\"reminders\",\"day\":\"2026-01-13\""))
            #expect(server.received[0].contains("Ban hành kế hoạch"))
            #expect(!server.received[0].contains("Người khcn"))
            let hooks = house.feature.hooks
            let id = try #require(try await hooks.list(ChasingHouse.keeper).first?.id)
            try await hooks.withdraw(ChasingHouse.keeper, id)
            house.clock.advance(seconds: 3600)
            try await house.work()
            #expect(server.received.count == 2)
            #expect(try await house.state("hook:\(id):2026-01-13") == .parked)
        }
        server.stop()
    }

    @Test func `only addresses that webhooks may reach are taken`() async throws {
        try await withChasing { house in
            let hooks = house.feature.hooks
            for address in ["http://khac.example/", "ftp://khac.example/", "", "https://u:p@khac.example/"] {
                await #expect(throws: ChaseProblem.badWebhook) {
                    _ = try await hooks.add(ChasingHouse.keeper, name: "X", address: address)
                }
            }
            await #expect(throws: NotVisible.self) {
                _ = try await hooks.add(ChasingHouse.leader, name: "X", address: "https://khac.example/")
            }
        }
    }

    @Test(arguments: [
        ("https://tiendo.tinh.example", "https://tiendo.tinh.example"), ("http://may:8080/", "http://may:8080"),
        ("", ""),
    ])
    func `the house's own address is a scheme and a host`(_ typed: String, _ kept: String) throws {
        var settings = ChaseSettings()
        settings.baseAddress = typed
        #expect(try settings.checked().baseAddress == kept)
        for bad in ["tiendo.example", "https://", "https://a/b", "https://a b", "javascript:x"] {
            settings.baseAddress = bad
            #expect(throws: ChaseProblem.badAddress) { try settings.checked() }
        }
    }

    @Test(arguments: [
        ("07:00", 420), ("7:05", 425), ("23:59", 1439), ("24:00", nil), ("7", nil), ("7:5", nil), ("", nil),
    ])
    func `the hour is read`(_ text: String, _ minute: Int?) {
        #expect(ChaseSettings.minute(text) == minute)
    }
}
