package import Vocabulary

/// What can be wrong with giving promises to others: to a person, to a successor, in a handover.
package enum HandoverProblem: UserFacing, Equatable {
    case nothingToHand
    case personMissing
    case personUnknown(String)
    case samePerson
    case sameUnit(String)
    case documentMissing
    case receiverMissing
    case receiverGone(String)
    case receiverUnchosen(Int)
    case stillActive(String)
    /// The list changed after the form was made.
    case listChanged
    case tooLong(String)

    package var message: UserMessage {
        switch self {
        case .nothingToHand:
            UserMessage(
                code: "PRG-51", says: "Không có việc nào được chọn để chuyển.",
                next: "Chọn ít nhất một việc, hoặc chọn người, cơ quan khác.")
        case .personMissing:
            UserMessage(
                code: "PRG-52", says: "Chưa nêu người nhận.",
                next: "Chọn một tài khoản của cơ quan, hoặc ghi họ tên người chưa có tài khoản.")
        case .personUnknown(let name):
            UserMessage(
                code: "PRG-53", says: "Không có tài khoản “\(name)” đang dùng trong cơ quan này.",
                next: "Chọn một người trong danh sách, hoặc chỉ ghi họ tên.")
        case .samePerson:
            UserMessage(
                code: "PRG-54", says: "Người giao và người nhận là một.", next: "Chọn người nhận khác.")
        case .sameUnit(let name):
            UserMessage(
                code: "PRG-55", says: "\(name) đang giữ các việc này rồi.", next: "Chọn cơ quan nhận khác.")
        case .documentMissing:
            UserMessage(
                code: "PRG-56", says: "Chưa ghi quyết định làm căn cứ.",
                next: "Ghi số, ký hiệu và ngày của quyết định, ví dụ 15/QĐ-UBND ngày 01/7/2026.")
        case .receiverMissing:
            UserMessage(
                code: "PRG-57", says: "Chưa nêu cơ quan tiếp nhận.",
                next: "Ghi tên hoặc mã cơ quan; khi chia tách thì ghi nhiều cơ quan, cách nhau bằng dấu chấm phẩy.")
        case .receiverGone(let name):
            UserMessage(
                code: "PRG-58", says: "\(name) không còn hoạt động nên không nhận việc được.",
                next: "Chọn một cơ quan đang hoạt động.")
        case .receiverUnchosen(let count):
            UserMessage(
                code: "PRG-59", says: "Còn \(count) việc chưa chọn cơ quan tiếp nhận.",
                next: "Chọn cơ quan cho từng việc, hoặc chọn một cơ quan cho mọi việc còn lại.")
        case .stillActive(let name):
            UserMessage(
                code: "PRG-60", says: "\(name) vẫn đang hoạt động.",
                next: "Ghi kết thúc hoạt động ở danh mục cơ quan trước, hoặc dùng bàn giao theo quyết định.")
        case .listChanged:
            UserMessage(
                code: "PRG-61", says: "Danh sách việc đã thay đổi từ khi mở trang này.",
                next: "Xem lại danh sách mới ở dưới rồi ghi lần nữa; chưa chuyển việc nào.")
        case .tooLong(let field):
            UserMessage(
                code: "PRG-62", says: "Ô “\(field)” dài quá 300 ký tự.", next: "Viết gọn lại rồi ghi lần nữa.")
        }
    }

    /// Refuses words beyond what a line of a record holds.
    static func check(_ text: String, _ field: String) throws(HandoverProblem) {
        guard text.unicodeScalars.count <= 300 else { throw .tooLong(field) }
    }
}
