package import Database
import Ledger
package import Organizations
import Synchronization
import Vietnamese
import Vocabulary

/// Files of values: examined first, then stored whole or not at all.
extension Values {
    /// What a file would do; stores nothing.
    ///
    /// - Throws: `NotVisible` unless the viewer sends values; `ValueFileProblem`, `UnreadableDocument`.
    package func examine(_ file: ValueFile, for viewer: Viewer) async throws -> ValueFileExamination {
        try await examined(file, for: viewer).examination
    }

    /// Stores what a file says anew, when none of its lines is wrong; the same file is stored once by one person, and
    /// once more when its values were changed since.
    ///
    /// - Parameters:
    ///   - source: where the numbers come from; empty takes what the file says.
    ///   - keep: keeps the file itself and says its hash; asked only when something is to be stored.
    /// - Returns: what the file would do, and what was stored; nothing when a line is wrong.
    /// - Throws: as `examine`; `IndicatorProblem.fileChanged` when the file was another at the second reading, and then
    ///   nothing is stored.
    @discardableResult
    package func apply(
        _ file: ValueFile, source: String = "", by viewer: Viewer, keep: () throws -> String? = { nil }
    ) async throws -> (examination: ValueFileExamination, receipt: Receipt?) {
        let (examination, view, units) = try await examined(file, for: viewer)
        guard examination.isClear else { return (examination, nil) }
        // Others may send the same file, each in their own name.
        var key = "file:\(viewer.actor):\(examination.sha256)"
        let known = try await known(key, by: viewer)
        if examination.taken == 0 {
            return (examination, known?.receipt ?? Receipt(submission: 0, entries: 0, wasKnown: false))
        }
        // What it said was seen by this examination and yet differs from what stands: it is said once more.
        if let known, known.seq <= view.head { key += ":\(view.head)" }
        var sending = Sending(.file, key: key, entries: [])
        sending.source = source.isEmpty ? examination.source : source
        sending.file = (try keep() ?? examination.sha256, file.name)
        let reader = Mutex(try ValueFileReader(file, view: view, viewer: viewer, units: units, asks: false))
        let digest = examination.sha256
        let receipt = try await load(
            sending, series: examination.series, count: examination.taken, digest: digest, by: viewer
        ) { line in
            try reader.withLock { try $0.takeNext(&line, digest: digest) }
        }
        return (examination, receipt)
    }

    /// The hashes of the files that sendings and acts name.
    package func keptFiles(for viewer: Viewer) async throws -> [String] {
        guard viewer.keepsIndicators else { throw NotVisible() }
        return try await database.rows(
            """
            SELECT file_hash FROM value_submissions WHERE file_hash IS NOT NULL
            UNION SELECT file_hash FROM value_acts WHERE file_hash IS NOT NULL
            """
        ).map { try $0.get("file_hash") }
    }

    private func examined(
        _ file: ValueFile, for viewer: Viewer
    ) async throws -> (examination: ValueFileExamination, view: CubeView, units: [String: ID<OrgUnit>]) {
        guard viewer.sendsValues else { throw NotVisible() }
        let view = try await cube.view(for: .system("values"))
        return try await database.read { tx in
            let units = try Units.codes(in: tx)
            var reader = try ValueFileReader(file, view: view, viewer: viewer, units: units)
            return (try reader.examination(of: file), view, units)
        }
    }

    /// What was stored under a key, with the ledger's number of it.
    private func known(_ key: String, by viewer: Viewer) async throws -> (receipt: Receipt, seq: Int64)? {
        try await database.read { tx in
            guard
                let row = try tx.first(
                    """
                    SELECT number, entries FROM value_submissions
                    WHERE entry_key = \(key) AND author = \(viewer.actor)
                    """)
            else { return nil }
            let number: Int64 = try row.get("number")
            let deed = try Ledger.history(of: "values", String(number), limit: 1, in: tx).first
            return (
                Receipt(submission: number, entries: try row.get("entries"), wasKnown: true), deed?.seq ?? .max
            )
        }
    }
}

extension ValueFileReader {
    /// Goes over the whole file.
    mutating func examination(of file: ValueFile) throws -> ValueFileExamination {
        var found = ValueFileExamination()
        while let step = try next() {
            if found.lines & 0xFFFF == 0 { try Task.checkCancellation() }
            found.lines += 1
            switch step {
            case .fresh: found.fresh += 1
            case .changed: found.changed += 1
            case .unchanged: found.unchanged += 1
            case .empty: found.empty += 1
            case .wrong: found.wrong += 1
            }
        }
        found.findings = findings
        if !isSettled { found.findings.merge(ambiguous) }
        found.findings.place(file.finding)
        found.sha256 = sha256
        found.series = stored
        found.source = GuardedWords.read(nfc(String(decoding: source, as: UTF8.self)))
        return found
    }

    /// The next line that says something new; false after the last.
    ///
    /// - Throws: `IndicatorProblem.fileChanged` when the file is not the one of this digest.
    mutating func takeNext(_ line: inout BulkLine, digest: String) throws -> Bool {
        while let step = try next() {
            switch step {
            case .unchanged, .empty: continue
            case .wrong: throw IndicatorProblem.fileChanged
            case .fresh, .changed:
                line = self.line
                return true
            }
        }
        guard sha256 == digest else { throw IndicatorProblem.fileChanged }
        return false
    }
}
