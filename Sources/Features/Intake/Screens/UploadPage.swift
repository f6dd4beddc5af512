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
        \(Breadcrumb([(say("Văn bản", "Documents"), Section.documents.address), (say("Tải lên", "Upload"), nil)]))
        \(PageHead(say("Tải văn bản lên để nhập", "Upload a document")))
        \(problem.map { Notice(.trouble, $0.says, next: $0.next).html } ?? .empty)
        <form class="form upload sheet" method="post" enctype="multipart/form-data" action="\(IntakeRoute.upload)">\(tokenField)
        <div class="full">\(Field.file("tep", say("Kế hoạch, chương trình, công văn giao việc hoặc báo cáo tiến độ", "A plan, a programme, a letter that gives tasks, or a progress report"), accept: ".docx,.xlsx,.txt,.md,.csv", hint: limits))</div>
        <div class="full acts"><button class="btn primary" type="submit">\(say("Tải lên và đọc", "Upload and read"))</button></div></form>
        <p class="note">\(say("Văn bản có dấu độ mật MẬT, TỐI MẬT hoặc TUYỆT MẬT không được nhận, và không có gì của tệp được lưu lại.", "A paper marked MẬT, TỐI MẬT or TUYỆT MẬT is refused, and nothing of it is kept."))</p>
        \(SectionHead(say("Đang nhập và đã nhập", "Uploaded documents"), meta: "\(say("\(imports.count) văn bản gần nhất", "the latest \(imports.count)"))"))
        \(list)
        """
    }

    private var list: HTML {
        guard !imports.isEmpty else {
            return EmptyState(
                say("Chưa có văn bản nào được tải lên", "No document was uploaded yet"),
                next:
                    "\(say("Chọn tệp ở trên; đọc xong sẽ mở trang duyệt.", "Choose a file above; once it is read, its review opens."))"
            )
            .html
        }
        return Table(
            caption: "<span class=\"vh\">\(say("Văn bản đã tải lên", "Uploaded documents"))</span>",
            columns: [
                Table.Column(say("Văn bản", "Document"), .main), Table.Column(say("Trạng thái", "State")),
                Table.Column(say("Còn chờ", "Waiting"), .number),
                Table.Column(say("Số dòng", "Rows"), .number), Table.Column(say("Tải lên", "Uploaded")),
            ],
            rows: imports.map { item, rows, pending in
                let name =
                    item.state == .refused
                    ? say("Tệp không nhận", "Refused file") : item.head.name(orFile: item.fileName)
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
        case .received, .reading: Badge(.always, state.said)
        case .ready: Badge(.soon, state.said)
        case .finished: Badge(.done, state.said)
        case .refused: Badge(.back, state.said)
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
        \(Breadcrumb([(say("Văn bản", "Documents"), Section.documents.address), (say("Tải lên", "Upload"), IntakeRoute.upload), (say("Trạng thái", "State"), nil)]))
        \(PageHead(heading))
        \(isKnown ? Notice(.warning, say("Tệp này đã được tải lên trước đây.", "This file was uploaded before."), next: say("Không có gì được tạo thêm; đây là lần nhập cũ.", "Nothing was created again; this is the earlier upload.")).html : .empty)
        <ol class="steps" aria-live="polite">\(steps.markup { step in
            "<li\(attribute: "class", step.isDone ? "done" : step.isNow ? "now" : nil)\(attribute: "aria-current", step.isNow ? "step" : nil)>\(step.name)</li>\n"
        })</ol>
        \(next)
        """
    }

    private var heading: String {
        switch item.state {
        case .received, .reading: say("Đang đọc \(item.fileName)", "Reading \(item.fileName)")
        case .ready: say("Đã đọc xong \(item.fileName)", "\(item.fileName) is read")
        case .finished: say("\(item.fileName) đã vào sổ", "\(item.fileName) is in the register")
        case .refused: say("Tệp không được nhận", "The file was refused")
        }
    }

    private var steps: [(name: String, isDone: Bool, isNow: Bool)] {
        guard item.state != .refused else { return [] }
        let order: [ImportState] = [.received, .reading, .ready, .finished]
        let names = [
            say(
                "Nhận tệp: \(Written.count(item.byteCount)) byte, đã lưu an toàn",
                "File received: \(Written.count(item.byteCount)) bytes, stored"),
            say(
                "Đọc bảng, nhiệm vụ, chỉ tiêu, cơ quan, thời hạn", "Reading tables, tasks, targets, agencies, deadlines"
            ),
            say("Duyệt từng dòng", "Review row by row"), say("Ghi vào sổ", "Write to the register"),
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
            <p role="status" data-again="1">\(say("Trang tự làm mới cho đến khi đọc xong. Có thể rời trang: việc đọc vẫn tiếp tục và tệp nằm ở", "This page looks again until the file is read. You may leave: reading goes on, and the file is in")) \
            <a href="\(IntakeRoute.upload)">\(say("danh sách đang nhập", "the list of uploads"))</a>.</p>
            <p class="acts"><a class="btn" href="\(IntakeRoute.state(item.id))">\(say("Xem lại ngay", "Look now"))</a></p>
            """
        case .ready:
            "<p class=\"acts\"><a class=\"btn primary\" href=\"\(IntakeRoute.review(item.id))\">\(say("Duyệt", "Review"))</a></p>"
        case .finished:
            "<p class=\"acts\"><a class=\"btn\" href=\"\(IntakeRoute.review(item.id))\">\(say("Xem các quyết định", "See the decisions"))</a></p>"
        case .refused:
            """
            <p>\(item.refusal?.says ?? "")</p><p>\(item.refusal?.next ?? "")</p>
            <p class="acts"><a class="btn" href="\(IntakeRoute.upload)">\(say("Tải tệp khác", "Upload another file"))</a></p>
            """
        }
    }
}
