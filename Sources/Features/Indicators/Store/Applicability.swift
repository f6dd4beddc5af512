import Database
import Organizations
import Vocabulary

/// Which units an indicator is asked of, and when (phạm vi áp dụng).
struct Applicability: Sendable {
    /// A unit that is in or out of the scope for a span of periods.
    struct Exception: Sendable {
        let unit: ID<OrgUnit>
        let applies: Bool
        let from: Int?
        let to: Int?
        let reason: String
    }

    /// The communes and departments of the day, in Vietnamese order of their names.
    var communes: [ID<OrgUnit>] = []
    var departments: [ID<OrgUnit>] = []
    var exceptions: [ID<Indicator>: [Exception]] = [:]
    /// The units that owe each indicator in at least one period; see `settle`.
    private var owing: [ID<Indicator>: [ID<OrgUnit>]] = [:]

    /// The codes of the groups whose members are meant by a scope.
    static let communeGroup = "g-ubnd-xa"
    static let departmentGroup = "g-so-ban-nganh"

    init() {}

    /// The members of the two groups on a day.
    static func groups(
        on day: Day, in tx: any Transaction
    ) throws -> (communes: [ID<OrgUnit>], departments: [ID<OrgUnit>]) {
        (
            try members(of: communeGroup, on: day, in: tx), try members(of: departmentGroup, on: day, in: tx)
        )
    }

    /// All exceptions, in the order in which they are tried.
    static func exceptions(in tx: any Transaction) throws -> [ID<Indicator>: [Exception]] {
        var exceptions: [ID<Indicator>: [Exception]] = [:]
        for row in try tx.rows("SELECT * FROM indicator_units ORDER BY indicator_id, position") {
            exceptions[try row.get("indicator_id"), default: []].append(
                Exception(
                    unit: try row.get("unit_id"), applies: try row.get("applies", as: Int.self) == 1,
                    from: try row.get("from_period"), to: try row.get("to_period"), reason: try row.get("reason")))
        }
        return exceptions
    }

    /// Finds out once who owes what, after groups, exceptions or definitions changed.
    mutating func settle(_ indicators: [Indicator]) {
        owing = Dictionary(uniqueKeysWithValues: indicators.map { ($0.id, found(of: $0)) })
    }

    private static func members(of group: String, on day: Day, in tx: any Transaction) throws -> [ID<OrgUnit>] {
        guard let row = try tx.first("SELECT id FROM units WHERE code = \(group)") else { return [] }
        let id: ID<OrgUnit> = try row.get("id")
        return try tx.rows(
            "SELECT id FROM units WHERE id IN (\(Units.memberIDs(of: "\(id)", on: day))) ORDER BY name_sort, id"
        ).map { try $0.get("id") }
    }

    /// The units that owe this indicator in at least one period.
    func units(of indicator: Indicator) -> [ID<OrgUnit>] { owing[indicator.id] ?? [] }

    private func found(of indicator: Indicator) -> [ID<OrgUnit>] {
        let exceptions = exceptions[indicator.id] ?? []
        let added = exceptions.filter(\.applies).map(\.unit)
        var units: [ID<OrgUnit>]
        switch indicator.scope {
        case .province: units = indicator.steward.map { [$0] } ?? []
        case .communes: units = communes
        case .departments: units = departments
        case .listed: units = []
        }
        let out = Set(exceptions.filter { !$0.applies && $0.from == nil && $0.to == nil }.map(\.unit))
        units.removeAll { out.contains($0) }
        var known = Set(units)
        for unit in added where known.insert(unit).inserted { units.append(unit) }
        return units
    }

    /// Whether a unit owes a value for a period (its number in the indicator's frequency).
    func applies(_ indicator: Indicator, _ unit: ID<OrgUnit>, _ period: Int) -> Bool {
        for exception in exceptions[indicator.id] ?? [] where exception.unit == unit {
            if period >= exception.from ?? .min, period <= exception.to ?? .max { return exception.applies }
        }
        return usually(indicator, unit)
    }

    /// How many of the units that owe an indicator owe it for a period. `owing` is `units(of:)`.
    func expected(_ indicator: Indicator, owing: [ID<OrgUnit>], _ period: Int) -> Int {
        let bounded = (exceptions[indicator.id] ?? []).contains { $0.from != nil || $0.to != nil }
        return bounded ? owing.count { applies(indicator, $0, period) } : owing.count
    }

    /// Whether an indicator is asked of a unit, exceptions apart.
    func usually(_ indicator: Indicator, _ unit: ID<OrgUnit>) -> Bool {
        switch indicator.scope {
        case .province: indicator.steward == unit
        case .communes: communes.contains(unit)
        case .departments: departments.contains(unit)
        case .listed: false
        }
    }
}
