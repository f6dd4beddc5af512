/// What was read from one document: contract `tiendo.extract/1` (contracts/extract.md of the project's brief).
///
/// Nil and empty mean the document does not say it; nothing here is guessed.
package struct Extract: Sendable, Equatable {
    package var source: Source
    package var document: DocumentHead
    package var tasks: [ExtractedTask]
    package var targets: [ExtractedTarget]
    package var projects: [ExtractedProject]
    package var progress: [ExtractedProgress]
    package var tables: [TableAccount]
    package var findings: [Finding]

    package init(
        source: Source, document: DocumentHead, tasks: [ExtractedTask] = [], targets: [ExtractedTarget] = [],
        projects: [ExtractedProject] = [], progress: [ExtractedProgress] = [], tables: [TableAccount] = [],
        findings: [Finding] = []
    ) {
        self.source = source
        self.document = document
        self.tasks = tasks
        self.targets = targets
        self.projects = projects
        self.progress = progress
        self.tables = tables
        self.findings = findings
    }
}

/// The file that was read.
package struct Source: Sendable, Equatable {
    package var file: String
    /// Lower-case hex of the original bytes.
    package var sha256: String
    /// `docx`, `xlsx`, `pdf`, `doc` or `text`.
    package var format: String
    package var pages: Int?
    package var ocr: Bool
    package init(file: String, sha256: String, format: String, pages: Int? = nil, ocr: Bool = false) {
        self.file = file
        self.sha256 = sha256
        self.format = format
        self.pages = pages
        self.ocr = ocr
    }
}

/// The head, foot and duties of a document (Nghị định 30/2020, Phụ lục I).
package struct DocumentHead: Sendable, Equatable {
    /// Lower case: `kế hoạch`, `báo cáo`, `công văn`; nil when not said.
    package var kind: String?
    package var issuer: String?
    /// `51/KH-UBND`; nil for a draft whose number is blank.
    package var number: String?
    /// ISO day; nil when a part is blank.
    package var date: String?
    package var title: String?
    package var signerName: String?
    package var signerPosition: String?
    package var isDraft: Bool
    package var recipients: [String]
    package var citations: [Citation]
    package var duties: [ReportingDuty]

    package init(
        kind: String? = nil, issuer: String? = nil, number: String? = nil, date: String? = nil, title: String? = nil,
        signerName: String? = nil, signerPosition: String? = nil, isDraft: Bool = false, recipients: [String] = [],
        citations: [Citation] = [], duties: [ReportingDuty] = []
    ) {
        self.kind = kind
        self.issuer = issuer
        self.number = number
        self.date = date
        self.title = title
        self.signerName = signerName
        self.signerPosition = signerPosition
        self.isDraft = isDraft
        self.recipients = recipients
        self.citations = citations
        self.duties = duties
    }
}

/// Another document that this one names.
package struct Citation: Sendable, Equatable {
    package var raw: String
    package var kind: String?
    package var number: String?
    package var date: String?
    package init(raw: String, kind: String? = nil, number: String? = nil, date: String? = nil) {
        self.raw = raw
        self.kind = kind
        self.number = number
        self.date = date
    }
}

/// An order to report: who, to whom, how often, by when.
package struct ReportingDuty: Sendable, Equatable {
    package var raw: String
    /// `monthly`, `quarterly`, `half-yearly`, `yearly`, `every-3-years`, …; several joined by `, `.
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
