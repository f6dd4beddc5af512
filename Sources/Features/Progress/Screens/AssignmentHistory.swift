import Design
import Ledger
import Organizations
import Plans
import Vocabulary
import Web

extension AssignmentHistories {
    /// The section «Lịch sử» of a promise.
    func section(of assignment: ID<Assignment>, _ language: Language) async throws -> HTML {
        let entries = try await entries(of: assignment)
        guard !entries.isEmpty else { return .empty }
        return """
            <section class="sec" id="lich-su">\(SectionHead(
                language("Lịch sử", "History"),
                meta: HTML(text: language("chỉ thêm, không sửa; \(entries.count) mục", "appended only; \(entries.count) entries"))))\
            \(LedgerLines(entries: entries, units: [:], language: language).html)</section>

            """
    }
}

/// The whole history of a task: its own entries and those of its promises together, each version open to the reader.
struct AssignmentHistoryScreens: Sendable {
    let missions: Missions
    let histories: AssignmentHistories

    var endpoints: [Endpoint] { [Endpoint(.get, "/nhiem-vu/{id}/lich-su", for: .signedIn, history)] }

    private func history(_ call: Call) async throws -> Reply {
        let (viewer, language) = (Viewer(call), call.language)
        let mission = try await missions.mission(ID(call.parameter("id")), for: viewer)
        let here = Address("/nhiem-vu/{id}/lich-su", mission.id.text)
        let before = call.value("truoc").flatMap { Int64($0) }
        let entries = try await histories.entries(of: mission.id, before: before, for: viewer)
        let next =
            entries.count == AssignmentHistories.size
            ? entries.last.map { here.with([("truoc", String($0.seq))]) } : nil
        let lines = LedgerLines(
            entries: entries, units: try await histories.units(of: mission.id), language: language)
        let main: HTML = """
            \(Breadcrumb([
                (language("Sổ nhiệm vụ", "Task register"), Address("/nhiem-vu")),
                (mission.plan.code, Address("/ke-hoach/{id}", mission.plan.id.text)),
                (language("Nhiệm vụ", "Task"), Address("/nhiem-vu/{id}", mission.id.text)),
                (language("Lịch sử", "History"), nil),
            ]))\
            \(PageHead(mission.title, meta: HTML(text: language(
                "mọi lần sửa nhiệm vụ và mọi việc làm trên các phần việc của nó, chỉ thêm, không sửa",
                "every correction of the task and every deed on its promises, appended only"))))
            \(lines.html)
            \(Pager(
                shown: language("\(entries.count) mục", "\(entries.count) entries"),
                previous: before == nil ? nil : here, next: next))
            """
        return call.page(title: mission.title, at: .missions, main: main)
    }
}

/// Entries of the ledger, newest first; each opens to what was there before and after.
struct LedgerLines {
    let entries: [LedgerEntry]
    /// Names of units by promise; the unit is named where the history is about several.
    let units: [String: String]
    let language: Language

    var html: HTML { History(entries.map { ($0.at.shown, words($0)) }).html }

    private func words(_ entry: LedgerEntry) -> HTML {
        let change = entry.change
        let who = change.actorName.isEmpty ? change.actor : change.actorName
        let unit = units[change.subject].map { ", \($0)" } ?? ""
        let said = ["words", "reason", "result"].compactMap { change.after?[$0]?.string }.first { !$0.isEmpty }
        let quote: HTML = said.map { ": “\($0)”" } ?? .empty
        let rows = differences(change.before, change.after)
        guard !rows.isEmpty else { return "\(who) \(language(DeedWords.name(change.deed)))\(unit)\(quote)" }
        return """
            <details><summary>\(who) \(language(DeedWords.name(change.deed)))\(unit)\(quote)</summary>
            <dl class="facts">\(rows.markup { row in
                """
                <dt>\(language(DeedWords.field(row.name)))</dt><dd>\(row.before.isEmpty ? .empty : "<s>\(row.before)</s> " as HTML)\(row.after)</dd>
                """
            })</dl></details>
            """
    }

    /// The members that differ, in the order of the later state.
    private func differences(_ before: JSON?, _ after: JSON?) -> [(name: String, before: String, after: String)] {
        var names: [String] = []
        for state in [after, before] {
            guard case .object(let members)? = state else { continue }
            for (name, _) in members where !names.contains(name) { names.append(name) }
        }
        return names.compactMap { name in
            let old = before?[name].map { text($0, of: name) } ?? ""
            let new = after?[name].map { text($0, of: name) } ?? ""
            return old == new ? nil : (name, old, new)
        }
    }

    private func text(_ value: JSON, of name: String) -> String {
        switch value {
        case .null: ""
        case .string(let text): language(DeedWords.value(text, of: name))
        case .integer(let number):
            name == "level" ? ProofLevel(rawValue: Int(number)).map { language($0.name) } ?? "" : String(number)
        case .number(let number): Written.decimal(number)
        case .bool(let flag): flag ? language("có", "yes") : language("không", "no")
        case .array(let parts): parts.map { text($0, of: name) }.joined(separator: "; ")
        case .object(let members): members.map { text($0.1, of: $0.0) }.filter { !$0.isEmpty }.joined(separator: "; ")
        }
    }
}
