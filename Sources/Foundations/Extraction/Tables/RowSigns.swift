/// Cheap: it begins with a letter that the words for a total begin with, and is short.
func mayBeTotal(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 60 else { return false }
    return [84, 116, 67, 99].contains(first)
}

/// `Tổng cộng`, `Tổng số`: a row that sums others.
func isTotal(_ words: Words) -> Bool {
    words.count <= 6 && words.hasAnyPrefix(["tong cong", "tong so", "cong", "tong"])
        && !words.hasAnyPrefix([
            "cong bo", "cong tac", "cong khai", "cong an", "cong nghe", "cong thong", "cong viec",
            "tong hop", "tong ket", "cong tac", "cong suat", "tong muc", "tong san pham", "tong ra soat", "cong nhan",
            "tong dieu tra", "tong kiem ke", "tong von", "cong nghiep", "cong trinh", "cong chuc",
        ])
}

/// A dash or a dot alone in the number's cell.
func isBullet(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 4 && text.unicodeScalars.allSatisfy { "-–—+•*·●○▪".unicodeScalars.contains($0) }
}

/// `nt`, `-nt-`, `"`, `Như trên`: the same as the cell above (vectors 5.3).
func isDitto(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 24 else { return false }
    let words = Words(text)
    if words.isEmpty {
        let marks = text.unicodeScalars.filter { $0 != " " }
        return !marks.isEmpty && marks.allSatisfy { "\"“”〃''’‘´`,,-–".unicodeScalars.contains($0) }
            && marks.contains { "\"“”〃''’‘´".unicodeScalars.contains($0) }
    }
    return words.isExactly("nt") || words.isExactly("nhu tren") || words.isExactly("n t")
        || words.isExactly("nhu muc tren")
        || words.isExactly("tuong tu")
}

/// A sentence cut in two goes on in lower case, with a bracket or with a dash.
func isContinuation(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != " " }) else { return false }
    return first.properties.isLowercase || "),;.…”".unicodeScalars.contains(first)
}

/// What was said so far asks for more: it ends with a comma, a dash, a joining word or an open bracket.
func isOpenEnded(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last(where: { $0 != " " }) else { return false }
    if ",-–(;".unicodeScalars.contains(last) { return true }
    let words = Words(String(text.suffix(12)))
    return words.text.hasSuffix(" va") || words.text.hasSuffix(" cua") || words.text.hasSuffix(" cac")
}

extension Array {
    /// The element, or nil beyond the ends.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
