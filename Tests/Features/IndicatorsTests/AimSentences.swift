import Extraction
import Organizations
import Plans
import Testing
import Vocabulary

@testable import Indicators

/// Sentences in the manner of provincial plans and what they demand, labelled by hand (idea L2, vectors 5.3, F2).
struct AimSentences {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let value: String
        let unit: String
        /// `op low high unit level`, one for each demand, `-` for nothing.
        let demands: [String]
        let flags: [String]
        var testDescription: String { value.isEmpty ? name : "\(name): \(value)" }
        init(_ name: String, _ value: String, unit: String = "", _ demands: [String], flags: [String] = []) {
            (self.name, self.value, self.unit, self.demands, self.flags) = (name, value, unit, demands, flags)
        }
        init(_ name: String, _ demands: [String], flags: [String] = []) {
            self.init(name, "", demands, flags: flags)
        }
    }

    static func source(_ sample: Case) -> AimSource {
        let read = ValueGrammar.read(sample.value, unit: sample.unit)
        return AimSource(
            name: sample.name, unit: sample.unit, value: sample.value.isEmpty ? TargetValue() : TargetValue(read),
            horizon: 2030)
    }

    static func written(_ draft: AimDraft) -> String {
        func number(_ value: Double?) -> String { value.map { "\($0)".replacing(".0", with: "") } ?? "-" }
        let level = draft.level == .unsaid ? "" : " \(draft.level.rawValue)"
        return "\(draft.value.op.rawValue) \(number(draft.value.low)) \(number(draft.value.high))\(level)"
    }

    static let cases: [Case] = [
        Case(
            "Trên 90% hồ sơ công việc cấp tỉnh; 80% cấp huyện và 70% cấp xã",
            ["> 90 - province", "= 80 80 district", "= 70 70 commune"], flags: ["level.obsolete"]),
        Case("Trên 95% văn bản điện tử cấp tỉnh; tối thiểu 85% cấp xã", ["> 95 - province", ">= 85 - commune"]),
        Case("100% cuộc họp cấp tỉnh, 60% cuộc họp cấp xã không dùng giấy", ["= 100 100 province", "= 60 60 commune"]),
        Case("Tỷ lệ hộ dùng nước sạch", "tối thiểu 70%", [">= 70 -"]),
        Case("Tỷ lệ hộ dùng nước sạch", "đạt từ 80% trở lên", [">= 80 -"]),
        Case("Tỷ lệ hồ sơ trễ hạn", "không quá 5%", ["<= - 5"]),
        Case("Tỷ lệ trạm y tế có bác sĩ", "đạt 100%", ["= 100 100"]),
        Case("Tỷ trọng dịch vụ", "khoảng 30 - 35%", ["range 30 35"]),
        Case("Số hộ có mã địa chỉ số", "1.250 hộ", ["= 1250 1250"]),
        Case("Số lượt giao dịch", "1,5 triệu", ["= 1500000 1500000"]),
        Case("Tỷ lệ che phủ rừng", "12,5%", ["= 12.5 12.5"]),
        Case("Diện tích tưới", "3.000,75", unit: "ha", ["= 3000.75 3000.75"]),
        Case("Số khách du lịch", "tăng 10% so với năm 2025", ["text 10 -"], flags: ["relative.needs-baseline"]),
        Case("Số hợp tác xã số", "gấp 2 lần so với năm 2025", ["text 2 -"], flags: ["relative.needs-baseline"]),
        Case("Tăng 15% so với năm 2024 số sáng kiến được công nhận", ["text 15 -"], flags: ["relative.needs-baseline"]),
        Case("Chi cho khoa học", "≥ 4% và tăng dần mỗi năm", [">= 4 -"], flags: ["rising"]),
        Case("Thứ hạng chuyển đổi số", "≤ 10", unit: "Thứ bậc", ["<= - 10"]),
        Case("Thứ hạng chuyển đổi số", "Nhóm 20 tỉnh có thứ hạng cao", unit: "Thứ bậc", ["rank - 20"]),
        Case("Chỉ số hài lòng", "Top 15", ["rank - 15"]),
        Case("Số tổ chức được xếp hạng", "1 - 2", unit: "Tổ chức", ["range 1 2"]),
        Case("Giá trị chỉ số phát triển", "≥ 0,7", [">= 0.7 -"]),
        Case("Kinh phí nghiên cứu", "2,0", unit: "% GRDP", ["= 2 2"]),
        Case("Số dự án đối tác công tư", "01 dự án", ["= 1 1"]),
        Case("Ban hành danh mục dữ liệu mở của tỉnh", "Đạt", ["yes - -"]),
        Case("Tỉnh đạt cấp độ 3 về quản trị dữ liệu", "Đạt", ["level 3 -"]),
        Case(
            "Tỉnh đạt cấp độ 4 (phấn đấu cấp độ 5) về an toàn hệ thống", "Đạt", ["level 4 -", "level 5 -"],
            flags: ["aspirational"]),
        Case("Trình độ công nghệ của doanh nghiệp", "Thuộc nhóm mức khá", ["text - -"], flags: ["text"]),
        Case("Hạ tầng số của tỉnh", "Tiên tiến, hiện đại", ["text - -"], flags: ["text"]),
        Case("Nhóm chỉ tiêu về dịch vụ công", ["text - -"], flags: ["text", "group"]),
        Case("Phấn đấu 60% chợ nhận thanh toán không tiền mặt", ["= 60 60"], flags: ["aspirational"]),
        Case("Phấn đấu tỷ lệ hộ có mạng cáp quang", "85%", ["= 85 85"], flags: ["aspirational"]),
        Case("Tỷ lệ thôn có mạng đạt 90%, tỷ lệ hộ có mạng đạt 70%", ["= 90 90", "= 70 70"]),
        Case("Trên 80% trường học có phòng máy, tối thiểu 50% có lớp học số", ["> 80 -", ">= 50 -"]),
        Case("Có ít nhất 200 doanh nghiệp công nghệ số", [">= 200 -"]),
        Case("Tối thiểu 90% người dân từ 15 tuổi trở lên có tài khoản", [">= 90 -"]),
        Case("Tỷ lệ hộ trồng rừng; tỷ lệ hộ có chứng chỉ rừng 3-5%", "5 - 10", unit: "%", ["range 5 10", "range 3 5"]),
        Case("Tỷ lệ dữ liệu mở được dùng, trong đó có ít nhất 20 sáng kiến", "60%", ["= 60 60", ">= 20 -"]),
        Case("Tỷ lệ truy nhập tốc độ trên 1Gb/s", "100", unit: "%", ["= 100 100"]),
        Case("Tỷ lệ cơ quan dùng ít nhất 01 ứng dụng số", "100%", ["= 100 100"]),
        Case("Sản lượng thủy sản tăng mỗi năm", "8%", ["= 8 8"]),
        Case("Tỷ lệ hộ nghèo còn dưới 2%", ["< - 2"]),
        Case("Thời gian xử lý", "không quá 3 ngày", ["<= - 3"]),
        Case("Giữ vững 100% xã có điểm bưu điện", ["= 100 100"]),
        Case("Dữ liệu được dùng lại tại cấp huyện", "80%", ["= 80 80 district"], flags: ["level.obsolete"]),
        Case("Số người làm nghiên cứu", "10", unit: "Người/vạn dân", ["= 10 10"]),
        Case("Phủ sóng di động thế hệ mới", "> 95", unit: "% dân số", ["> 95 -"]),
    ]

    @Test(arguments: cases) func `a sentence gives the demands that it makes`(sample: Case) {
        let drafts = AimSentence.drafts(Self.source(sample))
        #expect(drafts.map(Self.written) == sample.demands)
        #expect(Set(drafts.flatMap(\.flags)) == Set(sample.flags))
        #expect(drafts.allSatisfy { $0.horizon == 2030 && !$0.words.isEmpty })
    }

    @Test func `at least forty sentences are labelled`() { #expect(Self.cases.count >= 40) }

    @Test(arguments: [
        "2026: 60%; 2028: 75%; 2030: 90%", "Năm 2026: 60%, năm 2028: 75%, năm 2030: 90%",
        "đến năm 2026 đạt 60%, đến năm 2028 đạt 75%, đến năm 2030 đạt 90%",
    ])
    func `values by year become milestones and a last value`(text: String) throws {
        let sample = Case("Tỷ lệ hộ có mạng", text, [])
        let drafts = AimSentence.drafts(Self.source(sample))
        let draft = try #require(drafts.first)
        #expect(drafts.count == 1 && draft.horizon == 2030 && draft.value.low == 90)
        #expect(draft.milestones.map(\.year) == [2026, 2028] && draft.milestones.map(\.value) == [60, 75])
    }

    @Test func `a district's demand for a year before 2025 had an owner`() {
        let source = AimSource(
            name: "Hồ sơ số cấp huyện", value: TargetValue(ValueGrammar.read("80%")), horizon: 2024)
        #expect(AimSentence.drafts(source).flatMap(\.flags) == [])
    }

    @Test(arguments: [
        ("≤ 5", "%", "Tỷ lệ trễ hạn", Indicator.Direction.down), ("≥ 80", "%", "Tỷ lệ hộ có mạng", .up),
        ("≤ 10", "Thứ bậc", "An toàn thông tin", .rank), ("Top 5", "", "Chỉ số A", .rank),
        ("30 - 35", "%", "Tỷ trọng dịch vụ", .band), ("Đạt", "", "Ban hành đề án", .yes),
        ("cấp độ 3", "", "An toàn hệ thống", .level), ("100%", "", "Duy trì xã có bưu điện", .keep),
        ("1%", "", "Tỷ lệ hộ nghèo", .down), ("30%", "", "Tỷ lệ cắt giảm giấy tờ", .up),
    ])
    func `the way that is good follows from the operator, the unit and the name`(
        value: String, unit: String, name: String, way: Indicator.Direction
    ) {
        let read = TargetValue(ValueGrammar.read(value, unit: unit))
        #expect(Indicator.Direction.proposed(for: read, name: name, unit: unit) == way)
    }
}
