/// The fields of a task written out: `Đơn vị chủ trì: …; Đơn vị phối hợp: …; Thời gian hoàn thành: …`.
struct LabelledFields {
    /// What stands before the first label.
    var content = ""
    var lead: String?
    var coop: String?
    var deadline: String?
    var result: String?

    var isEmpty: Bool { lead == nil && coop == nil && deadline == nil && result == nil }

    private enum Field { case content, lead, coop, deadline, result }

    /// Labels, folded, longest first where one begins another.
    private static let labels: [(words: [String], field: Field)] = [
        (["co", "quan", "chu", "tri", "thuc", "hien"], .lead), (["don", "vi", "chu", "tri", "thuc", "hien"], .lead),
        (["co", "quan", "don", "vi", "chu", "tri"], .lead), (["don", "vi", "chu", "tri"], .lead),
        (["co", "quan", "chu", "tri"], .lead), (["don", "vi", "thuc", "hien"], .lead),
        (["co", "quan", "thuc", "hien"], .lead),
        (["don", "vi", "dau", "moi"], .lead), (["chu", "tri"], .lead), (["phan", "cong"], .lead),
        (["don", "vi", "phoi", "hop"], .coop), (["co", "quan", "phoi", "hop"], .coop), (["phoi", "hop"], .coop),
        (["thoi", "gian", "hoan", "thanh"], .deadline), (["thoi", "han", "hoan", "thanh"], .deadline),
        (["thoi", "gian", "thuc", "hien"], .deadline), (["thoi", "han", "thuc", "hien"], .deadline),
        (["han", "hoan", "thanh"], .deadline), (["thoi", "han"], .deadline), (["thoi", "gian"], .deadline),
        (["tien", "do"], .deadline), (["hoan", "thanh"], .deadline), (["han"], .deadline),
        (["san", "pham", "dau", "ra"], .result), (["san", "pham"], .result), (["ket", "qua", "dau", "ra"], .result),
        (["ket", "qua"], .result), (["noi", "dung", "nhiem", "vu"], .content), (["noi", "dung"], .content),
        (["nhiem", "vu"], .content),
    ]

    /// Cuts a passage at its labels; everything in `content` when it has none.
    init(_ text: String) {
        var field = Field.content
        var start = text.startIndex
        var index = text.startIndex
        var parts: [(Field, String)] = []
        while let colon = text[index...].firstIndex(of: ":") {
            if let label = Self.label(endingAt: colon, in: text, from: start) {
                parts.append((field, String(text[start..<label.start])))
                field = label.field
                start = text.index(after: colon)
            }
            index = text.index(after: colon)
        }
        parts.append((field, String(text[start...])))
        for (field, raw) in parts {
            let value = Self.trimmed(raw)
            switch field {
            case .content: content = joined(content, value)
            case .lead: lead = lead ?? value
            case .coop: coop = coop ?? value
            case .deadline: deadline = deadline ?? value
            case .result: result = result ?? value
            }
        }
    }

    /// The label whose words end just before a colon and begin a clause.
    private static func label(
        endingAt colon: String.Index, in text: String, from start: String.Index
    ) -> (start: String.Index, field: Field)? {
        // No label is longer: a text full of colons is not searched from its start for each of them.
        let nearest = text.utf8.index(colon, offsetBy: -120, limitedBy: start) ?? start
        let from = text[nearest...].firstIndex { $0 == " " }.map { nearest == start ? start : min($0, colon) } ?? start
        let clause = text[from..<colon].lastIndex { ".;,()–\n".contains($0) }.map(text.index(after:)) ?? from
        var begin = clause
        while begin < colon, text[begin] == " " || text[begin] == "-" || text[begin] == "+" || text[begin] == "*" {
            begin = text.index(after: begin)
        }
        let words = Words(String(text[begin..<colon])).text.split(separator: " ").map(String.init)
        guard let found = labels.first(where: { $0.words == words }) else { return nil }
        return (begin, found.field)
    }

    private static func trimmed(_ text: String) -> String {
        var scalars = Array(cleaned(text).unicodeScalars)[...]
        while let last = scalars.last, ".;,( -–".unicodeScalars.contains(last) { scalars.removeLast() }
        while let first = scalars.first, ";,. )".unicodeScalars.contains(first) { scalars.removeFirst() }
        if scalars.last == ")", !scalars.contains("(") { scalars.removeLast() }
        return scalarText(scalars)
    }
}
