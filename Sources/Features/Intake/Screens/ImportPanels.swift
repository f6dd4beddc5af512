import Design
import Documents
import Organizations
import Plans
import Vocabulary
import Web

/// What the import of a document found, and what the document reports, on the document's page.
struct DocumentFindings {
    static let firstRows = 20
    static let allRows = 2_000

    let document: ID<Document>
    let item: Import
    let findings: [ImportFinding]
    let findingTotal: Int
    let progress: [ReportedProgress]
    let progressTotal: Int
    let mayReview: Bool

    var html: HTML { results + notes }

    private var notes: HTML {
        let decisions: HTML =
            mayReview
            ? "<a href=\"\(IntakeRoute.rows(item.id))\">\(say("các quyết định khi nhập", "decisions at import"))</a>"
            : .empty
        let head = SectionHead(say("Lưu ý khi đọc văn bản", "Noticed while reading"), meta: decisions)
        guard !findings.isEmpty else {
            let none = say(
                "Bộ đọc không thấy chỗ nào đáng ngờ trong văn bản này.", "The reader saw nothing doubtful here.")
            return "<section class=\"sec\" id=\"luu-y\">\(head)<p class=\"muted\">\(none)</p></section>\n"
        }
        let table = Table(
            caption: "<b class=\"num\">\(Written.count(findingTotal))</b> \(say("lưu ý", "findings"))",
            columns: [
                .init(say("Mức", "Level"), width: 12), .init(say("Lưu ý", "Finding"), .main),
                .init(say("Nơi", "Place"), width: 24),
            ],
            rows: findings.map { finding in
                Table.Row([
                    finding.badge.html, "\(finding.says)", link(finding.place),
                ])
            }, isList: false)
        return """
            <section class="sec" id="luu-y">\(head)\(table)\(more(findings.count, findingTotal))</section>

            """
    }

    private var results: HTML {
        guard !progress.isEmpty else { return .empty }
        let table = Table(
            caption: "<b class=\"num\">\(Written.count(progressTotal))</b> \(say("dòng báo cáo", "reported rows"))",
            columns: [
                .init(say("Việc báo cáo", "Reported work"), .main),
                .init(say("Kết quả đến nay", "Result to date"), .wide),
                .init(say("Dự kiến tiếp", "Planned"), .wide), .init(say("Vướng mắc", "Obstacles"), .wide),
                .init(say("Nhiệm vụ trong sổ", "Task"), width: 14),
            ],
            rows: progress.map { row in
                let task: HTML =
                    row.mission.map {
                        "<a href=\"\(Address("/nhiem-vu/{id}", $0.text))\">\(say("mở nhiệm vụ", "open the task"))</a>"
                    } ?? "<span class=\"muted\">\(say("chưa gắn", "not linked"))</span>"
                return Table.Row([
                    "\(row.no.isEmpty ? "" : row.no.withoutLastDot + ". ")\(row.title)<span class=\"sub\">\(link(row.place))</span>",
                    ReportedResults.said(row.achieved), ReportedResults.said(row.planned),
                    ReportedResults.said(row.obstacles), task,
                ])
            }, isList: false)
        return """
            <section class="sec" id="ket-qua">\(SectionHead(say("Kết quả đã báo cáo", "Reported results")))\
            \(table)\(more(progress.count, progressTotal))</section>

            """
    }

    private func link(_ place: SourcePlace) -> HTML {
        place.words.isEmpty
            ? "-" : "<a href=\"\(IntakeRoute.source(document.text, place))\">\(place.words)</a>"
    }

    private func more(_ shown: Int, _ total: Int) -> HTML {
        guard shown < total else { return .empty }
        let all = Address("/van-ban/{id}", document.text).with([("het", "1")])
        let words = say("Xem hết \(Written.count(total)) dòng", "See all \(Written.count(total)) rows")
        return "<p class=\"acts\"><a href=\"\(all)\">\(words)</a></p>"
    }
}

/// What documents report of one task, on the task's page.
struct ReportedResults {
    let rows: [ReportedProgress]

    var html: HTML {
        guard !rows.isEmpty else { return .empty }
        let table = Table(
            caption:
                "<b class=\"num\">\(rows.count)</b> \(say("lần báo cáo, theo lời văn bản", "reports, in their words"))",
            columns: [
                .init(say("Văn bản báo cáo", "Report"), .main), .init(say("Kết quả đến nay", "Result to date"), .wide),
                .init(say("Dự kiến tiếp", "Planned"), .wide), .init(say("Vướng mắc", "Obstacles"), .wide),
            ],
            rows: rows.map { row in
                let day: HTML = row.issuedOn.map { "\($0), " } ?? .empty
                let source = IntakeRoute.source(row.document.text, row.place)
                return Table.Row([
                    """
                    <a class="row" href="\(IntakeRoute.document(row.document.text))">\(row.documentName)</a>\
                    <span class="sub">\(day)<a href="\(source)">\(row.place.words.isEmpty ? say("trang nguồn", "source page") : row.place.words)</a></span>
                    """,
                    ReportedResults.said(row.achieved), ReportedResults.said(row.planned),
                    ReportedResults.said(row.obstacles),
                ])
            }, isList: false)
        return """
            <section class="sec" id="ket-qua">\(SectionHead(say("Kết quả đã báo cáo", "Reported results")))\(table)</section>

            """
    }

    static func said(_ words: String) -> HTML { words.isEmpty ? "<span class=\"muted\">-</span>" : "\(words)" }
}

extension ImportFinding {
    /// Its level as a badge.
    var badge: Badge {
        switch severity {
        case "error": Badge(.late, severitySaid)
        case "warning": Badge(.soon, severitySaid)
        default: Badge(.always, severitySaid)
        }
    }
}
