import Documents
import Foundation
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary

@testable import Intake

/// The real documents, where they are here.
enum Shared {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/seeds")
    static var exists: Bool { FileManager.default.fileExists(atPath: folder.path) }

    /// The bytes and name of the seed of this number.
    static func seed(_ number: String) throws -> (bytes: [UInt8], name: String) {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let name = try #require(names.first { $0.hasPrefix(number) })
        return (Array(try Data(contentsOf: folder.appendingPathComponent(name))), name)
    }
}

/// Real documents from the upload to the register.
@Suite(.enabled(if: Shared.exists, "shared/ is not here"))
struct SeedImports {
    @Test(arguments: [
        ("000", 37, 0, 0, 0), ("001", 65, 44, 0, 0), ("003", 65, 56, 71, 0), ("004", 0, 0, 0, 24),
    ])
    func `a real document reaches the register with every row accounted for`(
        number: String, missions: Int, targets: Int, projects: Int, progress: Int
    ) async throws {
        let seed = try Shared.seed(number)
        try await withIntake(.live(world: FixedWorld().world)) { house in
            let id = try await house.importing(seed.bytes, name: seed.name)
            let source = try await house.imports.sourceSum(of: id, for: house.lan).sum
            #expect(source.isBalanced)
            #expect(source.proposals == missions + targets + projects + progress)
            for row in try await house.rows(id) {
                let review = try await house.imports.review(row.id, of: id, for: house.lan)
                #expect(review.questions.allSatisfy { (2...4).contains($0.answers.count) && $0.proposed != nil })
                #expect(review.source.lines.contains { $0.isOn }, "the place of row \(row.fields.no) is shown")
            }
            #expect(try await house.imports.acceptAll(id, by: house.lan) == source.proposals)
            let written = try await house.imports.finish(id, by: house.lan)
            #expect(written.missions == missions)
            #expect(written.targets == targets)
            #expect(written.projects == projects)
            #expect(written.progress == progress)
        }
    }

    @Test func `the date that no calendar has is asked, and its words stay`() async throws {
        let seed = try Shared.seed("000")
        try await withIntake(.live(world: FixedWorld().world)) { house in
            let id = try await house.importing(seed.bytes, name: seed.name)
            let asked = try await house.rows(id).filter { $0.fields.deadline.kind == "invalid" }
            #expect(asked.count == 1)
            let row = try #require(asked.first)
            #expect(row.fields.deadline.raw == "31/9/2025")
            let review = try await house.imports.review(row.id, of: id, for: house.lan)
            let question = try #require(review.questions.first { $0.code == "deadline.impossible" })
            #expect(question.answers.map(\.label).prefix(2) == ["30/9/2025", "01/10/2025"])
        }
    }
}
