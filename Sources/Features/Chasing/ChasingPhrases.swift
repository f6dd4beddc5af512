import Vocabulary

extension Phrase {
    static let reminders = Phrase("Nhắc việc", "Reminders")
    static let remindersNote = Phrase(
        "Những gì hệ thống đã nhắc, theo ngày", "Everything you were reminded of, by day")
    static let ownChoices = Phrase("Thư và lịch của tôi", "My e-mail and calendar")
    static let markSeen = Phrase("Đã xem hết", "All seen")
    static let markedSeen = Phrase("Đã ghi nhận là đã xem.", "Noted as seen.")
    static let nothingSaid = Phrase("Chưa có lời nhắc nào", "No reminders yet")
    static let nothingSaidNext = Phrase(
        "Việc phải làm nằm ở trang Việc của tôi; lời nhắc đến vào sáng ngày làm việc khi có việc gần hạn, quá hạn hoặc bị trả lại.",
        "What you owe is on My work; reminders come on working mornings when something is near, late or returned.")
    static let task = Phrase("Việc", "Task")
    static let unit = Phrase("Cơ quan", "Agency")
    static let plan = Phrase("Kế hoạch", "Plan")
    static let standing = Phrase("Tình trạng hôm đó", "As it stood")
    static let isNew = Phrase("Mới", "New")
    static let older = Phrase("Những ngày trước", "Earlier days")
    static func said(_ count: String) -> Phrase { Phrase("\(count) việc", "\(count) items") }
    static func moreSaid(_ count: String) -> Phrase { Phrase("và \(count) việc khác", "and \(count) more") }

    static let letters = Phrase("Thư nhắc việc", "Reminders by e-mail")
    static let lettersNote = Phrase(
        "Mỗi ngày làm việc nhiều nhất một thư. Tắt thư không làm mất lời nhắc trong hệ thống.",
        "One a working day at most. Without them the reminders stay here.")
    static let email = Phrase("Địa chỉ thư", "E-mail address")
    static let emailNote = Phrase(
        "Chỉ bạn và người quản trị thấy địa chỉ này.", "Only you and the keepers see it.")
    static let wantLetters = Phrase("Gửi thư nhắc việc cho tôi", "Send me reminders")
    static let save = Phrase("Lưu", "Save")
    static let choiceSaved = Phrase("Đã lưu lựa chọn nhận thư.", "Your choice is saved.")
    static let noMailHere = Phrase(
        "Hệ thống này chưa được nối với máy chủ thư, nên chưa gửi thư nào.",
        "This installation has no mail server, so nothing is sent.")

    static let calendar = Phrase("Lịch hạn việc", "Calendar of deadlines")
    static let calendarNote = Phrase(
        "Đặt địa chỉ này vào chương trình lịch để thấy hạn của mình; ai có địa chỉ này đều đọc được lịch.",
        "Put this address into a calendar program; whoever has it can read the calendar.")
    static let openCalendar = Phrase("Tạo địa chỉ lịch", "Make the address")
    static let renewCalendar = Phrase("Tạo địa chỉ mới, hủy địa chỉ cũ", "Make a new address, end the old one")
    static let closeCalendar = Phrase("Hủy địa chỉ lịch", "End the address")
    static let calendarOpened = Phrase("Đã tạo địa chỉ lịch.", "The address is made.")
    static let calendarOnce = Phrase(
        "Địa chỉ chỉ hiện lần này; chép vào chương trình lịch ngay.", "It is shown this once; copy it now.")
    static let calendarClosed = Phrase("Địa chỉ lịch đã hủy.", "The address is ended.")
    static let calendarNone = Phrase("Chưa có địa chỉ lịch.", "There is no address yet.")
    static func calendarSince(_ day: String, _ read: String) -> Phrase {
        Phrase("Có địa chỉ từ \(day); đọc lần cuối: \(read).", "Open since \(day); last read: \(read).")
    }
    static let never = Phrase("chưa lần nào", "never")

    static let stopLetters = Phrase("Thôi nhận thư nhắc việc", "No more reminders by e-mail")
    static func stopFor(_ name: String) -> Phrase {
        Phrase("Thư nhắc việc gửi \(name) sẽ dừng.", "Reminders to \(name) will stop.")
    }
    static let stopNote = Phrase(
        "Việc phải làm không mất đi: vẫn hiện đủ trong hệ thống, và có thể bật lại thư bất cứ lúc nào.",
        "Nothing that is owed is lost: it stays in the system, and letters can be turned on again.")
    static let lettersStopped = Phrase("Đã dừng thư nhắc việc.", "Reminders by e-mail are stopped.")
}
