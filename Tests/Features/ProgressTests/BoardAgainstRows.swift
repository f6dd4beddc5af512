import Calendars
import Database
import Design
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Progress

/// The board must say what its rows say, whatever was done and in whatever order.
@Suite struct BoardAgainstRows {
    /// How a promise stands, from its own rows and nothing of the board.
    private func rows(
        _ house: PromiseHouse, missions: [ID<Mission>], clock: BoardFilter.Clock, level: ProofLevel
    ) async throws -> [ID<Assignment>: TimeGroup] {
        let today = house.world.today()
        let pauses = try await house.database.read {
            try Pauses(database: house.database, world: house.world).all(in: $0)
        }
        var groups: [ID<Assignment>: TimeGroup] = [:]
        for mission in missions {
            for promise in try await house.assignments.assignments(of: mission, for: PromiseHouse.leader)
            where promise.part == .lead && promise.state != .withdrawn && !promise.task.isWithdrawn {
                let own = pauses.filter { $0.units.contains(promise.unit.id) }.map { DaySpan(from: $0.from, to: $0.to) }
                let file = try await house.assignments.file(promise.id, pauses: own, for: PromiseHouse.leader)
                let due = clock == .current ? promise.due : promise.firstDue
                groups[promise.id] =
                    timeState(
                        deadline: Deadline(kind: promise.task.deadline.kind), due: due,
                        doneOn: promise.doneOn(atLeast: level), pauses: file.promise.pauses, today: today
                    ).group
            }
        }
        return groups
    }

    private func same(_ board: Board, _ house: PromiseHouse, _ missions: [ID<Mission>], _ note: String) async throws {
        let view = try await board.view(today: house.world.today(), for: PromiseHouse.leader)
        for (clock, level) in [
            (BoardFilter.Clock.current, ProofLevel.evidenced), (.original, .evidenced), (.current, .declared),
            (.current, .confirmed),
        ] {
            let wanted = try await rows(house, missions: missions, clock: clock, level: level)
            var filter = BoardFilter()
            filter.clock = clock
            filter.level = level
            var counts: [TimeGroup: Int] = [:]
            for group in wanted.values { counts[group, default: 0] += 1 }
            #expect(view.tally(filter) == TimeTally(counts), "\(note), \(clock), \(level)")
            let places = view.places(filter)
            #expect(Set(places.map(view.assignment)) == Set(wanted.keys), "\(note)")
            for place in places {
                let group = view.timeState(at: place, atLeast: level, by: clock).group
                #expect(group == wanted[view.assignment(place)], "\(note)")
            }
            for group in TimeGroup.allCases {
                filter.times = [group]
                let found = Set(view.matching(filter).map(view.assignment))
                #expect(found == Set(wanted.filter { $0.value == group }.keys), "\(note), \(group)")
            }
        }
    }

    /// Something that can happen to a promise, chosen by chance; what is not possible is refused and changes nothing.
    private func happen(_ dice: inout Chance, _ mission: ID<Mission>, _ house: PromiseHouse) async throws {
        let all = try await house.assignments.assignments(of: mission, for: PromiseHouse.leader)
        let promise = all[dice.roll(0...(all.count - 1))]
        let focal = try await house.focal(promise.unit.code)
        let today = house.world.today()
        let paper = DecisionPaper(number: "1/QĐ", date: today)
        let id = promise.id
        do {
            switch dice.roll(0...9) {
            case 0...2: try await house.declare(promise, on: today.adding(days: -dice.roll(0...20)).iso, by: focal)
            case 3: try await house.declare(promise, on: nil, by: focal)
            case 4:
                let mark = try await house.decisions.content(of: id, for: PromiseHouse.office).mark
                try await house.decisions.confirm(id, mark: mark, by: PromiseHouse.office)
            case 5:
                try await house.decisions.giveBack(id, version: promise.version, reason: "x", by: PromiseHouse.office)
            case 6:
                try await house.extensions.extend(
                    id, version: promise.version, .init(to: today.adding(days: dice.roll(1...40)), reason: "x"),
                    by: paper, forAllLeads: dice.roll(0...1) == 0, viewer: PromiseHouse.office)
            case 7:
                if promise.state == .suspended {
                    try await house.decisions.resume(id, version: promise.version, by: PromiseHouse.office)
                } else {
                    try await house.decisions.suspend(
                        id, version: promise.version, reason: "x", by: paper, viewer: PromiseHouse.office)
                }
            case 8:
                try await house.decisions.reopen(id, version: promise.version, reason: "x", by: PromiseHouse.office)
            default:
                let task = try await house.missions.mission(mission, for: PromiseHouse.leader)
                var facts = MissionFacts(task)
                facts.deadline.end = today.adding(days: dice.roll(-20...20))
                facts.deadline.start = facts.deadline.end
                facts.section = "Mục \(dice.roll(1...3))"
                try await house.missions.correct(
                    mission, version: task.version, to: facts, by: PromiseHouse.coordinator)
            }
        } catch is ProgressProblem {
        } catch is NotVisible {
        }
    }

    @Test(arguments: [UInt64(1), 2, 3]) func `after chance deeds the board is what its rows are`(seed: UInt64)
        async throws
    {
        try await withPromises { house in
            var dice = Chance(seed)
            let codes = ["so-y-te", "so-noi-vu", "so-tai-chinh", "so-khcn"]
            var missions: [ID<Mission>] = []
            for index in 0..<5 {
                missions.append(
                    try await house.add(
                        "Việc \(index)", lead: Array(codes.prefix(index % 3 + 1)), coop: [codes[3]],
                        due: index == 4 ? nil : house.world.today().adding(days: index * 7)))
            }
            let old = Board(database: house.database, world: house.world)
            try await same(old, house, missions, "at first")
            for step in 0..<24 {
                for _ in 0..<3 { try await happen(&dice, missions[dice.roll(0...4)], house) }
                house.clock.advance(seconds: Int64(dice.roll(0...3)) * 86_400)
                if step % 4 == 3 {
                    try await same(old, house, missions, "seed \(seed), step \(step)")
                    let fresh = Board(database: house.database, world: house.world)
                    try await same(fresh, house, missions, "seed \(seed), step \(step), a second server")
                }
            }
            let view = try await old.view(today: house.world.today(), for: PromiseHouse.leader)
            for place in view.matching(BoardFilter()) {
                let task = try await house.missions.mission(
                    try #require(view.mission(place)), for: PromiseHouse.leader)
                #expect(view.section(place)?.section == task.section, "a corrected section reaches the board")
                #expect(view.line(place).kind == task.deadline.kind)
            }
        }
    }

    @Test func `a focal point sees its own lines and their numbers, the public sees none`() async throws {
        try await withPromises { house in
            for index in 0..<3 {
                try await house.add(
                    "Việc \(index)", lead: index == 0 ? ["so-y-te"] : ["so-y-te", "so-noi-vu"], due: Day("2026-03-31"))
            }
            let board = Board(database: house.database, world: house.world)
            let today = house.world.today()
            let (own, other) = (try await house.focal("so-y-te"), try await house.focal("so-noi-vu"))
            #expect(try await board.view(today: today, for: own).tally(BoardFilter()).total == 3)
            #expect(try await board.view(today: today, for: other).tally(BoardFilter()).total == 2)
            var filter = BoardFilter()
            filter.unit = own.unit
            #expect(try await board.view(today: today, for: other).matching(filter).isEmpty)
            let nobody = Viewer(actor: "public", actorName: "", unit: nil, roles: [])
            #expect(try await board.view(today: today, for: nobody).matching(BoardFilter()).isEmpty)
        }
    }

    @Test func `each address of the list comes back as the same filter`() throws {
        var dice = Chance(5)
        let section = BoardSection(plan: ID("kh"), annex: "Phụ lục I", section: "II.3", title: "Nhóm a~b & c")
        for _ in 0..<300 {
            var filter = BoardFilter()
            if dice.roll(0...1) == 0 { filter.plan = ID("kh") }
            if dice.roll(0...3) == 0 {
                filter.plan = ID("kh")
                filter.section =
                    dice.roll(0...1) == 0 ? section : BoardSection(plan: ID("kh"), annex: "", section: "", title: "")
            }
            if dice.roll(0...3) == 0 { filter.mission = ID("việc 1") }
            if dice.roll(0...3) == 0 { filter.unit = ID("đơn vị") }
            if dice.roll(0...3) == 0 { filter.account = "người" }
            filter.parts = Set(Assignment.Part.allCases.filter { _ in dice.roll(0...1) == 0 })
            filter.states = Set(WorkState.allCases.filter { _ in dice.roll(0...3) == 0 })
            filter.times =
                dice.roll(0...3) == 0
                ? TimeGroup.notDone : Set(TimeGroup.allCases.filter { _ in dice.roll(0...3) == 0 })
            filter.isSilent = dice.roll(0...1) == 0
            filter.dueFrom = dice.roll(0...1) == 0 ? Day("2026-01-05") : nil
            filter.dueTo = dice.roll(0...1) == 0 ? Day("2026-12-31") : nil
            filter.level = [.declared, .evidenced, .confirmed][dice.roll(0...2)]
            filter.clock = dice.roll(0...1) == 0 ? .current : .original
            let order = AssignmentAddress.Order.allCases[dice.roll(0...2)]
            let written = AssignmentAddress(filter, order: order, page: 3)
            var call = Call(world: .live(now: { Instant(milliseconds: 0) }))
            call.query = written.pairs.filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) } + [("trang", "3")]
            #expect(AssignmentAddress(call) == written)
        }
        #expect(AssignmentAddress.of { $0.times = [.overdue] }.shown == "/giao-viec?thoi-han=qua-han")
        #expect(AssignmentAddress(BoardFilter()).address.shown == "/giao-viec")
    }
}

/// Chance that is the same each time.
struct Chance {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return range.lowerBound + Int((state >> 33) % UInt64(range.count))
    }
}
