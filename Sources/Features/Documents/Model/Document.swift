package import Vocabulary

/// A document that was issued or drafted (văn bản): its head as read from the page, and the file it came in.
package struct Document: Sendable, Hashable {
    /// Whether it counts.
    package enum State: String, Sendable, CaseIterable { case current, withdrawn }

    package let id: ID<Document>
    package var head: DocumentFacts
    package var file: DocumentFile?
    package var state: State
    /// Why it was withdrawn; nil while it is current.
    package var withdrawnReason: String?
    /// Rises by one with each change; a form sends back the one it was made from.
    package var version: Int
    package var createdAt: Instant
}

/// What a document says of itself (Nghị định 30/2020, Phụ lục I); empty and nil mean that it does not say.
package struct DocumentFacts: Sendable, Hashable {
    /// Lower case: `kế hoạch`, `báo cáo`, `công văn`; empty when not said.
    package var kind: String
    /// The issuing body as written.
    package var issuer: String
    /// `51/KH-UBND`; nil for a draft whose number is blank.
    package var number: String?
    package var issuedOn: Day?
    package var title: String
    package var signerName: String
    package var signerPosition: String
    package var isDraft: Bool
    package var recipients: [String]
    package var citations: [DocumentCitation]
    package var duties: [DocumentDuty]

    package init(
        kind: String = "", issuer: String = "", number: String? = nil, issuedOn: Day? = nil, title: String,
        signerName: String = "", signerPosition: String = "", isDraft: Bool = false, recipients: [String] = [],
        citations: [DocumentCitation] = [], duties: [DocumentDuty] = []
    ) {
        self.kind = kind
        self.issuer = issuer
        self.number = number
        self.issuedOn = issuedOn
        self.title = title
        self.signerName = signerName
        self.signerPosition = signerPosition
        self.isDraft = isDraft
        self.recipients = recipients
        self.citations = citations
        self.duties = duties
    }
}

/// Another document that this one names, in its words.
package struct DocumentCitation: Sendable, Hashable {
    package var raw: String
    package var kind: String?
    package var number: String?
    package var issuedOn: Day?
    package init(raw: String, kind: String? = nil, number: String? = nil, issuedOn: Day? = nil) {
        self.raw = raw
        self.kind = kind
        self.number = number
        self.issuedOn = issuedOn
    }
}

/// An order to report that a document gives.
package struct DocumentDuty: Sendable, Hashable {
    package var raw: String
    /// `monthly`, `quarterly`, `half-yearly`, `yearly`, …; several joined by `, `; nil when not said.
    package var cadence: String?
    /// `before day 10`, `before 30/11`; nil when not said.
    package var due: String?
    package var from: String?
    package var to: String?
    package init(raw: String, cadence: String? = nil, due: String? = nil, from: String? = nil, to: String? = nil) {
        self.raw = raw
        self.cadence = cadence
        self.due = due
        self.from = from
        self.to = to
    }
}

/// The file that a document was read from; its bytes are in the file store under `hash`.
package struct DocumentFile: Sendable, Hashable {
    /// SHA-256, 64 lower-case hexadecimal digits.
    package var hash: String
    package var name: String
    /// `docx`, `xlsx`, `pdf`, `doc` or `text`.
    package var format: String
    package var bytes: Int
    package init(hash: String, name: String, format: String, bytes: Int) {
        self.hash = hash
        self.name = name
        self.format = format
        self.bytes = bytes
    }
}

/// A document to be put on the shelf; see `DocumentRegister.insert`.
package struct NewDocument: Sendable, Hashable {
    package var facts: DocumentFacts
    package var file: DocumentFile?
    package init(facts: DocumentFacts, file: DocumentFile? = nil) {
        self.facts = facts
        self.file = file
    }
}
