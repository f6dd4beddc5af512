import TestHouse
import Testing
import Vocabulary

@testable import Delivery

@Suite struct SendingWebhooks {
    private func message(_ address: String, body: JSON = ["việc": 3]) -> WebhookMessage {
        WebhookMessage(
            address: address, body: body, key: "hook:1:2026-01-12\"\r\nX: y", secret: "bí mật", moment: Messages.moment)
    }

    private func send(to peer: Peer, private isAllowed: Bool = true) async throws -> DeliveryOutcome {
        let webhook = Webhook(rules: WebhookRules(mayReachPrivate: isAllowed), courier: Courier(threads: 1))
        let outcome = try await webhook.send(message("http://localhost:\(peer.port)/nhan"))
        peer.stop()
        return outcome
    }

    @Test func `the signature is the one another program computes`() {
        #expect(
            message("https://a.example").signature
                == "t=1768181400,v1=ab600460859db456b45de3bcf5f5f5c3a8bd41f6ad8344350c2a3c4476408882")
    }

    @Test func `a message is posted once with its key and signature`() async throws {
        let peer = try webServer("200 OK", body: "đã nhận")
        #expect(try await send(to: peer) == .accepted("HTTP 200: đã nhận"))
        let text = try #require(peer.received.first)
        #expect(peer.received.count == 1)
        #expect(text.hasPrefix("POST /nhan HTTP/1.1\n"))
        #expect(text.contains("\nContent-Type: application/json\n"))
        #expect(text.contains("\nIdempotency-Key: \"hook:1:2026-01-12---X:-y\"\n"))
        #expect(text.contains("\nTiendo-Signature: t=1768181400,v1="))
        #expect(text.hasSuffix("\n\n{\"việc\":3}"))
    }

    @Test(arguments: [
        ("204 No Content", "accepted"), ("302 Found", "never"), ("400 Bad", "never"), ("404 Not Found", "never"),
        ("410 Gone", "never"), ("408 Slow", "later"), ("429 Many", "later"), ("500 Oh", "later"), ("503 Busy", "later"),
    ])
    func `each answer has its meaning, and a redirect is not followed`(_ status: String, _ meaning: String) async throws
    {
        let elsewhere = try webServer("200 OK")
        let peer = try webServer(status, head: "Location: http://localhost:\(elsewhere.port)/\r\n")
        let found =
            switch try await send(to: peer) {
            case .accepted: "accepted"
            case .never: "never"
            case .notNow: "later"
            case .unknown: "unknown"
            }
        #expect(found == meaning)
        #expect(elsewhere.received.isEmpty)
        elsewhere.stop()
    }

    @Test(arguments: [
        ("https://nhan.example/x", true, true), ("http://nhan.example/x", false, false),
        ("http://localhost:8080/", false, true), ("http://127.0.0.1/", false, true),
        ("https://localhost/", false, true),
        ("ftp://nhan.example/", false, false), ("https://u:p@nhan.example/", false, false),
        ("nhan.example", false, false),
        ("", false, false), ("https://nhan.example/\r\nX: y", false, false),
        ("file:///etc/passwd", false, false), ("smtp://nhan.example", false, false),
    ])
    func `only https goes out, and http to this machine where that is allowed`(
        _ address: String, _ usually: Bool, _ allowed: Bool
    ) {
        #expect(WebhookRules().admits(address) == usually)
        #expect(WebhookRules(mayReachPrivate: true).admits(address) == allowed)
    }

    @Test func `a name that leads to a private address is refused when it is called`() async throws {
        let peer = try webServer("200 OK")
        let webhook = Webhook(rules: WebhookRules(), courier: Courier(threads: 1))
        for host in ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0x7f000001", "10.0.0.1"] {
            let outcome = try await webhook.send(message("https://\(host):\(peer.port)/"))
            guard case .never = outcome else {
                Issue.record("\(host): \(outcome)")
                continue
            }
        }
        #expect(peer.received.isEmpty)
        peer.stop()
    }

    @Test func `a body beyond the limit is not sent`() async throws {
        let webhook = Webhook(rules: WebhookRules(), courier: Courier(threads: 1))
        let large = JSON.string(String(repeating: "x", count: WebhookMessage.bodyLimit))
        guard case .never = try await webhook.send(message("https://nhan.example/", body: large)) else {
            Issue.record("sent")
            return
        }
    }

    @Test(
        arguments: [
            ([127, 0, 0, 1], true), ([10, 1, 2, 3], true), ([172, 16, 0, 1], true), ([172, 32, 0, 1], false),
            ([192, 168, 1, 1], true), ([169, 254, 169, 254], true), ([100, 64, 0, 1], true), ([0, 0, 0, 0], true),
            ([224, 0, 0, 1], true), ([255, 255, 255, 255], true), ([8, 8, 8, 8], false), ([203, 0, 113, 9], true),
            ([198, 18, 0, 1], true), ([192, 0, 0, 1], true), ([100, 63, 0, 1], false), ([171, 224, 1, 1], false),
        ] as [([UInt8], Bool)])
    func `private addresses of four bytes are known`(_ bytes: [UInt8], _ isPrivate: Bool) {
        #expect(NetworkAddress(bytes).isPrivate == isPrivate)
        let zeros = [UInt8](repeating: 0, count: 10)
        #expect(NetworkAddress(zeros + [0xFF, 0xFF] + bytes).isPrivate == isPrivate)
        #expect(NetworkAddress([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] + bytes).isPrivate == isPrivate)
        #expect(NetworkAddress([0x20, 0x02] + bytes + zeros).isPrivate == isPrivate)
    }

    @Test(
        arguments: [
            ([0xFE, 0x80], true), ([0xFC, 0], true), ([0xFD, 1], true), ([0xFF, 2], true), ([0, 0], true),
            ([0x24, 0x05], false), ([0x2A, 0], false),
        ] as [([UInt8], Bool)])
    func `private addresses of sixteen bytes are known`(_ start: [UInt8], _ isPrivate: Bool) {
        #expect(NetworkAddress(start + [UInt8](repeating: 0, count: 13) + [1]).isPrivate == isPrivate)
    }
}
