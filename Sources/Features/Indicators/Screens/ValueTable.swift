import Design
import Organizations
import Vocabulary

/// The values of the whole with what they stand on: what the chart is drawn from, so it prints.
struct ValueTable {
    let indicator: Indicator
    let block: CubeBlock
    let origins: [Int: ValueOrigin]
    let view: CubeView
    /// The unit whose statement the whole's value is; nil when it is made of many.
    let steward: Standings.Named?
    let language: Language

    /// How many of the newest periods are written.
    static func span(_ frequency: Frequency) -> Int {
        switch frequency {
        case .month: 13
        case .quarter: 9
        case .half: 7
        case .year: 8
        }
    }

    /// The newest periods with something said, newest first.
    static func periods(_ block: CubeBlock) -> [Period] {
        Array(block.totals.suffix(span(block.frequency)).map(\.period).reversed())
    }

    var html: HTML {
        let periods = ValueTable.periods(block)
        guard !periods.isEmpty else { return .empty }
        let owing = view.units(of: indicator.id)
        let isRatio = !block.totalNumerators.isEmpty
        let isMany = indicator.scope != .province
        var columns: [Table.Column] = [
            .init(language("Kỳ", "Period"), .main), .init(language("Giá trị", "Value"), .number, width: 10),
        ]
        if isRatio {
            columns.append(.init(language("Tử số", "Numerator"), .number, width: 12))
            columns.append(.init(language("Mẫu số", "Denominator"), .number, width: 12))
        }
        if isMany { columns.append(.init(language("Đơn vị có số", "Units"), .number, width: 12)) }
        columns.append(.init(language("Nguồn", "Source"), .wide, width: 30))
        columns.append(.init(language("Trạng thái", "State"), width: 14))
        let rows = periods.compactMap { period -> Table.Row? in
            guard let column = block.column(period), let value = block.total(period) else { return nil }
            var cells: [HTML] = [
                "<a class=\"row\" href=\"\(link(period))\">\(language(ValueWords.period(period)))</a>",
                "<b>\(indicator.written(value))</b>",
            ]
            if isRatio {
                cells.append(part(block.totalNumerators[column]))
                cells.append(part(block.totalDenominators[column]))
            }
            let expected = view.expected(of: indicator, owing: owing, period)
            if isMany {
                cells.append("\(Written.count(Int(block.known[column])))/\(Written.count(expected))")
            }
            cells.append(source(origins[period.number]))
            let isSure = AimStanding.isSure(
                known: Int(block.known[column]), expected: expected, rule: indicator.acrossUnits)
            cells.append(state(origins[period.number], isSure: isSure || !isMany))
            return Table.Row(cells)
        }
        return """
            <section class="sec">\(SectionHead(
                language("Các giá trị và nguồn", "The values and their sources"),
                meta: "\(language("\(rows.count) kỳ gần nhất;", "the last \(rows.count) periods;")) <a href=\"\(Address("/chi-so/{code}", indicator.code + ".csv"))\">\(language("tải CSV", "CSV"))</a>",
                id: "gia-tri"))\(Table(caption: .empty, columns: columns, rows: rows, isList: false))</section>

            """
    }

    private func part(_ value: Double) -> HTML { HTML(text: value.isNaN ? "-" : Written.decimal(value, places: 2)) }

    /// The cell with all its versions for one statement, the units' table for many.
    private func link(_ period: Period) -> Address {
        if let steward, indicator.scope == .province {
            return Address("/so-lieu/o/{chi-so}/{don-vi}/{ky}", indicator.code, steward.code, period.code)
        }
        return indicator.page.with([("ky", period.code)]).at("bang")
    }

    private func source(_ origin: ValueOrigin?) -> HTML {
        guard let origin else {
            return HTML(
                text: indicator.isComputed ? language("tính theo công thức", "reckoned by formula") : indicator.source)
        }
        let named = origin.papers + origin.sources
        guard let first = named.first else {
            return HTML(
                text: indicator.source.isEmpty ? language("không ghi nguồn", "no source given") : indicator.source)
        }
        let more = named.count > 1 ? language(" và \(named.count - 1) nguồn khác", " and \(named.count - 1) more") : ""
        return HTML(text: first + more)
    }

    private func state(_ origin: ValueOrigin?, isSure: Bool) -> HTML {
        if !isSure { return Badge(.soon, language("Còn thiếu nhiều đơn vị", "Many units missing"), wraps: true).html }
        guard let state = origin?.state else { return .empty }
        return ValueWords.badge(state, needsApproval: indicator.needsApproval, language).html
    }
}

/// How an indicator is reckoned and where its numbers come from.
struct HowReckoned {
    let indicator: Indicator
    let steward: Standings.Named?
    /// The plan's words and where they stand; empty on an indicator's own page.
    var words: [(text: String, source: Address?)] = []
    let language: Language

    private var formula: String {
        if indicator.isComputed { return indicator.formula }
        if indicator.kind == .ratio {
            let factor = indicator.factor == 1 ? "" : " × \(Written.decimal(indicator.factor))"
            let above = indicator.numerator.isEmpty ? language("tử số", "numerator") : indicator.numerator
            let below = indicator.denominator.isEmpty ? language("mẫu số", "denominator") : indicator.denominator
            return "\(above) ÷ \(below.lowercasedFirst)\(factor)"
        }
        return language("Số do đơn vị báo cáo", "As reported by the units")
    }

    private var across: Phrase {
        switch indicator.acrossUnits {
        case .sum: Phrase("cộng các đơn vị", "units are summed")
        case .ratio:
            Phrase(
                "cộng tử số và mẫu số của các đơn vị rồi mới chia",
                "numerators and denominators are summed, then divided")
        case .mean: Phrase("trung bình các đơn vị", "the mean of the units")
        case .min: Phrase("giá trị thấp nhất của các đơn vị", "the lowest of the units")
        case .max: Phrase("giá trị cao nhất của các đơn vị", "the highest of the units")
        case .own: Phrase("tỉnh tự báo cáo, không cộng các đơn vị", "the province reports its own value")
        }
    }

    var facts: [(name: String, content: HTML)] {
        var rows: [(name: String, content: HTML)] = [
            (language("Công thức", "Formula"), HTML(text: formula)),
            (language("Toàn tỉnh", "The whole"), HTML(text: language(across))),
        ]
        if !indicator.meaning.isEmpty {
            rows.insert((language("Ý nghĩa", "Meaning"), HTML(text: indicator.meaning)), at: 0)
        }
        rows.append(
            (
                language("Nguồn số", "Source"),
                indicator.source.isEmpty
                    ? "<span class=\"muted\">\(language("chưa ghi", "not given"))</span>" : HTML(text: indicator.source)
            ))
        rows.append(
            (
                language("Kỳ", "Frequency"),
                HTML(
                    text: language(ValueWords.frequency(indicator.frequency))
                        + (indicator.delayMonths > 0
                            ? language(
                                ", có số sau \(indicator.delayMonths) tháng",
                                ", known \(indicator.delayMonths) months later") : ""))
            ))
        if let steward {
            rows.append(
                (
                    language("Chủ trì số liệu", "Steward"),
                    "<a href=\"\(Address("/co-quan/{id}", steward.code))\">\(steward.name)</a>"
                ))
        }
        for word in words {
            let link: HTML =
                word.source.map { " <a href=\"\($0)\">\(language("Mở trang nguồn", "Open the source page"))</a>" }
                ?? .empty
            rows.append((language("Lời kế hoạch", "The plan's words"), "“\(word.text)”\(link)"))
        }
        return rows
    }

    var html: HTML {
        """
        <section class="sec">\(SectionHead(language("Cách tính", "How it is reckoned"), meta: "<a href=\"\(indicator.page)\">\(indicator.name)</a>", id: "cach-tinh"))\(Facts(facts))</section>

        """
    }
}
