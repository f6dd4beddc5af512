/// What became of a table's rows: `rows = taken + sections + left.count`.
package struct TableAccount: Sendable, Equatable {
    /// What a table is about.
    package enum Kind: String, Sendable { case tasks, targets, projects, progress, other }
    /// A row that became no proposal, and why.
    package struct Left: Sendable, Equatable {
        package var row: Int
        package var why: String
        package init(row: Int, why: String) {
            self.row = row
            self.why = why
        }
    }
    package var index: Int
    package var page: Int?
    package var kind: Kind
    package var header: [String]
    package var rows: Int
    package var taken: Int
    package var sections: Int
    package var left: [Left]
    package init(
        index: Int, page: Int? = nil, kind: Kind, header: [String], rows: Int, taken: Int = 0, sections: Int = 0,
        left: [Left] = []
    ) {
        self.index = index
        self.page = page
        self.kind = kind
        self.header = header
        self.rows = rows
        self.taken = taken
        self.sections = sections
        self.left = left
    }
}

/// Trouble or doubt as a value with a place.
package struct Finding: Sendable, Equatable {
    /// How grave it is.
    package enum Severity: String, Sendable { case error, warning, info }
    /// Stable: `deadline.impossible`, `lead.missing`, `number.gap`, `text.damaged`, …
    package var code: String
    package var severity: Severity
    /// One Vietnamese sentence that says what is the matter.
    package var says: String
    package var origin: Origin
    package init(code: String, severity: Severity, says: String, origin: Origin = Origin()) {
        self.code = code
        self.severity = severity
        self.says = says
        self.origin = origin
    }
}
