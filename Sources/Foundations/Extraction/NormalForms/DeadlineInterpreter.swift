internal import Vocabulary

/// Turns the parts of one cell into a reading: joins ranges, hands years on, chooses among several.
struct DeadlineInterpreter {
    private let grammar: DeadlineGrammar
    private let text: String
    private var parts: [DeadlinePart]
    private let isDamaged: Bool
    private(set) var flags: Set<String> = []

    /// A period with its days, or two of them joined.
    private struct Span {
        var kind: DeadlineReading.Kind
        var days: ClosedRange<Day>
        var isBefore = false
    }

    init(grammar: DeadlineGrammar, text: String) {
        self.grammar = grammar
        self.text = text
        let scanner = DeadlineScanner(text)
        parts = scanner.parts
        isDamaged = scanner.isDamaged
    }

    mutating func reading() -> DeadlineReading {
        if isDamaged { flags.insert("text.damaged") }
        guard parts.contains(where: { ![.filler, .until, .next, .since].contains($0) }) || parts.contains(.before)
        else {
            if parts.contains(.filler), text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) {
                return unread()
            }
            flags = []
            return DeadlineReading(raw: text)
        }
        markBefore()
        shareYears()
        if parts.contains(.ambiguous) {
            flags.insert("deadline.ambiguous")
            return DeadlineReading(raw: text, kind: .invalid)
        }
        let waits = parts.contains(.conditional)
        if waits, let day = termFromDocument() { return day }
        let recurring = firstPlace { if case .recurring = $0 { true } else { $0 == .yearAfterYear } }
        let ongoing = firstPlace { $0 == .ongoing }
        let dated = firstPlace { if case .period = $0 { true } else { false } }
        if dated == nil, recurring == nil, ongoing == nil, ["khong", "chua"].contains(cellTokens(text).first?.folded) {
            return DeadlineReading(raw: text)
        }
        if let ongoing, ongoing < (recurring ?? .max), ongoing < (dated ?? .max) || framesYears {
            if hasExactPeriod { flags.insert("deadline.several") }
            return DeadlineReading(raw: text, kind: .ongoing)
        }
        if let recurring,
            dated.map({ recurring < $0 || onlyFrame || !hasExactPeriod || parts.contains(.yearAfterYear) }) ?? true
        {
            return recurringReading()
        }
        if waits, dated == nil || firstPlace({ $0 == .conditional }) ?? .max < dated ?? .max {
            return DeadlineReading(raw: text, kind: .conditional)
        }
        guard dated != nil else { return unread() }
        if waits { flags.insert("deadline.condition") }
        if recurring != nil || ongoing != nil { flags.insert("deadline.several") }
        return datedReading()
    }

    // MARK: the three kinds of answers

    private mutating func recurringReading() -> DeadlineReading {
        var reading = DeadlineReading(raw: text, kind: .recurring)
        let years = parts.compactMap { part -> DeadlinePeriod? in
            if case .period(let period) = part, period.year != nil { period } else { nil }
        }
        let spans = years.compactMap { period in period.year.flatMap { period.span(in: $0) } }
        guard spans.count == years.count else {
            flags.insert("deadline.impossible")
            reading.kind = .invalid
            return reading
        }
        reading.start = spans.map(\.lowerBound).min()
        reading.end = spans.map(\.upperBound).max()
        return reading
    }

    private mutating func datedReading() -> DeadlineReading {
        guard let spans = spans() else {
            return DeadlineReading(raw: text, kind: .invalid)
        }
        if spans.isEmpty {
            flags.insert("deadline.year-missing")
            let kind = parts.lazy.compactMap { if case .period(let period) = $0 { period.kind } else { nil } }.first
            return DeadlineReading(raw: text, kind: kind ?? .none)
        }
        if beforeSomethingElse { return unread() }
        let several = Set(spans.map(\.days.upperBound)).count > 1
        let whole = several ? adjoining(spans) : nil
        if several, whole == nil { flags.insert("deadline.several") }
        if parts.contains(.since), !spans.contains(where: { $0.kind == .range }) {
            flags.insert("deadline.approximate")
        }
        let isAlone = flags.isDisjoint(with: ["deadline.several", "deadline.condition"])
        if parts.contains(.roughly) || isAlone && parts.contains(.other) { flags.insert("deadline.approximate") }
        if let whole = whole ?? (several ? outermost(spans) : nil) {
            return DeadlineReading(raw: text, kind: .range, start: whole.lowerBound, end: whole.upperBound)
        }
        let order = { (span: Span) in (span.days.upperBound, span.days.lowerBound) }
        guard let last = spans.max(by: { order($0) < order($1) }) else { return unread() }
        var reading = DeadlineReading(
            raw: text, kind: last.kind, start: last.days.lowerBound, end: last.days.upperBound)
        if last.isBefore {
            if last.kind == .date, grammar.beforeIsStrict {
                reading.start = last.days.lowerBound.adding(days: -1)
                reading.end = reading.start
            } else if last.kind != .date {
                // `Trước tháng 6/2026` can only mean by the end of May.
                flags.insert("deadline.before-period")
                reading = DeadlineReading(raw: text, kind: .date)
                reading.start = last.days.lowerBound.adding(days: -1)
                reading.end = reading.start
            }
        }
        return reading
    }

    /// `Quý III, IV/2026`, `Năm 2026, 2027`: periods that follow one another without a gap are one period.
    private func adjoining(_ spans: [Span]) -> ClosedRange<Day>? {
        guard spans.allSatisfy({ $0.kind != .date && !$0.isBefore }) else { return nil }
        let ordered = spans.map(\.days).sorted { $0.lowerBound < $1.lowerBound }
        guard var whole = ordered.first else { return nil }
        for next in ordered.dropFirst() {
            guard next.lowerBound == whole.upperBound.adding(days: 1) else { return nil }
            whole = whole.lowerBound...next.upperBound
        }
        return whole
    }

    /// Several deadlines in one cell: from the first to the last, so that neither is lost; a person is asked.
    private func outermost(_ spans: [Span]) -> ClosedRange<Day>? {
        let ends = spans.map(\.days)
        guard let first = ends.map(\.lowerBound).min(), let last = ends.map(\.upperBound).max() else { return nil }
        return first...last
    }

    private mutating func unread() -> DeadlineReading {
        flags.insert("deadline.unread")
        return DeadlineReading(raw: text, kind: .invalid)
    }

    // MARK: years

    /// `Từ 01/3 đến 30/6/2026`: a period without a year takes that of the next one, or of a year standing alone.
    private mutating func shareYears() {
        let places = parts.indices.filter { if case .period = parts[$0] { true } else { false } }
        guard places.count > 1 else { return }
        for (order, place) in places.enumerated().reversed() where period(place)?.year == nil {
            guard order + 1 < places.count, let year = period(places[order + 1])?.year else { continue }
            setYear(year, at: place)
        }
        for (order, place) in places.enumerated() where period(place)?.year == nil && order > 0 {
            guard let year = period(places[order - 1])?.year else { continue }
            setYear(year, at: place)
        }
        // A year that only completes its neighbour is no deadline of its own: `Năm 2026: quý III`.
        for (order, place) in places.enumerated() {
            guard let one = period(place), one.shape == .year, let year = one.year else { continue }
            let neighbours = [order - 1, order + 1].filter { places.indices.contains($0) }.map { places[$0] }
            let completes = neighbours.contains { neighbour in
                guard let other = period(neighbour), other.shape != .year, other.year == year else { return false }
                return !parts[min(place, neighbour)...max(place, neighbour)].contains(.until)
                    && borrowed.contains(neighbour)
            }
            if completes { parts[place] = .filler }
        }
    }

    private var borrowed: Set<Int> = []

    private mutating func setYear(_ year: Int, at place: Int) {
        guard case .period(var period) = parts[place] else { return }
        period.year = year
        parts[place] = .period(period)
        borrowed.insert(place)
    }

    private func period(_ place: Int) -> DeadlinePeriod? {
        if case .period(let period) = parts[place] { period } else { nil }
    }

    private mutating func markBefore() {
        for place in parts.indices where parts[place] == .before {
            let next = parts[(place + 1)...].firstIndex { $0 != .filler }
            if let next, case .period(var period) = parts[next] {
                period.isBefore = true
                parts[next] = .period(period)
            }
        }
    }

    // MARK: spans

    /// The periods with their days, ranges joined; nil (with a flag) when one cannot exist, empty when no year is known.
    private mutating func spans() -> [Span]? {
        var spans: [Span] = []
        var isJoining = false
        for part in parts {
            switch part {
            case .until: isJoining = !spans.isEmpty
            case .period(let period):
                guard let year = period.year ?? assumedYear() else { continue }
                guard let days = period.span(in: year) else {
                    flags.insert("deadline.impossible")
                    return nil
                }
                if isJoining, let first = spans.last {
                    guard first.days.lowerBound <= days.upperBound else {
                        flags.insert("deadline.impossible")
                        return nil
                    }
                    spans[spans.count - 1] = Span(kind: .range, days: first.days.lowerBound...days.upperBound)
                } else {
                    spans.append(Span(kind: period.kind, days: days, isBefore: period.isBefore))
                }
                isJoining = false
            case .filler, .before, .roughly, .since: break
            default: isJoining = false
            }
        }
        return spans
    }

    private mutating func assumedYear() -> Int? {
        guard let year = grammar.planYear ?? grammar.documentDay?.year else { return nil }
        flags.insert("deadline.year-assumed")
        return year
    }

    // MARK: what the cell holds

    private func firstPlace(_ matches: (DeadlinePart) -> Bool) -> Int? { parts.firstIndex(where: matches) }

    /// `Trước Tết 2026`: the year says only which Tết, it is no deadline.
    private var beforeSomethingElse: Bool {
        guard !hasExactPeriod, let place = parts.firstIndex(of: .before) else { return false }
        return parts[(place + 1)...].first { $0 != .filler } == .other
    }

    /// Only years and ranges of years, which frame a recurring or ongoing task.
    private var onlyFrame: Bool {
        parts.allSatisfy { if case .period(let period) = $0 { period.shape == .year } else { true } }
    }

    /// A range of years, in which something goes on: `Năm 2026-2030, thường xuyên`.
    private var framesYears: Bool {
        onlyFrame && parts.contains(.until)
    }

    private var hasExactPeriod: Bool {
        parts.contains {
            if case .period(let period) = $0 { period.shape != .year && period.year != nil } else { false }
        }
    }

    /// `trong vòng 30 ngày kể từ ngày ban hành Kế hoạch`, when the day of the document is known.
    private mutating func termFromDocument() -> DeadlineReading? {
        guard let start = grammar.documentDay else { return nil }
        let tokens = cellTokens(text)
        let words = " " + tokens.map(\.folded).joined(separator: " ") + " "
        guard words.contains(" ke tu ngay ky ") || words.contains(" ke tu ngay ban hanh ") else { return nil }
        guard
            let place = tokens.indices.dropLast().first(where: { tokens[$0].kind == .number && tokens[$0].value <= 400 }
            )
        else {
            return nil
        }
        let end: Day
        switch tokens[place + 1].folded {
        // Working days need the calendar of the year, which a paper does not hold.
        case "ngay" where words.contains(" ngay lam viec "): return nil
        case "ngay": end = start.adding(days: tokens[place].value)
        case "thang":
            let months = start.month - 1 + tokens[place].value
            let (year, month) = (start.year + months / 12, months % 12 + 1)
            guard let last = Day.end(ofMonth: month, year: year),
                let day = Day(year: year, month: month, day: min(start.day, last.day))
            else { return nil }
            end = day
        default: return nil
        }
        flags.insert("deadline.from-document-day")
        return DeadlineReading(raw: text, kind: .date, start: end, end: end)
    }
}
