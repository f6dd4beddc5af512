/// A workbook that uses what the writer can do, for other programs to open.
package func sampleWorkbook() -> Workbook {
    let body = WorkbookLook()
    let free = WorkbookLook(isUnlocked: true)
    var rows: [[WorkbookCell]] = [[.text("Danh mục mẫu", .title)]]
    rows.append(["TT", "Nội dung", "Hạn", "Tỷ lệ", "Trạng thái"].map { .text($0, .heading) })
    for number in 1...20 {
        rows.append([
            WorkbookCell(.number(Double(number)), body), .text("Việc số \(number)\nđang làm", body),
            WorkbookCell(.date(year: 2_026, month: 1 + number % 12, day: 1 + number), body),
            WorkbookCell(.percent(Double(number) / 20), body), .text("Đúng hạn", free),
        ])
    }
    rows.append([.text("=1+1", body), .text("<&\">", body), .text("", body), WorkbookCell(.number(0.5), body)])
    let states = [["Đúng hạn"], ["Trễ hạn"]].map { $0.map { WorkbookCell.text($0) } }
    return Workbook(
        sheets: [
            WorkbookSheet(
                name: "Nhiệm vụ", widths: [6, 50, 14, 10, 18], rows: rows, frozenRows: 2, frozenColumns: 2,
                filterRow: 1,
                merges: [WorkbookRange(rows: 0...0, columns: 0...4)],
                choices: [
                    WorkbookChoice(
                        range: WorkbookRange(rows: 2...21, columns: 4...4),
                        source: .cells(sheet: "Danh sách", WorkbookRange(rows: 0...1, columns: 0...0)),
                        refusal: "Chọn một trạng thái trong danh sách.")
                ], isProtected: true),
            WorkbookSheet(name: "Danh sách", rows: states, isHidden: true),
        ], title: "Bảng mẫu")
}
