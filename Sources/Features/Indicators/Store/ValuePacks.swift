package import Database
package import Formats
package import Organizations
package import Vocabulary

/// Packs of values: what a unit owes as a workbook that is filled in without a network and sent back.
package struct ValuePacks: Sendable {
    let database: Database
    let world: World
    let values: Values
    let cube: Cube

    package init(database: Database, world: World, values: Values, cube: Cube) {
        self.database = database
        self.world = world
        self.values = values
        self.cube = cube
    }

    /// How many periods back a pack goes, the one under way among them.
    package static let lookBack = 12
    /// Of these newest periods every cell is in the pack, of older ones the empty ones.
    static let openPeriods = 3

    private func seal() async throws -> Seal {
        try await HouseSecrets(database: database, world: world).seal("value-packs")
    }

    /// The pack of one unit and the name of its file.
    ///
    /// - Parameter code: the unit's code; empty is the viewer's own unit.
    /// - Throws: `NotVisible` unless the viewer speaks for the unit or coordinates.
    package func make(of code: String, for viewer: Viewer) async throws -> (fileName: String, book: PackBook) {
        let seal = try await seal()
        let unit = try await unit(code, for: viewer)
        let rows = try await rows(of: unit.id)
        let today = world.today()
        let keys = rows.map(ValuePackKey.init)
        let identity = PackIdentity(
            format: ValuePack.format, pack: seal.mark(["pack", unit.id.text, today.iso] + keys.flatMap(\.parts)),
            unit: unit.id, code: unit.code, name: unit.name, madeOn: today)
        var book = PackBook(
            sheet: ValuePack.sheet, title: "Số liệu: \(unit.name)",
            note:
                "Lập ngày \(PackValue.day(today).words), \(rows.count) dòng. Chỉ điền các cột tên nền vàng; ô để trống không nói gì.",
            columns: ValuePack.columns, frozenColumns: 2)
        book.guide = ValuePack.guide
        book.identity = identity.pairs(seal)
        book.rows = zip(rows, keys).enumerated().map { index, row in
            var values = row.0.values
            values["tt"] = .whole(index + 1)
            let locked = ValuePack.locked(values)
            values[ValuePack.key] = PackValue(words: identity.rowKey(row.1.parts, locked: locked, seal))
            return values
        }
        return ("so-lieu_\(unit.code)_\(today.iso).xlsx", book)
    }

    private func unit(_ code: String, for viewer: Viewer) async throws -> OrgUnit {
        guard viewer.sendsValues else { throw NotVisible() }
        let units = Units(database: database, world: world)
        if code.isEmpty {
            guard let own = viewer.unit else { throw NotVisible() }
            return try await units.find(viewer, own)
        }
        let unit = try await units.find(viewer, code: code)
        guard viewer.unit == unit.id || viewer.roles.contains(.coordinator) else { throw NotVisible() }
        return unit
    }

    /// The cells that a unit owes and that are open.
    private func rows(of unit: ID<OrgUnit>) async throws -> [ValuePackRow] {
        let reader = Viewer.system("value-packs")
        let view = try await cube.view(for: reader)
        let owed = view.indicators.filter {
            $0.retiredReason == nil && !$0.isComputed && (view.units(of: $0.id).contains(unit) || $0.steward == unit)
        }
        var spans: [ID<Indicator>: ClosedRange<Int>] = [:]
        for indicator in owed {
            let last = min(
                Period(indicator.frequency, of: view.today),
                indicator.validTo.map { Period(indicator.frequency, of: $0) }
                    ?? Period(indicator.frequency, of: view.today)
            ).number
            let first = max(last - ValuePacks.lookBack + 1, Period(indicator.frequency, of: indicator.validFrom).number)
            if first <= last { spans[indicator.id] = first...last }
        }
        let newest = try await values.reading.newest(unit: unit, spans: spans, for: reader)
        return owed.flatMap { indicator -> [ValuePackRow] in
            guard let span = spans[indicator.id] else { return [] }
            return span.reversed().compactMap { number in
                let period = Period(indicator.frequency, number: number)
                // A steward that owes nothing itself may still say the province's own value.
                let isOwnWord =
                    indicator.steward == unit && (indicator.scope == .province || indicator.acrossUnits == .own)
                guard isOwnWord || view.applies(indicator.id, unit: unit, period) else { return nil }
                let found = newest[ValueCell(indicator: indicator.id, unit: unit, period: period)]
                let said = found?.said?.value
                if number <= span.upperBound - ValuePacks.openPeriods, said != nil { return nil }
                return ValuePackRow(
                    indicator: indicator, period: period, says: said?.says, note: said?.note ?? "",
                    seen: found?.seen ?? 0)
            }
        }
    }

    /// Looks at a pack that came back, and stores nothing.
    ///
    /// - Parameter answers: answers to questions, by the row's number.
    /// - Throws: `ValuePackRefusal`; `NotVisible` unless the viewer sends values.
    package func examine(
        _ reading: PackReading, answers: [Int: String] = [:], for viewer: Viewer
    ) async throws -> ValuePackExamination {
        guard viewer.sendsValues else { throw NotVisible() }
        let seal = try await seal()
        let identity: PackIdentity
        do { identity = try PackIdentity(reading.identity, format: ValuePack.format, seal) } catch {
            throw error == .otherForm ? ValuePackRefusal.otherForm : ValuePackRefusal.notOurs
        }
        guard identity.unit == viewer.unit || viewer.roles.contains(.coordinator) else {
            throw ValuePackRefusal.otherUnit(identity.unitName)
        }
        let view = try await cube.view(for: .system("value-packs"))
        let keys = reading.lines.compactMap { ValuePackKey($0, identity, seal) }
        var spans: [ID<Indicator>: ClosedRange<Int>] = [:]
        for key in keys {
            let number = key.period.number
            let span = spans[key.indicator] ?? number...number
            spans[key.indicator] = min(span.lowerBound, number)...max(span.upperBound, number)
        }
        let newest = try await values.reading.newest(unit: identity.unit, spans: spans, for: .system("value-packs"))
        let examiner = ValuePackExaminer(
            reading: reading, identity: identity, seal: seal, answers: answers, view: view,
            rules: SendingRules(view: view, viewer: viewer), newest: newest)
        return examiner.examine { values.questions(about: $0, under: view) }
    }

    /// Stores all that is new in a pack, in one transaction; when any row is wrong, asked about or outdated, nothing is
    /// stored and the examination says why. Sending the same pack again stores nothing twice.
    ///
    /// - Throws: as `examine`; `CellsChanged` when somebody wrote in the meantime.
    package func send(
        _ reading: PackReading, answers: [Int: String] = [:], by viewer: Viewer
    ) async throws -> ValuePackExamination {
        var found = try await examine(reading, answers: answers, for: viewer)
        guard found.isClear else { return found }
        let entries = found.lines.compactMap(\.entry)
        guard !entries.isEmpty else {
            found.sent = 0
            return found
        }
        let said = entries.flatMap { [$0.indicator.text, $0.period.code, $0.says.text, $0.note] }
        let sending = Sending(
            .pack, key: "goi:" + Seal.digest([reading.identity["goi"] ?? "", viewer.actor] + said), entries: entries)
        found.sent = try await values.send(sending, by: viewer).entries
        return found
    }
}

/// Looks at each row of a pack with the eyes of the pages' own checks.
private struct ValuePackExaminer {
    let reading: PackReading
    let identity: PackIdentity
    let seal: Seal
    let answers: [Int: String]
    let view: CubeView
    let rules: SendingRules
    let newest: [ValueCell: ValueReading.Newest]

    private typealias Line = ValuePackExamination.Line

    func examine(_ questions: ([ValueEntry]) -> [AskedValue]) -> ValuePackExamination {
        var seen: Set<[String]> = []
        var lines: [Line] = reading.lines.map { line in
            var (outcome, entry) = outcome(line, &seen)
            if outcome == .ready, entry == nil { outcome = .unchanged }
            if outcome != .ready { entry = nil }
            return Line(
                row: line.row, name: String(line.words(ValuePack.indicator).prefix { $0 != "\n" }),
                period: line.words(ValuePack.period), outcome: outcome, entry: entry)
        }
        let ready = lines.indices.filter { lines[$0].entry != nil }
        let asked = Dictionary(grouping: questions(ready.compactMap { lines[$0].entry }), by: \.place)
        for (place, index) in ready.enumerated() {
            guard let asked = asked[place] else { continue }
            let line = reading.lines[index]
            let answer = packText(answers[line.row] ?? line.words(ValuePack.answer))
            if answer.isEmpty {
                lines[index].outcome = .asks(asked.map(\.words.vi))
            } else {
                lines[index].entry?.answers = asked.map { .init(rule: $0.rule, words: $0.words.vi, answer: answer) }
            }
        }
        return ValuePackExamination(unitName: identity.unitName, madeOn: identity.madeOn, lines: lines)
    }

    private func wrong(_ column: String, _ line: PackLine, _ says: String) -> ValuePackExamination.Outcome {
        .wrong([PackFinding(address: reading.address(column, row: line.row), says: says).words])
    }

    private func outcome(
        _ line: PackLine, _ seen: inout Set<[String]>
    ) -> (ValuePackExamination.Outcome, ValueEntry?) {
        if line.words(ValuePack.key).isEmpty {
            return (wrong(ValuePack.indicator, line, "dòng này không thuộc gói. Không thêm dòng vào gói."), nil)
        }
        guard let key = ValuePackKey(line, identity, seal) else {
            let says = "các ô khóa của dòng này đã bị thay đổi. Tải gói mới, điền lại dòng này."
            return (wrong(ValuePack.indicator, line, says), nil)
        }
        guard seen.insert([key.indicator.text, key.period.code]).inserted else {
            return (wrong(ValuePack.indicator, line, "chỉ số và kỳ này có hai dòng trong gói. Xóa một dòng."), nil)
        }
        if !line.findings.isEmpty { return (.wrong(line.findings.map(\.words)), nil) }
        if ValuePack.digest(line.values) == key.digest { return (.unchanged, nil) }
        let cell = ValueCell(indicator: key.indicator, unit: identity.unit, period: key.period)
        let said = newest[cell]?.said
        do throws(Trouble) {
            guard let says = try statement(line) else { return (.unchanged, nil) }
            let note = line.words(ValuePack.note)
            if says == said?.value.says, note.isEmpty || note == said?.value.note { return (.unchanged, nil) }
            var entry = ValueEntry(
                indicator: key.indicator, unit: identity.unit, period: key.period, says: says,
                note: note.isEmpty ? said?.value.note ?? "" : note)
            entry.seen = key.seen
            do { try rules.check(entry) } catch let problem as IndicatorProblem {
                throw Trouble(column: ValuePack.value, says: problem.message.says)
            } catch {
                throw Trouble(column: ValuePack.indicator, says: "chỉ số này không còn.")
            }
            if let said, said.value.seq != key.seen {
                return (.outdated(by: said.authorName, now: said.value.says.text), nil)
            }
            return (.ready, entry)
        } catch {
            return (wrong(error.column, line, error.says), nil)
        }
    }

    private struct Trouble: Error {
        let column: String
        let says: String
    }

    /// What the number cells say; nil when they are empty.
    private func statement(_ line: PackLine) throws(Trouble) -> Statement? {
        func number(_ column: String) -> Double? {
            if case .decimal(let number)? = line.values[column] { number } else { nil }
        }
        let amount = number(ValuePack.value)
        switch (number(ValuePack.numerator), number(ValuePack.denominator)) {
        case (nil, nil): return amount.map { .amount($0) }
        case (let numerator?, let denominator?):
            if amount != nil {
                throw Trouble(column: ValuePack.value, says: "đã có tử số và mẫu số thì để trống ô này.")
            }
            return .ratio(numerator: numerator, denominator: denominator)
        case (nil, _): throw Trouble(column: ValuePack.numerator, says: "có mẫu số mà không có tử số.")
        case (_, nil): throw Trouble(column: ValuePack.denominator, says: "có tử số mà không có mẫu số.")
        }
    }
}
