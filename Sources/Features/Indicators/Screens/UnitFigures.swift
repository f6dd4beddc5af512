import Calendars
import Design
import Organizations
import Plans
import Vocabulary

/// The units of an indicator held against each other in one period: dots, a map, and who is missing.
struct UnitFigures {
    let indicator: Indicator
    let block: CubeBlock
    let period: Period
    /// Units that owe the period, in order of name.
    let owing: [Standings.Named]
    let places: UnitPlaces
    /// What is asked, drawn as thick lines.
    var aims: [(name: String, value: Double)] = []
    var outliers: Set<ID<OrgUnit>> = []
    /// The median and the deviation that outliers were found by are said by the rule.
    let language: Language

    init(
        _ indicator: Indicator, _ block: CubeBlock, _ period: Period, view: CubeView,
        units: [ID<OrgUnit>: Standings.Named], places: UnitPlaces, language: Language
    ) {
        self.indicator = indicator
        self.block = block
        self.period = period
        self.places = places
        self.language = language
        owing = view.units(of: indicator.id).filter { view.applies(indicator.id, unit: $0, period) }.compactMap {
            units[$0]
        }
    }

    /// Each unit's value of the period, in order of name; nil for silence.
    var values: [(unit: Standings.Named, value: Double?)] { owing.map { ($0, block.value($0.id, period)) } }
    private var missing: [Standings.Named] { values.filter { $0.value == nil }.map(\.unit) }

    /// What the whole would be had the silent units nothing, or all of what they count.
    var whole: ProvinceRatio? {
        guard indicator.kind == .ratio, indicator.acrossUnits == .ratio else { return nil }
        return ProvinceRatio(block, of: owing.map(\.id), in: period, factor: indicator.factor)
    }

    private var missingNote: HTML {
        if let bounds = whole?.bounds {
            let (low, high) = (indicator.written(bounds.low), indicator.written(bounds.high))
            return HTML(
                text: language(
                    "nếu tính cả, toàn tỉnh nằm trong khoảng \(low) đến \(high).",
                    "with them the province lies between \(low) and \(high)."))
        }
        let names = missing.prefix(6).map(\.name).joined(separator: ", ")
        return HTML(text: missing.count > 6 ? names + "…" : names + ".")
    }

    var dots: DotPlot {
        var lines: [DotPlot.Line] = []
        if let total = block.total(period), indicator.acrossUnits != .sum {
            lines.append(.whole(language("Toàn tỉnh", "Province"), total))
        }
        lines += aims.map { .aim($0.name, $0.value) }
        return DotPlot(
            id: "so-sanh", title: language("\(indicator.name), so các đơn vị", "\(indicator.name), units compared"),
            measure: indicator.measure,
            dots: values.compactMap { unit, value in
                value.map {
                    DotPlot.Dot(unit.name, $0, to: indicator.page(of: unit.code), outlier: outliers.contains(unit.id))
                }
            }, lines: lines, outliers: language("đơn vị khác thường", "unusual units"),
            missing: (missing.count, language("Chưa báo cáo", "Not reported"), missingNote))
    }

    /// The dots with their head; nothing for fewer than two units.
    var comparison: HTML {
        let known = owing.count - missing.count
        guard known > 1 else { return .empty }
        return """
            <section class="sec">\(SectionHead(
                language("So các \(indicator.people.vi)", "\(indicator.people.en) compared"),
                meta: "\(language(ValueWords.period(period))); \(language("\(known) trong \(owing.count) đã báo cáo; mỗi chấm một đơn vị", "\(known) of \(owing.count) reported; each dot is one unit"))",
                id: "so-sanh"))\(dots)</section>

            """
    }

    /// The communes in their places, shaded by value; nothing where none has a place.
    var map: HTML {
        let placed = values.filter { places.tiles[$0.unit.id] != nil }
        guard placed.count > 2, placed.contains(where: { $0.value != nil }) else { return .empty }
        let classes = ValueClasses(placed.compactMap(\.value))
        let label = language(
            "Bản đồ \(placed.count) đơn vị: \(indicator.name)", "A map of \(placed.count) units: \(indicator.name)")
        let silent = placed.filter { $0.value == nil }
        let links = silent.enumerated().markup { index, one in
            "\(index == 0 ? "" : ", ")<a href=\"\(indicator.page(of: one.unit.code))\">\(UnitFigures.short(one.unit.name))</a>"
        }
        let list: HTML =
            silent.isEmpty
            ? .empty : "<p class=\"meta\">\(language("Chưa có số:", "No value:")) \(links).</p>"
        return """
            <section class="sec">\(SectionHead(
                language("Bản đồ", "Map"),
                meta: "\(language(ValueWords.period(period))); \(language("đậm hơn là giá trị cao hơn", "darker is higher"))",
                id: "ban-do"))
            <div class="map-cols"><figure class="sheet">\(drawing(placed, classes, label))</figure>
            <div>\(ChoroplethLegend(classes, measure: indicator.measure, missing: silent.count))\(list)</div></div></section>

            """
    }

    private func drawing(
        _ placed: [(unit: Standings.Named, value: Double?)], _ classes: ValueClasses, _ label: String
    ) -> HTML {
        let words = { (value: Double?) in value.map(indicator.written) ?? language("chưa có số", "no value") }
        if let outlines = places.outlines, outlines.width > 0 {
            return ShapeMap(
                placed.compactMap { one in
                    outlines.shapes[one.unit.id].map { shape in
                        .init(
                            UnitFigures.short(one.unit.name), path: shape.path, x: shape.x, y: shape.y,
                            room: shape.room, classes.state(of: one.value), words: words(one.value),
                            to: indicator.page(of: one.unit.code))
                    }
                }, width: outlines.width, height: outlines.height, label: label
            ).html
        }
        let tiles = placed.compactMap { one -> (tile: OrgUnit.Tile, markup: TileMap.Tile)? in
            guard let tile = places.tiles[one.unit.id] else { return nil }
            return (
                tile,
                TileMap.Tile(
                    UnitFigures.short(one.unit.name), column: tile.x, row: tile.y, classes.state(of: one.value),
                    words: words(one.value), to: indicator.page(of: one.unit.code))
            )
        }
        return TileMap(
            tiles.sorted { ($0.tile.y, $0.tile.x) < ($1.tile.y, $1.tile.x) }.map(\.markup), label: label
        ).html
    }

    /// Without «Xã», «Phường», «Đặc khu».
    static func short(_ name: String) -> String {
        for kind in ["Xã ", "Phường ", "Đặc khu "] where name.hasPrefix(kind) {
            return String(name.dropFirst(kind.count))
        }
        return name
    }

    /// The medium of the values that are known; nil for none.
    var middle: Double? {
        let known = values.compactMap(\.value)
        return known.isEmpty ? nil : median(known)
    }
}
