import Organizations
import Testing
import Vocabulary

@testable import Calendars

@Suite struct MapsRead {
    static func collection(_ features: String...) -> String {
        "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }

    /// A square of one degree with its lower left corner here.
    static func square(_ east: Int, _ north: Int, _ properties: String) -> String {
        """
        {"type":"Feature","properties":{\(properties)},"geometry":{"type":"Polygon","coordinates":[[\
        [\(east),\(north)],[\(east + 1),\(north)],[\(east + 1),\(north + 1)],[\(east),\(north + 1)],[\(east),\(north)]]]}}
        """
    }

    private static func unit(_ code: String, _ name: String) -> OrgUnit {
        OrgUnit(id: ID("u-\(code)"), code: "xa-\(code)", name: name, kind: .commune, officialCode: code)
    }

    private static let communes = [
        unit("21025", "Phường Cẩm Thành"), unit("21034", "Xã An Phú"), unit("21040", "Xã Bình Sơn"),
    ]

    private func file(_ text: String) throws -> MapFile { try MapFile(Array(text.utf8)) }

    @Test func `areas are found by the property that holds the codes, whatever its name and kind`() throws {
        let map = try file(
            Self.collection(
                Self.square(108, 15, "\"stt\":1,\"MA_XA\":21025,\"ten\":\"x\""),
                Self.square(109, 15, "\"stt\":2,\"MA_XA\":\"21034\",\"ten\":\"Bình Sơn\"")))
        let matching = MapMatching(map, Self.communes)
        #expect(Set(matching.features.keys) == [ID("u-21025"), ID("u-21034")])
        #expect(matching.missing.map(\.name) == ["Xã Bình Sơn"])
        #expect(matching.findings == ["Xã Bình Sơn không có hình trong tệp."])
    }

    @Test func `areas are found by name, with or without the kind, in any spelling of the tone`() throws {
        let map = try file(
            Self.collection(
                Self.square(108, 15, "\"name\":\"cẩm thành\""), Self.square(109, 15, "\"name\":\"Xã An Phú\""),
                Self.square(110, 15, "\"name\":\"Nơi khác\""), Self.square(108, 16, "\"name\":\"An Phú\"")))
        let matching = MapMatching(map, Self.communes)
        #expect(matching.features[ID("u-21034")]?.map(\.number) == [2, 4])
        #expect(
            matching.findings == [
                "Đối tượng thứ 3 (“Nơi khác”) không khớp xã, phường, đặc khu nào.",
                "Xã An Phú được ghép từ 2 đối tượng.",
                "Xã Bình Sơn không có hình trong tệp.",
            ])
    }

    @Test func `a topology gives the same areas as the collection it came from`() throws {
        let topology = """
            {"type":"Topology","transform":{"scale":[0.5,0.5],"translate":[108,15]},"arcs":[
            [[2,0],[0,2]],[[2,2],[-2,0],[0,-2],[2,0]],[[2,0],[2,0],[0,2],[-2,0]]],
            "objects":{"xa":{"type":"GeometryCollection","geometries":[
            {"type":"Polygon","properties":{"code":"21025"},"arcs":[[0,1]]},
            {"type":"MultiPolygon","properties":{"code":"21034"},"arcs":[[[-1,2]]]},
            {"type":"Point","coordinates":[1,1]}]}}}
            """
        let map = try file(topology)
        #expect(map.features.map(\.number) == [1, 2])
        #expect(
            Set(map.features[0].polygons[0][0])
                == Set([(109, 15), (109, 16), (108, 16), (108, 15)].map { MapPoint(east: $0.0, north: $0.1) }))
        #expect(
            Set(map.features[1].polygons[0][0])
                == Set([(109, 16), (109, 15), (110, 15), (110, 16)].map { MapPoint(east: $0.0, north: $0.1) }))
    }

    @Test(arguments: [
        ("", ShapeProblem.notAMap), ("[]", .notAMap), ("{\"type\":\"Feature\"}", .notAMap),
        ("{\"type\":\"FeatureCollection\",\"features\":[]}", .notAMap),
        (collection("{\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,1]}}"), .notAMap),
        (
            collection("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[2,1],[1,1]]]}}"),
            .broken(feature: 1)
        ),
        (
            collection("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[2,1],[2,2],[3,3]]]}}"),
            .broken(feature: 1)
        ),
        (collection("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[]}}"), .broken(feature: 1)),
        (collection("{\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[[1,\"x\"]]]]}}"), .broken(feature: 1)),
        (
            collection(
                "{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[585000,1670000],[1,1],[2,2],[585000,1670000]]]}}"
            ),
            .notDegrees
        ),
        ("{\"type\":\"Topology\",\"objects\":{}}", .notAMap),
        (
            "{\"type\":\"Topology\",\"arcs\":[],\"objects\":{\"a\":{\"type\":\"Polygon\",\"arcs\":[[0]]}}}",
            .broken(feature: 1)
        ),
        (
            "{\"type\":\"Topology\",\"arcs\":[],\"objects\":{\"a\":{\"type\":\"Polygon\",\"arcs\":[[-9223372036854775808]]}}}",
            .broken(feature: 1)
        ),
        (String(repeating: "[", count: 100), .notAMap),
    ])
    func `a file that is no map of areas in degrees is refused`(text: String, problem: ShapeProblem) {
        #expect(throws: problem) { try self.file(text) }
    }

    @Test func `too many points, rings, features or bytes are refused before they are drawn`() throws {
        let ring = "[" + String(repeating: "[1,1],", count: 1000) + "[1,1]]"
        let many = String(repeating: ring + ",", count: 300) + ring
        #expect(throws: ShapeProblem.tooLarge("hơn 200000 điểm")) {
            try self.file(Self.collection("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(many)]}}"))
        }
        let features = String(repeating: "{},", count: 2000) + "{}"
        #expect(throws: ShapeProblem.tooLarge("hơn 2000 đối tượng")) {
            try self.file("{\"type\":\"FeatureCollection\",\"features\":[\(features)]}")
        }
        let small = String(repeating: "[[1,1],[1,2],[2,2],[1,1]],", count: 20_000) + "[[1,1],[1,2],[2,2],[1,1]]"
        #expect(throws: ShapeProblem.tooLarge("hơn 20000 vòng biên")) {
            try self.file(Self.collection("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(small)]}}"))
        }
        #expect(throws: ShapeProblem.tooLarge("hơn 8 MB")) {
            try MapFile([UInt8](repeating: 32, count: MapFile.byteLimit + 1))
        }
    }

    @Test func `an arc used a thousand times counts a thousand times`() throws {
        let arc = "[[1,1]" + String(repeating: ",[0,0]", count: 999) + "]"
        let rings = Array(repeating: "[" + Array(repeating: "0", count: 400).joined(separator: ",") + "]", count: 10)
        let text = """
            {"type":"Topology","transform":{"scale":[1,1],"translate":[0,0]},"arcs":[\(arc)],
            "objects":{"a":{"type":"Polygon","arcs":[\(rings.joined(separator: ","))]}}}
            """
        #expect(throws: ShapeProblem.tooLarge("hơn 200000 điểm")) { try self.file(text) }
    }
}
