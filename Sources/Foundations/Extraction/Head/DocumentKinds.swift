internal import Vietnamese

/// Kinds of administrative documents and the letters that stand for them in numbers (Nghị định 30/2020, Phụ lục III,
/// and the kinds of laws and of the Party).
enum DocumentKinds {
    /// Folded name, name as written in the extract, letters in numbers. Longer names first where one begins another.
    static let table: [(key: String, name: String, letters: [String])] = [
        ("thong bao ket luan", "thông báo kết luận", []), ("nghi quyet", "nghị quyết", ["NQ", "NQLT"]),
        ("quyet dinh", "quyết định", ["QĐ"]), ("chi thi", "chỉ thị", ["CT"]), ("ke hoach", "kế hoạch", ["KH"]),
        ("thong bao", "thông báo", ["TB"]), ("ket luan", "kết luận", ["KL"]), ("bao cao", "báo cáo", ["BC"]),
        ("to trinh", "tờ trình", ["TTr", "TTR"]), ("thong tu", "thông tư", ["TT", "TTLT"]),
        ("nghi dinh", "nghị định", ["NĐ"]), ("cong van", "công văn", []),
        ("van ban hop nhat", "văn bản hợp nhất", ["VBHN"]),
        ("van ban", "văn bản", []), ("cong dien", "công điện", ["CĐ"]),
        ("chuong trinh", "chương trình", ["CTr", "CTR"]),
        ("huong dan", "hướng dẫn", ["HD"]), ("quy che", "quy chế", ["QC"]), ("quy dinh", "quy định", ["QyĐ"]),
        ("de an", "đề án", ["ĐA"]), ("phuong an", "phương án", ["PA"]), ("du an", "dự án", ["DA"]),
        ("bien ban", "biên bản", ["BB"]), ("giay moi", "giấy mời", ["GM"]), ("phap lenh", "pháp lệnh", ["PL"]),
        ("luat", "luật", ["L"]), ("lenh", "lệnh", []), ("phieu chuyen", "phiếu chuyển", ["PC"]),
        ("hop dong", "hợp đồng", ["HĐ"]), ("thong cao", "thông cáo", ["TC"]),
    ]

    /// The kind a folded line begins with, and how much of it the name takes.
    static func kind(at key: String) -> (name: String, length: Int)? {
        for entry in table where key.hasPrefix(entry.key) {
            let after = key.utf8.dropFirst(entry.key.utf8.count).first
            if after.map({ (97...122).contains($0) }) != true { return (entry.name, entry.key.utf8.count) }
        }
        return nil
    }

    /// The kind whose letters a number holds: `51/KH-UBND`, `359-KH/TU` → kế hoạch; nil for letters (công văn).
    static func kind(ofNumber number: String) -> String? {
        let groups = number.split { $0 == "/" || $0 == "-" }.dropFirst()
        if groups.contains(where: { $0.hasPrefix("QH") && $0.utf8.dropFirst(2).allSatisfy { (48...57).contains($0) } }),
            groups.count == 2
        {
            return "luật"
        }
        for group in groups {
            if let entry = table.first(where: { $0.letters.contains(String(group)) }) { return entry.name }
        }
        // Scanners lose the stroke: `QD`, `ND`.
        for group in groups {
            let key = foldedKey(String(group))
            if let entry = table.first(where: { $0.letters.contains { foldedKey($0) == key } }) { return entry.name }
        }
        return groups.count >= 2 ? "công văn" : nil
    }

    /// The longest kind that ends right before a place, given the folded words there: `ke hoach hanh dong`.
    static func kind(endingIn words: [String]) -> (name: String, length: Int)? {
        var words = words
        var dropped = 0
        // Words between the kind and the number that belong to neither.
        while let last = words.last, ["so", "dong", "hanh", "lien", "tich", "cua"].contains(last), dropped < 4 {
            if last == "dong", words.count >= 2, words[words.count - 2] != "hanh" { break }
            words.removeLast()
            dropped += 1
        }
        var best: (name: String, length: Int)?
        for entry in table {
            let parts = entry.key.split(separator: " ").map(String.init)
            if words.count >= parts.count, Array(words.suffix(parts.count)) == parts,
                (best?.length ?? 0) < parts.count + dropped
            {
                best = (entry.name, parts.count + dropped)
            }
        }
        return best
    }
}
