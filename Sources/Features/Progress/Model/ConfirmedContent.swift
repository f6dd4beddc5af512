import Crypto
import Files
import Plans
package import Vocabulary

/// Exactly what the Office reads before it confirms a result; the confirmation is bound to its hash (L22).
package struct ConfirmedContent: Sendable, Equatable {
    /// The task: title, product, deadline.
    let task: JSON
    /// The unit's last words, and the day on which it says that it was done.
    let said: JSON
    /// The documents beside it.
    let proof: JSON

    /// - Parameters:
    ///   - last: the latest update about the task as a whole; nil when there is none.
    ///   - evidence: the documents that stand, in any order.
    package init(_ assignment: Assignment, last: ProgressUpdate?, evidence: [Evidence]) {
        let day = { (day: Day?) in day.map { JSON.string($0.iso) } ?? .null }
        task = [
            "title": .string(assignment.task.title), "product": .string(assignment.task.product),
            "deadline": .string(assignment.task.deadline.raw), "firstDue": day(assignment.firstDue),
        ]
        var words: [(String, JSON)] = [("doneOn", day(assignment.doneOn))]
        if let last {
            words += [
                ("seq", .integer(Int64(last.seq))), ("status", .string(last.status.rawValue)),
                ("result", .string(last.result)), ("nextStep", .string(last.nextStep)),
                ("obstacles", .string(last.obstacles)), ("proposals", .string(last.proposals)),
            ]
        }
        said = .object(words)
        proof = .array(
            evidence.sorted { $0.id < $1.id }.map { paper in
                [
                    "id": .string(paper.id), "number": .string(paper.number), "on": .string(paper.issuedOn.iso),
                    "issuer": .string(paper.issuer), "title": .string(paper.title),
                    "file": paper.file.map { .string($0.text) } ?? .null, "link": .string(paper.link),
                ]
            })
    }

    /// SHA-256 in hexadecimal of the content as JSON with its members in a fixed order.
    package var hash: String { Self.digest(["task": task, "said": said, "proof": proof]) }

    /// What a form carries: the hash, and the beginnings of the hashes of its three parts, so that a later look can say
    /// which of them changed.
    package var mark: String {
        ([hash] + [task, said, proof].map { String(Self.digest($0).prefix(12)) }).joined(separator: ".")
    }

    /// What changed since a form was made that carried `mark`; empty when nothing did. An unreadable mark differs in all.
    package func changes(since mark: String) -> [Phrase] {
        guard mark != self.mark else { return [] }
        let names = [
            Phrase("nhiệm vụ (tên, sản phẩm, hạn)", "the task (title, product, deadline)"),
            Phrase("lời báo cáo của cơ quan", "what the unit says"), Phrase("minh chứng", "the evidence"),
        ]
        let (old, now) = (mark.split(separator: "."), self.mark.split(separator: "."))
        guard old.count == now.count else { return names }
        let changed = names.indices.filter { old[$0 + 1] != now[$0 + 1] }.map { names[$0] }
        return changed.isEmpty ? names : changed
    }

    private static func digest(_ value: JSON) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = SHA256.hash(data: value.bytes)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
