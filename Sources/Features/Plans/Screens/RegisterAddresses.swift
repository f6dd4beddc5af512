import Design
import Documents
import Vietnamese
import Vocabulary
import Web

/// The register of targets as its address asks for it, and back.
struct TargetAddress {
    var filter: TargetFilter
    var key: PageKey?

    init(_ filter: TargetFilter) {
        self.filter = filter
        // Which targets a group holds is found anew at each asking.
        self.filter.only = nil
    }

    init(_ call: Call) {
        filter = TargetFilter()
        filter.words = tidy(call.value("tim") ?? "")
        if let plan = call.value("ke-hoach"), !plan.isEmpty { filter.plan = ID(plan) }
        filter.unit = call.value("co-quan") ?? ""
        filter.horizon = call.value("nam").flatMap { Int($0) }
        filter.group = call.value("tinh-trang") ?? ""
        filter.state = call.value("rut") == "1" ? .withdrawn : .current
        filter.order = TargetFilter.Order(rawValue: call.value("sap") ?? "") ?? .place
        key = call.value("trang").flatMap { PageKey($0) }
    }

    var pairs: [(String, String)] {
        [
            ("tim", filter.words), ("ke-hoach", filter.plan?.text ?? ""), ("co-quan", filter.unit),
            ("nam", filter.horizon.map { String($0) } ?? ""), ("tinh-trang", filter.group),
            ("rut", filter.state == .withdrawn ? "1" : ""),
            ("sap", filter.order == .place ? "" : filter.order.rawValue),
        ]
    }

    static let list: Address = Address("/chi-tieu")
    var address: Address { TargetAddress.list.with(pairs) }
    func page(_ key: PageKey?) -> Address? { key.map { TargetAddress.list.with(pairs + [("trang", $0.text)]) } }
    var csv: Address { Address("/chi-tieu.csv").with(pairs) }
    var xlsx: Address { Address("/chi-tieu.xlsx").with(pairs) }
    func changed(_ change: (inout TargetFilter) -> Void) -> Address {
        var copy = filter
        change(&copy)
        return TargetAddress(copy).address
    }
    static func of(_ change: (inout TargetFilter) -> Void) -> Address { TargetAddress(TargetFilter()).changed(change) }
}

/// The register of projects as its address asks for it, and back.
struct ProjectAddress {
    var filter: ProjectFilter
    var key: PageKey?

    init(_ filter: ProjectFilter) { self.filter = filter }

    init(_ call: Call) {
        filter = ProjectFilter()
        filter.words = tidy(call.value("tim") ?? "")
        if let plan = call.value("ke-hoach"), !plan.isEmpty { filter.plan = ID(plan) }
        filter.unit = call.value("co-quan") ?? ""
        filter.year = call.value("nam").flatMap { Int($0) }
        filter.state = call.value("rut") == "1" ? .withdrawn : .current
        filter.order = ProjectFilter.Order(rawValue: call.value("sap") ?? "") ?? .place
        key = call.value("trang").flatMap { PageKey($0) }
    }

    var pairs: [(String, String)] {
        [
            ("tim", filter.words), ("ke-hoach", filter.plan?.text ?? ""), ("co-quan", filter.unit),
            ("nam", filter.year.map { String($0) } ?? ""), ("rut", filter.state == .withdrawn ? "1" : ""),
            ("sap", filter.order == .place ? "" : filter.order.rawValue),
        ]
    }

    static let list: Address = Address("/du-an")
    var address: Address { ProjectAddress.list.with(pairs) }
    func page(_ key: PageKey?) -> Address? { key.map { ProjectAddress.list.with(pairs + [("trang", $0.text)]) } }
    var csv: Address { Address("/du-an.csv").with(pairs) }
    var xlsx: Address { Address("/du-an.xlsx").with(pairs) }
    func changed(_ change: (inout ProjectFilter) -> Void) -> Address {
        var copy = filter
        change(&copy)
        return ProjectAddress(copy).address
    }
    static func of(_ change: (inout ProjectFilter) -> Void) -> Address {
        ProjectAddress(ProjectFilter()).changed(change)
    }
}
