package import Database
package import Vocabulary
package import Web

/// Who asks a store: an argument of every store method, put into the query as its scope and into the ledger as its actor.
package struct Viewer: Sendable {
    /// The account, `system:…` for jobs, `operator:…` for the command line, `public` for nobody.
    package let actor: String
    package let actorName: String
    /// The unit the account speaks for; nil for accounts without one.
    package let unit: ID<OrgUnit>?
    package let roles: Set<Role>

    package init(actor: String, actorName: String, unit: ID<OrgUnit>?, roles: Set<Role>) {
        self.actor = actor
        self.actorName = actorName
        self.unit = unit
        self.roles = roles
    }

    /// The viewer behind a request; the public when nobody is signed in.
    package init(_ call: Call) {
        guard let visitor = call.visitor else {
            self.init(actor: "public", actorName: "", unit: nil, roles: [])
            return
        }
        self.init(
            actor: visitor.account, actorName: visitor.name, unit: visitor.unit.isEmpty ? nil : ID(visitor.unit),
            roles: visitor.roles)
    }

    /// A job of the house, by its name.
    package static func system(_ name: String) -> Viewer {
        Viewer(actor: "system:\(name)", actorName: name, unit: nil, roles: Set(Role.allCases))
    }

    /// A person at the command line of the server.
    package static func `operator`(_ name: String) -> Viewer {
        Viewer(actor: "operator:\(name)", actorName: name, unit: nil, roles: Set(Role.allCases))
    }

    /// Reads every unit's rows, not only its own.
    package var readsAll: Bool { !roles.isDisjoint(with: [.keeper, .coordinator, .office, .leader, .inspector]) }

    /// A condition that holds where `column`, a unit's or a group's id, is in the viewer's reach: everything for those
    /// who read all; for a focal point its own unit and the groups it is a member of; nothing for the public.
    package func mayRead(unit column: SQL) -> SQL {
        if readsAll { return "1 = 1" }
        guard roles.contains(.focal), let unit else { return "1 = 0" }
        return
            "(\(column) = \(unit) OR \(column) IN (SELECT group_id FROM group_members WHERE unit_id = \(unit)))"
    }
}
