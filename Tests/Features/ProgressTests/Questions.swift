import Database
import Organizations
import TestHouse
import Testing
import Vocabulary

@testable import Progress

/// What is asked before an update is sent (L12).
@Suite struct Questions {
    private func update(
        _ status: ProgressEntry.Status = .active, _ percent: Int? = nil, _ result: String = "", seq: Int = 1
    ) -> ProgressUpdate {
        ProgressUpdate(
            id: "u\(seq)", seq: seq, source: .page, period: "2026-01", occurrence: "", status: status, percent: percent,
            result: result, nextStep: "", obstacles: "", proposals: "", cause: "", authorName: "A",
            sentAt: Instant(milliseconds: Int64(seq)))
    }

    private func entry(
        _ status: ProgressEntry.Status = .active, _ percent: Int? = nil, _ result: String = ""
    ) -> ProgressEntry {
        var entry = ProgressEntry(assignment: ID("a"), version: 1, key: "k")
        (entry.status, entry.percent, entry.result) = (status, percent, result)
        return entry
    }

    private func codes(_ entry: ProgressEntry, _ before: [ProgressUpdate], hasEvidence: Bool = false) -> [String] {
        Question.all(about: entry, before: before, hasEvidence: hasEvidence).map(\.code)
    }

    @Test func `done without a document is asked about, with one it is not`() throws {
        #expect(codes(entry(.done), []) == ["no-document"])
        #expect(codes(entry(.done), [], hasEvidence: true) == [])
        var proved = entry(.done)
        proved.evidence = [NewEvidence(issuedOn: try day("2026-01-05"))]
        #expect(codes(proved, []) == [])
        #expect(codes(entry(.active), []) == [])
    }

    @Test(arguments: [
        (1, []), (2, ["same-again"]), (3, ["same-again"]),
    ])
    func `the same words a third time are asked about`(times: Int, wanted: [String]) {
        let before = (1...times).map { update(.active, 40, "Đang soạn", seq: $0) }
        #expect(codes(entry(.active, 40, "Đang soạn"), before) == wanted)
        #expect(codes(entry(.active, 40, "Đang soạn, xong chương 1"), before) == [])
    }

    @Test(arguments: [
        (40, 39, "Đang làm", ["percent-down"]), (40, 40, "Đang làm", []), (40, 70, "", []), (40, 71, "", ["jump"]),
        (40, 71, "Cũ", ["jump"]), (40, 71, "Đã duyệt dự toán", []), (0, 100, "", ["jump"]),
    ])
    func `less than before, or a leap without words, is asked about`(
        last: Int, now: Int, result: String, wanted: [String]
    ) {
        #expect(codes(entry(.active, now, result), [update(.active, last, "Cũ")]) == wanted)
    }

    @Test func `each question is a code that is kept with its answer`() {
        let all = Set(
            codes(entry(.done, 10), [update(.active, 40, "Cũ")])
                + codes(entry(.active, 80), [update(.active, 40)])
                + codes(entry(.active, nil, "x"), [update(.active, nil, "x"), update(.active, nil, "x", seq: 2)]))
        #expect(all == Set(Question.codes))
    }

    @Test func `an answer is kept only for what was asked, with the words of the question`() async throws {
        try await withWork { work in
            let mission = try await work.house.add("Một việc", lead: ["so-y-te"], due: try day("2026-03-31"))
            let focal = try await work.focal("so-y-te")
            let promise = try await work.house.promise(mission, "so-y-te")
            // A document stands already, so nothing is asked about one.
            var proof = NewEvidence(issuedOn: try day("2026-01-10"))
            proof.number = "1/BC-SYT"
            try await work.evidence.attach([proof], to: promise.id, by: focal)
            var entry = ProgressEntry(assignment: promise.id, version: promise.version + 1, key: "k1")
            entry.status = .done
            entry.answers = ["no-document": "Lời không ai hỏi", "jump": "Cũng vậy"]
            try await work.house.entries.send(entry, by: focal)
            let none = try await work.house.database.rows("SELECT COUNT(*) AS n FROM question_answers")
            #expect(try none[0].get("n", as: Int.self) == 0)

            let other = try await work.house.add("Việc hai", lead: ["so-y-te"], due: try day("2026-03-31"))
            let second = try await work.house.promise(other, "so-y-te")
            var bare = ProgressEntry(assignment: second.id, version: second.version, key: "k2")
            bare.status = .done
            await #expect(throws: ProgressProblem.questionsOpen(["no-document"])) {
                try await work.house.entries.send(bare, by: focal)
            }
            bare.answers = ["no-document": "Văn bản đang trình ký, có trước 20/01"]
            try await work.house.entries.send(bare, by: focal)
            let kept = try await work.house.database.rows("SELECT question, asked, answer FROM question_answers")
            #expect(kept.count == 1)
            #expect(try kept[0].get("question", as: String.self) == "no-document")
            #expect(try kept[0].get("asked", as: String.self).hasPrefix("Khai đã xong"))
            let page = try text(try await work.ask("/viec-cua-toi/\(second.id.text)", as: focal))
            #expect(page.contains("Văn bản đang trình ký, có trước 20/01"))
        }
    }
}
