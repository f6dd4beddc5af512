/// Reads a file that came from outside: the one front door for bytes.
///
/// The kind is told by the bytes; the name only serves to notice that it says something else (remark `mislabelled`).
///
/// - Parameters:
///   - fileName: As the person named it, used for nothing but its suffix.
///   - hiddenSheets: Reads the hidden sheets of a workbook too.
/// - Throws: `UnreadableDocument`, also for papers that bear a mark of state secrets.
package func readDocument(
    _ bytes: [UInt8], fileName: String, limits: ReadingLimits = .init(), hiddenSheets: Bool = false
) throws(UnreadableDocument) -> RichDocument {
    guard bytes.count <= limits.fileBytes else { throw .tooLarge(.bytes) }
    let suffix = FileSuffix(fileName)
    let clock = ReadingClock(limits)
    var document: RichDocument
    switch FileKind(bytes) {
    case .nothing: throw .empty
    case .zip:
        document = try readPackage(
            bytes, suffix: suffix, limits: limits, clock: clock, readsHiddenSheets: hiddenSheets)
    case .text: document = try readPlainText(bytes)
    case .encryptedOffice: throw .encrypted
    case .damagedOffice: throw .damaged
    case .known(let kind):
        throw suffix.promises(kind) ? .unsupported(kind) : .mislabelled(named: suffix.text, found: kind)
    case .unknown: throw suffix.isOffice ? .damaged : .notADocument
    }
    if clock.isOver { throw .tooLarge(.time) }
    if suffix.isOther(than: document.format) {
        document.remarks.append(ReadingRemark(code: "mislabelled", place: suffix.text))
    }
    if let mark = classifiedMark(in: document) { throw .classified(mark: mark) }
    return document
}

private func readPackage(
    _ bytes: [UInt8], suffix: FileSuffix, limits: ReadingLimits, clock: ReadingClock, readsHiddenSheets: Bool
) throws(UnreadableDocument) -> RichDocument {
    let archive = try ZipArchive(bytes, limits: limits)
    if archive.names.isEmpty { throw .empty }
    guard archive.contains("[Content_Types].xml") else {
        if archive.contains("mimetype") { throw .unsupported(.openDocument) }
        if suffix.isOffice { throw .mislabelled(named: suffix.text, found: .archive) }
        throw .unsupported(.archive)
    }
    let parts = try PackageParts(of: archive, clock: clock)
    let type = parts.contentType(of: parts.mainPart)
    if type.contains("macroEnabled") || archive.names.contains(where: { $0.lowercased().hasSuffix("vbaproject.bin") }) {
        throw .macros
    }
    if type.contains("wordprocessingml") {
        return try DOCXReader(archive: archive, parts: parts, clock: clock).read()
    }
    if type.contains("spreadsheetml") {
        return try XLSXReader(
            archive: archive, parts: parts, clock: clock, readsHiddenSheets: readsHiddenSheets
        ).read()
    }
    if type.contains("presentationml") { throw .unsupported(.presentation) }
    if type.contains("sheet.binary") { throw .unsupported(.binaryWorkbook) }
    throw .damaged
}

/// The text reader says its own troubles; any other trouble means the bytes are no text.
private func readPlainText(_ bytes: [UInt8]) throws(UnreadableDocument) -> RichDocument {
    do {
        return try readText(bytes)
    } catch let problem as UnreadableDocument {
        throw problem
    } catch {
        throw .notADocument
    }
}

/// The suffix of a file's name, lower case, without its point.
private struct FileSuffix {
    let text: String

    init(_ fileName: String) {
        let parts = fileName.split(separator: ".", omittingEmptySubsequences: false)
        text = parts.count > 1 ? parts[parts.count - 1].lowercased() : ""
    }

    /// The name says a Word or Excel file.
    var isOffice: Bool { ["docx", "xlsx", "docm", "xlsm", "dotx", "xltx", "doc", "xls"].contains(text) }

    /// The name does not say something else than what was found.
    func promises(_ kind: UnreadableDocument.Kind) -> Bool {
        switch text {
        case "docx", "xlsx", "docm", "xlsm", "txt", "md", "csv": false
        case "doc": [.legacyWord, .legacyOffice, .rtf, .webPage, .wordXML].contains(kind)
        case "xls": [.legacyExcel, .legacyOffice, .webPage, .wordXML].contains(kind)
        case "pdf": kind == .pdf
        default: true
        }
    }

    func isOther(than format: RichDocument.Format) -> Bool {
        switch format {
        case .docx: !["", "docx", "dotx"].contains(text)
        case .xlsx: !["", "xlsx", "xltx"].contains(text)
        case .text: isOffice || text == "pdf"
        }
    }
}
