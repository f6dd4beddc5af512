import Testing
import Vocabulary

@testable import Extraction

struct ValueVector: Sendable, CustomTestStringConvertible {
    let text: String
    let column: String
    let op: ValueReading.Operation
    let low: Double?
    let high: Double?
    let unit: String
    var testDescription: String { text }

    init(
        _ text: String, column: String = "", _ op: ValueReading.Operation, _ low: Double?, _ high: Double?,
        _ unit: String = ""
    ) {
        self.text = text
        self.column = column
        self.op = op
        self.low = low
        self.high = high
        self.unit = unit
    }
}

@Suite struct ValueReadings {
    static let vectors: [ValueVector] = [
        .init("100%", .equal, 100, 100, "%"), .init("≥ 80", column: "%", .atLeast, 80, nil, "%"),
        .init(">= 50", .atLeast, 50, nil),
        .init("≤ 10", column: "Thứ bậc", .atMost, nil, 10, "Thứ bậc"),
        .init("1 - 2", column: "Tổ chức", .range, 1, 2, "Tổ chức"),
        .init("5 - 10", column: "%", .range, 5, 10, "%"), .init("2,0", column: "% GRDP", .equal, 2, 2, "% GRDP"),
        .init("≥ 0,7", .atLeast, 0.7, nil), .init("01 dự án", .equal, 1, 1, "dự án"), .init("Đạt", .yes, nil, nil),
        .init("≥ 3% và tăng dần", column: "% tổng chi NSNN", .atLeast, 3, nil, "% tổng chi NSNN"),
        .init("Top 10", .rank, nil, 10), .init("Nhóm 20 tỉnh có thứ hạng cao", .rank, nil, 20),
        .init("Cấp độ 3", .level, 3, nil),
        .init("tối thiểu 70%", .atLeast, 70, nil, "%"), .init("đạt từ 80% trở lên", .atLeast, 80, nil, "%"),
        .init("không quá 5%", .atMost, nil, 5, "%"), .init("đạt 100%", .equal, 100, 100, "%"),
        .init("khoảng 30 - 35%", .range, 30, 35, "%"), .init("từ 20 đến 25%", .range, 20, 25, "%"),
        .init("trên 90%", .above, 90, nil, "%"), .init("dưới 5%", .below, nil, 5, "%"),
        .init("1.250 hộ", .equal, 1250, 1250, "hộ"), .init("1,5 triệu", .equal, 1_500_000, 1_500_000),
        .init("12,5%", .equal, 12.5, 12.5, "%"), .init("3.000,75", .equal, 3000.75, 3000.75),
        .init("Thuộc nhóm các tỉnh đạt mức khá", .text, nil, nil), .init("Tiên tiến, hiện đại", .text, nil, nil),
        .init("tăng 10% so với năm 2025", .text, nil, nil), .init("gấp 2 lần", .text, nil, nil),
        .init("", .text, nil, nil),
        .init("Xếp hạng 15/34", .rank, nil, 15), .init("15/34", column: "Thứ bậc", .rank, nil, 15, "Thứ bậc"),
        .init("1 : 10", .text, nil, nil), .init("100% (96/96 xã)", .equal, 100, 100, "%"),
        .init("02 - 03 mô hình", .range, 2, 3, "mô hình"), .init("tối đa 2 ngày", .atMost, nil, 2, "ngày"),
        .init("Ban hành", .yes, nil, nil), .init("phấn đấu đạt 95%", .equal, 95, 95, "%"),
    ]

    @Test(arguments: vectors)
    func `every row of the value vectors is read`(vector: ValueVector) {
        let reading = ValueGrammar.read(vector.text, unit: vector.column)
        #expect(reading.op == vector.op)
        #expect(reading.low == vector.low)
        #expect(reading.high == vector.high)
        #expect(reading.unit == vector.unit)
        #expect(reading.raw == vector.text)
    }

    @Test(.enabled(if: TruthFiles.exist, "shared/ is not here"))
    func `every target value of the checked plan is read exactly`() throws {
        let rows = try TruthFiles.rows("targets-003-annex")
        #expect(rows.count == 56)
        for row in rows {
            let raw = row["value_raw"] as? String ?? ""
            let truth = row["value_norm"] as? [String: Any] ?? [:]
            let reading = ValueGrammar.read(raw, unit: row["unit"] as? String ?? "")
            // The truth notes a reached level as text; the contract calls it yes.
            let op = truth["op"] as? String == "text" ? "yes" : truth["op"] as? String
            #expect(reading.op.rawValue == op, "\(raw)")
            #expect(reading.low == truth["low"] as? Double, "\(raw)")
            #expect(reading.high == truth["high"] as? Double, "\(raw)")
            if op != "yes" { #expect(reading.unit == truth["unit"] as? String, "\(raw)") }
        }
    }

    @Test func `a sentence for three levels gives three targets, the district level as obsolete`() {
        let shares = ValueGrammar.splitByLevel(
            "Trên 90% hồ sơ công việc cấp tỉnh; 80% cấp huyện và 70% cấp xã được xử lý trên mạng")
        #expect(shares.map(\.level) == ["tỉnh", "huyện", "xã"])
        #expect(shares.map(\.value.op) == [.above, .equal, .equal])
        #expect(shares.map(\.value.low) == [90, 80, 70])
        #expect(shares.map(\.value.unit) == ["%", "%", "%"])
        #expect(shares.map(\.isObsolete) == [false, true, false])
        #expect(ValueGrammar.splitByLevel("100% hồ sơ được số hóa").isEmpty)
    }

    @Test func `a relative target names what it is compared with`() {
        #expect(
            ValueGrammar.relative("tăng 10% so với năm 2025")
                == ValueGrammar.Relative(change: .increase, amount: 10, unit: "%", baseYear: 2025))
        #expect(ValueGrammar.relative("gấp 2 lần")?.change == .times)
        #expect(ValueGrammar.relative("100%") == nil)
    }
}
