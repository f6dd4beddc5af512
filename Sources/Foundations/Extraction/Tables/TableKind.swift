/// What kind of table this is. What names people, points, phones, places or papers is none of ours, whatever else it
/// says.
///
/// `isReport` says that the paper tells what was done, so a lone `Kết quả` is what was achieved.
func tableKind(
    _ shape: TableShape, _ evidence: [ColumnEvidence], caption: Words, isReport: Bool
) -> TableAccount.Kind {
    func has(_ role: ColumnRole) -> Bool { shape.column(role) != nil }
    func look(_ role: ColumnRole) -> ColumnEvidence? { shape.column(role).map { evidence[$0] } }
    guard has(.title), evidence.contains(where: { $0.filled > 0 }) else { return .other }
    let hasLead = has(.lead) || has(.leadAndCoop)
    let isOurs = shape.word != .plain
    if has(.phone) || has(.document) && !(has(.deadline) && hasLead) || has(.page) && !hasLead { return .other }
    if has(.person) || has(.position), !(isOurs && has(.deadline) && hasLead) { return .other }
    if has(.participants) || has(.clock) { return .other }
    if let deadline = look(.deadline), deadline.filled > 0, deadline.clock >= 0.4 { return .other }
    if has(.place), !(isOurs && hasLead && has(.deadline)) { return .other }
    if has(.score) { return .other }
    if has(.rank), !isOurs { return .other }
    if caption.containsAny([
        "danh sach thanh vien", "danh ba", "lich hop", "lich cong tac", "lich tiep dan", "bang xep hang",
        "muc luc",
    ]) {
        return .other
    }

    let years = shape.years
    let marks = years.count { evidence[$0.column].filled > 0 && evidence[$0.column].mark >= 0.8 }
    let filledYears = years.count { evidence[$0.column].filled > 0 }
    if has(.achieved), shape.word != .target,
        has(.planned) || has(.obstacles) || (has(.deadline) || hasLead || has(.result)) && (isReport || isDated(shape))
    {
        return .progress
    }
    if isReport, shape.word == .task, has(.result), !has(.coop) { return .progress }
    if filledYears > 0, marks == filledYears {
        if shape.word == .target { return .targets }
        let isTaskList = shape.word == .task && !caption.containsAny(["du an", "chuong trinh", "de an"])
        return isTaskList && (has(.coop) || has(.result)) ? .tasks : .projects
    }
    let hasValue = has(.value) || filledYears > 0
    if shape.word == .target, !isReport, namesHorizon(shape) { return .targets }
    if shape.word == .target, hasValue || has(.result) || has(.unit) || has(.quantity) || has(.planned) {
        return .targets
    }
    if has(.unit), hasValue, shape.word == .plain, !has(.budget) { return .targets }
    if shape.word == .project, hasLead, has(.deadline) || filledYears > 0 || has(.budget) {
        return isProjectTitle(shape) ? .projects : .tasks
    }
    if has(.budget), !(hasLead && has(.deadline)) { return .other }
    let datedEnough = (look(.deadline)?.deadline ?? 0) >= 0.5
    if shape.word == .task, hasLead || has(.coop) || has(.deadline) || has(.result) {
        return hasLead || datedEnough || has(.result) ? .tasks : .other
    }
    if shape.word == .target, hasLead, has(.deadline) { return .tasks }
    if hasLead, has(.deadline) || has(.coop) || has(.result) {
        let agencies = look(.lead)?.agency ?? look(.leadAndCoop)?.agency ?? 0
        if datedEnough || agencies >= 0.4 || has(.deadline) && isOurs { return .tasks }
    }
    if hasLead, shape.word == .project { return .projects }
    if datedEnough, caption.containsAny(["nhiem vu", "phan cong", "cong viec", "viec can lam"]) { return .tasks }
    return .other
}

/// The head of the achieved column names a year alone: `Kết quả đến 2030` is what shall be, not what was.
private func namesHorizon(_ shape: TableShape) -> Bool {
    guard let column = shape.column(.achieved), shape.column(.obstacles) == nil else { return false }
    let words = Words(shape.columns[column].label)
    return words.years.count == 1 && words.contains("den") && !words.containsAny(["ngay", "thang", "quy", "thuc hien"])
}

/// The head of the achieved column names the day it was taken: `Kết quả đến ngày 10/5`.
private func isDated(_ shape: TableShape) -> Bool {
    guard let column = shape.column(.achieved) else { return false }
    let words = Words(shape.columns[column].label)
    return words.containsAny([
        "den ngay", "den thang", "den het", "den nay", "den", "tinh hinh", "tinh trang", "luy ke",
    ])
        || shape.column(.result) != nil
}

/// `Tên dự án`, `Danh mục dự án` rather than a task list that mentions projects.
private func isProjectTitle(_ shape: TableShape) -> Bool {
    guard let title = shape.column(.title) else { return false }
    let words = Words(shape.columns[title].label)
    return words.contains("du an") || !words.contains("nhiem vu")
}
