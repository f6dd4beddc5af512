import Vocabulary

extension Phrase {
    static let promises = Phrase("Giao việc", "Assignments")
    static let desk = Phrase("Chờ xử lý", "To decide")
    static let whoBlocksWhom = Phrase("Ai chờ ai", "Who waits for whom")

    static let taskColumn = Phrase("Nhiệm vụ", "Task")
    static let unitColumn = Phrase("Cơ quan", "Agency")
    static let partColumn = Phrase("Vai", "Part")
    static let dueColumn = Phrase("Hạn", "Due")
    static let firstDue = Phrase("Hạn gốc", "First deadline")
    static let dueInForce = Phrase("Hạn hiện hành", "Deadline in force")
    static let timeColumn = Phrase("Thời hạn", "Time")
    static let stateColumn = Phrase("Trạng thái", "State")
    static let proofColumn = Phrase("Mức minh chứng", "Proof")
    static let lastSent = Phrase("Báo cáo gần nhất", "Last report")
    static let neverSent = Phrase("Chưa báo cáo", "Never reported")
    static let planColumn = Phrase("Kế hoạch", "Plan")

    static let reasonField = Phrase("Lý do", "Reason")
    static let causeField = Phrase("Nguyên nhân", "Cause")
    static let decisionNumber = Phrase("Số, ký hiệu văn bản", "Number of the document")
    static let decisionDate = Phrase("Ngày văn bản", "Date of the document")
    static let confirmDeed = Phrase("Xác nhận", "Confirm")
    static let returnDeed = Phrase("Trả lại", "Return")
    static let askExtension = Phrase("Xin gia hạn", "Ask for a later deadline")
    static let grantDeed = Phrase("Gia hạn", "Extend")
    static let refuseDeed = Phrase("Không gia hạn", "Refuse")
    static let contestDeed = Phrase("Báo không đúng đơn vị", "Not ours")
    static let acceptDeed = Phrase("Nhận việc", "Accept")
    static let reassignDeed = Phrase("Giao cơ quan khác", "Give to another agency")
    static let upholdDeed = Phrase("Giữ nguyên cơ quan", "Keep the agency")
    static let suspendDeed = Phrase("Tạm dừng", "Suspend")
    static let resumeDeed = Phrase("Tiếp tục", "Resume")
    static let withdrawDeed = Phrase("Rút việc", "Withdraw")
    static let reopenDeed = Phrase("Mở lại", "Reopen")
    static let claimDeed = Phrase("Đang chờ cơ quan khác", "Waiting for another agency")

    /// `2 thay đổi sau khi xác nhận`.
    static func amendments(_ count: Int) -> Phrase {
        Phrase("\(count) thay đổi sau khi xác nhận", "\(count) changes after confirmation")
    }
}
