package import Vocabulary

/// Where this installation's e-mail goes out. Read from the environment of the server, never from a file of the tree.
package struct MailSettings: Sendable {
    /// How the line is kept from being read.
    package enum Protection: String, Hashable, Sendable {
        /// TLS from the first byte (`smtps://`).
        case tls
        /// TLS after `STARTTLS`, refused when the server has none (`smtp://`).
        case startTLS
        /// None: only for a server on this machine or a line that is safe by itself.
        case none
    }

    package var host: String
    package var port: Int
    package var protection: Protection
    /// Nil when the server asks for none.
    package var user: String?
    package var password: String?
    /// Who the messages are from.
    package var from: Mailbox
    /// A file with the certificates to trust instead of the system's.
    package var authorities: String?
    /// The longest to wait for the connection, and for the whole, in seconds.
    package var connectSeconds = 10
    package var totalSeconds = 60

    package init(host: String, port: Int, protection: Protection, from: Mailbox) {
        self.host = host
        self.port = port
        self.protection = protection
        self.from = from
    }

    /// Reads `TIENDO_SMTP` (`smtp://host:587` or `smtps://host:465`), `TIENDO_SMTP_USER`, `TIENDO_SMTP_PASSWORD`,
    /// `TIENDO_SMTP_TLS` (`none` turns STARTTLS off), `TIENDO_SMTP_CA` and `TIENDO_MAIL_FROM` (`Tên <a@b.vn>`).
    ///
    /// - Returns: Nil when `TIENDO_SMTP` is not set: this house sends no e-mail.
    /// - Throws: `MailSettingsProblem` when something is set that cannot be used.
    package init?(environment: [String: String]) throws(MailSettingsProblem) {
        guard let text = environment["TIENDO_SMTP"], !text.isEmpty else { return nil }
        guard let address = SchemedAddress(text), ["smtp", "smtps"].contains(address.scheme) else {
            throw .badServer
        }
        guard let written = environment["TIENDO_MAIL_FROM"], let from = Mailbox(written: written) else {
            throw .noSender
        }
        let isPlain = environment["TIENDO_SMTP_TLS"] == "none"
        let isSecure = address.scheme == "smtps"
        self.init(
            host: address.host, port: address.port ?? (isSecure ? 465 : 587),
            protection: isSecure ? .tls : isPlain ? .none : .startTLS, from: from)
        user = environment["TIENDO_SMTP_USER"].flatMap { $0.isEmpty ? nil : $0 }
        password = environment["TIENDO_SMTP_PASSWORD"]
        authorities = environment["TIENDO_SMTP_CA"].flatMap { $0.isEmpty ? nil : $0 }
        if protection == .none, user != nil, !address.isLocal { throw .openPassword }
    }
}

/// Why the server's settings of e-mail cannot be used.
package enum MailSettingsProblem: UserFacing, Hashable {
    case badServer
    case noSender
    case openPassword

    package var message: UserMessage {
        switch self {
        case .badServer:
            UserMessage(
                code: "DLV-01", says: "Biến TIENDO_SMTP không phải địa chỉ của một máy chủ thư.",
                next: "Đặt dạng smtp://may-chu:587 hoặc smtps://may-chu:465.")
        case .noSender:
            UserMessage(
                code: "DLV-02", says: "Biến TIENDO_MAIL_FROM thiếu hoặc không phải địa chỉ thư.",
                next: "Đặt dạng “Tên hiển thị <dia-chi@ten-mien>”.")
        case .openPassword:
            UserMessage(
                code: "DLV-03", says: "Mật khẩu thư không được gửi qua đường truyền không mã hóa.",
                next: "Bỏ TIENDO_SMTP_TLS=none, hoặc bỏ TIENDO_SMTP_USER.")
        }
    }
}
