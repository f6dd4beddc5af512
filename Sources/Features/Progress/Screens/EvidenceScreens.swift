import Design
import Files
import Organizations
import Vietnamese
import Vocabulary
import Web

extension WorkScreens {
    /// Documents come later, beside what was declared.
    func attach(_ call: Call) async throws -> Reply {
        let opened = try await opened(call)
        let sent = try call.form()
        let words = call.language("Đã đính kèm văn bản.", "The document is attached.")
        return try await deed(call, opened, saying: words, to: opened.address.at("minh-chung")) {
            var form = WorkForm(sent, kept: [])
            do {
                try await takeFiles(sent, into: &form)
                form.papers.removeAll(where: \.isBlank)
                let documents = try form.evidence()
                guard !documents.isEmpty else { throw ProgressProblem.evidenceWithoutName }
                let period = tidy(sent["ky"] ?? "")
                guard period.isEmpty || opened.line.item.marks[period] != nil else {
                    throw ProgressProblem.unknownOccurrence(period)
                }
                try await evidence.attach(
                    documents, to: opened.assignment.id, occurrence: period, by: opened.viewer)
            } catch let trouble as FieldTrouble {
                throw Told(message: trouble.message)
            }
        }
    }

    /// A wrong document is taken away, with the reason.
    func withdrawEvidence(_ call: Call) async throws -> Reply {
        let opened = try await opened(call)
        let reason = tidy(try call.form()["ly-do"] ?? "")
        let words = call.language(
            "Đã rút văn bản; nó còn trong lịch sử.", "The document is withdrawn; it stays in the history.")
        return try await deed(call, opened, saying: words, to: opened.address.at("minh-chung")) {
            guard opened.line.item.evidence.contains(where: { $0.id == call.parameter("evidence") }) else {
                throw NotVisible()
            }
            try await evidence.withdraw(call.parameter("evidence"), reason: reason, by: opened.viewer)
        }
    }

    /// The file of a document, byte for byte: pictures are shown, everything else is handed over as a download. Neither
    /// may run anything here.
    func original(_ call: Call) async throws -> Reply {
        let found = try await evidence.evidence(call.parameter("id"), for: Viewer(call))
        guard let hash = found.file else { throw NotVisible() }
        let bytes = try await room.bytes(of: hash)
        let (type, isShown) = EvidenceFile.type(bytes, name: found.fileName)
        var reply = Reply.file(bytes, name: found.fileName, type: type)
        if isShown {
            reply.headers = [("Content-Disposition", "inline; filename*=UTF-8''\(Address.encode(found.fileName))")]
        }
        reply.headers += [
            ("Content-Security-Policy", "default-src 'none'; sandbox"), ("Cache-Control", "private, no-store"),
        ]
        return reply
    }
}

/// A trouble of one field, where the page says it over the form.
struct Told: UserFacing {
    let message: UserMessage
}
