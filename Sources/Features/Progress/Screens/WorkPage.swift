import Design
import Organizations
import Plans
import Vocabulary

/// Everything a unit owes in this period, in one list.
struct WorkPage {
    let list: WorkList
    let unitName: String
    let account: String
    let now: Instant
    /// The forms that stand in the list, by promise.
    let forms: [ID<Assignment>: HTML]
    let unitNames: [String]
    let token: HTML
    let language: Language

    private var today: Day { now.localDay }

    /// How many forms stand in the list; a longer one leads to the promises' own pages, for the sake of weak networks.
    static let formLimit = 40

    var main: HTML {
        """
        <div class="narrow work-list" data-account="\(account)" data-at="\(now.localClock)">
        <div class="work-head"><p class="crumb">\(unitName) · \(language(WorkPage.weekday(today))), \(today)</p>\
        <h1 class="vh">\(language(.myWork))</h1><p class="day">\(sentence)</p>\
        <div class="acts">\(takeAll)<a class="btn" href="\(Address("/viec-cua-toi/dan"))">\(language(.pasteFromExcel))</a>\
        <a class="btn" href="\(PackPage.here)">\(language(.packs))</a>\
        <a class="btn quiet" href="\(all)">\(language("Mọi việc của đơn vị", "Everything of the unit"))</a></div></div>
        \(WorkGroup.allCases.markup(section))
        \(sent)\(empty)
        \(WorkPage.unitOptions(unitNames))</div>
        """
    }

    static func unitOptions(_ names: [String]) -> HTML {
        "<datalist id=\"\(WorkFormView.unitList)\">\(names.markup { "<option value=\"\($0)\"></option>" })</datalist>"
    }

    private var all: Address {
        AssignmentAddress.of {
            $0.unit = list.lines.first?.item.assignment.unit.id
            $0.parts = []
        }
    }

    /// One sentence whose numbers lead to their rows.
    private var sentence: HTML {
        var parts: [HTML] = []
        func link(_ group: WorkGroup, _ vi: (Int) -> String, _ en: (Int) -> String) {
            let count = list[group].count
            if count > 0 { parts.append("<a href=\"#\(group.anchor)\">\(language(vi(count), en(count)))</a>") }
        }
        link(.returned, { "\($0) việc bị trả lại" }, { "\($0) returned" })
        link(.overdue, { "\($0) việc quá hạn" }, { "\($0) overdue" })
        link(.due, { "\($0) việc đến hạn trong ba ngày" }, { "\($0) due within three days" })
        link(.report, { "\($0) việc phải báo trong tháng" }, { "\($0) to report this month" })
        let sum: HTML =
            list.asked == 0
            ? .empty
            : " <a href=\"#da-gui\">\(language("Đã gửi \(list.sent.count) trong \(list.asked) việc của tháng \(today.month).", "\(list.sent.count) of \(list.asked) reported this month."))</a>"
        guard !parts.isEmpty else {
            return "\(language("Hôm nay không còn việc nào phải làm ngay.", "Nothing presses today."))\(sum)"
        }
        let words = parts.enumerated().markup { index, part in
            let joint =
                index == 0 ? "" : index == parts.count - 1 ? language(" và ", " and ") : ", "
            return "\(joint)\(part)"
        }
        return "\(language("Đơn vị còn ", "The unit has "))\(words).\(sum)"
    }

    private func section(_ group: WorkGroup) -> HTML {
        let lines = list[group]
        guard !lines.isEmpty else { return .empty }
        let shown = group == .inTime || group == .waiting ? 8 : lines.count
        return """
            <section class="sec" aria-labelledby="\(group.anchor)"><div class="sec-h"><h2 id="\(group.anchor)">\(language(group.name))</h2>\
            <p class="meta">\(lines.count) \(language("việc", "in all"))</p></div>\(jobs(lines.prefix(shown)))\(later(lines.dropFirst(shown)))</section>

            """
    }

    /// One button for a page full of new tasks, instead of one each.
    private var takeAll: HTML {
        let new = list.lines.map(\.item.assignment).filter { $0.state == .assigned }
        guard new.count > 1 else { return .empty }
        return """
            <form method="post" action="\(Address("/viec-cua-toi/nhan-het"))">\(token)\(new.markup {
                "<input type=\"hidden\" name=\"moi\" value=\"\($0.id.text) \($0.version)\">"
            })\(Button(language("Nhận cả \(new.count) việc mới giao", "Accept all \(new.count) new tasks")))</form>
            """
    }

    private func jobs(_ lines: ArraySlice<WorkLine>) -> HTML {
        """
        <div class="jobs">\(lines.markup { line in
            WorkJob(
                line: line, today: today, token: token, language: language, form: forms[line.item.assignment.id]
            ).html
        })</div>
        """
    }

    /// What is not pressing waits folded, so that what is can be seen at once.
    private func later(_ lines: ArraySlice<WorkLine>) -> HTML {
        guard let first = lines.first else { return .empty }
        let from = first.item.assignment.due.map { language(", hạn từ \($0.shown)", ", due from \($0.shown)") } ?? ""
        return """
            <details class="later"><summary>\(language("Còn \(lines.count) việc nữa\(from)", "\(lines.count) more\(from)"))</summary>\(jobs(lines))</details>
            """
    }

    private var sent: HTML {
        let sent = list.sent
        let head = SectionHead(
            language("Đã gửi tháng \(today.month)", "Reported this month"),
            meta: HTML(text: language("\(sent.count) việc", "\(sent.count) in all")), id: "da-gui")
        guard !sent.isEmpty else {
            return list.asked == 0
                ? .empty
                : """
                <section class="sec">\(head)\(EmptyState(language("Tháng này chưa gửi việc nào", "Nothing was reported this month"), next: HTML(text: language("Mở một việc ở trên, ghi kết quả rồi bấm Gửi.", "Open a task above, write its result and send."))))</section>
                """
        }
        let table = Table(
            caption: .empty,
            columns: [
                Table.Column(language("Việc", "Task"), .main), Table.Column(language("Gửi lúc", "Sent"), width: 16),
                Table.Column(language("Tình hình", "State"), width: 20),
                Table.Column(language("Mức minh chứng", "Proof"), width: 24),
            ],
            rows: sent.map { line in
                let assignment = line.item.assignment
                let proof: HTML =
                    assignment.level == .none
                    ? "<span class=\"muted\">\(language("đang làm", "in progress"))</span>"
                    : Proof(Proof.Level(rawValue: assignment.level.rawValue) ?? .none).html
                return Table.Row([
                    "<a href=\"\(Address("/viec-cua-toi/{id}", assignment.id.text))\">\(assignment.task.title)</a>",
                    "<span class=\"tab nw\">\(assignment.lastSentAt.map(Phrase.shortMoment) ?? "")</span>",
                    line.time.badge(language).html, proof,
                ])
            }, isList: false)
        return "<section class=\"sec\">\(head)\(table)</section>\n"
    }

    private var empty: HTML {
        guard list.lines.isEmpty else { return .empty }
        return EmptyState(
            language("Chưa có việc nào được giao cho đơn vị", "Nothing was assigned to the unit yet"),
            next:
                "\(language("Khi một kế hoạch được đưa vào sổ và giao cho đơn vị, việc sẽ nằm ở đây. Trong lúc chờ, xem", "When a plan is registered and names the unit, its tasks stand here. Meanwhile see")) <a href=\"\(Section.plans.address)\">\(language("các kế hoạch", "the plans"))</a>."
        ).html
    }

    static func weekday(_ day: Day) -> Phrase {
        switch day.weekday {
        case 1: Phrase("Thứ Hai", "Monday")
        case 2: Phrase("Thứ Ba", "Tuesday")
        case 3: Phrase("Thứ Tư", "Wednesday")
        case 4: Phrase("Thứ Năm", "Thursday")
        case 5: Phrase("Thứ Sáu", "Friday")
        case 6: Phrase("Thứ Bảy", "Saturday")
        default: Phrase("Chủ nhật", "Sunday")
        }
    }
}
