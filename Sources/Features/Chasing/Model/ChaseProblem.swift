package import Vocabulary

/// Why something about reminders could not be written, in words a person can act on.
package enum ChaseProblem: UserFacing, Hashable {
    case badDays(ChaseEvent)
    case badEvery
    case badAddress
    case badTime
    case badEmail
    case nameMissing
    case unitsMissing
    case unknownUnits([String])
    case unknownLogin(String)
    case nowhereToWrite
    case badWebhook
    case changedMeanwhile
    case tooMany(Int)

    package var message: UserMessage {
        let (number, says, next) = words
        return UserMessage(code: "CHS-\(number)", says: says, next: next)
    }

    private var words: (String, String, String) {
        switch self {
        case .badDays(let event):
            (
                "01", "Ngày nhắc phải là các số từ \(event.range.lowerBound) đến \(event.range.upperBound).",
                "Viết các số cách nhau bằng dấu cách, nhiều nhất 12 số."
            )
        case .badEvery: ("02", "Khoảng lặp lại phải là số từ 0 đến 90.", "Nhập số ngày, hoặc 0 nếu không nhắc lại.")
        case .badAddress:
            (
                "03", "Địa chỉ của hệ thống phải bắt đầu bằng https:// hoặc http://, không có phần sau tên máy.",
                "Viết dạng https://tiendo.tinh.gov.vn."
            )
        case .badTime: ("04", "Giờ gửi phải viết dạng giờ:phút.", "Ví dụ 07:00.")
        case .badEmail: ("05", "Địa chỉ thư không đúng.", "Viết dạng ten@co-quan.gov.vn, không có dấu.")
        case .nameMissing: ("06", "Thiếu tên, hoặc tên dài hơn 100 ký tự.", "Nhập tên.")
        case .unitsMissing: ("07", "Chưa chọn cơ quan nào.", "Nhập ít nhất một mã hoặc tên cơ quan.")
        case .unknownUnits(let names):
            (
                "08", "Không có cơ quan “\(names.joined(separator: "”, “"))”.",
                "Viết đúng tên hoặc mã trong danh mục, mỗi dòng một cơ quan."
            )
        case .unknownLogin(let login):
            ("09", "Không có tài khoản “\(login)” đang dùng.", "Kiểm tra tên đăng nhập trong trang Người dùng.")
        case .nowhereToWrite:
            ("10", "Người này cần một tài khoản hoặc một địa chỉ thư.", "Nhập tên đăng nhập, hoặc địa chỉ thư.")
        case .badWebhook:
            (
                "11", "Địa chỉ nhận phải bắt đầu bằng https:// và không trỏ vào mạng nội bộ.",
                "Dùng địa chỉ https, hoặc nhờ người vận hành máy chủ cho phép mạng nội bộ."
            )
        case .changedMeanwhile:
            ("12", "Mục này vừa được người khác sửa.", "Xem giá trị mới bên dưới rồi ghi lại nếu vẫn cần.")
        case .tooMany(let limit): ("13", "Đã có \(limit) mục.", "Rút bớt mục cũ trước khi thêm.")
        }
    }

    /// The sentence to stand at this field of a form; nil when the problem is another field's.
    func error(at name: String) -> String? {
        let field =
            switch self {
            case .badDays: "ngay"
            case .badEvery: "lap"
            case .badAddress: "dia-chi"
            case .badTime: "gio"
            case .badEmail: "thu"
            case .nameMissing: "ten"
            case .unitsMissing, .unknownUnits: "co-quan"
            case .unknownLogin, .nowhereToWrite: "tai-khoan"
            case .badWebhook: "dia-chi"
            case .changedMeanwhile, .tooMany: ""
            }
        return field == name ? message.says : nil
    }
}
