import Foundation

/// The reckoning behind a forecast: candidate trends are weighed by how they would have foretold the series itself.
///
/// Constants were chosen once for all series (docs/decisions/0016-forecast.md), never for one.
struct ForecastFit {
    /// A way to go on from an origin: the robust slope of the last `window` points, damped by `phi` a period, from the
    /// last value or from the robust line through it.
    private struct Candidate: Hashable {
        var window: Int
        var phi: Double
        var fromLine = false
    }

    private static let candidates: [Candidate] =
        [2, 4, 8, 24].flatMap { window in [0.5, 0.7, 0.9, 1].map { Candidate(window: window, phi: $0) } }
    /// For percentages: noise in the last value is not carried on where the line is better.
    private static let line = Candidate(window: 24, phi: 1, fromLine: true)
    private static let whole = Candidate(window: 24, phi: 1)
    /// 80 % of normal outcomes lie within 1.2816 deviations; errors of short series have heavier tails.
    private static let quantile = 1.4

    private let points: [SeriesPoint]
    private let nature: Forecast.Nature
    private var weighed: [(candidate: Candidate, weight: Double)] = []
    /// How far the trend is believed, 0…1; the rest stays where it is.
    private(set) var trust = 1.0
    /// Of errors one period ahead.
    private var scale = 0.0
    private var widening = 1.0
    /// How far a percentage that goes nowhere is drawn to the median of its last twelve values.
    private var pull = 0.0

    /// - Parameter points: at least four, in order of time.
    init(_ points: [SeriesPoint], nature: Forecast.Nature) {
        self.points = points
        self.nature = nature
        weigh()
    }

    private var isPercent: Bool { nature == .percent }

    /// Estimate and half width of the interval, `distance` periods after the last point.
    func ahead(_ distance: Int) -> (estimate: Double, half: Double) {
        let h = Double(distance)
        return (estimate(from: points.count, distance), scale * pow(h, 0.5 + 0.5 * widening))
    }

    /// The method's name, by what it does at the end of the horizon.
    func method(at distance: Int) -> Forecast.Method {
        guard trust > 0.1, let last = points.last else { return .flat }
        let straight = weighed.reduce(0) { $0 + ($1.candidate.phi == 1 ? $1.weight : 0) }
        let bends = weighed.reduce(0) { sum, each in
            let run = run(each.candidate, points.count, max(1, distance))
            return sum + (abs(run.bent - run.free) > 1e-9 * (1 + abs(last.value)) ? each.weight : 0)
        }
        if bends > 0.5 { return .saturating }
        return straight > 0.5 && trust > 0.75 ? .linear : .damped
    }

    /// From the first `count` points, `distance` periods on.
    private func estimate(from count: Int, _ distance: Int) -> Double {
        let trend = weighed.reduce(0) { $0 + $1.weight * run($1.candidate, count, distance).bent }
        return trust * trend + (1 - trust) * level(count)
    }

    /// Where the series stands when it goes nowhere.
    private func level(_ count: Int) -> Double {
        let last = points[count - 1].value
        guard isPercent else { return last }
        return last + pull * (median(points[max(0, count - 12)..<count].map(\.value)) - last)
    }

    private func run(_ candidate: Candidate, _ count: Int, _ distance: Int) -> (bent: Double, free: Double) {
        let taken = points[max(0, count - candidate.window)..<count]
        let last = points[count - 1].value
        if candidate.fromLine {
            let free = TheilSen(taken)?[points[count - 1].at + distance] ?? last
            return (last + bent(free - last, from: last), free)
        }
        let reach =
            candidate.phi == 1
            ? Double(distance)
            : candidate.phi * (1 - pow(candidate.phi, Double(distance))) / (1 - candidate.phi)
        let gain = TheilSen.slope(taken) * reach
        return (last + bent(gain, from: last), last + gain)
    }

    /// A straight way keeps on to the middle of what room is left, then nears the bound and never passes it.
    private func bent(_ gain: Double, from last: Double) -> Double {
        guard let bound = gain > 0 ? nature.upper : nature.lower, gain != 0 else { return gain }
        let room = abs(bound - last)
        guard room > 0 else { return 0 }
        let share = abs(gain) / room
        guard share > 0.5 else { return gain }
        return (gain > 0 ? room : -room) * (0.5 + 0.5 * (1 - exp(-(share - 0.5) / 0.5)))
    }
}

extension ForecastFit {
    /// An error at an origin of the history: how far ahead, and how much it missed.
    private struct Miss {
        var distance: Double
        var error: Double
    }

    /// Foretells each point from those before it, weighs the candidates by that, and measures what then remains.
    private mutating func weigh() {
        let origins = 3..<points.count
        // Up to five points there are too few origins to choose by: the slope of all goes on.
        let candidates =
            points.count < 6
            ? [ForecastFit.whole] : ForecastFit.candidates + (isPercent ? [ForecastFit.line] : [])
        var near: [Miss] = []
        func misses(_ reach: Int, _ foretold: (Int, Int) -> Double) -> [Miss] {
            origins.flatMap { count in
                points[count..<min(points.count, count + reach)].map { point in
                    let distance = point.at - points[count - 1].at
                    return Miss(distance: Double(distance), error: point.value - foretold(count, distance))
                }
            }
        }
        func loss(_ misses: [Miss]) -> Double {
            misses.reduce(0) { $0 + $1.error * $1.error / $1.distance } / Double(max(1, misses.count))
        }
        let biggest = points.map { abs($0.value) }.max() ?? 0
        let least = 1e-12 * biggest * biggest + Double.leastNormalMagnitude
        // Losses to the sixth power for counts, so that the best leads; percentages are noisier and average more.
        let sharpness = isPercent ? 2.0 : 6.0
        let losses = candidates.map { candidate in
            loss(misses(2) { run(candidate, $0, $1).bent }) + least
        }
        let best = losses.min() ?? 1
        let raw = losses.map { pow(best / $0, sharpness) }
        let whole = raw.reduce(0, +)
        weighed = zip(candidates, raw).map { ($0, $1 / whole) }
        if isPercent {
            let (square, along) = steps
            // Only where steps undo each other is the last value noisy; where they run on, it is the best that is known.
            pull = along < 0 ? 0.15 : 0
            near = misses(2) { count, distance in
                weighed.reduce(0) { $0 + $1.weight * run($1.candidate, count, distance).bent }
            }
            let still = loss(misses(2) { count, _ in level(count) }) + least
            let evidence = 1 + 2 / Double(origins.count).squareRoot()
            trust = max(0, 1 - evidence * (loss(near) + least) / still, drift(square, along, least))
        }
        let all = misses(6, estimate(from:_:)).map { abs($0.error) / pow($0.distance, 0.7) }
        let square = (all.reduce(0) { $0 + $1 * $1 } / Double(max(1, all.count))).squareRoot()
        let usual = 0.7 * square + 0.3 * 1.4826 * median(all)
        // Even a series without an error may change its pace by a quarter.
        let paces = zip(points, points.dropFirst()).map { abs($1.value - $0.value) / Double($1.at - $0.at) }
        let floor = 1.2816 * 0.25 * median(paces)
        scale = max(floor, ForecastFit.quantile * (1 + 1 / Double(origins.count)) * usual)
        widening = trust
    }

    /// The variance of the steps a period, and how each goes along with the one before: below 0 they undo each other.
    private var steps: (square: Double, along: Double) {
        let steps = zip(points, points.dropFirst()).map { ($1.value - $0.value) / Double($1.at - $0.at) }
        let mean = steps.reduce(0, +) / Double(steps.count)
        let around = steps.map { $0 - mean }
        let count = Double(steps.count - 1)
        return (
            around.reduce(0) { $0 + $1 * $1 } / count,
            zip(around, around.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / count
        )
    }

    /// How far the whole window's drift is to be believed: the share of a squared drift that its standard error leaves
    /// when the steps alone made it, as James and Stein shrink a mean; nothing below twice the standard error.
    private func drift(_ square: Double, _ along: Double, _ least: Double) -> Double {
        let count = Double(points.count - 1)
        let variance = max(square + along, square / 4)
        let slope = TheilSen.slope(points)
        let strength = slope * slope * count / (variance + least)
        return strength > 0 ? max(0, 1 - 4 / strength) : 0
    }
}
