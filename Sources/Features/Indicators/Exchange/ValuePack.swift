import Formats
import Organizations
package import Vocabulary

/// The sheet of values of one unit: its columns, its guide, and a cell of an indicator as a row of it.
enum ValuePack {
    static let format = "tiendo.goi-so-lieu/1"
    static let sheet = "Số liệu"

    static let indicator = "chi-so"
    static let period = "ky"
    static let value = "gia-tri"
    static let numerator = "tu-so"
    static let denominator = "mau-so"
    static let note = "ghi-chu"
    static let answer = "tra-loi"
    static let key = "khoa"

    /// What people fill in, without the answers to questions.
    static let filled = [value, numerator, denominator, note]
    /// The locked words that the key of a row vouches for.
    static let vouched = [indicator, period]
    /// Rows of one pack at most.
    static let rowLimit = 10_000

    static let columns: [PackColumn] = {
        let number = PackColumn.Kind.number(-1e15...1e15)
        return [
            PackColumn("tt", "TT", isLocked: true, width: 6),
            PackColumn(indicator, "Chỉ số", isLocked: true, width: 46),
            PackColumn("don-vi-tinh", "Đơn vị tính", isLocked: true, width: 12),
            PackColumn(period, "Kỳ", isLocked: true, width: 10),
            PackColumn("han", "Hạn", isLocked: true, width: 12),
            PackColumn(value, "Giá trị", number, width: 15, hint: "Chỉ ghi khi chỉ số không có tử số và mẫu số."),
            PackColumn(numerator, "Tử số", number, width: 15, hint: "Chỉ ghi cho chỉ số là tỷ lệ."),
            PackColumn(denominator, "Mẫu số", number, width: 15, hint: "Chỉ ghi cho chỉ số là tỷ lệ; khác 0."),
            PackColumn(note, "Ghi chú", .text(limit: 2_000), width: 34),
            PackColumn(
                answer, "Trả lời câu hỏi", .text(limit: 2_000), width: 34,
                hint: "Chỉ ghi khi kiểm tra gói có câu hỏi cho dòng này."),
            PackColumn(key, "Mã dòng", isLocked: true, isHidden: true, width: 10),
        ]
    }()

    static let reader = PackReader(sheet: sheet, columns: columns, rowLimit: rowLimit)

    static let guide: [(name: String, words: String)] = [
        ("Điền ở đâu", "Chỉ điền các cột tên nền vàng trên trang “\(sheet)”. Các ô khác được khóa."),
        ("Ô trống", "Không nói gì: giá trị đã gửi trước đó giữ nguyên. Muốn rút một giá trị, làm trên trang của ô đó."),
        ("Tỷ lệ", "Ghi tử số và mẫu số, hệ thống tự chia; không ghi cột Giá trị."),
        ("Câu hỏi", "Số trông lạ sẽ được hỏi lại khi kiểm tra gói; ghi câu trả lời vào cột cuối hoặc trên trang."),
        (
            "Gửi",
            "Tải tệp lên trang Gói số liệu, xem kết quả kiểm tra rồi bấm gửi. Có dòng sai thì không dòng nào được ghi."
        ),
    ]

    static func locked(_ values: [String: PackValue]) -> [String] { vouched.map { values[$0]?.words ?? "" } }

    /// What was filled in, for telling whether a row was touched.
    static func digest(_ values: [String: PackValue]) -> String {
        Seal.digest(filled.map { values[$0]?.words ?? "" })
    }
}

/// One cell of an indicator in a pack, with what was said last.
struct ValuePackRow {
    let indicator: Indicator
    let period: Period
    let says: Statement?
    let note: String
    /// The number of the newest version, 0 for none.
    let seen: Int64

    var values: [String: PackValue] {
        var values: [String: PackValue] = [
            ValuePack.period: .text(period.code),
            "han": .day(ExpectedValue.dueOn(period, delayMonths: indicator.delayMonths)),
        ]
        var name = indicator.name
        if indicator.kind == .ratio {
            name += "\nTử số: \(indicator.numerator)\nMẫu số: \(indicator.denominator)"
        }
        values[ValuePack.indicator] = PackValue(words: name)
        values["don-vi-tinh"] = PackValue(words: indicator.unit)
        values[ValuePack.note] = PackValue(words: note)
        let parts = says?.columns
        values[ValuePack.value] = parts?.amount.map { .decimal($0) }
        values[ValuePack.numerator] = parts?.numerator.map { .decimal($0) }
        values[ValuePack.denominator] = parts?.denominator.map { .decimal($0) }
        return values
    }
}

/// The key of one row, in its hidden cell.
struct ValuePackKey: Hashable {
    let indicator: ID<Indicator>
    let period: Period
    /// The newest version when the pack was made.
    let seen: Int64
    /// Of what was filled in then.
    let digest: String

    var parts: [String] { [indicator.text, period.code, String(seen), digest] }

    init(_ row: ValuePackRow) {
        indicator = row.indicator.id
        period = row.period
        seen = row.seen
        digest = ValuePack.digest(row.values)
    }

    /// Reads the cell; nil when it or a locked cell of its row is not what was written.
    init?(_ line: PackLine, _ identity: PackIdentity, _ seal: Seal) {
        let locked = ValuePack.locked(line.values)
        guard let parts = identity.parts(ofRowKey: line.words(ValuePack.key), locked: locked, seal), parts.count == 4,
            let period = Period(parts[1]), let seen = Int64(parts[2])
        else { return nil }
        indicator = ID(parts[0])
        self.period = period
        self.seen = seen
        digest = parts[3]
    }
}

/// What a pack of values would do, row by row.
package struct ValuePackExamination: Sendable {
    /// What one row says.
    package enum Outcome: Sendable, Hashable {
        /// Nothing new.
        case unchanged
        case ready
        /// It can be sent once these are answered.
        case asks([String])
        /// Somebody wrote after the pack was made: who, and what stands there now.
        case outdated(by: String, now: String)
        /// Whole sentences, each naming its cell.
        case wrong([String])
    }

    /// One row of the file.
    package struct Line: Sendable {
        /// Its number in the sheet, from 1.
        package let row: Int
        package let name: String
        package let period: String
        package internal(set) var outcome: Outcome
        /// What would be sent.
        var entry: ValueEntry?
    }

    package let unitName: String
    package let madeOn: Day
    package internal(set) var lines: [Line]
    /// How many values were stored; nil while it was only checked.
    package internal(set) var sent: Int?

    private func count(_ holds: (Outcome) -> Bool) -> Int { lines.count { holds($0.outcome) } }
    package var unchanged: Int { count { $0 == .unchanged } }
    package var ready: Int { count { $0 == .ready } }
    package var asking: Int { count { if case .asks = $0 { true } else { false } } }
    package var outdated: Int { count { if case .outdated = $0 { true } else { false } } }
    package var wrong: Int { count { if case .wrong = $0 { true } else { false } } }
    /// Every row that says something new can be sent.
    package var isClear: Bool { asking == 0 && outdated == 0 && wrong == 0 }
}

/// Why a pack of values is not taken at all. Codes `IND-70`…; never reused.
package enum ValuePackRefusal: UserFacing, Equatable {
    case otherForm
    case notOurs
    case otherUnit(String)

    package var message: UserMessage {
        switch self {
        case .otherForm:
            UserMessage(
                code: "IND-70", says: "Tệp không phải là gói số liệu của phiên bản đang dùng.",
                next: "Tải gói mới, chép các ô đã điền sang rồi nộp lại.")
        case .notOurs:
            UserMessage(
                code: "IND-71", says: "Phần nhận dạng của gói đã bị thay đổi, hoặc gói do hệ thống khác lập.",
                next: "Tải gói mới của đơn vị mình và điền vào đó.")
        case .otherUnit(let name):
            UserMessage(
                code: "IND-72", says: "Gói này của \(name), không phải của đơn vị bạn.",
                next: "Chọn đúng tệp của đơn vị mình; không có dòng nào được đọc.")
        }
    }
}
