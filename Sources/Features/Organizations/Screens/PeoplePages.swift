import Design
import Vocabulary

/// The list of accounts.
struct PeoplePage {
    let words: String
    let page: Accounts.Page
    let isFirst: Bool
    let rules: SignInRules
    let now: Instant
    let mayKeep: Bool
    let language: Language

    private var here: Address { Address("/quan-tri/nguoi-dung") }

    var main: HTML {
        """
        \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.people), nil)]))
        \(PageHead(language(.people), meta: HTML(text: language(.onePersonEach)), actions: mayKeep ? Button(language(.newAccount), .primary, to: Address("/quan-tri/nguoi-dung/moi")).html : .empty))
        \(FilterBar(action: here, fields: [Field.search("q", language(.findPerson), value: words)], chips: words.isEmpty ? [] : [(words, here)]))
        \(list)
        """
    }

    private var list: HTML {
        guard !page.accounts.isEmpty else {
            return EmptyState(language(.nobodyFound), next: HTML(text: language(.otherWords))).html
        }
        let table = Table(
            caption: "\(Written.count(page.total)) \(language(.accountsCounted))",
            columns: [
                Table.Column(language(.fullName), .main), Table.Column(language(.login)), Table.Column(language(.unit)),
                Table.Column(language(.roles)), Table.Column(language(.secondStep)),
                Table.Column(language(.lastSignIn)),
                Table.Column(language(.state)),
            ],
            rows: page.accounts.map { account in
                Table.Row([
                    "<a href=\"\(PeopleScreens.address(account.id))\">\(account.name)</a>", HTML(text: account.login),
                    HTML(text: account.unitName ?? "–"), HTML(text: account.roles.names(language)),
                    HTML(text: language(account.hasSecondFactor ? .secondStepOn : .isOff)),
                    HTML(text: account.lastSignedIn?.shown ?? language(.never)),
                    account.badge(at: now, rules, language).html,
                ])
            })
        let next = page.next.map { here.with([("q", words), ("sau", $0)]) }
        return """
            \(table)
            \(Pager(shown: "\(Written.count(page.accounts.count))/\(Written.count(page.total))", previous: isFirst ? nil : here.with([("q", words)]), next: next))
            """
    }
}

/// One account: its form, its link, its state.
struct AccountPage {
    /// Nil for one being made.
    let account: Account?
    let form: AccountForm
    let units: [OrgUnit]
    let rules: SignInRules
    let now: Instant
    let mayKeep: Bool
    /// A fresh one-time link, shown this once.
    let link: String?
    /// A fresh token of a program, shown this once.
    let newToken: String?
    let token: HTML
    let problem: AccountProblem?
    let language: Language

    var main: HTML {
        """
        \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.people), Address("/quan-tri/nguoi-dung")), (account?.name ?? language(.newAccount), nil)]))
        \(PageHead(account?.name ?? language(.newAccount), meta: account.map { "\($0.login) · \($0.badge(at: now, rules, language))" } ?? HTML(text: language(.newAccountNote))))
        \(problem.notice)\(freshLink)\(freshToken)
        <div\(attribute: "class", link == nil ? nil : "sec")>\(mayKeep ? fields : facts)</div>
        \(deeds)
        """
    }

    private var freshLink: HTML {
        guard let link else { return .empty }
        return """
            \(Notice(.done, language(.linkMade), next: language(.linkOnce(hours: rules[.linkHours]))))
            \(Facts([(language(.wayIn), "<code class=\"hash\">\(link)</code>")]))
            """
    }

    private var freshToken: HTML {
        guard let newToken else { return .empty }
        return """
            \(Notice(.done, language(.tokenMade), next: language(.tokenOnce)))\
            \(Facts([(language(.tokens), "<code class=\"hash\">\(newToken)</code>")]))
            """
    }

    private var facts: HTML {
        Facts([
            (language(.unit), HTML(text: account?.unitName ?? language(.noUnit))),
            (language(.roles), HTML(text: form.roles.names(language))),
            (language(.lastSignIn), HTML(text: account?.lastSignedIn?.shown ?? language(.never))),
        ]).html
    }

    private var fields: HTML {
        let action = account.map { PeopleScreens.address($0.id) } ?? Address("/quan-tri/nguoi-dung")
        let login: HTML =
            account == nil
            ? Field.text(
                "ten-dang-nhap", language(.login), value: form.login, hint: language(.loginNote),
                error: problem?.error(at: "ten-dang-nhap"), required: true, autocomplete: "off", maxLength: 40
            ).html
            : .empty
        return """
            <form class="form sheet" method="post" action="\(action)">\(token)
            \(login)
            \(Field.text("ho-ten", language(.fullName), value: form.name, error: problem?.error(at: "ho-ten"), required: true, autocomplete: "off", maxLength: 100))
            \(Field.choice("co-quan", language(.unit), [Field.Option("", language(.noUnit))] + units.map { Field.Option($0.id.text, $0.name) }, selected: form.unit, hint: language(.unitNote), error: problem?.error(at: "co-quan")))
            <fieldset class="full"><legend>\(language(.roles))</legend>
            \(Role.allCases.markup { role in
                Field.check("vai-tro-\(role.rawValue)", "\(language(role.name)): \(language(role.note))", isOn: form.roles.contains(role)).html
            })</fieldset>
            <div class="acts">\(Button(language(account == nil ? .makeAccount : .save), .primary))</div>
            </form>
            """
    }

    private var deeds: HTML {
        guard let account, mayKeep else { return .empty }
        let reset: HTML =
            account.hasSecondFactor
            ? Field.check("bo-hai-buoc", language(.resetSecondStep)).html : .empty
        let isClosed = account.standing(at: now, rules) != .active && account.standing(at: now, rules) != .waiting
        let open: HTML =
            isClosed
            ? """
            <form method="post" action="\(Address("/quan-tri/nguoi-dung/{id}/mo-lai", account.id.text))">\(token)\
            \(Button(language(.reopen)))</form>
            """ : .empty
        let stop: HTML =
            account.disabledAt == nil
            ? """
            <form method="post" action="\(Address("/quan-tri/nguoi-dung/{id}/ngung", account.id.text))">\(token)\
            \(Button(language(.stop)))</form>
            """ : .empty
        return """
            \(SectionHead(language(.wayIn), meta: HTML(text: language(.wayInNote))))
            <form class="form one" method="post" action="\(Address("/quan-tri/nguoi-dung/{id}/lien-ket", account.id.text))">\(token)
            \(reset)<div class="acts">\(Button(language(.makeLink)))</div></form>
            \(SectionHead(language(.tokens), meta: HTML(text: language(.tokensMeta)), id: "khoa"))
            <form class="form one" method="post" action="\(Address("/quan-tri/nguoi-dung/{id}/khoa", account.id.text))">\(token)
            \(Field.text("ten", language(.tokenName), hint: language(.tokenNameNote), required: true, maxLength: 100))
            \(Field.number("so-ngay", language(.tokenDays), value: "90"))
            \(Field.check("gui-so-lieu", language(.tokenSendsValues)))
            <div class="acts">\(Button(language(.makeToken)))</div></form>
            \(SectionHead(language(.state)))
            <div class="acts">\(open)\(stop)</div>
            """
    }
}

extension Account {
    /// How the account stands, as a badge.
    func badge(at now: Instant, _ rules: SignInRules, _ language: Language) -> Badge {
        switch standing(at: now, rules) {
        case .waiting: Badge(.draft, language(.standsWaiting))
        case .active: Badge(.ok, language(.standsActive))
        case .locked(let until): Badge(.late, language(.standsLocked(until: until.shown)), wraps: true)
        case .dormant: Badge(.unknown, language(.standsDormant))
        case .disabled: Badge(.back, language(.standsDisabled))
        }
    }
}
