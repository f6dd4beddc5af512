import Design
import Organizations
import Vocabulary

/// The register of indicators: saved questions, filters, what each says now, and advice on which to retire.
struct CataloguePage {
    let asked: CatalogueAddress
    let facts: CatalogueFacts
    let units: ValueUnits
    /// For those who keep the catalogue.
    let proposals: [Retirement.Proposal]
    /// How many aims wait for a decision; nil for those who do not decide.
    let waiting: Int?
    let token: HTML
    let language: Language

    private static let size = 50

    var main: HTML {
        let all = facts.found(asked, units: units)
        let shown = all.filter { facts.holds($0, asked.which) }
        return """
            \(PageHead(language("Chỉ số", "Indicators"), meta: meta, actions: acts))\
            \(SavedViews(views(all)))\(filters)\(shown.isEmpty ? empty : list(shown))\(advice)
            """
    }

    private var meta: HTML {
        "<span>\(language("Danh mục những gì được đo; mỗi chỉ tiêu của kế hoạch gắn với một chỉ số", "What is measured; each target of a plan is tied to one"))</span>"
    }

    private var acts: HTML {
        guard let waiting else { return .empty }
        return """
            \(Button(language("Gắn chỉ tiêu (\(Written.count(waiting)))", "Tie targets (\(Written.count(waiting)))"), to: LinkScreens.list))\
            \(Button(language("Lập chỉ số", "Define an indicator"), .primary, to: Address("/chi-so/moi")))
            """
    }

    private func views(
        _ all: [Indicator]
    ) -> [(name: String, count: Int, address: Address, isCurrent: Bool)] {
        let names: [(CatalogueAddress.Which, Phrase)] = [
            (.used, Phrase("Đang dùng", "In use")), (.silent, Phrase("Chưa có số", "No value yet")),
            (.computed, Phrase("Tính từ chỉ số khác", "Computed")),
            (.uncited, Phrase("Không chỉ tiêu nào dùng", "Used by no target")),
            (.retired, Phrase("Đã ngừng", "Retired")),
        ]
        return names.map { which, name in
            (
                name: language(name), count: all.count { facts.holds($0, which) },
                address: asked.changed { $0.which = which }, isCurrent: asked.which == which
            )
        }
    }

    private var filters: FilterBar {
        let any = Field.Option("", language("Tất cả", "All"))
        var chips: [(words: String, without: Address)] = []
        if !asked.words.isEmpty { chips.append(("“\(asked.words)”", asked.changed { $0.words = "" })) }
        if !asked.group.isEmpty { chips.append((asked.group, asked.changed { $0.group = "" })) }
        if let frequency = Frequency(rawValue: asked.frequency) {
            chips.append((language(ValueWords.frequency(frequency)), asked.changed { $0.frequency = "" }))
        }
        if let steward = units[code: asked.steward] {
            chips.append((steward.name, asked.changed { $0.steward = "" }))
        }
        let stewards = Set(facts.view.indicators.compactMap(\.steward).map { units.code($0) })
        return FilterBar(
            action: CatalogueAddress.list,
            fields: [
                .search("tim", language("Tìm", "Find"), value: asked.words),
                .choice(
                    "nhom", language("Nhóm", "Group"),
                    [any] + CatalogueFacts.groups(facts.view).map { .init($0, $0) }, selected: asked.group),
                .choice(
                    "ky", language("Kỳ", "Frequency"),
                    [any] + Frequency.allCases.map { .init($0.rawValue, language(ValueWords.frequency($0))) },
                    selected: asked.frequency),
                .choice(
                    "chu-tri", language("Đơn vị chủ trì", "Steward"),
                    [any] + CatalogueUnits.options(units, among: stewards), selected: asked.steward),
            ],
            hidden: asked.which == .used ? [] : [(name: "xem", value: asked.which.rawValue)], chips: chips,
            clear: CatalogueAddress.list)
    }

    private func list(_ shown: [Indicator]) -> HTML {
        let last = max(1, (shown.count + Self.size - 1) / Self.size)
        let page = min(asked.page, last)
        let part = shown.dropFirst((page - 1) * Self.size).prefix(Self.size)
        let columns: [Table.Column] = [
            .init(language("Chỉ số", "Indicator"), .main), .init(language("Đơn vị tính", "Unit"), width: 10),
            .init(language("Kỳ", "Frequency"), width: 10),
            .init(language("Ai báo cáo", "Who reports"), .wide, width: 24),
            .init(language("Giá trị mới nhất", "Newest value"), .number, width: 16),
            .init(language("Đã có số", "Known"), .number, width: 12),
        ]
        let first = (page - 1) * Self.size + 1
        return """
            \(Table(caption: "<b class=\"num\">\(Written.count(shown.count))</b> \(language("chỉ số", "indicators"))", columns: columns, rows: part.map(row)))
            \(Pager(
                shown: "\(Written.count(first))–\(Written.count(first + part.count - 1)) \(language("trong", "of")) \(Written.count(shown.count))",
                previous: page > 1 ? asked.changed { $0.page = page - 1 } : nil,
                next: page < last ? asked.changed { $0.page = page + 1 } : nil))
            """
    }

    private func row(_ indicator: Indicator) -> Table.Row {
        let newest = facts.newest(of: indicator)
        let page = Address("/chi-so/{code}", indicator.code)
        var under = [indicator.group.isEmpty ? indicator.code : "\(indicator.group) · \(indicator.code)"]
        if indicator.isComputed { under.append(language("tính từ chỉ số khác", "computed")) }
        if let reason = indicator.retiredReason { under.append(language("đã ngừng: \(reason)", "retired: \(reason)")) }
        let steward = indicator.steward.map { units.name($0) } ?? language("chưa có đơn vị chủ trì", "no steward")
        return Table.Row([
            """
            <a class="row" href="\(page)">\(indicator.name)</a><span class="sub">\(under.joined(separator: " · "))</span>
            """,
            HTML(text: indicator.unit), HTML(text: language(ValueWords.frequency(indicator.frequency))),
            """
            \(language(DefinitionWords.scope(indicator.scope)))<span class="sub">\(steward)</span>
            """,
            newest.map {
                """
                <a href="\(page)">\(ValueWords.number($0.value, of: indicator))</a>\
                <span class="sub">\(language(ValueWords.period($0.period)))</span>
                """
            } ?? "<span class=\"muted\">\(language("chưa có", "none"))</span>",
            newest.map { "\(Written.count($0.known))/\(Written.count($0.expected))" }
                ?? "<span class=\"muted\">–</span>",
        ])
    }

    private var empty: HTML {
        EmptyState(
            facts.view.indicators.isEmpty
                ? language("Danh mục chưa có chỉ số nào", "No indicator yet")
                : language("Không có chỉ số nào khớp", "No indicator matches"),
            next: waiting == nil || !facts.view.indicators.isEmpty
                ? "<a href=\"\(CatalogueAddress.list)\">\(language("Xem cả danh mục", "See the whole catalogue"))</a>"
                : """
                <a href="\(LinkScreens.list)">\(language("Lập từ các chỉ tiêu đã nhập", "Define them from the targets"))</a> \
                \(language("hoặc", "or")) <a href="/chi-so/moi">\(language("lập một chỉ số mới", "define one"))</a>.
                """
        ).html
    }

    /// Proposals to retire, each with its reason filled in; nothing is retired by itself.
    private var advice: HTML {
        guard !proposals.isEmpty, asked.which == .used else { return .empty }
        let columns: [Table.Column] = [
            .init(language("Chỉ số", "Indicator"), .main), .init(language("Vì sao", "Why"), .wide),
            .init(language("Quyết định", "Decision"), .wide, width: 24),
        ]
        let rows = proposals.map { proposal in
            let reason = proposal.reasons.map { language($0.words) }.joined(separator: " ")
            return Table.Row([
                "<a href=\"\(Address("/chi-so/{code}", proposal.indicator.code))\">\(proposal.indicator.name)</a>",
                HTML(text: reason),
                """
                <form method="post" action="\(Address("/chi-so/{code}/ngung", proposal.indicator.code))" class="acts">\(token)\
                <input type="hidden" name="ban" value="\(proposal.indicator.version)">\
                <input type="hidden" name="ve" value="danh-muc">\
                <input type="hidden" name="ly-do" value="\(proposal.reasons.map { $0.words.vi }.joined(separator: " "))">\
                \(Button(language("Ngừng dùng", "Retire"), .hint))\
                <a class="btn quiet" href="\(Address("/chi-so/{code}/ngung", proposal.indicator.code))">\(language("Ghi lý do khác", "Another reason"))</a></form>
                """,
            ])
        }
        return """
            <section class="sec">\(SectionHead(
                language("Có thể ngừng", "Might be retired"),
                meta: HTML(text: language("đề xuất từ số liệu; người điều phối quyết định", "proposed from the values; a coordinator decides")), id: "co-the-ngung"))\
            \(Table(caption: .empty, columns: columns, rows: rows, isList: false))</section>
            """
    }
}
