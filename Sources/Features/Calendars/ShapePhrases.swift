import Vocabulary

extension Phrase {
    static let maps = Phrase("Bản đồ xã, phường, đặc khu", "Map of communes")
    static let mapsNote = Phrase(
        "Hình thật thay cho bản đồ ô ở trang tổng quan", "Real shapes in place of the tiles on the overview")
    static let newMap = Phrase("Nhập bản đồ", "Import a map")
    static let mapFile = Phrase("Tệp GeoJSON hoặc TopoJSON", "GeoJSON or TopoJSON file")
    static let mapFileNote = Phrase(
        "Kinh độ, vĩ độ WGS 84; một thuộc tính chứa mã hành chính năm chữ số hoặc tên; tối đa 8 MB",
        "WGS 84 degrees; a property holds the five-digit code or the name; 8 MB at most")
    static let checkMap = Phrase("Kiểm tra, chưa dùng", "Check only")
    static let noMap = Phrase("Chưa có bản đồ nào được dùng", "No map in use yet")
    static let noMapNext = Phrase("Trang tổng quan đang dùng bản đồ ô.", "The overview shows tiles.")
    static func mapsCounted(_ count: String) -> Phrase { Phrase("\(count) bản đồ", "\(count) maps") }
    static let fileName = Phrase("Tệp", "File")
    static let usedAt = Phrase("Dùng từ", "In use since")
    static let isInUse = Phrase("Đang dùng", "In use")
    static let wasReplaced = Phrase("Đã thay", "Replaced")
    static let isDraft = Phrase("Bản kiểm tra, chưa dùng", "Checked, not in use")
    static let useMap = Phrase("Dùng bản đồ này", "Use this map")
    static let mapUsed = Phrase("Đã dùng bản đồ mới.", "The map is in use.")
    static let takeMapBack = Phrase("Rút bản đồ", "Take the map back")
    static let takeMapBackNote = Phrase(
        "Bản đồ dùng trước đó, hoặc bản đồ ô, hiện trở lại", "The map before it, or the tiles, are shown again")
    static let mapWithdrawn = Phrase("Đã rút bản đồ.", "The map is withdrawn.")
    static let mapFindings = Phrase("Điều cần xem", "Findings")
    static func matched(_ count: Int, of whole: Int) -> Phrase {
        Phrase("\(count) trên \(whole) đơn vị có hình.", "\(count) of \(whole) communes have a shape.")
    }
    static func mapLabel(_ count: Int) -> Phrase { Phrase("Bản đồ \(count) đơn vị", "A map of \(count) communes") }
    static let hasShape = Phrase("có hình", "has a shape")
}
