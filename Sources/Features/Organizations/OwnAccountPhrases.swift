import Vocabulary

extension Phrase {
    static let myReminders = Phrase("Nhắc việc của tôi", "My reminders")
    static let unit = Phrase("Cơ quan", "Unit")
    static let noUnit = Phrase("Không gắn với cơ quan nào", "None")
    static let roles = Phrase("Vai trò", "Roles")
    static let lastSignIn = Phrase("Đăng nhập gần nhất", "Last sign-in")
    static let never = Phrase("Chưa bao giờ", "Never")
    static let changePassword = Phrase("Đổi mật khẩu", "Change the password")
    static let currentPassword = Phrase("Mật khẩu hiện tại", "Current password")
    static let passwordChanged = Phrase(
        "Đã đổi mật khẩu. Các phiên khác đã đóng.", "The password is changed. Your other sessions are closed.")
    static let secondStepOff = Phrase(
        "Chưa bật. Khi bật, đăng nhập cần thêm sáu chữ số trên điện thoại và mật khẩu được ngắn hơn.",
        "Off. When on, signing in also takes six digits from the phone, and the password may be shorter.")
    static let secondStepOn = Phrase("Đang bật", "On")
    static let secondStepIsOff = Phrase(
        "Đã tắt xác thực hai bước. Lần đăng nhập tới cần đặt mật khẩu mới.",
        "The second step is off. A new password is asked for at the next sign-in.")
    static let turnOff = Phrase("Tắt xác thực hai bước", "Turn the second step off")
    static let renewCodes = Phrase("Tạo mã dự phòng mới", "Make new recovery codes")
    static let renewNote = Phrase("Mười mã mới thay các mã cũ.", "Ten new codes replace the old ones.")
    static let sessions = Phrase("Nơi đang đăng nhập", "Where you are signed in")
    static let browser = Phrase("Trình duyệt", "Browser")
    static let unknownBrowser = Phrase("Không rõ trình duyệt", "Unknown browser")
    static let address = Phrase("Địa chỉ máy", "Address")
    static let since = Phrase("Từ lúc", "Since")
    static let lastUsed = Phrase("Dùng gần nhất", "Last used")
    static let thisSession = Phrase("Phiên này", "This session")
    static let endOthers = Phrase("Đăng xuất khỏi các máy khác", "Sign out everywhere else")
    static let otherSessionsEnded = Phrase("Đã đăng xuất khỏi các máy khác.", "You are signed out everywhere else.")
    static let tokens = Phrase("Khóa truy cập cho chương trình", "Tokens for programs")
    static let tokensMeta = Phrase(
        "Chỉ đọc, thấy đúng những gì tài khoản này thấy", "Reads only, and only what this account may see")
    static let tokenName = Phrase("Tên chương trình", "Program")
    static let tokenNameNote = Phrase("Ví dụ: Kho dữ liệu số", "For example: data warehouse")
    static let tokenDays = Phrase("Số ngày dùng (tối đa 366)", "Days it is good (366 at most)")
    static let tokenSendsValues = Phrase(
        "Được gửi số liệu, không chỉ đọc", "May send values, not only read")
    static let tokenOfValues = Phrase("gửi số liệu", "sends values")
    static let makeToken = Phrase("Tạo khóa", "Make a token")
    static let tokenMade = Phrase("Đã tạo khóa.", "The token is made.")
    static let tokenOnce = Phrase("Chép ngay, khóa không hiện lại.", "Copy it now; it is not shown again.")
    static let tokenRevoked = Phrase("Đã hủy khóa.", "The token is revoked.")
    static let madeAt = Phrase("Tạo lúc", "Made")
    static let goodUntil = Phrase("Dùng đến", "Good until")
    static let state = Phrase("Trạng thái", "State")
    static let revoke = Phrase("Hủy khóa", "Revoke")
    static let revoked = Phrase("Đã hủy", "Revoked")
    static let over = Phrase("Hết hạn", "Over")
}
