import Design

extension StyleGuide {
    static var forms: HTML {
        let here = Address("/toi")
        let wrong: [Field] = [
            .text("ten", "Họ tên", value: "", error: "Chưa ghi họ tên.", required: true, autocomplete: "name"),
            .date(
                "sinh", "Ngày bắt đầu", value: "31/02/2026", hint: "ngày/tháng/năm",
                error: "Tháng 2 năm 2026 có 28 ngày."),
        ]
        return """
            \(PageHead("Biểu mẫu và trạng thái", meta: "<span>\(Badge(.late, "Quá hạn 9 ngày"))</span><span>\(Proof(.documented))</span><span>theo dõi bởi 6 người</span>"))
            <div class="cols even"><div>\(FormErrors(wrong))
            <form class="form" method="post" action="\(here)" enctype="multipart/form-data">
            \(wrong.markup(\.html))\(Field.password("mat-khau", "Mật khẩu", hint: "ít nhất 12 ký tự"))\(Field.number("kinh-phi", "Kinh phí (tỷ đồng)", value: "12,5"))
            <div class="full">\(Field.file("tep", "Tệp kế hoạch", accept: ".docx,.xlsx,.txt", hint: "DOCX, XLSX hoặc văn bản, không quá 40 MB"))</div>
            <div class="full">\(Field.check("nhac", "Nhắc tôi trước hạn 7 ngày qua thư điện tử công vụ", isOn: true))</div>
            <div class="acts">\(Button("Ghi lại", .primary))\(Button("Bỏ", .quiet, to: here))</div></form></div>
            <div>\(WorkProgress("Đang đọc phụ lục", done: 312, of: 600, note: "Có thể rời trang này; việc đọc vẫn tiếp tục."))
            <div class="sec">\(EmptyState("Chưa có văn bản nào chờ duyệt", next: "Các kế hoạch đã tải lên đều đã ghi vào sổ. <a href=\"/van-ban\">Tải văn bản mới</a>"))</div>
            <div class="sec"><p class="net" role="status"><span>Mất mạng. 2 bản nháp giữ trên máy này, sẽ gửi khi có mạng.</span><a href="/toi">Xem nháp</a></p>
            <div class="wait" role="status"><span class="vh">Đang tải</span><i></i><i></i><i></i></div></div>
            <div class="sec">\(Notice(.warning, "Có 2 dòng trùng với kế hoạch khác.", next: "Hãy xem trước khi ghi."))\(Notice(.trouble, "Tệp có mật khẩu nên không đọc được.", next: "Hãy bỏ mật khẩu rồi tải lên lại."))</div></div></div>
            \(SectionHead("Giao việc", meta: "Năm điều rõ"))
            <div class="cols"><div>\(Facts([
                ("Chủ trì", "<a href=\"/co-quan/1\">Sở Nông nghiệp và Môi trường</a>"), ("Thực hiện", "96 UBND xã, phường, đặc khu"),
                ("Thời hạn", "31/10/2026 <span class=\"muted\">(hạn gốc, chưa gia hạn)</span>"), ("Sản phẩm", "96 bộ dữ liệu kèm biên bản xác nhận của từng xã"),
            ]))</div><div>\(Origin("… hoàn thành trong tháng 10/2026 …", place: "Phụ lục II, trang 14, bảng 2, dòng 31. <a href=\"/van-ban/1\">Mở trang nguồn</a>"))</div></div>
            \(SectionHead("Điều thấy trong tệp"))
            \(Findings([
                .init(.stop, code: "EXT-03", place: "Bảng 1, dòng 27, ô Thời hạn", says: "Ngày 31/9/2025 không có trong lịch.", next: "<a href=\"/van-ban/1\">Chọn ngày đúng</a>"),
                .init(.warning, code: "EXT-07", place: "Bảng 1, dòng 30", says: "Chưa ghi thời hạn.", next: "Ghi hạn, hoặc nhận là việc thường xuyên"),
                .init(.note, code: "EXT-11", place: "Bảng 2", says: "Số thứ tự nhảy từ 14 sang 16."),
            ], caption: "<b>3</b> điều trong 45 dòng"))
            \(SectionHead("Lịch sử", meta: "chỉ thêm, không sửa"))
            \(History([
                ("04/11/2026 08:30", "Sở Nông nghiệp và Môi trường khai: đang đối chiếu lại 31 xã lệch ranh giới."),
                ("01/11/2026 00:00", "\(Badge(.late, "Chuyển sang quá hạn")) vì hết ngày 31/10 chưa có kết quả được xác nhận."),
            ]))
            """
    }
}
