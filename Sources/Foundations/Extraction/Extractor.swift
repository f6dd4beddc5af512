package import Formats
package import Vocabulary
internal import Crypto

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
        let grammar = DeadlineGrammar(
            planYear: day?.year ?? planYear(document, head) ?? asOf?.year, documentDay: day ?? asOf, beforeIsStrict: false)
        var readers = CellReaders(directory: directory, deadlines: grammar)
        let tables = readTables(arranged)
        var proposals = Proposals()
        for table in tables { proposals.take(table, &readers) }
        var extract = Extract(source: source, document: head)
        if tables.isEmpty, let damaged = damagedTable(document) {
            let reading = readDamaged(damaged, index: 1, annex: "", &readers)
            proposals.progress = reading.progress
            proposals.tasks = reading.tasks
            extract.findings = reading.findings
            extract.tables = [reading.account]
            extract.source.ocr = true
        } else {
            extract.tables = tables.map(\.account)
        }
        extract.tasks = proposals.tasks
        extract.targets = proposals.targets
        extract.projects = proposals.projects
        extract.progress = proposals.progress
        return extract
    }
}

/// The year a document without a day speaks of: in its title, or printed under `ngày   tháng   năm 2026`.
private func planYear(_ document: RichDocument, _ head: DocumentHead) -> Int? {
    for case .paragraph(let paragraph) in document.blocks.prefix(30) {
        let words = Words(paragraph.text)
        if words.contains("thang"), words.contains("nam"), words.count < 14, let year = words.years.last { return year }
    }
    return head.title.flatMap { Words($0).years.max() }
}
