import Database
import Organizations
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Calendars

@Suite struct MapsKept {
    private static let file = Array(
        MapsRead.collection(
            MapsRead.square(108, 15, "\"code\":\"21025\""), MapsRead.square(109, 15, "\"code\":\"21034\""),
            MapsRead.square(108, 16, "\"code\":\"99999\",\"name\":\"Nơi <b>khác</b>\"")
        ).utf8)

    private func keeping(_ house: House) -> ShapeKeeping { ShapeKeeping(database: house.database, world: house.world) }

    private func shown(_ house: House) async throws -> UnitShapes.Sheet? {
        try await house.database.read { try UnitShapes(database: house.database).shapes(in: $0) }
    }

    @Test func `a file is only checked at first; used it is shown, and taken back the one before it is`() async throws {
        try await withHouse(seeded: false) { house in
            let keeping = keeping(house)
            let first = try await keeping.check(House.keeper, file: Self.file, name: "xa.geojson")
            #expect(try await shown(house) == nil)
            #expect(try await house.deeds("map").isEmpty)
            let kept = try await keeping.find(House.keeper, first)
            #expect(kept.sheet.shapes.count == 2 && kept.findings.count == 95)
            #expect(kept.findings.first == "Đối tượng thứ 3 (“Nơi <b>khác</b>”) không khớp xã, phường, đặc khu nào.")
            try await keeping.use(House.keeper, first)
            let sheet = try #require(try await shown(house))
            #expect(try await house.communes("21025", "21034") == Set(sheet.shapes.keys))
            house.clock.advance(seconds: 60)
            let one = Array(MapsRead.collection(MapsRead.square(108, 15, "\"code\":\"21040\"")).utf8)
            let second = try await keeping.check(House.keeper, file: one, name: "xa-moi.geojson")
            try await keeping.use(House.keeper, second)
            #expect(try await shown(house)?.shapes.count == 1)
            let listed = try await keeping.list(House.keeper)
            #expect(listed.map(\.isCurrent) == [true, false])
            try await keeping.withdraw(House.keeper, second, reason: "Thiếu xã")
            #expect(try await shown(house) == sheet)
            try await keeping.withdraw(House.keeper, first, reason: "Sai tỷ lệ")
            #expect(try await shown(house) == nil)
            #expect(try await house.deeds("map") == ["map-used", "map-used", "map-withdrawn", "map-withdrawn"])
            await #expect(throws: ShapeProblem.alreadyDone) {
                try await keeping.withdraw(House.keeper, first, reason: "Lần nữa")
            }
            await #expect(throws: ShapeProblem.alreadyDone) { try await keeping.use(House.keeper, first) }
        }
    }

    @Test func `a draft is its keeper's own and gives way to the next`() async throws {
        try await withHouse(seeded: false) { house in
            let keeping = keeping(house)
            let other = Viewer(actor: "keeper-2", actorName: "Người khác", unit: nil, roles: [.keeper])
            let draft = try await keeping.check(House.keeper, file: Self.file, name: "xa.geojson")
            await #expect(throws: NotVisible.self) { try await keeping.find(other, draft) }
            await #expect(throws: NotVisible.self) { try await keeping.use(other, draft) }
            let kept = try await keeping.check(other, file: Self.file, name: "xa.geojson")
            _ = try await keeping.check(House.keeper, file: Self.file, name: "xa.geojson")
            await #expect(throws: NotVisible.self) { try await keeping.find(House.keeper, draft) }
            #expect(try await keeping.find(other, kept).usedAt == nil)
            for role in Role.allCases where role != .keeper {
                let viewer = House.viewer(role)
                await #expect(throws: NotVisible.self) {
                    try await keeping.check(viewer, file: Self.file, name: "x")
                }
                await #expect(throws: NotVisible.self) { try await keeping.list(viewer) }
                await #expect(throws: NotVisible.self) { try await keeping.find(viewer, kept) }
            }
        }
    }

    @Test func `the pages lead from the file to the map in use and back`() async throws {
        try await withHouse(seeded: false) { house in
            let path = "/quan-tri/ban-do"
            let empty = try await house.ask(.get, path)
            #expect(empty.text.contains("Chưa có bản đồ nào được dùng"))
            let broken = try await house.ask(
                .post, path, file: UploadedFile(name: "x.json", bytes: Array("{}".utf8)))
            #expect(broken.status == 422 && broken.text.contains("không phải là bản đồ GeoJSON"))
            let stranger = Array(MapsRead.collection(MapsRead.square(1, 1, "\"code\":\"1\"")).utf8)
            let none = try await house.ask(.post, path, file: UploadedFile(name: "x.json", bytes: stranger))
            #expect(none.status == 422 && none.text.contains("Không đối tượng nào mang mã"))
            let checked = try await house.ask(.post, path, file: UploadedFile(name: "xa.geojson", bytes: Self.file))
            #expect(checked.status == 303)
            let id = String(checked.location.dropFirst(path.count + 1))
            let page = try await house.ask(.get, path + "/{id}", parameters: ["id": id])
            #expect(page.text.contains("2 trên 96 đơn vị có hình.") && page.text.contains("Dùng bản đồ này"))
            #expect(page.text.contains("Nơi &lt;b&gt;khác&lt;/b&gt;"))
            #expect(page.text.contains("aria-label=\"Cẩm Thành: có hình\""))
            #expect(try await house.ask(.post, path + "/{id}/dung", parameters: ["id": id]).status == 303)
            #expect(try await house.ask(.post, path + "/{id}/dung", parameters: ["id": id]).status == 409)
            let silent = try await house.ask(.post, path + "/{id}/rut", parameters: ["id": id])
            #expect(silent.status == 422)
            let gone = try await house.ask(
                .post, path + "/{id}/rut", parameters: ["id": id], form: [(name: "ly-do", value: "Sai")])
            #expect(gone.status == 303)
            #expect(try await house.ask(.get, path).text.contains("Đã rút"))
            for role in Role.allCases where role != .keeper {
                #expect(try await house.ask(.get, path, roles: [role]).status == 404)
            }
        }
    }
}
