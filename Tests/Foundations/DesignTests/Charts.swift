import Foundation
import TestHouse
import Testing
import Vocabulary

@testable import Design

/// Whether the text is XML that a reader of pictures accepts.
private func isXML(_ text: String) -> Bool {
    wellFormedness(text) == nil && !text.contains("&nbsp;")
}

private enum Plots {
    static func dots(_ count: Int) -> [DotPlot.Dot] {
        (0..<count).map { index in
            let value = 3.2 + Double(index * 37 % 101 + index * 53 % 89) / 6
            return .init(
                "Xã \(index + 1)", (value * 10).rounded() / 10, to: Address("/don-vi/{id}", "\(index)"),
                outlier: value < 10)
        }
    }
    static let plot = DotPlot(
        id: "d", title: "Các xã", measure: ChartCases.percent, dots: dots(89),
        lines: [.whole("Toàn tỉnh", 22.3), .aim("Mốc 2027", 50)], outliers: "đơn vị dưới 10%",
        missing: (7, "Chưa báo cáo", "toàn tỉnh nằm trong khoảng 21,6% đến 23,9%."))
    static let many = SmallMultiples(
        [
            .init(
                ChartCases.usual("m1"), to: Address("/x"), last: "22,3%", asked: "mốc 2027: 50%",
                Badge(.late, "Nguy cơ")),
            .init(
                TrajectoryChart(id: "m2", title: "Chưa có gì", measure: ChartCases.percent, actual: []), last: "-",
                asked: "mốc 2030: 70%", nil),
        ], tableTitle: "Mọi giá trị")
}

@Test func `the charts look as they were last seen`() throws {
    try expectGolden(ChartCases.usual().html.markup, "trajectory.html")
    try expectGolden(ChartCases.usual("z").picture(.medium, standalone: true).markup, "trajectory.svg")
    try expectGolden(Plots.plot.html.markup, "dots.html")
    try expectGolden(Plots.many.html.markup, "multiples.html")
    let nasty = ChartCases.nasty.map { "<!-- \($0.0) -->\n\($0.1.picture(.narrow).markup)" }.joined()
    try expectGolden(nasty, "trajectories-nasty.svg")
}

@Test func `a chart is one named image, and its ids are its own`() throws {
    let page = ChartCases.usual("a").html.markup + ChartCases.usual("b").html.markup + Plots.plot.html.markup
    let ids = page.matches(of: /id="([^"]+)"/).map { String($0.output.1) }
    #expect(ids.count == Set(ids).count && ids.count == 18)
    for names in page.matches(of: /role="img" aria-labelledby="([^"]+) ([^"]+)"/) {
        #expect(ids.contains(String(names.output.1)) && ids.contains(String(names.output.2)))
    }
    #expect(!page.contains(" style=") && isXML(page))
    let drawings = page.split(separator: "<svg").dropFirst().map {
        $0.prefix(upTo: $0.firstRange(of: "</svg>")?.lowerBound ?? $0.endIndex)
    }
    #expect(drawings.count == 9 && drawings.allSatisfy { !$0.contains("<a ") })
}

@Test func `every value of a trajectory is in its table`() {
    let text = ChartCases.usual().table.html.markup
    for value in [
        "12,4%", "15,1%", "18,9%", "22,3%", "38,8%", "34% - 44%", "53% - 82%", "Mốc 2027: 50%", "Mốc 2030: 70%",
        "thiếu khoảng 11 điểm", "mở thêm điểm cấp nước", "nối ống chính", "hôm nay", "21/11/2026",
    ] {
        #expect(text.contains(value), "\(value)")
    }
    #expect(ChartCases.usual().lines.map(\.x) == [0, 3, 6, 9, 10.7, 12, 18, 24, 60])
}

@Test func `what cannot be drawn is in neither the drawing nor the table`() {
    let chart = TrajectoryChart(
        id: "x", title: "T", measure: ChartCases.percent,
        actual: [.init(0, "a", .nan), .init(1, "b", 5), .init(.infinity, "c", 6), .init(2, "d", 1e16)],
        expected: [.init(3, "e", low: .nan, 7, high: .infinity)], milestones: [.init(4, "m", -.infinity)])
    #expect(chart.lines.map(\.label) == ["b", "e"])
    let text = chart.html.markup.lowercased()
    #expect(!text.contains("nan") && !text.contains("inf"))
    #expect(
        TrajectoryChart(id: "x", title: "T", measure: ChartCases.percent, actual: [.init(0, "a", .nan)]).html.markup
            .contains("Chưa có số liệu"))
}

@Test func `a picture that stands alone needs no stylesheet`() throws {
    for text in [
        ChartCases.usual("z").picture(.medium, standalone: true).markup,
        Plots.plot.picture(.medium, standalone: true).markup,
    ] {
        #expect(isXML(text) && text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
        #expect(!text.contains("class=") && text.contains("font-family="))
        for mark in text.matches(of: /<(path|circle|text)( [^>]*)>/) {
            let attributes = mark.output.2
            #expect(
                attributes.contains("fill=")
                    && (mark.output.1 == "text" || attributes.contains("stroke=") || attributes.contains("fill=\"#")))
            #expect(mark.output.1 != "text" || attributes.contains("font-size="))
        }
    }
}

@Test func `the stylesheet knows every part of a chart in the same ink`() throws {
    let sheet = String(decoding: try DesignFiles.bytes("tiendo.css"), as: UTF8.self)
    var tokens: [String: String] = [:]
    for token in sheet.matches(of: /--([a-z-]+): (#[0-9a-f]{6})/) {
        tokens["var(--\(token.output.1))"] = String(token.output.2)
    }
    for look in Pen.Look.allCases where look.style.hasPrefix("ch-") {
        let rules = sheet.matches(of: try Regex("\\.\(look.style)\\b[^{}]*\\{([^}]*)\\}")).map {
            $0.output[1].substring.map(String.init) ?? ""
        }
        .joined(separator: ";").replacing("; ", with: ";")
        for (name, value) in look.attributes where name != "stroke-width" || value != "1" {
            let said = rules.split(separator: ";").map {
                $0.split(separator: ": ").map { $0.trimmingCharacters(in: .whitespaces) }
            }
            let found = said.filter { $0.first == name }.compactMap(\.last).map { tokens[$0] ?? $0 }
            #expect(
                found.contains { $0 == value || Double($0) == Double(value) && Double(value) != nil },
                "\(look.style) \(name): \(value), not \(found)")
        }
    }
}

@Test func `a dot plot names its ends, counts its rings and what is missing, and links every unit below`() {
    let text = Plots.plot.html.markup
    #expect(text.contains("Thấp nhất: <a href=\"/don-vi/0\">Xã 1</a> 3,2%"))
    #expect(text.contains("Vòng rỗng viền đỏ: \(Plots.dots(89).count(where: \.isOutlier)) đơn vị dưới 10%."))
    #expect(text.contains("<span class=\"st st-unknown\">Chưa báo cáo 7</span>: toàn tỉnh"))
    #expect(text.contains("Trung vị"))
    #expect(text.matches(of: /<circle/).count == 89 * 3)
    #expect(Plots.plot.table.html.markup.matches(of: /href="\/don-vi/).count == 89)
    let equal = DotPlot(id: "e", title: "T", measure: ChartCases.percent, dots: (0..<96).map { .init("X\($0)", 5) })
    #expect(equal.html.markup.contains("Mọi đơn vị bằng nhau: 5%") && !equal.html.markup.contains("Cao nhất:"))
    #expect(
        DotPlot(id: "n", title: "T", measure: ChartCases.percent, dots: [.init("X", .nan)]).html.markup.contains(
            "Chưa có số liệu để so"))
}

@Test func `small multiples keep order, say where nothing is, and hold one table`() {
    let text = Plots.many.html.markup
    #expect(text.matches(of: /<li>/).count == 2 && text.matches(of: /<svg/).count == 1)
    #expect(text.contains("Chưa có số liệu để vẽ") && text.matches(of: /<table/).count == 1 && isXML(text))
    #expect(Sparkline([]).html.markup == "<span class=\"muted\">-</span>")
    #expect(
        Sparkline([1, .nan, 3], aim: 4, label: "từ 1 đến 3").html.markup.contains(
            "role=\"img\" aria-label=\"từ 1 đến 3\""))
}

@Test func `a chart speaks the language of its page`() {
    Spoken.$language.withValue(.en) {
        let text = ChartCases.usual().html.markup
        #expect(text.contains("actual from 12,4%") && text.contains("Solid: actual.") && text.contains("today"))
        #expect(!text.contains("thực hiện") && !text.contains("Nét liền") && !text.contains("hôm nay"))
    }
}
