import Calendars
import Database
import Design
import Indicators
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Chasing

/// Values that were due and did not come, in the same digests as everything else.
@Suite struct ValuesThatAreMissing {
    /// Every day from one to another on which something is said, with how late it is then.
    private func course(
        _ dues: [String], rules: [ChaseEvent: ChaseRule]? = nil, pause: DaySpan? = nil, from: String, to: String
    ) throws -> [String] {
        var found: [String] = []
        let (end, rules) = (try day(to), try rules ?? ChaseRule.shipped())
        var (last, today) = (try day(from).adding(days: -1), try day(from))
        while today <= end {
            if !calendar2026.isQuiet(today) {
                // What falls due later is not missing yet.
                let due = try dues.map(day).filter { $0 <= today }
                var facts = ValueFacts(unit: ID("u"), dues: due, count: due.count, words: "Chỉ số")
                if let pause { facts.pauses = [pause] }
                let moment = ChaseMoment(calendar: calendar2026, after: last, today: today)
                if let said = reminder(of: facts, rules: rules, at: moment) {
                    found.append("\(today.iso) \(said.days)")
                }
                last = today
            }
            today = today.adding(days: 1)
        }
        return found
    }

    @Test func `missing values are spoken of on the day they fall due, then every week`() throws {
        // 31/03/2026 is a Tuesday.
        #expect(
            try course(["2026-03-31"], from: "2026-03-20", to: "2026-04-22") == [
                "2026-03-31 0", "2026-04-07 7", "2026-04-14 14", "2026-04-21 21",
            ])
    }

    @Test func `on a quiet day nothing is said, the next working day says it once`() throws {
        // 28/02/2026 is a Saturday; the sixteenth to the twentieth of February are Tết.
        #expect(
            try course(["2026-02-28"], from: "2026-02-25", to: "2026-03-10") == ["2026-03-02 2", "2026-03-09 9"])
        #expect(
            try course(["2026-02-10"], from: "2026-02-10", to: "2026-02-24") == [
                "2026-02-10 0", "2026-02-23 13", "2026-02-24 14",
            ])
    }

    @Test func `months that pile up are one line, counted from the newest`() throws {
        #expect(
            try course(["2026-01-31", "2026-02-28", "2026-03-31"], from: "2026-03-23", to: "2026-04-08") == [
                "2026-03-23 51", "2026-03-30 58", "2026-03-31 59", "2026-04-07 66",
            ])
    }

    @Test func `a paused unit is not chased, and a rule that is off says nothing`() throws {
        let pause = DaySpan(from: try day("2026-03-30"), to: try day("2026-04-10"))
        #expect(try course(["2026-03-31"], pause: pause, from: "2026-03-20", to: "2026-04-15") == ["2026-04-14 14"])
        var rules = try ChaseRule.shipped()
        rules[.value]?.isOn = false
        #expect(try course(["2026-03-31"], rules: rules, from: "2026-03-20", to: "2026-04-22").isEmpty)
        rules[.value] = ChaseRule(event: .value, days: [3], every: 0)
        #expect(try course(["2026-03-31"], rules: rules, from: "2026-03-20", to: "2026-04-22") == ["2026-04-03 3"])
    }

    @Test(arguments: [("0", [0]), ("0 5", [0, 5]), ("60", [60])])
    func `days after values fell due are read`(_ text: String, _ days: [Int]) throws {
        #expect(try ChaseRule.days(text, for: .value) == days)
    }

    @Test(arguments: ["-1", "61", ""])
    func `senseless days after values fell due are refused`(_ text: String) {
        #expect(throws: ChaseProblem.badDays(.value)) { try ChaseRule.days(text, for: .value) }
    }

    // MARK: - In the house

    private func define(_ house: ChasingHouse, _ code: String, _ name: String) async throws -> ID<Indicator> {
        let steward = try await Units(database: house.database, world: house.world)
            .find(ChasingHouse.leader, code: "so-khcn").id
        var indicator = Indicator(id: ID(""), code: code, name: name, from: try day("2025-12-01"))
        indicator.frequency = .month
        indicator.scope = .listed
        indicator.steward = steward
        let id = try await house.indicators.define(indicator, by: ChasingHouse.coordinator)
        let units = ["so-khcn", "so-noi-vu", "so-y-te"]
        var listed: [ScopeException] = []
        for unit in units {
            let found = try await Units(database: house.database, world: house.world).find(
                ChasingHouse.leader, code: unit)
            listed.append(ScopeException(unit: found.id))
        }
        try await house.indicators.apply(to: id, units: listed, by: ChasingHouse.coordinator)
        return id
    }

    @Test func `a unit reads in its one digest what it has not sent, the steward who has not`() async throws {
        try await withChasing { house in
            let steward = try await house.person("khcn", unit: "so-khcn")
            let unit = try await house.person("noi-vu", unit: "so-noi-vu")
            let first = try await define(house, "ho-nuoc-sach", "Hộ dùng nước sạch")
            _ = try await define(house, "tram-y-te", "Trạm y tế đạt chuẩn")
            // The steward has sent December's value of the first.
            let own = try #require(steward.unit)
            try await house.values.send(
                Sending(
                    .demo,
                    entries: [
                        ValueEntry(
                            indicator: first, unit: own, period: try #require(Period("2025-12")), says: .amount(5))
                    ]), by: ChasingHouse.coordinator)
            try await house.add("Việc đến hạn", lead: ["so-noi-vu"], due: "2026-01-14")
            // December fell due on Wednesday 31/12; two weeks later is Wednesday 14/01.
            try house.move(to: "2026-01-13")
            try await house.work()
            try house.move(to: "2026-01-14")
            for _ in 0..<3 { try await house.work() }
            #expect(
                try await house.told(unit, on: "2026-01-14") == [
                    "deadline 0 Việc đến hạn",
                    "value 14 2 số liệu đến hạn chưa gửi: Hộ dùng nước sạch; Trạm y tế đạt chuẩn",
                ])
            #expect(
                Set(try await house.told(steward, on: "2026-01-14")) == [
                    "value 14 1 số liệu đến hạn chưa gửi: Trạm y tế đạt chuẩn",
                    "value 14 2 đơn vị chưa gửi chỉ số Hộ dùng nước sạch",
                    "value 14 2 đơn vị chưa gửi chỉ số Trạm y tế đạt chuẩn",
                ])
            #expect(try await house.count("SELECT COUNT(*) AS n FROM value_reminders") == 4)
            let digest = try #require(try await house.digests.own(unit, limit: 1).first)
            let line = try #require(digest.lines.lines.first { $0.event == .value })
            #expect(line.address.shown == "/so-lieu/thieu?don-vi=so-noi-vu")
            #expect(digest.lines.subject(.vi) == "1 việc đến hạn hôm nay, 1 mục số liệu chưa gửi")
            let page = try await Browser(house, as: unit).ask(.get, "/nhac-viec").text
            #expect(page.contains("href=\"/so-lieu/thieu?don-vi=so-noi-vu\""))
            #expect(page.contains("2 số liệu đến hạn chưa gửi: Hộ dùng nước sạch; Trạm y tế đạt chuẩn"))
            // Nothing new the day after, and nothing once it came.
            try house.move(to: "2026-01-15")
            try await house.work()
            #expect(try await house.told(unit, on: "2026-01-15") == ["deadline 1 Việc đến hạn"])
        }
    }

    @Test func `the letter and the webhook say the same`() async throws {
        let (mail, hook) = (try mailServer(), try webServer("200 OK"))
        defer { hook.stop() }
        try await withChasing(mail: mail) { house in
            try await house.person("noi-vu", unit: "so-noi-vu", email: "noivu@so.example")
            var settings = ChaseSettings()
            settings.baseAddress = "https://tiendo.tinh.example"
            try await house.rulebook.set(ChasingHouse.keeper, settings)
            _ = try await house.feature.hooks.add(
                ChasingHouse.keeper, name: "Hệ thống khác", address: "http://127.0.0.1:\(hook.port)/nhan")
            _ = try await define(house, "tram-y-te", "Trạm y tế đạt chuẩn")
            try house.move(to: "2026-01-14")
            try await house.work()
            let letter = LettersAndHooks.text(try #require(mail.received.first))
            #expect(
                letter.contains(
                    "SỐ LIỆU ĐẾN HẠN CHƯA GỬI (1)\n- 1 số liệu đến hạn chưa gửi: Trạm y tế đạt chuẩn (Sở Nội vụ): chậm 14 ngày"
                ))
            #expect(letter.contains("https://tiendo.tinh.example/so-lieu/thieu?don-vi=so-noi-vu"))
            let told = try #require(hook.received.first)
            #expect(told.contains("\"event\":\"value\",\"assignment\":null"))
            #expect(told.contains("\"count\":1"))
        }
    }

    @Test func `rules that were changed before there was this event stay as they were`() async throws {
        let name = "2026-11-21-90-value-reminders"
        let all = try chasingMigrations()
        #expect(all.contains { $0.name.hasPrefix(name) })
        try await withDatabase(migrations: all.filter { !$0.name.hasPrefix(name) }) { database in
            try await database.write { tx in
                try tx.run(
                    """
                    INSERT INTO chase_rules (event, version, days, every_days, with_coop, is_on, changed_by, changed_name,
                        changed_at)
                    VALUES ('report', 1, '20', 0, 0, 1, 'k', 'Quản trị', '2026-11-20T00:00:00.000Z')
                    """)
            }
            try await Migrator.migrate(database, all, world: FixedWorld().world)
            let rulebook = Rulebook(database: database, world: FixedWorld().world)
            let rules = try await rulebook.rules(ChasingHouse.leader)
            #expect(rules.map(\.event) == ChaseEvent.allCases)
            #expect(rules.first { $0.event == .report }?.days == [20])
            #expect(rules.first { $0.event == .value } == (try ChaseRule.shipped()[.value]))
            try await rulebook.change(ChasingHouse.keeper, ChaseRule(event: .value, days: [2], every: 0))
            #expect(try await rulebook.rules(ChasingHouse.leader).first { $0.event == .value }?.days == [2])
        }
    }
}
