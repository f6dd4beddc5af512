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
    var title: String { "Duyệt nhập \(item.head.kind.isEmpty ? name : name.lowercasedFirst)" }

    var html: HTML {
        """
        \(Breadcrumb([("Văn bản", Section.documents.address), ("Tải lên", IntakeRoute.upload), (name, nil)]))
        \(PageHead(title, meta: meta, actions: actions))
        \(notice)\(sums)\(views)
        """
    }

    private var meta: HTML {
        let title: HTML = item.head.title.isEmpty || name.contains(item.head.title) ? .empty : "\(item.head.title) · "
        return "\(title)tệp \(item.fileName)"
    }

    private var actions: HTML {
        let later: HTML = "<a class=\"btn\" href=\"\(IntakeRoute.upload)\">Để sau</a>"
        guard item.state == .ready else {
            let plan: HTML =
                item.planID.map { "<a class=\"btn\" href=\"\(IntakeRoute.plan($0))\">Mở kế hoạch</a>" } ?? .empty
            let document: HTML =
                item.documentID.map {
                    "<a class=\"btn\" href=\"\(IntakeRoute.document($0))\">Mở văn bản</a>"
                } ?? .empty
            return "\(document)\(plan)"
        }
        if decisions.pending > 0 {
            return """
                \(later)<button class="btn" type="button" disabled>Ghi vào sổ, còn \(decisions.pending) dòng chờ</button>
                """
        }
        if decisions.toWrite == 0 {
            return """
                \(later)<form method="post" action="\(IntakeRoute.register(item.id))">\(tokenField)\
                <button class="btn" type="submit">Ghi văn bản vào sổ, không có dòng nào</button></form>
                """
        }
        return """
            \(later)<form method="post" action="\(IntakeRoute.register(item.id))">\(tokenField)\
            <button class="btn primary" type="submit">Ghi \(decisions.toWrite) dòng vào sổ</button></form>
            """
    }

    private var sums: HTML {
        """
        <div class="sheet sums">\(sourceLine)\(decisionLine)</div>
        """
    }

    private var sourceLine: HTML {
        var left = "dòng bảng"
        if sum.passages > 0 || sum.shared > 0 {
            var pieces = ["\(sum.tableRows) dòng bảng"]
            if sum.passages > 0 { pieces.append("\(sum.passages) đoạn văn") }
            if sum.shared > 0 { pieces.append("\(sum.shared) việc ghi chung dòng") }
            left = "nơi trong nguồn (\(pieces.joined(separator: ", ")))"
        }
        var parts: [(Int, String)] = kinds.map { ($0.count, $0.kind.noun) }
        for (count, name) in [
            (sum.sections, LeftCause.section.word), (sum.repeatedHeaders, LeftCause.repeatedHeader.word),
            (sum.continuations, LeftCause.continuation.word), (sum.others - sum.otherTables, LeftCause.other.word),
            (sum.otherTables, "dòng của bảng khác"),
        ] where count > 0 { parts.append((count, name)) }
        if parts.isEmpty { parts = [(0, "đề xuất")] }
        let line = SumLine(sum.places, left, parts: parts.map { (count: $0.0, name: $0.1) })
        guard !sum.isBalanced else { return line.html }
        return """
            \(line)<p class="err">Hai vế chưa bằng nhau: bộ đọc để lọt \(abs(sum.places - sum.accounted)) dòng. Xem phần Dòng bỏ lại trước khi ghi sổ.</p>
            """
    }

    private var decisionLine: HTML {
        var parts: [HTML] = []
        for state in [ProposalState.accepted, .edited, .split, .merged, .rejected]
        where decisions[state] > 0 {
            parts.append("<span>\(state.word) <b>\(decisions[state])</b></span>")
        }
        if decisions.pending > 0 || parts.isEmpty {
            let asking: HTML =
                decisions.pendingWithQuestions > 0
                ? " <span class=\"muted\">(\(decisions.pendingWithQuestions) có câu hỏi)</span>" : ""
            parts.append("<span>còn chờ <b>\(decisions.pending)</b>\(asking)</span>")
        }
        let plus: HTML = " <span class=\"op\">+</span> "
        let of =
            decisions.parts > 0
            ? "đề xuất (\(decisions.proposals - decisions.parts) từ nguồn, \(decisions.parts) phần tách)" : "đề xuất"
        var right = HTML.empty
        for (index, part) in parts.enumerated() { right += index == 0 ? part : plus + part }
        return """
            <p class="sum"><span><b>\(decisions.proposals)</b> \(of)</span> <span class="op">=</span> \(right)</p>
            """
    }

    private var views: HTML {
        let id = item.id
        var items: [(name: String, count: Int, address: Address, isCurrent: Bool)] = []
        if item.state == .ready { items.append(("Từng dòng", decisions.pending, IntakeRoute.review(id), part == .row)) }
        items += [
            ("Tất cả các dòng", decisions.proposals, IntakeRoute.rows(id), part == .rows),
            ("Dòng bỏ lại", leftCount, IntakeRoute.left(id), part == .left),
            ("Lưu ý", findingCount, IntakeRoute.findings(id), part == .findings),
        ]
        return """
            <nav class="views" aria-label="Các phần của việc duyệt">\(items.markup { view in
                """
                <a href="\(view.address)"\(attribute: "aria-current", view.isCurrent ? "page" : nil)>\(view.name) \
                <span>\(view.count)</span></a>
                """
            })<a href="\(IntakeRoute.head(id))"\(attribute: "aria-current", part == .head ? "page" : nil)>Đầu văn bản</a></nav>\n
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
