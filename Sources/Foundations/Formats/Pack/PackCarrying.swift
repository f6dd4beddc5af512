package import Vocabulary

extension PackReading {
    /// The reading as JSON, so that a page can hold what was checked and send it back without the file.
    package var json: JSON {
        .object([
            ("identity", .object(identity.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
            ("places", .object(places.sorted { $0.key < $1.key }.map { ($0.key, .integer(Int64($0.value))) })),
            (
                "lines",
                .array(
                    lines.map { line in
                        .object([
                            ("row", .integer(Int64(line.row))),
                            (
                                "cells",
                                .object(line.values.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })
                            ),
                        ])
                    })
            ),
        ])
    }

    /// Reads what `json` wrote. It comes from outside like the file itself: every cell is judged anew by its column.
    ///
    /// - Throws: `PackProblem.noTable` when it is anything else.
    package init(json: JSON, by reader: PackReader) throws(PackProblem) {
        guard case .object(let identity)? = json["identity"], case .object(let places)? = json["places"],
            let lines = json["lines"]?.array, lines.count <= reader.rowLimit
        else { throw .noTable(sheet: reader.sheet) }
        self.init(identity: [:], lines: [], places: [:])
        for (name, value) in identity { self.identity[name] = value.string }
        for (name, value) in places { self.places[name] = value.integer.map { Int(clamping: $0) } }
        for each in lines {
            guard let row = each["row"]?.integer else { throw .noTable(sheet: reader.sheet) }
            var line = PackLine(row: Int(clamping: row), values: [:], findings: [])
            for column in reader.columns {
                guard let value = each["cells"]?[column.id], let cell = TableCell(json: value) else { continue }
                switch CellReading(cell, column.kind) {
                case .value(let value): line.values[column.id] = value
                case .empty: break
                case .wrong(let says):
                    line.findings.append(PackFinding(address: address(column.id, row: line.row), says: says))
                }
            }
            self.lines.append(line)
        }
    }
}

extension PackValue {
    fileprivate var json: JSON {
        switch self {
        case .text(let text): .string(text)
        case .whole(let number): .integer(Int64(number))
        case .decimal(let number): .number(number)
        case .day(let day): .string(day.iso)
        }
    }
}

extension TableCell {
    fileprivate init?(json: JSON) {
        switch json {
        case .string(let text): self.init(text: text, column: 0)
        case .integer(let number): self.init(text: String(number), column: 0, value: .number(Double(number)))
        case .number(let number): self.init(text: "\(number)", column: 0, value: .number(number))
        default: return nil
        }
    }
}
