package import Vocabulary

/// What can be wrong with a deed on indicators and their values. Codes `IND-01`…; never reused.
package enum IndicatorProblem: UserFacing, Equatable {
    case nameMissing
    case codeWrong(String)
    case codeTaken(String)
    case codeUnknown(String)
    case unitUnknown(String)
    case reasonMissing
    /// Someone else changed the row after the form was made.
    case changedMeanwhile(by: String)
    case retired(String)
    /// Values exist, so what a period is cannot change any more.
    case frequencyFixed
    case ratioNamesMissing
    case ratioNeedsRatio
    case formula(String)
    /// A value for a period that is not one of the indicator's.
    case periodWrong(String)
    case periodAhead(String)
    case valueWrong(String)
    case notApplicable(String)
    case notYours(String)
    case ownApproval
    case answerMissing(String)
    case stateWrong
    /// A file was another when it was read the second time.
    case fileChanged
    /// The key of a sending was used for other values.
    case keyTaken

    package var message: UserMessage {
        switch self {
        case .nameMissing:
            UserMessage(code: "IND-01", says: "Chỉ số chưa có tên.", next: "Ghi tên chỉ số rồi bấm lưu lần nữa.")
        case .codeWrong(let code):
            UserMessage(
                code: "IND-02", says: "Mã “\(code)” chưa đúng.",
                next: "Mã gồm chữ thường không dấu, chữ số và gạch nối, từ 2 đến 60 ký tự, ví dụ dvc-truc-tuyen.")
        case .codeTaken(let code):
            UserMessage(
                code: "IND-03", says: "Mã “\(code)” đã có ở một chỉ số khác.",
                next: "Mở chỉ số đã có, hoặc chọn mã khác.")
        case .codeUnknown(let code):
            UserMessage(
                code: "IND-04", says: "Không có chỉ số nào mang mã “\(code)”.",
                next: "Xem mã trong danh mục chỉ số.")
        case .unitUnknown(let code):
            UserMessage(
                code: "IND-05", says: "Không có đơn vị nào mang mã “\(code)”.",
                next: "Xem mã trong danh sách cơ quan, đơn vị.")
        case .reasonMissing:
            UserMessage(
                code: "IND-06", says: "Chưa ghi lý do.", next: "Ghi lý do trong một câu; lý do được giữ trong lịch sử.")
        case .changedMeanwhile(let name):
            UserMessage(
                code: "IND-07", says: "\(name.isEmpty ? "Người khác" : name) vừa sửa mục này.",
                next: "Xem bản mới bên dưới, rồi ghi lại điều cần sửa.")
        case .retired(let code):
            UserMessage(
                code: "IND-08", says: "Chỉ số “\(code)” đã ngừng dùng.",
                next: "Giá trị cũ vẫn được giữ; ghi giá trị mới vào chỉ số thay thế.")
        case .frequencyFixed:
            UserMessage(
                code: "IND-09", says: "Chỉ số đã có giá trị nên không đổi được kỳ.",
                next: "Ngừng dùng chỉ số này và lập chỉ số mới với kỳ mới.")
        case .ratioNamesMissing:
            UserMessage(
                code: "IND-10", says: "Tỷ lệ phải nói rõ tử số và mẫu số là gì.",
                next: "Ghi tên của tử số và của mẫu số.")
        case .ratioNeedsRatio:
            UserMessage(
                code: "IND-11", says: "Cộng tử số và mẫu số chỉ dùng cho chỉ số là tỷ lệ.",
                next: "Chọn cách gộp khác, hoặc đổi loại chỉ số thành tỷ lệ.")
        case .formula(let words):
            UserMessage(code: "IND-12", says: words, next: "Sửa công thức rồi bấm lưu lần nữa.")
        case .periodWrong(let words):
            UserMessage(
                code: "IND-13", says: "Kỳ “\(words)” không phải là một kỳ của chỉ số này.",
                next: "Ghi kỳ theo dạng 2026-03 (tháng), 2026-Q1 (quý), 2026-S1 (sáu tháng) hoặc 2026 (năm).")
        case .periodAhead(let words):
            UserMessage(
                code: "IND-14", says: "Kỳ \(words) chưa bắt đầu nên chưa có số.",
                next: "Chỉ ghi số của kỳ đã hoặc đang diễn ra.")
        case .valueWrong(let words):
            UserMessage(
                code: "IND-15", says: words, next: "Ghi một số, ví dụ 1.250 hoặc 12,5; để trống nếu chưa có.")
        case .notApplicable(let words):
            UserMessage(
                code: "IND-16", says: words, next: "Xem phạm vi áp dụng ở trang của chỉ số.")
        case .notYours(let words):
            UserMessage(
                code: "IND-17", says: words, next: "Chỉ ghi số của đơn vị mình.")
        case .ownApproval:
            UserMessage(
                code: "IND-18", says: "Người ghi số không được tự duyệt số của mình.",
                next: "Nhờ người khác có quyền duyệt.")
        case .answerMissing(let question):
            UserMessage(
                code: "IND-19", says: "Chưa trả lời câu hỏi: \(question)",
                next: "Sửa số, hoặc ghi một câu giải thích rồi gửi lại.")
        case .stateWrong:
            UserMessage(
                code: "IND-20", says: "Giá trị này không còn ở trạng thái cho phép việc đó.",
                next: "Tải lại trang để xem trạng thái hiện nay.")
        case .fileChanged:
            UserMessage(
                code: "IND-21", says: "Tệp đã thay đổi trong lúc nhập nên chưa ghi gì.",
                next: "Giữ nguyên tệp rồi nhập lại.")
        case .keyTaken:
            UserMessage(
                code: "IND-22", says: "Mã của lần gửi này đã dùng cho những số khác nên chưa ghi gì.",
                next: "Tải lại trang, hoặc đặt mã khác cho lần gửi mới.")
        }
    }
}
