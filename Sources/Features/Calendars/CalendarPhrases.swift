import Vocabulary

extension Phrase {
    static let workCalendar = Phrase("Lịch làm việc", "Working days")
    static func workCalendar(_ year: Int) -> Phrase { Phrase("Lịch làm việc năm \(year)", "Working days of \(year)") }
    static let years = Phrase("Năm", "Year")
    static func yearSentence(worked: Int, holidays: Int, year: Int) -> Phrase {
        Phrase(
            "Năm \(year) có \(worked) ngày làm việc, \(holidays) ngày nghỉ lễ, tết.",
            "\(year) has \(worked) working days and \(holidays) public holidays.")
    }
    static func noNotice(_ count: Int) -> Phrase {
        Phrase("\(count) ngày của năm này chưa có thông báo chính thức.", "\(count) days have no official notice yet.")
    }
    static let noNoticeNext = Phrase(
        "Khi Bộ Nội vụ thông báo lịch nghỉ của năm, hãy đối chiếu từng dòng, thêm ngày nghỉ bù, ngày hoán đổi.",
        "When the yearly notice is out, compare every line and add the days in place and the swaps.")
    static let calendarImport = Phrase("Nhập CSV", "Import CSV")
    static let calendarExport = Phrase("Xuất CSV", "Export CSV")
    static func month(_ month: Int) -> Phrase {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return Phrase("Tháng \(month)", names.indices.contains(month - 1) ? names[month - 1] : "")
    }
    static func weekday(_ weekday: Int) -> Phrase {
        let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        return Phrase(weekday == 7 ? "Chủ nhật" : "Thứ \(weekdayNumber(weekday))", names[(weekday - 1) % 7])
    }
    static func shortWeekday(_ weekday: Int) -> Phrase {
        let names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
        return Phrase(weekday == 7 ? "CN" : "T\(weekday + 1)", names[(weekday - 1) % 7])
    }
    private static func weekdayNumber(_ weekday: Int) -> String {
        ["Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", ""][(weekday - 1) % 7]
    }
    static func kind(_ kind: DayKind) -> Phrase {
        switch kind {
        case .holiday: Phrase("Nghỉ lễ, tết", "Public holiday")
        case .compensated: Phrase("Nghỉ bù", "Day off in its place")
        case .swappedOff: Phrase("Nghỉ hoán đổi", "Off, swapped")
        case .makeUp: Phrase("Làm bù", "Worked Saturday")
        }
    }
    static let specialDays = Phrase("Các ngày đặc biệt", "Special days")
    static let noSpecialDay = Phrase("Năm này chưa có ngày đặc biệt nào", "No special day in this year")
    static let noSpecialDayNext = Phrase(
        "Thêm từng ngày bằng mẫu bên dưới, hoặc nhập tệp CSV.", "Add them below, or import a CSV file.")
    static func specialDaysCounted(_ count: String) -> Phrase { Phrase("\(count) ngày", "\(count) days") }
    static let day = Phrase("Ngày", "Day")
    static let dayKind = Phrase("Loại", "Kind")
    static let dayName = Phrase("Tên ngày", "Name")
    static let daySource = Phrase("Nguồn", "Source")
    static let daySourceNote = Phrase(
        "Số, ngày của thông báo hoặc văn bản", "The notice's number and date")
    static let isTet = Phrase("Thuộc kỳ nghỉ Tết (không nhắc việc)", "Belongs to Tết (nobody is reminded)")
    static let addDay = Phrase("Thêm ngày", "Add a day")
    static let dayAdded = Phrase("Đã thêm ngày vào lịch.", "The day is added.")
    static let dayWithdrawn = Phrase("Đã rút ngày khỏi lịch.", "The day is withdrawn.")
    static let withdraw = Phrase("Rút", "Withdraw")
    static let deed = Phrase("Thao tác", "Action")
    static let withdrawReason = Phrase("Lý do rút", "Reason")
    static let withdrawnDays = Phrase("Đã rút", "Withdrawn")
    static let withdrawnNote = Phrase("Giữ lại để tra cứu, không còn tính", "Kept to be seen, counted no more")
    static let calendarFile = Phrase("Tệp lịch", "Calendar file")
    static let calendarFileNote = Phrase(
        "CSV mã UTF-8, cùng cột như tệp xuất; ngày không có trong tệp giữ nguyên",
        "CSV in UTF-8 with the columns of the export; days it does not name stay")
    static let checkOnly = Phrase("Kiểm tra, chưa ghi", "Check only")
    static let checkResult = Phrase("Kết quả kiểm tra", "What it would do")
    static let nothingWritten = Phrase("Chưa ghi gì", "Nothing is written yet")
    static let linesCounted = Phrase("dòng", "lines")
    static let linesNew = Phrase("mới", "new")
    static let linesChanged = Phrase("thay đổi", "changed")
    static let linesSame = Phrase("như cũ", "the same")
    static let linesWrong = Phrase("có lỗi", "with errors")
    static let line = Phrase("Dòng", "Line")
    static let finding = Phrase("Vấn đề", "Finding")
    static func findingsCounted(_ count: String) -> Phrase { Phrase("\(count) điều cần xem", "\(count) findings") }
    static func writeChanges(_ count: Int) -> Phrase { Phrase("Ghi \(count) thay đổi", "Write \(count) changes") }
    static func calendarImported(new: Int, changed: Int, same: Int) -> Phrase {
        Phrase(
            "Đã nhập lịch: \(new) mới, \(changed) thay đổi, \(same) như cũ.",
            "The calendar is imported: \(new) new, \(changed) changed, \(same) the same.")
    }
}
