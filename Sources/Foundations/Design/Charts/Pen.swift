/// The size of a drawing in its own units; one unit is one pixel where it is shown at full width.
package struct ChartSize: Sendable, Equatable {
    /// Width and height of the viewBox.
    package let width: Double, height: Double
    /// Whether words are written into the drawing.
    let hasWords: Bool
    /// The class that shows the drawing where it fits, and the end of its ids.
    let name: String

    /// For a desk of 1366 pixels.
    package static let wide = ChartSize(width: 1206, height: 336, name: "wide")
    /// For a tablet, for paper and for a picture in a text document.
    package static let medium = ChartSize(width: 700, height: 300, name: "medium")
    /// For a phone.
    package static let narrow = ChartSize(width: 324, height: 270, name: "narrow")
    /// One of many beside each other: no words inside.
    static let small = ChartSize(width: 264, height: 92, name: "small", hasWords: false)

    /// Sides in the units of the text (12 high); a drawing is at least 240 × 160.
    package init(width: Double, height: Double) {
        self.init(width: max(240, width), height: max(160, height), name: "own")
    }

    /// The same width with the height its content needs.
    static func sized(_ size: ChartSize, height: Double) -> ChartSize {
        ChartSize(width: size.width, height: height, name: size.name, hasWords: size.hasWords)
    }

    private init(width: Double, height: Double, name: String, hasWords: Bool = true) {
        self.width = width
        self.height = height
        self.name = name
        self.hasWords = hasWords
    }
}

/// Writes the parts of a drawing: by class on a page, where the stylesheet gives the ink, and by attributes in a
/// picture that stands alone (a text document has no stylesheet).
struct Pen {
    /// What a line, an area or a word is; the stylesheet has one class for each.
    enum Look: String, CaseIterable {
        case axis, base, band, actual, forecast, required, dot, hollow, plus, short, warn, today, flag, leader
        case unit, outlier, median, line, aim, label, strong, alert

        var style: String {
            switch self {
            case .label: "ct"
            case .strong: "ct k"
            case .alert: "ct k late"
            default: "ch-" + rawValue
            }
        }

        /// The same ink as `style` has in the stylesheet; a test compares them.
        var attributes: [(String, String)] {
            switch self {
            case .axis: Look.stroke("#d9dee3", 1)
            case .base: Look.stroke("#1b1f24", 1)
            case .band: [("fill", "#e7eaed")]
            case .actual: Look.stroke("#1b1f24", 2.5)
            case .forecast: Look.stroke("#545d68", 1.5, dashes: "5 4")
            case .required: Look.stroke("#1b1f24", 1.2, dashes: "1 3")
            case .dot: [("fill", "#1b1f24")]
            case .hollow: [("fill", "#ffffff"), ("stroke", "#545d68"), ("stroke-width", "1.5")]
            case .plus: Look.stroke("#1b1f24", 2.5)
            case .short: Look.stroke("#c62828", 1.5)
            case .warn: [("fill", "#c62828")]
            case .today: Look.stroke("#8b949e", 1, dashes: "2 3")
            case .flag: [("fill", "#545d68"), ("stroke", "#545d68"), ("stroke-width", "1")]
            case .leader: Look.stroke("#8b949e", 0.8)
            case .unit: [("fill", "#4b5560")]
            case .outlier: [("fill", "#ffffff"), ("stroke", "#c62828"), ("stroke-width", "2")]
            case .median: Look.stroke("#1b1f24", 1.5, dashes: "4 3")
            case .line: Look.stroke("#1b1f24", 1.5)
            case .aim: Look.stroke("#1b1f24", 2.5)
            case .label: [("fill", "#545d68"), ("font-size", "12")]
            case .strong: [("fill", "#1b1f24"), ("font-size", "12"), ("font-weight", "600")]
            case .alert: [("fill", "#ad1f1f"), ("font-size", "12"), ("font-weight", "600")]
            }
        }

        private static func stroke(_ ink: String, _ width: Double, dashes: String? = nil) -> [(String, String)] {
            [("fill", "none"), ("stroke", ink), ("stroke-width", Pen.number(width))]
                + (dashes.map { [("stroke-dasharray", $0)] } ?? [])
        }
    }

    let standalone: Bool

    private func look(_ look: Look) -> HTML {
        standalone ? look.attributes.markup { " \(HTML(stringLiteral: $0.0))=\"\($0.1)\"" } : " class=\"\(look.style)\""
    }

    func path(_ look: Look, _ data: String) -> HTML { "<path\(self.look(look)) d=\"\(data)\"/>" }

    func line(_ look: Look, _ points: [(x: Double, y: Double)]) -> HTML {
        guard points.count > 1 else { return .empty }
        return path(look, "M" + points.map { "\(Pen.number($0.x)) \(Pen.number($0.y))" }.joined(separator: "L"))
    }

    func circle(_ look: Look, _ x: Double, _ y: Double, _ radius: Double, title: String? = nil) -> HTML {
        let start: HTML =
            "<circle\(self.look(look)) cx=\"\(Pen.number(x))\" cy=\"\(Pen.number(y))\" r=\"\(Pen.number(radius))\""
        return title.map { "\(start)><title>\($0)</title></circle>" } ?? "\(start)/>"
    }

    func text(_ look: Look, _ x: Double, _ y: Double, _ words: String, anchor: String? = nil) -> HTML {
        """
        <text\(self.look(look)) x="\(Pen.number(x))" y="\(Pen.number(y))"\(attribute: "text-anchor", anchor)>\(words)</text>
        """
    }

    /// The whole drawing as one image with its name and what it says in words.
    func drawing(_ size: ChartSize, id: String, title: String, description: String, _ content: HTML) -> HTML {
        let key = "\(id)-\(size.name)"
        let (width, height) = (Pen.number(size.width), Pen.number(size.height))
        let alone: HTML =
            standalone
            ? """
             xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
            font-family="Inter, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
            """ : " class=\"chart \(size.name)\""
        return """
            <svg\(alone) viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="\(key)-t \(key)-d">\
            <title id="\(key)-t">\(title)</title><desc id="\(key)-d">\(description)</desc>
            \(content)</svg>\n
            """
    }

    /// A length with at most one decimal, whatever the language of the page.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let rest = abs(tenths) % 10
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10)\(rest == 0 ? "" : ".\(rest)")"
    }
}
