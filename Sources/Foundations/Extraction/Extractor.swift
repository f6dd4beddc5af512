internal import Crypto
package import Formats
package import Vocabulary

/// From a paper to proposals: the stages one after another, each a value for the next. Deterministic.
///
/// layout (lines that are cells become tables) → head → tables (shape, rows, proposals) → prose → findings.
package struct Extractor: Sendable {
    private let directory: AgencyDirectory
    private let asOf: Day?

    /// `asOf` stands in for the document's own day where a draft has none; nil takes nothing for granted.
    package init(directory: AgencyDirectory, asOf: Day? = nil) {
        self.directory = directory
        self.asOf = asOf
    }

    /// Reads the bytes of a file. Throws when the file cannot be used.
    package func extract(_ bytes: [UInt8], fileName: String) throws -> Extract {
        let document = try readDocument(bytes, fileName: fileName)
        let digest = SHA256.hash(data: bytes).map { byte in
            let hex = String(byte, radix: 16)
            return hex.utf8.count == 1 ? "0" + hex : hex
        }.joined()
        return extract(document, source: Source(file: fileName, sha256: digest, format: document.format.rawValue))
    }

    /// Reads a document that is already a tree.
    package func extract(_ document: RichDocument, source: Source) -> Extract {
        let arranged = arrange(document)
        let head = HeadReader(directory: directory).read(document)
        let day = head.date.flatMap(Day.init)
        let month = day == nil ? printedMonth(document) : nil
        let written = day?.year ?? month?.year
        let year =
            plannedYear(head.title, writtenIn: written) ?? written ?? head.title.flatMap { Words($0).years.max() }
            ?? asOf?.year
        let grammar = DeadlineGrammar(planYear: year, documentDay: day ?? asOf, beforeIsStrict: false)
        var readers = CellReaders(directory: directory, deadlines: grammar)
        let tables = readTables(arranged, isReport: head.kind == "báo cáo")
        var proposals = Proposals()
        for table in tables { proposals.take(table, &readers) }
        var extract = Extract(source: source, document: head)
        if head.kind == nil, head.title == nil { extract.document.title = tableTitle(arranged) }
        extract.tables = tables.map(\.account)
        if tables.isEmpty, let damaged = damagedTable(document) {
            let reading = readDamaged(damaged, index: 1, annex: "", &readers)
            (proposals.progress, proposals.tasks) = (reading.progress, reading.tasks)
            extract.findings = reading.findings
            extract.tables = [reading.account]
            extract.source.ocr = true
        }
        if extract.tables.allSatisfy({ $0.kind == .other }) {
            proposals.tasks += proseTasks(document, head: head, &readers)
        }
        extract.findings += findAll(&proposals, tables, arranged, documentDay: day ?? month)
        extract.tasks = proposals.tasks
        extract.targets = proposals.targets
        extract.projects = proposals.projects
        extract.progress = proposals.progress
        return extract
    }
}

/// The first day of the month under which a draft is written: `ngày    tháng 7 năm 2025`. Nil when it names none.
private func printedMonth(_ document: RichDocument) -> Day? {
    var seen = 0
    for block in document.blocks {
        let texts: [String]
        switch block {
        case .paragraph(let paragraph): texts = [paragraph.text]
        case .table(let table): texts = table.rows.prefix(4).flatMap { $0.cells.map(\.text) }
        }
        for text in texts where !text.isEmpty {
            seen += 1
            let words = Words(text)
            guard words.count <= 14, words.contains("ngay thang"), let year = words.years.last,
                let month = words.numbers.first(where: { (1...12).contains($0) })
            else { continue }
            return Day(year: year, month: month, day: 1)
        }
        if seen > 40 { break }
    }
    return nil
}

/// The year a plan is for, when its title says so and it was written in that year or the year before: `Kế hoạch …
/// năm 2027`. A year inside a cited paper's date, after `đến` or of a period is none.
private func plannedYear(_ title: String?, writtenIn written: Int?) -> Int? {
    guard let title, let written else { return nil }
    let words = Words(title).text.split(separator: " ")
    let named = words.indices.dropFirst().compactMap { index -> Int? in
        guard let year = Int(words[index]), (2000...2099).contains(year), words[index - 1] == "nam" else { return nil }
        let before = words[..<(index - 1)].suffix(4)
        if before.contains("ngay") || before.contains("thang") || before.contains("quy") { return nil }
        return ["den", "tu", "so", "voi", "doan"].contains(before.last ?? "") ? nil : year
    }
    guard Set(named).count == 1, let year = named.first, year == written || year == written + 1 else { return nil }
    return year
}
