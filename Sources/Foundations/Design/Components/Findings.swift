/// What was found in a file or before issuing: how grave, where, what, what to do.
package struct Findings: Component {
    /// How grave a finding is.
    package enum Level: String, CaseIterable, Sendable { case stop, warning, note }

    /// One finding.
    package struct Line: Sendable {
        var level: Level
        var code: String
        var place: HTML
        var says: String
        var next: HTML
        package init(_ level: Level, code: String, place: HTML, says: String, next: HTML = .empty) {
            self.level = level
            self.code = code
            self.place = place
            self.says = says
            self.next = next
        }
    }

    let lines: [Line]
    let caption: HTML
    package init(_ lines: [Line], caption: HTML) {
        self.lines = lines
        self.caption = caption
    }

    package var html: HTML {
        let columns: [Table.Column] = [
            .init(Spoken.say("Mức", "Level"), width: 12), .init(Spoken.say("Nội dung", "Finding"), .main),
            .init(Spoken.say("Nơi thấy", "Place"), .wide, width: 20),
            .init(Spoken.say("Nên làm gì", "What to do"), .wide, width: 30),
            .init(Spoken.say("Mã", "Code"), .desk, width: 8),
        ]
        let rows = lines.map { line in
            Table.Row([badge(line.level).html, HTML(text: line.says), line.place, line.next, HTML(text: line.code)])
        }
        return Table(caption: caption, columns: columns, rows: rows, isList: false).html
    }

    private func badge(_ level: Level) -> Badge {
        switch level {
        case .stop: Badge(.late, Spoken.say("Chặn", "Stops"))
        case .warning: Badge(.soon, Spoken.say("Cần xem", "Look"))
        case .note: Badge(.draft, Spoken.say("Ghi chú", "Note"))
        }
    }
}

/// All that is wrong in a form, over it, each with a link to its field; nothing when all is right.
package struct FormErrors: Component {
    let fields: [(field: Field, sentence: String)]
    let title: String

    /// The fields that have an error.
    package init(_ fields: [Field], title: String? = nil) {
        self.fields = fields.compactMap { field in field.error.map { (field, $0) } }
        self.title = title ?? Spoken.say("Chưa ghi được, cần sửa:", "Not saved, please correct:")
    }

    package var html: HTML {
        guard !fields.isEmpty else { return .empty }
        return """
            <div class="errors" role="alert"><h2>\(title)</h2><ul>\(fields.markup { item in
                "<li><a href=\"#\(item.field.id)\">\(item.field.label)</a>: \(item.sentence)</li>"
            })</ul></div>\n
            """
    }
}

/// Long work under way: how far it is, and that the page can be left. The page asks again by itself where scripts run.
package struct WorkProgress: Component {
    let title: String
    let done: Int
    let whole: Int
    let note: HTML

    /// `whole` is 0 when it is not known yet; `note` says what happens next.
    package init(_ title: String, done: Int, of whole: Int, note: HTML) {
        self.title = title
        self.done = done
        self.whole = whole
        self.note = note
    }

    package var html: HTML {
        let count: HTML = whole > 0 ? "<span>\(Written.count(done))/\(Written.count(whole))</span>" : .empty
        let bar: HTML =
            whole > 0
            ? "<progress max=\"\(whole)\" value=\"\(min(done, whole))\" aria-label=\"\(title)\"></progress>"
            : "<progress aria-label=\"\(title)\"></progress>"
        let again = whole == 0 || done < whole ? "3" : nil
        return """
            <div class="work" role="status"\(attribute: "data-again", again)><h3>\(title)\(count)</h3>\(bar)\
            <p class="meta">\(note)</p></div>\n
            """
    }
}
