/// Rows by groups: in every cell the count it comes from; colour only where the count is large enough to say something.
package struct HeatTable: Component {
    /// What is known of one cell.
    package struct Cell: Sendable {
        var onTime: Int
        var due: Int
        var address: Address?
        var isUnreported: Bool

        /// `due` 0 means nothing was due; `unreported` that nobody has said.
        package init(onTime: Int, due: Int, to address: Address? = nil, unreported: Bool = false) {
            self.onTime = onTime
            self.due = due
            self.address = address
            isUnreported = unreported
        }
    }

    /// Below this count a share is shown, not coloured: one late task of two is no trend.
    package static let fewest = 5

    let caption: HTML
    let first: String
    let groups: [String]
    let rows: [(name: HTML, cells: [Cell])]
    let ends: [(head: String, cells: [HTML])]

    /// - Parameters:
    ///   - first: names the rows («Cơ quan chủ trì»).
    ///   - ends: columns after the groups with what a whole row comes to, one cell for each row.
    package init(
        caption: HTML, first: String, groups: [String], rows: [(name: HTML, cells: [Cell])],
        ends: [(head: String, cells: [HTML])] = []
    ) {
        self.caption = caption
        self.first = first
        self.groups = groups
        self.rows = rows
        self.ends = ends
    }

    package var html: HTML {
        """
        <p class="meta">\(caption)</p>
        <div class="scroll" role="region" tabindex="0" aria-label="\(first)"><table class="t heat">\
        <thead><tr><th scope="col" class="ag">\(first)</th>\(groups.markup { "<th scope=\"col\">\($0)</th>" })\
        \(ends.markup { "<th scope=\"col\" class=\"n\">\($0.head)</th>" })</tr></thead>\
        <tbody>\(rows.enumerated().markup { index, row in
            "<tr><th scope=\"row\" class=\"ag\">\(row.name)</th>\(row.cells.markup(cell))\(end(of: index))</tr>\n"
        })</tbody></table></div>\n
        """
    }

    private func end(of row: Int) -> HTML {
        ends.markup { $0.cells.indices.contains(row) ? "<td class=\"tot\">\($0.cells[row])</td>" : "<td></td>" }
    }

    private func cell(_ cell: Cell) -> HTML {
        if cell.isUnreported {
            return "<td class=\"h-unk\"><span class=\"vh\">\(Spoken.say("chưa báo cáo", "not reported"))</span></td>"
        }
        guard cell.due > 0 else { return "<td class=\"h-none\">-</td>" }
        let words = "\(Written.count(cell.onTime))/\(Written.count(cell.due))"
        let content: HTML = cell.address.map { "<a href=\"\($0)\">\(words)</a>" } ?? HTML(text: words)
        return "<td class=\"\(HeatTable.look(cell))\">\(content)</td>"
    }

    /// From 90 % green, from 70 % amber, under it red; nothing where the count is small.
    static func look(_ cell: Cell) -> String {
        guard cell.due >= fewest else { return "h-few" }
        if cell.onTime * 10 >= cell.due * 9 { return "h-ok" }
        return cell.onTime * 10 >= cell.due * 7 ? "h-soon" : "h-late"
    }
}
