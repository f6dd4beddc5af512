import Files
import Formats
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Progress

/// The pure rules of the list of the period, of pasting and of files.
@Suite struct WorkRules {
    private func assignment(
        _ state: WorkState = .active, level: ProofLevel = .none, due: String? = nil, kind: Deadline.Kind = .date,
        raw: String = "", sent: String? = nil, no: String = "3", title: String = "Lập danh mục dữ liệu dùng chung"
    ) throws -> Assignment {
        let due = try due.map(day)
        let sentAt = sent.flatMap { Instant("\($0)T03:00:00Z") }
        return Assignment(
            id: ID("a-\(no)"),
            task: Assignment.Task(
                id: ID("m-\(no)"), plan: PlanLink(id: ID("p"), code: "KH 68"), annex: "PL1", section: "II",
                sectionTitle: "", no: no, title: title, product: "",
                deadline: Deadline(raw: raw, kind: kind, start: nil, end: due), isWithdrawn: false),
            unit: UnitLink(id: ID("u"), code: "u", name: "Đơn vị"), firstUnit: ID("u"), group: nil, part: .lead,
            assignedOn: try day("2026-01-05"), state: state, stateWords: "", stateAt: Instant(milliseconds: 0),
            firstDue: due, due: due, doneOn: level == .none ? nil : try day("2026-10-20"), level: level,
            declaredAt: level == .none ? nil : Instant(milliseconds: 0), percent: nil, lastSentAt: sentAt,
            updates: sent == nil ? 0 : 1, cause: "", confirmedHash: nil, amendments: 0, account: nil, personName: "",
            version: 1)
    }

    private func line(_ assignment: Assignment, marks: [String: ProofLevel] = [:]) throws -> WorkLine {
        let today = try day("2026-11-21")
        var item = WorkItem(assignment: assignment)
        item.marks = marks
        return WorkLine(item, time: assignment.timeState(today: today), today: today)
    }

    @Test func `each promise stands in the group of what is to be done about it`() throws {
        func group(_ assignment: Assignment) throws -> WorkGroup? { try line(assignment).group }
        #expect(try group(assignment(.returned, due: "2026-12-31")) == .returned)
        #expect(try group(assignment(due: "2026-11-20")) == .overdue)
        #expect(try group(assignment(due: "2026-11-20", sent: "2026-11-10")) == .overdue)
        // declared, but nothing proves it: it stays overdue until the document is there
        #expect(try group(assignment(.declared, level: .declared, due: "2026-11-20", sent: "2026-11-10")) == .overdue)
        #expect(try group(assignment(.declared, level: .evidenced, due: "2026-11-20")) == nil)
        #expect(try group(assignment(.confirmed, level: .confirmed, due: "2026-11-20")) == nil)
        #expect(try group(assignment(due: "2026-11-21")) == .due)
        #expect(try group(assignment(due: "2026-11-24")) == .due)
        #expect(try group(assignment(due: "2026-11-25")) == .inTime)
        #expect(try group(assignment(due: "2026-11-25", sent: "2026-11-02")) == nil)
        #expect(try group(assignment(due: "2026-12-25", sent: "2026-10-31")) == .inTime)
        #expect(try group(assignment(kind: .ongoing)) == .report)
        #expect(try group(assignment(kind: .ongoing, sent: "2026-11-02")) == nil)
        #expect(try group(assignment(.suspended, due: "2026-11-20")) == .waiting)
        #expect(try group(assignment(.contested, due: "2026-11-20")) == .waiting)
        #expect(try group(assignment(kind: .none)) == .inTime)
    }

    @Test func `an occurrence that came is asked for until it is reported done`() throws {
        let monthly = try assignment(kind: .recurring, raw: "Hằng quý", sent: "2026-11-02")
        #expect(try line(monthly).occurrence?.label == "2026-Q1")
        #expect(try line(monthly).group == .report)
        let marks: [String: ProofLevel] = ["2026-Q1": .declared, "2026-Q2": .evidenced, "2026-Q3": .declared]
        #expect(try line(monthly, marks: marks).occurrence == nil)
        #expect(try line(monthly, marks: marks).group == nil)
        let range = try assignment(due: "2028-12-31", kind: .range)
        #expect(try line(range).occurrence == nil && line(range).group == .inTime)
    }

    @Test(arguments: [
        ("2026-11", "tháng 11/2026"), ("2026-Q3", "quý III/2026"), ("2026-H1", "6 tháng đầu năm 2026"),
        ("2027", "năm 2027"), ("kỳ một", "kỳ một"),
    ])
    func `a period is named in words wherever it is shown`(label: String, words: String) {
        #expect(Occurrence.name(of: label).vi == words)
    }

    @Test func `the list's counts add up`() throws {
        let list = WorkList(lines: [
            try line(assignment(due: "2026-11-20", sent: "2026-11-10")), try line(assignment(due: "2026-12-20")),
            try line(assignment(.declared, level: .evidenced, due: "2026-11-20", sent: "2026-11-03")),
            try line(assignment(.suspended, due: "2026-11-20")),
            try line(assignment(.confirmed, level: .confirmed, due: "2026-05-20")),
        ])
        #expect(list.sent.count == 2 && list.asked == 3)
        #expect(list.sent.first?.item.assignment.due == (try day("2026-11-20")))
    }

    @Test(arguments: [
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]), ("\"dòng 1\ndòng 2\"\tx", [["dòng 1\ndòng 2", "x"]]),
        ("\"nói \"\"thế\"\" đó\"\t1", [["nói \"thế\" đó", "1"]]),
        ("\"Quyết định\" số 5\t2", [["\"Quyết định\" số 5", "2"]]),
        ("  a  b \t", [["a b", ""]]),
    ])
    func `what a spreadsheet copies is read as cells`(pasted: String, cells: [[String]]) {
        #expect(PastedTable.cells(pasted) == cells)
    }

    @Test func `a head of names says what the columns are, in any order`() {
        let named = PastedTable("Tỷ lệ (%)\tNhiệm vụ\tKết quả\n40\tViệc A\tĐã làm")
        #expect(named.columns == [.percent, .task, .result] && named.rows.count == 1)
        #expect(named.word(.result, in: named.rows[0].cells) == "Đã làm")
        #expect(named.word(.status, in: named.rows[0].cells) == nil)
        let bare = PastedTable("Việc A\tĐang làm\t40\n\nViệc B\tĐã xong")
        #expect(bare.columns == PastedTable.order && bare.rows.map(\.line) == [1, 3])
        #expect(bare.word(.percent, in: bare.rows[1].cells) == "")
    }

    @Test func `a cell finds its promise by number, place, title or the beginning of the title`() throws {
        let match = PromiseMatch(lines: [
            try line(assignment(no: "3")), try line(assignment(no: "4", title: "Mở cổng phản ánh kiến nghị")),
            try line(assignment(no: "5", title: "Mở cổng phản ánh kiến nghị")),
        ])
        func found(_ text: String, plan: String = "") -> String {
            switch match.find(text, plan: plan) {
            case .one(let line): line.item.assignment.id.text
            case .none: "none"
            case .several(let count): "\(count)"
            }
        }
        for words in [
            "3", "II.3", "PL1.II.3", "KH 68 II.3", "kh 68, 3", "a-3", "m-3", "Lập danh mục dữ liệu dùng chung",
            "LẬP DANH MỤC DỮ LIỆU", "lap danh muc du lieu",
        ] {
            #expect(found(words) == "a-3", "\(words)")
        }
        #expect(found("Mở cổng phản ánh kiến nghị") == "2")
        #expect(found("6") == "none" && found("") == "none" && found("Lập") == "none")
        #expect(found("3", plan: "KH 68") == "a-3" && found("3", plan: "KH 69") == "none")
    }

    @Test(arguments: [
        ("Đã xong", ProgressEntry.Status.done), ("HOÀN THÀNH", .done), ("đang thực hiện", .active),
        ("Chưa triển khai", .notStarted), ("gần xong", nil), ("", nil),
    ])
    func `a state is read as people write it`(words: String, state: ProgressEntry.Status?) {
        #expect(ProgressEntry.Status.written(words) == state)
    }

    @Test(arguments: [
        ("bao cao.pdf", "bao cao.pdf"), ("../../etc/passwd", "passwd"), ("C:\\tep\\ảnh<1>.png", "ảnh1.png"),
        ("", "minh-chung"), ("a\u{202E}fdp.exe", "afdp.exe"),
    ])
    func `a file's name is cleaned`(name: String, clean: String) {
        #expect(EvidenceFile.name(name) == clean)
    }

    @Test func `only papers, pictures and tables are taken, by their bytes`() throws {
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]
        try EvidenceFile.examine(Array("%PDF-1.7\n...".utf8), name: "a.pdf")
        try EvidenceFile.examine(png, name: "anh.jpg")
        let rows = [[WorkbookCell.text("Số"), .text("Việc")]]
        let book = try Workbook(
            sheets: [WorkbookSheet(name: "Bảng", widths: [], rows: rows, frozenRows: 0, filterRow: nil)], title: "Bảng"
        ).xlsx()
        try EvidenceFile.examine(book, name: "bang.xlsx")
        for (bytes, name) in [
            (Array("<html><script>alert(1)</script></html>".utf8), "a.pdf"), (Array("MZ\u{0}\u{0}xx".utf8), "a.exe"),
            (Array("Rar!xxxx".utf8), "a.pdf"), ([0, 1, 2, 3, 0, 0], "a.pdf"),
        ] {
            #expect(throws: (any Error).self, "\(name)") { try EvidenceFile.examine(bytes, name: name) }
        }
        #expect(throws: WorkProblem.fileTooLarge("a.pdf")) {
            try EvidenceFile.examine([UInt8](repeating: 1, count: EvidenceFile.limit + 1), name: "a.pdf")
        }
        #expect(throws: UnreadableDocument.classified(mark: "MẬT")) {
            try EvidenceFile.examine(Array("MẬT\nBáo cáo nội bộ\nsố liệu".utf8), name: "a.txt")
        }
        #expect(EvidenceFile.type(png, name: "a.pdf").type == "image/png")
        #expect(!EvidenceFile.type(Array("%PDF-1.7".utf8), name: "a.pdf").isShown)
        #expect(EvidenceFile.type(Array("<svg/>".utf8), name: "a.svg").type == "application/octet-stream")
    }

    @Test func `a hash that the draft does not hold opens no file`() throws {
        let hash = ContentHash(of: [1, 2, 3])
        let sent = Form(fields: [("mc-so-1", "1/BC"), ("mc-giu-1", hash.text)])
        #expect(WorkForm(sent, kept: []).papers[0].file == nil)
        let kept = WorkForm.Kept(hash: hash, name: "a.pdf", bytes: 3)
        #expect(WorkForm(sent, kept: [kept]).papers[0].file == kept)
    }

    @Test(arguments: [("40", 40), ("40%", 40), ("100 %", 100), ("", nil)])
    func `a percent is read as it is written`(text: String, value: Int?) async throws {
        var form = WorkForm()
        form.percent = text
        #expect(try await form.entry(about: ID("a"), hasSteps: false, unit: { _ in nil }).percent == value)
    }

    @Test(arguments: ["101", "-1", "bốn mươi", "12,5"])
    func `a percent that is none is refused at its field`(text: String) async {
        var form = WorkForm()
        form.percent = text
        let trouble = await #expect(throws: FieldTrouble.self) {
            try await form.entry(about: ID("a"), hasSteps: false, unit: { _ in nil })
        }
        #expect(trouble?.field == "ty-le")
    }
}
