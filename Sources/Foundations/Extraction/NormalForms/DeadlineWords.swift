/// The words of the deadline grammar.
enum DeadlineWords {
    /// Keywords without diacritics and how they are spelled; another spelling is damage.
    static let spelling: [String: [String]] = [
        "thang": ["tháng"], "nam": ["năm"], "quy": ["quý"], "qui": ["quí"], "thuong": ["thường"], "xuyen": ["xuyên"],
        "hang": ["hằng", "hàng"], "ngay": ["ngày", "ngay"], "dau": ["đầu"], "cuoi": ["cuối"], "moi": ["mỗi"],
        "tuan": ["tuần"],
    ]
    /// Words one letter away from a keyword that are words of their own.
    static let lookalikes: Set<String> = [
        "thanh", "thann", "hang", "trang", "thong", "thuoc", "truong", "phuong", "huong", "luong", "xuen", "tuyen",
        "quyen", "huyen", "than", "khang", "thuon", "chuong", "duong", "buong", "thuc", "thong", "thuan", "chang",
    ]
    /// Words that change nothing: `hoàn thành trong`.
    static let fillers: Set<String> = [
        "hoan", "thanh", "xong", "trong", "het", "cuoi", "cham", "nhat", "muon", "la", "ngay", "vao", "dang", "ky",
        "thoi", "gian", "han", "giai", "doan", "ca", "nam", "ban", "hanh", "trinh", "bat", "ket",
        "thuc", "hien", "cua", "o", "nhiem", "duy", "tri", "cap", "trien", "khai", "tiep", "tuc", "tai", "luc", "nien",
        "hang", "phai", "can", "nay", "xuyen", "co",
    ]
}
