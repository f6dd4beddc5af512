import Foundation
import Organizations
import Plans
import Progress
import Synchronization
import Vocabulary

/// What happened in the demonstration province in 2026: units reported, proved, asked for time, waited for each other; the
/// Office confirmed, returned and granted. Everything goes through the same doors as the deeds of people, under a clock
/// that walks through the year.
struct DemonstrationYear {
    let house: House
    private let clock: Clock
    /// Up to when things have happened.
    private let end: Instant

    /// A clock that goes from deed to deed.
    private final class Clock: Sendable {
        private let instant: Mutex<Instant>
        init(_ start: Instant) { instant = Mutex(start) }
        func now() -> Instant { instant.withLock { $0 } }
        func move(to next: Instant) { instant.withLock { if $0 < next { $0 = next } } }
    }

    private static let office = Viewer(
        actor: "operator:van-phong", actorName: "Văn phòng UBND tỉnh (minh họa)", unit: nil, roles: [.office])

    /// A year before `now`; nil when the demonstration's plans have hardly begun.
    init?(of house: House) {
        guard let start = Instant("2026-01-20T01:00:00Z"), start.adding(seconds: 30 * 86_400) < house.world.now()
        else { return nil }
        let clock = Clock(start)
        self.clock = clock
        end = house.world.now()
        self.house = house.living(
            in: World(now: { clock.now() }, newID: house.world.newID, randomBytes: house.world.randomBytes))
    }

    /// One deed and its moment.
    private struct Deed {
        let at: Instant
        let act: @Sendable () async throws -> Void
    }

    /// Lets the year happen; call it once, after the plans were imported in this house.
    func live() async throws {
        let viewer = Viewer.system("demonstration")
        let view = try await house.board.view(today: end.localDay, for: viewer)
        let promises = try await house.assignments.assignments(
            view.places(BoardFilter()).map { view.assignment($0) }, for: viewer)
        var deeds: [Deed] = []
        for (number, promise) in promises.enumerated() where promise.due.map({ $0.year == 2026 }) ?? false {
            deeds += course(of: promise, number: number)
        }
        let measured = DemonstrationValues(house: house)
        try await measured.begin()
        deeds += measured.year(from: house.world.today(), to: end.localDay).enumerated().map { number, told in
            Deed(at: moment(told.day, number), act: told.act)
        }
        for deed in deeds.filter({ $0.at < end }).sorted(by: { $0.at < $1.at }) {
            clock.move(to: deed.at)
            try await deed.act()
        }
    }

    // MARK: - one promise's year

    private func course(of promise: Assignment, number: Int) -> [Deed] {
        guard let due = promise.due else { return [] }
        let lot = (number * 7919 + 13) % 100
        let id = promise.id
        if due.adding(days: 20) > end.localDay {
            return lot < 70
                ? [report(id, on: end.localDay.adding(days: -(lot % 26) - 1), number, percent: 15 + lot)] : []
        }
        let began = report(id, on: due.adding(days: -45 + lot % 15), number, percent: 20 + lot % 40)
        switch lot {
        case ..<46:
            let proof = due.adding(days: -2 - lot % 20)
            return [began, done(id, number, proof: proof), confirm(id, on: proof.adding(days: 6))]
        case ..<58:
            let proof = due.adding(days: -1 - lot % 9)
            return [began, done(id, number, proof: proof)]
        case ..<66:
            let proof = due.adding(days: 5 + lot % 20)
            return [began, done(id, number, proof: proof), confirm(id, on: proof.adding(days: 9))]
        case ..<71: return [began, done(id, number, proof: nil, on: due.adding(days: -1))]
        case 71:
            return [began, done(id, number, proof: due), giveBack(id, on: due.adding(days: 7))]
        case 72, 73:
            return [
                began, ask(id, on: due.adding(days: -8), to: due.adding(days: 75)), grant(id, on: due.adding(days: -3)),
            ]
        case 74:
            return [
                began, ask(id, on: due.adding(days: 6), to: due.adding(days: 90)), grant(id, on: due.adding(days: 12)),
            ]
        case 75:
            return [
                began,
                ask(
                    id, on: end.localDay.adding(days: -2 - number % 5),
                    to: end.localDay.adding(days: 30 + number % 5 * 7)),
            ]
        case 76, 77: return [began, wait(id, on: due.adding(days: -10), for: number)]
        case 78: return [contest(id, on: due.adding(days: -60 + number % 17), number)]
        case ..<88: return [began]
        default: return []
        }
    }

    /// Half past eight and a little more, on the wall.
    private func moment(_ day: Day, _ number: Int) -> Instant {
        Instant(milliseconds: Int64(day.number) * 86_400_000 + Int64(90 + number % 400) * 60_000)
    }

    private func focal(_ promise: Assignment) -> Viewer {
        Viewer(
            actor: "operator:dau-moi", actorName: "Đầu mối \(promise.unit.name) (minh họa)", unit: promise.unit.id,
            roles: [.focal])
    }

    private func report(_ id: ID<Assignment>, on day: Day, _ number: Int, percent: Int) -> Deed {
        deed(id, on: day, number) { promise in
            var entry = ProgressEntry(assignment: id, version: promise.version, key: "minh-hoa-\(id.text)-1")
            entry.percent = min(95, percent)
            entry.result = DemonstrationWords.results[number % DemonstrationWords.results.count]
            entry.nextStep = DemonstrationWords.nextSteps[number % DemonstrationWords.nextSteps.count]
            if number % 9 == 0 {
                entry.cause = ["funding", "procurement", "central", "staff"][number / 9 % 4]
                entry.obstacles = DemonstrationWords.obstacles[number / 9 % DemonstrationWords.obstacles.count]
            }
            try await house.entries.send(entry, by: focal(promise))
        }
    }

    private func done(_ id: ID<Assignment>, _ number: Int, proof: Day?, on day: Day? = nil) -> Deed {
        deed(id, on: (day ?? proof ?? end.localDay).adding(days: proof == nil ? 0 : 1 + number % 3), number) {
            promise in
            var entry = ProgressEntry(assignment: id, version: promise.version, key: "minh-hoa-\(id.text)-2")
            entry.status = .done
            entry.result = "Đã hoàn thành sản phẩm theo kế hoạch; hồ sơ lưu tại đơn vị."
            if let proof {
                var paper = NewEvidence(issuedOn: proof)
                paper.kind = "bc"
                paper.number = "\(number % 380 + 12)/BC-\(DemonstrationWords.symbol(of: promise.unit.code))"
                paper.issuer = promise.unit.name
                paper.title = "Báo cáo kết quả thực hiện"
                entry.evidence = [paper]
            } else {
                entry.answers = ["no-document": "Văn bản đang trình ký, sẽ đính kèm khi phát hành."]
            }
            try await house.entries.send(entry, by: focal(promise))
        }
    }

    private func confirm(_ id: ID<Assignment>, on day: Day) -> Deed {
        deed(id, on: day) { promise in
            let decisions = Decisions(database: house.database, world: house.world)
            let mark = try await decisions.content(of: id, for: Self.office).mark
            try await decisions.confirm(id, mark: mark, by: Self.office)
        }
    }

    private func giveBack(_ id: ID<Assignment>, on day: Day) -> Deed {
        deed(id, on: day) { promise in
            try await Decisions(database: house.database, world: house.world).giveBack(
                id, version: promise.version,
                reason: "Báo cáo chưa nêu số liệu đến cấp thôn; bổ sung bảng số liệu rồi gửi lại.", by: Self.office)
        }
    }

    private func ask(_ id: ID<Assignment>, on day: Day, to wanted: Day) -> Deed {
        deed(id, on: day) { promise in
            let (reason, cause) = DemonstrationWords.reasons[day.number % DemonstrationWords.reasons.count]
            let wish = Extensions.Wish(to: wanted, reason: reason, cause: cause)
            _ = try await Extensions(database: house.database, world: house.world).ask(
                id, version: promise.version, wish, by: focal(promise))
        }
    }

    private func grant(_ id: ID<Assignment>, on day: Day) -> Deed {
        deed(id, on: day) { promise in
            guard let due = promise.due else { return }
            let wish = Extensions.Wish(to: due.adding(days: 75), reason: "Đồng ý gia hạn một lần.")
            try await Extensions(database: house.database, world: house.world).extend(
                id, version: promise.version, wish,
                by: DecisionPaper(number: "\(day.day * 31 + day.month)/UBND-TH", date: day), viewer: Self.office)
        }
    }

    private func wait(_ id: ID<Assignment>, on day: Day, for number: Int) -> Deed {
        deed(id, on: day) { promise in
            let codes = ["so-tai-chinh", "so-khcn", "cong-an-tinh", "so-noi-vu"].filter { $0 != promise.unit.code }
            let unit = try await house.units.find(Self.office, code: codes[number % codes.count])
            let claim = NewClaim(
                assignment: id, on: unit.id, cause: "coordination",
                words: DemonstrationWords.claims[number % DemonstrationWords.claims.count])
            _ = try await Claims(database: house.database, world: house.world).make(claim, by: focal(promise))
        }
    }

    private func contest(_ id: ID<Assignment>, on day: Day, _ number: Int) -> Deed {
        deed(id, on: day) { promise in
            try await Decisions(database: house.database, world: house.world).contest(
                id, version: promise.version,
                reason: DemonstrationWords.contests[number % DemonstrationWords.contests.count],
                by: focal(promise))
        }
    }

    /// A deed on the promise as it stands at that moment.
    private func deed(
        _ id: ID<Assignment>, on day: Day, _ number: Int = 0,
        _ act: @escaping @Sendable (Assignment) async throws -> Void
    ) -> Deed {
        let house = house
        return Deed(at: moment(day, number)) {
            try await act(try await house.assignments.assignment(id, for: .system("demonstration")))
        }
    }
}

/// Words of the demonstration province.
private enum DemonstrationWords {
    static let results = [
        "Đã ban hành kế hoạch của đơn vị và phân công người làm.",
        "Đã rà soát xong danh mục, đang hoàn thiện hồ sơ trình.",
        "Đã tổ chức hai lớp tập huấn, 64 người tham dự.",
        "Đã kết nối thử với nền tảng dùng chung, dữ liệu về đủ.",
        "Đã lấy ý kiến các đơn vị, đang tiếp thu.",
        "Đã nghiệm thu giai đoạn một, chuyển sang vận hành thử.",
        "Đã số hóa 3.250 hồ sơ, kiểm tra ngẫu nhiên 5%.",
    ]
    static let nextSteps = [
        "Trình phê duyệt trong tháng tới.", "Mời thầu gói còn lại.", "Tổng hợp số liệu từ các thôn, tổ dân phố.",
        "Vận hành chính thức và báo cáo kết quả.", "Làm việc với cơ quan tài chính về kinh phí.",
    ]
    static let reasons = [
        ("Gói thầu phải mời lại vì chỉ có một nhà thầu nộp hồ sơ.", "procurement"),
        ("Kinh phí bổ sung được giao trong tháng 10, không kịp làm hồ sơ.", "funding"),
        ("Bộ mới ban hành hướng dẫn, phải lập lại danh mục.", "central"),
        ("Ba thôn chưa có đường truyền ổn định để nhập số liệu.", "data"),
        ("Hai cán bộ phụ trách chuyển công tác khi sắp xếp đơn vị.", "staff"),
    ]
    static let claims = [
        "Đã gửi văn bản lấy ý kiến hai lần, đến nay chưa có trả lời nên chưa trình được.",
        "Chưa nhận được tài khoản kết nối để chuyển dữ liệu thử.",
        "Chờ thống nhất mẫu số liệu dùng chung trước khi nhập.",
    ]
    static let contests = [
        "Đơn vị không còn chức năng này sau khi sắp xếp; đề nghị giao cơ quan chuyên ngành.",
        "Trên địa bàn không có đối tượng của nhiệm vụ này.",
    ]
    static let obstacles = [
        "Kinh phí năm chưa được phân bổ đủ.", "Hồ sơ mời thầu phải lập lại theo quy định mới.",
        "Bộ chưa có hướng dẫn kỹ thuật.", "Đơn vị chỉ có một cán bộ kiêm nhiệm.",
    ]

    /// The letters of a unit in the symbol of its papers: `so-noi-vu` is SNV, a commune's are UBND.
    static func symbol(of code: String) -> String {
        if code.hasPrefix("xa-") || code.hasPrefix("phuong-") || code.hasPrefix("dac-khu-") { return "UBND" }
        return code.split(separator: "-").map { part in
            part.contains(where: { "aeiouy".contains($0) }) ? String(part.prefix(1)).uppercased() : part.uppercased()
        }.joined()
    }
}
