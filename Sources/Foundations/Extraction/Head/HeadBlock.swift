internal import Vietnamese

/// What stands above the title: issuer, number, place and day, draft marks.
struct HeadBlock {
    private(set) var number: String?
    private(set) var hasBlankNumber = false
    private(set) var date: String?
    private(set) var hasBlankDate = false
    private(set) var saysDraft = false
    /// The lines that can name the issuer, from the top.
    private var issuers: [String] = []

    /// Reads the lines before `end`; without a head there is nothing to read.
    init(lines: [HeadLine], end: Int) {
        let head = lines[..<min(end, lines.count)]
        guard
            head.contains(where: {
                $0.holds("cong hoa xa hoi") || $0.holds("dang cong san viet nam") || $0.starts("so:")
                    || $0.starts("so ")
            })
        else {
            saysDraft = head.contains(where: HeadBlock.isDraftMark)
            return
        }
        for line in head {
            if HeadBlock.isDraftMark(line) { saysDraft = true }
            for part in HeadBlock.columns(of: line.text) { read(part, line) }
        }
    }

    /// The name of the issuing body: the directory's, else the printed words; nil without a head.
    func issuer(_ directory: AgencyDirectory) -> String? {
        guard !issuers.isEmpty else { return nil }
        let whole = issuers.joined(separator: " ")
        let reading = directory.read(whole)
        if reading.unknown.isEmpty, let name = issuerName(whole, directory) { return name }
        if let name = councilName(whole) { return name }
        // The parent body stands above: what is left after it is the issuer's own name.
        var own = issuers[...]
        while own.count > 1, let first = own.first {
            let above = directory.read(first)
            let isKnown = !above.units.isEmpty && above.unknown.isEmpty
            guard isKnown || councilName(first) != nil && HeadBlock.opensOffice(own[own.startIndex + 1]) else {
                // `ỦY BAN NHÂN DÂN` and `TỈNH …` on two lines are one parent.
                guard own.count > 2, councilName(own.prefix(2).joined(separator: " ")) != nil,
                    HeadBlock.opensOffice(own[own.startIndex + 2])
                else { break }
                own = own.dropFirst(2)
                continue
            }
            own = own.dropFirst()
        }
        let name = own.joined(separator: " ")
        if own.count < issuers.count, directory.read(name).unknown.isEmpty, let known = issuerName(name, directory) {
            return known
        }
        return councilName(name) ?? name
    }

    /// A body below a People's Committee: `SỞ TÀI CHÍNH`, `BAN CHỈ ĐẠO …`.
    private static func opensOffice(_ text: String) -> Bool {
        Words(text).hasAnyPrefix([
            "so", "ban", "van phong", "thanh tra", "phong", "trung tam", "chi cuc", "cong an", "hoi dong", "truong",
            "benh vien", "to",
        ])
    }

    private static func isDraftMark(_ line: HeadLine) -> Bool {
        let key = line.key.filter { $0 != "(" && $0 != ")" && $0 != "*" }
        return key == "du thao" || key.hasPrefix("du thao lan") || key.hasPrefix("du thao ") && line.isUpper
    }

    private mutating func read(_ part: String, _ line: HeadLine) {
        let key = foldedKey(part)
        if key.hasPrefix("cong hoa xa hoi") || key.hasPrefix("doc lap") || key.hasPrefix("dang cong san") { return }
        if key.hasPrefix("so:") || key.hasPrefix("so ") && isNumberLine(key) {
            readNumber(part)
            return
        }
        if readDate(part, key) { return }
        let isMark = ["hoa toc", "khan", "thuong khan", "mat", "toi mat", "tuyet mat", "du thao"].contains(key)
        guard HeadLine(part, block: 0).isUpper, !isMark, number == nil || line.cell == nil, !key.hasPrefix("v/v") else {
            return
        }
        if number == nil, !hasBlankNumber { issuers.append(part) }
    }

    private func isNumberLine(_ key: String) -> Bool {
        key.utf8.dropFirst(3).first.map { (48...57).contains($0) || $0 == 47 } == true
    }

    private mutating func readNumber(_ part: String) {
        let scalars = Array(part.unicodeScalars)
        if let start = scalars.firstIndex(where: { (48...57).contains($0.value) }),
            !scalars[..<start].contains("/"), let found = DocumentNumber.at(start, in: scalars)
        {
            number = number ?? found.text
        } else if number == nil, scalars.contains("/") || scalars.contains("-") {
            hasBlankNumber = true
        }
    }

    /// `Quảng Ngãi, ngày 07 tháng 3 năm 2025`; a day or month left open makes a blank date.
    private mutating func readDate(_ part: String, _ key: String) -> Bool {
        guard key.contains("ngay"), key.contains("thang"), key.contains("nam"), key.utf8.count < 80 else {
            return false
        }
        let tokens = cellTokens(part)
        guard let place = tokens.firstIndex(where: { $0.isWord("ngay") }) else { return false }
        if let day = RunningDay.at(place + 1, in: tokens[...]) {
            date = date ?? day.iso
        } else {
            hasBlankDate = true
        }
        return true
    }

    /// A line that holds both columns, as converters from PDF write it: cut before the right one.
    private static func columns(of text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        let tokens = cellTokens(text)
        let starts = [["cong", "hoa", "xa", "hoi"], ["dang", "cong", "san"], ["doc", "lap"]]
        for index in tokens.indices.dropFirst() {
            guard starts.contains(where: { Array(tokens[index...].prefix($0.count).map(\.folded)) == $0 }) else {
                continue
            }
            return [
                string(scalars[..<tokens[index].range.lowerBound]), string(scalars[tokens[index].range.lowerBound...]),
            ]
        }
        if tokens.first?.isWord("so") == true, let day = tokens.firstIndex(where: { $0.isWord("ngay") }), day > 2 {
            // `Số: 12/KH-SKHCN   Quảng Ngãi, ngày …`: the place begins after the number.
            return [text, string(scalars[tokens[day].range.lowerBound...])]
        }
        return [text]
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return tidy(String(view))
    }
}

/// `(Ban hành kèm theo Kế hoạch số 51/KH-UBND ngày 07/3/2025 của UBND tỉnh)`: what an annex says of its document.
struct AnnexCaption {
    var kind: String?
    var number: String?
    var date: String?
    /// The words after `của`.
    var issuer: String?
    var hasBlankNumber = false

    /// The first caption of the document that names its kind; nil without one.
    init?(lines: [HeadLine]) {
        for start in lines.indices where lines[start].text.hasPrefix("(") && lines[start].holds("kem theo") {
            self.init(lines: lines, at: start)
            if kind != nil { return }
        }
        return nil
    }

    private init(lines: [HeadLine], at start: Int) {
        var text = ""
        for line in lines[start...].prefix(5) {
            text += (text.isEmpty ? "" : " ") + line.text
            if line.text.contains(")") { break }
        }
        let scalars = Array(text.unicodeScalars)
        let tokens = cellTokens(text)
        let words = tokens.map(\.folded)
        if let place = words.indices.first(where: { words[$0] == "theo" }) {
            kind = DocumentKinds.kind(at: words[(place + 1)...].joined(separator: " "))?.name
        }
        for token in tokens where token.kind == .number {
            if let found = DocumentNumber.at(token.range.lowerBound, in: scalars) {
                number = found.text
                break
            }
        }
        if number == nil { hasBlankNumber = text.contains("/") && words.contains("so") }
        if let place = words.firstIndex(of: "ngay") { date = RunningDay.at(place + 1, in: tokens[...])?.iso }
        if let place = words.lastIndex(of: "cua"), place + 1 < tokens.count {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[tokens[place + 1].range.lowerBound...])
            issuer = String(view)
        }
    }
}
