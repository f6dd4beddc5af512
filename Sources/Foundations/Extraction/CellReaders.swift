internal import Formats
internal import Vocabulary

/// The normal forms of cells for one document, each distinct text read once.
struct CellReaders {
    let directory: AgencyDirectory
    let deadlines: DeadlineGrammar
    private var agencies: [String: AgencyReading] = [:]
    private var pairs: [String: (lead: AgencyReading, coop: AgencyReading)] = [:]
    private var dates: [String: (reading: DeadlineReading, flags: [String])] = [:]

    init(directory: AgencyDirectory, deadlines: DeadlineGrammar) {
        self.directory = directory
        self.deadlines = deadlines
    }

    mutating func agency(_ raw: String) -> AgencyReading {
        if raw.isEmpty { return AgencyReading() }
        if let known = agencies[raw] { return known }
        let reading = directory.read(raw)
        agencies[raw] = reading
        return reading
    }

    mutating func leadAndCoop(_ raw: String) -> (lead: AgencyReading, coop: AgencyReading) {
        if raw.isEmpty { return (AgencyReading(), AgencyReading()) }
        if let known = pairs[raw] { return known }
        let reading = directory.readLeadAndCoop(raw)
        pairs[raw] = (reading.lead, reading.coop)
        return (reading.lead, reading.coop)
    }

    /// The cells of a column of leads and of one of cooperation. A lead's cell may name both (`Chủ trì: Sở A; phối hợp:
    /// Sở B`), also where the head speaks of one.
    mutating func leadAndCoop(_ lead: String, besides coop: String) -> (lead: AgencyReading, coop: AgencyReading) {
        guard agencies[lead] == nil, saysRole(lead) else { return (agency(lead), agency(coop)) }
        let pair = leadAndCoop(lead)
        return (pair.lead, coop.isEmpty ? pair.coop : agency(coop))
    }

    /// `chủ trì` or `phối hợp` stands in the cell.
    private func saysRole(_ cell: String) -> Bool {
        guard cell.utf8.count >= 10 else { return false }
        return Words(cell).containsAny(["chu tri", "phoi hop"])
    }

    /// A deadline cell; a sheet's real date wins over how it looks.
    mutating func deadline(_ raw: String, value: CellValue? = nil) -> (reading: DeadlineReading, flags: [String]) {
        if case .date(let iso)? = value, let day = Day(iso) {
            return (DeadlineReading(raw: raw, kind: .date, start: day, end: day), [])
        }
        if raw.isEmpty { return (DeadlineReading(), []) }
        if let known = dates[raw] { return known }
        let reading = deadlines.read(englishDate(raw) ?? raw)
        var found = reading.reading
        found.raw = raw
        dates[raw] = (found, reading.flags)
        return (found, reading.flags)
    }
}

/// `30 June 2026`, `June 30, 2026`, `Sep 2026` as `30/6/2026` and `9/2026`; nil when no English month stands there.
private func englishDate(_ raw: String) -> String? {
    guard raw.utf8.count <= 40, raw.utf8.allSatisfy({ $0 < 128 }) else { return nil }
    let words = Words(raw).text.split(separator: " ")
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    guard
        let place = words.firstIndex(where: {
            $0.utf8.count >= 3 && months.contains(String($0.prefix(3))) && !$0.contains { $0.isNumber }
        }),
        let month = months.firstIndex(of: String(words[place].prefix(3)))
    else { return nil }
    let numbers = words.compactMap { Int($0) ?? Int($0.prefix { $0.isNumber }) }
    guard let year = numbers.first(where: { (2000...2099).contains($0) }) else { return nil }
    let day = numbers.first { (1...31).contains($0) }
    return (day.map { "\($0)/" } ?? "") + "\(month + 1)/\(year)"
}
