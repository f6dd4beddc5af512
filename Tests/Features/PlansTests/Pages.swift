import Database
import Documents
import Foundation
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary
import Web

/// The pages of the house as a signed-in person of some role asks for them.
struct Pages {
    let house: House
    let endpoints: [Endpoint]

    init(_ house: House, panels: [MissionPanel] = []) {
        self.house = house
        endpoints = PlansFeature.endpoints(database: house.database, world: house.world, missionPanels: panels)
    }

    /// The answer of an address written with its query: `/nhiem-vu?tim=so`.
    func ask(
        _ address: String, as roles: Set<Role> = [.coordinator], unit: String = "", language: Language = .vi,
        send form: [(name: String, value: String)]? = nil
    ) async throws -> Reply {
        let parts = try #require(URLComponents(string: address))
        let steps = parts.path.split(separator: "/").map(String.init)
        let method: Web.Method = form == nil ? .get : .post
        var found: (Endpoint, [String: String])?
        for endpoint in endpoints where endpoint.method == method {
            let pattern = endpoint.path.split(separator: "/").map(String.init)
            guard pattern.count == steps.count else { continue }
            var values: [String: String] = [:]
            let fits = zip(pattern, steps).allSatisfy { part, step in
                guard part.hasPrefix("{") else { return part == step }
                values[String(part.dropFirst().dropLast())] = step
                return true
            }
            if fits, found == nil || values.isEmpty { found = (endpoint, values) }
        }
        let (endpoint, values) = try #require(found, "no endpoint for \(address)")
        let visitor = Visitor(
            account: "thử", name: "Người thử", unit: unit, unitName: "Đơn vị thử", roles: roles, formToken: "t")
        var call = Call(
            visitor: visitor, language: language, world: house.world, path: parts.path, parameters: values,
            query: (parts.queryItems ?? []).map { (name: $0.name, value: $0.value ?? "") })
        if let form {
            call.method = .post
            call.sentForm = Form(fields: form)
        }
        return try await endpoint.answer(call)
    }

    func text(_ reply: Reply) throws -> String {
        guard case .bytes(let bytes) = reply.body else { return "" }
        return try #require(String(validating: bytes, as: UTF8.self))
    }
}

private func filled(_ house: House) async throws -> (mission: ID<Mission>, target: ID<Target>, project: ID<Project>) {
    let today = house.world.today()
    let mission = try await house.add("Việc <đầu> & \"cuối\"", lead: ["so-khcn"], coop: ["g-so-ban-nganh"], due: today)
    for index in 0..<30 {
        try await house.add(
            "Việc số \(index)", lead: ["so-tai-chinh"], due: index % 3 == 0 ? nil : today.adding(days: index * 9 - 60))
    }
    return try await house.database.write {
        [targets = house.targets, projects = house.projects, plan = house.plan] tx in
        var target = NewTarget(name: "Tỷ lệ hồ sơ trực tuyến")
        target.value = TargetValue(raw: "≥ 80", op: .atLeast, low: 80, unit: "%")
        target.unit = "%"
        target.horizon = 2030
        target.phase = "Đến năm 2030"
        target.no = "1"
        target.lead = UnitWords(raw: "Sở KH&CN", codes: ["so-khcn"])
        var project = NewProject(name: "Trung tâm dữ liệu của tỉnh")
        project.years = [2026, 2028]
        project.group = "I. Hạ tầng"
        project.lead = UnitWords(raw: "Sở KH&CN", codes: ["so-khcn"])
        return (
            mission, try targets.insert(target, into: plan, in: tx, by: House.coordinator),
            try projects.insert(project, into: plan, in: tx, by: House.coordinator)
        )
    }
}

@Test(arguments: [Language.vi, .en]) func `every page of the register opens for every role`(language: Language)
    async throws
{
    try await withHouse { house in
        let rows = try await filled(house)
        let pages = Pages(house)
        let focal = try await house.focal("so-khcn")
        let addresses = [
            "/nhiem-vu", "/nhiem-vu?trang-thai=qua-han&sap=ten&tim=viec", "/nhiem-vu?tim=khongco",
            "/nhiem-vu?co-quan=so-khcn&nhom=1&vai=chu-tri", "/nhiem-vu/\(rows.mission.text)", "/chi-tieu",
            "/chi-tieu?nam=2030",
            "/chi-tieu/\(rows.target.text)", "/du-an", "/du-an?nam=2026", "/du-an/\(rows.project.text)", "/ke-hoach",
            "/ke-hoach/\(house.plan.text)", "/co-quan", "/co-quan?loai=x%C3%A3", "/co-quan/so-khcn",
            "/co-quan/g-so-ban-nganh",
            "/tra-cuu", "/tra-cuu?tim=viec", "/tra-cuu?tim=khongco",
        ]
        for address in addresses {
            for roles: Set<Role> in [[.coordinator], [.leader], [.keeper], [.focal]] {
                let reply = try await pages.ask(
                    address, as: roles, unit: roles == [.focal] ? focal.unit?.text ?? "" : "", language: language)
                let text = try pages.text(reply)
                #expect(reply.status == 200, "\(address)")
                #expect(text.components(separatedBy: "<h1").count == 2, "one h1 on \(address)")
                #expect(!text.contains("Optional("), "\(address)")
                #expect(!text.contains("<đầu>"), "escaped on \(address)")
            }
        }
        for address in ["/nhiem-vu/moi", "/chi-tieu/moi", "/du-an/moi", "/ke-hoach/moi"]
            + [
                "/nhiem-vu/\(rows.mission.text)/sua", "/chi-tieu/\(rows.target.text)/sua",
                "/du-an/\(rows.project.text)/sua", "/ke-hoach/\(house.plan.text)/sua",
            ]
        {
            let text = try pages.text(try await pages.ask(address, language: language))
            #expect(text.contains("name=\"ban\""), "\(address)")
        }
    }
}

@Test func `the download of tasks holds the rows of the screen in their order`() async throws {
    try await withHouse { house in
        _ = try await filled(house)
        let pages = Pages(house)
        for query in [
            "", "?sap=ten", "?trang-thai=qua-han", "?co-quan=so-tai-chinh&sap=han-giam", "?tim=viec%20so%201",
        ] {
            var shown: [String] = []
            var address = "/nhiem-vu\(query)"
            while true {
                let text = try pages.text(try await pages.ask(address))
                for part in text.components(separatedBy: "<a class=\"row\" href=\"/nhiem-vu/").dropFirst() {
                    let title = part.components(separatedBy: ">")[1].components(separatedBy: "<")[0]
                    shown.append(
                        title.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
                            .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&amp;", with: "&")
                    )
                }
                guard let next = text.components(separatedBy: "rel=\"next\" href=\"").dropFirst().first else { break }
                address = next.components(separatedBy: "\"")[0].replacingOccurrences(of: "&amp;", with: "&")
            }
            let csv = try pages.text(try await pages.ask("/nhiem-vu.csv\(query)"))
            let lines = csv.components(separatedBy: "\r\n").dropFirst().filter { !$0.isEmpty }
            #expect(lines.count == shown.count, "\(query)")
            for (line, title) in zip(lines, shown) {
                let quoted = title.replacingOccurrences(of: "\"", with: "\"\"")
                #expect(line.contains(quoted), "\(query): \(title)")
            }
            guard case .bytes(let workbook) = try await pages.ask("/nhiem-vu.xlsx\(query)").body else { return }
            #expect(workbook.starts(with: Array("PK".utf8)))
        }
    }
}

@Test func `a correction keeps what was typed when it cannot be read, and is done when it can`() async throws {
    try await withHouse { house in
        let rows = try await filled(house)
        let pages = Pages(house)
        let address = "/nhiem-vu/\(rows.mission.text)/sua"
        var sent = [
            (name: "ban", value: "1"), (name: "noi-dung", value: "Việc đã sửa"), (name: "den-ngay", value: "31/9/2026"),
            (name: "loai-han", value: "date"), (name: "chu-tri", value: "sở tài chính"),
        ]
        let refused = try await pages.ask(address, send: sent)
        #expect(refused.status == 422)
        #expect(try pages.text(refused).contains("31/9/2026"))
        #expect(try pages.text(refused).contains("Việc đã sửa"))
        sent[2].value = "30/9/2026"
        #expect(try await pages.ask(address, send: sent).status == 303)
        let mission = try await house.missions.mission(rows.mission, for: House.leader)
        #expect(mission.title == "Việc đã sửa")
        #expect(mission.deadline.dueOn == Day("2026-09-30"))
        #expect(mission.leads.map(\.code) == ["so-tai-chinh"])
        let late = try await pages.ask(address, send: sent)
        #expect(late.status == 409)
        #expect(try pages.text(late).contains("Người thử"))
        let text = try pages.text(try await pages.ask("/nhiem-vu/\(rows.mission.text)"))
        #expect(text.contains("30/09/2026"))
        #expect(text.contains("Lời của dòng trong trang đã ký"))
    }
}

@Test func `rows entered by hand are kept, and withdrawn with a reason`() async throws {
    try await withHouse { house in
        let pages = Pages(house)
        let plan = house.plan.text
        let added = try await pages.ask(
            "/chi-tieu/moi",
            send: [
                ("ban", "1"), ("ke-hoach", plan), ("noi-dung", "Chỉ tiêu tay"), ("phep", ">="), ("thap", "12,5"),
                ("nam", "2027"),
            ])
        #expect(added.status == 303)
        let project = try await pages.ask(
            "/du-an/moi", send: [("ban", "1"), ("ke-hoach", plan), ("noi-dung", "Dự án tay"), ("nam", "2026, 2027")])
        #expect(project.status == 303)
        #expect(
            try await pages.ask("/du-an/moi", send: [("ke-hoach", plan), ("noi-dung", "Dự án tay"), ("nam", "xưa")])
                .status == 422)
        let target = try #require(try await house.targets.list(TargetFilter(), for: House.leader).rows.first?.target)
        #expect(target.value.low == 12.5)
        #expect(target.horizon == 2027)
        #expect(
            try await house.projects.list(ProjectFilter(), for: House.leader).rows.first?.project.years == [2026, 2027])
        let none = try await pages.ask("/chi-tieu/\(target.id.text)/rut", send: [("ban", "1"), ("ly-do", "")])
        #expect(none.status == 422)
        #expect(
            try await pages.ask("/chi-tieu/\(target.id.text)/rut", send: [("ban", "1"), ("ly-do", "nhầm")]).status
                == 303)
        #expect(try await house.targets.list(TargetFilter(), for: House.leader).rows.isEmpty)
    }
}

@Test func `withdrawing a plan takes its rows along`() async throws {
    try await withHouse { house in
        let rows = try await filled(house)
        try await house.plans.withdraw(house.plan, version: 1, reason: "bãi bỏ", by: House.coordinator)
        let today = house.world.today()
        #expect(try await house.missions.tally(MissionFilter(), today: today, for: House.leader).total == 0)
        #expect(try await house.targets.list(TargetFilter(), for: House.leader).rows.isEmpty)
        #expect(try await house.projects.list(ProjectFilter(), for: House.leader).rows.isEmpty)
        #expect(try await house.missions.mission(rows.mission, for: House.leader).withdrawnReason == "bãi bỏ")
    }
}

@Test func `a list asked for twice shows a change at once, and each reader's own rows`() async throws {
    try await withHouse { house in
        let rows = try await filled(house)
        let pages = Pages(house)
        let focal = try await house.focal("so-khcn").unit?.text ?? ""
        for _ in 0..<2 {
            #expect(try pages.text(try await pages.ask("/nhiem-vu?sap=ten")).contains("Việc số 7"))
            #expect(
                !(try pages.text(try await pages.ask("/nhiem-vu?sap=ten", as: [.focal], unit: focal)).contains(
                    "Việc số 7")))
        }
        var facts = MissionFacts(try await house.missions.mission(rows.mission, for: House.leader))
        facts.title = "Ăn chắc mặc bền"
        try await house.missions.correct(rows.mission, version: 1, to: facts, by: House.other)
        #expect(try pages.text(try await pages.ask("/nhiem-vu?sap=ten")).contains("Ăn chắc mặc bền"))
    }
}
