/// What is wrong with the tags of a page: the first tag that closes what is not open, or stays open. Nil when nothing is.
func wellFormedness(_ markup: String) -> String? {
    let empty: Set = ["meta", "link", "input", "br", "hr", "img", "path", "!doctype"]
    var open: [String] = []
    var rest = markup.utf8[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
        guard let end = endOfTag(rest[start...]) else { return "a tag without its end" }
        let inside = rest[rest.index(after: start)..<end]
        rest = rest[rest.index(after: end)...]
        let isClose = inside.first == UInt8(ascii: "/")
        let letters = inside.dropFirst(isClose ? 1 : 0).prefix { $0 > 32 && $0 != UInt8(ascii: "/") }
        let name = String(Substring(letters)).lowercased()
        if isClose {
            guard open.last == name else { return "</\(name)> closes <\(open.last ?? "nothing")>" }
            open.removeLast()
        } else if !empty.contains(name), inside.last != UInt8(ascii: "/") {
            open.append(name)
        }
    }
    return open.last.map { "<\($0)> stays open" }
}

/// The `>` that ends a tag, not one inside a quoted value.
private func endOfTag(_ bytes: Substring.UTF8View) -> Substring.UTF8View.Index? {
    var isQuoted = false
    for index in bytes.indices {
        if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
        if bytes[index] == UInt8(ascii: ">"), !isQuoted { return index }
    }
    return nil
}
