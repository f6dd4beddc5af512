import Design

/// The source around a row, drawn as a page: the table with the row marked, or the lines of the text.
struct SourcePaper {
    let window: SourceWindow
    let place: SourcePlace
    /// The row's own words, for a row whose place is not known.
    let own: String
    /// Words to mark in the row's own lines.
    let doubtful: [String]

    init(_ review: ReviewRow) {
        window = review.source
        place = review.row.place
        own = review.row.words
        let asked = review.questions
        // a group is doubted by its own words, not by the number of its members
        let group = asked.contains { $0.code == "lead.group" } ? [review.row.fields.lead.raw] : []
        doubtful = asked.map(\.marked).filter { !$0.isEmpty } + review.row.fields.lead.unknown + group
    }

    /// The source around a place, with nothing doubted.
    init(window: SourceWindow, place: SourcePlace) {
        self.window = window
        self.place = place
        own = ""
        doubtful = []
    }

    var html: HTML {
        if !window.lines.contains(where: \.isOn), place == SourcePlace() && !own.isEmpty || window.lines.isEmpty {
            return "<article class=\"page\"><p class=\"origin\">\(Marked(own, doubtful))</p></article>"
        }
        return "<article class=\"page src\">\(blocks)\(pageNumber)</article>"
    }

    private var pageNumber: HTML { window.page.map { "<p class=\"pn\">\($0)</p>" } ?? .empty }

    /// Runs of rows of one table become a table; the rest stays prose.
    private var blocks: HTML {
        var out = HTML.empty
        var rest = window.lines[...]
        var isFirst = true
        while let first = rest.first {
            if let table = first.line.place.table {
                let run = rest.prefix { $0.line.place.table == table }
                out += grid(run, header: isFirst && first.line.place.row ?? 1 > 1 ? window.header : [])
                rest = rest.dropFirst(run.count)
            } else {
                out += prose(first.line, isOn: first.isOn)
                rest = rest.dropFirst()
            }
            isFirst = false
        }
        return out
    }

    private func prose(_ line: SourceLine, isOn: Bool) -> HTML {
        if line.cells.allSatisfy({ $0.text.isEmpty }) { return .empty }
        let words: HTML = isOn ? Marked(line.cells.first?.text ?? "", doubtful).html : "\(line.cells.first?.text ?? "")"
        switch line.look {
        case .heading, .centered:
            return "<p class=\"c\(isOn ? " on" : "")\(line.look == .heading ? " b" : "")\">\(words)</p>\n"
        default: return "<p\(attribute: "class", isOn ? "on" : nil)>\(words)</p>\n"
        }
    }

    private func grid(_ run: ArraySlice<(line: SourceLine, isOn: Bool)>, header: [String]) -> HTML {
        let width = max(1, run.map { $0.line.cells.reduce(0) { $0 + $1.span } }.max() ?? 1)
        let head: HTML =
            header.count > 1 && !run.contains { $0.line.cells.map(\.text) == header }
            ? "<thead><tr>\(header.markup { "<th scope=\"col\">\($0)</th>" })</tr></thead>" : .empty
        let reached = run.first { $0.isOn }?.line.position
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(say("Bảng nguồn", "Source table"))"><table class="pt">\(head)<tbody>
            \(run.enumerated().markup { index, entry in
                self.row(entry.line, isOn: entry.isOn, isFirst: index == 0, width: width, isPast: reached.map { entry.line.position < $0 } ?? false)
            })</tbody></table></div>
            """
    }

    private func row(_ line: SourceLine, isOn: Bool, isFirst: Bool, width: Int, isPast: Bool) -> HTML {
        let filled = line.cells.filter { !$0.text.isEmpty && !$0.continues }
        // words in one cell alone, or behind a short number, head a section; the header's own words head the table
        let isSection =
            !isOn && line.cells.count > 2 && filled.last.map { $0.text.utf8.count > 12 } ?? false
            && (filled.count == 1 || filled.count == 2 && filled[0].text.utf8.count <= 8)
        let isHeader = !isOn && line.cells.count > 1 && line.cells.map(\.text) == window.header
        let isHeading = line.look == .header || isSection || isHeader
        let look = isOn ? "on" : isHeading ? "g" : isPast ? "past" : nil
        // a sheet writes no cells behind the last filled one
        let missing = width - line.cells.reduce(0) { $0 + $1.span }
        let rest: HTML = missing > 0 ? "<td\(attribute: "colspan", missing > 1 ? String(missing) : nil)></td>" : .empty
        return """
            <tr\(attribute: "class", look)\(attribute: "aria-current", isOn ? "true" : nil)>\(line.cells.markup { cell in
                let words: HTML = cell.continues && !isFirst && !isOn
                    ? .empty : isOn ? Marked(cell.text, doubtful).html : "\(cell.text)"
                return "<td\(attribute: "colspan", cell.span > 1 ? String(cell.span) : nil)\(attribute: "class", cell.text.utf8.count <= 12 ? "c" : nil)>\(words)</td>"
            })\(rest)</tr>\n
            """
    }
}

/// A text with some of its words marked; told apart by bytes, so a mark never cuts a letter.
struct Marked: Component {
    let text: String
    let words: [String]

    init(_ text: String, _ words: [String]) {
        self.text = text
        self.words = words
    }

    var html: HTML {
        let bytes = Array(text.utf8)
        var marks: [Range<Int>] = []
        for word in words.sorted(by: { $0.utf8.count > $1.utf8.count }) where word.utf8.count > 1 {
            for range in Marked.places(of: Array(word.utf8), in: bytes)
            where !marks.contains(where: { $0.overlaps(range) }) {
                marks.append(range)
            }
        }
        var out = HTML.empty
        var from = 0
        for range in marks.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            out += HTML(text: String(decoding: bytes[from..<range.lowerBound], as: UTF8.self))
            out += "<mark>\(String(decoding: bytes[range], as: UTF8.self))</mark>"
            from = range.upperBound
        }
        return out + HTML(text: String(decoding: bytes[from...], as: UTF8.self))
    }

    private static func places(of word: [UInt8], in bytes: [UInt8]) -> [Range<Int>] {
        guard word.count <= bytes.count, let first = word.first else { return [] }
        var found: [Range<Int>] = []
        var start = 0
        while start <= bytes.count - word.count {
            if bytes[start] == first, bytes[start..<start + word.count].elementsEqual(word) {
                found.append(start..<start + word.count)
                start += word.count
            } else {
                start += 1
            }
        }
        return found
    }
}
