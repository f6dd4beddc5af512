import Formats
import Testing
import Vocabulary

@testable import Extraction

@Suite struct TableKinds {
    static let decoys: [(String, [[Drawn]])] = [
        (
            "members",
            [
                ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Nhiệm vụ"],
                ["1", "Một người", "Giám đốc", "Sở Y tế", "Tổ trưởng"],
            ]
        ),
        (
            "ranking",
            [["TT", "Đơn vị", "Điểm", "Xếp hạng"], ["1", "Sở Y tế", "87,5", "1"], ["2", "Sở Nội vụ", "80", "2"]]
        ),
        (
            "statistics of tasks",
            [
                ["Cơ quan", "Tổng số nhiệm vụ", "Hoàn thành", "Đang thực hiện", "Quá hạn"],
                ["Sở Nội vụ", "14", "11", "3", "0"], ["Sở Y tế", "8", "6", "1", "1"],
            ]
        ),
        ("scores", [["TT", "Tiêu chí", "Điểm tối đa", "Tự chấm"], ["1", "Có kế hoạch", "10", "8"]]),
        (
            "meetings",
            [
                ["Thời gian", "Nội dung", "Chủ trì", "Thành phần", "Địa điểm"],
                ["8h00 ngày 15/3/2026", "Họp giao ban", "Chủ tịch", "Các sở", "Phòng 1"],
            ]
        ),
        (
            "timetable",
            [
                ["Giờ", "Nội dung", "Người trình bày"], ["08h00", "Khai mạc", "Sở Nội vụ"],
                ["08h30", "Tham luận", "Sở Y tế"],
            ]
        ),
        (
            "budget",
            [["TT", "Nội dung chi", "Số tiền (triệu đồng)"], ["1", "Mua máy", "500"], ["2", "In tờ rơi", "20"]]
        ),
        (
            "funds",
            [
                ["TT", "Nguồn vốn", "2026", "2027", "Cộng"], ["1", "Ngân sách", "5", "6", "11"],
                ["2", "Khác", "1", "1", "2"],
            ]
        ),
        ("phones", [["STT", "Cơ quan", "Điện thoại"], ["1", "Sở Y tế", "0"], ["2", "Sở Nội vụ", "0"]]),
        ("contents", [["Mục", "Nội dung", "Trang"], ["1", "Mở đầu", "3"], ["2", "Nhiệm vụ", "5"]]),
        (
            "papers",
            [["TT", "Số ký hiệu", "Trích yếu", "Ngày ban hành"], ["1", "12/QĐ-UBND", "Về việc lập tổ", "12/1/2026"]]
        ),
        (
            "procedures",
            [
                ["TT", "Tên thủ tục hành chính", "Cơ quan thực hiện", "Thời hạn giải quyết"],
                ["1", "Cấp phép bán hàng", "Sở Công Thương", "5 ngày làm việc"],
                ["2", "Đăng ký sạp", "UBND cấp xã", "03 ngày"],
            ]
        ),
        (
            "goods",
            [["TT", "Đơn vị", "Số lượng máy", "Ghi chú"], ["1", "Sở Y tế", "5", ""], ["2", "Sở Nội vụ", "7", ""]]
        ),
        (
            "places",
            [
                ["TT", "Tên xã", "Diện tích", "Dân số"], ["1", "Bình Minh", "25,3", "12.500"],
                ["2", "Bình Chương", "30", "15.200"],
            ]
        ),
    ]

    @Test(arguments: decoys.indices) func `tables of other things are left alone, every row with its reason`(
        _ index: Int
    ) throws {
        let (name, rows) = Self.decoys[index]
        let extract = try reading(rows: rows)
        #expect(extract.tables.map(\.kind) == [.other], "\(name)")
        #expect(
            extract.tasks.isEmpty && extract.targets.isEmpty && extract.projects.isEmpty && extract.progress.isEmpty,
            "\(name)")
        #expect(accountsAddUp(extract) && extract.tables.first?.taken == 0, "\(name)")
    }

    @Test func `a report's table gives what was achieved, planned and hindered`() throws {
        let extract = try reading(rows: [
            [
                "TT", "Nhiệm vụ được giao", "Cơ quan chủ trì", "Thời hạn", "Kết quả thực hiện đến 31/3/2026",
                "Dự kiến quý II/2026", "Khó khăn, vướng mắc",
            ],
            [
                "1", "Lập bản đồ chợ", "Sở Công Thương", "30/6/2026", "Đã khảo sát 12 chợ", "Xong bản đồ",
                "Thiếu máy đo",
            ],
        ])
        let row = try #require(extract.progress.first)
        #expect(extract.tasks.isEmpty && row.achieved == "Đã khảo sát 12 chợ" && row.planned == "Xong bản đồ")
        #expect(
            row.obstacles == "Thiếu máy đo" && row.deadline.end == Day("2026-06-30")
                && row.lead.units == ["so-cong-thuong"])
    }

    @Test func `results in a plan are what must come out, not what was done`() throws {
        let extract = try reading(rows: [
            ["TT", "Nội dung thực hiện", "Đơn vị thực hiện", "Thời gian", "Kết quả đạt được"],
            ["1", "Làm phóng sự", "Sở Nội vụ", "Tháng 3/2026", "Phóng sự"],
        ])
        #expect(extract.progress.isEmpty && extract.tasks.map(\.result) == ["Phóng sự"])
    }

    @Test func `two tables of one page keep their own kinds`() throws {
        let extract = try reading(
            words("Phụ lục I"),
            .table(
                table([
                    ["TT", "Chỉ tiêu", "Giá trị", "Cơ quan chủ trì"], ["1", "Số chợ số", "≥ 10 chợ", "Sở Công Thương"],
                ])), words(""),
            .table(
                table([
                    ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
                    ["1", "Chọn chợ", "Sở Xây dựng", "Tháng 3/2026"],
                ])))
        #expect(extract.tables.map(\.kind) == [.targets, .tasks])
        #expect(extract.targets.map(\.value.op) == [.atLeast] && extract.tasks.map(\.origin.table) == [2])
    }

    @Test func `a sheet's title above the head gives the annex`() throws {
        let extract = try reading(
            .table(
                table(
                    [
                        [.wide("PHỤ LỤC I", 4)], [.wide("DANH MỤC NHIỆM VỤ", 4)], ["", "", "", ""],
                        ["TT", "Nội dung", "Cơ quan chủ trì", "Thời hạn"],
                        ["1", "Thiết kế nhãn", "Sở Công Thương", "Quý IV/2026"],
                    ], sheet: "Nhiệm vụ")), format: .xlsx)
        #expect(extract.tasks.map(\.annex) == ["Phụ lục I"] && extract.tasks.map(\.origin.row) == [5])
        #expect(accountsAddUp(extract))
    }
}
