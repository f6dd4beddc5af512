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

    /// A deadline cell; a sheet's real date wins over how it looks.
    mutating func deadline(_ raw: String, value: CellValue? = nil) -> (reading: DeadlineReading, flags: [String]) {
        if case .date(let iso)? = value, let day = Day(iso) {
            return (DeadlineReading(raw: raw, kind: .date, start: day, end: day), [])
        }
        if raw.isEmpty { return (DeadlineReading(), []) }
        if let known = dates[raw] { return known }
        let reading = deadlines.read(raw)
        dates[raw] = (reading.reading, reading.flags)
        return (reading.reading, reading.flags)
    }
}
