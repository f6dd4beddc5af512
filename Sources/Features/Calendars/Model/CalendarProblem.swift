import Vietnamese
package import Vocabulary

/// Why a calendar day or a pause could not be written, in words a person can act on.
package enum CalendarProblem: UserFacing, Hashable {
    /// What was typed breaks a rule: its sentence, and the field it stands in.
    case refused(String, field: String)
    /// The day already has a line in force.
    case dayTaken(Day)
    case unreadableFile
    case tooManyLines(limit: Int)
    case missingColumn(String)
    /// Some lines have errors; nothing was written.
    case findings(Int)
    /// Somebody withdrew or ended it meanwhile.
    case alreadyGone
    /// Names in the pasted list that no commune bears.
    case unknownUnits([String])
    case noUnits
    case endsBeforeItBegins(Day)

    package var message: UserMessage {
        switch self {
        case .refused(let says, _):
            UserMessage(code: "CAL-01", says: says, next: "Sửa ô được nêu rồi ghi lại.")
        case .dayTaken(let day):
            UserMessage(
                code: "CAL-02", says: "Ngày \(DayText.write(day)) đã có trong lịch.",
                next: "Rút dòng đang có của ngày này trước, rồi thêm dòng mới.")
        case .unreadableFile:
            UserMessage(
                code: "CAL-03", says: "Tệp không phải là CSV mã UTF-8.",
                next: "Lưu lại tệp với mã UTF-8, các cột cách nhau bằng dấu phẩy, rồi tải lên lần nữa.")
        case .tooManyLines(let limit):
            UserMessage(
                code: "CAL-04", says: "Tệp có hơn \(limit) dòng.", next: "Chia tệp thành nhiều phần và nhập từng phần.")
        case .missingColumn(let name):
            UserMessage(
                code: "CAL-05", says: "Dòng đầu không có cột “\(name)”.",
                next: "Tải tệp mẫu bằng nút Xuất CSV và giữ nguyên dòng đầu của tệp đó.")
        case .findings(let count):
            UserMessage(
                code: "CAL-06", says: "Có \(count) lỗi trong tệp, chưa ghi gì.",
                next: "Sửa các dòng nêu trong bảng rồi tải lại tệp.")
        case .alreadyGone:
            UserMessage(
                code: "CAL-07", says: "Dòng này đã được người khác rút hoặc kết thúc.",
                next: "Xem lại danh sách bên dưới trước khi làm tiếp.")
        case .unknownUnits(let names):
            UserMessage(
                code: "CAL-08", says: "Không có xã, phường, đặc khu nào tên “\(names.joined(separator: "”, “"))”.",
                next: "Sửa lại các tên đó, hoặc bỏ đi và đánh dấu trong danh sách.")
        case .noUnits:
            UserMessage(
                code: "CAL-09", says: "Chưa chọn xã, phường, đặc khu nào.",
                next: "Đánh dấu ít nhất một đơn vị, hoặc dán danh sách tên vào ô bên dưới.")
        case .endsBeforeItBegins(let day):
            UserMessage(
                code: "CAL-10", says: "Ngày kết thúc đứng trước ngày bắt đầu \(DayText.write(day)).",
                next: "Nhập ngày kết thúc từ ngày đó trở đi.")
        }
    }

    /// The sentence to stand at this field of the form; nil when the problem is another field's.
    func error(at name: String) -> String? {
        let field =
            switch self {
            case .refused(_, let field): field
            case .dayTaken: "day"
            case .unknownUnits, .noUnits: "dan"
            case .endsBeforeItBegins: "den"
            default: ""
            }
        return field == name ? message.says : nil
    }
}
