import Database
import Extraction
import Organizations
import Plans
import Testing
import Vocabulary
import Web

@testable import Indicators

extension IndicatorHouse {
    var targets: Targets { Targets(database: database, world: world, follower: feature.aims.follower) }

    /// A plan with targets, registered as an accepted document's are.
    @discardableResult
    func plan(_ code: String, _ targets: [NewTarget]) async throws -> [ID<Target>] {
        try await database.write { tx in
            let plan = try PlanRegister(database: database, world: world).insert(
                NewPlan(code: code, title: "Kế hoạch \(code)"), in: tx, by: Self.coordinator)
            return try targets.map { try self.targets.insert($0, into: plan, in: tx, by: Self.coordinator) }
        }
    }

    func target(
        _ name: String, _ raw: String, unit: String = "%", horizon: Int? = 2030, annex: String = ""
    ) -> NewTarget {
        var new = NewTarget(name: name)
        new.unit = unit
        new.horizon = horizon
        new.annex = annex
        let reading = ValueGrammar.read(raw)
        new.value = TargetValue(reading)
        if new.value.unit.isEmpty { new.value.unit = unit }
        return new
    }

    func lines(_ target: ID<Target>? = nil) async throws -> [Aims.Line] {
        var filter = Aims.Filter()
        filter.target = target
        return try await feature.aims.list(filter, for: Self.leader)
    }

    func entries(_ deed: String) async throws -> Int {
        let rows = try await database.rows("SELECT COUNT(*) AS amount FROM ledger WHERE deed = \(deed)")
        return try rows.first?.get("amount") ?? 0
    }
}

/// Reading what targets demand, and deciding what measures it.
@Suite struct AimLinking {
    @Test func `a target is read in the transaction that registers it, and what fits is proposed`() async throws {
        try await withIndicators { house in
            let shown = try await house.define("ho-so-so") {
                $0.name = "Tỷ lệ hồ sơ nộp trực tuyến"
                $0.unit = "%"
            }
            let ids = try await house.plan(
                "01/KH",
                [
                    house.target("Tỷ lệ hồ sơ nộp trực tuyến", "≥ 80%"),
                    house.target("Số thôn có sóng", "12", unit: "thôn"),
                ])
            let first = try #require(try await house.lines(ids[0]).first)
            #expect(first.aim.value.op == .atLeast && first.aim.value.low == 80 && first.aim.horizon == 2030)
            #expect(first.aim.indicator == shown && first.aim.score == 1 && first.aim.link == .proposed)
            #expect(try await house.lines(ids[1]).first?.aim.indicator == nil)
            #expect(try await house.entries("aims-read") == 2)

            #expect(try await house.feature.aims.readAims(by: IndicatorHouse.coordinator) == 0)
            #expect(try await house.feature.aims.readAims(of: ids, by: IndicatorHouse.coordinator) == 2)
            #expect(try await house.entries("aims-read") == 2, "reading the same again writes nothing")
        }
    }

    @Test func `targets of before are read at the start`() async throws {
        try await withIndicators { house in
            let plain = Targets(database: house.database, world: house.world)
            let id = try await house.database.write { tx in
                let plan = try PlanRegister(database: house.database, world: house.world).insert(
                    NewPlan(code: "02/KH", title: "Kế hoạch"), in: tx, by: IndicatorHouse.coordinator)
                return try plain.insert(
                    house.target("Tỷ lệ đường số", "90%"), into: plan, in: tx, by: IndicatorHouse.coordinator)
            }
            #expect(try await house.lines(id).isEmpty)
            #expect(try await house.feature.aims.readAims(by: .system("upgrade")) == 1)
            #expect(try await house.lines(id).count == 1)
            await #expect(throws: NotVisible.self) {
                try await house.feature.aims.readAims(by: IndicatorHouse.leader)
            }
        }
    }

    @Test func `a corrected value keeps the decision, other words ask anew, a withdrawn target withdraws its aims`()
        async throws
    {
        try await withIndicators { house in
            let indicator = try await house.define("duong-so") {
                $0.name = "Tỷ lệ đường số"
                $0.unit = "%"
            }
            let id = try await house.plan("03/KH", [house.target("Tỷ lệ đường số", "90%")])[0]
            var aim = try #require(try await house.lines(id).first).aim
            try await house.feature.aims.link(aim.id, version: 1, to: indicator, by: IndicatorHouse.coordinator)

            var facts = TargetFacts(try await house.targets.target(id, for: IndicatorHouse.leader))
            facts.horizon = 2029
            try await house.targets.correct(id, version: 1, to: facts, by: IndicatorHouse.coordinator)
            aim = try #require(try await house.lines(id).first).aim
            #expect(aim.link == .accepted && aim.horizon == 2029 && aim.indicator == indicator)

            facts.name = "Tỷ lệ đường liên xã có số"
            try await house.targets.correct(id, version: 2, to: facts, by: IndicatorHouse.coordinator)
            let anew = try #require(try await house.lines(id).first).aim
            #expect(anew.link == .proposed && anew.id != aim.id)

            try await house.targets.withdraw(id, version: 3, reason: "Nhập nhầm", by: IndicatorHouse.coordinator)
            #expect(try await house.lines(id).isEmpty)
            let states = try await house.database.rows("SELECT state FROM aims WHERE target_id = \(id)")
            #expect(try states.map { try $0.get("state", as: String.self) } == ["withdrawn", "withdrawn"])
            #expect(try await house.entries("aims-withdrawn") == 1)
        }
    }

    @Test func `two plans that say one thing differently are linked on both sides`() async throws {
        try await withIndicators { house in
            let a = try await house.plan("04/KH", [house.target("Tỷ lệ thôn có cáp quang", "≥ 85%")])[0]
            let b = try await house.plan(
                "05/KH",
                [
                    house.target("Tỷ lệ thôn có cáp quang", "100%"), house.target("Số máy bơm", "5", unit: "máy"),
                    house.target("Tỷ lệ thôn có cáp quang", "95%", annex: "Phụ lục II"),
                ])
            let left = try await house.feature.aims.twins(of: a, for: IndicatorHouse.leader)
            #expect(Set(left.map(\.other.aim.target)) == [b[0], b[2]])
            #expect(left.allSatisfy { $0.differences == [.value] })
            let right = try await house.feature.aims.twins(of: b[0], for: IndicatorHouse.leader)
            #expect(Set(right.map(\.other.aim.target)) == [a, b[2]], "the body and the annex of one plan too")
            #expect(try await house.feature.aims.twins(of: b[1], for: IndicatorHouse.leader).isEmpty)

            // What persons decided comes before how the names read.
            let one = try await house.define("mot")
            let other = try await house.define("hai")
            for (target, indicator) in [(a, one), (b[0], other)] {
                let aim = try #require(try await house.lines(target).first).aim
                try await house.feature.aims.link(aim.id, version: 1, to: indicator, by: IndicatorHouse.coordinator)
            }
            #expect(
                try await house.feature.aims.twins(of: a, for: IndicatorHouse.leader).map(\.other.aim.target) == [b[2]])
        }
    }

    @Test func `what is marked is tied at once, all or nothing`() async throws {
        try await withIndicators { house in
            try await house.define("ho-so-so") {
                $0.name = "Tỷ lệ hồ sơ nộp trực tuyến"
                $0.unit = "%"
            }
            let ids = try await house.plan(
                "06/KH",
                [
                    house.target("Tỷ lệ hồ sơ nộp trực tuyến", "≥ 80%", horizon: 2027),
                    house.target("Tỷ lệ hồ sơ nộp trực tuyến", "≥ 95%"),
                ])
            let page = try words(try await house.ask("/chi-tieu/noi", as: IndicatorHouse.coordinator))
            #expect(page.contains("từ 80 % trở lên, đến năm 2027") && page.contains("Tên trùng nhau."))
            let fields = try typed(page, action: "/chi-tieu/noi")
            #expect(fields.count { $0.name == "chon" } == 2, "sure ones are marked")
            let stale = fields.map { $0.name == "chon" ? ($0.name, $0.value.replacing(":1:", with: ":9:")) : $0 }
            let refused = try await house.ask(
                "/chi-tieu/noi", as: IndicatorHouse.coordinator, send: [fields.first { $0.name == "chon" }!] + stale)
            #expect(refused.status == 409)
            #expect(try await house.lines().allSatisfy { $0.aim.link == .proposed })
            #expect(try await house.ask("/chi-tieu/noi", as: IndicatorHouse.coordinator, send: fields).status == 303)
            #expect(try await house.lines().allSatisfy { $0.aim.link == .accepted })
            #expect(try await house.entries("aim-linked") == 2)
            await #expect(throws: IndicatorHouse.NotAdmitted.self) {
                try await house.ask("/chi-tieu/noi", as: IndicatorHouse.leader)
            }
            #expect(ids.count == 2)
        }
    }

    @Test func `a demand is refused with a reason, decided again, given a baseline and milestones`() async throws {
        try await withIndicators { house in
            let indicator = try await house.define("dan-so") { $0.name = "Số dân" }
            let target = try await house.plan("07/KH", [house.target("Tỷ lệ cống có nắp", "70%", horizon: 2028)])[0]
            let aim = try #require(try await house.lines(target).first).aim
            let address = "/chi-tieu/noi/\(aim.id.text)"
            let coordinator = IndicatorHouse.coordinator
            let page = try words(try await house.ask(address, as: coordinator))
            #expect(page.contains("bằng 70 %, đến năm 2028") && page.contains("Sửa rồi lập"))

            let empty = try await house.ask(
                address + "/khong", as: coordinator, send: try typed(page, action: address + "/khong"))
            #expect(empty.status == 422)
            let refused = try await house.ask(
                address + "/khong", as: coordinator,
                send: try typed(page, action: address + "/khong", ["ly-do": "Không còn cống"]))
            #expect(refused.status == 303)
            var now = try words(try await house.ask(address, as: coordinator))
            #expect(now.contains("Đã quyết định không gắn") && now.contains("Không còn cống"))
            let again = try await house.ask(
                address + "/khong", as: coordinator,
                send: [("ban", "1"), ("ly-do", "cũ")])
            #expect(again.status == 409)

            now = try words(try await house.ask(address + "?tim=dan", as: coordinator))
            let tied = try await house.ask(
                address + "/gan", as: coordinator, send: try typed(now, action: address + "/gan"))
            #expect(tied.status == 303)
            #expect(try await house.lines(target).first?.aim.indicator == indicator)

            now = try words(try await house.ask(address, as: coordinator))
            let wrong = try await house.ask(
                address + "/sua", as: coordinator,
                send: try typed(
                    now, action: address + "/sua", ["xuat-phat": "12,5", "ky-xuat-phat": "năm ngoái", "moc-2027": "40"])
            )
            let shown = try words(wrong)
            #expect(wrong.status == 422 && shown.contains("“năm ngoái”") && shown.contains("value=\"12,5\""))
            let saved = try await house.ask(
                address + "/sua", as: coordinator,
                send: try typed(
                    now, action: address + "/sua",
                    [
                        "xuat-phat": "12,5", "ky-xuat-phat": "2024", "nguon-xuat-phat": "Niên giám", "moc-2027": "40",
                        "nguon-2027": "Kế hoạch năm",
                    ]))
            #expect(saved.status == 303)
            let set = try #require(try await house.lines(target).first).aim
            #expect(set.baseline?.value == 12.5 && set.baseline?.source == "Niên giám")
            #expect(set.milestones == [Aim.Milestone(year: 2027, value: 40, source: "Kế hoạch năm")])
        }
    }

    @Test func `a definition is made from the plan's words with one press, or edited first`() async throws {
        try await withIndicators { house in
            let targets = try await house.plan(
                "08/KH",
                [house.target("Số thôn có sóng", "12", unit: "thôn"), house.target("Tỷ lệ cống có nắp", "70%")])
            let coordinator = IndicatorHouse.coordinator
            let first = try #require(try await house.lines(targets[0]).first).aim
            let address = "/chi-tieu/noi/\(first.id.text)"
            let page = try words(try await house.ask(address, as: coordinator))
            let made = try await house.ask(
                address + "/lap", as: coordinator, send: try typed(page, action: address + "/lap"))
            #expect(made.status == 303)
            let indicator = try await house.indicators.find(code: "so-thon-co-song", for: coordinator)
            #expect(indicator.unit == "thôn" && indicator.kind == .cumulative)
            #expect(try await house.lines(targets[0]).first?.aim.indicator == indicator.id)

            let second = try #require(try await house.lines(targets[1]).first).aim
            let form = try words(try await house.ask("/chi-so/moi?muc=\(second.id.text)", as: coordinator))
            #expect(form.contains("Tỷ lệ cống có nắp"))
            var fields = try typedForm(form, action: "/chi-so/moi")
            fields.removeAll { $0.name == "ma" }
            fields.append(("ma", "cong-co-nap"))
            let defined = try await house.ask("/chi-so/moi", as: coordinator, send: fields)
            #expect(defined.status == 303)
            let own = try await house.indicators.find(code: "cong-co-nap", for: coordinator)
            #expect(try await house.lines(targets[1]).first?.aim.indicator == own.id)
        }
    }
}

/// As `typed`, with what is chosen in lists.
func typedForm(
    _ page: String, action: String, _ changes: [String: String] = [:]
) throws -> [(name: String, value: String)] {
    var fields = try typed(page, action: action, [:])
    let start = try #require(page.firstRange(of: "action=\"\(action)\""))
    let rest = page[start.upperBound...]
    let form = String(rest[..<(try #require(rest.firstRange(of: "</form>")).lowerBound)])
    for list in form.matches(of: /<select id="[^"]*" name="([^"]*)"[^>]*>(.*?)<\/select>/) {
        let chosen = String(list.2).firstMatch(of: /<option value="([^"]*)" selected>/).map { String($0.1) }
        fields.append((String(list.1), chosen ?? ""))
    }
    for (name, value) in changes {
        fields.removeAll { $0.name == name }
        fields.append((name, value))
    }
    return fields
}
