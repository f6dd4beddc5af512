package import Vocabulary

/// Where an import stands.
package enum ImportState: String, CaseIterable, Sendable {
    /// The bytes are safe on disk; the reader has not begun, or was stopped and begins again.
    case received
    case reading
    /// Read; waits for the reviewer.
    case ready
    /// Written into the register.
    case finished
    /// Could not be used; nothing of the file is kept.
    case refused

    package var word: String {
        switch self {
        case .received: "đã nhận tệp, chờ đọc"
        case .reading: "đang đọc"
        case .ready: "chờ duyệt"
        case .finished: "đã ghi vào sổ"
        case .refused: "không nhận"
        }
    }
}

/// One uploaded document on its way into the register.
package struct Import: Hashable, Sendable {
    package var id: ID<Import>
    package var state: ImportState
    /// Empty for a refused file: nothing of it is kept.
    package var fileName: String
    package var fileHash: String
    package var byteCount: Int
    package var format: String
    package var createdAt: Instant
    package var createdByName: String
    package var finishedAt: Instant?
    /// Why it was refused.
    package var refusal: UserMessage?
    package var head: HeadFields
    /// The document and the plan it became; nil before it is finished.
    package var documentID: String?
    package var planID: String?
    /// Rises with every change of the head or the state.
    package var version: Int
}

/// The head of the document as it will be kept, correctable by the reviewer.
package struct HeadFields: Codable, Hashable, Sendable {
    /// Lower case: `kế hoạch`.
    package var kind = ""
    package var number = ""
    /// ISO day; empty when not said.
    package var issuedOn = ""
    package var issuer = ""
    package var title = ""
    package var signerName = ""
    package var signerPosition = ""
    package var isDraft = false
    /// The short name of the plan it becomes, unique among plans; empty until a person or the number gives one.
    package var planCode = ""
    package var recipients: [String] = []
    package var citations: [CitationFields] = []
    package var duties: [DutyFields] = []

    package init() {}

    package var issuedDay: Day? { Day(issuedOn) }

    /// `Kế hoạch 112/KH-UBND`; without a number `Dự thảo kế hoạch: ` and the title's first words; else the file's name.
    package func name(orFile file: String) -> String {
        let kindWord = kind.isEmpty ? "văn bản" : kind
        if !number.isEmpty { return "\(kindWord) \(number)".capitalizedFirst }
        if title.isEmpty { return file.isEmpty ? "Văn bản" : file }
        return "\(isDraft ? "dự thảo \(kindWord)" : kindWord): \(title.shortened(to: 56))".capitalizedFirst
    }
}

/// Another document that this one names.
package struct CitationFields: Codable, Hashable, Sendable {
    package var raw: String
    package var kind: String?
    package var number: String?
    package var date: String?
}

/// An order to report.
package struct DutyFields: Codable, Hashable, Sendable {
    package var raw: String
    package var cadence: String?
    package var due: String?
    package var from: String?
    package var to: String?
}
