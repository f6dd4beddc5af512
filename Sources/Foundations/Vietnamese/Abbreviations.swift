/// Short forms used in the province's papers and what they stand for. Data: add a line to teach a new one.
package enum Abbreviations {
    /// Short form and full words as written, in the order in which they are tried: longer full words first.
    package static let table: [(short: String, full: String)] = [
        ("KHCN-ĐMST-CĐS", "khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số"),
        ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"),
        ("UBMT", "Ủy ban Mặt trận"),
        ("MTTQ", "Mặt trận Tổ quốc"),
        ("UBND", "Ủy ban nhân dân"),
        ("HĐND", "Hội đồng nhân dân"),
        ("TAND", "Tòa án nhân dân"),
        ("VKSND", "Viện kiểm sát nhân dân"),
        ("BCĐ", "Ban Chỉ đạo"),
        ("VPUB", "Văn phòng Ủy ban"),
        ("KH&CN", "khoa học và công nghệ"),
        ("KHCN", "khoa học và công nghệ"),
        ("TT&TT", "thông tin và truyền thông"),
        ("GD&ĐT", "giáo dục và đào tạo"),
        ("NN&MT", "nông nghiệp và môi trường"),
        ("TN&MT", "tài nguyên và môi trường"),
        ("VHTT&DL", "văn hóa, thể thao và du lịch"),
        ("CĐS", "chuyển đổi số"),
        ("ĐMST", "đổi mới sáng tạo"),
        ("CNTT", "công nghệ thông tin"),
        ("ATTTM", "an toàn thông tin mạng"),
        ("ATTT", "an toàn thông tin"),
        ("CSDL", "cơ sở dữ liệu"),
        ("TTHC", "thủ tục hành chính"),
        ("DVCTT", "dịch vụ công trực tuyến"),
        ("DVC", "dịch vụ công"),
        ("CCHC", "cải cách hành chính"),
        ("CBCCVC", "cán bộ, công chức, viên chức"),
        ("CQS", "chính quyền số"),
        ("KTS", "kinh tế số"),
        ("XHS", "xã hội số"),
        ("TTĐT", "thông tin điện tử"),
        ("TTDL", "trung tâm dữ liệu"),
        ("TMĐT", "thương mại điện tử"),
        ("BHXH", "bảo hiểm xã hội"),
        ("NHNN", "Ngân hàng Nhà nước"),
        ("NSNN", "ngân sách nhà nước"),
        ("KKT", "khu kinh tế"),
        ("KCN", "khu công nghiệp"),
        ("HTX", "hợp tác xã"),
        ("HTTT", "hệ thống thông tin"),
        ("LLVT", "lực lượng vũ trang"),
        ("PTTH", "phát thanh, truyền hình"),
    ]

    /// Both sides folded, longest full words first, so that the longer phrase wins.
    static let folded: [(short: String, full: String)] =
        table.map { (foldedKey($0.short), foldedKey($0.full)) }.sorted { $0.1.utf8.count > $1.1.utf8.count }
}
