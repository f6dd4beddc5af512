package import Design
import Documents
package import Organizations
import Vocabulary
package import Web

/// What waits for a coordinator, above the list of documents and on the first page: the way in for a new document, and
/// the imports that nobody has finished.
package struct WaitingPanel: Sendable {
    let imports: Imports

    /// The panel for this visitor; nothing for who does not keep the register.
    package func markup(_ call: Call, _ viewer: Viewer) async throws -> HTML {
        guard viewer.keepsRegister else { return .empty }
        let open = try await imports.list(limit: 30, for: viewer).filter { $0.item.state == .ready }
        return WaitingList(open: open, language: call.language).html
    }
}

/// The markup of `WaitingPanel`.
struct WaitingList {
    let open: [(item: Import, rows: Int, pending: Int)]
    let language: Language

    var html: HTML {
        """
        <section class="sec">\(SectionHead(language(.waitingForReview), meta: HTML(text: language(.importsWaiting(open.count)))))
        \(open.isEmpty ? .empty : list)
        <p class="acts"><a class="btn" href="\(IntakeRoute.upload)">\(language(.uploadDocument))</a></p></section>

        """
    }

    private var list: HTML {
        Table(
            caption: "<span class=\"vh\">\(language(.waitingForReview))</span>",
            columns: [
                Table.Column(language(.document), .main), Table.Column(language(.rowsWaiting), .number),
                Table.Column(language(.uploadedAt)),
            ],
            rows: open.map { item, rows, pending in
                Table.Row([
                    "<a href=\"\(IntakeRoute.review(item.id))\">\(item.head.name(orFile: item.fileName))</a>",
                    "\(Written.count(pending))/\(Written.count(rows))",
                    "\(Written.moment(item.createdAt)), \(item.createdByName)",
                ])
            }
        ).html
    }
}

extension Phrase {
    static let waitingForReview = Phrase("Chờ duyệt nhập", "Waiting for review")
    static let uploadDocument = Phrase("Tải văn bản lên", "Upload a document")
    static let document = Phrase("Văn bản", "Document")
    static let rowsWaiting = Phrase("Dòng còn chờ", "Rows waiting")
    static let uploadedAt = Phrase("Tải lên", "Uploaded")
    static func importsWaiting(_ count: Int) -> Phrase {
        count == 0
            ? Phrase("không có văn bản nào đang chờ", "no document is waiting")
            : Phrase("\(count) văn bản đang chờ", "\(count) document\(count == 1 ? "" : "s") waiting")
    }
}
