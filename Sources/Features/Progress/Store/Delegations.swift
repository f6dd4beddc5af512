package import Database
package import Organizations
package import Plans
package import Vocabulary

/// Who in a unit does what: promises given to a colleague with an account, or to a person by name only.
package struct Delegations: Sendable {
    let database: Database
    let world: World
    var writing: AssignmentWriting { AssignmentWriting(world: world) }

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// A person who may be given promises of a unit.
    package struct Colleague: Sendable, Hashable {
        package let id: ID<Account>
        package let name: String
    }

    /// A person who has promises of a unit, and how many are open.
    package struct Load: Sendable, Hashable {
        package let owner: PromiseOwner
        package let name: String
        package let open: Int
    }

    /// The accounts in use of a unit, by given name.
    ///
    /// - Throws: `NotVisible` unless the viewer speaks for the unit or reads all.
    package func colleagues(of unit: ID<OrgUnit>, for viewer: Viewer) async throws -> [Colleague] {
        guard viewer.readsAll || viewer.speaksFor(unit) else { throw NotVisible() }
        return try await database.rows(
            """
            SELECT id, name FROM accounts WHERE unit_id = \(unit) AND disabled_at IS NULL ORDER BY name_sort, id LIMIT 500
            """
        ).map { Colleague(id: try $0.get("id"), name: try $0.get("name")) }
    }

    /// The people of a unit who have open promises, those without an account first; the unit itself is left out.
    ///
    /// - Throws: as `colleagues`.
    package func loads(of unit: ID<OrgUnit>, for viewer: Viewer) async throws -> [Load] {
        guard viewer.readsAll || viewer.speaksFor(unit) else { throw NotVisible() }
        return try await database.rows(
            """
            SELECT a.account_id, a.person_name, COUNT(*) AS open
            FROM assignments a JOIN missions m ON m.id = a.mission_id
            WHERE a.unit_id = \(unit) AND a.person_name <> '' AND a.state NOT IN ('withdrawn', 'confirmed')
                AND m.state = 'current'
            GROUP BY a.account_id, a.person_name
            ORDER BY CASE WHEN a.account_id IS NULL THEN 0 ELSE 1 END, a.person_name
            """
        ).map { row in
            let account: ID<Account>? = try row.get("account_id")
            let name: String = try row.get("person_name")
            return Load(
                owner: account.map { .account($0) } ?? .named(name), name: name, open: try row.get("open"))
        }
    }

    /// How many open promises of a unit are given to nobody in particular.
    ///
    /// - Throws: as `colleagues`.
    package func common(of unit: ID<OrgUnit>, for viewer: Viewer) async throws -> Int {
        guard viewer.readsAll || viewer.speaksFor(unit) else { throw NotVisible() }
        return try await database.rows(
            """
            SELECT COUNT(*) AS open FROM assignments a JOIN missions m ON m.id = a.mission_id
            WHERE a.unit_id = \(unit) AND a.account_id IS NULL AND a.person_name = ''
                AND a.state NOT IN ('withdrawn', 'confirmed') AND m.state = 'current'
            """
        ).first?.get("open") ?? 0
    }

    /// Gives a promise to a person of the unit that owes it, or back to the unit.
    ///
    /// - Parameter version: the one that the form was made from.
    /// - Throws: `NotVisible` unless the viewer is the unit's focal point; `ProgressProblem.changedMeanwhile`;
    ///   `HandoverProblem.personUnknown`, `.personMissing`, `.tooLong`.
    package func give(
        _ id: ID<Assignment>, version: Int, to owner: PromiseOwner, words: String = "", by viewer: Viewer
    ) async throws {
        try HandoverProblem.check(words, "Lời nhắn")
        try await database.write { tx in
            let promise = try writing.find(id, version: version, in: tx, for: viewer)
            guard viewer.speaksFor(promise.unit.id) else { throw NotVisible() }
            guard promise.state != .withdrawn else { throw ProgressProblem.notPossible(promise.state.name.vi) }
            let to = try DelegationWriting(writing: writing, tx: tx, viewer: viewer).person(owner, of: promise.unit.id)
            guard promise.account != to.account || promise.personName != to.name else { return }
            try SuccessionMoving(writing: writing, tx: tx, viewer: viewer).give(
                promise, to: to.account, name: to.name, kind: "delegation", batch: "", words: words)
        }
    }

    /// Says that the person of this name is this account: all its promises that are open go to the account, as one act.
    ///
    /// - Returns: how many they were.
    /// - Throws: `NotVisible` unless the viewer speaks for the unit; `HandoverProblem.nothingToHand`, `.personUnknown`.
    @discardableResult
    package func link(
        name: String, to account: ID<Account>, of unit: ID<OrgUnit>, by viewer: Viewer
    ) async throws -> Int {
        guard viewer.speaksFor(unit) else { throw NotVisible() }
        return try await database.write { tx in
            let to = try DelegationWriting(writing: writing, tx: tx, viewer: viewer).person(.account(account), of: unit)
            let promises = try HandoverReading(world: world, tx: tx).open(of: unit, person: .named(name))
            guard !name.isEmpty, !promises.isEmpty else { throw HandoverProblem.nothingToHand }
            let batch = world.newID()
            let moving = SuccessionMoving(writing: writing, tx: tx, viewer: viewer)
            for promise in promises {
                try moving.give(
                    promise, to: to.account, name: to.name, kind: "delegation", batch: batch,
                    words: "\(name) nay có tài khoản")
            }
            return promises.count
        }
    }
}

/// What deeds about people have in common.
struct DelegationWriting {
    let writing: AssignmentWriting
    let tx: any Transaction
    let viewer: Viewer

    /// The account and the name to write on a promise; both empty for the unit itself.
    func person(_ owner: PromiseOwner, of unit: ID<OrgUnit>) throws -> (account: ID<Account>?, name: String) {
        switch owner {
        case .unit: return (nil, "")
        case .named(let name):
            guard !name.isEmpty else { throw HandoverProblem.personMissing }
            guard name.unicodeScalars.count <= 100 else { throw HandoverProblem.tooLong("Họ tên") }
            return (nil, name)
        case .account(let id):
            guard
                let row = try tx.first(
                    "SELECT name FROM accounts WHERE id = \(id) AND unit_id = \(unit) AND disabled_at IS NULL")
            else { throw HandoverProblem.personUnknown(id.text) }
            return (id, try row.get("name"))
        }
    }

    /// The name of a giver, who may have left: an account that is stopped keeps its name.
    func name(of owner: PromiseOwner, unit: UnitLink) throws -> String {
        switch owner {
        case .unit: return "Việc chung của cơ quan"
        case .named(let name): return name
        case .account(let id):
            return try tx.first("SELECT name FROM accounts WHERE id = \(id)")?.get("name") ?? ""
        }
    }
}
