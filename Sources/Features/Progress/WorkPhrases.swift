import Vocabulary

extension Phrase {
    static let myWork = Phrase("Việc của tôi", "My work")
    static let pasteFromExcel = Phrase("Dán từ Excel", "Paste from Excel")
    static let openToUpdate = Phrase("Mở để cập nhật", "Open to update")
    static let send = Phrase("Gửi", "Send")
    static let saveDraft = Phrase("Lưu nháp", "Save the draft")
    static let howItStands = Phrase("Tình hình", "How it stands")
    static let percentDone = Phrase("Tỷ lệ hoàn thành", "Percent done")
    static let resultSoFar = Phrase("Kết quả đến nay", "Result to date")
    static let nextWork = Phrase("Việc tiếp theo", "Next step")
    static let causeOfDelay = Phrase("Nguyên nhân chậm", "Cause of delay")
    static let waitingFor = Phrase("Đang chờ cơ quan", "Waiting for agency")
    static let obstacles = Phrase("Vướng mắc", "Obstacles")
    static let proposals = Phrase("Đề nghị", "Proposals")
    static let evidence = Phrase("Minh chứng", "Evidence")
    static let paperKind = Phrase("Loại", "Kind")
    static let numberOfPaper = Phrase("Số, ký hiệu", "Number")
    static let paperDay = Phrase("Ngày ban hành", "Issued on")
    static let paperIssuer = Phrase("Cơ quan ban hành", "Issuer")
    static let paperTitle = Phrase("Tên tài liệu", "Title")
    static let paperFile = Phrase("Tệp", "File")
    static let paperLink = Phrase("Hoặc liên kết", "Or a link")
    static let whichPeriod = Phrase("Báo cho kỳ", "Report for")
    static let wholeTask = Phrase("Cả nhiệm vụ", "The whole task")
    static let askedBefore = Phrase("Hỏi trước khi gửi", "Asked before sending")
    static let steps = Phrase("Các bước", "Steps")
    static let reported = Phrase("Đã báo", "Reported")

    /// `Nháp, lưu 08:14`.
    static func draftSaved(_ at: Instant, today: Day) -> Phrase {
        let day = at.localDay == today ? "" : " \(two(at.localDay.day))/\(two(at.localDay.month))"
        return Phrase("Nháp, lưu \(at.localClock)\(day)", "Draft, saved \(at.localClock)\(day)")
    }

    /// `03/11, 09:05`.
    static func shortMoment(_ at: Instant) -> String {
        "\(two(at.localDay.day))/\(two(at.localDay.month)), \(at.localClock)"
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
