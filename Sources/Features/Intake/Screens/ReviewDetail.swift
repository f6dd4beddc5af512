import Design
import Organizations
import Vocabulary
import Web

/// One row of a review: shows it, and takes the decision on it.
struct ReviewDetail: Sendable {
    let imports: Imports

    /// The row named in the address; else the first that waits; else the list.
    func show(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let item = try await imports.find(ID(call.parameter("id")), for: viewer)
        if item.state == .received || item.state == .reading || item.state == .refused {
            return .redirect(IntakeRoute.state(item.id))
        }
        let place = SourcePlace(call)
        if item.state == .finished, let document = item.documentID, place != SourcePlace() {
            return .redirect(IntakeRoute.source(document, place))
        }
        if let row = call.value("dong") { return try await page(call, item, ID(row)) }
        guard item.state == .ready, let first = try await imports.firstPending(of: item.id, for: viewer) else {
            return .redirect(IntakeRoute.rows(item.id))
        }
        return try await page(call, item, first)
    }

    private func page(
        _ call: Call, _ item: Import, _ row: ID<Proposal>, status: Int = 200, notice: HTML? = nil,
        typed: [String: [String]]? = nil, problem: (field: String, says: String)? = nil
    ) async throws -> Reply {
        let viewer = Viewer(call)
        var frame = try await imports.frame(item, .row, tokenField: call.formTokenField, for: viewer)
        let review = try await imports.review(row, of: item.id, from: call.value("tu").flatMap { Int($0) }, for: viewer)
        if let notice {
            frame.notice = notice
        } else if let last = call.value("truoc") {
            frame.notice = try await done(call, item, ID(last))
        }
        let page = ReviewDetailPage(frame: frame, review: review, typed: typed, problem: problem)
        return call.page(
            title: "\(ReviewDetailPage.name(review.row)) - \(frame.title)", at: .documents, status: status,
            main: page.main)
    }

    /// What was just decided, with the way back.
    private func done(_ call: Call, _ item: Import, _ row: ID<Proposal>) async throws -> HTML {
        let last = try await imports.review(row, of: item.id, for: Viewer(call)).row
        guard last.state != .pending else { return .empty }
        return """
            <form class="notice n-done" role="status" method="post" action="\(IntakeRoute.decision(item.id, row))">\
            \(call.formTokenField)<input type="hidden" name="ban" value="\(last.version)">\
            <input type="hidden" name="viec" value="undo"><p><b>\(say("Đã \(last.state.word)", last.state.said.capitalizedFirst)): </b>\
            <a href="\(IntakeRoute.row(item.id, row))">\(ReviewDetailPage.name(last))</a> \
            <button class="btn" type="submit">\(say("Hoàn tác", "Undo"))</button></p></form>
            """
    }

    func decide(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let id = ID<Import>(call.parameter("id"))
        let row = ID<Proposal>(call.parameter("row"))
        let form = try call.form()
        let item = try await imports.find(id, for: viewer)
        let version = form["ban"].flatMap { Int($0) } ?? 0
        do {
            switch form["viec"] {
            case "undo":
                try await imports.undo(row, version: version, of: item.id, by: viewer)
                return .redirect(IntakeRoute.row(item.id, row))
            case "answer" where form["ca"] != nil:
                // this row by its version, so that nobody's change is overwritten; then those that ask the same
                let (question, key) = (form["cau"] ?? "", form["dap"] ?? "")
                try await imports.decide(
                    .answer(question: question, key: key), on: row, version: version, of: item.id, by: viewer)
                try await imports.answerAll(item.id, question: question, key: key, by: viewer)
                return try await onwards(call, item, from: row, isAnswer: true)
            case let code:
                let deed = try await deed(code ?? "", form, row, item, viewer)
                try await imports.decide(deed, on: row, version: version, of: item.id, by: viewer)
                return try await onwards(call, item, from: row, isAnswer: code == "answer" || code == "amend")
            }
        } catch let problem as RowFormProblem {
            return try await page(
                call, item, row, status: 422,
                notice: Notice(.trouble, problem.message.says, next: problem.message.next).html,
                typed: ReviewDetail.typed(form), problem: (problem.field, problem.message.says))
        } catch IntakeProblem.changedMeanwhile(let change) {
            return try await page(call, item, row, status: 409, notice: ReviewDetail.late(change, form))
        } catch let problem as any UserFacing {
            return try await page(
                call, item, row, status: 422,
                notice: Notice(.trouble, problem.message.says, next: problem.message.next).html,
                typed: ReviewDetail.typed(form))
        }
    }

    /// The values of the row's form, to show them again; nil for the small forms.
    private static func typed(_ form: Form) -> [String: [String]]? {
        guard form["title"] != nil else { return nil }
        return Dictionary(grouping: form.fields, by: \.name).mapValues { $0.map(\.value) }
    }

    private func deed(
        _ code: String, _ form: Form, _ row: ID<Proposal>, _ item: Import, _ viewer: Viewer
    ) async throws -> Deed {
        switch code {
        case "answer": return .answer(question: form["cau"] ?? "", key: form["dap"] ?? "")
        case "reject": return .reject(reason: RowForm.line(form["lydo"] ?? ""))
        case "split":
            return .split((form["phan"] ?? "").utf8.split(separator: 10).map { RowForm.line(String(Substring($0))) })
        case "merge": return .merge(into: ID(form["vao"] ?? ""), joining: form["noi"] != nil)
        default:
            let review = try await imports.review(row, of: item.id, for: viewer)
            let fields = try RowForm(form: form, units: review.units).fields(
                over: review.row.fields, kind: review.row.kind)
            return code == "amend" ? .amend(fields) : .accept(fields)
        }
    }

    /// After an answer the same row while it waits; after a decision the next one that waits.
    private func onwards(_ call: Call, _ item: Import, from row: ID<Proposal>, isAnswer: Bool) async throws -> Reply {
        let viewer = Viewer(call)
        if isAnswer, try await imports.review(row, of: item.id, for: viewer).row.state == .pending {
            return .redirect(IntakeRoute.row(item.id, row))
        }
        guard let next = try await imports.firstPending(of: item.id, after: row, for: viewer) else {
            return .redirect(IntakeRoute.rows(item.id))
        }
        return .redirect(IntakeRoute.row(item.id, next).with([("truoc", row.text)]))
    }

    /// Someone was faster: who, when, what is different now, and what the second one had typed.
    private static func late(_ change: RowChange, _ form: Form) -> HTML {
        let message = IntakeProblem.changedMeanwhile(change).message
        let differences = change.differences.markup { difference -> HTML in
            let was = difference.was.isEmpty ? say("trống", "empty") : difference.was
            let now = difference.now.isEmpty ? say("trống", "empty") : difference.now
            return "<li>\(difference.field): \(was) → <b>\(now)</b></li>"
        }
        let typed =
            form["title"].map { words -> HTML in
                "<details><summary>\(say("Nội dung bạn vừa gõ", "What you had typed"))</summary><p>\(words)</p></details>"
            } ?? .empty
        return """
            <div class="notice n-warning" role="alert"><p><b>\(message.says)</b> \(message.next)</p>\
            <ul>\(differences)</ul>\(typed)</div>
            """
    }
}
