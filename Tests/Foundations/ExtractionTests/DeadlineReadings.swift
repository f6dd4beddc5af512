import Testing
import Vocabulary

@testable import Extraction

/// One row of the date vectors: text, kind, first and last day, flags.
struct DeadlineVector: Sendable, CustomTestStringConvertible {
    let text: String
    let kind: DeadlineReading.Kind
    let start: String?
    let end: String?
    let flags: [String]
    var testDescription: String { text }

    init(_ text: String, _ kind: DeadlineReading.Kind, _ start: String? = nil, _ end: String? = nil, _ flags: String...)
    {
        self.text = text
        self.kind = kind
        self.start = start
        self.end = end
        self.flags = flags
    }
}

@Suite struct DeadlineReadings {
    static let vectors: [DeadlineVector] = [
        .init("Quý I/2026", .quarter, "2026-01-01", "2026-03-31"),
        .init("Đăng ký Quý II/2026", .quarter, "2026-04-01", "2026-06-30"),
        .init("Quý IV năm 2026", .quarter, "2026-10-01", "2026-12-31"),
        .init("Quí 3/2026", .quarter, "2026-07-01", "2026-09-30"),
        .init("Tháng 02/2026", .month, "2026-02-01", "2026-02-28"),
        .init("Tháng 2 năm 2028", .month, "2028-02-01", "2028-02-29"),
        .init("9/2025", .month, "2025-09-01", "2025-09-30"),
        .init("6 tháng đầu năm 2026", .half, "2026-01-01", "2026-06-30"),
        .init("6 tháng cuối năm 2026", .half, "2026-07-01", "2026-12-31"),
        .init("9 tháng đầu năm 2026", .range, "2026-01-01", "2026-09-30"),
        .init("Năm 2026", .year, "2026-01-01", "2026-12-31"),
        .init("Đến hết năm 2027", .year, "2027-01-01", "2027-12-31"),
        .init("Đến năm 2030", .year, "2030-01-01", "2030-12-31"),
        .init("2026-2030", .range, "2026-01-01", "2030-12-31"),
        .init("Năm 2026 - 2030", .range, "2026-01-01", "2030-12-31"),
        .init("Giai đoạn 2026–2030", .range, "2026-01-01", "2030-12-31"),
        .init("Từ quý I/2026 đến quý III/2027", .range, "2026-01-01", "2027-09-30"),
        .init("Từ 01/3 đến 30/6/2026", .range, "2026-03-01", "2026-06-30"),
        .init("4-6/2026", .range, "2026-04-01", "2026-06-30"), .init("Đột xuất", .conditional),
        .init("Tháng 10-11/2025", .range, "2025-10-01", "2025-11-30"),
        .init("15-20/6/2026", .range, "2026-06-15", "2026-06-20"),
        .init("Trước ngày 15/6/2026", .date, "2026-06-15", "2026-06-15"),
        .init("Trước 15/6", .date, "2026-06-15", "2026-06-15", "deadline.year-assumed"),
        .init("Chậm nhất ngày 30/6/2026", .date, "2026-06-30", "2026-06-30"),
        .init("Xong trước 30/6/2026", .date, "2026-06-30", "2026-06-30"),
        .init("Ngày 06 tháng 10 năm 2021", .date, "2021-10-06", "2021-10-06"),
        .init("15/12/2025.", .date, "2025-12-15", "2025-12-15"),
        .init("05/06/2026", .date, "2026-06-05", "2026-06-05"),
        .init("2026-06-05", .date, "2026-06-05", "2026-06-05"),
        .init("Trước tháng 6/2026", .date, "2026-05-31", "2026-05-31", "deadline.before-period"),
        .init("6-5-26", .invalid, nil, nil, "deadline.ambiguous"),
        .init("31/9/2025", .invalid, nil, nil, "deadline.impossible"),
        .init("31/06/2023", .invalid, nil, nil, "deadline.impossible"),
        .init("Tháng 13/2025", .invalid, nil, nil, "deadline.impossible"),
        .init("Quý V/2025", .invalid, nil, nil, "deadline.impossible"),
        .init("Từ 2030 đến 2026", .invalid, nil, nil, "deadline.impossible"),
        .init("Kịp thời", .invalid, nil, nil, "deadline.unread"),
        .init("Thường xuyên", .ongoing), .init("Thường xuyên, giai đoạn 2026-2030", .ongoing),
        .init("Hằng năm", .recurring), .init("Hàng năm", .recurring), .init("Hàng quý", .recurring),
        .init("Định kỳ hằng tháng (trước ngày 20)", .recurring), .init("Trước 30/11 hằng năm", .recurring),
        .init("6 tháng/lần", .recurring),
        .init("Năm 2025 và những năm tiếp theo", .recurring, "2025-01-01", "2025-12-31"),
        .init("Hằng năm, giai đoạn 2026-2030", .recurring, "2026-01-01", "2030-12-31"),
        .init("Sau khi có hướng dẫn của Bộ", .conditional), .init("Theo lộ trình của Trung ương", .conditional),
        .init("Ngay sau khi Kế hoạch được ban hành", .conditional), .init("Theo quy định", .conditional),
        .init("Trong vòng 30 ngày kể từ khi được phê duyệt", .conditional),
        .init("", .none), .init(" - ", .none), .init("…", .none),
        .init(" Kỳ họp chuyên đề tháng 5/2026", .month, "2026-05-01", "2026-05-31", "deadline.approximate"),
        .init("30/6/2025; 31/12/2025", .range, "2025-06-30", "2025-12-31", "deadline.several"),
        .init("Quý III, quý IV/2026", .range, "2026-07-01", "2026-12-31"),
        .init("Quý III, IV/2026", .range, "2026-07-01", "2026-12-31"),
        .init("Tháng 9, 10/2026", .range, "2026-09-01", "2026-10-31"),
        .init("Quý I, quý III/2026", .range, "2026-01-01", "2026-09-30", "deadline.several"),
        .init("05 ngày làm việc kể từ ngày ký ban hành", .conditional),
        .init("31/12/2026 và duy trì thường xuyên", .date, "2026-12-31", "2026-12-31", "deadline.several"),
        .init("Quý II-III/2026", .range, "2026-04-01", "2026-09-30"),
        .init("Q.II/2026", .quarter, "2026-04-01", "2026-06-30"), .init("T6/2026", .month, "2026-06-01", "2026-06-30"),
        .init("III/2026", .quarter, "2026-07-01", "2026-09-30", "deadline.approximate"),
        .init("Trước 10h00 ngày 15/6/2026", .date, "2026-06-15", "2026-06-15"),
        .init("Quý II/2026 (trước 30/6)", .date, "2026-06-30", "2026-06-30"),
        .init("Tuần 2 tháng 5/2026", .month, "2026-05-01", "2026-05-31", "deadline.approximate"),
        .init("Từ năm 2026 trở đi", .recurring, "2026-01-01", "2026-12-31"),
        .init("Từ năm 2026", .year, "2026-01-01", "2026-12-31", "deadline.approximate"),
        .init("Ngày 25 tháng cuối quý", .recurring), .init("Trong quá trình thực hiện", .ongoing),
        .init("Trước Tết Nguyên đán 2026", .invalid, nil, nil, "deadline.unread"),
        .init("Quý/2026", .year, "2026-01-01", "2026-12-31", "deadline.approximate"),
        .init("Không quy định", .none), .init("Theo Kế hoạch số 12/KH-UBND ngày 05/3/2026", .conditional),
        .init("Tháng 6/2026 (sau khi có ý kiến của Bộ)", .month, "2026-06-01", "2026-06-30", "deadline.condition"),
        .init("Thang 9/2025", .month, "2025-09-01", "2025-09-30", "text.damaged"),
        .init("Thuong xuyen", .ongoing, nil, nil, "text.damaged"),
        .init("Thuong XUVEN", .ongoing, nil, nil, "text.damaged"),
        .init("Quý Ill/2025", .quarter, "2025-07-01", "2025-09-30", "text.damaged"),
    ]

    @Test(arguments: vectors)
    func `every row of the date vectors is read`(vector: DeadlineVector) {
        let (reading, flags) = DeadlineGrammar(planYear: 2026).read(vector.text)
        #expect(reading.kind == vector.kind)
        #expect(reading.start?.iso == vector.start)
        #expect(reading.end?.iso == vector.end)
        #expect(flags == vector.flags)
    }

    @Test(.enabled(if: TruthFiles.exist, "shared/ is not here"))
    func `every deadline of the checked plans is read exactly`() throws {
        var read = 0
        for file in TruthFiles.rowFiles {
            for row in try TruthFiles.rows(file) {
                guard let raw = row["deadline_raw"] as? String, let truth = row["deadline_norm"] as? [String: Any]
                else { continue }
                let reading = DeadlineGrammar().read(raw).reading
                #expect(reading.kind.rawValue == truth["kind"] as? String, "\(file): \(raw)")
                #expect(reading.start?.iso == truth["start"] as? String, "\(file): \(raw)")
                #expect(reading.end?.iso == truth["end"] as? String, "\(file): \(raw)")
                read += 1
            }
        }
        #expect(read == 85)
    }

    @Test func `an impossible date is kept with the nearest day offered`() {
        #expect(DeadlineGrammar.suggestion(for: "31/9/2025") == Day("2025-09-30"))
        #expect(DeadlineGrammar.suggestion(for: "31/06/2023") == Day("2023-06-30"))
        #expect(DeadlineGrammar.suggestion(for: "30/02/2028") == Day("2028-02-29"))
        #expect(DeadlineGrammar.suggestion(for: "15/13/2025") == nil)
        #expect(DeadlineGrammar.suggestion(for: "30/9/2025") == nil)
        #expect(DeadlineGrammar().read(" 31/9/2025 ").reading.raw == "31/9/2025")
    }

    @Test func `what comes back says how often and on which day`() {
        #expect(
            DeadlineGrammar.recurrence(of: "Định kỳ hằng tháng (trước ngày 20)")
                == Recurrence(cadence: .monthly, day: 20))
        #expect(
            DeadlineGrammar.recurrence(of: "Trước 30/11 hằng năm") == Recurrence(cadence: .yearly, day: 30, month: 11))
        #expect(DeadlineGrammar.recurrence(of: "Hàng quý") == Recurrence(cadence: .quarterly))
        #expect(DeadlineGrammar.recurrence(of: "6 tháng/lần") == Recurrence(cadence: .halfYearly))
        #expect(DeadlineGrammar.recurrence(of: "Quý I/2026") == nil)
    }

    @Test func `the province decides whether the day itself still counts`() {
        let strict = DeadlineGrammar(beforeIsStrict: true)
        #expect(strict.read("Trước ngày 15/6/2026").reading.end == Day("2026-06-14"))
        #expect(strict.read("Ngày 15/6/2026").reading.end == Day("2026-06-15"))
    }

    @Test func `without a year anywhere nothing is assumed`() {
        let (reading, flags) = DeadlineGrammar().read("Trước 15/6")
        #expect(reading.kind == .date)
        #expect(reading.end == nil)
        #expect(flags == ["deadline.year-missing"])
    }

    @Test func `a term runs from the day of the document`() {
        let grammar = DeadlineGrammar(documentDay: Day("2026-01-10"))
        let (reading, flags) = grammar.read("Trong vòng 30 ngày kể từ ngày ban hành Kế hoạch")
        #expect(reading.end == Day("2026-02-09"))
        #expect(flags == ["deadline.from-document-day"])
    }

    @Test func `any text is read without a crash`() {
        let pieces = [
            "31/", "quý", "tháng", "năm 2026", "-", "99/99/9999", "Q", "đến", "0", "(", "\u{301}", "2026-13-45", "hằng",
            "6",
        ]
        for a in pieces {
            for b in pieces { for c in pieces { _ = DeadlineGrammar(planYear: 2026).read(a + " " + b + c) } }
        }
        #expect(DeadlineGrammar().read("99/99/9999").reading.kind == .invalid)
    }
}
