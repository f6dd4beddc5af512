import Foundation
import TestHouse
import Testing
import Vocabulary

@testable import Delivery

@Suite struct Messages {
    static let moment = Instant("2026-01-12T01:30:00.000Z") ?? Instant(milliseconds: 0)

    static func message(
        subject: String = "Việc đến hạn", name: String = "Nguyễn Thị Hòa", text: String = "Chào anh chị.\nHết."
    )
        throws -> MailMessage
    {
        MailMessage(
            from: try #require(Mailbox(name: "Tiến Độ", address: "nhac-viec@tinh.example")),
            to: [try #require(Mailbox(name: name, address: "hoa@so.example"))], subject: subject, text: text,
            name: "digest-1-2026-01-12", date: moment)
    }

    @Test func `a message with a page and a file is written as it always was`() throws {
        var message = try Self.message(
            subject: "Sở Khoa học và Công nghệ: 3 việc quá hạn, 12 việc đến hạn trong tuần này")
        message.page = "<p>Chào anh chị.</p>"
        message.attachments = [
            MailMessage.Attachment(name: "báo cáo.csv", type: "text/csv", bytes: Array("a,b\r\n".utf8))
        ]
        message.unsubscribe = "https://tiendo.example/thoi-thu/abc"
        try expectGolden(
            String(decoding: message.written, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n"), "message.txt"
        )
    }

    @Test(arguments: [
        "", "Plain", "Việc", String(repeating: "ế", count: 300), String(repeating: "x", count: 300), "=?UTF-8?B?eA==?=",
        "một\r\nBcc: a@b.example", "\u{0}\u{7f}\u{85}\u{2028}x", "😀 ✓ “”", "a  b",
    ])
    func `whatever the subject, no line is long, none but plain letters, and no header comes of it`(_ subject: String)
        throws
    {
        var message = try Self.message(subject: subject, name: subject)
        message.attachments = [MailMessage.Attachment(name: subject, type: subject, bytes: [0, 255])]
        message.name = subject
        message.unsubscribe = subject
        let written = message.written
        #expect(written.allSatisfy { $0 < 127 && ($0 >= 32 || $0 == 13 || $0 == 10) })
        let text = String(decoding: written, as: UTF8.self)
        #expect(!text.replacingOccurrences(of: "\r\n", with: "").contains { $0 == "\r" || $0 == "\n" })
        let head = text.components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n")
        #expect(head.allSatisfy { $0.utf8.count <= 250 })
        let names = head.filter { !$0.hasPrefix(" ") }.compactMap { $0.split(separator: ":").first.map(String.init) }
        #expect(
            names == [
                "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
            ])
    }

    @Test func `encoded words are short and cut between letters`() {
        for length in 1...120 {
            let text = String(repeating: "ặ", count: length)
            for line in MailText.words(text, used: 9).components(separatedBy: "\r\n ") {
                #expect(line.utf8.count <= 75)
                let inner = line.dropFirst("=?UTF-8?B?".count).dropLast(2)
                let bytes = Data(base64Encoded: String(inner)) ?? Data()
                #expect(String(data: bytes, encoding: .utf8)?.isEmpty == false)
            }
        }
    }

    @Test func `lines of the text end with CRLF inside`() throws {
        let text = String(decoding: try Self.message(text: "a\nb\r\nc").written, as: UTF8.self)
        let body = try #require(text.components(separatedBy: "\r\n\r\n").last)
        let bytes = Data(base64Encoded: body, options: .ignoreUnknownCharacters) ?? Data()
        #expect(String(decoding: bytes, as: UTF8.self).utf8.elementsEqual("a\r\nb\r\nc".utf8))
    }

    @Test(arguments: [
        ("a@b.vn", true), ("a.b+c@mail.tinh.gov.vn", true), ("  a@b.vn ", true), ("a@localhost", false), ("a", false),
        ("@b.vn", false), ("a@", false), ("a b@c.vn", false), ("a@b..vn", false), (".a@b.vn", false),
        ("a..b@c.vn", false), ("a@b.vn>\r\nRCPT", false), ("a@-b.vn", false), ("ắ@b.vn", false), ("a@b@c.vn", false),
        ("a<b@c.vn", false), (String(repeating: "a", count: 65) + "@b.vn", false),
    ])
    func `an address is plain or none`(_ text: String, _ isGood: Bool) {
        #expect((Mailbox(address: text) != nil) == isGood)
    }

    @Test func `a mailbox is read with its name`() {
        let box = Mailbox(written: "Tiến Độ <a@b.vn>")
        #expect(box?.name == "Tiến Độ")
        #expect(box?.address == "a@b.vn")
        #expect(Mailbox(written: "a@b.vn")?.name == "")
        #expect(Mailbox(written: "Tên <>") == nil)
    }

    @Test func `the settings come from the environment, and a password never goes in the open`() throws {
        #expect(try MailSettings(environment: [:]) == nil)
        let from = ["TIENDO_MAIL_FROM": "Tiến Độ <a@b.vn>"]
        func read(_ more: [String: String]) throws -> MailSettings? {
            try MailSettings(environment: from.merging(more) { $1 })
        }
        let usual = try #require(try read(["TIENDO_SMTP": "smtp://thu.tinh.example"]))
        #expect(usual.port == 587 && usual.protection == .startTLS && usual.user == nil)
        let secure = try #require(try read(["TIENDO_SMTP": "smtps://thu.example", "TIENDO_SMTP_USER": "u"]))
        #expect(secure.port == 465 && secure.protection == .tls && secure.user == "u")
        let near = try #require(try read(["TIENDO_SMTP": "smtp://127.0.0.1:25", "TIENDO_SMTP_TLS": "none"]))
        #expect(near.port == 25 && near.protection == .none && near.host == "127.0.0.1")
        #expect(throws: MailSettingsProblem.openPassword) {
            try read(["TIENDO_SMTP": "smtp://thu.example", "TIENDO_SMTP_TLS": "none", "TIENDO_SMTP_USER": "u"])
        }
        #expect(throws: MailSettingsProblem.badServer) { try read(["TIENDO_SMTP": "https://thu.example"]) }
        #expect(throws: MailSettingsProblem.badServer) { try read(["TIENDO_SMTP": "smtp://u:p@thu.example"]) }
        #expect(throws: MailSettingsProblem.noSender) {
            try MailSettings(environment: ["TIENDO_SMTP": "smtp://thu.example"])
        }
    }
}
