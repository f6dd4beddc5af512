import Design
import Vietnamese
import Vocabulary

/// One row beside its source: questions first, then the fields, then what can be done.
struct ReviewDetailPage {
    let frame: ReviewFrame
    let review: ReviewRow
    /// What was typed, when the form comes back with a problem.
    var typed: [String: [String]]?
    var problem: (field: String, says: String)?

    private var item: Import { review.item }
    private var row: Proposal { review.row }
    private var isOpen: Bool { item.state == .ready }

    var main: HTML {
        """
        \(frame.html)
        <div class="review"><section aria-label="\(say("Trang nguồn", "Source page"))">\(sourceHead)\(SourcePaper(review).html)</section>
        <section class="side" aria-label="\(say("Đề xuất", "Proposal"))">\(head)\(questions)\(notes)\(decision)\(fields)\(bar)</section></div>
        """
    }

    private var sourceHead: HTML {
        let place = row.place.said
        let first = place.capitalizedFirst
        let here = IntakeRoute.row(item.id, row.id)
        let before: HTML =
            review.source.before.map {
                "<a href=\"\(here.with([("tu", String($0))]))\">\(say("Đoạn trước", "Before"))</a>"
            } ?? .empty
        let after: HTML =
            review.source.after.map { "<a href=\"\(here.with([("tu", String($0))]))\">\(say("Đoạn sau", "After"))</a>" }
            ?? .empty
        let links = [before, after].filter { $0 != .empty }
        return """
            <div class="agg meta"><span>\(first.isEmpty ? say("Nguồn", "Source") : first)</span>\
            <span>\(links.enumerated().markup { $0 == 0 ? $1 : " · " + $1 })</span></div>
            """
    }

    static func name(_ row: Proposal) -> String {
        let noun = row.kind.said.capitalizedFirst
        return row.fields.no.isEmpty ? noun : "\(noun) \(row.fields.no.withoutLastDot)"
    }

    private var head: HTML {
        var meta: [HTML] = []
        if review.questions.isEmpty {
            meta.append(row.state == .pending ? "\(say("không có câu hỏi", "no question"))" : "\(row.state.said)")
        } else {
            meta.append(
                "\(review.questions.count) \(review.questions.count == 1 ? say("câu hỏi", "question") : say("câu hỏi", "questions"))"
            )
        }
        if let previous = review.previous {
            meta.append(
                "<a href=\"\(IntakeRoute.row(item.id, previous))\" accesskey=\"k\" rel=\"prev\">\(say("dòng trước", "previous row"))</a>"
            )
        }
        if let next = review.next {
            meta.append(
                "<a href=\"\(IntakeRoute.row(item.id, next))\" accesskey=\"j\" rel=\"next\">\(say("dòng sau", "next row"))</a>"
            )
        }
        return SectionHead(ReviewDetailPage.name(row), meta: meta.enumerated().markup { $0 == 0 ? $1 : " · " + $1 })
            .html
    }

    private var questions: HTML {
        guard isOpen else { return .empty }
        return review.questions.markup { question in
            let alike = review.alike[question.code] ?? 0
            let marked: HTML = question.marked.isEmpty ? .empty : "<mark>\(question.marked)</mark>"
            let all: HTML =
                alike == 0
                ? .empty
                : """
                <label class="alike"><input type="checkbox" name="ca" value="1"> \(say("Trả lời cho cả \(alike) dòng khác có cùng câu hỏi", "Answer the \(alike) other rows that ask the same"))</label>
                """
            return """
                <form class="q" method="post" action="\(IntakeRoute.decision(item.id, row.id))">\(hidden)\
                <input type="hidden" name="viec" value="answer"><input type="hidden" name="cau" value="\(question.code)">\
                <h3>\(question.before)\(marked)\(question.after)</h3>\
                \(question.note.isEmpty ? .empty : "<p class=\"meta\">\(question.note)</p>")\
                <div class="acts">\(question.answers.markup { answer in
                    "<button class=\"btn\(answer.isProposed ? " hint" : "")\" type=\"submit\" name=\"dap\" value=\"\(answer.key)\">\(answer.label)</button>"
                })</div>\(all)</form>\n
                """
        }
    }

    private var notes: HTML {
        var lines: [HTML] = row.notes.map { note in
            if note.code == "duplicate.register" {
                let address = Address("/nhiem-vu/{id}", note.other)
                return
                    "\(say("Có thể trùng với", "Perhaps the same as")) <a href=\"\(address)\">\(note.otherName)</a>. \(note.says)"
            }
            return "\(note.says)"
        }
        if row.isAdopted {
            lines.append(
                "\(say("Dòng này do người duyệt lấy lại từ phần bỏ lại: kiểm tra đủ các ô.", "A reviewer took this row back from those left out: check every field."))"
            )
        }
        if !review.merged.isEmpty {
            lines.append("\(say("Đã gộp vào đây", "Merged into this row")): \(review.merged.joined(separator: "; "))")
        }
        return lines.markup { "<p class=\"note\">\($0)</p>\n" }
    }

    private var decision: HTML {
        guard row.state != .pending else { return .empty }
        var words = say("Đã \(row.state.word)", row.state.said.capitalizedFirst)
        if let by = row.decidedBy, let at = row.decidedAt { words += ", \(by), \(Clock.words(at))" }
        if !row.reason.isEmpty { words += ": \(row.reason)" }
        let target: HTML =
            row.mergedInto.map {
                " <a href=\"\(IntakeRoute.row(item.id, $0))\">\(say("Xem dòng nhận gộp", "See the row it went into"))</a>"
            } ?? .empty
        let undo: HTML =
            !isOpen || !review.canUndo
            ? .empty
            : """
            <form class="acts" method="post" action="\(IntakeRoute.decision(item.id, row.id))">\(hidden)\
            <input type="hidden" name="viec" value="undo"><button class="btn" type="submit">\(say("Hoàn tác quyết định này", "Undo this decision"))</button></form>
            """
        return "<div class=\"decided\"><p>\(words).\(target)</p>\(undo)</div>\n"
    }

    private var hidden: HTML {
        "\(frame.tokenField)<input type=\"hidden\" name=\"ban\" value=\"\(row.version)\">"
    }

    private var fields: HTML {
        guard row.state == .pending, isOpen else { return readOnly }
        let waiting = Dictionary(
            review.questions.enumerated().map { ($1.field, $0 + 1) }, uniquingKeysWith: { first, _ in first })
        let boxes = RowFields(
            fields: row.fields, kind: row.kind, units: review.units, typed: typed, problem: problem, waiting: waiting)
        return """
            <form class="form" id="dong" method="post" action="\(IntakeRoute.decision(item.id, row.id))">\(hidden)\(boxes.html)</form>
            <datalist id="co-quan">\(review.units.entries.markup { "<option value=\"\($0.name)\"></option>" })</datalist>
            """
    }

    private var readOnly: HTML {
        let fields = row.fields
        let units = review.units
        let all: [(String, String)] = [
            (say("Tên", "Title"), fields.title),
            (say("Chủ trì", "Lead"), units.names(fields.lead.units).joined(separator: "; ")),
            (say("Phối hợp", "With"), units.names(fields.coop.units).joined(separator: "; ")),
            (say("Thời hạn", "Deadline"), fields.deadline.words.isEmpty ? fields.deadline.raw : fields.deadline.words),
            (say("Sản phẩm", "Product"), fields.product),
            (say("Giá trị", "Value"), row.kind == .target ? fields.value.words : ""),
            (say("Năm", "Years"), fields.years.map(String.init).joined(separator: ", ")),
            (say("Kết quả đến nay", "Result to date"), fields.achieved),
            (say("Dự kiến", "Next"), fields.planned), (say("Vướng mắc", "Obstacles"), fields.obstacles),
        ]
        return Facts(all.filter { !$0.1.isEmpty }.map { (name: $0.0, content: "\($0.1)") }).html
    }

    private var bar: HTML {
        guard row.state == .pending, isOpen else { return .empty }
        let proposed = review.questions.count
        let accept =
            proposed == 0
            ? say("Nhận", "Accept")
            : proposed == 1
                ? say("Nhận, theo đề xuất", "Accept as proposed")
                : say("Nhận, theo \(proposed) đề xuất", "Accept as proposed (\(proposed))")
        return """
            <div class="bar"><span class="acts">\(RowDeeds(review: review, hidden: hidden).html)</span>\
            <span class="acts"><button class="btn" type="submit" form="dong" name="viec" value="amend">\(say("Lưu, chưa nhận", "Save, decide later"))</button>\
            <button class="btn primary" type="submit" form="dong" name="viec" value="accept" accesskey="n">\(accept)</button></span></div>
            """
    }
}
