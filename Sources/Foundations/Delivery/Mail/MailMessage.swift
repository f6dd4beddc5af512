import Foundation
import Vietnamese
package import Vocabulary

/// A message as its writer means it; `written` makes the bytes that are sent.
package struct MailMessage: Sendable {
    /// A file that goes with a message.
    package struct Attachment: Sendable {
        package var name: String
        /// `application/pdf`.
        package var type: String
        package var bytes: [UInt8]
        package init(name: String, type: String, bytes: [UInt8]) {
            self.name = name
            self.type = type
            self.bytes = bytes
        }
    }

    package var from: Mailbox
    package var to: [Mailbox]
    package var subject: String
    /// Lines separated by `\n`.
    package var text: String
    /// The same as a page; nil when there is none.
    package var page: String?
    package var attachments: [Attachment] = []
    /// The part of the Message-ID before `@`: letters, digits, dots and dashes. The same for the same message.
    package var name: String
    package var date: Instant
    /// Where the reader can say that they want no more of these; an `https` address.
    package var unsubscribe: String?

    package init(
        from: Mailbox, to: [Mailbox], subject: String, text: String, name: String, date: Instant
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.name = name
        self.date = date
    }

    /// The message by RFC 5322 and MIME: plain letters only, short lines ended by CRLF, text as UTF-8 in
    /// base 64. No value can begin a header of its own: line breaks and control characters become blanks.
    package var written: [UInt8] {
        var head: [String] = [
            "Date: \(MailMessage.date(date))", "From: \(MailText.mailbox(from, used: 6))",
            "To: \(to.map { MailText.mailbox($0, used: 4) }.joined(separator: ",\r\n "))",
            "Subject: \(MailText.words(nfc(subject), used: 9))",
            "Message-ID: <\(MailMessage.token(name))@\(from.domain)>",
            "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
        ]
        if let unsubscribe, let address = MailMessage.plainAddress(unsubscribe) {
            head.append("List-Unsubscribe: <\(address)>")
        }
        return Array((head.joined(separator: "\r\n") + "\r\n" + content).utf8)
    }

    private var content: String {
        guard !attachments.isEmpty else { return readable }
        let files = attachments.map { file in
            """
            Content-Type: \(MailMessage.type(file.type))\r\nContent-Transfer-Encoding: base64\r\n\
            Content-Disposition: attachment;\r\n filename*=\(MailMessage.extended(file.name))\r\n\r\n\
            \(MailText.base64(file.bytes))
            """
        }
        return MailMessage.parts("mixed", boundary: "=_tiendo_tep", [readable] + files)
    }

    private var readable: String {
        let plain = MailMessage.part("text/plain; charset=utf-8", nfc(text))
        guard let page else { return plain }
        return MailMessage.parts(
            "alternative", boundary: "=_tiendo_loi", [plain, MailMessage.part("text/html; charset=utf-8", nfc(page))])
    }

    private static func part(_ type: String, _ text: String) -> String {
        let lines = text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\n", with: "\r\n")
        return """
            Content-Type: \(type)\r\nContent-Transfer-Encoding: base64\r\n\r\n\(MailText.base64(Array(lines.utf8)))
            """
    }

    /// Parts between boundaries; `=_` stands in no base 64, so no part can hold a boundary.
    private static func parts(_ kind: String, boundary: String, _ parts: [String]) -> String {
        let inner = parts.map { "--\(boundary)\r\n\($0)" }.joined()
        return "Content-Type: multipart/\(kind);\r\n boundary=\"\(boundary)\"\r\n\r\n\(inner)--\(boundary)--\r\n"
    }

    /// `Mon, 12 Jan 2026 08:30:00 +0700`.
    static func date(_ instant: Instant) -> String {
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let day = instant.localDay
        let second = (instant.milliseconds / 1000 % 60 + 60) % 60
        return """
            \(days[day.weekday - 1]), \(day.day) \(months[day.month - 1]) \(day.year) \
            \(instant.localClock):\(second < 10 ? "0" : "")\(second) +0700
            """
    }

    /// Letters, digits, dots and dashes of a text; anything else is a dash.
    private static func token(_ text: String) -> String {
        String(
            decoding: text.utf8.prefix(200).map { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
                    || byte == 46 || byte == 95 ? byte : 45
            }, as: UTF8.self)
    }

    /// A type as `application/pdf`; anything else is a file of bytes.
    private static func type(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || "/.+-".utf8.contains($0)
        }
        return isPlain && text.split(separator: "/").count == 2 ? text : "application/octet-stream"
    }

    /// A file's name by RFC 2231, `UTF-8''b%C3%A1o.pdf`.
    private static func extended(_ name: String) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in MailText.oneLine(nfc(name)).utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95: out.append(byte)
            default: out += [37, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return "UTF-8''" + String(decoding: out, as: UTF8.self)
    }

    /// An `http(s)` address without blanks, brackets or letters beyond the plain ones; nil for anything else.
    private static func plainAddress(_ text: String) -> String? {
        let isPlain = text.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
        return isPlain && text.hasPrefix("http") && text.utf8.count < 900 ? text : nil
    }
}
