import Extraction
import Organizations
import Plans
import Testing
import Vocabulary

@testable import Indicators

/// Names that mean one measure and names that only look alike; definitions proposed for what nothing measures.
struct AimsAndIndicators {
    private func subject(_ name: String, _ unit: String = "%") -> AimMatching.Subject {
        AimMatching.Subject(name: name, unit: unit)
    }

    @Test(arguments: [
        ("Tỷ lệ TTHC được thanh toán trực tuyến", "Tỷ lệ thanh toán trực tuyến thủ tục hành chính"),
        ("Tỷ lệ hộ dân có HSSK điện tử", "Tỷ lệ hộ dân trên địa bàn tỉnh có Sổ sức khỏe điện tử"),
        ("Tỷ lệ cung cấp DVCTT toàn trình", "Dịch vụ công trực tuyến toàn trình trên địa bàn tỉnh"),
        ("Phấn đấu tỉ lệ thôn, bản có mạng cáp quang", "Tỷ lệ thôn, bản có mạng cáp quang."),
        ("Tỷ lệ trường học có 05 phòng máy", "Tỷ lệ trường học có 10 phòng máy"),
    ])
    func `two ways of writing one measure are proposed as one`(a: String, b: String) {
        let match = AimMatching.match(subject(a), subject(b))
        #expect(match.score >= AimMatching.threshold && match.score <= 1 && !match.reasons.isEmpty)
        #expect(match.score == AimMatching.match(subject(b), subject(a)).score)
    }

    @Test(arguments: [
        ("Tỷ lệ hồ sơ được số hóa", "Tỷ lệ hồ sơ đã số hóa được tái sử dụng"),
        ("Tỷ lệ người dân hài lòng với dịch vụ công trực tuyến", "Tỷ lệ người dân dùng dịch vụ công trực tuyến"),
        ("Tỷ lệ hộ có mạng cáp quang", "Tỷ lệ xã có điểm bưu điện văn hóa"),
    ])
    func `measures over the same things that count another part are not`(a: String, b: String) {
        #expect(AimMatching.match(subject(a), subject(b)).score < AimMatching.threshold)
    }

    @Test func `a share and a count of the same name are two measures`() {
        let match = AimMatching.match(
            subject("Hợp tác xã dùng sổ điện tử"), subject("Hợp tác xã dùng sổ điện tử", "doanh nghiệp"))
        #expect(match.score < AimMatching.threshold)
        #expect(match.reasons.contains { $0.hasPrefix("Khác loại đơn vị tính") })
    }

    @Test func `the nearest indicator in use is proposed, and none when none is near`() throws {
        let day = try #require(Day("2026-01-01"))
        var near = Indicator(id: ID("1"), code: "a", name: "Tỷ lệ hộ có mạng cáp quang", from: day)
        near.unit = "%"
        var far = Indicator(id: ID("2"), code: "b", name: "Tỷ lệ xã có điểm bưu điện", from: day)
        far.unit = "%"
        let wanted = subject("Tỷ lệ hộ trên địa bàn tỉnh có mạng cáp quang")
        #expect(AimMatching.best(for: wanted, among: [far, near])?.indicator.code == "a")
        near.retiredReason = "Không dùng nữa"
        #expect(AimMatching.best(for: wanted, among: [far, near]) == nil)
    }

    private func propose(
        _ name: String, _ value: String, unit: String = "", performers: [String] = [], taken: Set<String> = []
    ) throws -> IndicatorProposal {
        let read = value.isEmpty ? TargetValue() : TargetValue(ValueGrammar.read(value, unit: unit))
        let source = AimSource(name: name, unit: unit, value: read)
        let draft = try #require(AimSentence.drafts(source).first)
        return IndicatorProposal(
            for: source, draft: draft, performers: performers, taken: taken, id: ID("1"),
            from: try #require(Day("2026-01-01")))
    }

    @Test func `a share of units becomes a ratio with its two numbers named`() throws {
        let found = try propose(
            "Phấn đấu tỷ lệ hồ sơ TTHC được nộp trực tuyến trên địa bàn tỉnh.", "80%", performers: ["g-ubnd-xa"])
        let indicator = found.indicator
        #expect(indicator.name == "Tỷ lệ hồ sơ TTHC được nộp trực tuyến")
        #expect(indicator.code == "ho-so-tthc-duoc-nop-truc-tuyen")
        #expect(indicator.kind == .ratio && indicator.acrossUnits == .ratio && indicator.scope == .communes)
        #expect(indicator.numerator == "Số hồ sơ TTHC được nộp trực tuyến" && indicator.denominator == "Số hồ sơ TTHC")
        #expect(indicator.frequency == .month && indicator.direction == .up && found.flags == [])
        try indicator.check()
    }

    @Test func `a share over a total takes both names from the words`() throws {
        let found = try propose("Tỷ trọng hàng công nghệ cao trên tổng giá trị xuất khẩu", "≥ 50", unit: "%")
        #expect(found.indicator.numerator == "Hàng công nghệ cao")
        #expect(found.indicator.denominator == "Tổng giá trị xuất khẩu")
    }

    @Test func `a ratio whose numbers the name does not tell is marked`() throws {
        let found = try propose("Tỷ lệ che phủ rừng", "52%")
        #expect(found.indicator.kind == .ratio && found.flags == ["ratio.names-missing"])
    }

    @Test func `counts, places, levels and deeds get rules of their own`() throws {
        let count = try propose("Số lượng xã có trạm phát sóng", "≥ 90", unit: "xã", performers: ["g-so-ban-nganh"])
        #expect(count.indicator.kind == .cumulative && count.indicator.scope == .departments)
        let place = try propose("Xếp hạng chuyển đổi số", "≤ 10", unit: "Thứ bậc", performers: ["g-ubnd-xa"])
        #expect(place.indicator.direction == .rank && place.indicator.scope == .province)
        #expect(place.indicator.acrossUnits == .own && place.indicator.frequency == .year)
        let level = try propose("Tỉnh đạt cấp độ 3 mức độ trưởng thành về dữ liệu", "Đạt")
        #expect(level.indicator.direction == .level && level.indicator.name == "Mức độ trưởng thành về dữ liệu")
        #expect(try propose("Ban hành đề án", "Đạt").indicator.direction == .yes)
    }

    @Test func `a code is short, right and unique`() throws {
        let long = String(repeating: "Tỷ lệ đơn vị thực hiện đầy đủ quy định ", count: 5)
        let first = try propose(long, "80%").indicator.code
        #expect(Indicator.isCode(first) && first.utf8.count <= 60)
        let second = try propose(long, "80%", taken: [first]).indicator.code
        #expect(second == first + "-2" && Indicator.isCode(second))
        #expect(Indicator.isCode(try propose("5G", "80%").indicator.code))
    }

    @Test func `what two linked demands say differently is named`() {
        func draft(_ value: String, _ year: Int) -> AimDraft {
            AimDraft(words: value, value: TargetValue(ValueGrammar.read(value)), horizon: year)
        }
        #expect(AimMatching.differences(draft("90%", 2030), draft("90%", 2030)) == [])
        #expect(AimMatching.differences(draft("≥ 90%", 2030), draft("90%", 2030)) == [.value])
        #expect(AimMatching.differences(draft("90%", 2030), draft("85%", 2027)) == [.value, .horizon])
        #expect(AimMatching.differences(draft("90%", 2030), draft("90 hộ", 2030)) == [.unit])
    }

    @Test func `a sentence of the body and a row of the annex are linked with what differs`() throws {
        let body = AimSource(name: "Trên 80% hộ gia đình có mạng cáp quang", horizon: 2030)
        let annex = AimSource(
            name: "Tỷ lệ hộ gia đình có mạng cáp quang", unit: "%", value: TargetValue(ValueGrammar.read("75%")),
            horizon: 2030)
        let other = AimSource(
            name: "Tỷ lệ xã có điểm bưu điện", unit: "%", value: TargetValue(ValueGrammar.read("75%")), horizon: 2030)
        func demands(_ sources: [AimSource]) -> [AimMatching.Demand] {
            sources.flatMap { source in
                AimSentence.drafts(source).map { AimMatching.Demand(name: source.name, draft: $0) }
            }
        }
        let links = AimMatching.links(demands([body]), demands([other, annex]))
        #expect(links.count == 1 && links.first?.second == 1 && links.first?.differences == [.value])
    }
}
