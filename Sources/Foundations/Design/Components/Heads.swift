/// The way from the menu to this page; the last step is the page itself.
package struct Breadcrumb: Component {
    let steps: [(name: String, address: Address?)]
    package init(_ steps: [(name: String, address: Address?)]) { self.steps = steps }

    package var html: HTML {
        """
        <nav class="crumb" aria-label="\(Spoken.say("Đường dẫn", "Path"))"><ol>\(steps.markup { step in
            if let address = step.address { return "<li><a href=\"\(address)\">\(step.name)</a></li>" }
            return "<li>\(step.name)</li>"
        })</ol></nav>\n
        """
    }
}

/// The page's one `h1`, a line under it and the page's deeds at the right.
package struct PageHead: Component {
    let title: String
    let meta: HTML
    let actions: HTML

    package init(_ title: String, meta: HTML = .empty, actions: HTML = .empty) {
        self.title = title
        self.meta = meta
        self.actions = actions
    }

    /// A title of a whole paragraph is set as a paragraph.
    private var isLong: Bool { title.utf8.count > 160 }

    package var html: HTML {
        let line: HTML = meta == .empty ? .empty : "<p class=\"meta\">\(meta)</p>"
        let acts: HTML = actions == .empty ? .empty : "<div class=\"acts\">\(actions)</div>"
        return
            "<div class=\"head\"><div><h1\(attribute: "class", isLong ? "long" : nil)>\(title)</h1>\(line)</div>\(acts)</div>\n"
    }
}

/// Opens a section: its name, and at the right the population and the rule.
package struct SectionHead: Component {
    let title: String
    let meta: HTML
    let id: String?

    package init(_ title: String, meta: HTML = .empty, id: String? = nil) {
        self.title = title
        self.meta = meta
        self.id = id
    }

    package var html: HTML {
        let line: HTML = meta == .empty ? .empty : "<p class=\"meta\">\(meta)</p>"
        return "<div class=\"sec-h\"><h2\(attribute: "id", id)>\(title)</h2>\(line)</div>\n"
    }
}
