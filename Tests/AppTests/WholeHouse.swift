import Database
import Extraction
import Foundation
import Organizations
import TestHouse
import Testing
import Vocabulary
import Web

@testable import App

/// What only the whole house can show.
@Suite struct WholeHouse {
    @Test func `the table of contents`() async throws {
        try await withHouse { house in
            try expectGolden(routeList(house.endpoints), "routes.txt")
        }
    }

    @Test func `who may call what`() async throws {
        try await withHouse { house in
            try expectGolden(permissionMatrix(house.endpoints), "rights.txt")
        }
    }

    @Test func `a command that only looks makes no database where there is none`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tiendo-\(UUID().uuidString)").path
        let settings = HouseSettings(data: folder, database: nil)
        #expect(throws: CommandProblem.self) { try settings.mustExist() }
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test func `an address of an engine that is not known is said to be one`() async throws {
        let settings = HouseSettings(data: "var", database: "mysql://localhost/x")
        let problem = await #expect(throws: CommandProblem.self) { try await House.openDatabase(settings) }
        #expect(problem?.message.code == "CLI-07")
    }

    @Test func `the importer and the register know the same units`() async throws {
        try await withHouse { house in
            let register = try await house.units.directoryCSV(.system("test"))
            let ours = try AgencyDirectory(csv: register)
            let shipped = try AgencyDirectory.shipped()
            #expect(Set(shipped.units.map(\.code)).subtracting(ours.units.map(\.code)).isEmpty)
            for unit in shipped.units {
                #expect(ours.read(unit.name).units == shipped.read(unit.name).units, "\(unit.name)")
            }
        }
    }

    @Test func `the demonstration province comes through its own importer`() async throws {
        try await withHouse { house in
            let viewer = Viewer.system("test")
            try await Demonstration(house: house).load()
            let counts = try await house.database.rows(
                """
                SELECT (SELECT COUNT(*) FROM plans) AS plans, (SELECT COUNT(*) FROM missions) AS missions,
                       (SELECT COUNT(*) FROM targets) AS targets, (SELECT COUNT(*) FROM projects) AS projects
                """)
            #expect(try counts[0].get("plans", as: Int.self) == 2)
            #expect(try counts[0].get("missions", as: Int.self) == 55 + 37)
            #expect(try counts[0].get("targets", as: Int.self) == 56)
            #expect(try counts[0].get("projects", as: Int.self) == 51)
            try await Demonstration(house: house).load()
            let again = try await house.database.rows("SELECT COUNT(*) AS n FROM missions")
            #expect(try again[0].get("n", as: Int.self) == 92)
            #expect(try await house.units.find(viewer, code: "so-khcn").name == "Sở Khoa học và Công nghệ")
        }
    }

    private func withHouse(_ body: (House) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try await withDatabase(migrations: House.migrations) { database in
                let house = try House.assembled(
                    database: database, files: folder.appendingPathComponent("files"), world: FixedWorld().world)
                _ = try await house.units.seedShipped()
                try await body(house)
            }
        }
    }
}
