/// How the numbers of a chart are written: at most so many decimals, and what stands after them.
package struct Measure: Sendable, Equatable {
    /// What follows a number, with its own leading space where one belongs: `%`, ` người`.
    package let suffix: String
    /// At most this many decimals.
    package let places: Int

    /// `suffix` is written as it is given.
    package init(_ suffix: String, places: Int = 1) {
        self.suffix = suffix
        self.places = places
    }

    /// `22,3%`, `211.480 người`.
    package func write(_ value: Double) -> String { Written.decimal(value, places: places) + suffix }

    /// Whether the unit is short enough to stand at every number of an axis.
    var isShort: Bool { suffix.unicodeScalars.count <= 1 }

    /// The unit alone, where it stands once over an axis.
    var name: String { isShort ? "" : String(suffix.drop { $0 == " " }) }

    /// What a chart can place and `Written` can write.
    static func canDraw(_ value: Double) -> Bool { value.isFinite && abs(value) < 1e15 }
}

/// An axis of round numbers: steps of 1, 2 or 5 times a power of ten, beginning and ending on a step.
struct Scale: Equatable {
    let step: Double
    let ticks: [Double]
    var low: Double { ticks.first ?? 0 }
    var high: Double { ticks.last ?? 1 }

    /// An axis around the values in about `count` steps, two more at most. It begins at zero unless the values lie close together far
    /// from it: a change of a point between 97% and 99% must be seen, one between 12% and 22% must not be blown up.
    init(_ values: [Double], count: Int = 4) {
        let known = values.filter(Measure.canDraw)
        var low = known.min() ?? 0
        var high = known.max() ?? 1
        if low == high {
            (low, high) = low > 0 ? (0, high) : low < 0 ? (low, 0) : (0, 1)
        } else if low > 0, low < high * 0.6 {
            low = 0
        } else if high < 0, high > low * 0.6 {
            high = 0
        }
        step = Scale.nice((high - low) / (Double(max(1, count)) + 1.2))
        var first = (low / step + 1e-9).rounded(.down)
        // Words of the lowest value need room under it, where the axis is not the ground.
        if low != 0, low / step - first < 0.25 { first -= 1 }
        let last = max(first + 1, (high / step - 1e-9).rounded(.up))
        let (start, step) = (first, step)
        ticks = (0...Int(min(last - start, 40))).map { (start + Double($0)) * step }
    }

    /// The smallest 1, 2 or 5 times a power of ten that is not less than `rough`.
    static func nice(_ rough: Double) -> Double {
        // Under this the powers of ten run out of digits and would never be small enough.
        guard rough > 1e-300, rough.isFinite else { return 1 }
        var power = 1.0
        while power > rough { power /= 10 }
        while power * 10 <= rough { power *= 10 }
        return [1, 2, 5].map { $0 * power }.first { $0 >= rough * (1 - 1e-9) } ?? 10 * power
    }

    /// The numbers at the axis in one magnitude, so that billions do not fill the sheet: `0`, `0,5 tỷ`, `1 tỷ`.
    func words(_ measure: Measure) -> [String] { ticks.map { word($0, measure, places: 6) } }

    /// A number of the drawing in the magnitude of its axis; a long unit stands once beside the axis, not here.
    func word(_ value: Double, _ measure: Measure, places: Int? = nil) -> String {
        let most = max(abs(low), abs(high))
        let (factor, name) =
            most >= 1e9
            ? (1e9, Spoken.say(" tỷ", " bn"))
            : most >= 1e6 ? (1e6, Spoken.say(" triệu", " m")) : (1, "")
        let rest = factor > 1 ? 3 : measure.places
        let text = Written.decimal(value / factor, places: places ?? rest) + (value == 0 ? "" : name)
        return measure.isShort ? text + measure.suffix : text
    }
}
