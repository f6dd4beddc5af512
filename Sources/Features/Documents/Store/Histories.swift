package import Database
package import Design
import Ledger
package import Vocabulary

/// What the ledger knows of one row, as pages show it.
package struct Histories: Sendable {
    let database: Database

    package init(database: Database) { self.database = database }

    /// The section «Lịch sử» of a subject that the viewer was already allowed to read, newest first.
    package func section(_ kind: String, _ subject: String, _ language: Language) async throws -> HTML {
        let entries = try await database.read { try Ledger.history(of: kind, subject, in: $0) }
        let lines = entries.map { entry -> (time: String, words: HTML) in
            let change = entry.change
            let who = change.actorName.isEmpty ? change.actor : change.actorName
            let changes = HistoryWords.changes(before: change.before, after: change.after, language)
            let rest: HTML = changes.isEmpty ? .empty : ": \(changes.joined())"
            return (entry.at.shown, "\(who) \(language(HistoryWords.deed(change.deed)))\(rest)")
        }
        guard !lines.isEmpty else { return .empty }
        return """
            <section class="sec">\(SectionHead(language(Phrase("Lịch sử", "History")), meta: HTML(text: language(Phrase(
                "chỉ thêm, không sửa; \(lines.count) mục", "appended only; \(lines.count) entries")))))\
            \(History(lines))</section>

            """
    }
}

/// How entries of the ledger read in a history.
enum HistoryWords {
    static func deed(_ deed: String) -> Phrase {
        let verb = deed.utf8.lastIndex(of: UInt8(ascii: "-")).map { deed[deed.utf8.index(after: $0)...] } ?? deed[...]
        return switch verb {
        case "added": Phrase("đưa vào sổ", "entered it")
        case "corrected": Phrase("sửa", "corrected it")
        case "withdrawn": Phrase("rút khỏi sổ", "withdrew it")
        case "given": Phrase("giao việc", "gave it out")
        case "read": Phrase("đọc thành mức phải đạt", "read what it demands")
        default: Phrase(deed, deed)
        }
    }

    /// What differs between two states, field by field; for an entry without a before, nothing.
    static func changes(before: JSON?, after: JSON?, _ language: Language) -> [HTML] {
        guard case .object(let old)? = before, case .object(let new)? = after else { return [] }
        var parts: [HTML] = []
        for (name, value) in new {
            let past = old.first { $0.0 == name }.map { words($0.1) } ?? ""
            let now = words(value)
            guard past != now else { continue }
            let (was, became) = (language(word(past, of: name)), language(word(now, of: name)))
            let from: HTML = past.isEmpty ? "" : " \(language(Phrase("từ", "from"))) “\(was)”"
            let to: HTML =
                now.isEmpty
                ? " \(language(Phrase("thành trống", "to nothing")))"
                : " \(language(Phrase("thành", "to"))) “\(became)”"
            parts.append("\(parts.isEmpty ? "" : "; ")\(language(field(name)))\(from)\(to)")
        }
        return parts
    }

    /// A code of the house as a word; what people wrote stays as they wrote it.
    private static func word(_ value: String, of field: String) -> Phrase {
        switch (field, value) {
        case ("state", "current"): Phrase("trong sổ", "in the register")
        case ("state", "withdrawn"): Phrase("đã rút", "withdrawn")
        case ("deadlineKind", "date"): Phrase("ngày", "day")
        case ("deadlineKind", "month"): Phrase("tháng", "month")
        case ("deadlineKind", "quarter"): Phrase("quý", "quarter")
        case ("deadlineKind", "half"): Phrase("nửa năm", "half-year")
        case ("deadlineKind", "year"): Phrase("năm", "year")
        case ("deadlineKind", "range"): Phrase("giai đoạn", "period")
        case ("deadlineKind", "recurring"): Phrase("định kỳ", "recurring")
        case ("deadlineKind", "ongoing"): Phrase("thường xuyên", "ongoing")
        case ("deadlineKind", "conditional"): Phrase("chờ điều kiện", "on a condition")
        case ("deadlineKind", "none"): Phrase("không nêu", "not given")
        case ("deadlineKind", "invalid"): Phrase("không hợp lệ", "not in the calendar")
        default: Phrase(value, value)
        }
    }

    private static func words(_ value: JSON) -> String {
        switch value {
        case .null: ""
        case .string(let text): text
        case .integer(let number): String(number)
        case .bool(let flag): flag ? "có" : "không"
        case .array(let parts): parts.map(words).joined(separator: "; ")
        default: ""
        }
    }

    private static func field(_ name: String) -> Phrase {
        switch name {
        case "title": Phrase("nội dung", "title")
        case "name": Phrase("tên", "name")
        case "product": Phrase("sản phẩm", "product")
        case "lead": Phrase("chủ trì", "lead")
        case "coop": Phrase("phối hợp", "cooperating")
        case "performers": Phrase("thực hiện", "performers")
        case "deadline": Phrase("thời hạn", "deadline")
        case "deadlineKind": Phrase("loại hạn", "kind of deadline")
        case "start": Phrase("ngày bắt đầu", "start")
        case "end": Phrase("hạn cuối", "last day")
        case "doneOn": Phrase("ngày hoàn thành", "done on")
        case "doneBy": Phrase("văn bản kết quả", "resulting document")
        case "no": Phrase("số", "number")
        case "section": Phrase("mục", "section")
        case "sectionTitle": Phrase("tên mục", "section title")
        case "annex": Phrase("phụ lục", "annex")
        case "group": Phrase("nhóm", "group")
        case "years": Phrase("các năm", "years")
        case "value": Phrase("mức cần đạt", "value")
        case "unit": Phrase("đơn vị tính", "unit")
        case "phase": Phrase("giai đoạn", "phase")
        case "code": Phrase("ký hiệu", "code")
        case "number": Phrase("số, ký hiệu", "number")
        case "issuedOn": Phrase("ngày ban hành", "issued on")
        case "issuer": Phrase("cơ quan ban hành", "issuer")
        case "kind": Phrase("loại văn bản", "kind")
        case "reason": Phrase("lý do", "reason")
        case "state": Phrase("trạng thái", "state")
        case "leadUnits": Phrase("mã cơ quan chủ trì", "lead's code")
        case "coopUnits": Phrase("mã cơ quan phối hợp", "cooperating codes")
        default: Phrase(name, name)
        }
    }
}
