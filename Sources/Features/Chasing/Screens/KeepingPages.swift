import Design
import Vocabulary

/// The keeper's page of rules and settings.
struct RulesPage {
    let rules: [ChaseRule]
    let settings: SettingsForm
    /// What was typed in the form that had the problem.
    let typed: RuleForm?
    let problem: ChaseProblem?
    let sendsMail: Bool
    let token: HTML
    let language: Language

    static let address = Address("/quan-tri/nhac-viec")

    var main: HTML {
        """
        \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.keepReminders), nil)]))
        \(PageHead(language(.keepReminders), meta: HTML(text: language(.keepRemindersNote)), actions: links))
        \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next).html } ?? .empty)
        \(sendsMail ? .empty : Notice(.warning, language(.noMailHere)).html)
        \(SectionHead(language(.clockAndAddress)))
        <form class="form sheet" method="post" action="\(Self.address)">\(token)
        \(Field.text("gio", language(.sendingTime), value: settings.clock, error: typed == nil ? problem?.error(at: "gio") : nil, required: true, maxLength: 5))
        \(Field.text("dia-chi", language(.baseAddress), value: settings.baseAddress, hint: language(.baseAddressNote), error: typed == nil ? problem?.error(at: "dia-chi") : nil, maxLength: 280))
        <div class="acts">\(Button(language(.save), .primary))</div></form>
        \(rules.markup(form))
        """
    }

    private var links: HTML {
        """
        \(Button(language(.whoIsTold), to: PeoplePage.address))\(Button(language(.hooks), to: HooksPage.address))\
        \(Button(language(.sending), to: SendLogPage.address))
        """
    }

    private func form(_ rule: ChaseRule) -> HTML {
        let typed = typed?.event == rule.event ? typed : nil
        let form = typed ?? RuleForm(rule)
        let version: HTML =
            rule.version == 0
            ? HTML(text: language(.asShipped)) : "\(language(.version)) \(Written.count(rule.version))"
        let coop: HTML =
            rule.event == .deadline
            ? Field.check("phoi-hop", language(.withCoop), isOn: form.includesCoop).inside(rule.event.rawValue).html
            : .empty
        let every: HTML =
            rule.isRepeated
            ? Field.number(
                "lap", language(.everyDays), value: form.every, hint: language(.everyNote),
                error: typed == nil ? nil : problem?.error(at: "lap")
            ).inside(rule.event.rawValue).html
            : "<input type=\"hidden\" name=\"lap\" value=\"0\">"
        return """
            \(SectionHead(language(rule.event.name), meta: version, id: rule.event.rawValue))
            <form class="form sheet" method="post" action="\(Address("/quan-tri/nhac-viec/{luat}", rule.event.rawValue))">\(token)
            <input type="hidden" name="phien-ban" value="\(rule.version)">
            \(Field.text("ngay", language(.daysLabel(rule.event)), value: form.days, error: typed == nil ? nil : problem?.error(at: "ngay"), required: true, maxLength: 80).inside(rule.event.rawValue))
            \(every)
            \(Field.check("dung", language(.ruleOn), isOn: form.isOn).inside(rule.event.rawValue))
            \(coop)
            <div class="acts">\(Button(language(.save)))</div></form>
            """
    }
}

/// The keeper's list of who else is told.
struct PeoplePage {
    let people: [ChasePeople.Person]
    let typed: PersonForm
    /// What was typed in the form of an account's address.
    let mail: (login: String, email: String)
    /// Whether the problem is the second form's.
    let isAboutMail: Bool
    let problem: ChaseProblem?
    let token: HTML
    let language: Language

    static let address = Address("/quan-tri/nguoi-nhan")

    var main: HTML {
        """
        \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.keepReminders), RulesPage.address), (language(.whoIsTold), nil)]))
        \(PageHead(language(.whoIsTold), meta: HTML(text: language(.whoIsToldNote))))
        \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next).html } ?? .empty)
        \(people.isEmpty ? EmptyState(language(.nobodyYet), next: HTML(text: language(.nobodyYetNext))).html : table)
        \(SectionHead(language(.addPerson), id: "them"))
        <form class="form sheet" method="post" action="\(Self.address)">\(token)
        \(Field.choice("vai", language(.post), ChasePost.allCases.map { Field.Option($0.rawValue, language($0.name)) }, selected: typed.post))
        \(Field.text("ten", language(.personName), value: typed.name, error: error("ten"), required: true, maxLength: 100))
        \(Field.text("tai-khoan", language(.login), value: typed.login, hint: language(.loginOrMail), error: error("tai-khoan"), autocomplete: "off", maxLength: 40))
        \(Field.text("thu", language(.email), value: typed.email, hint: language(.mailNote), error: error("thu"), autocomplete: "off", maxLength: 254))
        \(Field.area("co-quan", language(.unitsOf), value: typed.units, rows: 4, hint: language(.unitsNote), error: error("co-quan"), required: true))
        <div class="acts">\(Button(language(.add), .primary))</div></form>
        \(SectionHead(language(.mailOfAccount), meta: HTML(text: language(.mailOfAccountNote)), id: "thu-tai-khoan"))
        <form class="form sheet" method="post" action="\(Address("/quan-tri/nguoi-nhan/thu"))">\(token)
        \(Field.text("tai-khoan", language(.login), value: mail.login, error: isAboutMail ? problem?.error(at: "tai-khoan") : nil, required: true, autocomplete: "off", maxLength: 40).inside("thu"))
        \(Field.text("thu", language(.email), value: mail.email, error: isAboutMail ? problem?.error(at: "thu") : nil, autocomplete: "off", maxLength: 254).inside("thu"))
        <div class="acts">\(Button(language(.save)))</div></form>
        """
    }

    private func error(_ field: String) -> String? { isAboutMail ? nil : problem?.error(at: field) }

    private var table: HTML {
        Table(
            caption: HTML(text: language(.peopleCounted(Written.count(people.count)))),
            columns: [
                .init(language(.personName), .main), .init(language(.post), width: 20),
                .init(language(.channel), .wide, width: 24), .init(language(.unitsOf), .wide, width: 30),
                .init(language(.withdraw), width: 10),
            ],
            rows: people.map { person in
                let channel = person.login.isEmpty ? person.email : person.login
                return Table.Row([
                    HTML(text: person.name), HTML(text: language(person.post.name)),
                    "\(channel)\(person.wantsMail ? "" : " (\(language(.lettersOff)))")",
                    HTML(text: person.units.joined(separator: "; ")),
                    """
                    <form method="post" action="\(Address("/quan-tri/nguoi-nhan/{id}/rut", person.id))">\(token)\
                    <input type="hidden" name="phien-ban" value="\(person.version)">\(Button(language(.withdraw), .quiet))</form>
                    """,
                ])
            }, isList: false
        ).html
    }
}

/// The keeper's list of webhooks.
struct HooksPage {
    let hooks: [Hooks.Listed]
    let typed: (name: String, address: String)
    /// A fresh secret, shown this once.
    let secret: String?
    let problem: ChaseProblem?
    let token: HTML
    let language: Language

    static let address = Address("/quan-tri/webhook")

    var main: HTML {
        """
        \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.keepReminders), RulesPage.address), (language(.hooks), nil)]))
        \(PageHead(language(.hooks), meta: HTML(text: language(.hooksNote))))
        \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next).html } ?? .empty)\(fresh)
        \(hooks.isEmpty ? EmptyState(language(.noHooks), next: HTML(text: language(.noHooksNext))).html : table)
        <form class="form sheet" method="post" action="\(Self.address)">\(token)
        \(Field.text("ten", language(.hookName), value: typed.name, error: problem?.error(at: "ten"), required: true, maxLength: 100))
        \(Field.text("dia-chi", language(.hookAddress), value: typed.address, error: problem?.error(at: "dia-chi"), required: true, maxLength: 1000))
        <div class="acts">\(Button(language(.add), .primary))</div></form>
        """
    }

    private var fresh: HTML {
        guard let secret else { return .empty }
        return """
            \(Notice(.done, language(.hookMade), next: language(.hookOnce)))\
            \(Facts([(language(.hookSecret), "<code class=\"hash\">\(secret)</code>")]))
            """
    }

    private var table: HTML {
        Table(
            caption: "<span class=\"vh\">\(language(.hooks))</span>",
            columns: [
                .init(language(.hookName), .main), .init(language(.hookAddress), .wide, width: 30),
                .init(language(.since), width: 16), .init(language(.withdraw), width: 10),
            ],
            rows: hooks.map { hook in
                Table.Row([
                    HTML(text: hook.name), HTML(text: hook.address), "\(hook.createdAt)",
                    """
                    <form method="post" action="\(Address("/quan-tri/webhook/{id}/huy", hook.id))">\(token)\
                    \(Button(language(.withdraw), .quiet))</form>
                    """,
                ])
            }, isList: false
        ).html
    }
}
