package import Database
import Ledger
package import Organizations
package import Vocabulary

/// The rules of chasing and the two settings that go with them. A rule nobody changed is as it was shipped.
package struct Rulebook: Sendable {
    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// The rules in force.
    package func rules(in tx: any Transaction) throws -> [ChaseEvent: ChaseRule] {
        var rules = try ChaseRule.shipped()
        for row in try tx.rows(
            "SELECT event, version, days, every_days, with_coop, is_on FROM chase_rules ORDER BY version")
        {
            guard let event = ChaseEvent(rawValue: try row.get("event")) else { continue }
            rules[event] = ChaseRule(
                event: event, days: try ChaseRule.days(try row.get("days"), for: event),
                every: try row.get("every_days"),
                includesCoop: try row.get("with_coop", as: Int.self) == 1,
                isOn: try row.get("is_on", as: Int.self) == 1,
                version: try row.get("version"))
        }
        return rules
    }

    /// The rules in force, in their order; any account may know them.
    package func rules(_ viewer: Viewer) async throws -> [ChaseRule] {
        guard viewer.actor != "public" else { throw NotVisible() }
        return try await database.read { tx in
            let rules = try rules(in: tx)
            return ChaseEvent.allCases.compactMap { rules[$0] }
        }
    }

    /// Puts a new version of a rule in force.
    ///
    /// - Throws: `ChaseProblem.changedMeanwhile` when `rule.version` is not the one in force.
    package func change(_ viewer: Viewer, _ rule: ChaseRule) async throws {
        guard viewer.keeps else { throw NotVisible() }
        guard (0...90).contains(rule.every) else { throw ChaseProblem.badEvery }
        _ = try ChaseRule.days(rule.daysText, for: rule.event)
        let world = world
        try await database.write { tx in
            guard let old = try rules(in: tx)[rule.event] else { throw NotVisible() }
            guard old.version == rule.version else { throw ChaseProblem.changedMeanwhile }
            try tx.run(
                """
                INSERT INTO chase_rules (event, version, days, every_days, with_coop, is_on, changed_by, changed_name,
                    changed_at)
                VALUES (\(rule.event.rawValue), \(rule.version + 1), \(rule.daysText), \(rule.every),
                    \(rule.includesCoop ? 1 : 0), \(rule.isOn ? 1 : 0), \(viewer.actor), \(viewer.actorName), \(world.now()))
                """)
            try tx.record(
                Change(
                    deed: "chase-rule-changed", subjectKind: "chase-rule", subject: rule.event.rawValue,
                    before: old.noted, after: rule.noted, actor: viewer.actor, actorName: viewer.actorName),
                world: world)
        }
    }

    /// The settings in force.
    package func settings(in tx: any Transaction) throws -> ChaseSettings {
        var settings = ChaseSettings()
        for row in try tx.rows("SELECT name, value FROM chase_settings") {
            let value: String = try row.get("value")
            switch try row.get("name", as: String.self) {
            case "base-address": settings.baseAddress = value
            case "minute": settings.minute = Int(value) ?? settings.minute
            default: continue
            }
        }
        return settings
    }

    /// The settings in force, for those who keep them.
    package func settings(_ viewer: Viewer) async throws -> ChaseSettings {
        guard viewer.keeps else { throw NotVisible() }
        return try await database.read { try settings(in: $0) }
    }

    /// How this house calls itself, `https://tiendo.example`; empty when it was not told.
    func baseAddress() async throws -> String { try await database.read { try settings(in: $0).baseAddress } }

    /// Sets both settings; what did not change is not recorded.
    package func set(_ viewer: Viewer, _ settings: ChaseSettings) async throws {
        guard viewer.keeps else { throw NotVisible() }
        let settings = try settings.checked()
        let world = world
        try await database.write { tx in
            let old = try self.settings(in: tx)
            let changes = [
                ("base-address", old.baseAddress, settings.baseAddress),
                ("minute", String(old.minute), String(settings.minute)),
            ]
            for (name, before, after) in changes where before != after {
                try tx.run(
                    """
                    INSERT INTO chase_settings (name, value, changed_at) VALUES (\(name), \(after), \(world.now()))
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at
                    """)
                try tx.record(
                    Change(
                        deed: "chase-setting-changed", subjectKind: "chase-setting", subject: name,
                        before: ["value": .string(before)], after: ["value": .string(after)], actor: viewer.actor,
                        actorName: viewer.actorName), world: world)
            }
        }
    }
}

/// What the clock and the letters need to know of this installation.
package struct ChaseSettings: Hashable, Sendable {
    /// `https://tiendo.example`, without a slash at its end; empty when not set, and then letters hold no links.
    package var baseAddress = ""
    /// The minute of the day, on the wall in Vietnam, from which the day's digests are composed.
    package var minute = 7 * 60

    package init() {}

    /// `07:00`.
    package var clock: String {
        let (hours, minutes) = (minute / 60, minute % 60)
        return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
    }

    /// The minute of the day of `7:30` or `07:30`; nil for anything else.
    package static func minute(_ clock: String) -> Int? {
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            let hours = Int(parts[0]), let minutes = Int(parts[1]), (0...23).contains(hours), (0...59).contains(minutes)
        else { return nil }
        return hours * 60 + minutes
    }

    /// An address of this house, whole; only its path when the house does not know its own address.
    package func link(_ path: String) -> String { baseAddress + path }

    func checked() throws(ChaseProblem) -> ChaseSettings {
        var settings = self
        while settings.baseAddress.hasSuffix("/") { settings.baseAddress.removeLast() }
        guard (0..<1440).contains(minute) else { throw .badTime }
        guard !settings.baseAddress.isEmpty else { return settings }
        let text = settings.baseAddress
        let scheme = text.hasPrefix("https://") ? 8 : text.hasPrefix("http://") ? 7 : 0
        let host = text.utf8.dropFirst(scheme)
        let isPlain = host.allSatisfy {
            (48...58).contains($0) || (97...122).contains($0) || (65...90).contains($0) || $0 == 45 || $0 == 46
        }
        guard scheme > 0, isPlain, !host.isEmpty, host.count <= 260 else { throw .badAddress }
        return settings
    }
}

extension ChaseRule {
    /// As the ledger keeps it.
    var noted: JSON {
        [
            "days": .string(daysText), "every": .integer(Int64(every)), "coop": .bool(includesCoop), "on": .bool(isOn),
            "version": .integer(Int64(version)),
        ]
    }
}
