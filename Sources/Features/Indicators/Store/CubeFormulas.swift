import Organizations
import Vocabulary

/// Brings the blocks of computed indicators up to date after their inputs or their definitions changed: each cell by the
/// formula over the same unit's cells, each total by the formula over the inputs' totals, inputs first.
enum CubeFormulas {
    /// - Parameters:
    ///   - touched: the blocks whose values changed.
    ///   - changed: the indicators whose definitions changed; their blocks were taken away.
    static func apply(to state: inout Cube.State, touched: Set<Cube.Key>, changed: Set<ID<Indicator>> = []) {
        var formulas: [String: Formula] = [:]
        for indicator in state.indicators where indicator.isComputed {
            formulas[indicator.code] = try? Formula.parse(indicator.formula)
        }
        guard state.indicators.contains(where: \.isComputed) else { return }
        var dirty = Set(
            Set(touched.map(\.indicator)).union(changed).compactMap { id in
                state.places[id].map { state.indicators[$0].code }
            })
        guard !dirty.isEmpty else { return }
        let graph = FormulaGraph(
            state.indicators.map { .init(code: $0.code, frequency: $0.frequency, formula: formulas[$0.code]) })
        let byCode = Dictionary(state.indicators.map { ($0.code, $0) }) { first, _ in first }
        let sound = Set(graph.order)
        // What cannot be computed says nothing, whatever was entered before it had a formula.
        for indicator in state.indicators where indicator.isComputed && !sound.contains(indicator.code) {
            if state.blocks.keys.contains(where: { $0.indicator == indicator.id }) { dirty.insert(indicator.code) }
            for key in state.blocks.keys where key.indicator == indicator.id { state.blocks[key] = nil }
        }
        for code in graph.order {
            guard let formula = formulas[code], let indicator = byCode[code],
                dirty.contains(code) || formula.codes.contains(where: dirty.contains)
            else { continue }
            dirty.insert(code)
            let inputs = formula.codes.compactMap { byCode[$0]?.id }
            for key in state.blocks.keys where key.indicator == indicator.id { state.blocks[key] = nil }
            for members in Set(state.blocks.keys.filter { inputs.contains($0.indicator) }.map(\.members)) {
                var blocks: [String: CubeBlock] = [:]
                for code in formula.codes {
                    guard let id = byCode[code]?.id else { continue }
                    blocks[code] = state.blocks[Cube.Key(indicator: id, members: members)]
                }
                state.blocks[Cube.Key(indicator: indicator.id, members: members)] = block(
                    of: indicator, by: formula, over: blocks)
            }
        }
    }

    /// The computed block; nil when nothing comes out.
    static func block(of indicator: Indicator, by formula: Formula, over inputs: [String: CubeBlock]) -> CubeBlock? {
        let ordered = formula.codes.compactMap { inputs[$0] }.filter { $0.periods > 0 }
        guard let first = ordered.map(\.first).min(), let end = ordered.map({ $0.first + $0.periods }).max() else {
            return nil
        }
        let periods = end - first
        let perYear = indicator.frequency.perYear
        var block = CubeBlock(frequency: indicator.frequency, isRatio: false)
        (block.first, block.periods) = (first, periods)
        var totals: [String: FormulaOperand] = [:]
        for (code, input) in inputs {
            let row = spread(input.total, from: input.first - first, over: periods)
            totals[code] = FormulaOperand(amounts: row, periods: periods, perYear: perYear)
        }
        block.total = formula.evaluate(columns: { totals[$0] }, count: periods)
        if indicator.scope == .province {
            // The province's one value is the formula over the totals, whoever reported the parts.
            if let steward = indicator.steward { (block.units, block.amounts) = ([steward], block.total) }
        } else {
            var seen: Set<ID<OrgUnit>> = []
            block.units = ordered.flatMap(\.units).filter { seen.insert($0).inserted }
            var columns: [String: FormulaOperand] = [:]
            for (code, input) in inputs {
                let cells = block.units.flatMap { unit -> [Double] in
                    guard let row = input.row(of: unit) else { return [Double](repeating: .nan, count: periods) }
                    let range = row * input.periods..<(row + 1) * input.periods
                    return spread(Array(input.amounts[range]), from: input.first - first, over: periods)
                }
                columns[code] = FormulaOperand(amounts: cells, periods: periods, perYear: perYear)
            }
            block.amounts = formula.evaluate(columns: { columns[$0] }, count: block.units.count * periods)
        }
        guard (block.total + block.amounts).contains(where: { !$0.isNaN }) else { return nil }
        block.rows = Dictionary(uniqueKeysWithValues: block.units.enumerated().map { ($1, $0) })
        block.known = (0..<periods).map { column in
            Int32(block.units.indices.count { !block.amounts[$0 * periods + column].isNaN })
        }
        return block
    }

    private static func spread(_ values: [Double], from start: Int, over count: Int) -> [Double] {
        var row = [Double](repeating: .nan, count: count)
        for (place, value) in values.enumerated() where start + place < count { row[start + place] = value }
        return row
    }
}
