import Database
import Organizations
import Testing
import Vocabulary
import Web

@testable import Indicators

/// Entering values on the pages, as real viewers do it.
@Suite struct ValueEntryPages {
    private func define(_ house: IndicatorHouse) async throws {
        let steward = try await house.unit("so-khcn")
        try await house.define("ho-so") {
            $0.name = "Hồ sơ trực tuyến"
            $0.steward = steward
        }
        try await house.define("ty-le") {
            $0.kind = .ratio
            $0.acrossUnits = .ratio
            $0.numerator = "hồ sơ số"
            $0.denominator = "hồ sơ"
            $0.unit = "%"
            $0.steward = steward
        }
        try await house.define("quy") { $0.frequency = .quarter }
    }

    private func value(_ house: IndicatorHouse, _ code: String, _ unit: String, _ period: String) async throws
        -> Double?
    {
        let view = try await house.view()
        let id = try #require(view.indicator(code: code)).id
        return view.block(id)?.value(try await house.unit(unit), try #require(Period(period)))
    }

    @Test func `a unit fills its own grid; only what changed is sent, and an emptied cell says nothing`() async throws {
        try await withIndicators { house in
            try await define(house)
            let focal = try await house.focal("xa-21040")
            let page = try words(try await house.ask("/so-lieu", as: focal))
            #expect(page.contains("Hồ sơ trực tuyến") && page.contains("Tháng 11/2026") && page.contains("Quý IV/2026"))
            let reply = try await house.ask(
                "/so-lieu", as: focal,
                send: try typed(
                    page, action: "/so-lieu",
                    [
                        "viec": "gui", "v:ho-so:xa-21040:2026-10": "1.250,5", "t:ty-le:xa-21040:2026-10": "9",
                        "m:ty-le:xa-21040:2026-10": "10", "nguon": "Cổng dịch vụ công",
                    ]))
            #expect(reply.status == 303)
            #expect(try await value(house, "ho-so", "xa-21040", "2026-10") == 1250.5)
            #expect(try await value(house, "ty-le", "xa-21040", "2026-10") == 90)

            let again = try words(try await house.ask("/so-lieu", as: focal))
            #expect(again.contains("value=\"1.250,5\"") && again.contains("Đã gửi"))
            let emptied = try await house.ask(
                "/so-lieu", as: focal,
                send: try typed(
                    again, action: "/so-lieu",
                    ["viec": "gui", "v:ho-so:xa-21040:2026-10": "", "v:ho-so:xa-21040:2026-11": "1300"]))
            #expect(emptied.status == 303)
            #expect(try await value(house, "ho-so", "xa-21040", "2026-10") == 1250.5, "empty deletes nothing (A10)")
            #expect(try await house.database.rows("SELECT seq FROM value_entries").count == 3)
            let sent = try await house.database.rows("SELECT source FROM value_submissions ORDER BY number")
            #expect(try sent.map { try $0.get("source", as: String.self) } == ["Cổng dịch vụ công", ""])
        }
    }

    @Test func `what cannot be read comes back in its place with everything typed`() async throws {
        try await withIndicators { house in
            try await define(house)
            let focal = try await house.focal("xa-21040")
            let page = try words(try await house.ask("/so-lieu", as: focal))
            let fields = try typed(
                page, action: "/so-lieu",
                [
                    "viec": "gui", "v:ho-so:xa-21040:2026-10": "nhiều", "v:ho-so:xa-21040:2026-09": "77",
                    "t:ty-le:xa-21040:2026-10": "9", "t:ty-le:xa-21040:2026-09": "1", "m:ty-le:xa-21040:2026-09": "0",
                    "ngay-van-ban": "31/02/2026",
                ])
            let reply = try await house.ask("/so-lieu", as: focal, send: fields)
            let shown = try words(reply)
            #expect(reply.status == 422 && shown.contains("“nhiều” không phải là một số"))
            #expect(shown.contains("Cần cả tử số và mẫu số") && shown.contains("Mẫu số bằng 0"))
            #expect(shown.contains("value=\"77\"") && shown.contains("value=\"nhiều\""))
            #expect(shown.contains("31/02/2026") && shown.contains("aria-invalid"))
            #expect(try await house.database.rows("SELECT seq FROM value_entries").isEmpty)
        }
    }

    @Test func `a key sent twice is stored once, and a draft is kept, shown and then sent`() async throws {
        try await withIndicators { house in
            try await define(house)
            let focal = try await house.focal("xa-21040")
            let page = try words(try await house.ask("/so-lieu", as: focal))
            let draft = try typed(page, action: "/so-lieu", ["viec": "nhap", "v:ho-so:xa-21040:2026-10": "12"])
            #expect(try await house.ask("/so-lieu", as: focal, send: draft).status == 303)
            #expect(try await house.ask("/so-lieu", as: focal, send: draft).status == 303)
            #expect(try await house.database.rows("SELECT seq FROM value_entries").count == 1)
            #expect(try await value(house, "ho-so", "xa-21040", "2026-10") == nil)
            let drafted = try words(try await house.ask("/so-lieu", as: focal))
            #expect(drafted.contains("value=\"12\"") && drafted.contains("Nháp"))
            let sent = try typed(drafted, action: "/so-lieu", ["viec": "gui"])
            #expect(try await house.ask("/so-lieu", as: focal, send: sent).status == 303)
            #expect(try await value(house, "ho-so", "xa-21040", "2026-10") == 12, "an untouched draft is sent")
        }
    }

    @Test func `someone who wrote meanwhile is shown beside one's own number`() async throws {
        try await withIndicators { house in
            try await define(house)
            let focal = try await house.focal("xa-21040")
            let page = try words(try await house.ask("/so-lieu", as: focal))
            try await house.say(
                try await house.indicators.find(code: "ho-so", for: focal).id, "xa-21040", [("2026-10", 11)])
            let fields = try typed(page, action: "/so-lieu", ["viec": "gui", "v:ho-so:xa-21040:2026-10": "12"])
            let reply = try await house.ask("/so-lieu", as: focal, send: fields)
            let shown = try words(reply)
            #expect(reply.status == 409 && shown.contains("Điều phối vừa ghi 11; bạn ghi 12"))
            #expect(try await value(house, "ho-so", "xa-21040", "2026-10") == 11)
            let resent = try typed(shown, action: "/so-lieu", ["viec": "gui"])
            #expect(try await house.ask("/so-lieu", as: focal, send: resent).status == 303)
            #expect(try await value(house, "ho-so", "xa-21040", "2026-10") == 12)
        }
    }

    @Test func `the steward fills its indicator for every unit, others do not`() async throws {
        try await withIndicators { house in
            try await define(house)
            let steward = try await house.focal("so-khcn")
            let address = "/so-lieu?chi-so=ho-so"
            let page = try words(try await house.ask(address, as: steward))
            #expect(page.matches(of: /name="v:ho-so:xa-[0-9]+:2026-11"/).count == 96)
            let fields = try typed(
                page, action: "/so-lieu",
                ["viec": "gui", "v:ho-so:xa-21040:2026-10": "5", "v:ho-so:xa-21034:2026-10": "6"])
            #expect(try await house.ask("/so-lieu", as: steward, send: fields).status == 303)
            #expect(try await value(house, "ho-so", "xa-21034", "2026-10") == 6)
            let commune = try await house.focal("xa-21040")
            await #expect(throws: NotVisible.self) { try await house.ask(address, as: commune) }
            await #expect(throws: NotVisible.self) { try await house.ask("/so-lieu", as: commune, send: fields) }
            await #expect(throws: NotVisible.self) {
                try await house.ask("/so-lieu?don-vi=xa-21034", as: commune)
            }
            await #expect(throws: IndicatorHouse.NotAdmitted.self) {
                try await house.ask("/so-lieu", as: IndicatorHouse.leader)
            }
            let older = try words(try await house.ask(address + "&lui=1", as: steward))
            #expect(older.contains("Tháng 7/2026") && !older.contains("Tháng 8/2026"))
        }
    }

    private let block = """
        Đơn vị\t2026-08\tTháng 9/2026\t10/2026
        xa-21040\t1.250,5\t\t1300
        xa-21034\t7\t8\tabc
        """

    @Test func `pasted cells are looked at first, and nothing is sent while one cannot be read`() async throws {
        try await withIndicators { house in
            try await define(house)
            let steward = try await house.focal("so-khcn")
            let fields = [("bang", block), ("chi-so", "ho-so"), ("don-vi", ""), ("khoa", "k"), ("viec", "gui")]
            let refused = try await house.ask(
                "/so-lieu/dan", as: steward, send: fields.map { (name: $0.0, value: $0.1) })
            let shown = try words(refused)
            #expect(refused.status == 422 && shown.contains("“abc” không phải là một số"))
            #expect(try await house.database.rows("SELECT seq FROM value_entries").isEmpty)
            let good = block.replacing("abc", with: "9")
            let looked = try await house.ask(
                "/so-lieu/dan", as: steward,
                send: [("bang", good), ("chi-so", "ho-so"), ("don-vi", ""), ("viec", "kiem-tra")].map {
                    (name: $0.0, value: $0.1)
                })
            let page = try words(looked)
            #expect(looked.status == 200 && page.contains("Gửi 5 giá trị"))
            #expect(try await house.database.rows("SELECT seq FROM value_entries").isEmpty)
            let send = try typed(page, action: "/so-lieu/dan", ["viec": "gui"])
            #expect(try await house.ask("/so-lieu/dan", as: steward, send: send).status == 303)
            #expect(try await value(house, "ho-so", "xa-21040", "2026-08") == 1250.5)
            #expect(try await value(house, "ho-so", "xa-21040", "2026-09") == nil)
            #expect(try await value(house, "ho-so", "xa-21034", "2026-10") == 9)
        }
    }

    @Test(arguments: [
        ("2026-03", "2026-03"), ("3/2026", "2026-03"), ("Tháng 12/2026", "2026-12"), ("T3/2026", "2026-03"),
        ("Quý III/2026", "2026-Q3"), ("Q1/2026", "2026-Q1"), ("2026-q2", "2026-Q2"),
        ("6 tháng đầu năm 2026", "2026-S1"), ("6 tháng cuối năm 2026", "2026-S2"), ("Năm 2026", "2026"),
        ("2026", "2026"), ("13/2026", nil), ("Quý 5/2026", nil), ("đơn vị", nil), ("", nil), ("2026-00", nil),
    ])
    func `a period is read as people head their columns`(text: String, code: String?) {
        #expect(ValuePaste.period(text)?.code == code)
    }

    @Test func `many values are approved at once, each by another than its author`() async throws {
        try await withIndicators { house in
            let steward = try await house.unit("so-khcn")
            let id = try await house.define("duyet") {
                $0.needsApproval = true
                $0.steward = steward
            }
            try await house.say(id, "xa-21040", [("2026-09", 5), ("2026-10", 6)])
            try await house.say(id, "xa-21034", [("2026-09", 7)])
            let judge = try await house.focal("so-khcn")
            let page = try words(try await house.ask("/so-lieu/cho-duyet", as: judge))
            let refs = page.matches(of: /name="chon" value="([^"]*)"/).map { String($0.1) }
            #expect(refs.count == 3)
            let own = try words(try await house.ask("/so-lieu/cho-duyet", as: IndicatorHouse.coordinator))
            #expect(!own.contains("name=\"chon\"") && own.contains("của mình"))
            let other = try words(try await house.ask("/so-lieu/cho-duyet", as: try await house.focal("xa-21040")))
            #expect(other.contains("Không có giá trị nào chờ duyệt"))
            let none = try await house.ask(
                "/so-lieu/cho-duyet", as: judge, send: [("viec", "duyet")].map { (name: $0.0, value: $0.1) })
            #expect(none.status == 422)
            let bare = try await house.ask(
                "/so-lieu/cho-duyet", as: judge,
                send: [("viec", "tra-lai"), ("chon", refs[2])].map { (name: $0.0, value: $0.1) })
            #expect(try bare.status == 422 && words(bare).contains("value=\"\(refs[2])\" aria-label"))
            let approved = try await house.ask(
                "/so-lieu/cho-duyet", as: judge,
                send: [("viec", "duyet"), ("chon", refs[0]), ("chon", refs[1])].map { (name: $0.0, value: $0.1) })
            #expect(approved.status == 303)
            #expect(try await value(house, "duyet", "xa-21040", "2026-10") == 6)
            #expect(try await value(house, "duyet", "xa-21034", "2026-09") == nil)
            let late = try await house.ask(
                "/so-lieu/cho-duyet", as: judge,
                send: [("viec", "duyet"), ("chon", refs[0]), ("chon", refs[2])].map { (name: $0.0, value: $0.1) })
            #expect(try late.status == 409 && words(late).contains("Đã xong 1 giá trị; 1 giá trị vừa đổi"))
        }
    }

    @Test func `what looks wrong is asked in its place, and the answer stays beside the value`() async throws {
        try await withIndicators { house in
            let id = try await house.define("luy-ke") { $0.kind = .cumulative }
            try await house.say(id, "xa-21040", [("2026-09", 10)])
            let focal = try await house.focal("xa-21040")
            let page = try words(try await house.ask("/so-lieu", as: focal))
            let fields = try typed(
                page, action: "/so-lieu", ["viec": "gui", "v:luy-ke:xa-21040:2026-10": "8", "nguon": "Báo cáo"])
            let asked = try await house.ask("/so-lieu", as: focal, send: fields)
            let shown = try words(asked)
            let field = "h:cumulative-down:luy-ke:xa-21040:2026-10"
            #expect(asked.status == 422 && shown.contains("name=\"\(field)\"") && shown.contains("Số lũy kế giảm"))
            #expect(shown.contains("value=\"8\"") && shown.contains("value=\"Báo cáo\""))
            #expect(try await value(house, "luy-ke", "xa-21040", "2026-10") == nil)
            let draft = try typed(shown, action: "/so-lieu", ["viec": "nhap"])
            #expect(try await house.ask("/so-lieu", as: focal, send: draft).status == 303, "a draft need not answer")
            let again = try typed(
                try words(try await house.ask("/so-lieu", as: focal)), action: "/so-lieu",
                ["viec": "gui", field: "Rà soát lại số cũ"])
            #expect(try await house.ask("/so-lieu", as: focal, send: again).status == 303)
            #expect(try await value(house, "luy-ke", "xa-21040", "2026-10") == 8)
            let cell = try words(try await house.ask("/so-lieu/o/luy-ke/xa-21040/2026-10", as: focal))
            #expect(cell.contains("Rà soát lại số cũ") && cell.contains("Số lũy kế giảm"))
        }
    }

    @Test func `a cell shows its versions, is contested with a paper, and is taken back with a reason`() async throws {
        try await withIndicators { house in
            try await define(house)
            let focal = try await house.focal("xa-21040")
            let address = "/so-lieu/o/ho-so/xa-21040/2026-09"
            let empty = try words(try await house.ask(address, as: focal))
            #expect(empty.contains("Chưa ai ghi gì vào ô này") && !empty.contains("Rút giá trị"))
            let first = try typed(empty, action: address, ["gia-tri": "10", "viec": "ghi", "ly-do": "Sơ bộ"])
            #expect(try await house.ask(address, as: focal, send: first).status == 303)
            #expect(try await value(house, "ho-so", "xa-21040", "2026-09") == 10)

            let steward = try await house.focal("so-khcn")
            let leader = try words(try await house.ask(address, as: IndicatorHouse.leader))
            #expect(
                leader.contains("Sơ bộ") && leader.contains("value=\"khong-dong-y\"")
                    && !leader.contains("value=\"ghi\""))
            let ref = try #require(leader.firstMatch(of: /name="ban" value="([^"]*)"/).map { String($0.1) })
            let bad: [(name: String, value: String)] = [
                ("ban", ref), ("viec", "khong-dong-y"), ("ly-do", "Khác báo cáo"), ("de-nghi", "mười"),
            ]
            let wrong = try await house.ask(address, as: IndicatorHouse.leader, send: bad)
            #expect(try wrong.status == 422 && words(wrong).contains("Khác báo cáo"))
            let contest: [(name: String, value: String)] = [
                ("ban", ref), ("viec", "khong-dong-y"), ("ly-do", "Khác báo cáo"), ("de-nghi", "12"),
                ("so-van-ban", "96/BC-UBND"), ("ngay-van-ban", "02/10/2026"),
            ]
            #expect(try await house.ask(address, as: IndicatorHouse.leader, send: contest).status == 303)
            #expect(try words(try await house.ask("/so-lieu/cho-duyet", as: steward)).contains("Khác báo cáo"))
            let settle = try words(try await house.ask(address, as: steward))
            #expect(settle.contains("đề nghị 12") && settle.contains("96/BC-UBND"))
            let replace: [(name: String, value: String)] = [
                ("ban", ref), ("viec", "thay"), ("gia-tri", "12"), ("ly-do", "Theo báo cáo"),
            ]
            #expect(try await house.ask(address, as: steward, send: replace).status == 303)
            #expect(try await value(house, "ho-so", "xa-21040", "2026-09") == 12)

            let now = try words(try await house.ask(address, as: focal))
            let stands = try #require(now.firstMatch(of: /name="thay" value="([^"]*)"/).map { String($0.1) })
            let bare: [(name: String, value: String)] = [("viec", "rut"), ("thay", stands), ("ly-do", "")]
            #expect(try await house.ask(address, as: focal, send: bare).status == 422)
            let removal: [(name: String, value: String)] = [
                ("viec", "rut"), ("thay", stands), ("ly-do", "Nhầm đơn vị"),
            ]
            #expect(try await house.ask(address, as: focal, send: removal).status == 303)
            #expect(try await value(house, "ho-so", "xa-21040", "2026-09") == nil)
            let rest = try words(try await house.ask(address, as: focal))
            #expect(rest.contains("đã rút, để trống") && rest.contains("Nhầm đơn vị") && rest.contains("Sơ bộ"))
            await #expect(throws: NotVisible.self) {
                try await house.ask(address, as: try await house.focal("xa-21034"))
            }
        }
    }
}
