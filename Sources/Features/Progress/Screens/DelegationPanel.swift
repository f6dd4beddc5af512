package import Database
package import Design
package import Organizations
import Plans
import Vietnamese
package import Vocabulary
package import Web

/// Who in the unit does it, on a promise's page: the name for every reader, the form for the unit's focal point.
package struct DelegationPanel: Sendable {
    private let delegations: Delegations

    package init(database: Database, world: World) {
        delegations = Delegations(database: database, world: world)
    }

    /// The panel of one promise that the viewer may read.
    package func html(of promise: Assignment, _ call: Call, _ viewer: Viewer) async throws -> HTML {
        let language = call.language
        guard viewer.speaksFor(promise.unit.id), promise.state != .withdrawn else {
            guard !promise.personName.isEmpty else { return .empty }
            return """
                <section class="sec">\(SectionHead(language("Người làm", "Who does it")))<p>\(promise.personName)</p></section>

                """
        }
        let colleagues = try await delegations.colleagues(of: promise.unit.id, for: viewer)
        return """
            <section class="sec" id="nguoi-lam">\(SectionHead(
                language("Người làm", "Who does it"), meta: "<a href=\"\(DelegationScreens.people)\">\(language("Mọi người của cơ quan", "All people of the unit"))</a>"))
            <p>\(owner(of: promise, language))</p>
            \(DelegationForm(
                action: Address("/giao-viec/{id}/giao-nguoi", promise.id.text), version: promise.version,
                colleagues: colleagues, account: promise.account, name: promise.account == nil ? promise.personName : "",
                words: "", problem: nil, token: call.formTokenField, language: language).html)</section>

            """
    }

    private func owner(of promise: Assignment, _ language: Language) -> HTML {
        if promise.personName.isEmpty {
            return
                "<span class=\"muted\">\(language("Chưa giao riêng ai; cả cơ quan cùng thấy.", "Given to nobody in particular; the whole unit sees it."))</span>"
        }
        let name: HTML = "<b>\(promise.personName)</b>"
        return promise.account == nil
            ? "\(name) <span class=\"muted\">\(language("chưa có tài khoản", "has no account yet"))</span>" : name
    }
}

/// The choice of a person: an account of the unit, or only a name.
struct DelegationForm {
    let action: Address
    let version: Int
    let colleagues: [Delegations.Colleague]
    let account: ID<Account>?
    let name: String
    let words: String
    let problem: HandoverProblem?
    let token: HTML
    let language: Language

    var html: HTML {
        let options =
            [Field.Option("", language("Không chọn tài khoản", "No account"))]
            + colleagues.map { Field.Option($0.id.text, $0.name) }
        return """
            <form class="form" method="post" action="\(action)">\(token)<input type="hidden" name="ban" value="\(version)">
            \(Field.choice("tai-khoan", language("Người có tài khoản", "Somebody with an account"), options, selected: account?.text ?? ""))
            \(Field.text("ho-ten", language("Hoặc họ tên người chưa có tài khoản", "Or the name of somebody without one"), value: name, hint: language("Để trống cả hai ô để trả việc về cơ quan", "Both blank gives it back to the unit"), error: problem.map(\.message.says), maxLength: 100))
            \(Field.text("loi-nhan", language("Lời nhắn", "Note"), value: words, maxLength: 300))
            <div class="acts">\(Button(language("Giao cho người này", "Give")))</div></form>
            """
    }
}

/// Giving promises to people of the unit.
struct DelegationScreens: Sendable {
    let delegations: Delegations
    let assignments: Assignments

    static let people: Address = Address("/giao-viec/nguoi")
    private static let focal = Audience.roles([.focal])

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/giao-viec/nguoi", for: Self.focal) { try await list($0, nil) },
            Endpoint(.post, "/giao-viec/nguoi", for: Self.focal, bodyLimit: 1 << 14, link),
            Endpoint(.post, "/giao-viec/{id}/giao-nguoi", for: Self.focal, bodyLimit: 1 << 14, give),
        ]
    }

    /// What a form says of a person.
    static func owner(_ form: Form, account: String = "tai-khoan", name: String = "ho-ten") -> PromiseOwner {
        let (id, words) = (form[account] ?? "", tidy(form[name] ?? ""))
        if !id.isEmpty { return .account(ID(id)) }
        return words.isEmpty ? .unit : .named(words)
    }

    private func give(_ call: Call) async throws -> Reply {
        let (viewer, form) = (Viewer(call), try call.form())
        let id = ID<Assignment>(call.parameter("id"))
        do {
            try await delegations.give(
                id, version: Int(form["ban"] ?? "") ?? 0, to: Self.owner(form), words: tidy(form["loi-nhan"] ?? ""),
                by: viewer)
            return .redirect(
                AssignmentAddress.of(id), saying: call.language("Đã ghi người làm.", "Who does it is recorded."))
        } catch let problem as HandoverProblem {
            return try await again(call, id, form, problem.message, problem)
        } catch let problem as ProgressProblem {
            return try await again(call, id, form, problem.message, nil)
        }
    }

    private func again(
        _ call: Call, _ id: ID<Assignment>, _ form: Form, _ message: UserMessage, _ problem: HandoverProblem?
    ) async throws -> Reply {
        let viewer = Viewer(call)
        let promise = try await assignments.assignment(id, for: viewer)
        let view = DelegationForm(
            action: Address("/giao-viec/{id}/giao-nguoi", id.text), version: promise.version,
            colleagues: try await delegations.colleagues(of: promise.unit.id, for: viewer),
            account: (form["tai-khoan"] ?? "").isEmpty ? nil : ID(form["tai-khoan"] ?? ""),
            name: tidy(form["ho-ten"] ?? ""), words: tidy(form["loi-nhan"] ?? ""), problem: problem,
            token: call.formTokenField, language: call.language)
        let main: HTML = """
            \(Breadcrumb([(call.language("Việc", "Promise"), AssignmentAddress.of(id)), (call.language("Người làm", "Who does it"), nil)]))
            \(PageHead(promise.task.title))\(Notice(.trouble, message.says, next: message.next))\(view.html)
            """
        return call.page(
            title: promise.task.title, at: .work, status: problem == nil ? 409 : 422, main: main)
    }

    private func list(_ call: Call, _ problem: HandoverProblem?) async throws -> Reply {
        let (viewer, language) = (Viewer(call), call.language)
        guard let unit = viewer.unit else { throw NotVisible() }
        let page = DelegationPage(
            loads: try await delegations.loads(of: unit, for: viewer),
            colleagues: try await delegations.colleagues(of: unit, for: viewer), me: viewer.actor, problem: problem,
            token: call.formTokenField, language: language)
        return call.page(
            title: language("Người làm", "People"), at: .work, status: problem == nil ? 200 : 422, main: page.main)
    }

    private func link(_ call: Call) async throws -> Reply {
        let (viewer, form) = (Viewer(call), try call.form())
        guard let unit = viewer.unit else { throw NotVisible() }
        let isMe = form["viec"] == "toi"
        do {
            let count = try await delegations.link(
                name: tidy(form["ho-ten"] ?? ""), to: ID(isMe ? viewer.actor : form["tai-khoan"] ?? ""), of: unit,
                by: viewer)
            return .redirect(
                Self.people,
                saying: call.language("Đã nối tên với tài khoản: \(count) việc.", "Linked: \(count) promises."))
        } catch let problem as HandoverProblem {
            return try await list(call, problem)
        }
    }
}

/// The people of a unit and what each has in hand.
struct DelegationPage {
    let loads: [Delegations.Load]
    let colleagues: [Delegations.Colleague]
    /// The account that looks.
    let me: String
    let problem: HandoverProblem?
    let token: HTML
    let language: Language

    var main: HTML {
        """
        \(Breadcrumb([(language(Section.work.name), Section.work.address), (language("Người làm", "People"), nil)]))
        \(PageHead(language("Người làm của cơ quan", "People of the unit"), meta: HTML(text: language("Việc chưa xong đã giao riêng cho từng người", "Open promises given to each person")), actions: Button(language("Việc của riêng tôi", "My own"), to: own).html))
        \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next).html } ?? .empty)
        \(loads.isEmpty ? none : table)\(names)
        """
    }

    private var own: Address {
        AssignmentAddress.of {
            $0.account = me
            $0.parts = []
        }
    }

    private var none: HTML {
        EmptyState(
            language("Chưa giao việc riêng cho ai", "Nothing is given to anybody in particular"),
            next: HTML(
                text: language(
                    "Mở một việc và chọn người ở mục Người làm.", "Open a promise and choose the person there."))
        ).html
    }

    private var table: HTML {
        Table(
            caption: "\(Written.count(loads.count)) \(language("người đang có việc", "people have something open"))",
            columns: [
                .init(language("Người làm", "Person"), .main), .init(language("Tài khoản", "Account"), width: 20),
                .init(language("Việc chưa xong", "Open"), .number, width: 14),
                .init(language("Bàn giao", "Hand over"), width: 20),
            ],
            rows: loads.map { load in
                Table.Row([
                    HTML(text: load.name), account(load), number(load),
                    "<a href=\"\(HandoverAddress.from(load.owner))\">\(language("Bàn giao cho người khác", "To somebody else"))</a>",
                ])
            }
        ).html
    }

    private func account(_ load: Delegations.Load) -> HTML {
        load.owner.accountID == nil
            ? "<span class=\"muted\">\(language("chưa có", "none yet"))</span>" : HTML(text: language("có", "yes"))
    }

    private func number(_ load: Delegations.Load) -> HTML {
        guard let account = load.owner.accountID else { return HTML(text: Written.count(load.open)) }
        let address = AssignmentAddress.of {
            $0.account = account.text
            $0.parts = []
        }
        return "<a href=\"\(address)\">\(Written.count(load.open))</a>"
    }

    private var names: HTML {
        let unlinked = loads.filter { $0.owner.accountID == nil }
        guard !unlinked.isEmpty else { return .empty }
        let options = colleagues.map { Field.Option($0.id.text, $0.name) }
        return """
            <section class="sec">\(SectionHead(language("Nối tên với tài khoản", "Link a name to an account"), meta: HTML(text: language("Mọi việc mang tên này thành việc của tài khoản, ghi vào lịch sử", "All promises of the name become the account's, on record"))))
            \(unlinked.enumerated().markup { index, load in
                """
                <form class="form" method="post" action="\(DelegationScreens.people)">\(token)
                <input type="hidden" name="ho-ten" value="\(load.name)">
                \(Field.choice("tai-khoan", language("Tài khoản của \(load.name)", "Account of \(load.name)"), options).inside("n\(index)"))
                <div class="acts">\(Button(language("Nối", "Link"), name: "viec", value: "noi"))\(Button(language("Đây là tôi", "This is me"), .quiet, name: "viec", value: "toi"))</div></form>

                """
            })</section>

            """
    }
}
