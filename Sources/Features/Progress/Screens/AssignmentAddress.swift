package import Design
package import Plans
import Vietnamese
package import Vocabulary
package import Web

/// The list of promises as its address asks for it, and back: the one codec of `BoardFilter` (/giao-viec).
package struct AssignmentAddress: Sendable, Hashable {
    /// The orders of the list; the raw value is the word in an address.
    package enum Order: String, CaseIterable, Sendable {
        /// The nearest deadline first.
        case due = ""
        case dueLast = "han-giam"
        /// Those that said nothing for the longest time first.
        case silent = "im-lang"
    }

    package var filter: BoardFilter
    package var order = Order.due
    /// The page, from 1.
    package var page = 1

    package init(_ filter: BoardFilter, order: Order = .due, page: Int = 1) {
        self.filter = filter
        self.order = order
        self.page = page
    }

    /// Reads the query; words that mean nothing are as if they were not there.
    package init(_ call: Call) {
        var filter = BoardFilter()
        let word = { (name: String) in call.value(name) ?? "" }
        let plan = word("ke-hoach")
        if !plan.isEmpty { filter.plan = ID(plan) }
        if !plan.isEmpty, let section = call.value("muc"), !section.isEmpty {
            filter.section = BoardSection(
                plan: ID(plan), annex: word("phu-luc"), section: section == Self.unnumbered ? "" : section,
                title: word("ten-muc"))
        }
        if !word("nhiem-vu").isEmpty { filter.mission = ID(word("nhiem-vu")) }
        if !word("co-quan").isEmpty { filter.unit = ID(word("co-quan")) }
        if !word("nguoi").isEmpty { filter.account = word("nguoi") }
        filter.parts = Self.parts(call.values("phan"))
        let states = Self.words(call.values("trang-thai"))
        filter.states = Set(WorkState.allCases.filter { states.contains($0.slug) })
        filter.times = Self.times(call.values("thoi-han"))
        filter.isSilent = word("chua-bao") == "1"
        filter.dueFrom = DayText.read(word("tu"))
        filter.dueTo = DayText.read(word("den"))
        filter.level = ProofLevel.allCases.first { $0 != .none && $0.slug == word("muc-do") } ?? .counted
        filter.clock = BoardFilter.Clock(rawValue: word("dong-ho")) ?? .current
        self.filter = filter
        order = Order(rawValue: word("sap")) ?? .due
        page = max(1, min(100_000, Int(word("trang")) ?? 1))
    }

    /// The query that gives this list again, from its first page.
    package var pairs: [(String, String)] {
        let section = filter.section
        return [
            ("ke-hoach", (section?.plan ?? filter.plan)?.text ?? ""),
            ("muc", section.map { $0.section.isEmpty ? Self.unnumbered : $0.section } ?? ""),
            ("phu-luc", section?.annex ?? ""), ("ten-muc", section?.title ?? ""),
            ("nhiem-vu", filter.mission?.text ?? ""), ("co-quan", filter.unit?.text ?? ""),
            ("nguoi", filter.account ?? ""), ("phan", Self.word(filter.parts)),
            ("trang-thai", WorkState.allCases.filter { filter.states.contains($0) }.map(\.slug).joined(separator: ",")),
            ("thoi-han", Self.word(filter.times)), ("muc-do", filter.level == .counted ? "" : filter.level.slug),
            ("dong-ho", filter.clock.rawValue), ("chua-bao", filter.isSilent ? "1" : ""),
            ("tu", filter.dueFrom.map(DayText.write) ?? ""), ("den", filter.dueTo.map(DayText.write) ?? ""),
            ("sap", order.rawValue),
        ]
    }

    static let list: Address = Address("/giao-viec")
    /// The list as a page.
    package var address: Address { Self.list.with(pairs) }
    /// The same rows as CSV.
    package var csv: Address { Address("/giao-viec.csv").with(pairs) }
    /// The same rows as XLSX.
    package var xlsx: Address { Address("/giao-viec.xlsx").with(pairs) }
    /// One page of the list, from 1.
    /// This list from one of its pages, counted from 1.
    package func page(_ number: Int) -> Address {
        Self.list.with(pairs + [("trang", number > 1 ? String(number) : "")])
    }

    /// The same list, from its first page, with one thing changed.
    package func changed(_ change: (inout BoardFilter) -> Void) -> Address {
        var copy = filter
        change(&copy)
        return AssignmentAddress(copy, order: order).address
    }

    /// The list of promises of this filter; every number about promises links here.
    package static func of(_ change: (inout BoardFilter) -> Void) -> Address {
        AssignmentAddress(BoardFilter()).changed(change)
    }

    /// The page of one promise.
    package static func of(_ id: ID<Assignment>) -> Address { Address("/giao-viec/{id}", id.text) }
}

extension AssignmentAddress {
    /// Stands for the section that has no number.
    private static let unnumbered = "-"
    private static let everyPart = "moi"

    private static func words(_ values: [String]) -> Set<String> {
        Set(values.flatMap { $0.split(separator: ",").map(String.init) })
    }

    private static func parts(_ values: [String]) -> Set<Assignment.Part> {
        let words = words(values)
        if words.contains(everyPart) { return [] }
        let parts = Set(Assignment.Part.allCases.filter { words.contains($0.slug) })
        return parts.isEmpty ? [.lead] : parts
    }

    private static func word(_ parts: Set<Assignment.Part>) -> String {
        if parts == [.lead] { return "" }
        if parts.isEmpty { return everyPart }
        return Assignment.Part.allCases.filter { parts.contains($0) }.map(\.slug).joined(separator: ",")
    }

    private static func times(_ values: [String]) -> Set<TimeGroup> {
        let words = words(values)
        var times = Set(TimeGroup.allCases.filter { words.contains($0.slug) })
        if words.contains("chua-xong") { times.formUnion(TimeGroup.notDone) }
        if words.contains("da-xong") { times.formUnion(TimeGroup.done) }
        return times
    }

    private static func word(_ times: Set<TimeGroup>) -> String {
        if times == TimeGroup.notDone { return "chua-xong" }
        if times == TimeGroup.done { return "da-xong" }
        return TimeGroup.allCases.filter { times.contains($0) }.map(\.slug).joined(separator: ",")
    }
}

extension TimeGroup {
    /// Done, in time or late.
    package static let done: Set<TimeGroup> = [.doneOnTime, .doneLate]
    /// Everything that is not done.
    package static let notDone = Set(TimeGroup.allCases).subtracting(done)
}

extension Assignment.Part {
    /// The word for it in an address.
    package var slug: String {
        switch self {
        case .lead: "chu-tri"
        case .coop: "phoi-hop"
        case .watch: "theo-doi"
        }
    }
}

extension WorkState {
    /// The word for it in an address.
    package var slug: String {
        switch self {
        case .assigned: "moi-giao"
        case .accepted: "da-nhan"
        case .contested: "khong-dung"
        case .active: "dang-lam"
        case .declared: "da-khai"
        case .confirmed: "da-xac-nhan"
        case .returned: "bi-tra"
        case .suspended: "tam-dung"
        case .withdrawn: "da-rut"
        case .reopened: "mo-lai"
        }
    }
}

extension ProofLevel {
    /// The word for it in an address.
    package var slug: String {
        switch self {
        case .none: "chua-khai"
        case .declared: "tu-khai"
        case .evidenced: "minh-chung"
        case .confirmed: "xac-nhan"
        }
    }
}
