import Design
import Vocabulary

/// All rows of a review, filtered by where they stand.
struct ReviewRowsPage {
    let frame: ReviewFrame
    let filter: Imports.RowFilter
    let rows: [Imports.RowLine]
    let hasMore: Bool
    let isFirst: Bool

    private var id: ID<Import> { frame.item.id }

    var main: HTML {
        """
        \(frame.html)
        <div class="agg"><p class="meta acts">\(Imports.RowFilter.allCases.markup { one in
            one == filter
                ? "<b aria-current=\"true\">\(one.said) \(count(one))</b> " : "<a href=\"\(IntakeRoute.rows(id, one))\">\(one.said) \(count(one))</a> "
        })</p>\(acceptAll)</div>
        \(list)
        """
    }

    private func count(_ filter: Imports.RowFilter) -> Int {
        let sum = frame.decisions
        return switch filter {
        case .all: sum.proposals
        case .questions: sum.pendingWithQuestions
        case .pending: sum.pending
        case .taken: sum[.accepted] + sum[.edited]
        case .rejected: sum[.rejected] + sum[.merged] + sum[.split]
        }
    }

    private var acceptAll: HTML {
        let count = frame.decisions.pendingWithoutQuestion
        guard frame.item.state == .ready, count > 0 else { return .empty }
        return """
            <form method="post" action="\(IntakeRoute.acceptance(id))">\(frame.tokenField)\
            <button class="btn hint" type="submit">\(say("Nhận \(count) dòng không có câu hỏi", "Accept the \(count) rows without a question"))</button></form>
            """
    }

    private var list: HTML {
        guard !rows.isEmpty else {
            return EmptyState(
                say("Không có dòng nào ở mục này", "No row here"),
                next: "<a href=\"\(IntakeRoute.rows(id))\">\(say("Xem tất cả các dòng", "See all rows"))</a>"
            ).html
        }
        let last = rows.last
        let next =
            hasMore
            ? last.map { IntakeRoute.rows(id, filter).with([("sau", "\($0.position).\($0.part)")]) } : nil
        return """
            \(Table(
                caption: "<span class=\"vh\">\(say("Các dòng của văn bản", "Rows of the document"))</span>",
                columns: [
                    Table.Column(say("Số", "No.")), Table.Column(say("Nội dung", "Content"), .main),
                    Table.Column(say("Loại", "Kind")), Table.Column(say("Quyết định", "Decision")),
                ],
                rows: rows.map { row in
                    Table.Row([
                        "\(row.no.withoutLastDot)", "<a href=\"\(IntakeRoute.row(id, row.id))\">\(row.title.isEmpty ? say("(chưa có tên)", "(no title yet)") : row.title)</a>\(row.about.isEmpty ? .empty : "<span class=\"sub\">\(row.about)</span>")",
                        "<span class=\"nw\">\(row.kind.said)</span>\(row.part > 0 ? say(", phần \(row.part)", ", part \(row.part)") : "")", state(row),
                    ])
                }))
            \(Pager(shown: say("\(rows.count) dòng\(isFirst ? "" : " tiếp theo")", "\(rows.count) \(isFirst ? "" : "more ")rows"), next: next))
            """
    }

    private func state(_ row: Imports.RowLine) -> HTML {
        let by: HTML = row.decidedBy.map { " <span class=\"muted\">\($0)</span>" } ?? .empty
        switch row.state {
        case .pending:
            return row.questions > 0
                ? Badge(
                    .soon, say("\(row.questions) câu hỏi", "\(row.questions) question\(row.questions == 1 ? "" : "s")")
                ).html : Badge(.always, say("chờ", "waiting")).html
        case .accepted, .edited: return Badge(.done, row.state.said).html + by
        case .rejected, .merged, .split: return Badge(.back, row.state.said).html + by
        }
    }
}

/// Rows that gave no proposal, each with its reason and the way to take it back.
struct LeftRowsPage {
    let frame: ReviewFrame
    let rows: [LeftRow]

    var main: HTML {
        """
        \(frame.html)
        <p class="note">\(say("Không dòng nào của văn bản bị bỏ qua mà không nói: đây là những dòng không thành đề xuất và lý do.", "No row is dropped in silence: these rows gave no proposal, each with its reason."))</p>
        \(list)
        """
    }

    private var list: HTML {
        guard !rows.isEmpty else {
            return EmptyState(
                say("Không có dòng nào bị bỏ lại", "No row was left out"),
                next: "\(say("Mọi dòng của bảng đều đã thành đề xuất.", "Every row of the tables gave a proposal."))"
            ).html
        }
        return Table(
            caption: "<span class=\"vh\">\(say("Dòng bỏ lại", "Rows left out"))</span>",
            columns: [
                Table.Column(say("Nơi", "Place")), Table.Column(say("Lời văn", "Words"), .main),
                Table.Column(say("Vì sao", "Why")), Table.Column(say("Lấy lại", "Take back")),
            ],
            rows: rows.map { row in
                Table.Row([
                    "\(LeftRowsPage.place(row))",
                    "\(row.words.isEmpty ? say("(không còn lời văn)", "(no words)") : row.words)",
                    "\(LeftRowsPage.reason(row))", take(row),
                ])
            }
        ).html
    }

    /// The cause, then the reader's own words where they say more.
    static func reason(_ row: LeftRow) -> String {
        if row.tableKind == "other" {
            return say("bảng không phải nhiệm vụ, chỉ tiêu hay dự án", "not a table of tasks, targets or projects")
        }
        guard row.cause == .other, !row.why.isEmpty else { return row.cause.said }
        return LeftRowsPage.words[row.why].map { say($0, row.why) } ?? row.why
    }

    static func place(_ row: LeftRow) -> String {
        say("bảng \(row.table), dòng \(row.row)", "table \(row.table), row \(row.row)")
    }

    private static let words = [
        "empty row": "dòng trống", "no title": "không có nội dung", "total row": "dòng cộng", "note": "dòng ghi chú",
    ]

    private func take(_ row: LeftRow) -> HTML {
        if let adopted = row.adopted {
            return
                "<a href=\"\(IntakeRoute.row(frame.item.id, adopted))\">\(say("Đã lấy lại, xem dòng", "Taken back, see the row"))</a>"
        }
        guard frame.item.state == .ready else { return .empty }
        let name = LeftRowsPage.place(row)
        // the table says what its rows would be; of other tables a person does
        let kinds: [ProposalKind] =
            switch row.tableKind {
            case "targets": [.target]
            case "projects": [.project]
            case "progress": [.progress]
            case "tasks": [.mission]
            default: [.mission, .target]
            }
        return """
            <form class="acts" method="post" action="\(IntakeRoute.adoption(frame.item.id))">\(frame.tokenField)\
            <input type="hidden" name="dong" value="\(row.id)">\
            \(kinds.markup { kind in
                """
                <button class="btn nw" type="submit" name="loai" value="\(kind.rawValue)" \
                aria-label="\(say("Đây là \(kind.noun)", "This is a \(kind.said)")): \(name)">\(say("Đây là \(kind.noun)", "This is a \(kind.said)"))</button>
                """
            })</form>
            """
    }
}

/// What was noticed while reading.
struct FindingsPage {
    let frame: ReviewFrame
    let findings: [ImportFinding]

    var main: HTML {
        """
        \(frame.html)
        <div class="agg"><p class="meta">\(say("Mỗi lưu ý có mức, nơi trong nguồn và lời giải thích.", "Each finding has its weight, its place and its reason."))</p>\
        <a class="btn" href="\(IntakeRoute.findingsFile(frame.item.id))">\(say("Tải bảng lưu ý (CSV)", "Download the findings (CSV)"))</a></div>
        \(list)
        """
    }

    private var list: HTML {
        guard !findings.isEmpty else {
            return EmptyState(
                say("Không có lưu ý nào", "No findings"),
                next:
                    "\(say("Bộ đọc không thấy chỗ nào đáng ngờ trong văn bản này.", "Nothing in this document was doubtful."))"
            ).html
        }
        return Table(
            caption: "<span class=\"vh\">\(say("Lưu ý khi đọc văn bản", "Findings of the reading"))</span>",
            columns: [
                Table.Column(say("Mức", "Weight")), Table.Column(say("Lưu ý", "Finding"), .main),
                Table.Column(say("Nơi", "Place")), Table.Column(say("Lời văn", "Words"), .wide),
            ],
            rows: findings.map { finding in
                let says: HTML =
                    finding.row.map { "<a href=\"\(IntakeRoute.row(frame.item.id, $0))\">\(finding.says)</a>" }
                    ?? "\(finding.says)"
                return Table.Row([
                    badge(finding).html, says, "\(finding.place.said)", "\(finding.words.shortened(to: 80))",
                ])
            }
        ).html
    }

    private func badge(_ finding: ImportFinding) -> Badge {
        switch finding.severity {
        case "error": Badge(.late, finding.severitySaid)
        case "warning": Badge(.soon, finding.severitySaid)
        default: Badge(.always, finding.severitySaid)
        }
    }
}
