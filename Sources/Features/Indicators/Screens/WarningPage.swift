import Design
import Vietnamese
import Vocabulary

/// The list of early warnings with the rules that they come from.
struct WarningPage {
    /// Rows of a page; the file has them all.
    static let shown = 300

    let asked: WarningScreens.Asked
    /// Everything the reader may see, most worrying first.
    let all: [WarningRow]
    let rules: [WarningRule]
    let language: Language

    var title: String { language("Cảnh báo sớm", "Early warnings") }

    var main: HTML {
        let rows = all.filter { $0.answers(asked) }
        let targets = Set(rows.map(\.line.aim.target)).count
        return """
            \(Breadcrumb([(language("Chỉ tiêu", "Targets"), Address("/chi-tieu")), (title, nil)]))\
            \(PageHead(title, meta: "<span>\(language("\(Written.count(rows.count)) cảnh báo về \(Written.count(targets)) chỉ tiêu, đáng lo nhất đứng trước", "\(Written.count(rows.count)) warnings about \(Written.count(targets)) targets, the most worrying first"))</span>", actions: "\(Button("CSV", to: asked.address(Address("/chi-tieu/canh-bao.csv"))))\(Button(language("Thử thay đổi", "What if"), to: WhatIfScreens.address))"))\
            \(views)\(filters)\(table(rows))\(limits)
            """
    }

    private var views: HTML {
        let others = all.filter { $0.answers(asked, besideKind: true) }
        let whole = (
            name: language("Tất cả", "All"), count: others.count, address: asked.with { $0.code = nil }.address(),
            isCurrent: asked.code == nil
        )
        return SavedViews(
            [whole]
                + rules.filter(\.isOn).map { rule in
                    (
                        name: language(rule.name), count: others.count { $0.warning.code == rule.code },
                        address: asked.with { $0.code = rule.code }.address(), isCurrent: asked.code == rule.code
                    )
                }
        ).html
    }

    private var filters: HTML {
        let every = language("Tất cả", "All")
        var plans: [String: String] = [:]
        var stewards: [String: String] = [:]
        for row in all {
            plans[row.line.plan.text] = row.line.planCode
            if let steward = row.steward { stewards[steward.code] = steward.name }
        }
        func options(_ names: [String: String]) -> [Field.Option] {
            [.init("", every)]
                + names.sorted { collationKey($0.value) < collationKey($1.value) }.map { .init($0.key, $0.value) }
        }
        var chips: [(words: String, without: Address)] = []
        if !asked.plan.isEmpty {
            chips.append((plans[asked.plan] ?? asked.plan, asked.with { $0.plan = "" }.address()))
        }
        if !asked.steward.isEmpty {
            chips.append((stewards[asked.steward] ?? asked.steward, asked.with { $0.steward = "" }.address()))
        }
        return FilterBar(
            action: WarningScreens.list,
            fields: [
                .choice("ke-hoach", language("Kế hoạch", "Plan"), options(plans), selected: asked.plan),
                .choice("chu-tri", language("Đơn vị theo dõi", "Steward"), options(stewards), selected: asked.steward),
            ], hidden: asked.code.map { [(name: "loai", value: $0.rawValue)] } ?? [], chips: chips,
            clear: chips.isEmpty ? nil : asked.with { ($0.plan, $0.steward) = ("", "") }.address()
        ).html
    }

    private func table(_ rows: [WarningRow]) -> HTML {
        guard !rows.isEmpty else {
            return EmptyState(
                language("Không có cảnh báo nào", "No warnings"),
                next: HTML(
                    text: language(
                        "Cảnh báo chỉ có khi chỉ tiêu đã nối với chỉ số và chỉ số có số liệu.",
                        "Warnings need targets tied to indicators that have values."))
            ).html
        }
        let names = Dictionary(uniqueKeysWithValues: rules.map { ($0.code, language($0.name)) })
        let lines = rows.prefix(Self.shown).map { row in
            Table.Row([
                "<a href=\"\(row.source)\">\(language(row.words))</a><span class=\"sub\">\(language("Chỉ tiêu:", "Target:")) <a href=\"\(row.target)\">\(row.line.targetName)</a></span>",
                Badge(WarningPage.look(row.warning.code), names[row.warning.code] ?? "", wraps: true).html,
                "<a href=\"\(row.indicator.page)\">\(row.indicator.name)</a><span class=\"sub\">\(row.steward?.name ?? "")</span>",
                "<a href=\"\(Address("/ke-hoach/{id}", row.line.plan.text))\">\(row.line.planCode)</a><span class=\"sub\"><a href=\"\(WhatIfScreens.of(row.line.aim.id))\">\(language("Thử thay đổi", "What if"))</a></span>",
            ])
        }
        let part =
            rows.count > Self.shown
            ? language(", xem \(Self.shown) dòng đầu, tệp CSV có đủ", ", first \(Self.shown) shown") : ""
        return Table(
            caption:
                "\(language("\(Written.count(rows.count)) cảnh báo\(part)", "\(Written.count(rows.count)) warnings\(part)"))",
            columns: [
                .init(language("Cảnh báo", "Warning"), .main), .init(language("Loại", "Kind"), width: 14),
                .init(language("Chỉ số, đơn vị theo dõi", "Indicator, steward"), .wide, width: 24),
                .init(language("Kế hoạch", "Plan"), width: 14),
            ], rows: lines
        ).html
    }

    /// The rules as they are in force, each with what it means.
    private var limits: HTML {
        let rows = rules.map { rule in
            Table.Row([
                HTML(text: language(rule.name)), HTML(text: language(WarningPage.meaning(rule))),
                HTML(text: Written.decimal(rule.limit, places: 2)),
                HTML(text: rule.isOn ? language("đang dùng", "in use") : language("đang tắt", "off")),
            ])
        }
        return """
            <section class="sec">\(SectionHead(
                language("Khi nào cảnh báo", "When it warns"),
                meta: "\(language("tính lại mỗi khi số liệu đổi", "reckoned whenever values change"))", id: "luat"))\
            \(Table(caption: .empty, columns: [
                .init(language("Luật", "Rule"), .main, width: 20), .init(language("Nghĩa", "Meaning"), .wide),
                .init(language("Giới hạn", "Limit"), .number, width: 10), .init(language("Dùng", "In use"), width: 12),
            ], rows: rows, isList: false))</section>

            """
    }

    static func look(_ code: WarningRule.Code) -> Badge.State {
        switch code {
        case .atRisk, .reversed: .late
        case .stale, .coverage: .soon
        case .outlier: .unknown
        }
    }

    /// What a rule looks at, with its numbers.
    static func meaning(_ rule: WarningRule) -> Phrase {
        let limit = Written.decimal(rule.limit, places: 2)
        switch rule.code {
        case .atRisk:
            return Phrase(
                "Nhịp cần lớn hơn \(limit) lần nhịp thực, hoặc cả khoảng dự báo nằm ngoài mức phải đạt, hoặc đã quá hạn mà chưa đạt.",
                "The pace needed is above \(limit) times the pace observed, or the whole forecast interval misses, or it is overdue."
            )
        case .reversed:
            return Phrase(
                "Nhịp thực đi xa khỏi mức phải đạt, hơn \(limit) mỗi kỳ.",
                "The pace leads away from the aim, by more than \(limit) a period.")
        case .stale:
            return Phrase(
                "Số liệu mới nhất đã quá hạn từ \(limit) kỳ trở lên.",
                "The newest value is \(limit) or more periods past due.")
        case .coverage:
            return Phrase(
                "Kỳ mới nhất có dưới \(limit)% đơn vị gửi số.",
                "Fewer than \(limit)% of the units said the newest period.")
        case .outlier:
            return Phrase(
                "Một đơn vị lệch trung vị quá \(limit) lần độ lệch, khi có ít nhất \(rule.units) đơn vị.",
                "A unit is more than \(limit) deviations from the median of at least \(rule.units) units.")
        }
    }
}
