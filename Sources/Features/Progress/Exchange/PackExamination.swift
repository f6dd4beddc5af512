import Formats
import Organizations
package import Plans
package import Vocabulary

/// What a pack would do, row by row.
package struct PackExamination: Sendable {
    /// What one row says.
    package enum Outcome: Sendable {
        /// Nothing new.
        case unchanged
        /// The same was sent before.
        case known
        /// It can be sent; the headings of the cells that say something new.
        case ready([String])
        /// It can be sent once these are answered.
        case asks([Question])
        /// Somebody wrote after the pack was made; the row is not sent.
        case outdated(PackOutdated)
        /// Whole sentences, each naming its cell.
        case wrong([String])
    }

    /// One row of the file.
    package struct Line: Sendable {
        /// Its number in the sheet, from 1.
        package let row: Int
        /// The task, shortened.
        package let task: String
        package let outcome: Outcome
        /// What would be sent.
        let entry: ProgressEntry?
        /// Whose page says more; nil for a row whose key means nothing.
        let assignment: ID<Assignment>?

        /// Whether it says something new that may be stored, now or after an answer.
        package var isToBeSent: Bool {
            switch outcome {
            case .ready, .asks: true
            case .unchanged, .known, .outdated, .wrong: false
            }
        }
    }

    package let unit: UnitLink
    /// The day on which the pack was made.
    package let madeOn: Day
    package let lines: [Line]
    /// How many rows were stored; nil while it was only checked.
    package var sent: Int?

    package var unchanged: Int { count { if case .unchanged = $0 { true } else { false } } }
    package var known: Int { count { if case .known = $0 { true } else { false } } }
    package var ready: Int { count { if case .ready = $0 { true } else { false } } }
    package var asking: Int { count { if case .asks = $0 { true } else { false } } }
    package var outdated: Int { count { if case .outdated = $0 { true } else { false } } }
    package var wrong: Int { count { if case .wrong = $0 { true } else { false } } }
    /// Every row that says something new can be sent.
    package var isClear: Bool { asking == 0 && outdated == 0 && wrong == 0 }

    private func count(_ holds: (Outcome) -> Bool) -> Int { lines.count { holds($0.outcome) } }
}

/// What happened to a promise after the pack was made.
package struct PackOutdated: Sendable, Hashable {
    /// One cell that says something else now.
    package struct Difference: Sendable, Hashable {
        package let heading: String
        package let now: String
        package let inPack: String
    }

    package let by: String
    package let at: Instant?
    package let differences: [Difference]

    /// `Lê Văn A đã sửa lúc 08:30 ngày 12/01/2026.`
    package var words: String {
        let when = at.map { " lúc \($0.localClock) ngày \(PackValue.day($0.localDay).words)" } ?? ""
        return "\(by.isEmpty ? "Người khác" : by) đã sửa\(when), sau khi gói được lập."
    }
}

/// A row of a pack put on top of what was said last: cells that are empty say nothing (vectors A10).
struct PackMerge {
    private(set) var entry: ProgressEntry
    /// The headings of what is new.
    private(set) var changes: [String] = []
    private(set) var findings: [PackFinding] = []

    private let line: PackLine
    private let reading: PackReading
    private let base: PackRow
    private let said: [String: PackValue]

    /// - Parameter waitsFor: the unit that the row's words name.
    init(
        _ line: PackLine, _ reading: PackReading, on base: PackRow, key: PackKey, entryKey: String,
        waitsFor: UnitLink?, today: Day
    ) {
        self.line = line
        self.reading = reading
        self.base = base
        said = base.said
        entry = ProgressEntry(assignment: key.assignment, version: key.version, key: entryKey)
        entry.source = .pack
        entry.occurrence = key.occurrence
        takeWords()
        takeCause(waitsFor)
        takeEvidence(today: today)
    }

    /// The cell's value where it says something else than what was said last.
    private func news(_ column: String) -> PackValue? {
        guard let value = line.values[column], value != said[column] else { return nil }
        return value
    }

    private mutating func changed(_ column: String) {
        changes.append(ProgressPack.headings[column] ?? column)
    }

    private mutating func wrong(_ column: String, _ says: String) {
        findings.append(PackFinding(address: reading.address(column, row: line.row), says: says))
    }

    private mutating func takeWords() {
        let latest = base.latest
        entry.status = latest?.status ?? .active
        if let status = news(ProgressPack.status),
            let found = ProgressEntry.Status.allCases.first(where: { $0.name.vi == status.words })
        {
            entry.status = found
            changed(ProgressPack.status)
        }
        entry.percent = latest?.percent
        if case .whole(let percent)? = news(ProgressPack.percent) {
            entry.percent = percent
            changed(ProgressPack.percent)
        }
        entry.result = words(ProgressPack.result, latest?.result)
        entry.nextStep = words(ProgressPack.nextStep, latest?.nextStep)
        entry.obstacles = words(ProgressPack.obstacles, latest?.obstacles)
        entry.proposals = words(ProgressPack.proposals, latest?.proposals)
    }

    private mutating func words(_ column: String, _ before: String?) -> String {
        guard let value = news(column) else { return before ?? "" }
        changed(column)
        return value.words
    }

    private mutating func takeCause(_ waitsFor: UnitLink?) {
        entry.cause = base.latest?.cause ?? ""
        let cause = news(ProgressPack.cause)
        if let cause {
            entry.cause = DelayCause.all.first { $0.name.vi == cause.words }?.code ?? ""
            if cause.words != ProgressPack.noCause || !(base.latest?.cause ?? "").isEmpty {
                changed(ProgressPack.cause)
            }
        }
        if let waitsFor, !base.waits.contains(waitsFor.name) {
            if entry.cause.isEmpty, let first = DelayCause.all.first(where: \.needsUnit) { entry.cause = first.code }
            if DelayCause.of(entry.cause)?.needsUnit != true {
                wrong(
                    ProgressPack.cause, "nguyên nhân này không phải là chờ cơ quan khác. Chọn lại, hoặc bỏ tên cơ quan."
                )
            } else if waitsFor.id == base.assignment.unit.id {
                wrong(ProgressPack.waits, "cơ quan không thể chờ chính mình.")
            }
            entry.waitsFor = waitsFor.id
            changed(ProgressPack.waits)
        } else if cause != nil, DelayCause.of(entry.cause)?.needsUnit == true, line.words(ProgressPack.waits).isEmpty {
            wrong(ProgressPack.waits, "nguyên nhân này cần nêu đang chờ cơ quan nào.")
        }
    }

    /// A document is new unless one beside the promise says all that the cells say.
    private mutating func takeEvidence(today: Day) {
        let cells = ProgressPack.evidence.compactMap { column in line.values[column].map { (column, $0) } }
        guard !cells.isEmpty else { return }
        let isKnown = base.evidence.contains { document in
            let known = document.packValues
            return cells.allSatisfy { known[$0.0] == $0.1 }
        }
        guard !isKnown else { return }
        guard case .day(let issued)? = line.values[ProgressPack.issued] else {
            wrong(ProgressPack.issued, "văn bản minh chứng chưa có ngày ban hành.")
            return
        }
        var document = NewEvidence(issuedOn: issued)
        let kind = line.words(ProgressPack.kind)
        document.kind = EvidenceKind.all.first { $0.name.vi == kind }?.code ?? EvidenceKind.other
        document.number = line.words(ProgressPack.number)
        document.issuer = line.words(ProgressPack.issuer)
        document.title = line.words(ProgressPack.title)
        document.link = line.words(ProgressPack.link)
        do {
            try document.check(today: today)
        } catch {
            switch error {
            case .evidenceInFuture: wrong(ProgressPack.issued, error.message.says + " " + error.message.next)
            case .linkUnsafe: wrong(ProgressPack.link, error.message.says)
            default: wrong(ProgressPack.number, error.message.says + " " + error.message.next)
            }
        }
        entry.evidence = [document]
        for (column, value) in cells where said[column] != value { changed(column) }
        if changes.isEmpty { changed(ProgressPack.number) }
    }
}
