internal import Formats

/// A paragraph of prose whole again (lines that a converter broke are joined), with its number apart.
struct Passage {
    /// As printed: `1.`, `a)`, `-`; empty without one.
    var label: String
    var number: RowNumber?
    var text: String
    var words: Words
    var lines: ClosedRange<Int>?
    var page: Int?

    /// `Điều 2`: an article of a decision.
    var isArticle: Bool { number == nil && label.hasPrefix("Điều ") }
    var isBullet: Bool { number == nil && !label.isEmpty }
    /// Headings of chapters stand above numbers, numbers above letters, letters above bullets.
    var level: Int {
        switch number?.style {
        case .roman, .capital: 1
        case .arabic: 1 + (number?.depth ?? 1)
        case .small: 8
        case .bracketed: 9
        case nil: label.isEmpty ? 12 : isArticle ? 1 : 10
        }
    }
}

/// The prose of a document in order. Tables part it.
func passages(_ document: RichDocument) -> [Passage] {
    var passages: [Passage] = []
    var open: (text: String, label: String, lines: ClosedRange<Int>?, page: Int?)?
    func close() {
        guard let part = open else { return }
        open = nil
        passages.append(passage(part.text, part.label, part.lines, part.page))
    }
    for block in document.blocks {
        guard case .paragraph(let paragraph) = block else {
            close()
            continue
        }
        let text = cleaned(paragraph.text)
        if text.isEmpty { continue }
        if document.format == .text, isPageNumber(text), open.map({ isUnfinished($0.text) }) == true { continue }
        if document.format == .text, paragraph.label.isEmpty, open.map({ goesOn($0.text, text) }) == true {
            // In place: a paper may break one sentence into thousands of lines.
            open?.text.goOn(text)
            if let first = open?.lines, let last = paragraph.lines { open?.lines = first.lowerBound...last.upperBound }
            continue
        }
        close()
        open = (text, paragraph.label, paragraph.lines, paragraph.page)
    }
    close()
    return passages
}

/// A line that a converter broke off goes on in lower case after words without an end.
private func goesOn(_ above: String, _ text: String) -> Bool {
    guard let last = above.unicodeScalars.last, !".;:!?".unicodeScalars.contains(last) else { return false }
    guard let first = text.unicodeScalars.first else { return false }
    if ("0"..."9").contains(first), isUnfinished(above) { return splitHeading(text).number == nil }
    return first.properties.isLowercase && splitHeading(text).number == nil
}

/// A line that stops at a word which asks for a number: `… trước ngày`, `… trong tháng`.
private func isUnfinished(_ above: String) -> Bool {
    let last = Words(String(above.suffix(10))).text.split(separator: " ").last
    return ["ngay", "thang", "nam", "quy"].contains(last ?? "")
}

private func passage(_ text: String, _ printedLabel: String, _ lines: ClosedRange<Int>?, _ page: Int?) -> Passage {
    var label = printedLabel
    var number = RowNumber(printedLabel)
    var rest = text
    if label.isEmpty {
        let split = splitHeading(text)
        if let article = articleHead(text) {
            (label, rest) = article
        } else if let found = split.number {
            (number, label, rest) = (found, found.printed, split.title)
        } else if let first = text.unicodeScalars.first, "-–—+•·●○▪*".unicodeScalars.contains(first),
            withoutBullet(text) != text
        {
            (label, rest) = (String(first), withoutBullet(text))
        }
    } else if number == nil, label.unicodeScalars.allSatisfy({ !$0.properties.isAlphabetic }),
        label.unicodeScalars.contains(where: { ("0"..."9").contains($0) }) == false
    {
        label = "-"
    }
    return Passage(label: label, number: number, text: rest, words: Words(rest), lines: lines, page: page)
}

/// `Điều 2. Giao Sở A …` cut into `Điều 2` and the rest; nil for other words.
private func articleHead(_ text: String) -> (label: String, rest: String)? {
    let tokens = text.split(separator: " ", maxSplits: 2)
    guard tokens.count == 3, Words(String(tokens[0])).isExactly("dieu"), tokens[0].unicodeScalars.first == "Đ",
        let mark = tokens[1].utf8.last, mark == 0x2E || mark == 0x3A, let number = Int(tokens[1].dropLast())
    else { return nil }
    return ("Điều \(number)", String(tokens[2]))
}
