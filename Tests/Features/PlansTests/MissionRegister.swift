import Database
import Documents
import Ledger
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary

@Test func `a task keeps its place in the signed page`() async throws {
    try await withHouse { house in
        let id = try await house.add("Lập danh mục dữ liệu mở", lead: ["so-khcn"])
        let places = try await Origins(database: house.database).places(of: id, for: House.leader)
        #expect(places.count == 1)
        #expect(places.first?.document == house.document)
        #expect(places.first?.row == 4)
        #expect(places.first?.words == "Lời của dòng trong trang đã ký")
    }
}

@Test func `a focal point sees what names its unit or a group it belongs to, and nothing else`() async throws {
    try await withHouse { house in
        try await house.add("Việc của sở", lead: ["so-khcn"])
        try await house.add("Việc phối hợp", lead: ["so-tai-chinh"], coop: ["so-khcn"])
        try await house.add("Việc của nhóm", lead: ["g-so-ban-nganh"])
        let foreign = try await house.add("Việc của nơi khác", lead: ["so-tai-chinh"])
        let focal = try await house.focal("so-khcn")
        let today = house.world.today()
        let seen = try await house.missions.list(MissionFilter(), today: today, for: focal).rows.map(\.mission.title)
        #expect(Set(seen) == ["Việc của sở", "Việc phối hợp", "Việc của nhóm"])
        #expect(try await house.missions.tally(MissionFilter(), today: today, for: focal).total == 3)
        await #expect(throws: NotVisible.self) { try await house.missions.mission(foreign, for: focal) }
        #expect(try await house.missions.list(MissionFilter(), today: today, for: House.nobody).rows.isEmpty)
    }
}

@Test func `only who keeps the register may write to it`() async throws {
    try await withHouse { house in
        let id = try await house.add("Việc")
        let facts = MissionFacts(title: "Việc khác")
        for viewer in [House.leader, House.nobody, try await house.focal("so-khcn")] {
            await #expect(throws: NotVisible.self) {
                try await house.missions.correct(id, version: 1, to: facts, by: viewer)
            }
            await #expect(throws: NotVisible.self) {
                try await house.missions.enter(facts, into: house.plan, by: viewer)
            }
            await #expect(throws: NotVisible.self) {
                try await house.missions.withdraw(id, version: 1, reason: "thử", by: viewer)
            }
        }
        #expect(try await house.missions.mission(id, for: House.leader).title == "Việc")
    }
}

@Test func `a correction from an old form is refused and names who was faster`() async throws {
    try await withHouse { house in
        let id = try await house.add("Việc", lead: ["so-khcn"])
        var facts = MissionFacts(try await house.missions.mission(id, for: House.leader))
        facts.title = "Việc đã sửa"
        try await house.missions.correct(id, version: 1, to: facts, by: House.other)
        facts.title = "Việc sửa sau"
        await #expect(throws: PlanProblem.changedMeanwhile(by: "Cán bộ thứ hai")) {
            try await house.missions.correct(id, version: 1, to: facts, by: House.coordinator)
        }
        let mission = try await house.missions.mission(id, for: House.leader)
        #expect(mission.title == "Việc đã sửa")
        #expect(mission.version == 2)
        #expect(mission.leads.map(\.code) == ["so-khcn"])
    }
}

@Test func `every write leaves an entry with what was before and after`() async throws {
    try await withHouse { house in
        let id = try await house.add("Việc")
        var facts = MissionFacts(try await house.missions.mission(id, for: House.leader))
        facts.title = "Việc đã sửa"
        try await house.missions.correct(id, version: 1, to: facts, by: House.coordinator)
        try await house.missions.withdraw(id, version: 2, reason: "nhập trùng", by: House.other)
        let entries = try await house.database.read { try Ledger.history(of: "mission", id.text, in: $0) }
        #expect(entries.map(\.change.deed) == ["mission-withdrawn", "mission-corrected", "mission-added"])
        #expect(entries.map(\.change.actor) == ["minh", "lan", "lan"])
        #expect(entries[1].change.before?["title"]?.string == "Việc")
        #expect(entries[1].change.after?["title"]?.string == "Việc đã sửa")
        let mission = try await house.missions.mission(id, for: House.leader)
        #expect(mission.state == .withdrawn)
        #expect(mission.withdrawnReason == "nhập trùng")
        #expect(
            try await house.missions.list(MissionFilter(), today: house.world.today(), for: House.leader).rows.isEmpty)
    }
}

@Test func `one search finds by full words, without diacritics and by abbreviation`() async throws {
    try await withHouse { house in
        try await house.add("Bồi dưỡng kỹ năng chuyển đổi số")
        try await house.add("Sửa đường liên xã")
        for words in ["chuyển đổi số", "chuyen doi so", "CĐS", "bồi  DƯỠNG số"] {
            var filter = MissionFilter()
            filter.words = words
            let found = try await house.missions.list(filter, today: house.world.today(), for: House.leader).rows
            #expect(found.map(\.mission.title) == ["Bồi dưỡng kỹ năng chuyển đổi số"], "\(words)")
        }
        var filter = MissionFilter()
        filter.words = "100%"
        #expect(try await house.missions.list(filter, today: house.world.today(), for: House.leader).rows.isEmpty)
    }
}

@Test func `titles sort as Vietnamese dictionaries do`() async throws {
    try await withHouse { house in
        for title in ["Đo đạc", "Dạy nghề", "Ăn ca", "An toàn", "Âm thanh", "Dãy nghề", "Day nghề"] {
            try await house.add(title)
        }
        var filter = MissionFilter()
        filter.order = .title
        let rows = try await house.missions.list(filter, today: house.world.today(), for: House.leader).rows
        #expect(
            rows.map(\.mission.title) == ["An toàn", "Ăn ca", "Âm thanh", "Day nghề", "Dãy nghề", "Dạy nghề", "Đo đạc"])
    }
}

@Test(arguments: MissionFilter.Order.allCases)
func `walking the pages there and back gives each row once, as the export does`(order: MissionFilter.Order) async throws
{
    try await withHouse { house in
        let today = house.world.today()
        for index in 0..<17 {
            try await house.add(
                "Việc \(index % 5)", lead: [index % 2 == 0 ? "so-khcn" : "so-tai-chinh"],
                due: index % 4 == 0 ? nil : today.adding(days: index % 3))
        }
        var filter = MissionFilter()
        filter.order = order
        let all = try await house.missions.list(filter, size: nil, today: today, for: House.leader).rows.map(
            \.mission.id)
        #expect(all.count == 17)
        var walked: [ID<Mission>] = []
        var key: PageKey?
        var last: ListPage<MissionLine>?
        repeat {
            let found = try await house.missions.register(filter, from: key, size: 4, today: today, for: House.leader)
            #expect(found.before == walked.count)
            walked += found.page.rows.map(\.mission.id)
            key = found.page.next
            last = found.page
        } while key != nil
        #expect(walked == all)
        var back = last?.rows.map(\.mission.id) ?? []
        key = last?.previous
        while let from = key {
            let page = try await house.missions.list(filter, from: from, size: 4, today: today, for: House.leader)
            back = page.rows.map(\.mission.id) + back
            key = page.previous
        }
        #expect(back == all)
    }
}

@Test func `a tally is counted anew after every change`() async throws {
    try await withHouse { house in
        let today = house.world.today()
        #expect(try await house.missions.tally(MissionFilter(), today: today, for: House.leader).total == 0)
        let id = try await house.add("Việc", due: today)
        #expect(try await house.missions.tally(MissionFilter(), today: today, for: House.leader)[.dueToday] == 1)
        try await house.missions.withdraw(id, version: 1, reason: "thử", by: House.coordinator)
        #expect(try await house.missions.tally(MissionFilter(), today: today, for: House.leader).total == 0)
    }
}

@Test func `like tasks of other plans are shown as twins`() async throws {
    try await withHouse { house in
        let plan = try await house.plans.enter(NewPlan(code: "KH 2", title: "Kế hoạch khác"), by: House.coordinator)
        let id = try await house.add("Công bố danh mục dữ liệu mở của tỉnh đợt một")
        try await house.add("Công bố danh mục dữ liệu mở của tỉnh đợt hai", into: plan)
        try await house.add("Trồng cây phân tán ven sông", into: plan)
        let mission = try await house.missions.mission(id, for: House.leader)
        let twins = try await house.missions.twins(of: mission, for: House.leader)
        #expect(twins.map(\.mission.title) == ["Công bố danh mục dữ liệu mở của tỉnh đợt hai"])
        #expect(twins.allSatisfy { $0.likeness >= 60 })
    }
}

@Test func `the list never scans the tasks`() async throws {
    try await withHouse { house in
        guard house.database.kind == .sqlite else { return }
        for order in MissionFilter.Order.allCases {
            let plan = try await house.missions.explain(order: order, today: house.world.today(), for: House.leader)
            #expect(!plan.contains { $0.hasPrefix("SCAN missions") }, "\(order): \(plan)")
            #expect(!plan.contains { $0.contains("USE TEMP B-TREE FOR ORDER BY") }, "\(order): \(plan)")
            #expect(!plan.isEmpty)
        }
    }
}
