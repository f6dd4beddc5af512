import Design
import Plans
import Vocabulary

/// What the unit said, newest first, and the documents beside it.
struct AssignmentProof {
    let file: PromiseFile
    let answers: [String: [KeptAnswer]]
    let today: Day
    let language: Language

    var html: HTML {
        """
        <div class="cols"><section id="loi-bao-cao">\(SectionHead(
            language("Lời báo cáo", "What was reported"),
            meta: HTML(text: language("mới nhất ở trên, chỉ thêm", "newest first, appended only"))))\(updates)</section>
        <section id="minh-chung">\(SectionHead(
            language("Minh chứng", "Evidence"),
            meta: HTML(text: language("ngày hoàn thành là ngày văn bản", "done on the document's date"))))\(evidence)</section></div>
        """
    }

    private var updates: HTML {
        guard !file.updates.isEmpty else {
            return
                "<p class=\"muted\">\(language("Cơ quan chưa báo cáo lần nào.", "The unit has not reported yet."))</p>\n"
        }
        return History(file.updates.map { ($0.sentAt.shown, words($0)) }).html
    }

    private func words(_ update: ProgressUpdate) -> HTML {
        var parts: [HTML] = []
        for (name, text) in [
            (language("Tiếp theo", "Next"), update.nextStep), (language("Vướng mắc", "Obstacles"), update.obstacles),
            (language("Đề nghị", "Proposals"), update.proposals),
            (language("Nguyên nhân", "Cause"), DelayCause.of(update.cause).map { language($0.name) } ?? ""),
        ] where !text.isEmpty {
            parts.append("<br><span class=\"small\">\(name): \(text)</span>")
        }
        for kept in answers[update.id] ?? [] {
            parts.append("<br><span class=\"small\">\(kept.asked) <b>\(kept.answer)</b></span>")
        }
        let percent = update.percent.map { ", \($0)%" } ?? ""
        let about = update.occurrence.isEmpty ? "" : " (\(language(Occurrence.name(of: update.occurrence))))"
        return """
            <b>\(language(update.status.name))\(percent)</b>\(about). \(update.result)\(parts.joined())\
            <br><span class="small muted">\(update.authorName)</span>
            """
    }

    private var evidence: HTML {
        guard !file.evidence.isEmpty else {
            return "<p class=\"muted\">\(language("Chưa có văn bản nào.", "No document yet."))</p>\n"
        }
        return """
            <ul class="files">\(file.evidence.markup { paper in "<li>\(PaperLine(paper: paper, language: language).html)</li>" })</ul>

            """
    }
}

/// One document that proves something: its name, what it says it is, its file or address.
struct PaperLine {
    let paper: Evidence
    let language: Language

    var html: HTML {
        let name = paper.title.isEmpty ? paper.words : paper.title
        let title: HTML
        if paper.file != nil {
            let size = paper.fileBytes.map { ", \(EvidenceFile.size($0))" } ?? ""
            title =
                "<a href=\"\(Address("/minh-chung/{id}", paper.id))\">\(name)</a> <span class=\"muted\">\(paper.fileName)\(size)</span>"
        } else if let host = PaperLine.host(paper.link) {
            // An address outside the house is shown, not followed: no page links to where a visitor's text says.
            title = "\(name) <span class=\"muted\">\(host)</span><br><span class=\"small\">\(paper.link)</span>"
        } else {
            title = HTML(text: name)
        }
        let kind = EvidenceKind.of(paper.kind).map { language($0.name) } ?? ""
        let about = [kind, paper.title.isEmpty ? "" : paper.words, paper.issuer].filter { !$0.isEmpty }
        let occurrence =
            paper.occurrence.isEmpty ? "" : "; \(language(Occurrence.name(of: paper.occurrence)))"
        return
            "<span>\(title)<br><span class=\"small muted\">\(about.joined(separator: ", "))\(occurrence)</span></span>"
    }

    private static func host(_ link: String) -> String? {
        guard !link.isEmpty else { return nil }
        return link.split(separator: "/").dropFirst().first.map(String.init)
    }
}
