import Design
import Documents
package import Vocabulary

/// The register of targets.
struct TargetRegisterPage {
    let asked: TargetAddress
    let page: ListPage<TargetLine>
    let counts: [(horizon: Int?, count: Int)]
    /// How targets stand; nil where nothing measures them.
    let marks: TargetMarkBook?
    /// How many targets each group of standing holds, with the group left open.
    let groups: [String: Int]
    let choices: Choices
    let language: Language
    let mayAdd: Bool

    var main: HTML {
        """
        \(PageHead(language(.targetRegister), meta: downloads, actions: actions))
        \(SavedViews(views))\(standings)
        \(filters)
        \(page.rows.isEmpty ? empty : list)
        """
    }

    private var actions: HTML {
        let ways = (marks?.ways ?? []).reduce(HTML.empty) { $0 + Button($1.name, to: $1.to).html }
        return mayAdd ? ways + add : ways
    }
    private var add: HTML { Button(language(.addTarget), to: Address("/chi-tieu/moi")).html }
    private var downloads: HTML {
        """
        <a href="\(asked.xlsx)">\(language(.downloadXLSX))</a> <a href="\(asked.csv)">\(language(.downloadCSV))</a> \
        \(asked.filter.state == .current ? "<a href=\"\(asked.changed { $0.state = .withdrawn })\">\(language(.withdrawn))</a>" : HTML.empty)
        """
    }

    private var all: Int { counts.reduce(0) { $0 + $1.count } }
    private var total: Int {
        guard let horizon = asked.filter.horizon else { return all }
        return counts.first { $0.horizon == horizon }?.count ?? 0
    }

    private var views: [(name: String, count: Int, address: Address, isCurrent: Bool)] {
        let whole = (
            name: language(.all), count: all, address: asked.changed { $0.horizon = nil },
            isCurrent: asked.filter.horizon == nil
        )
        return [whole]
            + counts.compactMap { horizon, count in
                guard let horizon else { return nil }
                return (
                    name: language(Phrase("Đến năm \(horizon)", "By \(horizon)")), count: count,
                    address: asked.changed { $0.horizon = horizon }, isCurrent: asked.filter.horizon == horizon
                )
            }
    }

    /// The groups of standing with how many targets each holds.
    private var standings: HTML {
        guard let marks, asked.filter.state == .current else { return .empty }
        let all = groups.values.reduce(0, +)
        let whole = (
            name: language("Mọi tình trạng", "Any state"), count: all, address: asked.changed { $0.group = "" },
            isCurrent: asked.filter.group.isEmpty
        )
        let parts = marks.groups.compactMap {
            code, name -> (name: String, count: Int, address: Address, isCurrent: Bool)? in
            let count = groups[code] ?? 0
            guard count > 0 || asked.filter.group == code else { return nil }
            return (name, count, asked.changed { $0.group = code }, asked.filter.group == code)
        }
        return SavedViews([whole] + parts).html
    }

    private var filters: FilterBar {
        let filter = asked.filter
        var chips: [(words: String, without: Address)] = []
        if !filter.words.isEmpty { chips.append(("“\(filter.words)”", asked.changed { $0.words = "" })) }
        if let plan = filter.plan { chips.append((choices.name(of: plan), asked.changed { $0.plan = nil })) }
        if !filter.unit.isEmpty { chips.append((choices.name(ofUnit: filter.unit), asked.changed { $0.unit = "" })) }
        if filter.state == .withdrawn { chips.append((language(.withdrawn), asked.changed { $0.state = .current })) }
        return FilterBar(
            action: TargetAddress.list,
            fields: [
                .search("tim", language(.find), value: filter.words),
                .choice("ke-hoach", language(.plan), choices.plans(language), selected: filter.plan?.text ?? ""),
                .choice("co-quan", language(.agency), choices.units(language), selected: filter.unit),
            ],
            hidden: asked.pairs.filter { ["nam", "tinh-trang", "sap", "rut"].contains($0.0) && !$0.1.isEmpty }.map {
                (name: $0.0, value: $0.1)
            },
            chips: chips, clear: TargetAddress.list)
    }

    private var list: HTML {
        var columns: [Table.Column] = [
            .init(
                language(.number), .desk, sort: asked.changed { $0.order = .place },
                order: asked.filter.order == .place ? .ascending : nil, width: 6),
            .init(
                language(.target), .main, sort: asked.changed { $0.order = .name },
                order: asked.filter.order == .name ? .ascending : nil),
            .init(language(.value), width: 14), .init(language(.phase), width: 14),
            .init(language(.lead), .wide, width: 20),
            .init(language(.plan), .desk, width: 12),
        ]
        if marks != nil {
            // The phase goes under the value.
            columns[3] = .init(language("Hiện tại", "Now"), width: 14)
            columns.insert(.init(language(.stateColumn), width: 14), at: 4)
        }
        let rows = page.rows.map { line in
            let target = line.target
            let performers: HTML =
                target.performersRaw.isEmpty && target.performers.isEmpty
                ? "" : "<span class=\"sub hide-s\">\(unitLinks(target.performers, or: target.performersRaw))</span>"
            let phase = HTML(text: target.phase)
            let stands: [HTML]
            if let marks {
                let mark = marks.marks[target.id]
                stands = [
                    mark?.value ?? "<span class=\"muted\">-</span>",
                    mark?.state ?? Badge(.unknown, language("Chưa có số", "No value"), wraps: true).html,
                ]
            } else {
                stands = [phase]
            }
            let until: HTML = marks == nil || target.phase.isEmpty ? .empty : "<span class=\"sub\">\(phase)</span>"
            return Table.Row(
                [
                    HTML(text: target.no.withoutLastDot),
                    """
                    <a class="row" href="\(Address("/chi-tieu/{id}", target.id.text))">\(target.name)</a>\
                    \(target.parentNo.map { "<span class=\"sub\">\(language("thuộc chỉ tiêu", "part of target")) \($0)</span>" } ?? HTML.empty)
                    """,
                    "<span class=\"num\">\(target.value.raw)</span>\(target.unit.isEmpty ? "" : " \(target.unit)" as HTML)\(until)",
                ] + stands + [
                    "\(unitLinks(target.leads, or: target.leadRaw))\(performers)",
                    "<a href=\"\(Address("/ke-hoach/{id}", target.plan.id.text))\">\(target.plan.code)</a>",
                ])
        }
        return """
            \(Table(caption: "<b class=\"num\">\(Written.count(total))</b> \(language("chỉ tiêu", "targets"))", columns: columns, rows: rows))
            \(Pager(
                shown: "\(Written.count(page.rows.count)) \(language("trong", "of")) \(Written.count(total))", previous: asked.page(page.previous),
                next: asked.page(page.next)))
            """
    }

    private var empty: HTML {
        EmptyState(
            all == 0 && asked.filter == TargetFilter()
                ? language("Sổ chưa có chỉ tiêu nào", "No target yet")
                : language("Không có chỉ tiêu nào khớp", "No target matches"),
            next:
                "<a href=\"\(TargetAddress.list)\">\(language("Xem cả sổ", "See the whole register"))</a> \(language("hoặc", "or")) <a href=\"/van-ban\">\(language("mở sổ văn bản", "open the documents"))</a>."
        ).html
    }
}

/// One target.
struct TargetDetailPage {
    let target: Target
    let places: [OriginPlace]
    /// What other features say of how it stands, over the words of the plan.
    let standing: HTML
    /// What other features add.
    let panels: HTML
    let history: HTML
    let language: Language
    let mayCorrect: Bool

    var main: HTML {
        let actions: HTML =
            mayCorrect && target.state == .current
            ? Button(language(.correct), to: Address("/chi-tieu/{id}/sua", target.id.text)).html : .empty
        let withdrawn: HTML =
            target.state == .withdrawn
            ? Notice(.warning, language(.withdrawn), next: target.withdrawnReason ?? "").html : .empty
        return """
            \(Breadcrumb([
                (language(.targetRegister), TargetAddress.list),
                (target.plan.code, Address("/ke-hoach/{id}", target.plan.id.text)), (target.no.withoutLastDot, nil),
            ].filter { !$0.0.isEmpty }))\
            \(PageHead(target.name, actions: actions))\(withdrawn)\(standing)\
            <div class="cols"><section>\(SectionHead(language(.assignment)))\(facts)</section>
            <section>\(SectionHead(language(.inSignedPage)))\(OriginExcerpts(places: places, language: language).html)</section></div>
            \(panels)\(history)
            """
    }

    private var facts: Facts {
        let unsaid: HTML = "<span class=\"muted\">\(language(.notSaid))</span>"
        let written = { (html: HTML) in html == .empty ? unsaid : html }
        return Facts([
            (language(.value), "<b class=\"num\">\(target.value.raw)</b> \(target.unit)"),
            (language(Phrase("Hiểu là", "Read as")), HTML(text: language(target.value.reading))),
            (language(.phase), written(HTML(text: target.phase))),
            (language(.lead), written(unitLinks(target.leads, or: target.leadRaw))),
            (language(.performers), written(unitLinks(target.performers, or: target.performersRaw))),
            (language(.plan), "<a href=\"\(Address("/ke-hoach/{id}", target.plan.id.text))\">\(target.plan.code)</a>"),
        ])
    }
}

extension TargetValue {
    /// The value in words.
    package var reading: Phrase {
        let low = low.map { Written.decimal($0) } ?? ""
        let high = high.map { Written.decimal($0) } ?? ""
        let tail = unit.isEmpty ? "" : " \(unit)"
        return switch op {
        case .atLeast: Phrase("từ \(low)\(tail) trở lên", "at least \(low)\(tail)")
        case .above: Phrase("trên \(low)\(tail)", "more than \(low)\(tail)")
        case .atMost: Phrase("không quá \(high)\(tail)", "at most \(high)\(tail)")
        case .below: Phrase("dưới \(high)\(tail)", "less than \(high)\(tail)")
        case .equal: Phrase("bằng \(low)\(tail)", "exactly \(low)\(tail)")
        case .range: Phrase("từ \(low) đến \(high)\(tail)", "from \(low) to \(high)\(tail)")
        case .rank: Phrase("thứ hạng \(low.isEmpty ? high : low)", "rank \(low.isEmpty ? high : low)")
        case .level: Phrase("mức \(low.isEmpty ? raw : low)", "level \(low.isEmpty ? raw : low)")
        case .yes: Phrase("đạt hoặc chưa đạt", "reached or not")
        case .text: Phrase("lời văn, chưa tính được", "words, not computable")
        }
    }
}
