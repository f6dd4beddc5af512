import Design
import Documents
import Vocabulary

/// The list of plans, each with its bar.
struct PlanListPage {
    let asked: PlanAddress
    let page: ListPage<PlanLine>
    let total: Int
    let language: Language
    let mayAdd: Bool

    var main: HTML {
        """
        \(PageHead(language(.planRegister), meta: downloads, actions: mayAdd ? Button(language(.addPlan), to: Address("/ke-hoach/moi")).html : .empty))
        \(FilterBar(
            action: PlanAddress.list, fields: [.search("tim", language(.find), value: asked.filter.words)],
            hidden: asked.filter.order == .title ? [("sap", "ten")] : [],
            chips: asked.filter.words.isEmpty ? [] : [("“\(asked.filter.words)”", asked.changed { $0.words = "" })],
            clear: PlanAddress.list))
        \(page.rows.isEmpty ? empty : list)
        """
    }

    private var downloads: HTML {
        """
        <a href="\(asked.xlsx)">\(language(.downloadXLSX))</a> <a href="\(asked.csv)">\(language(.downloadCSV))</a>
        """
    }

    private var list: HTML {
        let order = asked.filter.order
        let columns: [Table.Column] = [
            .init(
                language(.plan), .main, sort: asked.changed { $0.order = .title },
                order: order == .title ? .ascending : nil),
            .init(
                language(Phrase("Ngày ban hành", "Issued on")), sort: asked.changed { $0.order = .newest },
                order: order == .newest ? .descending : nil, width: 12),
            .init(language(Phrase("Tiến độ", "Progress")), .wide, width: 24), .init(language(.task), .number, width: 8),
            .init(language(TimeGroup.overdue.name), .number, width: 8), .init(language(.target), .number, width: 8),
            .init(language(.project), .number, width: 8),
        ]
        let rows = page.rows.map { line in
            let plan = line.plan
            let tasks = MissionAddress.of { $0.plan = plan.id }
            return Table.Row([
                """
                <a class="row" href="\(Address("/ke-hoach/{id}", plan.id.text))">\(plan.code)</a>\
                <span class="sub clamp">\(plan.title)</span>
                """,
                plan.issuedOn.map { "<span class=\"tab nw\">\($0)</span>" } ?? "-", line.tally.bar(language).html,
                "<a href=\"\(tasks)\">\(Written.count(line.tally.total))</a>", overdue(line),
                "<a href=\"\(TargetAddress.of { $0.plan = plan.id })\">\(Written.count(line.targets))</a>",
                "<a href=\"\(ProjectAddress.of { $0.plan = plan.id })\">\(Written.count(line.projects))</a>",
            ])
        }
        return """
            \(TimeLegend(language: language).html)
            \(Table(caption: "<b class=\"num\">\(Written.count(total))</b> \(language("kế hoạch", "plans"))", columns: columns, rows: rows))
            \(Pager(
                shown: "\(Written.count(page.rows.count)) \(language("trong", "of")) \(Written.count(total))", previous: asked.page(page.previous),
                next: asked.page(page.next)))
            """
    }

    private func overdue(_ line: PlanLine) -> HTML {
        let count = line.tally[.overdue]
        guard count > 0 else { return "0" }
        let address = MissionAddress.of {
            $0.plan = line.plan.id
            $0.time = .group(.overdue)
        }
        return "<a href=\"\(address)\">\(Written.count(count))</a>"
    }

    private var empty: HTML {
        asked.filter.words.isEmpty
            ? EmptyState(
                language("Chưa có kế hoạch nào", "No plan yet"),
                next:
                    "\(language("Tải một kế hoạch lên rồi duyệt:", "Upload a plan and review it:")) <a href=\"/van-ban\">\(language("sổ văn bản", "documents"))</a>."
            ).html
            : EmptyState(
                language("Không có kế hoạch nào khớp", "No plan matches"),
                next: "<a href=\"\(PlanAddress.list)\">\(language("Xem mọi kế hoạch", "See all plans"))</a>"
            )
            .html
    }
}

/// The marks of a bar and their names.
struct TimeLegend {
    let language: Language

    var html: HTML {
        Legend([
            (.done, language(TimeGroup.doneOnTime.name)), (.doneLate, language(TimeGroup.doneLate.name)),
            (.ok, language(TimeGroup.notDue.name)),
            (.soon, language(Phrase("Đến hạn trong 3 ngày", "Due within 3 days"))),
            (.late, language(TimeGroup.overdue.name)), (.always, language(TimeGroup.regular.name)),
            (.unknown, language(Phrase("Chưa có hạn tính được", "No computable deadline"))),
        ]).html
    }
}

/// One plan: how it stands, section by section, who leads what, its targets and projects.
struct PlanDetailPage {
    let plan: Plan
    let standing: PlanStanding
    let tasks: [Mission]
    let targets: [Target]
    let projects: [Project]
    let panels: HTML
    let history: HTML
    let today: Day
    let language: Language
    let mayCorrect: Bool

    var main: HTML {
        """
        \(Breadcrumb([(language(.planRegister), PlanAddress.list), (plan.code, nil)]))\
        \(PageHead(plan.title, meta: meta, actions: actions))\(withdrawn)\
        \(nothing)\(progress)\(panels)\(leads)\(taskSection)\(targetSection)\(projectSection)\(history)
        """
    }

    private var meta: HTML {
        let paper: HTML =
            plan.document.map {
                "<a href=\"\(Address("/van-ban/{id}", $0.text))\">\(plan.documentNumber ?? plan.code)</a>"
            }
            ?? HTML(text: plan.code)
        let day: HTML = plan.issuedOn.map { " \(language("ngày", "of")) \($0)" } ?? ""
        return "\(paper)\(day)\(plan.issuer.isEmpty ? "" : ", ")\(plan.issuer)"
    }

    private var actions: HTML {
        guard mayCorrect, plan.state == .current else { return .empty }
        return Button(language(.correct), to: Address("/ke-hoach/{id}/sua", plan.id.text)).html
    }

    private var withdrawn: HTML {
        plan.state == .withdrawn
            ? Notice(.warning, language(.withdrawn), next: plan.withdrawnReason ?? "").html : .empty
    }

    /// A plan that was entered by hand begins empty: what to do next.
    private var nothing: HTML {
        guard standing.tally.total == 0, targets.isEmpty, projects.isEmpty else { return .empty }
        let way: HTML =
            mayCorrect && plan.state == .current
            ? "<a href=\"/nhiem-vu/moi\">\(language("Thêm nhiệm vụ", "Add a task"))</a> \(language("hoặc", "or")) <a href=\"/chi-tieu/moi\">\(language("thêm chỉ tiêu", "add a target"))</a>."
            : ""
        return EmptyState(language("Kế hoạch chưa có dòng nào", "The plan has no rows yet"), next: way).html
    }

    private var progress: HTML {
        let tally = standing.tally
        guard tally.total > 0 else { return .empty }
        let due = MissionAddress.of { $0.plan = plan.id }
        let rate: HTML =
            tally.due == 0
            ? "<p class=\"meta\">\(language("Chưa có nhiệm vụ nào đến hạn.", "No task was due yet."))</p>"
            : tally.isUnreported
                ? "<p class=\"meta\"><b class=\"num\">\(Written.count(tally.due))</b> \(language("nhiệm vụ đã đến hạn, chưa việc nào được ghi nhận kết quả.", "tasks were due, none has a recorded result."))</p>"
                : Rate(
                    tally[.doneOnTime], of: tally.due,
                    "<a href=\"\(due)\">\(language("nhiệm vụ đã đến hạn", "tasks due"))</a>"
                ).html
        let columns: [Table.Column] = [
            .init(language(.section), .main), .init(language(Phrase("Tiến độ", "Progress")), .wide, width: 30),
            .init(language(.task), .number, width: 8), .init(language(.done), .number, width: 8),
            .init(language(TimeGroup.overdue.name), .number, width: 8),
        ]
        let rows = standing.sections.map { part in
            Table.Row([
                HTML(
                    text: part.title.isEmpty
                        ? (part.section.isEmpty ? plan.code : part.section)
                        : "\(part.section.isEmpty ? "" : part.section + ". ")\(part.title)"),
                part.tally.bar(language).html, HTML(text: Written.count(part.tally.total)),
                HTML(text: Written.count(part.tally.total - part.tally.open)),
                HTML(text: Written.count(part.tally[.overdue])),
            ])
        }
        return """
            <section class="sec">\(SectionHead(language(Phrase("Tiến độ theo mục", "Progress by section")), id: "tien-do"))\
            \(rate)\(TimeLegend(language: language).html)\(Table(
                caption: "<b class=\"num\">\(Written.count(tally.total))</b> \(language("nhiệm vụ", "tasks")), \(Written.count(tally[.overdue])) \(language("quá hạn", "overdue"))",
                columns: columns, rows: rows,
                sums: [
                    "\(language("Cộng", "Total"))", tally.bar(language).html, HTML(text: Written.count(tally.total)),
                    HTML(text: Written.count(tally.total - tally.open)), HTML(text: Written.count(tally[.overdue])),
                ], isList: false))</section>

            """
    }

    private var leads: HTML {
        guard !standing.leads.isEmpty else { return .empty }
        let rows = standing.leads.map { unit, tally in
            let tasks = MissionAddress.of {
                $0.plan = plan.id
                $0.unit = unit.code
                $0.part = .lead
            }
            return Table.Row([
                "<a class=\"row\" href=\"\(Address("/co-quan/{id}", unit.code))\">\(unit.name)</a>",
                tally.bar(language).html, "<a href=\"\(tasks)\">\(Written.count(tally.total))</a>",
                HTML(text: Written.count(tally[.overdue])),
            ])
        }
        return """
            <section class="sec">\(SectionHead(
                language(Phrase("Ai chủ trì việc gì", "Who leads what")),
                meta: "\(language("nhiệm vụ có nhiều cơ quan chủ trì được tính cho từng cơ quan", "a task with several leads counts for each of them"))"))\
            \(Table(
                caption: "<b class=\"num\">\(Written.count(standing.leads.count))</b> \(language("cơ quan chủ trì", "leading agencies"))",
                columns: [
                    .init(language(.agency), .main), .init(language(Phrase("Tiến độ", "Progress")), .wide, width: 30),
                    .init(language(.task), .number, width: 8), .init(language(TimeGroup.overdue.name), .number, width: 8),
                ], rows: rows, isList: false))</section>

            """
    }

    private var taskSection: HTML {
        guard !tasks.isEmpty else { return .empty }
        var rows: [Table.Row] = []
        var section = ""
        for mission in tasks {
            let name = "\(mission.section.isEmpty ? "" : mission.section + ". ")\(mission.sectionTitle)"
            if name != section, !name.isEmpty { rows.append(Table.Row(heading: HTML(text: name))) }
            section = name
            let product: HTML = mission.product.isEmpty ? "" : "<span class=\"sub\">\(mission.product)</span>"
            rows.append(
                Table.Row([
                    HTML(text: mission.no.withoutLastDot),
                    "<a class=\"row\" href=\"\(Address("/nhiem-vu/{id}", mission.id.text))\">\(mission.title)</a>\(product)",
                    unitLinks(mission.leads, or: mission.leadRaw), MissionRegisterPage.due(mission.deadline),
                    mission.timeState(today: today).badge(language).html,
                ]))
        }
        let whole = standing.tally.total
        let more: HTML =
            whole > tasks.count
            ? "<p class=\"pager\"><a href=\"\(MissionAddress.of { $0.plan = plan.id })\">\(language("Xem đủ \(Written.count(whole)) nhiệm vụ", "See all \(Written.count(whole)) tasks"))</a></p>"
            : .empty
        return """
            <section class="sec">\(SectionHead(language(.task), meta: "<a href=\"\(MissionAddress.of { $0.plan = plan.id })\">\(language("mở trong sổ để lọc và tải", "open in the register to filter and download"))</a>", id: "nhiem-vu"))\
            \(Table(
                caption: "\(language("\(Written.count(tasks.count)) trong \(Written.count(whole)) nhiệm vụ, theo thứ tự của văn bản", "\(Written.count(tasks.count)) of \(Written.count(whole)) tasks, in the order of the document"))",
                columns: [
                    .init(language(.number), .desk, width: 6), .init(language(.taskAndProduct), .main),
                    .init(language(.lead), .wide, width: 20), .init(language(.deadline), width: 12),
                    .init(language(.stateColumn), width: 14),
                ], rows: rows, isList: false))\(more)</section>

            """
    }

    private var targetSection: HTML {
        guard !targets.isEmpty else { return .empty }
        var rows: [Table.Row] = []
        var phase = ""
        for target in targets {
            if target.phase != phase { rows.append(Table.Row(heading: HTML(text: target.phase))) }
            phase = target.phase
            rows.append(
                Table.Row([
                    HTML(text: target.no.withoutLastDot),
                    "<a class=\"row\" href=\"\(Address("/chi-tieu/{id}", target.id.text))\">\(target.name)</a>",
                    "<span class=\"num\">\(target.value.raw)</span> \(target.unit)",
                    unitLinks(target.leads, or: target.leadRaw),
                ]))
        }
        return """
            <section class="sec">\(SectionHead(language(.target), id: "chi-tieu"))\
            \(Table(
                caption: "<b class=\"num\">\(Written.count(targets.count))</b> \(language("chỉ tiêu", "targets"))",
                columns: [
                    .init(language(.number), .desk, width: 6), .init(language(.target), .main),
                    .init(language(.value), width: 16), .init(language(.lead), .wide, width: 24),
                ], rows: rows, isList: false))</section>

            """
    }

    private var projectSection: HTML {
        guard !projects.isEmpty else { return .empty }
        let years = Set(projects.flatMap(\.years)).sorted()
        return """
            <section class="sec">\(SectionHead(language(.project), id: "du-an"))\
            \(ProjectMatrix(
                caption: "<b class=\"num\">\(Written.count(projects.count))</b> \(language("dự án; dấu x là năm thực hiện", "projects; x marks the years"))",
                projects: projects, years: years, sorts: nil, showsPlan: false, language: language
            ).html)</section>

            """
    }
}
