import Design
import Documents
import Vietnamese
import Vocabulary
import Web

/// The register of tasks as its address asks for it, and back.
struct MissionAddress {
    var filter: MissionFilter
    var key: PageKey?

    init(_ filter: MissionFilter, key: PageKey? = nil) {
        self.filter = filter
        self.key = key
    }

    /// Reads the query; words that mean nothing are as if they were not there.
    init(_ call: Call) {
        filter = MissionFilter()
        filter.words = tidy(call.value("tim") ?? "")
        if let plan = call.value("ke-hoach"), !plan.isEmpty { filter.plan = ID(plan) }
        filter.unit = call.value("co-quan") ?? ""
        filter.part = MissionFilter.Part(rawValue: call.value("vai") ?? "") ?? .any
        filter.throughGroups = call.value("nhom") == "1"
        filter.isUnled = call.value("chua-giao") == "1"
        filter.time = MissionAddress.time(call.value("trang-thai") ?? "")
        filter.dueFrom = call.value("tu").flatMap(DayText.read)
        filter.dueTo = call.value("den").flatMap(DayText.read)
        filter.state = call.value("rut") == "1" ? .withdrawn : .current
        filter.order = MissionFilter.Order(rawValue: call.value("sap") ?? "") ?? .due
        key = call.value("trang").flatMap { PageKey($0) }
    }

    /// The query that gives this list again, from its first page.
    var pairs: [(String, String)] {
        [
            ("tim", filter.words), ("ke-hoach", filter.plan?.text ?? ""), ("co-quan", filter.unit),
            ("vai", filter.part.rawValue), ("nhom", filter.throughGroups ? "1" : ""),
            ("chua-giao", filter.isUnled ? "1" : ""), ("trang-thai", MissionAddress.word(filter.time)),
            ("tu", filter.dueFrom.map(DayText.write) ?? ""),
            ("den", filter.dueTo.map(DayText.write) ?? ""), ("rut", filter.state == .withdrawn ? "1" : ""),
            ("sap", filter.order == .due ? "" : filter.order.rawValue),
        ]
    }

    static let list: Address = Address("/nhiem-vu")
    var address: Address { MissionAddress.list.with(pairs) }
    /// This very page.
    var whole: Address { page(key) ?? address }
    func page(_ key: PageKey?) -> Address? { key.map { MissionAddress.list.with(pairs + [("trang", $0.text)]) } }
    var csv: Address { Address("/nhiem-vu.csv").with(pairs) }
    var xlsx: Address { Address("/nhiem-vu.xlsx").with(pairs) }

    /// The same list with one thing changed.
    func changed(_ change: (inout MissionFilter) -> Void) -> Address {
        var copy = filter
        change(&copy)
        return MissionAddress(copy).address
    }

    /// The list of tasks of this filter.
    static func of(_ change: (inout MissionFilter) -> Void) -> Address {
        MissionAddress(MissionFilter()).changed(change)
    }

    static func time(_ word: String) -> MissionFilter.Time {
        switch word {
        case "": .any
        case "chua-xong": .open
        case "da-xong": .done
        default: TimeGroup.allCases.first { $0.slug == word }.map { .group($0) } ?? .any
        }
    }

    static func word(_ time: MissionFilter.Time) -> String {
        switch time {
        case .any: ""
        case .open: "chua-xong"
        case .done: "da-xong"
        case .group(let group): group.slug
        }
    }
}
