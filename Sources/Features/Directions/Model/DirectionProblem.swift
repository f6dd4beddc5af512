package import Vocabulary

/// What can be wrong with an instruction, or with a task given from a paper.
package enum DirectionProblem: UserFacing, Equatable {
    case wordsMissing
    case unitsMissing
    case behalfMissing
    case tooLong(field: String, limit: Int)
    case dayUnreadable(String)
    case dayPast(String)
    case closed
    case changedMeanwhile
    case sourceMissing
    case noTask
    case taskWithoutUnit(Int)
    case deadlineUnread(String)
    case unitUnknown(String)

    package var message: UserMessage {
        switch self {
        case .wordsMissing:
            UserMessage(code: "DIR-01", says: "Chưa ghi nội dung.", next: "Ghi nội dung trong một hai câu rồi gửi lại.")
        case .unitsMissing:
            UserMessage(
                code: "DIR-02", says: "Chưa nêu cơ quan thực hiện.",
                next: "Ghi tên cơ quan hoặc nhóm, cách nhau bằng dấu chấm phẩy.")
        case .behalfMissing:
            UserMessage(
                code: "DIR-03", says: "Chưa nêu lãnh đạo chỉ đạo và văn bản ghi lại.",
                next: "Văn phòng nhập thay thì ghi tên, chức vụ lãnh đạo và số, ngày văn bản hoặc bút phê.")
        case .tooLong(let field, let limit):
            UserMessage(
                code: "DIR-04", says: "Ô “\(field)” dài quá \(limit) ký tự.", next: "Viết gọn lại rồi gửi lần nữa.")
        case .dayUnreadable(let text):
            UserMessage(
                code: "DIR-05", says: "Không có ngày “\(text)” hoặc ngày viết chưa đúng.",
                next: "Viết ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026.")
        case .dayPast(let text):
            UserMessage(code: "DIR-06", says: "Ngày \(text) đã qua.", next: "Chọn hôm nay hoặc một ngày sau.")
        case .closed:
            UserMessage(
                code: "DIR-07", says: "Chỉ đạo này đã kết thúc.",
                next: "Cần chỉ đạo thêm thì mở một chỉ đạo mới trên cùng nội dung.")
        case .changedMeanwhile:
            UserMessage(
                code: "DIR-08", says: "Vừa có ý kiến mới từ khi mở trang này.",
                next: "Đọc ý kiến mới ở dưới rồi gửi lần nữa.")
        case .sourceMissing:
            UserMessage(
                code: "DIR-09", says: "Chưa ghi văn bản làm căn cứ giao việc.",
                next: "Ghi số, ký hiệu, ngày và trích yếu của văn bản.")
        case .noTask:
            UserMessage(
                code: "DIR-10", says: "Chưa ghi việc nào để giao.", next: "Ghi nội dung của ít nhất một việc.")
        case .taskWithoutUnit(let number):
            UserMessage(
                code: "DIR-11", says: "Việc thứ \(number) chưa có cơ quan chủ trì.",
                next: "Ghi tên cơ quan hoặc nhóm chủ trì, cách nhau bằng dấu chấm phẩy.")
        case .deadlineUnread(let text):
            UserMessage(
                code: "DIR-12", says: "Không đọc được thời hạn “\(text)”.",
                next: "Viết như văn bản: 31/12/2026, tháng 6/2026, quý III năm 2026, hằng quý, thường xuyên.")
        case .unitUnknown(let text):
            UserMessage(
                code: "DIR-13", says: "Không tìm thấy cơ quan “\(text)”.",
                next: "Viết tên hoặc mã như trong danh sách cơ quan.")
        }
    }

    /// The status of the form that is shown again.
    var status: Int { self == .changedMeanwhile || self == .closed ? 409 : 422 }

    /// Refuses text beyond a limit of characters.
    static func check(_ text: String, _ field: String, limit: Int) throws(DirectionProblem) {
        guard text.unicodeScalars.count <= limit else { throw .tooLong(field: field, limit: limit) }
    }
}
