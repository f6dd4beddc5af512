import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// Which grid an address asks for: one unit's indicators, or one indicator's units; and how far back.
struct GridPlace: Sendable, Hashable {
    /// The code of the indicator whose units are the rows; empty for a unit's own grid.
    var indicator = ""
    /// The code of the unit whose indicators are the rows; empty for the viewer's own.
    var unit = ""
    /// How many times the columns were turned back.
    var back = 0

    init() {}

    init(indicator: String, unit: String, back: String) {
        self.indicator = String(indicator.prefix(80))
        self.unit = String(unit.prefix(80))
        self.back = min(200, max(0, Int(back) ?? 0))
    }

    init(_ call: Call) {
        self.init(
            indicator: call.value("chi-so") ?? "", unit: call.value("don-vi") ?? "", back: call.value("lui") ?? "")
    }

    init(_ form: Form) {
        self.init(indicator: form["chi-so"] ?? "", unit: form["don-vi"] ?? "", back: form["lui"] ?? "")
    }

    static let root = Address("/so-lieu")
    var address: Address {
        GridPlace.root.with([("chi-so", indicator), ("don-vi", unit), ("lui", back == 0 ? "" : String(back))])
    }

    func turned(_ by: Int) -> GridPlace {
        var copy = self
        copy.back = max(0, back + by)
        return copy
    }
}

/// A grid of cells to be filled: tables by frequency, each with its rows and its periods.
struct ValueGrid: Sendable {
    struct Row: Sendable {
        let indicator: Indicator
        let unit: ValueUnits.Named
        /// What the row is called: the indicator in a unit's grid, the unit in an indicator's.
        let name: String
        let note: String
        /// Which of the sheet's periods it owes.
        let applies: [Bool]
    }

    struct Sheet: Sendable {
        let frequency: Frequency
        let periods: [Period]
        let rows: [Row]
    }

    let place: GridPlace
    let title: String
    let sheets: [Sheet]
    let newest: [ValueCell: ValueReading.Newest]

    /// How many periods a sheet shows.
    static let columns = 4

    /// A cell with the name its inputs carry.
    struct Cell: Sendable {
        let row: Row
        let period: Period
        var key: String { "\(row.indicator.code):\(row.unit.code):\(period.code)" }
        var cell: ValueCell { ValueCell(indicator: row.indicator.id, unit: row.unit.id, period: period) }
        /// Whether it is entered as numerator and denominator.
        var isRatio: Bool { row.indicator.kind == .ratio }
        var history: Address {
            Address("/so-lieu/o/{chi-so}/{don-vi}/{ky}", row.indicator.code, row.unit.code, period.code)
        }
    }

    /// Every cell that can be filled, in order.
    var cells: [Cell] {
        sheets.flatMap { sheet in
            sheet.rows.flatMap { row in
                zip(sheet.periods, row.applies).compactMap { $1 ? Cell(row: row, period: $0) : nil }
            }
        }
    }

    /// The form that shows what stands.
    func form(key: String) -> GridForm {
        var form = GridForm(key: key)
        for cell in cells { form.cells[cell.key] = GridForm.Typed(showing: newest[cell.cell], isRatio: cell.isRatio) }
        return form
    }
}

/// What was typed into a grid, kept as it was typed.
struct GridForm: Sendable {
    struct Typed: Sendable {
        /// One text, or numerator and denominator.
        var texts: [String]
        /// What the form had shown: the number of the newest version, whether a draft stood over it, and the texts.
        var seen: Int64 = 0
        var wasDraft = false
        var shown: [String]
        var answers: [String: String] = [:]

        init(showing newest: ValueReading.Newest?, isRatio: Bool) {
            texts = GridForm.texts(newest?.own.value.says, isRatio: isRatio)
            shown = texts
            seen = newest?.seen ?? 0
            wasDraft = newest?.own.value.state == .draft
        }

        var isEmpty: Bool { texts.allSatisfy(\.isEmpty) }
        var isUntouched: Bool { texts == shown }

        /// `17179869184d 9/10`, for the field beside the inputs.
        var mark: String { "\(seen)\(wasDraft ? "d" : "") \(shown.joined(separator: "/"))" }

        /// Reads `mark`; what is no mark shows nothing.
        mutating func take(mark: String, isRatio: Bool) {
            let halves = mark.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let first = halves.first, halves.count == 2 else { return }
            wasDraft = first.hasSuffix("d")
            seen = Int64(wasDraft ? String(first.dropLast()) : first) ?? 0
            let parts = halves[1].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            shown = isRatio ? (parts.count == 2 ? parts : ["", ""]) : [halves[1]]
        }
    }

    var key: String
    var cells: [String: Typed] = [:]
    var source = ""
    var note = ""
    var paperNumber = ""
    var paperDate = ""

    init(key: String) { self.key = key }

    init(_ sent: Form, of grid: ValueGrid) {
        key = String((sent["khoa"] ?? "").prefix(80))
        source = tidy(sent["nguon"] ?? "")
        note = tidy(sent["ghi-chu"] ?? "")
        paperNumber = tidy(sent["so-van-ban"] ?? "")
        paperDate = tidy(sent["ngay-van-ban"] ?? "")
        let words = Dictionary(sent.fields.map { ($0.name, $0.value) }) { first, _ in first }
        for cell in grid.cells {
            var typed = Typed(showing: nil, isRatio: cell.isRatio)
            let names = cell.isRatio ? ["t:\(cell.key)", "m:\(cell.key)"] : ["v:\(cell.key)"]
            // A field that was not sent was not on the form, so it says nothing.
            typed.texts = names.map { tidy(String((words[$0] ?? "").prefix(100))) }
            typed.take(mark: words["s:\(cell.key)"] ?? "", isRatio: cell.isRatio)
            for (name, value) in sent.fields where name.hasPrefix("h:") && name.hasSuffix(":\(cell.key)") {
                let rule = String(name.dropFirst(2).prefix { $0 != ":" })
                typed.answers[rule] = tidy(value)
            }
            cells[cell.key] = typed
        }
    }

    /// A statement as the inputs show it.
    static func texts(_ says: Statement?, isRatio: Bool) -> [String] {
        switch says {
        case .amount(let amount)?: isRatio ? ["", ""] : [written(amount)]
        case .ratio(let numerator, let denominator)?: [written(numerator), written(denominator)]
        case .removed?, nil: isRatio ? ["", ""] : [""]
        }
    }

    static func written(_ value: Double) -> String { VietnameseNumber.write(value, decimals: 6) }

    /// What the inputs of one cell say; nil when they are empty.
    ///
    /// - Throws: `IndicatorProblem.valueWrong`.
    static func statement(_ texts: [String]) throws(IndicatorProblem) -> Statement? {
        if texts.allSatisfy(\.isEmpty) { return nil }
        var numbers: [Double] = []
        for text in texts {
            guard !text.isEmpty else { throw .valueWrong("Cần cả tử số và mẫu số.") }
            guard let number = VietnameseNumber.read(text) else { throw .valueWrong("“\(text)” không phải là một số.") }
            numbers.append(number)
        }
        return numbers.count == 2 ? .ratio(numerator: numbers[0], denominator: numbers[1]) : .amount(numbers[0])
    }
}
