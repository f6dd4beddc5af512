import Database
import Documents
import Organizations
import Plans
import Vocabulary

/// A register of made-up tasks for measuring: the same for the same number.
struct BenchSeed: Sendable {
    let missions: Missions
    let plans: PlanRegister

    private static let deeds = [
        "Xây dựng", "Hoàn thiện", "Rà soát", "Triển khai", "Nâng cấp", "Kết nối", "Công bố", "Tập huấn", "Kiểm tra",
        "Đánh giá",
    ]
    private static let things = [
        "nền tảng tích hợp dữ liệu dùng chung của tỉnh", "quy chế quản lý, khai thác kho dữ liệu số",
        "hệ thống giám sát an toàn thông tin mạng cấp xã", "cơ sở dữ liệu chuyên ngành và danh mục dữ liệu mở",
        "chương trình bồi dưỡng kỹ năng số cho cán bộ cơ sở", "quy trình điện tử của các thủ tục hành chính",
        "mạng truyền số liệu đến trung tâm hành chính công", "bộ chỉ số đo mức độ sẵn sàng đổi mới sáng tạo",
        "phần mềm quản lý nhiệm vụ khoa học và công nghệ", "điểm hỗ trợ dịch vụ số cho người dân vùng cao",
    ]
    private static let places = [
        "tại các xã ven biển", "tại các phường trung tâm", "trên địa bàn toàn tỉnh", "ở khu vực miền núi",
        "cho doanh nghiệp nhỏ",
        "trong ngành y tế", "trong ngành giáo dục", "tại khu kinh tế", "cho hợp tác xã nông nghiệp", "tại đặc khu",
    ]

    /// Makes four plans with `count` tasks, given to these units (codes) in turn; deadlines lie around `today`.
    ///
    /// - Parameter codes: at least one unit.
    func fill(count: Int, units codes: [String], today: Day, database: Database, by viewer: Viewer) async throws {
        let ids = try await database.write { [plans] tx in
            try (1...4).map { number in
                try plans.insert(
                    NewPlan(code: "\(number * 17)/KH-THU", title: "Kế hoạch thử tải số \(number)"), in: tx, by: viewer)
            }
        }
        for start in stride(from: 0, to: count, by: 500) {
            let end = min(count, start + 500)
            try await database.write { [self] tx in
                for index in start..<end {
                    try missions.insert(
                        task(index, codes: codes, today: today), into: ids[index % ids.count], in: tx, by: viewer)
                }
            }
        }
    }

    /// One task: who, what and by when follow from its number.
    func task(_ index: Int, codes: [String], today: Day) -> NewMission {
        let deed = BenchSeed.deeds[index % 10]
        let thing = BenchSeed.things[index / 10 % 10]
        let place = BenchSeed.places[index / 100 % 10]
        var task = NewMission(title: "\(deed) \(thing) \(place), đợt \(index / 1000 + 1)")
        task.no = String(index / 4 + 1)
        task.section = ["I", "II", "III", "IV"][index / 40 % 4]
        task.sectionTitle = "Nhóm nhiệm vụ \(task.section)"
        task.product = index % 7 == 0 ? "" : "Báo cáo kết quả và hồ sơ nghiệm thu đợt \(index / 1000 + 1)"
        let lead = codes[index % codes.count]
        task.lead = UnitWords(raw: lead, codes: [lead])
        let helper = codes[(index * 7 + 3) % codes.count]
        if index % 5 != 0, helper != lead { task.coop = UnitWords(raw: helper, codes: [helper]) }
        switch index % 20 {
        case 0: task.deadline = Deadline(raw: "Thường xuyên", kind: .ongoing)
        case 1: task.deadline = Deadline()
        case 2: task.deadline = Deadline(raw: "Sau khi có hướng dẫn của bộ", kind: .conditional)
        default:
            let day = today.adding(days: (index * 37) % 700 - 200)
            task.deadline = Deadline(raw: "", kind: .date, start: day, end: day)
        }
        return task
    }
}
