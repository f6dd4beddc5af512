/// What sort of body a unit is; the raw value is the word the units file and the database hold.
package enum UnitKind: String, CaseIterable, Hashable, Sendable {
    case province = "tỉnh"
    case department = "sở"
    case office = "văn phòng"
    case inspectorate = "thanh tra"
    case board = "ban"
    case steering = "ban chỉ đạo"
    case council = "hội đồng nhân dân"
    case centre = "trung tâm"
    case police = "công an"
    case military = "quân sự"
    case party = "cơ quan đảng"
    case union = "đoàn thể"
    case press = "báo chí"
    case vertical = "ngành dọc"
    case justice = "tòa án, viện kiểm sát"
    case central = "trung ương"
    case district = "huyện"
    case commune = "xã"
    case ward = "phường"
    case specialZone = "đặc khu"
    case enterprise = "doanh nghiệp"
    case school = "trường"
    case other = "khác"
    case group = "nhóm"

    /// The commune level of the two-tier government (from 1/7/2025).
    package static let communeLevel: Set<UnitKind> = [.commune, .ward, .specialZone]
}
