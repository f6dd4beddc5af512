import Testing
import Vocabulary
import Web

@testable import Organizations

/// What a program's token opens.
@Suite struct TokenScopes {
    @Test func `a token of several scopes opens the doors of each and no page`() {
        func visitor(_ scope: String?) -> Visitor {
            Visitor(account: "a", name: "", unit: "", unitName: "", roles: [.leader], formToken: "", tokenScope: scope)
        }
        for (scope, read, values) in [("read", true, false), ("read values", true, true), ("values", false, true)] {
            #expect(Audience.token("read").admits(visitor(scope)) == read, "\(scope)")
            #expect(Audience.token("values").admits(visitor(scope)) == values, "\(scope)")
            #expect(!Audience.signedIn.admits(visitor(scope)))
        }
        #expect(!Audience.token("values").admits(visitor(nil)))
    }

    @Test func `only a keeper makes a token that sends, for whichever account`() async throws {
        try await withHouse { house in
            let id = try await house.accounts.create(
                House.keeper, .init(login: "may-so", name: "Máy số", unit: nil, roles: [.coordinator]))
            let own = Viewer(actor: id.text, actorName: "Máy số", unit: nil, roles: [.coordinator])
            await #expect(throws: NotVisible.self) {
                try await house.tokens.issue(own, for: id, name: "Kho", days: 5, sendsValues: true)
            }
            _ = try await house.tokens.issue(own, for: id, name: "Đọc", days: 5)
            let secret = try await house.tokens.issue(House.keeper, for: id, name: "Kho", days: 5, sendsValues: true)
            var call = Call(world: house.world)
            call.headers["authorization"] = "Bearer \(secret)"
            #expect(try await house.sessions.identify(call)?.tokenScope == "read values")
            #expect(try await house.tokens.list(own, of: id).filter(\.sendsValues).map(\.name) == ["Kho"])
        }
    }
}
