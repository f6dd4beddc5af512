extension TrajectoryChart {
    /// One time of the chart with everything drawn there.
    struct Line {
        let x: Double
        var label: String
        var actual: Double?
        var expected: Expected?
        var required: Double?
        var notes: [String] = []
    }

    /// Every value of the drawing, in order of time.
    var lines: [Line] {
        var lines: [Line] = []
        func change(_ x: Double, _ label: String, _ apply: (inout Line) -> Void) {
            let place = lines.firstIndex { $0.x == x } ?? lines.count
            if place == lines.count { lines.append(Line(x: x, label: label)) }
            if lines[place].label.isEmpty { lines[place].label = label }
            apply(&lines[place])
        }
        for point in actual { change(point.x, point.label) { $0.actual = point.value } }
        for point in expected { change(point.point.x, point.point.label) { $0.expected = point } }
        for point in required { change(point.x, point.label) { $0.required = point.value } }
        for point in milestones {
            change(point.x, "") { $0.notes.append("\(point.label): \(measure.write(point.value))") }
        }
        if let shortfall { change(shortfall.x, shortfall.label) { $0.notes.append(shortfall.words) } }
        for step in steps { change(step.x, step.label) { $0.notes.append(step.words) } }
        if let today { change(today.x, today.label) { $0.notes.append(words(of: today)) } }
        for place in lines.indices where lines[place].label.isEmpty {
            lines[place].label = ticks.first { $0.x == lines[place].x }?.label ?? "-"
        }
        return lines.sorted { $0.x < $1.x }
    }

    /// The values of the drawing; columns of what is not drawn are left out.
    package var table: Table {
        let lines = lines
        let hasBand = expected.contains { $0.low < $0.high }
        var columns = [Table.Column(Spoken.say("Kỳ", "Period"), .main)]
        if !actual.isEmpty { columns.append(.init(TrajectoryChart.capital(names.actual), .number)) }
        if !expected.isEmpty { columns.append(.init(TrajectoryChart.capital(names.expected), .number)) }
        if hasBand { columns.append(.init(TrajectoryChart.capital(names.band), .number)) }
        if !required.isEmpty { columns.append(.init(TrajectoryChart.capital(names.required), .number)) }
        let hasNotes = lines.contains { !$0.notes.isEmpty }
        if hasNotes { columns.append(.init(Spoken.say("Mốc và ghi chú", "Milestones and notes"), .wide)) }
        return Table(
            caption: "\(title)", columns: columns,
            rows: lines.map { line in
                var cells: [HTML] = ["\(line.label)"]
                if !actual.isEmpty { cells.append(written(line.actual)) }
                if !expected.isEmpty { cells.append(written(line.expected?.point.value)) }
                if hasBand { cells.append(band(line.expected)) }
                if !required.isEmpty { cells.append(written(line.required)) }
                if hasNotes { cells.append("\(line.notes.joined(separator: "; "))") }
                return Table.Row(cells)
            }, isList: false)
    }

    private func written(_ value: Double?) -> HTML { value.map { "\(measure.write($0))" } ?? "-" }
    private func band(_ line: Expected?) -> HTML {
        guard let line, line.low < line.high else { return "-" }
        return "\(measure.write(line.low)) - \(measure.write(line.high))"
    }

    static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
