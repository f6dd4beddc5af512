/// What a cell looks like by itself, without its head. Cheap: one look at its words.
struct CellEvidence {
    var isAgency = false
    var isDeadline = false
    var isValue = false
    var isUnit = false
    var isMark = false
    var isClock = false

    init(_ text: String, _ words: Words) {
        let length = text.utf8.count
        guard length > 0 else { return }
        isMark = isYearMark(text)
        if words.isEmpty { return }
        isAgency = length <= 400 && looksLikeAgency(text, words)
        isDeadline = length <= 90 && looksLikeDeadline(text, words)
        isValue = length <= 60 && looksLikeValue(text, words)
        isUnit = length <= 60 && words.count <= 7 && looksLikeUnit(text, words)
        isClock = looksLikeClock(words)
    }
}

/// `x`, `X`, `✓`, `●` and the like: this year, yes.
func isYearMark(_ text: String) -> Bool {
    guard text.utf8.count <= 6 else { return false }
    let marks = text.unicodeScalars.filter { !$0.properties.isWhitespace && $0.value != 0xFE0F }
    return marks.count >= 1 && marks.count <= 2
        && marks.allSatisfy { "xX✓✔√●•○◉vV×✗✘☑☒■+*".unicodeScalars.contains($0) }
}

private let agencyStarts: [StaticString] = [
    "so", "cac so", "ubnd", "uy ban", "van phong", "vp", "cong an", "ban", "bao", "dai", "chi nhanh", "cuc", "chi cuc",
    "thanh tra", "lien minh", "phong", "bo", "cac bo", "truong", "cac truong", "trung tam", "hoi", "kho bac", "bhxh",
    "thong ke", "cac don vi", "cac co quan", "co quan", "cac dia phuong", "dia phuong", "cac phong", "cac ban",
    "cac xa",
    "cac nganh", "bidv", "cac doanh nghiep", "doanh nghiep", "vien", "tinh doan", "mat tran", "toa an", "cac huyen",
    "lien doan", "bo chi huy", "nganh", "ngan hang", "cac ngan hang", "thue", "hai quan", "hdnd", "thuong truc",
    "ban quan ly", "bao hiem", "to", "xa", "phuong", "dac khu", "tap doan", "cong ty", "cac cong ty", "skhcn", "sct",
    "cac to chuc", "benh vien", "cac thanh vien", "thu truong", "bch", "ubmttq", "dang uy", "ca c so", "bqp", "bca",
    "department", "office", "ministry",
]

/// The first words of agencies as written, because `Sở` and `Số`, `Bộ` and `Bố` fold to the same letters.
private let agencyWords: Set<String> = [
    "sở", "các", "ubnd", "ủy", "uỷ", "văn", "vp", "công", "ban", "báo", "đài", "chi", "cục", "thanh", "liên", "phòng",
    "bộ", "trường", "trung", "hội", "kho", "bhxh", "thống", "cơ", "địa", "doanh", "viện", "tỉnh", "mặt", "tòa", "toà",
    "ngành", "ngân", "thuế", "hải", "hđnd", "thường", "bảo", "tổ", "xã", "phường", "đặc", "tập", "bệnh", "thủ",
    "ubmttq",
    "đảng", "đơn", "skhcn", "sct", "bidv", "bch", "bqp", "bca",
]

private func looksLikeAgency(_ text: String, _ words: Words) -> Bool {
    guard words.hasAnyPrefix(agencyStarts) else { return false }
    if words.hasAnyPrefix([
        "to chuc", "ban hanh", "bao dam", "bao cao", "dai hoi", "cong bo", "cong khai", "cong tac", "thuong xuyen",
        "van ban", "trung binh", "ngan hang du lieu", "cong nghe", "cong nhan", "lien tuc", "lien thong", "ngan sach",
        "don gian",
        "tap huan", "tap trung", "hoi nghi", "hoi thao", "co che", "co cau", "co so du lieu", "bao ve", "bao ton",
        "thong ke so",
        "chi tiet", "chi so", "chi tieu", "thu tuc", "van hanh", "cong trinh", "cong dong", "cong thong tin",
        "bao quan",
        "bao tri", "phong trao", "phong chong", "thuong mai",
    ]) {
        return false
    }
    if text.utf8.count == text.unicodeScalars.count { return true }
    let first = text.unicodeScalars.drop { !$0.properties.isAlphabetic }.prefix { $0.properties.isAlphabetic }
    return agencyWords.contains(scalarText(first).lowercased())
}

/// The text of a run of scalars.
func scalarText(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
}

private let deadlineStarts: [StaticString] = [
    "thuong xuyen", "hang nam", "hang thang", "hang quy", "hang tuan", "hang ngay", "dinh ky", "truoc ngay",
    "trong thang", "trong nam", "trong quy", "ngay sau", "sau khi", "khi", "cham nhat", "den het", "cuoi nam",
    "dau nam",
    "giua nam", "6 thang", "theo ke hoach", "theo tien do", "theo quy dinh", "theo yeu cau", "lien tuc", "ongoing",
    "truoc thang", "truoc quy", "den ngay", "giai doan", "den nam", "xong truoc", "hoan thanh truoc", "ngay khi",
    "theo lo trinh", "dot xuat",
]

private func looksLikeDeadline(_ text: String, _ words: Words) -> Bool {
    if words.hasAnyPrefix(deadlineStarts) { return words.count <= 16 }
    if words.count > 12 { return false }
    if words.hasPrefix("thang") || words.hasPrefix("quy") || words.hasPrefix("nam") || words.hasPrefix("ngay") {
        let second = words.text.split(separator: " ").dropFirst().first ?? ""
        return Int(second) != nil || romanValue(Array(second.uppercased().unicodeScalars)) != nil
    }
    // 31/12/2025, 9/2025, 2026-2030, 2026
    let scalars = text.unicodeScalars
    if scalars.allSatisfy({ ("0"..."9").contains($0) || "/-–. ".unicodeScalars.contains($0) }) {
        let numbers = words.numbers
        if scalars.contains("/") { return numbers.count >= 2 && numbers.count <= 3 }
        return !words.years.isEmpty && numbers.allSatisfy { (1...31).contains($0) || (2000...2099).contains($0) }
    }
    return words.contains("quy") && !words.years.isEmpty || words.containsAny(["q1", "q2", "q3", "q4"])
}

private func looksLikeValue(_ text: String, _ words: Words) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if "≥≤><=~".unicodeScalars.contains(first) || ("0"..."9").contains(first) {
        return !text.utf8.contains(47) || words.count < 3
    }
    return words.isExactly("dat")
        || words.hasAnyPrefix([
            "toi thieu", "toi da", "tren", "duoi", "it nhat", "khong qua", "khoang", "nhom", "cap do", "muc", "top",
            "thuoc nhom",
            "dat", "hoan thanh", "co",
        ]) && words.count <= 16
}

private func looksLikeUnit(_ text: String, _ words: Words) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if first == "%" { return true }
    if ("0"..."9").contains(first) || "≥≤><=".unicodeScalars.contains(first) { return false }
    return !looksLikeAgency(text, words)
}

/// `7h30`, `08 giờ 00`, `14:00`: a time of day, as schedules have it.
private func looksLikeClock(_ words: Words) -> Bool {
    words.text.split(separator: " ").contains { word in
        let parts = word.split(separator: "h", omittingEmptySubsequences: false)
        return parts.count == 2 && Int(parts[0]).map { $0 < 24 } == true && (parts[1].isEmpty || Int(parts[1]) != nil)
            || word == "gio"
    }
}
