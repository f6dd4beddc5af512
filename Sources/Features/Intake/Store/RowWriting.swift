import Database
import Documents
import Organizations
import Plans
import Vocabulary

/// Writes taken rows as tasks, targets and projects of one plan.
struct RowWriting {
    let tx: any Transaction
    let document: ID<Document>
    let plan: ID<Plan>
    let registers: Imports.Registers
    let viewer: Viewer

    /// Writes one row with the places of those merged into it; returns its id in the register.
    func write(_ row: Proposal, merged: [Proposal], counting written: inout Imports.Written) throws -> String {
        let origins = ([row] + merged).map(origin)
        // what was asked stays with the row: a person let it pass, or it was answered
        let flags = row.flags.filter { !$0.isNote }.map(\.code)
        switch row.kind {
        case .mission:
            written.missions += 1
            return try registers.missions.insert(
                row.mission(flags: flags, origins: origins), into: plan, in: tx, by: viewer
            ).text
        case .target:
            written.targets += 1
            return try registers.targets.insert(
                row.target(flags: flags, origins: origins), into: plan, in: tx, by: viewer
            ).text
        case .project, .progress:
            written.projects += 1
            return try registers.projects.insert(
                row.project(flags: flags, origins: origins), into: plan, in: tx, by: viewer
            ).text
        }
    }

    private func origin(_ row: Proposal) -> NewOrigin {
        NewOrigin(
            document: document, page: row.place.page, table: row.place.table, row: row.place.row,
            lines: row.place.lineFrom.map { $0...max($0, row.place.lineTo ?? $0) }, words: row.words)
    }
}

extension UnitWords {
    init(_ parties: Parties) { self.init(raw: parties.raw, codes: parties.units) }
}

extension Proposal {
    func mission(flags: [String], origins: [NewOrigin]) -> NewMission {
        var new = NewMission(title: fields.title)
        new.annex = fields.annex
        new.section = fields.section
        new.sectionTitle = fields.sectionTitle
        new.no = fields.no
        new.lead = UnitWords(fields.lead)
        new.coop = UnitWords(fields.coop)
        new.deadline = Deadline(
            raw: fields.deadline.raw, kind: Deadline.Kind(rawValue: fields.deadline.kind) ?? .none,
            start: fields.deadline.start.flatMap { Day($0) }, end: fields.deadline.dueDay)
        new.product = fields.product
        new.flags = flags
        new.origins = origins
        return new
    }

    func target(flags: [String], origins: [NewOrigin]) -> NewTarget {
        var new = NewTarget(name: fields.title)
        new.annex = fields.annex
        new.phase = fields.phase
        new.horizon = fields.horizon
        new.section = fields.section
        new.no = fields.no
        new.parentNo = fields.parent
        new.unit = fields.unit
        new.value = TargetValue(
            raw: fields.value.raw, op: TargetValue.Operation(rawValue: fields.value.op) ?? .text, low: fields.value.low,
            high: fields.value.high, unit: fields.value.unit)
        new.lead = UnitWords(fields.lead)
        new.performers = UnitWords(fields.coop)
        new.flags = flags
        new.origins = origins
        return new
    }

    func project(flags: [String], origins: [NewOrigin]) -> NewProject {
        var new = NewProject(name: fields.title)
        new.annex = fields.annex
        new.group = fields.group
        new.no = fields.no
        new.lead = UnitWords(fields.lead)
        new.years = Array(Set(fields.years)).sorted()
        new.flags = flags
        new.origins = origins
        return new
    }
}

extension Import {
    /// The short name of the plan it becomes.
    package var planCode: String {
        if !head.planCode.isEmpty { return head.planCode }
        if !head.number.isEmpty { return head.number }
        return head.name(orFile: fileName)
    }
}

extension DocumentFile {
    init(_ item: Import) {
        self.init(hash: item.fileHash, name: item.fileName, format: item.format, bytes: item.byteCount)
    }
}

extension DocumentFacts {
    init(_ head: HeadFields, fileName: String) throws(IntakeProblem) {
        let title = head.title.isEmpty ? fileName : head.title
        guard !title.isEmpty else { throw .headTitleMissing }
        self.init(
            kind: head.kind, issuer: head.issuer, number: head.number.isEmpty ? nil : head.number,
            issuedOn: head.issuedDay,
            title: title, signerName: head.signerName, signerPosition: head.signerPosition, isDraft: head.isDraft,
            recipients: head.recipients,
            citations: head.citations.map {
                DocumentCitation(raw: $0.raw, kind: $0.kind, number: $0.number, issuedOn: $0.date.flatMap { Day($0) })
            },
            duties: head.duties.map {
                DocumentDuty(raw: $0.raw, cadence: $0.cadence, due: $0.due, from: $0.from, to: $0.to)
            })
    }
}
