import Design
import Vocabulary

/// The upload form, and what is on its way.
struct UploadPage {
    let imports: [(item: Import, rows: Int, pending: Int)]
    let limits: String
    let tokenField: HTML
    var problem: UserMessage?

    var main: HTML {
        """
        \(Breadcrumb([("Văn bản", Section.documents.address), ("Tải lên", nil)]))
        \(PageHead("Tải văn bản lên để nhập"))
        \(problem.map { Notice(.trouble, $0.says, next: $0.next).html } ?? .empty)
        <form class="form upload sheet" method="post" enctype="multipart/form-data" action="\(IntakeRoute.upload)">\(tokenField)
        <div class="full">\(Field.file("tep", "Kế hoạch, chương trình, công văn giao việc hoặc báo cáo tiến độ", accept: ".docx,.xlsx,.txt,.md,.csv", hint: limits))</div>
        <div class="full acts"><button class="btn primary" type="submit">Tải lên và đọc</button></div></form>
        <p class="note">Văn bản có dấu độ mật MẬT, TỐI MẬT hoặc TUYỆT MẬT không được nhận, và không có gì của tệp được lưu lại.</p>
        \(SectionHead("Đang nhập và đã nhập", meta: "\(imports.count) văn bản gần nhất"))
        \(list)
        """
    }

    private var list: HTML {
        guard !imports.isEmpty else {
            return EmptyState("Chưa có văn bản nào được tải lên", next: "Chọn tệp ở trên; đọc xong sẽ mở trang duyệt.")
                .html
        }
        return Table(
            caption: "<span class=\"vh\">Văn bản đã tải lên</span>",
            columns: [
                Table.Column("Văn bản", .main), Table.Column("Trạng thái"), Table.Column("Còn chờ", .number),
                Table.Column("Số dòng", .number), Table.Column("Tải lên"),
            ],
            rows: imports.map { item, rows, pending in
                let name = item.state == .refused ? "Tệp không nhận" : item.head.name(orFile: item.fileName)
                let address =
                    item.state == .ready || item.state == .finished
                    ? IntakeRoute.review(item.id) : IntakeRoute.state(item.id)
                return Table.Row([
                    "<a href=\"\(address)\">\(name)</a>", UploadPage.badge(item.state).html, "\(pending)", "\(rows)",
                    "<span class=\"nw\">\(Written.moment(item.createdAt))</span><br>\(item.createdByName)",
                ])
            }
        ).html
    }

    static func badge(_ state: ImportState) -> Badge {
        switch state {
        case .received, .reading: Badge(.always, state.word)
        case .ready: Badge(.soon, state.word)
        case .finished: Badge(.done, state.word)
        case .refused: Badge(.back, state.word)
        }
    }
}

/// One upload while it is being read, and what became of it.
struct ImportStatePage {
    let item: Import
    /// The same bytes were here before.
    let isKnown: Bool

    var main: HTML {
        """
        \(Breadcrumb([("Văn bản", Section.documents.address), ("Tải lên", IntakeRoute.upload), ("Trạng thái", nil)]))
        \(PageHead(heading))
        \(isKnown ? Notice(.warning, "Tệp này đã được tải lên trước đây.", next: "Không có gì được tạo thêm; đây là lần nhập cũ.").html : .empty)
        <ol class="steps" aria-live="polite">\(steps.markup { step in
            "<li\(attribute: "class", step.isDone ? "done" : step.isNow ? "now" : nil)\(attribute: "aria-current", step.isNow ? "step" : nil)>\(step.name)</li>\n"
        })</ol>
        \(next)
        """
    }

    private var heading: String {
        switch item.state {
        case .received, .reading: "Đang đọc \(item.fileName)"
        case .ready: "Đã đọc xong \(item.fileName)"
        case .finished: "\(item.fileName) đã vào sổ"
        case .refused: "Tệp không được nhận"
        }
    }

    private var steps: [(name: String, isDone: Bool, isNow: Bool)] {
        guard item.state != .refused else { return [] }
        let order: [ImportState] = [.received, .reading, .ready, .finished]
        let names = [
            "Nhận tệp: \(Written.count(item.byteCount)) byte, đã lưu an toàn",
            "Đọc bảng, nhiệm vụ, chỉ tiêu, cơ quan, thời hạn",
            "Duyệt từng dòng", "Ghi vào sổ",
        ]
        let now = order.firstIndex(of: item.state) ?? 0
        return names.enumerated().map { index, name in
            // received: the file is in, reading comes next
            (name, index < max(1, now) || item.state == .finished, index == max(1, now) && item.state != .finished)
        }
    }

    private var next: HTML {
        switch item.state {
        case .received, .reading:
            """
            <p role="status">Trang tự làm mới cho đến khi đọc xong. Có thể rời trang: việc đọc vẫn tiếp tục và tệp nằm ở \
            <a href="\(IntakeRoute.upload)">danh sách đang nhập</a>.</p>
            <p class="acts"><a class="btn" href="\(IntakeRoute.state(item.id))">Xem lại ngay</a></p>
            """
        case .ready: "<p class=\"acts\"><a class=\"btn primary\" href=\"\(IntakeRoute.review(item.id))\">Duyệt</a></p>"
        case .finished:
            "<p class=\"acts\"><a class=\"btn\" href=\"\(IntakeRoute.review(item.id))\">Xem các quyết định</a></p>"
        case .refused:
            """
            <p>\(item.refusal?.says ?? "")</p><p>\(item.refusal?.next ?? "")</p>
            <p class="acts"><a class="btn" href="\(IntakeRoute.upload)">Tải tệp khác</a></p>
            """
        }
    }
}
