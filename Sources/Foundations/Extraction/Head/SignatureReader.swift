internal import Vietnamese

/// Finds who signed and who receives the document, at the end of the body.
struct SignatureReader {
    private(set) var name: String?
    /// The signer's own office: `PHÓ CHỦ TỊCH`; two lines of one office joined by a dash.
    private(set) var position: String?
    private(set) var recipients: [String] = []

    init(lines: [HeadLine]) {
        let annex = lines.firstIndex(where: \.opensAnnex) ?? lines.count
        let receivers = lines[..<annex].lastIndex { $0.starts("noi nhan") } ?? lines.lastIndex { $0.starts("noi nhan") }
        if let receivers { recipients = SignatureReader.recipients(lines, at: receivers) }
        readSigner(lines, until: (receivers ?? 0) > annex ? lines.count : annex, from: receivers)
    }

    // MARK: recipients

    private static func recipients(_ lines: [HeadLine], at place: Int) -> [String] {
        var found: [String] = []
        var isOpen = false
        let head = lines[place]
        for line in lines[(place + 1)...].prefix(60) {
            if line.block != head.block, head.cell != nil { break }
            if line.cell != head.cell { break }
            let isItem = line.text.hasPrefix("-") || line.text.hasPrefix("–") || line.text.hasPrefix("•")
            if isItem {
                found.append(line.text)
            } else if isOpen, !line.isUpper, !isOffice(line) {
                found[found.count - 1] += " " + line.text
            } else {
                break
            }
            let last = line.text.unicodeScalars.last
            isOpen = last != ";" && last != "."
        }
        return found.map(trimmedItem).filter { !$0.isEmpty }
    }

    // MARK: signer

    private mutating func readSigner(_ lines: [HeadLine], until end: Int, from receivers: Int?) {
        // Behind the recipients in a text, beside them in a table, before them in some drafts.
        let start = max(0, (receivers ?? end) - 12)
        guard start < end else { return }
        var offices: [String] = []
        var isActing = false
        for index in start..<end {
            let line = lines[index]
            if SignatureReader.isOffice(line) {
                if let first = SignatureReader.standing(line) {
                    isActing = isActing || first
                    offices = []
                } else {
                    // After `KT. CHỦ TỊCH` the signer's own office follows.
                    offices.append(line.text)
                }
                name = nil
                continue
            }
            if !offices.isEmpty, SignatureReader.isName(line) {
                name = line.text
                position = offices.joined(separator: " – ")
                offices = []
                if receivers.map({ index > $0 }) ?? true { break }
            }
        }
        if name == nil, !offices.isEmpty { position = offices.joined(separator: " – ") }
    }

    /// Whether a line says for whom somebody signs (`TM. ỦY BAN NHÂN DÂN`: false, `KT. CHỦ TỊCH`: true); nil for an
    /// office of the signer.
    private static func standing(_ line: HeadLine) -> Bool? {
        for mark in ["kt.", "tl.", "tuq.", "q."] where line.starts(mark) { return true }
        for mark in ["tm.", "t/m", "uy ban nhan dan", "ubnd "] where line.starts(mark) { return false }
        return nil
    }

    /// An office in capitals: `GIÁM ĐỐC`, `PHÓ CHỦ TỊCH`, `TRƯỞNG BAN`, or a line that signs for another.
    private static func isOffice(_ line: HeadLine) -> Bool {
        guard line.isUpper, line.key.utf8.count < 90 else { return false }
        if standing(line) != nil { return true }
        return [
            "giam doc", "chu tich", "truong ban", "chanh van phong", "bi thu", "thu tuong", "bo truong", "thu truong",
            "truong phong", "cuc truong", "chi cuc truong", "chanh thanh tra", "tong giam doc", "vien truong",
            "hieu truong",
            "truong doan", "thuong truc", "to truong", "bo truong", "pho",
        ].contains { line.starts($0) || line.starts("pho " + $0) }
    }

    /// Two to six words, each with a capital in front, nothing else: a person's name.
    private static func isName(_ line: HeadLine) -> Bool {
        let words = line.text.split(separator: " ")
        guard (2...6).contains(words.count), !line.key.utf8.contains(where: { (48...57).contains($0) }) else {
            return false
        }
        return words.allSatisfy { word in
            guard let first = word.unicodeScalars.first, first.properties.isUppercase else { return false }
            return word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "'" }
        }
    }
}
