import Documents
import Formats
import Foundation
import Organizations
import Plans
import Progress
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Overview

@Suite struct LettersMade {
    /// The bytes of an answer's draft, and the case.
    private func letter(_ title: String, _ code: String, _ answer: DecisionCase.Answer, _ province: Province)
        async throws -> [UInt8]
    {
        var filter = MissionFilter()
        filter.words = title
        let mission = try await province.missions.list(
            filter, today: province.world.today(), for: Province.leader
        ).rows[0].mission
        let promise = try await province.promise(mission.id, code)
        let reply = try await Asking(province).ask("/tong-quan/thu/\(promise.id.text)?loai=\(answer.rawValue)")
        guard case .bytes(let bytes) = reply.body else { return [] }
        return bytes
    }

    private func text(_ bytes: [UInt8]) throws -> String {
        let read = try readDocument(bytes, fileName: "thu.docx")
        return read.blocks.map { block in
            switch block {
            case .paragraph(let paragraph): paragraph.text
            case .table(let table):
                table.rows.map { $0.cells.map(\.text).joined(separator: " | ") }.joined(separator: "\n")
            }
        }.joined(separator: "\n")
    }

    @Test func `each answer makes a letter with the facts of its case`() async throws {
        try await withProvince { province in
            try await province.live()
            let extend = try text(try await letter("Việc kẹt lâu", "so-xay-dung", .extend, province))
            let urge = try text(try await letter("Việc kẹt lâu", "so-xay-dung", .urge, province))
            let change = try text(try await letter("không đúng đơn vị", "so-tu-phap", .change, province))
            try expectGolden(extend, "gia-han.txt")
            try expectGolden(urge, "don-doc.txt")
            try expectGolden(change, "doi-chu-tri.txt")
            // Written for the oracle, which opens them with other programs.
            if let folder = ProcessInfo.processInfo.environment["TIENDO_LETTERS"] {
                let base = URL(fileURLWithPath: folder)
                for (name, title, code, answer) in [
                    ("gia-han", "Việc kẹt lâu", "so-xay-dung", DecisionCase.Answer.extend),
                    ("don-doc", "Việc kẹt lâu", "so-xay-dung", .urge),
                    ("doi-chu-tri", "không đúng đơn vị", "so-tu-phap", .change),
                ] {
                    try Data(try await letter(title, code, answer, province))
                        .write(to: base.appendingPathComponent("\(name).docx"))
                }
            }
        }
    }

    @Test func `a letter is the same bytes for the same facts, and for nobody else's eyes`() async throws {
        try await withProvince { province in
            try await province.live()
            let first = try await letter("Việc kẹt lâu", "so-xay-dung", .urge, province)
            #expect(try await letter("Việc kẹt lâu", "so-xay-dung", .urge, province) == first)
            await #expect(throws: NotVisible.self) {
                try await Asking(province).ask("/tong-quan/thu/khong-co?loai=don-doc")
            }
            await #expect(throws: NotVisible.self) {
                try await Asking(province).ask("/tong-quan/thu/khong-co?loai=khac")
            }
        }
    }

    @Test(arguments: [
        (
            PlanCitation(
                code: "12/KH-UBND", title: "Kế hoạch A", number: "12/KH-UBND", issuedOn: Day("2026-01-05"),
                issuer: "UBND tỉnh"),
            "Kế hoạch A (số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh)"
        ),
        (PlanCitation(code: "KH B", title: "Kế hoạch B", number: "", issuedOn: nil, issuer: ""), "Kế hoạch B (KH B)"),
        (PlanCitation(code: "Kế hoạch C", title: "Kế hoạch C", number: "", issuedOn: nil, issuer: ""), "Kế hoạch C"),
    ])
    func `a letter cites a plan by its paper`(plan: PlanCitation, words: String) {
        #expect(plan.words == words)
    }

    @Test(arguments: [
        ("Xã Ba Dinh", "Ủy ban nhân dân xã Ba Dinh"), ("Phường Kon Tum", "Ủy ban nhân dân phường Kon Tum"),
        ("Đặc khu Lý Sơn", "Ủy ban nhân dân đặc khu Lý Sơn"), ("Sở Y tế", "Sở Y tế"),
    ])
    func `a letter to a commune goes to its committee`(unit: String, addressed: String) {
        #expect(DecisionLetter.addressed(unit) == addressed)
    }
}
