import Design
import Organizations
import Plans
import Vietnamese
import Vocabulary
import Web

/// The units that ended with something open, and the decisions so far.
struct HandoverEndedPage {
    let ended: [Successions.Ended]
    let acts: [Handover]
    let chosen: Set<String>
    let typed: String
    let problem: UserMessage?
    let language: Language

    var title: String { language("Chuyển giao khi sáp nhập, chia tách", "Succession of units") }

    var main: HTML {
        """
        \(Breadcrumb([(language("Bàn giao", "Handovers"), HandoverAddress.list), (title, nil)]))
        \(PageHead(title, meta: HTML(text: language("Việc chưa xong của cơ quan đã kết thúc hoạt động, chuyển bằng một quyết định", "What ended units still owe, moved by one decision"))))
        \(problem.map { Notice(.trouble, $0.says, next: $0.next).html } ?? .empty)
        \(ended.isEmpty ? nothing : form)\(decided)
        """
    }

    private var nothing: HTML {
        EmptyState(
            language("Không có cơ quan nào đã kết thúc mà còn việc", "No ended unit has anything open"),
            next:
                "<a href=\"\(Address("/quan-tri/don-vi"))\">\(language("Ghi sáp nhập, chia tách ở danh mục cơ quan", "Record mergers in the register of units"))</a>"
        ).html
    }

    private var form: HTML {
        let rows = ended.map { one in
            Table.Row([
                """
                <label class="tick"><input type="checkbox" name="co-quan" value="\(one.unit.code)"\
                \(flag: "checked", chosen.contains(one.unit.code) || ended.count == 1)><span>\(one.unit.name)</span></label>
                """,
                "\(one.lastDay)",
                one.successor.map { "<a href=\"\(Address("/co-quan/{id}", $0.code))\">\($0.name)</a>" }
                    ?? "<span class=\"muted\">\(language("chưa ghi hoặc nhiều cơ quan", "none or several"))</span>",
                number(one), HTML(text: Written.count(one.claims)),
            ])
        }
        return """
            <form method="get" action="\(Address("/quan-tri/chuyen-giao/moi"))">
            \(Table(
                caption: "\(Written.count(ended.count)) \(language("cơ quan đã kết thúc còn việc chưa xong", "ended units with something open"))",
                columns: [
                    .init(language("Cơ quan", "Unit"), .main), .init(language("Ngày cuối", "Last day"), width: 12),
                    .init(language("Cơ quan kế thừa", "Successor"), .wide, width: 24),
                    .init(language("Việc", "Promises"), .number, width: 10),
                    .init(language("Bị chờ", "Waited for"), .number, width: 10),
                ], rows: rows, isList: false))
            <div class="form sec">\(Field.text("nhan", language("Cơ quan tiếp nhận", "Receiving units"), value: typed, hint: language("Để trống thì lấy cơ quan kế thừa; chia tách thì ghi nhiều cơ quan, cách nhau bằng dấu chấm phẩy", "Blank takes the successor; for a split name several, parted by semicolons"), maxLength: 500))
            <div class="acts">\(Button(language("Xem việc cần chuyển", "See what moves"), .primary))</div></div></form>
            """
    }

    private func number(_ one: Successions.Ended) -> HTML {
        let address = AssignmentAddress.of {
            $0.unit = one.unit.id
            $0.parts = []
        }
        return "<a href=\"\(address)\">\(Written.count(one.promises))</a>"
    }

    private var decided: HTML {
        guard !acts.isEmpty else { return .empty }
        return """
            <section class="sec">\(SectionHead(language("Đã chuyển giao", "Decided")))
            \(Table(
                caption: "\(Written.count(acts.count)) \(language("quyết định", "decisions"))",
                columns: [
                    .init(language("Bên giao", "Giver"), .main), .init(language("Bên nhận", "Receiver"), .wide, width: 24),
                    .init(language("Ngày", "Day"), width: 12), .init(language("Việc", "Promises"), .number, width: 8),
                    .init(language("Quyết định", "Decision"), .wide, width: 24),
                ],
                rows: acts.map { act in
                    Table.Row([
                        "<a class=\"row\" href=\"\(HandoverAddress.of(act.id))\">\(act.giver)</a>",
                        HTML(text: act.receiver), "\(act.onDay)",
                        "<a href=\"\(HandoverAddress.of(act.id))\">\(Written.count(act.items))</a>", HTML(text: act.document),
                    ])
                }, isList: false))</section>

            """
    }
}

/// What the chosen units owe, and where each line goes.
struct HandoverSuccessionPage {
    let givers: [OrgUnit]
    let receivers: [OrgUnit]
    let content: HandoverContent
    let sent: Form?
    let problem: UserMessage?
    let token: HTML
    let language: Language

    var title: String {
        language("Chuyển giao việc của ", "Move the work of ") + givers.map(\.name).joined(separator: ", ")
    }

    var main: HTML {
        """
        \(Breadcrumb([(language("Chuyển giao", "Succession"), HandoverSuccessionScreens.list), (givers.map(\.name).joined(separator: ", "), nil)]))
        \(PageHead(title, meta: HTML(text: language("Bên nhận: ", "Receivers: ") + receivers.map(\.name).joined(separator: "; "))))
        \(problem.map { Notice(.trouble, $0.says, next: $0.next).html } ?? .empty)
        <form method="post" action="\(Address("/quan-tri/chuyen-giao/moi"))">\(token)
        \(givers.markup { "<input type=\"hidden\" name=\"co-quan\" value=\"\($0.code)\">" })\
        <input type="hidden" name="nhan" value="\(receivers.map(\.code).joined(separator: "; "))">\
        \(content.items.markup { "<input type=\"hidden\" name=\"da-liet-ke\" value=\"\($0.assignment)\">" })\
        \(content.claims.markup { "<input type=\"hidden\" name=\"da-liet-ke\" value=\"\($0.claim)\">" })
        <div class="form">\(Field.text("can-cu", language("Quyết định", "Decision"), value: tidy(sent?["can-cu"] ?? ""), hint: language("Số, ký hiệu và ngày, ví dụ 15/QĐ-UBND ngày 01/7/2026", "Number and date"), required: true, maxLength: 300))
        \(receivers.count > 1 ? Field.choice("den", language("Mọi việc chưa chọn riêng", "All that are not chosen below"), options(language("Chọn từng việc", "Choose one by one")), selected: sent?["den"] ?? "").html : .empty)</div>
        <section class="sec">\(SectionHead(language("Việc chưa xong", "What is open"), meta: HTML(text: language("bên nhận đã có cùng nhiệm vụ thì hai việc nhập làm một", "joined where the receiver has the same task"))))
        \(HandoverTable(items: content.items, choose: { pick($0.assignment, $0.title) }, language: language).html)</section>
        \(HandoverClaims(claims: content.claims, choose: { pick($0.claim, $0.words) }, language: language).html)
        <div class="acts sec">\(Button(language("Ghi chuyển giao", "Move"), .primary))</div></form>
        """
    }

    private func options(_ first: String) -> [Field.Option] {
        [Field.Option("", first)] + receivers.map { Field.Option($0.code, $0.name) }
    }

    private func pick(_ line: String, _ title: String) -> HTML {
        let first =
            receivers.count == 1 ? receivers[0].name : language("Theo lựa chọn chung", "As chosen for all")
        let all =
            [("", first)] + (receivers.count == 1 ? [] : receivers.map { ($0.code, $0.name) })
            + [("-", language("Chưa chuyển", "Not now"))]
        let selected = sent?["den-\(line)"] ?? ""
        return """
            <select name="den-\(line)" aria-label="\(language("Bên nhận", "Receiver")): \(title)">\(all.markup { option in
                "<option value=\"\(option.0)\"\(flag: "selected", option.0 == selected)>\(option.1)</option>"
            })</select>
            """
    }
}
