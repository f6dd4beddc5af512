package import Vocabulary

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

/// Agencies as written and as known.
package struct AgencyReading: Sendable, Equatable {
    /// The cell's words after cleaning; empty when the cell is empty.
    package var raw: String
    /// Stable unit codes in the order of writing, groups kept as groups; empty when none is known.
    package var units: [String]
    /// The pieces that no unit matches, for a question; not part of the contract's JSON.
    package var unknown: [String]
    package init(raw: String = "", units: [String] = [], unknown: [String] = []) {
        self.raw = raw
        self.units = units
        self.unknown = unknown
    }
}

/// A deadline as written and as understood.
package struct DeadlineReading: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case date, month, quarter, half, year, range, recurring, ongoing, conditional, none, invalid
    }
    package var raw: String
    package var kind: Kind
    /// ISO days, the end inclusive; nil for ongoing, none, conditional and invalid.
    package var start: Day?
    package var end: Day?
    package init(raw: String = "", kind: Kind = .none, start: Day? = nil, end: Day? = nil) {
        self.raw = raw
        self.kind = kind
        self.start = start
        self.end = end
    }
}

/// A target's value as written and as understood.
package struct ValueReading: Sendable, Equatable {
    package enum Operation: String, Sendable, CaseIterable {
        case atLeast = ">=", atMost = "<=", above = ">", below = "<", equal = "=", range, rank, level, yes, text
    }
    package var raw: String
    package var op: Operation
    package var low: Double?
    package var high: Double?
    package var unit: String
    package init(raw: String, op: Operation, low: Double? = nil, high: Double? = nil, unit: String = "") {
        self.raw = raw
        self.op = op
        self.low = low
        self.high = high
        self.unit = unit
    }
}

/// Where something was read.
package struct Origin: Sendable, Equatable {
    /// From 1, or nil when the format does not tell.
    package var page: Int?
    /// Table and row in reading order, from 1; nil for prose.
    package var table: Int?
    package var row: Int?
    /// First and last line in a text file, from 1.
    package var lines: ClosedRange<Int>?
    /// The row's own words.
    package var text: String
    package init(
        page: Int? = nil, table: Int? = nil, row: Int? = nil, lines: ClosedRange<Int>? = nil, text: String = ""
    ) {
        self.page = page
        self.table = table
        self.row = row
        self.lines = lines
        self.text = text
    }
}

package struct ExtractedTask: Sendable, Equatable {
    package var annex = ""
    /// The section's number as printed (`I`, `II.3`) and its title.
    package var section = ""
    package var sectionTitle = ""
    package var no = ""
    package var title = ""
    package var lead = AgencyReading()
    package var coop = AgencyReading()
    package var deadline = DeadlineReading()
    package var result = ""
    package var origin = Origin()
    /// 0…1.
    package var confidence = 1.0
    package var flags: [String] = []
    package init() {}
}

package struct ExtractedTarget: Sendable, Equatable {
    package var annex = ""
    package var phase = ""
    /// The last year of the phase; nil when not said.
    package var horizon: Int?
    package var section = ""
    package var no = ""
    /// The number of the target above (`10` for `10.1`); nil at the top.
    package var parent: String?
    package var name = ""
    package var unit = ""
    package var value = ValueReading(raw: "", op: .text)
    package var lead = AgencyReading()
    package var performers = AgencyReading()
    package var origin = Origin()
    package var confidence = 1.0
    package var flags: [String] = []
    package init() {}
}

package struct ExtractedProject: Sendable, Equatable {
    package var annex = ""
    package var group = ""
    package var no = ""
    package var name = ""
    package var lead = AgencyReading()
    package var years: [Int] = []
    package var origin = Origin()
    package var confidence = 1.0
    package var flags: [String] = []
    package init() {}
}

package struct ExtractedProgress: Sendable, Equatable {
    package var section = ""
    package var no = ""
    package var title = ""
    package var lead = AgencyReading()
    package var expected = ""
    package var deadline = DeadlineReading()
    package var achieved = ""
    package var planned = ""
    package var obstacles = ""
    package var origin = Origin()
    package var confidence = 1.0
    package var flags: [String] = []
    package init() {}
}

/// What became of a table's rows: `rows = taken + sections + left.count`.
package struct TableAccount: Sendable, Equatable {
    package enum Kind: String, Sendable { case tasks, targets, projects, progress, other }
    package struct Left: Sendable, Equatable {
        package var row: Int
        package var why: String
        package init(row: Int, why: String) {
            self.row = row
            self.why = why
        }
    }
    package var index: Int
    package var page: Int?
    package var kind: Kind
    package var header: [String]
    package var rows: Int
    package var taken: Int
    package var sections: Int
    package var left: [Left]
    package init(
        index: Int, page: Int? = nil, kind: Kind, header: [String], rows: Int, taken: Int = 0, sections: Int = 0,
        left: [Left] = []
    ) {
        self.index = index
        self.page = page
        self.kind = kind
        self.header = header
        self.rows = rows
        self.taken = taken
        self.sections = sections
        self.left = left
    }
}

/// Trouble or doubt as a value with a place.
package struct Finding: Sendable, Equatable {
    package enum Severity: String, Sendable { case error, warning, info }
    /// Stable: `deadline.impossible`, `lead.missing`, `number.gap`, `text.damaged`, …
    package var code: String
    package var severity: Severity
    /// One Vietnamese sentence that says what is the matter.
    package var says: String
    package var origin: Origin
    package init(code: String, severity: Severity, says: String, origin: Origin = Origin()) {
        self.code = code
        self.severity = severity
        self.says = says
        self.origin = origin
    }
}
