/// Gaps and repeats in the numbers of a table's items. Numbers that restart under a heading are no gap.
func numberFindings(_ table: TableReading) -> [Finding] {
    var findings: [Finding] = []
    var last: RowNumber?
    var lastContext: SectionContext?
    for item in table.items {
        guard let number = item.number, !item.flags.contains("title.shared") else { continue }
        defer {
            last = number
            lastContext = item.context
        }
        guard let above = last, number.style == above.style else { continue }
        let isNewHeading = item.context != lastContext
        if number.path.last == 1, isNewHeading || number.depth > above.depth { continue }
        if number.follows(above) { continue }
        if number.path == above.path {
            findings.append(
                Finding(
                    code: "number.duplicate", severity: .warning, says: "Số thứ tự \(number.text) lặp lại.",
                    origin: item.origin))
        } else if let gap = missing(between: above, and: number) {
            findings.append(
                Finding(
                    code: "number.gap", severity: .info,
                    says: "Số thứ tự nhảy từ \(above.text) sang \(number.text), thiếu \(gap).", origin: item.origin))
        } else if !isNewHeading, number.depth == above.depth, number.path.dropLast() == above.path.dropLast() {
            findings.append(
                Finding(
                    code: "number.order", severity: .info,
                    says: "Số thứ tự \(number.text) đứng sau số \(above.text).", origin: item.origin))
        }
    }
    return findings
}

/// The numbers left out between two, in words; nil when the second does not come later in the same row of numbers.
private func missing(between above: RowNumber, and number: RowNumber) -> String? {
    guard number.depth <= above.depth else { return nil }
    let head = Array(above.path.prefix(number.depth))
    guard head.dropLast() == number.path.dropLast(), let from = head.last, let to = number.path.last, to > from + 1
    else {
        return nil
    }
    let prefix = number.path.count > 1 ? number.text.split(separator: ".").dropLast().joined(separator: ".") + "." : ""
    return to == from + 2 ? "số \(prefix)\(from + 1)" : "các số \(prefix)\(from + 1)–\(prefix)\(to - 1)"
}
