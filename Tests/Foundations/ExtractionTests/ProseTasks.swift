import Testing
import Vocabulary

@testable import Extraction

@Suite struct ProseTasks {
    private let conclusion = """
        VĂN PHÒNG UBND TỈNH
        Số: 45/TB-VP
        Quảng Ngãi, ngày 20 tháng 02 năm 2026
        THÔNG BÁO
        Kết luận cuộc họp về chợ số
        1. Đẩy nhanh việc lắp thiết bị tại các chợ đã chọn.
        Đơn vị chủ trì: Sở Công Thương.
        Đơn vị phối hợp: Sở Khoa học và Công nghệ; UBND các xã, phường, đặc khu.
        Thời gian hoàn thành: trước ngày 30/4/2026.
        2. Miễn phí sạp ba tháng đầu; Đơn vị chủ trì: Sở Tài chính; Thời gian hoàn thành: Quý II/2026.
        3. Giao Sở Y tế:
        a) Kiểm tra nguồn gốc thực phẩm, báo cáo trước ngày 15/5/2026.
        b) Tập huấn người bán hàng ăn trong tháng 6/2026.
        4. Giao Công an tỉnh chủ trì, phối hợp với Sở Nội vụ, Sở Tư pháp rà soát việc giữ dữ liệu khách, hoàn thành trước ngày 30/6/2026.
        Yêu cầu các cơ quan triển khai thực hiện./.
        Nơi nhận:
        - Các sở, ban, ngành.
        """

    @Test func `a conclusion's labelled fields, headings and orders become tasks`() throws {
        let tasks = try reading(text: conclusion).tasks
        #expect(tasks.map(\.no) == ["1.", "2.", "a)", "b)", "4."])
        #expect(
            tasks.map(\.lead.units) == [
                ["so-cong-thuong"], ["so-tai-chinh"], ["so-y-te"], ["so-y-te"], ["cong-an-tinh"],
            ])
        #expect(tasks.map(\.coop.units) == [["so-khcn", "g-ubnd-xa"], [], [], [], ["so-noi-vu", "so-tu-phap"]])
        #expect(
            tasks.map { $0.deadline.end?.iso } == [
                "2026-04-30", "2026-06-30", "2026-05-15", "2026-06-30", "2026-06-30",
            ])
        #expect(tasks[0].title == "Đẩy nhanh việc lắp thiết bị tại các chợ đã chọn." && tasks[0].origin.lines == 6...9)
        #expect(tasks.map { $0.flags.contains("lead.inherited") } == [false, false, true, true, false])
    }

    @Test func `a sentence may end with how often, or with the day of finishing`() throws {
        let tasks = try reading(
            text: """
                UBND TỈNH QUẢNG NGÃI
                Số: 77/TB-UBND
                THÔNG BÁO
                Kết luận về trật tự bến cá
                1. Giao Công an tỉnh tuần tra bến cá, thực hiện thường xuyên.
                2. Giao Sở Tài chính rà soát các khoản chi thường xuyên.
                3. Giao Sở Nội vụ sắp xếp lại đội trật tự, hoàn thành ngày 12/4/2026.
                4. Giao Sở Xây dựng tổng hợp việc cấp phép, báo cáo hằng quý.
                """
        ).tasks
        #expect(tasks.map(\.deadline.kind) == [.ongoing, .none, .date, .recurring])
        #expect(tasks.map { $0.deadline.end?.iso }[2] == "2026-04-12")
    }

    @Test func `a letter gives the tasks of each heading's agency`() throws {
        let tasks = try reading(
            text: """
                UBND TỈNH QUẢNG NGÃI
                Số: 1201/UBND-KT
                Quảng Ngãi, ngày 05 tháng 3 năm 2026
                V/v triển khai chợ số
                Kính gửi: Các sở, ban, ngành.
                Chủ tịch UBND tỉnh có ý kiến như sau:
                1. Sở Khoa học và Công nghệ
                - Chủ trì, phối hợp với Sở Công Thương hướng dẫn các chợ nối mạng, hoàn thành trước 20/4/2026.
                - Tổng hợp khó khăn của các xã, báo cáo UBND tỉnh trước ngày 25/5/2026.
                2. Sở Tài chính: Bố trí kinh phí thuê đường truyền trong tháng 4/2026.
                """
        ).tasks
        #expect(tasks.map(\.lead.units) == [["so-khcn"], ["so-khcn"], ["so-tai-chinh"]])
        #expect(tasks.first?.coop.units == ["so-cong-thuong"])
        #expect(tasks.first?.title.hasPrefix("hướng dẫn các chợ") == true)
        #expect(tasks.map { $0.deadline.end?.iso } == ["2026-04-20", "2026-05-25", "2026-04-30"])
    }

    @Test func `a report's sentences are no tasks, nor a plan's when its annex has them`() throws {
        let report = try reading(
            text: conclusion.replacing("THÔNG BÁO", with: "BÁO CÁO").replacing("45/TB-VP", with: "45/BC-VP"))
        #expect(report.document.kind == "báo cáo" && report.tasks.isEmpty)
        let annex = "PHỤ LỤC\nTT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n1\tIn tem chợ\tSở Công Thương\tQuý I/2026\n"
        let plan = try reading(text: conclusion + "\n" + annex)
        #expect(plan.tasks.map(\.title) == ["In tem chợ"])
    }

    @Test(arguments: [
        ("Hoàn thành khảo sát trước ngày 31/5/2026", "trước ngày 31/5/2026"),
        ("Sửa đường, xong trước quý III/2026.", "trước quý III/2026"),
        ("Trình UBND tỉnh trong quý II/2026", "trong quý II/2026"),
        ("Sửa đường theo Quyết định số 12/QĐ-UBND ngày 05/01/2026", ""),
        ("Khắc phục chỉ số giảm điểm trong năm 2024", ""), ("Xây dựng kế hoạch năm 2026", ""),
    ])
    func `the term inside a sentence is its own, not a cited paper's`(_ sentence: String, _ term: String) {
        #expect(deadlineInside(sentence) ?? "" == term)
    }
}
