import Vocabulary

extension Phrase {
    static let unitRegister = Phrase("Danh mục cơ quan, đơn vị", "Register of units")
    static let newUnit = Phrase("Cơ quan mới", "New unit")
    static let importUnits = Phrase("Nhập CSV", "Import CSV")
    static let exportUnits = Phrase("Xuất CSV", "Export CSV")
    static let findUnit = Phrase("Tên, tên khác, mã", "Name, other name, code")
    static let kind = Phrase("Loại", "Kind")
    static let everyKind = Phrase("Mọi loại", "Every kind")
    static let existsOn = Phrase("Hoạt động vào ngày", "Exists on")
    static let noUnitFound = Phrase("Không có cơ quan nào khớp", "No unit matches")
    static let unitsCounted = Phrase("cơ quan và nhóm", "units and groups")
    static let unitName = Phrase("Tên", "Name")
    static let unitCode = Phrase("Mã", "Code")
    static let unitCodeNote = Phrase(
        "Chữ thường không dấu, số, gạch nối; giữ nguyên khi đổi tên; mã nhóm bắt đầu bằng g-",
        "Small plain letters, digits, dashes; it stays when the name changes; a group begins with g-")
    static let identifier = Phrase("Mã định danh", "Identifier")
    static let identifierNote = Phrase("H48.53 hoặc dạng cũ 000.00.53.H48", "H48.53, or the old form 000.00.53.H48")
    static let officialCode = Phrase("Mã hành chính", "Official code")
    static let officialCodeNote = Phrase("Năm chữ số, cho xã, phường, đặc khu", "Five digits, for communes")
    static let parentCode = Phrase("Mã cấp trên", "Code of the unit above")
    static let firstDay = Phrase("Ngày bắt đầu", "First day")
    static let lastDay = Phrase("Ngày hoạt động cuối cùng", "Last day")
    static let successorCode = Phrase("Mã cơ quan kế thừa", "Code of the successor")
    static let successorNote = Phrase("Để trống nếu không có", "Blank when there is none")
    static let groupCodes = Phrase("Thuộc các nhóm", "Groups")
    static let groupCodesNote = Phrase(
        "Các mã nhóm cách nhau bằng |; riêng ngày: g-ten@2025-07-01..2025-12-31",
        "Codes parted by |; days of their own: g-name@2025-07-01..2025-12-31")
    static let aliases = Phrase("Tên khác, tên viết tắt", "Other names and abbreviations")
    static let aliasesNote = Phrase("Mỗi dòng một tên, như văn bản vẫn viết", "One on each line, as papers write them")
    static let days = Phrase("Thời gian hoạt động", "Days")
    static let isActive = Phrase("Đang hoạt động", "Active")
    static func sinceDay(_ day: String) -> Phrase { Phrase("từ \(day)", "since \(day)") }
    static func untilDay(_ day: String) -> Phrase { Phrase("đến hết \(day)", "until \(day)") }
    static let unitSaved = Phrase("Đã lưu cơ quan.", "The unit is saved.")
    static let unitHistory = Phrase("Lịch sử thay đổi", "History")
    static let dissolution = Phrase("Giải thể, sáp nhập", "Dissolution and merger")
    static let dissolutionNote = Phrase(
        "Việc còn lại chuyển sang cơ quan kế thừa từ ngày hôm sau", "Open work goes to the successor from the next day")
    static let dissolve = Phrase("Ghi kết thúc hoạt động", "End the unit")
    static let unitDissolved = Phrase("Đã ghi ngày kết thúc hoạt động.", "The unit's end is recorded.")
    static let dayUnread = Phrase(
        "Ngày phải viết theo dạng 31/12/2026 và có thật.", "The day is written 31/12/2026 and must exist.")
    static func noSuchCode(_ code: String) -> Phrase {
        Phrase("Không có cơ quan mã “\(code)”.", "There is no unit with the code “\(code)”.")
    }
    static let members = Phrase("Thành viên hôm nay", "Members today")
    static let deedCreated = Phrase("đã thêm", "added it")
    static let deedChanged = Phrase("đã sửa", "changed it")
    static let unitsFile = Phrase("Tệp danh mục", "Units file")
    static let unitsFileNote = Phrase(
        "CSV mã UTF-8, cùng cột như tệp xuất; cơ quan không có trong tệp giữ nguyên",
        "CSV in UTF-8 with the columns of the export; units it does not name stay")
    static let checkOnly = Phrase("Kiểm tra, chưa ghi", "Check only")
    static let whatItWouldDo = Phrase("Kết quả kiểm tra", "What it would do")
    static let nothingWritten = Phrase("Chưa ghi gì vào danh mục", "Nothing is written yet")
    static let linesCounted = Phrase("dòng", "lines")
    static let linesNew = Phrase("mới", "new")
    static let linesChanged = Phrase("thay đổi", "changed")
    static let linesSame = Phrase("như cũ", "the same")
    static let linesWrong = Phrase("có lỗi", "with errors")
    static let findingsCounted = Phrase("điều cần xem", "findings")
    static let line = Phrase("Dòng", "Line")
    static let column = Phrase("Cột", "Column")
    static let finding = Phrase("Vấn đề", "Finding")
    static let severity = Phrase("Mức", "Level")
    static let isError = Phrase("Lỗi", "Error")
    static let isWarning = Phrase("Lưu ý", "Warning")
    static func writeChanges(_ count: Int) -> Phrase { Phrase("Ghi \(count) thay đổi", "Write \(count) changes") }
    static func importDone(new: Int, changed: Int, same: Int) -> Phrase {
        Phrase(
            "Đã nhập danh mục: \(new) mới, \(changed) thay đổi, \(same) như cũ.",
            "The register is imported: \(new) new, \(changed) changed, \(same) the same.")
    }
}
