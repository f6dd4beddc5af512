package import Formats
internal import Vietnamese

/// Reads who issued a document, its number, day, kind, title, signer and recipients, and what it cites and orders to
/// report (Nghị định 30/2020, Phụ lục I; the number patterns of the State and of the Party).
///
/// Works on two-column heads of DOCX files, on text files line by line, and on plans without a head, whose number then
/// stands in the caption of the annex. What the document does not say stays nil.
package struct HeadReader: Sendable {
    private let directory: AgencyDirectory

    package init(directory: AgencyDirectory) {
        self.directory = directory
    }

    /// The head of a document. Never fails: a document without a head gives empty fields.
    package func read(_ document: RichDocument) -> DocumentHead {
        let lines = headLines(document)
        let title = TitleReader(lines: lines)
        let block = HeadBlock(lines: lines, end: title.headEnd)
        let caption = AnnexCaption(lines: lines)
        let signature = SignatureReader(lines: lines)
        var head = DocumentHead()
        head.kind = title.kind ?? (title.isLetter ? "công văn" : nil)
        head.title = title.title
        head.number = block.number
        head.date = block.date
        if block.number == nil, !block.hasBlankNumber {
            head.number = caption?.number
            if head.date == nil { head.date = caption?.date }
            if head.kind == nil { head.kind = caption?.kind }
        }
        if head.kind == nil { head.kind = head.number.flatMap(DocumentKinds.kind(ofNumber:)) }
        head.issuer =
            block.issuer(directory) ?? caption?.issuer.flatMap { known($0) } ?? issuerInWords(
                lines, from: title.bodyStart)
            ?? head.number.flatMap(issuer(ofNumber:))
        head.isDraft =
            block.saysDraft || saysDraftBelow(lines) || block.hasBlankNumber || block.hasBlankDate
            || block.number == nil && caption?.number == nil && caption?.hasBlankNumber == true
        head.signerName = signature.name
        head.signerPosition = signature.position
        head.recipients = title.addressees + signature.recipients
        let flow = FlowText(document)
        head.citations = citations(in: flow, except: head.number)
        head.duties = DutyReader(directory: directory).duties(lines: lines, from: title.bodyStart)
        return head
    }

    /// The directory's name of the last agency of a text; nil when it knows none.
    private func known(_ text: String) -> String? { issuerName(text, directory) }

    /// `Sở Khoa học và Công nghệ báo cáo như sau`, `UBND tỉnh ban hành Kế hoạch`: the sentence that opens the body.
    private func issuerInWords(_ lines: [HeadLine], from start: Int) -> String? {
        let opening = lines[min(start, lines.count)...].prefix(14).map(\.text).joined(separator: " ")
        for sentence in opening.unicodeScalars.split(whereSeparator: { $0 == ";" || $0 == "." || $0 == ":" }) {
            let words = cellTokens(String(sentence)).map(\.folded)
            for deed in HeadReader.deeds {
                guard let end = words.indices.first(where: { words[$0...].starts(with: deed) }) else { continue }
                let subject = words[..<end].split(separator: ",").last ?? []
                // The subject itself, not an agency somewhere in a long sentence.
                if !subject.isEmpty, subject.count <= 14, let name = known(subject.joined(separator: " ")) {
                    return name
                }
            }
        }
        return nil
    }

    private static let deeds = [
        ["kinh", "bao", "cao"], ["bao", "cao"], ["ban", "hanh"], ["xay", "dung", "ke", "hoach"], ["thong", "bao"],
    ]

    /// `891/SKHCN-QLKHCN` → the department behind SKHCN; nil for symbols many bodies share, like UBND.
    private func issuer(ofNumber number: String) -> String? {
        for group in number.split(whereSeparator: { $0 == "/" || $0 == "-" })
        where group.utf8.first == UInt8(ascii: "S") {
            if let name = known(String(group)) { return name }
        }
        return nil
    }
}

/// The name under which an agency issues documents: communes as `UBND xã …`.
func issuerName(_ text: String, _ directory: AgencyDirectory) -> String? {
    guard let code = directory.read(text).units.last, let unit = directory.unit(code), !unit.isGroup else { return nil }
    let isCommune = ["xã", "phường", "đặc khu"].contains(unit.kind)
    return isCommune ? unit.aliases.first ?? unit.name : unit.name
}

/// `DỰ THẢO` alone on a line in capitals: a text box of the first page hangs on any of its paragraphs, also below the
/// title.
private func saysDraftBelow(_ lines: [HeadLine]) -> Bool {
    lines.prefix(40).prefix { !$0.isTable && !$0.opensAnnex }.contains { line in
        line.isUpper && (line.key == "du thao" || line.key == "(du thao)" || line.key.hasPrefix("du thao lan "))
    }
}
