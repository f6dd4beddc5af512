import Database
import Formats
import Foundation
import Organizations
import TestHouse
import Testing
import Vocabulary

@testable import Indicators

@Suite struct DefinitionFiles {
    /// Indicators in which every field says something.
    private func fill(_ house: IndicatorHouse) async throws {
        let steward = try await house.unit("so-khcn")
        let first = try await house.define("ho-so") {
            $0.name = "=Hồ sơ, \"tiếp nhận\""
            $0.group = "Dịch vụ công"
            $0.meaning = "Số hồ sơ tiếp nhận trong kỳ;\nkể cả hồ sơ trực tuyến"
            $0.unit = "hồ sơ"
            $0.kind = .flow
            $0.acrossTime = .sum
            $0.source = "Hệ thống một cửa"
            $0.steward = steward
            $0.delayMonths = 2
            $0.decimals = 0
            $0.jumpFactor = 3.125
            $0.dimensions = [
                .init(code: "gioi", members: ["nam", "nu"]), .init(code: "khu-vuc", members: ["thanh-thi"]),
            ]
        }
        try await house.define("ty-le") {
            $0.kind = .ratio
            $0.numerator = "trực tuyến"
            $0.denominator = "tất cả"
            $0.factor = 10_000
            $0.acrossUnits = .ratio
            $0.direction = .band
            $0.frequency = .quarter
            $0.needsApproval = true
            $0.tolerance = 0.125
            $0.validTo = Day(year: 2030, month: 12, day: 31)
        }
        try await house.define("a-gap-doi") {
            $0.unit = "hồ sơ"
            $0.scope = .departments
            $0.formula = "ho-so * 2"
        }
        let old = try await house.define("cu") { $0.scope = .listed }
        try await house.indicators.retire(old, version: 1, reason: "Thay bằng “ho-so”", by: IndicatorHouse.coordinator)
        try await house.indicators.apply(
            to: first,
            units: [
                ScopeException(
                    unit: try await house.unit("xa-21040"), applies: false, from: Period("2026-01"),
                    to: Period("2026-06"), reason: "chưa có | mạng \\ điện"),
                ScopeException(unit: try await house.unit("so-khcn"), from: Period("2026-03")),
            ], by: IndicatorHouse.coordinator)
    }

    @Test(arguments: [ValueFormat.csv, .json, .xlsx])
    func `what goes out changes nothing when it comes in, and makes an equal catalogue elsewhere`(
        format: ValueFormat
    ) async throws {
        try await withIndicators { house in
            try await fill(house)
            let out = try await house.indicators.export(format, for: IndicatorHouse.leader)
            let before = try await house.view().head
            let found = try await house.indicators.apply(file: out, by: IndicatorHouse.coordinator)
            #expect(found.findings.listed == [] && found.unchanged == 4 && found.entries.count == 4)
            #expect(try await house.view().head == before, "the ledger has nothing new")
            try await withIndicators { other in
                let looked = try await other.indicators.examine(file: out, for: IndicatorHouse.coordinator)
                #expect(looked.fresh == 4 && looked.isClear)
                #expect(try await other.indicators.all(for: IndicatorHouse.leader).isEmpty)
                try await other.indicators.apply(file: out, by: IndicatorHouse.coordinator)
                #expect(
                    try await other.indicators.export(.csv, for: IndicatorHouse.leader)
                        == house.indicators.export(.csv, for: IndicatorHouse.leader))
            }
        }
    }

    @Test func `an empty catalogue goes out and comes in`() async throws {
        try await withIndicators { house in
            let out = try await house.indicators.export(.csv, for: IndicatorHouse.leader)
            let found = try await house.indicators.apply(file: out, by: IndicatorHouse.coordinator)
            #expect(found.lines == 0 && found.isClear)
        }
    }

    @Test func `a file with some columns changes those and no others`() async throws {
        try await withIndicators { house in
            try await fill(house)
            let file = "code,name,decimals\nho-so,Hồ sơ,2\nmoi,Chỉ số mới,\n"
            let wrong = try await house.indicators.examine(file: Array(file.utf8), for: IndicatorHouse.coordinator)
            #expect(wrong.findings.wrong.map(\.column) == ["decimals"])
            let good = "code,name,decimals\nho-so,Hồ sơ,2\nmoi,Chỉ số mới,1\n"
            let found = try await house.indicators.apply(file: Array(good.utf8), by: IndicatorHouse.coordinator)
            #expect(found.entries.map(\.effect) == [.changed(["name", "decimals"]), .new])
            let changed = try await house.indicators.find(code: "ho-so", for: IndicatorHouse.leader)
            #expect(changed.decimals == 2 && changed.name == "Hồ sơ" && changed.unit == "hồ sơ")
            #expect(changed.dimensions.count == 2)
        }
    }

    @Test func `each wrong line is one sentence with its column, and nothing is written`() async throws {
        try await withIndicators { house in
            try await fill(house)
            let monthly = try await house.define("thang")
            try await house.say(monthly, "xa-21034", [("2026-03", 1)])
            let rows: [([String], String)] = [
                (["Mã Sai", "Tên"], "code"), (["tot", ""], "name"), (["tot-1", "Tên", "lên"], "direction"),
                (["tot-2", "Tên", "up", "mười"], "factor"), (["tot-3", "Tên", "up", "1", "so-khong-co"], "steward"),
                (["tot-4", "Tên", "up", "1", "", "+xa-1"], "units"),
                (["tot-5", "Tên", "up", "1", "", "+xa-21040@2026-Q1..2026-Q2"], "units"),
                (["tot-6", "Tên", "up", "1", "", "", "gioi"], "dimensions"),
                (["tot-7", "Tên", "up", "1", "", "", "", "ratio"], "numerator"),
                (["thang", "Tên", "up", "1", "", "", "", "flow", "quarter"], "frequency"),
                (["cu", "Tên khác"], "code"),
                (["tot-8", "Tên", "up", "1", "", "", "", "", "", "31/12/2026"], "valid_from"),
                (["thang", "Tên nữa"], "code"),
            ]
            let head = [
                "code", "name", "direction", "factor", "steward", "units", "dimensions", "kind", "frequency",
                "valid_from",
            ]
            // What a row leaves out says what a new indicator has.
            let usual = ["", "", "up", "100", "", "", "", "level", "month", "2020-01-01"]
            let lines = rows.map { $0.0 + usual.dropFirst($0.0.count) }.map { row in
                zip(row, usual).map { $0.isEmpty ? $1 : $0 }
            }
            let before = try await house.indicators.export(.csv, for: IndicatorHouse.leader)
            let file = writeCSV([head] + lines)
            let found = try await house.indicators.examine(file: file, for: IndicatorHouse.coordinator)
            #expect(found.findings.wrong.map(\.column) == rows.map(\.1))
            #expect(found.findings.wrong.map(\.line) == Array(2...(rows.count + 1)))
            await #expect(throws: ValueFileProblem.findings(rows.count)) {
                try await house.indicators.apply(file: file, by: IndicatorHouse.coordinator)
            }
            #expect(try await house.indicators.export(.csv, for: IndicatorHouse.leader) == before)
        }
    }

    @Test func `only who keeps the catalogue takes files`() async throws {
        try await withIndicators { house in
            let file = Array("code,name\na-b,Tên\n".utf8)
            await #expect(throws: NotVisible.self) {
                try await house.indicators.apply(file: file, by: IndicatorHouse.leader)
            }
            await #expect(throws: ValueFileProblem.columnMissing("name")) {
                try await house.indicators.examine(file: Array("code\na-b\n".utf8), for: IndicatorHouse.coordinator)
            }
        }
    }
}
