import Database
import Ledger
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Organizations

/// People of a house and how they come in.
extension House {
    static let password = "Sông Trà 2026 chảy"

    /// An account with a password, signed in once.
    func person(_ login: String, roles: Set<Role> = [.leader], unit: ID<OrgUnit>? = nil) async throws -> ID<Account> {
        let id = try await accounts.create(
            House.keeper, Accounts.Facts(login: login, name: "Người \(login)", unit: unit, roles: roles))
        let link = try await links.issue(House.keeper, for: id)
        _ = try await signIn.useLink(link, password: House.password, again: House.password, from: House.origin)
        return id
    }

    func visitor(_ secret: String) async throws -> Visitor? {
        try await sessions.identify(Call(world: world, cookies: [Sessions.cookieName: secret]))
    }

    /// Sets a second factor up in a session and returns its shared secret and the session's new cookie.
    func enrol(_ id: ID<Account>, _ secret: String) async throws -> (
        shared: [UInt8], secret: String, recovery: [String]
    ) {
        let viewer = Viewer(actor: id.text, actorName: "", unit: nil, roles: [.leader])
        let enrolment = try await own.beginEnrolment(viewer, session: secret)
        let shared = try #require(sharedBytes(enrolment.secret))
        let done = try await own.confirmEnrolment(viewer, session: secret, code: code(shared))
        return (shared, done.secret, done.recovery)
    }

    func code(_ shared: [UInt8]) -> String { TimedCode.code(secret: shared, step: TimedCode.step(at: clock.now)) }

    /// The bytes of a base 32 text, read the slow way.
    func sharedBytes(_ text: String) -> [UInt8]? {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var bits: [Int] = []
        for byte in text.utf8 {
            guard let value = alphabet.firstIndex(of: byte) else { return nil }
            bits += (0..<5).map { (value >> (4 - $0)) & 1 }
        }
        return stride(from: 0, to: bits.count - bits.count % 8, by: 8).map { start in
            UInt8(bits[start..<(start + 8)].reduce(0) { $0 * 2 + $1 })
        }
    }

    func deeds() async throws -> [String] {
        try await database.read { try Ledger.entries(limit: 1000, in: $0).map(\.change.deed) }
    }
}

@Suite struct SigningIn {
    @Test func `a stolen session is no place to guess the code of the second step`() async throws {
        try await withHouse { house in
            let id = try await house.person("lan")
            let opened = try await house.signIn.begin(login: "lan", password: House.password, from: House.origin)
            let held = try await house.enrol(id, opened.secret).secret
            #expect(try await house.visitor(held) != nil)
            let viewer = Viewer(actor: id.text, actorName: "", unit: nil, roles: [.leader])
            for _ in 0..<5 {
                await #expect(throws: AccountProblem.wrongCode) {
                    try await house.own.renewRecoveryCodes(viewer, session: held, code: "000000")
                }
            }
            #expect(try await house.visitor(held) == nil)
        }
    }

    @Test func `a one-time link opens an account once`() async throws {
        try await withHouse { house in
            let id = try await house.accounts.create(
                House.keeper, Accounts.Facts(login: "lan", name: "Lan", unit: nil, roles: [.leader]))
            let link = try await house.links.issue(House.keeper, for: id)
            #expect(try await house.links.account(behind: link).login == "lan")
            let opened = try await house.signIn.useLink(
                link, password: House.password, again: House.password, from: House.origin)
            #expect(opened.step == .done)
            #expect(try await house.visitor(opened.secret)?.account == id.text)
            await #expect(throws: AccountProblem.linkGone) { try await house.links.account(behind: link) }
            await #expect(throws: AccountProblem.linkGone) {
                try await house.signIn.useLink(
                    link, password: "Khác hẳn 2026 rồi", again: "Khác hẳn 2026 rồi", from: House.origin)
            }
        }
    }

    @Test func `a link is void after its hours and after a newer one`() async throws {
        try await withHouse { house in
            let id = try await house.accounts.create(
                House.keeper, Accounts.Facts(login: "lan", name: "Lan", unit: nil, roles: [.leader]))
            let first = try await house.links.issue(House.keeper, for: id)
            let second = try await house.links.issue(House.keeper, for: id)
            await #expect(throws: AccountProblem.linkGone) { try await house.links.account(behind: first) }
            house.clock.advance(seconds: 24 * 3600 + 1)
            await #expect(throws: AccountProblem.linkGone) { try await house.links.account(behind: second) }
            await #expect(throws: AccountProblem.linkGone) { try await house.links.account(behind: "") }
        }
    }

    @Test func `the first run makes one keeper without a password, and the next one no second`() async throws {
        try await withHouse { house in
            let first = try #require(try await house.links.firstKeeper())
            let second = try #require(try await house.links.firstKeeper())
            #expect(first != second)
            #expect(try await house.accounts.list(House.keeper).total == 1)
            await #expect(throws: AccountProblem.linkGone) { try await house.links.account(behind: first) }
            let opened = try await house.signIn.useLink(
                second, password: "trà giang xanh", again: "trà giang xanh", from: House.origin)
            #expect(opened.step == .enrolment)
            #expect(try await house.visitor(opened.secret) == nil)
            let enrolment = try await house.signIn.beginEnrolment(opened.secret)
            #expect(try await house.signIn.beginEnrolment(opened.secret) == enrolment)
            let shared = try #require(house.sharedBytes(enrolment.secret))
            await #expect(throws: AccountProblem.wrongCode) {
                try await house.signIn.confirmEnrolment(opened.secret, code: "000000", from: House.origin)
            }
            let done = try await house.signIn.confirmEnrolment(
                opened.secret, code: house.code(shared), from: House.origin)
            #expect(done.opened.step == .done && done.recovery.count == 10 && Set(done.recovery).count == 10)
            #expect(try await house.visitor(opened.secret) == nil)
            #expect(try await house.visitor(done.opened.secret)?.roles == [.keeper])
            #expect(try await house.links.firstKeeper() == nil)
        }
    }

    @Test func `a wrong name, a wrong password and a locked account get one answer`() async throws {
        try await withHouse { house in
            _ = try await house.person("lan")
            for (login, password) in [("lan", "sai"), ("khong-co", "sai"), ("", ""), ("lan'; --", House.password)] {
                await #expect(throws: AccountProblem.notRecognised) {
                    try await house.signIn.begin(login: login, password: password, from: House.origin)
                }
            }
            for _ in 0..<4 {
                await #expect(throws: AccountProblem.notRecognised) {
                    try await house.signIn.begin(login: "LAN", password: "sai", from: House.origin)
                }
            }
            await #expect(throws: AccountProblem.notRecognised) {
                try await house.signIn.begin(login: "lan", password: House.password, from: House.origin)
            }
            #expect(try await house.deeds().contains("account-locked"))
            house.clock.advance(seconds: 12 * 3600 + 1)
            let opened = try await house.signIn.begin(login: " Lan ", password: House.password, from: House.origin)
            #expect(opened.step == .done)
        }
    }

    @Test func `an unknown name costs as much work as a wrong password`() async throws {
        try await withHouse { house in
            for login in ["lan", "khong-co-ai"] {
                let before = house.mill.turns
                await #expect(throws: AccountProblem.notRecognised) {
                    try await house.signIn.begin(login: login, password: "sai", from: House.origin)
                }
                #expect(house.mill.turns == before + 1, "\(login)")
            }
        }
    }

    @Test func `an address that fails too often has to wait, whatever it types`() async throws {
        try await withHouse { house in
            _ = try await house.person("lan")
            for number in 0..<30 {
                await #expect(throws: AccountProblem.notRecognised) {
                    try await house.signIn.begin(login: "khong-co-\(number)", password: "sai", from: House.origin)
                }
            }
            await #expect(throws: AccountProblem.tooManyAttempts) {
                try await house.signIn.begin(login: "lan", password: House.password, from: House.origin)
            }
            let elsewhere = SignIn.Origin(remote: "10.0.0.8", agent: "")
            #expect(try await house.signIn.begin(login: "lan", password: House.password, from: elsewhere).step == .done)
            house.clock.advance(seconds: 15 * 60 + 1)
            #expect(
                try await house.signIn.begin(login: "lan", password: House.password, from: House.origin).step == .done)
        }
    }

    @Test func `the second factor is asked for, and no code is good twice`() async throws {
        try await withHouse { house in
            let id = try await house.person("lan")
            let first = try await house.signIn.begin(login: "lan", password: House.password, from: House.origin)
            let enrolled = try await house.enrol(id, first.secret)
            #expect(try await house.visitor(first.secret) == nil)
            #expect(try await house.visitor(enrolled.secret) != nil)
            let used = house.code(enrolled.shared)
            let half = try await house.signIn.begin(login: "lan", password: House.password, from: House.origin)
            #expect(half.step == .code)
            #expect(try await house.visitor(half.secret) == nil)
            await #expect(throws: AccountProblem.wrongCode) {
                try await house.signIn.confirm(half.secret, code: used, from: House.origin)
            }
            house.clock.advance(seconds: 30)
            let done = try await house.signIn.confirm(
                half.secret, code: house.code(enrolled.shared), from: House.origin)
            #expect(done.step == .done && done.secret != half.secret)
            #expect(try await house.visitor(done.secret) != nil)
        }
    }

    @Test func `a recovery code replaces the phone once`() async throws {
        try await withHouse { house in
            let id = try await house.person("lan")
            let first = try await house.signIn.begin(login: "lan", password: House.password, from: House.origin)
            let code = try #require(try await house.enrol(id, first.secret).recovery.first)
            let half = try await house.signIn.begin(login: "lan", password: House.password, from: House.origin)
            #expect(
                try await house.signIn.confirm(half.secret, code: code.uppercased(), from: House.origin).step == .done)
            let again = try await house.signIn.begin(login: "lan", password: House.password, from: House.origin)
            await #expect(throws: AccountProblem.wrongCode) {
                try await house.signIn.confirm(again.secret, code: code, from: House.origin)
            }
        }
    }

    @Test func `wrong codes lock the account, and the right password does not begin the count anew`() async throws {
        try await withHouse { house in
            let id = try await house.person("lan")
            let first = try await house.signIn.begin(login: "lan", password: House.password, from: House.origin)
            let shared = try await house.enrol(id, first.secret).shared
            for _ in 0..<5 {
                let half = try await house.signIn.begin(login: "lan", password: House.password, from: House.origin)
                await #expect(throws: AccountProblem.wrongCode) {
                    try await house.signIn.confirm(half.secret, code: "000000", from: House.origin)
                }
            }
            house.clock.advance(seconds: 60)
            await #expect(throws: AccountProblem.notRecognised) {
                try await house.signIn.begin(login: "lan", password: House.password, from: House.origin)
            }
            house.clock.advance(seconds: 12 * 3600)
            let half = try await house.signIn.begin(login: "lan", password: House.password, from: House.origin)
            #expect(
                try await house.signIn.confirm(half.secret, code: house.code(shared), from: House.origin).step == .done)
        }
    }

    @Test func `a link for a lost password still asks for the second factor, unless the keeper takes it away`()
        async throws
    {
        try await withHouse { house in
            let id = try await house.person("lan")
            let first = try await house.signIn.begin(login: "lan", password: House.password, from: House.origin)
            _ = try await house.enrol(id, first.secret)
            let link = try await house.links.issue(House.keeper, for: id)
            let opened = try await house.signIn.useLink(
                link, password: "sông vệ xanh", again: "sông vệ xanh", from: House.origin)
            #expect(opened.step == .code)
            let reset = try await house.links.issue(House.keeper, for: id, resetsSecondFactor: true)
            #expect(try await house.visitor(first.secret) == nil)
            let open = try await house.signIn.useLink(
                reset, password: "Núi Ấn sông Trà 26", again: "Núi Ấn sông Trà 26", from: House.origin)
            #expect(open.step == .done)
        }
    }
}
