package import Vocabulary

/// The values of a proposal. One struct for the four kinds: what a kind does not have stays empty.
package struct ProposalFields: Codable, Hashable, Sendable {
    package var annex = ""
    /// The section as printed (`II.3`) and its title.
    package var section = ""
    package var sectionTitle = ""
    package var no = ""
    package var title = ""
    package var lead = Parties()
    /// Those who take part; for a target those who carry it out.
    package var coop = Parties()
    package var deadline = DeadlineFields()
    /// What must come out of it (sản phẩm).
    package var product = ""

    /// Targets: the phase as printed, its last year, the number of the target above.
    package var phase = ""
    package var horizon: Int?
    package var parent: String?
    package var unit = ""
    package var value = ValueFields()

    /// Projects: the group as printed and the years ticked.
    package var group = ""
    package var years: [Int] = []

    /// Progress: what was expected, done, planned, and what stands in the way; the mission it speaks of.
    package var expected = ""
    package var achieved = ""
    package var planned = ""
    package var obstacles = ""
    package var missionID: String?
    package var missionTitle: String?

    package init() {}
}

/// Agencies as written and as known.
package struct Parties: Codable, Hashable, Sendable {
    /// The cell's words; kept whatever is decided.
    package var raw = ""
    /// Unit codes in order, groups as groups.
    package var units: [String] = []
    /// Pieces of `raw` that no unit matches.
    package var unknown: [String] = []

    package init(raw: String = "", units: [String] = [], unknown: [String] = []) {
        self.raw = raw
        self.units = units
        self.unknown = unknown
    }

    /// Nobody is named.
    package var isEmpty: Bool { raw.isEmpty && units.isEmpty }
}

/// A deadline as written and as understood.
package struct DeadlineFields: Codable, Hashable, Sendable {
    /// The words of the source; kept whatever is decided.
    package var raw = ""
    /// `date`, `month`, `quarter`, `half`, `year`, `range`, `recurring`, `ongoing`, `conditional`, `none`, `invalid`.
    package var kind = "none"
    /// ISO days, the end inclusive.
    package var start: String?
    package var end: String?

    package init(raw: String = "", kind: String = "none", start: String? = nil, end: String? = nil) {
        self.raw = raw
        self.kind = kind
        self.start = start
        self.end = end
    }

    /// The last day, when there is one.
    package var dueDay: Day? { end.flatMap { Day($0) } }

    /// The kinds in the order of the form, with their names.
    package static let kinds: [(code: String, name: String)] = [
        ("date", "Ngày"), ("month", "Tháng"), ("quarter", "Quý"), ("half", "Sáu tháng"), ("year", "Năm"),
        ("range", "Khoảng thời gian"), ("recurring", "Định kỳ"), ("ongoing", "Thường xuyên"),
        ("conditional", "Theo điều kiện"), ("none", "Không nêu"), ("invalid", "Không có trong lịch"),
    ]

    /// The name of the kind; the code itself when unknown.
    package var kindName: String { DeadlineFields.kinds.first { $0.code == kind }?.name ?? kind }
}

/// A target's value as written and as understood.
package struct ValueFields: Codable, Hashable, Sendable {
    package var raw = ""
    /// `>=`, `<=`, `>`, `<`, `=`, `range`, `rank`, `level`, `yes`, `text`.
    package var op = "text"
    package var low: Double?
    package var high: Double?
    package var unit = ""

    package init(raw: String = "", op: String = "text", low: Double? = nil, high: Double? = nil, unit: String = "") {
        self.raw = raw
        self.op = op
        self.low = low
        self.high = high
        self.unit = unit
    }

    /// The operations in the order of the form, with their names.
    package static let operations: [(code: String, name: String)] = [
        (">=", "ít nhất (≥)"), ("<=", "nhiều nhất (≤)"), (">", "trên (>)"), ("<", "dưới (<)"), ("=", "bằng (=)"),
        ("range", "trong khoảng"), ("rank", "thứ hạng"), ("level", "mức, cấp độ"), ("yes", "đạt, có"),
        ("text", "bằng lời"),
    ]
}
