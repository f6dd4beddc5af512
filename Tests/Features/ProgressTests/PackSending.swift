import Database
import Formats
import Ledger
import Organizations
import Plans
import Testing
import Vocabulary

@testable import Progress

@Suite struct PackSending {
    @Test func `three wrong cells give three sentences with their addresses, and nothing is stored`() async throws {
        try await withPromises { house in
            let (focal, ids) = try await house.three()
            let reading = try house.filled(try await house.pack(focal)) { rows in
                rows[0][ProgressPack.status] = .text("Xong rồi")
                rows[1][ProgressPack.percent] = .whole(120)
                rows[2][ProgressPack.issued] = .text("31/02/2026")
                rows[2][ProgressPack.result] = .text("Lời đúng")
            }
            let found = try await house.packs.send(reading, by: focal)
            #expect(found.sentences.count == 3 && found.sent == nil)
            #expect(found.sentences[0].hasPrefix("Ô G4: “Xong rồi” không có trong danh sách."))
            #expect(found.sentences[1].hasPrefix("Ô H5: “120” không phải là số nguyên từ 0 đến 100."))
            #expect(found.sentences[2].hasPrefix("Ô Q6: “31/02/2026” không phải là một ngày có thật."))
            for id in ids { #expect(try await house.updates(id).isEmpty) }
        }
    }

    @Test func `what the page refuses is refused here too, at its cell`() async throws {
        try await withPromises { house in
            let (focal, _) = try await house.three()
            func sentences(_ change: (inout [String: PackValue]) -> Void) async throws -> [String] {
                let reading = try house.filled(try await house.pack(focal)) { change(&$0[0]) }
                return try await house.packs.examine(reading, for: focal).sentences
            }
            let future = try await sentences {
                $0[ProgressPack.number] = .text("1/QĐ")
                $0[ProgressPack.issued] = Day("2026-02-01").map { .day($0) }
            }
            #expect(future.count == 1 && future[0].hasPrefix("Ô Q4: Ngày 01/02/2026 của minh chứng chưa tới."))
            let dateless = try await sentences { $0[ProgressPack.number] = .text("1/QĐ") }
            #expect(dateless == ["Ô Q4: văn bản minh chứng chưa có ngày ban hành."])
            let nameless = try await sentences { $0[ProgressPack.issued] = Day("2026-01-05").map { .day($0) } }
            #expect(nameless.count == 1 && nameless[0].hasPrefix("Ô P4: Minh chứng chưa có số"))
            let link = try await sentences {
                $0[ProgressPack.title] = .text("Ảnh")
                $0[ProgressPack.issued] = Day("2026-01-05").map { .day($0) }
                $0[ProgressPack.link] = .text("javascript:alert(1)")
            }
            #expect(link.count == 1 && link[0].hasPrefix("Ô T4: "))
            let unknown = try await sentences { $0[ProgressPack.waits] = .text("Sở Không Có") }
            #expect(unknown.count == 1 && unknown[0].hasPrefix("Ô M4: không tìm thấy cơ quan “Sở Không Có”."))
            let itself = try await sentences { $0[ProgressPack.waits] = .text("so-y-te") }
            #expect(itself == ["Ô M4: cơ quan không thể chờ chính mình."])
            let nobody = try await sentences { $0[ProgressPack.cause] = .text("Chờ cơ quan khác phối hợp") }
            #expect(nobody == ["Ô M4: nguyên nhân này cần nêu đang chờ cơ quan nào."])
            let other = try await sentences {
                $0[ProgressPack.cause] = .text("Thiếu người làm")
                $0[ProgressPack.waits] = .text("Sở Tài chính")
            }
            #expect(other.count == 1 && other[0].hasPrefix("Ô L4: nguyên nhân này không phải"))
            let long = try await sentences { $0[ProgressPack.result] = .text(String(repeating: "a", count: 4_001)) }
            #expect(long.count == 1 && long[0].hasPrefix("Ô I4: dài 4001 ký tự"))
        }
    }

    @Test func `somebody else's pack and a changed identity are refused`() async throws {
        try await withPromises { house in
            let (focal, _) = try await house.three()
            let stranger = try await house.focal("so-tai-chinh")
            let made = try await house.pack(focal)
            let reading = try house.filled(made)
            await #expect(throws: PackRefusal.self) { try await house.packs.examine(reading, for: stranger) }
            do {
                _ = try await house.packs.send(reading, by: stranger)
                Issue.record("taken")
            } catch PackRefusal.otherUnit(let unit, let own) {
                #expect(unit == "Sở Y tế" && own == "Sở Tài chính")
            }
            func refused(_ change: (inout PackReading) -> Void, _ viewer: Viewer) async throws -> PackRefusal? {
                var forged = reading
                change(&forged)
                do {
                    _ = try await house.packs.send(forged, by: viewer)
                    return nil
                } catch let refusal as PackRefusal {
                    return refusal
                }
            }
            #expect(try await refused({ $0.identity["co-quan"] = stranger.unit?.text }, stranger) == .notOurs)
            #expect(try await refused({ $0.identity["dang"] = "khác" }, focal) == .otherForm)
            await #expect(throws: NotVisible.self) {
                try await house.packs.examine(reading, for: PromiseHouse.leader)
            }
        }
    }

    @Test func `a changed key, a changed task and a row of one's own are named`() async throws {
        try await withPromises { house in
            let (focal, ids) = try await house.three()
            let made = try await house.pack(focal)
            let reading = try house.filled(made) { rows in
                for index in rows.indices { rows[index][ProgressPack.result] = .text("Lời \(index)") }
                // The words of two rows slid down by one.
                rows[0][ProgressPack.task] = rows[1][ProgressPack.task]
                rows[1][ProgressPack.key] = rows[1][ProgressPack.key].flatMap {
                    PackValue(words: $0.words.replacing("|", with: "|1", maxReplacements: 1))
                }
                rows.append([ProgressPack.task: .text("Việc tôi thêm"), ProgressPack.result: .text("Xong")])
                rows.append(rows[2])
            }
            let found = try await house.packs.send(reading, by: focal)
            #expect(found.sent == nil && found.ready == 1 && found.wrong == 4)
            #expect(found.sentences[0].hasPrefix("Ô C4: các ô khóa của dòng này đã bị thay đổi"))
            #expect(found.sentences[1].hasPrefix("Ô C5: các ô khóa của dòng này đã bị thay đổi"))
            #expect(found.sentences[2].hasPrefix("Ô C7: dòng này không thuộc gói."))
            #expect(found.sentences[3].hasPrefix("Ô C8: việc này có hai dòng trong gói."))
            for id in ids { #expect(try await house.updates(id).isEmpty) }
        }
    }

    @Test func `a task that somebody changed is listed with who and what, and is not overwritten`() async throws {
        try await withPromises { house in
            let (focal, ids) = try await house.three()
            let made = try await house.pack(focal)
            let colleague = try await house.focal("so-y-te", name: "Người cùng phòng")
            let promise = try await house.assignments.assignment(ids[0], for: focal)
            var entry = ProgressEntry(assignment: ids[0], version: promise.version, key: "page")
            entry.percent = 60
            entry.result = "Lời trên trang"
            try await house.entries.send(entry, by: colleague)
            let reading = try house.filled(made) { rows in
                rows[0][ProgressPack.percent] = .whole(30)
                rows[0][ProgressPack.result] = .text("Lời trong gói")
                rows[1][ProgressPack.result] = .text("Lời khác")
            }
            let found = try await house.packs.send(reading, by: focal)
            #expect(found.sent == nil && found.outdated == 1 && found.ready == 1)
            guard case .outdated(let what) = found.lines[0].outcome else {
                Issue.record("taken")
                return
            }
            #expect(what.words.hasPrefix("Người cùng phòng đã sửa lúc 08:30 ngày 12/01/2026"))
            #expect(what.differences.map(\.heading) == ["Tỷ lệ (%)", "Kết quả đã làm"])
            #expect(what.differences.map(\.now) == ["60", "Lời trên trang"])
            #expect(what.differences.map(\.inPack) == ["30", "Lời trong gói"])
            // The rest is sent as the page would send it: without that row.
            var rest = reading
            rest.lines.removeFirst()
            #expect(try await house.packs.send(rest, by: focal).sent == 1)
            #expect(try await house.updates(ids[0]).map(\.result) == ["Lời trên trang"])
            #expect(try await house.updates(ids[1]).map(\.result) == ["Lời khác"])
        }
    }

    @Test func `an empty cell says nothing`() async throws {
        try await withPromises { house in
            let (focal, ids) = try await house.three()
            let first = try house.filled(try await house.pack(focal)) { rows in
                rows[0][ProgressPack.percent] = .whole(40)
                rows[0][ProgressPack.result] = .text("Đã làm")
                rows[0][ProgressPack.obstacles] = .text("Vướng")
                rows[0][ProgressPack.cause] = .text("Thiếu người làm")
            }
            #expect(try await house.packs.send(first, by: focal).sent == 1)
            let made = try await house.pack(focal)
            let emptied = try house.filled(made) { rows in
                for column in ProgressPack.filled { rows[0][column] = nil }
            }
            let nothing = try await house.packs.send(emptied, by: focal)
            #expect(nothing.sent == 0 && nothing.unchanged == 3)
            let partly = try house.filled(made) { rows in
                for column in ProgressPack.filled { rows[0][column] = nil }
                rows[0][ProgressPack.nextStep] = .text("Tiếp")
                rows[0][ProgressPack.answer] = .text("Vẫn thế")
            }
            #expect(try await house.packs.send(partly, by: focal).sent == 1)
            let last = try #require(try await house.updates(ids[0]).first)
            #expect(last.percent == 40 && last.result == "Đã làm" && last.obstacles == "Vướng")
            #expect(last.cause == "staff" && last.nextStep == "Tiếp" && last.source == .pack)
            let freed = try house.filled(try await house.pack(focal)) {
                $0[0][ProgressPack.cause] = .text(ProgressPack.noCause)
            }
            #expect(try await house.packs.send(freed, by: focal).sent == 1)
            #expect(try await house.updates(ids[0]).first?.cause == "")
        }
    }

    @Test func `the same pack twice is stored once`() async throws {
        try await withPromises { house in
            let (focal, ids) = try await house.three()
            let reading = try house.filled(try await house.pack(focal)) { rows in
                for index in rows.indices { rows[index][ProgressPack.result] = .text("Lời \(index)") }
            }
            #expect(try await house.packs.send(reading, by: focal).sent == 3)
            let again = try await house.packs.send(reading, by: focal)
            #expect(again.sent == 0 && again.known == 3)
            for id in ids { #expect(try await house.updates(id).count == 1) }
        }
    }

    @Test func `questions come back, and their answers are kept`() async throws {
        try await withPromises { house in
            let (focal, ids) = try await house.three()
            let first = try house.filled(try await house.pack(focal)) { rows in
                rows[0][ProgressPack.percent] = .whole(60)
                rows[1][ProgressPack.percent] = .whole(60)
            }
            #expect(try await house.packs.send(first, by: focal).sent == 2)
            let less = try house.filled(try await house.pack(focal)) { rows in
                rows[0][ProgressPack.percent] = .whole(40)
                rows[1][ProgressPack.percent] = .whole(30)
                rows[1][ProgressPack.answer] = .text("Đếm lại theo gói")
                rows[2][ProgressPack.status] = .text("Đã xong")
            }
            let asked = try await house.packs.send(less, by: focal)
            #expect(asked.sent == nil && asked.questions == ["percent-down", "no-document"])
            let sent = try await house.packs.send(less, answers: [4: "Đếm lại", 6: "Tuần sau có"], by: focal)
            #expect(sent.sent == 3)
            let answers = try await house.database.read { tx in
                try tx.rows("SELECT question, answer FROM question_answers ORDER BY question, answer").map { row in
                    "\(try row.get("question", as: String.self)): \(try row.get("answer", as: String.self))"
                }
            }
            #expect(
                answers == ["no-document: Tuần sau có", "percent-down: Đếm lại", "percent-down: Đếm lại theo gói"])
            #expect(try await house.assignments.assignment(ids[2], for: focal).state == .declared)
        }
    }

    @Test func `a unit that is waited for gets a claim, once`() async throws {
        try await withPromises { house in
            let (focal, ids) = try await house.three()
            let reading = try house.filled(try await house.pack(focal)) { rows in
                rows[0][ProgressPack.waits] = .text("so tai chinh")
                rows[0][ProgressPack.obstacles] = .text("Chờ dự toán")
            }
            #expect(try await house.packs.send(reading, by: focal).sent == 1)
            #expect(try await house.updates(ids[0]).first?.cause == "coordination")
            func claims() async throws -> [String] {
                try await house.database.read { tx in
                    try tx.rows("SELECT words FROM claims").map { try $0.get("words") }
                }
            }
            #expect(try await claims() == ["Chờ dự toán"])
            let made = try await house.pack(focal)
            #expect(made.book.rows[0][ProgressPack.waits] == .text("Sở Tài chính"))
            let more = try house.filled(made) { $0[0][ProgressPack.result] = .text("Đã gửi hồ sơ") }
            #expect(try await house.packs.send(more, by: focal).sent == 1)
            #expect(try await claims().count == 1)
        }
    }

    @Test func `a milestone and its whole are two rows of one pack`() async throws {
        try await withPromises { house in
            let mission = try await house.add(
                "Việc nhiều năm", lead: ["so-y-te"], due: try day("2027-06-30"), kind: .range,
                start: try day("2025-01-01"))
            let focal = try await house.focal("so-y-te")
            try house.move(to: "2026-12-20")
            let made = try await house.pack(focal)
            let periods = made.book.rows.map { $0[ProgressPack.period]?.words ?? "" }
            #expect(periods == ["", "năm 2026"])
            let reading = try house.filled(made) { rows in
                rows[0][ProgressPack.result] = .text("Đã làm hai phần ba")
                rows[1][ProgressPack.status] = .text("Đã xong")
                rows[1][ProgressPack.number] = .text("9/BC-SYT")
                rows[1][ProgressPack.issued] = .day(try day("2026-12-15"))
            }
            #expect(try await house.packs.send(reading, by: focal).sent == 2)
            let file = try await house.assignments.file(
                try await house.promise(mission, "so-y-te").id, for: PromiseHouse.leader)
            #expect(file.marks["2026"]?.level == .evidenced && file.updates.count == 2)
            #expect(try await house.pack(focal).book.rows.count == 1)
            let ledger = try await Ledger.verify(house.database)
            #expect(ledger.firstBreak == nil)
        }
    }
}
