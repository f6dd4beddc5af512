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
                ? "<b aria-current=\"true\">\(one.name) \(count(one))</b> " : "<a href=\"\(IntakeRoute.rows(id, one))\">\(one.name) \(count(one))</a> "
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
            <button class="btn hint" type="submit">Nhận \(count) dòng không có câu hỏi</button></form>
            """
    }

    private var list: HTML {
        guard !rows.isEmpty else {
            return EmptyState(
                "Không có dòng nào ở mục này",
                next: "<a href=\"\(IntakeRoute.rows(id))\">Xem tất cả các dòng</a>"
            ).html
        }
        let last = rows.last
        let next =
            hasMore
            ? last.map { IntakeRoute.rows(id, filter).with([("sau", "\($0.position).\($0.part)")]) } : nil
        return """
            \(Table(
                caption: "<span class=\"vh\">Các dòng của văn bản</span>",
                columns: [Table.Column("Số"), Table.Column("Nội dung", .main), Table.Column("Loại"), Table.Column("Quyết định")],
                rows: rows.map { row in
                    Table.Row([
                        "\(row.no)", "<a href=\"\(IntakeRoute.row(id, row.id))\">\(row.title.isEmpty ? "(chưa có tên)" : row.title)</a>",
                        "<span class=\"nw\">\(row.kind.noun)</span>\(row.part > 0 ? ", phần \(row.part)" : "")", state(row),
                    ])
                }))
            \(Pager(shown: "\(rows.count) dòng\(isFirst ? "" : " tiếp theo")", next: next))
            """
    }

    private func state(_ row: Imports.RowLine) -> HTML {
        let by: HTML = row.decidedBy.map { " <span class=\"muted\">\($0)</span>" } ?? .empty
        switch row.state {
        case .pending:
            return row.questions > 0
                ? Badge(.soon, "\(row.questions) câu hỏi").html : Badge(.always, "chờ").html
        case .accepted, .edited: return Badge(.done, row.state.word).html + by
        case .rejected, .merged, .split: return Badge(.back, row.state.word).html + by
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
        <p class="note">Không dòng nào của văn bản bị bỏ qua mà không nói: đây là những dòng không thành đề xuất và lý do.</p>
        \(list)
        """
    }

    private var list: HTML {
        guard !rows.isEmpty else {
            return EmptyState("Không có dòng nào bị bỏ lại", next: "Mọi dòng của bảng đều đã thành đề xuất.").html
        }
        return Table(
            caption: "<span class=\"vh\">Dòng bỏ lại</span>",
            columns: [
                Table.Column("Nơi"), Table.Column("Lời văn", .main), Table.Column("Vì sao"), Table.Column("Lấy lại"),
            ],
            rows: rows.map { row in
                Table.Row([
                    "bảng \(row.table), dòng \(row.row)", "\(row.words.isEmpty ? "(không còn lời văn)" : row.words)",
                    "\(LeftRowsPage.reason(row))", take(row),
                ])
            }
        ).html
    }

    /// The cause, then the reader's own words where they say more.
    static func reason(_ row: LeftRow) -> String {
        if row.tableKind == "other" { return "bảng không phải nhiệm vụ, chỉ tiêu hay dự án" }
        guard row.cause == .other, !row.why.isEmpty else { return row.cause.word }
        return LeftRowsPage.words[row.why] ?? row.why
    }

    private static let words = [
        "empty row": "dòng trống", "no title": "không có nội dung", "total row": "dòng cộng", "note": "dòng ghi chú",
    ]

    private func take(_ row: LeftRow) -> HTML {
        if let adopted = row.adopted {
            return "<a href=\"\(IntakeRoute.row(frame.item.id, adopted))\">Đã lấy lại, xem dòng</a>"
        }
        guard frame.item.state == .ready else { return .empty }
        let name = "bảng \(row.table), dòng \(row.row)"
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
                aria-label="Đây là \(kind.noun): \(name)">Đây là \(kind.noun)</button>
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
        <div class="agg"><p class="meta">Mỗi lưu ý có mức, nơi trong nguồn và lời giải thích.</p>\
        <a class="btn" href="\(IntakeRoute.findingsFile(frame.item.id))">Tải bảng lưu ý (CSV)</a></div>
        \(list)
        """
    }

    private var list: HTML {
        guard !findings.isEmpty else {
            return EmptyState("Không có lưu ý nào", next: "Bộ đọc không thấy chỗ nào đáng ngờ trong văn bản này.").html
        }
        return Table(
            caption: "<span class=\"vh\">Lưu ý khi đọc văn bản</span>",
            columns: [
                Table.Column("Mức"), Table.Column("Lưu ý", .main), Table.Column("Nơi"), Table.Column("Lời văn", .wide),
            ],
            rows: findings.map { finding in
                let says: HTML =
                    finding.row.map { "<a href=\"\(IntakeRoute.row(frame.item.id, $0))\">\(finding.says)</a>" }
                    ?? "\(finding.says)"
                return Table.Row([
                    badge(finding).html, says, "\(finding.place.words)", "\(finding.words.shortened(to: 80))",
                ])
            }
        ).html
    }

    private func badge(_ finding: ImportFinding) -> Badge {
        switch finding.severity {
        case "error": Badge(.late, finding.severityWord)
        case "warning": Badge(.soon, finding.severityWord)
        default: Badge(.always, finding.severityWord)
        }
    }
}
