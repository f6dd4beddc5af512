import Database
import Formats
import Ledger
import Organizations
import Plans
import Vietnamese
import Vocabulary

/// Looks at each row of a pack in one transaction, with the eyes of the page's own checks.
struct PackExaminer {
    let entries: Entries
    let source: PackSource
    let seal: Seal
    let identity: PackIdentity
    /// Answers given on the page, by the row's number.
    let answers: [Int: String]
    let viewer: Viewer
    let tx: any Transaction

    private typealias Line = PackExamination.Line

    func examine(_ reading: PackReading) throws -> PackExamination {
        let unit = try source.unit("id = \(identity.unit)", in: tx)
        var seen: Set<[String]> = []
        let lines = try reading.lines.map { line in
            let task = line.words(ProgressPack.task).split(separator: "\n").first.map(String.init) ?? ""
            let (outcome, entry) = try outcome(line, reading, &seen)
            let key = PackKey(line.words(ProgressPack.key), identity, locked: ProgressPack.locked(line.values), seal)
            return Line(row: line.row, task: task, outcome: outcome, entry: entry, assignment: key?.assignment)
        }
        return PackExamination(unit: unit, madeOn: identity.madeOn, lines: lines)
    }

    private func outcome(
        _ line: PackLine, _ reading: PackReading, _ seen: inout Set<[String]>
    ) throws -> (PackExamination.Outcome, ProgressEntry?) {
        let cell = "Ô \(reading.address(ProgressPack.task, row: line.row)): "
        let keyText = line.words(ProgressPack.key)
        if keyText.isEmpty {
            return (
                .wrong([cell + "dòng này không thuộc gói. Không thêm dòng; báo việc khác trên trang “Việc của tôi”."]),
                nil
            )
        }
        guard let key = PackKey(keyText, identity, locked: ProgressPack.locked(line.values), seal) else {
            let says =
                "các ô khóa của dòng này đã bị thay đổi nên không chắc là việc nào. Tải gói mới, điền lại dòng này."
            return (.wrong([cell + says]), nil)
        }
        guard seen.insert([key.assignment.text, key.occurrence]).inserted else {
            return (.wrong([cell + "việc này có hai dòng trong gói. Xóa một dòng."]), nil)
        }
        if !line.findings.isEmpty { return (.wrong(line.findings.map(\.words)), nil) }
        if ProgressPack.digest(line.values) == key.digest { return (.unchanged, nil) }
        let entryKey =
            "goi:" + Seal.digest([identity.pack] + key.parts + ProgressPack.filled.map { line.values[$0]?.words ?? "" })
        if try isStored(entryKey, key.assignment) { return (.known, nil) }
        let assignment: Assignment
        do {
            assignment = try entries.writing.find(key.assignment, in: tx, for: viewer)
        } catch is NotVisible {
            return (.wrong([cell + "việc này không còn là của cơ quan bạn."]), nil)
        }
        guard assignment.isOwn(viewer) else {
            return (.wrong([cell + "việc này đã chuyển sang \(assignment.unit.name)."]), nil)
        }
        let base = try source.row(assignment, occurrence: key.occurrence, in: tx)
        if assignment.version != key.version { return (.outdated(try outdated(line, base)), nil) }
        return try judged(line, reading, base, key, entryKey)
    }

    private func judged(
        _ line: PackLine, _ reading: PackReading, _ base: PackRow, _ key: PackKey, _ entryKey: String
    ) throws -> (PackExamination.Outcome, ProgressEntry?) {
        let name = line.words(ProgressPack.waits)
        var waitsFor: UnitLink?
        if !name.isEmpty, !base.waits.contains(name) {
            let (found, trouble) = try unit(named: name)
            if let trouble {
                let address = reading.address(ProgressPack.waits, row: line.row)
                return (.wrong([PackFinding(address: address, says: trouble).words]), nil)
            }
            waitsFor = found
        }
        let merge = PackMerge(
            line, reading, on: base, key: key, entryKey: entryKey, waitsFor: waitsFor, today: entries.world.today())
        if !merge.findings.isEmpty { return (.wrong(merge.findings.map(\.words)), nil) }
        guard !merge.changes.isEmpty else { return (.unchanged, nil) }
        var entry = merge.entry
        do {
            try entry.check(today: entries.world.today())
            let isWhole = entry.occurrence.isEmpty
            _ = try entries.writing.next(
                entry.status == .done && isWhole ? .declare : .report, of: base.assignment, by: viewer)
        } catch let problem as ProgressProblem {
            let cell = "Ô \(reading.address(ProgressPack.status, row: line.row)): "
            return (.wrong([cell + problem.message.says + " " + problem.message.next]), nil)
        }
        let asked = try entries.questions(entry, of: base.assignment, in: tx)
        guard !asked.isEmpty else { return (.ready(merge.changes), entry) }
        let answer = packText(answers[line.row] ?? line.words(ProgressPack.answer))
        guard !answer.isEmpty else { return (.asks(asked), entry) }
        guard answer.unicodeScalars.count <= ProgressEntry.wordsLimit else {
            let address = reading.address(ProgressPack.answer, row: line.row)
            let says = "câu trả lời dài quá \(ProgressEntry.wordsLimit) ký tự."
            return (.wrong([PackFinding(address: address, says: says).words]), nil)
        }
        for question in asked { entry.answers[question.code] = answer }
        return (.ready(merge.changes), entry)
    }

    private func isStored(_ key: String, _ assignment: ID<Assignment>) throws -> Bool {
        try tx.first(
            "SELECT id FROM progress_updates WHERE entry_key = \(key) AND assignment_id = \(assignment)") != nil
    }

    private func outdated(_ line: PackLine, _ base: PackRow) throws -> PackOutdated {
        let last = try Ledger.history(of: "assignment", base.assignment.id.text, limit: 1, in: tx).first
        let said = base.said
        let differences = ProgressPack.filled.compactMap { column -> PackOutdated.Difference? in
            guard let mine = line.values[column], mine != said[column] else { return nil }
            return PackOutdated.Difference(
                heading: ProgressPack.headings[column] ?? column, now: said[column]?.words ?? "", inPack: mine.words)
        }
        return PackOutdated(by: last?.change.actorName ?? "", at: last?.at, differences: differences)
    }

    /// The unit that people call so: by name, alias or code, without diacritics when only one is meant.
    private func unit(named name: String) throws -> (UnitLink?, String?) {
        let key = foldedKey(name)
        let rows = try tx.rows(
            """
            SELECT id, code, name FROM units
            WHERE is_group = 0 AND (valid_to IS NULL OR valid_to >= \(entries.world.today()))
                AND (code = \(key) OR name_folded = \(key)
                    OR id IN (SELECT unit_id FROM unit_aliases WHERE alias_folded = \(key)))
            ORDER BY CASE WHEN name = \(name) THEN 0 ELSE 1 END, name_sort, id LIMIT 2
            """
        ).map { UnitLink(id: try $0.get("id"), code: try $0.get("code"), name: try $0.get("name")) }
        guard let first = rows.first else {
            return (nil, "không tìm thấy cơ quan “\(name)”. Chọn tên trong danh sách.")
        }
        if rows.count > 1, comparisonKey(first.name) != comparisonKey(name) {
            return (nil, "“\(name)” có thể là \(rows[0].name) hoặc \(rows[1].name). Ghi tên đầy đủ.")
        }
        return (first, nil)
    }
}
