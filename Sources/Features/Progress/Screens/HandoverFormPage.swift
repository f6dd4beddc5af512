import Design
import Organizations
import Plans
import Vietnamese
import Vocabulary
import Web

/// What would be handed over, ticked, and to whom.
struct HandoverFormPage {
    /// What was typed before; a first look has everything ticked.
    struct Typed {
        var isFirst = true
        var chosen: Set<String> = []
        var account = ""
        var name = ""
        var receiver = ""
        var document = ""

        init(_ form: Form?) {
            guard let form else { return }
            isFirst = false
            chosen = Set(form.values("viec-chon") + form.values("cho-chon"))
            account = form["tai-khoan"] ?? ""
            name = tidy(form["ho-ten"] ?? "")
            receiver = tidy(form["nhan"] ?? "")
            document = tidy(form["can-cu"] ?? "")
        }
    }

    let preview: Handovers.Preview
    /// Nil for a whole unit, by decision.
    let person: PromiseOwner?
    let personName: String
    let colleagues: [Delegations.Colleague]
    let typed: Typed
    let problem: UserMessage?
    let token: HTML
    let language: Language

    private var giver: String {
        person == nil
            ? preview.unit.name : personName.isEmpty ? language("Việc chung của cơ quan", "The unit's own") : personName
    }

    var main: HTML {
        """
        \(Breadcrumb([(language("Bàn giao", "Handovers"), HandoverAddress.list), (giver, nil)]))
        \(PageHead(language("Bàn giao việc của \(giver)", "Hand over: \(giver)"), meta: HTML(text: preview.unit.name)))
        \(problem.map { Notice(.trouble, $0.says, next: $0.next).html } ?? .empty)
        \(preview.content.items.isEmpty && preview.content.claims.isEmpty ? nothing : form)
        """
    }

    private var nothing: HTML {
        EmptyState(
            language("Không có việc nào chưa xong", "Nothing is open"),
            next:
                "<a href=\"\(HandoverAddress.list)\">\(language("Về danh sách bàn giao", "Back to the handovers"))</a>"
        ).html
    }

    private var form: HTML {
        """
        <form method="post" action="\(Address("/ban-giao/moi"))">\(token)\(hidden)
        <div class="form">\(receiver)
        \(Field.text("can-cu", person == nil ? language("Quyết định làm căn cứ", "Decision") : language("Căn cứ", "Ground"), value: typed.document, hint: language("Số, ký hiệu và ngày, ví dụ 15/QĐ-UBND ngày 01/7/2026", "Number and date"), required: person == nil, maxLength: 300))</div>
        <section class="sec">\(SectionHead(language("Việc chưa xong", "What is open"), meta: HTML(text: language("bỏ dấu ở việc không bàn giao", "untick what stays"))))
        \(HandoverTable(items: preview.content.items, choose: { tick("viec-chon", $0.assignment, $0.title) }, language: language).html)</section>
        \(HandoverClaims(claims: preview.content.claims, choose: { tick("cho-chon", $0.claim, $0.words) }, language: language).html)
        <div class="acts sec">\(Button(language("Ghi bàn giao", "Hand over"), .primary))</div></form>
        """
    }

    private var hidden: HTML {
        switch person {
        case nil: "<input type=\"hidden\" name=\"co-quan\" value=\"\(preview.unit.code)\">"
        case .unit: "<input type=\"hidden\" name=\"tu\" value=\"chung\">"
        case .account(let id): "<input type=\"hidden\" name=\"tu-tai-khoan\" value=\"\(id.text)\">"
        case .named(let name): "<input type=\"hidden\" name=\"tu-ten\" value=\"\(name)\">"
        }
    }

    private var receiver: HTML {
        guard person != nil else {
            return Field.text(
                "nhan", language("Cơ quan nhận", "Receiving unit"), value: typed.receiver,
                hint: language("Tên hoặc mã cơ quan", "Name or code"), required: true, maxLength: 200
            ).html
        }
        let options =
            [Field.Option("", language("Không chọn tài khoản", "No account"))]
            + colleagues.filter { $0.id != person?.accountID }.map { Field.Option($0.id.text, $0.name) }
        return """
            \(Field.choice("tai-khoan", language("Người nhận có tài khoản", "Receiver with an account"), options, selected: typed.account))
            \(Field.text("ho-ten", language("Hoặc họ tên người chưa có tài khoản", "Or the name of somebody without one"), value: typed.name, maxLength: 100))
            """
    }

    private func tick(_ name: String, _ value: String, _ title: String) -> HTML {
        let isOn = typed.isFirst || typed.chosen.contains(value)
        return """
            <label class="tick"><input type="checkbox" name="\(name)" value="\(value)"\(flag: "checked", isOn)>\
            <span>\(language("Chuyển", "Move"))<span class="vh">: \(title)</span></span></label>
            """
    }
}
