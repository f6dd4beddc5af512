internal import Vietnamese
internal import Vocabulary

/// What one cell of a pack says, read by its column's kind.
enum CellReading: Equatable {
    case empty
    case value(PackValue)
    /// Continues the cell's address.
    case wrong(String)

    private static let errors: Set<String> = [
        "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!",
    ]

    init(_ cell: TableCell, _ kind: PackColumn.Kind) {
        let words = packText(cell.text)
        guard !words.isEmpty else {
            self = .empty
            return
        }
        if Self.errors.contains(words) {
            self = .wrong("chứa lỗi công thức \(words). Gõ thẳng giá trị vào ô.")
            return
        }
        switch kind {
        case .text(let limit): self = Self.text(words, limit)
        case .percent(let range): self = Self.percent(cell, words, range)
        case .number(let range): self = Self.number(cell, words, range)
        case .day(let range): self = Self.day(cell, words, range)
        case .choice(let list):
            if let known = Self.known(words, in: list) {
                self = .value(.text(known))
            } else {
                let shown = list.prefix(12).joined(separator: "; ")
                self = .wrong("“\(words)” không có trong danh sách. Chọn một trong: \(shown).")
            }
        case .suggestion(let list, let limit):
            self = Self.known(words, in: list).map { .value(.text($0)) } ?? Self.text(words, limit)
        }
    }

    private static func known(_ words: String, in list: [String]) -> String? {
        let key = comparisonKey(words)
        return list.first { comparisonKey($0) == key }
    }

    private static func text(_ words: String, _ limit: Int) -> CellReading {
        let count = words.unicodeScalars.count
        guard count <= limit else {
            return .wrong("dài \(count) ký tự, quá \(limit) ký tự. Viết gọn lại.")
        }
        return .value(.text(words))
    }

    /// 45 is 45%, and 0.45 in a cell that shows percent is 45% too; 0.45 in any other cell is refused, not guessed.
    private static func percent(_ cell: TableCell, _ words: String, _ range: ClosedRange<Int>) -> CellReading {
        let wrong = CellReading.wrong(
            "“\(words)” không phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound). Ví dụ: ghi 45 cho 45%.")
        var number: Double
        if case .number(let stored) = cell.value {
            number = words.hasSuffix("%") ? stored * 100 : stored
        } else {
            let digits = words.hasSuffix("%") ? tidy(String(words.dropLast())) : words
            let plain = digits.utf8.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
            guard plain.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") }),
                let typed = Double(String(decoding: plain, as: UTF8.self))
            else { return wrong }
            number = typed
        }
        let whole = number.rounded()
        guard (number - whole).magnitude < 1e-9, whole >= Double(range.lowerBound), whole <= Double(range.upperBound)
        else { return wrong }
        return .value(.whole(Int(whole)))
    }

    /// What a cell stores is a number beyond doubt; of typed text `1.250` could be a thousand or one and a quarter.
    private static func number(_ cell: TableCell, _ words: String, _ range: ClosedRange<Double>) -> CellReading {
        var found: Double?
        if case .number(let stored) = cell.value {
            found = stored
        } else if words.utf8.allSatisfy({ (48...57).contains($0) || $0 == 0x2C || $0 == 0x2D || $0 == 0x2E }) {
            let parts = words.split(separator: ".", omittingEmptySubsequences: false)
            if parts.count == 2, parts[1].utf8.count == 3, !parts[0].hasSuffix("0") || parts[0].utf8.count > 1 {
                return .wrong("“\(words)” có thể là hàng nghìn hoặc phần thập phân. Gõ lại số không có dấu chấm.")
            }
            found = VietnameseNumber.read(words)
        }
        guard let number = found, number.isFinite else {
            return .wrong("“\(words)” không phải là một số. Ví dụ: 1250,5.")
        }
        guard range.contains(number) else { return .wrong("“\(words)” lớn quá mức ghi được.") }
        return .value(.decimal(number))
    }

    private static func day(_ cell: TableCell, _ words: String, _ range: ClosedRange<Day>) -> CellReading {
        var found: Day?
        switch cell.value {
        case .date(let iso): found = Day(iso)
        // A serial number that lost its look: days since 30 December 1899, 25,569 days before 1970 began.
        case .number(let serial) where serial == serial.rounded() && (36_526...73_415).contains(serial):
            found = Day(number: Int(serial) - 25_569)
        default: found = DayText.read(words)
        }
        guard let day = found else {
            return .wrong("“\(words)” không phải là một ngày có thật. Viết ngày/tháng/năm, ví dụ 31/12/2026.")
        }
        guard range.contains(day) else {
            let (first, last) = (DayText.write(range.lowerBound), DayText.write(range.upperBound))
            return .wrong("ngày \(DayText.write(day)) phải từ \(first) đến \(last).")
        }
        return .value(.day(day))
    }
}
