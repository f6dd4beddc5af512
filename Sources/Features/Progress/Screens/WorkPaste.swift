import Organizations
import Plans
import Vietnamese
import Vocabulary

/// A table as it was copied out of a spreadsheet: cells by tabs, rows by lines, cells with lines between quotes.
struct PastedTable: Sendable {
    /// What a column says.
    enum Column: String, CaseIterable, Sendable {
        case task, plan, occurrence, status, percent, result, nextStep, cause, waitsFor, obstacles, proposals
        case paperNumber, paperDay, paperIssuer, paperTitle

        /// Its name in the head of a table and in the sentence about a cell.
        var name: String {
            switch self {
            case .task: "Việc"
            case .plan: "Kế hoạch"
            case .occurrence: "Kỳ"
            case .status: "Tình hình"
            case .percent: "Tỷ lệ"
            case .result: "Kết quả"
            case .nextStep: "Việc tiếp theo"
            case .cause: "Nguyên nhân chậm"
            case .waitsFor: "Đang chờ"
            case .obstacles: "Vướng mắc"
            case .proposals: "Đề nghị"
            case .paperNumber: "Số văn bản"
            case .paperDay: "Ngày văn bản"
            case .paperIssuer: "Cơ quan ban hành"
            case .paperTitle: "Tên tài liệu"
            }
        }

        /// Other ways in which people head it, folded.
        fileprivate var alike: [String] {
            switch self {
            case .task:
                [
                    "viec", "ma", "ma viec", "so", "tt", "stt", "nhiem vu", "noi dung", "ten viec", "noi dung nhiem vu",
                    "cong viec",
                ]
            case .plan: ["ke hoach", "van ban giao"]
            case .occurrence: ["ky", "ky bao cao"]
            case .status: ["tinh hinh", "trang thai", "tinh trang"]
            case .percent: ["ty le", "ty le (%)", "%", "phan tram", "ty le hoan thanh", "ty le hoan thanh (%)"]
            case .result: ["ket qua", "ket qua den nay", "ket qua thuc hien"]
            case .nextStep: ["viec tiep theo", "ke hoach tiep theo", "buoc tiep theo", "nhiem vu tiep theo"]
            case .cause: ["nguyen nhan", "nguyen nhan cham"]
            case .waitsFor: ["dang cho", "dang cho co quan", "cho co quan"]
            case .obstacles: ["vuong mac", "kho khan", "kho khan, vuong mac", "ton tai"]
            case .proposals: ["de nghi", "kien nghi", "de xuat", "de xuat, kien nghi"]
            case .paperNumber: ["so van ban", "so, ky hieu", "van ban", "minh chung"]
            case .paperDay: ["ngay van ban", "ngay ban hanh", "ngay"]
            case .paperIssuer: ["co quan ban hanh"]
            case .paperTitle: ["ten tai lieu", "trich yeu"]
            }
        }

        static func headed(_ text: String) -> Column? {
            let key = foldedKey(text)
            return allCases.first { $0.alike.contains(key) }
        }
    }

    /// The order without a head.
    static let order: [Column] = [
        .task, .status, .percent, .result, .nextStep, .obstacles, .proposals, .paperNumber, .paperDay,
    ]

    let columns: [Column?]
    /// The rows after the head, with their lines counted from 1.
    let rows: [(line: Int, cells: [String])]

    init(_ text: String) {
        var all = PastedTable.cells(text).enumerated().map { (line: $0 + 1, cells: $1) }
        all.removeAll { $0.cells.allSatisfy(\.isEmpty) }
        let heads = all.first?.cells.map(Column.headed) ?? []
        if heads.contains(.task), heads.count(where: { $0 != nil }) >= 2 {
            columns = heads
            rows = Array(all.dropFirst())
        } else {
            columns = PastedTable.order
            rows = all
        }
    }

    /// The words of a column in a row; nil when the table has no such column.
    func word(_ column: Column, in cells: [String]) -> String? {
        guard let at = columns.firstIndex(of: column) else { return nil }
        return cells.indices.contains(at) ? cells[at] : ""
    }

    /// Reads what a spreadsheet puts on the clipboard.
    static func cells(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        var rest = Array(text.unicodeScalars)[...]
        func close() {
            row.append(tidyLines(String(cell)))
            cell = String.UnicodeScalarView()
        }
        while let sign = rest.popFirst() {
            if isQuoted {
                if sign == "\"", rest.first == "\"" {
                    rest = rest.dropFirst()
                    cell.append("\"")
                } else if sign == "\"" {
                    isQuoted = false
                } else {
                    cell.append(sign)
                }
            } else if sign == "\"", cell.isEmpty, hasEnd(rest) {
                isQuoted = true
            } else if sign == "\t" {
                close()
            } else if sign == "\n" {
                close()
                rows.append(row)
                row = []
            } else {
                cell.append(sign)
            }
        }
        close()
        rows.append(row)
        return rows
    }

    /// Whether a quote that opens a cell is closed before a tab or at a cell's end, and so belongs to the spreadsheet.
    private static func hasEnd(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        var at = rest.startIndex
        while at < rest.endIndex {
            if rest[at] == "\"" {
                let next = rest.index(after: at)
                if next == rest.endIndex || rest[next] == "\t" || rest[next] == "\n" { return true }
                if rest[next] == "\"" { at = next } else { return false }
            }
            at = rest.index(after: at)
        }
        return false
    }

    private static func tidyLines(_ text: String) -> String {
        text.split(separator: "\n").map { tidy(String($0)) }.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

/// Finds the owed promise that a cell names: by its key, its number in the plan, or its title.
struct PromiseMatch: Sendable {
    enum Found: Sendable {
        case one(WorkLine)
        case none
        case several(Int)
    }

    /// A promise with what a cell is compared with, worked out once for all rows.
    private struct Known {
        let line: WorkLine
        let plan: String
        let title: String
        let folded: String
        let places: Set<String>
    }

    private let known: [Known]

    init(lines: [WorkLine]) {
        known = lines.map { line in
            let task = line.item.assignment.task
            return Known(
                line: line, plan: comparisonKey(task.plan.code), title: comparisonKey(task.title),
                folded: foldedKey(task.title), places: Self.places(task))
        }
    }

    func find(_ text: String, plan: String = "") -> Found {
        let key = comparisonKey(text)
        guard !key.isEmpty else { return .none }
        let planKey = comparisonKey(plan)
        let pool = planKey.isEmpty ? known : known.filter { $0.plan == planKey }
        let folded = foldedKey(text)
        let tests: [(Known) -> Bool] = [
            { $0.title == key },
            { $0.places.contains(key) },
            { folded.utf8.count >= 12 && $0.folded.hasPrefix(folded) },
        ]
        if let own = pool.first(where: {
            let assignment = $0.line.item.assignment
            return assignment.id.text == text || assignment.task.id.text == text
        }) {
            return .one(own.line)
        }
        for test in tests {
            let found = pool.filter(test)
            if found.count == 1 { return .one(found[0].line) }
            if found.count > 1 { return .several(found.count) }
        }
        return .none
    }

    /// `3`, `II.3`, `PL1.II.3`, and each after the plan's short name.
    private static func places(_ task: Assignment.Task) -> Set<String> {
        let parts = [task.annex, task.section, task.no].filter { !$0.isEmpty }
        let places = parts.indices.map { parts[$0...].joined(separator: ".") }
        let named = places.flatMap { ["\(task.plan.code) \($0)", "\(task.plan.code), \($0)"] }
        return Set((places + named).map { comparisonKey($0) })
    }
}

extension ProgressEntry.Status {
    /// The state that people write in a cell; nil for other words.
    static func written(_ text: String) -> ProgressEntry.Status? {
        switch foldedKey(text) {
        case "chua lam", "chua thuc hien", "chua trien khai", "chua bat dau", "not-started": .notStarted
        case "dang lam", "dang thuc hien", "dang trien khai", "dang xu ly", "active": .active
        case "da xong", "xong", "hoan thanh", "da hoan thanh", "done": .done
        default: nil
        }
    }
}
