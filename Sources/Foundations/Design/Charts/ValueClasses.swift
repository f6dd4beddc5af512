/// Values in at most five classes of one ink, for a map: every value is in exactly one class.
package struct ValueClasses: Sendable, Equatable {
    /// How the classes are cut.
    package enum Cut: Sendable {
        /// As many units in each class as ties allow; bounds are the least and greatest value in it.
        case quantiles
        /// Classes of equal width between the least and the greatest value; some may be empty.
        case equal
    }

    /// One class: `step` 1 is the lightest, 5 the darkest.
    package struct Class: Sendable, Equatable {
        /// The state a map draws it in.
        package let state: TileMap.State
        /// The bounds, both inside for quantiles; for equal classes the greatest value belongs to the class below.
        package let low: Double, high: Double
        /// How many values it holds.
        package let count: Int
    }

    /// From the lowest.
    package let classes: [Class]
    private let uppers: [Double]

    /// Fewer classes where there are fewer different values; none where there is none. NaN is no value.
    package init(_ values: [Double], _ cut: Cut = .quantiles, count: Int = 5) {
        let known = values.filter(Measure.canDraw).sorted()
        let wanted = max(1, min(5, count))
        guard let least = known.first, let most = known.last else {
            classes = []
            uppers = []
            return
        }
        var uppers: [Double] = []
        for step in 1...wanted {
            let upper =
                switch cut {
                case .quantiles: known[max(0, (known.count * step + wanted - 1) / wanted - 1)]
                case .equal: step == wanted ? most : least + (most - least) * Double(step) / Double(wanted)
                }
            if uppers.last.map({ $0 < upper }) ?? true { uppers.append(upper) }
        }
        let ends = uppers
        let shades = ValueClasses.shades(uppers.count)
        classes = uppers.indices.map { place in
            let inside = known.filter { value in ends.firstIndex { value <= $0 } == place }
            let floor = place == 0 ? least : uppers[place - 1]
            let isExact = cut == .quantiles
            return Class(
                state: shades[place], low: isExact ? inside.first ?? floor : floor,
                high: isExact ? inside.last ?? uppers[place] : uppers[place], count: inside.count)
        }
        self.uppers = uppers
    }

    /// The state a map draws the value in; without a value `.unknown`, which is hatched.
    package func state(of value: Double?) -> TileMap.State {
        guard let value, Measure.canDraw(value), !classes.isEmpty else { return .unknown }
        return classes[uppers.firstIndex { value <= $0 } ?? classes.count - 1].state
    }

    /// So many shades, spread over the five.
    private static func shades(_ count: Int) -> [TileMap.State] {
        let all: [TileMap.State] = [.c1, .c2, .c3, .c4, .c5]
        guard count > 1 else { return [.c3] }
        return (0..<count).map { all[($0 * 4 + (count - 1) / 2) / (count - 1)] }
    }
}

/// What the shades of a map mean, with how many units each holds, and how many have no value.
package struct ChoroplethLegend: Component {
    let classes: ValueClasses
    let measure: Measure
    let missing: Int

    /// `missing` units are hatched.
    package init(_ classes: ValueClasses, measure: Measure, missing: Int) {
        self.classes = classes
        self.measure = measure
        self.missing = missing
    }

    package var html: HTML {
        let none: HTML =
            missing > 0
            ? """
            <li><span class="swatch hatched" aria-hidden="true"></span>\(Spoken.say("Chưa có số liệu", "No value")) \
            <span class="meta">\(Written.count(missing))</span></li>
            """ : .empty
        return """
            <ul class="legend shades">\(classes.classes.markup(line))\(none)</ul>\n
            """
    }

    private func line(_ one: ValueClasses.Class) -> HTML {
        let words =
            one.low == one.high
            ? measure.write(one.low)
            : "\(Written.decimal(one.low, places: measure.places)) - \(measure.write(one.high))"
        return """
            <li><svg width="20" height="14" aria-hidden="true"><rect class="m-\(one.state.rawValue)" width="20" height="14"/></svg>\
            \(words) <span class="meta">\(Spoken.say("\(Written.count(one.count)) đơn vị", "\(Written.count(one.count)) units"))</span></li>
            """
    }
}
