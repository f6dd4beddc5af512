import Vocabulary

extension Phrase {
    static let keepReminders = Phrase("Luật nhắc việc", "Rules of reminders")
    static let keepRemindersNote = Phrase(
        "Sửa luật là thêm một phiên bản mới; mọi lần sửa nằm trong nhật ký",
        "A change adds a version; every change is in the ledger")
    static let clockAndAddress = Phrase("Giờ gửi và địa chỉ hệ thống", "Time and address")
    static let sendingTime = Phrase("Giờ soạn lời nhắc mỗi ngày làm việc", "Time of day")
    static let baseAddress = Phrase("Địa chỉ hệ thống trong thư", "Address of this system in letters")
    static let baseAddressNote = Phrase(
        "Ví dụ https://tiendo.tinh.gov.vn; để trống thì thư không có liên kết",
        "For example https://tiendo.tinh.gov.vn; letters hold no links without it")
    static let settingsSaved = Phrase("Đã lưu cài đặt nhắc việc.", "The settings are saved.")
    static let ruleSaved = Phrase("Đã lưu luật nhắc việc.", "The rule is saved.")
    static let ruleOn = Phrase("Đang dùng", "In use")
    static let withCoop = Phrase("Nhắc cả cơ quan phối hợp", "Also cooperating agencies")
    static let everyDays = Phrase("Sau đó nhắc lại mỗi … ngày", "Then again every … days")
    static let everyNote = Phrase("0 là không nhắc lại", "0 is never again")
    static let version = Phrase("phiên bản", "version")
    static let asShipped = Phrase("như lúc phát hành", "as shipped")
    static func daysLabel(_ event: ChaseEvent) -> Phrase {
        switch event {
        case .deadline: Phrase("Số ngày so với hạn (âm là trước hạn)", "Days from the deadline (negative is before)")
        case .report: Phrase("Ngày trong tháng phải có báo cáo", "Day of the month of the report")
        case .returned, .claim, .extensionAsked: Phrase("Sau bao nhiêu ngày chờ", "After so many days")
        case .summary: Phrase("Thứ trong tuần (1 là thứ Hai)", "Weekday (1 is Monday)")
        case .value: Phrase("Số ngày sau hạn gửi số liệu", "Days after values fell due")
        case .escalation: Phrase("Khi quá hạn bao nhiêu ngày", "When so many days late")
        }
    }

    static let whoIsTold = Phrase("Người nhận thêm", "Who else is told")
    static let whoIsToldNote = Phrase(
        "Thủ trưởng, Phó Chủ tịch phụ trách, và đầu mối chưa có tài khoản",
        "Heads, vice-chairs in charge, contacts without an account")
    static func peopleCounted(_ count: String) -> Phrase { Phrase("\(count) người", "\(count) people") }
    static let addPerson = Phrase("Thêm người nhận", "Add a person")
    static let post = Phrase("Vai", "Post")
    static let personName = Phrase("Họ tên, chức vụ", "Name, office")
    static let login = Phrase("Tên đăng nhập", "Login")
    static let loginOrMail = Phrase("Để trống nếu chưa có tài khoản", "Leave empty without an account")
    static let mailNote = Phrase("Cho người chưa có tài khoản", "For somebody without an account")
    static let unitsOf = Phrase("Các cơ quan", "Agencies")
    static let unitsNote = Phrase("Mỗi dòng một tên hoặc mã cơ quan", "One name or code a line")
    static let add = Phrase("Thêm", "Add")
    static let personAdded = Phrase("Đã thêm người nhận.", "The person is added.")
    static let personGone = Phrase("Đã rút người nhận.", "The person is withdrawn.")
    static let withdraw = Phrase("Rút", "Withdraw")
    static let nobodyYet = Phrase("Chưa có ai", "Nobody yet")
    static let nobodyYetNext = Phrase(
        "Không có tên ở đây thì tổng hợp và báo lên cấp trên không đến ai.",
        "Without names here, summaries and escalations reach nobody.")
    static let mailOfAccount = Phrase("Địa chỉ thư của một tài khoản", "E-mail of an account")
    static let mailOfAccountNote = Phrase(
        "Mỗi người tự đặt ở trang tài khoản; dùng ô này khi họ nhờ đặt hộ",
        "People set their own; use this when asked to")
    static let channel = Phrase("Nhận ở", "Reached at")
    static let lettersOff = Phrase("đã thôi nhận thư", "wants no letters")

    static let hooks = Phrase("Webhook", "Webhooks")
    static let hooksNote = Phrase(
        "Chương trình khác được báo lời nhắc của mỗi ngày, có chữ ký", "Programs told of each day's reminders, signed")
    static let hookName = Phrase("Tên nơi nhận", "Receiver")
    static let hookAddress = Phrase("Địa chỉ https", "https address")
    static let hookMade = Phrase("Đã thêm webhook.", "The webhook is added.")
    static let hookSecret = Phrase("Khóa ký", "Secret")
    static let hookOnce = Phrase(
        "Khóa chỉ hiện lần này; chép vào chương trình nhận.", "It is shown this once; copy it into the receiver.")
    static let hookGone = Phrase("Đã hủy webhook.", "The webhook is withdrawn.")
    static let noHooks = Phrase("Chưa có webhook", "No webhooks")
    static let noHooksNext = Phrase("Thêm một nơi nhận ở dưới.", "Add a receiver below.")
    static let since = Phrase("Từ", "Since")

    static let sending = Phrase("Gửi đi", "Sending")
    static let sendingNote = Phrase(
        "Mỗi thư, mỗi webhook: trạng thái, số lần thử, câu trả lời", "Each letter and webhook: state, attempts, answer")
    static let nothingSent = Phrase("Chưa có gì được gửi", "Nothing was sent")
    static let nothingSentNext = Phrase(
        "Lời nhắc được soạn vào giờ đã đặt của mỗi ngày làm việc.", "Reminders are composed each working day.")
    static let what = Phrase("Gì", "What")
    static let forWhom = Phrase("Cho", "For")
    static let state = Phrase("Trạng thái", "State")
    static let attempts = Phrase("Số lần thử", "Attempts")
    static let answer = Phrase("Câu trả lời", "Answer")
    static let when = Phrase("Lúc", "When")
    static let nextTry = Phrase("Thử lại lúc", "Next attempt")
    static let sendAgain = Phrase("Gửi lại", "Send again")
    static let sendAgainNote = Phrase(
        "Không chắc lần trước đã đến hay chưa: gửi lại có thể làm người nhận thấy hai thư giống nhau.",
        "It may have arrived already: sent again, the reader may see it twice.")
    static let queuedAgain = Phrase("Đã xếp gửi lại.", "Queued again.")
    static let all = Phrase("Tất cả", "All")
    static let attempt = Phrase("Lần", "Attempt")
    static let ended = Phrase("Xong lúc", "Ended")
    static let server = Phrase("Máy", "Server")
}
