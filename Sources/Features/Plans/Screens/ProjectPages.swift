import Design
import Documents
import Vocabulary

/// The register of projects as a matrix of years.
struct ProjectRegisterPage {
    let asked: ProjectAddress
    let page: ListPage<ProjectLine>
    let counts: (total: Int, years: [(year: Int, count: Int)])
    let choices: Choices
    let language: Language
    let mayAdd: Bool

    var main: HTML {
        """
        \(PageHead(language(.projectRegister), meta: downloads, actions: mayAdd ? add : .empty))
        \(SavedViews(views))
        \(filters)
        \(page.rows.isEmpty ? empty : list)
        """
    }

    private var add: HTML { Button(language(.addProject), to: Address("/du-an/moi")).html }
    private var downloads: HTML {
        """
        <a href="\(asked.xlsx)">\(language(.downloadXLSX))</a> <a href="\(asked.csv)">\(language(.downloadCSV))</a> \
        \(asked.filter.state == .current ? "<a href=\"\(asked.changed { $0.state = .withdrawn })\">\(language(.withdrawn))</a>" : HTML.empty)
        """
    }

    private var total: Int {
        guard let year = asked.filter.year else { return counts.total }
        return counts.years.first { $0.year == year }?.count ?? 0
    }

    private var views: [(name: String, count: Int, address: Address, isCurrent: Bool)] {
        [(language(.all), counts.total, asked.changed { $0.year = nil }, asked.filter.year == nil)]
            + counts.years.map { year, count in
                (
                    name: language(Phrase("Năm \(year)", "Year \(year)")), count: count,
                    address: asked.changed { $0.year = year }, isCurrent: asked.filter.year == year
                )
            }
    }

    private var filters: FilterBar {
        let filter = asked.filter
        var chips: [(words: String, without: Address)] = []
        if !filter.words.isEmpty { chips.append(("“\(filter.words)”", asked.changed { $0.words = "" })) }
        if let plan = filter.plan { chips.append((choices.name(of: plan), asked.changed { $0.plan = nil })) }
        if !filter.unit.isEmpty { chips.append((choices.name(ofUnit: filter.unit), asked.changed { $0.unit = "" })) }
        if filter.state == .withdrawn { chips.append((language(.withdrawn), asked.changed { $0.state = .current })) }
        return FilterBar(
            action: ProjectAddress.list,
            fields: [
                .search("tim", language(.find), value: filter.words),
                .choice("ke-hoach", language(.plan), choices.plans(language), selected: filter.plan?.text ?? ""),
                .choice("co-quan", language(.agency), choices.units(language), selected: filter.unit),
            ],
            hidden: asked.pairs.filter { ["nam", "sap", "rut"].contains($0.0) && !$0.1.isEmpty }.map {
                (name: $0.0, value: $0.1)
            },
            chips: chips, clear: ProjectAddress.list)
    }

    private var list: HTML {
        let table = ProjectMatrix(
            caption:
                "<b class=\"num\">\(Written.count(total))</b> \(language("dự án; dấu x là năm thực hiện", "projects; x marks the years"))",
            projects: page.rows.map(\.project), years: counts.years.map(\.year),
            sorts: (
                asked.changed { $0.order = .place }, asked.changed { $0.order = .name }, asked.filter.order
            ), showsPlan: true, language: language)
        return """
            \(table.html)
            \(Pager(
                shown: "\(Written.count(page.rows.count)) \(language("trong", "of")) \(Written.count(total))", previous: asked.page(page.previous),
                next: asked.page(page.next)))
            """
    }

    private var empty: HTML {
        EmptyState(
            counts.total == 0 && asked.filter == ProjectFilter()
                ? language("Sổ chưa có dự án nào", "No project yet")
                : language("Không có dự án nào khớp", "No project matches"),
            next:
                "<a href=\"\(ProjectAddress.list)\">\(language("Xem cả sổ", "See the whole register"))</a> \(language("hoặc", "or")) <a href=\"/van-ban\">\(language("mở sổ văn bản", "open the documents"))</a>."
        ).html
    }
}

/// Projects by years: an `x` where one runs.
struct ProjectMatrix {
    let caption: HTML
    let projects: [Project]
    let years: [Int]
    let sorts: (place: Address, name: Address, order: ProjectFilter.Order)?
    let showsPlan: Bool
    let language: Language

    var html: HTML {
        var columns: [Table.Column] = [
            .init(
                language(.number), .desk, sort: sorts?.place, order: sorts?.order == .place ? .ascending : nil, width: 6
            ),
            .init(language(.project), .main, sort: sorts?.name, order: sorts?.order == .name ? .ascending : nil),
            .init(language(.lead), .wide, width: 20),
        ]
        columns += years.map { .init(String($0), width: 4) }
        if showsPlan { columns.append(.init(language(.plan), .desk, width: 12)) }
        var rows: [Table.Row] = []
        var group = ""
        for project in projects {
            if sorts?.order != .name, !project.group.isEmpty, project.group != group {
                rows.append(Table.Row(heading: HTML(text: project.group)))
            }
            group = project.group
            var cells: [HTML] = [
                HTML(text: project.no.withoutLastDot),
                "<a class=\"row\" href=\"\(Address("/du-an/{id}", project.id.text))\">\(project.name)</a>",
                unitLinks(project.leads, or: project.leadRaw),
            ]
            cells += years.map { project.years.contains($0) ? "<b>x</b>" : "<span class=\"muted\">-</span>" }
            if showsPlan {
                cells.append("<a href=\"\(Address("/ke-hoach/{id}", project.plan.id.text))\">\(project.plan.code)</a>")
            }
            rows.append(Table.Row(cells))
        }
        return Table(caption: caption, columns: columns, rows: rows).html
    }
}

/// One project.
struct ProjectDetailPage {
    let project: Project
    let places: [OriginPlace]
    /// What other features add.
    let panels: HTML
    let history: HTML
    let language: Language
    let mayCorrect: Bool

    var main: HTML {
        let actions: HTML =
            mayCorrect && project.state == .current
            ? Button(language(.correct), to: Address("/du-an/{id}/sua", project.id.text)).html : .empty
        let withdrawn: HTML =
            project.state == .withdrawn
            ? Notice(.warning, language(.withdrawn), next: project.withdrawnReason ?? "").html : .empty
        let years = project.years.map { String($0) }.joined(separator: ", ")
        let facts = Facts([
            (language(.lead), unitLinks(project.leads, or: project.leadRaw)),
            (
                language(Phrase("Năm thực hiện", "Years")),
                "<span class=\"num\">\(years.isEmpty ? language(.notSaid) : years)</span>"
            ),
            (language(.group), HTML(text: project.group)),
            (
                language(.plan),
                "<a href=\"\(Address("/ke-hoach/{id}", project.plan.id.text))\">\(project.plan.code)</a>"
            ),
        ])
        return """
            \(Breadcrumb([
                (language(.projectRegister), ProjectAddress.list),
                (project.plan.code, Address("/ke-hoach/{id}", project.plan.id.text)), (project.no.withoutLastDot, nil),
            ].filter { !$0.0.isEmpty }))\
            \(PageHead(project.name, actions: actions))\(withdrawn)\
            <div class="cols"><section>\(SectionHead(language(.assignment)))\(facts)</section>
            <section>\(SectionHead(language(.inSignedPage)))\(OriginExcerpts(places: places, language: language).html)</section></div>
            \(panels)\(history)
            """
    }
}
