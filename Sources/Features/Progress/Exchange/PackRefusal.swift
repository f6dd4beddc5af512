package import Vocabulary

/// Why a pack is not taken at all.
package enum PackRefusal: UserFacing, Equatable {
    /// Made by another version of this program.
    case otherForm
    /// Its identity was changed, or another house made it.
    case notOurs
    /// The unit that the pack is for, and the reader's own.
    case otherUnit(of: String, own: String)
    case noFile
    /// A row that was ready could not be stored after all; nothing was.
    case rowRefused(row: Int, says: String)

    package var message: UserMessage {
        switch self {
        case .otherForm:
            UserMessage(
                code: "PRG-80", says: "Tệp không phải là gói tiến độ của phiên bản đang dùng.",
                next: "Tải gói mới, chép các ô đã điền sang rồi nộp lại.")
        case .notOurs:
            UserMessage(
                code: "PRG-81", says: "Phần nhận dạng của gói đã bị thay đổi, hoặc gói do hệ thống khác lập.",
                next: "Tải gói mới của cơ quan mình và điền vào đó.")
        case .otherUnit(let unit, let own):
            UserMessage(
                code: "PRG-82", says: "Gói này của \(unit), không phải của \(own.isEmpty ? "cơ quan bạn" : own).",
                next: "Chọn đúng tệp của cơ quan mình; không có dòng nào được đọc.")
        case .noFile:
            UserMessage(
                code: "PRG-83", says: "Chưa chọn tệp nào.", next: "Chọn gói đã điền (tệp .xlsx) rồi bấm kiểm tra.")
        case .rowRefused(let row, let says):
            UserMessage(
                code: "PRG-84", says: "Dòng \(row): \(says)",
                next: "Chưa dòng nào được gửi. Kiểm tra lại gói; nếu việc vừa thay đổi, tải gói mới.")
        }
    }
}
