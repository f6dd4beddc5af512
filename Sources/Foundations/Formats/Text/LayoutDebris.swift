/// `[bookmark: _GoBack]` and the like, left by a converter from Word.
func withoutBookmarks(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let mark = Array("[bookmark:".unicodeScalars)
    guard text.count > mark.count else { return text }
    var out: [Unicode.Scalar] = []
    out.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
        if text[index] == "[", text[index...].starts(with: mark), let end = text[index...].firstIndex(of: "]") {
            index = end + 1
        } else {
            out.append(text[index])
            index += 1
        }
    }
    return out
}

private let tagNames: Set<String> = [
    "a", "b", "big", "blockquote", "br", "center", "code", "del", "div", "em", "font", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "ins", "li", "mark", "ol", "p", "s", "small", "span", "strike", "strong", "sub", "sup", "table",
    "tbody", "td", "th", "thead", "tr", "u", "ul", "img",
]

private let entities: [String: Unicode.Scalar] = [
    "nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ndash": "–", "mdash": "—",
    "ge": "≥", "le": "≤", "hellip": "…",
]

/// HTML tags and entities removed; `<br>` becomes a blank. `<` that opens no known tag stays (`< 5`).
func withoutTags(_ text: [Unicode.Scalar]) -> (text: [Unicode.Scalar], wholeIsBold: Bool) {
    guard text.contains("<") || text.contains("&") else { return (text, false) }
    var out: [Unicode.Scalar] = []
    var bold = 0
    var plain = 0
    var index = 0
    while index < text.count {
        let scalar = text[index]
        if scalar == "<", let end = text[index...].firstIndex(of: ">"), end - index < 200,
            let name = tagName(text[(index + 1)..<end])
        {
            if name == "b" || name == "strong" { bold += text[index + 1] == "/" ? -1 : 1 }
            if name == "br" { out.append(" ") }
            index = end + 1
        } else if scalar == "&", let end = text[index...].prefix(12).firstIndex(of: ";"),
            let value = entityValue(text[(index + 1)..<end])
        {
            out.append(value)
            index = end + 1
        } else {
            if bold == 0, scalar != " ", scalar != "\t" { plain += 1 }
            out.append(scalar)
            index += 1
        }
    }
    return (out, plain == 0 && out.contains { $0 != " " && $0 != "\t" })
}

private func tagName(_ inside: ArraySlice<Unicode.Scalar>) -> String? {
    if inside.starts(with: "!--".unicodeScalars) { return "!--" }
    var name = inside
    if name.first == "/" { name.removeFirst() }
    let letters = name.prefix { $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) }
    let rest = name.dropFirst(letters.count).first
    guard rest == nil || rest == " " || rest == "/" else { return nil }
    let text = scalarString(letters).lowercased()
    return tagNames.contains(text) ? text : nil
}

private func entityValue(_ name: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    let text = scalarString(name)
    if let value = entities[text] { return value }
    guard text.hasPrefix("#") else { return nil }
    let number = text.hasPrefix("#x") ? UInt32(text.dropFirst(2), radix: 16) : UInt32(text.dropFirst(1))
    return number.flatMap(Unicode.Scalar.init).map { $0 == "\u{A0}" ? " " : $0 }
}

/// Markdown emphasis (`**x**`, `*x*`, `***x***`, `` `x` ``) and escapes (`\*`) removed; a lone `*` stays.
func withoutEmphasis(_ text: [Unicode.Scalar]) -> (text: [Unicode.Scalar], wholeIsBold: Bool) {
    guard text.contains(where: { $0 == "*" || $0 == "\\" || $0 == "`" }) else { return (text, false) }
    var keep = Array(repeating: true, count: text.count)
    var bold = Array(repeating: false, count: text.count)
    var open: [(mark: Unicode.Scalar, length: Int, at: Int)] = []
    var index = 0
    while index < text.count {
        let scalar = text[index]
        if scalar == "\\", index + 1 < text.count, "*_#-.[]()|`+!>".unicodeScalars.contains(text[index + 1]) {
            keep[index] = false
            index += 2
            continue
        }
        guard scalar == "*" || scalar == "`" else {
            index += 1
            continue
        }
        var length = 1
        while index + length < text.count, text[index + length] == scalar, length < 3 { length += 1 }
        let before = index == 0 ? " " : text[index - 1]
        let after = index + length < text.count ? text[index + length] : " "
        if let last = open.last, last.mark == scalar, last.length <= length || before != " ", before != " ",
            before != "\t"
        {
            for at in last.at..<(last.at + min(last.length, length)) { keep[at] = false }
            for at in index..<(index + min(last.length, length)) { keep[at] = false }
            if min(last.length, length) >= 2 { for at in last.at..<(index + length) { bold[at] = true } }
            open.removeLast()
            index += min(last.length, length)
            continue
        }
        if after != " ", after != "\t" {
            open.append((scalar, length, index))
        } else if length >= 2, before != " " || after != " " {
            // A bold run that goes on in the next line (Markdown hard line break): its marks are debris.
            for at in index..<(index + length) { keep[at] = false }
        }
        index += length
    }
    for mark in open where mark.length >= 2 {
        for at in mark.at..<(mark.at + mark.length) { keep[at] = false }
    }
    var out: [Unicode.Scalar] = []
    var plain = 0
    for (at, scalar) in text.enumerated() where keep[at] {
        out.append(scalar)
        if !bold[at], scalar != " ", scalar != "\t" { plain += 1 }
    }
    return (out, plain == 0 && out.contains { $0 != " " })
}
