package import Vocabulary

/// Trouble with a backup that whoever runs the house can mend.
package enum BackupProblem: UserFacing, Hashable {
    /// The folder to write to is there and has something in it.
    case folderTaken(String)
    /// No manifest, or one that this program cannot read.
    case unreadable
    /// A part of the backup is gone or is not what the manifest says; its name.
    case damaged(String)
    /// There is data where the backup should go.
    case notEmpty
    /// Another program has the database open.
    case inUse
    /// The backup is of another engine than the address names.
    case otherEngine
    /// The backup is of another PostgreSQL schema than the address names.
    case otherSchema(String)
    /// What was restored is not what was saved; the table.
    case differs(String)

    package var message: UserMessage {
        switch self {
        case .folderTaken(let folder):
            UserMessage(
                code: "BAK-01", says: "Thư mục \(folder) đã có dữ liệu.",
                next: "Chọn một thư mục chưa có hoặc còn trống.")
        case .unreadable:
            UserMessage(
                code: "BAK-02", says: "Thư mục này không phải là bản sao lưu mà chương trình đọc được.",
                next:
                    "Kiểm tra tệp manifest.json trong thư mục, hoặc dùng đúng phiên bản chương trình đã tạo bản sao lưu."
            )
        case .damaged(let name):
            UserMessage(
                code: "BAK-03", says: "Bản sao lưu bị hỏng ở tệp \(name).",
                next: "Dùng một bản sao lưu khác; chưa có gì bị thay đổi.")
        case .notEmpty:
            UserMessage(
                code: "BAK-04", says: "Nơi phục hồi đã có dữ liệu.",
                next: "Chỉ định một nơi còn trống, hoặc cho phép thay thế nếu chắc chắn muốn bỏ dữ liệu hiện có.")
        case .inUse:
            UserMessage(
                code: "BAK-08", says: "Cơ sở dữ liệu ở nơi phục hồi đang được một chương trình khác sử dụng.",
                next: "Dừng chương trình đang phục vụ rồi phục hồi lại.")
        case .otherEngine:
            UserMessage(
                code: "BAK-05", says: "Bản sao lưu thuộc loại cơ sở dữ liệu khác với địa chỉ đã cho.",
                next: "Phục hồi vào cùng loại: SQLite vào SQLite, PostgreSQL vào PostgreSQL.")
        case .otherSchema(let schema):
            UserMessage(
                code: "BAK-06", says: "Bản sao lưu chứa lược đồ PostgreSQL “\(schema)”, khác với địa chỉ đã cho.",
                next: "Tạo lược đồ cùng tên trong cơ sở dữ liệu đích rồi chỉ định nó trong search_path.")
        case .differs(let table):
            UserMessage(
                code: "BAK-07", says: "Dữ liệu phục hồi ở bảng \(table) không khớp với bản sao lưu.",
                next: "Không sử dụng dữ liệu này; phục hồi lại từ một bản sao lưu khác.")
        }
    }
}
