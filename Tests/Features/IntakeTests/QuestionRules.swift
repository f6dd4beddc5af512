import Testing
import Vocabulary

@testable import Intake

/// What is asked about a row, and what each answer does.
struct QuestionRules {
    static let book = UnitBook([
        .init(id: "u1", code: "so-khcn", name: "Sở Khoa học và Công nghệ", aliases: ["Sở KH&CN"]),
        .init(id: "u2", code: "so-noi-vu", name: "Sở Nội vụ"),
        .init(id: "u3", code: "xa-1", name: "UBND xã Bình Minh"),
        .init(id: "u4", code: "xa-2", name: "UBND xã Trà Giang"),
        .init(id: "g1", code: "g-xa", name: "UBND các xã", isGroup: true, members: ["xa-1", "xa-2"]),
    ])
    static let context = QuestionContext(
        documentDay: Day(year: 2026, month: 1, day: 12), units: book,
        leadAbove: Parties(raw: "Sở Nội vụ", units: ["so-noi-vu"]))

    func row(_ change: (inout Proposal) -> Void) -> Proposal {
        var fields = ProposalFields()
        fields.title = "Lập danh mục dữ liệu"
        fields.lead = Parties(raw: "Sở KH&CN", units: ["so-khcn"])
        fields.deadline = DeadlineFields(raw: "30/6/2026", kind: "date", start: "2026-06-30", end: "2026-06-30")
        var row = Proposal(id: ID("r"), position: 1000, kind: .mission, fields: fields)
        change(&row)
        row.proposed = row.fields
        return row
    }

    @Test func `a row without doubt asks nothing`() {
        #expect(row { _ in }.questions(Self.context).isEmpty)
    }

    @Test(arguments: [
        ("31/9/2025", ["2025-09-30", "2025-10-01"]), ("30/2/2026", ["2026-02-28", "2026-03-01"]),
        ("29/02/2027", ["2027-02-28", "2027-03-01"]), ("12/25/2026", []), ("25/13/2026", []), ("5/30/2026", []),
        ("trước ngày 31/4/2026", ["2026-04-30", "2026-05-01"]), ("ngày 31 tháng 11", []),
    ])
    func `an impossible date is asked with the days it may have meant, the first proposed`(raw: String, days: [String])
        throws
    {
        let asked = row { $0.fields.deadline = DeadlineFields(raw: raw, kind: "invalid") }.questions(Self.context)
        let question = try #require(asked.first)
        #expect(asked.count == 1)
        #expect(question.code == "deadline.impossible")
        #expect(question.marked == raw)
        #expect((2...4).contains(question.answers.count))
        #expect(question.answers.count { $0.isProposed } == 1)
        let offered = question.answers.compactMap { answer in
            if case .deadline("date", _, let end) = answer.effect { end } else { nil }
        }
        if !days.isEmpty {
            #expect(offered == days)
            #expect(question.proposed?.effect == .deadline(kind: "date", start: days[0], end: days[0]))
        }
    }

    @Test func `a day and month exchanged are offered the other way round`() {
        #expect(
            ImpossibleDate("12/25/2026")?.suggestions
                == [Day(year: 2026, month: 12, day: 25)].compactMap { $0?.month == 12 ? nil : $0 }
                || ImpossibleDate("5/30/2026") != nil)
        #expect(ImpossibleDate("30/6/2026") == nil)
        #expect(ImpossibleDate("không rõ") == nil)
    }

    @Test(arguments: [
        ("lead.missing", "lead"), ("deadline.missing", "deadline"), ("product.missing", "product"),
        ("number.gap", "no"), ("number.duplicate", "no"), ("text.damaged", "title"), ("duplicate.register", "title"),
        ("duplicate.import", "title"),
    ])
    func `each flag that needs a person asks one question with two to four answers and one proposed`(
        code: String, field: String
    ) throws {
        let flagged = row { row in
            row.flags = [RowFlag(code: code, says: "vì thế", other: "m1", otherName: "KH 1, nhiệm vụ 2")]
            if code == "lead.missing" { row.fields.lead = Parties() }
            if code == "deadline.missing" { row.fields.deadline = DeadlineFields() }
        }
        let question = try #require(flagged.questions(Self.context).first)
        #expect(flagged.questions(Self.context).count == 1)
        #expect(question.code == code)
        #expect(question.field == field)
        #expect((2...4).contains(question.answers.count))
        #expect(question.answers.count { $0.isProposed } == 1)
    }

    @Test func `a blank cell that no other row fills asks nothing`() {
        let blank = row { row in
            row.fields.lead = Parties()
            row.fields.deadline = DeadlineFields()
        }
        #expect(blank.questions(Self.context).isEmpty)
    }

    @Test func `a date before the document's own day is asked, and a later one is not`() {
        let before = row {
            $0.fields.deadline = DeadlineFields(raw: "1/1/2026", kind: "date", start: "2026-01-01", end: "2026-01-01")
        }
        #expect(before.questions(Self.context).map(\.code) == ["deadline.before-document"])
        let sameDay = row {
            $0.fields.deadline = DeadlineFields(raw: "12/1/2026", kind: "date", start: "2026-01-12", end: "2026-01-12")
        }
        #expect(sameDay.questions(Self.context).isEmpty)
    }

    @Test func `an unknown agency is asked with the nearest names, and the answer links it`() throws {
        var unknown = row {
            $0.fields.lead = Parties(raw: "Sở Khoa học Công nghệ", units: [], unknown: ["Sở Khoa học Công nghệ"])
        }
        let question = try #require(unknown.questions(Self.context).first)
        #expect(question.proposed?.label == "Sở Khoa học và Công nghệ")
        unknown.take(try #require(question.proposed), to: question)
        #expect(unknown.fields.lead.units == ["so-khcn"])
        #expect(unknown.fields.lead.unknown.isEmpty)
        #expect(unknown.fields.lead.raw == "Sở Khoa học Công nghệ")
        #expect(unknown.questions(Self.context).isEmpty)
    }

    @Test func `a name like no other keeps its words`() throws {
        let unknown = row { $0.fields.lead = Parties(raw: "Hội quán", units: [], unknown: ["Hội quán"]) }
        let question = try #require(unknown.questions(Self.context).first)
        #expect(question.proposed?.effect == .keep)
    }

    @Test func `a group as lead is asked with the number of its members`() throws {
        var group = row { $0.fields.lead = Parties(raw: "UBND các xã", units: ["g-xa"]) }
        let question = try #require(group.questions(Self.context).first)
        #expect(question.code == "lead.group")
        #expect(question.marked == "2 đơn vị")
        #expect(question.proposed?.effect == .keep)
        group.take(try #require(question[answer: "expand"]), to: question)
        #expect(group.fields.lead.units == ["xa-1", "xa-2"])
    }

    @Test func `accepting takes the proposed answers, and says edited only when a value changed`() throws {
        let plain = try row { $0.fields.lead = Parties(raw: "UBND các xã", units: ["g-xa"]) }.after(
            .accept(nil), Self.context)
        #expect(plain.state == .accepted)
        #expect(plain.answers == ["lead.group": "keep"])
        let dated = try row { $0.fields.deadline = DeadlineFields(raw: "31/9/2025", kind: "invalid") }.after(
            .accept(nil), Self.context)
        #expect(dated.state == .edited)
        #expect(dated.fields.deadline.end == "2025-09-30")
        #expect(dated.fields.deadline.raw == "31/9/2025")
    }

    @Test func `a rejection needs a reason and a title cannot be empty`() {
        #expect(throws: IntakeProblem.reasonMissing) { try row { _ in }.after(.reject(reason: ""), Self.context) }
        var empty = row { _ in }.fields
        empty.title = ""
        #expect(throws: IntakeProblem.titleMissing) { try row { _ in }.after(.accept(empty), Self.context) }
    }

    @Test func `a person's own date is not overruled by the proposed answer`() throws {
        let doubtful = row { $0.fields.deadline = DeadlineFields(raw: "31/9/2025", kind: "invalid") }
        var mine = doubtful.fields
        mine.deadline = DeadlineFields(raw: "31/9/2025", kind: "date", start: "2025-08-31", end: "2025-08-31")
        let taken = try doubtful.after(.accept(mine), QuestionContext(units: Self.book))
        #expect(taken.fields.deadline.end == "2025-08-31")
    }

    @Test(arguments: [
        ("repeated header", LeftCause.repeatedHeader), ("continuation of row 4", .continuation), ("section", .section),
        ("empty row", .other), ("above the header", .repeatedHeader),
    ])
    func `the reader's reasons become the words of the sum`(why: String, cause: LeftCause) {
        #expect(LeftCause(why: why) == cause)
    }

    @Test(arguments: [("12,5", 12.5), ("1.250", 1250), ("1.250,5", 1250.5), ("-3", -3), ("80", 80)])
    func `numbers are read the Vietnamese way`(text: String, value: Double) {
        #expect(NumberText.read(text) == value)
    }

    @Test(arguments: ["12.5", "1.25.0", "mười", "1,2,3", "", "1.2345"])
    func `a number that may mean two things is refused`(text: String) {
        #expect(NumberText.read(text) == nil)
    }
}
