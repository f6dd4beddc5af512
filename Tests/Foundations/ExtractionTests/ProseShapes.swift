import Testing
import Vocabulary

@testable import Extraction

/// Orders in sentences, as conclusions, decisions and programmes put them.
@Suite struct ProseShapes {
    private func tasks(_ lines: String...) throws -> [ExtractedTask] {
        let head = ["UBND TỈNH QUẢNG NGÃI", "Số: 45/TB-UBND", "Quảng Ngãi, ngày 20 tháng 02 năm 2026", "THÔNG BÁO"]
        return try reading(text: (head + ["Kết luận về chợ"] + lines).joined(separator: "\n")).tasks
    }

    @Test func `the subject before an order is not its words`() throws {
        let found = try tasks(
            "1. Về vốn chợ: Giao Sở Tài chính rà soát, trình UBND tỉnh trước ngày 05/12/2026.",
            "2. Về đất chợ: Sở Nội vụ hoàn thành phương án trước ngày 15/12/2026.")
        #expect(found.map(\.lead.units) == [["so-tai-chinh"], ["so-noi-vu"]])
        #expect(found.map { $0.deadline.end?.iso } == ["2026-12-05", "2026-12-15"])
        #expect(found[0].title.hasPrefix("rà soát"))
    }

    @Test func `one paragraph may hold several orders`() throws {
        let found = try tasks(
            "1. Giao Sở Tài chính lập dự toán sửa chợ trước ngày 05/3/2026; giao Sở Xây dựng duyệt bản vẽ trong tháng 4/2026."
        )
        #expect(found.map(\.lead.units) == [["so-tai-chinh"], ["so-xay-dung"]])
        #expect(found.map { $0.deadline.end?.iso } == ["2026-03-05", "2026-04-30"])
    }

    @Test func `a labelled deadline may follow a sentence that names who leads`() throws {
        let found = try tasks(
            "1. Công an tỉnh chủ trì, phối hợp với Sở Tư pháp mở hội nghị. Thời gian hoàn thành: Tháng 8/2026.")
        #expect(found.map(\.lead.units) == [["cong-an-tinh"]] && found[0].coop.units == ["so-tu-phap"])
        #expect(found[0].deadline.end == Day("2026-08-31") && found[0].title == "mở hội nghị")
    }

    @Test func `brackets may say who leads and by when`() throws {
        let found = try tasks(
            "1. Sắp xếp mạng lưới chợ (Sở Công Thương chủ trì, phối hợp với Sở Nội vụ; hoàn thành trong Quý IV/2026).")
        #expect(found.map(\.title) == ["Sắp xếp mạng lưới chợ"] && found[0].lead.units == ["so-cong-thuong"])
        #expect(found[0].coop.units == ["so-noi-vu"] && found[0].deadline.end == Day("2026-12-31"))
    }

    @Test func `an agency nobody knows leads when it is given the task`() throws {
        let found = try tasks(
            "- Giao Phòng Kinh tế, Hạ tầng và Đô thị hoàn thành hồ sơ mặt bằng trước ngày 10/11/2026.")
        #expect(found.map(\.lead.raw) == ["Phòng Kinh tế, Hạ tầng và Đô thị"] && found[0].lead.units.isEmpty)
    }

    @Test func `an article of a decision is the number of its order`() throws {
        let found = try tasks(
            "Điều 2. Giao Sở Công Thương tổ chức chợ đêm, hoàn thành trước ngày 30/6/2026.",
            "Điều 3. Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.")
        #expect(found.map(\.no) == ["Điều 2"])
    }

    @Test func `a date broken over a page is read whole`() throws {
        let found = try tasks(
            "1. Giao Sở Tài chính bố trí kinh phí sửa chợ; hoàn thành trong tháng", "2", "8/2026.",
            "2. Giao Sở Y tế kiểm tra hàng hóa ở chợ số", "3. Giao Sở Nội vụ trực chợ, hoàn thành trước ngày",
            "20/8/2026.")
        #expect(found.map(\.no) == ["1.", "2.", "3."])
        #expect(found.map { $0.deadline.end?.iso } == ["2026-08-31", nil, "2026-08-20"])
    }

    @Test func `a heading stays the name of the task it describes`() throws {
        let found = try tasks(
            "1. Tổ chức hội chợ", "- Nội dung: Mời 100 nhà sản xuất tham gia.", "- Thời gian: Quý III/2026.",
            "- Đơn vị thực hiện: Sở Công Thương.")
        #expect(found.map(\.title) == ["Tổ chức hội chợ"] && found[0].lead.units == ["so-cong-thuong"])
    }

    @Test func `what was done and formulas are no orders`() throws {
        let found = try tasks(
            "1. Sở Y tế đã hoàn thành phương án trước ngày 15/01/2026.",
            "2. Các sở, ban, ngành định kỳ hằng quý (trước ngày 20) báo cáo Sở Nội vụ.",
            "Giao UBND các xã, phường, đặc khu tổ chức triển khai thực hiện Thông báo này.")
        #expect(found.isEmpty)
    }
}
