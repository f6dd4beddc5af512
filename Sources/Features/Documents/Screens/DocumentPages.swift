import Design
import Vocabulary

/// The list of documents.
struct DocumentListPage {
    let asked: DocumentAddress
    let page: ListPage<DocumentLine>
    let total: Int
    let kinds: [(kind: String, count: Int)]
    let panel: HTML
    let language: Language

    var main: HTML {
        let filter = asked.filter
        let all = kinds.reduce(0) { $0 + $1.count }
        var views = [
            (
                name: language(Phrase("Tất cả", "All")), count: all, address: asked.changed { $0.kind = "" },
                isCurrent: filter.kind.isEmpty
            )
        ]
        for (kind, count) in kinds where !kind.isEmpty {
            views.append(
                (name: kind, count: count, address: asked.changed { $0.kind = kind }, isCurrent: filter.kind == kind))
        }
        var chips: [(words: String, without: Address)] = []
        if !filter.words.isEmpty { chips.append(("“\(filter.words)”", asked.changed { $0.words = "" })) }
        if let year = filter.year { chips.append(("Năm \(year)", asked.changed { $0.year = nil })) }
        if filter.state == .withdrawn { chips.append(("Đã rút", asked.changed { $0.state = .current })) }
        return """
            \(PageHead(language(.documentRegister), meta: downloads))
            \(panel)
            \(SavedViews(views))
            \(FilterBar(
                action: DocumentAddress.list,
                fields: [
                    .search("tim", language(Phrase("Tìm", "Find")), value: filter.words),
                    .text("nam", language(Phrase("Năm ban hành", "Year")), value: filter.year.map { String($0) } ?? "", maxLength: 4),
                ],
                hidden: asked.pairs.filter { ["loai", "sap", "rut"].contains($0.0) && !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) },
                chips: chips, clear: DocumentAddress.list))
            \(page.rows.isEmpty ? empty : list)
            """
    }

    private var downloads: HTML {
        """
        <a href="\(asked.xlsx)">\(language(.downloadXLSX))</a> <a href="\(asked.csv)">\(language(.downloadCSV))</a>
        """
    }

    private var list: HTML {
        let order = asked.filter.order
        let columns: [Table.Column] = [
            .init(
                language(Phrase("Văn bản", "Document")), .main, sort: asked.changed { $0.order = .title },
                order: order == .title ? .ascending : nil),
            .init(language(Phrase("Số, ký hiệu", "Number")), width: 16),
            .init(
                language(Phrase("Ngày", "Date")),
                sort: asked.changed { $0.order = order == .newest ? .oldest : .newest },
                order: order == .newest ? .descending : order == .oldest ? .ascending : nil, width: 12),
            .init(language(Phrase("Cơ quan ban hành", "Issuer")), .wide, width: 24),
        ]
        let rows = page.rows.map { line in
            let head = line.document.head
            return Table.Row([
                """
                <a class="row" href="\(Address("/van-ban/{id}", line.document.id.text))">\(head.title)</a>\
                <span class="sub">\(head.kind)</span>
                """,
                head.number.map { HTML(text: $0) } ?? (head.isDraft ? Badge(.draft, "Dự thảo").html : "-"),
                head.issuedOn.map { "<span class=\"tab nw\">\($0)</span>" } ?? "-", HTML(text: head.issuer),
            ])
        }
        return """
            \(Table(caption: "<b class=\"num\">\(Written.count(total))</b> văn bản", columns: columns, rows: rows))
            \(Pager(
                shown: "\(Written.count(page.rows.count)) trong \(Written.count(total))", previous: asked.page(page.previous),
                next: asked.page(page.next)))
            """
    }

    private var empty: HTML {
        asked.filter == DocumentFilter()
            ? EmptyState("Chưa có văn bản nào", next: "Tải lên kế hoạch đầu tiên để bắt đầu.").html
            : EmptyState("Không có văn bản nào khớp", next: "<a href=\"\(DocumentAddress.list)\">Xem cả sổ</a>").html
    }
}

/// One document: its head, what it created, what it cites, what it orders reported, its file, its history.
struct DocumentDetailPage {
    let document: Document
    let cited: [Int: Document]
    let citing: [Document]
    let panels: HTML
    let history: HTML
    let language: Language
    let mayCorrect: Bool

    var main: HTML {
        let head = document.head
        let actions: HTML =
            mayCorrect && document.state == .current
            ? Button(language(Phrase("Sửa", "Correct")), to: Address("/van-ban/{id}/sua", document.id.text)).html
            : .empty
        let withdrawn: HTML =
            document.state == .withdrawn
            ? Notice(.warning, "Đã rút khỏi sổ", next: document.withdrawnReason ?? "").html : .empty
        return """
            \(Breadcrumb([(language(Phrase("Sổ văn bản", "Documents")), DocumentAddress.list), (head.number ?? head.kind, nil)].filter { !$0.0.isEmpty }))\
            \(PageHead(head.title, meta: head.isDraft ? Badge(.draft, "Dự thảo").html : .empty, actions: actions))\(withdrawn)\
            <section class="sec">\(SectionHead(language(Phrase("Đầu văn bản", "Head"))))\(facts)</section>
            \(panels)\(citations)\(duties)\(citedBy)\(history)
            """
    }

    private var facts: Facts {
        let head = document.head
        let unsaid: HTML = "<span class=\"muted\">văn bản không nêu</span>"
        let written = { (text: String) in text.isEmpty ? unsaid : HTML(text: text) }
        var rows: [(name: String, content: HTML)] = [
            (language(Phrase("Loại", "Kind")), written(head.kind)),
            (language(Phrase("Cơ quan ban hành", "Issuer")), written(head.issuer)),
            (language(Phrase("Số, ký hiệu", "Number")), written(head.number ?? "")),
            (
                language(Phrase("Ngày ban hành", "Issued on")),
                head.issuedOn.map { "<span class=\"tab\">\($0)</span>" } ?? unsaid
            ),
        ]
        if !head.signerName.isEmpty || !head.signerPosition.isEmpty {
            let signer = [head.signerPosition, head.signerName].filter { !$0.isEmpty }.joined(separator: ", ")
            rows.append((language(Phrase("Người ký", "Signed by")), HTML(text: signer)))
        }
        if !head.recipients.isEmpty {
            rows.append(
                (language(Phrase("Nơi nhận", "Recipients")), HTML(text: head.recipients.joined(separator: "; "))))
        }
        if let file = document.file {
            let size = Written.decimal(Double(file.bytes) / 1024, places: 0)
            rows.append(
                (
                    language(Phrase("Tệp gốc", "Original file")),
                    """
                    <a href="\(Address("/van-ban/{id}/tep", document.id.text))">\(file.name)</a> \
                    <span class="muted">\(file.format), \(size) KB</span><br><span class="hash">SHA-256 \(file.hash)</span>
                    """
                ))
        }
        return Facts(rows)
    }

    private var citations: HTML {
        guard !document.head.citations.isEmpty else { return .empty }
        let lines = document.head.citations.enumerated().markup { index, citation -> HTML in
            let link: HTML =
                cited[index].map { " <a href=\"\(Address("/van-ban/{id}", $0.id.text))\">mở trong sổ</a>" } ?? .empty
            return "<li>\(citation.raw)\(link)</li>\n"
        }
        return """
            <section class="sec">\(SectionHead(language(Phrase("Dẫn chiếu", "Cites")), meta: "\(document.head.citations.count) văn bản"))\
            <ul class="found">\(lines)</ul></section>

            """
    }

    private var citedBy: HTML {
        guard !citing.isEmpty else { return .empty }
        return """
            <section class="sec">\(SectionHead(language(Phrase("Được dẫn ở", "Cited by"))))<ul class="found">\(citing.markup { other in
                "<li><a href=\"\(Address("/van-ban/{id}", other.id.text))\">\(other.head.title)</a> <span class=\"meta\">\(other.head.number ?? "")</span></li>\n"
            })</ul></section>

            """
    }

    private var duties: HTML {
        guard !document.head.duties.isEmpty else { return .empty }
        let rows = document.head.duties.map { duty in
            Table.Row([
                HTML(text: duty.raw), HTML(text: DutyWords.cadence(duty.cadence, language) ?? "-"),
                HTML(text: DutyWords.due(duty.due, language) ?? "-"),
                HTML(text: duty.from ?? "-"), HTML(text: duty.to ?? "-"),
            ])
        }
        return """
            <section class="sec">\(SectionHead(language(Phrase("Chế độ báo cáo", "Reporting duties"))))\
            \(Table(
                caption: "\(document.head.duties.count) yêu cầu báo cáo, theo lời văn bản",
                columns: [
                    .init(language(Phrase("Lời văn", "Words")), .main), .init(language(Phrase("Kỳ", "Cadence")), width: 12),
                    .init(language(Phrase("Hạn", "Due")), width: 12), .init(language(Phrase("Ai báo cáo", "From")), width: 16),
                    .init(language(Phrase("Gửi ai", "To")), width: 16),
                ], rows: rows, isList: false))</section>

            """
    }
}

/// The correction of a document's head, and its withdrawal.
struct DocumentFormPage {
    let document: Document
    let facts: DocumentFacts
    let issuedOn: String
    let problem: DocumentProblem?
    let history: HTML
    let token: HTML
    let language: Language

    var main: HTML {
        let id = document.id.text
        let fields: [Field] = [
            .area("trich-yeu", language(Phrase("Trích yếu", "Title")), value: facts.title, required: true),
            .text("loai", language(Phrase("Loại", "Kind")), value: facts.kind),
            .text("so", language(Phrase("Số, ký hiệu", "Number")), value: facts.number ?? ""),
            .date("ngay", language(Phrase("Ngày ban hành", "Issued on")), value: issuedOn),
            .text("co-quan", language(Phrase("Cơ quan ban hành", "Issuer")), value: facts.issuer),
            .text("nguoi-ky", language(Phrase("Người ký", "Signed by")), value: facts.signerName),
            .text("chuc-vu", language(Phrase("Chức vụ", "Position")), value: facts.signerPosition),
            .check("du-thao", language(Phrase("Là dự thảo", "Is a draft")), isOn: facts.isDraft),
        ]
        return """
            \(Breadcrumb([(language(Phrase("Sổ văn bản", "Documents")), DocumentAddress.list), (document.head.title, Address("/van-ban/{id}", id)), (language(Phrase("Sửa", "Correct")), nil)]))\
            \(PageHead(language(Phrase("Sửa đầu văn bản", "Correct the document's head"))))\
            \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next) })\
            <form class="form" method="post" action="\(Address("/van-ban/{id}/sua", id))">\(token)
            <input type="hidden" name="ban" value="\(document.version)">
            \(fields.markup(\.html))
            <p class="acts">\(Button(language(Phrase("Lưu", "Save")), .primary))</p></form>
            <section class="sec">\(SectionHead(language(Phrase("Rút khỏi sổ", "Withdraw"))))
            <form class="form" method="post" action="\(Address("/van-ban/{id}/rut", id))">\(token)
            <input type="hidden" name="ban" value="\(document.version)">
            \(Field.text("ly-do", language(Phrase("Lý do", "Reason")), hint: "Văn bản và tệp gốc được giữ lại cùng lịch sử.", required: true))
            <p class="acts">\(Button(language(Phrase("Rút khỏi sổ", "Withdraw"))))</p></form></section>
            \(history)
            """
    }
}
