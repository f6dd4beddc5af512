import CCurl

/// Hands messages to the mail server of this installation.
package struct Mailer: Sendable {
    package let settings: MailSettings
    let courier: Courier

    package init(settings: MailSettings, courier: Courier) {
        self.settings = settings
        self.courier = courier
    }

    /// Hands one message over to the server, for all its recipients or for none.
    ///
    /// `.unknown` when the line broke after the whole message was given: the server may have it.
    package func send(_ message: MailMessage) async throws -> DeliveryOutcome {
        let (settings, bytes, recipients) = (settings, message.written, message.to.map(\.address))
        guard !recipients.isEmpty else { return .never("no recipient") }
        return try await courier.run { Mailer.hand(bytes, to: recipients, settings) }
    }

    private static func hand(_ bytes: [UInt8], to recipients: [String], _ settings: MailSettings) -> DeliveryOutcome {
        let load = Load(outgoing: bytes, mayReachPrivate: true)
        do {
            let transfer = try Transfer(load)
            let scheme = settings.protection == .tls ? "smtps" : "smtp"
            let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
            // What stands after the host is the name by which this house greets the server.
            try transfer.set(CURLOPT_URL, "\(scheme)://\(host):\(settings.port)/\(settings.from.domain)")
            try transfer.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
            if settings.protection != .none { try transfer.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
            if let authorities = settings.authorities { try transfer.set(CURLOPT_CAINFO, authorities) }
            if let user = settings.user {
                try transfer.set(CURLOPT_USERNAME, user)
                try transfer.set(CURLOPT_PASSWORD, settings.password ?? "")
            }
            try transfer.set(CURLOPT_CONNECTTIMEOUT, settings.connectSeconds)
            try transfer.set(CURLOPT_TIMEOUT, settings.totalSeconds)
            try transfer.set(CURLOPT_MAIL_FROM, "<\(settings.from.address)>")
            try transfer.set(CURLOPT_MAIL_RCPT, lines: recipients.map { "<\($0)>" })
            try transfer.set(CURLOPT_UPLOAD, 1)
            try transfer.set(CURLOPT_INFILESIZE_LARGE, size: bytes.count)
            do {
                try transfer.perform()
                return .accepted(load.lastReply)
            } catch let trouble as Transfer.Trouble {
                return outcome(trouble, load, code: transfer.answerCode)
            }
        } catch let trouble as Transfer.Trouble {
            return .notNow(trouble.words)
        } catch {
            return .notNow("")
        }
    }

    /// A reply of 4xx may be another one later, 5xx will not; a break without a reply after the last byte is unknown.
    private static func outcome(_ trouble: Transfer.Trouble, _ load: Load, code: Int) -> DeliveryOutcome {
        let words = load.refusal ?? trouble.words
        // A wrong password or a missing TLS is ours to mend; then the same message goes.
        if trouble.code == CURLE_LOGIN_DENIED || trouble.code == CURLE_USE_SSL_FAILED { return .notNow(words) }
        if (500..<600).contains(code) { return .never(words) }
        if (400..<500).contains(code) { return .notNow(words) }
        return load.isHandedOver ? .unknown(words) : .notNow(words)
    }
}
