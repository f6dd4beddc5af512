/// `ỦY BAN NHÂN DÂN TỈNH GIA LAI` → `UBND tỉnh Gia Lai`: how the councils and committees of any place in the country
/// are written in a sentence. Nil for other bodies, and for words that are not all capitals.
func councilName(_ text: String) -> String? {
    let tokens = text.split { $0 == " " || $0 == "\n" }.map(String.init)
    guard !text.unicodeScalars.contains(where: \.properties.isLowercase) else { return nil }
    let words = tokens.map { Words($0).text }
    for (head, name, levels) in councils where words.starts(with: head) {
        var rest = head.count
        var parts = [name]
        if let level = levels.first(where: { words[rest...].starts(with: $0.words) }) {
            parts.append(level.name)
            rest += level.words.count
        } else if !levels.isEmpty {
            return nil
        }
        // A place has one to five syllables; more is another body's name behind it.
        guard (1...5).contains(tokens.count - rest), !words[rest...].contains("so"), !words[rest...].contains("ban")
        else { return nil }
        return (parts + tokens[rest...].map(capitalized)).joined(separator: " ")
    }
    return nil
}

private let places: [(words: [String], name: String)] = [
    (["tinh"], "tỉnh"), (["thanh", "pho"], "thành phố"), (["xa"], "xã"), (["phuong"], "phường"),
    (["dac", "khu"], "đặc khu"), (["huyen"], "huyện"), (["quan"], "quận"), (["thi", "xa"], "thị xã"),
    (["thi", "tran"], "thị trấn"),
]

private let councils: [(words: [String], name: String, levels: [(words: [String], name: String)])] = [
    (["uy", "ban", "nhan", "dan"], "UBND", places), (["ubnd"], "UBND", places),
    (["hoi", "dong", "nhan", "dan"], "HĐND", places), (["hdnd"], "HĐND", places),
    (["tinh", "uy"], "Tỉnh ủy", []), (["thanh", "uy"], "Thành ủy", []),
]

/// `GIA-LAI` → `Gia-Lai`: a capital in front of each part, lower case behind.
private func capitalized(_ word: String) -> String {
    word.split(separator: "-", omittingEmptySubsequences: false).map { part in
        part.prefix(1).uppercased() + part.dropFirst().lowercased()
    }.joined(separator: "-")
}
