import Design
import Vocabulary

/// Name and password.
struct SignInPage {
    let login: String
    let action: Address
    let token: HTML
    let problem: AccountProblem?
    let language: Language

    var main: HTML {
        """
        <div class="narrow slim">
        \(PageHead(language(.signInTitle)))
        \(problem.notice)
        <form class="form one sheet" method="post" action="\(action)">\(token)
        \(Field.text("ten-dang-nhap", language(.login), value: login, required: true, autocomplete: "username", maxLength: 100))
        \(Field.password("mat-khau", language(.password)))
        <div class="acts">\(Button(language(.signInTitle), .primary))</div>
        <p class="meta">\(language(.forgotten))</p>
        </form>
        </div>
        """
    }
}

/// The code of the second step.
struct CodePage {
    let action: Address
    let token: HTML
    let problem: AccountProblem?
    let language: Language

    var main: HTML {
        """
        <div class="narrow slim">
        \(PageHead(language(.secondStep)))
        \(problem.notice)
        <form class="form one sheet" method="post" action="\(action)">\(token)
        \(Field.text("ma", language(.code), hint: language(.codeNote), error: problem?.error(at: "ma"), required: true, autocomplete: "one-time-code", maxLength: 20))
        <div class="acts">\(Button(language(.goOn), .primary))</div>
        </form>
        </div>
        """
    }
}

/// A new password, on the way in or through a one-time link.
struct NewPasswordPage {
    let account: Account
    let rule: String
    let action: Address
    let token: HTML
    let problem: AccountProblem?
    let language: Language

    var main: HTML {
        """
        <div class="narrow slim">
        \(PageHead(language(.newPassword), meta: "\(account.name) · \(account.login)"))
        \(problem.notice)
        <form class="form one sheet" method="post" action="\(action)">\(token)
        <input type="text" name="ten-dang-nhap" value="\(account.login)" autocomplete="username" readonly hidden>
        \(Field.password("mat-khau-moi", language(.newPassword), hint: rule, error: problem?.error(at: "mat-khau-moi"), autocomplete: "new-password"))
        \(Field.password("nhap-lai", language(.again), error: problem?.error(at: "nhap-lai"), autocomplete: "new-password"))
        <div class="acts">\(Button(language(.setPassword), .primary))</div>
        </form>
        </div>
        """
    }
}

/// The shared secret to type into an authenticator app, and its first code.
struct EnrolmentPage {
    let enrolment: Enrolment
    let isForced: Bool
    let action: Address
    let token: HTML
    let problem: AccountProblem?
    let language: Language

    var main: HTML {
        """
        <div class="narrow slim">
        \(PageHead(language(.setUpSecondStep), meta: isForced ? HTML(text: language(.keeperNeedsIt)) : .empty))
        \(problem.notice)
        <form class="form one sheet" method="post" action="\(action)">\(token)
        <ol class="steps"><li>\(language(.enrolOpen))</li><li>\(language(.enrolType))</li><li>\(language(.enrolCode))</li></ol>
        \(Facts([(language(.sharedSecret), "<code class=\"hash\">\(grouped)</code>"), (language(.secretAddress), "<code class=\"hash\">\(enrolment.address)</code>")]))
        \(Field.text("ma", language(.code), error: problem?.error(at: "ma"), required: true, autocomplete: "one-time-code", maxLength: 20))
        <div class="acts">\(Button(language(.turnOn), .primary))</div>
        </form>
        </div>
        """
    }

    /// Four letters at a time, for typing.
    private var grouped: String {
        let letters = Array(enrolment.secret.utf8)
        return stride(from: 0, to: letters.count, by: 4)
            .map { String(decoding: letters[$0..<min($0 + 4, letters.count)], as: UTF8.self) }.joined(separator: " ")
    }
}

/// The recovery codes, shown once.
struct RecoveryCodesPage {
    let codes: [String]
    let next: Address
    let language: Language

    var main: HTML {
        """
        <div class="narrow slim">
        \(PageHead(language(.recoveryCodes)))
        \(Notice(.done, language(.secondStepIsOn), next: language(.recoveryNote)))
        <div class="text">
        <ol class="sheet codes">\(codes.markup { "<li><code>\($0)</code></li>" })</ol>
        <div class="acts">\(Button(language(.codesKept), .primary, to: next))</div>
        </div>
        </div>
        """
    }
}
