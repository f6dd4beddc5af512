internal import Vietnamese

/// Finds the kind and the title, or what a letter is about.
struct TitleReader {
    /// Lower case; nil when no line names a kind.
    private(set) var kind: String?
    private(set) var title: String?
    /// A letter (công văn): no kind is printed, `V/v …` stands under the number.
    private(set) var isLetter = false
    /// Those a letter is addressed to.
    private(set) var addressees: [String] = []
    /// The line where the head ends: the kind, or `Kính gửi`.
    private(set) var headEnd = 0
    /// The line where the body begins.
    private(set) var bodyStart = 0

    init(lines: [HeadLine]) {
        let limit = min(lines.count, 60)
        let address = lines[..<limit].firstIndex { $0.starts("kinh gui") }
        if let place = lines[..<(address ?? limit)].firstIndex(where: TitleReader.namesKind) {
            readTitle(lines, at: place)
        } else if let place = lines[..<limit].firstIndex(where: TitleReader.isAbout) {
            readAbout(lines, at: place, until: address)
        } else if let address {
            isLetter = true
            headEnd = address
            bodyStart = address + 1
        } else if let caption = lines[..<limit].firstIndex(where: { $0.text.hasPrefix("(") && $0.holds("kem theo") }),
            caption > 0
        {
            // An annex alone: its own heading stands above the caption.
            title = lines[..<caption].filter { !$0.isRule && !$0.opensAnnex && !$0.isTable }.map(\.text).joined(
                separator: " ")
            if title?.isEmpty == true { title = nil }
            bodyStart = caption + 1
        }
        if let address { readAddressees(lines, at: address) }
    }

    /// `KẾ HOẠCH` alone on a line, or a line in capitals that begins with a kind.
    private static func namesKind(_ line: HeadLine) -> Bool {
        guard line.isUpper || line.isBold || line.isCentered, !line.isTable, line.cell == nil || line.isUpper,
            let kind = DocumentKinds.kind(at: line.key)
        else { return false }
        let rest = line.key.utf8.count - kind.length
        return rest <= 1 || line.isUpper && (kind.name == "kế hoạch" || kind.name == "chương trình" || rest < 200)
    }

    private static func isAbout(_ line: HeadLine) -> Bool {
        line.starts("v/v") || line.starts("ve viec ") && line.key.utf8.count < 200
    }

    // MARK: kind and title

    private mutating func readTitle(_ lines: [HeadLine], at place: Int) {
        guard let found = DocumentKinds.kind(at: lines[place].key) else { return }
        kind = found.name
        headEnd = place
        var parts: [String] = []
        // `KẾ HOẠCH HÀNH ĐỘNG THỰC HIỆN …` on one line: the rest opens the title.
        let tokens = cellTokens(lines[place].text)
        let taken = found.name.split(separator: " ").count
        if tokens.count > taken, tokens[taken].kind != .sign {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: Array(lines[place].text.unicodeScalars)[tokens[taken].range.lowerBound...])
            // `hành động` belongs to the kind (chương trình hành động).
            if foldedKey(String(view)) != "hanh dong" { parts.append(String(view)) }
        }
        let opened = parts.count
        var last = place
        var length = 0
        for index in lines.indices.dropFirst(place + 1) {
            let line = lines[index]
            if line.isRule { continue }
            guard parts.count < 10, length < 1_500,
                goesOn(lines, from: last, to: index, kindAt: place, isFirst: last == place && opened == 0)
            else { break }
            parts.append(line.text)
            length += line.text.utf8.count
            last = index
        }
        title = parts.isEmpty ? nil : parts.joined(separator: " ")
        bodyStart = last + 1
    }

    /// Whether the line at `next` still belongs to the title.
    private func goesOn(_ lines: [HeadLine], from last: Int, to next: Int, kindAt place: Int, isFirst: Bool) -> Bool {
        let (line, before) = (lines[next], lines[last])
        if line.isTable || line.opensAnnex || line.starts("kinh gui") || line.text.hasPrefix("(") || isNumbered(line) {
            return false
        }
        if line.key.hasSuffix(":") || line.starts("can cu ") { return false }
        // `Ngày 05 tháng 8 năm 2026, …`: the body of a conclusion.
        if !isFirst, line.starts("ngay "), line.key.utf8.dropFirst(5).first.map({ (48...57).contains($0) }) == true {
            return false
        }
        if line.isUpper, kind == "quyết định" || kind == "nghị quyết", opensAuthority(line) { return false }
        if isFirst { return line.isUpper || line.isBold || line.isCentered || line.text.utf8.count < 900 }
        if before.isUpper, !line.isUpper, before.text.utf8.count > 20 { return false }
        if !before.isUpper, line.isUpper, !lines[place].isUpper || line.text.utf8.count < 40 { return false }
        if before.isCentered != line.isCentered || before.isBold != line.isBold { return false }
        if let one = before.lines, let two = line.lines {
            let gap = two.lowerBound - one.upperBound
            var usual = 1
            if last != place, let kind = lines[place].lines, let first = lines[place + 1].lines {
                usual = max(1, first.lowerBound - kind.upperBound)
            }
            if gap > usual { return false }
        } else if !before.isBold, !before.isCentered {
            return false
        }
        return !(opensBody(line) && isLong(line))
    }

    /// Who decides, between the title and the grounds: `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH`.
    private func opensAuthority(_ line: HeadLine) -> Bool {
        [
            "uy ban nhan dan", "chu tich", "hoi dong nhan dan", "bo truong", "thu tuong", "chinh phu", "giam doc",
            "truong ban", "ban thuong vu", "ban chap hanh", "quoc hoi", "uy ban thuong vu", "tong ",
        ].contains { line.starts($0) }
    }

    private func isLong(_ line: HeadLine) -> Bool { line.text.utf8.count > 330 }

    private func opensBody(_ line: HeadLine) -> Bool {
        ["thuc hien ", "can cu ", "theo ", "trien khai ", "tren co so ", "de ", "nham ", "thi hanh ", "tiep tuc "]
            .contains {
                line.starts($0)
            }
    }

    /// `I.`, `1.`, `Điều 1`, `Phần I`.
    private func isNumbered(_ line: HeadLine) -> Bool {
        let tokens = cellTokens(line.text)
        guard tokens.count >= 2, let first = tokens.first else { return false }
        if ["dieu", "phan", "chuong", "muc"].contains(first.folded),
            tokens[1].kind == .number || RomanNumeral.read(tokens[1].folded) != nil
        {
            return tokens.count == 2 || tokens[2].kind == .sign || line.isBold
        }
        let isNumber =
            first.kind == .number && first.digits <= 2 || RomanNumeral.read(first.folded) != nil
            || first.folded.utf8.count == 1
        return isNumber && (tokens[1].isSign(".") || tokens[1].isSign(")"))
    }

    // MARK: letters

    private mutating func readAbout(_ lines: [HeadLine], at place: Int, until address: Int?) {
        isLetter = true
        headEnd = address ?? place + 1
        var parts: [String] = []
        for index in lines.indices[place...].prefix(8) {
            let line = lines[index]
            if index > place {
                let sameCell = line.block == lines[place].block && line.cell == lines[place].cell && line.cell != nil
                let near = line.lines.map { $0.lowerBound - (lines[index - 1].lines?.upperBound ?? 0) <= 1 } ?? false
                let stops =
                    index == address || line.isUpper || line.isRule || line.holds("doc lap")
                    || line.holds("ngay") && line.holds("thang")
                if stops || !(sameCell || line.cell == nil && lines[place].cell == nil && near) { break }
            }
            parts.append(line.text)
        }
        let text = parts.joined(separator: " ")
        let tokens = cellTokens(text)
        let skipped = tokens.first?.isWord("v") == true ? 3 : 0
        if tokens.count > skipped {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: Array(text.unicodeScalars)[tokens[skipped].range.lowerBound...])
            title = String(view)
        }
        bodyStart = (address ?? place) + 1
    }

    /// `Kính gửi: …`, on its line or as a list below it.
    private mutating func readAddressees(_ lines: [HeadLine], at place: Int) {
        var found: [String] = []
        let first = lines[place].text
        let tokens = cellTokens(first)
        let start = tokens.count > 2 && tokens[2].isSign(":") ? 3 : 2
        if tokens.count > start {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: Array(first.unicodeScalars)[tokens[start].range.lowerBound...])
            found.append(trimmedItem(String(view)))
        } else {
            for line in lines[(place + 1)...].prefix(20) {
                guard line.text.hasPrefix("-") || line.text.hasPrefix("–") || line.text.hasPrefix("+") else { break }
                found.append(trimmedItem(line.text))
                bodyStart = max(bodyStart, place + 1 + found.count)
            }
        }
        addressees = found.filter { !$0.isEmpty }
    }
}

/// An item of a list without its dash and its closing sign.
func trimmedItem(_ text: String) -> String {
    var view = tidy(text).unicodeScalars[...]
    while let first = view.first, ["-", "–", "+", "•", "*", " "].contains(first) { view.removeFirst() }
    while let last = view.last, [";", ".", ",", " "].contains(last) { view.removeLast() }
    return String(view)
}
