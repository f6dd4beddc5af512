import Design
import Vocabulary
import Web

/// The way in and the way out.
struct SignInScreens: Sendable {
    let signIn: SignIn
    let links: OneTimeLinks
    let sessions: Sessions

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/dang-nhap", for: .everyone) { call in
                if call.visitor != nil { return .redirect(place(call)) }
                return begin(call)
            },
            Endpoint(.post, "/dang-nhap", for: .everyone, bodyLimit: 1 << 14, takeName),
            Endpoint(.get, "/dang-nhap/ma", for: .everyone) { try await waiting($0, for: .code) },
            Endpoint(.post, "/dang-nhap/ma", for: .everyone, bodyLimit: 1 << 14, takeCode),
            Endpoint(.get, "/dang-nhap/mat-khau", for: .everyone) { try await waiting($0, for: .password) },
            Endpoint(.post, "/dang-nhap/mat-khau", for: .everyone, bodyLimit: 1 << 14, takePassword),
            Endpoint(.get, "/dang-nhap/hai-buoc", for: .everyone) { try await waiting($0, for: .enrolment) },
            Endpoint(.post, "/dang-nhap/hai-buoc", for: .everyone, bodyLimit: 1 << 14, takeEnrolment),
            Endpoint(.get, "/lien-ket/{secret}", for: .everyone) { try await link($0, nil) },
            Endpoint(.post, "/lien-ket/{secret}", for: .everyone, bodyLimit: 1 << 14, takeLink),
            Endpoint(.post, "/dang-xuat", for: .everyone, leave),
        ]
    }

    private func takeName(_ call: Call) async throws -> Reply {
        let form = try call.form()
        let login = form["ten-dang-nhap"] ?? ""
        do {
            let opened = try await signIn.begin(
                login: login, password: form["mat-khau"] ?? "", from: call.origin, former: call.sessionSecret)
            return go(call, opened)
        } catch let problem as AccountProblem {
            return begin(call, login: login, problem: problem)
        }
    }

    private func takeCode(_ call: Call) async throws -> Reply {
        do {
            return go(
                call, try await signIn.confirm(call.sessionSecret, code: try call.form()["ma"] ?? "", from: call.origin)
            )
        } catch AccountProblem.wrongCode {
            return try await waiting(call, for: .code, problem: .wrongCode)
        } catch let problem as AccountProblem {
            return begin(call, problem: problem)
        }
    }

    private func takePassword(_ call: Call) async throws -> Reply {
        let form = try call.form()
        do {
            let opened = try await signIn.renewPassword(
                call.sessionSecret, password: form["mat-khau-moi"] ?? "", again: form["nhap-lai"] ?? "",
                from: call.origin)
            return go(call, opened)
        } catch let problem as AccountProblem {
            return try await waiting(call, for: .password, problem: problem)
        }
    }

    private func takeEnrolment(_ call: Call) async throws -> Reply {
        do {
            let done = try await signIn.confirmEnrolment(
                call.sessionSecret, code: try call.form()["ma"] ?? "", from: call.origin)
            let page = RecoveryCodesPage(
                codes: done.recovery, next: address(of: done.opened.step, call), language: call.language)
            return call.page(title: call.language(.recoveryCodes), at: nil, main: page.main)
                .holding(session: done.opened.secret)
        } catch let problem as AccountProblem {
            return try await waiting(call, for: .enrolment, problem: problem)
        }
    }

    private func link(_ call: Call, _ problem: AccountProblem?) async throws -> Reply {
        do {
            let account = try await links.account(behind: call.parameter("secret"))
            let page = NewPasswordPage(
                account: account, rule: account.passwordNote(call.language),
                action: Address("/lien-ket/{secret}", call.parameter("secret")),
                token: call.formTokenField, problem: problem, language: call.language)
            return call.page(
                title: call.language(.newPassword), at: nil, status: problem == nil ? 200 : 422, main: page.main)
        } catch AccountProblem.linkGone {
            return call.page(AccountProblem.linkGone.message, status: 404)
        }
    }

    private func takeLink(_ call: Call) async throws -> Reply {
        let form = try call.form()
        do {
            let opened = try await signIn.useLink(
                call.parameter("secret"), password: form["mat-khau-moi"] ?? "", again: form["nhap-lai"] ?? "",
                from: call.origin, former: call.sessionSecret)
            return go(call, opened)
        } catch let problem as AccountProblem {
            return try await link(call, problem)
        }
    }

    private func leave(_ call: Call) async throws -> Reply {
        if call.visitor != nil { try await sessions.end(Viewer(call), secret: call.sessionSecret) }
        return Reply.redirect(Address("/dang-nhap"), saying: call.language(.signedOut)).forgettingSession()
    }

    /// The page of the step that the half-open session waits at; another step's page when it waits elsewhere.
    private func waiting(_ call: Call, for step: SignIn.Step, problem: AccountProblem? = nil) async throws -> Reply {
        let state: (step: SignIn.Step, account: Account, rules: SignInRules)
        do {
            state = try await signIn.state(of: call.sessionSecret)
        } catch let over as AccountProblem {
            return begin(call, problem: problem ?? over)
        }
        guard state.step == step else { return .redirect(address(of: state.step, call)) }
        let (token, language, status) = (call.formTokenField, call.language, problem == nil ? 200 : 422)
        let action = address(of: step, call)
        switch step {
        case .code:
            let page = CodePage(action: action, token: token, problem: problem, language: language)
            return call.page(title: language(.secondStep), at: nil, status: status, main: page.main)
        case .password:
            let page = NewPasswordPage(
                account: state.account, rule: state.account.passwordNote(language, state.rules), action: action,
                token: token,
                problem: problem, language: language)
            return call.page(title: language(.newPassword), at: nil, status: status, main: page.main)
        case .enrolment:
            let enrolment = try await signIn.beginEnrolment(call.sessionSecret)
            let page = EnrolmentPage(
                enrolment: enrolment, isForced: true, action: action, token: token, problem: problem, language: language
            )
            return call.page(title: language(.setUpSecondStep), at: nil, status: status, main: page.main)
        case .done: return .redirect(place(call))
        }
    }

    private func begin(_ call: Call, login: String = "", problem: AccountProblem? = nil) -> Reply {
        let page = SignInPage(
            login: login, action: Address("/dang-nhap").with([("ve", call.value("ve") ?? "")]),
            token: call.formTokenField,
            problem: problem, language: call.language)
        return call.page(
            title: call.language(.signInTitle), at: nil, status: problem == nil ? 200 : 422, main: page.main)
    }

    private func go(_ call: Call, _ opened: SignIn.Opened) -> Reply {
        Reply.redirect(address(of: opened.step, call)).holding(session: opened.secret)
    }

    private func address(of step: SignIn.Step, _ call: Call) -> Address {
        let back = [("ve", call.value("ve") ?? "")]
        return switch step {
        case .code: Address("/dang-nhap/ma").with(back)
        case .password: Address("/dang-nhap/mat-khau").with(back)
        case .enrolment: Address("/dang-nhap/hai-buoc").with(back)
        case .done: place(call)
        }
    }

    /// Where to go when signed in: the place of this house that `?ve=` names, or the overview.
    private func place(_ call: Call) -> Address {
        call.value("ve").flatMap(Address.inside) ?? Section.overview.address
    }
}

extension Account {
    /// What this account's new password must be.
    func passwordNote(_ language: Language, _ rules: SignInRules = SignInRules()) -> String {
        let rule = PasswordRule(rules, hasSecondFactor: hasSecondFactor || roles.contains(.keeper))
        return rule.wantsFourClasses
            ? language(
                Phrase(
                    "Ít nhất \(rule.minimum) ký tự, có chữ thường, chữ hoa, chữ số và ký hiệu. Dấu cách cũng là ký hiệu.",
                    "At least \(rule.minimum) characters with small and capital letters, digits and signs. A blank is a sign."
                ))
            : language(
                Phrase(
                    "Ít nhất \(rule.minimum) ký tự, vì tài khoản này dùng xác thực hai bước.",
                    "At least \(rule.minimum) characters, as this account has a second step."))
    }
}
