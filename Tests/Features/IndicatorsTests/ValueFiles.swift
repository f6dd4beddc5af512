import Database
import Formats
import Foundation
import Organizations
import TestHouse
import Testing
import Vocabulary

@testable import Indicators

@Suite struct ValueFiles {
    @Test(arguments: [
        ("", DecimalSign.unsaid, FileNumber.Reading.empty), ("  ", .unsaid, .empty), ("12", .unsaid, .number(12)),
        (" 12 ", .unsaid, .number(12)), ("-0.5", .unsaid, .number(-0.5)), ("12.50", .unsaid, .number(12.5)),
        ("1250.5", .unsaid, .number(1250.5)), ("1.250,5", .unsaid, .number(1250.5)),
        ("-1.250,5", .unsaid, .number(-1250.5)), ("12,5", .unsaid, .number(12.5)),
        ("1.250.000", .unsaid, .number(1_250_000)), ("1.250.000,25", .unsaid, .number(1_250_000.25)),
        ("1.250", .unsaid, .ambiguous(1.25)), ("1,250", .unsaid, .ambiguous(1.25)), ("0.250", .unsaid, .number(0.25)),
        ("1234.567", .unsaid, .number(1234.567)), ("12.3450", .unsaid, .number(12.345)),
        ("1,250.5", .unsaid, .unreadable), ("1.25.000", .unsaid, .unreadable), ("1.2500,5", .unsaid, .unreadable),
        ("1,250,000", .unsaid, .unreadable), ("n/a", .unsaid, .unreadable), ("1e-3", .unsaid, .number(0.001)),
        ("nan", .unsaid, .unreadable), ("-", .unsaid, .unreadable), (".5", .unsaid, .unreadable),
        ("5.", .unsaid, .unreadable), ("1.250", .dot, .number(1.25)), ("1,5", .dot, .unreadable),
        ("1.250", .comma, .number(1250)), ("1,250", .comma, .number(1.25)), ("12.5", .comma, .unreadable),
        ("01.250", .comma, .unreadable),
    ])
    func `a number of a file means one thing or is asked about`(
        text: String, sign: DecimalSign, wanted: FileNumber.Reading
    ) {
        var numbers = FileNumber(sign)
        let bytes = Array(text.utf8)
        #expect(bytes.withUnsafeBufferPointer { numbers.read($0) } == wanted)
    }

    @Test func `a written number comes back, whatever it is`() {
        var chance = SplitMix(seed: 3)
        for _ in 0..<5000 {
            let size = pow(10, Double(Int.random(in: -6...12, using: &chance)))
            let number = (Double.random(in: -1...1, using: &chance) * size * 1000).rounded() / 1000
            var numbers = FileNumber(.unsaid)
            let bytes = Array(FileNumber.text(number).utf8)
            #expect(bytes.withUnsafeBufferPointer { numbers.read($0) } == .number(number))
        }
    }

    /// A house with a count, a share and a quarterly average by sex.
    private func prepare(_ house: IndicatorHouse) async throws {
        try await house.define("ho-so")
        try await house.define("ty-le") {
            $0.kind = .ratio
            $0.numerator = "trực tuyến"
            $0.denominator = "tất cả"
            $0.acrossUnits = .ratio
        }
        try await house.define("quy") {
            $0.frequency = .quarter
            $0.acrossUnits = .mean
            $0.dimensions = [.init(code: "gioi", members: ["nam", "nu"])]
        }
    }

    /// Lines, fresh, changed, unchanged, empty, wrong.
    private func counts(_ found: ValueFileExamination) -> [Int] {
        [found.lines, found.fresh, found.changed, found.unchanged, found.empty, found.wrong]
    }

    private func file(_ lines: [String], _ sign: DecimalSign = .unsaid) throws -> ValueFile {
        try ValueFile(Array(lines.joined(separator: "\n").utf8), name: "so-lieu.csv", sign: sign)
    }

    @Test func `a file is examined, stored whole, and stored once`() async throws {
        try await withIndicators { house in
            try await prepare(house)
            let file = try file([
                "indicator,unit,members,period,value,numerator,denominator,source,note",
                "ho-so,xa-21040,,2026-03,12,,,Cổng dịch vụ công,",
                "ho-so,xa-21040,,2026-04,13.5,,,Cổng dịch vụ công,đã đối chiếu",
                "ty-le,xa-21034,,2026-03,,30,40,,", "ty-le,xa-21040,,2026-03,75.0,3,4,,",
                "quy,xa-21040,gioi=nu,2026-Q1,7,,,,", "ho-so,xa-21034,,2026-03,,,,,",
            ])
            let found = try await house.values.examine(file, for: IndicatorHouse.coordinator)
            #expect(found.findings.listed == [])
            #expect(counts(found) == [6, 5, 0, 0, 1, 0])
            #expect(try await house.database.rows("SELECT seq FROM value_entries").isEmpty)

            let (_, receipt) = try await house.values.apply(file, by: IndicatorHouse.coordinator)
            #expect(receipt?.entries == 5 && receipt?.wasKnown == false)
            let view = try await house.view()
            let id = try #require(view.indicator(code: "ty-le")?.id)
            #expect(view.block(id)?.total(try #require(Period("2026-03"))) == 33.0 / 44.0 * 100)
            let rows = try await house.database.rows("SELECT source, file_name, entries FROM value_submissions")
            #expect(try rows.map { try $0.get("source", as: String.self) } == ["Cổng dịch vụ công"])
            #expect(
                try await house.database.rows("SELECT note FROM value_entries WHERE note <> ''").map {
                    try $0.get("note", as: String.self)
                } == ["đã đối chiếu"])

            let (again, second) = try await house.values.apply(file, by: IndicatorHouse.coordinator)
            #expect(again.unchanged == 5 && again.taken == 0 && second?.wasKnown == true)
            #expect(try await house.database.rows("SELECT seq FROM value_entries").count == 5)
            #expect(try await house.cube.differences() == [])
        }
    }

    @Test func `every wrong line is named with its column, and nothing is stored`() async throws {
        try await withIndicators { house in
            try await prepare(house)
            try await house.define("cu") { $0.name = "Chỉ số cũ" }
            let old = try await house.indicators.find(code: "cu", for: IndicatorHouse.leader)
            try await house.indicators.retire(old.id, version: 1, reason: "thay", by: IndicatorHouse.coordinator)
            try await house.define("tinh") { $0.formula = "ho-so * 2" }
            let lines = [
                ("khong-co,xa-21040,,2026-03,1,,,,", "indicator"), ("ho-so,xa-1,,2026-03,1,,,,", "unit"),
                ("ho-so,xa-21040,gioi=nu,2026-03,1,,,,", "members"), ("ho-so,xa-21040,,2026-Q1,1,,,,", "period"),
                ("ho-so,xa-21040,,03/2026,1,,,,", "period"), ("ho-so,xa-21040,,2026-12,1,,,,", "period"),
                ("ho-so,so-khcn,,2026-03,1,,,,", "unit"), ("ho-so,xa-21040,,2026-03,mười,,,,", "value"),
                ("ho-so,xa-21040,,2026-03,1,1,2,,", "numerator"), ("ty-le,xa-21040,,2026-03,50,,,,", "value"),
                ("ty-le,xa-21040,,2026-03,,1,,,", "denominator"), ("ty-le,xa-21040,,2026-03,,,4,,", "numerator"),
                ("ty-le,xa-21040,,2026-03,,1,0,,", "denominator"), ("ty-le,xa-21040,,2026-03,50,1,4,,", "value"),
                ("ho-so,xa-21040,,2026-03,1e300,,,,", "value"), ("ho-so,xa-21040,,2026-03,1,,,draft,", "state"),
                ("cu,xa-21040,,2026-03,1,,,,", "indicator"), ("tinh,xa-21040,,2026-03,1,,,,", "indicator"),
                ("ho-so,xa-21040,,2026-05,1,,,,,,", ""),
            ]
            let head = "indicator,unit,members,period,value,numerator,denominator,state,note"
            let good = ["ho-so,xa-21040,,2026-07,1,,,,", "ho-so,xa-21040,,2026-07,2,,,,"]
            let file = try file([head] + good + lines.map(\.0))
            let found = try await house.values.examine(file, for: IndicatorHouse.coordinator)
            #expect(found.findings.wrong.map(\.column) == ["period"] + lines.map(\.1))
            #expect(found.findings.wrong.map(\.line) == Array(3...(lines.count + 3)))
            #expect(found.fresh == 1 && found.wrong == lines.count + 1)
            #expect(try await house.values.apply(file, by: IndicatorHouse.coordinator).receipt == nil)
            #expect(try await house.database.rows("SELECT seq FROM value_entries").isEmpty)
        }
    }

    @Test func `a value that looks wrong is asked about and refuses nothing`() async throws {
        try await withIndicators { house in
            try await prepare(house)
            let id = try await house.indicators.find(code: "ho-so", for: IndicatorHouse.leader).id
            try await house.say(id, "xa-21040", (1...9).map { ("2026-0\($0)", Double(100 + $0 % 3)) })
            let file = try file([
                "indicator,unit,period,value,numerator,denominator", "ho-so,xa-21040,2026-10,101,,",
                "ho-so,xa-21040,2026-11,9000,,", "ty-le,xa-21034,2026-03,,9,4", "ho-so,xa-21034,2026-03,-1,,",
            ])
            let (found, receipt) = try await house.values.apply(file, by: IndicatorHouse.coordinator)
            #expect(found.findings.questions.map(\.line) == [3, 4, 5] && found.isClear)
            #expect(receipt?.entries == 4)
        }
    }

    @Test func `a focal point's file may hold its own unit's values only`() async throws {
        try await withIndicators { house in
            try await prepare(house)
            let file = try file([
                "indicator,unit,period,value", "ho-so,xa-21040,2026-03,1", "ho-so,xa-21034,2026-03,1",
            ])
            let found = try await house.values.examine(file, for: try await house.focal("xa-21040"))
            #expect(found.findings.wrong.map(\.line) == [3])
            await #expect(throws: NotVisible.self) {
                try await house.values.examine(file, for: IndicatorHouse.leader)
            }
        }
    }

    @Test func `what is equal to what counts is left out, what differs is stored`() async throws {
        try await withIndicators { house in
            try await prepare(house)
            let id = try await house.indicators.find(code: "ho-so", for: IndicatorHouse.leader).id
            try await house.say(id, "xa-21040", [("2026-03", 12), ("2026-04", 13)])
            let file = try file([
                "Chỉ số;Đơn vị;Kỳ;Giá trị", "ho-so;xa-21040;2026-03;12", "ho-so;xa-21040;2026-04;13,5",
                "ho-so;xa-21040;2026-05;14",
            ])
            let (found, receipt) = try await house.values.apply(file, by: IndicatorHouse.coordinator)
            #expect(counts(found) == [3, 1, 1, 1, 0, 0] && receipt?.entries == 2)
            let block = try #require(try await house.view().block(id))
            let unit = try await house.unit("xa-21040")
            #expect(block.series(unit).map(\.value) == [12, 13.5, 14])
        }
    }

    @Test(arguments: [
        (["1.250", "2.5"], DecimalSign.unsaid, 0, 1.25), (["1.250", "2"], .unsaid, 1, 0),
        (["1.250", "2,5"], .unsaid, 1, 0), (["1.250", "2,5"], .comma, 0, 1250), (["1,250", "2,5"], .unsaid, 0, 1.25),
        (["1,250", "2.5"], .unsaid, 1, 0), (["1.250", "2.5"], .dot, 0, 1.25),
    ])
    func `thousands or thousandths: the rest of the file tells, or it is asked`(
        cells: [String], sign: DecimalSign, wrong: Int, first: Double
    ) async throws {
        try await withIndicators { house in
            try await prepare(house)
            let lines = zip(cells, ["2026-03", "2026-04"]).map { "ho-so;xa-21040;\($1);\($0)" }
            let file = try file(["indicator;unit;period;value"] + lines, sign)
            let found = try await house.values.examine(file, for: IndicatorHouse.coordinator)
            #expect(found.findings.wrongCount == wrong)
            guard wrong == 0 else { return }
            try await house.values.apply(file, by: IndicatorHouse.coordinator)
            let id = try await house.indicators.find(code: "ho-so", for: IndicatorHouse.leader).id
            let block = try #require(try await house.view().block(id))
            #expect(block.series(try await house.unit("xa-21040")).first?.value == first)
        }
    }

    @Test func `a thousand findings are listed and all are counted`() async throws {
        try await withIndicators { house in
            try await prepare(house)
            let lines = (0..<2500).map { "khong-\($0),xa-21040,2026-03,1" }
            let found = try await house.values.examine(
                try file(["indicator,unit,period,value"] + lines), for: IndicatorHouse.coordinator)
            #expect(found.findings.wrongCount == 2500 && found.wrong == 2500)
            #expect(found.findings.listed.count == 1000)
        }
    }

    @Test func `JSON is read like CSV, and findings name the element`() async throws {
        try await withIndicators { house in
            try await prepare(house)
            let json = """
                {"values": [{"indicator": "ho-so", "unit": "xa-21040", "period": "2026-03", "value": 12.345},
                {"indicator": "ho-so", "unit": "xa-1", "period": "2026-03", "value": 1, "note": null}]}
                """
            let file = try ValueFile(Array(json.utf8), name: "so-lieu.json")
            let found = try await house.values.examine(file, for: IndicatorHouse.coordinator)
            #expect(found.fresh == 1)
            #expect(found.findings.wrong.map(\.line) == [2])
            #expect(found.findings.wrong.map(\.column) == ["unit"])
        }
    }

    @Test func `a workbook is read by its headings, and findings name the cell`() async throws {
        try await withIndicators { house in
            try await prepare(house)
            let rows: [[WorkbookCell]] = [
                [.text("Số liệu tháng 3")],
                ["Chỉ số", "Đơn vị", "Kỳ", "Giá trị"].map { .text($0) },
                [.text("ho-so"), .text("xa-21040"), .text("2026-03"), WorkbookCell(.number(12.345))],
                [.text("ho-so"), .text("xa-1"), .text("2026-03"), WorkbookCell(.number(1))],
                [
                    .text("ho-so"), .text("xa-21034"), WorkbookCell(.date(year: 2026, month: 3, day: 1)),
                    .text("1.250,5"),
                ],
            ]
            let bytes = try Workbook(sheets: [WorkbookSheet(name: "Số liệu", rows: rows)]).xlsx()
            let file = try ValueFile(bytes, name: "so-lieu.xlsx")
            let found = try await house.values.examine(file, for: IndicatorHouse.coordinator)
            #expect(found.fresh == 2)
            #expect(found.findings.wrong.map(\.cell) == ["B4"])
        }
    }

    @Test func `a file that is another at the second reading stores nothing`() async throws {
        try await withIndicators { house in
            try await prepare(house)
            try await withTemporaryFolder { folder in
                let path = folder.appendingPathComponent("so-lieu.csv").path
                let head = "indicator,unit,period,value\n"
                try Data((head + "ho-so,xa-21040,2026-03,1\n").utf8).write(to: URL(fileURLWithPath: path))
                let file = try ValueFile(path: path, name: "so-lieu.csv")
                let view = try await house.cube.view(for: .system("values"))
                let units = ["xa-21040": try await house.unit("xa-21040")]
                var first = try ValueFileReader(file, view: view, viewer: IndicatorHouse.coordinator, units: units)
                let digest = try first.examination(of: file).sha256
                try Data((head + "ho-so,xa-21040,2026-03,2\n").utf8).write(to: URL(fileURLWithPath: path))
                var second = try ValueFileReader(file, view: view, viewer: IndicatorHouse.coordinator, units: units)
                var line = BulkLine()
                #expect(try second.takeNext(&line, digest: digest))
                var caught: IndicatorProblem?
                do { _ = try second.takeNext(&line, digest: digest) } catch let problem as IndicatorProblem {
                    caught = problem
                }
                #expect(caught == .fileChanged)
            }
        }
    }
}
