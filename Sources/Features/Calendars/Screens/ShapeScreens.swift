import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// The keepers' page of maps.
struct ShapeScreens: Sendable {
    let keeping: ShapeKeeping

    private static let keepers = Audience.roles([.keeper])

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/quan-tri/ban-do", for: Self.keepers) { try await list($0) },
            Endpoint(.post, "/quan-tri/ban-do", for: Self.keepers, bodyLimit: MapFile.byteLimit + (1 << 16), take),
            Endpoint(.get, "/quan-tri/ban-do/{id}", for: Self.keepers) { try await detail($0) },
            Endpoint(.post, "/quan-tri/ban-do/{id}/dung", for: Self.keepers, bodyLimit: 1 << 14) { call in
                try await deed(call, saying: .mapUsed) { try await keeping.use(Viewer(call), $0) }
            },
            Endpoint(.post, "/quan-tri/ban-do/{id}/rut", for: Self.keepers, bodyLimit: 1 << 14) { call in
                let reason = tidy(try call.form()["ly-do"] ?? "")
                return try await deed(call, saying: .mapWithdrawn) {
                    try await keeping.withdraw(Viewer(call), $0, reason: reason)
                }
            },
        ]
    }

    private func list(_ call: Call, problem: ShapeProblem? = nil) async throws -> Reply {
        let page = ShapeListPage(
            maps: try await keeping.list(Viewer(call)), problem: problem, token: call.formTokenField,
            language: call.language)
        return call.page(
            title: call.language(.maps), at: .administration, status: problem == nil ? 200 : 422, main: page.main)
    }

    private func take(_ call: Call) async throws -> Reply {
        let file = try call.form().file("tep")
        let name = tidy(nfc(file?.name ?? ""))
        do {
            let id = try await keeping.check(
                Viewer(call), file: file?.bytes ?? [],
                name: name.isEmpty ? call.language(.mapFile) : String(name.prefix(200)))
            return .redirect(Address("/quan-tri/ban-do/{id}", id))
        } catch let problem as ShapeProblem {
            return try await list(call, problem: problem)
        }
    }

    private func detail(_ call: Call, problem: ShapeProblem? = nil) async throws -> Reply {
        let viewer = Viewer(call)
        let page = ShapePage(
            kept: try await keeping.find(viewer, call.parameter("id")), communes: try await keeping.communes(viewer),
            problem: problem, token: call.formTokenField, language: call.language)
        let status =
            switch problem {
            case nil: 200
            case .alreadyDone: 409
            default: 422
            }
        return call.page(title: page.kept.fileName, at: .administration, status: status, main: page.main)
    }

    private func deed(
        _ call: Call, saying words: Phrase, _ body: (String) async throws -> Void
    ) async throws -> Reply {
        do {
            try await body(call.parameter("id"))
            return .redirect(ShapeListPage.here, saying: call.language(words))
        } catch let problem as ShapeProblem {
            return try await detail(call, problem: problem)
        }
    }
}
