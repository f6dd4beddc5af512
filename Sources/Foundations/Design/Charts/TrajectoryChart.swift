/// What was, what is to be expected and what is asked, over time: the drawing at three widths (the stylesheet shows the
/// one that fits), what its lines mean, and a table with the same values under it.
///
/// Values that cannot be drawn (NaN, infinite, from 10^15) are left out of both.
package struct TrajectoryChart: Component {
    /// A value at a time. `x` is any measure of time that grows evenly (a day number); `label` names the period.
    package struct Point: Sendable {
        var x: Double
        var label: String
        var value: Double

        /// `label` is what the table calls the period: «Quý III/2026».
        package init(_ x: Double, _ label: String, _ value: Double) {
            self.x = x
            self.label = label
            self.value = value
        }
    }

    /// A value to be expected, and between which bounds.
    package struct Expected: Sendable {
        var point: Point
        var low: Double
        var high: Double

        /// Bounds that are not finite are no bounds.
        package init(_ x: Double, _ label: String, low: Double, _ value: Double, high: Double) {
            point = Point(x, label, value)
            self.low = low.isFinite ? low : value
            self.high = high.isFinite ? high : value
        }
    }

    /// What lies between what is asked and what is to be expected at one time.
    package struct Shortfall: Sendable {
        var x: Double
        var label: String
        var asked: Double
        var expected: Double
        var words: String

        /// `words` say how much: «thiếu khoảng 11 điểm».
        package init(_ x: Double, _ label: String, asked: Double, expected: Double, words: String) {
            self.x = x
            self.label = label
            self.asked = asked
            self.expected = expected
            self.words = words
        }
    }

    /// A time with words and no value: a label of the axis, a day, a step that was declared.
    package struct Mark: Sendable {
        var x: Double
        var label: String
        var words: String

        /// - Parameters:
        ///   - label: what the table calls the time; the axis writes it.
        ///   - words: what happens then; empty for a label of the axis.
        package init(_ x: Double, _ label: String, _ words: String = "") {
            self.x = x
            self.label = label
            self.words = words
        }
    }

    /// What the lines are called, in the language of the page.
    package struct Names: Sendable {
        var actual: String
        var expected: String
        var band: String
        var required: String

        /// Everyday words where nothing is given; `band` says how sure it is: «khoảng dự báo 80%».
        package init(actual: String? = nil, expected: String? = nil, band: String? = nil, required: String? = nil) {
            self.actual = actual ?? Spoken.say("thực hiện", "actual")
            self.expected = expected ?? Spoken.say("dự báo", "forecast")
            self.band = band ?? Spoken.say("khoảng dự báo", "forecast range")
            self.required = required ?? Spoken.say("nhịp cần để đạt mốc", "pace needed")
        }
    }

    let id: String
    let title: String
    let measure: Measure
    let names: Names
    let actual: [Point]
    let expected: [Expected]
    let milestones: [Point]
    let required: [Point]
    let shortfall: Shortfall?
    let steps: [Mark]
    let today: Mark?
    let ticks: [Mark]
    let note: HTML

    /// - Parameters:
    ///   - id: begins every id of the drawing; letters, digits and hyphens, unique on the page.
    ///   - title: what is shown, in one line.
    ///   - milestones: `label` is what stands beside the plus sign and before its value: «Mốc 2027».
    ///   - required: the path that reaches the milestones, from the last value on.
    ///   - steps: declared steps, as small flags at the axis.
    ///   - today: a dotted line with its `words`, or «hôm nay».
    ///   - ticks: labels of the axis of time; those that would touch are left out.
    ///   - note: follows what the lines mean.
    package init(
        id: String, title: String, measure: Measure, actual: [Point], expected: [Expected] = [],
        milestones: [Point] = [], required: [Point] = [], shortfall: Shortfall? = nil, steps: [Mark] = [],
        today: Mark? = nil, ticks: [Mark] = [], names: Names = Names(), note: HTML = .empty
    ) {
        func sound(_ points: [Point]) -> [Point] {
            points.filter { $0.x.isFinite && Measure.canDraw($0.value) }.sorted { $0.x < $1.x }
        }
        self.id = id
        self.title = title
        self.measure = measure
        self.names = names
        self.actual = sound(actual)
        self.expected = expected.filter {
            $0.point.x.isFinite && [$0.low, $0.point.value, $0.high].allSatisfy(Measure.canDraw)
        }.sorted { $0.point.x < $1.point.x }
        self.milestones = sound(milestones)
        self.required = sound(required)
        self.shortfall = shortfall.flatMap {
            $0.x.isFinite && Measure.canDraw($0.asked) && Measure.canDraw($0.expected) ? $0 : nil
        }
        self.steps = steps.filter(\.x.isFinite).sorted { $0.x < $1.x }
        self.today = today.flatMap { $0.x.isFinite ? $0 : nil }
        self.ticks = ticks.filter(\.x.isFinite).sorted { $0.x < $1.x }
        self.note = note
    }

    /// Whether there is anything to draw.
    package var isEmpty: Bool { actual.isEmpty && expected.isEmpty && milestones.isEmpty && required.isEmpty }

    package var html: HTML {
        guard !isEmpty else {
            return """
                <div class="empty"><p class="empty-t">\(Spoken.say("Chưa có số liệu để vẽ", "No values to draw yet"))</p></div>\n
                """
        }
        return """
            <figure class="sheet charts">\(picture(.wide))\(picture(.medium))\(picture(.narrow))\
            <figcaption>\(key)\(note == .empty ? "" : " ")\(note)</figcaption></figure>
            <details class="chart-data"><summary>\(Spoken.say("Số liệu của biểu đồ", "The numbers of the chart"))</summary>\
            \(table)</details>\n
            """
    }

    /// The drawing alone.
    ///
    /// - Parameter standalone: with its inks as attributes, its namespace and its size, for a picture outside a page.
    package func picture(_ size: ChartSize, standalone: Bool = false) -> HTML {
        TrajectoryDrawing(chart: self, size: size, pen: Pen(standalone: standalone)).html
    }

    /// What the drawing says, in words: for readers who do not see it.
    package var description: String {
        var parts: [String] = []
        if let first = actual.first, let last = actual.last {
            parts.append(
                actual.count == 1
                    ? "\(names.actual) \(measure.write(last.value)) (\(last.label))"
                    : Spoken.say(
                        "\(names.actual) từ \(measure.write(first.value)) (\(first.label)) đến \(measure.write(last.value)) (\(last.label))",
                        "\(names.actual) from \(measure.write(first.value)) (\(first.label)) to \(measure.write(last.value)) (\(last.label))"
                    ))
        }
        if let last = expected.last {
            let between =
                last.low < last.high ? ", \(names.band) \(measure.write(last.low)) - \(measure.write(last.high))" : ""
            parts.append("\(names.expected) \(measure.write(last.point.value)) (\(last.point.label))\(between)")
        }
        parts += milestones.map { "\($0.label): \(measure.write($0.value))" }
        if let shortfall { parts.append("\(shortfall.label): \(shortfall.words)") }
        return parts.joined(separator: "; ")
    }

    /// What each line means; only of what is drawn.
    var key: String {
        var parts: [String] = []
        if !actual.isEmpty { parts.append(Spoken.say("Nét liền: ", "Solid: ") + names.actual) }
        if !expected.isEmpty { parts.append(Spoken.say("Nét đứt: ", "Dashed: ") + names.expected) }
        if expected.contains(where: { $0.low < $0.high }) {
            parts.append(Spoken.say("Vùng xám: ", "Grey area: ") + names.band)
        }
        if required.count > 1 { parts.append(Spoken.say("Nét chấm: ", "Dotted: ") + names.required) }
        if !milestones.isEmpty { parts.append(Spoken.say("Dấu cộng: mốc phải đạt", "Plus: milestone to reach")) }
        if !steps.isEmpty { parts.append(Spoken.say("Cờ: bước đã khai", "Flag: declared step")) }
        if let today { parts.append(Spoken.say("Vạch đứng: ", "Upright line: ") + words(of: today)) }
        return parts.map { $0 + "." }.joined(separator: " ")
    }

    func words(of today: Mark) -> String { today.words.isEmpty ? Spoken.say("hôm nay", "today") : today.words }
}
