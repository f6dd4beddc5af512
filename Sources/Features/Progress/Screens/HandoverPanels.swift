package import Database
package import Design
package import Organizations
import Plans
package import Vocabulary
package import Web

/// A part of a promise's page that a feature further down the plan adds.
package struct PromisePanel: Sendable {
    package let make: @Sendable (ID<Assignment>, Call, Viewer) async throws -> HTML
    package init(_ make: @escaping @Sendable (ID<Assignment>, Call, Viewer) async throws -> HTML) { self.make = make }
}

/// Where a promise came from and what was joined with it, on its page.
package struct HandoverPanel: Sendable {
    private let successions: Successions

    package init(database: Database, world: World) {
        successions = Successions(database: database, world: world)
    }

    /// The panel of one promise that the viewer may read; nothing when it never moved.
    package func html(of promise: ID<Assignment>, _ call: Call, _ viewer: Viewer) async throws -> HTML {
        let language = call.language
        let past = try await successions.past(of: promise, for: viewer)
        guard !past.moves.isEmpty || !past.joined.isEmpty || past.into != nil else { return .empty }
        let into: HTML =
            past.into.map { id in
                "<p>\(language("Đã nhập vào", "Joined into")) <a href=\"\(AssignmentAddress.of(id))\">\(language("việc cùng nhiệm vụ", "the promise of the same task"))</a>.</p>"
            } ?? .empty
        return """
            <section class="sec" id="chuyen-giao">\(SectionHead(language("Đã chuyển qua", "Where it came from")))
            \(into)\(History(past.moves.map { ($0.at.shown, words($0, language)) }))\
            \(past.joined.markup { joined($0, language) })</section>

            """
    }

    private func words(_ move: PromiseMove, _ language: Language) -> HTML {
        let act: HTML =
            move.act.map { " <a href=\"\(HandoverAddress.of($0))\">\(language("biên bản", "the record"))</a>" }
            ?? .empty
        let ground: HTML = move.words.isEmpty ? .empty : ". \(move.words)"
        guard move.from.id != move.to.id else {
            let to = move.toPerson.isEmpty ? move.to.name : move.toPerson
            return "\(move.actorName) \(language("giao cho", "gave it to")) \(to)\(ground)\(act)"
        }
        return
            "\(move.actorName) \(language("chuyển từ", "moved it from")) \(link(move.from)) \(language("sang", "to")) \(link(move.to))\(ground)\(act)"
    }

    private func link(_ unit: UnitLink) -> HTML {
        "<a href=\"\(Address("/co-quan/{id}", unit.code))\">\(unit.name)</a>"
    }

    private func joined(_ one: JoinedPromise, _ language: Language) -> HTML {
        let documents: HTML =
            one.evidence.isEmpty
            ? .empty
            : "<p class=\"meta\">\(language("Minh chứng:", "Evidence:")) \(one.evidence.map(\.words).joined(separator: "; "))</p>"
        let said =
            one.updates.isEmpty
            ? "<p class=\"muted\">\(language("Chưa báo cáo lần nào.", "Nothing was reported.")) </p>" as HTML
            : History(
                one.updates.map { update in
                    (
                        update.sentAt.shown,
                        "\(update.authorName): \([update.result, update.nextStep, update.obstacles].filter { !$0.isEmpty }.joined(separator: ". "))"
                    )
                }
            ).html
        return """
            <h3>\(language("Nhập từ", "Joined from")) <a href="\(AssignmentAddress.of(one.assignment.id))">\(one.assignment.unit.name)</a></h3>
            \(documents)\(said)
            """
    }
}

/// What a unit handed over and received, on its page.
package struct HandoverUnitPanel: Sendable {
    private let handovers: Handovers

    package init(database: Database, world: World) {
        handovers = Handovers(database: database, world: world)
    }

    /// The panel of one unit; nothing when it never gave or received.
    package func html(of unit: ID<OrgUnit>, code: String, _ call: Call, _ viewer: Viewer) async throws -> HTML {
        let language = call.language
        let acts = try await handovers.list(unit: unit, for: viewer)
        guard !acts.isEmpty else { return .empty }
        let lines = acts.prefix(10).map { act -> (time: String, words: HTML) in
            let gave = act.givers.contains { $0.id == unit }
            let verb = gave ? language("giao", "gave") : language("nhận", "received")
            let other = gave ? act.receiver : act.giver
            return (
                Written.day(act.onDay),
                """
                <a href="\(HandoverAddress.of(act.id))">\(verb) \(Written.count(act.items)) \(language("việc", "promises"))</a> \
                \(gave ? language("cho", "to") : language("từ", "from")) \(other)\(act.document.isEmpty ? "" : ". " + act.document)
                """
            )
        }
        return """
            <section class="sec">\(SectionHead(
                language("Bàn giao, chuyển giao", "Handovers"), meta: "<a href=\"\(HandoverAddress.list.with([("co-quan", code)]))\">\(language("Xem cả \(acts.count) lần", "All \(acts.count)"))</a>"))\
            \(History(lines))</section>

            """
    }
}
