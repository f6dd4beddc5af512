/// Where in the document a row stands: its annex, phase and the headings above it.
struct SectionContext: Equatable {
    var annex = ""
    /// `Đến năm 2030`, `A. Giai đoạn 2026-2027`; empty outside a phase.
    var phase = ""
    /// The last year of the phase.
    var horizon: Int?
    private(set) var headings: [Heading] = []

    struct Heading: Equatable {
        var level: Int
        /// As printed without its closing mark: `I`, `II.3`; empty for a heading without a number.
        var no: String
        var title: String
        /// `I.1. Phát triển hạ tầng số`, as one line.
        var line: String { no.isEmpty ? title : title.isEmpty ? no : "\(no). \(title)" }
    }

    var innermost: Heading? { headings.last }

    /// Starts a new annex or table: headings and phase belong to what came before.
    mutating func leaveTable() {
        headings = []
        phase = ""
        horizon = nil
    }

    /// Takes a heading row or paragraph into account.
    mutating func enter(number: RowNumber?, title: String) {
        let words = Words(title)
        if isPhase(words) {
            phase = number.map { $0.style == .capital ? "\($0.text). \(title)" : title } ?? title
            horizon = words.years.last
            headings = []
            return
        }
        let level = number.map(level) ?? (headings.last.map { $0.no.isEmpty ? $0.level : $0.level + 1 } ?? 10)
        headings.removeAll { $0.level >= level }
        headings.append(Heading(level: level, no: number?.text ?? "", title: title))
    }

    private func level(_ number: RowNumber) -> Int {
        let base: Int
        switch number.style {
        case .capital: base = 1
        case .roman: base = 2
        case .arabic: base = 12
        case .small: base = 22
        case .bracketed: base = 32
        }
        return base + number.depth - 1
    }
}

/// `Giai đoạn 2026-2027`, `Đến năm 2030`, `Năm 2026`: a heading that is a span of time.
func isPhase(_ words: Words) -> Bool {
    guard !words.years.isEmpty, words.count <= 8 else { return false }
    return words.hasAnyPrefix(["giai doan", "den nam", "den het nam", "nam", "thoi ky", "tam nhin den"])
        || words.hasAnyPrefix([
            "muc tieu den nam", "chi tieu den nam", "muc tieu giai doan", "chi tieu giai doan",
            "chi tieu nam", "muc tieu nam",
        ])
}

/// A heading in one cell or paragraph: its number apart from its title. `II. Nhiệm vụ` → (`II`, `Nhiệm vụ`).
func splitHeading(_ text: String) -> (number: RowNumber?, title: String) {
    let scalars = text.unicodeScalars
    guard let blank = scalars.firstIndex(where: { $0 == " " }) else {
        // `1.Rà soát`: the point parts number and words.
        guard let point = scalars.firstIndex(where: { $0 == "." || $0 == ")" }),
            scalars.index(after: point) != scalars.endIndex,
            let number = RowNumber(String(scalars[...point]))
        else { return (nil, text) }
        return (number, String(scalars[scalars.index(after: point)...]))
    }
    let head = String(scalars[..<blank])
    let isMarked = head.unicodeScalars.last.map { ".):/".unicodeScalars.contains($0) } ?? false
    if let number = RowNumber(head),
        isMarked || number.style == .roman && number.depth > 0 && text != head
            || number.depth > 1
    {
        return (number, cleaned(String(scalars[blank...])))
    }
    return (nil, text)
}

/// `Phụ lục II`, from a paragraph that is an annex's heading; nil for a sentence that mentions one.
func annexName(_ text: String) -> String? {
    let words = Words(text)
    guard words.hasAnyPrefix(["phu luc", "bieu", "mau"]), words.count <= 40 else { return nil }
    let printed = text.split { $0 == " " || $0 == "\n" }.map(String.init)
    let isAnnex = words.hasPrefix("phu luc")
    guard isAnnex || printed.count <= 3 && text.unicodeScalars.allSatisfy({ !$0.properties.isLowercase }) else {
        return nil
    }
    let nameLength = isAnnex ? 2 : 1
    var name = isAnnex ? "Phụ lục" : Words(printed[0]).isExactly("mau") ? "Mẫu" : "Biểu"
    guard printed.count >= nameLength else { return nil }
    var rest = Array(printed.dropFirst(nameLength))
    if let number = rest.first, Words(number).isExactly("so"), rest.count >= 2 {
        name += " số"
        rest.removeFirst()
    }
    if let token = rest.first {
        let bare = String(token.unicodeScalars.prefix { !".:,;-–(".unicodeScalars.contains($0) })
        if let number = RowNumber(bare) {
            let closes = token.utf8.count > bare.utf8.count
            let after = rest.dropFirst().joined(separator: " ")
            let isTitle =
                after.isEmpty || closes
                || after.unicodeScalars.first.map { "(-–:.".unicodeScalars.contains($0) } ?? false
                || isMostlyCapital(after)
            return isTitle ? "\(name) \(number.text)" : nil
        }
        // `PHỤ LỤC DANH MỤC NHIỆM VỤ`: an annex without a number, its title on the same line.
        return isMostlyCapital(text) || token.hasPrefix("(") || printed[nameLength - 1].hasSuffix(":") ? name : nil
    }
    return name
}

/// Written in capitals, as titles are.
func isMostlyCapital(_ text: String) -> Bool {
    var (upper, lower) = (0, 0)
    for scalar in text.unicodeScalars {
        if scalar.properties.isUppercase { upper += 1 } else if scalar.properties.isLowercase { lower += 1 }
    }
    return upper > 2 && upper > lower * 4
}
