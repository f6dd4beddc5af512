package import Database
package import Organizations
package import Vocabulary

/// Reads values as they were said: every version of a cell, the newest of a grid, what waits for a decision.
package struct ValueReading: Sendable {
    let database: Database

    package init(database: Database) { self.database = database }

    /// A version with what came with it.
    package struct Version: Sendable, Hashable {
        package let value: IndicatorValue
        package let author: String
        package let authorName: String
        /// The unit the author spoke for.
        package let authorUnit: ID<OrgUnit>?
        package let sentAt: Instant
        package let channel: String
        package let source: String
        package let method: String
        /// What was said with the whole sending; the value's own note is in `value`.
        package let note: String
        package let paperNumber: String
        package let paperDate: Day?
        package let fileHash: String?
        package let fileName: String
        package var answers: [ValueEntry.Answer] = []
        package var acts: [Act] = []

        package var ref: ValueRef { ValueRef(series: value.series, period: value.period.number, seq: value.seq) }
        /// Who contests it now; empty when nobody does.
        package var contestant: String {
            value.state == .contested ? acts.last { $0.act == .contest }?.actor ?? "" : ""
        }
    }

    /// What was done to a version.
    package struct Act: Sendable, Hashable {
        package let act: ValueAct
        package let words: String
        /// What a contest proposes, in the indicator's unit.
        package let proposed: Double?
        package let paperNumber: String
        package let paperDate: Day?
        package let fileHash: String?
        package let fileName: String
        package let actor: String
        package let actorName: String
        package let at: Instant
    }

    /// All versions of a cell that the viewer may see, newest first; another one's draft is not among them.
    ///
    /// - Throws: `NotVisible` when the cell's unit is out of the viewer's reach.
    package func versions(of cell: ValueCell, for viewer: Viewer) async throws -> [Version] {
        try await database.read { tx in
            guard try ValueReading.mayRead(cell, for: viewer, in: tx) else { throw NotVisible() }
            var versions = try ValueReading.versions(
                where: """
                    value_series.indicator_id = \(cell.indicator) AND value_series.unit_id = \(cell.unit)
                    AND value_series.members = \(cell.members) AND value_entries.period = \(cell.period.number)
                    """, order: "value_entries.seq DESC", limit: 1000, for: viewer, in: tx
            ).map(\.version)
            try ValueReading.fill(&versions, in: tx)
            return versions
        }
    }

    /// The newest entry of each cell of these series and periods: drafts of the viewer's own unit and one's own are
    /// among them, others' are not.
    ///
    /// - Parameters:
    ///   - unit: only this unit's; nil for every unit that the viewer may see.
    ///   - spans: which periods of which indicators, as numbers of the indicator's frequency.
    package func newest(
        unit: ID<OrgUnit>?, spans: [ID<Indicator>: ClosedRange<Int>], for viewer: Viewer
    ) async throws -> [ValueCell: Newest] {
        guard !spans.isEmpty else { return [:] }
        return try await database.read { tx in
            var found: [ValueCell: Newest] = [:]
            // Indicators of one frequency share a span, so a grid costs one statement for each.
            for (span, indicators) in Dictionary(grouping: spans, by: \.value) {
                var condition: SQL = """
                    value_series.members = '' AND value_entries.period >= \(span.lowerBound)
                    AND value_entries.period <= \(span.upperBound)
                    """
                let ids = indicators.map { SQL("\($0.key)") }.joined(separator: ", ")
                condition = condition + " AND value_series.indicator_id IN (" + ids + ")"
                if let unit { condition = condition + " AND value_series.unit_id = \(unit)" }
                let rows = try ValueReading.versions(
                    where: condition, order: "value_entries.series, value_entries.period, value_entries.seq",
                    limit: 50_000, for: viewer, in: tx)
                for row in rows {
                    var newest = found[row.cell] ?? Newest(said: nil, own: row.version)
                    newest.own = row.version
                    if row.version.value.state != .draft { newest.said = row.version }
                    found[row.cell] = newest
                }
            }
            // Why a value came back is what its unit needs to know.
            for (cell, newest) in found where newest.own.value.state == .returned {
                var versions = [newest.own]
                try ValueReading.fill(&versions, in: tx)
                found[cell]?.own = versions[0]
            }
            return found
        }
    }

    /// The last that is said of a cell, and the last that one's own side wrote, perhaps a draft.
    package struct Newest: Sendable {
        /// Not a draft; nil when only drafts are there.
        package var said: Version?
        package var own: Version
        /// The number that a form stands on: of the last that is no draft, 0 for none.
        package var seen: Int64 { said?.value.seq ?? 0 }
    }

    /// A value with the cell it stands in, and the indicator's definition.
    package struct Line: Sendable {
        package let cell: ValueCell
        package let indicator: Indicator
        package let unitName: String
        package let unitCode: String
        package var version: Version
    }

    /// Which lines are wanted.
    package enum Wanted: Sendable { case waiting, contested }

    /// Values that wait for approval or whose contest waits to be settled, of the indicators that the viewer judges,
    /// oldest first; `isMore` when there are more than `limit`.
    package func lines(
        _ wanted: Wanted, limit: Int = 200, for viewer: Viewer
    ) async throws -> (lines: [Line], isMore: Bool) {
        guard viewer.judgesValues else { throw NotVisible() }
        return try await database.read { tx in
            let judged: SQL =
                viewer.judgesAll ? "1 = 1" : "indicators.steward_id = \(viewer.unit)"
            let state: SQL
            switch wanted {
            case .waiting:
                state = """
                    value_entries.state = 'sent' AND indicators.needs_approval = 1 AND NOT EXISTS (
                        SELECT 1 FROM value_entries later WHERE later.series = value_entries.series
                        AND later.period = value_entries.period AND later.seq > value_entries.seq
                        AND later.state IN ('sent', 'approved', 'contested'))
                    """
            case .contested: state = "value_entries.state = 'contested'"
            }
            let rows = try ValueReading.versions(
                where: "\(judged) AND \(state)", order: "value_entries.seq", limit: limit + 1, for: viewer, in: tx)
            var versions = rows.map(\.version)
            try ValueReading.fill(&versions, in: tx)
            let kept = zip(rows, versions).prefix(limit).map { row, version in
                Line(
                    cell: row.cell, indicator: row.indicator, unitName: row.unitName, unitCode: row.unitCode,
                    version: version)
            }
            return (kept, rows.count > limit)
        }
    }

    /// The cells whose value was sent and waits for approval, so that nobody is chased for them.
    func waitingCells(from earliest: Day) async throws -> Set<ValueCell> {
        let rows = try await database.rows(
            """
            SELECT DISTINCT value_series.indicator_id, value_series.unit_id, value_entries.period, indicators.frequency
            FROM indicators JOIN value_series ON value_series.indicator_id = indicators.id
            JOIN value_entries ON value_entries.series = value_series.number
            WHERE indicators.needs_approval = 1 AND indicators.retired_reason IS NULL AND value_series.members = ''
                AND value_entries.state = 'sent' AND value_entries.period >= CASE indicators.frequency
                    WHEN 'month' THEN \(Period(.month, of: earliest).number)
                    WHEN 'quarter' THEN \(Period(.quarter, of: earliest).number)
                    WHEN 'half' THEN \(Period(.half, of: earliest).number)
                    ELSE \(Period(.year, of: earliest).number) END
            """)
        return Set(
            try rows.compactMap { row in
                guard let frequency = Frequency(rawValue: try row.get("frequency")) else { return nil }
                return ValueCell(
                    indicator: try row.get("indicator_id"), unit: try row.get("unit_id"),
                    period: Period(frequency, number: try row.get("period")))
            })
    }
}

extension Viewer {
    /// Judges values of every unit.
    package var judgesAll: Bool { !roles.isDisjoint(with: [.coordinator, .office]) }
    /// Judges values of some indicator: the steward's focal points do, for theirs.
    package var judgesValues: Bool { judgesAll || (roles.contains(.focal) && unit != nil) }
}

extension Values {
    /// Reads what was sent.
    package var reading: ValueReading { ValueReading(database: database) }
}
