import CCurl
import Crypto
import Foundation
package import Vocabulary

/// Which addresses webhooks may reach on this installation.
package struct WebhookRules: Hashable, Sendable {
    /// Also machines of a private network, and `http` to this machine (`TIENDO_WEBHOOK_PRIVATE=1`).
    package var mayReachPrivate: Bool
    package var connectSeconds = 10
    package var totalSeconds = 30

    package init(mayReachPrivate: Bool = false) { self.mayReachPrivate = mayReachPrivate }

    /// As the server's environment says.
    package init(environment: [String: String]) {
        self.init(mayReachPrivate: environment["TIENDO_WEBHOOK_PRIVATE"] == "1")
    }

    /// Whether a webhook may be sent to this address: `https`, or `http` to this machine where private ones are allowed.
    /// A name is looked at again when it is called, by the address it then has.
    package func admits(_ address: String) -> Bool {
        guard let parts = SchemedAddress(address) else { return false }
        if parts.scheme == "http" { return mayReachPrivate && parts.isLocal }
        return parts.scheme == "https" && (mayReachPrivate || !parts.isLocal)
    }
}

/// One message to a program: JSON by POST, signed, with a key by which the receiver knows a repetition.
package struct WebhookMessage: Sendable {
    /// The most bytes a body may have.
    package static let bodyLimit = 256 << 10

    package var address: String
    package var body: JSON
    /// The same in every attempt, plain letters: the header `Idempotency-Key`.
    package var key: String
    /// Known to this house and the receiver.
    package var secret: String
    /// When it is signed.
    package var moment: Instant

    package init(address: String, body: JSON, key: String, secret: String, moment: Instant) {
        self.address = address
        self.body = body
        self.key = key
        self.secret = secret
        self.moment = moment
    }

    /// `t=1768181400,v1=…`: seconds since 1970, and HMAC-SHA256 in hexadecimal, with the secret, of those digits, a dot
    /// and the body.
    package var signature: String {
        let seconds = moment.milliseconds / 1000
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("\(seconds).".utf8) + body.bytes, using: SymmetricKey(data: Array(secret.utf8)))
        let digits = Array("0123456789abcdef".utf8)
        let hex = String(decoding: code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
        return "t=\(seconds),v1=\(hex)"
    }

    var head: [String] {
        let plainKey = String(
            decoding: key.utf8.prefix(200).map { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\"") ? $0 : 45 },
            as: UTF8.self)
        return [
            "Content-Type: application/json", "Idempotency-Key: \"\(plainKey)\"", "Tiendo-Signature: \(signature)",
            "Expect:",
        ]
    }
}

/// Sends messages to programs.
package struct Webhook: Sendable {
    package let rules: WebhookRules
    let courier: Courier

    package init(rules: WebhookRules, courier: Courier) {
        self.rules = rules
        self.courier = courier
    }

    /// Posts the message. 2xx is accepted; 408, 425, 429 and 5xx may go later; other answers, also a redirect, never.
    package func send(_ message: WebhookMessage) async throws -> DeliveryOutcome {
        guard rules.admits(message.address) else { return .never("the address is not one webhooks may reach") }
        guard message.body.bytes.count <= WebhookMessage.bodyLimit else { return .never("the message is too large") }
        let rules = rules
        return try await courier.run { Webhook.post(message, rules) }
    }

    private static func post(_ message: WebhookMessage, _ rules: WebhookRules) -> DeliveryOutcome {
        let body = message.body.bytes
        let load = Load(outgoing: body, mayReachPrivate: rules.mayReachPrivate)
        do {
            let transfer = try Transfer(load)
            try transfer.set(CURLOPT_URL, message.address)
            try transfer.set(CURLOPT_PROTOCOLS_STR, rules.mayReachPrivate ? "http,https" : "https")
            try transfer.set(CURLOPT_FOLLOWLOCATION, 0)
            try transfer.set(CURLOPT_CONNECTTIMEOUT, rules.connectSeconds)
            try transfer.set(CURLOPT_TIMEOUT, rules.totalSeconds)
            try transfer.set(CURLOPT_POST, 1)
            try transfer.set(CURLOPT_POSTFIELDSIZE_LARGE, size: body.count)
            try transfer.set(CURLOPT_USERAGENT, "tiendo")
            try transfer.set(CURLOPT_HTTPHEADER, lines: message.head)
            try transfer.perform()
            return outcome(transfer.answerCode, load.body.text)
        } catch let trouble as Transfer.Trouble {
            if load.metPrivateAddress { return .never("the name leads to a private address") }
            return load.isHandedOver ? .unknown(trouble.words) : .notNow(trouble.words)
        } catch {
            return .notNow("")
        }
    }

    static func outcome(_ code: Int, _ words: String) -> DeliveryOutcome {
        let answer = "HTTP \(code)" + (words.isEmpty ? "" : ": \(words)")
        switch code {
        case 200..<300: return .accepted(answer)
        case 408, 425, 429, 500...: return .notNow(answer)
        default: return .never(answer)
        }
    }
}
