import Database
import Ledger
import Organizations
import TestHouse
import Testing
import Vocabulary
import Web

@Suite struct SessionsOfPeople {
    private func signedIn(_ house: House, _ login: String = "lan") async throws -> String {
        try await house.signIn.begin(login: login, password: House.password, from: House.origin).secret
    }

    @Test func `a session rests fifteen minutes, slides with use, and ends after twelve hours`() async throws {
        try await withHouse { house in
            _ = try await house.person("lan")
            let secret = try await signedIn(house)
            for _ in 0..<3 {
                house.clock.advance(seconds: 14 * 60)
                #expect(try await house.visitor(secret) != nil)
            }
            house.clock.advance(seconds: 15 * 60 + 1)
            #expect(try await house.visitor(secret) == nil)
            house.clock.advance(seconds: -60)
            #expect(try await house.visitor(secret) == nil, "an ended session stays ended")
            let long = try await signedIn(house)
            for _ in 0..<50 {
                house.clock.advance(seconds: 14 * 60)
                #expect(try await house.visitor(long) != nil)
            }
            house.clock.advance(seconds: 12 * 3600 - 50 * 14 * 60 + 1)
            #expect(try await house.visitor(long) == nil)
        }
    }

    @Test func `signing in anew ends the session the browser held`() async throws {
        try await withHouse { house in
            _ = try await house.person("lan")
            let old = try await signedIn(house)
            let new = try await house.signIn.begin(
                login: "lan", password: House.password, from: House.origin, former: old)
            #expect(new.secret != old)
            #expect(try await house.visitor(old) == nil)
            #expect(try await house.visitor(new.secret) != nil)
        }
    }

    @Test func `the database holds no secret, only hashes`() async throws {
        try await withHouse { house in
            let id = try await house.person("lan")
            let secret = try await signedIn(house)
            let token = try await house.tokens.issue(House.keeper, for: id, name: "Bảng điện tử", days: 30)
            let link = try await house.links.issue(House.keeper, for: id)
            let texts = try await house.database.read { transaction in
                try transaction.rows("SELECT secret_hash AS h FROM sessions").map { try $0.get("h", as: String.self) }
                    + transaction.rows("SELECT secret_hash AS h FROM tokens").map { try $0.get("h", as: String.self) }
                    + transaction.rows("SELECT secret_hash AS h FROM one_time_links").map {
                        try $0.get("h", as: String.self)
                    }
                    + transaction.rows("SELECT coalesce(state_after, '') AS h FROM ledger").map {
                        try $0.get("h", as: String.self)
                    }
                    + transaction.rows("SELECT password AS h FROM accounts").map { try $0.get("h", as: String.self) }
            }
            for hidden in [secret, token, link, House.password] { #expect(!texts.contains { $0.contains(hidden) }) }
            #expect(
                texts.contains(Secret.hash(secret)) && texts.contains(Secret.hash(token))
                    && texts.contains(Secret.hash(link)))
            #expect(texts.contains { $0.hasPrefix("$scrypt$") })
        }
    }

    @Test func `changed roles, a stopped account and signing out everywhere end every session`() async throws {
        try await withHouse { house in
            let id = try await house.person("lan")
            let viewer = Viewer(actor: id.text, actorName: "", unit: nil, roles: [.leader])
            var secret = try await signedIn(house)
            try await house.accounts.change(
                House.keeper, id, Accounts.Facts(login: "lan", name: "Lan", unit: nil, roles: [.office]))
            #expect(try await house.visitor(secret) == nil)
            secret = try await signedIn(house)
            #expect(try await house.visitor(secret)?.roles == [.office])
            let other = try await signedIn(house)
            try await house.sessions.endAll(viewer, except: secret)
            #expect(try await house.visitor(other) == nil)
            #expect(try await house.visitor(secret) != nil)
            #expect(try await house.sessions.list(viewer, current: secret).map(\.isThis) == [true])
            try await house.sessions.end(viewer, secret: secret)
            #expect(try await house.visitor(secret) == nil)
            secret = try await signedIn(house)
            try await house.accounts.disable(House.keeper, id)
            #expect(try await house.visitor(secret) == nil)
            await #expect(throws: AccountProblem.disabled) { try await signedIn(house) }
            try await house.accounts.reinstate(House.keeper, id)
            #expect(try await house.visitor(signedIn(house)) != nil)
        }
    }

    @Test func `a new password ends other sessions, gives this one a new secret, and none of the last ten returns`()
        async throws
    {
        try await withHouse { house in
            let id = try await house.person("lan")
            let viewer = Viewer(actor: id.text, actorName: "", unit: nil, roles: [.leader])
            let other = try await signedIn(house)
            var secret = try await signedIn(house)
            var current = House.password
            for number in 1...9 {
                house.clock.advance(seconds: 1)
                let new = "Sông Vệ 2026 số \(number)"
                let fresh = try await house.own.changePassword(
                    viewer, session: secret, current: current, new: new, again: new)
                #expect(try await house.visitor(secret) == nil)
                (secret, current) = (fresh, new)
            }
            #expect(try await house.visitor(other) == nil)
            #expect(try await house.visitor(secret) != nil)
            await #expect(throws: AccountProblem.passwordReused(10)) {
                try await house.own.changePassword(
                    viewer, session: secret, current: current, new: House.password, again: House.password)
            }
            house.clock.advance(seconds: 1)
            let tenth = "Sông Vệ 2026 số 10"
            secret = try await house.own.changePassword(
                viewer, session: secret, current: current, new: tenth, again: tenth)
            house.clock.advance(seconds: 1)
            secret = try await house.own.changePassword(
                viewer, session: secret, current: tenth, new: House.password, again: House.password)
            #expect(try await house.visitor(secret) != nil)
        }
    }

    @Test func `guessing the password inside a session locks the account and ends the session`() async throws {
        try await withHouse { house in
            let id = try await house.person("lan")
            let viewer = Viewer(actor: id.text, actorName: "", unit: nil, roles: [.leader])
            let secret = try await signedIn(house)
            for _ in 0..<5 {
                await #expect(throws: AccountProblem.currentPasswordWrong) {
                    try await house.own.changePassword(viewer, session: secret, current: "sai", new: "x", again: "x")
                }
            }
            #expect(try await house.visitor(secret) == nil)
        }
    }

    @Test func `an account not used for 45 days rests until a keeper opens it`() async throws {
        try await withHouse { house in
            let id = try await house.person("lan")
            house.clock.advance(seconds: 45 * 86_400)
            _ = try await signedIn(house)
            house.clock.advance(seconds: 45 * 86_400 + 1)
            await #expect(throws: AccountProblem.dormant(days: 45)) { try await signedIn(house) }
            let account = try await house.accounts.find(House.keeper, id)
            #expect(account.standing(at: house.clock.now, SignInRules()) == .dormant)
            try await house.accounts.reinstate(House.keeper, id)
            #expect(try await house.visitor(signedIn(house)) != nil)
        }
    }

    @Test func `a keeper's session rests five minutes and the password is renewed after sixty days`() async throws {
        try await withHouse { house in
            let link = try #require(try await house.links.firstKeeper())
            let first = try await house.signIn.useLink(
                link, password: "trà giang xanh", again: "trà giang xanh", from: House.origin)
            let shared = try #require(house.sharedBytes(try await house.signIn.beginEnrolment(first.secret).secret))
            let open = try await house.signIn.confirmEnrolment(
                first.secret, code: house.code(shared), from: House.origin
            ).opened
            house.clock.advance(seconds: 5 * 60)
            #expect(try await house.visitor(open.secret) != nil)
            house.clock.advance(seconds: 5 * 60 + 1)
            #expect(try await house.visitor(open.secret) == nil)
            for _ in 0..<2 {
                house.clock.advance(seconds: 31 * 86_400)
                let half = try await house.signIn.begin(
                    login: "quan-tri", password: "trà giang xanh", from: House.origin)
                let next = try await house.signIn.confirm(half.secret, code: house.code(shared), from: House.origin)
                if next.step == .done { continue }
                #expect(next.step == .password)
                #expect(try await house.visitor(next.secret) == nil)
                await #expect(throws: AccountProblem.passwordReused(10)) {
                    try await house.signIn.renewPassword(
                        next.secret, password: "trà giang xanh", again: "trà giang xanh", from: House.origin)
                }
                let done = try await house.signIn.renewPassword(
                    next.secret, password: "sông vệ xanh", again: "sông vệ xanh", from: House.origin)
                #expect(done.step == .done)
                #expect(try await house.visitor(done.secret) != nil)
            }
            #expect(try await house.deeds().filter { $0 == "account-password-set" }.count == 2)
        }
    }

    @Test func `a token reads for its account until it is revoked or over`() async throws {
        try await withHouse { house in
            let id = try await house.person("lan")
            let viewer = Viewer(actor: id.text, actorName: "", unit: nil, roles: [.leader])
            func visitor(_ header: String) async throws -> Visitor? {
                try await house.sessions.identify(Call(world: house.world, headers: ["authorization": header]))
            }
            let token = try await house.tokens.issue(viewer, for: id, name: "Bảng điện tử", days: 30)
            #expect(try await visitor("Bearer \(token)")?.tokenScope == "read")
            #expect(try await visitor("bearer \(token)")?.account == id.text)
            #expect(try await visitor("Basic \(token)") == nil)
            #expect(try await visitor("Bearer \(token)x") == nil)
            let listed = try #require(try await house.tokens.list(viewer, of: id).first)
            try await house.tokens.revoke(viewer, listed.id)
            #expect(try await visitor("Bearer \(token)") == nil)
            let second = try await house.tokens.issue(viewer, for: id, name: "Bảng khác", days: 1)
            house.clock.advance(seconds: 86_401)
            #expect(try await visitor("Bearer \(second)") == nil)
            await #expect(throws: AccountProblem.badToken) {
                try await house.tokens.issue(viewer, for: id, name: "Mãi mãi", days: 10_000)
            }
        }
    }
}

@Suite struct KeepingAccounts {
    @Test func `only a keeper makes and changes accounts, and others see only their own`() async throws {
        try await withHouse { house in
            let id = try await house.person("lan")
            let other = try await house.person("minh")
            let own = Viewer(actor: id.text, actorName: "", unit: nil, roles: [.leader, .coordinator, .office, .focal])
            #expect(try await house.accounts.find(own, id).login == "lan")
            await #expect(throws: NotVisible.self) { try await house.accounts.find(own, other) }
            #expect(try await house.accounts.list(own).accounts.map(\.login) == ["lan"])
            #expect(try await house.accounts.list(House.nobody).total == 0)
            let facts = Accounts.Facts(login: "hoa", name: "Hoa", unit: nil, roles: [.keeper])
            await #expect(throws: NotVisible.self) { try await house.accounts.create(own, facts) }
            await #expect(throws: NotVisible.self) { try await house.accounts.change(own, id, facts) }
            await #expect(throws: NotVisible.self) { try await house.accounts.disable(own, other) }
            await #expect(throws: NotVisible.self) { try await house.accounts.reinstate(own, other) }
            await #expect(throws: NotVisible.self) { try await house.links.issue(own, for: id) }
            await #expect(throws: NotVisible.self) { try await house.tokens.issue(own, for: other, name: "x", days: 1) }
            await #expect(throws: NotVisible.self) { try await house.settings.set(own, [.idleMinutes: 30]) }
            let inspector = Viewer(actor: "inspector", actorName: "", unit: nil, roles: [.inspector])
            #expect(try await house.accounts.list(inspector).total == 2)
        }
    }

    @Test func `an account needs a fit login, a name, a role, and a unit when it speaks for one`() async throws {
        try await withHouse(seeded: true) { house in
            let group = try await house.units.find(House.keeper, code: "g-so-ban-nganh").id
            let cases: [(Accounts.Facts, AccountProblem)] = [
                (Accounts.Facts(login: "ab", name: "A", unit: nil, roles: [.leader]), .badLogin),
                (Accounts.Facts(login: "có dấu", name: "A", unit: nil, roles: [.leader]), .badLogin),
                (Accounts.Facts(login: "abc", name: " ", unit: nil, roles: [.leader]), .badName),
                (Accounts.Facts(login: "abc", name: "A", unit: nil, roles: []), .noRole),
                (Accounts.Facts(login: "abc", name: "A", unit: nil, roles: [.focal]), .focalWithoutUnit),
                (Accounts.Facts(login: "abc", name: "A", unit: group, roles: [.focal]), .unknownUnit),
                (Accounts.Facts(login: "abc", name: "A", unit: ID("khong-co"), roles: [.focal]), .unknownUnit),
            ]
            for (facts, problem) in cases {
                await #expect(throws: problem) { try await house.accounts.create(House.keeper, facts) }
            }
            let unit = try await house.units.find(House.keeper, code: "so-khcn").id
            let facts = Accounts.Facts(login: "So-KHCN", name: "  Nguyễn  Lan ", unit: unit, roles: [.focal])
            let id = try await house.accounts.create(House.keeper, facts)
            #expect(try await house.accounts.find(House.keeper, id).unitName == "Sở Khoa học và Công nghệ")
            await #expect(throws: AccountProblem.loginTaken) {
                try await house.accounts.create(
                    House.keeper, Accounts.Facts(login: "so-khcn", name: "B", unit: nil, roles: [.leader]))
            }
        }
    }

    @Test func `the last keeper stays, and nobody stops themselves`() async throws {
        try await withHouse { house in
            let link = try #require(try await house.links.firstKeeper())
            _ = try await house.signIn.useLink(
                link, password: "trà giang xanh", again: "trà giang xanh", from: House.origin)
            let keeper = try #require(try await house.accounts.list(House.keeper).accounts.first)
            let facts = Accounts.Facts(login: keeper.login, name: keeper.name, unit: nil, roles: [.leader])
            await #expect(throws: AccountProblem.lastKeeper) {
                try await house.accounts.change(House.keeper, keeper.id, facts)
            }
            await #expect(throws: AccountProblem.lastKeeper) {
                try await house.accounts.disable(House.keeper, keeper.id)
            }
            let itself = Viewer(actor: keeper.id.text, actorName: "", unit: nil, roles: [.keeper])
            await #expect(throws: AccountProblem.notYourself) { try await house.accounts.disable(itself, keeper.id) }
            _ = try await house.person("minh", roles: [.keeper])
            try await house.accounts.change(House.keeper, keeper.id, facts)
            #expect(try await house.accounts.find(House.keeper, keeper.id).roles == [.leader])
        }
    }

    @Test func `people are listed by their given names and found without diacritics`() async throws {
        try await withHouse(seeded: true) { house in
            let unit = try await house.units.find(House.keeper, code: "so-y-te").id
            for (login, name) in [("u1", "Trần Văn Đạt"), ("u2", "Lê An"), ("u3", "Phạm Thị Ánh"), ("u4", "Bùi Dũng")] {
                _ = try await house.accounts.create(
                    House.keeper,
                    Accounts.Facts(login: login + "-x", name: name, unit: login == "u4" ? unit : nil, roles: [.leader]))
            }
            let names = try await house.accounts.list(House.keeper).accounts.map(\.name)
            #expect(names == ["Lê An", "Phạm Thị Ánh", "Bùi Dũng", "Trần Văn Đạt"])
            #expect(try await house.accounts.list(House.keeper, words: "dat").accounts.map(\.name) == ["Trần Văn Đạt"])
            #expect(try await house.accounts.list(House.keeper, words: "so y te").accounts.map(\.name) == ["Bùi Dũng"])
            let page = try await house.accounts.list(House.keeper, limit: 3)
            let next = try await house.accounts.list(House.keeper, after: page.next, limit: 3)
            #expect((page.accounts + next.accounts).map(\.name) == names && next.next == nil)
        }
    }

    @Test func `limits are data within their ranges`() async throws {
        try await withHouse { house in
            try await house.settings.set(House.keeper, [.idleMinutes: 30, .wrongAttempts: 3])
            let rules = try await house.settings.rules(House.leader)
            #expect(rules[.idleMinutes] == 30 && rules[.wrongAttempts] == 3 && rules[.lockHours] == 12)
            await #expect(throws: AccountProblem.self) {
                try await house.settings.set(House.keeper, [.wrongAttempts: 99])
            }
            #expect(try await house.settings.rules(House.leader)[.wrongAttempts] == 3)
        }
    }

    @Test func `every deed is in the ledger and the chain holds`() async throws {
        try await withHouse(seeded: true) { house in
            let id = try await house.person("lan")
            try await house.accounts.disable(House.keeper, id)
            let deeds = try await house.deeds()
            #expect(
                deeds.prefix(6) == [
                    "account-disabled", "sign-in-done", "account-password-set", "account-link-issued",
                    "account-created",
                    "unit-created",
                ])
            #expect(deeds.filter { $0 == "unit-created" }.count == (try UnitsFile.shipped().count))
            #expect(try await Ledger.verify(house.database).firstBreak == nil)
        }
    }
}
