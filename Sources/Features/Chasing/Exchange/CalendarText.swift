package import Vocabulary

/// A calendar of deadlines as iCalendar text (RFC 5545, RFC 7986): each deadline an event of one whole day.
package struct CalendarText: Sendable {
    /// One deadline.
    package struct Event: Hashable, Sendable {
        /// The same for the same deadline for ever.
        package let uid: String
        /// Rises when the promise changes.
        package let sequence: Int
        package let changedAt: Instant
        package let day: Day
        package let summary: String
        package let description: String
        /// Where it is read in the house; empty when the house does not know its own address.
        package let url: String

        package init(
            uid: String, sequence: Int, changedAt: Instant, day: Day, summary: String, description: String, url: String
        ) {
            self.uid = uid
            self.sequence = sequence
            self.changedAt = changedAt
            self.day = day
            self.summary = summary
            self.description = description
            self.url = url
        }
    }

    let name: String
    let events: [Event]

    package init(name: String, events: [Event]) {
        self.name = name
        self.events = events
    }

    /// The whole file: lines of at most 75 bytes, each ended by CRLF.
    package var written: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tien Do//Lich nhiem vu//VI", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", "NAME:\(Self.escaped(name))", "X-WR-CALNAME:\(Self.escaped(name))",
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        ]
        for event in events {
            lines += [
                "BEGIN:VEVENT", "UID:\(Self.escaped(event.uid))", "DTSTAMP:\(Self.stamp(event.changedAt))",
                "LAST-MODIFIED:\(Self.stamp(event.changedAt))", "SEQUENCE:\(event.sequence)",
                "DTSTART;VALUE=DATE:\(Self.date(event.day))",
                "DTEND;VALUE=DATE:\(Self.date(event.day.adding(days: 1)))",
                "SUMMARY:\(Self.escaped(event.summary))", "DESCRIPTION:\(Self.escaped(event.description))",
            ]
            if !event.url.isEmpty { lines.append("URL:\(event.url)") }
            lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
        }
        lines.append("END:VCALENDAR")
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    /// Backslashes, semicolons, commas and line breaks of a text, escaped; other control characters left out.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": out += "\\\\"
            case ";": out += "\\;"
            case ",": out += "\\,"
            case "\n": out += "\\n"
            default: if scalar.properties.generalCategory != .control { out.unicodeScalars.append(scalar) }
            }
        }
        return out
    }

    /// A line cut into pieces of at most 75 bytes, between letters; each piece after the first begins with a blank.
    static func folded(_ line: String) -> String {
        var out = ""
        var used = 0
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if used + size > 75 {
                out += "\r\n "
                used = 1
            }
            out.unicodeScalars.append(scalar)
            used += size
        }
        return out
    }

    private static func date(_ day: Day) -> String { day.iso.split(separator: "-").joined() }

    /// `20260112T013000Z`.
    private static func stamp(_ instant: Instant) -> String {
        let text = instant.text
        let digits = text.prefix(19).unicodeScalars.filter { ("0"..."9").contains($0) }
        let plain = String(String.UnicodeScalarView(digits))
        return "\(plain.prefix(8))T\(plain.suffix(6))Z"
    }
}
