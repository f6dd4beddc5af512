import Extraction
import Vietnamese

/// Completes the reader's flags: the sentence of the finding behind each, what a column lacks in one row, doubles.
enum DraftFlags {
    static func complete(_ drafts: [Reading.Draft], findings: [Finding]) -> [Reading.Draft] {
        var drafts = drafts.map { draft in
            var draft = draft
            draft.flags = draft.flags.map { flag in
                if let note = notes[flag.code] { return RowFlag(code: flag.code, says: note, isNote: true) }
                return RowFlag(code: code(flag.code))
            }
            return draft
        }
        attach(findings, to: &drafts)
        markMissing(&drafts)
        markDoubles(&drafts)
        return drafts
    }

    /// What the reader only tells and a reviewer is asked.
    private static let asked: Set<String> = ["number.gap", "product.missing", "ocr.suspect"]

    /// The reader's code in the words of this feature.
    private static func code(_ code: String) -> String { code == "result.missing" ? "product.missing" : code }

    /// What the reader did with a row, told beside it.
    private static let notes = [
        "title.shared": "Một dòng của nguồn mang nhiều việc; đây là một việc trong đó.",
        "lead.inherited": "Cơ quan chủ trì lấy từ tiêu đề phía trên.",
        "ditto": "Nguồn dùng dấu lặp lại; giá trị lấy từ dòng trên.",
        "continued-above": "Dòng được nối từ hai trang của bảng.",
        "columns.guessed": "Đầu bảng không nói rõ cột; cột được hiểu theo nội dung.",
    ]

    /// A finding at the place of a row becomes its flag; information is only told.
    private static func attach(_ findings: [Finding], to drafts: inout [Reading.Draft]) {
        var byRow: [Int: [Int]] = [:]
        for (index, draft) in drafts.enumerated() {
            if let table = draft.place.table, let row = draft.place.row {
                byRow[table << 32 | row, default: []].append(index)
            }
        }
        for finding in findings {
            let place = SourcePlace(finding.origin)
            let hits: [Int]
            if let table = place.table, let row = place.row {
                hits = byRow[table << 32 | row] ?? []
            } else if place.lineFrom != nil {
                hits = drafts.indices.filter { drafts[$0].place.meets(place) }
            } else {
                hits = []
            }
            for index in hits {
                let code = code(finding.code)
                let flag = RowFlag(
                    code: code, says: finding.says, isNote: finding.severity == .info && !asked.contains(code))
                if let known = drafts[index].flags.firstIndex(where: { $0.code == code }) {
                    if drafts[index].flags[known].says.isEmpty { drafts[index].flags[known] = flag }
                } else {
                    drafts[index].flags.append(flag)
                }
            }
        }
    }

    /// A blank cell is a question only where the column exists: where another row of the table has words in it.
    private static func markMissing(_ drafts: inout [Reading.Draft]) {
        var filled: Set<String> = []
        for draft in drafts where draft.kind != .progress {
            for (code, isFilled) in cells(draft) where isFilled { filled.insert(key(draft, code)) }
        }
        for index in drafts.indices where drafts[index].kind != .progress {
            for (code, isFilled) in cells(drafts[index])
            where !isFilled && filled.contains(key(drafts[index], code))
                && !drafts[index].flags.contains(where: { $0.code == code })
            {
                drafts[index].flags.append(RowFlag(code: code))
            }
        }
    }

    private static func cells(_ draft: Reading.Draft) -> [(String, Bool)] {
        var cells = [("lead.missing", !draft.fields.lead.isEmpty)]
        if draft.kind == .mission {
            cells.append(
                ("deadline.missing", draft.fields.deadline.kind != "none" || !draft.fields.deadline.raw.isEmpty))
            cells.append(("product.missing", !draft.fields.product.isEmpty))
        }
        return cells
    }

    private static func key(_ draft: Reading.Draft, _ code: String) -> String {
        "\(draft.kind.rawValue)/\(draft.place.table ?? 0)/\(code)"
    }

    /// Two rows of this document with the same words, number and agency aside.
    private static func markDoubles(_ drafts: inout [Reading.Draft]) {
        var first: [String: Int] = [:]
        for index in drafts.indices {
            let draft = drafts[index]
            let key = "\(draft.kind.rawValue)/\(draft.fields.phase)/\(foldedKey(draft.fields.title))"
            if let other = first[key] {
                let no = drafts[other].fields.no
                drafts[index].flags.append(
                    RowFlag(
                        code: "duplicate.import", says: "Hai dòng của văn bản này có cùng lời văn.",
                        otherName: no.isEmpty ? drafts[other].place.words : "dòng số \(no)"))
            } else {
                first[key] = index
            }
        }
    }
}
