import Vocabulary

/// What may have changed since a day; the raw value is the word in an address.
enum ChangeKind: String, CaseIterable, Sendable {
    case done = "xong"
    case late = "qua-han"
    case extended = "gia-han"
    case refused = "tu-choi"
    case returned = "tra-lai"
    case confirmed = "xac-nhan"
    case moved = "doi-co-quan"
    case new = "moi-giao"
    /// Asked for and not decided yet, whenever it was.
    case asked = "xin-gia-han"

    /// What stands after the number in a sentence.
    var words: Phrase {
        switch self {
        case .done: Phrase("phần việc khai đã xong", "promises reported done")
        case .late: Phrase("phần việc chuyển sang quá hạn", "promises became overdue")
        case .extended: Phrase("lần gia hạn được chấp thuận", "extensions granted")
        case .refused: Phrase("lần xin gia hạn bị từ chối", "extensions refused")
        case .returned: Phrase("lần kết quả bị trả lại", "results returned")
        case .confirmed: Phrase("lần kết quả được xác nhận", "results confirmed")
        case .moved: Phrase("phần việc đổi cơ quan", "promises moved to another agency")
        case .new: Phrase("phần việc mới giao", "new promises")
        case .asked: Phrase("phần việc đang xin gia hạn", "promises that ask for more time")
        }
    }
}
