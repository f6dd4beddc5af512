/// A rectangle of a drawing.
struct Box: Equatable {
    var left: Double, top: Double, right: Double, bottom: Double

    func meets(_ other: Box) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
    func holds(_ other: Box) -> Bool {
        other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom
    }
    func holds(_ x: Double, _ y: Double) -> Bool { x >= left && x <= right && y >= top && y <= bottom }
    func grown(_ by: Double) -> Box { Box(left: left - by, top: top - by, right: right + by, bottom: bottom + by) }
}

/// Finds room for the words of a chart: never over other words, over a line only where nothing else is free.
///
/// A label that finds no room is left out; its words are in the table under the chart.
struct Labels {
    /// Where a label went.
    struct Place {
        let words: String
        let box: Box
        /// Where its text begins, on the line of writing.
        var x: Double { box.left }
        var y: Double { box.bottom - 3 }
        /// From what it names to its words, where they stand apart.
        let leader: [(x: Double, y: Double)]
    }

    /// Which sides are tried first.
    enum Side { case above, below, right, left }

    static let height = 15.0
    /// Words farther than this from what they name are tied to it by a line.
    private static let apart = 14.0
    let bounds: Box
    private(set) var taken: [Box] = []
    private var marks: [(x: Double, y: Double, weight: Double)] = []

    init(bounds: Box) { self.bounds = bounds }

    /// Longer words are shortened.
    var widest: Double { (bounds.right - bounds.left) * 0.6 }

    /// Keeps a rectangle free of words.
    mutating func block(_ box: Box) { taken.append(box) }

    /// Words avoid the line; the more so the greater its weight.
    mutating func avoid(_ points: [(x: Double, y: Double)], weight: Double) {
        for (a, b) in zip(points, points.dropFirst()) {
            let length = max(abs(b.x - a.x), abs(b.y - a.y))
            let steps = Int(max(1, min(400, length / 4)))
            for step in 0...steps {
                let share = Double(step) / Double(steps)
                marks.append((a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, weight))
            }
        }
        if points.count == 1, let only = points.first { marks.append((only.x, only.y, weight)) }
    }

    /// Words avoid the place of a sign of that radius.
    mutating func avoid(sign x: Double, _ y: Double, radius: Double = 5) {
        for (dx, dy) in [(0.0, 0.0), (-1, 0), (1, 0), (0, -1), (0, 1)] {
            marks.append((x + dx * radius, y + dy * radius, 12))
        }
    }

    /// The best free place near a point, or nil.
    ///
    /// - Parameters:
    ///   - lead: room before the words for a sign of their own.
    ///   - reach: how far from the point the words may stand.
    ///   - line: a plain line of its own over the words.
    ///   - least: words that are not worth covering a sign or a line for.
    mutating func place(
        _ text: String, near x: Double, _ y: Double, _ sides: [Side], bold: Bool = false, lead: Double = 0,
        gap: Double = 9, reach: Double = 120, least: Bool = false,
        over line: String = ""
    ) -> Place? {
        guard !text.isEmpty else { return nil }
        let words = TextWidth.shorten(text, to: widest, bold: bold)
        let width = max(TextWidth.of(words, bold: bold) + lead, TextWidth.of(line))
        let height = line.isEmpty ? Labels.height : Labels.height * 2
        var best: (cost: Double, box: Box, away: Double)?
        for away in stride(from: 0.0, through: reach, by: 8) {
            for (order, side) in sides.enumerated() {
                for box in boxes(side, x, y, width: width, height: height, away: gap + away) {
                    guard bounds.holds(box), !taken.contains(where: { $0.meets(box) }) else { continue }
                    let room = box.grown(1)
                    let over = marks.reduce(0.0) { $0 + (room.holds($1.x, $1.y) ? $1.weight : 0) }
                    if least, over > 9 { continue }
                    let crossed = away > Labels.apart && crosses(leader(from: x, y, to: box)) ? 40.0 : 0
                    let shift = abs((box.left + box.right) / 2 - x) / 40
                    let cost = over + Double(order) * 1.5 + away * 0.35 + shift + crossed
                    if best.map({ cost < $0.cost - 1e-9 }) ?? true { best = (cost, box, away) }
                }
            }
        }
        guard let best else { return nil }
        taken.append(best.box.grown(2))
        let line = best.away > Labels.apart ? leader(from: x, y, to: best.box) : []
        avoid(line, weight: 3)
        return Place(words: words, box: best.box, leader: line)
    }

    /// Whether a line runs through words.
    private func crosses(_ line: [(x: Double, y: Double)]) -> Bool {
        guard let from = line.first, let to = line.last else { return false }
        return (1..<12).contains { step in
            let (x, y) = (from.x + (to.x - from.x) * Double(step) / 12, from.y + (to.y - from.y) * Double(step) / 12)
            return taken.contains { $0.holds(x, y) }
        }
    }

    private func boxes(_ side: Side, _ x: Double, _ y: Double, width: Double, height: Double, away: Double) -> [Box] {
        func box(_ left: Double, _ top: Double) -> Box {
            let inside = min(max(left, bounds.left), max(bounds.left, bounds.right - width))
            return Box(left: inside, top: top, right: inside + width, bottom: top + height)
        }
        let lefts = [x - width / 2, x - width + 4, x - 4]
        return switch side {
        case .above: lefts.map { box($0, y - away - height + 2) }
        case .below: lefts.map { box($0, y + away - 2) }
        case .right: [Box(left: x + away, top: y - height / 2, right: x + away + width, bottom: y + height / 2)]
        case .left: [Box(left: x - away - width, top: y - height / 2, right: x - away, bottom: y + height / 2)]
        }
    }

    private func leader(from x: Double, _ y: Double, to box: Box) -> [(x: Double, y: Double)] {
        let end = (x: min(max(x, box.left), box.right), y: min(max(y, box.top), box.bottom))
        return [(x: x, y: y), end]
    }
}

/// How wide words are at 12 units, judged a little too wide rather than too narrow; good enough to keep them apart.
enum TextWidth {
    static let size = 12.0

    static func of(_ text: String, bold: Bool = false) -> Double {
        text.unicodeScalars.reduce(0) { $0 + em($1) } * size * (bold ? 1.06 : 1)
    }

    /// The words, cut between words with `…` where they are wider than `most`.
    static func shorten(_ text: String, to most: Double, bold: Bool = false) -> String {
        guard of(text, bold: bold) > most else { return text }
        var kept = ""
        for word in text.split(separator: " ") {
            let next = kept.isEmpty ? String(word) : kept + " " + word
            if of(next + "…", bold: bold) > most { break }
            kept = next
        }
        if kept.isEmpty {
            for letter in text {
                if of(kept + String(letter) + "…", bold: bold) > most { break }
                kept.append(letter)
            }
        }
        return kept + "…"
    }

    /// «name: value», the name shortened so that the number never is.
    static func tagged(_ name: String, _ value: String, to most: Double) -> String {
        let end = ": " + value
        return shorten(name, to: most - of(end, bold: true), bold: true) + end
    }

    private static func em(_ scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case "i", "í", "ì", "ỉ", "ĩ", "ị", "l", "j", ".", ",", ":", ";", "'", "|", "!", "I": 0.29
        case " ": 0.28
        case "f", "t", "r", "(", ")", "-", "/": 0.40
        case "m", "w", "M", "W", "%", "…", "+": 0.92
        case "0"..."9": 0.66
        default: scalar.properties.isUppercase ? 0.74 : scalar.properties.generalCategory == .nonspacingMark ? 0 : 0.60
        }
    }
}
