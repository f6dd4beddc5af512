package import Database
import Delivery
import Ledger
package import Organizations
import Vietnamese
package import Vocabulary

/// What somebody of the keeper's list is for the units of theirs.
package enum ChasePost: String, CaseIterable, Hashable, Sendable {
    /// Gets the summary of the unit once a week.
    case head
    /// The vice-chair in charge: is told of what is long overdue.
    case overseer
    /// Gets the reminders of a unit that has no focal point with an account.
    case contact

    /// Its name in lists.
    package var name: Phrase {
        switch self {
        case .head: Phrase("Thủ trưởng cơ quan", "Head of unit")
        case .overseer: Phrase("Phó Chủ tịch phụ trách", "Vice-chair in charge")
        case .contact: Phrase("Đầu mối chưa có tài khoản", "Contact without an account")
        }
    }
}

/// The keeper's list of whom reminders reach beside the focal points.
package struct ChasePeople: Sendable {
    /// The most people of the list.
    package static let limit = 2000

    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// One line of the list.
    package struct Person: Hashable, Sendable {
        package let id: String
        package let post: ChasePost
        package let name: String
        /// The name they sign in with; empty without an account.
        package let login: String
        /// Empty when they have an account.
        package let email: String
        package let wantsMail: Bool
        package let units: [String]
        package let version: Int
    }

    /// What a form says of a person.
    package struct Facts: Hashable, Sendable {
        package var post: ChasePost
        package var name: String
        package var login: String
        package var email: String
        /// Codes or names of units as typed.
        package var units: [String]
        package init(post: ChasePost, name: String, login: String, email: String, units: [String]) {
            self.post = post
            self.name = name
            self.login = login
            self.email = email
            self.units = units
        }
    }

    /// The list by post and name; keepers only, because it holds addresses.
    package func list(_ viewer: Viewer) async throws -> [Person] {
        guard viewer.keeps else { throw NotVisible() }
        return try await database.read { tx in
            var units: [String: [String]] = [:]
            for row in try tx.rows(
                """
                SELECT p.person_id, u.name FROM chase_person_units p JOIN units u ON u.id = p.unit_id
                ORDER BY u.name_sort, u.id
                """)
            {
                units[try row.get("person_id"), default: []].append(try row.get("name"))
            }
            return try tx.rows(
                """
                SELECT p.*, a.login FROM chase_people p LEFT JOIN accounts a ON a.id = p.account_id
                WHERE p.withdrawn_at IS NULL ORDER BY p.post, p.name, p.id
                """
            ).compactMap { row in
                guard let post = ChasePost(rawValue: try row.get("post")) else { return nil }
                let id: String = try row.get("id")
                return Person(
                    id: id, post: post, name: try row.get("name"), login: try row.get("login", as: String?.self) ?? "",
                    email: try row.get("email"), wantsMail: try row.get("wants_mail", as: Int.self) == 1,
                    units: units[id] ?? [], version: try row.get("version"))
            }
        }
    }

    /// Adds a person.
    @discardableResult
    package func add(_ viewer: Viewer, _ facts: Facts) async throws -> String {
        guard viewer.keeps else { throw NotVisible() }
        let (facts, world) = (try facts.checked(), world)
        return try await database.write { tx in
            let count = try tx.first("SELECT COUNT(*) AS n FROM chase_people WHERE withdrawn_at IS NULL")
            guard try count?.get("n", as: Int.self) ?? 0 < ChasePeople.limit else {
                throw ChaseProblem.tooMany(ChasePeople.limit)
            }
            let account = facts.login.isEmpty ? nil : try tx.account(login: facts.login)
            let units = try ChasePeople.units(facts.units, in: tx)
            let id = world.newID()
            try tx.run(
                """
                INSERT INTO chase_people (id, post, name, account_id, email, unsubscribe_secret, wants_mail, version,
                    created_at)
                VALUES (\(id), \(facts.post.rawValue), \(facts.name), \(account), \(account == nil ? facts.email : ""),
                    \(Secret.fresh(world)), 1, 1, \(world.now()))
                """)
            for unit in units {
                try tx.run("INSERT INTO chase_person_units (person_id, unit_id) VALUES (\(id), \(unit))")
            }
            try tx.record(
                Change(
                    deed: "chase-person-added", subjectKind: "chase-person", subject: id, before: nil,
                    after: [
                        "post": .string(facts.post.rawValue), "name": .string(facts.name),
                        "account": account.map { .string($0.text) } ?? .null,
                        "units": .array(units.map { .string($0) }),
                    ], actor: viewer.actor, actorName: viewer.actorName), world: world)
            return id
        }
    }

    /// Takes a person off the list; what was said to them stays.
    package func withdraw(_ viewer: Viewer, _ id: String, version: Int) async throws {
        guard viewer.keeps else { throw NotVisible() }
        let world = world
        try await database.write { tx in
            guard
                let row = try tx.first(
                    "SELECT name, version FROM chase_people WHERE id = \(id) AND withdrawn_at IS NULL")
            else { throw NotVisible() }
            guard try row.get("version", as: Int.self) == version else { throw ChaseProblem.changedMeanwhile }
            // The address goes with the person: it is kept no longer than it is needed.
            try tx.run(
                """
                UPDATE chase_people SET withdrawn_at = \(world.now()), version = version + 1,
                    email = CASE WHEN account_id IS NULL THEN '-' ELSE '' END
                WHERE id = \(id)
                """)
            try tx.record(
                Change(
                    deed: "chase-person-withdrawn", subjectKind: "chase-person", subject: id,
                    before: ["name": .string(try row.get("name"))], after: nil, actor: viewer.actor,
                    actorName: viewer.actorName), world: world)
        }
    }

    /// The ids of units by code or by name, with or without diacritics.
    private static func units(_ words: [String], in tx: any Transaction) throws -> [String] {
        var found: [String] = []
        var unknown: [String] = []
        for word in words {
            let rows = try tx.rows(
                """
                SELECT id FROM units WHERE is_group = 0 AND (code = \(word) OR name_folded = \(foldedKey(word)))
                ORDER BY CASE WHEN valid_to IS NULL THEN 0 ELSE 1 END, id LIMIT 1
                """)
            if let row = rows.first { found.append(try row.get("id")) } else { unknown.append(word) }
        }
        guard unknown.isEmpty else { throw ChaseProblem.unknownUnits(unknown) }
        return Array(Set(found)).sorted()
    }
}

extension ChasePeople.Facts {
    fileprivate func checked() throws(ChaseProblem) -> ChasePeople.Facts {
        var facts = self
        facts.name = tidy(nfc(name))
        facts.login = tidy(login)
        facts.units = units.map { tidy(nfc($0)) }.filter { !$0.isEmpty }
        guard !facts.name.isEmpty, facts.name.unicodeScalars.count <= 100 else { throw .nameMissing }
        guard !facts.login.isEmpty || !email.isEmpty else { throw .nowhereToWrite }
        if !email.isEmpty {
            guard let box = Mailbox(address: email) else { throw .badEmail }
            facts.email = box.address
        }
        guard !facts.units.isEmpty, facts.units.count <= 300 else { throw .unitsMissing }
        return facts
    }
}

/// The key under which a name to sign in with is found.
func foldedLogin(_ login: String) -> String { foldedKey(tidy(login)) }
