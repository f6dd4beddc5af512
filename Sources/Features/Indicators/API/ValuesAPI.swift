import Documents
import Organizations
package import Plans
import Vietnamese
import Vocabulary
import Web

/// What indicators and values add to the API: two lists to read, one address to send to.
struct ValuesAPI: Sendable {
    let feature: IndicatorsFeature

    /// Values of one sending.
    static let limit = 5000

    var addition: APIAddition {
        APIAddition(
            operations: operations, schemas: ValuesAPISchemas.all, responses: ValuesAPISchemas.responses)
    }

    var operations: [Operation] {
        let indicator = ParameterRule(
            name: "indicator", form: .word, says: "Only values of the indicator with this code.",
            example: "dvc-truc-tuyen")
        let unit = ParameterRule(
            name: "unit", form: .word, says: "Only values of the unit with this code.", example: "so-khcn")
        return [
            Operation(
                path: "/api/v1/indicators", id: "listIndicators", says: "Lists indicators.", tag: "indicators",
                parameters: [.limit, .cursor], answers: "IndicatorPage", isList: true, answer: indicators),
            Operation(
                path: "/api/v1/values", id: "listValues",
                says: "Lists the values that count, by indicator, unit and period.", tag: "values",
                parameters: [
                    indicator, unit,
                    ParameterRule(
                        name: "from", form: .period, says: "Only periods that begin with this one or later.",
                        example: "2026-01"),
                    ParameterRule(
                        name: "to", form: .period, says: "Only periods that end with this one or earlier.",
                        example: "2026-12"), .limit, .cursor,
                ], answers: "IndicatorValuePage", isList: true, answer: list),
            Operation(
                method: .post, path: "/api/v1/values", id: "sendValues",
                says: "Sends values, all or none; the same `key` is stored once.", tag: "values", parameters: [],
                answers: "ValuesReceipt", isList: false, scope: "values", takes: "ValuesSending", bodyLimit: 4 << 20,
                troubles: [
                    ("409", "ValuesAsked"), ("413", "ValuesTooLarge"), ("415", "ValuesNotJSON"),
                    ("422", "ValuesRefused"),
                ], answer: send),
        ]
    }

    // MARK: - reading

    private func indicators(_ asked: Asked) async throws -> JSON {
        let view = try await feature.cube.view(for: asked.viewer)
        let units = try await ValueUnits.all(feature.database)
        let after = try asked.key()?.sort ?? ""
        let found = view.indicators.filter { $0.code > after }.sorted { $0.code < $1.code }
        let page = found.prefix(asked.limit)
        let next = found.count > page.count ? page.last.map { PageKey(.after, sort: $0.code, id: "i") } : nil
        return [
            "items": .array(page.map { ValuesAPI.json($0, units) }), "next": asked.next(next),
        ]
    }

    static func json(_ indicator: Indicator, _ units: ValueUnits) -> JSON {
        let steward: JSON =
            indicator.steward.flatMap { units[$0] }.map { ["code": .string($0.code), "name": .string($0.name)] }
            ?? .null
        return [
            "code": .string(indicator.code), "name": .string(indicator.name), "group": .string(indicator.group),
            "meaning": .string(indicator.meaning), "unit": .string(indicator.unit),
            "direction": .string(indicator.direction.rawValue), "kind": .string(indicator.kind.rawValue),
            "numerator": .string(indicator.numerator), "denominator": .string(indicator.denominator),
            "factor": .number(indicator.factor), "frequency": .string(indicator.frequency.rawValue),
            "delayMonths": .integer(Int64(indicator.delayMonths)), "source": .string(indicator.source),
            "steward": steward, "formula": .string(indicator.formula),
            "acrossUnits": .string(indicator.acrossUnits.rawValue),
            "acrossTime": .string(indicator.acrossTime.rawValue), "scope": .string(indicator.scope.rawValue),
            "decimals": .integer(Int64(indicator.decimals)), "needsApproval": .bool(indicator.needsApproval),
            "validFrom": .string(indicator.validFrom.iso),
            "validTo": indicator.validTo.map { .string($0.iso) } ?? .null,
            "retired": .bool(indicator.retiredReason != nil),
            "version": .integer(Int64(indicator.version)),
        ]
    }

    /// One value with the codes it is sorted by.
    private struct Line {
        let indicator: Indicator
        let unit: String
        let period: Period
        let value: Double
        let parts: (numerator: Double, denominator: Double)?
        let isContested: Bool
    }

    private func list(_ asked: Asked) async throws -> JSON {
        let view = try await feature.cube.view(for: asked.viewer)
        let units = try await ValueUnits.all(feature.database)
        // `indicator unit period`: codes hold no blanks.
        let after = try asked.key().map { $0.sort.split(separator: " ").map(String.init) } ?? []
        guard after.isEmpty || after.count == 3 else { throw APITrouble.noPage }
        let (from, to) = (asked["from"].flatMap { Period($0) }, asked["to"].flatMap { Period($0) })
        var lines: [Line] = []
        for indicator in view.indicators.sorted(by: { $0.code < $1.code }) {
            if let wanted = asked["indicator"], wanted != indicator.code { continue }
            guard after.isEmpty || indicator.code >= after[0], let block = view.block(indicator.id) else { continue }
            let isFirst = after.first == indicator.code
            for unit in block.units.compactMap({ units[$0] }).sorted(by: { $0.code < $1.code }) {
                if let wanted = asked["unit"], wanted != unit.code { continue }
                if isFirst, unit.code < after[1] { continue }
                for (period, value) in block.series(unit.id) {
                    if let from, period.start < from.start { continue }
                    if let to, period.end > to.end { continue }
                    if isFirst, unit.code == after[1], period.code <= after[2] { continue }
                    let place = block.row(of: unit.id).flatMap { row in
                        block.column(period).map { row * block.periods + $0 }
                    }
                    lines.append(
                        Line(
                            indicator: indicator, unit: unit.code, period: period, value: value,
                            parts: block.parts(unit.id, period),
                            isContested: place.map { block.contested.contains($0) } ?? false))
                    if lines.count > asked.limit { return page(lines, asked) }
                }
            }
        }
        return page(lines, asked)
    }

    private func page(_ lines: [Line], _ asked: Asked) -> JSON {
        let shown = lines.prefix(asked.limit)
        let next =
            lines.count > shown.count
            ? shown.last.map { PageKey(.after, sort: "\($0.indicator.code) \($0.unit) \($0.period.code)", id: "v") }
            : nil
        let items = shown.map { line -> JSON in
            [
                "indicator": .string(line.indicator.code), "unit": .string(line.unit),
                "period": .string(line.period.code), "value": .number(line.value),
                "numerator": line.parts.map { .number($0.numerator) } ?? .null,
                "denominator": line.parts.map { .number($0.denominator) } ?? .null,
                "contested": .bool(line.isContested),
            ]
        }
        return ["items": .array(items), "next": asked.next(next)]
    }

    // MARK: - sending

    private func send(_ asked: Asked) async throws -> JSON {
        let sent = try SentValues(asked.body)
        let view = try await feature.cube.view(for: .system("values"))
        let units = try await ValueUnits.all(feature.database)
        let rules = SendingRules(view: view, viewer: asked.viewer)
        var entries: [ValueEntry] = []
        var troubles: [JSON] = []
        for (place, value) in sent.values.enumerated() {
            do {
                let entry = try value.entry(view, units)
                try rules.check(entry)
                entries.append(entry)
            } catch let problem as any UserFacing {
                troubles.append(ValuesAPI.trouble(place, problem.message))
            } catch is NotVisible {
                troubles.append(ValuesAPI.trouble(place, IndicatorProblem.codeUnknown(value.indicator).message))
            }
        }
        guard troubles.isEmpty else { throw ValuesAPI.refusal(troubles) }
        // A program names its acts among its own: two programs may use one name.
        var sending = Sending(.api, key: "\(asked.viewer.actor):\(sent.key)", entries: entries)
        sending.source = sent.source
        do {
            let receipt = try await feature.values.send(sending, by: asked.viewer)
            return [
                "submission": .integer(receipt.submission), "entries": .integer(Int64(receipt.entries)),
                "known": .bool(receipt.wasKnown),
            ]
        } catch let open as OpenQuestions {
            let questions = open.questions.map { question -> JSON in
                [
                    "place": .integer(Int64(question.place)),
                    "indicator": .string(view.indicator(question.cell.indicator)?.code ?? ""),
                    "unit": .string(units.code(question.cell.unit)), "period": .string(question.cell.period.code),
                    "rule": .string(question.rule), "words": .string(question.words.vi),
                ]
            }
            throw APITrouble(
                status: 409, title: "Questions", detail: open.message.says, parameter: nil,
                more: [("code", .string(open.message.code)), ("questions", .array(questions))])
        } catch let problem as IndicatorProblem {
            throw ValuesAPI.refusal([ValuesAPI.trouble(0, problem.message)])
        }
    }

    private static func trouble(_ place: Int, _ message: UserMessage) -> JSON {
        [
            "place": .integer(Int64(place)), "code": .string(message.code), "says": .string(message.says),
            "next": .string(message.next),
        ]
    }

    private static func refusal(_ troubles: [JSON]) -> APITrouble {
        APITrouble(
            status: 422, title: "Unprocessable",
            detail: "Nothing was stored: \(troubles.count) values cannot be taken.",
            parameter: nil, more: [("entries", .array(troubles))])
    }
}

extension IndicatorsFeature {
    /// What this feature adds to the API and its document.
    package var api: APIAddition { ValuesAPI(feature: self).addition }
    var operations: [Operation] { api.operations }
}
