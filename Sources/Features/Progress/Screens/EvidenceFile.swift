import Design
import Dispatch
import Files
import Formats
import Organizations
import Vietnamese
import Vocabulary

/// The kinds of paper that prove a completion.
struct EvidenceKind: Sendable, Hashable {
    let code: String
    let name: Phrase

    static let other = "khac"
    static let all = [
        EvidenceKind(code: "qd", name: Phrase("Quyết định", "Decision")),
        EvidenceKind(code: "kh", name: Phrase("Kế hoạch", "Plan")),
        EvidenceKind(code: "bc", name: Phrase("Báo cáo", "Report")),
        EvidenceKind(code: "cv", name: Phrase("Công văn", "Official letter")),
        EvidenceKind(code: "tt", name: Phrase("Tờ trình", "Submission")),
        EvidenceKind(code: "bb", name: Phrase("Biên bản", "Minutes")),
        EvidenceKind(code: other, name: Phrase("Tài liệu khác", "Other")),
    ]

    static func of(_ code: String) -> EvidenceKind? { all.first { $0.code == code } }
}

/// What may be kept as the file of a document that proves something, told by its bytes, not by its name.
enum EvidenceFile {
    /// Bytes of one file.
    static let limit = 20 << 20
    /// Bytes of one sending, with all its files and words.
    static let sendingLimit = 48 << 20
    /// What a browser offers to choose from.
    static let accept = "application/pdf,image/*,.docx,.xlsx,.pptx,.doc,.xls,.ppt,.odt,.ods,.csv,.txt"

    /// Refuses what is too large, no document at all, locked, carries a program, or bears the mark of a state secret as
    /// far as its text can be read.
    ///
    /// - Throws: `WorkProblem`, `UnreadableDocument`.
    static func examine(_ bytes: [UInt8], name: String) throws {
        guard bytes.count <= limit else { throw WorkProblem.fileTooLarge(name) }
        do {
            let limits = ReadingLimits(fileBytes: limit, unpackedBytes: 128 << 20, cells: 500_000, seconds: 10)
            _ = try readDocument(bytes, fileName: name, limits: limits)
        } catch .unsupported(let kind) where isKept(kind) {
            return
        } catch .mislabelled(_, let kind) where isKept(kind) {
            return
        } catch .unsupported, .mislabelled, .notADocument {
            throw WorkProblem.fileKind(name)
        }
    }

    private static func isKept(_ kind: UnreadableDocument.Kind) -> Bool {
        switch kind {
        case .pdf, .picture, .legacyWord, .legacyExcel, .legacyOffice, .presentation, .openDocument, .binaryWorkbook:
            true
        case .rtf, .webPage, .wordXML, .archive, .program: false
        }
    }

    /// A name fit for any system: no folders, no control signs, not long; never empty.
    static func name(_ text: String) -> String {
        let last = text.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let clean = tidy(nfc(last)).unicodeScalars.filter {
            $0.value >= 32 && $0.value != 127 && !"<>:\"|?*".unicodeScalars.contains($0)
        }
        guard clean.count > 120 else {
            return clean.isEmpty ? "minh-chung" : String(String.UnicodeScalarView(clean))
        }
        // The suffix tells programs what it is, so the middle goes.
        return String(String.UnicodeScalarView(clean.prefix(100) + clean.suffix(20)))
    }

    /// How a browser is told of it; only pictures are shown in place.
    static func type(_ bytes: [UInt8], name: String) -> (type: String, isShown: Bool) {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return ("image/png", true) }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return ("image/jpeg", true) }
        if bytes.starts(with: "GIF8".utf8) { return ("image/gif", true) }
        if bytes.starts(with: "RIFF".utf8), bytes.prefix(16).suffix(8).starts(with: "WEBP".utf8) {
            return ("image/webp", true)
        }
        if bytes.starts(with: "%PDF-".utf8) { return ("application/pdf", false) }
        switch name.split(separator: ".").last?.lowercased() {
        case "docx": return ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false)
        case "xlsx": return ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false)
        default: return ("application/octet-stream", false)
        }
    }

    /// `340 KB`, `1,2 MB`.
    static func size(_ bytes: Int) -> String {
        bytes < 1 << 20
            ? "\(max(1, bytes >> 10)) KB" : "\(VietnameseNumber.write(Double(bytes) / 1_048_576, decimals: 1)) MB"
    }
}

/// Takes files in away from event loops: reading and the disk block.
struct EvidenceRoom: Sendable {
    let files: FileStore
    private let thread = DispatchQueue(label: "progress.files", qos: .userInitiated)

    init(files: FileStore) { self.files = files }

    /// Examines a file and keeps it.
    ///
    /// - Throws: what `EvidenceFile.examine` does; `WorkProblem.cannotKeep`.
    func keep(_ bytes: [UInt8], name: String) async throws -> WorkForm.Kept {
        let files = files
        let name = EvidenceFile.name(name)
        return try await work {
            try EvidenceFile.examine(bytes, name: name)
            do {
                return WorkForm.Kept(hash: try files.put(bytes), name: name, bytes: bytes.count)
            } catch FileProblem.noRoom {
                throw WorkProblem.cannotKeep
            }
        }
    }

    /// The bytes of a kept file.
    func bytes(of hash: ContentHash) async throws -> [UInt8] {
        let files = files
        return try await work { try files.bytes(of: hash) }
    }

    private func work<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            thread.async { continuation.resume(with: Swift.Result(catching: body)) }
        }
    }
}
