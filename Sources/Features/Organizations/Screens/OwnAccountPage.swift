import Design
import Vocabulary

/// One's own account: who one is here, the password, the second step, where one is signed in, tokens for programs.
struct OwnAccountPage {
    let account: Account
    let sessions: [Sessions.Listed]
    let tokens: [Tokens.Listed]
    let rules: SignInRules
    let now: Instant
    let token: HTML
    /// A token's secret, shown this once.
    let newToken: String?
    let problem: AccountProblem?
    /// Which form the problem is about.
    let form: String
    let language: Language

    var main: HTML {
        """
        \(PageHead(account.name, meta: HTML(text: account.login), actions: Button(language(.myReminders), to: Address("/nhac-viec")).html))
        \(problem.notice)
        \(facts)
        <div class="cols even"><section>\(passwordForm)</section><section>\(secondStep)</section></div>
        \(sessionTable)
        \(tokenTable)
        """
    }

    private func error(_ form: String, _ field: String) -> String? {
        self.form == form ? problem?.error(at: field) : nil
    }

    private var facts: HTML {
        Facts([
            (language(.unit), HTML(text: account.unitName ?? language(.noUnit))),
            (language(.roles), HTML(text: account.roles.names(language))),
            (language(.lastSignIn), HTML(text: account.lastSignedIn?.shown ?? language(.never))),
        ]).html
    }

    private var passwordForm: HTML {
        """
        \(SectionHead(language(.changePassword), id: "mat-khau"))
        <form class="form one" method="post" action="\(Address("/toi/mat-khau"))">\(token)
        <input type="text" name="ten-dang-nhap" value="\(account.login)" autocomplete="username" readonly hidden>
        \(Field.password("mat-khau", language(.currentPassword), error: error("mat-khau", "mat-khau")))
        \(Field.password("mat-khau-moi", language(.newPassword), hint: account.passwordNote(language, rules), error: error("mat-khau", "mat-khau-moi"), autocomplete: "new-password"))
        \(Field.password("nhap-lai", language(.again), error: error("mat-khau", "nhap-lai"), autocomplete: "new-password"))
        <div class="acts">\(Button(language(.changePassword)))</div>
        </form>
        """
    }

    private var secondStep: HTML {
        let head = SectionHead(language(.secondStep), id: "hai-buoc").html
        guard account.hasSecondFactor else {
            return """
                \(head)<p>\(language(.secondStepOff))</p>
                <div class="acts">\(Button(language(.setUpSecondStep), to: Address("/toi/hai-buoc")))</div>
                """
        }
        let drop: HTML =
            account.roles.contains(.keeper)
            ? .empty
            : """
            <form class="form one" method="post" action="\(Address("/toi/hai-buoc/bo"))">\(token)
            \(Field.password("mat-khau", language(.currentPassword), error: error("hai-buoc", "mat-khau")).inside("bo"))
            <div class="acts">\(Button(language(.turnOff)))</div></form>
            """
        return """
            \(head)<p>\(Badge(.done, language(.secondStepOn)))</p>
            <form class="form one" method="post" action="\(Address("/toi/ma-du-phong"))">\(token)
            \(Field.text("ma", language(.code), hint: language(.renewNote), error: error("ma-du-phong", "ma"), required: true, autocomplete: "one-time-code", maxLength: 20))
            <div class="acts">\(Button(language(.renewCodes)))</div></form>
            \(drop)
            """
    }

    private var sessionTable: HTML {
        """
        \(SectionHead(language(.sessions), meta: HTML(text: "\(sessions.count)"), id: "phien"))
        \(Table(
            caption: "<span class=\"vh\">\(language(.sessions))</span>",
            columns: [
                Table.Column(language(.browser), .main), Table.Column(language(.address)), Table.Column(language(.since)),
                Table.Column(language(.lastUsed)),
            ],
            rows: sessions.map { session in
                let here: HTML = session.isThis ? " \(Badge(.ok, language(.thisSession)))" : .empty
                return Table.Row([
                    "\(session.agent.isEmpty ? language(.unknownBrowser) : session.agent)\(here)", HTML(text: session.remote),
                    "\(session.startedAt)", "\(session.seenAt)",
                ])
            }, isList: false))
        <form class="sec" method="post" action="\(Address("/toi/phien"))">\(token)<div class="acts">\(Button(language(.endOthers)))</div></form>
        """
    }

    private var tokenTable: HTML {
        let fresh: HTML =
            newToken.map { secret in
                """
                \(Notice(.done, language(.tokenMade), next: language(.tokenOnce)))\(Facts([(language(.tokens), "<code class=\"hash\">\(secret)</code>")]))
                """
            } ?? .empty
        let list: HTML =
            tokens.isEmpty
            ? .empty
            : Table(
                caption: "<span class=\"vh\">\(language(.tokens))</span>",
                columns: [
                    Table.Column(language(.tokenName), .main), Table.Column(language(.madeAt)),
                    Table.Column(language(.goodUntil)),
                    Table.Column(language(.lastUsed)), Table.Column(language(.state)),
                ],
                rows: tokens.map { line in
                    Table.Row([
                        "\(line.name)\(line.sendsValues ? " (\(language(.tokenOfValues)))" : "")", "\(line.createdAt)",
                        "\(line.expiresAt)",
                        HTML(text: line.lastUsedAt?.shown ?? language(.never)), state(of: line),
                    ])
                }, isList: false
            ).html
        return """
            \(SectionHead(language(.tokens), meta: HTML(text: language(.tokensMeta)), id: "khoa"))
            \(fresh)\(list)
            <form class="form" method="post" action="\(Address("/toi/khoa"))">\(token)
            \(Field.text("ten", language(.tokenName), hint: language(.tokenNameNote), required: true, maxLength: 100))
            \(Field.number("so-ngay", language(.tokenDays), value: "90"))
            <div class="acts">\(Button(language(.makeToken)))</div></form>
            """
    }

    private func state(of line: Tokens.Listed) -> HTML {
        if line.revokedAt != nil { return Badge(.back, language(.revoked)).html }
        if line.expiresAt <= now { return Badge(.unknown, language(.over)).html }
        return """
            <form method="post" action="\(Address("/toi/khoa/{id}/huy", line.id))">\(token)\
            \(Button(language(.revoke), .quiet))</form>
            """
    }
}
