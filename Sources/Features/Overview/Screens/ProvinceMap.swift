import Calendars
import Design
import Organizations
import Plans
import Progress
import Vocabulary

/// The communes in their places, marked by the worst state of what they lead.
struct ProvinceMap {
    let lens: Lens
    let picture: Picture
    let names: Names
    /// The real outlines; nil while no map was imported.
    let outlines: UnitShapes.Sheet?
    /// Events that suspend lateness now.
    let pauses: [Pause]
    let today: Day
    let language: Language

    private static let states: [(TileMap.State, Badge.State, Phrase)] = [
        (.late, .late, Phrase("Có phần việc quá hạn", "Something overdue")),
        (.soon, .soon, Phrase("Sắp đến hạn", "Due soon")),
        (.unknown, .unknown, Phrase("Chưa báo cáo lần nào", "Never reported")),
        (.ok, .ok, Phrase("Không có việc quá hạn", "Nothing overdue")),
        (.none, .always, Phrase("Chưa được giao việc", "No promises")),
    ]

    /// A commune and how its promises stand.
    private struct Commune {
        let unit: Names.Unit
        let tile: OrgUnit.Tile
        let counts: GroupCounts
        let state: TileMap.State
    }

    private func state(_ counts: GroupCounts, hasSpoken: Bool) -> TileMap.State {
        if counts[.overdue] > 0 { return .late }
        if counts[.dueToday] + counts[.dueSoon] > 0 { return .soon }
        if counts.total == 0 { return .none }
        return hasSpoken ? .ok : .unknown
    }

    private var communes: [Commune] {
        var known: [ID<OrgUnit>: GroupCounts] = [:]
        for group in picture.groups(by: { $0.part == .lead ? $0.unit : nil }).values {
            if let id = picture.view.unit(group.place) { known[id] = group.lead.by(lens.clock) }
        }
        var spoken: Set<ID<OrgUnit>> = []
        for one in picture.judged where !one.isSilent {
            if let id = picture.view.unit(one.place) { spoken.insert(id) }
        }
        return names.units.values.compactMap { unit -> Commune? in
            guard let tile = unit.tile, unit.existsOn.holds(today) else { return nil }
            let counts = known[unit.link.id] ?? GroupCounts()
            return Commune(
                unit: unit, tile: tile, counts: counts,
                state: state(counts, hasSpoken: spoken.contains(unit.link.id)))
        }.sorted { ($0.tile.y, $0.tile.x, $0.unit.sort) < ($1.tile.y, $1.tile.x, $1.unit.sort) }
    }

    var html: HTML {
        let all = communes
        guard !all.isEmpty else { return .empty }
        let map = drawing(of: all)
        let known = Self.states.map { state, badge, words in
            (
                badge: badge, words: words, communes: all.filter { $0.state == state },
                names: state != .ok && state != .none
            )
        }.filter { !$0.communes.isEmpty }
        let lists = known.markup { part -> HTML in
            let links = part.communes.sorted { $0.unit.sort < $1.unit.sort }.enumerated().markup { index, one in
                "\(index == 0 ? "" : ", ")<a href=\"\(page(one))\">\(short(one.unit.link.name))</a>"
            }
            let list: HTML = part.names ? "<p class=\"meta\">\(links)</p>" : .empty
            return
                "<li><p>\(Badge(part.badge, language(part.words))) <b class=\"num\">\(part.communes.count)</b></p>\(list)</li>"
        }
        let sum = "\(known.map { String($0.communes.count) }.joined(separator: " + ")) = \(all.count)"
        var table = lens
        table.showsCommunes = true
        let rule =
            outlines == nil
            ? language(
                "phần việc mỗi đơn vị chủ trì; mỗi ô một đơn vị, đặt gần đúng vị trí",
                "what each leads; one tile for each, near its place")
            : language("phần việc mỗi đơn vị chủ trì", "what each leads")
        let csv: Address = Address("/ty-le.csv").with([("theo", "co-quan")])
        return """
            <section class="sec">\(SectionHead(
                language("\(all.count) xã, phường, đặc khu", "\(all.count) communes"),
                meta: "\(rule)", id: "ban-do"))
            \(suspended)<div class="map-cols"><figure class="sheet">\(map)</figure>
            <div><ul class="mapkey">\(lists)</ul><p class="meta">\(sum) \(language("đơn vị", "units")). \
            <a href="\(table.address.at("bang-nhiet"))">\(language("Xem dạng bảng", "As a table"))</a> · <a href="\(csv)">\(language("Tải CSV", "CSV"))</a></p></div></div></section>

            """
    }

    /// The communes as they lie where a map was imported, as tiles where not.
    private func drawing(of all: [Commune]) -> HTML {
        let label = language("Bản đồ \(all.count) đơn vị", "A map of \(all.count) communes")
        guard let outlines, outlines.width > 0 else {
            return TileMap(
                all.map { one in
                    .init(
                        short(one.unit.link.name), column: one.tile.x, row: one.tile.y, one.state, words: words(one),
                        to: page(one))
                }, label: label
            ).html
        }
        return ShapeMap(
            all.compactMap { one in
                outlines.shapes[one.unit.link.id].map { shape in
                    .init(
                        short(one.unit.link.name), path: shape.path, x: shape.x, y: shape.y, room: shape.room,
                        one.state, words: words(one), to: page(one))
                }
            }, width: outlines.width, height: outlines.height, label: label
        ).html
    }

    private func words(_ one: Commune) -> String {
        let state = Self.states.first { $0.0 == one.state }.map { language($0.2) } ?? ""
        return "\(state), \(Written.count(one.counts.total)) \(language("việc", "promises"))"
    }

    /// What suspends lateness now, said beside the map (L30).
    private var suspended: HTML {
        pauses.filter { $0.holds(today) }.markup { pause in
            """
            <p class="meta">\(Badge(.unknown, language("Đang tạm dừng tính quá hạn", "Lateness is suspended")))\
             \(language("cho \(Written.count(pause.units.count)) đơn vị", "for \(Written.count(pause.units.count)) units")): \
            <a href="/tam-dung">\(pause.name)</a>.</p>

            """
        }
    }

    private func page(_ commune: Commune) -> Address { Address("/co-quan/{id}", commune.unit.link.code) }

    /// Without «Xã», «Phường», «Đặc khu».
    private func short(_ name: String) -> String {
        for kind in ["Xã ", "Phường ", "Đặc khu "] where name.hasPrefix(kind) {
            return String(name.dropFirst(kind.count))
        }
        return name
    }
}
