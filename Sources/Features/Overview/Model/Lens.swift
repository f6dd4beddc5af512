import Design
import Plans
import Progress
import Vietnamese
import Vocabulary
import Web

/// How a page looks at the promises, as its address says it: from which proof a promise counts as done, by which deadline
/// it is judged, and what the page is turned to.
struct Lens: Hashable, Sendable {
    var level = ProofLevel.counted
    var clock = BoardFilter.Clock.current
    /// The plan whose sections the heat table shows; nil shows agencies by plans.
    var plan: ID<Plan>?
    /// The heat table shows the communes instead of the province's agencies.
    var showsCommunes = false
    /// Since which day changes are told; nil is a week.
    var since: Day?

    init() {}

    /// Words that mean nothing are as if they were not there.
    init(_ call: Call) {
        level = Lens.levels.first { $0.word == call.value("muc-do") }?.level ?? .counted
        clock = BoardFilter.Clock(rawValue: call.value("dong-ho") ?? "") ?? .current
        if let plan = call.value("ke-hoach"), !plan.isEmpty { self.plan = ID(plan) }
        showsCommunes = call.value("cap") == "xa"
        since = call.value("tu").flatMap(DayText.read)
    }

    /// The levels of the switch and their words in an address; the usual one has none.
    static let levels: [(level: ProofLevel, word: String)] = [
        (.declared, "tu-khai"), (.evidenced, ""), (.confirmed, "xac-nhan"),
    ]

    var pairs: [(String, String)] {
        [
            ("muc-do", Lens.levels.first { $0.level == level }?.word ?? ""), ("dong-ho", clock.rawValue),
            ("ke-hoach", plan?.text ?? ""), ("cap", showsCommunes ? "xa" : ""), ("tu", since.map(DayText.write) ?? ""),
        ]
    }

    /// The first page seen this way.
    var address: Address { Address("/tong-quan").with(pairs) }

    func changed(_ change: (inout Lens) -> Void) -> Address {
        var copy = self
        change(&copy)
        return copy.address
    }

    /// The list of promises judged this way, narrowed by `change`.
    func rows(_ change: (inout BoardFilter) -> Void) -> Address {
        AssignmentAddress.of { filter in
            filter.level = level
            filter.clock = clock
            change(&filter)
        }
    }

    /// The same seen by another deadline.
    func by(_ clock: BoardFilter.Clock) -> Lens {
        var copy = self
        copy.clock = clock
        return copy
    }
}
