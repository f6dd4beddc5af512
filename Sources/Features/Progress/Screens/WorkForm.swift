import Database
import Files
import Organizations
import Vietnamese
import Vocabulary
import Web

/// What is entered about one promise as it was typed, until every word can be read: from a form, from a draft, or filled
/// in beforehand with what was said last.
struct WorkForm: Sendable, Equatable {
    /// The version of the promise the person saw.
    var version = 0
    /// How many updates there were when the person looked: what came after is shown beside the words (L22).
    var seen = 0
    var key = ""
    var occurrence = ""
    var status = ""
    var percent = ""
    var result = ""
    var nextStep = ""
    var cause = ""
    /// The name of the unit that is waited for.
    var waitsFor = ""
    var obstacles = ""
    var proposals = ""
    var papers: [Paper] = []
    var answers: [String: String] = [:]

    /// One document as typed.
    struct Paper: Sendable, Equatable {
        var kind = ""
        var number = ""
        var day = ""
        var issuer = ""
        var title = ""
        var link = ""
        var file: Kept?

        /// Nothing was typed and no file was chosen; the kind alone says nothing.
        var isBlank: Bool { file == nil && [number, day, issuer, title, link].allSatisfy(\.isEmpty) }
    }

    /// A file that the house keeps already.
    struct Kept: Sendable, Equatable {
        let hash: ContentHash
        let name: String
        let bytes: Int
    }

    /// Documents in one sending.
    static let mostPapers = 10

    init() {}

    /// Filled in with what was said last, for the occurrence that is to be reported.
    init(_ item: WorkItem, occurrence: String, key: String) {
        let assignment = item.assignment
        version = assignment.version
        seen = assignment.updates
        self.key = key
        self.occurrence = occurrence
        status = ProgressEntry.Status.active.rawValue
        guard let latest = item.latest else { return }
        // A new period begins with the plans of the one before, not with its results.
        let isSame = latest.occurrence == occurrence
        status = isSame ? latest.status.rawValue : status
        percent = isSame ? latest.percent.map(String.init) ?? "" : ""
        result = isSame ? latest.result : ""
        nextStep = latest.nextStep
        obstacles = latest.obstacles
        proposals = latest.proposals
        cause = latest.cause
    }

    /// What was sent. Files that the house keeps already are believed only when `kept` holds them: a hash opens nothing.
    init(_ form: Form, kept: [Kept]) {
        let line = { (name: String) in tidy(form[name] ?? "") }
        let words = { (name: String) in WorkForm.trimmed(form[name] ?? "") }
        version = Int(line("ban")) ?? 0
        seen = Int(line("lan")) ?? 0
        key = String(line("khoa").prefix(64))
        occurrence = line("ky")
        status = line("tinh-hinh")
        percent = line("ty-le")
        result = words("ket-qua")
        nextStep = words("viec-tiep")
        cause = line("nguyen-nhan")
        waitsFor = line("cho-co-quan")
        obstacles = words("vuong-mac")
        proposals = words("de-nghi")
        for number in 1...WorkForm.mostPapers {
            var paper = Paper()
            paper.kind = line("mc-loai-\(number)")
            paper.number = line("mc-so-\(number)")
            paper.day = line("mc-ngay-\(number)")
            paper.issuer = line("mc-co-quan-\(number)")
            paper.title = line("mc-ten-\(number)")
            paper.link = line("mc-lien-ket-\(number)")
            let hash = line("mc-giu-\(number)")
            paper.file = kept.first { $0.hash.text == hash }
            papers.append(paper)
        }
        for field in form.fields where field.name.hasPrefix("tra-loi-") {
            answers[String(field.name.dropFirst("tra-loi-".count).prefix(40))] = WorkForm.trimmed(field.value)
        }
        if answers.count > 20 { answers = [:] }
    }

    /// Leaves out the documents of which nothing was typed.
    mutating func dropBlankPapers() { papers.removeAll(where: \.isBlank) }

    /// Words without blanks around them; their lines stay.
    private static func trimmed(_ text: String) -> String {
        let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let scalars = text.unicodeScalars.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        return String(String.UnicodeScalarView(scalars))
    }
}

/// A word that cannot be read, and the field it stands in.
struct FieldTrouble: Error {
    let field: String
    let message: UserMessage

    init(_ field: String, _ problem: any UserFacing) {
        self.field = field
        message = problem.message
    }
}

extension WorkForm {
    /// The entry, when every word can be read.
    ///
    /// - Parameter unit: finds a unit by what people call it.
    /// - Throws: `FieldTrouble` about the first word that cannot.
    func entry(
        about assignment: ID<Assignment>, hasSteps: Bool, source: ProgressEntry.Source = .page,
        unit: (String) async throws -> ID<OrgUnit>?
    ) async throws -> ProgressEntry {
        var entry = ProgressEntry(assignment: assignment, version: version, key: key)
        entry.source = source
        entry.occurrence = occurrence
        entry.status = ProgressEntry.Status(rawValue: status) ?? .active
        if !hasSteps { entry.percent = try readPercent() }
        entry.result = result
        entry.nextStep = nextStep
        entry.obstacles = obstacles
        entry.proposals = proposals
        entry.answers = answers
        entry.cause = cause
        guard cause.isEmpty || DelayCause.of(cause) != nil else {
            throw FieldTrouble("nguyen-nhan", ProgressProblem.unknownCause(cause))
        }
        if DelayCause.of(cause)?.needsUnit == true || !waitsFor.isEmpty {
            guard !waitsFor.isEmpty else {
                // What was said before and is still so needs no second naming.
                entry.evidence = try evidence()
                return entry
            }
            guard let found = try await unit(waitsFor) else {
                throw FieldTrouble("cho-co-quan", ProgressProblem.unitUnknown(waitsFor))
            }
            entry.waitsFor = found
        }
        entry.evidence = try evidence()
        return entry
    }

    /// `40`, `40%`, `40,0 %`; nil when nothing was written.
    private func readPercent() throws(FieldTrouble) -> Int? {
        let bare = percent.filter { $0 != "%" && $0 != " " }
        if bare.isEmpty { return nil }
        guard let value = VietnameseNumber.read(String(bare)), (0...100).contains(value), value == value.rounded()
        else { throw FieldTrouble("ty-le", ProgressProblem.percentUnreadable(percent)) }
        return Int(value)
    }

    /// The documents, when each has a date that can be read.
    func evidence() throws(FieldTrouble) -> [NewEvidence] {
        var evidence: [NewEvidence] = []
        for (index, paper) in papers.enumerated() where !paper.isBlank {
            guard let day = DayText.read(paper.day) else {
                throw FieldTrouble("mc-ngay-\(index + 1)", ProgressProblem.dayUnreadable(paper.day))
            }
            var new = NewEvidence(issuedOn: day)
            new.kind = EvidenceKind.of(paper.kind)?.code ?? EvidenceKind.other
            new.number = paper.number
            new.issuer = paper.issuer
            new.title = paper.title
            if new.number.isEmpty, new.title.isEmpty, let file = paper.file { new.title = file.name }
            new.link = paper.link
            new.file = paper.file?.hash
            new.fileName = paper.file?.name ?? ""
            new.fileBytes = paper.file?.bytes
            evidence.append(new)
        }
        return evidence
    }
}

extension WorkForm {
    /// As a draft keeps it.
    var json: JSON {
        .object([
            ("seen", .integer(Int64(seen))), ("occurrence", .string(occurrence)), ("status", .string(status)),
            ("percent", .string(percent)), ("result", .string(result)), ("nextStep", .string(nextStep)),
            ("cause", .string(cause)), ("waitsFor", .string(waitsFor)), ("obstacles", .string(obstacles)),
            ("proposals", .string(proposals)),
            ("papers", .array(papers.map(\.json))),
            ("answers", .object(answers.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
        ])
    }

    /// A draft; what it does not hold is empty.
    init(_ json: JSON) {
        let word = { (name: String) in json[name]?.string ?? "" }
        seen = json["seen"]?.integer.map { Int($0) } ?? 0
        occurrence = word("occurrence")
        status = word("status")
        percent = word("percent")
        result = word("result")
        nextStep = word("nextStep")
        cause = word("cause")
        waitsFor = word("waitsFor")
        obstacles = word("obstacles")
        proposals = word("proposals")
        papers = (json["papers"]?.array ?? []).prefix(WorkForm.mostPapers).map { Paper($0) }
        if case .object(let pairs)? = json["answers"] {
            for (code, answer) in pairs { answers[code] = answer.string }
        }
    }
}

extension WorkForm.Paper {
    fileprivate var json: JSON {
        var members: [(String, JSON)] = [
            ("kind", .string(kind)), ("number", .string(number)), ("day", .string(day)), ("issuer", .string(issuer)),
            ("title", .string(title)), ("link", .string(link)),
        ]
        if let file {
            members += [
                ("file", .string(file.hash.text)), ("fileName", .string(file.name)),
                ("fileBytes", .integer(Int64(file.bytes))),
            ]
        }
        return .object(members)
    }

    fileprivate init(_ json: JSON) {
        let word = { (name: String) in json[name]?.string ?? "" }
        kind = word("kind")
        number = word("number")
        day = word("day")
        issuer = word("issuer")
        title = word("title")
        link = word("link")
        if let hash = ContentHash(word("file")) {
            file = WorkForm.Kept(hash: hash, name: word("fileName"), bytes: Int(json["fileBytes"]?.integer ?? 0))
        }
    }
}
