import Formats
import Testing
import Vocabulary

@testable import Extraction

@Suite struct TableColumns {
    @Test func `columns are told by the meaning of their heads, in any order and wording`() throws {
        let extract = try reading(rows: [
            ["STT", "Hạn", "Đơn vị đầu mối", "Nội dung công việc", "Sản phẩm đầu ra", "Ghi chú"],
            ["1", "30/6/2026", "Sở Công Thương", "Lập bản đồ chợ phiên", "Bản đồ", "gấp"],
            ["2", "Quý III/2026", "Sở Tài chính", "Tính phí thuê sạp", "Quyết định", ""],
        ])
        let task = try #require(extract.tasks.first)
        #expect(extract.tasks.count == 2)
        #expect(task.title == "Lập bản đồ chợ phiên" && task.no == "1" && task.result == "Bản đồ")
        #expect(task.lead.units == ["so-cong-thuong"] && task.coop.raw.isEmpty)
        #expect(task.deadline.end == Day("2026-06-30"))
        #expect(accountsAddUp(extract))
    }

    @Test func `short heads of a yearly plan are told from what was estimated`() throws {
        let extract = try reading(rows: [
            ["TT", "Chỉ tiêu", "ĐVT", "Ước TH 2025", "KH 2026", "Cơ quan theo dõi"],
            ["1", "Số sạp có mã thanh toán", "Sạp", "410", "650", "Sở Công Thương"],
            ["2", "Tỷ lệ sạp bỏ trống", "%", "9,5", "Dưới 8", "Sở Tài chính"],
        ])
        #expect(extract.targets.map(\.horizon) == [2026, 2026])
        #expect(extract.targets.map(\.value.raw) == ["650", "Dưới 8"] && extract.targets[0].value.low == 650)
    }

    @Test func `a result by a year to come is a target's value`() throws {
        let extract = try reading(rows: [
            ["TT", "Chỉ tiêu", "Kết quả đến 2030", "Cơ quan theo dõi"],
            ["1", "Tỷ lệ chợ có mạng", "≥ 90%", "Sở Công Thương"],
            ["2", "Số chợ kiểu mẫu", "12 chợ", "Sở Công Thương"],
        ])
        #expect(extract.targets.map(\.value.raw) == ["≥ 90%", "12 chợ"])
        #expect(extract.targets.map(\.horizon) == [2030, 2030])
    }

    @Test func `a soft hyphen is no letter of a title`() throws {
        let extract = try reading(rows: [
            ["TT", "Nhiệm vụ", "Chủ trì", "Hạn"], ["1", "Dựng nhà\u{AD} lồng chợ", "Sở Xây dựng", "Quý I/2026"],
        ])
        #expect(extract.tasks.map(\.title) == ["Dựng nhà lồng chợ"])
    }

    @Test func `lead and cooperation in one column are parted`() throws {
        let extract = try reading(rows: [
            ["TT", "Nhiệm vụ", "Cơ quan chủ trì, phối hợp", "Tiến độ"],
            ["1", "Kéo cáp về chợ", "Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính", "Tháng 5/2026"],
        ])
        #expect(extract.tasks.first?.lead.units == ["so-khcn"])
        #expect(extract.tasks.first?.coop.units == ["so-tai-chinh"])
        #expect(extract.tasks.first?.deadline.kind == .month)
    }

    @Test func `a head of two rows gives lead, cooperation, start and end`() throws {
        let extract = try reading(rows: [
            ["TT", "Nội dung công việc", .wide("Đơn vị thực hiện", 2), .wide("Thời gian thực hiện", 2), "Kết quả"],
            [.above, .above, "Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc", .above],
            [
                "1", "Số hóa hợp đồng thuê sạp", "Sở Tư pháp", "Sở Công Thương", "01/02/2026", "30/6/2026",
                "Kho dữ liệu",
            ],
        ])
        let task = try #require(extract.tasks.first)
        #expect(task.lead.raw == "Sở Tư pháp" && task.coop.raw == "Sở Công Thương" && task.result == "Kho dữ liệu")
        #expect(
            task.deadline.kind == .range && task.deadline.start == Day("2026-02-01")
                && task.deadline.end == Day("2026-06-30"))
    }

    @Test func `heads that say nothing are told by their cells`() throws {
        let extract = try reading(
            words("BẢNG PHÂN CÔNG NHIỆM VỤ"),
            .table(
                table([
                    ["TT", "Nhiệm vụ", "A", "B"],
                    ["1", "Treo băng rôn ở cổng chợ", "Sở Công Thương", "Quý I/2026"],
                    ["2", "Phát tờ rơi cho người bán", "Sở Nội vụ", "Quý II/2026"],
                    ["3", "Thu ý kiến người mua", "Sở Tài chính", "Thường xuyên"],
                ])))
        #expect(extract.tasks.map(\.lead.raw) == ["Sở Công Thương", "Sở Nội vụ", "Sở Tài chính"])
        #expect(extract.tasks.map(\.deadline.kind) == [.quarter, .quarter, .ongoing])
        #expect(extract.tasks.allSatisfy { $0.confidence < 1 })
    }

    @Test func `a real date of a sheet wins over how it looks`() throws {
        let extract = try reading(rows: [
            ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
            ["1", "Khảo sát người bán", "Sở Công Thương", .dated("06-30-26", "2026-06-30")],
        ])
        #expect(extract.tasks.first?.deadline.end == Day("2026-06-30") && extract.tasks.first?.deadline.kind == .date)
    }

    @Test func `years with any mark make a project's years`() throws {
        let extract = try reading(
            words("Phụ lục III"), words("DANH MỤC DỰ ÁN"),
            .table(
                table([
                    ["TT", "Tên dự án", "Chủ đầu tư", .wide("Lộ trình", 3)],
                    [.above, .above, .above, "2026", "2027", "2028"],
                    ["A", "Nhóm mái che", "", "", "", ""],
                    ["1", "Nâng mái chợ trung tâm", "Sở Xây dựng", "✓", "", "X"],
                    ["2", "Xây kho lạnh", "Sở Công Thương", "", "●", "x"],
                ])))
        #expect(extract.projects.map(\.years) == [[2026, 2028], [2027, 2028]])
        #expect(extract.projects.map(\.group) == ["A. Nhóm mái che", "A. Nhóm mái che"])
        #expect(extract.projects.map(\.annex) == ["Phụ lục III", "Phụ lục III"])
        #expect(accountsAddUp(extract))
    }

    @Test func `a target with a value for each year becomes one target a year`() throws {
        let extract = try reading(rows: [
            ["TT", "Chỉ tiêu", "ĐVT", .wide("Kế hoạch năm", 3), "Cơ quan theo dõi"],
            [.above, .above, .above, "2026", "2027", "2028", .above],
            ["1", "Tỷ lệ sạp nhận thẻ", "%", "40", "60", "≥ 80", "Sở Công Thương"],
            ["2", "Số chợ có bản đồ", "Chợ", "5", "10", "", "Sở Khoa học và Công nghệ"],
        ])
        #expect(extract.targets.map(\.horizon) == [2026, 2027, 2028, 2026, 2027])
        #expect(extract.targets.map(\.value.low) == [40, 60, 80, 5, 10])
        #expect(extract.targets.map(\.unit) == ["%", "%", "%", "Chợ", "Chợ"])
        #expect(extract.tables.first?.taken == 2)
    }
}
