import Design
import Files
import Organizations
import Vietnamese
import Vocabulary
import Web

/// The addresses of documents.
struct DocumentScreens: Sendable {
    let documents: DocumentRegister
    let histories: Histories
    let files: FileStore
    let panels: [DocumentPanel]
    let listPanel: (@Sendable (Call, Viewer) async throws -> HTML)?

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/van-ban", for: .signedIn, list), Endpoint(.get, "/van-ban/{id}", for: .signedIn, detail),
            Endpoint(.get, "/van-ban.csv", for: .signedIn) { try await export($0, as: .csv) },
            Endpoint(.get, "/van-ban.xlsx", for: .signedIn) { try await export($0, as: .xlsx) },
            Endpoint(.get, "/van-ban/{id}/tep", for: .signedIn, original),
            Endpoint(.get, "/van-ban/{id}/sua", for: .roles([.coordinator])) { call in
                let document = try await documents.document(ID(call.parameter("id")), for: Viewer(call))
                return try await form(document, document.head, document.head.issuedOn?.shown ?? "", problem: nil, call)
            },
            Endpoint(.post, "/van-ban/{id}/sua", for: .roles([.coordinator]), correct),
            Endpoint(.post, "/van-ban/{id}/rut", for: .roles([.coordinator]), withdraw),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let asked = DocumentAddress(call)
        let counts = try await documents.counts(asked.filter, for: viewer)
        let page = DocumentListPage(
            asked: asked, page: try await documents.list(asked.filter, from: asked.key, for: viewer),
            total: counts.total,
            kinds: counts.kinds, panel: try await listPanel?(call, viewer) ?? .empty, language: call.language)
        return call.page(title: call.language(Phrase("Sổ văn bản", "Documents")), at: .documents, main: page.main)
    }

    /// The whole list that the page shows a part of: the same filter, the same order.
    private func export(_ call: Call, as format: SheetFormat) async throws -> Reply {
        let asked = DocumentAddress(call)
        let lines = try await documents.list(asked.filter, size: nil, for: Viewer(call)).rows
        return try RegisterSheet(documents: lines, language: call.language)
            .download(format, name: "van-ban-\(call.world.today().iso)")
    }

    private func detail(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let document = try await documents.document(ID(call.parameter("id")), for: viewer)
        let neighbours = try await documents.neighbours(of: document.id, for: viewer)
        var extra = HTML.empty
        for panel in panels { extra += try await panel.make(document.id, call, viewer) }
        let page = DocumentDetailPage(
            document: document, cited: neighbours.cited, citing: neighbours.citing, panels: extra,
            history: try await histories.section("document", document.id.text, call.language), language: call.language,
            mayCorrect: viewer.keepsRegister)
        return call.page(title: document.head.title, at: .documents, main: page.main)
    }

    private func correct(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let document = try await documents.document(ID(call.parameter("id")), for: viewer)
        let sent = try call.form()
        let word = { (name: String) in tidy(sent[name] ?? "") }
        var facts = document.head
        facts.title = word("trich-yeu")
        facts.kind = word("loai")
        facts.number = word("so").isEmpty ? nil : word("so")
        facts.issuer = word("co-quan")
        facts.signerName = word("nguoi-ky")
        facts.signerPosition = word("chuc-vu")
        facts.isDraft = sent["du-thao"] != nil
        do {
            facts.issuedOn = DayText.read(word("ngay"))
            if facts.issuedOn == nil, !word("ngay").isEmpty { throw DocumentProblem.dayUnreadable(word("ngay")) }
            try await documents.correct(document.id, version: Int(word("ban")) ?? 0, to: facts, by: viewer)
            return .redirect(Address("/van-ban/{id}", document.id.text))
        } catch let problem as DocumentProblem {
            return try await form(document, facts, word("ngay"), problem: problem, call)
        }
    }

    private func withdraw(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let document = try await documents.document(ID(call.parameter("id")), for: viewer)
        let sent = try call.form()
        do {
            let version = Int(sent["ban"] ?? "") ?? 0
            try await documents.withdraw(document.id, version: version, reason: tidy(sent["ly-do"] ?? ""), by: viewer)
            return .redirect(Address("/van-ban/{id}", document.id.text))
        } catch let problem as DocumentProblem {
            return try await form(document, document.head, document.head.issuedOn?.shown ?? "", problem: problem, call)
        }
    }

    private func form(
        _ document: Document, _ facts: DocumentFacts, _ issuedOn: String, problem: DocumentProblem?, _ call: Call
    ) async throws -> Reply {
        var history = HTML.empty
        if case .changedMeanwhile = problem {
            history = try await histories.section("document", document.id.text, call.language)
        }
        let page = DocumentFormPage(
            document: document, facts: facts, issuedOn: issuedOn, problem: problem, history: history,
            token: call.formTokenField, language: call.language)
        let status = problem.map { if case .changedMeanwhile = $0 { 409 } else { 422 } } ?? 200
        return call.page(title: document.head.title, at: .documents, status: status, main: page.main)
    }
}

extension DocumentScreens {
    /// The file as it was received, byte for byte.
    func original(_ call: Call) async throws -> Reply {
        let document = try await documents.document(ID(call.parameter("id")), for: Viewer(call))
        guard let file = document.file else { throw NotVisible() }
        let bytes = try files.bytes(of: file.hash)
        return .file(bytes, name: file.name, type: DocumentScreens.type(file.format))
    }

    private static func type(_ format: String) -> String {
        switch format {
        case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case "pdf": "application/pdf"
        case "doc": "application/msword"
        default: "application/octet-stream"
        }
    }
}
