/// How units lie along one measure: a dot for each, stacked where they meet, with the lines they are held against.
///
/// The drawing is one image for a reader who does not see it and no stop for the keyboard: a hundred links on dots would
/// be a hundred stops to pass. What the dots say stands in words under it: the lowest and the highest as links, and every
/// unit as a link in the list that opens below. On a desk a pointer over a dot shows its name.
package struct DotPlot: Component {
    /// One unit and its value.
    package struct Dot: Sendable {
        var name: String
        var value: Double
        var address: Address?
        var isOutlier: Bool

        /// An outlier is drawn as a hollow red ring and counted in the words under the drawing.
        package init(_ name: String, _ value: Double, to address: Address? = nil, outlier: Bool = false) {
            self.name = name
            self.value = value
            self.address = address
            isOutlier = outlier
        }
    }

    /// A value all dots are held against: «Toàn tỉnh», «Mốc 2027».
    package struct Line: Sendable {
        var name: String
        var value: Double
        var look: Pen.Look

        /// A value of the whole, as a thin line.
        package static func whole(_ name: String, _ value: Double) -> Line {
            Line(name: name, value: value, look: .line)
        }
        /// A value to reach, as a thick line.
        package static func aim(_ name: String, _ value: Double) -> Line {
            Line(name: name, value: value, look: .aim)
        }
    }

    let id: String
    let title: String
    let measure: Measure
    let dots: [Dot]
    let lines: [Line]
    let outliers: String
    let missing: (count: Int, words: String, note: HTML)

    /// - Parameters:
    ///   - id: begins every id of the drawing; unique on the page.
    ///   - lines: the median is added as a dashed line where there are three dots or more.
    ///   - outliers: what the ring means, after its count: «đơn vị dưới 10%».
    ///   - missing: how many units have no value, what that is called, and what follows from it.
    package init(
        id: String, title: String, measure: Measure, dots: [Dot], lines: [Line] = [], outliers: String = "",
        missing: (count: Int, words: String, note: HTML) = (0, "", .empty)
    ) {
        self.id = id
        self.title = title
        self.measure = measure
        self.dots = dots.filter { Measure.canDraw($0.value) }.enumerated()
            .sorted { ($0.element.value, $0.offset) < ($1.element.value, $1.offset) }.map(\.element)
        let known = self.dots.map(\.value)
        let middle = known.isEmpty ? 0 : (known[(known.count - 1) / 2] + known[known.count / 2]) / 2
        let median = Line(name: Spoken.say("Trung vị", "Median"), value: middle, look: .median)
        self.lines = (known.count > 2 ? [median] : []) + lines.filter { Measure.canDraw($0.value) }
        self.outliers = outliers
        self.missing = missing
    }

    package var html: HTML {
        guard !dots.isEmpty else {
            return """
                <div class="empty"><p class="empty-t">\(Spoken.say("Chưa có số liệu để so", "No values to compare yet"))</p>\
                <p>\(gap)</p></div>\n
                """
        }
        return """
            <figure class="sheet charts">\(picture(.wide))\(picture(.medium))\(picture(.narrow))\
            <figcaption>\(ends)\(rings)\(gap)</figcaption></figure>
            <details class="chart-data"><summary>\(Spoken.say("Danh sách \(Written.count(dots.count)) đơn vị và giá trị", "The \(Written.count(dots.count)) units and their values"))</summary>\
            \(table)</details>\n
            """
    }

    /// The drawing alone; its height follows the highest stack.
    ///
    /// - Parameter standalone: with its inks as attributes, its namespace and its size, for a picture outside a page.
    package func picture(_ size: ChartSize, standalone: Bool = false) -> HTML {
        DotDrawing(plot: self, size: size, pen: Pen(standalone: standalone)).html
    }

    /// What the drawing says, in words.
    package var description: String {
        guard let low = dots.first, let high = dots.last else { return "" }
        let span = Spoken.say(
            "\(Written.count(dots.count)) đơn vị, từ \(measure.write(low.value)) (\(low.name)) đến \(measure.write(high.value)) (\(high.name))",
            "\(Written.count(dots.count)) units, from \(measure.write(low.value)) (\(low.name)) to \(measure.write(high.value)) (\(high.name))"
        )
        return ([span] + lines.map { "\($0.name) \(measure.write($0.value))" }).joined(separator: "; ")
    }

    private func linked(_ dot: Dot) -> HTML {
        let name: HTML = dot.address.map { "<a href=\"\($0)\">\(dot.name)</a>" } ?? "\(dot.name)"
        return "\(name) \(measure.write(dot.value))"
    }

    private func linked(_ dots: some Sequence<Dot>) -> HTML {
        dots.enumerated().markup { "\($0.offset == 0 ? "" : ", ")\(linked($0.element))" }
    }

    /// The three at either end; no unit is named at both.
    private var ends: HTML {
        let each = min(3, max(1, dots.count / 2))
        guard dots.count > 1 else { return "\(linked(dots)). " }
        if let low = dots.first?.value, low == dots.last?.value {
            return "\(Spoken.say("Mọi đơn vị bằng nhau", "All units are equal")): \(measure.write(low)). "
        }
        return """
            \(Spoken.say("Thấp nhất", "Lowest")): \(linked(dots.prefix(each))). \
            \(Spoken.say("Cao nhất", "Highest")): \(linked(dots.suffix(each).reversed())). 
            """
    }

    private var rings: HTML {
        let count = dots.count(where: \.isOutlier)
        guard count > 0 else { return .empty }
        let words = outliers.isEmpty ? Spoken.say("đơn vị khác thường", "unusual units") : outliers
        return "\(Spoken.say("Vòng rỗng viền đỏ", "Hollow red ring")): \(Written.count(count)) \(words). "
    }

    private var gap: HTML {
        guard missing.count > 0 else { return .empty }
        let words = missing.words.isEmpty ? Spoken.say("Chưa có số liệu", "No value") : missing.words
        let badge = Badge(.unknown, "\(words) \(Written.count(missing.count))")
        return missing.note == .empty ? "\(badge)" : "\(badge): \(missing.note)"
    }

    /// Every unit, from the highest, and the lines they are held against.
    package var table: Table {
        let rows = dots.reversed().map { dot in
            Table.Row([
                dot.address.map { "<a href=\"\($0)\">\(dot.name)</a>" } ?? "\(dot.name)", "\(measure.write(dot.value))",
                dot.isOutlier ? "\(outliers.isEmpty ? Spoken.say("khác thường", "unusual") : outliers)" : "",
            ])
        }
        let held = lines.map { Table.Row(["<b>\($0.name)</b>", "<b>\(measure.write($0.value))</b>", ""]) }
        return Table(
            caption: "\(title)",
            columns: [
                .init(Spoken.say("Đơn vị", "Unit"), .main), .init(Spoken.say("Giá trị", "Value"), .number),
                .init(Spoken.say("Ghi chú", "Note"), .wide),
            ], rows: held + rows, isList: false)
    }
}

/// One drawing of a dot plot at one width.
private struct DotDrawing {
    let plot: DotPlot
    let size: ChartSize
    let pen: Pen
    private let scale: Scale
    private let axisWords: [String]
    private let radius: Double
    private let left: Double, right: Double

    init(plot: DotPlot, size: ChartSize, pen: Pen) {
        self.plot = plot
        self.size = size
        self.pen = pen
        scale = Scale(plot.dots.map(\.value) + plot.lines.map(\.value), count: size.width > 500 ? 6 : 4)
        axisWords = scale.words(plot.measure)
        radius = size.width > 500 ? 4.6 : 3.4
        left = max(16, (axisWords.first.map { TextWidth.of($0) } ?? 0) / 2 + 2)
        right = size.width - max(16, (axisWords.last.map { TextWidth.of($0) } ?? 0) / 2 + 2)
    }

    private var pitch: Double { radius * 2 + 1.8 }
    private func x(_ value: Double) -> Double {
        left + (value - scale.low) / (scale.high - scale.low) * (right - left)
    }

    var html: HTML {
        let bins = Dictionary(grouping: plot.dots) { Int(((x($0.value) - left) / pitch).rounded(.down)) }
        let highest = Double(bins.values.map(\.count).max() ?? 1)
        /// A stack of a hundred is pressed together rather than drawn a metre high.
        let rise = min(pitch, 240 / highest)
        let heads = heads
        let top = Double((heads.map(\.row).max() ?? -1) + 1) * 18 + 6
        let bottom = top + max(64, highest * rise + 14)
        let unit = plot.measure.name
        let sheet = ChartSize.sized(size, height: bottom + (unit.isEmpty ? 28 : 44))
        let under: HTML =
            unit.isEmpty
            ? .empty : pen.text(.label, left, bottom + 36, TextWidth.shorten(unit, to: right - left))
        let grid = zip(scale.ticks, axisWords).enumerated().markup { index, tick -> HTML in
            let at = x(tick.0)
            return """
                \(pen.path(.axis, "M\(Pen.number(at)) \(Pen.number(top))V\(Pen.number(bottom))"))\
                \(shows(index) ? pen.text(.label, at, bottom + 18, tick.1, anchor: "middle") : .empty)\n
                """
        }
        let dots = bins.sorted { $0.key < $1.key }.markup { key, stack in
            stack.enumerated().markup { index, dot -> HTML in
                let (at, level) = (left + (Double(key) + 0.5) * pitch, bottom - radius - 2 - Double(index) * rise)
                let title = pen.standalone || size != .wide ? nil : "\(dot.name): \(plot.measure.write(dot.value))"
                return pen.circle(
                    dot.isOutlier ? .outlier : .unit, at, level, dot.isOutlier ? radius - 0.6 : radius, title: title)
            }
        }
        let lines = heads.markup { head in
            """
            \(pen.path(head.line.look, "M\(Pen.number(x(head.line.value))) \(Pen.number(Double(head.row) * 18 + 4))V\(Pen.number(bottom))"))\
            \(pen.text(.strong, head.box.left, Double(head.row) * 18 + 14, head.words))\n
            """
        }
        return pen.drawing(
            sheet, id: plot.id, title: plot.title, description: plot.description,
            """
            \(grid)\(pen.path(.base, "M\(Pen.number(left)) \(Pen.number(bottom))H\(Pen.number(right))"))\(dots)
            \(lines)\(under)
            """)
    }

    /// Numbers of the axis so far apart that they do not touch.
    private func shows(_ index: Int) -> Bool {
        let widest = (axisWords.map { TextWidth.of($0) }.max() ?? 0) + 10
        let apart = (right - left) / Double(max(1, scale.ticks.count - 1))
        return index % max(1, Int((widest / apart).rounded(.up))) == 0
    }

    private struct Head {
        let line: DotPlot.Line
        let words: String
        let box: Box
        let row: Int
    }

    /// The names of the lines, each in the highest row where it meets no other name and no line drawn from above it.
    private var heads: [Head] {
        var placed: [Head] = []
        for line in plot.lines.sorted(by: { $0.value < $1.value }) {
            let at = x(line.value)
            let room = max(size.width - at, at) - 6
            let name = line.name.hasSuffix(":") ? String(line.name.dropLast()) : line.name
            let words = TextWidth.tagged(name, scale.word(line.value, plot.measure), to: room)
            let width = TextWidth.of(words, bold: true)
            let start = at + 6 + width <= size.width ? at + 6 : max(0, at - 6 - width)
            func box(_ row: Int) -> Box {
                Box(left: start, top: Double(row), right: start + width, bottom: Double(row) + 1)
            }
            func beam(_ at: Double, from row: Int) -> Box {
                Box(left: at - 3, top: Double(row), right: at + 3, bottom: Double(plot.lines.count + 2))
            }
            let free = (0...plot.lines.count).filter { row in placed.allSatisfy { !$0.box.meets(box(row)) } }
            let clear = free.first { row in
                placed.allSatisfy { other in
                    !other.box.meets(beam(at, from: row)) && !beam(x(other.line.value), from: other.row).meets(box(row))
                }
            }
            let row = clear ?? free.first ?? plot.lines.count
            placed.append(Head(line: line, words: words, box: box(row), row: row))
        }
        return placed
    }
}
