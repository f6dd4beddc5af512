import Database
import Ledger
import Organizations
import Testing
import Vocabulary

@testable import Indicators

/// Every act on every state by everybody who may ask, and what the store makes of them.
@Suite struct ValueActs {
    /// Where a value stands afterwards; what is not here is refused.
    private static let allowed: [(ValueAct, ValueState, [ValueAct.Who], ValueState)] = [
        (.send, .draft, [.party, .unit, .steward], .sent),
        (.back, .sent, [.steward, .office], .returned),
        (.approve, .sent, [.steward, .office], .approved),
        (.contest, .sent, [.party, .unit, .office, .reader], .contested),
        (.contest, .approved, [.party, .unit, .office, .reader], .contested),
        (.keep, .contested, [.steward, .office], .approved),
        (.replace, .contested, [.steward, .office], .returned),
    ]

    @Test func `the table of acts is exactly this, whoever asks and wherever the value stands`() {
        var cases = 0
        for act in ValueAct.allCases {
            for state in ValueState.allCases {
                for who in ValueAct.Who.allCases {
                    for needsApproval in [false, true] {
                        let rule = Self.allowed.first { $0.0 == act && $0.1 == state && $0.2.contains(who) }
                        let isWaiting = needsApproval && act == .contest && state == .sent
                        let wanted = isWaiting ? nil : rule?.3
                        #expect(
                            act.after(state, by: who, needsApproval: needsApproval) == wanted,
                            "\(act) \(state) \(who) \(needsApproval)")
                        cases += 1
                    }
                }
            }
        }
        #expect(cases == 6 * 5 * 6 * 2)
    }

    @Test func `nobody judges a value of one's own, and no act makes an unapproved value count but an approval`() {
        for state in ValueState.allCases {
            for act in [ValueAct.back, .approve, .keep, .replace] {
                #expect(act.after(state, by: .party, needsApproval: true) == nil)
                #expect(act.after(state, by: .unit, needsApproval: true) == nil)
                #expect(act.after(state, by: .stranger, needsApproval: true) == nil)
            }
            for act in ValueAct.allCases {
                for who in ValueAct.Who.allCases where !state.counts(needsApproval: true) {
                    guard let next = act.after(state, by: who, needsApproval: true) else { continue }
                    #expect(!next.counts(needsApproval: true) || act == .approve, "\(act) \(state)")
                }
            }
        }
    }

    private func sent(
        _ house: IndicatorHouse, _ amount: Double, by viewer: Viewer, isDraft: Bool = false
    ) async throws -> ValueReading.Version {
        let id = try await house.indicators.find(code: "ho-so", for: viewer).id
        let unit = try await house.unit("xa-21040")
        let period = try #require(Period("2026-09"))
        var sending = Sending(
            .page, entries: [.init(indicator: id, unit: unit, period: period, says: .amount(amount))])
        sending.isDraft = isDraft
        try await house.values.send(sending, by: viewer)
        return try #require(try await versions(house, for: viewer).first)
    }

    private func versions(_ house: IndicatorHouse, for viewer: Viewer) async throws -> [ValueReading.Version] {
        let id = try await house.indicators.find(code: "ho-so", for: viewer).id
        let cell = ValueCell(
            indicator: id, unit: try await house.unit("xa-21040"), period: try #require(Period("2026-09")))
        return try await house.values.reading.versions(of: cell, for: viewer)
    }

    private func counting(_ house: IndicatorHouse) async throws -> Double? {
        let view = try await house.view()
        let id = try #require(view.indicator(code: "ho-so")).id
        #expect(try await house.cube.differences() == [])
        return view.block(id)?.value(try await house.unit("xa-21040"), try #require(Period("2026-09")))
    }

    private func define(_ house: IndicatorHouse, needsApproval: Bool = true) async throws {
        let steward = try await house.unit("so-khcn")
        try await house.define("ho-so") {
            $0.needsApproval = needsApproval
            $0.steward = steward
        }
    }

    @Test func `a value counts once a second person approved it, and each act is kept`() async throws {
        try await withIndicators { house in
            try await define(house)
            let commune = try await house.focal("xa-21040")
            let steward = try await house.focal("so-khcn")
            let version = try await sent(house, 10, by: commune)
            #expect(try await counting(house) == nil)
            let own = try await house.values.judge(.approve, [version.ref], words: "", by: commune)
            #expect(own.done == 0 && own.left.first?.why.code == "IND-18")
            await #expect(throws: NotVisible.self) {
                try await house.values.judge(
                    .approve, [version.ref], words: "", by: try await house.focal("xa-21034"))
            }
            let done = try await house.values.judge(.approve, [version.ref], words: "Khớp báo cáo", by: steward)
            #expect(done.done == 1 && done.left.isEmpty)
            #expect(try await counting(house) == 10)
            let again = try await house.values.judge(.approve, [version.ref], words: "", by: steward)
            #expect(again.left.first?.why.code == "IND-20")
            let kept = try #require(try await versions(house, for: commune).first)
            #expect(kept.acts.map(\.act) == [.approve] && kept.acts.first?.words == "Khớp báo cáo")
            let deeds = try await house.database.rows("SELECT deed FROM ledger WHERE subject_kind = 'value'")
            #expect(try deeds.map { try $0.get("deed", as: String.self) } == ["value-approved"])
        }
    }

    @Test func `a return needs words, and the old value counts on until the new one is approved`() async throws {
        try await withIndicators { house in
            try await define(house)
            let commune = try await house.focal("xa-21040")
            let office = Viewer(actor: "office", actorName: "Văn phòng", unit: nil, roles: [.office])
            let first = try await sent(house, 10, by: commune)
            _ = try await house.values.judge(.approve, [first.ref], words: "", by: office)
            let second = try await sent(house, 12, by: commune)
            #expect(try await counting(house) == 10)
            await #expect(throws: IndicatorProblem.reasonMissing) {
                try await house.values.judge(.back, [second.ref], words: "", by: office)
            }
            let third = try await sent(house, 13, by: commune)
            let late = try await house.values.judge(.approve, [second.ref], words: "", by: office)
            #expect(late.left.first?.why.code == "IND-07", "a newer version came meanwhile")
            #expect(try await house.values.judge(.back, [third.ref], words: "Thiếu bảng kê", by: office).done == 1)
            #expect(try await counting(house) == 10)
            #expect(try await versions(house, for: commune).map(\.value.state) == [.returned, .sent, .approved])
        }
    }

    @Test func `a contest says why, and another person keeps the value or puts another in its place`() async throws {
        try await withIndicators { house in
            try await define(house, needsApproval: false)
            let steward = try await house.focal("so-khcn")
            let commune = try await house.focal("xa-21040")
            let version = try await sent(house, 10, by: steward)
            #expect(try await counting(house) == 10)
            var contest = Values.Contest(motive: "")
            await #expect(throws: IndicatorProblem.reasonMissing) {
                try await house.values.contest(version.ref, contest, by: commune)
            }
            contest = Values.Contest(motive: "Số này là của tháng 8", proposed: 14)
            contest.paperNumber = "96/BC-UBND"
            contest.paperDate = Day("2026-10-02")
            await #expect(throws: NotVisible.self) {
                try await house.values.contest(version.ref, contest, by: try await house.focal("xa-21034"))
            }
            try await house.values.contest(version.ref, contest, by: commune)
            #expect(try await counting(house) == 10, "a contested value counts until it is settled")
            await #expect(throws: IndicatorProblem.ownApproval) {
                try await house.values.keep(version.ref, words: "Đúng", by: steward)
            }
            await #expect(throws: IndicatorProblem.notYours("Việc này do người khác quyết định.")) {
                try await house.values.replace(version.ref, by: .amount(14), words: "Đúng", by: IndicatorHouse.leader)
            }
            try await house.values.replace(
                version.ref, by: .amount(14), words: "Theo báo cáo 96", by: IndicatorHouse.coordinator)
            #expect(try await counting(house) == 14)
            let all = try await versions(house, for: commune)
            #expect(all.map(\.value.state) == [.approved, .returned])
            #expect(all.last?.acts.map(\.act) == [.contest, .replace])
            #expect(all.last?.acts.first?.proposed == 14 && all.last?.acts.first?.paperNumber == "96/BC-UBND")

            let newer = try #require(all.first)
            try await house.values.contest(newer.ref, Values.Contest(motive: "Vẫn chưa đúng"), by: commune)
            try await house.values.keep(newer.ref, words: "Đã đối chiếu", by: steward)
            #expect(try await versions(house, for: commune).first?.value.state == .approved)
        }
    }

    @Test func `a draft is its own unit's, says nothing, and is sent as it stands`() async throws {
        try await withIndicators { house in
            try await define(house, needsApproval: false)
            let commune = try await house.focal("xa-21040")
            let colleague = Viewer(
                actor: "colleague", actorName: "Đồng nghiệp", unit: commune.unit, roles: [.focal])
            let draft = try await sent(house, 10, by: commune, isDraft: true)
            #expect(try await counting(house) == nil)
            #expect(try await versions(house, for: try await house.focal("so-khcn")).isEmpty)
            #expect(try await versions(house, for: IndicatorHouse.leader).isEmpty)
            await #expect(throws: NotVisible.self) {
                try await house.values.sendDraft(draft.ref, answers: [], by: try await house.focal("so-khcn"))
            }
            try await house.values.sendDraft(draft.ref, answers: [], by: colleague)
            #expect(try await counting(house) == 10)
            #expect(try await versions(house, for: IndicatorHouse.leader).count == 1)
        }
    }

    @Test func `who wrote meanwhile is told instead of being overwritten`() async throws {
        try await withIndicators { house in
            try await define(house, needsApproval: false)
            let commune = try await house.focal("xa-21040")
            let first = try await sent(house, 10, by: commune)
            var entry = ValueEntry(
                indicator: try await house.indicators.find(code: "ho-so", for: commune).id,
                unit: try await house.unit("xa-21040"), period: try #require(Period("2026-09")), says: .amount(11))
            entry.seen = first.value.seq
            let stale = entry
            try await house.values.send(Sending(.page, entries: [entry]), by: IndicatorHouse.coordinator)
            do {
                try await house.values.send(Sending(.page, entries: [stale]), by: commune)
                Issue.record("a stale form was taken")
            } catch let changed as CellsChanged {
                #expect(changed.cells.map(\.now) == [.amount(11)] && changed.cells.first?.by == "Điều phối")
            }
        }
    }
}
