import Database
import Files
import Ledger
package import Organizations
package import Vocabulary

/// How a version stands at the moment of an act, and who the viewer is to it.
struct ValueStanding {
    let indicator: ID<Indicator>
    let unit: ID<OrgUnit>
    let members: String
    let says: Statement
    let state: ValueState
    let needsApproval: Bool
    let who: ValueAct.Who
    /// Something newer was said of the cell.
    let isOld: Bool
    let author: String

    /// - Throws: `NotVisible` when the version is not there, or not for the viewer.
    init(_ ref: ValueRef, for viewer: Viewer, in tx: any Transaction) throws {
        let row = try tx.first(
            """
            SELECT value_entries.amount, value_entries.numerator AS said_numerator,
                value_entries.denominator AS said_denominator, value_entries.state, value_series.indicator_id,
                value_series.unit_id, value_series.members, indicators.steward_id, indicators.needs_approval,
                value_submissions.author,
                (SELECT COUNT(*) FROM value_entries later WHERE later.series = value_entries.series
                    AND later.period = value_entries.period AND later.seq > value_entries.seq
                    AND later.state <> 'draft') AS later_ones,
                (SELECT value_acts.actor FROM value_acts WHERE value_acts.series = value_entries.series
                    AND value_acts.period = value_entries.period AND value_acts.seq = value_entries.seq
                    AND value_acts.act = 'contest' ORDER BY value_acts.acted_at DESC, value_acts.id DESC LIMIT 1)
                    AS contestant
            FROM value_entries JOIN value_series ON value_series.number = value_entries.series
            JOIN indicators ON indicators.id = value_series.indicator_id
            JOIN value_submissions ON value_submissions.number = value_entries.seq / 4294967296
            WHERE value_entries.series = \(ref.series) AND value_entries.period = \(ref.period)
                AND value_entries.seq = \(ref.seq) AND \(ValueReading.reach(viewer)) AND \(ValueReading.opens(viewer))
            """)
        guard let row else { throw NotVisible() }
        indicator = try row.get("indicator_id")
        unit = try row.get("unit_id")
        members = try row.get("members")
        says = Statement(
            amount: try row.get("amount"), numerator: try row.get("said_numerator"),
            denominator: try row.get("said_denominator"))
        state = ValueState(rawValue: try row.get("state")) ?? .draft
        needsApproval = try row.get("needs_approval", as: Int.self) == 1
        isOld = try row.get("later_ones", as: Int.self) > 0
        author = try row.get("author")
        let contestant: String? = state == .contested ? try row.get("contestant") : nil
        who = viewer.who(
            unit: unit, steward: try row.get("steward_id"), author: author, contestant: contestant ?? "")
    }
}

extension Viewer {
    /// Who this is to a value of `unit`.
    package func who(
        unit: ID<OrgUnit>, steward: ID<OrgUnit>?, author: String, contestant: String
    ) -> ValueAct.Who {
        if actor == author || actor == contestant { return .party }
        if judgesAll { return .office }
        if roles.contains(.focal), let own = self.unit {
            if own == steward { return .steward }
            if own == unit { return .unit }
        }
        return readsAll ? .reader : .stranger
    }
}

extension Values {
    /// Does one act inside the transaction.
    ///
    /// - Throws: `NotVisible`, `IndicatorProblem`.
    @discardableResult
    func take(
        _ act: ValueAct, on ref: ValueRef, words: String, contest: Contest? = nil, in tx: any Transaction,
        by viewer: Viewer
    ) throws -> ValueStanding {
        let standing = try ValueStanding(ref, for: viewer, in: tx)
        guard let next = act.after(standing.state, by: standing.who, needsApproval: standing.needsApproval) else {
            let isOwn = standing.who == .party && (act == .approve || act == .keep || act == .replace)
            let isJudge = ValueAct.Who.allCases.contains {
                act.after(standing.state, by: $0, needsApproval: standing.needsApproval) != nil
            }
            if isOwn, isJudge { throw IndicatorProblem.ownApproval }
            throw isJudge
                ? IndicatorProblem.notYours("Việc này do người khác quyết định.") : IndicatorProblem.stateWrong
        }
        // A decision is about what is said now; a settlement ends its own contest whatever came after.
        if standing.isOld, act != .keep, act != .replace { throw IndicatorProblem.changedMeanwhile(by: "") }
        let seq = try tx.record(
            Change(
                deed: act.deed, subjectKind: "value", subject: ref.text, before: .string(standing.state.rawValue),
                after: .object(
                    [("state", .string(next.rawValue)), ("words", .string(words))]
                        + (contest?.proposed.map { [("proposed", JSON.number($0))] } ?? [])),
                actor: viewer.actor, actorName: viewer.actorName), world: world)
        try tx.run(
            """
            INSERT INTO value_acts (id, series, period, seq, act, words, proposed, paper_number, paper_date, file_hash,
                file_name, actor, actor_name, unit_id, acted_at)
            VALUES (\(world.newID()), \(ref.series), \(ref.period), \(ref.seq), \(act.rawValue), \(words),
                \(contest?.proposed), \(contest?.paperNumber ?? ""), \(contest?.paperDate),
                \(contest?.file?.hash.text), \(contest?.file?.name ?? ""), \(viewer.actor), \(viewer.actorName),
                \(viewer.unit), \(world.now()))
            """)
        try tx.run(
            """
            UPDATE value_entries SET state = \(next.rawValue), changed_seq = \(seq)
            WHERE series = \(ref.series) AND period = \(ref.period) AND seq = \(ref.seq)
            """)
        return standing
    }
}

extension ValueAct {
    /// Its name in the ledger.
    var deed: String {
        switch self {
        case .send: "value-draft-sent"
        case .back: "value-returned"
        case .approve: "value-approved"
        case .contest: "value-contested"
        case .keep: "value-kept"
        case .replace: "value-replaced"
        }
    }
}
