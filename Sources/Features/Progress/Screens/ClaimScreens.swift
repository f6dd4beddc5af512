import Database
import Design
import Organizations
import Plans
import Vocabulary
import Web

/// Who waits for whom: the matrix, the list, and the answers of both sides.
struct ClaimScreens: Sendable {
    let claims: Claims
    let world: World

    init(database: Database, world: World) {
        claims = Claims(database: database, world: world)
        self.world = world
    }

    static let here: Address = Address("/vuong-mac")
    private static let focal = Audience.roles([.focal])

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/vuong-mac", for: .signedIn) { try await list($0, nil) },
            deed("nhan") { claims, id, form, viewer in
                try await claims.answer(
                    id, promisedOn: try form.day("den-ngay"), words: form.text("loi"), mark: form.words("moc"),
                    by: viewer)
                return Phrase("Đã nhận và hẹn ngày.", "Admitted with a day.")
            },
            deed("khong-nhan") { claims, id, form, viewer in
                try await claims.answer(
                    id, promisedOn: nil, words: form.text("loi"), mark: form.words("moc"), by: viewer)
                return Phrase("Đã trả lời.", "Answered.")
            },
            deed("khep") { claims, id, form, viewer in
                try await claims.close(id, words: form.text("loi"), by: viewer)
                return Phrase("Đã khép việc chờ.", "Closed.")
            },
        ]
    }

    static func filter(_ call: Call) -> Claims.Filter {
        var filter = Claims.Filter()
        filter.waiting = call.value("cho") ?? ""
        filter.blocking = call.value("bi-cho") ?? ""
        filter.cause = call.value("nguyen-nhan") ?? ""
        filter.state = call.value("trang-thai").flatMap { Claim.State(rawValue: $0) }
        return filter
    }

    /// The list of this filter.
    static func address(_ filter: Claims.Filter) -> Address {
        here.with([
            ("cho", filter.waiting), ("bi-cho", filter.blocking), ("nguyen-nhan", filter.cause),
            ("trang-thai", filter.state?.rawValue ?? ""),
        ])
    }

    private func list(_ call: Call, _ refused: RefusedDeed?) async throws -> Reply {
        let viewer = Viewer(call)
        let filter = Self.filter(call)
        let page = ClaimPage(
            filter: filter, claims: try await claims.list(filter, for: viewer),
            every: try await claims.list(.init(), for: viewer), refused: refused, viewer: viewer,
            today: world.today(), token: call.formTokenField, language: call.language)
        return call.page(
            title: call.language(.whoBlocksWhom), at: viewer.roles.contains(.focal) ? .work : .missions,
            status: refused.map { $0.isConflict ? 409 : 422 } ?? 200, main: page.main)
    }

    private func deed(
        _ word: String, _ deed: @escaping @Sendable (Claims, String, Form, Viewer) async throws -> Phrase
    ) -> Endpoint {
        Endpoint(.post, "/vuong-mac/{id}/\(word)", for: Self.focal, bodyLimit: 1 << 16) { call in
            let (id, viewer) = (call.parameter("id"), Viewer(call))
            let form = try call.form()
            do {
                let done = try await deed(claims, id, form, viewer)
                let claim = try await claims.claim(id, for: viewer)
                let back =
                    claim.onUnit.id == viewer.unit
                    ? Self.here : AssignmentAddress.of(claim.assignment)
                return .redirect(back, saying: call.language(done))
            } catch let problem as ProgressProblem {
                return try await list(
                    call,
                    RefusedDeed(
                        form: "\(word)-\(id)", typed: form, problem: problem.message, isConflict: problem.isConflict))
            }
        }
    }
}
