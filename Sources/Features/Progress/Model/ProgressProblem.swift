package import Vocabulary

/// What can be wrong with a deed on a promise.
package enum ProgressProblem: UserFacing, Equatable {
    /// Someone else wrote after the sender looked; the sender's words are kept as a draft.
    case changedMeanwhile(by: String)
    case notPossible(String)
    case reasonMissing
    case documentMissing
    case percentUnreadable(String)
    case dayUnreadable(String)
    case evidenceWithoutName
    case evidenceInFuture(Day)
    case linkUnsafe
    case tooLong(field: String, limit: Int)
    case unknownCause(String)
    case unknownOccurrence(String)
    case unitUnknown(String)
    case alreadyAsked
    case extensionNotLater
    case noDeadline
    /// The questions before sending that have no answer yet, by code.
    case questionsOpen([String])
    case documentInFuture(Day)
    /// What was on the screen when the Office confirmed is no longer what is there; what changed, and by whom.
    case contentChanged([Phrase], by: String)
    case unitHasPart(String)
    case claimOnItself
    case promiseInPast(Day)
    /// No paper of this work is so old, no deadline so far: a slip of the hand.
    case dayUnlikely(Day)

    package var message: UserMessage {
        switch self {
        case .changedMeanwhile(let name):
            UserMessage(
                code: "PRG-01", says: "Việc này vừa được \(name.isEmpty ? "người khác" : name) cập nhật.",
                next: "Đọc phần đã đổi ở dưới, giữ hoặc sửa lời của mình rồi gửi lại; chưa mất chữ nào.")
        case .notPossible(let state):
            UserMessage(
                code: "PRG-02", says: "Việc đang ở trạng thái “\(state)” nên chưa làm được bước này.",
                next: "Tải lại trang để thấy trạng thái mới nhất.")
        case .reasonMissing:
            UserMessage(code: "PRG-03", says: "Chưa ghi lý do.", next: "Ghi lý do trong một câu rồi gửi lại.")
        case .documentMissing:
            UserMessage(
                code: "PRG-04", says: "Chưa ghi văn bản quyết định.", next: "Ghi số, ký hiệu và ngày của văn bản.")
        case .percentUnreadable(let text):
            UserMessage(
                code: "PRG-05", says: "Không đọc được tỷ lệ “\(text)”.", next: "Ghi một số nguyên từ 0 đến 100.")
        case .dayUnreadable(let text):
            UserMessage(
                code: "PRG-06", says: "Không có ngày “\(text)” hoặc ngày viết chưa đúng.",
                next: "Viết ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026.")
        case .evidenceWithoutName:
            UserMessage(
                code: "PRG-07", says: "Minh chứng chưa có số, ký hiệu hoặc tên.",
                next: "Ghi số, ký hiệu của văn bản; nếu không có số thì ghi tên tài liệu.")
        case .evidenceInFuture(let day):
            UserMessage(
                code: "PRG-08",
                says:
                    "Ngày \(day.iso.split(separator: "-").reversed().joined(separator: "/")) của minh chứng chưa tới.",
                next: "Kiểm tra lại ngày ban hành trên văn bản.")
        case .linkUnsafe:
            UserMessage(
                code: "PRG-09", says: "Liên kết của minh chứng phải bắt đầu bằng https:// hoặc http://.",
                next: "Sao chép lại địa chỉ từ trình duyệt, hoặc đính kèm tệp.")
        case .tooLong(let field, let limit):
            UserMessage(
                code: "PRG-10", says: "Ô “\(field)” dài quá \(limit) ký tự.",
                next: "Viết gọn lại, phần dài để trong tệp đính kèm.")
        case .unknownCause(let text):
            UserMessage(
                code: "PRG-11", says: "Không có nguyên nhân “\(text)” trong danh sách.",
                next: "Chọn một nguyên nhân trong danh sách.")
        case .unknownOccurrence(let text):
            UserMessage(
                code: "PRG-12", says: "Việc này không có kỳ “\(text)”.", next: "Chọn một kỳ trong danh sách của việc.")
        case .unitUnknown(let text):
            UserMessage(
                code: "PRG-13", says: "Không tìm thấy cơ quan “\(text)”.",
                next: "Viết tên như trong danh sách cơ quan.")
        case .alreadyAsked:
            UserMessage(
                code: "PRG-14", says: "Đã có một đề nghị gia hạn đang chờ quyết định.",
                next: "Chờ Văn phòng trả lời, hoặc rút đề nghị cũ trước.")
        case .extensionNotLater:
            UserMessage(
                code: "PRG-15", says: "Hạn mới phải sau hạn đang có.", next: "Chọn một ngày sau hạn đang có.")
        case .noDeadline:
            UserMessage(
                code: "PRG-16", says: "Việc này không có hạn nên không gia hạn được.",
                next: "Nếu cần đặt hạn, đề nghị cơ quan điều phối sửa nhiệm vụ.")
        case .questionsOpen:
            UserMessage(
                code: "PRG-17", says: "Có câu hỏi cần trả lời trước khi gửi.",
                next: "Trả lời từng câu ở dưới rồi gửi lại; câu trả lời được giữ cùng số liệu.")
        case .documentInFuture(let day):
            UserMessage(
                code: "PRG-30",
                says: "Văn bản ngày \(day.iso.split(separator: "-").reversed().joined(separator: "/")) chưa tới ngày.",
                next: "Kiểm tra lại ngày của văn bản.")
        case .contentChanged(let parts, let name):
            UserMessage(
                code: "PRG-31",
                says:
                    "Sau khi trang được mở, \(name.isEmpty ? "người khác" : name) đã sửa \(parts.map(\.vi).joined(separator: ", ")).",
                next: "Đọc lại nội dung mới ở dưới rồi xác nhận hoặc trả lại; chưa có gì được xác nhận.")
        case .unitHasPart(let name):
            UserMessage(
                code: "PRG-32", says: "\(name) đã có phần trong nhiệm vụ này.", next: "Chọn một cơ quan khác.")
        case .claimOnItself:
            UserMessage(
                code: "PRG-33", says: "Cơ quan không thể chờ chính mình.", next: "Chọn cơ quan đang giữ việc cần chờ.")
        case .promiseInPast(let day):
            UserMessage(
                code: "PRG-34",
                says:
                    "Ngày hứa \(day.iso.split(separator: "-").reversed().joined(separator: "/")) đã qua.",
                next: "Chọn hôm nay hoặc một ngày sau.")
        case .dayUnlikely(let day):
            UserMessage(
                code: "PRG-35",
                says: "Ngày \(day.iso.split(separator: "-").reversed().joined(separator: "/")) quá xa để là ngày đúng.",
                next: "Kiểm tra lại năm đã ghi.")
        }
    }
}
