import Extraction

/// The rows of the tables that gave no proposal, with their words where the source still tells them.
struct LeftRows {
    let tables: [TableAccount]
    let lines: [SourceLine]
    let drafts: [Reading.Draft]
    /// The reason of a section row that the reader counted without naming it.
    static let unnamedSection = "#section"

    /// In the order of the document. Rows the reader counted as sections without naming them are those of a known table
    /// that are neither taken nor left.
    var rows: [Reading.LeftDraft] {
        var byPlace: [Int: SourceLine] = [:]
        for line in lines {
            if let table = line.place.table, let row = line.place.row { byPlace[table << 32 | row] = line }
        }
        var taken: Set<Int> = []
        for draft in drafts {
            if let table = draft.place.table, let row = draft.place.row { taken.insert(table << 32 | row) }
        }
        return tables.flatMap { table -> [Reading.LeftDraft] in
            let named = Set(table.left.map(\.row))
            var rows = table.left.map { left in
                self.row(table, left.row, LeftCause(why: left.why), left.why, byPlace)
            }
            let heads = Set(table.header.flatMap { $0.split(whereSeparator: \.isWhitespace) })
            let unnamed = lines.compactMap { line -> Int? in
                guard table.sections > 0, line.place.table == table.index, let row = line.place.row,
                    !named.contains(row),
                    !taken.contains(table.index << 32 | row)
                else { return nil }
                // the header itself is no row of the account
                let words = line.cells.flatMap { $0.text.split(whereSeparator: \.isWhitespace) }
                return words.isEmpty || words.allSatisfy(heads.contains) ? nil : row
            }
            rows += unnamed.prefix(table.sections).map {
                self.row(table, $0, .section, LeftRows.unnamedSection, byPlace)
            }
            return rows.sorted { $0.row < $1.row }
        }
    }

    private func row(
        _ table: TableAccount, _ number: Int, _ cause: LeftCause, _ why: String, _ byPlace: [Int: SourceLine]
    ) -> Reading.LeftDraft {
        var draft = Reading.LeftDraft(
            table: table.index, row: number, tableKind: table.kind.rawValue, cause: cause, why: why, cells: [],
            lines: nil)
        if let line = byPlace[table.index << 32 | number] {
            draft.cells = line.cells.map { $0.continues ? "" : $0.text }
            draft.lines = line.place.lineFrom.map { $0...(line.place.lineTo ?? $0) }
        } else if let span = linesBetween(table.index, number) {
            draft.lines = span
            draft.cells = lines.filter { line in
                line.place.table == nil && span.contains(line.place.lineFrom ?? 0)
            }.flatMap { $0.cells.map(\.text) }
        }
        return draft
    }

    /// For tables rebuilt from lines: the lines between the taken rows around this one, at most thirty.
    private func linesBetween(_ table: Int, _ row: Int) -> ClosedRange<Int>? {
        let places = drafts.map(\.place).filter { $0.table == table && $0.lineFrom != nil }
        let before = places.filter { ($0.row ?? 0) < row }.compactMap { $0.lineTo ?? $0.lineFrom }.max()
        let after = places.filter { ($0.row ?? 0) > row }.compactMap(\.lineFrom).min()
        switch (before, after) {
        case (let from?, let to?) where to - from > 1: return (from + 1)...min(to - 1, from + 30)
        case (nil, let to?) where to > 1: return max(1, to - 10)...(to - 1)
        default: return nil
        }
    }
}
