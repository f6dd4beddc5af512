import Design
import Organizations
import Plans
import Vocabulary

/// The Office's queue: one card for each thing to decide, the claim and its proof beside each other.
struct DeskPage {
    /// Cards of one kind when all kinds are shown, and on a page of one kind.
    static let first = 10
    static let size = 30

    /// Some of what waits of one kind.
    struct Group: Sendable {
        let kind: DeskKind
        let total: Int
        let start: Int
        let items: [DeskItem]
    }

    let groups: [Group]
    let counts: [DeskKind: Int]
    let only: DeskKind?
    let page: Int
    let units: [UnitLink]
    let viewer: Viewer
    let today: Day
    let token: HTML
    let language: Language

    private var total: Int { counts.values.reduce(0, +) }

    var main: HTML {
        """
        \(PageHead(language(.desk), meta: HTML(text: language(
            "cũ nhất ở trên; quyết định ngay tại từng việc", "the oldest first; each is decided right here"))))
        \(total == 0 ? nothing : "\(sentence)\(views)\(groups.markup(section))")
        """
    }

    private var nothing: HTML {
        EmptyState(
            language("Không có gì chờ Văn phòng xử lý", "Nothing waits for the Office"),
            next:
                "\(language("Kết quả cơ quan khai, đề nghị gia hạn và việc báo không đúng đơn vị sẽ hiện ở đây.", "Declared results, requests for later deadlines and contested tasks come here.")) <a href=\"/giao-viec\">\(language("Xem việc đã giao", "See the assignments"))</a>"
        ).html
    }

    private var sentence: HTML {
        let parts = DeskKind.allCases.filter { counts[$0, default: 0] > 0 }.map { kind -> HTML in
            "<a href=\"\(kind.address)\">\(language(kind.counted(counts[kind, default: 0])))</a>"
        }
        return """
            <p class="day">\(language("Đang chờ:", "Waiting:")) \(parts.enumerated().markup { "\($0 == 0 ? "" : ", ")\($1)" }).</p>

            """
    }

    private var views: SavedViews {
        SavedViews(
            [(name: language("Tất cả", "All"), count: total, address: Section.desk.address, isCurrent: only == nil)]
                + DeskKind.allCases.map { kind in
                    (
                        name: language(kind.name), count: counts[kind, default: 0], address: kind.address,
                        isCurrent: only == kind
                    )
                })
    }

    private func section(_ group: Group) -> HTML {
        guard group.total > 0 else { return .empty }
        let more: HTML
        if only == nil {
            more =
                group.total > group.items.count
                ? "<p class=\"meta\"><a href=\"\(group.kind.address)\">\(language("Xem cả \(Written.count(group.total))", "See all \(Written.count(group.total))"))</a></p>"
                : .empty
        } else {
            let last = group.start + group.items.count
            let at = { (page: Int) in group.kind.address.with([("trang", page > 1 ? String(page) : "")]) }
            more =
                Pager(
                    shown: language(
                        "\(group.start + 1) đến \(last) trong \(Written.count(group.total))",
                        "\(group.start + 1) to \(last) of \(Written.count(group.total))"),
                    previous: page > 1 ? at(page - 1) : nil, next: last < group.total ? at(page + 1) : nil
                ).html
        }
        return """
            <section class="sec">\(SectionHead(
                language(group.kind.name), meta: HTML(text: language("\(Written.count(group.total)) việc", "\(Written.count(group.total))")),
                id: group.kind.rawValue))
            <div class="decs">\(group.items.enumerated().markup { card($1, group.start + $0 + 1, group.kind) })</div>\(more)</section>

            """
    }

    private func card(_ item: DeskItem, _ number: Int, _ kind: DeskKind) -> HTML {
        let it = item.assignment
        let forms = AssignmentForms(
            assignment: it, extensions: item.asked.map { [$0] } ?? [], mark: item.mark, suggested: item.suggested,
            units: kind == .contests ? units : [], refused: nil, back: only?.address ?? Section.desk.address,
            viewer: viewer, today: today, token: token, language: language)
        let acts =
            switch kind {
            case .results, .amendments: forms.onResult
            case .extensions: forms.onExtension
            case .contests: forms.onContest
            }
        return """
            <article class="dec" id="v-\(it.id.text)"><span class="no">\(number)</span><div>\
            <h3><a href="\(AssignmentAddress.of(it.id))">\(it.task.title)</a></h3>\(matter(item, kind))\
            <p class="meta"><span>\(it.unit.name), \(language(it.part.name))</span><span>\(item.time.badge(language))</span>\
            <span>\(it.level.mark(language))</span><span>\(due(it))</span><span>\(since(item, kind))</span></p></div>\
            <div class="acts hide-p">\(acts.joined())</div></article>

            """
    }

    private func due(_ it: Assignment) -> HTML {
        guard let due = it.due else { return HTML(text: it.task.deadline.raw) }
        guard let first = it.firstDue, first != due else { return "\(language(.dueColumn)) \(due)" }
        return "\(language(.dueColumn)) \(due) (\(language("gốc", "first")) \(first))"
    }

    /// What the unit says, and what proves it or does not.
    private func matter(_ item: DeskItem, _ kind: DeskKind) -> HTML {
        let it = item.assignment
        switch kind {
        case .extensions:
            guard let asked = item.asked else { return .empty }
            let cause = DelayCause.of(asked.cause).map { ", \(language($0.name).lowercased())" } ?? ""
            let late =
                asked.daysAskedLate > 0
                ? language(
                    " Xin sau khi đã quá hạn \(asked.daysAskedLate) ngày; những ngày đó vẫn giữ.",
                    " Asked \(asked.daysAskedLate) days after expiry; those days stay.") : ""
            return """
                <p>\(language("Xin lùi từ", "From")) <b class="nw">\(asked.dueBefore)</b> \(language("đến", "to")) <b class="nw">\(asked.wantedOn)</b>\(cause): “\(asked.reason)”\(late)</p>
                """
        case .contests:
            let suggested: HTML =
                item.suggested.map { " \(language("Đề nghị giao", "Suggests")) <b>\($0.name)</b>." } ?? .empty
            return "<p>“\(it.stateWords)”\(suggested)</p>"
        case .results, .amendments:
            let said: HTML =
                item.latest.map { latest in
                    latest.result.isEmpty
                        ? "<p class=\"muted\">\(language("Cơ quan không ghi lời.", "The unit wrote no words."))</p>"
                        : "<p>“\(latest.result)”</p>"
                } ?? .empty
            let changed: HTML =
                kind == .amendments
                ? "<p>\(Badge(.soon, language(.amendments(it.amendments))))</p>" : .empty
            let product: HTML =
                it.task.product.isEmpty
                ? .empty
                : "<p class=\"meta\"><span>\(language("Sản phẩm phải có", "Product wanted")): \(it.task.product)</span></p>"
            return "\(changed)\(said)\(product)\(proof(item))"
        }
    }

    private func proof(_ item: DeskItem) -> HTML {
        guard !item.evidence.isEmpty else {
            return "<p>\(Badge(.unknown, language("Chưa có văn bản nào", "No document")))</p>"
        }
        return """
            <ul class="files">\(item.evidence.prefix(5).markup { paper in
                "<li>\(PaperLine(paper: paper, language: language).html)</li>"
            })</ul>
            """
    }

    private func since(_ item: DeskItem, _ kind: DeskKind) -> String {
        let day: Day
        switch kind {
        case .extensions: day = item.asked?.askedOn ?? today
        case .amendments: day = item.assignment.lastSentAt?.localDay ?? today
        case .results, .contests: day = item.assignment.stateAt.localDay
        }
        let days = max(0, day.days(to: today))
        return days == 0
            ? language("hôm nay", "today") : language("chờ \(days) ngày", "waiting \(days) days")
    }
}
