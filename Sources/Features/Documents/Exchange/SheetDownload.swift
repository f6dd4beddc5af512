import Formats
package import Web

/// The file a list is downloaded as.
package enum SheetFormat { case csv, xlsx }

extension RegisterSheet {
    /// The sheet as a file of this name without its extension.
    package func download(_ format: SheetFormat, name: String) throws -> Reply {
        switch format {
        case .csv:
            let bytes = writeCSV([columns] + rows, style: CSVStyle(guardsFormulas: true))
            return .file(bytes, name: name + ".csv", type: "text/csv; charset=utf-8")
        case .xlsx:
            let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            return .file(try workbook.xlsx(), name: name + ".xlsx", type: type)
        }
    }

    /// One sheet with a heading that stays and filter buttons.
    var workbook: Workbook {
        let widths = columns.indices.map { column -> Double in
            let longest = rows.prefix(200).map { $0[column].unicodeScalars.count }.max() ?? 0
            return Double(min(60, max(longest, columns[column].unicodeScalars.count) + 2))
        }
        let head = columns.map { WorkbookCell.text($0, .heading) }
        let body = rows.map { $0.map { WorkbookCell.text($0) } }
        return Workbook(
            sheets: [WorkbookSheet(name: name, widths: widths, rows: [head] + body, frozenRows: 1, filterRow: 0)],
            title: name)
    }
}
