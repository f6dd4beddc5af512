import Database
import Design
import Documents
import Foundation
import Organizations
import Plans
import Progress
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Overview

@Suite struct PagesOfOverview {
    @Test(arguments: [Language.vi, .en]) func `every page opens for who may read it, empty and full`(
        language: Language
    ) async throws {
        try await withProvince { province in
            let asking = Asking(province, panels: [PagePanel { _, viewer in "<p>chờ \(viewer.actor)</p>" }])
            for isFull in [false, true] {
                if isFull { try await province.live() }
                let focal = try await province.focal("so-y-te")
                for address in [
                    "/tong-quan", "/tong-quan?ke-hoach=khong-co", "/tong-quan?tu=abc&muc-do=x", "/ty-le",
                    "/ty-le?theo=thang",
                    "/tong-quan/thay-doi?loai=moi-giao", "/ke-hoach/\(province.plans[0].text)", "/co-quan/so-y-te",
                    "/co-quan/g-ubnd-xa",
                ] {
                    for viewer in [Province.leader, Province.office, Province.coordinator, focal] {
                        let page = try await asking.page(address, as: viewer, language: language)
                        #expect(page.components(separatedBy: "<h1").count == 2, "one h1 on \(address)")
                        #expect(!page.contains("Optional(") && !page.contains("HTML("), "\(address)")
                        if address == "/tong-quan" { #expect(page.contains("<p>chờ \(viewer.actor)</p>")) }
                    }
                }
                let sheet = try await asking.page("/tong-quan/a4", language: language)
                #expect(sheet.contains("<article class=\"a4\"") && !sheet.contains("Optional("))
            }
        }
    }

    @Test func `a focal point sees the numbers of its own unit only`() async throws {
        try await withProvince { province in
            try await province.live()
            let asking = Asking(province)
            let page = try await asking.page("/tong-quan", as: try await province.focal("so-gddt"))
            #expect(page.contains("Đơn vị thử") && !page.contains("Việc kẹt lâu"))
            #expect(page.contains("kết quả bị trả lại, cần bổ sung"))
            #expect(!page.contains("class=\"t heat\"") && !page.contains("class=\"map\""))
            let rates = try await asking.page("/ty-le?theo=co-quan", as: try await province.focal("so-gddt"))
            #expect(rates.contains("Sở Giáo dục và Đào tạo") && !rates.contains("Sở Y tế"))
            let changes = try await asking.rows(
                "/tong-quan/thay-doi?loai=xac-nhan&tu=01/01/2026", as: try await province.focal("so-gddt"))
            #expect(changes == 0)
        }
    }

    @Test func `each role is told what waits for it`() async throws {
        try await withProvince { province in
            try await province.live()
            let asking = Asking(province)
            let office = try await asking.page("/tong-quan", as: Province.office)
            #expect(office.contains("kết quả chờ xác nhận hoặc trả lại"))
            #expect(office.contains("đề nghị gia hạn chờ quyết định"))
            let coordinator = try await asking.page("/tong-quan", as: Province.coordinator)
            #expect(coordinator.contains("phần việc bị báo không đúng đơn vị"))
            #expect(!coordinator.contains("kết quả chờ xác nhận hoặc trả lại"))
            let leader = try await asking.page("/tong-quan")
            #expect(!leader.contains("id=\"cho-ban\"") && leader.contains("id=\"quyet-dinh\""))
        }
    }

    @Test func `the first page shows a deed at once, and what is proved by the level asked for`() async throws {
        try await withProvince { province in
            try await province.live()
            let asking = Asking(province)
            let sentence = { (page: String) in
                page.components(separatedBy: "<p class=\"day\">")[1].components(separatedBy: "</p>")[0]
            }
            let before = sentence(try await asking.page("/tong-quan"))
            // 1 of Y tế, 95 communes, 1 of Xây dựng, and what is only declared.
            #expect(before.contains(">98 việc quá hạn</a> ở 98 cơ quan"))
            let declared = sentence(try await asking.page("/tong-quan?muc-do=tu-khai"))
            #expect(declared.contains(">97 việc quá hạn</a>"))
            let original = sentence(try await asking.page("/tong-quan?dong-ho=ban-dau"))
            #expect(original.contains(">99 việc quá hạn</a>"))
            let confirmed = sentence(try await asking.page("/tong-quan?muc-do=xac-nhan"))
            #expect(confirmed.contains(">100 việc quá hạn</a>"))
            let mission = try await province.missions.list(
                filter { $0.words = "chưa ai báo" }, today: province.world.today(), for: Province.leader
            ).rows[0].mission
            try await province.report(mission.id, "so-y-te", proof: "2026-01-11")
            #expect(sentence(try await asking.page("/tong-quan")).contains(">97 việc quá hạn</a> ở 97 cơ quan"))
            province.clock.advance(seconds: 86_400)
            #expect(sentence(try await asking.page("/tong-quan")).contains(">98 việc quá hạn</a>"))
        }
    }

    private func filter(_ change: (inout MissionFilter) -> Void) -> MissionFilter {
        var filter = MissionFilter()
        change(&filter)
        return filter
    }

    @Test func `an agency's page tells who waits for it, and its people only to those who may know`() async throws {
        try await withProvince { province in
            try await province.live()
            let accounts = Accounts(database: province.database, world: province.world)
            let unit = try await province.unit("so-tai-chinh")
            let keeper = Viewer(actor: "keeper", actorName: "Quản trị", unit: nil, roles: [.keeper])
            let person = try await accounts.create(
                keeper, .init(login: "binh", name: "Trần Thị Bình", unit: unit, roles: [.focal]))
            let asking = Asking(province)
            let page = try await asking.page("/co-quan/so-tai-chinh")
            #expect(page.contains("id=\"ai-cho\"") && page.contains("Thẩm định dự toán"))
            #expect(page.contains("Trần Thị Bình"))
            let other = try await asking.page("/co-quan/so-tai-chinh", as: try await province.focal("so-y-te"))
            #expect(!other.contains("Trần Thị Bình"))
            #expect(try await asking.page("/nguoi/\(person.text)").contains("Trần Thị Bình"))
            await #expect(throws: NotVisible.self) {
                try await asking.page("/nguoi/\(person.text)", as: try await province.focal("so-y-te"))
            }
            await #expect(throws: NotVisible.self) { try await asking.page("/nguoi/khong-co") }
        }
    }

    @Test func `a plan's page draws its curve and timeline with a table beneath`() async throws {
        try await withProvince { province in
            try await province.live()
            let page = try await Asking(province).page("/ke-hoach/\(province.plans[0].text)")
            #expect(page.contains("<title id=\"bu-t\">") && page.contains("<desc id=\"bu-d\">"))
            #expect(page.contains("Số liệu của biểu đồ") && page.contains("id=\"dong-thoi-gian\""))
            #expect(page.contains("II. Mục II"))
        }
    }

    @Test func `the statements of the first page read no big table whole`() async throws {
        try await withProvince { province in
            try await province.live()
            let big = [
                "a", "e", "m", "assignments", "transitions", "extensions", "missions", "claims", "assignment_moves",
            ]
            let focal = try await province.focal("so-y-te")
            for viewer in [Province.leader, focal] {
                for kind in ChangeKind.allCases {
                    guard
                        let statement = Changes(kind: kind, from: province.world.today()).statement(for: viewer)
                    else { continue }
                    #expect(try await scans(province.database, of: big, statement) == [], "\(kind)")
                }
            }
            #expect(try await scans(province.database, of: big, Waiting.askedStatement) == [])
            #expect(try await scans(province.database, of: big, Waiting.claimsStatement("1 = 1")) == [])
            #expect(try await scans(province.database, of: big, Waiting.claimsStatement("on_unit_id = \("x")")) == [])
        }
    }
}
