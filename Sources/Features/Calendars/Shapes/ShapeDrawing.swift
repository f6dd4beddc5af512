import Organizations
import Vocabulary

/// The outline of one unit as SVG path data in the units of its drawing, and where its name stands.
package struct UnitShape: Hashable, Sendable {
    /// Only `M l z`, digits, blanks and signs.
    package let path: String
    /// The middle of its widest place.
    package let x: Int
    package let y: Int
    /// How wide it is there.
    package let room: Int

    package init(path: String, x: Int, y: Int, room: Int) {
        self.path = path
        self.x = x
        self.y = y
        self.room = room
    }
}

/// Areas in degrees drawn on one sheet: borders that two areas share are simplified once, so no gap opens between them.
struct ShapeDrawing {
    /// The sheet in units; its longer side is 2000.
    let width: Int
    let height: Int
    /// Degrees of the sheet's edges.
    let west: Double
    let south: Double
    let east: Double
    let north: Double
    private(set) var shapes: [ID<OrgUnit>: UnitShape] = [:]
    /// Units too small to be seen at this scale.
    private(set) var unseen: [ID<OrgUnit>] = []

    private static let side = 2000
    /// Steps of the fine grid in one unit; on it two files' rounding of one point falls together.
    private static let fine = 10
    /// Inner points of all borders together, each border once: what a page can carry (about 40 KB).
    private static let pointsWanted = 3000

    /// How tall a name is, with its mark.
    private static let nameHeight = 24

    private let points: [ID<OrgUnit>: [[[GridPoint]]]]

    /// - Parameter areas: At least one area with a point.
    init?(_ areas: [ID<OrgUnit>: [MapFeature]]) {
        let all = areas.values.joined().flatMap(\.polygons).joined().joined()
        guard let first = all.first else { return nil }
        var (low, high) = (first, first)
        for point in all {
            low = MapPoint(east: min(low.east, point.east), north: min(low.north, point.north))
            high = MapPoint(east: max(high.east, point.east), north: max(high.north, point.north))
        }
        (west, south, east, north) = (low.east, low.north, high.east, high.north)
        // A degree of longitude is shorter than one of latitude by the cosine of the latitude.
        let squeeze = ShapeDrawing.cosine((low.north + high.north) / 2)
        let (wide, tall) = ((high.east - low.east) * squeeze, high.north - low.north)
        // Below a few centimetres it is no place, and the scale would leave the numbers there are.
        guard wide > 0, tall > 0, max(wide, tall) > 1e-6 else { return nil }
        let scale = Double(ShapeDrawing.side) / max(wide, tall)
        width = Int((wide * scale).rounded(.up))
        height = Int((tall * scale).rounded(.up))
        let grid = scale * Double(ShapeDrawing.fine)
        points = areas.mapValues { features in
            features.flatMap(\.polygons).map { polygon in
                polygon.map { ring in
                    ShapeDrawing.distinct(
                        ring.map { point in
                            GridPoint(
                                x: Int(((point.east - low.east) * squeeze * grid).rounded()),
                                y: Int(((high.north - point.north) * grid).rounded()))
                        })
                }
            }
        }
        draw()
    }

    private mutating func draw() {
        var cutter = RingCutter()
        for ring in points.values.joined().joined() { cutter.note(ring) }
        var weights: [[GridPoint]: [Double]] = [:]
        for ring in points.values.joined().joined() {
            for arc in cutter.arcs(of: ring) where weights[arc.points] == nil {
                weights[arc.points] = ArcSimplifier.weights(arc.points)
            }
        }
        let inner = weights.values.joined().filter { $0.isFinite }.sorted(by: >)
        // A triangle of nothing says nothing, however few points there are; of equal ones none stays, lest all do.
        let least = max(inner.count > Self.pointsWanted ? inner[Self.pointsWanted].nextUp : 0, 0.5)
        for (unit, polygons) in points {
            let rings = polygons.joined().map { ring in
                cutter.arcs(of: ring).flatMap { arc -> ArraySlice<GridPoint> in
                    let known = weights[arc.points] ?? []
                    let kept = zip(arc.points, known).filter { $0.1 >= least }.map(\.0)
                    // The last point of an arc is the first of the next.
                    return (arc.isTurned ? kept.reversed() : kept).dropLast()
                }
            }
            let drawn = rings.map(ShapeDrawing.coarse).filter { $0.count >= 3 }
            let whole = drawn.isEmpty ? polygons.joined().map(ShapeDrawing.coarse).filter { $0.count >= 3 } : drawn
            guard !whole.isEmpty else {
                unseen.append(unit)
                continue
            }
            let place = ShapeDrawing.widest(whole)
            shapes[unit] = UnitShape(path: ShapeDrawing.path(whole), x: place.x, y: place.y, room: place.room)
        }
    }

    /// In the sheet's units, without points on each other.
    private static func coarse(_ ring: [GridPoint]) -> [GridPoint] {
        distinct(ring.map { GridPoint(x: ($0.x + fine / 2) / fine, y: ($0.y + fine / 2) / fine) })
    }

    /// Without points that repeat the one before; the ring closes from its last to its first.
    private static func distinct(_ ring: [GridPoint]) -> [GridPoint] {
        var found: [GridPoint] = []
        for point in ring where found.last != point { found.append(point) }
        while found.count > 1, found.first == found.last { found.removeLast() }
        return found
    }

    private static func path(_ rings: [[GridPoint]]) -> String {
        var text = ""
        for ring in rings {
            var last = ring[0]
            text += "M\(last.x) \(last.y)l"
            for (index, point) in ring.dropFirst().enumerated() {
                let (dx, dy) = (point.x - last.x, point.y - last.y)
                text += index > 0 && dx >= 0 ? " \(dx)" : "\(dx)"
                text += dy >= 0 ? " \(dy)" : "\(dy)"
                last = point
            }
            text += "z"
        }
        return text
    }

    /// The middle of the widest stretch inside the rings that is as tall as a name, over nine heights.
    private static func widest(_ rings: [[GridPoint]]) -> (x: Int, y: Int, room: Int) {
        let heights = rings.joined().map(\.y)
        let (top, bottom) = (Double(heights.min() ?? 0), Double(heights.max() ?? 0))
        let tall = min(Double(nameHeight), (bottom - top) / 4) / 2
        var best = (x: rings[0][0].x, y: rings[0][0].y, room: 0)
        for step in 1...9 {
            let y = top + (bottom - top) * Double(step) / 10
            let (above, below) = (stretches(rings, at: y - tall), stretches(rings, at: y + tall))
            for stretch in stretches(rings, at: y) {
                let middle = (stretch.lowerBound + stretch.upperBound) / 2
                let both = [above, below].compactMap { $0.first { $0.contains(middle) } }
                let from = both.reduce(stretch.lowerBound) { max($0, $1.lowerBound) }
                let to = both.reduce(stretch.upperBound) { min($0, $1.upperBound) }
                let room = both.count == 2 ? Int(to - from) : 0
                if room > best.room { best = (Int((from + to) / 2), Int(y), room) }
            }
        }
        return best
    }

    /// What a level line has inside the rings.
    private static func stretches(_ rings: [[GridPoint]], at height: Double) -> [ClosedRange<Double>] {
        // Never through a point, which stands on a whole number.
        let y = height.rounded(.down) + 0.5
        var crossings: [Double] = []
        for ring in rings {
            for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) where (Double(a.y) < y) != (Double(b.y) < y) {
                crossings.append(Double(a.x) + (y - Double(a.y)) * Double(b.x - a.x) / Double(b.y - a.y))
            }
        }
        crossings.sort()
        return stride(from: 0, to: crossings.count - 1, by: 2).map { crossings[$0]...crossings[$0 + 1] }
    }

    /// The cosine of an angle in degrees, by its series: exact to a metre in a province's map.
    private static func cosine(_ degrees: Double) -> Double {
        let angle = degrees * Double.pi / 180
        var (term, sum) = (1.0, 1.0)
        for step in 1...12 {
            term *= -angle * angle / Double((2 * step - 1) * (2 * step))
            sum += term
        }
        return sum
    }
}

/// Cuts rings where three areas meet or a shared border begins, so that both sides hold the same pieces.
private struct RingCutter {
    struct Arc {
        /// In the direction that both sides agree on.
        let points: [GridPoint]
        /// Whether the ring runs through it the other way.
        let isTurned: Bool
    }

    private struct Neighbours: Hashable {
        let least: GridPoint
        let most: GridPoint
        init(_ a: GridPoint, _ b: GridPoint) {
            least = min(a, b)
            most = max(a, b)
        }
    }

    private var known: [GridPoint: Neighbours] = [:]
    private var joints: Set<GridPoint> = []

    /// Looks at a ring: a point that has other neighbours in another ring is a joint.
    mutating func note(_ ring: [GridPoint]) {
        guard ring.count >= 3 else { return }
        for (index, point) in ring.enumerated() {
            let pair = Neighbours(ring[(index + ring.count - 1) % ring.count], ring[(index + 1) % ring.count])
            if let other = known[point], other != pair { joints.insert(point) } else { known[point] = pair }
        }
    }

    /// The pieces of a ring in its order.
    func arcs(of ring: [GridPoint]) -> [Arc] {
        guard ring.count >= 3 else { return [] }
        // A ring without a joint begins at its least point, wherever its file began it.
        let first = ring.firstIndex { joints.contains($0) } ?? ring.indices.min { ring[$0] < ring[$1] } ?? 0
        let turned = Array(ring[first...] + ring[..<first]) + [ring[first]]
        var found: [Arc] = []
        var start = 0
        for place in 1..<turned.count where place == turned.count - 1 || joints.contains(turned[place]) {
            found.append(RingCutter.agreed(Array(turned[start...place])))
            start = place
        }
        return found
    }

    private static func agreed(_ points: [GridPoint]) -> Arc {
        let back = Array(points.reversed())
        let isTurned = back.lexicographicallyPrecedes(points)
        return Arc(points: isTurned ? back : points, isTurned: isTurned)
    }
}
