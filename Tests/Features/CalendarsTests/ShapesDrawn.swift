import Foundation
import Organizations
import Testing
import Vocabulary

@testable import Calendars

/// SVG path data read back: each ring's points.
private func rings(_ path: String) -> [[GridPoint]] {
    path.split(separator: "z").map { part in
        var numbers: [Int] = []
        var text = ""
        for sign in part.dropFirst() {
            if sign == "-" || sign == " " || sign == "l" {
                if let number = Int(text) { numbers.append(number) }
                text = sign == "-" ? "-" : ""
            } else {
                text.append(sign)
            }
        }
        if let number = Int(text) { numbers.append(number) }
        var points = [GridPoint(x: numbers[0], y: numbers[1])]
        for place in stride(from: 2, to: numbers.count - 1, by: 2) {
            let last = points[points.count - 1]
            points.append(GridPoint(x: last.x + numbers[place], y: last.y + numbers[place + 1]))
        }
        return points
    }
}

private struct Edge: Hashable {
    let a: GridPoint
    let b: GridPoint
    init(_ a: GridPoint, _ b: GridPoint) { (self.a, self.b) = a < b ? (a, b) : (b, a) }
}

private func edges(_ ring: [GridPoint]) -> [Edge] { zip(ring, ring.dropFirst() + ring.prefix(1)).map(Edge.init) }

private func area(_ ring: [GridPoint]) -> Double {
    abs(zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0.0) { $0 + Double($1.0.x * $1.1.y - $1.1.x * $1.0.y) }) / 2
}

@Suite struct ShapesDrawn {
    private static let a = ID<OrgUnit>("a")
    private static let b = ID<OrgUnit>("b")

    private func feature(_ rings: [[(Double, Double)]]) -> MapFeature {
        MapFeature(
            number: 1, properties: [:], polygons: [rings.map { $0.map { MapPoint(east: $0.0, north: $0.1) } }])
    }

    @Test func `the ends of a line always stay, a straight line has no weight, a spike the most`() {
        let straight = (0..<10).map { GridPoint(x: $0 * 5, y: $0 * 3) }
        let weights = ArcSimplifier.weights(straight)
        #expect(weights.first == .infinity && weights.last == .infinity)
        #expect(weights.dropFirst().dropLast().allSatisfy { $0 == 0 })
        var spike = straight
        spike[4].y = 1000
        let spiked = ArcSimplifier.weights(spike).dropFirst().dropLast()
        #expect(spiked.max() == ArcSimplifier.weights(spike)[4])
    }

    @Test(arguments: [0, 1, 2, 3, 50]) func `every point of a line has a weight`(count: Int) {
        let line = (0..<count).map { GridPoint(x: $0, y: ($0 * 7919) % 31) }
        #expect(ArcSimplifier.weights(line).count == count)
    }

    @Test func `a hundred thousand points are weighed without going over them again and again`() {
        let line = (0..<100_000).map { GridPoint(x: $0, y: ($0 * 7919) % 1009) }
        #expect(ArcSimplifier.weights(line).count == line.count)
    }

    @Test func `two neighbours keep one border between them, wherever their rings begin and however they turn`() throws
    {
        // A ragged border from (1, 0) to (1, 1), of which most points go.
        let ragged = (0...4000).map { step -> (Double, Double) in
            let out = Double((step * 7919) % 100) / 4000
            return (1 + out, Double(step) / 4000)
        }
        let left: [(Double, Double)] = [(0, 0)] + ragged + [(0, 1)]
        let right: [(Double, Double)] = [(2, 1)] + ragged.reversed() + [(2, 0)]
        let turned = Array(right[1700...] + right[..<1700])
        for other in [right, turned, Array(turned.reversed())] {
            let drawing = try #require(ShapeDrawing([Self.a: [feature([left])], Self.b: [feature([other])]]))
            let (a, b) = (try #require(drawing.shapes[Self.a]), try #require(drawing.shapes[Self.b]))
            let (one, two) = (rings(a.path)[0], rings(b.path)[0])
            #expect(one.count < 3100 && one.count > 100)
            let shared = Set(edges(one)).intersection(edges(two))
            #expect(shared.count == one.count - 3 && shared.count == two.count - 3)
        }
    }

    @Test func `an area inside another fills its hole exactly`() throws {
        let circle = (0..<500).map { step -> (Double, Double) in
            let angle = Double(step) * Double.pi / 250
            return (1 + 0.3 * cos(angle), 1 + 0.3 * sin(angle))
        }
        let outer = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)]
        let drawing = try #require(
            ShapeDrawing([
                Self.a: [feature([outer, circle])], Self.b: [feature([Array(circle[77...] + circle[..<77])])],
            ]))
        let (hole, island) = (
            rings(try #require(drawing.shapes[Self.a]).path)[1], rings(try #require(drawing.shapes[Self.b]).path)[0]
        )
        #expect(Set(edges(hole)) == Set(edges(island)))
    }

    @Test func `the sheet is two thousand on its longer side, north is up, and a name stands inside`() throws {
        let square = [(108.0, 15.0), (110.0, 15.0), (110.0, 16.0), (108.0, 16.0)]
        let drawing = try #require(ShapeDrawing([Self.a: [feature([square])]]))
        #expect(drawing.width == 2000 && drawing.height == 1038)
        let shape = try #require(drawing.shapes[Self.a])
        #expect(shape.x == 1000 && shape.room == 2000 && (0...1038).contains(shape.y))
        #expect(rings(shape.path)[0].contains(GridPoint(x: 0, y: 0)))
        #expect(shape.path.utf8.allSatisfy { "Mlz -0123456789".utf8.contains($0) })
    }

    @Test func `an area too small to be seen is named, and nothing at all is no drawing`() throws {
        let dot = [(1.0, 1.0), (1.00001, 1.0), (1.00001, 1.00001)]
        let square = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)]
        let drawing = try #require(ShapeDrawing([Self.a: [feature([square])], Self.b: [feature([dot])]]))
        #expect(drawing.unseen == [Self.b] && drawing.shapes.count == 1)
        #expect(ShapeDrawing([:]) == nil)
        #expect(ShapeDrawing([Self.a: [feature([[(0, 0), (1e-320, 0), (1e-320, 1e-320)]])]]) == nil)
        #expect(ShapeDrawing([Self.a: [feature([[(1, 1), (1, 1), (1, 1)]])]]) == nil)
    }

    /// Quảng Ngãi's 96 communes, when the public figures lie beside the repository.
    private static let province = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../../shared/data/quangngai-communes.topo.json").standardizedFileURL

    @Test(.enabled(if: FileManager.default.fileExists(atPath: province.path)))
    func `the province of 96 communes is drawn in a few dozen kilobytes without a gap`() async throws {
        let bytes = [UInt8](try Data(contentsOf: Self.province))
        try await withHouse(seeded: false) { house in
            let communes = try await house.pauses.communes(on: try #require(Day("2026-11-21")))
            let matching = MapMatching(try MapFile(bytes), communes)
            #expect(matching.findings.isEmpty && matching.features.count == 96)
            let drawing = try #require(ShapeDrawing(matching.features))
            #expect(drawing.shapes.count == 96 && drawing.unseen.isEmpty)
            #expect(drawing.shapes.values.reduce(0) { $0 + $1.path.utf8.count } < 60_000)
            #expect(abs(drawing.north - 15.43) < 0.01 && abs(drawing.west - 107.33) < 0.01)
            // A border inside the province belongs to two communes: where the ragged outside does not merge in
            // rounding, no edge stands alone but on the outer border and the coast.
            let all = drawing.shapes.values.flatMap { rings($0.path) }
            var times: [Edge: Int] = [:]
            for edge in all.flatMap(edges) { times[edge, default: 0] += 1 }
            #expect(times.values.allSatisfy { $0 <= 2 })
            let alone = times.filter { $0.value == 1 }.keys
            #expect(alone.count * 3 < times.count, "\(alone.count) of \(times.count)")
            // 14,832 km² on a sheet of 195 km: the drawn area is that of the province.
            let drawn = all.reduce(0.0) { $0 + area($1) }
            let kilometre = 2000 / (1.815208 * 111.32 * cos(14.678 * .pi / 180))
            #expect(abs(drawn / (kilometre * kilometre) - 14_832) < 300)
            for shape in drawing.shapes.values {
                #expect((0...2000).contains(shape.x) && (0...drawing.height).contains(shape.y) && shape.room > 0)
            }
        }
    }
}
