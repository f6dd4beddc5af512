import Design
import Vocabulary

/// Everything that was said to one person, by day.
struct RemindersPage {
    let digests: [Digests.Digest]
    /// Where the earlier days are; nil when there are none.
    let older: Address?
    let token: HTML
    let language: Language

    static let address = Address("/nhac-viec")
    static let choices = Address("/toi/nhac-viec")

    var main: HTML {
        let seen: HTML =
            digests.contains { !$0.isSeen }
            ? """
            <form method="post" action="\(Address("/nhac-viec/da-xem"))">\(token)\(Button(language(.markSeen)))</form>
            """ : .empty
        return """
            \(PageHead(language(.reminders), meta: HTML(text: language(.remindersNote)), actions: "\(seen)\(Button(language(.ownChoices), to: Self.choices))"))
            \(digests.isEmpty ? EmptyState(language(.nothingSaid), next: HTML(text: language(.nothingSaidNext))).html : days)
            """
    }

    private var days: HTML {
        let list = digests.markup { digest in
            let fresh: HTML = digest.isSeen ? .empty : "\(Badge(.draft, language(.isNew))) "
            return """
                \(SectionHead(Written.day(digest.day), meta: "\(fresh)\(digest.lines.subject(language))", id: "ngay-\(digest.day.iso)"))
                \(ReminderTable(lines: digest.lines, language: language))
                """
        }
        let more: HTML =
            older.map {
                "<nav class=\"pager\"><span class=\"acts\"><a class=\"btn\" rel=\"next\" href=\"\($0)\">\(language(.older))</a></span></nav>"
            }
            ?? .empty
        return list + more
    }
}

/// What other pages show of today's reminders: the newest digest while it was not seen.
struct RemindersPanel {
    static let linesShown = 5

    let digest: Digests.Digest
    let language: Language

    var html: HTML {
        let shown = digest.lines.lines.prefix(Self.linesShown)
        let rest = digest.lines.lines.count - shown.count
        let more: HTML =
            rest > 0
            ? "<li><a href=\"\(RemindersPage.address)\">\(language(.moreSaid(Written.count(rest))))</a></li>" : .empty
        return """
            \(SectionHead(language(.reminders), meta: "<a href=\"\(RemindersPage.address)\">\(digest.lines.subject(language))</a>", id: "nhac-viec"))
            <ul class="plain">\(shown.markup { line in
                "<li><a href=\"\(line.address)\">\(line.title(language))</a> \(Badge(line.urgency.badge, language(line.standing), wraps: true))</li>"
            })\(more)</ul>
            """
    }
}

/// One's own e-mail and calendar.
struct ChoicesPage {
    let choice: Postbox.Choice
    let sendsMail: Bool
    let feed: (since: Instant, lastRead: Day?)?
    /// A fresh address, shown this once.
    let link: String?
    let problem: ChaseProblem?
    let token: HTML
    let language: Language

    var main: HTML {
        """
        \(Breadcrumb([(language(Section.account.name), Section.account.address), (language(.ownChoices), nil)]))
        \(PageHead(language(.ownChoices)))
        \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next).html } ?? .empty)
        \(SectionHead(language(.letters), meta: HTML(text: language(.lettersNote)), id: "thu"))
        \(sendsMail ? .empty : Notice(.warning, language(.noMailHere)).html)
        <form class="form one" method="post" action="\(RemindersPage.choices)">\(token)
        \(Field.text("thu", language(.email), value: choice.email, hint: language(.emailNote), error: problem?.error(at: "thu"), autocomplete: "email", maxLength: 254))
        \(Field.check("nhan", language(.wantLetters), isOn: choice.wantsMail))
        <div class="acts">\(Button(language(.save), .primary))</div></form>
        \(SectionHead(language(.calendar), meta: HTML(text: language(.calendarNote)), id: "lich"))
        \(fresh)<p>\(standing)</p>
        <div class="acts"><form method="post" action="\(Address("/toi/lich"))">\(token)\(Button(language(feed == nil ? .openCalendar : .renewCalendar)))</form>
        \(feed == nil ? .empty : "<form method=\"post\" action=\"\(Address("/toi/lich/huy"))\">\(token)\(Button(language(.closeCalendar)))</form>")</div>
        """
    }

    private var fresh: HTML {
        guard let link else { return .empty }
        return """
            \(Notice(.done, language(.calendarOpened), next: language(.calendarOnce)))\
            \(Facts([(language(.calendar), "<code class=\"hash\">\(link)</code>")]))
            """
    }

    private var standing: String {
        guard let feed else { return language(.calendarNone) }
        return language(.calendarSince(feed.since.shown, feed.lastRead?.shown ?? language(.never)))
    }
}

/// Where the link at the foot of a letter leads.
struct StopPage {
    let name: String
    let isDone: Bool
    let secret: String
    let token: HTML
    let language: Language

    var main: HTML {
        let act: HTML =
            isDone
            ? Notice(.done, language(.lettersStopped)).html
            : """
            <p>\(language(.stopFor(name)))</p>
            <form class="form one" method="post" action="\(Address("/thoi-thu/{secret}", secret))">\(token)
            <div class="acts">\(Button(language(.stopLetters), .primary))</div></form>
            """
        return """
            <div class="message">\(PageHead(language(.stopLetters)))\(act)<p class="meta">\(language(.stopNote))</p></div>
            """
    }
}
