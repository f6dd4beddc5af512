import Delivery
import Design
import Vocabulary

/// A digest as a letter.
struct LetterText {
    /// The most lines under one head; the rest is counted and read in the house.
    static let linesShown = 30

    let name: String
    let day: Day
    let lines: DigestLines
    let settings: ChaseSettings
    let hasAccount: Bool
    /// What stops these letters.
    let secret: String

    var subject: String { "Tiến Độ: \(lines.subject(.vi))" }

    private var stopAddress: String? {
        settings.baseAddress.isEmpty ? nil : settings.link("/thoi-thu/\(secret)")
    }

    var text: String {
        var parts = [
            "Kính gửi \(name),",
            "Ngày \(DigestLines.write(day)) có \(lines.lines.count) việc cần ông/bà xem.",
        ]
        for group in lines.groups {
            var block = "\(group.urgency.name.vi.uppercased()) (\(group.lines.count))\n"
            block += group.lines.prefix(Self.linesShown).map(written).joined(separator: "\n")
            let rest = group.lines.count - Self.linesShown
            if rest > 0 { block += "\n… và \(rest) \(group.urgency == .unsent ? "mục" : "việc") khác" }
            parts.append(block)
        }
        var foot: [String] = []
        if hasAccount, !settings.baseAddress.isEmpty { foot.append("Xem tất cả: \(settings.link("/nhac-viec"))") }
        if let stopAddress { foot.append("Thôi nhận thư này: \(stopAddress)") }
        foot.append("Thôi nhận thư không làm mất việc phải làm; việc vẫn hiện đủ trong hệ thống.")
        parts.append(foot.joined(separator: "\n"))
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func written(_ line: DigestLines.Line) -> String {
        var words = "- \(LetterText.short(line.title)) (\(line.unit)): \(line.standing.vi)"
        if hasAccount, !settings.baseAddress.isEmpty {
            words += "\n  \(settings.link(line.address.shown))"
        }
        return words
    }

    func message(from sender: Mailbox, to reader: Mailbox, name: String, at moment: Instant) -> MailMessage {
        var message = MailMessage(from: sender, to: [reader], subject: subject, text: text, name: name, date: moment)
        message.unsubscribe = stopAddress
        return message
    }

    /// At most 200 letters, cut at a blank.
    static func short(_ title: String) -> String {
        guard title.count > 200 else { return title }
        let start = title.prefix(199)
        return String(start[..<(start.lastIndex(of: " ") ?? start.endIndex)]) + "…"
    }
}
