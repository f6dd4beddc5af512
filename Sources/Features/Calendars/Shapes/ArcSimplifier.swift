/// A place on the drawing's fine grid.
struct GridPoint: Hashable, Comparable, Sendable {
    var x: Int
    var y: Int
    static func < (a: GridPoint, b: GridPoint) -> Bool { (a.x, a.y) < (b.x, b.y) }
}

/// How much each point of a line matters: the area of the triangle with its neighbours at the time it would go
/// (M. Visvalingam, J. D. Whyatt, Line generalisation by repeated elimination of points, 1993). The two ends always
/// stay. Takes n log n steps, whatever the line.
struct ArcSimplifier {
    private let arc: [GridPoint]
    private var before: [Int]
    private var after: [Int]
    private var area: [Double]
    private var heap: [(area: Double, place: Int)] = []

    /// Twice the area of each inner point; infinity at the ends.
    static func weights(_ arc: [GridPoint]) -> [Double] {
        guard arc.count > 2 else { return arc.map { _ in .infinity } }
        var simplifier = ArcSimplifier(arc)
        return simplifier.run()
    }

    private init(_ arc: [GridPoint]) {
        self.arc = arc
        before = arc.indices.map { $0 - 1 }
        after = arc.indices.map { $0 + 1 }
        area = arc.map { _ in .infinity }
    }

    private mutating func run() -> [Double] {
        for place in 1..<(arc.count - 1) { weigh(place, atLeast: 0) }
        var weights = arc.map { _ in Double.infinity }
        while let least = pop() {
            // An older weight of a point that was weighed again since.
            guard area[least.place] == least.area, weights[least.place] == .infinity else { continue }
            weights[least.place] = least.area
            let (left, right) = (before[least.place], after[least.place])
            after[left] = right
            before[right] = left
            if left > 0 { weigh(left, atLeast: least.area) }
            if right < arc.count - 1 { weigh(right, atLeast: least.area) }
        }
        return weights
    }

    private mutating func weigh(_ place: Int, atLeast least: Double) {
        let (a, b, c) = (arc[before[place]], arc[place], arc[after[place]])
        let cross = Double(b.x - a.x) * Double(c.y - a.y) - Double(c.x - a.x) * Double(b.y - a.y)
        area[place] = max(abs(cross), least)
        push((area[place], place))
    }

    private static func comesFirst(_ a: (area: Double, place: Int), _ b: (area: Double, place: Int)) -> Bool {
        (a.area, a.place) < (b.area, b.place)
    }

    private mutating func push(_ entry: (area: Double, place: Int)) {
        heap.append(entry)
        var child = heap.count - 1
        while child > 0, ArcSimplifier.comesFirst(heap[child], heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func pop() -> (area: Double, place: Int)? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && ArcSimplifier.comesFirst(heap[child], heap[least]) {
                least = child
            }
            if least == parent { return first }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
