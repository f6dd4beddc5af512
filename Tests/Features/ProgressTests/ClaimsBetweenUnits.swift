import Organizations
import Plans
import Testing
import Vocabulary

@testable import Progress

@Suite struct ClaimsBetweenUnits {
    @Test func `a claim is made, admitted with a day, disputed, and closed; only its two sides touch it`() async throws
    {
        try await withPromises { house in
            let mission = try await house.add("Chờ dữ liệu", lead: ["so-y-te"], due: try day("2026-03-31"))
            let (waiting, blocking) = (try await house.focal("so-y-te"), try await house.focal("so-tai-chinh"))
            let stranger = try await house.focal("so-noi-vu")
            let promise = try await house.promise(mission, "so-y-te")
            let unit = try #require(blocking.unit)
            let new = NewClaim(assignment: promise.id, on: unit, cause: "data", words: "Chờ số liệu chi")
            let id = try await house.claims.make(new, by: waiting)
            #expect(try await house.claims.make(new, by: waiting) == id, "one unclosed claim on a unit")
            #expect(try await house.now(promise).version == promise.version, "a claim makes no half-typed word old")
            #expect(try await house.claims.list(.init(), for: blocking).map(\.id) == [id])
            #expect(try await house.claims.list(.init(), for: stranger).isEmpty)
            var claim = try await house.claims.claim(id, for: blocking)
            await #expect(throws: NotVisible.self) { try await house.claims.claim(id, for: stranger) }
            await #expect(throws: NotVisible.self) {
                try await house.claims.answer(
                    id, promisedOn: try day("2026-02-01"), words: "", mark: claim.mark, by: waiting)
            }
            let yesterday = try day("2026-01-11")
            await #expect(throws: ProgressProblem.promiseInPast(yesterday)) {
                try await house.claims.answer(
                    id, promisedOn: try day("2026-01-11"), words: "", mark: claim.mark, by: blocking)
            }
            try await house.claims.answer(
                id, promisedOn: try day("2026-02-01"), words: "Đang tổng hợp", mark: claim.mark, by: blocking)
            await #expect(throws: ProgressProblem.changedMeanwhile(by: "Đầu mối")) {
                try await house.claims.answer(id, promisedOn: nil, words: "Không", mark: claim.mark, by: blocking)
            }
            claim = try await house.claims.claim(id, for: waiting)
            #expect(claim.state == .admitted && claim.promisedOn == Day("2026-02-01"))
            try await house.claims.answer(id, promisedOn: nil, words: "Đã gửi rồi", mark: claim.mark, by: blocking)
            #expect(try await house.claims.claim(id, for: waiting).state == .disputed)
            await #expect(throws: NotVisible.self) { try await house.claims.close(id, words: "", by: blocking) }
            try house.move(to: "2026-01-20")
            #expect(try await house.claims.claim(id, for: waiting).age(today: house.world.today()) == 8)
            try await house.claims.close(id, words: "Đã nhận đủ", by: waiting)
            #expect(try await house.claims.list(.init(), for: PromiseHouse.leader).isEmpty)
            #expect(try await house.claims.claims(of: promise.id, for: PromiseHouse.leader).map(\.state) == [.closed])
            #expect(
                try await house.deeds(id, of: "claim") == [
                    "claim-made", "claim-answered", "claim-answered", "claim-closed",
                ])
            #expect(try await house.claims.make(new, by: waiting) != id, "a closed claim can be made anew")
        }
    }

    @Test func `who blocks whom adds up to the list`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Ai chờ ai", lead: ["g-so-ban-nganh"], due: try day("2026-03-31"))
            let codes = ["so-y-te", "so-noi-vu", "so-tai-chinh", "so-khcn"]
            for (index, code) in codes.enumerated() {
                let focal = try await house.focal(code)
                for other in codes.prefix(index) {
                    let unit = try #require(try await house.focal(other).unit)
                    try await house.claims.make(
                        NewClaim(
                            assignment: try await house.promise(mission, code).id, on: unit, words: "Chờ \(other)"),
                        by: focal)
                }
            }
            let all = try await house.claims.list(.init(), for: PromiseHouse.leader)
            #expect(all.count == 6 && all.allSatisfy { $0.cause == "coordination" })
            for waiting in codes {
                for blocking in codes {
                    var filter = Claims.Filter()
                    filter.waiting = waiting
                    filter.blocking = blocking
                    let cell = try await house.claims.list(filter, for: PromiseHouse.leader)
                    #expect(
                        cell.count == all.count { $0.unit.code == waiting && $0.onUnit.code == blocking },
                        "\(waiting) \(blocking)")
                }
            }
            let matrix = ClaimMatrix(all)
            #expect(matrix.rows.flatMap { $0.counts }.reduce(0, +) == all.count)
            #expect(matrix.sums.reduce(0, +) == all.count)
        }
    }

    @Test func `what makes no sense is refused`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Chờ sai", lead: ["so-y-te"], due: try day("2026-03-31"))
            let focal = try await house.focal("so-y-te")
            let promise = try await house.promise(mission, "so-y-te")
            let own = try #require(focal.unit)
            let other = try #require(try await house.focal("so-noi-vu").unit)
            let group = try await house.units.find(PromiseHouse.leader, code: "g-so-ban-nganh").id
            for (unit, cause, words, problem) in [
                (own, "", "x", ProgressProblem.claimOnItself), (other, "", "", .reasonMissing),
                (other, "lười", "x", .unknownCause("lười")), (group, "", "x", .unitUnknown(group.text)),
                (other, "", String(repeating: "x", count: 4001), .tooLong(field: "Đang chờ việc gì", limit: 4000)),
            ] {
                await #expect(throws: problem) {
                    try await house.claims.make(
                        NewClaim(assignment: promise.id, on: unit, cause: cause, words: words), by: focal)
                }
            }
            await #expect(throws: NotVisible.self) {
                try await house.claims.make(
                    NewClaim(assignment: promise.id, on: other, words: "x"), by: PromiseHouse.office)
            }
        }
    }
}
