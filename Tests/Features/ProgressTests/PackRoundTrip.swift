import Database
import Formats
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary

@testable import Progress

@Suite struct PackRoundTrip {
    @Test func `a pack sent back untouched changes nothing, and is the same bytes each time`() async throws {
        try await withPromises { house in
            let (focal, ids) = try await house.three()
            let first = try house.filled(try await house.pack(focal)) { rows in
                rows[0][ProgressPack.result] = .text("Đã trình\nlần hai")
                rows[0][ProgressPack.number] = .text("12/5")
                rows[0][ProgressPack.issued] = .day(try day("2026-01-09"))
                rows[1][ProgressPack.percent] = .whole(100)
            }
            #expect(try await house.packs.send(first, by: focal).sent == 2)
            let made = try await house.pack(focal)
            #expect(try await house.pack(focal).book.xlsx() == made.book.xlsx())
            let found = try await house.packs.send(try house.filled(made), by: focal)
            #expect(found.sent == 0 && found.unchanged == 3 && found.isClear)
            #expect(try await house.updates(ids[0]).count == 1)
            #expect(made.fileName == "tien-do_so-y-te_2026-01-12.xlsx")
        }
    }

    @Test func `a pack holds what is still to be said, and nobody else's`() async throws {
        try await withPromises { house in
            let (focal, ids) = try await house.three()
            try await house.add("Việc của người khác", lead: ["so-tai-chinh"], due: try day("2026-05-01"))
            try await house.add("Báo cáo hằng tháng", lead: ["so-y-te"], kind: .recurring, raw: "Hằng tháng")
            try await house.add("Việc phối hợp", lead: ["so-tai-chinh"], coop: ["so-y-te"])
            let promise = try await house.assignments.assignment(ids[0], for: focal)
            var entry = ProgressEntry(assignment: ids[0], version: promise.version, key: "k")
            entry.status = .done
            var proof = NewEvidence(issuedOn: try day("2026-01-10"))
            proof.number = "1/QĐ"
            entry.evidence = [proof]
            try await house.entries.send(entry, by: focal)
            let rows = try await house.pack(focal).book.rows
            let tasks = rows.map { $0[ProgressPack.task]?.words ?? "" }
            #expect(tasks == ["Việc hai", "Việc ba", "Báo cáo hằng tháng", "Việc phối hợp"])
            #expect(rows[2][ProgressPack.period]?.words == "tháng 01/2026")
            #expect(rows[2][ProgressPack.due]?.words == "31/01/2026")
            // The coordinator and the Office may have it made; another unit and a leader may not.
            #expect(try await house.packs.make(of: "so-y-te", for: PromiseHouse.office).book.rows.count == 4)
            await #expect(throws: NotVisible.self) {
                try await house.packs.make(of: "so-y-te", for: PromiseHouse.leader)
            }
            let stranger = try await house.focal("so-tai-chinh")
            await #expect(throws: NotVisible.self) { try await house.packs.make(of: "so-y-te", for: stranger) }
            await #expect(throws: NotVisible.self) {
                try await house.packs.make(of: nil, for: PromiseHouse.coordinator)
            }
        }
    }

    /// Random words in random cells, many times over: what was filled in is what the next download shows.
    @Test(arguments: 1...6) func `what is filled in is what the next pack shows`(_ seed: UInt64) async throws {
        try await withPromises { house in
            let (focal, _) = try await house.three()
            var chance = PackChance(seed)
            for round in 0..<4 {
                try house.move(to: "2026-0\(2 + round)-15")
                let made = try await house.pack(focal)
                var wanted: [[String: PackValue]] = []
                let reading = try house.filled(made) { rows in
                    for index in rows.indices {
                        chance.fill(&rows[index])
                        wanted.append(rows[index])
                    }
                }
                let found = try await house.packs.send(reading, by: focal)
                #expect(found.sentences.isEmpty && found.sent != nil, "\(found.lines.map(\.outcome))")
                let shown = try await house.pack(focal).book.rows
                for (row, wanted) in zip(shown, wanted) {
                    for column in ProgressPack.filled where wanted[column] != nil {
                        let value = wanted[column] == .text(ProgressPack.noCause) ? nil : wanted[column]
                        #expect(row[column] == value, "\(column)")
                    }
                }
                let again = try await house.packs.send(reading, by: focal)
                #expect(again.sent == 0, "\(again.lines.map(\.outcome))")
            }
        }
    }
}

/// The same chance for the same seed.
private struct PackChance {
    private var state: UInt64
    private static let pieces = [
        "Đã trình", "hồ sơ", "12/5", "=1+1", "100%", "<b>&\"'", "\n", "ý kiến", "Hòa Bình", "Hoà", "ờ", "0123",
        "_x0041", "…", "—",
        "🙂", "TRUE", "31/12/2026", "+84", "-", "@", "  ",
    ]

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    /// Words as the sheet keeps them; nil when only blanks came out.
    mutating func words() -> PackValue? {
        var text = ""
        for _ in 0...next(6) { text += Self.pieces[next(Self.pieces.count)] + (next(2) == 0 ? " " : "") }
        return PackValue(words: text)
    }

    mutating func fill(_ row: inout [String: PackValue]) {
        for column in [ProgressPack.result, ProgressPack.nextStep, ProgressPack.obstacles, ProgressPack.proposals]
        where next(3) > 0 {
            if let value = words() { row[column] = value }
        }
        if next(2) == 0 { row[ProgressPack.percent] = .whole(next(101)) }
        if next(2) == 0 { row[ProgressPack.status] = .text(next(2) == 0 ? "Đang làm" : "Chưa làm") }
        if next(3) == 0 {
            row[ProgressPack.cause] = .text(next(2) == 0 ? ProgressPack.noCause : "Thiếu người làm")
        }
        if next(3) == 0 {
            row[ProgressPack.kind] = .text(["Báo cáo", "Quyết định"][next(2)])
            row[ProgressPack.number] = .text("\(next(1_000_000))/BC")
            row[ProgressPack.issued] = .day(Day(number: 20_000 + next(400)))
            row[ProgressPack.title] = words() ?? row[ProgressPack.title]
        }
        row[ProgressPack.answer] = .text("Đúng như đã ghi")
    }
}
