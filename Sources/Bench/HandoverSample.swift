import Foundation
import Organizations
import Plans
import Progress
import Vocabulary

/// The record of a handover of twelve tasks and two claims, for other people's programs to open.
enum HandoverSample {
    static func write(into folder: String) throws {
        let items = (1...12).map { number in
            item(number, isDone: number % 4 == 0, isLate: number % 3 == 0)
        }
        let claims = (1...2).map { number in
            [
                "claim": "c\(number)", "unit": "Sở Tài chính", "title": "Việc chờ số \(number)",
                "words": "Chờ số liệu dân số của xã", "madeOn": "2026-06-10",
                "promisedOn": number == 1 ? "2026-07-15" : "", "toUnit": "Xã Mới",
            ]
        }
        let json = try JSONSerialization.data(withJSONObject: ["items": items, "claims": claims])
        let content = try JSONDecoder().decode(HandoverContent.self, from: json)
        guard let day = Day("2026-07-01"), let at = Instant("2026-07-01T02:00:00.000Z") else { return }
        let handover = Handover(
            id: ID("h"), kind: .handover, givers: [UnitLink(id: ID("a"), code: "xa-cu", name: "Xã Cũ")],
            receivers: [UnitLink(id: ID("b"), code: "xa-moi", name: "Xã Mới")],
            document: "15/QĐ-UBND ngày 30/6/2026", items: items.count, onDay: day, actorName: "Người điều phối", at: at,
            content: content)
        let bytes = try HandoverDocument(handover: handover, place: "Quảng Ngãi").docx()
        try Data(bytes).write(to: URL(fileURLWithPath: folder).appendingPathComponent("bien-ban.docx"))
    }

    private static func item(_ number: Int, isDone: Bool, isLate: Bool) -> [String: Any] {
        [
            "assignment": "p\(number)", "mission": "m\(number)", "plan": "51/KH-UBND", "place": "\(number)",
            "title":
                "Nhiệm vụ số \(number): lập danh mục thiết bị cần thay ở trạm y tế và bố trí kinh phí mua sắm trong năm",
            "product": "Danh mục được duyệt", "part": number % 5 == 0 ? "coop" : "lead",
            "firstDue": isLate ? "2026-06-15" : "2026-09-30", "due": isLate ? "2026-06-25" : "2026-09-30",
            "deadline": "",
            "state": isDone ? "Đã khai hoàn thành" : "Đang thực hiện", "time": isLate ? "Quá hạn" : "Chưa đến hạn",
            "percent": 10 * number > 100 ? 100 : 10 * number, "lastResult": "Đã rà soát \(number) trạm, đang tổng hợp",
            "lastSentOn": "2026-06-20", "evidence": isDone ? ["96/BC-UBND ngày 07/06/2026"] : [],
            "undocumented": "", "waits": isLate ? ["Sở Tài chính: chờ bố trí kinh phí, hẹn 15/07/2026"] : [],
            "draftOn": number == 1 ? "2026-06-28" : "", "steps": [], "fromUnit": "Xã Cũ", "person": "",
            "toUnit": "Xã Mới",
            "isJoined": number == 2,
        ]
    }
}
