import Foundation
import Indicators
import Organizations
import Plans
import Vocabulary

/// What is measured in the demonstration province: indicators of our own for the targets of its plan, and two years of
/// values that rise as such things rise, with late units, an outlier and a setback.
struct DemonstrationValues: Sendable {
    let house: House
    private static let viewer = Viewer(
        actor: "operator:demonstration", actorName: "Dữ liệu minh họa", unit: nil, roles: Set(Role.allCases))

    /// One thing that is measured, and how it went.
    struct Course: Sendable {
        let code: String
        let name: String
        /// The name of the plan's target that it measures.
        let target: String
        let steward: String
        var scope = Indicator.Scope.communes
        var frequency = Frequency.quarter
        /// What numerator and denominator count; without them it is one plain number of the province.
        var parts: (String, String)?
        var unit = "%"
        var direction = Indicator.Direction.up
        /// The share in percent when the history begins and where it tends to.
        let from: Double
        let to: Double
        /// Things counted by the denominator per commune, about.
        var size = 4000.0
        var delay = 0
        var needsApproval = false
        let meaning: String
    }

    static let courses: [Course] = [
        Course(
            code: "chu-ky-so", name: "Tỷ lệ người trưởng thành có chữ ký số cá nhân",
            target: "Người trưởng thành có chữ ký số cá nhân", steward: "so-khcn", frequency: .month,
            parts: ("người từ 18 tuổi có chứng thư chữ ký số còn hiệu lực", "người từ 18 tuổi thường trú"), from: 6,
            to: 46, size: 9800,
            meaning: "Người từ 18 tuổi thường trú có chứng thư chữ ký số cá nhân còn hiệu lực vào cuối kỳ."),
        Course(
            code: "so-suc-khoe", name: "Tỷ lệ người dân có sổ sức khỏe điện tử",
            target: "Người dân có sổ sức khỏe điện tử", steward: "so-y-te", frequency: .month,
            parts: ("người có sổ sức khỏe điện tử", "dân số thường trú"), from: 31, to: 96, size: 13_500,
            meaning: "Người dân thường trú đã lập sổ sức khỏe điện tử và tra cứu được vào cuối kỳ."),
        Course(
            code: "tai-khoan-ngan-hang", name: "Tỷ lệ người từ 15 tuổi có tài khoản ngân hàng",
            target: "Người từ 15 tuổi có tài khoản ngân hàng hoặc tương đương", steward: "so-khcn",
            parts: ("người từ 15 tuổi có tài khoản", "người từ 15 tuổi thường trú"), from: 58, to: 84, size: 10_200,
            meaning: "Tính một lần cho mỗi người, kể cả ví điện tử được phép."),
        Course(
            code: "phu-song-5g", name: "Tỷ lệ dân số trong vùng phủ sóng 5G", target: "Dân số trong vùng phủ sóng 5G",
            steward: "so-khcn", parts: ("dân số trong vùng phủ sóng", "dân số thường trú"), from: 18, to: 92,
            size: 13_500, meaning: "Theo bản đồ phủ sóng ngoài trời của các doanh nghiệp viễn thông."),
        Course(
            code: "dien-thoai-thong-minh", name: "Tỷ lệ người trưởng thành có điện thoại thông minh",
            target: "Người trưởng thành có điện thoại thông minh", steward: "so-khcn",
            parts: ("người từ 18 tuổi có điện thoại thông minh", "người từ 18 tuổi thường trú"), from: 66, to: 88,
            size: 9800, meaning: "Theo điều tra hộ của cấp xã."),
        Course(
            code: "dnnvv-nen-tang-so", name: "Tỷ lệ doanh nghiệp nhỏ và vừa dùng nền tảng số",
            target: "Doanh nghiệp nhỏ và vừa có dùng nền tảng số", steward: "so-khcn",
            parts: ("doanh nghiệp nhỏ và vừa có dùng", "doanh nghiệp nhỏ và vừa đang hoạt động"), from: 22, to: 58,
            size: 60, meaning: "Dùng ít nhất một nền tảng số trong hoạt động sản xuất, kinh doanh của kỳ."),
        Course(
            code: "so-hoa-ho-so", name: "Tỷ lệ hồ sơ và kết quả thủ tục được số hóa",
            target: "Hồ sơ và kết quả thủ tục được số hóa", steward: "vp-ubnd-tinh", frequency: .month,
            parts: ("hồ sơ được số hóa", "hồ sơ tiếp nhận"), from: 44, to: 97, size: 420, needsApproval: true,
            meaning: "Hồ sơ tiếp nhận trong kỳ đã số hóa cả thành phần hồ sơ và kết quả."),
        Course(
            code: "ky-nang-so-cong-chuc", name: "Tỷ lệ cán bộ, công chức qua lớp kỹ năng số",
            target: "Cán bộ, công chức, viên chức qua lớp kỹ năng số cơ bản", steward: "so-noi-vu",
            scope: .departments, parts: ("người đã qua lớp", "cán bộ, công chức, viên chức"), from: 25, to: 90,
            size: 320, meaning: "Tính người đã có giấy chứng nhận hoàn thành lớp."),
        Course(
            code: "hai-long-dich-vu", name: "Mức hài lòng với dịch vụ công trực tuyến",
            target: "Người dùng hài lòng với dịch vụ công trực tuyến", steward: "vp-ubnd-tinh", scope: .province,
            parts: ("phiếu hài lòng", "phiếu trả lời"), from: 83, to: 95, size: 21_000,
            meaning: "Phiếu từ mức hài lòng trở lên trên tổng phiếu thu được trong kỳ."),
        Course(
            code: "hop-dong-dien-tu", name: "Tỷ lệ doanh nghiệp ký hợp đồng điện tử",
            target: "Doanh nghiệp ký hợp đồng điện tử", steward: "so-cong-thuong", scope: .province,
            parts: ("doanh nghiệp có ký hợp đồng điện tử", "doanh nghiệp đang hoạt động"), from: 5, to: 17, size: 5200,
            delay: 1, meaning: "Theo số liệu của các nền tảng hợp đồng điện tử."),
        Course(
            code: "luu-luong-ipv6", name: "Tỷ lệ lưu lượng Internet dùng IPv6",
            target: "Lưu lượng Internet dùng địa chỉ IPv6", steward: "so-khcn", scope: .province, frequency: .month,
            from: 49, to: 63, meaning: "Trung bình tháng tại các điểm đo của doanh nghiệp viễn thông."),
        Course(
            code: "kinh-te-so", name: "Tỷ trọng kinh tế số trong tổng sản phẩm",
            target: "Kinh tế số trong tổng sản phẩm của tỉnh", steward: "so-khcn", scope: .province, frequency: .year,
            from: 6.1, to: 11.2, delay: 6, meaning: "Theo cách tính của cơ quan thống kê."),
    ]

    /// Defines what is measured, ties it to the plan's targets, and tells the values known when the year begins.
    func begin() async throws {
        let viewer = Self.viewer
        let day = Day(year: 2022, month: 1, day: 1) ?? house.world.today()
        for course in Self.courses {
            var indicator = Indicator(id: ID(""), code: course.code, name: course.name, from: day)
            indicator.group = "Chuyển đổi số"
            indicator.meaning = course.meaning
            (indicator.unit, indicator.direction) = (course.unit, course.direction)
            (indicator.frequency, indicator.scope) = (course.frequency, course.scope)
            (indicator.delayMonths, indicator.needsApproval) = (course.delay, course.needsApproval)
            indicator.source = "Báo cáo của đơn vị, cơ quan chủ trì tổng hợp"
            indicator.steward = try await house.units.find(viewer, code: course.steward).id
            if let (numerator, denominator) = course.parts {
                (indicator.kind, indicator.acrossUnits) = (.ratio, .ratio)
                (indicator.numerator, indicator.denominator) = (numerator, denominator)
            } else {
                indicator.acrossUnits = .own
            }
            try await house.indicators.indicators.define(indicator, by: viewer)
        }
        var gap = Indicator(
            id: ID(""), code: "so-suc-khoe-chua-ky-so", name: "Chênh lệch sổ sức khỏe và chữ ký số", from: day)
        gap.group = "Chuyển đổi số"
        gap.meaning = "Phần dân số đã quen dùng dịch vụ số nhưng chưa ký số được: nhóm nên vận động trước."
        gap.unit = "điểm %"
        (gap.acrossUnits, gap.direction) = (.own, .down)
        gap.formula = "so-suc-khoe - chu-ky-so"
        try await house.indicators.indicators.define(gap, by: viewer)
        for course in Self.courses {
            for period in periods(of: course, through: house.world.today()) {
                try await tell(course, period, isNewest: false)
            }
        }
        try await link()
    }

    /// Ties the plan's targets to what measures them, with where each way starts.
    private func link() async throws {
        let viewer = Self.viewer
        let aims = house.indicators.aims
        try await aims.readAims(by: viewer)
        let view = try await house.indicators.cube.view(for: viewer)
        for line in try await aims.list(for: viewer) {
            guard let course = Self.courses.first(where: { $0.target == line.targetName }),
                let indicator = view.indicator(code: course.code)
            else { continue }
            try await aims.link(
                line.aim.id, version: line.aim.version, to: indicator.id, words: "Đúng nội dung chỉ tiêu", by: viewer)
            guard let first = view.block(indicator.id)?.totals.last else { continue }
            let now = try await aims.list(for: viewer).first { $0.aim.id == line.aim.id }
            guard let now else { continue }
            var facts = Aims.Facts(now.aim)
            facts.baseline = Aim.Baseline(
                value: (first.value * 10).rounded() / 10, period: first.period,
                source: "Số liệu kỳ \(first.period.code) của cơ quan chủ trì")
            if course.code == "phu-song-5g", line.aim.horizon == 2027 {
                facts.milestones = [Aim.Milestone(year: 2026, value: 60, source: "Kế hoạch năm 2026")]
            }
            try await aims.correct(now.aim.id, version: now.aim.version, to: facts, by: viewer)
        }
        try await house.indicators.forecasts.keep()
    }

    /// The periods whose values are known by `day`.
    private func periods(of course: Course, through day: Day) -> [Period] {
        let first =
            course.frequency == .year
            ? Period(.year, number: 2021) : Period(course.frequency, number: 2025 * course.frequency.perYear - 1)
        var all: [Period] = []
        var period = first
        while Self.known(period, of: course) <= day {
            all.append(period)
            period = period.next
        }
        return all
    }

    /// The day on which the values of a period are sent.
    private static func known(_ period: Period, of course: Course) -> Day {
        period.end.adding(days: 5 + course.delay * 30)
    }

    /// The sendings of the year itself: when, and what to do then.
    func year(from start: Day, to end: Day) -> [(day: Day, act: @Sendable () async throws -> Void)] {
        let told = Self.courses.flatMap { course in
            let all = periods(of: course, through: end)
            return all.filter { Self.known($0, of: course) > start }.map { period in
                (
                    Self.known(period, of: course),
                    { @Sendable in try await tell(course, period, isNewest: period == all.last) }
                )
            }
        }
        // Forecasts are kept as they were made, so that later values can judge them.
        let kept = (1...12).compactMap { Day(year: start.year, month: $0, day: 12) }.filter { $0 > start && $0 < end }
            .map { ($0, { @Sendable in _ = try await house.indicators.forecasts.keep() }) }
        return told + kept
    }

    /// Sends one period's values of all units that report it.
    private func tell(_ course: Course, _ period: Period, isNewest: Bool) async throws {
        let viewer = Self.viewer
        let indicator = try await house.indicators.indicators.find(code: course.code, for: viewer)
        let units = try await house.indicators.cube.view(for: viewer).units(of: indicator.id)
        var entries: [ValueEntry] = []
        for (row, unit) in units.enumerated() {
            let lot = (row * 7919 + course.code.utf8.reduce(0) { $0 + Int($1) } * 31) % 97
            // A few have not reported the newest period yet.
            if units.count > 20, isNewest, lot % 14 == 3 { continue }
            entries.append(
                ValueEntry(
                    indicator: indicator.id, unit: unit, period: period,
                    says: says(course, period, lot: lot, alone: units.count == 1)))
        }
        var sending = Sending(.demo, entries: entries)
        sending.source = "Báo cáo số liệu của các đơn vị"
        try await house.indicators.values.send(sending, by: viewer)
        if course.needsApproval, !isNewest {
            let waiting = try await house.indicators.values.reading.lines(.waiting, limit: 500, for: Self.approver)
                .lines
            _ = try await house.indicators.values.judge(
                .approve, waiting.map(\.version.ref), words: "",
                by: Self.approver)
        }
    }

    private static let approver = Viewer(
        actor: "operator:van-phong", actorName: "Văn phòng UBND tỉnh (minh họa)", unit: nil, roles: [.office])

    private func says(_ course: Course, _ period: Period, lot: Int, alone: Bool) -> Statement {
        let steps = course.frequency == .year ? 5.0 : Double(2 * course.frequency.perYear)
        let start = course.frequency == .year ? 2021 : 2025 * course.frequency.perYear - 1
        let age = Double(period.number - start) / steps
        // Rising fast at first, then more slowly, each unit at its own height.
        var share = course.from + (course.to - course.from) * (1 - exp(-1.4 * age)) / (1 - exp(-1.4))
        let swing = Double((period.number * 37 + lot * 11) % 9 - 4) * (alone ? 0.12 : 0.25)
        if !alone { share *= 0.62 + Double(lot) / 97 * 0.66 }
        if !alone, lot == 5 { share *= 0.35 }
        share = min(99.4, max(0.4, share + swing))
        guard course.parts != nil else { return .amount((share * 10).rounded() / 10) }
        let whole = (course.size * (alone ? 1 : 0.5 + Double((lot * 53) % 97) / 97)).rounded()
        return .ratio(numerator: (whole * share / 100).rounded(), denominator: whole)
    }
}
