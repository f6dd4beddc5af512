import Vocabulary

extension Phrase {
    static let pauses = Phrase("Tạm dừng do thiên tai", "Force majeure")
    static let pausesNote = Phrase(
        "Từ ngày đầu đến ngày cuối, xã được nêu không bị tính quá hạn; hạn gốc giữ nguyên",
        "From its first to its last day the listed communes are not counted as late; the deadlines stay")
    static let keepPauses = Phrase("Công bố, kết thúc", "Declare and end")
    static let declare = Phrase("Công bố đợt tạm dừng", "Declare an event")
    static let declaration = Phrase("Đợt mới", "New event")
    static let declared = Phrase("Đã công bố đợt tạm dừng.", "The event is declared.")
    static let noPause = Phrase("Chưa có đợt tạm dừng nào", "No event yet")
    static let noPauseNext = Phrase(
        "Khi bão, lũ gây gián đoạn, Sở Khoa học và Công nghệ công bố theo quyết định của UBND tỉnh.",
        "When a storm or flood interrupts work, the coordinator declares it by the province's decision.")
    static func pausesCounted(_ count: String) -> Phrase { Phrase("\(count) đợt", "\(count) events") }
    static let pauseName = Phrase("Tên sự kiện", "Event")
    static let pauseNameNote = Phrase("Ví dụ: Bão số 12 và mưa lũ sau bão", "For example: storm no. 12 and its floods")
    static let pauseWords = Phrase("Văn bản quyết định", "Deciding document")
    static let pauseWordsNote = Phrase("Số, ký hiệu, ngày ban hành", "Number, symbol, date")
    static let pauseFrom = Phrase("Từ ngày", "From")
    static let pauseTo = Phrase("Đến hết ngày", "Until")
    static let pauseToNote = Phrase("Để trống nếu chưa kết thúc", "Blank while it lasts")
    static let pauseDays = Phrase("Thời gian", "Days")
    static let communes = Phrase("Xã, phường, đặc khu", "Communes")
    static func communesCounted(_ count: String) -> Phrase { Phrase("\(count) đơn vị", "\(count) communes") }
    static let findCommune = Phrase("Tìm trong danh sách", "Find in the list")
    static let narrow = Phrase("Lọc danh sách", "Narrow the list")
    static func allOf(_ count: Int, _ kind: String) -> Phrase {
        Phrase("Tất cả \(count) \(kind)", "All \(count) (\(kind))")
    }
    static let noCommuneFound = Phrase("Không có tên nào khớp từ tìm.", "No name matches.")
    static let pasteNames = Phrase("Hoặc dán danh sách tên", "Or paste names")
    static let pasteNote = Phrase(
        "Mỗi dòng một tên, hoặc cách nhau bằng dấu phẩy; có thể dùng mã hành chính",
        "One on each line or parted by commas; official codes will do")
    static let stillLasts = Phrase("Đang áp dụng", "In force")
    static let begins = Phrase("Chưa bắt đầu", "Not begun")
    static let hasEnded = Phrase("Đã kết thúc", "Ended")
    static let isWithdrawn = Phrase("Đã rút", "Withdrawn")
    static let pauseState = Phrase("Trạng thái", "State")
    static let declaredAt = Phrase("Công bố lúc", "Declared at")
    static let endWords = Phrase("Văn bản kết thúc", "Ending document")
    static let reason = Phrase("Lý do", "Reason")
    static let ending = Phrase("Kết thúc đợt", "End the event")
    static let endedOn = Phrase("Ngày cuối cùng tạm dừng", "Its last day")
    static let end = Phrase("Ghi kết thúc", "End it")
    static let ended = Phrase("Đã ghi ngày kết thúc.", "The end is recorded.")
    static let withdrawPause = Phrase("Rút đợt công bố nhầm", "Take back an event declared in error")
    static let withdrawPauseNote = Phrase(
        "Đợt vẫn hiện cùng lý do, nhưng không còn được tính", "It stays to be seen with the reason, and counts no more")
    static let pauseWithdrawn = Phrase("Đã rút đợt tạm dừng.", "The event is withdrawn.")
    static func from(_ day: String) -> Phrase { Phrase("từ \(day), chưa kết thúc", "since \(day), not ended") }
}
