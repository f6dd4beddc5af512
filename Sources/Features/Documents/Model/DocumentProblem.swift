package import Vocabulary

/// What can be wrong with a deed on the documents' shelf.
package enum DocumentProblem: UserFacing, Equatable {
    /// The same bytes are here already.
    case alreadyHere(id: String)
    case titleMissing
    case reasonMissing
    case dayUnreadable(String)
    /// Someone else changed the document after the form was made.
    case changedMeanwhile(by: String)
    case alreadyWithdrawn

    package var message: UserMessage {
        switch self {
        case .alreadyHere:
            UserMessage(
                code: "DOC-01", says: "Tệp này đã có trong sổ văn bản.",
                next: "Mở văn bản đã có; nếu cần nhập lại, hãy rút văn bản cũ trước.")
        case .titleMissing:
            UserMessage(code: "DOC-02", says: "Văn bản chưa có trích yếu.", next: "Ghi trích yếu rồi bấm lưu lần nữa.")
        case .reasonMissing:
            UserMessage(
                code: "DOC-03", says: "Chưa ghi lý do.", next: "Ghi lý do trong một câu; lý do được giữ trong lịch sử.")
        case .dayUnreadable(let text):
            UserMessage(
                code: "DOC-04", says: "Không có ngày “\(text)” hoặc ngày viết chưa đúng.",
                next: "Viết ngày theo dạng ngày/tháng/năm, ví dụ 07/03/2025.")
        case .changedMeanwhile(let name):
            UserMessage(
                code: "DOC-05", says: "Văn bản vừa được \(name.isEmpty ? "người khác" : name) thay đổi.",
                next: "Xem lịch sử bên dưới để biết đã đổi gì, rồi sửa lại trên bản mới.")
        case .alreadyWithdrawn:
            UserMessage(code: "DOC-06", says: "Văn bản này đã được rút.", next: "Xem lý do trong lịch sử của văn bản.")
        }
    }
}
