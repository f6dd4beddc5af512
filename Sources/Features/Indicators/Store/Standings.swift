package import Database
package import Organizations
package import Plans
package import Vocabulary

/// How aims stand, reckoned from the cube at the moment of asking.
package struct Standings: Sendable {
    let database: Database
    let world: World
    let cube: Cube

    package init(database: Database, world: World, cube: Cube) {
        self.database = database
        self.world = world
        self.cube = cube
    }

    /// A unit as pages name it.
    package struct Named: Sendable, Hashable {
        package let id: ID<OrgUnit>
        package let code: String
        package let name: String
    }

    /// One aim of a target and how it stands; without an accepted indicator it has no standing.
    package struct Line: Sendable {
        package let line: Aims.Line
        package let standing: AimStanding?
    }

    /// Everything that pages of targets show, of one moment.
    package struct Book: Sendable {
        package let lines: [Line]
        package let view: CubeView
        package let units: [ID<OrgUnit>: Named]
        package let steps: [ID<Indicator>: [Aim.Step]]

        /// The name of a unit; empty for none.
        package func name(_ id: ID<OrgUnit>) -> String { units[id]?.name ?? "" }
    }

    /// The aims of a filter with their standings, by plan and place.
    package func book(_ filter: Aims.Filter = Aims.Filter(), for viewer: Viewer) async throws -> Book {
        let view = try await cube.view(for: viewer)
        // Totals and who lacks most are the same for every reader; only rows of other units are not shown to all.
        let whole = try await cube.view(for: .system("standings"))
        let rules = try WarningRule.shipped()
        let (lines, steps, units) = try await database.read { tx in
            (
                try Aims.lines(filter, in: tx), try Standings.steps(in: tx), try Standings.names(in: tx)
            )
        }
        let today = world.today()
        let mark = units.values.reduce(0) { $0 ^ $1.hashValue }
        return Book(
            lines: lines.map { line in
                guard line.aim.link == .accepted, let id = line.aim.indicator, let indicator = whole.indicator(id)
                else { return Line(line: line, standing: nil) }
                let names = view.seesAllUnits(of: indicator)
                let ground = StandingMemory.Ground(
                    aim: line.aim, indicator: indicator, stamp: whole.block(id)?.stamp ?? -1,
                    owing: whole.units(of: id).count, steps: steps[id] ?? [], units: mark, today: today)
                let standing = cube.standings.standing(.init(aim: line.aim.id, names: names), on: ground) {
                    AimStanding(
                        line.aim, of: indicator,
                        facts: Standings.facts(
                            of: indicator, in: whole, units: units, steps: ground.steps, names: names),
                        rules: rules, today: today)
                }
                return Line(line: line, standing: standing)
            }, view: view, units: units, steps: steps)
    }

    /// What an aim is judged by. `names` false leaves out what single communes say.
    static func facts(
        of indicator: Indicator, in view: CubeView, units: [ID<OrgUnit>: Named], steps: [Aim.Step], names: Bool
    ) -> AimStanding.Facts {
        let owing = view.units(of: indicator.id)
        return facts(
            of: indicator, block: view.block(indicator.id), owing: owing,
            expected: { view.expected(of: indicator, owing: owing, $0) }, units: units, steps: steps, names: names)
    }

    /// The same of any block, one that was never said too: `owing` are the units that should say it.
    static func facts(
        of indicator: Indicator, block: CubeBlock?, owing: [ID<OrgUnit>], expected: (Period) -> Int,
        units: [ID<OrgUnit>: Named], steps: [Aim.Step], names: Bool
    ) -> AimStanding.Facts {
        var facts = AimStanding.Facts()
        facts.steps = steps
        guard let block, let last = block.last, let column = block.column(last) else { return facts }
        facts.values = block.totals
        facts.sure = facts.values.filter { period, _ in
            guard let column = block.column(period) else { return false }
            return AimStanding.isSure(
                known: Int(block.known[column]), expected: expected(period), rule: indicator.acrossUnits)
        }
        // What is judged is the newest period of which enough units spoke: one that sends early is no news of all.
        let judged = facts.sure.last?.period ?? last
        let place = block.column(judged) ?? column
        facts.expected = expected(judged)
        facts.reported = Int(block.known[place])
        if facts.reported < facts.expected, indicator.acrossUnits == .ratio {
            facts.bounds = ProvinceRatio(block, of: owing, in: judged, factor: indicator.factor).bounds
        }
        guard names, indicator.scope != .province else { return facts }
        for unit in owing {
            guard let value = block.value(unit, judged) else { continue }
            let name = units[unit]?.name ?? ""
            facts.communes.append(WarningFacts.Commune(unit: unit, name: name, value: value))
            if let parts = block.parts(unit, judged) {
                facts.parts.append(
                    Holdback.Part(unit: unit, name: name, amount: parts.numerator, whole: parts.denominator))
            } else {
                facts.parts.append(Holdback.Part(unit: unit, name: name, amount: value))
            }
        }
        return facts
    }

    static func steps(in tx: any Transaction) throws -> [ID<Indicator>: [Aim.Step]] {
        var steps: [ID<Indicator>: [Aim.Step]] = [:]
        for row in try tx.rows(
            """
            SELECT indicator_steps.indicator_id, indicator_steps.period, indicator_steps.amount, indicator_steps.words,
                indicators.frequency
            FROM indicator_steps JOIN indicators ON indicators.id = indicator_steps.indicator_id
            WHERE indicator_steps.withdrawn_reason IS NULL ORDER BY indicator_steps.period, indicator_steps.id
            """)
        {
            guard let frequency = Frequency(rawValue: try row.get("frequency")) else { continue }
            steps[try row.get("indicator_id"), default: []].append(
                Aim.Step(
                    period: Period(frequency, number: try row.get("period")), amount: try row.get("amount"),
                    words: try row.get("words")))
        }
        return steps
    }

    private static func names(in tx: any Transaction) throws -> [ID<OrgUnit>: Named] {
        var names: [ID<OrgUnit>: Named] = [:]
        for row in try tx.rows("SELECT id, code, name FROM units") {
            let id: ID<OrgUnit> = try row.get("id")
            names[id] = Named(id: id, code: try row.get("code"), name: try row.get("name"))
        }
        return names
    }
}
