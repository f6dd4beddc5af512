internal import Formats

/// A line of a scanned page.
struct ScannedLine {
    var number: Int
    var text: String
    var words: Words
    /// Blank lines before it.
    var gap: Int
    var length: Int
}

/// One row found in a scanned table whose columns ran into each other.
struct DamagedRow {
    var lines: [ScannedLine]
    /// As it stands in the text; empty when it was lost.
    var printedNumber: String
    /// By the order of the rows, where that leaves no doubt; empty otherwise.
    var number: String
    var heading: String
    var headingText: String
}

/// A table of a scanned paper: its head's lines, headings and rows.
struct DamagedTable {
    var head: [ScannedLine]
    var rows: [DamagedRow]
    var headings: Int
    var isProgress: Bool
}

/// Finds a scanned table whose cells were run together line by line; nil when the text has none.
///
/// Rows are told by what every row has: its own number or its own deadline. Where one row ends and the next begins is
/// chosen among the lines between two such anchors.
func damagedTable(_ document: RichDocument) -> DamagedTable? {
    guard document.format == .text, !document.blocks.contains(where: { if case .table = $0 { true } else { false } })
    else {
        return nil
    }
    let lines = scannedLines(document)
    guard let at = lines.firstIndex(where: isDamagedHead) else { return nil }
    var start = at
    while start > 0, lines[start].gap == 0, at - start < 2 { start -= 1 }
    var end = at + 1
    while end < lines.count, end - at <= 4, lines[end].gap == 0, lines[end].length < 70, isHeadWords(lines[end].words) {
        end += 1
    }
    let head = Array(lines[start..<end])
    let (headings, body) = cutHeadings(Array(lines[end...]))
    let keys = rowKeys(body)
    guard keys.count >= 3 else { return nil }
    let starts = rowStarts(body, keys, headings)
    var rows: [DamagedRow] = []
    for (index, first) in starts.enumerated() {
        let last = index + 1 < starts.count ? starts[index + 1] : body.count
        let heading = headings.last { $0.before <= first }
        rows.append(
            DamagedRow(
                lines: Array(body[first..<last]), printedNumber: keys[index].number, number: "",
                heading: heading?.no ?? "", headingText: heading?.text ?? ""))
    }
    numberRows(&rows)
    let words = Words(head.map(\.text).joined(separator: " "))
    return DamagedTable(
        head: head, rows: rows, headings: headings.count,
        isProgress: words.containsAny(["du kien", "den ngay", "vuong mac"]))
}

private func scannedLines(_ document: RichDocument) -> [ScannedLine] {
    var lines: [ScannedLine] = []
    var above = 0
    for case .paragraph(let paragraph) in document.blocks {
        let text = cleaned(paragraph.text)
        let number = paragraph.lines?.lowerBound ?? lines.count + 1
        guard !text.isEmpty else { continue }
        lines.append(
            ScannedLine(
                number: number, text: text, words: Words(text), gap: max(0, number - above - 1),
                length: text.unicodeScalars.count))
        above = number
    }
    return lines
}

/// All column heads on one line: `TT Tên nhiệm vụ Cơ quan Kết quả yêu cầu …`.
private func isDamagedHead(_ line: ScannedLine) -> Bool {
    guard line.words.hasAnyPrefix(["tt", "stt"]), line.words.count >= 6, line.length < 200 else { return false }
    let heads: [StaticString] = [
        "nhiem vu", "noi dung", "co quan", "don vi", "ket qua", "du kien", "thoi han", "thoi gian",
        "phoi hop", "chu tri", "san pham", "tien do", "chi tieu",
    ]
    return heads.count { line.words.contains($0) } >= 3
}

private func isHeadWords(_ words: Words) -> Bool {
    words.containsAny(["chu tri", "den ngay", "den thang", "thanh", "nghi", "hoan", "phoi hop", "kien nghi", "yeu cau"])
}

// MARK: headings

/// A heading over the rows from body line `before` on.
private struct DamagedHeading {
    var before: Int
    var no: String
    var text: String
}

/// Lines wider than any row of cells, without column bars, are headings over the whole width; they leave the body.
private func cutHeadings(_ lines: [ScannedLine]) -> (headings: [DamagedHeading], body: [ScannedLine]) {
    var headings: [DamagedHeading] = []
    var body: [ScannedLine] = []
    var index = 0
    while index < lines.count {
        let line = lines[index]
        let inner = line.text.unicodeScalars.dropFirst(6)
        guard line.length >= 96, !inner.contains("|") else {
            body.append(line)
            index += 1
            continue
        }
        var text = line.text
        index += 1
        while index < lines.count, lines[index].gap <= 1, goesOn(lines[index]) {
            text += " " + lines[index].text
            index += 1
        }
        let printed = String(text.unicodeScalars.prefix { $0 != " " })
        let number = RowNumber(printed).flatMap { $0.style == .roman ? $0.text : nil } ?? ""
        headings.append(DamagedHeading(before: body.count, no: number, text: text))
    }
    return (headings, body)
}

private func goesOn(_ line: ScannedLine) -> Bool {
    guard let letter = line.text.unicodeScalars.first(where: { $0.properties.isAlphabetic }) else { return false }
    return letter.properties.isLowercase
        && !line.text.unicodeScalars.prefix(3).contains { $0.properties.numericType != nil }
        && !line.text.unicodeScalars.dropFirst(6).contains("|")
}

// MARK: anchors

/// What tells that there is a row: its printed number or its deadline, at a body line.
struct RowKey {
    var line: Int
    var number: String
    /// Where its deadline stands; nil when it has none that can be seen.
    var date: Int?
}

private func rowKeys(_ body: [ScannedLine]) -> [RowKey] {
    var numbers: [RowKey] = []
    var highest = 0
    for index in body.indices {
        guard let number = leadingNumber(body[index].text) else { continue }
        if let value = Int(number) {
            // Numbers only rise; one misread in between is kept as a sign of a row, not as its number.
            guard value > 0, value <= highest + 25 else { continue }
            if value < highest { continue }
            highest = max(highest, highest == 0 || value <= highest + 8 ? value : highest)
        }
        numbers.append(RowKey(line: index, number: number))
    }
    let dates = body.indices.filter { hasDeadlineSign(body, $0) }
    var owned: Set<Int> = []
    var settled: Set<Int> = []
    var keys = numbers
    // A date beside a number is its own; a number still without one takes the nearest between its neighbours.
    for reach in [2, 30] {
        for (at, key) in numbers.enumerated() where !settled.contains(at) {
            let before = at > 0 ? numbers[at - 1].line : -1
            let after = at + 1 < numbers.count ? numbers[at + 1].line : body.count
            let near = dates.filter { $0 > before && $0 < after && abs($0 - key.line) <= reach && !owned.contains($0) }
                .min { abs($0 - key.line) < abs($1 - key.line) }
            guard let near else { continue }
            settled.insert(at)
            keys[at].date = near
            owned.formUnion(dates.filter { abs($0 - near) <= 2 })
        }
    }
    var last = -10
    for date in dates where !owned.contains(date) && date - last > 2 {
        keys.append(RowKey(line: date, number: "", date: date))
        last = date
    }
    return keys.sorted { $0.line < $1.line }
}

/// A number alone, before a bar or before words, at the start of a line: `17`, `1 |liên tục`, `(1) đêm`, `@ …`.
private func leadingNumber(_ text: String) -> String? {
    let first = text.split(separator: " ", maxSplits: 1).first.map(String.init) ?? ""
    let rest = text.unicodeScalars.dropFirst(first.unicodeScalars.count).drop { $0 == " " }
    if first.hasPrefix("("), first.hasSuffix(")"), let number = RowNumber(first), number.style == .bracketed {
        return first
    }
    if first == "@" || first == "®", rest.first?.properties.isUppercase == true { return first }
    guard first.utf8.count <= 2, Int(first) != nil else { return nil }
    if rest.isEmpty || rest.first == "|" { return first }
    // `8 , ,` or `12 X 2 ngành`: scanner's dust after the number, or words.
    return rest.first.map { $0 == "," || $0.properties.isAlphabetic || $0 == "." } ?? false ? first : nil
}

// MARK: boundaries

private let verbs = [
    "xaydung", "hoanthanh", "trienkhai", "tochuc", "cuthe", "nangcap", "daymanh", "congbo", "taptrung", "thucday",
    "phattrien", "rasoat", "thammuu", "dautu", "botri", "nghiencuu", "thuchien", "tangcuong", "phathuy", "nangcao",
    "phoihop", "huongdan", "capnhat", "duytri", "kiemtra", "danhgia", "baodam", "hotro", "mohinh", "tuyentruyen",
]

private func rowStarts(_ body: [ScannedLine], _ keys: [RowKey], _ headings: [DamagedHeading]) -> [Int] {
    var starts = [0]
    for index in keys.indices.dropFirst() {
        let low = min(max(keys[index - 1].line, keys[index - 1].date ?? 0) + 1, keys[index].line)
        let high = keys[index].line
        if let heading = headings.last(where: { $0.before > keys[index - 1].line && $0.before <= high }) {
            starts.append(heading.before)
            continue
        }
        let best = (low...max(low, high)).max { startScore(body, $0, keys[index]) < startScore(body, $1, keys[index]) }
        starts.append(best ?? high)
    }
    return starts
}

/// How well a line looks like the first line of a row.
private func startScore(_ body: [ScannedLine], _ at: Int, _ key: RowKey) -> Double {
    let line = body[at]
    let above = body[at - 1]
    var score = 0.0
    if at == key.line, !key.number.isEmpty, line.text.utf8.count <= 4 || key.number == "@" { return 9 }
    if endsSentence(above.text) { score += 3 }
    if line.gap > 0 { score += 1 }
    guard let letter = line.text.unicodeScalars.first(where: { $0.properties.isAlphabetic }) else { return score - 3 }
    if letter.properties.isLowercase { score -= 2 }
    let words = line.words
    if words.hasAnyPrefix(["tiep tuc", "dang", "da", "pa", "d3", "pang", "mot so", "ban hanh", "du kien"]) {
        score -= 4
    }
    if words.hasAnyPrefix(["cac bo", "cac so", "cac dia", "cac tinh", "nganh", "phuong", "cac thanh"]) { score -= 2.5 }
    let first = String(words.text.split(separator: " ").prefix(4).joined().prefix(9))
    if verbs.contains(where: { isNear(String(first.prefix($0.utf8.count)), $0, within: $0.utf8.count > 6 ? 2 : 1) }) {
        score += 3.5
    }
    return score
}

/// The line, or its first column, ends a sentence.
private func endsSentence(_ text: String) -> Bool {
    if let last = text.unicodeScalars.last, ".:".unicodeScalars.contains(last) { return true }
    let head = text.unicodeScalars.prefix(32)
    guard let point = head.lastIndex(of: "."), point != head.startIndex else { return false }
    let before = head[head.index(before: point)]
    let after = head.index(after: point)
    return before.properties.isAlphabetic && after != head.endIndex && head[after] == " "
        && head.distance(from: head.startIndex, to: point) >= 8
}

/// Whether two words differ by at most `within` letters (Levenshtein).
func isNear(_ first: String, _ second: String, within: Int) -> Bool {
    let (a, b) = (Array(first.utf8), Array(second.utf8))
    if abs(a.count - b.count) > within { return false }
    var row = Array(0...b.count)
    for i in a.indices {
        var previous = row[0]
        row[0] = i + 1
        for j in b.indices {
            let change = previous + (a[i] == b[j] ? 0 : 1)
            previous = row[j + 1]
            row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
        }
    }
    return row[b.count] <= within
}

// MARK: numbers

/// Numbers by order: where the numbers that can be read agree with the places of their rows, the lost ones are known.
private func numberRows(_ rows: inout [DamagedRow]) {
    var place = 0
    var places: [Int?] = []
    for row in rows {
        if isSub(row.printedNumber) {
            places.append(nil)
        } else {
            place += 1
            places.append(place)
        }
    }
    let readable = zip(rows, places).filter { $1 != nil && Int($0.printedNumber) != nil }
    let agreeing = readable.count { Int($0.printedNumber) == $1 }
    let isSure = agreeing * 4 >= readable.count * 3 && agreeing >= 3
    var main = ""
    var sub = 0
    for index in rows.indices {
        if let place = places[index] {
            main = isSure ? String(place) : rows[index].printedNumber
            rows[index].number = main
            sub = 0
        } else {
            sub += 1
            rows[index].number = "\(main)(\(sub))"
        }
    }
}

private func isSub(_ number: String) -> Bool { number.hasPrefix("(") || number == "@" || number == "®" }
