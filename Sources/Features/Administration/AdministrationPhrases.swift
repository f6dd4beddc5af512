import Database
import Vocabulary

extension Phrase {
    static let ledger = Phrase("Nhật ký", "Ledger")
    static let health = Phrase("Tình trạng hệ thống", "Health")
    static let reminderRules = Phrase("Nhắc việc", "Reminders")
    static let reminderRulesNote = Phrase(
        "Luật nhắc, giờ gửi, người nhận thêm, webhook", "Rules, time of day, who else is told, webhooks")
    static let whatIsSent = Phrase("Gửi đi", "Sending")
    static let whatIsSentNote = Phrase(
        "Thư và webhook đã gửi, chưa gửi được, gửi lại", "Letters and webhooks: sent, given up, sent again")
    static let settings = Phrase("Cấu hình đăng nhập", "Sign-in settings")
    static let people = Phrase("Người dùng", "People")
    static let units = Phrase("Cơ quan, đơn vị", "Units")
    static func frontSentence(people: String, units: String, waiting: String) -> Phrase {
        Phrase(
            "\(units) cơ quan, \(people) tài khoản, \(waiting) người chưa đặt mật khẩu.",
            "\(units) units, \(people) accounts, \(waiting) people have not set a password.")
    }
    static let peopleNote = Phrase("Tài khoản, vai trò, liên kết dùng một lần", "Accounts, roles, one-time links")
    static let unitsNote = Phrase(
        "Tên, mã, sáp nhập, nhóm; nhập và xuất CSV", "Names, codes, mergers, groups; CSV in and out")
    static let ledgerNote = Phrase("Ai đã làm gì, lúc nào; kiểm tra toàn vẹn", "Who did what and when; integrity check")
    static let healthNote = Phrase("Cơ sở dữ liệu, thay đổi và sao lưu gần nhất", "Database, last change and backup")
    static let settingsNote = Phrase("Khóa tài khoản, phiên, mật khẩu", "Locks, sessions, passwords")
    static let workCalendar = Phrase("Lịch làm việc", "Working days")
    static let workCalendarNote = Phrase(
        "Ngày nghỉ lễ, tết, nghỉ bù, hoán đổi; nhập và xuất CSV", "Holidays, days in their place, swaps; CSV in and out"
    )
    static let pauses = Phrase("Tạm dừng do thiên tai", "Force majeure")
    static let pausesNote = Phrase(
        "Công bố, kết thúc đợt bão, lũ mà xã được nêu không bị tính quá hạn",
        "Declare and end storms and floods in which listed communes are not late")
    static let succession = Phrase("Chuyển giao khi sáp nhập, chia tách", "Succession of units")
    static let successionNote = Phrase(
        "Việc chưa xong của cơ quan đã kết thúc, chuyển bằng một quyết định",
        "What ended units still owe, moved by one decision")
    static let maps = Phrase("Bản đồ xã, phường, đặc khu", "Map of communes")
    static let mapsNote = Phrase(
        "Nhập hình thật từ tệp GeoJSON thay cho bản đồ ô", "Real shapes from a GeoJSON file in place of the tiles")
    static let place = Phrase("Mục", "Place")
    static let content = Phrase("Nội dung", "Content")
    static let number = Phrase("Số", "No.")
    static let time = Phrase("Lúc", "When")
    static let actor = Phrase("Ai", "Who")
    static let deed = Phrase("Việc", "Deed")
    static let subject = Phrase("Đối tượng", "Subject")
    static let change = Phrase("Thay đổi", "Change")
    static let everything = Phrase("Mọi đối tượng", "Everything")
    static let noEntry = Phrase("Chưa có dòng nào", "No entry")
    static let noEntryNext = Phrase("Chọn đối tượng khác hoặc bỏ lọc.", "Choose another subject.")
    static let verify = Phrase("Kiểm tra toàn vẹn", "Check the chain")
    static func chainHolds(_ count: String) -> Phrase {
        Phrase("Nhật ký nguyên vẹn: \(count) dòng khớp nhau.", "The ledger holds: \(count) entries follow one another.")
    }
    static func chainEnd(_ hash: String) -> Phrase {
        Phrase(
            "Mã của dòng cuối: \(hash). Chép lại mã này để đối chiếu về sau.",
            "Hash of the last entry: \(hash). Write it down to compare later.")
    }
    static func chainBreaks(_ seq: String) -> Phrase {
        Phrase("Nhật ký không còn nguyên vẹn từ dòng \(seq).", "The ledger does not hold from entry \(seq) on.")
    }
    static let chainHead = Phrase(
        "Ghi chú về dòng cuối của nhật ký không còn đúng.", "The note of the last entry does not hold.")
    static let chainNext = Phrase(
        "Giữ nguyên máy chủ, báo người phụ trách an toàn thông tin và so với bản sao lưu.",
        "Leave the server as it is, tell whoever answers for its safety, and compare with a backup.")
    static let engine = Phrase("Cơ sở dữ liệu", "Database")
    static let schema = Phrase("Phiên bản lược đồ", "Schema")
    static func steps(_ count: String) -> Phrase { Phrase("\(count) bước", "\(count) steps") }
    static let lastChange = Phrase("Thay đổi gần nhất", "Last change")
    static let lastBackup = Phrase("Sao lưu gần nhất", "Last backup")
    static let neverBackedUp = Phrase(
        "Chưa ghi nhận lần sao lưu nào. Chạy lệnh tiendo backup hằng ngày và cất bản sao ở máy khác.",
        "None is noted. Run tiendo backup every day and keep the copy on another machine.")
    static let never = Phrase("Chưa có", "None")
    static let entries = Phrase("Số dòng nhật ký", "Entries of the ledger")
    static let save = Phrase("Lưu", "Save")
    static let saved = Phrase("Đã lưu cấu hình.", "The settings are saved.")
    static func range(_ range: ClosedRange<Int>, _ standard: Int) -> Phrase {
        Phrase(
            "\(range.lowerBound) đến \(range.upperBound), mặc định \(standard)",
            "\(range.lowerBound) to \(range.upperBound), shipped as \(standard)")
    }

    static func engine(_ kind: EngineKind) -> Phrase {
        switch kind {
        case .sqlite: Phrase("SQLite, một tệp trên máy này", "SQLite, one file on this machine")
        case .postgres: Phrase("PostgreSQL", "PostgreSQL")
        }
    }

    /// What a subject of the ledger is called.
    static func subjectKind(_ kind: String) -> Phrase {
        switch kind {
        case "unit": Phrase("Cơ quan", "Unit")
        case "account": Phrase("Tài khoản", "Account")
        case "token": Phrase("Khóa truy cập", "Token")
        case "setting": Phrase("Cấu hình", "Setting")
        case "document": Phrase("Văn bản", "Document")
        case "plan": Phrase("Kế hoạch", "Plan")
        case "mission": Phrase("Nhiệm vụ", "Task")
        case "target": Phrase("Chỉ tiêu", "Target")
        case "project": Phrase("Dự án", "Project")
        case "import": Phrase("Lần nhập", "Import")
        case "import-row": Phrase("Dòng nhập", "Import row")
        case "backup": Phrase("Sao lưu", "Backup")
        case "calendar-day": Phrase("Ngày trong lịch", "Calendar day")
        case "map": Phrase("Bản đồ xã", "Map of communes")
        case "pause": Phrase("Tạm dừng do thiên tai", "Force majeure")
        case "assignment": Phrase("Phần việc", "Promise")
        case "claim": Phrase("Việc chờ", "Claim")
        case "handover": Phrase("Bàn giao", "Handover")
        case "instruction": Phrase("Chỉ đạo", "Instruction")
        case "chase-rule": Phrase("Luật nhắc việc", "Rule of reminders")
        case "chase-setting": Phrase("Cài đặt nhắc việc", "Settings of reminders")
        case "chase-person": Phrase("Người nhận nhắc việc", "Receiver of reminders")
        case "chase-day": Phrase("Ngày nhắc việc", "Day of reminders")
        case "calendar-feed": Phrase("Địa chỉ lịch", "Calendar address")
        case "webhook": Phrase("Webhook", "Webhook")
        case "job": Phrase("Việc gửi đi", "Sending")
        case "pack-secret": Phrase("Khóa của gói Excel", "Seal of packs")
        default: Phrase(kind, kind)
        }
    }

    static let subjectKinds = [
        "unit", "account", "token", "setting", "document", "plan", "mission", "target", "project", "import",
        "import-row", "assignment", "claim", "handover", "instruction", "chase-rule", "chase-setting", "chase-person",
        "chase-day", "calendar-feed", "webhook", "job", "pack-secret", "backup", "calendar-day", "pause", "map",
    ]
}
