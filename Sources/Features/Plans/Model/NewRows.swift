package import Documents
package import Vocabulary

/// A plan to be registered: the promise made by one document. See `PlanRegister.insert`.
package struct NewPlan: Sendable, Hashable {
    package var document: ID<Document>?
    /// Short name used in lists, unique among current plans: `51/KH-UBND`, `KH chuyển đổi số 2026`.
    package var code: String
    package var title: String
    package init(document: ID<Document>? = nil, code: String, title: String) {
        self.document = document
        self.code = code
        self.title = title
    }
}

/// Agencies as written and as known.
package struct UnitWords: Sendable, Hashable {
    /// The cell's words after cleaning; empty when the cell is empty.
    package var raw: String
    /// Stable unit codes in the order of writing (`so-khcn`, `g-so-ban-nganh`); a code that no unit has is left out of
    /// the links, its words stay in `raw`.
    package var codes: [String]
    package init(raw: String = "", codes: [String] = []) {
        self.raw = raw
        self.codes = codes
    }
}

/// A task to be registered (nhiệm vụ). See `Missions.insert`.
package struct NewMission: Sendable, Hashable {
    package var annex = ""
    /// The section's number as printed (`I`, `II.3`) and its title.
    package var section = ""
    package var sectionTitle = ""
    package var no = ""
    package var title: String
    package var lead = UnitWords()
    package var coop = UnitWords()
    package var deadline = Deadline()
    /// The expected product as written.
    package var product = ""
    /// What the importer was unsure of and a person let pass: `deadline.impossible`, …
    package var flags: [String] = []
    /// Where it was read; several when rows were merged; empty for manual entry.
    package var origins: [NewOrigin] = []
    package init(title: String) { self.title = title }
}

/// A target to be registered (chỉ tiêu). See `Targets.insert`.
package struct NewTarget: Sendable, Hashable {
    package var annex = ""
    package var phase = ""
    /// The last year of the phase; nil when not said.
    package var horizon: Int?
    package var section = ""
    package var no = ""
    /// The number of the target above (`10` for `10.1`); nil at the top.
    package var parentNo: String?
    package var name: String
    package var unit = ""
    package var value = TargetValue()
    package var lead = UnitWords()
    package var performers = UnitWords()
    package var flags: [String] = []
    package var origins: [NewOrigin] = []
    package init(name: String) { self.name = name }
}

/// A project to be registered (dự án). See `Projects.insert`.
package struct NewProject: Sendable, Hashable {
    package var annex = ""
    package var group = ""
    package var no = ""
    package var name: String
    package var lead = UnitWords()
    /// Ascending, each once.
    package var years: [Int] = []
    package var flags: [String] = []
    package var origins: [NewOrigin] = []
    package init(name: String) { self.name = name }
}

/// Where something stands in the signed page (law 1).
package struct NewOrigin: Sendable, Hashable {
    package var document: ID<Document>
    /// From 1, or nil when the format does not tell.
    package var page: Int?
    /// Table and row in reading order, from 1; nil for prose.
    package var table: Int?
    package var row: Int?
    /// First and last line in a text file, from 1.
    package var lines: ClosedRange<Int>?
    /// The row's own words.
    package var words: String
    package init(
        document: ID<Document>, page: Int? = nil, table: Int? = nil, row: Int? = nil, lines: ClosedRange<Int>? = nil,
        words: String = ""
    ) {
        self.document = document
        self.page = page
        self.table = table
        self.row = row
        self.lines = lines
        self.words = words
    }
}

/// What a target asks for, as written and as understood (contract `tiendo.extract/1`, value).
package struct TargetValue: Sendable, Hashable {
    /// The operations of the contract; the raw value is its sign.
    package enum Operation: String, Sendable, CaseIterable {
        case atLeast = ">=", atMost = "<=", above = ">", below = "<", equal = "=", range, rank, level, yes, text
    }
    package var raw: String
    package var op: Operation
    package var low: Double?
    package var high: Double?
    package var unit: String
    package init(raw: String = "", op: Operation = .text, low: Double? = nil, high: Double? = nil, unit: String = "") {
        self.raw = raw
        self.op = op
        self.low = low
        self.high = high
        self.unit = unit
    }
}
