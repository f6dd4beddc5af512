/// A share with the count it comes from; never a share alone.
package struct Rate: Component {
    let part: Int
    let whole: Int
    let of: HTML
    let isSmall: Bool

    /// `of` names the whole: «nhiệm vụ đến hạn», possibly a link.
    package init(_ part: Int, of whole: Int, _ of: HTML, small: Bool = false) {
        self.part = part
        self.whole = whole
        self.of = of
        isSmall = small
    }

    package var html: HTML {
        """
        <p class="rate\(isSmall ? " sm" : "")"><b>\(Written.percent(part, of: whole))</b> \
        <span class="of">\(Written.count(part))/\(Written.count(whole)) \(of)</span></p>\n
        """
    }
}

/// A sum written as a sum: **45** dòng = **37** nhiệm vụ + **4** tiêu đề + ….
package struct SumLine: Component {
    let total: (count: Int, name: String)
    let parts: [(count: Int, name: String)]

    package init(_ total: Int, _ name: String, parts: [(count: Int, name: String)]) {
        self.total = (total, name)
        self.parts = parts
    }

    /// Whether the parts make the total.
    package var addsUp: Bool { parts.reduce(0) { $0 + $1.count } == total.count }

    package var html: HTML {
        """
        <p class="sum\(addsUp ? "" : " wrong")"><b>\(Written.count(total.count))</b> \(total.name) \
        \(parts.enumerated().markup { index, part in
            "<span class=\"op\">\(index == 0 ? "=" : "+")</span> <b>\(Written.count(part.count))</b> \(part.name) "
        })\(addsUp ? .empty : Badge(.late, Spoken.say("Không khớp", "Does not add up")).html)</p>\n
        """
    }
}

/// How well a state is proved: steps in ink, beside the state.
package struct Proof: Component {
    /// How far a claim is proven.
    package enum Level: Int, CaseIterable, Sendable { case none, declared, documented, confirmed }
    let level: Level
    package init(_ level: Level) { self.level = level }

    package var html: HTML {
        let words =
            switch level {
            case .none: Spoken.say("Chưa báo cáo", "Not reported")
            case .declared: Spoken.say("Khai báo", "Declared")
            case .documented: Spoken.say("Có minh chứng", "Documented")
            case .confirmed: Spoken.say("Đã xác nhận", "Confirmed")
            }
        return "<span class=\"proof p\(level.rawValue)\">\(words)</span>"
    }
}

/// The parts of one whole as a bar; the same numbers stand in the row beside it.
package struct StackedBar: Component {
    /// A part of the bar and the state it stands for.
    package enum Part: String, CaseIterable, Hashable, Sendable {
        case done = "f-done"
        case doneLate = "f-donelate"
        case ok = "f-ok"
        case soon = "f-soon"
        case late = "f-late"
        case always = "f-always"
        case unknown = "f-unknown"
    }
    let parts: [(Part, Int)]
    let label: String

    /// `label` says the parts in words, for readers who cannot see the bar.
    package init(_ parts: [(Part, Int)], label: String) {
        self.parts = parts
        self.label = label
    }

    package var html: HTML {
        let said: HTML = label.isEmpty ? "aria-hidden=\"true\"" : "role=\"img\" aria-label=\"\(label)\""
        let whole = max(1, parts.reduce(0) { $0 + $1.1 })
        var start = 0
        var bars = HTML.empty
        for (part, count) in parts where count > 0 {
            bars += """
                <rect class="\(part.rawValue)" x="\(Written.share(start, of: whole))" \
                width="\(Written.share(count, of: whole))" height="100%"/>
                """
            start += count
        }
        return "<svg class=\"barsvg\" width=\"100%\" height=\"20\" \(said)>\(bars)</svg>"
    }
}
