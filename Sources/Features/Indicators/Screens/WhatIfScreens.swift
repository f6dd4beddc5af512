import Design
import Organizations
import Plans
import Vocabulary
import Web

/// What would change if: everything in the address, nothing stored.
struct WhatIfScreens: Sendable {
    let showing: Showing
    let cube: Cube

    static let address = Address("/chi-tieu/thu")
    static func of(_ aim: ID<Aim>) -> Address { address.with([("muc", aim.text)]) }

    var endpoints: [Endpoint] { [Endpoint(.get, "/chi-tieu/thu", for: .signedIn, page)] }

    private func page(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let language = call.language
        let form = WhatIfForm(call)
        let book = try await showing.books.book(for: viewer)
        let lines = book.only(try await showing.readable(viewer))
        let open = lines.filter { $0.standing?.demand != nil }
        let title = language("Thử thay đổi một chỉ tiêu", "What if a target changed")
        guard !form.aim.isEmpty else {
            let main = WhatIfChoice(lines: open, title: title, language: language).main
            return call.page(title: title, at: .targets, main: main)
        }
        guard let line = open.first(where: { $0.line.aim.id.text == form.aim }), let standing = line.standing else {
            throw NotVisible()
        }
        let indicator = standing.indicator
        let mayChoose = book.view.seesAllUnits(of: indicator) && indicator.scope != .province && !indicator.isComputed
        let owing = mayChoose ? book.view.units(of: indicator.id) : []
        let byCode = Dictionary(
            owing.compactMap { id in book.units[id].map { ($0.code, id) } }, uniquingKeysWith: { $1 })
        let (whatIf, problems) = form.read(of: line.line.aim, indicator) { byCode[$0] }
        let outcome =
            whatIf.isEmpty || !problems.isEmpty ? nil : try await reckon(whatIf, line, lines, in: book)
        let page = WhatIfPage(
            line: line.line, standing: standing, form: form, problems: problems, outcome: outcome,
            units: owing.compactMap { book.units[$0] }, title: title, language: language)
        return call.page(title: title, at: .targets, status: problems.isEmpty ? 200 : 422, main: page.main)
    }

    private func reckon(
        _ whatIf: WhatIf, _ line: Standings.Line, _ lines: [Standings.Line], in book: Standings.Book
    ) async throws -> WhatIfOutcome? {
        guard let before = line.standing else { return nil }
        let indicator = before.indicator
        // Totals are everybody's, as on every other page.
        let whole = try await cube.view(for: .system("what-if"))
        let owing = whatIf.applied(to: whole.units(of: indicator.id))
        let facts = Standings.facts(
            of: indicator, block: whole.block(indicator.id).map { whatIf.applied(to: $0, of: indicator) }, owing: owing,
            expected: { whole.expected(of: indicator, owing: owing, $0) }, units: book.units,
            steps: whatIf.applied(to: book.steps[indicator.id] ?? []), names: book.view.seesAllUnits(of: indicator))
        let after = AimStanding(
            whatIf.applied(to: line.line.aim), of: indicator, facts: facts, rules: try WarningRule.shipped(),
            today: showing.world.today())
        let plan = lines.filter { $0.line.plan == line.line.plan }
        let changed = plan.map { one in
            guard one.line.aim.id == line.line.aim.id else {
                guard whatIf.changesUnits || whatIf.step != nil, let standing = one.standing,
                    standing.indicator.id == indicator.id
                else { return one }
                // Another demand on the same values: it moves with them.
                return Standings.Line(
                    line: one.line,
                    standing: AimStanding(
                        one.line.aim, of: indicator, facts: facts, rules: [], today: showing.world.today()))
            }
            return Standings.Line(line: one.line.with(after.aim), standing: after)
        }
        func side(_ standing: AimStanding, _ lines: [Standings.Line]) -> WhatIfSide {
            let measures = PlanMeasures(
                plan: line.line.plan, lines: lines, steps: [:], today: showing.world.today(), language: .vi)
            return WhatIfSide(standing: standing, rates: AimTable.rates(standing), group: measures.rate)
        }
        return WhatIfOutcome(before: side(before, plan), after: side(after, changed))
    }
}

extension Aims.Line {
    /// The same line with another reading of its demand.
    fileprivate func with(_ aim: Aim) -> Aims.Line {
        Aims.Line(
            aim: aim, targetName: targetName, targetUnit: targetUnit, plan: plan, planCode: planCode, annex: annex,
            no: no, raw: raw)
    }
}
