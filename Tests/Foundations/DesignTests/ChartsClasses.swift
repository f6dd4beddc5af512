import Foundation
import Testing

@testable import Design

@Test func `values fall into classes of like size, every value in exactly one`() {
    let classes = ValueClasses((1...100).map(Double.init) + [.nan])
    #expect(classes.classes.map(\.count) == [20, 20, 20, 20, 20])
    #expect(classes.classes.map(\.low) == [1, 21, 41, 61, 81] && classes.classes.map(\.high) == [20, 40, 60, 80, 100])
    #expect(classes.state(of: 1) == .c1 && classes.state(of: 20) == .c1 && classes.state(of: 21) == .c2)
    #expect(classes.state(of: 100) == .c5 && classes.state(of: nil) == .unknown && classes.state(of: .nan) == .unknown)
}

@Test func `ties are never parted, so there may be fewer classes`() {
    let cases: [([Double], [TileMap.State], [Int])] = [
        ([5, 5, 5], [.c3], [3]), ([1, 1, 1, 1, 9], [.c1, .c5], [4, 1]), ([1, 2, 3], [.c1, .c3, .c5], [1, 1, 1]),
        ([], [], []),
    ]
    for (values, states, counts) in cases {
        let classes = ValueClasses(values)
        #expect(classes.classes.map(\.state) == states && classes.classes.map(\.count) == counts, "\(values)")
    }
}

@Test func `equal classes have equal widths and may be empty`() {
    let classes = ValueClasses([0, 1, 2, 10], .equal)
    #expect(classes.classes.map(\.count) == [3, 0, 0, 0, 1])
    #expect(
        classes.classes.map(\.high) == [2, 4, 6, 8, 10] && classes.state(of: 2) == .c1 && classes.state(of: 3) == .c2)
}

@Test func `a legend says each class with its count, and what has no value`() {
    let text = ChoroplethLegend(ValueClasses([1.25, 2, 3]), measure: Measure("%"), missing: 4).html.markup
    #expect(text.contains("class=\"m-c1\"") && text.contains("1,3%") && text.contains("1 đơn vị"))
    #expect(text.contains("Chưa có số liệu <span class=\"meta\">4</span>") && wellFormedness(text) == nil)
}

@Test func `names on the shades of a map can be read`() throws {
    let sheet = String(decoding: try DesignFiles.bytes("tiendo.css"), as: UTF8.self)
    func light(_ hex: Substring) -> Double {
        let parts = [1, 3, 5].map { start -> Double in
            let from = hex.index(hex.startIndex, offsetBy: start)
            let value = Double(Int(hex[from..<hex.index(from, offsetBy: 2)], radix: 16) ?? 0) / 255
            return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    for state in [TileMap.State.c1, .c2, .c3, .c4, .c5] {
        let rule = try #require(sheet.firstMatch(of: try Regex("\\.m-\(state.rawValue) \\{ fill: (#[0-9a-f]{6})")))
        let ground = light(try #require(rule.output[1].substring))
        let ink = light(state.isDark ? "#ffffff" : "#1b1f24")
        #expect((max(ground, ink) + 0.05) / (min(ground, ink) + 0.05) >= 4.5, "\(state)")
    }
    let tile = TileMap.Tile("Tên", column: 0, row: 0, .c5, words: "35%", to: Address("/x"))
    #expect(TileMap([tile], label: "L").html.markup.contains("<text class=\"nm on-dark\""))
}
