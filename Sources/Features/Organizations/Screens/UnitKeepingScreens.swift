import Design
import Ledger
import Vietnamese
import Vocabulary
import Web

/// The register of units, kept by keepers.
struct UnitKeepingScreens: Sendable {
    let units: Units

    private static let keepers = Audience.roles([.keeper])

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/quan-tri/don-vi", for: Self.keepers, list),
            Endpoint(.post, "/quan-tri/don-vi", for: Self.keepers, bodyLimit: 1 << 16) { try await correct($0, nil) },
            Endpoint(.get, "/quan-tri/don-vi/moi", for: Self.keepers) {
                try await form($0, nil, [.kind: UnitKind.department.rawValue])
            },
            Endpoint(.get, "/quan-tri/don-vi/tep", for: Self.keepers) { call in
                let text = try await units.export(Viewer(call))
                return .file(
                    [0xEF, 0xBB, 0xBF] + Array(text.utf8), name: "don-vi.csv", type: "text/csv; charset=utf-8")
            },
            Endpoint(.get, "/quan-tri/don-vi/nhap", for: Self.keepers) { importPage($0, nil) },
            Endpoint(.post, "/quan-tri/don-vi/nhap", for: Self.keepers, bodyLimit: 4 << 20, takeFile),
            Endpoint(.get, "/quan-tri/don-vi/{id}", for: Self.keepers) { try await detail($0) },
            Endpoint(.post, "/quan-tri/don-vi/{id}", for: Self.keepers, bodyLimit: 1 << 16) { call in
                try await correct(call, ID(call.parameter("id")))
            },
            Endpoint(.post, "/quan-tri/don-vi/{id}/giai-the", for: Self.keepers, bodyLimit: 1 << 14, dissolve),
        ]
    }

    static func address(_ id: ID<OrgUnit>) -> Address { Address("/quan-tri/don-vi/{id}", id.text) }

    private func list(_ call: Call) async throws -> Reply {
        var filter = Units.Filter()
        filter.words = tidy(call.value("q") ?? "")
        filter.kinds = Set(call.values("loai").compactMap(UnitKind.init))
        filter.day = call.value("ngay").flatMap(DayText.read)
        let page = UnitKeepingPage(
            filter: filter, page: try await units.list(Viewer(call), filter, after: call.value("sau")),
            isFirst: call.value("sau") == nil, today: call.world.today(), language: call.language)
        return call.page(title: call.language(.unitRegister), at: .administration, main: page.main)
    }

    private func takeFile(_ call: Call) async throws -> Reply {
        let (viewer, form) = (Viewer(call), try call.form())
        let bytes = form.file("tep")?.bytes ?? Array((form["noi-dung"] ?? "").utf8)
        do {
            guard form["viec"] == "ghi" else {
                let examination = try await units.examine(viewer, file: bytes)
                // Bytes that were read are UTF-8.
                return importPage(call, examination, text: String(decoding: bytes, as: UTF8.self))
            }
            let done = try await units.apply(viewer, file: bytes)
            return .redirect(
                Address("/quan-tri/don-vi"),
                saying: call.language(.importDone(new: done.fresh, changed: done.changed, same: done.same)))
        } catch let problem as UnitProblem {
            return importPage(call, nil, problem: problem)
        }
    }

    private func importPage(
        _ call: Call, _ examination: UnitExamination?, text: String = "", problem: UnitProblem? = nil
    ) -> Reply {
        let page = UnitImportPage(
            examination: examination, text: text, problem: problem, token: call.formTokenField, language: call.language)
        return call.page(
            title: call.language(.importUnits), at: .administration, status: problem == nil ? 200 : 422, main: page.main
        )
    }

    private func detail(_ call: Call, problem: UnitProblem? = nil) async throws -> Reply {
        let id = ID<OrgUnit>(call.parameter("id"))
        let facts = try await units.facts(Viewer(call), of: id)
        var cells: [UnitColumn: String] = [:]
        for (column, text) in facts.cells { cells[column] = text }
        return try await form(call, id, cells, problem: problem)
    }

    private func correct(_ call: Call, _ id: ID<OrgUnit>?) async throws -> Reply {
        let sent = try call.form()
        var cells: [UnitColumn: String] = [:]
        for column in UnitColumn.allCases {
            guard let text = sent[column.rawValue] else { continue }
            switch column {
            case .validFrom, .validTo: cells[column] = DayText.read(text)?.iso ?? tidy(text)
            case .aliases: cells[column] = UnitKeepingScreens.lines(text).joined(separator: "|")
            default: cells[column] = tidy(text)
            }
        }
        do {
            let saved = try await units.correct(Viewer(call), id, cells)
            return .redirect(Self.address(saved), saying: call.language(.unitSaved))
        } catch let problem as UnitProblem {
            return try await form(call, id, cells, problem: problem)
        }
    }

    private func dissolve(_ call: Call) async throws -> Reply {
        let (viewer, sent, id) = (Viewer(call), try call.form(), ID<OrgUnit>(call.parameter("id")))
        do {
            guard let day = DayText.read(sent["ngay"] ?? "") else {
                throw UnitProblem.refused(call.language(.dayUnread))
            }
            let code = tidy(sent["ke-thua"] ?? "")
            let heir = code.isEmpty ? nil : try await units.find(viewer, codes: [code])[code]
            if heir == nil, !code.isEmpty { throw UnitProblem.refused(call.language(.noSuchCode(code))) }
            try await units.dissolve(viewer, id, after: day, into: heir?.id)
            return .redirect(Self.address(id), saying: call.language(.unitDissolved))
        } catch let problem as UnitProblem {
            return try await detail(call, problem: problem)
        }
    }

    private func form(
        _ call: Call, _ id: ID<OrgUnit>?, _ cells: [UnitColumn: String], problem: UnitProblem? = nil
    ) async throws -> Reply {
        let (viewer, today) = (Viewer(call), call.world.today())
        var unit: OrgUnit?
        var members: [OrgUnit] = []
        var history: [(time: String, words: HTML)] = []
        if let id {
            let found = try await units.find(viewer, id)
            unit = found
            if found.isGroup { members = try await units.members(viewer, of: id, on: today) }
            history = try await units.history(viewer, of: id).map { entry in
                (entry.at.shown, UnitHistoryLine(entry: entry, language: call.language).html)
            }
        }
        let page = UnitFormPage(
            unit: unit, cells: cells, members: members, history: history, today: today, problem: problem,
            token: call.formTokenField, language: call.language)
        return call.page(
            title: unit?.name ?? call.language(.newUnit), at: .administration, status: problem == nil ? 200 : 422,
            main: page.main)
    }

    private static func lines(_ text: String) -> [String] {
        text.utf8.split(whereSeparator: { $0 == 10 || $0 == 13 }).map { tidy(String(decoding: $0, as: UTF8.self)) }
            .filter { !$0.isEmpty }
    }
}
