package import Database
package import Organizations
package import Plans
package import Vocabulary

/// What becomes of the open promises of units that merged, were split or dissolved: by one recorded decision they go to
/// who took over (L25). The same move serves a handover from a unit that lives on.
package struct Successions: Sendable {
    let database: Database
    let world: World
    private var handovers: Handovers { Handovers(database: database, world: world) }
    private var writing: AssignmentWriting { AssignmentWriting(world: world) }

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// A unit that ended and still has something open.
    package struct Ended: Sendable, Hashable {
        package let unit: UnitLink
        package let lastDay: Day
        /// Who took over, as the register of units says; nil when nobody or several did.
        package let successor: UnitLink?
        package let promises: Int
        package let claims: Int
    }

    /// What goes where.
    package struct Plan: Sendable, Hashable {
        package var givers: [ID<OrgUnit>]
        /// Each chosen promise and who receives it.
        package var promises: [ID<Assignment>: ID<OrgUnit>]
        /// Each claim on the givers, by id, and who answers it from now on.
        package var claims: [String: ID<OrgUnit>]
        /// Number and date of the decision.
        package var document: String
        package init(
            givers: [ID<OrgUnit>], promises: [ID<Assignment>: ID<OrgUnit>], claims: [String: ID<OrgUnit>] = [:],
            document: String
        ) {
            self.givers = givers
            self.promises = promises
            self.claims = claims
            self.document = document
        }
    }

    /// Units that ended before today and still hold open promises or are waited for, the latest end first.
    ///
    /// - Throws: `NotVisible` unless the viewer keeps units or the register.
    package func ended(for viewer: Viewer) async throws -> [Ended] {
        guard viewer.decidesSuccession else { throw NotVisible() }
        let today = world.today()
        return try await database.read { tx in
            try tx.rows(
                """
                SELECT u.id, u.code, u.name, u.valid_to, s.id AS s_id, s.code AS s_code, s.name AS s_name,
                    (SELECT COUNT(*) FROM assignments a JOIN missions m ON m.id = a.mission_id
                        WHERE a.unit_id = u.id AND \(HandoverReading.left)) AS promises,
                    (SELECT COUNT(*) FROM claims c JOIN assignments a ON a.id = c.assignment_id
                        WHERE c.on_unit_id = u.id AND c.state <> 'closed' AND a.state <> 'withdrawn') AS claims
                FROM units u LEFT JOIN units s ON s.id = u.successor_id
                WHERE u.valid_to < \(today) AND u.is_group = 0 AND (
                    u.id IN (SELECT unit_id FROM assignments WHERE state NOT IN ('withdrawn', 'confirmed'))
                    OR u.id IN (SELECT on_unit_id FROM claims WHERE state <> 'closed'))
                ORDER BY u.valid_to DESC, u.name_sort, u.id
                """
            ).map { row in
                let heir: ID<OrgUnit>? = try row.get("s_id")
                return Ended(
                    unit: UnitLink(id: try row.get("id"), code: try row.get("code"), name: try row.get("name")),
                    lastDay: try row.get("valid_to"),
                    successor: try heir.map {
                        UnitLink(id: $0, code: try row.get("s_code"), name: try row.get("s_name"))
                    }, promises: try row.get("promises"), claims: try row.get("claims"))
            }.filter { $0.promises + $0.claims > 0 }
        }
    }

    /// Moves promises and claims of units that ended, by one decision.
    ///
    /// - Throws: `NotVisible` unless the viewer keeps units or the register; `HandoverProblem`.
    @discardableResult
    package func decide(_ plan: Plan, by viewer: Viewer) async throws -> ID<Handover> {
        guard viewer.decidesSuccession else { throw NotVisible() }
        return try await act(plan, .succession, by: viewer)
    }

    /// Moves promises and claims from a unit that lives on to another, by decision.
    ///
    /// - Throws: `NotVisible` unless the viewer is the coordinator or the Office; `HandoverProblem`.
    @discardableResult
    package func handOver(_ plan: Plan, by viewer: Viewer) async throws -> ID<Handover> {
        guard viewer.movesByDecision else { throw NotVisible() }
        return try await act(plan, .handover, by: viewer)
    }

    private func act(_ plan: Plan, _ kind: Handover.Kind, by viewer: Viewer) async throws -> ID<Handover> {
        guard !plan.document.isEmpty else { throw HandoverProblem.documentMissing }
        try HandoverProblem.check(plan.document, "Quyết định")
        guard !plan.promises.isEmpty || !plan.claims.isEmpty else { throw HandoverProblem.nothingToHand }
        return try await database.write { tx in
            let givers = try plan.givers.map { try Handovers.link($0, in: tx) }
            if kind == .succession { try checkEnded(givers, in: tx) }
            let receivers = try receivers(plan, in: tx)
            let reading = HandoverReading(world: world, tx: tx)
            var all: [Assignment] = []
            var claims: [HandoverClaim] = []
            for giver in givers {
                all += try reading.open(of: giver.id)
                claims += try reading.claims(on: giver.id)
            }
            let chosen: [Assignment] =
                plan.promises.isEmpty ? [] : try Handovers.chosen(Set(plan.promises.keys), of: all)
            var items = try reading.items(chosen, draftsOf: nil)
            let batch = world.newID()
            let moving = SuccessionMoving(writing: writing, tx: tx, viewer: viewer)
            let move = SuccessionMoving.Act(kind: kind, batch: batch, words: plan.document)
            for (index, promise) in chosen.enumerated() {
                guard let to = plan.promises[promise.id].flatMap({ receivers[$0] }) else { continue }
                if to.id == promise.unit.id { throw HandoverProblem.sameUnit(to.name) }
                items[index].isJoined = try moving.move(promise, to: to, move)
                items[index].toUnit = to.name
            }
            var moved: [HandoverClaim] = []
            for claim in claims {
                guard let to = plan.claims[claim.claim].flatMap({ receivers[$0] }) else { continue }
                moved.append(try carry(claim, to: to, plan.document, in: tx, by: viewer))
            }
            guard moved.count == plan.claims.count else { throw HandoverProblem.listChanged }
            for mission in Set(chosen.map(\.task.id)).sorted(by: { $0.text < $1.text }) {
                try writing.settle(mission, in: tx)
            }
            return try handovers.store(
                batch, kind, givers: plan.givers, receivers: receivers.keys.map { $0 }, people: ("", ""),
                document: plan.document, HandoverContent(items: items, claims: moved), in: tx, by: viewer)
        }
    }

    private func checkEnded(_ givers: [UnitLink], in tx: any Transaction) throws {
        for giver in givers {
            let row = try tx.first("SELECT valid_to FROM units WHERE id = \(giver.id)")
            guard let end = try row?.get("valid_to", as: Day?.self), end < world.today() else {
                throw HandoverProblem.stillActive(giver.name)
            }
        }
    }

    private func receivers(_ plan: Plan, in tx: any Transaction) throws -> [ID<OrgUnit>: UnitLink] {
        let today = world.today()
        var found: [ID<OrgUnit>: UnitLink] = [:]
        for id in Set(plan.promises.values).union(plan.claims.values) {
            let link = try Handovers.link(id, in: tx)
            let row = try tx.first("SELECT valid_from, valid_to FROM units WHERE id = \(id)")
            let days = Existence(from: try row?.get("valid_from"), to: try row?.get("valid_to"))
            guard days.holds(today) else { throw HandoverProblem.receiverGone(link.name) }
            found[id] = link
        }
        return found
    }

    /// Others wait for the receiver from now on; a unit that waited for itself waits no more.
    private func carry(
        _ claim: HandoverClaim, to unit: UnitLink, _ words: String, in tx: any Transaction, by viewer: Viewer
    ) throws -> HandoverClaim {
        var moved = claim
        moved.toUnit = unit.name
        guard
            let row = try tx.first(
                """
                SELECT c.assignment_id, a.unit_id FROM claims c JOIN assignments a ON a.id = c.assignment_id
                WHERE c.id = \(claim.claim)
                """)
        else { throw HandoverProblem.listChanged }
        if try row.get("unit_id", as: ID<OrgUnit>.self) == unit.id {
            try tx.run(
                """
                UPDATE claims SET on_unit_id = \(unit.id), state = 'closed', closed_at = \(world.now()),
                    closed_words = 'Hai bên đã là một cơ quan'
                WHERE id = \(claim.claim)
                """)
        } else {
            try tx.run("UPDATE claims SET on_unit_id = \(unit.id) WHERE id = \(claim.claim)")
        }
        try writing.record(
            "claim-moved", try row.get("assignment_id"), before: nil,
            after: .object([
                ("claim", .string(claim.claim)), ("onUnit", .string(unit.id.text)), ("words", .string(words)),
            ]), by: viewer, in: tx)
        return moved
    }
}
