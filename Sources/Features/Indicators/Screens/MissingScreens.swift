import Design
import Documents
import Organizations
import Vietnamese
import Vocabulary
import Web

/// What is expected and not there, by indicator or by unit, on a page and as a file of exactly the same rows.
struct MissingScreens: Sendable {
    let values: ValueScreens

    /// Rows of a page; the file has them all.
    static let shown = 300

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/so-lieu/thieu", for: .signedIn, page),
            Endpoint(.get, "/so-lieu/thieu.csv", for: .signedIn) { try await export($0, as: .csv) },
            Endpoint(.get, "/so-lieu/thieu.xlsx", for: .signedIn) { try await export($0, as: .xlsx) },
        ]
    }

    /// What the address asks for.
    struct Asked: Sendable {
        var indicator = ""
        var unit = ""
        /// Counted by unit rather than by indicator.
        var isByUnit = false

        init(_ call: Call) {
            indicator = String((call.value("chi-so") ?? "").prefix(80))
            unit = String((call.value("don-vi") ?? "").prefix(80))
            isByUnit = call.value("theo") == "don-vi"
        }

        func address(_ path: Address = Address("/so-lieu/thieu")) -> Address {
            path.with([("chi-so", indicator), ("don-vi", unit), ("theo", isByUnit ? "don-vi" : "")])
        }

        func with(indicator: String? = nil, unit: String? = nil, byUnit: Bool? = nil) -> Asked {
            var copy = self
            copy.indicator = indicator ?? copy.indicator
            copy.unit = unit ?? copy.unit
            copy.isByUnit = byUnit ?? copy.isByUnit
            return copy
        }
    }

    private struct Found {
        let asked: Asked
        let view: CubeView
        let units: ValueUnits
        let list: MissingList
        let rows: [MissingValue]
    }

    private func found(_ call: Call) async throws -> Found {
        let viewer = Viewer(call)
        let asked = Asked(call)
        let view = try await values.cube.view(for: viewer)
        let list = try await values.values.missingList(today: view.today, for: viewer)
        let units = try await ValueUnits.all(values.database)
        let rows = list.values.filter { value in
            (asked.indicator.isEmpty || view.indicator(value.indicator)?.code == asked.indicator)
                && (asked.unit.isEmpty || units.code(value.unit) == asked.unit)
        }
        return Found(asked: asked, view: view, units: units, list: list, rows: rows)
    }

    private func export(_ call: Call, as format: SheetFormat) async throws -> Reply {
        let found = try await found(call)
        let language = call.language
        let rows = found.rows.map { value -> [String] in
            let indicator = found.view.indicator(value.indicator)
            return [
                indicator?.code ?? "", indicator?.name ?? "", found.units.code(value.unit),
                found.units.name(value.unit),
                value.period.code, value.dueOn.iso,
            ]
        }
        let sheet = RegisterSheet(
            name: language("Số liệu còn thiếu", "Missing values"),
            columns: [
                language("Mã chỉ số", "Indicator code"), language("Chỉ số", "Indicator"),
                language("Mã đơn vị", "Unit code"), language("Đơn vị", "Unit"), language("Kỳ", "Period"),
                language("Hạn", "Due"),
            ], rows: rows)
        return try sheet.download(format, name: "so-lieu-thieu")
    }

    private func page(_ call: Call) async throws -> Reply {
        let found = try await found(call)
        let language = call.language
        let title = language("Số liệu còn thiếu", "Missing values")
        let older: HTML =
            found.list.older == 0
            ? .empty
            : "<p class=\"meta\">\(language("Còn \(Written.count(found.list.older)) giá trị thiếu ở các kỳ trước 12 kỳ gần nhất, không liệt kê.", "\(Written.count(found.list.older)) more are missing from before the last 12 periods."))</p>"
        let main: HTML = """
            \(PageHead(title, meta: meta(found, language), actions: "\(Button("CSV", to: found.asked.address(Address("/so-lieu/thieu.csv"))))\(Button("Excel", to: found.asked.address(Address("/so-lieu/thieu.xlsx"))))"))\
            \(filters(found, language))\(tally(found, language))\(list(found, language))\(older)
            """
        return call.page(title: title, at: .values, main: main)
    }

    private func meta(_ found: Found, _ language: Language) -> HTML {
        let sent = found.list.owed - found.list.values.count
        return """
            <span>\(language("12 kỳ gần nhất đã đến hạn: có \(Written.count(sent)) trong \(Written.count(found.list.owed)) giá trị, thiếu \(Written.count(found.list.values.count))", "last 12 due periods: \(Written.count(sent)) of \(Written.count(found.list.owed)) are there, \(Written.count(found.list.values.count)) missing"))</span>
            """
    }

    private func filters(_ found: Found, _ language: Language) -> HTML {
        let all = language("Tất cả", "All")
        let indicators = found.view.indicators.filter { $0.retiredReason == nil && !$0.isComputed }
        let missing = Set(found.list.values.map(\.unit))
        let units = missing.compactMap { found.units[$0] }.sorted { collationKey($0.name) < collationKey($1.name) }
        var chips: [(words: String, without: Address)] = []
        if !found.asked.indicator.isEmpty {
            chips.append(
                (
                    found.view.indicator(code: found.asked.indicator)?.name ?? found.asked.indicator,
                    found.asked.with(indicator: "").address()
                ))
        }
        if !found.asked.unit.isEmpty {
            chips.append(
                (
                    found.units[code: found.asked.unit]?.name ?? found.asked.unit,
                    found.asked.with(unit: "").address()
                ))
        }
        return FilterBar(
            action: Address("/so-lieu/thieu"),
            fields: [
                .choice(
                    "chi-so", language("Chỉ số", "Indicator"),
                    [.init("", all)] + indicators.map { .init($0.code, $0.name) }, selected: found.asked.indicator),
                .choice(
                    "don-vi", language("Đơn vị", "Unit"), [.init("", all)] + units.map { .init($0.code, $0.name) },
                    selected: found.asked.unit),
                .choice(
                    "theo", language("Đếm theo", "Count by"),
                    [.init("", language("Chỉ số", "Indicator")), .init("don-vi", language("Đơn vị", "Unit"))],
                    selected: found.asked.isByUnit ? "don-vi" : ""),
            ], chips: chips, clear: chips.isEmpty ? nil : Address("/so-lieu/thieu")
        ).html
    }

    /// How many each indicator or unit lacks, most first; each number opens its rows.
    private func tally(_ found: Found, _ language: Language) -> HTML {
        var counts: [String: (name: String, count: Int, address: Address)] = [:]
        for value in found.rows {
            let code: String
            let name: String
            let address: Address
            if found.asked.isByUnit {
                code = found.units.code(value.unit)
                name = found.units.name(value.unit)
                address = found.asked.with(unit: code).address()
            } else {
                code = found.view.indicator(value.indicator)?.code ?? value.indicator.text
                name = found.view.indicator(value.indicator)?.name ?? code
                address = found.asked.with(indicator: code).address()
            }
            counts[code] = (name, (counts[code]?.count ?? 0) + 1, address)
        }
        guard counts.count > 1 else { return .empty }
        let sorted = counts.sorted {
            $0.value.count != $1.value.count ? $0.value.count > $1.value.count : $0.key < $1.key
        }
        return Table(
            caption:
                "\(found.asked.isByUnit ? language("\(counts.count) đơn vị còn thiếu", "\(counts.count) units") : language("\(counts.count) chỉ số còn thiếu", "\(counts.count) indicators"))",
            columns: [
                Table.Column(
                    found.asked.isByUnit ? language("Đơn vị", "Unit") : language("Chỉ số", "Indicator"), .main),
                Table.Column(language("Thiếu", "Missing"), .number, width: 16),
            ],
            rows: sorted.prefix(30).map { line in
                Table.Row([
                    HTML(text: line.value.name),
                    "<a href=\"\(line.value.address)\">\(Written.count(line.value.count))</a>",
                ])
            }, isList: false
        ).html
    }

    private func list(_ found: Found, _ language: Language) -> HTML {
        guard !found.rows.isEmpty else {
            return EmptyState(
                language("Không thiếu giá trị nào", "Nothing is missing"),
                next: HTML(text: language("Mọi giá trị đến hạn đã có.", "Every value that is due is there."))
            ).html
        }
        let rows = found.rows.prefix(Self.shown).map { value -> Table.Row in
            let indicator = found.view.indicator(value.indicator)
            let address = Address(
                "/so-lieu/o/{chi-so}/{don-vi}/{ky}", indicator?.code ?? "", found.units.code(value.unit),
                value.period.code)
            let late = value.dueOn.days(to: found.view.today)
            return Table.Row([
                "<a href=\"\(address)\">\(indicator?.name ?? "")</a><span class=\"sub\">\(found.units.name(value.unit))</span>",
                HTML(text: language(ValueWords.period(value.period))), "\(value.dueOn)",
                HTML(text: late > 0 ? language("quá \(late) ngày", "\(late) days late") : language("hôm nay", "today")),
            ])
        }
        let count = Written.count(found.rows.count)
        let part =
            found.rows.count > Self.shown
            ? language(", xem \(Self.shown) dòng đầu, tệp CSV có đủ", ", first \(Self.shown) shown") : ""
        return """
            <section class="sec">\(SectionHead(language("Từng giá trị", "Each value"), id: "tung-gia-tri"))\
            \(Table(caption: "\(language("\(count) giá trị, hạn sớm đứng trước\(part)", "\(count) values, earliest due first\(part)"))", columns: [
                Table.Column(language("Chỉ số, đơn vị", "Indicator, unit"), .main),
                Table.Column(language("Kỳ", "Period"), width: 20), Table.Column(language("Hạn", "Due"), width: 14),
                Table.Column(language("Trễ", "Late"), width: 14),
            ], rows: rows))</section>

            """
    }
}
