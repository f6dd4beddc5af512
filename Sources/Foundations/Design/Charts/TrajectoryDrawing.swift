/// One drawing of a trajectory at one size.
struct TrajectoryDrawing {
    let chart: TrajectoryChart
    let size: ChartSize
    let pen: Pen
    private let scale: Scale
    private let axisWords: [String]
    private let left: Double, right: Double, top: Double, bottom: Double
    private let firstX: Double, lastX: Double

    init(chart: TrajectoryChart, size: ChartSize, pen: Pen) {
        self.chart = chart
        self.size = size
        self.pen = pen
        var values = (chart.actual + chart.milestones + chart.required).map(\.value)
        values += chart.expected.flatMap { [$0.low, $0.point.value, $0.high] }
        if let shortfall = chart.shortfall { values += [shortfall.asked, shortfall.expected] }
        scale = Scale(values, count: size.hasWords ? 4 : 2)
        axisWords = scale.words(chart.measure)
        left = size.hasWords ? (axisWords.map { TextWidth.of($0) }.max() ?? 0) + 12 : 4
        right = size.width - (size.hasWords ? 20 : 8)
        top = size.hasWords ? 26 : 8
        bottom = size.height - (size.hasWords ? 30 : 6)
        var times = (chart.actual + chart.milestones + chart.required + chart.expected.map(\.point)).map(\.x)
        times += [chart.shortfall?.x, chart.today?.x].compactMap { $0 } + (chart.steps + chart.ticks).map(\.x)
        let (least, most) = (times.min() ?? 0, times.max() ?? 0)
        (firstX, lastX) = least < most ? (least, most) : (least - 0.5, most + 0.5)
    }

    private func x(_ time: Double) -> Double { left + (time - firstX) / (lastX - firstX) * (right - left) }
    private func y(_ value: Double) -> Double {
        bottom - (value - scale.low) / (scale.high - scale.low) * (bottom - top)
    }
    private func places(_ points: [TrajectoryChart.Point]) -> [(x: Double, y: Double)] {
        points.map { (x: x($0.x), y: y($0.value)) }
    }

    /// A line of what is expected begins where what was ended.
    private var joint: [TrajectoryChart.Point] {
        guard let last = chart.actual.last, let next = chart.expected.first, last.x < next.point.x else { return [] }
        return [last]
    }
    private var expected: [(x: Double, y: Double)] { places(joint + chart.expected.map(\.point)) }
    private var required: [(x: Double, y: Double)] { places(chart.required) }

    var html: HTML {
        pen.drawing(
            size, id: chart.id, title: chart.title, description: chart.description,
            """
            \(band)\(grid)\(today)\(pen.line(.required, required))\(pen.line(.forecast, expected))\
            \(pen.line(.actual, places(chart.actual)))\(shortfall)\(signs)
            \(size.hasWords ? words : .empty)
            """)
    }

    private var band: HTML {
        let lows = joint.map { (x: x($0.x), y: y($0.value)) } + chart.expected.map { (x: x($0.point.x), y: y($0.low)) }
        let highs = chart.expected.map { (x: x($0.point.x), y: y($0.high)) }
        guard lows.count > 1, chart.expected.contains(where: { $0.low < $0.high }) else { return .empty }
        let around = (lows + highs.reversed()).map { "\(Pen.number($0.x)) \(Pen.number($0.y))" }
        return pen.path(.band, "M" + around.joined(separator: "L") + "Z")
    }

    private var grid: HTML {
        guard size.hasWords else {
            return pen.path(.base, "M\(Pen.number(left)) \(Pen.number(bottom))H\(Pen.number(right))")
        }
        let lines = zip(scale.ticks, axisWords).enumerated().markup { index, tick -> HTML in
            let level = y(tick.0)
            let look: Pen.Look = index == 0 || tick.0 == 0 ? .base : .axis
            return """
                \(pen.path(look, "M\(Pen.number(left)) \(Pen.number(level))H\(Pen.number(right))"))\
                \(pen.text(.label, left - 8, level + 4, tick.1, anchor: "end"))\n
                """
        }
        let unit = chart.measure.name
        let over: HTML = unit.isEmpty ? .empty : pen.text(.label, 2, 12, TextWidth.shorten(unit, to: size.width * 0.4))
        return "\(lines)\(over)\(timeAxis)"
    }

    /// Labels of the axis of time that do not touch, evenly thinned from the first.
    private var timeAxis: HTML {
        let all = chart.ticks.map { (x: x($0.x), words: TextWidth.shorten($0.label, to: size.width / 2)) }
        func box(_ tick: (x: Double, words: String)) -> Box {
            let width = TextWidth.of(tick.words)
            let start = min(max(tick.x - width / 2, 0), size.width - width)
            return Box(left: start, top: bottom, right: start + width, bottom: size.height)
        }
        let stride = (1...max(1, all.count)).first { step in
            let kept = all.enumerated().filter { $0.offset % step == 0 }.map { box($0.element).grown(5) }
            return zip(kept, kept.dropFirst()).allSatisfy { !$0.meets($1) }
        }
        let kept = all.enumerated().filter { $0.offset % (stride ?? max(1, all.count)) == 0 }.map(\.element)
        return kept.markup { tick in
            """
            \(pen.path(.base, "M\(Pen.number(tick.x)) \(Pen.number(bottom))v5"))\
            \(pen.text(.label, box(tick).left, bottom + 20, tick.words))\n
            """
        }
    }

    private var today: HTML {
        guard let today = chart.today else { return .empty }
        return pen.path(.today, "M\(Pen.number(x(today.x))) \(Pen.number(top - 6))V\(Pen.number(bottom))")
    }

    private var shortfall: HTML {
        guard let shortfall = chart.shortfall else { return .empty }
        let (at, from, to) = (x(shortfall.x), y(shortfall.asked), y(shortfall.expected))
        return """
            \(pen.path(.short, "M\(Pen.number(at)) \(Pen.number(from))V\(Pen.number(to))"))\(pen.circle(.hollow, at, to, 3.5))
            """
    }

    private var signs: HTML {
        let radius = size.hasWords ? 4.0 : 2.5
        let all = places(chart.actual)
        let dots = size.hasWords && !isCrowded ? all : Array(all.suffix(1))
        let flags = chart.steps.markup { step in
            pen.path(.flag, "M\(Pen.number(x(step.x))) \(Pen.number(bottom))v-16l8 4-8 4")
        }
        let arm = size.hasWords ? 8.0 : 5.0
        return """
            \(flags)\(dots.markup { pen.circle(.dot, $0.x, $0.y, radius) })\
            \(places(chart.milestones).markup { at in
                pen.path(.plus, "M\(Pen.number(at.x - arm)) \(Pen.number(at.y))h\(Pen.number(arm * 2))M\(Pen.number(at.x)) \(Pen.number(at.y - arm))v\(Pen.number(arm * 2))")
            })
            """
    }

    /// Dots closer than they are wide say less than the line.
    private var isCrowded: Bool {
        guard let first = chart.actual.first, let last = chart.actual.last, chart.actual.count > 2 else { return false }
        return (x(last.x) - x(first.x)) / Double(chart.actual.count - 1) < 9
    }

    // MARK: - Words

    private var words: HTML {
        var labels = Labels(bounds: Box(left: left + 2, top: 0, right: size.width - 2, bottom: bottom - 2))
        var out = HTML.empty
        func write(_ look: Pen.Look, _ place: Labels.Place?, lead: Double = 0) {
            guard let place else { return }
            out += pen.line(.leader, place.leader)
            if lead > 0 {
                let (x, y) = (Pen.number(place.x + 5), Pen.number(place.y - 10))
                out += pen.path(.warn, "M\(x) \(y)l5 10h-10z")
            }
            out += pen.text(look, place.x + lead, place.y, place.words) + "\n"
        }
        let unit = chart.measure.name
        if !unit.isEmpty {
            let width = TextWidth.of(TextWidth.shorten(unit, to: size.width * 0.4))
            labels.block(Box(left: 0, top: 0, right: width + 8, bottom: 18))
        }
        prepare(&labels)
        if let today = chart.today {
            write(
                .label, labels.place(chart.words(of: today), near: x(today.x), 9, [.right, .left], gap: 4, reach: 16))
        }
        if let last = chart.actual.last {
            let sides: [Labels.Side] =
                chart.actual.count > 1 ? [.below, .above, .right, .left] : [.above, .below, .right]
            write(.strong, labels.place(word(last.value), near: x(last.x), y(last.value), sides, bold: true))
        }
        for milestone in chart.milestones {
            let text = TextWidth.tagged(milestone.label, word(milestone.value), to: labels.widest)
            let sides: [Labels.Side] = [.above, .left, .below, .right]
            write(.strong, labels.place(text, near: x(milestone.x), y(milestone.value), sides, bold: true, gap: 11))
        }
        if let shortfall = chart.shortfall {
            let line = "\(chart.names.expected) \(word(shortfall.expected))"
            let sides: [Labels.Side] = [.below, .right, .left, .above]
            let place = labels.place(
                shortfall.words, near: x(shortfall.x), y(shortfall.expected), sides, bold: true, lead: 14, over: line)
            if let place { out += pen.text(.label, place.x, place.y - Labels.height, line) }
            write(.alert, place, lead: 14)
        } else if let last = chart.expected.last?.point {
            let text = "\(chart.names.expected) \(word(last.value))"
            let sides: [Labels.Side] = [.below, .right, .above, .left]
            write(.label, labels.place(text, near: x(last.x), y(last.value), sides, reach: 60, least: true))
        }
        if let first = chart.actual.first, chart.actual.count > 1 {
            let sides: [Labels.Side] = [.below, .above, .right]
            write(
                .strong, labels.place(word(first.value), near: x(first.x), y(first.value), sides, bold: true, reach: 40)
            )
        }
        if let widest = chart.expected.dropLast().last ?? chart.expected.last, widest.low < widest.high {
            let (at, middle) = (x(widest.point.x), y(widest.point.value))
            let reach = abs(y(widest.low) - y(widest.high)) / 2
            let sides: [Labels.Side] = [.below, .above]
            write(.label, labels.place(chart.names.band, near: at, middle, sides, gap: 14, reach: reach, least: true))
        }
        for step in chart.steps {
            let sides: [Labels.Side] = [.right, .above, .left]
            write(.label, labels.place(step.words, near: x(step.x) + 4, bottom - 12, sides, gap: 12, reach: 50))
        }
        return out
    }

    private func word(_ value: Double) -> String { scale.word(value, chart.measure) }

    private func prepare(_ labels: inout Labels) {
        labels.avoid(places(chart.actual), weight: 3)
        labels.avoid(expected, weight: 1.5)
        labels.avoid(required, weight: 1)
        for place in places(chart.actual) { labels.avoid(sign: place.x, place.y, radius: 4) }
        for place in places(chart.milestones) { labels.avoid(sign: place.x, place.y, radius: 8) }
        if let today = chart.today {
            labels.avoid([(x: x(today.x), y: top - 6), (x: x(today.x), y: bottom)], weight: 1.5)
        }
        if let shortfall = chart.shortfall {
            let at = x(shortfall.x)
            labels.avoid([(x: at, y: y(shortfall.asked)), (x: at, y: y(shortfall.expected))], weight: 4)
            labels.avoid(sign: at, y(shortfall.expected))
        }
        for step in chart.steps {
            labels.block(Box(left: x(step.x) - 3, top: bottom - 18, right: x(step.x) + 11, bottom: bottom))
        }
    }
}
