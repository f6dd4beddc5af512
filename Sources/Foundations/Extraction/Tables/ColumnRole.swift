/// What a column of a table means.
enum ColumnRole: Hashable, Sendable {
    case number, title, lead, coop, leadAndCoop, deadline, start, result, unit, value
    /// A yearly column; whether it holds marks or values is told by its cells.
    case year(Int)
    case performers, achieved, planned, obstacles, note
    /// The group its row belongs to (`Lĩnh vực`, `Nhóm nhiệm vụ`).
    case section
    /// Known, and of no use here; they tell other kinds of table.
    case baseline, budget, person, position, phone, score, rank, place, participants, clock, document, page, quantity
}

/// What the head of the title column calls its rows.
enum TitleWord: Sendable { case task, target, project, plain }

/// A phrase of a head, folded, with the role it speaks for and how strongly (strong beats weak whatever the length).
private struct Phrase {
    let words: StaticString
    let role: ColumnRole
    let strength: Int
    init(_ words: StaticString, _ role: ColumnRole, _ strength: Int = 60) {
        self.words = words
        self.role = role
        self.strength = strength
    }
}

private let phrases: [Phrase] = [
    Phrase("so tt", .number, 100), Phrase("so thu tu", .number, 100), Phrase("stt", .number, 90),
    Phrase("tt", .number, 80),
    Phrase("noi dung nhiem vu", .title, 90), Phrase("ten nhiem vu", .title, 90), Phrase("nhiem vu", .title, 70),
    Phrase("noi dung cong viec", .title, 90), Phrase("cong viec", .title, 66), Phrase("dau viec", .title, 70),
    Phrase("noi dung thuc hien", .title, 80), Phrase("noi dung", .title, 62), Phrase("hoat dong", .title, 58),
    Phrase("giai phap", .title, 60), Phrase("hang muc", .title, 60), Phrase("y kien chi dao", .title, 80),
    Phrase("noi dung chi dao", .title, 90), Phrase("chi tieu", .title, 62), Phrase("chi so", .title, 58),
    Phrase("muc tieu", .title, 56), Phrase("tieu chi", .title, 56), Phrase("ten du an", .title, 90),
    Phrase("du an", .title, 64), Phrase("de an", .title, 60), Phrase("ten van ban", .title, 70),
    Phrase("chuong trinh", .title, 50), Phrase("danh muc", .title, 40), Phrase("viec can lam", .title, 80),
    Phrase("noi dung viec", .title, 80), Phrase("mo ta", .title, 40), Phrase("task", .title, 60),
    Phrase("activity", .title, 60), Phrase("indicator", .title, 60), Phrase("project", .title, 60),
    Phrase("ten viec", .title, 80), Phrase("noi dung trien khai", .title, 90),
    Phrase("nhom nhiem vu", .section, 94), Phrase("linh vuc", .section, 60), Phrase("nhom", .section, 40),
    Phrase("soan thao", .lead, 80), Phrase("co quan trinh", .lead, 80), Phrase("don vi trinh", .lead, 80),
    Phrase("chu tri", .lead, 95), Phrase("co quan tham muu", .lead, 90), Phrase("dau moi", .lead, 85),
    Phrase("co quan thuc hien", .lead, 64), Phrase("don vi thuc hien", .lead, 64), Phrase("chu dau tu", .lead, 80),
    Phrase("chiu trach nhiem", .lead, 80), Phrase("trach nhiem thuc hien", .lead, 80),
    Phrase("duoc giao", .lead, 60), Phrase("phan cong", .lead, 64), Phrase("giao don vi", .lead, 70),
    Phrase("nguoi thuc hien", .lead, 80), Phrase("nguoi phu trach", .lead, 80), Phrase("phu trach", .lead, 64),
    Phrase("don vi theo doi", .lead, 70), Phrase("co quan theo doi", .lead, 70), Phrase("thuc hien chinh", .lead, 80),
    Phrase("co quan don vi", .lead, 60), Phrase("co quan", .lead, 45), Phrase("don vi", .lead, 42),
    Phrase("don vi trien khai", .lead, 70), Phrase("lead", .lead, 70), Phrase("owner", .lead, 70),
    Phrase("responsible", .lead, 70), Phrase("to chuc thuc hien", .lead, 55), Phrase("bo phan", .lead, 45),
    Phrase("phoi hop", .coop, 94), Phrase("cung thuc hien", .coop, 80), Phrase("tham gia", .coop, 66),
    Phrase("lien quan", .coop, 50), Phrase("support", .coop, 70), Phrase("cooperating", .coop, 90),
    Phrase("ho tro", .coop, 50),
    Phrase("thoi han", .deadline, 88), Phrase("thoi gian hoan thanh", .deadline, 92),
    Phrase("thoi gian thuc hien", .deadline, 90), Phrase("thoi gian", .deadline, 84),
    Phrase("han hoan thanh", .deadline, 92), Phrase("han", .deadline, 72), Phrase("tien do", .deadline, 63),
    Phrase("hoan thanh truoc", .deadline, 90), Phrase("ngay hoan thanh", .deadline, 90),
    Phrase("hoan thanh", .deadline, 58), Phrase("thoi diem", .deadline, 80), Phrase("moc", .deadline, 70),
    Phrase("lo trinh", .deadline, 70), Phrase("deadline", .deadline, 90), Phrase("due", .deadline, 80),
    Phrase("ky han", .deadline, 85), Phrase("ngay ket thuc", .deadline, 90), Phrase("ket thuc", .deadline, 60),
    Phrase("ngay bat dau", .start, 95), Phrase("bat dau", .start, 93),
    Phrase("san pham", .result, 88), Phrase("dau ra", .result, 88), Phrase("ket qua du kien", .result, 90),
    Phrase("ket qua yeu cau", .result, 92), Phrase("yeu cau ket qua", .result, 90), Phrase("ket qua", .result, 61),
    Phrase("hinh thuc van ban", .result, 70), Phrase("output", .result, 80), Phrase("deliverable", .result, 90),
    Phrase("yeu cau", .result, 50), Phrase("ket qua can dat", .result, 90), Phrase("ket qua hoan thanh", .result, 75),
    Phrase("don vi tinh", .unit, 100), Phrase("dvt", .unit, 100), Phrase("don vi do", .unit, 100),
    Phrase("chi tieu giao", .value, 90), Phrase("chi tieu duoc giao", .value, 95), Phrase("ke hoach nam", .value, 84),
    Phrase("ke hoach giao", .value, 86), Phrase("gia tri", .value, 80), Phrase("muc phan dau", .value, 90),
    Phrase("phan dau", .value, 66), Phrase("chi tieu nam", .value, 86), Phrase("muc tieu nam", .value, 84),
    Phrase("muc dat", .value, 80), Phrase("ke hoach", .value, 40), Phrase("so luong", .quantity, 50),
    Phrase("tong so nhiem vu", .quantity, 95), Phrase("so nhiem vu", .quantity, 94),
    Phrase("chi tieu ke hoach", .value, 86), Phrase("chi tieu den", .value, 80), Phrase("muc tieu den", .value, 80),
    Phrase("chi tieu phan dau", .value, 86), Phrase("gia tri muc tieu", .value, 90), Phrase("target", .value, 66),
    Phrase("muc chi tieu", .value, 90), Phrase("dinh muc", .value, 60),
    Phrase("ket qua den", .achieved, 93), Phrase("ket qua thuc hien", .achieved, 90),
    Phrase("ket qua dat duoc", .achieved, 93), Phrase("tinh hinh thuc hien", .achieved, 93),
    Phrase("tien do thuc hien", .achieved, 66), Phrase("da thuc hien", .achieved, 90),
    Phrase("ket qua trien khai", .achieved, 90), Phrase("luy ke", .achieved, 80),
    Phrase("thuc hien den", .achieved, 85),
    Phrase("tinh hinh", .achieved, 70), Phrase("tinh trang", .achieved, 66), Phrase("trang thai", .achieved, 60),
    Phrase("du kien ket qua", .planned, 92), Phrase("du kien", .planned, 58), Phrase("tiep theo", .planned, 80),
    Phrase("thoi gian toi", .planned, 95), Phrase("ky toi", .planned, 85), Phrase("thang toi", .planned, 85),
    Phrase("quy toi", .planned, 85), Phrase("ke hoach tiep", .planned, 90),
    Phrase("vuong mac", .obstacles, 96), Phrase("kho khan", .obstacles, 96), Phrase("kien nghi", .obstacles, 90),
    Phrase("ton tai", .obstacles, 80), Phrase("nguyen nhan", .obstacles, 80), Phrase("de xuat", .obstacles, 60),
    Phrase("ghi chu", .note, 96), Phrase("note", .note, 90), Phrase("can cu", .note, 50),
    Phrase("kinh phi", .budget, 97), Phrase("so tien", .budget, 97), Phrase("du toan", .budget, 97),
    Phrase("nguon von", .budget, 97), Phrase("tong muc dau tu", .budget, 98), Phrase("thanh tien", .budget, 97),
    Phrase("don gia", .budget, 97), Phrase("trieu dong", .budget, 97), Phrase("ty dong", .budget, 97),
    Phrase("tong von", .budget, 97), Phrase("ke hoach von", .budget, 97), Phrase("ngan sach", .budget, 90),
    Phrase("ho va ten", .person, 99), Phrase("ho ten", .person, 99), Phrase("full name", .person, 99),
    Phrase("ten can bo", .person, 96), Phrase("chuc vu", .position, 99), Phrase("chuc danh", .position, 99),
    Phrase("ngay sinh", .person, 96), Phrase("nam sinh", .person, 96),
    Phrase("dien thoai", .phone, 99), Phrase("email", .phone, 99), Phrase("so may", .phone, 90),
    Phrase("di dong", .phone, 60), Phrase("thu dien tu", .phone, 90), Phrase("fax", .phone, 99),
    Phrase("diem", .score, 66), Phrase("diem so", .score, 96), Phrase("tong diem", .score, 97),
    Phrase("diem toi da", .score, 97), Phrase("diem cham", .score, 97), Phrase("tu cham", .score, 90),
    Phrase("xep hang", .rank, 96), Phrase("thu hang", .rank, 96), Phrase("hang", .rank, 50),
    Phrase("xep loai", .rank, 96),
    Phrase("thu bac", .rank, 70), Phrase("tang giam hang", .rank, 97),
    Phrase("dia diem", .place, 97), Phrase("phong hop", .place, 97), Phrase("noi hop", .place, 97),
    Phrase("thanh phan", .participants, 97), Phrase("nguoi du", .participants, 97),
    Phrase("gio", .clock, 60), Phrase("buoi", .clock, 80), Phrase("thu ngay", .clock, 90),
    Phrase("ngay gio", .clock, 96),
    Phrase("so ky hieu", .document, 98), Phrase("so hieu", .document, 96), Phrase("trich yeu", .document, 98),
    Phrase("ngay ban hanh", .document, 97), Phrase("co quan ban hanh", .document, 97),
    Phrase("thu tuc hanh chinh", .document, 97), Phrase("ten thu tuc", .document, 97), Phrase("tthc", .document, 60),
    Phrase("ma so", .document, 60), Phrase("trang", .page, 60), Phrase("so trang", .page, 90),
    Phrase("hien trang", .baseline, 90), Phrase("uoc thuc hien", .baseline, 96), Phrase("uoc th", .baseline, 96),
    Phrase("so sanh", .baseline, 90),
    Phrase("thuc hien nam", .baseline, 85), Phrase("ty le hoan thanh", .baseline, 90),
    Phrase("dat ty le", .baseline, 80),
]

/// The role that a column's head speaks for; nil when its words say nothing known.
func columnRole(_ head: Words) -> (role: ColumnRole, strength: Int)? {
    guard !head.isEmpty, head.count <= 24 else { return nil }
    if head.contains("phoi hop"),
        head.containsAny(["chu tri", "dau moi", "thuc hien phoi hop", "thuc hien va phoi hop", "chiu trach nhiem"])
    {
        return (.leadAndCoop, 100)
    }
    if let year = yearColumn(head) { return (.year(year), 90) }
    var best: (role: ColumnRole, strength: Int)?
    for phrase in phrases where phrase.strength + 8 > (best?.strength ?? 0) {
        guard let at = head.position(of: phrase.words) else { continue }
        let strength = phrase.strength + (at == 0 ? 3 : 0) + min(4, phrase.words.utf8CodeUnitCount / 5)
        if strength > (best?.strength ?? 0) { best = (phrase.role, strength) }
    }
    return best
}

/// `2026`, `Năm 2026`, `Kế hoạch năm 2026`: the year of a yearly column; nil for a longer head or a past result.
private func yearColumn(_ head: Words) -> Int? {
    guard head.years.count == 1, let year = head.years.first, head.count <= 5 else { return nil }
    if head.count == 1 || head.hasPrefix("nam") && head.count == 2 { return year }
    if head.containsAny(["ke hoach", "kh", "muc tieu", "chi tieu", "den nam"]),
        !head.containsAny(["thuc hien", "von", "kinh phi", "uoc"])
    {
        return year
    }
    return nil
}

/// What the title's head calls its rows.
func titleWord(_ head: Words) -> TitleWord {
    if head.containsAny(["du an", "project"]) { return .project }
    if head.containsAny(["nhiem vu", "cong viec", "giai phap", "viec", "hoat dong", "chi dao", "task", "activity"]) {
        return .task
    }
    if head.containsAny(["chi tieu", "chi so", "muc tieu", "tieu chi", "indicator"]) { return .target }
    if head.containsAny(["de an", "chuong trinh"]) { return .project }
    return .plain
}
