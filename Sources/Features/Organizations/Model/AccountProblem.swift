package import Vocabulary

/// Why a sign-in or a change of an account was refused, in words a person can act on.
package enum AccountProblem: UserFacing, Hashable {
    /// One sentence for a wrong name, a wrong password and a locked account: nobody learns which names exist.
    case notRecognised
    case tooManyAttempts
    case wrongCode
    case linkGone
    case startOver
    case busy
    case dormant(days: Int)
    case disabled
    case weakPassword(minimum: Int, fourClasses: Bool)
    case longPassword
    case passwordHoldsLogin
    case passwordReused(Int)
    case passwordsDiffer
    case currentPasswordWrong
    case loginTaken
    case badLogin
    case badName
    case noRole
    case focalWithoutUnit
    case unknownUnit
    case lastKeeper
    case notYourself
    case secondFactorNeeded
    case badToken
    case badSetting(name: String, range: ClosedRange<Int>)

    package var message: UserMessage {
        let (number, says, next) = words
        return UserMessage(code: "ORG-\(number)", says: says, next: next)
    }

    private var words: (Int, String, String) {
        switch self {
        case .notRecognised:
            (
                20, "Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang tạm khóa.",
                "Kiểm tra lại rồi thử lần nữa. Sau nhiều lần sai, tài khoản bị khóa một thời gian; người quản trị cấp lại được bằng liên kết dùng một lần."
            )
        case .tooManyAttempts:
            (21, "Máy này vừa đăng nhập sai quá nhiều lần.", "Chờ ít phút rồi thử lại.")
        case .wrongCode:
            (
                22, "Mã xác thực không đúng hoặc đã dùng rồi.",
                "Chờ ứng dụng hiện mã mới rồi nhập lại, hoặc dùng một mã dự phòng."
            )
        case .linkGone:
            (23, "Liên kết này đã dùng, đã hết hạn hoặc không đúng.", "Xin người quản trị cấp một liên kết mới.")
        case .startOver: (24, "Phiên đăng nhập đã hết hạn.", "Đăng nhập lại từ đầu.")
        case .busy: (25, "Đang có quá nhiều người đăng nhập cùng lúc.", "Thử lại sau vài giây.")
        case .dormant(let days):
            (26, "Tài khoản đã ngừng vì quá \(days) ngày không đăng nhập.", "Xin người quản trị mở lại tài khoản.")
        case .disabled: (27, "Tài khoản đã bị ngừng.", "Liên hệ người quản trị nếu cần dùng lại.")
        case .weakPassword(let minimum, let fourClasses):
            (
                28,
                fourClasses
                    ? "Mật khẩu phải có ít nhất \(minimum) ký tự, gồm chữ thường, chữ hoa, chữ số và ký hiệu."
                    : "Mật khẩu phải có ít nhất \(minimum) ký tự, không lặp một vài ký tự.",
                fourClasses
                    ? "Một câu ngắn có dấu cách, chữ hoa và một con số là đủ."
                    : "Chọn một mật khẩu dài hơn."
            )
        case .longPassword: (29, "Mật khẩu dài hơn 200 ký tự.", "Chọn mật khẩu ngắn hơn.")
        case .passwordHoldsLogin:
            (30, "Mật khẩu chứa tên đăng nhập.", "Chọn mật khẩu không có tên đăng nhập bên trong.")
        case .passwordReused(let count):
            (31, "Mật khẩu này trùng một trong \(count) mật khẩu gần nhất.", "Chọn mật khẩu chưa dùng.")
        case .passwordsDiffer: (32, "Hai lần nhập mật khẩu không giống nhau.", "Nhập lại cả hai ô.")
        case .currentPasswordWrong: (33, "Mật khẩu hiện tại không đúng.", "Nhập lại mật khẩu hiện tại.")
        case .loginTaken: (34, "Tên đăng nhập này đã có người dùng.", "Chọn tên đăng nhập khác.")
        case .badLogin:
            (
                35, "Tên đăng nhập phải có 3 đến 40 chữ cái không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới.",
                "Sửa tên đăng nhập, ví dụ: so-khcn.theo-doi."
            )
        case .badName: (36, "Thiếu họ tên, hoặc họ tên dài hơn 100 ký tự.", "Nhập họ tên của một người cụ thể.")
        case .noRole: (37, "Chưa chọn vai trò nào.", "Chọn ít nhất một vai trò.")
        case .focalWithoutUnit: (38, "Vai trò đầu mối phải gắn với một cơ quan.", "Chọn cơ quan của tài khoản.")
        case .unknownUnit: (39, "Không có cơ quan này, hoặc đó là một nhóm.", "Chọn một cơ quan trong danh mục.")
        case .lastKeeper:
            (40, "Đây là người quản trị cuối cùng còn hoạt động.", "Trao vai trò quản trị cho một người khác trước.")
        case .notYourself: (41, "Không tự làm việc này với tài khoản của mình được.", "Nhờ một người quản trị khác.")
        case .secondFactorNeeded:
            (
                42, "Người quản trị phải dùng xác thực hai bước.",
                "Giữ xác thực hai bước, hoặc bỏ vai trò quản trị trước."
            )
        case .badToken:
            (
                43, "Khóa truy cập cần một tên và thời hạn từ 1 đến 366 ngày.",
                "Nhập tên của chương trình sẽ dùng khóa và số ngày."
            )
        case .badSetting(let name, let range):
            (44, "“\(name)” phải là số từ \(range.lowerBound) đến \(range.upperBound).", "Nhập lại giá trị.")
        }
    }
}
