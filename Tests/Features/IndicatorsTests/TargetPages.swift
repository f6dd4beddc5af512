import Design
import Extraction
import Organizations
import Plans
import Testing
import Vocabulary
import Web

@testable import Indicators

/// Pages of targets against the cube: every number on them is a number of the rows.
@Suite struct TargetPages {
    /// The newest month of the tests' province and eleven before it.
    static let months = (0..<12).map { Period(.month, number: 2026 * 12 + 9).adding($0 - 11) }

    private func call(_ house: IndicatorHouse, _ viewer: Viewer, _ path: String) -> Call {
        Call(
            visitor: Visitor(
                account: viewer.actor, name: viewer.actorName, unit: viewer.unit?.text ?? "", unitName: "",
                roles: viewer.roles, formToken: "t"), world: house.world, path: path, parameters: [:], query: [])
    }

    private func panel(_ house: IndicatorHouse, _ target: ID<Target>, as viewer: Viewer = IndicatorHouse.leader)
        async throws -> String
    {
        try await house.feature.targetPanel.make(target, call(house, viewer, "/chi-tieu/x"), viewer).markup
    }

    @Test func `a target at risk says so first, with its four figures from the cube`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures()
            let view = try await house.view()
            let block = try #require(view.block(made.indicator))
            let last = try #require(block.totals.last)
            let page = try await panel(house, made.target)
            #expect(page.contains("Nguy cơ không đạt mốc 2027"))
            #expect(page.contains("<b class=\"big\">\(Measure("%").write(last.value))</b>"))
            #expect(page.contains("<b class=\"big\">50%</b>"))
            let column = try #require(block.column(last.period))
            #expect(
                page.contains(
                    "\(Written.decimal(block.totalNumerators[column], places: 0)) / \(Written.decimal(block.totalDenominators[column], places: 0))"
                ))
            #expect(page.contains("Để đạt 50% vào cuối năm 2027, mỗi tháng phải thêm"))
            #expect(page.contains("điểm mỗi tháng, trong 14 tháng"))
            let first = try #require(page.firstRange(of: "states")),
                chart = try #require(page.firstRange(of: "Quỹ đạo"))
            #expect(first.lowerBound < chart.lowerBound)
        }
    }

    @Test func `silent communes are counted, and the province's value is given as an interval with them`() async throws
    {
        try await withIndicators { house in
            let made = try await house.signatures(silent: 2)
            let view = try await house.view()
            let block = try #require(view.block(made.indicator))
            let period = try #require(block.last)
            let places = try await UnitPlaces(house.database)
            let book = try await house.feature.books.book(for: IndicatorHouse.leader)
            let indicator = try #require(view.indicator(made.indicator))
            let figures = UnitFigures(
                indicator, block, period, view: view, units: book.units, places: places, language: .vi)
            let bounds = try #require(figures.whole?.bounds)
            #expect(figures.whole?.silent == 2 && bounds.low < bounds.high)
            let page = try await panel(house, made.target)
            #expect(
                page.contains(
                    "nếu tính cả, toàn tỉnh nằm trong khoảng \(Measure("%").write(bounds.low)) đến \(Measure("%").write(bounds.high))"
                ))
            #expect(page.contains("94 trong 96 đã báo cáo"))
        }
    }

    @Test func `the values' table has each period of the cube with its two numbers and its source`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures()
            let block = try #require(try await house.view().block(made.indicator))
            let page = try await panel(house, made.target)
            for (period, value) in block.totals.suffix(12) {
                let words = ValueWords.period(period).vi
                let row = try #require(page.firstRange(of: ">\(words)</a>"))
                #expect(page[row.upperBound...].prefix(300).contains("<b>\(Measure("%").write(value))</b>"))
            }
            #expect(page.contains("Cơ sở dữ liệu thử") && page.contains("96/96"))
        }
    }

    @Test func `a focal point sees the province's numbers and its own, and no other commune's`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures()
            let focal = try await house.focal("xa-21040")
            let other = try await house.units.find(IndicatorHouse.leader, code: made.units[5]).name
            let all = try await panel(house, made.target)
            let own = try await panel(house, made.target, as: focal)
            #expect(all.contains(other) && !own.contains(">\(other)<"))
            #expect(own.contains("Đơn vị của bạn") && own.contains("toàn tỉnh"))
            let block = try #require(try await house.view().block(made.indicator))
            let whole = try #require(block.totals.last?.value)
            #expect(own.contains(Measure("%").write(whole)))
        }
    }

    @Test func `a target that nothing measures says what is proposed, and only a coordinator is led to decide`()
        async throws
    {
        try await withIndicators { house in
            let target = try await house.target("Tỷ lệ hộ có mạng cáp quang", "80%")
            let page = try await panel(house, target)
            #expect(page.contains("Chưa đo được") && page.contains("80%"))
            #expect(!page.contains("/chi-tieu/noi"))
            let desk = try await panel(house, target, as: IndicatorHouse.coordinator)
            #expect(desk.contains("/chi-tieu/noi"))
        }
    }

    @Test func `two plans that ask different things of one indicator are shown linked and different`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures()
            let other = try await house.target(
                "Tỷ lệ người trưởng thành có chữ ký số", "60%", plan: "999/KH-UBND", horizon: 2027)
            try await house.link(other, to: made.indicator)
            let page = try await panel(house, made.target)
            #expect(page.contains("Chỉ tiêu này ở kế hoạch khác") && page.contains("999/KH-UBND"))
            #expect(page.contains("Khác nhau") && page.contains("ở đây") && page.contains("60%"))
        }
    }

    @Test func `several demands of one sentence have a line each, overshoot and undershoot in sight`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures(value: "1%")
            let page = try await panel(house, made.target)
            #expect(page.contains("Mức phải đạt và tỷ lệ"))
            let book = try await house.feature.books.book(for: IndicatorHouse.leader)
            let standing = try #require(book.lines.compactMap(\.standing).first)
            #expect(standing.state == .reached)
            let rate = AimTable.rates(standing).final.rate
            #expect(page.contains(rate.words(unit: "%").vi))
        }
    }

    @Test func `marks put each target in one group, and the register's words equal the standing`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures()
            let bare = try await house.target("Tỷ lệ hộ có mạng cáp quang", "80%")
            let viewer = IndicatorHouse.leader
            let book = try await house.feature.targetMarks.make(call(house, viewer, "/chi-tieu"), viewer)
            #expect(book.group(made.target) == "nguy-co" && book.group(bare) == "chua-co-so")
            let mark = try #require(book.marks[made.target])
            #expect(mark.words.count == book.headings.count)
            let last = try #require(try await house.view().block(made.indicator)?.totals.last)
            #expect(mark.words[0] == Measure("%").write(last.value) && mark.words[3] == "Nguy cơ không đạt")
        }
    }

    @Test func `nothing is reckoned twice while nothing changes, and a new value changes the page`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures()
            let before = try await panel(house, made.target)
            let again = try await panel(house, made.target)
            #expect(again == before)
            let unit = try await house.unit(made.units[0])
            try await house.values.send(
                Sending(
                    .demo,
                    entries: [
                        ValueEntry(
                            indicator: made.indicator, unit: unit, period: Self.months[11],
                            says: .ratio(numerator: 999, denominator: 1000))
                    ]), by: IndicatorHouse.coordinator)
            let after = try await panel(house, made.target)
            #expect(after != before)
        }
    }
}
