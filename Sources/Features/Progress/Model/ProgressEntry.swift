package import Files
package import Organizations
package import Vocabulary

/// What a unit says of a promise, once (law 3): the same from the page, an XLSX pack, an import or a program.
package struct ProgressEntry: Sendable, Hashable {
    /// How the work stands, as the unit says it.
    package enum Status: String, CaseIterable, Sendable, Hashable {
        case notStarted = "not-started"
        case active, done

        /// Its name in forms.
        package var name: Phrase {
            switch self {
            case .notStarted: Phrase("Chưa làm", "Not started")
            case .active: Phrase("Đang làm", "In progress")
            case .done: Phrase("Đã xong", "Done")
            }
        }
    }

    /// Which way it came.
    package enum Source: String, Sendable, Hashable { case page, pack, `import`, api }

    package var assignment: ID<Assignment>
    /// The version of the promise that the sender saw; another one means that somebody wrote meanwhile.
    package var version: Int
    /// Made once by the sender's device: the same key is stored once, however often it is sent.
    package var key: String
    package var source = Source.page
    /// The milestone or occurrence it is about (`2026`, `2026-Q3`); empty for the task as a whole.
    package var occurrence = ""
    package var status = Status.active
    /// 0 to 100; nil when not said.
    package var percent: Int?
    package var result = ""
    package var nextStep = ""
    package var obstacles = ""
    package var proposals = ""
    /// The code of a `DelayCause`; empty when none.
    package var cause = ""
    /// The unit that is waited for, with a cause that names one; makes a claim on it.
    package var waitsFor: ID<OrgUnit>?
    package var evidence: [NewEvidence] = []
    /// Answers to the questions before sending, by the question's code (L12).
    package var answers: [String: String] = [:]

    package init(assignment: ID<Assignment>, version: Int, key: String) {
        self.assignment = assignment
        self.version = version
        self.key = key
    }
}

/// A document that proves a completion (L13).
package struct NewEvidence: Sendable, Hashable {
    /// The kind of paper: `qd`, `kh`, `bc`, `cv`, `tt`, `bb`, `khac`.
    package var kind = ""
    /// Number and symbol as printed, `96/BC-UBND`; may be empty for a record without one.
    package var number = ""
    /// The date of issue: it decides when the work was done.
    package var issuedOn: Day
    package var issuer = ""
    package var title = ""
    package var file: ContentHash?
    package var fileName = ""
    package var fileBytes: Int?
    /// An address, when there is no file.
    package var link = ""
    package init(issuedOn: Day) { self.issuedOn = issuedOn }
}

/// One update as it is kept.
package struct ProgressUpdate: Sendable, Hashable {
    package let id: String
    package let seq: Int
    package let source: ProgressEntry.Source
    /// The month it was sent in, `2026-11`.
    package let period: String
    package let occurrence: String
    package let status: ProgressEntry.Status
    package let percent: Int?
    package let result: String
    package let nextStep: String
    package let obstacles: String
    package let proposals: String
    package let cause: String
    package let authorName: String
    package let sentAt: Instant
}

/// Evidence as it is kept.
package struct Evidence: Sendable, Hashable {
    package let id: String
    package let assignment: ID<Assignment>
    package let occurrence: String
    package let kind: String
    package let number: String
    package let issuedOn: Day
    package let issuer: String
    package let title: String
    package let file: ContentHash?
    package let fileName: String
    package let fileBytes: Int?
    package let link: String
    package let addedName: String
    package let addedAt: Instant

    /// `96/BC-UBND ngày 07/11/2026`, or its title.
    package var words: String {
        let day = issuedOn.iso.split(separator: "-").reversed().joined(separator: "/")
        return "\(number.isEmpty ? title : number) ngày \(day)"
    }
}
