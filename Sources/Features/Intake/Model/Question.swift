/// Something the reader was unsure of, asked with answers to choose from.
package struct Question: Hashable, Sendable {
    /// Stable within its row: `deadline.impossible`, `agency.unknown:Sở Khoa học`.
    package var code: String
    /// The field of the form it is about: `lead`, `deadline`, …
    package var field: String
    /// The heading in three pieces; the middle one is the doubtful word of the source, marked on both sides.
    package var before: String
    package var marked: String
    package var after: String
    /// One sentence more; empty when there is nothing to add.
    package var note: String
    /// Two to four; exactly one is proposed.
    package var answers: [Answer]

    /// The proposed answer: what accepting without another word takes.
    package var proposed: Answer? { answers.first { $0.isProposed } }

    package subscript(answer key: String) -> Answer? { answers.first { $0.key == key } }

    /// The kind of the question without the word it is about; rows with the same kind can be answered together.
    package var kind: String { code.split(separator: ":", maxSplits: 1).first.map(String.init) ?? code }
}

/// One answer and what it does to the row.
package struct Answer: Hashable, Sendable {
    /// What the answer changes.
    package enum Effect: Hashable, Sendable {
        /// The source is right as it stands.
        case keep
        case deadline(kind: String, start: String?, end: String?)
        case lead([String])
        /// The unknown piece is this unit, wherever it stands.
        case resolve(piece: String, unit: String)
        case number(String)
        case product(String)
        /// These words of the row are read as those.
        case reword(String, as: String)
        /// The row does not belong in the register.
        case reject(reason: String)
    }

    package var key: String
    package var label: String
    package var isProposed: Bool
    package var effect: Effect

    package init(_ key: String, _ label: String, proposed: Bool = false, _ effect: Effect) {
        self.key = key
        self.label = label
        self.isProposed = proposed
        self.effect = effect
    }
}

extension Answer.Effect {
    /// Changes the fields; a rejection changes none.
    package func amend(_ fields: inout ProposalFields) {
        switch self {
        case .keep, .reject: break
        case .deadline(let kind, let start, let end):
            fields.deadline.kind = kind
            fields.deadline.start = start
            fields.deadline.end = end
        case .lead(let units):
            fields.lead.units = units
            fields.lead.unknown = []
        case .resolve(let piece, let unit):
            for path in [\ProposalFields.lead, \ProposalFields.coop] where fields[keyPath: path].unknown.contains(piece)
            {
                fields[keyPath: path].unknown.removeAll { $0 == piece }
                if !fields[keyPath: path].units.contains(unit) { fields[keyPath: path].units.append(unit) }
            }
        case .number(let no): fields.no = no
        case .product(let words): fields.product = words
        case .reword(let wrong, let likely):
            for path in [\ProposalFields.title, \.product, \.achieved, \.planned, \.obstacles] {
                fields[keyPath: path] = fields[keyPath: path].replacing(wrong, with: likely)
            }
        }
    }
}
