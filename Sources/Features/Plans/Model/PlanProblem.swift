package import Vocabulary

/// What can be wrong with a deed on the register.
package enum PlanProblem: UserFacing, Equatable {
    case titleMissing
    case codeMissing
    case codeTaken(String)
    case reasonMissing
    case dayUnreadable(String)
    case dayBeforeStart
    case yearUnreadable(String)
    case numberUnreadable(String)
    case unitUnknown(String)
    case planUnknown
    /// Someone else changed the row after the form was made.
    case changedMeanwhile(by: String)
    case alreadyWithdrawn

    package var message: UserMessage {
        switch self {
        case .titleMissing:
            UserMessage(code: "PLN-01", says: "Chưa ghi tên hoặc nội dung.", next: "Ghi nội dung rồi bấm lưu lần nữa.")
        case .codeMissing:
            UserMessage(
                code: "PLN-02", says: "Kế hoạch chưa có ký hiệu.",
                next: "Ghi số, ký hiệu của văn bản hoặc một tên ngắn.")
        case .codeTaken(let code):
            UserMessage(
                code: "PLN-03", says: "Ký hiệu “\(code)” đã có ở một kế hoạch khác.",
                next: "Mở kế hoạch đã có, hoặc ghi thêm năm vào ký hiệu.")
        case .reasonMissing:
            UserMessage(
                code: "PLN-04", says: "Chưa ghi lý do.", next: "Ghi lý do trong một câu; lý do được giữ trong lịch sử.")
        case .dayUnreadable(let text):
            UserMessage(
                code: "PLN-05", says: "Không có ngày “\(text)” hoặc ngày viết chưa đúng.",
                next: "Viết ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026.")
        case .dayBeforeStart:
            UserMessage(
                code: "PLN-06", says: "Ngày kết thúc đứng trước ngày bắt đầu.",
                next: "Kiểm tra lại hai ngày của thời hạn.")
        case .yearUnreadable(let text):
            UserMessage(
                code: "PLN-07", says: "Không đọc được năm “\(text)”.",
                next: "Ghi các năm cách nhau bằng dấu phẩy, ví dụ 2026, 2027.")
        case .numberUnreadable(let text):
            UserMessage(
                code: "PLN-08", says: "Không đọc được số “\(text)”.",
                next: "Viết số theo cách Việt Nam, ví dụ 1.250 hoặc 12,5.")
        case .unitUnknown(let code):
            UserMessage(
                code: "PLN-09", says: "Không tìm thấy cơ quan “\(code)”.",
                next: "Viết tên hoặc mã như trong danh sách cơ quan, cách nhau bằng dấu chấm phẩy.")
        case .planUnknown:
            UserMessage(code: "PLN-10", says: "Chưa chọn kế hoạch.", next: "Chọn kế hoạch mà dòng này thuộc về.")
        case .changedMeanwhile(let name):
            UserMessage(
                code: "PLN-11", says: "Dòng này vừa được \(name.isEmpty ? "người khác" : name) thay đổi.",
                next: "Xem lịch sử để biết đã đổi gì, rồi sửa lại trên bản mới.")
        case .alreadyWithdrawn:
            UserMessage(code: "PLN-12", says: "Dòng này đã được rút khỏi sổ.", next: "Xem lý do trong lịch sử.")
        }
    }
}
