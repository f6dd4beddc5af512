import Design
import Vocabulary
import Web

/// One's own account.
struct OwnAccountScreens: Sendable {
    let own: OwnAccount
    let accounts: Accounts
    let sessions: Sessions
    let tokens: Tokens
    let settings: SignInSettings

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/toi", for: .signedIn) { try await show($0) },
            Endpoint(.post, "/toi/mat-khau", for: .signedIn, bodyLimit: 1 << 14, changePassword),
            Endpoint(.get, "/toi/hai-buoc", for: .signedIn) { try await enrol($0, nil) },
            Endpoint(.post, "/toi/hai-buoc", for: .signedIn, bodyLimit: 1 << 14, confirmEnrolment),
            Endpoint(.post, "/toi/ma-du-phong", for: .signedIn, bodyLimit: 1 << 14, renewCodes),
            Endpoint(.post, "/toi/hai-buoc/bo", for: .signedIn, bodyLimit: 1 << 14, dropSecondFactor),
            Endpoint(.post, "/toi/phien", for: .signedIn) { call in
                try await sessions.endAll(Viewer(call), except: call.sessionSecret)
                return .redirect(Address("/toi"), saying: call.language(.otherSessionsEnded))
            },
            Endpoint(.post, "/toi/khoa", for: .signedIn, bodyLimit: 1 << 14, issueToken),
            Endpoint(.post, "/toi/khoa/{id}/huy", for: .signedIn) { call in
                try await tokens.revoke(Viewer(call), call.parameter("id"))
                return .redirect(Address("/toi").at("khoa"), saying: call.language(.tokenRevoked))
            },
        ]
    }

    private func show(
        _ call: Call, problem: AccountProblem? = nil, at form: String = "", token secret: String? = nil
    ) async throws -> Reply {
        let viewer = Viewer(call)
        let id = ID<Account>(viewer.actor)
        let page = OwnAccountPage(
            account: try await accounts.find(viewer, id),
            sessions: try await sessions.list(viewer, current: call.sessionSecret),
            tokens: try await tokens.list(viewer, of: id), rules: try await settings.rules(viewer),
            now: call.world.now(),
            token: call.formTokenField, newToken: secret, problem: problem, form: form, language: call.language)
        return call.page(
            title: call.language(Section.account.name), at: .account, status: problem == nil ? 200 : 422,
            main: page.main)
    }

    private func changePassword(_ call: Call) async throws -> Reply {
        let form = try call.form()
        do {
            let secret = try await own.changePassword(
                Viewer(call), session: call.sessionSecret, current: form["mat-khau"] ?? "",
                new: form["mat-khau-moi"] ?? "", again: form["nhap-lai"] ?? "")
            return Reply.redirect(Address("/toi"), saying: call.language(.passwordChanged)).holding(session: secret)
        } catch let problem as AccountProblem {
            return try await show(call, problem: problem, at: "mat-khau")
        }
    }

    private func enrol(_ call: Call, _ problem: AccountProblem?) async throws -> Reply {
        let viewer = Viewer(call)
        if try await accounts.find(viewer, ID(viewer.actor)).hasSecondFactor { return .redirect(Address("/toi")) }
        let page = EnrolmentPage(
            enrolment: try await own.beginEnrolment(viewer, session: call.sessionSecret), isForced: false,
            action: Address("/toi/hai-buoc"), token: call.formTokenField, problem: problem, language: call.language)
        return call.page(
            title: call.language(.setUpSecondStep), at: .account, status: problem == nil ? 200 : 422, main: page.main)
    }

    private func confirmEnrolment(_ call: Call) async throws -> Reply {
        do {
            let done = try await own.confirmEnrolment(
                Viewer(call), session: call.sessionSecret, code: try call.form()["ma"] ?? "")
            return codes(call, done.recovery).holding(session: done.secret)
        } catch let problem as AccountProblem {
            return try await enrol(call, problem)
        }
    }

    private func renewCodes(_ call: Call) async throws -> Reply {
        do {
            return codes(
                call,
                try await own.renewRecoveryCodes(
                    Viewer(call), session: call.sessionSecret, code: try call.form()["ma"] ?? ""))
        } catch let problem as AccountProblem {
            return try await show(call, problem: problem, at: "ma-du-phong")
        }
    }

    private func codes(_ call: Call, _ codes: [String]) -> Reply {
        let page = RecoveryCodesPage(codes: codes, next: Address("/toi"), language: call.language)
        return call.page(title: call.language(.recoveryCodes), at: .account, main: page.main)
    }

    private func dropSecondFactor(_ call: Call) async throws -> Reply {
        do {
            try await own.dropSecondFactor(
                Viewer(call), session: call.sessionSecret, current: try call.form()["mat-khau"] ?? "")
            return Reply.redirect(Address("/dang-nhap"), saying: call.language(.secondStepIsOff)).forgettingSession()
        } catch let problem as AccountProblem {
            return try await show(call, problem: problem, at: "hai-buoc")
        }
    }

    private func issueToken(_ call: Call) async throws -> Reply {
        let (viewer, form) = (Viewer(call), try call.form())
        do {
            let secret = try await tokens.issue(
                viewer, for: ID(viewer.actor), name: form["ten"] ?? "", days: Int(form["so-ngay"] ?? "") ?? 0)
            return try await show(call, token: secret)
        } catch let problem as AccountProblem {
            return try await show(call, problem: problem, at: "khoa")
        }
    }
}
