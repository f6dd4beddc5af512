import Crypto
import Formats
import Organizations
import Vietnamese
import Vocabulary

/// Reads a file of values line by line and checks each line, in memory that grows neither with the lines nor with what
/// is wrong in them. The same reader goes over the file twice: first to examine it, then to store it.
struct ValueFileReader: ~Copyable {
    /// What a line comes to.
    enum Step {
        /// Something new: it is in `line`.
        case fresh
        case changed
        /// What counts already.
        case unchanged
        /// No number at all: it says nothing (vector A10).
        case empty
        case wrong
    }

    private var csv: CSVStream
    private let digest: FileDigest
    private let columns: ValueColumns
    private let today: Day
    private(set) var table: FileSeriesTable
    private var periods = FilePeriods()
    private var numbers: FileNumber
    /// The last line that says something new.
    private(set) var line = BulkLine()
    /// The series of the lines that say something new, in the order of the file.
    private(set) var stored: [SeriesKey] = []
    private(set) var findings = FileFindings()
    /// Numbers that could be thousands or thousandths; of no weight once the file shows how it writes numbers.
    private(set) var ambiguous = FileFindings()
    /// The source that the first lines name.
    private(set) var source: [UInt8] = []
    private var hasSources = false
    private let asks: Bool

    /// - Parameters:
    ///   - view: of a reader who sees every unit.
    ///   - units: all units by their codes.
    ///   - asks: whether values that look wrong are asked about.
    /// - Throws: `ValueFileProblem`, `UnreadableDocument`, what the file throws.
    init(
        _ file: ValueFile, view: CubeView, viewer: Viewer, units: [String: ID<OrgUnit>], asks: Bool = true
    ) throws {
        self.asks = asks
        digest = file.newDigest()
        var csv = CSVStream(from: try file.source(digest))
        guard try csv.next() else { throw UnreadableDocument.empty }
        var headings: [String] = []
        for place in 0..<csv.count { headings.append(csv.text(place)) }
        columns = try ValueColumns(headings)
        let line = csv.line
        self.csv = csv
        table = FileSeriesTable(view: view, viewer: viewer, units: units)
        numbers = FileNumber(file.sign)
        today = view.today
        for heading in columns.unknown { findings.ask(line, heading, "Cột “\(heading)” không được dùng.") }
    }

    /// SHA-256 of what was read so far, in hexadecimal.
    var sha256: String { digest.text }
    /// Whether all numbers can mean one thing only.
    var isSettled: Bool { numbers.isSettled }

    /// What the next line comes to; nil after the last.
    mutating func next() throws -> Step? {
        guard try csv.next() else { return nil }
        guard csv.count <= columns.count, csv.isText else {
            let says =
                csv.isText
                ? "Dòng có \(csv.count) ô, dòng đầu chỉ có \(columns.count) cột." : "Dòng có ký tự không phải UTF-8."
            findings.wrong(csv.line, "", says)
            return .wrong
        }
        do { return try read() } catch {
            findings.wrong(csv.line, error.column.rawValue, error.says)
            return .wrong
        }
    }

    private mutating func read() throws(FileSeriesTable.Refusal) -> Step {
        let number = try table.number(
            csv.bytes(columns.indicator), csv.bytes(columns.unit), csv.bytes(columns.members))
        let series = table[number]
        let period = try period(of: number, series)
        let says = try statement(series)
        try checkWords()
        guard let says else { return .empty }
        guard table.meet(number, period) else {
            throw refusal(.period, "Ô này đã có ở một dòng trước của tệp.")
        }
        let before = table.counting(series, period)
        if before == says { return .unchanged }
        if asks, series.row >= 0 || series.isStrange(says) {
            for question in table.questions(number, period, says) {
                let indicator = table.indicator(of: number)
                findings.ask(csv.line, ValueColumn.value.rawValue, question.words(of: indicator).vi)
            }
        }
        if series.stored < 0 {
            table.store(number, at: stored.count)
            stored.append(table.keys[number])
        }
        line.series = series.stored < 0 ? stored.count - 1 : series.stored
        line.period = period
        line.says = says
        line.note = csv.bytes(columns.note).isEmpty ? "" : GuardedWords.read(csv.text(columns.note))
        return before == nil ? .fresh : .changed
    }

    private func refusal(_ column: ValueColumn, _ says: String) -> FileSeriesTable.Refusal {
        FileSeriesTable.Refusal(column: column, says: says)
    }

    private mutating func period(
        of number: Int, _ series: FileSeriesTable.Series
    ) throws(FileSeriesTable.Refusal) -> Int {
        let cell = csv.bytes(columns.period)
        guard let period = periods.read(cell), period.frequency == series.frequency, period.number >= series.first
        else {
            let words = String(decoding: cell.prefix(40), as: UTF8.self)
            throw refusal(.period, IndicatorProblem.periodWrong(words).message.says)
        }
        if period.number > series.last {
            throw refusal(.period, IndicatorProblem.periodAhead(period.code).message.says)
        }
        guard series.alwaysApplies || table.applies(number, period.number) else {
            let name = table.indicator(of: number).name
            throw refusal(.unit, "“\(name)” không áp dụng cho đơn vị này ở kỳ \(period.code).")
        }
        return period.number
    }

    /// What the line's numbers say; nil when it has none.
    private mutating func statement(
        _ series: FileSeriesTable.Series
    ) throws(FileSeriesTable.Refusal) -> Statement? {
        let amount = try number(.value, columns.value)
        let numerator = try number(.numerator, columns.numerator)
        let denominator = try number(.denominator, columns.denominator)
        if numerator == nil, denominator == nil {
            guard let amount else { return nil }
            guard SendingRules.isCounted(amount) else { throw refusal(.value, "Số không đọc được.") }
            guard series.takesAmount else {
                throw refusal(.value, "Chỉ số này cần tử số và mẫu số để cộng được toàn tỉnh.")
            }
            return .amount(amount)
        }
        guard series.takesParts else {
            throw refusal(.numerator, "Chỉ số này không phải là tỷ lệ, chỉ ghi một số ở cột value.")
        }
        guard let numerator else { throw refusal(.numerator, "Có mẫu số mà không có tử số.") }
        guard let denominator else { throw refusal(.denominator, "Có tử số mà không có mẫu số.") }
        guard SendingRules.isCounted(numerator), SendingRules.isCounted(denominator) else {
            throw refusal(.numerator, "Số không đọc được.")
        }
        guard denominator != 0 else { throw refusal(.denominator, "Mẫu số bằng 0 nên không tính được tỷ lệ.") }
        let value = numerator / denominator * series.factor
        if let amount, abs(amount - value) > max(series.rounding, value.magnitude * 1e-9) {
            throw refusal(.value, "Giá trị không khớp với tử số chia mẫu số.")
        }
        return .ratio(numerator: numerator, denominator: denominator)
    }

    private mutating func number(_ column: ValueColumn, _ place: Int) throws(FileSeriesTable.Refusal) -> Double? {
        guard place >= 0 else { return nil }
        let cell = csv.bytes(place)
        switch numbers.read(cell) {
        case .empty: return nil
        case .number(let number): return number
        case .ambiguous(let number):
            let words = String(decoding: cell.prefix(40), as: UTF8.self)
            ambiguous.wrong(
                csv.line, column.rawValue,
                "“\(words)” có thể là hàng nghìn hoặc phần thập phân; hãy nói tệp dùng dấu nào cho phần thập phân.")
            return number
        case .unreadable:
            throw refusal(column, "“\(String(decoding: cell.prefix(40), as: UTF8.self))” không phải là một số.")
        }
    }

    /// The columns that no number stands in.
    private mutating func checkWords() throws(FileSeriesTable.Refusal) {
        if columns.state >= 0 {
            let isGood =
                csv.bytes(columns.state).isEmpty || csv.field(columns.state, is: "sent")
                || csv.field(columns.state, is: "approved") || csv.field(columns.state, is: "contested")
            if !isGood { throw refusal(.state, "Chỉ nhập giá trị đã gửi, đã duyệt, hoặc đang có ý kiến khác.") }
        }
        let note = csv.bytes(columns.note)
        if note.count > 2000, csv.text(columns.note).unicodeScalars.count > 2000 {
            throw refusal(.note, "Ghi chú dài quá 2.000 ký tự.")
        }
        let words = csv.bytes(columns.source)
        if words.isEmpty || hasSources || words.elementsEqual(source) { return }
        guard source.isEmpty else {
            hasSources = true
            findings.ask(
                csv.line, ValueColumn.source.rawValue,
                "Tệp ghi nhiều nguồn; lần nhập này chỉ giữ nguồn ghi ở dòng đầu tiên.")
            return
        }
        guard words.count <= 1000 else { throw refusal(.source, "Nguồn dài quá 1.000 ký tự.") }
        source = Array(words)
    }
}

extension FileSeriesTable.Series {
    /// Whether a statement could look wrong all by itself.
    fileprivate func isStrange(_ says: Statement) -> Bool {
        switch says {
        case .amount(let amount): amount < 0 || amount > 100
        case .ratio(let numerator, let denominator): numerator < 0 || numerator > denominator
        case .removed: false
        }
    }
}

extension FileSeriesTable {
    /// What counts in a cell now; nil for nothing.
    func counting(_ series: Series, _ period: Int) -> Statement? {
        guard series.row >= 0 else { return nil }
        let first = blocks[series.block].first
        let count = blocks[series.block].periods
        guard period >= first, period < first + count else { return nil }
        let place = series.row * count + period - first
        if series.takesParts {
            let numerator = blocks[series.block].numerators[place]
            if !numerator.isNaN {
                return .ratio(numerator: numerator, denominator: blocks[series.block].denominators[place])
            }
        }
        let amount = blocks[series.block].amounts[place]
        return amount.isNaN ? nil : .amount(amount)
    }
}

/// SHA-256 of a file while it is read.
final class FileDigest {
    private var sum = SHA256()
    private let known: String?

    /// - Parameter known: the digest when it is known already.
    init(_ known: String? = nil) { self.known = known }

    func add(_ bytes: UnsafeRawBufferPointer) { if known == nil { sum.update(bufferPointer: bytes) } }

    /// Of what was read so far, 64 hexadecimal digits.
    var text: String {
        let digits = Array("0123456789abcdef".utf8)
        return known
            ?? String(
                decoding: sum.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
