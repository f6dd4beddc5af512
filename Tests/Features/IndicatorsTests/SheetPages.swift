import Design
import Organizations
import Plans
import Testing
import Vocabulary
import Web

@testable import Indicators

/// Pages of indicators, plans and sheets: what they show is what the cube and their files hold.
@Suite struct SheetPages {
    @Test func `the table of an indicator's page equals its file and the cube`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures(silent: 1)
            let block = try #require(try await house.view().block(made.indicator))
            let page = try words(try await house.ask("/chi-so/chu-ky-so", as: IndicatorHouse.leader))
            let file = try words(try await house.ask("/chi-so/chu-ky-so.csv", as: IndicatorHouse.leader))
            let lines = file.split(whereSeparator: \.isNewline).map(String.init)
            #expect(lines.count == 1 + 96 + 1)
            for code in [made.units[0], made.units[50], made.units[95]] {
                let unit = try await house.unit(code)
                let line = try #require(lines.first { $0.contains(code) })
                for period in TargetPages.months.suffix(6) {
                    guard let value = block.value(unit, period) else { continue }
                    #expect(line.contains(Written.decimal(value)))
                    #expect(page.contains("/so-lieu/o/chu-ky-so/\(code)/\(period.code)\">\(Measure("%").write(value))"))
                }
            }
            let last = try #require(block.totals.last)
            #expect(lines.last?.contains(Written.decimal(last.value)) == true)
            #expect(page.contains("Đúng nhịp") || page.contains("Nguy cơ không đạt"))
        }
    }

    @Test func `a chosen unit stands beside the province, and the table can be ordered by the newest column`()
        async throws
    {
        try await withIndicators { house in
            let made = try await house.signatures()
            let name = try await house.units.find(IndicatorHouse.leader, code: made.units[3]).name
            let page = try words(
                try await house.ask("/chi-so/chu-ky-so?don-vi=\(made.units[3])&sap=gia-tri", as: IndicatorHouse.leader))
            #expect(page.contains("\(name): Tỷ lệ người trưởng thành có chữ ký số"))
            #expect(page.contains("aria-sort=\"descending\"") && page.contains("/chi-tieu/to-xa/\(made.units[3])"))
            let file = try words(
                try await house.ask("/chi-so/chu-ky-so.csv?sap=gia-tri", as: IndicatorHouse.leader))
            let block = try #require(try await house.view().block(made.indicator))
            let best = try #require(block.units.compactMap { block.value($0, TargetPages.months[11]) }.max())
            #expect(
                file.split(whereSeparator: \.isNewline)[1].hasSuffix(Written.decimal(best) + "\"")
                    || file.split(whereSeparator: \.isNewline)[1].contains(Written.decimal(best)))
        }
    }

    @Test func `a focal point finds its own row in an indicator's file and no other's`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures()
            let focal = try await house.focal("xa-21040")
            let file = try words(try await house.ask("/chi-so/chu-ky-so.csv", as: focal))
            #expect(file.contains("xa-21040") && file.split(whereSeparator: \.isNewline).count == 3)
            #expect(made.units.filter { $0 != "xa-21040" }.allSatisfy { !file.contains($0) })
            await #expect(throws: NotVisible.self) { try await house.ask("/chi-so/khong-co", as: focal) }
        }
    }

    @Test func `a unit's sheet has its value, the median, the province and its part of what is lacking`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures()
            let unit = try await house.unit("xa-21040")
            let book = try await house.feature.books.book(for: .system("test"))
            let rows = UnitSheet.rows(of: unit, in: book, today: house.world.today())
            let position = try #require(rows.first?.position)
            let block = try #require(try await house.view().block(made.indicator))
            let period = TargetPages.months[11]
            #expect(position.value == block.value(unit, period) && position.total == block.total(period))
            let values = block.units.compactMap { block.value($0, period) }
            #expect(position.middle == median(values) && position.low == values.min() && position.high == values.max())
            // Everyone is below the demand, so the parts of all make one.
            let shares = try block.units.map { one in
                try #require(UnitSheet.rows(of: one, in: book, today: house.world.today()).first?.position?.lack?.share)
            }
            #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
            let sheet = try words(
                try await house.ask("/chi-tieu/to-xa/xa-21040", as: try await house.focal("xa-21040")))
            let (value, middle) = (try #require(position.value), try #require(position.middle))
            #expect(sheet.contains(Measure("%").write(value)) && sheet.contains(Measure("%").write(middle)))
        }
    }

    @Test func `a focal point opens its own sheet only`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures()
            let focal = try await house.focal("xa-21040")
            let other = try #require(made.units.first { $0 != "xa-21040" })
            await #expect(throws: NotVisible.self) { try await house.ask("/chi-tieu/to-xa/\(other)", as: focal) }
            let name = try await house.units.find(IndicatorHouse.leader, code: other).name
            let province = try words(try await house.ask("/chi-tieu/to-tinh", as: focal))
            #expect(!province.contains(">\(name)<") && province.contains("/chi-tieu/to-xa/xa-21040"))
            let all = try words(try await house.ask("/chi-tieu/to-tinh", as: IndicatorHouse.leader))
            #expect(all.contains("/chi-tieu/to-xa/\(other)") && all.contains("Nguy cơ không đạt"))
        }
    }

    @Test func `a silent unit is told what is missing and what it said last`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures(silent: 1)
            let last = try #require(made.units.last)
            let sheet = try words(try await house.ask("/chi-tieu/to-xa/\(last)", as: IndicatorHouse.leader))
            #expect(sheet.contains("Thiếu") && sheet.contains("gần nhất") && sheet.contains("9/2026"))
        }
    }

    @Test func `a plan's rate is an interval while targets have no value, and counts add up to its targets`()
        async throws
    {
        try await withIndicators { house in
            let made = try await house.signatures(value: "1%")
            _ = try await house.target("Tỷ lệ hộ có mạng cáp quang", "80%")
            let book = try await house.feature.books.book(for: IndicatorHouse.leader)
            let lines = book.lines.filter { $0.line.plan == made.plan }
            let plan = PlanMeasures(
                plan: made.plan, lines: lines, steps: [:], today: house.world.today(), language: .vi)
            // Reached, but without a baseline there is no way to be part of; the other has no indicator at all.
            #expect(plan.rate.low == 0 && plan.rate.high == 100 && plan.rate.coverage == 0)
            let html = plan.html.markup
            #expect(html.contains("Chưa tính được kế hoạch đã đi bao nhiêu") && !html.contains("0% đến 100%"))
            #expect(html.contains("1 trong 2 chỉ tiêu có chỉ số"))
            #expect(html.contains("tinh-trang=dat\">1<") && html.contains("tinh-trang=chua-co-so\">1<"))
            #expect(html.contains("multiples") && html.contains("/chi-tieu/\(made.target.text)"))
        }
    }

    @Test func `with a baseline a plan's rate is what its aims went`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures()
            var filter = Aims.Filter()
            filter.target = made.target
            let line = try #require(try await house.feature.aims.list(filter, for: IndicatorHouse.coordinator).first)
            var facts = Aims.Facts(line.aim)
            facts.baseline = Aim.Baseline(value: 0, period: Period("2025")!, source: "Báo cáo năm 2025")
            facts.milestones = [Aim.Milestone(year: 2026, value: 25, source: "")]
            try await house.feature.aims.correct(
                line.aim.id, version: line.aim.version, to: facts, by: IndicatorHouse.coordinator)
            let book = try await house.feature.books.book(for: IndicatorHouse.leader)
            let plan = PlanMeasures(
                plan: made.plan, lines: book.lines, steps: [:], today: house.world.today(), language: .vi)
            let total = try #require(try await house.view().block(made.indicator)?.totals.last?.value)
            let (final, yearly) = (try #require(plan.rate.rate), try #require(plan.milestoneRate?.rate))
            #expect(abs(final - total / 50 * 100) < 1e-9)
            #expect(abs(yearly - total / 25 * 100) < 1e-9, "never mixed with the end")
        }
    }
}
