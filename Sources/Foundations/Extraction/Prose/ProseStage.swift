internal import Formats
internal import Vocabulary

/// Tasks written as prose, the way conclusions, letters and directives do (vietnam.md A4; issue 2, section 5).
///
/// Only for a document whose tables carry none: what a plan says around its annex is not a second list of tasks. A
/// report tells what was done and gives no tasks.
func proseTasks(_ document: RichDocument, head: DocumentHead, _ readers: inout CellReaders) -> [ExtractedTask] {
    if let kind = head.kind, ["báo cáo", "tờ trình", "giấy mời", "biên bản"].contains(kind) { return [] }
    var stage = ProseStage(isDirective: head.kind.map { directives.contains($0) } ?? false)
    for passage in passages(document) { stage.pass(passage, &readers) }
    stage.close(&readers)
    return stage.tasks
}

/// Kinds of papers whose numbered sentences are orders.
private let directives: Set<String> = [
    "thông báo", "kết luận", "thông báo kết luận", "công văn", "chỉ thị", "công điện", "phiếu chuyển", "quyết định",
    "kế hoạch", "chương trình", "phương án",
]

private struct ProseStage {
    let isDirective: Bool
    var tasks: [ExtractedTask] = []
    private var section = (no: "", title: "")
    private var annex = ""
    /// The agency of a heading, for what stands below it.
    private var heading: (lead: AgencyReading, level: Int, isOrder: Bool)?
    /// A task whose labelled fields are still coming.
    private var open: (passage: Passage, content: String, fields: LabelledFields)?
    private var isOver = false

    init(isDirective: Bool) { self.isDirective = isDirective }

    mutating func pass(_ passage: Passage, _ readers: inout CellReaders) {
        if isOver { return }
        if passage.words.hasAnyPrefix(["noi nhan", "tm uy ban", "kt chu tich"]) {
            close(&readers)
            isOver = true
            return
        }
        if let name = annexName(passage.text) {
            close(&readers)
            (annex, heading) = (name, nil)
            return
        }
        let fields = LabelledFields(passage.text)
        if !fields.isEmpty {
            take(fields, passage, &readers)
            return
        }
        // `1. Tổ chức hội chợ` and below it `- Nội dung: …`: the heading stays the task's name.
        if passage.isBullet, let above = open, above.passage.number != nil, above.fields.isEmpty,
            passage.words.hasPrefix("noi dung"), passage.text.prefix(24).contains(":")
        {
            return
        }
        // A passage without labels ends the task before it, and may be the content of the next.
        close(&readers)
        if passage.number?.style == .roman, passage.text.utf8.count < 400 {
            section = (passage.number?.text ?? "", passage.text)
            heading = nil
        }
        if let above = heading, passage.level <= above.level { heading = nil }
        for clause in clauses(passage.text, &readers) {
            var part = passage
            if clause != passage.text { (part.text, part.words) = (clause, Words(clause)) }
            sentence(part, &readers)
        }
        let isNamed = passage.words.hasAnyPrefix(["noi dung", "nhiem vu"]) && passage.text.prefix(24).contains(":")
        open = (passage, isNamed ? fields.content : passage.text, LabelledFields(""))
    }

    // MARK: labelled fields

    private mutating func take(_ fields: LabelledFields, _ passage: Passage, _ readers: inout CellReaders) {
        if !fields.content.isEmpty {
            close(&readers)
            open = (passage, fields.content, fields)
            return
        }
        guard var part = open else { return }
        // A second lead under one content begins no new task: it has no content.
        part.fields.lead = part.fields.lead ?? fields.lead
        part.fields.coop = part.fields.coop ?? fields.coop
        part.fields.deadline = part.fields.deadline ?? fields.deadline
        part.fields.result = part.fields.result ?? fields.result
        if let first = part.passage.lines, let last = passage.lines {
            part.passage.lines = first.lowerBound...last.upperBound
        }
        open = part
    }

    /// Makes the open content a task when its fields name a lead, or a deadline below a leading heading.
    mutating func close(_ readers: inout CellReaders) {
        guard var part = open else { return }
        open = nil
        var fields = part.fields
        // `Sở A chủ trì, phối hợp với Sở B lập …. Thời gian hoàn thành: …`: the sentence itself names them.
        var told: Assignment?
        if fields.lead == nil, !fields.isEmpty {
            for clause in clauses(part.content, &readers) where told == nil {
                if let found = assignment(clause, &readers), found.isOrder || found.isLeading || isDirective,
                    !found.content.isEmpty
                {
                    told = found
                }
            }
            if let told { (part.content, fields.lead) = (told.content, told.lead.raw) }
        }
        guard fields.lead != nil || !fields.isEmpty && (fields.deadline != nil || fields.coop != nil) && heading != nil
        else { return }
        if let last = tasks.last, last.origin.lines == part.passage.lines, last.origin.text == part.passage.text {
            tasks.removeLast()
        }
        var task = newTask(part.passage, title: part.content)
        if let lead = fields.lead {
            task.lead = readers.agency(lead)
            if fields.coop == nil {
                let pair = readers.leadAndCoop(lead)
                (task.lead, task.coop) = (pair.lead, pair.coop)
            }
        } else if let heading {
            task.lead = heading.lead
            task.flags.append("lead.inherited")
        }
        if let told { (task.lead, task.coop) = (told.lead, told.coop) }
        if let coop = fields.coop { task.coop = readers.agency(coop) }
        setDeadline(&task, fields.deadline, &readers)
        task.result = fields.result ?? ""
        tasks.append(task)
    }

    // MARK: sentences

    private mutating func sentence(_ passage: Passage, _ readers: inout CellReaders) {
        if let found = assignment(passage.text, &readers) {
            if found.content.isEmpty {
                // `Giao Sở A:` or `2. Sở B` alone: what stands below is theirs.
                if found.hasColon || found.isOrder || passage.number != nil {
                    heading = (found.lead, passage.level, found.isOrder || isDirective)
                }
                return
            }
            let contentWords = Words(found.content)
            if contentWords.hasAnyPrefix(["co trach nhiem", "chiu trach nhiem"]), found.content.hasSuffix(":") {
                heading = (found.lead, passage.level, true)
                return
            }
            let isTold =
                found.isOrder || found.isLeading || found.hasColon
                || isDirective && !passage.label.isEmpty
                    && (startsWithDeed(contentWords) || isDue(found.content, contentWords))
            guard isTold, contentWords.count >= 4, isDirective || found.isOrder, !isClosing(contentWords) else {
                return
            }
            if found.content.hasSuffix(":") {
                heading = (found.lead, passage.level, true)
                return
            }
            var task = newTask(passage, title: found.content)
            (task.lead, task.coop) = (found.lead, found.coop)
            setDeadline(&task, nil, &readers)
            tasks.append(task)
            return
        }
        if isDirective || !passage.label.isEmpty, let told = told(inBracketsOf: passage.text, &readers) {
            var task = newTask(passage, title: told.title)
            (task.lead, task.coop) = (told.order.lead, told.order.coop)
            setDeadline(&task, deadlineInside(told.order.content), &readers)
            tasks.append(task)
            return
        }
        if let heading, heading.isOrder, passage.level > heading.level, passage.words.count >= 4,
            !passage.text.hasSuffix(":"),
            !passage.label.isEmpty
        {
            var task = newTask(passage, title: passage.text)
            task.lead = heading.lead
            task.flags.append("lead.inherited")
            if passage.words.hasPrefix("chu tri phoi hop voi"), let found = cooperating(passage.text, &readers) {
                (task.coop, task.title) = (found.coop, found.content)
            }
            setDeadline(&task, nil, &readers)
            tasks.append(task)
        }
    }

    /// `Rà soát mạng lưới trường học (Sở A chủ trì, phối hợp với Sở B; hoàn thành trong quý IV/2025).`
    private func told(
        inBracketsOf text: String, _ readers: inout CellReaders
    ) -> (title: String, order: Assignment)? {
        let scalars = Array(text.unicodeScalars)
        let tail = scalars.lastIndex { !".;, ".unicodeScalars.contains($0) } ?? 0
        guard tail > 20, scalars[tail] == ")", let open = scalars[..<tail].lastIndex(of: "("), open > 10 else {
            return nil
        }
        let inside = scalarText(scalars[(open + 1)..<tail])
        guard Words(inside).contains("chu tri"), let order = assignment(inside, &readers), order.isLeading else {
            return nil
        }
        return (cleaned(scalarText(scalars[..<open])), order)
    }

    /// `Chủ trì, phối hợp với Sở B rà soát …` under a heading that names the lead.
    private func cooperating(_ text: String, _ readers: inout CellReaders) -> Assignment? {
        let tokens = text.split(separator: " ")
        guard tokens.count > 5 else { return nil }
        guard let found = assignment(tokens[5...].joined(separator: " "), &readers), !found.content.isEmpty else {
            return nil
        }
        return Assignment(
            lead: AgencyReading(), coop: found.lead, content: found.content, isOrder: false, isLeading: true,
            hasColon: false)
    }

    /// `… triển khai thực hiện./.`: the formula that ends a paper.
    private func isClosing(_ words: Words) -> Bool {
        words.count <= 9
            && words.hasAnyPrefix([
                "trien khai thuc hien", "nghiem tuc", "to chuc thuc hien", "to chuc trien khai thuc hien", "biet",
                "trien khai nghiem tuc",
                "khan truong trien khai thuc hien",
                "quan tam", "can cu",
            ])
    }

    /// A sentence that says by when, and does not tell what was done.
    private func isDue(_ content: String, _ words: Words) -> Bool {
        !words.hasAnyPrefix(["dinh ky", "da", "la", "va", "vua", "duoc", "cho biet", "thuoc"])
            && deadlineInside(content) != nil
    }

    private func newTask(_ passage: Passage, title: String) -> ExtractedTask {
        var task = ExtractedTask()
        (task.annex, task.section, task.sectionTitle) = (annex, section.no, section.title)
        task.no = passage.number?.printed ?? (passage.isArticle ? passage.label : "")
        task.title = title
        task.origin = Origin(page: passage.page, lines: passage.lines, text: passage.text)
        task.confidence = 0.85
        task.flags = ["from-prose"]
        return task
    }

    private func setDeadline(_ task: inout ExtractedTask, _ raw: String?, _ readers: inout CellReaders) {
        if let raw {
            let read = readers.deadline(raw)
            (task.deadline, task.flags) = (read.reading, task.flags + read.flags)
        } else if let inside = deadlineInside(task.title) ?? cadenceAtEnd(task.title) {
            let read = readers.deadline(inside)
            if read.reading.kind != .none { (task.deadline, task.flags) = (read.reading, task.flags + read.flags) }
        }
    }
}
