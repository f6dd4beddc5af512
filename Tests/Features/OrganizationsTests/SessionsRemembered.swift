import Database
import Ledger
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Organizations

/// What a server remembers of its accounts never outlives the ledger's word, whichever server wrote it.
@Suite struct SessionsRemembered {
    /// Two servers on one database, each with its own memory, and a person signed in.
    private struct Servers {
        let house: House
        let here: Sessions
        let there: Sessions
        let account: ID<Account>
        let secret: String

        func visitor(_ sessions: Sessions) async throws -> Visitor? {
            try await sessions.identify(Call(world: house.world, cookies: [Sessions.cookieName: secret]))
        }
    }

    private func withServers(_ body: (Servers) async throws -> Void) async throws {
        try await withHouse(seeded: true) { house in
            let account = try await house.person("lan")
            let secret = try await house.signIn.begin(login: "lan", password: House.password, from: House.origin).secret
            let servers = Servers(
                house: house, here: Sessions(database: house.database, world: house.world, memory: SessionMemory()),
                there: Sessions(database: house.database, world: house.world, memory: SessionMemory()),
                account: account, secret: secret)
            // Both have seen the person, and remember.
            for sessions in [servers.here, servers.there] { #expect(try await servers.visitor(sessions) != nil) }
            try await body(servers)
        }
    }

    @Test func `a disabled account is out at its next request, on every server`() async throws {
        try await withServers { servers in
            try await servers.house.accounts.disable(House.keeper, servers.account)
            #expect(try await servers.visitor(servers.here) == nil)
            #expect(try await servers.visitor(servers.there) == nil)
        }
    }

    @Test func `an account that lost its row in no other way than being disabled is not remembered`() async throws {
        try await withServers { servers in
            // Its sessions stay open, so that only what is known of the account can keep it out.
            try await servers.house.accounts.disable(House.keeper, servers.account)
            try await servers.house.database.write { try $0.run("UPDATE sessions SET ended_at = NULL") }
            #expect(try await servers.visitor(servers.here) == nil)
            #expect(try await servers.visitor(servers.there) == nil)
        }
    }

    @Test func `another role, another name of the unit and another limit hold at the next request`() async throws {
        try await withServers { servers in
            let house = servers.house
            #expect(try await servers.visitor(servers.there)?.roles == [.leader])
            let unit = try await house.units.find(House.keeper, code: "so-khcn")
            try await house.accounts.change(
                House.keeper, servers.account,
                Accounts.Facts(login: "lan", name: "Lan", unit: unit.id, roles: [.focal, .office]))
            // Its sessions ended with the change; opened again they hold the new role, not the remembered one.
            for sessions in [servers.here, servers.there] { #expect(try await servers.visitor(sessions) == nil) }
            try await house.database.write { try $0.run("UPDATE sessions SET ended_at = NULL") }
            for sessions in [servers.here, servers.there] {
                let visitor = try await servers.visitor(sessions)
                #expect(visitor?.roles == [.focal, .office] && visitor?.unitName == unit.name)
            }
            let facts = try await house.units.facts(House.keeper, of: unit.id)
            var cells = Dictionary(facts.cells.map { ($0.column, $0.text) }, uniquingKeysWith: { first, _ in first })
            cells[.name] = "Sở Khoa học và Công nghệ tỉnh"
            _ = try await house.units.correct(House.keeper, unit.id, cells)
            for sessions in [servers.here, servers.there] {
                #expect(try await servers.visitor(sessions)?.unitName == "Sở Khoa học và Công nghệ tỉnh")
            }
            try await house.settings.set(House.keeper, [.idleMinutes: 5])
            house.clock.advance(seconds: 5 * 60 + 1)
            for sessions in [servers.here, servers.there] { #expect(try await servers.visitor(sessions) == nil) }
        }
    }

    @Test func `signing out on one server holds on the other at once, and other people stay`() async throws {
        try await withServers { servers in
            let house = servers.house
            _ = try await house.person("minh")
            let other = try await house.signIn.begin(login: "minh", password: House.password, from: House.origin).secret
            let viewer = Viewer(actor: servers.account.text, actorName: "Lan", unit: nil, roles: [.focal])
            try await servers.here.end(viewer, secret: servers.secret)
            #expect(try await servers.visitor(servers.there) == nil)
            #expect(try await servers.visitor(servers.here) == nil)
            let call = Call(world: house.world, cookies: [Sessions.cookieName: other])
            #expect(try await servers.there.identify(call) != nil)
        }
    }

    @Test func `a token's account is as fresh as a session's`() async throws {
        try await withServers { servers in
            let house = servers.house
            let token = try await house.tokens.issue(House.keeper, for: servers.account, name: "Bảng điện tử", days: 30)
            let call = Call(world: house.world, headers: ["authorization": "Bearer \(token)"])
            #expect(try await servers.there.identify(call)?.tokenScope == "read")
            try await house.accounts.disable(House.keeper, servers.account)
            #expect(try await servers.there.identify(call) == nil)
        }
    }

    @Test func `entries about other things leave what is remembered as it is`() async throws {
        try await withServers { servers in
            // The row is changed behind the ledger's back: who remembers does not see it, who reads anew does.
            try await servers.house.database.write { transaction in
                try transaction.run("UPDATE accounts SET name = 'Tên khác' WHERE id = \(servers.account)")
                try transaction.record(
                    Change(
                        deed: "mission-added", subjectKind: "mission", subject: "m", before: nil, after: nil,
                        actor: "system:test"), world: servers.house.world)
            }
            #expect(try await servers.visitor(servers.here)?.name == "Người lan")
            let fresh = Sessions(database: servers.house.database, world: servers.house.world, memory: SessionMemory())
            #expect(try await servers.visitor(fresh)?.name == "Tên khác")
        }
    }

    @Test func `the idle limit slides with use though the moments of use are written together`() async throws {
        try await withServers { servers in
            let house = servers.house
            // Used each ten seconds: what is written lags, what is remembered does not.
            for _ in 0..<12 {
                house.clock.advance(seconds: 10)
                #expect(try await servers.visitor(servers.here) != nil)
            }
            let written = try await house.database.rows("SELECT seen_at FROM sessions ORDER BY seen_at DESC")[0].get(
                "seen_at", as: Instant.self)
            #expect(written.adding(seconds: 30) >= house.clock.now)
            house.clock.advance(seconds: 15 * 60)
            #expect(try await servers.visitor(servers.here) != nil, "not a second too early where it was used")
            house.clock.advance(seconds: 15 * 60 + 31)
            #expect(try await servers.visitor(servers.there) == nil, "never later than the limit anywhere")
            #expect(try await servers.visitor(servers.here) == nil)
        }
    }

    @Test func `what runs with every request reads no whole table`() async throws {
        try await withHouse { house in
            let tables = ["sessions", "tokens", "ledger", "s", "t"]
            for statement in [
                SessionQuery.session("x", at: house.clock.now), SessionQuery.token("x", at: house.clock.now),
                SessionQuery.entries(after: 7),
            ] {
                let found = try await scans(house.database, of: tables, statement)
                #expect(found.isEmpty, "\(found)")
            }
        }
    }

    @Test func `among many requests at once none that comes after the disabling gets in`() async throws {
        try await withServers { servers in
            let house = servers.house
            try await withThrowingTaskGroup(of: Void.self) { group in
                for sessions in [servers.here, servers.there] {
                    for _ in 0..<3 {
                        group.addTask {
                            for _ in 0..<150 { _ = try await servers.visitor(sessions) }
                        }
                    }
                }
                for _ in 0..<10 {
                    try await house.accounts.disable(House.keeper, servers.account)
                    try await house.database.write { try $0.run("UPDATE sessions SET ended_at = NULL") }
                    #expect(try await servers.visitor(servers.here) == nil)
                    #expect(try await servers.visitor(servers.there) == nil)
                    try await house.accounts.reinstate(House.keeper, servers.account)
                    #expect(try await servers.visitor(servers.here) != nil)
                    #expect(try await servers.visitor(servers.there) != nil)
                }
                try await group.waitForAll()
            }
        }
    }
}
