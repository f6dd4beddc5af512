/// What, who, when: names and their contents.
package struct Facts: Component {
    let rows: [(name: String, content: HTML)]
    package init(_ rows: [(name: String, content: HTML)]) { self.rows = rows }

    package var html: HTML {
        "<dl class=\"facts\">\(rows.markup { "<dt>\($0.name)</dt><dd>\($0.content)</dd>" })</dl>\n"
    }
}

/// What happened, newest first.
package struct History: Component {
    let lines: [(time: String, words: HTML)]
    /// `time` as a reader sees it: `09/11/2026 08:30`.
    package init(_ lines: [(time: String, words: HTML)]) { self.lines = lines }

    package var html: HTML {
        "<ol class=\"hist\">\(lines.markup { "<li><time>\($0.time)</time><span>\($0.words)</span></li>" })</ol>\n"
    }
}

/// Why nothing is here, and what can be done now.
package struct EmptyState: Component {
    let title: String
    let next: HTML
    package init(_ title: String, next: HTML) {
        self.title = title
        self.next = next
    }

    package var html: HTML { "<div class=\"empty\"><p class=\"empty-t\">\(title)</p><p>\(next)</p></div>\n" }
}

/// One saved question of a list, with how many rows it gives.
package struct SavedViews: Component {
    let views: [(name: String, count: Int, address: Address, isCurrent: Bool)]
    package init(_ views: [(name: String, count: Int, address: Address, isCurrent: Bool)]) { self.views = views }

    package var html: HTML {
        """
        <nav class="views" aria-label="\(Spoken.say("Danh sách có sẵn", "Saved lists"))">\(views.markup { view in
            """
            <a href="\(view.address)"\(attribute: "aria-current", view.isCurrent ? "page" : nil)>\(view.name) \
            <span>\(Written.count(view.count))</span></a>
            """
        })</nav>\n
        """
    }
}

/// Walks a list by key: where this page is in it, and the keys of its neighbours.
package struct Pager: Component {
    let shown: String
    let previous: Address?
    let next: Address?
    let nextNote: String

    /// - Parameters:
    ///   - shown: «1 đến 25 trong 46».
    ///   - nextNote: names the next key: «hạn sau 15/12/2026»; may be empty.
    package init(shown: String, previous: Address? = nil, next: Address? = nil, nextNote: String = "") {
        self.shown = shown
        self.previous = previous
        self.next = next
        self.nextNote = nextNote
    }

    package var html: HTML {
        let back: HTML =
            previous.map {
                "<a class=\"btn\" rel=\"prev\" href=\"\($0)\">\(Spoken.say("Trang trước", "Previous page"))</a>"
            } ?? .empty
        let on: HTML =
            next.map {
                "<a class=\"btn\" rel=\"next\" href=\"\($0)\">\(Spoken.say("Trang sau", "Next page"))\(nextNote.isEmpty ? "" : ": " + nextNote)</a>"
            } ?? .empty
        return
            "<nav class=\"pager\" aria-label=\"\(Spoken.say("Trang", "Pages"))\"><span class=\"muted\">\(shown)</span><span class=\"acts\">\(back)\(on)</span></nav>\n"
    }
}

/// What a list is asked for: a GET form, and what is on repeated as chips that take it off.
package struct FilterBar: Component {
    let action: Address
    let fields: [Field]
    let hidden: [(name: String, value: String)]
    let chips: [(words: String, without: Address)]
    let clear: Address?

    /// - Parameters:
    ///   - hidden: values that stay as they are (`sap-xep`).
    ///   - chips: each filter that is on, and the address without it.
    ///   - clear: the address without any filter.
    package init(
        action: Address, fields: [Field], hidden: [(name: String, value: String)] = [],
        chips: [(words: String, without: Address)] = [], clear: Address? = nil
    ) {
        self.action = action
        self.fields = fields
        self.hidden = hidden
        self.chips = chips
        self.clear = clear
    }

    package var html: HTML {
        """
        <form class="filters" method="get" action="\(action)" role="search">\
        \(hidden.markup { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })\
        \(fields.prefix(1).markup(\.html))\(more)<button class="btn" type="submit">\(Spoken.say("Lọc", "Filter"))</button></form>
        \(chipLine)
        """
    }

    /// The fields after the search box; on a phone they wait behind a switch that needs no script.
    private var more: HTML {
        guard fields.count > 1 else { return .empty }
        return """
            <input type="checkbox" class="more-on" id="f-bo-loc"><label class="btn more" for="f-bo-loc">\(Spoken.say("Bộ lọc", "Filters")) (\(fields.count - 1))</label>\
            \(fields.dropFirst().markup(\.html))
            """
    }

    private var chipLine: HTML {
        guard !chips.isEmpty else { return .empty }
        let none: HTML = clear.map { " <a href=\"\($0)\">\(Spoken.say("Bỏ hết", "Clear all"))</a>" } ?? .empty
        return """
            <p class="chips"><span class="muted">\(Spoken.say("Đang lọc:", "Filtered by:"))</span>\
            \(chips.markup { " <a class=\"chip\" href=\"\($0.without)\"><span class=\"vh\">\(Spoken.say("Bỏ lọc", "Remove")) </span>\($0.words)</a>" })\(none)</p>\n
            """
    }
}
