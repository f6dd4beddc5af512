package import Vocabulary

/// Why a unit could not be written, in words a person can act on.
package enum UnitProblem: UserFacing, Hashable {
    /// The file cannot be used at all.
    case unreadableFile
    case tooManyLines(limit: Int)
    case missingColumn(String)
    /// Some lines have errors; nothing was written.
    case findings(Int)
    /// What was typed in a form breaks this rule; `says` is the finding's sentence.
    case refused(String)
    case groupCannotDissolve
    case alreadyDissolved(Day)
    case successorIsGone(String)
    case successorIsSelf

    package var message: UserMessage {
        switch self {
        case .unreadableFile:
            UserMessage(
                code: "ORG-01", says: "Tệp không phải là CSV mã UTF-8.",
                next: "Lưu lại tệp với mã UTF-8, các cột cách nhau bằng dấu phẩy, rồi tải lên lần nữa.")
        case .tooManyLines(let limit):
            UserMessage(
                code: "ORG-02", says: "Tệp có hơn \(limit) dòng.",
                next: "Chia tệp thành nhiều phần và nhập từng phần.")
        case .missingColumn(let name):
            UserMessage(
                code: "ORG-03", says: "Dòng đầu không có cột “\(name)”.",
                next: "Tải tệp mẫu bằng nút Xuất CSV và giữ nguyên dòng đầu của tệp đó.")
        case .findings(let count):
            UserMessage(
                code: "ORG-04", says: "Có \(count) lỗi trong tệp, chưa ghi gì.",
                next: "Sửa các dòng nêu trong bảng rồi tải lại tệp.")
        case .refused(let says):
            UserMessage(code: "ORG-05", says: says, next: "Sửa ô được nêu rồi lưu lại.")
        case .groupCannotDissolve:
            UserMessage(
                code: "ORG-06", says: "Một nhóm không giải thể được.",
                next: "Sửa ngày hết hiệu lực của nhóm, hoặc bỏ từng cơ quan ra khỏi nhóm.")
        case .alreadyDissolved(let day):
            UserMessage(
                code: "ORG-07", says: "Cơ quan này đã kết thúc hoạt động ngày \(day.day)/\(day.month)/\(day.year).",
                next: "Muốn đổi ngày hay cơ quan kế thừa, dùng mục Sửa.")
        case .successorIsGone(let name):
            UserMessage(
                code: "ORG-08", says: "\(name) không còn hoạt động vào ngày tiếp nhận.",
                next: "Chọn cơ quan kế thừa khác, hoặc một ngày khác.")
        case .successorIsSelf:
            UserMessage(
                code: "ORG-09", says: "Một cơ quan không thể kế thừa chính nó.",
                next: "Chọn cơ quan khác.")
        }
    }
}

/// One thing an examiner of a units file has to say about a line.
package struct UnitFinding: Hashable, Sendable {
    /// An error keeps the whole file out; a warning does not.
    package enum Severity: String, Sendable { case error, warning }
    package let severity: Severity
    /// Stable: `unit.kind`, `unit.day`, ….
    package let code: String
    /// The line of the file, from 1; the header is line 1.
    package let line: Int
    package let column: UnitColumn?
    /// One Vietnamese sentence: what is wrong and what is wanted.
    package let says: String

    package init(_ code: String, _ severity: Severity = .error, line: Int, column: UnitColumn?, _ says: String) {
        self.severity = severity
        self.code = code
        self.line = line
        self.column = column
        self.says = says
    }
}
