import TestHouse
import Testing

@testable import Delivery

@Suite struct SendingMail {
    private func send(to peer: Peer, seconds: Int = 20, _ change: (inout MailSettings) -> Void = { _ in }) async throws
        -> DeliveryOutcome
    {
        let message = try Messages.message(text: ".một dòng bắt đầu bằng dấu chấm\n.\n")
        var settings = MailSettings(host: "127.0.0.1", port: peer.port, protection: .none, from: message.from)
        settings.totalSeconds = seconds
        change(&settings)
        let outcome = try await Mailer(settings: settings, courier: Courier(threads: 1)).send(message)
        peer.stop()
        return outcome
    }

    @Test func `a message is handed over whole, with its envelope`() async throws {
        let peer = try mailServer()
        #expect(try await send(to: peer) == .accepted("250 2.0.0 kept"))
        let text = try #require(peer.received.first)
        #expect(text.hasPrefix("EHLO tinh.example\n"))
        #expect(text.contains("MAIL FROM:<nhac-viec@tinh.example>"))
        #expect(text.contains("RCPT TO:<hoa@so.example>\nDATA\nDate: Mon, 12 Jan 2026 08:30:00 +0700\n"))
        #expect(text.contains("Message-ID: <digest-1-2026-01-12@tinh.example>"))
    }

    @Test(arguments: [
        ("RCPT", "550 5.1.1 no such person", true), ("RCPT", "451 4.7.1 come back later", false),
        ("MAIL", "421 4.3.2 closing", false), ("DATA", "554 5.6.0 no", true),
    ])
    func `a refusal before the message is certain`(_ word: String, _ answer: String, _ isForGood: Bool) async throws {
        let outcome = try await send(to: try mailServer([word: answer]))
        switch outcome {
        case .never(let words): #expect(isForGood && words.hasPrefix(answer))
        case .notNow(let words): #expect(!isForGood && words.hasPrefix(answer))
        case .accepted, .unknown: Issue.record("\(outcome)")
        }
    }

    @Test func `a refusal after the message is certain too`() async throws {
        guard case .never(let words) = try await send(to: try mailServer(end: "554 5.7.1 spam")) else {
            Issue.record("not refused")
            return
        }
        #expect(words.hasPrefix("554 5.7.1 spam"))
        guard case .notNow = try await send(to: try mailServer(end: "452 4.2.2 full")) else {
            Issue.record("not put off")
            return
        }
    }

    @Test func `a line that breaks after the last dot leaves a doubt`() async throws {
        guard case .unknown = try await send(to: try mailServer(end: nil)) else {
            Issue.record("no doubt")
            return
        }
    }

    @Test func `nobody there is certain`() async throws {
        let peer = try mailServer()
        peer.stop()
        guard case .notNow = try await send(to: peer) else {
            Issue.record("not put off")
            return
        }
    }

    @Test func `without TLS nothing is sent where TLS is wanted`() async throws {
        let peer = try mailServer()
        guard case .notNow = try await send(to: peer, { $0.protection = .startTLS }) else {
            Issue.record("sent in the open")
            return
        }
        #expect(!peer.received.joined().contains("MAIL"))
    }

    @Test func `a server that says nothing is left in time`() async throws {
        let peer = try Peer { caller in caller.line() ?? "" }
        guard case .notNow = try await send(to: peer, seconds: 1) else {
            Issue.record("not put off")
            return
        }
    }
}
