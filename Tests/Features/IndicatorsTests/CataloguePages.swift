import Database
import Design
import Organizations
import Testing
import Vocabulary
import Web

@testable import Indicators

/// The catalogue on its pages, as real viewers keep and read it.
@Suite struct CataloguePages {
    private let coordinator = IndicatorHouse.coordinator

    @Test func `an indicator is defined on the form, and a wrong one comes back with everything typed`() async throws {
        try await withIndicators { house in
            try await house.define("ho-so") { $0.unit = "hồ sơ" }
            let page = try words(try await house.ask("/chi-so/moi", as: coordinator))
            let typed = [
                "ten": "Tỷ lệ hồ sơ số", "ma": "ty-le-ho-so", "don-vi-tinh": "%", "loai": "level", "chu-tri": "so-khcn",
                "cong-thuc": "ho-so-so / ho-so * 100", "phan-to": "gioi = nam, nu",
            ]
            let wrong = try await house.ask(
                "/chi-so/moi", as: coordinator, send: try typedForm(page, action: "/chi-so/moi", typed))
            let shown = try words(wrong)
            #expect(
                wrong.status == 422 && shown.contains("value=\"Tỷ lệ hồ sơ số\"") && shown.contains("gioi = nam, nu"))
            #expect(
                shown.contains("id=\"f-cong-thuc-err\">Không có chỉ số nào mang mã “ho-so-so”"),
                "the problem stands at the field")
            try await house.define("ho-so-so") { $0.unit = "hồ sơ" }
            let right = try await house.ask(
                "/chi-so/moi", as: coordinator, send: try typedForm(shown, action: "/chi-so/moi"))
            #expect(right.status == 303)
            let steward = try await house.unit("so-khcn")
            let made = try await house.indicators.find(code: "ty-le-ho-so", for: coordinator)
            #expect(made.formula == "ho-so-so / ho-so * 100")
            #expect(made.steward == steward)
            #expect(made.dimensions == [.init(code: "gioi", members: ["nam", "nu"])])
            await #expect(throws: IndicatorHouse.NotAdmitted.self) {
                try await house.ask("/chi-so/moi", as: IndicatorHouse.leader)
            }
        }
    }

    @Test func `each field that cannot be read says so in its place`() async throws {
        try await withIndicators { house in
            try await house.define("co-roi")
            let page = try words(try await house.ask("/chi-so/moi", as: coordinator))
            let cases: [(field: String, value: String, says: String)] = [
                ("ten", "", "Chỉ số chưa có tên."), ("ma", "Sai Mã", "Mã “Sai Mã” chưa đúng."),
                ("ma", "co-roi", "đã có ở một chỉ số khác"), ("he-so", "nhiều", "“nhiều” không phải là một số"),
                ("do-tre", "99", "từ 0 đến 36"), ("chu-so", "x", "từ 0 đến 6"),
                ("tu-ngay", "32/13/2026", "không phải là một ngày"), ("phan-to", "gioi nam nu", "mã = thành phần"),
                ("chu-tri", "khong-co", "Không có đơn vị nào"),
            ]
            for (field, value, says) in cases {
                var fields = ["ten": "Một chỉ số", "ma": "mot-chi-so"]
                fields[field] = value
                let reply = try await house.ask(
                    "/chi-so/moi", as: coordinator, send: try typedForm(page, action: "/chi-so/moi", fields))
                let shown = try words(reply)
                let error = shown.matches(of: /id="f-([a-z-]+)-err">([^<]*)</).map { (String($0.1), String($0.2)) }
                #expect(reply.status == 422 && error.count == 1, "\(field) \(value)")
                #expect(error.first?.0 == field && error.first?.1.contains(says) == true, "\(field): \(error)")
            }
        }
    }

    @Test func `a correction makes a version whose change can be read, and an older form is refused`() async throws {
        try await withIndicators { house in
            let id = try await house.define("ho-so") { $0.unit = "hồ sơ" }
            let page = try words(try await house.ask("/chi-so/ho-so/sua", as: coordinator))
            let saved = try await house.ask(
                "/chi-so/ho-so/sua", as: coordinator,
                send: try typedForm(
                    page, action: "/chi-so/ho-so/sua", ["don-vi-tinh": "bộ hồ sơ", "huong": "down", "do-tre": "1"]))
            #expect(saved.status == 303)
            let section = try await DefinitionSection.make(
                try await house.indicators.find(code: "ho-so", for: coordinator), database: house.database,
                world: house.world, for: coordinator, language: .vi
            ).html.markup
            #expect(section.contains("đơn vị tính: “hồ sơ” → “bộ hồ sơ”"))
            #expect(section.contains("chiều tốt lên: “Càng cao càng tốt” → “Càng thấp càng tốt”"))
            #expect(section.contains("số tháng chờ: 0 → 1"))
            let late = try await house.ask(
                "/chi-so/ho-so/sua", as: coordinator,
                send: try typedForm(page, action: "/chi-so/ho-so/sua", ["ten": "Tên khác"]))
            #expect(late.status == 409)
            #expect(try words(late).contains("value=\"Tên khác\""))
            #expect(try await house.indicators.versions(of: id, for: coordinator).count == 2)
        }
    }

    @Test func `units are taken out of the scope for a span of periods, and put back`() async throws {
        try await withIndicators { house in
            let id = try await house.define("ho-so")
            let unit = try await house.unit("xa-21040")
            let page = try words(try await house.ask("/chi-so/ho-so/pham-vi", as: coordinator))
            var fields = [
                (name: "ban", value: "1"), ("viec", "ra"), ("don-vi", unit.text), ("tu-ky", "2026-Q1"),
                ("den-ky", "2026-06"),
                ("ly-do", "Đang sáp nhập"),
            ]
            let wrong = try await house.ask("/chi-so/ho-so/pham-vi", as: coordinator, send: fields)
            #expect(wrong.status == 422)
            #expect(try words(wrong).contains("id=\"f-tu-ky-err\">Kỳ “2026-Q1”"))
            fields[3] = ("tu-ky", "2026-01")
            #expect(page.contains("Chưa có ngoại lệ nào."))
            #expect(try await house.ask("/chi-so/ho-so/pham-vi", as: coordinator, send: fields).status == 303)
            var view = try await house.view()
            #expect(
                !view.applies(id, unit: unit, Period("2026-06")!) && view.applies(id, unit: unit, Period("2026-07")!))
            #expect(try await house.ask("/chi-so/ho-so/pham-vi", as: coordinator, send: fields).status == 409)

            let now = try words(try await house.ask("/chi-so/ho-so/pham-vi", as: coordinator))
            #expect(now.contains("Đang sáp nhập") && now.contains("Tháng 1/2026 – Tháng 6/2026"))
            let back = try await house.ask(
                "/chi-so/ho-so/pham-vi", as: coordinator, send: try typed(now, action: "/chi-so/ho-so/pham-vi"))
            #expect(back.status == 303)
            view = try await house.view()
            #expect(view.applies(id, unit: unit, Period("2026-06")!))
            #expect(try await house.entries("indicator-applied") == 2)
        }
    }

    @Test func `a step is declared and taken back with a reason`() async throws {
        try await withIndicators { house in
            let id = try await house.define("diem") { $0.unit = "điểm" }
            let wrong = try await house.ask(
                "/chi-so/diem/buoc", as: coordinator,
                send: [("ky", "2026"), ("muc", "30"), ("loi", "Vận hành nền tảng")])
            #expect(wrong.status == 422)
            #expect(try words(wrong).contains("id=\"f-ky-err\""))
            let declared = try await house.ask(
                "/chi-so/diem/buoc", as: coordinator,
                send: [("ky", "2026-12"), ("muc", "30"), ("loi", "Vận hành nền tảng")])
            #expect(declared.status == 303)
            let step = try #require(try await house.indicators.steps(of: id, for: coordinator).first)
            #expect(step.step.amount == 30 && step.step.period.code == "2026-12")
            let page = try words(try await house.ask("/chi-so/diem/buoc", as: coordinator))
            #expect(page.contains("+30 điểm") && page.contains("Tháng 12/2026"))
            #expect(
                try await house.ask("/chi-so/diem/buoc/\(step.id)/rut", as: coordinator, send: [("ly-do", "")]).status
                    == 422)
            let gone = try await house.ask(
                "/chi-so/diem/buoc/\(step.id)/rut", as: coordinator, send: [("ly-do", "Lùi sang năm sau")])
            #expect(gone.status == 303)
            #expect(
                try await house.indicators.steps(of: id, for: coordinator).first?.withdrawnReason == "Lùi sang năm sau")
            let used = try await house.database.read { try Standings.steps(in: $0) }
            #expect(used.isEmpty)
            #expect(try await house.entries("step-declared") == 1)
            #expect(try await house.entries("step-withdrawn") == 1)
        }
    }

    @Test func `the register counts its saved questions, filters, and shows the newest value with its coverage`()
        async throws
    {
        try await withIndicators { house in
            let steward = try await house.unit("so-khcn")
            let id = try await house.define("ho-so") {
                $0.name = "Hồ sơ trực tuyến"
                $0.group = "Chính quyền số"
                $0.unit = "hồ sơ"
                $0.steward = steward
            }
            try await house.define("quy") {
                $0.frequency = .quarter
                $0.name = "Chỉ số quý"
            }
            try await house.define("gap-doi") {
                $0.unit = "hồ sơ"
                $0.formula = "ho-so * 2"
            }
            try await house.say(id, "xa-21040", [("2026-10", 1200)])
            let page = try words(try await house.ask("/chi-so", as: IndicatorHouse.leader))
            let counts = page.matches(of: /aria-current="page">|<a href="\/chi-so[^"]*">([^<]+) <span>(\d+)<\/span>/)
                .compactMap { $0.1.map { String($0) } }
            #expect(counts == ["Chưa có số", "Tính từ chỉ số khác", "Không chỉ tiêu nào dùng", "Đã ngừng"])
            #expect(page.contains("1.200 hồ sơ") && page.contains("Tháng 10/2026"))
            let total = try await house.view().units(of: id).count
            #expect(page.contains(">1/\(total)<"))
            #expect(!page.contains("Lập chỉ số") && !page.contains("Có thể ngừng"), "a leader reads only")

            for (query, there, away) in [
                ("nhom=Ch%C3%ADnh%20quy%E1%BB%81n%20s%E1%BB%91", "Hồ sơ trực tuyến", "Chỉ số quý"),
                ("ky=quarter", "Chỉ số quý", "Hồ sơ trực tuyến"),
                ("tim=truc%20tuyen", "Hồ sơ trực tuyến", "Chỉ số quý"),
                ("chu-tri=so-khcn", "Hồ sơ trực tuyến", "Chỉ số quý"), ("xem=tinh", "Chỉ số gap-doi", "Chỉ số quý"),
                ("xem=chua-co-so", "Chỉ số quý", "Hồ sơ trực tuyến"),
            ] {
                let found = try words(try await house.ask("/chi-so?\(query)", as: coordinator))
                let rows = found.matches(of: /<a class="row"[^>]*>([^<]*)</).map { String($0.1) }
                #expect(rows.contains(there) && !rows.contains(away), "\(query): \(rows)")
            }
        }
    }

    @Test func `an indicator is retired with the proposed reason filled in, and stands apart`() async throws {
        try await withIndicators { house in
            try await house.define("im-lang") { $0.name = "Chỉ số im lặng" }
            let page = try words(try await house.ask("/chi-so", as: coordinator))
            #expect(page.contains("Có thể ngừng") && page.contains("mà chưa có giá trị nào."))
            let retired = try await house.ask(
                "/chi-so/im-lang/ngung", as: coordinator, send: try typed(page, action: "/chi-so/im-lang/ngung"))
            #expect(retired.status == 303)
            let indicator = try await house.indicators.find(code: "im-lang", for: coordinator)
            #expect(indicator.retiredReason?.contains("mà chưa có giá trị nào.") == true)
            let now = try words(try await house.ask("/chi-so", as: coordinator))
            #expect(!now.contains("Chỉ số im lặng"))
            #expect(
                try words(try await house.ask("/chi-so?xem=da-ngung", as: coordinator)).contains("Chỉ số im lặng"))
            let again = try await house.ask(
                "/chi-so/im-lang/ngung", as: coordinator, send: [("ban", "2"), ("ly-do", "lần nữa")])
            #expect(again.status == 422)
        }
    }
}
