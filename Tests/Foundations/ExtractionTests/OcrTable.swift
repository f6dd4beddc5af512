import Testing
import Vocabulary

@testable import Extraction

@Suite struct OcrTable {
    @Test(.enabled(if: TruthFiles.exist, "shared/ is not here"))
    func `the scanned progress table gives its 22 rows and two sub-rows, none invented`() throws {
        let found = try Extractor(directory: AgencyDirectory.shipped()).extract(
            TruthFiles.seed("004"), fileName: "004.txt")
        let numbers = (1...18).map(String.init) + ["18(1)", "18(2)", "19", "20", "21", "22"]
        print(
            "S004: \(found.progress.count) rows, \(found.progress.count { !$0.achieved.isEmpty }) with results told apart"
        )
        #expect(found.progress.map(\.no) == numbers && found.tasks.isEmpty && found.source.ocr)
        #expect(
            found.progress.allSatisfy {
                $0.flags.contains("text.damaged") && !$0.title.isEmpty && !$0.origin.text.isEmpty
            })
        #expect(accountsAddUp(found))
        for truth in try TruthFiles.rows("progress-004-part") {
            let row = try #require(found.progress.first { $0.no == truth["no"] as? String })
            let norm = truth["deadline_norm"] as? [String: Any] ?? [:]
            #expect(row.deadline.kind.rawValue == norm["kind"] as? String, "row \(row.no)")
            #expect(row.deadline.end?.iso == norm["end"] as? String, "row \(row.no)")
            #expect(likeness(row.title, truth["title_ocr"] as? String ?? "") > 0.6, "row \(row.no): \(row.title)")
        }
        // Rows whose cells stand apart are told apart whole.
        let seventh = try #require(found.progress.first { $0.no == "7" })
        let truth = try #require(TruthFiles.rows("progress-004-part").first { $0["no"] as? String == "7" })
        #expect(seventh.title == cleaned(truth["title_ocr"] as? String ?? ""))
        #expect(seventh.achieved == truth["result_to_2025_05_10_ocr"] as? String)
        #expect(seventh.planned == truth["expected_to_2025_06_ocr"] as? String)
        #expect(seventh.expected == truth["required_result_ocr"] as? String)
    }

    /// Share of the words of `truth` found in `text`.
    private func likeness(_ text: String, _ truth: String) -> Double {
        let have = Set(text.split(separator: " "))
        let want = truth.split(separator: " ").filter { $0 != "[?]" }
        return want.isEmpty ? 0 : Double(want.count { have.contains($0) }) / Double(want.count)
    }

    private let scan = """
        TT Tén nhiém vu Co quan chu tri Két qua yéu cau Thoi han Ketqua Du kien ket qua
        Xay dung ban do cho Cac bo, Ban do cho Thang Da khao sat Hoan thanh ban
        1 | phién toan tinh. nganh 9/2025 10 cho do

        2

        Hoan thanh lap dat
        man hinh gia.

        Cac so,
        nganh

        Man hinh

        Thang
        12/2025

        Pang lap dat

        Tiép tuc lap dat

        Xay dung ban tin gia Cac bo Ban tin Thuong | Da phat 3 so
        3 | hang tuan. xuyén
        """

    @Test func `a small scan keeps merged rows whole and parts stacked ones`() throws {
        let found = try reading(text: scan)
        #expect(found.progress.map(\.no) == ["1", "2", "3"])
        #expect(found.progress.map(\.deadline.kind) == [.month, .month, .ongoing])
        #expect(
            found.progress[1].title == "Hoan thanh lap dat man hinh gia."
                && found.progress[1].achieved == "Pang lap dat")
        #expect(found.progress[1].planned == "Tiép tuc lap dat" && !found.progress[1].flags.contains("columns.merged"))
        #expect(found.progress[0].flags.contains("columns.merged") && found.progress[0].achieved.isEmpty)
        #expect(found.progress[0].origin.text.contains("Da khao sat"))
        #expect(found.findings.count { $0.code == "text.damaged" } == 3)
    }
}
