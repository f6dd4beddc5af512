import Design

extension StyleGuide {
    private struct Line {
        var number: String
        var title: String
        var product: String
        var lead: String
        var coop: String
        var due: String
        var before: String?
        var state: Badge
        var proof: Proof.Level
        var day: String
    }

    private static let lines: [Line] = [
        Line(
            number: "II.4", title: "Đối soát hồ sơ bệnh án của các bệnh viện công lập với dữ liệu bảo hiểm",
            product: "Biên bản đối soát có xác nhận của hai bên", lead: "Sở Y tế", coop: "Bảo hiểm xã hội tỉnh",
            due: "30/09/2026", before: "31/07/2026", state: Badge(.late, "Quá hạn 40 ngày"), proof: .declared,
            day: "18/09"),
        Line(
            number: "V.3", title: "Lập bản đồ số các công trình thuỷ lợi nhỏ trên địa bàn miền núi",
            product: "Lớp dữ liệu đã kiểm tra", lead: "Sở Nông nghiệp và Môi trường",
            coop: "UBND các xã, phường, đặc khu", due: "31/10/2026", state: Badge(.late, "Quá hạn 9 ngày"),
            proof: .none, day: "-"),
        Line(
            number: "I.3", title: "Ban hành quy chế khai thác hệ thống thông tin báo cáo của tỉnh",
            product: "Quyết định của UBND tỉnh", lead: "Văn phòng UBND tỉnh", coop: "Sở Tư pháp", due: "09/11/2026",
            state: Badge(.soon, "Đến hạn hôm nay"), proof: .documented, day: "06/11"),
        Line(
            number: "VI.1", title: "Diễn tập ứng cứu sự cố máy chủ dùng chung cấp tỉnh năm 2026",
            product: "Báo cáo diễn tập", lead: "Công an tỉnh", coop: "Các sở, ban, ngành", due: "10/12/2026",
            state: Badge(.ok, "Trong hạn"), proof: .declared, day: "30/10"),
        Line(
            number: "III.9",
            title: "Rà soát hạ tầng kỹ thuật của Ban Quản lý Khu kinh tế Dung Quất và các khu công nghiệp Quảng Ngãi",
            product: "Danh mục hạ tầng", lead: "Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi",
            coop: "Sở Xây dựng", due: "15/12/2026", state: Badge(.unknown, "Chưa báo cáo"), proof: .none, day: "-"),
        Line(
            number: "I.7", title: "Tổ chức họp giao ban tổ công tác hằng tháng", product: "Thông báo kết luận",
            lead: "Sở Khoa học và Công nghệ", coop: "", due: "Hằng tháng", state: Badge(.always, "Thường xuyên"),
            proof: .confirmed, day: "02/11"),
        Line(
            number: "II.1", title: "Công bố danh mục dữ liệu mở đợt một", product: "Quyết định kèm danh mục",
            lead: "Sở Khoa học và Công nghệ", coop: "Công an tỉnh", due: "30/06/2026",
            state: Badge(.done, "Hoàn thành đúng hạn"), proof: .confirmed, day: "28/06"),
        Line(
            number: "II.2", title: "Thay thiết bị đầu cuối cho bộ phận một cửa của xã", product: "Biên bản bàn giao",
            lead: "Sở Tài chính", coop: "41 UBND xã", due: "15/08/2026", state: Badge(.doneLate, "Hoàn thành quá hạn"),
            proof: .confirmed, day: "20/08"),
    ]

    static var register: HTML {
        let columns: [Table.Column] = [
            .init("Số", .desk, width: 6), .init("Nhiệm vụ và sản phẩm", .main),
            .init("Chủ trì, phối hợp", .wide, width: 20),
            .init("Hạn", sort: Address("/nhiem-vu").with([("xep", "han")]), order: .ascending, width: 10),
            .init("Trạng thái", width: 14), .init("Mức minh chứng", width: 12),
            .init("Cập nhật", .deskNumber, width: 8),
        ]
        let rows =
            [Table.Row(heading: "Nhóm II. Dữ liệu số")]
            + lines.map { line in
                let coop: HTML = line.coop.isEmpty ? .empty : "<span class=\"sub\">\(line.coop)</span>"
                let before: HTML = line.before.map { "<s class=\"orig\">\($0)</s> " } ?? .empty
                return Table.Row([
                    "<span class=\"l\">\(line.number)</span>",
                    "<a href=\"/nhiem-vu/01\">\(line.title)</a><span class=\"sub\">\(line.product)</span>",
                    "\(line.lead)\(coop)", "\(before)<span class=\"tab nw\">\(line.due)</span>", line.state.html,
                    Proof(line.proof).html, HTML(text: line.day),
                ])
            }
        let all = Address("/nhiem-vu")
        return """
            \(PageHead(
                "Sổ nhiệm vụ", meta: "<span>195 nhiệm vụ của 4 kế hoạch, tính đến 08:30 ngày 09/11/2026</span>",
                actions: "\(Button("Tải XLSX", to: all))\(Button("Tải CSV", to: all))\(Button("Thêm nhiệm vụ", .primary, to: all))"))
            \(SavedViews([
                ("Tất cả", 195, all, false), ("Chưa xong", 46, all, true), ("Quá hạn", 11, all, false),
                ("Sắp đến hạn", 11, all, false), ("Giao chung cho cấp xã", 8, all, false), ("Thường xuyên", 28, all, false),
            ]))
            \(FilterBar(
                action: all,
                fields: [
                    .search("tim", "Tìm trong nhiệm vụ, sản phẩm", hint: nil),
                    .choice("ke-hoach", "Kế hoạch", [.init("", "Tất cả (4)"), .init("1", "Kế hoạch chuyển đổi số năm 2026")]),
                    .choice("co-quan", "Cơ quan", [.init("", "Tất cả (20)")]),
                    .choice("trang-thai", "Trạng thái", [.init("", "Chưa xong")]),
                    .choice("han", "Hạn", [.init("", "Đến 31/12/2026")]),
                ], chips: [("Chưa xong", all), ("Hạn đến 31/12/2026", all)], clear: all))
            \(Table(
                caption: "<b>46</b> nhiệm vụ: 11 quá hạn, 11 sắp đến hạn, 24 trong hạn. Hạn gạch ngang là hạn gốc.",
                columns: columns, rows: rows))
            \(Pager(shown: "1 đến 25 trong 46", previous: all, next: all, nextNote: "hạn sau 15/12/2026"))
            """
    }
}
