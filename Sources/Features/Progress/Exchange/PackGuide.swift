import Formats

extension ProgressPack {
    /// The sheet of guidance, in plain words.
    static let guide: [(name: String, words: String)] = [
        (
            "Gói này là gì",
            "Danh sách việc cơ quan phải làm, đã điền sẵn lời báo gần nhất. Có thể điền khi không có mạng."
        ),
        ("Ô nào được sửa", "Chỉ các cột có tên nền vàng. Cột nền xám do hệ thống ghi, đã khóa để không nhầm việc."),
        ("Ô để trống", "Lời đã báo trước đây giữ nguyên, không bị xóa."),
        ("Dòng không đổi", "Không gửi gì cả. Không cần xóa những dòng chưa có gì mới."),
        (
            "Trạng thái",
            "Chưa làm, Đang làm hoặc Đã xong. “Đã xong” cần văn bản minh chứng; chưa có thì hệ thống sẽ hỏi."
        ),
        ("Tỷ lệ (%)", "Số nguyên từ 0 đến 100, ví dụ 45."),
        ("Kết quả đã làm", "Kỳ này đã làm được gì, viết ngắn, có con số. Mỗi ô nhiều nhất 4.000 ký tự."),
        ("Nguyên nhân chậm", "Chọn trong danh sách. Khi không còn vướng, chọn “\(noCause)”."),
        (
            "Đang chờ cơ quan",
            "Ghi khi việc phải chờ cơ quan khác; cơ quan đó sẽ được hỏi và trả lời. Chọn tên trong danh sách."
        ),
        (
            "Minh chứng",
            "Loại, số và ký hiệu, ngày ban hành, cơ quan ban hành, tên. Ngày trên văn bản quyết định việc xong đúng hạn hay không. Văn bản mới ghi đè lên văn bản điền sẵn; văn bản cũ vẫn còn trong hồ sơ."
        ),
        ("Tệp đính kèm", "Không gửi được trong gói; đính kèm trên trang của việc, hoặc ghi liên kết."),
        (
            "Trả lời câu hỏi",
            "Khi kiểm tra, hệ thống có thể hỏi lại (ví dụ tỷ lệ giảm). Ghi câu trả lời vào cột này rồi nộp lại, hoặc trả lời ngay trên trang."
        ),
        (
            "Nộp gói",
            "Vào “Việc của tôi”, mục “Gói Excel”, chọn tệp. Hệ thống kiểm tra trước, chưa gửi; lỗi được nêu đúng ô, ví dụ “Ô H12”. Bấm gửi khi đã hết lỗi."
        ),
        ("Người khác vừa sửa", "Dòng đã thay đổi sau ngày lập gói không bị ghi đè: hệ thống nêu rõ ai sửa, sửa gì."),
        ("Không nên", "Không thêm dòng, không đổi tên cột, không chép sang tệp khác, không dùng gói của cơ quan khác."),
    ]
}
