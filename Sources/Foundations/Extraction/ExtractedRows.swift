/// Where something was read.
package struct Origin: Sendable, Equatable {
    /// From 1, or nil when the format does not tell.
    package var page: Int?
    /// Table and row in reading order, from 1; nil for prose.
    package var table: Int?
    package var row: Int?
    /// First and last line in a text file, from 1.
    package var lines: ClosedRange<Int>?
    /// The row's own words.
    package var text: String
    package init(
        page: Int? = nil, table: Int? = nil, row: Int? = nil, lines: ClosedRange<Int>? = nil, text: String = ""
    ) {
        self.page = page
        self.table = table
        self.row = row
        self.lines = lines
        self.text = text
    }
}

/// A task (nhiệm vụ) as read.
package struct ExtractedTask: Sendable, Equatable {
    package var annex = ""
    /// The section's number as printed (`I`, `II.3`) and its title.
    package var section = ""
    package var sectionTitle = ""
    package var no = ""
    package var title = ""
    package var lead = AgencyReading()
    package var coop = AgencyReading()
    package var deadline = DeadlineReading()
    package var result = ""
    package var origin = Origin()
    /// 0…1.
    package var confidence = 1.0
    package var flags: [String] = []
    package init() {}
}

/// A target (chỉ tiêu) as read.
package struct ExtractedTarget: Sendable, Equatable {
    package var annex = ""
    package var phase = ""
    /// The last year of the phase; nil when not said.
    package var horizon: Int?
    package var section = ""
    package var no = ""
    /// The number of the target above (`10` for `10.1`); nil at the top.
    package var parent: String?
    package var name = ""
    package var unit = ""
    package var value = ValueReading(raw: "", op: .text)
    package var lead = AgencyReading()
    package var performers = AgencyReading()
    package var origin = Origin()
    package var confidence = 1.0
    package var flags: [String] = []
    package init() {}
}

/// A project (dự án) as read.
package struct ExtractedProject: Sendable, Equatable {
    package var annex = ""
    package var group = ""
    package var no = ""
    package var name = ""
    package var lead = AgencyReading()
    package var years: [Int] = []
    package var origin = Origin()
    package var confidence = 1.0
    package var flags: [String] = []
    package init() {}
}

/// A row of a progress report as read.
package struct ExtractedProgress: Sendable, Equatable {
    package var section = ""
    package var no = ""
    package var title = ""
    package var lead = AgencyReading()
    package var expected = ""
    package var deadline = DeadlineReading()
    package var achieved = ""
    package var planned = ""
    package var obstacles = ""
    package var origin = Origin()
    package var confidence = 1.0
    package var flags: [String] = []
    package init() {}
}
