import Design
import Organizations
import Plans
import Vietnamese
import Vocabulary
import Web

/// What everybody has of chasing: one's reminders, one's e-mail and calendar.
struct ReminderScreens: Sendable {
    let digests: Digests
    let postbox: Postbox
    let feeds: Feeds
    let rulebook: Rulebook
    let sendsMail: Bool

    private static let daysShown = 10

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/nhac-viec", for: .signedIn, list),
            Endpoint(.post, "/nhac-viec/da-xem", for: .signedIn, bodyLimit: 1 << 14) { call in
                try await digests.see(Viewer(call))
                return .redirect(RemindersPage.address, saying: call.language(.markedSeen))
            },
            Endpoint(.get, "/toi/nhac-viec", for: .signedIn) { try await choices($0) },
            Endpoint(.post, "/toi/nhac-viec", for: .signedIn, bodyLimit: 1 << 14, choose),
            Endpoint(.post, "/toi/lich", for: .signedIn, bodyLimit: 1 << 14) { call in
                let secret = try await feeds.open(Viewer(call))
                return try await choices(call, link: secret)
            },
            Endpoint(.post, "/toi/lich/huy", for: .signedIn, bodyLimit: 1 << 14) { call in
                try await feeds.close(Viewer(call))
                return .redirect(RemindersPage.choices.at("lich"), saying: call.language(.calendarClosed))
            },
            Endpoint(.get, "/thoi-thu/{secret}", for: .everyone) { call in
                let name = try await postbox.reader(of: call.parameter("secret"))
                return stop(call, name: name, isDone: false)
            },
            Endpoint(.post, "/thoi-thu/{secret}", for: .everyone, bodyLimit: 1 << 14) { call in
                try await postbox.stop(call.parameter("secret"))
                return stop(call, name: "", isDone: true)
            },
            Endpoint(.get, "/lich/{secret}", for: .everyone, calendar),
        ]
    }

    /// What other pages show of today's reminders.
    var panel: PagePanel {
        PagePanel { call, viewer in
            guard let newest = try await digests.own(viewer, limit: 1).first, !newest.isSeen else { return .empty }
            return RemindersPanel(digest: newest, language: call.language).html
        }
    }

    private func list(_ call: Call) async throws -> Reply {
        let before = call.value("truoc").flatMap { Day($0) }
        let found = try await digests.own(Viewer(call), before: before, limit: Self.daysShown + 1)
        let shown = Array(found.prefix(Self.daysShown))
        let older =
            found.count > shown.count ? shown.last.map { RemindersPage.address.with([("truoc", $0.day.iso)]) } : nil
        let page = RemindersPage(digests: shown, older: older, token: call.formTokenField, language: call.language)
        return call.page(title: call.language(.reminders), at: nil, main: page.main)
    }

    private func choices(
        _ call: Call, typed: Postbox.Choice? = nil, problem: ChaseProblem? = nil, link secret: String? = nil
    ) async throws -> Reply {
        let viewer = Viewer(call)
        let link: String? =
            if let secret { try await address(call, "/lich/\(secret).ics") } else { nil }
        let stored = try await postbox.choice(viewer)
        let page = ChoicesPage(
            choice: typed ?? stored, sendsMail: sendsMail,
            feed: try await feeds.standing(viewer), link: link, problem: problem, token: call.formTokenField,
            language: call.language)
        return call.page(
            title: call.language(.ownChoices), at: .account, status: problem == nil ? 200 : 422, main: page.main)
    }

    private func choose(_ call: Call) async throws -> Reply {
        let form = try call.form()
        let choice = Postbox.Choice(email: tidy(form["thu"] ?? ""), wantsMail: form["nhan"] != nil)
        do {
            try await postbox.choose(Viewer(call), choice)
            return .redirect(RemindersPage.choices, saying: call.language(.choiceSaved))
        } catch let problem as ChaseProblem {
            return try await choices(call, typed: choice, problem: problem)
        }
    }

    private func stop(_ call: Call, name: String, isDone: Bool) -> Reply {
        let page = StopPage(
            name: name, isDone: isDone, secret: call.parameter("secret"), token: call.formTokenField,
            language: call.language)
        return call.page(title: call.language(.stopLetters), at: nil, main: page.main)
    }

    private func calendar(_ call: Call) async throws -> Reply {
        let name = call.parameter("secret")
        guard name.hasSuffix(".ics") else { throw NotVisible() }
        let text = try await feeds.calendar(String(name.dropLast(4))).written
        return Reply(
            type: "text/calendar; charset=utf-8", body: .bytes(Array(text.utf8)),
            headers: [
                ("Content-Disposition", "inline; filename=\"tiendo.ics\""), ("Cache-Control", "private, no-store"),
            ])
    }

    /// A whole address of this house: by its own name, or as this browser calls it.
    private func address(_ call: Call, _ path: String) async throws -> String {
        let own = try await rulebook.baseAddress()
        if !own.isEmpty { return own + path }
        let host = call.headers["host"] ?? ""
        let isPlain = host.utf8.allSatisfy {
            (48...58).contains($0) || (97...122).contains($0) || (65...90).contains($0) || $0 == 45 || $0 == 46
        }
        return isPlain && !host.isEmpty ? (call.isSecure ? "https://" : "http://") + host + path : path
    }
}
