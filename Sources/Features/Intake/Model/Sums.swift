/// The first written sum: what became of every row of the source.
///
/// `tableRows + passages + shared = proposals + sections + repeatedHeaders + continuations + others`.
package struct SourceSum: Hashable, Sendable {
    /// Rows of all tables, as the reader counted them.
    package var tableRows = 0
    /// Places outside tables that gave a proposal.
    package var passages = 0
    /// Proposals beyond the first of a row that carries several.
    package var shared = 0
    package var proposals = 0
    package var sections = 0
    package var repeatedHeaders = 0
    package var continuations = 0
    /// Rows left for another reason, those of tables that are not ours among them.
    package var others = 0
    /// Of `others`: rows of tables that are not ours (members, rankings, schedules).
    package var otherTables = 0

    package init() {}

    /// The left side: places in the source.
    package var places: Int { tableRows + passages + shared }
    /// The right side.
    package var accounted: Int { proposals + sections + repeatedHeaders + continuations + others }
    /// Both sides are equal; a page that shows an unequal sum says so.
    package var isBalanced: Bool { places == accounted }
}

/// The second written sum: what was decided on every proposal of the source. Parts of a split row are not counted here.
package struct DecisionSum: Hashable, Sendable {
    package var proposals = 0
    package var byState: [ProposalState: Int] = [:]
    /// Of the pending ones: rows with at least one open question.
    package var pendingWithQuestions = 0
    /// What finishing writes: taken rows and parts of split rows.
    package var toWrite = 0
    /// Of `toWrite`: parts of split rows.
    package var parts = 0

    package init() {}

    package subscript(state: ProposalState) -> Int { byState[state] ?? 0 }
    package var pending: Int { self[.pending] }
    /// Pending rows that ask nothing.
    package var pendingWithoutQuestion: Int { pending - pendingWithQuestions }
    package var isBalanced: Bool { proposals == byState.values.reduce(0, +) }
}

/// Why the reader left a row out, in the four words of the sum.
package enum LeftCause: String, CaseIterable, Sendable {
    case section, repeatedHeader, continuation, other

    /// The cause behind the reader's words (`repeated header`, `continuation of row 4`).
    package init(why: String) {
        let words = why.lowercased()
        if words.contains("header") || words.contains("column number") {
            self = .repeatedHeader
        } else if words.contains("continu") || words.contains("merged above") {
            self = .continuation
        } else if words.contains("section") {
            self = .section
        } else {
            self = .other
        }
    }

    package var word: String {
        switch self {
        case .section: "tiêu đề nhóm"
        case .repeatedHeader: "dòng đầu bảng"
        case .continuation: "dòng nối trang"
        case .other: "dòng khác"
        }
    }
}
