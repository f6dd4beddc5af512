/// A paragraph cut before each order in it: `Về đất đai: Sở A …`, `… . Giao Sở B …; giao Sở C …`. What only names the
/// subject of the first order is left out. A paragraph without a second order stays whole.
func clauses(_ text: String, _ readers: inout CellReaders) -> [String] {
    let tokens = text.split(separator: " ")
    guard tokens.count > 6 else { return [text] }
    var starts: [Int] = []
    var hasTopic = false
    for index in 1..<(tokens.count - 2) {
        guard let end = tokens[index - 1].utf8.last, [0x2E, 0x3B, 0x3A].contains(end) else { continue }
        let head = tokens[index...].prefix(4).joined(separator: " ")
        let words = Words(head)
        let isTopic = end == 0x3A && starts.isEmpty && index <= 40 && opensTopic(tokens)
        let mayStart =
            words.hasPrefix("giao") || end != 0x3B && words.hasAnyPrefix(orderWords)
            || isTopic && CellEvidence(head, words).isAgency
        guard mayStart, let found = assignment(tokens[index...].prefix(90).joined(separator: " "), &readers),
            found.isOrder || isTopic, !found.content.isEmpty || isTopic
        else { continue }
        starts.append(index)
        hasTopic = hasTopic || isTopic
        if starts.count == 40 { break }
    }
    guard let first = starts.first else { return [text] }
    let cuts = (hasTopic ? [] : [0]) + (first == 0 ? [] : starts) + [tokens.count]
    return zip(cuts, cuts.dropFirst()).map { tokens[$0..<$1].joined(separator: " ") }
}

/// `Về việc giải ngân vốn đầu tư công:`: what the order is about.
private func opensTopic(_ tokens: [Substring]) -> Bool {
    Words(tokens.prefix(3).joined(separator: " ")).hasAnyPrefix(["ve", "doi voi", "lien quan", "noi dung"])
}

/// How an order of its own begins.
private let orderWords: [StaticString] = [
    "yeu cau", "de nghi", "phan cong", "thong nhat giao", "dong y giao", "thong nhat phan cong",
]

/// Whether the words after an agency's name tell it to do something.
func startsWithDeed(_ words: Words) -> Bool { words.hasAnyPrefix(deeds) }

private let deeds: [StaticString] = [
    "tham muu", "ra soat", "xay dung", "trien khai", "to chuc", "chu dong", "khan truong", "hoan thanh", "bao cao",
    "tong hop", "huong dan", "kiem tra", "theo doi", "don doc", "phoi hop", "tiep tuc", "nghien cuu", "cap nhat",
    "day manh", "tang cuong", "thuc hien", "ban hanh", "trinh", "lap", "bo tri", "chi dao", "cung cap", "som",
    "chuan bi", "danh gia", "cong bo", "hoan thien", "de xuat", "tap trung", "xu ly", "giai quyet", "ket noi",
    "can doi", "phan bo", "giam sat", "quan ly", "van hanh", "bao dam", "dam bao", "tao dieu kien", "tuyen truyen",
    "pho bien", "quan triet", "lanh dao", "ho tro", "thanh tra", "xac dinh", "kip thoi", "khao sat",
    "thong ke", "lua chon", "thuc day", "phat huy", "phat trien", "nang cao", "tiep nhan", "cong khai", "cu can bo",
    "chap hanh", "quyet liet", "gui", "ung dung", "so hoa", "dao tao", "boi duong", "tap huan", "van dong", "sua doi",
    "bo sung", "tham gia", "tham dinh", "thong bao", "khac phuc", "xem xet", "ban giao", "uu tien", "chuan hoa",
    "cu the hoa", "can cu", "thanh lap", "kien toan", "du toan", "bao ve", "giu vung", "nam bat",
    "trao doi", "lam viec", "tinh toan", "sap xep", "quan tam", "thuong xuyen", "thi hanh", "ap dung", "su dung",
    "duy tri", "lam ro", "lam tot", "nghiem tuc", "phan dau", "khuyen khich", "lay y kien", "tong ket", "so ket",
]
