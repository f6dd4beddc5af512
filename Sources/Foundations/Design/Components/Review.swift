/// The machine is unsure: what it doubts (marked), why, and the answers, the likely one as a `hint`.
package struct Question: Component {
    let title: HTML
    let reason: HTML
    let answers: HTML

    /// `title` holds the doubtful word in `<mark>`; `answers` are buttons.
    package init(_ title: HTML, reason: HTML, answers: HTML) {
        self.title = title
        self.reason = reason
        self.answers = answers
    }

    package var html: HTML {
        "<div class=\"q\"><h3>\(title)</h3><p class=\"meta\">\(reason)</p><div class=\"acts\">\(answers)</div></div>\n"
    }
}

/// The words of a signed page with the place they stand at.
package struct Origin: Component {
    let words: String
    let place: HTML

    /// `place`: «Phụ lục II, trang 14, bảng 2, dòng 31» and perhaps a link.
    package init(_ words: String, place: HTML) {
        self.words = words
        self.place = place
    }

    package var html: HTML {
        "<blockquote class=\"origin\">“\(words)”</blockquote><p class=\"meta\">\(place)</p>\n"
    }
}

/// A table of a source document as its page shows it, one row lit.
package struct SourcePage: Component {
    /// One row of the page.
    package struct Row: Sendable {
        /// How an answer is drawn.
        package enum Look: String, Sendable { case plain = "", lit = "on", heading = "g", past }
        var cells: [HTML]
        var look: Look
        var id: String?
        package init(_ cells: [HTML], _ look: Look = .plain, id: String? = nil) {
            self.cells = cells
            self.look = look
            self.id = id
        }
    }

    let label: String
    let above: HTML
    let head: [String]
    let rows: [Row]
    let below: HTML

    /// - Parameters:
    ///   - label: names the page for readers who do not see it: «Trang 6, bảng 1».
    ///   - above: what stands over the table; `below`: what stands under it.
    ///   - head: the column heads; empty when the table has none.
    package init(label: String, above: HTML = .empty, head: [String], rows: [Row], below: HTML = .empty) {
        self.label = label
        self.above = above
        self.head = head
        self.rows = rows
        self.below = below
    }

    package var html: HTML {
        let top: HTML =
            head.isEmpty
            ? .empty
            : """
            <thead><tr>\(head.markup { "<th scope=\"col\">\($0)</th>" })</tr></thead>
            """
        let table: HTML =
            rows.isEmpty
            ? .empty
            : """
            <table class="pt">\(top)<tbody>\(rows.markup(line))</tbody></table>
            """
        return """
            <article class="page" aria-label="\(label)" tabindex="0">\(above)\(table)\(below)</article>\n
            """
    }

    private func line(_ row: Row) -> HTML {
        let width = max(head.count, rows.map(\.cells.count).max() ?? 0)
        let cells: HTML =
            row.look == .heading && row.cells.count == 1
            ? "<td colspan=\"\(width)\">\(row.cells[0])</td>" : row.cells.markup { "<td>\($0)</td>" }
        return """
            <tr\(attribute: "class", row.look == .plain ? nil : row.look.rawValue)\(attribute: "id", row.id)\
            \(attribute: "aria-current", row.look == .lit ? "true" : nil)>\(cells)</tr>\n
            """
    }
}
