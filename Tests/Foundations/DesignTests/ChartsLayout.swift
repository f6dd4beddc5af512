import Foundation
import Testing
import Vocabulary

@testable import Design

/// The words of a drawing with the room each takes, read back from its markup.
private func words(_ drawing: HTML) throws -> [(text: String, box: Box)] {
    let pattern = try Regex(
        "<text class=\"(ct[^\"]*)\" x=\"([-0-9.]+)\" y=\"([-0-9.]+)\"( text-anchor=\"(end|middle)\")?>([^<]*)</text>")
    return drawing.markup.matches(of: pattern).map { match in
        func part(_ index: Int) -> String { match.output[index].substring.map(String.init) ?? "" }
        let text = part(6)
        let width = TextWidth.of(text, bold: part(1) != "ct")
        let (x, y) = (Double(part(2)) ?? .nan, Double(part(3)) ?? .nan)
        let left = part(5) == "end" ? x - width : part(5) == "middle" ? x - width / 2 : x
        return (text, Box(left: left, top: y - 10, right: left + width, bottom: y + 2))
    }
}

enum ChartCases {
    static let percent = Measure("%")
    static let ticks = (0...5).map { TrajectoryChart.Mark(Double($0 * 12), "12/\(2025 + $0)") }

    static func usual(_ id: String = "a") -> TrajectoryChart {
        TrajectoryChart(
            id: id, title: "Dân số dùng nước sạch", measure: percent,
            actual: [
                .init(0, "Quý IV/2025", 12.4), .init(3, "Quý I/2026", 15.1), .init(6, "Quý II/2026", 18.9),
                .init(9, "Quý III/2026", 22.3),
            ],
            expected: [
                .init(24, "12/2027", low: 34, 38.8, high: 44), .init(60, "12/2030", low: 53, 67.5, high: 82),
            ],
            milestones: [.init(24, "Mốc 2027", 50), .init(60, "Mốc 2030", 70)],
            required: [.init(9, "Quý III/2026", 22.3), .init(24, "12/2027", 50), .init(60, "12/2030", 70)],
            shortfall: .init(24, "12/2027", asked: 50, expected: 38.8, words: "thiếu khoảng 11 điểm"),
            steps: [.init(12, "12/2026", "mở thêm điểm cấp nước"), .init(18, "6/2027", "nối ống chính")],
            today: .init(10.7, "21/11/2026"), ticks: ticks)
    }

    static let long = String(repeating: "Mốc theo nghị quyết và chương trình hành động ", count: 3)

    static var nasty: [(String, TrajectoryChart)] {
        func line(_ values: [Double], _ milestones: [TrajectoryChart.Point] = [], _ measure: Measure = percent)
            -> TrajectoryChart
        {
            TrajectoryChart(
                id: "n", title: "Thử", measure: measure,
                actual: values.enumerated().map { .init(Double($0.offset), "Kỳ \($0.offset + 1)", $0.element) },
                milestones: milestones, ticks: (0..<40).map { .init(Double($0), "\($0 % 12 + 1)/\(2026 + $0 / 12)") })
        }
        return [
            (
                "a month apart",
                line([10, 12, 15], [.init(12, "Mốc tháng 12/2026", 50), .init(13, "Mốc tháng 01/2027", 50.5)])
            ),
            ("long names", line([10, 12, 15], [.init(12, long, 50), .init(12.5, long, 51), .init(13, long, 50)])),
            ("all equal", line([96, 96, 96, 96])),
            ("all zero", line([0, 0, 0])),
            ("one value", line([61], [.init(30, "Mốc", 100)])),
            ("no value", line([], [.init(30, "Mốc 2030", 100)])),
            ("negative", line([-4.5, 2.5, -1], [.init(5, "Mốc", 3)], Measure(" điểm"))),
            ("billions", line([1e9, 2.4e9, 3e9], [.init(8, "Mốc", 9e9)], Measure(" đồng", places: 0))),
            ("near the limit", line([9.9e14, 9.8e14])),
            ("falling", line((0..<36).map { 97 - Double($0 * $0 % 17) })),
            ("crowded", line((0..<144).map { Double($0 * 7919 % 101) }, [.init(150, "Mốc", 99)])),
        ]
    }
}

@Test(arguments: [ChartSize.wide, .medium, .narrow, ChartSize(width: 480, height: 220)])
func `words of a chart never touch and never leave the sheet`(size: ChartSize) throws {
    var drawings: [(String, HTML)] = ChartCases.nasty.map { ($0.0, $0.1.picture(size)) }
    drawings.append(("usual", ChartCases.usual().picture(size)))
    for gap in [0, 1, 30] {
        let plot = DotPlot(
            id: "p", title: "T", measure: Measure(" hồ sơ mỗi nghìn dân", places: 0),
            dots: (0..<96).map { DotPlot.Dot("Xã \($0)", Double(120 + gap * $0 % 7)) },
            lines: [.whole("Toàn tỉnh", 121), .aim(ChartCases.long, 125), .aim("Mốc 2027", Double(125 + gap))])
        drawings.append(("dots", plot.picture(size)))
    }
    for (name, drawing) in drawings {
        let all = try words(drawing)
        #expect(!all.isEmpty, "\(name)")
        for (index, one) in all.enumerated() {
            #expect(one.box.left >= -1 && one.box.right <= size.width + 1, "\(name): \(one.text)")
            #expect(one.box.top >= -1 && (one.box.bottom <= size.height + 1 || name == "dots"), "\(name): \(one.text)")
            for other in all[(index + 1)...] {
                #expect(!one.box.meets(other.box), "\(name): «\(one.text)» and «\(other.text)»")
            }
        }
    }
}

@Test func `a number beside a long name is never cut`() {
    let cut = TextWidth.tagged(ChartCases.long, "3.250.000", to: 190)
    #expect(cut.hasSuffix("…: 3.250.000") && TextWidth.of(cut, bold: true) <= 190)
    #expect(TextWidth.shorten("ngắn", to: 190) == "ngắn")
    #expect(TextWidth.shorten(String(repeating: "ă", count: 80), to: 60).hasSuffix("…"))
}

@Test func `an axis has round steps, holds every value and begins at zero where that is honest`() {
    let cases: [([Double], low: Double, step: Double)] = [
        ([12, 82], 0, 20), ([0.001, 0.004], 0, 0.001), ([97, 99.5], 96.5, 0.5), ([-4.5, 3], -6, 2), ([96, 96], 0, 20),
        ([], 0, 0.2), ([0], 0, 0.2), ([-5], -6, 1), ([1e9, 9e9], 0, 2e9), ([.nan, .infinity, 4], 0, 1),
    ]
    for (values, low, step) in cases {
        let scale = Scale(values)
        #expect(abs(scale.low - low) < 1e-9 && abs(scale.step - step) < 1e-9, "\(values): \(scale)")
        for value in values where value.isFinite { #expect(scale.low <= value + 1e-9 && value <= scale.high + 1e-9) }
        #expect((2...9).contains(scale.ticks.count), "\(scale)")
    }
}

@Test func `the numbers of an axis of billions are short`() {
    let scale = Scale([1e9, 2.4e9])
    #expect(scale.words(Measure(" đồng", places: 0)) == ["0", "0,5 tỷ", "1 tỷ", "1,5 tỷ", "2 tỷ", "2,5 tỷ"])
    #expect(Scale([12, 82]).words(Measure("%")).last == "100%")
}

@Test func `lengths are written with one decimal at most, below zero too`() {
    #expect([0.04, -0.5, 12.25, -12, 1e3].map(Pen.number) == ["0", "-0.5", "12.3", "-12", "1000"])
}

@Test func `an axis of numbers at the edge of what a machine holds ends`() {
    for value in [5e-324, 2.5e-323, 1e-310, 1e-299, 1e300] {
        for values in [[value], [0, value], [-value, value]] {
            let scale = Scale(values)
            #expect((2...41).contains(scale.ticks.count), "\(values)")
        }
    }
}
