import Design
package import Vocabulary
import Web

extension Role {
    /// What the role is called.
    package var name: Phrase {
        switch self {
        case .keeper: Phrase("Quản trị", "Keeper")
        case .coordinator: Phrase("Điều phối", "Coordinator")
        case .office: Phrase("Văn phòng xác nhận", "Office")
        case .focal: Phrase("Đầu mối cơ quan", "Focal point")
        case .leader: Phrase("Lãnh đạo", "Leader")
        case .inspector: Phrase("Giám sát", "Inspector")
        }
    }

    /// What the role may do, in one line.
    var note: Phrase {
        switch self {
        case .keeper: Phrase("giữ danh mục cơ quan, tài khoản, cấu hình", "keeps units, accounts and settings")
        case .coordinator: Phrase("nhập kế hoạch, duyệt, giữ sổ theo dõi", "imports plans, reviews, keeps the register")
        case .office: Phrase("xác nhận kết quả, gia hạn", "confirms results and grants extensions")
        case .focal: Phrase("báo cáo cho cơ quan của mình", "reports for their own unit")
        case .leader: Phrase("xem tất cả", "reads everything")
        case .inspector: Phrase("xem tất cả và nhật ký", "reads everything and the ledger")
        }
    }
}

extension Set<Role> {
    /// The names of the roles in the order of their list.
    func names(_ language: Language) -> String {
        Role.allCases.filter(contains).map { language($0.name) }.joined(separator: ", ")
    }
}

extension AccountProblem {
    /// The form field this is about; nil when it is about the form as a whole.
    var field: String? {
        switch self {
        case .wrongCode: "ma"
        case .weakPassword, .longPassword, .passwordHoldsLogin, .passwordReused: "mat-khau-moi"
        case .passwordsDiffer: "nhap-lai"
        case .currentPasswordWrong: "mat-khau"
        case .loginTaken, .badLogin: "ten-dang-nhap"
        case .badName: "ho-ten"
        case .focalWithoutUnit, .unknownUnit: "co-quan"
        default: nil
        }
    }

    /// The sentence for this field; nil when the problem is about another one.
    func error(at name: String) -> String? { field == name ? message.says + " " + message.next : nil }
}

extension Optional<AccountProblem> {
    /// A notice for a problem that belongs to no field.
    var notice: HTML {
        guard let problem = self, problem.field == nil else { return .empty }
        return Notice(.trouble, problem.message.says, next: problem.message.next).html
    }
}

extension Reply {
    /// The reply with this session's cookie.
    func holding(session secret: String) -> Reply {
        var copy = self
        copy.cookies.append("\(Sessions.cookieName)=\(secret)")
        return copy
    }

    /// The reply that makes the browser forget its session.
    func forgettingSession() -> Reply {
        var copy = self
        copy.cookies.append("\(Sessions.cookieName)=; Max-Age=0")
        return copy
    }
}

extension Call {
    /// The session's secret as the browser holds it; empty when it holds none.
    var sessionSecret: String { cookies[Sessions.cookieName] ?? "" }

    var origin: SignIn.Origin { SignIn.Origin(remote: remote, agent: headers["user-agent"] ?? "") }
}
