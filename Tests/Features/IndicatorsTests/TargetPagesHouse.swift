import Database
import Documents
import Extraction
import Organizations
import Plans
import Vocabulary

@testable import Indicators

extension IndicatorHouse {
    /// What `signatures` made.
    struct Signatures: Sendable {
        let indicator: ID<Indicator>
        let target: ID<Target>
        let plan: ID<Plan>
        /// Codes of the communes, in order of name.
        let units: [String]
    }

    /// A plan of this code, made once.
    func plan(_ code: String) async throws -> ID<Plan> {
        let rows = try await database.rows("SELECT id FROM plans WHERE code = \(code)")
        if let known = rows.first { return try known.get("id") }
        return try await PlanRegister(database: database, world: world).enter(
            NewPlan(code: code, title: "Kế hoạch \(code)"), by: Self.coordinator)
    }

    /// A target with its demands read from it, led by a department and carried out by every commune.
    func target(
        _ name: String, _ value: String, plan code: String = "68/KH-UBND", horizon: Int = 2027
    ) async throws -> ID<Target> {
        let plan = try await plan(code)
        var new = NewTarget(name: name)
        new.horizon = horizon
        new.phase = "Đến năm \(horizon)"
        new.unit = "%"
        new.value = TargetValue(ValueGrammar.read(value, unit: "%"))
        new.lead = UnitWords(raw: "Sở Khoa học và Công nghệ", codes: ["so-khcn"])
        new.performers = UnitWords(raw: "UBND các xã", codes: ["g-ubnd-xa"])
        let targets = Targets(database: database, world: world)
        let row = new
        let id = try await database.write { try targets.insert(row, into: plan, in: $0, by: Self.coordinator) }
        _ = try await feature.aims.readAims(of: [id], by: Self.coordinator)
        return id
    }

    /// Ties every demand of a target to an indicator.
    func link(_ target: ID<Target>, to indicator: ID<Indicator>) async throws {
        var filter = Aims.Filter()
        filter.target = target
        for line in try await feature.aims.list(filter, for: Self.coordinator) {
            try await feature.aims.link(
                line.aim.id, version: line.aim.version, to: indicator, by: Self.coordinator)
        }
    }

    /// A share that every commune reports monthly for a year, rising too slowly for its target; the last `silent`
    /// communes say nothing of the newest month.
    func signatures(value: String = "50%", silent: Int = 0) async throws -> Signatures {
        let steward = try await unit("so-khcn")
        let indicator = try await define("chu-ky-so") {
            $0.name = "Tỷ lệ người trưởng thành có chữ ký số"
            $0.unit = "%"
            $0.kind = .ratio
            $0.acrossUnits = .ratio
            $0.numerator = "Người có chữ ký số"
            $0.denominator = "Người từ 18 tuổi"
            $0.steward = steward
        }
        let view = try await view()
        let owing = view.units(of: indicator)
        var entries: [ValueEntry] = []
        for (row, unit) in owing.enumerated() {
            for (column, period) in TargetPages.months.enumerated() {
                if column == 11, row >= owing.count - silent { continue }
                let share = 6 + Double(row % 30) / 2 + Double(column) * 0.7
                entries.append(
                    ValueEntry(
                        indicator: indicator, unit: unit, period: period,
                        says: .ratio(numerator: (share * 10).rounded(), denominator: 1000)))
            }
        }
        var sending = Sending(.demo, entries: entries)
        sending.source = "Cơ sở dữ liệu thử"
        try await values.send(sending, by: Self.coordinator)
        let target = try await target("Người trưởng thành có chữ ký số cá nhân", value)
        try await link(target, to: indicator)
        let names = try await UnitPlaces.names(in: self)
        return Signatures(
            indicator: indicator, target: target, plan: try await plan("68/KH-UBND"),
            units: owing.map { names[$0]?.code ?? "" })
    }
}

extension UnitPlaces {
    static func names(in house: IndicatorHouse) async throws -> [ID<OrgUnit>: Standings.Named] {
        try await house.database.read { try UnitPlaces.names(in: $0) }
    }
}
