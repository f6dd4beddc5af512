import Design
import Organizations
import Vocabulary

/// The communes in their places, marked by the worst state of the tasks that name them or their group.
struct ProvinceMap {
    let tiles: [UnitDuties.Tile]
    let language: Language

    private static let states: [(TileMap.State, Badge.State, Phrase)] = [
        (.late, .late, Phrase("Có việc quá hạn", "Something overdue")),
        (.soon, .soon, Phrase("Sắp đến hạn", "Due soon")),
        (.ok, .ok, Phrase("Không có việc quá hạn", "Nothing overdue")),
        (.none, .unknown, Phrase("Chưa được giao việc", "No tasks")),
    ]

    private func state(_ tally: TimeTally) -> TileMap.State {
        if tally[.overdue] > 0 { return .late }
        if tally[.dueToday] + tally[.dueSoon] > 0 { return .soon }
        return tally.total > 0 ? .ok : .none
    }

    var html: HTML {
        let known = tiles.map { (tile: $0, state: state($0.tally)) }
        let map = TileMap(
            known.map { tile, state in
                let words = ProvinceMap.states.first { $0.0 == state }.map { language($0.2) } ?? ""
                return .init(
                    short(tile.unit.name), column: tile.x, row: tile.y, state,
                    words: "\(words), \(Written.count(tile.tally.total)) \(language("việc", "tasks"))",
                    to: Address("/co-quan/{id}", tile.unit.code))
            }, label: language("Bản đồ ô \(tiles.count) đơn vị", "A tile map of \(tiles.count) communes"))
        let lists = ProvinceMap.states.markup { state, badge, words -> HTML in
            let units = known.filter { $0.state == state }.map(\.tile)
            guard !units.isEmpty else { return .empty }
            let links = units.enumerated().markup { index, tile in
                "\(index == 0 ? "" : ", ")<a href=\"\(Address("/co-quan/{id}", tile.unit.code))\">\(short(tile.unit.name))</a>"
            }
            let names: HTML = state == .late || state == .soon ? "<p class=\"meta\">\(links)</p>" : .empty
            return "<li><p>\(Badge(badge, language(words))) <b class=\"num\">\(units.count)</b></p>\(names)</li>"
        }
        return """
            <section class="sec">\(SectionHead(
                language(Phrase("Xã, phường, đặc khu", "Communes")),
                meta: "\(language("việc giao thẳng hoặc qua nhóm; phần của từng xã chưa báo cáo riêng", "tasks given by name or through a group; no commune reported its own part yet"))", id: "ban-do"))
            <div class="map-cols"><figure class="sheet">\(map)</figure>
            <div><ul class="mapkey">\(lists)</ul><p class="meta">\(language("Cộng \(tiles.count) đơn vị.", "\(tiles.count) in all."))</p></div></div></section>

            """
    }

    /// Without «Xã», «Phường», «Đặc khu».
    private func short(_ name: String) -> String {
        for kind in ["Xã ", "Phường ", "Đặc khu "] where name.hasPrefix(kind) {
            return String(name.dropFirst(kind.count))
        }
        return name
    }
}
