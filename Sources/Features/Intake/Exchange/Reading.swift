package import Extraction
package import Formats
import Vocabulary

/// How bytes become a reading: the two steps of the outside world, replaced by tests.
///
/// Both block and may take seconds: they run on the reading room's own thread.
package struct DocumentReading: Sendable {
    /// Reads the file's form; throws a `UserFacing` for a file that cannot be used (encrypted, classified, damaged, …).
    package var open: @Sendable (_ bytes: [UInt8], _ fileName: String) throws -> RichDocument
    /// Reads its meaning, with the units of the register as the file of `tiendo extract --units`.
    package var extract:
        @Sendable (_ document: RichDocument, _ bytes: [UInt8], _ fileName: String, _ unitsCSV: String) throws -> Extract

    package init(
        open: @escaping @Sendable ([UInt8], String) throws -> RichDocument,
        extract: @escaping @Sendable (RichDocument, [UInt8], String, String) throws -> Extract
    ) {
        self.open = open
        self.extract = extract
    }
}

/// One document as read, in the words of this feature: what the store keeps of a reading.
package struct Reading: Sendable {
    package var format: String
    package var head: HeadFields
    /// In the order of the document; ids are given by the store.
    package var drafts: [Draft]
    package var tables: [TableAccount]
    package var lines: [SourceLine]
    package var left: [LeftDraft]
    package var findings: [Finding]

    /// A proposal without an identity.
    package struct Draft: Sendable {
        package var kind: ProposalKind
        package var fields: ProposalFields
        package var place: SourcePlace
        package var words: String
        package var confidence: Double
        package var flags: [RowFlag]
    }

    /// A row that gave no proposal, with what is known of its words.
    package struct LeftDraft: Sendable {
        package var table: Int
        package var row: Int
        package var tableKind: String
        package var cause: LeftCause
        package var why: String
        package var cells: [String]
        package var lines: ClosedRange<Int>?
        /// The cells' words, one after another.
        package var words: String { cells.filter { !$0.isEmpty }.joined(separator: " | ") }
    }
}

extension Reading {
    package init(_ extract: Extract, of document: RichDocument) {
        format = extract.source.format
        head = HeadFields(extract.document)
        tables = extract.tables
        findings = extract.findings
        lines = SourceLine.lines(of: document)
        if head.isDraft, head.number.isEmpty { head.planCode = DraftName.read(lines) ?? "" }
        let all =
            extract.tasks.map(Draft.init) + extract.targets.map(Draft.init) + extract.projects.map(Draft.init)
            + extract.progress.map(Draft.init)
        drafts = DraftFlags.complete(
            all.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
                .map(\.element), findings: extract.findings)
        left = LeftRows(tables: extract.tables, lines: lines, drafts: drafts).rows
    }
}

extension Reading.Draft {
    /// Where the draft stands in the document: table and row, or line.
    fileprivate var order: PlaceOrder {
        PlaceOrder(line: place.lineFrom ?? 0, table: place.table ?? 0, row: place.row ?? 0)
    }

    init(_ task: ExtractedTask) {
        var fields = ProposalFields()
        fields.annex = task.annex
        fields.section = task.section
        fields.sectionTitle = task.sectionTitle
        fields.no = task.no
        fields.title = task.title
        fields.lead = Parties(task.lead)
        fields.coop = Parties(task.coop)
        fields.deadline = DeadlineFields(task.deadline)
        fields.product = task.result
        self.init(.mission, fields, task.origin, task.confidence, task.flags)
    }

    init(_ target: ExtractedTarget) {
        var fields = ProposalFields()
        fields.annex = target.annex
        fields.phase = target.phase
        fields.horizon = target.horizon
        fields.section = target.section
        fields.no = target.no
        fields.parent = target.parent
        fields.title = target.name
        fields.unit = target.unit
        fields.value = ValueFields(
            raw: target.value.raw, op: target.value.op.rawValue, low: target.value.low, high: target.value.high,
            unit: target.value.unit)
        fields.lead = Parties(target.lead)
        fields.coop = Parties(target.performers)
        self.init(.target, fields, target.origin, target.confidence, target.flags)
    }

    init(_ project: ExtractedProject) {
        var fields = ProposalFields()
        fields.annex = project.annex
        fields.group = project.group
        fields.no = project.no
        fields.title = project.name
        fields.lead = Parties(project.lead)
        fields.years = project.years
        self.init(.project, fields, project.origin, project.confidence, project.flags)
    }

    init(_ progress: ExtractedProgress) {
        var fields = ProposalFields()
        fields.section = progress.section
        fields.no = progress.no
        fields.title = progress.title
        fields.lead = Parties(progress.lead)
        fields.deadline = DeadlineFields(progress.deadline)
        fields.expected = progress.expected
        fields.achieved = progress.achieved
        fields.planned = progress.planned
        fields.obstacles = progress.obstacles
        self.init(.progress, fields, progress.origin, progress.confidence, progress.flags)
    }

    private init(
        _ kind: ProposalKind, _ fields: ProposalFields, _ origin: Origin, _ confidence: Double, _ flags: [String]
    ) {
        self.init(
            kind: kind, fields: fields, place: SourcePlace(origin), words: origin.text, confidence: confidence,
            flags: flags.map { RowFlag(code: $0) })
    }
}

/// The order of the document: by line where the source has lines, else by table and row.
private struct PlaceOrder: Comparable {
    let line: Int
    let table: Int
    let row: Int
    static func < (a: PlaceOrder, b: PlaceOrder) -> Bool { (a.line, a.table, a.row) < (b.line, b.table, b.row) }
}

extension SourcePlace {
    init(_ origin: Origin) {
        self.init(
            page: origin.page, table: origin.table, row: origin.row, lineFrom: origin.lines?.lowerBound,
            lineTo: origin.lines?.upperBound)
    }

    /// The same row of a table, or lines in common.
    func meets(_ other: SourcePlace) -> Bool {
        if let table, let row { return table == other.table && row == other.row }
        guard let lineFrom, let otherFrom = other.lineFrom else { return false }
        return lineFrom <= (other.lineTo ?? otherFrom) && otherFrom <= (lineTo ?? lineFrom)
    }
}

extension Parties {
    init(_ reading: AgencyReading) { self.init(raw: reading.raw, units: reading.units, unknown: reading.unknown) }
}

extension DeadlineFields {
    init(_ reading: DeadlineReading) {
        self.init(raw: reading.raw, kind: reading.kind.rawValue, start: reading.start?.iso, end: reading.end?.iso)
    }
}

extension HeadFields {
    init(_ head: DocumentHead) {
        self.init()
        kind = head.kind ?? ""
        number = head.number ?? ""
        issuedOn = head.date ?? ""
        issuer = head.issuer ?? ""
        title = head.title ?? ""
        signerName = head.signerName ?? ""
        signerPosition = head.signerPosition ?? ""
        isDraft = head.isDraft
        recipients = head.recipients
        citations = head.citations.map {
            CitationFields(raw: $0.raw, kind: $0.kind, number: $0.number, date: $0.date)
        }
        duties = head.duties.map {
            DutyFields(raw: $0.raw, cadence: $0.cadence, due: $0.due, from: $0.from, to: $0.to)
        }
    }
}
