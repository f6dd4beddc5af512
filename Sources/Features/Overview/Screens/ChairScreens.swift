import Design
import Formats
import Organizations
import Plans
import Progress
import Vocabulary
import Web

/// The chair's sheet of one page, and the draft letters behind its answers.
struct ChairScreens: Sendable {
    let reading: OverviewReading
    let board: Board
    let cache: PageCache
    let world: World

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/tong-quan/a4", for: .roles([.leader, .office, .coordinator, .inspector, .keeper]), sheet),
            Endpoint(.get, "/tong-quan/thu/{id}", for: .roles([.leader, .office, .coordinator]), letter),
        ]
    }

    private func sheet(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let (today, now, language) = (world.today(), world.now(), call.language)
        let lens = Lens(call)
        let owner = call.face.owner
        // The minute is on the paper, so it is in the key.
        let key = "/tong-quan/a4 \(now.localClock) \(lens.address.shown) \(owner)"
        let main = try await cache.part(key, for: viewer, on: today, in: language) {
            let picture = Picture(try await board.view(today: today, for: viewer), level: lens.level)
            let names = try await reading.names()
            let since = lens.since ?? today.adding(days: -7)
            let found = try await reading.decisions(of: picture, names: names, for: viewer)
            return ChairPage(
                picture: picture, names: names, decisions: found.cards, undecided: found.total,
                changes: try await reading.changes(since: since, of: picture, for: viewer), since: since, lens: lens,
                owner: owner, now: now, language: language
            ).main
        }
        return call.page(title: language("Tờ trình một trang", "One-page brief"), at: .overview, main: main)
    }

    private func letter(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        guard let answer = DecisionCase.Answer(rawValue: call.value("loai") ?? "") else { throw NotVisible() }
        let picture = Picture(try await board.view(today: world.today(), for: viewer), level: .counted)
        let card = try await reading.card(ID(call.parameter("id")), of: picture, for: viewer)
        let plan = try await reading.plan(card.assignment.task.plan.id)
        let letter = DecisionLetter(card: card, answer: answer, plan: plan, owner: call.face.owner).letter
        return .file(
            try letter.document.docx(), name: "du-thao-\(answer.rawValue)-\(card.assignment.unit.code).docx",
            type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    }
}
