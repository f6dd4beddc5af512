import Database
import Design
import Foundation
import Organizations
import Plans
import Testing
import Vocabulary
import Web

@testable import Indicators

/// The list of early warnings, and what the first page says of targets and of values that are owed.
@Suite struct WarningPages {
    private func overview(_ house: IndicatorHouse, as viewer: Viewer) async throws -> String {
        let visitor = Visitor(
            account: viewer.actor, name: viewer.actorName, unit: viewer.unit?.text ?? "", unitName: "",
            roles: viewer.roles, formToken: "t")
        let call = Call(visitor: visitor, world: house.world, path: "/tong-quan", parameters: [:], query: [])
        return try await house.feature.overviewPanel.make(call, viewer).markup
    }

    @Test func `every warning stands in the list with its numbers, its rows and its rule`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures(silent: 30)
            let page = try words(try await house.ask("/chi-tieu/canh-bao", as: IndicatorHouse.leader))
            #expect(page.contains("href=\"/chi-tieu/\(made.target.text)\""))
            #expect(page.contains("Cần +"))
            #expect(page.contains("href=\"/so-lieu/thieu?chi-so=chu-ky-so\""))
            let reported = made.units.count - 30
            #expect(page.contains("Mới \(reported) trong \(made.units.count) đơn vị có số"))
            for rule in try WarningRule.shipped() { #expect(page.contains(WarningPage.meaning(rule).vi), "\(rule)") }
            #expect(page.contains("Nhịp cần lớn hơn 1,25 lần nhịp thực"))
        }
    }

    @Test func `kinds are counted and filtered, plans and stewards too, and the file has the same rows`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures(silent: 30)
            let leader = IndicatorHouse.leader
            let book = try await house.feature.books.book(for: leader)
            let rows = WarningRow.all(book.lines, in: book)
            let codes = Set(rows.map(\.warning.code))
            #expect(codes.isSuperset(of: [.atRisk, .coverage]))
            for code in codes {
                let count = rows.count { $0.warning.code == code }
                let page = try words(try await house.ask("/chi-tieu/canh-bao?loai=\(code.rawValue)", as: leader))
                #expect(page.contains("\(count) cảnh báo"), "\(code)")
                let file = try words(try await house.ask("/chi-tieu/canh-bao.csv?loai=\(code.rawValue)", as: leader))
                #expect(file.split(whereSeparator: \.isNewline).count == count + 1, "\(code)")
            }
            for (query, count) in [
                ("ke-hoach=\(made.plan.text)", rows.count), ("ke-hoach=khac", 0), ("chu-tri=so-khcn", rows.count),
                ("chu-tri=so-y-te", 0),
            ] {
                let file = try words(try await house.ask("/chi-tieu/canh-bao.csv?\(query)", as: leader))
                #expect(file.split(whereSeparator: \.isNewline).count == count + 1, "\(query)")
            }
        }
    }

    @Test func `what concerns the values is said once however many targets they measure`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures(silent: 30)
            let second = try await house.target("Công dân có chữ ký số", "60%", plan: "12/KH-UBND")
            try await house.link(second, to: made.indicator)
            let book = try await house.feature.books.book(for: IndicatorHouse.leader)
            let rows = WarningRow.all(book.lines, in: book)
            #expect(rows.count { $0.warning.code == .coverage } == 1)
            #expect(rows.count { $0.warning.code == .atRisk } == 2)
            let first = try #require(rows.first)
            #expect(first.line.aim.target == second, "the one that must go faster comes first")
        }
    }

    @Test func `no single commune is named to another one`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures()
            let focal = try await house.focal(made.units[0])
            let book = try await house.feature.books.book(for: focal)
            #expect(!WarningRow.all(book.lines, in: book).contains { $0.warning.code == .outlier })
            let page = try words(try await house.ask("/chi-tieu/canh-bao", as: focal))
            #expect(!page.contains("Thiếu nhiều nhất"))
        }
    }

    @Test func `leaders see how many targets worry and the three that worry most`() async throws {
        try await withIndicators { house in
            #expect(try await overview(house, as: IndicatorHouse.leader).isEmpty)
            let made = try await house.signatures()
            let page = try await overview(house, as: IndicatorHouse.leader)
            #expect(page.contains("href=\"/chi-tieu/canh-bao?loai=at-risk\">1 chỉ tiêu có nguy cơ không đạt</a>"))
            #expect(page.contains("href=\"/chi-tieu/\(made.target.text)\""))
            for number in 1...4 {
                let target = try await house.target("Chỉ tiêu \(number)", "\(60 + number)%")
                try await house.link(target, to: made.indicator)
            }
            let more = try await overview(house, as: IndicatorHouse.leader)
            #expect(more.contains("5 chỉ tiêu có nguy cơ không đạt"))
            #expect(more.components(separatedBy: "<li>").count == 4)
            #expect(more.contains("Chỉ tiêu 4") && !more.contains("Chỉ tiêu 1<"))
        }
    }

    @Test func `a focal point sees what its unit has not sent and what came back`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures(silent: 1)
            let (silent, other) = (
                try await house.focal(made.units[made.units.count - 1]), try await house.focal(made.units[0])
            )
            let page = try await overview(house, as: silent)
            // What lies further back than its first year of values is missing too.
            let missing = try await house.values.missing(today: house.world.today(), for: silent)
            #expect(!missing.isEmpty && missing.allSatisfy { $0.unit == silent.unit })
            #expect(page.contains("\(missing.count) số liệu đến hạn chưa gửi"))
            #expect(page.contains("href=\"/so-lieu/thieu?don-vi=\(made.units[made.units.count - 1])\""))
            #expect(page.contains("Tỷ lệ người trưởng thành có chữ ký số"))
            #expect(try await overview(house, as: other).isEmpty)
            try await house.database.write { tx in
                try tx.run(
                    """
                    UPDATE value_entries SET state = 'returned' WHERE period = \(TargetPages.months[11].number)
                        AND series IN (SELECT number FROM value_series WHERE unit_id = \(other.unit))
                    """)
            }
            #expect(try await overview(house, as: other).contains("1 số liệu bị trả lại"))
        }
    }
}
