import Design
import Organizations
import Vocabulary

/// What every page of a review has above its own part: where we are, the two sums, the parts of the review.
struct ReviewFrame {
    enum Part { case row, rows, left, head, findings }

    var item: Import
    var sum: SourceSum
    var kinds: [(kind: ProposalKind, count: Int)]
    var decisions: DecisionSum
    var findingCount: Int
    var leftCount: Int
    var part: Part
    var tokenField: HTML
    /// What just happened, or what is wrong.
    var notice: HTML = .empty

    private var name: String { item.head.name(orFile: item.fileName) }
    var title: String {
        say("Duyệt nhập \(item.head.kind.isEmpty ? short : short.lowercasedFirst)", "Review of \(short)")
    }

    /// The name as a heading can hold it; the whole one stands under it.
    private var short: String { name.shortened(to: 90) }

    var html: HTML {
        """
        \(Breadcrumb([
            (say("Văn bản", "Documents"), Section.documents.address), (say("Tải lên", "Upload"), IntakeRoute.upload), (short, nil),
        ]))
        \(PageHead(title, meta: meta, actions: actions))
        \(notice)\(sums)\(views)
        """
    }

    private var meta: HTML {
        let title: HTML = item.head.title.isEmpty || short.contains(item.head.title) ? .empty : "\(item.head.title) · "
        return "\(title)\(say("tệp", "file")) \(item.fileName)"
    }

    private var actions: HTML {
        let later: HTML = "<a class=\"btn\" href=\"\(IntakeRoute.upload)\">\(say("Để sau", "Later"))</a>"
        guard item.state == .ready else {
            let plan: HTML =
                item.planID.map {
                    "<a class=\"btn\" href=\"\(IntakeRoute.plan($0))\">\(say("Mở kế hoạch", "Open the plan"))</a>"
                } ?? .empty
            let document: HTML =
                item.documentID.map {
                    "<a class=\"btn\" href=\"\(IntakeRoute.document($0))\">\(say("Mở văn bản", "Open the document"))</a>"
                } ?? .empty
            return "\(document)\(plan)"
        }
        if decisions.pending > 0 {
            return """
                \(later)<button class="btn" type="button" disabled>\(say("Ghi vào sổ, còn \(decisions.pending) dòng chờ", "Write to the register: \(decisions.pending) still waiting"))</button>
                """
        }
        if decisions.toWrite == 0 {
            return """
                \(later)<form method="post" action="\(IntakeRoute.register(item.id))">\(tokenField)\
                <button class="btn" type="submit">\(say("Ghi văn bản vào sổ, không có dòng nào", "Keep the document, without any row"))</button></form>
                """
        }
        return """
            \(later)<form method="post" action="\(IntakeRoute.register(item.id))">\(tokenField)\
            <button class="btn primary" type="submit">\(say("Ghi \(decisions.toWrite) dòng vào sổ", "Write \(decisions.toWrite) rows to the register"))</button></form>
            """
    }

    private var sums: HTML {
        """
        <div class="sheet sums">\(sourceLine)\(decisionLine)</div>
        """
    }

    private var sourceLine: HTML {
        var left = say("dòng bảng", "table rows")
        if sum.passages > 0 || sum.shared > 0 {
            var pieces = [say("\(sum.tableRows) dòng bảng", "\(sum.tableRows) table rows")]
            if sum.passages > 0 { pieces.append(say("\(sum.passages) đoạn văn", "\(sum.passages) passages")) }
            if sum.shared > 0 { pieces.append(say("\(sum.shared) việc ghi chung dòng", "\(sum.shared) sharing a row")) }
            let all = pieces.joined(separator: ", ")
            left = say("nơi trong nguồn (\(all))", "places in the source (\(all))")
        }
        var parts: [(Int, String)] = kinds.map { ($0.count, $0.kind.said($0.count)) }
        for (count, name) in [
            (sum.sections, LeftCause.section.said), (sum.repeatedHeaders, LeftCause.repeatedHeader.said),
            (sum.continuations, LeftCause.continuation.said), (sum.others - sum.otherTables, LeftCause.other.said),
            (sum.otherTables, say("dòng của bảng khác", "rows of other tables")),
        ] where count > 0 { parts.append((count, name)) }
        if parts.isEmpty { parts = [(0, say("đề xuất", "proposals"))] }
        let line = SumLine(sum.places, left, parts: parts.map { (count: $0.0, name: $0.1) })
        guard !sum.isBalanced else { return line.html }
        return """
            \(line)<p class="err">\(say("Hai vế chưa bằng nhau: bộ đọc để lọt \(abs(sum.places - sum.accounted)) dòng. Xem phần Dòng bỏ lại trước khi ghi sổ.", "The two sides differ by \(abs(sum.places - sum.accounted)). See Rows left out before writing to the register."))</p>
            """
    }

    private var decisionLine: HTML {
        var parts: [HTML] = []
        for state in [ProposalState.accepted, .edited, .split, .merged, .rejected]
        where decisions[state] > 0 {
            parts.append("<span>\(state.said) <b>\(decisions[state])</b></span>")
        }
        if decisions.pending > 0 || parts.isEmpty {
            let asking: HTML =
                decisions.pendingWithQuestions > 0
                ? " <span class=\"muted\">(\(decisions.pendingWithQuestions) \(say("có câu hỏi", "with questions")))</span>"
                : ""
            parts.append("<span>\(say("còn chờ", "waiting")) <b>\(decisions.pending)</b>\(asking)</span>")
        }
        let plus: HTML = " <span class=\"op\">+</span> "
        let of =
            decisions.parts > 0
            ? say(
                "đề xuất (\(decisions.proposals - decisions.parts) từ nguồn, \(decisions.parts) phần tách)",
                "proposals (\(decisions.proposals - decisions.parts) from the source, \(decisions.parts) parts)")
            : say("đề xuất", "proposals")
        var right = HTML.empty
        for (index, part) in parts.enumerated() { right += index == 0 ? part : plus + part }
        return """
            <p class="sum"><span><b>\(decisions.proposals)</b> \(of)</span> <span class="op">=</span> \(right)</p>
            """
    }

    private var views: HTML {
        let id = item.id
        var items: [(name: String, count: Int, address: Address, isCurrent: Bool)] = []
        if item.state == .ready {
            items.append((say("Từng dòng", "Row by row"), decisions.pending, IntakeRoute.review(id), part == .row))
        }
        items += [
            (say("Tất cả các dòng", "All rows"), decisions.proposals, IntakeRoute.rows(id), part == .rows),
            (say("Dòng bỏ lại", "Rows left out"), leftCount, IntakeRoute.left(id), part == .left),
            (say("Lưu ý", "Findings"), findingCount, IntakeRoute.findings(id), part == .findings),
        ]
        return """
            <nav class="views" aria-label="\(say("Các phần của việc duyệt", "Parts of the review"))">\(items.markup { view in
                """
                <a href="\(view.address)"\(attribute: "aria-current", view.isCurrent ? "page" : nil)>\(view.name) \
                <span>\(view.count)</span></a>
                """
            })<a href="\(IntakeRoute.head(id))"\(attribute: "aria-current", part == .head ? "page" : nil)>\(say("Đầu văn bản", "Head of the document"))</a></nav>\n
            """
    }
}

extension Imports {
    /// The frame of a review's page, read from the store.
    func frame(
        _ item: Import, _ part: ReviewFrame.Part, tokenField: HTML, for viewer: Viewer
    ) async throws -> ReviewFrame {
        let (sum, kinds) = try await sourceSum(of: item.id, for: viewer)
        let counts = try await sideCounts(of: item.id, for: viewer)
        return ReviewFrame(
            item: item, sum: sum, kinds: kinds, decisions: try await decisionSum(of: item.id, for: viewer),
            findingCount: counts.findings, leftCount: counts.left, part: part, tokenField: tokenField)
    }
}
