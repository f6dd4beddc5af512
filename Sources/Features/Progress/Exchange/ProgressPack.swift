import Formats
import Organizations
import Plans
import Vocabulary

/// The sheet of progress: its columns, its guide, and a promise as a row of it.
enum ProgressPack {
    static let sheet = "Tiến độ"
    /// Takes the cause away: an empty cell would say nothing (vectors A10).
    static let noCause = "Hết vướng"

    static let plan = "ke-hoach"
    static let task = "nhiem-vu"
    static let period = "ky"
    static let due = "han"
    static let status = "trang-thai"
    static let percent = "ty-le"
    static let result = "ket-qua"
    static let nextStep = "viec-tiep"
    static let obstacles = "vuong-mac"
    static let cause = "nguyen-nhan"
    static let waits = "dang-cho"
    static let proposals = "de-nghi"
    static let kind = "loai-mc"
    static let number = "so-ky-hieu"
    static let issued = "ngay-bh"
    static let issuer = "co-quan-bh"
    static let title = "ten-tl"
    static let link = "lien-ket"
    static let answer = "tra-loi"
    static let key = "khoa"

    static let evidence = [kind, number, issued, issuer, title, link]
    /// What people fill in, in order, without the answers to questions.
    static let filled = [status, percent, result, nextStep, obstacles, cause, waits, proposals] + evidence
    /// The locked words that the key of a row vouches for.
    static let vouched = [plan, task, period, due]

    /// - Parameter units: the names that are proposed for whom one waits.
    static func columns(units: [String] = []) -> [PackColumn] {
        let words = PackColumn.Kind.text(limit: ProgressEntry.wordsLimit)
        let name = PackColumn.Kind.text(limit: ProgressEntry.nameLimit)
        let first = Day(number: 0)
        let last = Day(year: 2100, month: 12, day: 31) ?? first
        return [
            PackColumn("tt", "TT", isLocked: true, width: 5),
            PackColumn(plan, "Kế hoạch", isLocked: true, width: 15),
            PackColumn(task, "Nhiệm vụ và sản phẩm", isLocked: true, width: 42),
            PackColumn(period, "Kỳ", isLocked: true, width: 13),
            PackColumn(due, "Hạn", isLocked: true, width: 13),
            PackColumn("tinh-trang", "Tình trạng", isLocked: true, width: 15),
            PackColumn(
                status, "Trạng thái", .choice(ProgressEntry.Status.allCases.map(\.name.vi)), width: 13,
                hint: "Chọn trong danh sách. “Đã xong” cần có văn bản minh chứng ở các cột bên phải."),
            PackColumn(percent, "Tỷ lệ (%)", .percent(0...100), width: 9, hint: "Số nguyên từ 0 đến 100."),
            PackColumn(result, "Kết quả đã làm", words, width: 38),
            PackColumn(nextStep, "Việc tiếp theo", words, width: 30),
            PackColumn(obstacles, "Vướng mắc", words, width: 30),
            PackColumn(
                cause, "Nguyên nhân chậm", .choice(DelayCause.all.map(\.name.vi) + [noCause]), width: 22,
                hint: "Chọn “\(noCause)” khi không còn nguyên nhân đã ghi lần trước."),
            PackColumn(
                waits, "Đang chờ cơ quan", .suggestion(units, limit: ProgressEntry.nameLimit), width: 24,
                hint: "Chọn trong danh sách hoặc viết tên cơ quan."),
            PackColumn(proposals, "Đề nghị", words, width: 30),
            PackColumn(kind, "Loại minh chứng", .choice(EvidenceKind.all.map(\.name.vi)), width: 14),
            PackColumn(number, "Số, ký hiệu", name, width: 18, hint: "Ghi như trên văn bản, ví dụ 96/BC-UBND."),
            PackColumn(
                issued, "Ngày ban hành", .day(first...last), width: 13, hint: "Ngày ghi trên văn bản: ngày/tháng/năm."),
            PackColumn(issuer, "Cơ quan ban hành", name, width: 22),
            PackColumn(title, "Tên văn bản, tài liệu", name, width: 30),
            PackColumn(link, "Liên kết", name, width: 22, hint: "Bắt đầu bằng https://"),
            PackColumn(
                answer, "Trả lời câu hỏi", words, width: 30,
                hint: "Chỉ ghi khi kiểm tra gói có câu hỏi cho dòng này."),
            PackColumn(key, "Mã dòng", isLocked: true, isHidden: true, width: 10),
        ]
    }

    static let reader = PackReader(sheet: sheet, columns: columns())

    /// The headings, by the columns' ids.
    static let headings = Dictionary(columns().map { ($0.id, $0.heading) }) { first, _ in first }

    /// What was filled in, for telling whether a row was touched.
    static func digest(_ values: [String: PackValue]) -> String {
        Seal.digest(filled.map { values[$0]?.words ?? "" })
    }

    static func locked(_ values: [String: PackValue]) -> [String] { vouched.map { values[$0]?.words ?? "" } }
}

/// One promise, or one milestone or occurrence of it, with what was said last.
struct PackRow: Sendable {
    let assignment: Assignment
    let occurrence: Occurrence?
    let latest: ProgressUpdate?
    /// Of this occurrence, the newest first.
    let evidence: [Evidence]
    /// The names of units with an unclosed claim, the latest first.
    let waits: [String]
    let time: TimeState

    /// What people may change, as it was said last.
    var said: [String: PackValue] {
        var values: [String: PackValue] = [:]
        if let latest {
            values[ProgressPack.status] = PackValue(words: latest.status.name.vi)
            values[ProgressPack.percent] = latest.percent.map { .whole($0) }
            values[ProgressPack.result] = PackValue(words: latest.result)
            values[ProgressPack.nextStep] = PackValue(words: latest.nextStep)
            values[ProgressPack.obstacles] = PackValue(words: latest.obstacles)
            values[ProgressPack.proposals] = PackValue(words: latest.proposals)
            values[ProgressPack.cause] = DelayCause.of(latest.cause).flatMap { PackValue(words: $0.name.vi) }
        }
        values[ProgressPack.waits] = waits.first.flatMap { PackValue(words: $0) }
        if let document = evidence.first { values.merge(document.packValues) { _, new in new } }
        return values
    }

    /// The whole row but its key and its number.
    var values: [String: PackValue] {
        var values = said
        let task = assignment.task
        var words = task.no.isEmpty ? task.title : "\(task.no)\(task.no.hasSuffix(".") ? "" : ".") \(task.title)"
        if !task.product.isEmpty { words += "\nSản phẩm: \(task.product)" }
        values[ProgressPack.plan] = PackValue(words: task.plan.code)
        values[ProgressPack.task] = PackValue(words: words)
        values[ProgressPack.period] = PackValue(words: occurrence?.name.vi ?? "")
        let due = (occurrence?.dueOn ?? assignment.due).map { PackValue.day($0).words } ?? task.deadline.raw
        values[ProgressPack.due] = PackValue(words: due)
        values["tinh-trang"] = PackValue(words: "\(assignment.state.name.vi)\n\(time.words.vi)")
        return values
    }
}

extension Evidence {
    /// Its cells.
    var packValues: [String: PackValue] {
        var values: [String: PackValue] = [ProgressPack.issued: .day(issuedOn)]
        values[ProgressPack.kind] = EvidenceKind.of(kind).flatMap { PackValue(words: $0.name.vi) }
        values[ProgressPack.number] = PackValue(words: number)
        values[ProgressPack.issuer] = PackValue(words: issuer)
        values[ProgressPack.title] = PackValue(words: title)
        values[ProgressPack.link] = PackValue(words: link)
        return values
    }
}
