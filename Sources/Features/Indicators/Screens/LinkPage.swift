import Design
import Organizations
import Plans
import Vietnamese
import Vocabulary

/// The demands that wait for a decision, each with what is proposed; what is sure enough can be taken all at once.
struct LinkPage {
    let asked: LinkAddress
    let lines: [Aims.Line]
    let view: CubeView
    let problem: IndicatorProblem?
    let token: HTML
    let language: Language

    private static let size = 25

    var title: String { language("Gắn chỉ tiêu với chỉ số", "Tie targets to indicators") }

    var main: HTML {
        let open = lines.filter(isAsked)
        let found = open.filter { asked.holds($0.aim, asked.which) }
        return """
            \(Breadcrumb([(language("Chỉ số", "Indicators"), Address("/chi-so")), (title, nil)]))\
            \(PageHead(title, meta: "<span>\(language("Máy đọc và đề xuất; người điều phối quyết định", "The program reads and proposes; a coordinator decides"))</span>"))\
            \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next) })\
            \(SavedViews(views(open)))\(filters)\(found.isEmpty ? empty : list(found))
            """
    }

    private func isAsked(_ line: Aims.Line) -> Bool {
        let keys = foldedKey(asked.words).split(separator: " ")
        let text = keys.isEmpty ? "" : foldedKey("\(line.targetName) \(line.aim.words)")
        return (asked.plan.isEmpty || line.plan.text == asked.plan) && keys.allSatisfy { text.contains($0) }
    }

    private func views(
        _ open: [Aims.Line]
    ) -> [(name: String, count: Int, address: Address, isCurrent: Bool)] {
        let names: [(LinkAddress.Which, Phrase)] = [
            (.waiting, Phrase("Chờ quyết định", "To decide")), (.accepted, Phrase("Đã gắn", "Tied")),
            (.refused, Phrase("Không gắn", "Not tied")), (.headings, Phrase("Dòng tiêu đề", "Headings")),
        ]
        return names.map { which, name in
            (
                name: language(name), count: open.count { asked.holds($0.aim, which) },
                address: asked.changed { $0.which = which }, isCurrent: asked.which == which
            )
        }
    }

    private var filters: FilterBar {
        var plans: [(id: String, code: String)] = []
        for line in lines where !plans.contains(where: { $0.id == line.plan.text }) {
            plans.append((line.plan.text, line.planCode))
        }
        var chips: [(words: String, without: Address)] = []
        if !asked.words.isEmpty { chips.append(("“\(asked.words)”", asked.changed { $0.words = "" })) }
        if let plan = plans.first(where: { $0.id == asked.plan }) {
            chips.append((plan.code, asked.changed { $0.plan = "" }))
        }
        return FilterBar(
            action: LinkScreens.list,
            fields: [
                .search("tim", language("Tìm", "Find"), value: asked.words),
                .choice(
                    "ke-hoach", language("Kế hoạch", "Plan"),
                    [.init("", language("Tất cả", "All"))] + plans.map { .init($0.id, $0.code) }, selected: asked.plan),
            ],
            hidden: asked.which == .waiting ? [] : [(name: "xem", value: asked.which.rawValue)], chips: chips,
            clear: LinkScreens.list)
    }

    private func list(_ found: [Aims.Line]) -> HTML {
        let last = max(1, (found.count + Self.size - 1) / Self.size)
        let page = min(asked.page, last)
        let part = Array(found.dropFirst((page - 1) * Self.size).prefix(Self.size))
        let twins = Aims.twins(of: Set(part.map(\.aim.target)), among: lines)
        let columns: [Table.Column] = [
            .init(language("Chỉ tiêu của kế hoạch", "Target of a plan"), .main),
            .init(language("Hiểu là", "Read as"), .wide, width: 20),
            .init(language("Chỉ số đề xuất", "Proposed indicator"), .wide, width: 30),
            .init(language("Quyết định", "Decision"), .wide, width: 20),
        ]
        let first = (page - 1) * Self.size + 1
        let rows = part.enumerated().map { place, line in
            row(
                line, isNext: place > 0 && part[place - 1].aim.target == line.aim.target,
                twins: (twins[line.aim.target] ?? []).filter { $0.aim.id == line.aim.id })
        }
        let bulk: HTML =
            asked.which == .waiting && part.contains { best($0) != nil }
            ? "<p class=\"acts\">\(Button(language("Gắn các dòng đã đánh dấu", "Tie the marked ones"), .primary))</p>"
            : .empty
        return """
            <form method="post" action="\(LinkScreens.list)" id="noi">\(token)\(asked.pairs.filter { !$0.1.isEmpty }.markup {
                "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">"
            })\
            \(Table(caption: "<b class=\"num\">\(Written.count(found.count))</b> \(language("mức phải đạt", "demands"))", columns: columns, rows: rows))\
            \(bulk)</form>
            \(Pager(
                shown: "\(Written.count(first))–\(Written.count(first + part.count - 1)) \(language("trong", "of")) \(Written.count(found.count))",
                previous: page > 1 ? asked.changed { $0.page = page - 1 } : nil,
                next: page < last ? asked.changed { $0.page = page + 1 } : nil))
            """
    }

    private func best(_ line: Aims.Line) -> (indicator: Indicator, match: AimMatching.Match)? {
        AimMatching.best(for: line.subject, among: view.indicators)
    }

    private func row(_ line: Aims.Line, isNext: Bool, twins: [Aims.Twin]) -> Table.Row {
        let aim = line.aim
        let page = Address("/chi-tieu/noi/{id}", aim.id.text)
        let no = line.no.isEmpty ? "" : "\(line.no). "
        let words: HTML =
            line.raw.isEmpty && aim.words != line.targetName ? "<span class=\"sub\">“\(aim.words)”</span>" : .empty
        let name: HTML = """
            <a class="row" href="\(page)">\(no)\(line.targetName)</a>\(words)\
            <span class="sub">\(line.planCode)\(line.annex.isEmpty ? "" : ", \(line.annex)")\
            \(isNext ? language("; cùng một câu với dòng trên", "; from the same sentence as above") : "")</span>\
            \(LinkWords.twins(twins.filter { !$0.differences.isEmpty }, language))
            """
        let read: HTML = "\(LinkWords.reading(aim, language))\(LinkWords.flags(aim, language))"
        let other = Button(language("Xem và quyết định", "See and decide"), .quiet, to: page)
        switch aim.link {
        case .accepted, .refused:
            let tied = aim.indicator.flatMap { view.indicator($0) }
            let what: HTML =
                aim.link == .refused
                ? "<span class=\"muted\">\(language("không gắn", "not tied"))</span>"
                : tied.map { "<a href=\"\(Address("/chi-so/{code}", $0.code))\">\($0.name)</a>" } ?? .empty
            return Table.Row([name, read, what, other.html])
        case .proposed:
            guard !aim.isHeading else { return Table.Row([name, read, "–", other.html]) }
            guard let best = best(line) else {
                let form: HTML = """
                    \(Button(language("Lập chỉ số mới", "Define a new one"), .hint, to: Address("/chi-so/moi").with([("muc", aim.id.text)])))\(other)
                    """
                return Table.Row([
                    name, read,
                    "<span class=\"muted\">\(language("chưa có chỉ số nào khớp", "no indicator fits"))</span>",
                    "<div class=\"acts\">\(form)</div>",
                ])
            }
            let key = "\(aim.id.text):\(aim.version):\(best.indicator.id.text)"
            let box = Field.check("chon", best.indicator.name, isOn: best.match.score >= 0.8, value: key)
                .inside("c\(aim.id.text)")
            return Table.Row([
                name, read, "\(box)<span class=\"sub\">\(LinkWords.score(best.match, language))</span>",
                "<div class=\"acts\">\(Button(language("Gắn", "Tie"), .hint, name: "mot", value: key))\(other)</div>",
            ])
        }
    }

    private var empty: HTML {
        EmptyState(
            lines.isEmpty
                ? language("Chưa có chỉ tiêu nào", "No target yet")
                : asked.which == .waiting && asked.words.isEmpty && asked.plan.isEmpty
                    ? language("Mọi chỉ tiêu đều đã có quyết định", "Every target has its decision")
                    : language("Không có dòng nào khớp", "Nothing matches"),
            next:
                "<a href=\"\(Address("/chi-tieu"))\">\(language("Xem sổ chỉ tiêu", "See the register of targets"))</a>"
        ).html
    }
}
