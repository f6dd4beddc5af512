internal import Vietnamese

/// The words of a name that tell what is measured: folded, abbreviations written out, words that every target has left
/// out.
enum AimWords {
    static func words(_ name: String) -> [String] {
        var text = spaced(plain(foldedKey(name)))
        for (from, into) in abbreviations { text = text.replacing(spaced(from), with: spaced(into)) }
        for (from, into) in sameness { text = text.replacing(spaced(from), with: spaced(into)) }
        for phrase in emptyPhrases { text = text.replacing(spaced(phrase), with: " ") }
        return text.split(separator: " ").map(String.init).filter { !emptyWords.contains($0) && Int($0) == nil }
    }

    /// Letters and digits with single blanks; what stands in parentheses is left out.
    private static func plain(_ key: String) -> String {
        var depth = 0
        var text = ""
        for scalar in key.unicodeScalars {
            if scalar == "(" { depth += 1 }
            if depth == 0 {
                let isWord = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                text.unicodeScalars.append(isWord ? scalar : " ")
            }
            if scalar == ")" { depth = max(0, depth - 1) }
        }
        return text.split(separator: " ").joined(separator: " ")
    }

    private static func spaced(_ text: String) -> String { text.isEmpty ? " " : " " + text + " " }

    private static let abbreviations: [(String, String)] =
        (Abbreviations.table.map { (plain(foldedKey($0.short)), plain(foldedKey($0.full))) } + [
            ("hssk", "ho so suc khoe"), ("bhyt", "bao hiem y te"), ("attt", "an toan thong tin"),
            ("tmdt", "thuong mai dien tu"), ("ai", "tri tue nhan tao"),
        ]).sorted { $0.0.utf8.count > $1.0.utf8.count }

    /// Words for one thing, made one.
    private static let sameness: [(String, String)] = [
        ("so suc khoe dien tu", "ho so suc khoe dien tu"), ("moi truong so", "moi truong dien tu"),
        ("su dung lai", "dung lai"), ("tai su dung", "dung lai"), ("dan so", "nguoi dan"),
        ("mang bang rong di dong", ""),
        ("chu ky dien tu", "chu ky so"),
    ]

    private static let emptyPhrases = [
        "ty le", "ti le", "ty trong", "ti trong", "so luong", "tong so", "tren tong", "tren dia ban tinh",
        "tren dia ban",
        "tinh quang ngai", "phan dau", "quy mo", "cac co quan",
    ]

    private static let emptyWords: Set<String> = [
        "cac", "va", "cua", "tren", "duoc", "co", "trong", "tai", "voi", "cho", "tu", "den", "dat", "toi", "thieu",
        "hoac",
        "theo", "ve", "nam", "la", "nhu", "de", "tinh", "khac", "da", "nhung", "phai", "thuc", "hien", "dieu", "kien",
        "du", "grdp",
    ]

    /// What sets a measure apart from one over the same things: papers digitised and papers used again.
    static let marks = [
        "hai long", "thanh toan", "dung lai", "tri tue nhan tao", "dao tao", "cap ket qua", "tung nganh", "xa hoi",
        "cat giam", "phi dia gioi", "du lieu mo", "dien thoai",
    ]
}
