import Formats
package import Vocabulary

/// One value as it goes out to other programs.
package struct SDMXObservation: Sendable, Hashable {
    /// How far a value can be relied on, after SDMX's CL_OBS_STATUS.
    package enum Status: String, CaseIterable, Sendable {
        case normal = "A"
        /// Contested, or said to be revised later.
        case provisional = "P"
        /// Sent, and not yet approved by a second person.
        case unvalidated = "V"

        var words: String {
            switch self {
            case .normal: "Bình thường"
            case .provisional: "Tạm tính"
            case .unvalidated: "Chưa duyệt"
            }
        }
    }

    /// Codes of the house, as in the structure.
    package var indicator: String
    package var area: String
    /// For each dimension of the structure its member, empty for the whole.
    package var members: [String]
    package var period: Period
    /// In the indicator's unit, finite.
    package var value: Double
    package var numerator: Double?
    package var denominator: Double?
    /// `%`, `hộ`.
    package var unit: String
    package var status: Status
    package var note: String

    package init(
        indicator: String, area: String, members: [String] = [], period: Period, value: Double,
        numerator: Double? = nil, denominator: Double? = nil, unit: String, status: Status = .normal, note: String = ""
    ) {
        self.indicator = indicator
        self.area = area
        self.members = members
        self.period = period
        self.value = value
        self.numerator = numerator
        self.denominator = denominator
        self.unit = unit
        self.status = status
        self.note = note
    }
}

/// Writes values as SDMX-CSV 2.0, piece by piece, for as many as there are: take what was written from time to time.
package struct SDMXDataWriter: Sendable {
    private var csv = CSVWriter(CSVStyle(hasByteOrderMark: false))
    private let flow: String
    private let dimensions: Int
    /// Codes already turned into identifiers: a file holds few of them, each very often.
    private var ids: [String: String] = [:]

    /// Begins with the line of columns.
    package init(_ structure: SDMXStructure) {
        flow = "\(structure.agency):\(SDMXStructure.flow)(\(SDMXStructure.version))"
        dimensions = structure.dimensions.count
        let columns =
            ["STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "INDICATOR", "REF_AREA"]
            + structure.dimensions.map(\.column)
            + ["TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "OBS_STATUS", "NUMERATOR", "DENOMINATOR", "COMMENT_OBS"]
        for column in columns { csv.text(column) }
        csv.endRecord()
    }

    /// Bytes that wait to be taken.
    package var count: Int { csv.count }

    /// What was written since the last time.
    package mutating func take() -> [UInt8] { csv.take() }

    /// One line. A member for which the structure has no dimension is left out.
    package mutating func add(_ observation: SDMXObservation) {
        csv.text("dataflow")
        csv.text(flow)
        // Information: what the sender knows, with no demand on what the reader keeps.
        csv.text("I")
        csv.text(SDMXCode.frequency(observation.period.frequency))
        csv.text(id(observation.indicator))
        csv.text(id(observation.area))
        for place in 0..<dimensions {
            csv.text(id(observation.members.indices.contains(place) ? observation.members[place] : ""))
        }
        csv.text(observation.period.code)
        csv.real(observation.value)
        csv.text(SDMXCode.oneLine(observation.unit))
        csv.text(observation.status.rawValue)
        for number in [observation.numerator, observation.denominator] {
            if let number { csv.real(number) } else { csv.empty() }
        }
        csv.text(SDMXCode.oneLine(observation.note))
        csv.endRecord()
    }

    private mutating func id(_ code: String) -> String {
        if let known = ids[code] { return known }
        let id = SDMXCode.id(code)
        if ids.count < 100_000 { ids[code] = id }
        return id
    }
}
