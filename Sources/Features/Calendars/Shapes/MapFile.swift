import Vocabulary

/// A place in degrees, east and north (WGS 84).
struct MapPoint: Hashable, Sendable {
    var east: Double
    var north: Double
}

/// One area of a map file: what its properties say, and its polygons, each an outer ring and its holes. Rings do not
/// repeat their first point.
struct MapFeature: Sendable {
    /// From 1, as the file has it.
    let number: Int
    /// Texts and whole numbers only; the feature's own `id` among them under that name.
    let properties: [String: String]
    let polygons: [[[MapPoint]]]
}

/// A GeoJSON FeatureCollection (RFC 7946) or a TopoJSON topology, read within limits.
struct MapFile: Sendable {
    private(set) var features: [MapFeature] = []

    static let byteLimit = 8 << 20
    static let pointLimit = 200_000
    static let ringLimit = 20_000
    static let featureLimit = 2000
    private static let depthLimit = 12
    private static let propertyLimit = 60

    /// - Throws: `ShapeProblem` when the file cannot be used; features that are no areas are left out.
    init(_ bytes: [UInt8]) throws(ShapeProblem) {
        let json: JSON
        do { json = try JSON(parsing: bytes, limit: MapFile.byteLimit, depth: MapFile.depthLimit) } catch {
            if case .tooLong = error { throw .tooLarge("hơn \(MapFile.byteLimit >> 20) MB") }
            throw .notAMap
        }
        var reader = GeometryReader()
        switch json["type"]?.string {
        case "FeatureCollection":
            guard let list = json["features"]?.array else { throw .notAMap }
            try take(list, with: &reader) { $0["geometry"] ?? .null }
        case "Topology":
            guard case .object(let objects)? = json["objects"] else { throw .notAMap }
            try reader.takeArcs(of: json)
            let list = objects.flatMap { $0.1["geometries"]?.array ?? [$0.1] }
            try take(list, with: &reader) { $0 }
        default: throw .notAMap
        }
        guard !features.isEmpty else { throw .notAMap }
    }

    private mutating func take(
        _ list: [JSON], with reader: inout GeometryReader, geometry: (JSON) -> JSON
    ) throws(ShapeProblem) {
        guard list.count <= MapFile.featureLimit else { throw .tooLarge("hơn \(MapFile.featureLimit) đối tượng") }
        for (index, feature) in list.enumerated() {
            reader.feature = index + 1
            let polygons = try reader.polygons(geometry(feature))
            guard !polygons.isEmpty else { continue }
            features.append(
                MapFeature(number: index + 1, properties: MapFile.properties(feature), polygons: polygons))
        }
    }

    private static func properties(_ feature: JSON) -> [String: String] {
        var found: [String: String] = [:]
        if case .object(let members)? = feature["properties"] {
            for (name, value) in members.prefix(propertyLimit) { found[name] = text(value) }
        }
        found["id"] = found["id"] ?? feature["id"].flatMap(text)
        return found
    }

    private static func text(_ value: JSON) -> String? {
        if let number = value.integer { return String(number) }
        return value.string.flatMap { $0.utf8.count <= 400 ? $0 : nil }
    }
}

/// Reads the geometries of one file and counts what it has read.
private struct GeometryReader {
    var feature = 0
    private var points = 0
    private var rings = 0
    /// The arcs of a topology; nil in GeoJSON.
    private var arcs: [[MapPoint]]?

    /// The polygons of a Polygon or MultiPolygon; none for other geometries.
    mutating func polygons(_ geometry: JSON) throws(ShapeProblem) -> [[[MapPoint]]] {
        let shape = (arcs == nil ? geometry["coordinates"] : geometry["arcs"]) ?? .null
        switch geometry["type"]?.string {
        case "Polygon": return [try polygon(shape)]
        case "MultiPolygon":
            guard let list = shape.array else { throw .broken(feature: feature) }
            var found: [[[MapPoint]]] = []
            for each in list { found.append(try polygon(each)) }
            return found
        default: return []
        }
    }

    private mutating func polygon(_ json: JSON) throws(ShapeProblem) -> [[MapPoint]] {
        guard let list = json.array, !list.isEmpty else { throw .broken(feature: feature) }
        var found: [[MapPoint]] = []
        for each in list {
            rings += 1
            guard rings <= MapFile.ringLimit else { throw .tooLarge("hơn \(MapFile.ringLimit) vòng biên") }
            var ring = arcs == nil ? try line(each) : try joined(each)
            guard ring.count >= 4, ring.first == ring.last else { throw .broken(feature: feature) }
            ring.removeLast()
            found.append(ring)
        }
        return found
    }

    private mutating func line(_ json: JSON) throws(ShapeProblem) -> [MapPoint] {
        guard let list = json.array else { throw .broken(feature: feature) }
        try count(list.count)
        var found: [MapPoint] = []
        found.reserveCapacity(list.count)
        for each in list {
            guard let pair = each.array, pair.count >= 2, let east = pair[0].number, let north = pair[1].number else {
                throw .broken(feature: feature)
            }
            found.append(try checked(MapPoint(east: east, north: north)))
        }
        return found
    }

    private mutating func count(_ more: Int) throws(ShapeProblem) {
        points += more
        guard points <= MapFile.pointLimit else { throw .tooLarge("hơn \(MapFile.pointLimit) điểm") }
    }

    private func checked(_ point: MapPoint) throws(ShapeProblem) -> MapPoint {
        guard abs(point.east) <= 180, abs(point.north) <= 90 else { throw .notDegrees }
        return point
    }

    // MARK: topology

    /// The arcs of a topology: with a transform they are steps on a grid from a first point.
    mutating func takeArcs(of topology: JSON) throws(ShapeProblem) {
        guard let list = topology["arcs"]?.array else { throw .notAMap }
        let scale = topology["transform"]?["scale"]?.array?.compactMap(\.number) ?? []
        let origin = topology["transform"]?["translate"]?.array?.compactMap(\.number) ?? []
        let isStepped = scale.count == 2 && origin.count == 2
        var found: [[MapPoint]] = []
        for each in list {
            guard let steps = each.array else { throw .notAMap }
            try count(steps.count)
            var (x, y) = (0.0, 0.0)
            var arc: [MapPoint] = []
            for step in steps {
                guard let pair = step.array, pair.count >= 2, let dx = pair[0].number, let dy = pair[1].number else {
                    throw .notAMap
                }
                (x, y) = isStepped ? (x + dx, y + dy) : (dx, dy)
                let point =
                    isStepped
                    ? MapPoint(east: x * scale[0] + origin[0], north: y * scale[1] + origin[1])
                    : MapPoint(east: x, north: y)
                arc.append(try checked(point))
            }
            found.append(arc)
        }
        arcs = found
    }

    /// A ring of arcs by their places; `-1 - place` is the arc backwards.
    private mutating func joined(_ json: JSON) throws(ShapeProblem) -> [MapPoint] {
        guard let list = json.array, let arcs else { throw .broken(feature: feature) }
        var ring: [MapPoint] = []
        for each in list {
            guard let place = each.integer, place < arcs.count, place >= -arcs.count else {
                throw .broken(feature: feature)
            }
            let arc = place >= 0 ? arcs[Int(place)] : arcs[Int(-1 - place)].reversed()
            try count(arc.count)
            guard ring.isEmpty || ring.last == arc.first else { throw .broken(feature: feature) }
            ring += ring.isEmpty ? arc[...] : arc.dropFirst()
        }
        return ring
    }
}
