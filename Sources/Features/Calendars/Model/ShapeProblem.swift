package import Vocabulary

/// Why a map file could not be used, in words a person can act on.
package enum ShapeProblem: UserFacing, Hashable {
    /// Not JSON, or not a collection of areas.
    case notAMap
    case tooLarge(String)
    /// Numbers that are no degrees: a file in metres.
    case notDegrees
    /// A ring, a list of arcs or a number that does not hold together, at this feature (from 1).
    case broken(feature: Int)
    /// No feature bears the code or the name of a commune.
    case nothingMatches
    /// Somebody used or withdrew it meanwhile.
    case alreadyDone
    case noReason

    package var message: UserMessage {
        switch self {
        case .notAMap:
            UserMessage(
                code: "CAL-21", says: "Tệp không phải là bản đồ GeoJSON hoặc TopoJSON.",
                next: "Xuất lớp ranh giới xã dạng GeoJSON (FeatureCollection) mã UTF-8 rồi tải lên lần nữa.")
        case .tooLarge(let what):
            UserMessage(
                code: "CAL-22", says: "Tệp bản đồ quá lớn: \(what).",
                next: "Đơn giản hóa đường biên trong phần mềm bản đồ (ví dụ lệnh Simplify) rồi tải lên lần nữa.")
        case .notDegrees:
            UserMessage(
                code: "CAL-23", says: "Tọa độ trong tệp không phải là kinh độ, vĩ độ.",
                next: "Xuất lại lớp bản đồ với hệ tọa độ WGS 84 (EPSG:4326) thay cho VN-2000 tính bằng mét.")
        case .broken(let feature):
            UserMessage(
                code: "CAL-24", says: "Đối tượng thứ \(feature) trong tệp có đường biên không đọc được.",
                next: "Sửa đối tượng đó trong phần mềm bản đồ rồi xuất lại tệp.")
        case .nothingMatches:
            UserMessage(
                code: "CAL-25", says: "Không đối tượng nào mang mã hành chính hoặc tên của một xã, phường, đặc khu.",
                next: "Thêm vào lớp bản đồ một thuộc tính chứa mã năm chữ số của Cục Thống kê hoặc tên đơn vị.")
        case .alreadyDone:
            UserMessage(
                code: "CAL-26", says: "Bản đồ này đã được người khác dùng hoặc rút.",
                next: "Xem lại danh sách bản đồ trước khi làm tiếp.")
        case .noReason:
            UserMessage(
                code: "CAL-27", says: "Lý do rút phải có từ 1 đến 300 ký tự.", next: "Nhập lý do rồi bấm Rút lần nữa.")
        }
    }
}
