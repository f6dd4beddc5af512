import Design

extension StyleGuide {
    static var review: HTML {
        let here = Address("/van-ban/{id}/duyet", "01")
        let rows: [SourcePage.Row] = [
            .init(["III. DỮ LIỆU SỐ"], .heading),
            .init(["24", "Lập danh mục dữ liệu dùng chung", "Công an tỉnh", "Các sở, ban, ngành", "30/8/2025"], .past),
            .init(
                [
                    "27", "Kiểm tra chéo dữ liệu giữa các cơ quan, công bố kết quả theo quý",
                    "<mark>Các sở, ban, ngành; UBND các xã, phường, đặc khu</mark>", "Sở Khoa học và Công nghệ",
                    "<mark>31/9/2025</mark>",
                ], .lit, id: "dong-27"),
            .init(["28", "Lập hồ sơ cấp độ cho hệ thống đang vận hành", "Công an tỉnh", "", "Quý IV/2025"]),
        ]
        let page = SourcePage(
            label: "Phụ lục II, bảng 1",
            above: """
                <div class="ph"><div><b>ỦY BAN NHÂN DÂN</b><b class="u">TỈNH QUẢNG NGÃI</b></div>\
                <div><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><b class="u">Độc lập - Tự do - Hạnh phúc</b></div></div><h2>PHỤ LỤC II</h2>
                """,
            head: ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Phối hợp", "Thời hạn"], rows: rows,
            below: "<p class=\"pn\">6</p>")
        return """
            \(Breadcrumb([("Văn bản", Address("/van-ban")), ("Kế hoạch 112/KH-UBND ngày 14/7/2025", here), ("Duyệt nhập", nil)]))
            \(PageHead("Duyệt nhập kế hoạch năm 2025", actions: "\(Button("Để sau", to: here))\(Button("Nhận 32 dòng không có câu hỏi"))"))
            <div class="sheet">\(SumLine(45, "dòng nguồn", parts: [(37, "nhiệm vụ"), (4, "tiêu đề nhóm"), (2, "đầu bảng lặp lại"), (2, "dòng nối trang")]))\
            \(SumLine(37, "nhiệm vụ", parts: [(21, "đã nhận"), (4, "sửa rồi nhận"), (1, "tách"), (1, "gộp"), (1, "loại"), (9, "còn chờ")]))</div>
            <div class="review sec"><div class="side"><p class="meta">Trang 6 trong 9, bảng 1, dòng 27</p>\(page)</div>
            <div>\(SectionHead("Dòng 27", meta: "2 câu hỏi; <a href=\"\(here)\">dòng trước</a>, <a href=\"\(here)\">dòng sau</a>"))
            <form class="form" method="post" action="\(here)"><div class="full">\(Question(
                "Ngày <mark>31/9/2025</mark> không có trong lịch", reason: "Tháng 9 có 30 ngày. Lời văn gốc vẫn được giữ.",
                answers: "\(Button("30/9/2025", .hint, name: "han", value: "2025-09-30"))\(Button("1/10/2025", name: "han", value: "2025-10-01"))\(Button("Ngày khác", name: "han", value: ""))"))\
            \(Question(
                "Chủ trì là một nhóm: tách thành <mark>110</mark> đơn vị?",
                reason: "14 sở, ngành và 96 xã, phường, đặc khu tại ngày 14/7/2025.",
                answers: "\(Button("Tách 110 phần việc", .hint))\(Button("Giữ một đầu mối"))"))</div>
            <div class="full">\(Field.area("ten", "Nhiệm vụ", value: "Kiểm tra chéo dữ liệu giữa các cơ quan, công bố kết quả theo quý"))</div>
            \(Field.text("chu-tri", "Chủ trì", value: "Nhóm 110 đơn vị"))\(Field.text("phoi-hop", "Phối hợp", value: "Sở Khoa học và Công nghệ"))
            \(Field.date("han", "Thời hạn", value: "31/9/2025", hint: "ngày/tháng/năm", error: "Ngày 31/9/2025 không có trong lịch."))\
            \(Field.choice("loai-han", "Loại hạn", [.init("1", "Một lần"), .init("2", "Định kỳ")], hint: "theo lời văn"))
            <p class="note full">Có thể trùng với <a href="/nhiem-vu/02">Chương trình 12, nhiệm vụ V.2</a>: giống 84% lời văn, khác chủ trì.</p>
            <div class="bar"><div class="acts">\(Button("Gộp"))\(Button("Tách"))\(Button("Loại, ghi lý do"))</div>\(Button("Nhận, theo hai đề xuất", .primary))</div></form></div></div>
            """
    }
}
