import Design
import Plans
import Progress
import TestHouse
import Testing
import Vocabulary

@testable import Overview

@Suite struct PureRules {
    private func counts(_ groups: [(TimeGroup, Int)], silent: Int = 0) -> GroupCounts {
        var counts = GroupCounts()
        var left = silent
        for (group, amount) in groups {
            for _ in 0..<amount {
                counts.add(group, isSilent: group == .overdue && left > 0)
                if group == .overdue { left -= 1 }
            }
        }
        return counts
    }

    @Test func `counts of a register are those of a tally`() {
        let all = TimeGroup.allCases.enumerated().map { ($0.element, $0.offset + 1) }
        let counts = counts(all)
        for (group, amount) in all { #expect(counts[group] == amount) }
        #expect(counts.total == counts.tally.total && counts.rate.due == counts.tally.due)
        let twice = counts + counts
        #expect(twice[.overdue] == 2 * counts[.overdue] && twice.total == 2 * counts.total)
    }

    /// A rate is over what was due; what nobody reported widens it to an interval and never counts as nought alone.
    @Test(arguments: [
        ([(TimeGroup.doneOnTime, 71), (.doneLate, 8), (.overdue, 11), (.notDue, 66)], 0, "78,9%"),
        ([(.doneOnTime, 71), (.doneLate, 8), (.overdue, 11)], 5, "78,9–84,4%"),
        ([(.overdue, 4)], 4, "chưa báo cáo"), ([(.overdue, 4)], 0, "0,0%"),
        ([(.notDue, 9), (.regular, 2)], 0, "chưa việc nào đến hạn"),
        ([(.doneOnTime, 3), (.paused, 5)], 0, "100,0%"), ([(.dueToday, 3)], 0, "chưa việc nào đến hạn"),
    ])
    func `a rate is said with what is unknown`(groups: [(TimeGroup, Int)], silent: Int, said: String) {
        #expect(Figures(Lens(), .vi).percent(counts(groups, silent: silent).rate) == said)
    }

    @Test func `the sentence of the day says what is due, late and next`() throws {
        let cases: [([(TimeGroup, Int)], Int)] = [
            ([(.dueToday, 6), (.overdue, 11), (.notDue, 3)], 4), ([(.notDue, 3)], 0), ([(.overdue, 1)], 1),
            ([(.dueToday, 1), (.dueSoon, 2)], 0), ([(.dueToday, 1200), (.overdue, 3400), (.dueSoon, 5)], 116),
        ]
        let said = cases.flatMap { groups, agencies in
            [Language.vi, .en].map {
                DaySentence(counts: counts(groups), lateAgencies: agencies, language: $0).text
            }
        }
        try expectGolden(said.joined(separator: "\n"), "sentences.txt")
    }

    private func one(
        _ place: Int, mission: Int32 = 0, late: Int = 0, asked: Bool = false, blocked: Bool = false,
        contested: Bool = false, granted: Int = 0
    ) -> DecisionCase {
        DecisionCase(
            place: place, mission: mission == 0 ? Int32(place) : mission, daysLate: late, isAsked: asked,
            isBlocked: blocked, isContested: contested, granted: granted)
    }

    @Test
    func `the chair is asked first what is late and asks, then what is blocked, wrong, long late, early asked, late`() {
        let cases = [
            one(1, late: 3), one(2, asked: true), one(3, late: 40), one(4, contested: true),
            one(5, late: 9, blocked: true), one(6, late: 2, asked: true), one(7, late: 50, asked: true), one(8),
            one(9, late: 80),
        ]
        #expect(DecisionCase.ranked(cases).map(\.place) == [7, 6, 5, 4, 9, 3, 2, 1])
        #expect(DecisionCase.ranked(cases.reversed()) == DecisionCase.ranked(cases))
    }

    @Test func `a task of many leads is asked once, by its worst`() {
        let ranked = DecisionCase.ranked((1...96).map { one($0, mission: 7, late: $0) } + [one(200, late: 4)])
        #expect(ranked.map(\.place) == [96, 200])
        #expect(ranked[0].leads == 96 && ranked[1].leads == 1)
    }

    @Test(arguments: [
        (true, 0, false, 10, DecisionCase.Answer.extend), (true, 1, false, 10, .urge), (false, 0, true, 0, .change),
        (false, 0, false, 31, .urge), (false, 2, false, 31, .change), (false, 0, false, 5, .urge),
    ])
    func `more time is proposed once, then pressure, then another lead`(
        asked: Bool, granted: Int, contested: Bool, late: Int, answer: DecisionCase.Answer
    ) {
        #expect(one(1, late: late, asked: asked, contested: contested, granted: granted).proposal == answer)
    }

    @Test func `the curve counts up what was promised and what was proved by then`() throws {
        let entry = { (due: String?, first: String?, done: String?) in
            BurnUp.Entry(
                due: due.flatMap { Day($0) }, firstDue: first.flatMap { Day($0) }, doneOn: done.flatMap { Day($0) })
        }
        let curve = BurnUp(
            [
                entry("2026-01-31", "2026-01-31", "2026-01-20"), entry("2026-03-15", "2026-02-10", nil),
                entry("2026-03-31", "2026-03-31", "2026-04-02"), entry(nil, nil, nil),
            ], today: try day("2026-02-14"))
        #expect(!curve.isQuarterly && curve.total == 4 && curve.dated == 3)
        #expect(curve.points.map(\.day.iso) == ["2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"])
        #expect(curve.points.map(\.planned) == [0, 1, 1, 3, 3])
        #expect(curve.points.map(\.plannedFirst) == [0, 1, 2, 3, 3])
        #expect(curve.points.map(\.done) == [0, 1, 1, nil, nil])
        #expect(BurnUp([entry(nil, nil, nil)], today: try day("2026-02-14")).points.isEmpty)
        let long = BurnUp([entry("2026-01-31", nil, nil), entry("2030-12-31", nil, nil)], today: try day("2026-02-14"))
        #expect(long.isQuarterly && long.points.last?.day.iso == "2030-12-31" && long.points.last?.planned == 2)
        #expect(long.points.count == 21)
    }

    @Test(arguments: [
        ("Một việc", 20, "Một việc"), ("Một việc rất dài, không hết", 16, "Một việc rất…"), ("Việc, dài", 6, "Việc…"),
        ("Nghiêngnghiêng", 5, "Nghiê…"),
    ])
    func `long words are cut between words`(text: String, most: Int, cut: String) {
        #expect(clipped(text, most) == cut)
    }

    @Test func `a page's address brings its switches back`() {
        var lens = Lens()
        lens.level = .confirmed
        lens.clock = .original
        lens.plan = ID("kh-1")
        lens.showsCommunes = true
        lens.since = Day("2026-01-05")
        #expect(
            lens.address.shown
                == "/tong-quan?muc-do=xac-nhan&dong-ho=ban-dau&ke-hoach=kh-1&cap=xa&tu=05%2F01%2F2026")
        #expect(Lens().address.shown == "/tong-quan")
    }
}
