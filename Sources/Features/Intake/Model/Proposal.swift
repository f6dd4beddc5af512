package import Vocabulary

/// What a proposal would become in the register.
package enum ProposalKind: String, Codable, CaseIterable, Sendable {
    case mission, target, project, progress

    /// `37 nhiệm vụ`: the noun in lower case.
    package var noun: String {
        switch self {
        case .mission: "nhiệm vụ"
        case .target: "chỉ tiêu"
        case .project: "dự án"
        case .progress: "kết quả đã báo cáo"
        }
    }
}

/// Where the decision on a proposal stands.
package enum ProposalState: String, CaseIterable, Sendable {
    case pending, accepted, edited, split, merged, rejected

    /// Goes into the register when the import is finished.
    package var isTaken: Bool { self == .accepted || self == .edited }

    /// `nhận`, `sửa rồi nhận`, … in lower case.
    package var word: String {
        switch self {
        case .pending: "còn chờ"
        case .accepted: "nhận"
        case .edited: "sửa rồi nhận"
        case .split: "tách"
        case .merged: "gộp"
        case .rejected: "loại"
        }
    }
}

/// Where in the source something was read; every part is nil when the source does not tell.
package struct SourcePlace: Codable, Hashable, Sendable {
    package var page: Int?
    package var table: Int?
    package var row: Int?
    package var lineFrom: Int?
    package var lineTo: Int?

    package init(page: Int? = nil, table: Int? = nil, row: Int? = nil, lineFrom: Int? = nil, lineTo: Int? = nil) {
        self.page = page
        self.table = table
        self.row = row
        self.lineFrom = lineFrom
        self.lineTo = lineTo
    }

    /// `trang 6, bảng 1, dòng 27`; for text `dòng 120 đến 126 của tệp`; empty when nothing is known.
    package var words: String {
        var parts: [String] = []
        if let page { parts.append("trang \(page)") }
        if let table { parts.append("bảng \(table)") }
        if let row { parts.append("dòng \(row)") }
        if let lineFrom {
            let to = lineTo ?? lineFrom
            parts.append(to > lineFrom ? "dòng \(lineFrom) đến \(to) của tệp" : "dòng \(lineFrom) của tệp")
        }
        return parts.joined(separator: ", ")
    }
}

/// Doubt about one row that was noticed while reading.
package struct RowFlag: Codable, Hashable, Sendable {
    /// Stable: `number.gap`, `text.damaged`, `duplicate.register`, …
    package var code: String
    /// One Vietnamese sentence; empty when the code says it all.
    package var says: String
    /// The id of what the row is compared with (a mission of the register, a row of this import); empty otherwise.
    package var other: String
    /// What the row is compared with, as a person names it.
    package var otherName: String
    /// Only told, never asked.
    package var isNote: Bool

    package init(code: String, says: String = "", other: String = "", otherName: String = "", isNote: Bool = false) {
        self.code = code
        self.says = says
        self.other = other
        self.otherName = otherName
        self.isNote = isNote
    }
}

/// One row of the review: what was read, what it is now, and what was decided.
package struct Proposal: Hashable, Sendable {
    package var id: ID<Proposal>
    /// From 1 in the order of the document; parts of a split row share their parent's.
    package var position: Int
    /// The row this one was split from.
    package var parent: ID<Proposal>?
    package var kind: ProposalKind
    package var state: ProposalState
    /// Rises with every change; a decision names the version it was made on.
    package var version: Int
    /// As read; never changed.
    package var proposed: ProposalFields
    /// As it stands after answers and edits.
    package var fields: ProposalFields
    /// The answers given, by the question's code.
    package var answers: [String: String]
    package var flags: [RowFlag]
    package var place: SourcePlace
    /// The row's own words.
    package var words: String
    /// 0…1, as the reader said.
    package var confidence: Double
    /// Why it was rejected; empty otherwise.
    package var reason: String
    /// The row this one was merged into.
    package var mergedInto: ID<Proposal>?
    /// Who decided last and when; nil while pending.
    package var decidedBy: String?
    package var decidedAt: Instant?
    /// A person made it from a row the reader had left out.
    package var isAdopted: Bool

    package init(
        id: ID<Proposal>, position: Int, kind: ProposalKind, fields: ProposalFields, flags: [RowFlag] = [],
        place: SourcePlace = SourcePlace(), words: String = "", confidence: Double = 1
    ) {
        self.id = id
        self.position = position
        self.kind = kind
        self.state = .pending
        self.version = 1
        self.proposed = fields
        self.fields = fields
        self.answers = [:]
        self.flags = flags
        self.place = place
        self.words = words
        self.confidence = confidence
        self.reason = ""
        self.isAdopted = false
    }
}
