import Vocabulary

extension Phrase {
    static let people = Phrase("Người dùng", "People")
    static let onePersonEach = Phrase("Mỗi người một tài khoản, không dùng chung", "One account, one person")
    static let newAccount = Phrase("Tài khoản mới", "New account")
    static let newAccountNote = Phrase(
        "Người dùng đặt mật khẩu bằng một liên kết dùng một lần.",
        "Its person sets the password through a one-time link.")
    static let findPerson = Phrase("Họ tên, tên đăng nhập hoặc cơ quan", "Name, login or unit")
    static let nobodyFound = Phrase("Không có tài khoản nào khớp", "No account matches")
    static let otherWords = Phrase("Thử ít từ hơn hoặc bỏ lọc.", "Try fewer words.")
    static let accountsCounted = Phrase("tài khoản", "accounts")
    static let fullName = Phrase("Họ và tên", "Name")
    static let isOff = Phrase("Chưa bật", "Off")
    static let loginNote = Phrase(
        "3 đến 40 chữ không dấu, chữ số, dấu chấm, gạch nối; không đổi được về sau",
        "3 to 40 plain letters, digits, dots, dashes; it cannot be changed later")
    static let unitNote = Phrase("Bắt buộc với vai trò đầu mối", "A focal point must have one")
    static let makeAccount = Phrase("Tạo tài khoản", "Make the account")
    static let save = Phrase("Lưu", "Save")
    static let accountMade = Phrase(
        "Đã tạo tài khoản. Tạo liên kết dùng một lần để người dùng đặt mật khẩu.",
        "The account is made. Make a one-time link for its person.")
    static let accountChanged = Phrase("Đã lưu tài khoản.", "The account is saved.")
    static let accountStopped = Phrase("Đã ngừng tài khoản.", "The account is stopped.")
    static let accountOpened = Phrase("Đã mở lại tài khoản.", "The account is open again.")
    static let wayIn = Phrase("Liên kết dùng một lần", "One-time link")
    static let wayInNote = Phrase(
        "Cho người mới, quên mật khẩu hoặc mất điện thoại", "For a new person, a lost password or phone")
    static let makeLink = Phrase("Tạo liên kết", "Make a link")
    static let linkMade = Phrase("Đã tạo liên kết.", "The link is made.")
    static func linkOnce(hours: Int) -> Phrase {
        Phrase(
            "Gửi riêng cho người dùng. Liên kết mở được một lần trong \(hours) giờ và không hiện lại.",
            "Send it to its person alone. It opens once within \(hours) hours and is not shown again.")
    }
    static let resetSecondStep = Phrase(
        "Bỏ xác thực hai bước (mất điện thoại)", "Take the second step away (lost phone)")
    static let reopen = Phrase("Mở lại tài khoản", "Open again")
    static let stop = Phrase("Ngừng tài khoản", "Stop the account")
    static let standsWaiting = Phrase("Chờ đặt mật khẩu", "Waits for a password")
    static let standsActive = Phrase("Đang dùng", "In use")
    static func standsLocked(until: String) -> Phrase { Phrase("Tạm khóa đến \(until)", "Locked until \(until)") }
    static let standsDormant = Phrase("Ngừng vì lâu không dùng", "Resting")
    static let standsDisabled = Phrase("Đã ngừng", "Stopped")
}
