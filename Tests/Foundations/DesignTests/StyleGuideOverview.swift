import Design
import Foundation

extension StyleGuide {
    /// The province's tiles where shared/ is here, three invented rows where it is not.
    private static var tiles: [TileMap.Tile] {
        let shared = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../../shared/data/tilegrid.csv")
            .standardized
        let text = try? String(contentsOf: shared, encoding: .utf8)
        let lines =
            text?.split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",").map(String.init) } ?? []
        let known = lines.filter { $0.count == 4 }.map { (name: $0[1], column: Int($0[2]) ?? 0, row: Int($0[3]) ?? 0) }
        let places =
            known.isEmpty ? (0..<30).map { (name: "Xã Thử Nghiệm \($0)", column: $0 % 10, row: $0 / 10) } : known
        return places.enumerated().map { index, place in
            let state: TileMap.State =
                index % 13 == 0 ? .late : index % 7 == 0 ? .soon : index % 6 == 0 ? .unknown : .ok
            let words =
                [
                    TileMap.State.late: "quá hạn 1 việc", .soon: "sắp đến hạn 2 việc", .unknown: "chưa báo cáo",
                    .ok: "không có việc quá hạn",
                ][state] ?? ""
            let bare = place.name.split(separator: " ", maxSplits: 1).last.map(String.init) ?? place.name
            return TileMap.Tile(
                bare, column: place.column, row: place.row, state, words: words, to: Address("/co-quan"))
        }
    }

    private static let plans: [(name: String, number: String, counts: [Int])] = [
        ("Kế hoạch chuyển đổi số giai đoạn 2026 - 2030", "68/KH-UBND", [14, 2, 30, 3, 3, 13]),
        (
            "Chương trình hành động về phát triển khoa học, công nghệ, đổi mới sáng tạo", "12-CTr/TU",
            [21, 3, 22, 2, 4, 13]
        ),
        ("Kế hoạch phát triển chính quyền số năm 2026", "31/KH-UBND", [19, 2, 9, 4, 3, 0]),
    ]

    static var overview: HTML {
        let list = Address("/nhiem-vu")
        let kinds: [StackedBar.Part] = [.done, .doneLate, .ok, .soon, .late, .always]
        let names = ["Xong đúng hạn", "Xong quá hạn", "Trong hạn", "Sắp đến hạn", "Quá hạn", "Thường xuyên"]
        let rows = plans.map { plan in
            let label = zip(names, plan.counts).map { "\($0.0): \($0.1)" }.joined(separator: ", ")
            return Table.Row(
                [
                    "<a href=\"/ke-hoach/1\">\(plan.name)</a><span class=\"sub\">\(plan.number)</span>",
                    StackedBar(Array(zip(kinds, plan.counts)), label: label).html,
                ]
                    + plan.counts.map { HTML(text: String($0)) } + ["<b>\(plan.counts.reduce(0, +))</b>"])
        }
        let heat: [(String, [(Int, Int)])] = [
            ("Sở Y tế", [(1, 1), (0, 0), (6, 12), (5, 5)]),
            ("Sở Nông nghiệp và Môi trường", [(9, 11), (1, 2), (8, 8), (0, 0)]),
            ("Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp", [(2, 2), (0, 1), (5, 7), (12, 12)]),
        ]
        return """
            \(Breadcrumb([("Trang đầu", Address("/")), ("Tổng quan toàn tỉnh", nil)]))
            <div class="head"><div><h1 class="day">Hôm nay <a href="\(list)">2 việc đến hạn</a>, <a href="\(list)">11 việc quá hạn</a> \
            ở 5 cơ quan; <a href="\(list)">19 đơn vị chưa gửi báo cáo tháng 10</a>, hạn là hết ngày hôm nay.</h1></div></div>
            \(SectionHead("Tiến độ theo kế hoạch", meta: "159 nhiệm vụ của 3 kế hoạch; “sắp đến hạn” là trong 21 ngày"))
            <div class="cols"><div>\(Legend(Array(zip(kinds, names))))</div>\(Rate(71, of: 90, "<a href=\"\(list)\">nhiệm vụ đến hạn</a>"))</div>
            \(Table(
                caption: "Số nhiệm vụ theo trạng thái",
                columns: [.init("Kế hoạch", .main, width: 30), .init("Cơ cấu", .wide, width: 24)] + names.map { .init($0, .number) }
                    + [.init("Tổng", .number)], rows: rows,
                sums: ["Toàn tỉnh", ""] + [54, 7, 61, 9, 10, 26, 167].map { HTML(text: String($0)) }, isList: false))
            \(SectionHead("Cơ quan theo nhóm nhiệm vụ", meta: "Số đúng hạn / số đã đến hạn; dưới 5 việc thì không tô màu"))
            \(HeatTable(
                caption: "Từ 90% xanh, từ 70% vàng, dưới 70% đỏ và có hình tam giác", first: "Cơ quan chủ trì",
                groups: ["Chỉ đạo, điều hành", "Thể chế", "Hạ tầng số", "Dữ liệu số"],
                rows: heat.map { row in
                    (HTML(text: row.0), row.1.map { HeatTable.Cell(onTime: $0.0, due: $0.1, to: list) })
                } + [("Sở Tư pháp", [.init(onTime: 0, due: 3, unreported: true), .init(onTime: 4, due: 4, to: list), .init(onTime: 0, due: 0), .init(onTime: 7, due: 9, to: list)])]))
            \(SectionHead("96 xã, phường, đặc khu", meta: "Mỗi ô một đơn vị, đặt gần đúng vị trí"))
            <div class="cols"><div class="sheet">\(TileMap(tiles, label: "Bản đồ ô của 96 đơn vị"))</div><div class="maplist">\
            <div><h3>\(Badge(.late, "Có phần việc quá hạn"))<span>7</span></h3><p><a href="/co-quan">Đăk Sao</a>, <a href="/co-quan">Ba Vinh</a></p></div>\
            <div><h3>\(Badge(.unknown, "Chưa báo cáo"))<span>17</span></h3></div>\
            \(SumLine(96, "đơn vị", parts: [(7, "quá hạn"), (14, "sắp đến hạn"), (17, "chưa báo cáo"), (58, "không có việc quá hạn")]))</div></div>
            """
    }
}
