import Vocabulary

extension Phrase {
    static let packs = Phrase("Gói Excel", "Excel pack")
    static let packNote = Phrase(
        "Tải gói đã điền sẵn, điền khi không có mạng, rồi nộp lại; hệ thống kiểm tra trước khi gửi.",
        "Download the pre-filled pack, fill it in offline and send it back; it is checked first.")
    static let packDownload = Phrase("Tải gói của cơ quan", "Download your unit's pack")
    static let packSend = Phrase("Nộp gói", "Send a pack")
    static let packFile = Phrase("Gói đã điền", "The filled pack")
    static let packFileNote = Phrase(
        "Tệp .xlsx của cơ quan bạn, nhiều nhất 8 MB. Bấm kiểm tra, chưa có gì được gửi.",
        "The .xlsx of your own unit, at most 8 MB. Checking sends nothing.")
    static let packCheck = Phrase("Kiểm tra", "Check")
    static let packSteps = Phrase("Các bước", "Steps")
    static let packStepLines = [
        Phrase("Tải gói: mỗi việc một dòng, có lời báo lần trước.", "Download: one row for each task."),
        Phrase(
            "Điền các cột tên nền vàng; ô để trống giữ nguyên lời đã báo.",
            "Fill in the yellow columns; empty says nothing."),
        Phrase(
            "Nộp gói ở đây; lỗi được nêu đúng ô, ví dụ Ô H12.", "Send it here; each error names its cell, such as H12."),
        Phrase("Khi hết lỗi, bấm gửi: tất cả cùng được ghi.", "When all is right, send: all rows are stored together."),
    ]
    static let packResult = Phrase("Kết quả kiểm tra", "Result of the check")
    static func packOf(_ unit: String, _ day: String) -> Phrase {
        Phrase("\(unit), gói lập ngày \(day). Chưa gửi gì.", "\(unit), pack of \(day). Nothing was sent.")
    }
    static let packRows = Phrase("dòng trong gói", "rows in the pack")
    static let packReadyRows = Phrase("gửi được", "ready")
    static let packUnchanged = Phrase("không đổi", "unchanged")
    static let packKnown = Phrase("đã gửi trước đó", "sent before")
    static let packAsking = Phrase("có câu hỏi", "with questions")
    static let packOutdated = Phrase("đã đổi sau khi lập gói", "changed since")
    static let packWrong = Phrase("có lỗi", "with errors")
    static let packNothing = Phrase("Không có gì thay đổi.", "Nothing has changed.")
    static let packNothingNext = Phrase(
        "Gói giống hệt những gì đã báo; không có gì để gửi.", "The pack says what was said before; nothing to send.")
    static let packRow = Phrase("Dòng", "Row")
    static let packTask = Phrase("Nhiệm vụ", "Task")
    static let packSays = Phrase("Nội dung", "What about it")
    static let packFindings = Phrase("Ô cần sửa trong tệp", "Cells to correct in the file")
    static let packFindingsNext = Phrase(
        "Sửa trong tệp, lưu lại rồi kiểm tra lần nữa. Chưa dòng nào được gửi.",
        "Correct them in the file, save it and check again. Nothing was sent.")
    static let packAsked = Phrase("Câu hỏi trước khi gửi", "Questions before sending")
    static let packAskedNote = Phrase(
        "Trả lời ở đây, hoặc ở cột “Trả lời câu hỏi” của tệp; câu trả lời được giữ cùng số liệu.",
        "Answer here, or in the file's last column; answers are kept with the figures.")
    static let packAnswer = Phrase("Trả lời", "Answer")
    static let packMoved = Phrase("Việc đã thay đổi sau khi gói được lập", "Tasks that changed after the pack was made")
    static let packMovedNote = Phrase(
        "Không bị ghi đè. So với trang của việc, giữ hoặc báo lại ở đó; hoặc tải gói mới.",
        "Not overwritten. Compare with the task's page and report there, or download a new pack.")
    static let packReadyHead = Phrase("Dòng sẽ gửi", "Rows to be sent")
    static let packNow = Phrase("Hiện nay", "Now")
    static let packInFile = Phrase("Trong gói", "In the pack")
    static func packSendRows(_ count: Int, leaving: Int) -> Phrase {
        leaving == 0
            ? Phrase("Gửi \(count) dòng", "Send \(count) rows")
            : Phrase("Gửi \(count) dòng, để lại \(leaving) dòng đã đổi", "Send \(count) rows, leave \(leaving)")
    }
    static func packSent(_ count: Int) -> Phrase {
        Phrase("Đã gửi \(count) dòng từ gói.", "\(count) rows of the pack were sent.")
    }
    static let packAgain = Phrase(
        "Chưa gửi dòng nào: có việc vừa thay đổi.", "Nothing was sent: something changed just now.")
    static let packAgainNext = Phrase(
        "Đọc kết quả mới ở dưới rồi gửi lại.", "Read the new result below and send again.")
    static let packAll = Phrase("Gói Excel của các cơ quan", "Excel packs of all units")
    static let packAllNote = Phrase(
        "Gửi cho cơ quan chưa có mạng hoặc chưa có tài khoản; cơ quan tự nộp lại bằng tài khoản của mình.",
        "For units without a network or an account; each sends its own back.")
    static let packZip = Phrase("Tải tất cả (.zip)", "Download all (.zip)")
    static func packUnits(_ count: String) -> Phrase { Phrase("\(count) cơ quan", "\(count) units") }
    static let packUnit = Phrase("Cơ quan", "Unit")
    static let packOne = Phrase("Tải gói", "Download")
}
