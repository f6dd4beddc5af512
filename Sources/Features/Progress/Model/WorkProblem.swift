package import Vocabulary

/// What can be wrong with what a unit enters, beside `ProgressProblem`.
package enum WorkProblem: UserFacing, Equatable {
    case draftTooLong
    case stepWithoutTitle
    case tooManySteps(Int)
    case fileTooLarge(String)
    case fileKind(String)
    case fileEmpty(String)
    /// There is no room for files at this moment.
    case cannotKeep
    /// The cause names a unit that is waited for, and none was written.
    case unitMissing
    case nothingPasted
    case tooManyRows(Int)
    case pasteHasErrors(Int)

    package var message: UserMessage {
        switch self {
        case .draftTooLong:
            UserMessage(
                code: "PRG-41", says: "Bản nháp quá dài nên chưa lưu được.",
                next: "Viết gọn lại, phần dài để trong tệp đính kèm.")
        case .stepWithoutTitle:
            UserMessage(code: "PRG-42", says: "Bước chưa có tên.", next: "Ghi việc phải làm trong một câu ngắn.")
        case .tooManySteps(let limit):
            UserMessage(
                code: "PRG-43", says: "Một việc có nhiều nhất \(limit) bước.",
                next: "Gộp các bước nhỏ, hoặc rút bước không còn cần.")
        case .fileTooLarge(let name):
            UserMessage(
                code: "PRG-44", says: "Tệp “\(name)” lớn hơn 20 MB.",
                next: "Nén ảnh trong tệp hoặc chụp lại nhỏ hơn; có thể ghi liên kết thay cho tệp.")
        case .fileEmpty(let name):
            UserMessage(
                code: "PRG-63", says: "Tệp “\(name)” trống, không có gì bên trong.",
                next: "Mở lại tệp để kiểm tra, lưu xong rồi đính kèm lại.")
        case .fileKind(let name):
            UserMessage(
                code: "PRG-45", says: "Tệp “\(name)” không phải PDF, ảnh hoặc tệp Word, Excel, PowerPoint.",
                next: "Lưu văn bản thành PDF hoặc chụp ảnh trang giấy rồi đính kèm lại.")
        case .cannotKeep:
            UserMessage(
                code: "PRG-46", says: "Chưa lưu được tệp vì máy chủ hết chỗ.",
                next: "Lời đã ghi được giữ làm nháp; báo người quản trị rồi gửi lại.")
        case .unitMissing:
            UserMessage(
                code: "PRG-47", says: "Nguyên nhân này cần nêu đang chờ cơ quan nào.",
                next: "Ghi tên cơ quan như trong danh sách.")
        case .nothingPasted:
            UserMessage(
                code: "PRG-48", says: "Chưa có dòng nào được dán.",
                next: "Chép các ô trong Excel, bấm vào khung rồi dán.")
        case .tooManyRows(let limit):
            UserMessage(
                code: "PRG-49", says: "Mỗi lần dán nhiều nhất \(limit) dòng.", next: "Chia thành nhiều lần dán.")
        case .pasteHasErrors(let count):
            UserMessage(
                code: "PRG-50", says: "Còn \(count) ô chưa đúng nên chưa gửi dòng nào.",
                next: "Sửa các ô được nêu ở bảng dưới rồi kiểm tra lại.")
        }
    }
}
