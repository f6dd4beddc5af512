package import Vocabulary

/// What a reviewer can run into and mend.
package enum IntakeProblem: UserFacing, Equatable, Sendable {
    /// Nothing was chosen to upload.
    case noFile
    /// Someone decided on the row after this page was shown.
    case changedMeanwhile(RowChange)
    /// The import is not open for decisions (already written, still being read).
    case notOpen(ImportState)
    case rowNotPending(ProposalState)
    case reasonMissing
    case tooFewParts
    case cannotMerge
    case nothingToUndo
    /// A later decision rests on this one.
    case undoBlocked
    case stillPending(Int)
    case titleMissing
    case dayUnreadable(String)
    case numberUnreadable(String)
    case unitUnknown(String)
    case headTitleMissing
    case questionGone
    /// A text of a kind that gives nothing.
    case nothingFound
    /// The disk or the database takes nothing more; nothing of the file was kept.
    case cannotKeep

    package var message: UserMessage {
        switch self {
        case .noFile:
            UserMessage(
                code: "INT-01", says: "Chưa chọn tệp nào.", next: "Chọn một tệp .docx, .xlsx hoặc .txt rồi bấm Tải lên."
            )
        case .changedMeanwhile(let change):
            UserMessage(
                code: "INT-02", says: "\(change.byName) vừa \(change.deed) dòng này lúc \(change.clock).",
                next: "Xem lại dòng như hiện giờ bên dưới rồi quyết định lại nếu cần.")
        case .notOpen(let state):
            UserMessage(
                code: "INT-03", says: "Văn bản này \(state.word), không còn duyệt được.",
                next: "Mở trang văn bản hoặc kế hoạch để xem và sửa từng mục.")
        case .rowNotPending(let state):
            UserMessage(
                code: "INT-04", says: "Dòng này đã có quyết định: \(state.word).",
                next: "Hoàn tác quyết định cũ trước khi quyết định lại.")
        case .reasonMissing:
            UserMessage(code: "INT-05", says: "Chưa ghi lý do loại dòng.", next: "Ghi lý do, một câu ngắn là đủ.")
        case .tooFewParts:
            UserMessage(
                code: "INT-06", says: "Cần ít nhất hai phần để tách.", next: "Viết mỗi phần trên một dòng của ô Tách.")
        case .cannotMerge:
            UserMessage(
                code: "INT-07", says: "Không gộp được vào dòng đã chọn.",
                next: "Chọn một dòng cùng loại, chưa bị loại, tách hay gộp.")
        case .nothingToUndo:
            UserMessage(
                code: "INT-08", says: "Dòng này chưa có quyết định nào để hoàn tác.", next: "Duyệt dòng như thường.")
        case .undoBlocked:
            UserMessage(
                code: "INT-09", says: "Sau quyết định này đã có quyết định khác dựa vào nó.",
                next: "Hoàn tác quyết định sau trước, rồi mới đến quyết định này.")
        case .stillPending(let count):
            UserMessage(
                code: "INT-10", says: "Còn \(count) dòng chờ nên chưa ghi vào sổ được.",
                next: "Nhận hoặc loại các dòng còn chờ rồi ghi vào sổ.")
        case .titleMissing:
            UserMessage(code: "INT-11", says: "Tên của dòng đang để trống.", next: "Ghi tên rồi nhận lại.")
        case .dayUnreadable(let words):
            UserMessage(
                code: "INT-12", says: "“\(words)” không phải là một ngày có trong lịch.",
                next: "Viết ngày/tháng/năm, ví dụ 30/9/2025, hoặc để trống.")
        case .numberUnreadable(let words):
            UserMessage(
                code: "INT-13", says: "“\(words)” không phải là số.", next: "Viết số theo lối Việt Nam, ví dụ 12,5.")
        case .unitUnknown(let words):
            UserMessage(
                code: "INT-17", says: "Danh mục không có cơ quan nào tên là “\(words)”.",
                next: "Chọn một tên trong danh sách gợi ý, hoặc để trống ô này.")
        case .headTitleMissing:
            UserMessage(code: "INT-14", says: "Văn bản chưa có trích yếu.", next: "Ghi trích yếu ở phần Đầu văn bản.")
        case .questionGone:
            UserMessage(
                code: "INT-15", says: "Câu hỏi này không còn mở.", next: "Xem lại dòng như hiện giờ rồi quyết định.")
        case .cannotKeep:
            UserMessage(
                code: "INT-18", says: "Máy chủ không lưu được tệp, có thể vì đĩa đã đầy; chưa có gì được ghi.",
                next: "Báo quản trị viên dọn chỗ, rồi tải tệp lên lần nữa.")
        case .nothingFound:
            UserMessage(
                code: "INT-16", says: "Không tìm thấy nhiệm vụ, chỉ tiêu hay dự án nào trong tệp.",
                next: "Kiểm tra lại tệp, hoặc nhập tay ở trang Kế hoạch.")
        }
    }
}

/// What someone else did to a row: for the reviewer who came second.
package struct RowChange: Hashable, Sendable {
    package var byName: String
    /// `08:30 ngày 12/01/2026`.
    package var clock: String
    /// A verb: `nhận`, `loại`, `tách`.
    package var deed: String
    /// What is different now, field by field.
    package var differences: [FieldDifference]
}

/// One field that changed.
package struct FieldDifference: Hashable, Sendable {
    package var field: String
    package var was: String
    package var now: String
}
