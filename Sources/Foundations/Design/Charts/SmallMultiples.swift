/// A line as high as a word, for a cell of a table: the values, the last as a dot, the value to reach as a dotted line.
package struct Sparkline: Component {
    let values: [Double]
    let aim: Double?
    let label: String

    /// `label` says in words what the line shows; empty where the numbers stand beside it.
    package init(_ values: [Double], aim: Double? = nil, label: String = "") {
        self.values = values.filter(Measure.canDraw)
        self.aim = aim.flatMap { Measure.canDraw($0) ? $0 : nil }
        self.label = label
    }

    package var html: HTML {
        guard !values.isEmpty else { return "<span class=\"muted\">-</span>" }
        let (width, height) = (96.0, 24.0)
        let pen = Pen(standalone: false)
        let all = values + [aim].compactMap { $0 }
        let (low, high) = (all.min() ?? 0, all.max() ?? 0)
        func y(_ value: Double) -> Double {
            low < high ? height - 4 - (value - low) / (high - low) * (height - 8) : height / 2
        }
        let step = (width - 10) / Double(max(1, values.count - 1))
        let points = values.enumerated().map { (x: 4 + Double($0.offset) * step, y: y($0.element)) }
        let said: HTML = label.isEmpty ? "aria-hidden=\"true\"" : "role=\"img\" aria-label=\"\(label)\""
        let asked = aim.map { pen.line(.required, [(x: 0, y: y($0)), (x: width, y: y($0))]) } ?? .empty
        return """
            <svg class="spark" viewBox="0 0 96 24" width="96" height="24" \(said)>\(asked)\(pen.line(.line, points))\
            \(points.last.map { pen.circle(.dot, $0.x, $0.y, 2.5) } ?? .empty)</svg>
            """
    }
}

/// Many trajectories in one look beside each other, and one table with all their values.
package struct SmallMultiples: Component {
    /// One of the drawings.
    package struct Item: Sendable {
        var chart: TrajectoryChart
        var address: Address?
        var last: String
        var asked: String
        var badge: Badge?

        /// - Parameters:
        ///   - chart: its title is the heading, its id must differ from the others'.
        ///   - last: the value now, as written: «22,3%».
        ///   - asked: the value to reach and when: «mốc 2027: 50%».
        package init(_ chart: TrajectoryChart, to address: Address? = nil, last: String, asked: String, _ badge: Badge?)
        {
            self.chart = chart
            self.address = address
            self.last = last
            self.asked = asked
            self.badge = badge
        }
    }

    let items: [Item]
    let tableTitle: String

    /// `tableTitle` names the table of all values under the grid.
    package init(_ items: [Item], tableTitle: String) {
        self.items = items
        self.tableTitle = tableTitle
    }

    package var html: HTML {
        guard !items.isEmpty else { return .empty }
        return """
            <ul class="multiples">
            \(items.markup(cell))</ul>
            <details class="chart-data"><summary>\(Spoken.say("Số liệu của các biểu đồ", "The numbers of the charts"))</summary>\
            \(table)</details>\n
            """
    }

    private func cell(_ item: Item) -> HTML {
        let title: HTML = item.address.map { "<a href=\"\($0)\">\(item.chart.title)</a>" } ?? "\(item.chart.title)"
        let drawing =
            item.chart.isEmpty
            ? "<p class=\"meta none\">\(Spoken.say("Chưa có số liệu để vẽ", "No values to draw yet"))</p>"
            : item.chart.picture(.small)
        return """
            <li><h3>\(title)</h3><p class="now"><b>\(item.last)</b> <span class="meta">\(item.asked)</span></p>\
            \(drawing)<p>\(item.badge)</p></li>\n
            """
    }

    /// All values, one time a row under the title of its drawing.
    package var table: Table {
        let names = items.first?.chart.names ?? TrajectoryChart.Names()
        let rows = items.flatMap { item -> [Table.Row] in
            let chart = item.chart
            func written(_ value: Double?) -> HTML { value.map { "\(chart.measure.write($0))" } ?? "-" }
            return [Table.Row(heading: "\(chart.title)")]
                + chart.lines.map { line in
                    let band = line.expected.flatMap { $0.low < $0.high ? $0 : nil }
                    return Table.Row([
                        "\(line.label)", written(line.actual), written(line.expected?.point.value),
                        band.map { "\(chart.measure.write($0.low)) - \(chart.measure.write($0.high))" } ?? "-",
                        written(line.required), "\(line.notes.joined(separator: "; "))",
                    ])
                }
        }
        return Table(
            caption: "\(tableTitle)",
            columns: [
                .init(Spoken.say("Kỳ", "Period"), .main), .init(TrajectoryChart.capital(names.actual), .number),
                .init(TrajectoryChart.capital(names.expected), .number),
                .init(TrajectoryChart.capital(names.band), .number),
                .init(TrajectoryChart.capital(names.required), .number),
                .init(Spoken.say("Mốc và ghi chú", "Milestones and notes"), .wide),
            ], rows: rows, isList: false)
    }
}
