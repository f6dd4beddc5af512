package import Database
import Foundation
import Ledger
package import Organizations
package import Plans
package import Vocabulary

/// Handing over everything a person or a unit owes, as one act with one record (L25).
package struct Handovers: Sendable {
    let database: Database
    let world: World
    var writing: AssignmentWriting { AssignmentWriting(world: world) }

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// What would be handed over now.
    package struct Preview: Sendable {
        package let unit: UnitLink
        package let promises: [Assignment]
        package let content: HandoverContent
    }

    /// What a unit, or one person of it, still owes.
    ///
    /// - Throws: `NotVisible` unless the viewer speaks for the unit, or reads all.
    package func preview(
        of unit: ID<OrgUnit>, person: PromiseOwner? = nil, for viewer: Viewer
    ) async throws -> Preview {
        guard viewer.readsAll || viewer.speaksFor(unit) else { throw NotVisible() }
        return try await database.read { tx in
            let reading = HandoverReading(world: world, tx: tx)
            let promises = try reading.open(of: unit, person: person)
            return Preview(
                unit: try Handovers.link(unit, in: tx), promises: promises,
                content: HandoverContent(
                    items: try reading.items(promises, draftsOf: person?.accountID),
                    claims: person == nil ? try reading.claims(on: unit) : []))
        }
    }

    /// Hands the promises of one person to another of the same unit; drafts of the giver go with them.
    ///
    /// - Parameter chosen: what the form listed; other promises of the giver stay.
    /// - Throws: `NotVisible` unless the viewer is the unit's focal point; `HandoverProblem`.
    @discardableResult
    package func hand(
        of unit: ID<OrgUnit>, from giver: PromiseOwner, to receiver: PromiseOwner, chosen: Set<ID<Assignment>>,
        document: String = "", by viewer: Viewer
    ) async throws -> ID<Handover> {
        guard viewer.speaksFor(unit) else { throw NotVisible() }
        if giver == receiver { throw HandoverProblem.samePerson }
        try HandoverProblem.check(document, "Căn cứ")
        return try await database.write { tx in
            let delegation = DelegationWriting(writing: writing, tx: tx, viewer: viewer)
            let to = try delegation.person(receiver, of: unit)
            guard !to.name.isEmpty else { throw HandoverProblem.personMissing }
            let reading = HandoverReading(world: world, tx: tx)
            let all = try reading.open(of: unit, person: giver)
            let promises = try Handovers.chosen(chosen, of: all)
            var items = try reading.items(promises, draftsOf: giver.accountID)
            let link = try Handovers.link(unit, in: tx)
            let batch = world.newID()
            let words = document.isEmpty ? "Bàn giao trong cơ quan" : document
            let moving = SuccessionMoving(writing: writing, tx: tx, viewer: viewer)
            for promise in promises {
                try moving.give(
                    promise, to: to.account, name: to.name, kind: "handover", batch: batch, words: words)
            }
            if let from = giver.accountID, let account = to.account {
                try moveDrafts(of: promises, from: from, to: account, in: tx)
            }
            for index in items.indices { items[index].toUnit = to.name }
            let from = try delegation.name(of: giver, unit: link)
            return try store(
                batch, .handover, givers: [unit], receivers: [unit], people: (from, to.name), document: document,
                HandoverContent(items: items, claims: []), in: tx, by: viewer)
        }
    }

    /// One act with its list.
    ///
    /// - Throws: `NotVisible`.
    package func handover(_ id: ID<Handover>, for viewer: Viewer) async throws -> Handover {
        try await database.read { tx in
            guard
                let row = try tx.first("SELECT h.* FROM handovers h WHERE h.id = \(id) AND \(viewer.mayReadHandover)")
            else { throw NotVisible() }
            return try Handovers.record(row, in: tx)
        }
    }

    /// The acts, newest first, at most two hundred; `unit` narrows to those it gave or received in.
    package func list(
        _ kind: Handover.Kind? = nil, unit: ID<OrgUnit>? = nil, for viewer: Viewer
    ) async throws -> [Handover] {
        var narrowed: SQL = viewer.mayReadHandover
        if let kind { narrowed = narrowed + " AND h.kind = \(kind.rawValue)" }
        if let unit {
            narrowed = narrowed + " AND h.id IN (SELECT handover_id FROM handover_units WHERE unit_id = \(unit))"
        }
        let condition = narrowed
        return try await database.read { tx in
            try tx.rows("SELECT h.* FROM handovers h WHERE \(condition) ORDER BY h.at DESC, h.id DESC LIMIT 200")
                .map { try Handovers.record($0, in: tx) }
        }
    }
}

extension Handovers {
    /// The promises that were ticked, when they are all still there.
    static func chosen(_ ids: Set<ID<Assignment>>, of all: [Assignment]) throws(HandoverProblem) -> [Assignment] {
        guard !ids.isEmpty else { throw .nothingToHand }
        let found = all.filter { ids.contains($0.id) }
        guard found.count == ids.count else { throw .listChanged }
        return found
    }

    static func link(_ unit: ID<OrgUnit>, in tx: any Transaction) throws -> UnitLink {
        guard let row = try tx.first("SELECT id, code, name FROM units WHERE id = \(unit) AND is_group = 0") else {
            throw NotVisible()
        }
        return UnitLink(id: try row.get("id"), code: try row.get("code"), name: try row.get("name"))
    }

    func moveDrafts(
        of promises: [Assignment], from giver: ID<Account>, to receiver: ID<Account>, in tx: any Transaction
    ) throws {
        for promise in promises {
            try tx.run(
                """
                UPDATE progress_drafts SET account_id = \(receiver)
                WHERE account_id = \(giver) AND assignment_id = \(promise.id) AND NOT EXISTS (
                    SELECT 1 FROM progress_drafts d
                    WHERE d.account_id = \(receiver) AND d.assignment_id = \(promise.id))
                """)
        }
    }

    /// Keeps an act and its list, and notes it in the ledger.
    func store(
        _ batch: String, _ kind: Handover.Kind, givers: [ID<OrgUnit>], receivers: [ID<OrgUnit>],
        people: (from: String, to: String), document: String, _ content: HandoverContent, in tx: any Transaction,
        by viewer: Viewer
    ) throws -> ID<Handover> {
        let now = world.now()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(content), as: UTF8.self)
        try tx.run(
            """
            INSERT INTO handovers (id, kind, from_person, to_person, document_words, content, items, on_day, actor,
                actor_name, at)
            VALUES (\(batch), \(kind.rawValue), \(people.from), \(people.to), \(document), \(text),
                \(content.items.count), \(now.localDay), \(viewer.actor), \(viewer.actorName), \(now))
            """)
        for (side, units) in [("from", givers), ("to", receivers)] {
            for unit in Set(units).sorted(by: { $0.text < $1.text }) {
                try tx.run(
                    "INSERT INTO handover_units (handover_id, side, unit_id) VALUES (\(batch), \(side), \(unit))")
            }
        }
        let names: ([ID<OrgUnit>]) -> JSON = { .array(Set($0).map(\.text).sorted().map { .string($0) }) }
        try tx.record(
            Change(
                deed: kind == .succession ? "succession-decided" : "handover-made", subjectKind: "handover",
                subject: batch, before: nil,
                after: .object([
                    ("from", names(givers)), ("to", names(receivers)), ("fromPerson", .string(people.from)),
                    ("toPerson", .string(people.to)), ("document", .string(document)),
                    ("items", .integer(Int64(content.items.count))),
                    ("claims", .integer(Int64(content.claims.count))),
                ]), actor: viewer.actor, actorName: viewer.actorName), world: world)
        return ID(batch)
    }

    static func record(_ row: Row, in tx: any Transaction) throws -> Handover {
        let id: ID<Handover> = try row.get("id")
        var sides: [String: [UnitLink]] = [:]
        for unit in try tx.rows(
            """
            SELECT h.side, u.id, u.code, u.name FROM handover_units h JOIN units u ON u.id = h.unit_id
            WHERE h.handover_id = \(id) ORDER BY u.name_sort, u.id
            """)
        {
            sides[try unit.get("side"), default: []].append(
                UnitLink(id: try unit.get("id"), code: try unit.get("code"), name: try unit.get("name")))
        }
        let text: String = try row.get("content")
        return Handover(
            id: id, kind: Handover.Kind(rawValue: try row.get("kind")) ?? .handover, givers: sides["from"] ?? [],
            receivers: sides["to"] ?? [], fromPerson: try row.get("from_person"), toPerson: try row.get("to_person"),
            document: try row.get("document_words"), items: try row.get("items"), onDay: try row.get("on_day"),
            actorName: try row.get("actor_name"), at: try row.get("at"),
            content: try JSONDecoder().decode(HandoverContent.self, from: Data(text.utf8)))
    }
}

extension PromiseOwner {
    /// The account, when it is one.
    var accountID: ID<Account>? { if case .account(let id) = self { id } else { nil } }
}

extension Viewer {
    /// Whether this viewer is a focal point of the unit.
    func speaksFor(_ unit: ID<OrgUnit>) -> Bool { roles.contains(.focal) && self.unit == unit }

    /// Whether this viewer records what a decision moves from unit to unit.
    var movesByDecision: Bool { !roles.isDisjoint(with: [.coordinator, .office]) }

    /// Whether this viewer records successions of units.
    var decidesSuccession: Bool { !roles.isDisjoint(with: [.coordinator, .keeper]) }

    /// Holds for the acts, table `h`, that the viewer may read: all, or those of its own unit.
    var mayReadHandover: SQL {
        if readsAll { return "1 = 1" }
        guard roles.contains(.focal), let unit else { return "1 = 0" }
        return "h.id IN (SELECT handover_id FROM handover_units WHERE unit_id = \(unit))"
    }
}
