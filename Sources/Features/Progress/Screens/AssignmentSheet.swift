import Design
import Documents
import Plans
import Vocabulary

extension RegisterSheet {
    /// The rows of the list as a table of texts, in the order of the screen.
    init(promises lines: [AssignmentLine], language: Language) {
        self.init(
            name: language(.promises),
            columns: [
                language("Số", "No."), language(.taskColumn), language("Sản phẩm", "Product"), language(.unitColumn),
                language(.partColumn), language("Giao qua nhóm", "Through the group"), language("Người làm", "Person"),
                language(.firstDue), language(.dueInForce), language(.timeColumn), language(.stateColumn),
                language(.proofColumn), language("Ngày hoàn thành", "Done on"),
                language("Báo cáo muộn (ngày)", "Reported late (days)"),
                language("Thay đổi sau xác nhận", "Amendments"),
                language("Số lần báo cáo", "Reports"), language(.lastSent), language(.causeField),
                language(.planColumn),
            ],
            rows: lines.map { line in
                let (it, task) = (line.assignment, line.assignment.task)
                let isGone = it.state == .withdrawn
                return [
                    task.place, task.title, task.product, it.unit.name, language(it.part.name), it.group?.name ?? "",
                    it.personName, it.firstDue?.shown ?? "", it.due?.shown ?? "",
                    isGone ? "" : language(line.time.words), language(it.state.name), language(it.level.name),
                    it.doneOn?.shown ?? "", it.reportDaysLate.map(String.init) ?? "", String(it.amendments),
                    String(it.updates), it.lastSentAt?.localDay.shown ?? "",
                    DelayCause.of(it.cause).map { language($0.name) } ?? "", task.plan.code,
                ]
            })
    }
}
