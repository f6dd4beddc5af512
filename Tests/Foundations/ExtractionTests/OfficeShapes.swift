import Formats
import Testing
import Vocabulary

@testable import Extraction

/// Shapes in which offices really write their papers, beyond the plain annex.
@Suite struct OfficeShapes {
    @Test func `a lead's cell may name who leads and who helps`() throws {
        let tasks = try reading(rows: [
            ["TT", "Nội dung", "Cơ quan thực hiện", "Thời gian"],
            ["1", "Số hóa sổ chợ", "Chủ trì: Sở Nội vụ\nPhối hợp: Sở Tài chính; UBND cấp xã", "Tháng 6/2026"],
            ["2", "Nối mạng chợ", "Sở Khoa học và Công nghệ chủ trì, phối hợp với Công an tỉnh", "Tháng 7/2026"],
            ["3", "Trông coi", "- Cơ quan chủ trì: Sở Y tế\n- Cơ quan phối hợp: Sở Tư pháp", "Thường xuyên"],
        ]).tasks
        #expect(tasks.map(\.lead.units) == [["so-noi-vu"], ["so-khcn"], ["so-y-te"]])
        #expect(tasks.map(\.coop.units) == [["so-tai-chinh", "g-ubnd-xa"], ["cong-an-tinh"], ["so-tu-phap"]])
        #expect(tasks[0].lead.raw == "Sở Nội vụ")
    }

    @Test func `a page number between two parts of a table does not part them`() throws {
        let head: [Drawn] = ["TT", "Nội dung", "Cơ quan chủ trì", "Thời hạn"]
        let extract = try reading(
            .table(
                table([
                    head, ["1", "Rà soát sạp hàng", "Sở Tư pháp", "Quý I/2026"],
                    ["2", "Dựng bảng giá chung cho các", "Văn phòng UBND", "Tháng"],
                ])), words("- 2 -"),
            .table(table([head, ["", "chợ trong tỉnh", "tỉnh", "6/2026"], ["3", "Thăm chợ", "Sở Y tế", "Hằng năm"]])))
        #expect(
            extract.tasks.map(\.title) == [
                "Rà soát sạp hàng", "Dựng bảng giá chung cho các chợ trong tỉnh", "Thăm chợ",
            ])
        #expect(extract.tasks[1].lead.units == ["vp-ubnd-tinh"] && extract.tasks[1].deadline.end == Day("2026-06-30"))
        #expect(accountsAddUp(extract))
    }

    @Test func `a head of three rows merged at its first cell is one head`() throws {
        let targets = try reading(rows: [
            ["TT", "Chỉ tiêu", "Đơn vị", .wide("Kế hoạch giai đoạn 2026 - 2030", 3), "Cơ quan chủ trì"],
            [.above, .above, .above, "Tổng số", .wide("Trong đó", 2), .above],
            [.above, .above, .above, .above, "Năm 2026", "Năm 2027", .above],
            ["1", "Đường bê tông", "Km", "500", "100", "120", "Sở Xây dựng"],
        ]).targets
        #expect(targets.map(\.horizon) == [2026, 2027] && targets.map(\.value.low) == [100, 120])
    }

    @Test func `a text table's empty head cell belongs to its left neighbour`() throws {
        let task = try #require(
            reading(rows: [
                ["TT", "Nội dung công việc", "Phân công", "", "Tiến độ"], ["", "", "Chủ trì", "Phối hợp", ""],
                ["1", "Ra văn bản", "Sở Nội vụ", "Sở Tư pháp", "Quý I/2026"],
                ["2", "Kiểm tra", "Sở Y tế", "", "Quý II/2026"],
            ]).tasks.first)
        #expect(task.lead.units == ["so-noi-vu"] && task.coop.units == ["so-tu-phap"])
    }

    @Test func `the term counts where a table also says when it was done`() throws {
        let rows = try reading(rows: [
            ["TT", "Nội dung", "Cơ quan thực hiện", "Thời hạn", "Ngày hoàn thành", "Kết quả", "Trạng thái"],
            ["1", "Báo cáo giải ngân", "Sở Tài chính", "15/11/2026", "14/11/2026", "Đã gửi", "Đúng hạn"],
            ["2", "Báo cáo dịch bệnh", "Sở Y tế", "20/11/2026", "", "", "Quá hạn"],
        ]).progress
        #expect(rows.map { $0.deadline.end?.iso } == ["2026-11-15", "2026-11-20"])
    }

    @Test func `a group in a column of ranks is a rank`() {
        #expect(
            ValueGrammar.read("Nhóm 15", unit: "Thứ bậc")
                == ValueReading(raw: "Nhóm 15", op: .rank, high: 15, unit: "Thứ bậc"))
        #expect(ValueGrammar.read("Nhóm 15", unit: "").op == .text)
    }

    @Test func `a term without a year belongs to the year the plan is for`() throws {
        let text = """
            ỦY BAN NHÂN DÂN
            XÃ HÀM THẠNH
            Số: 19/KH-UBND
            Hàm Thạnh, ngày 06 tháng 10 năm 2026
            KẾ HOẠCH
            Chuyển đổi số xã Hàm Thạnh năm 2027
            TT\tNội dung\tĐơn vị thực hiện\tThời gian
            1\tLắp mạng công cộng\tPhòng Kinh tế\tQuý II
            2\tMở lớp kỹ năng\tPhòng Kinh tế\tQuý III
            """
        let extract = try reading(text: text)
        #expect(extract.document.issuer == "UBND xã Hàm Thạnh")
        #expect(extract.tasks.map { $0.deadline.end?.iso } == ["2027-06-30", "2027-09-30"])
    }

    @Test(arguments: [
        ("ỦY BAN NHÂN DÂN TỈNH GIA LAI", "UBND tỉnh Gia Lai"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH AN GIANG", "HĐND tỉnh An Giang"),
        ("UBND THÀNH PHỐ ĐÀ NẴNG", "UBND thành phố Đà Nẵng"), ("TỈNH ỦY HÀ TĨNH", "Tỉnh ủy Hà Tĩnh"),
        ("ỦY BAN NHÂN DÂN XÃ IA CHIM", "UBND xã Ia Chim"), ("UBND TỈNH LÂM ĐỒNG SỞ TÀI CHÍNH", nil), ("UBND tỉnh", nil),
    ])
    func `councils of any place are named as in a sentence`(printed: String, name: String?) {
        #expect(councilName(printed) == name)
    }

    @Test func `a department below a committee nobody knows is the issuer`() throws {
        let head = try reading(
            text:
                "UBND TỈNH LÂM ĐỒNG\nSỞ NỘI VỤ\nSố: 88/KH-SNV\nLâm Đồng, ngày 12 tháng 01 năm 2026\nKẾ HOẠCH\nCông tác năm 2026"
        ).document
        #expect(head.issuer == "Sở Nội vụ" && head.number == "88/KH-SNV")
    }

    @Test func `recipients and signer side by side are told apart`() throws {
        let head = try reading(
            text: """
                UBND TỈNH QUẢNG NGÃI
                Số: 12/KH-UBND
                Quảng Ngãi, ngày 03 tháng 6 năm 2026
                KẾ HOẠCH
                Mở chợ đêm

                Thực hiện chương trình công tác, UBND tỉnh ban hành Kế hoạch.
                 Nơi nhận:                         TM. ỦY BAN NHÂN DÂN
                 - Các sở, ban, ngành;                 KT. CHỦ TỊCH
                 - Lưu: VT.                           PHÓ CHỦ TỊCH

                                                      Lê Văn Mẫu
                """
        ).document
        #expect(head.recipients == ["Các sở, ban, ngành", "Lưu: VT"])
        #expect(head.signerName == "Lê Văn Mẫu" && head.signerPosition == "PHÓ CHỦ TỊCH")
    }

    @Test func `a table set in blanks ends where sentences begin`() throws {
        let extract = try reading(
            text: """
                PHỤ LỤC
                  TT   Nội dung nhiệm vụ              Cơ quan chủ trì        Thời hạn
                  1    Soạn tài liệu dạy nghề         Sở Khoa học và         Tháng 6/2026
                       chợ đêm                        Công nghệ
                  2    Mở lớp ở chợ                   Sở Nội vụ              Quý III/2026
                  3    Tổng kết                       Sở Y tế                15/12/2026

                      Yêu cầu các đơn vị nghiêm túc thực hiện Kế hoạch này./.

                 Nơi nhận:                         TM. ỦY BAN NHÂN DÂN
                 - Lưu: VT.                           CHỦ TỊCH
                                                      Lê Văn Mẫu
                """)
        #expect(extract.tasks.map(\.title) == ["Soạn tài liệu dạy nghề chợ đêm", "Mở lớp ở chợ", "Tổng kết"])
        #expect(extract.tasks[0].lead.units == ["so-khcn"] && extract.document.signerName == "Lê Văn Mẫu")
    }

    @Test func `a paper that is only a table is named by the words above its head`() throws {
        let extract = try reading(rows: [
            [.wide("UBND TỈNH QUẢNG NGÃI", 4)], [.wide("DANH MỤC VIỆC CẦN LÀM NĂM 2026", 4)],
            ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
            ["1", "Sửa mái chợ", "Sở Xây dựng", "Quý I/2026"], ["2", "Mở lại chợ", "Sở Công Thương", "Quý II/2026"],
        ])
        #expect(extract.document.title == "DANH MỤC VIỆC CẦN LÀM NĂM 2026")
        let bare = try reading(rows: [
            ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
            ["1", "Sửa mái chợ", "Sở Xây dựng", "Quý I/2026"],
        ])
        #expect(bare.document.title == nil)
    }

    @Test func `a group of targets without a value keeps those below it apart`() throws {
        let lines = [
            "TT", "Chỉ tiêu", "Đơn vị", "Kết quả", "Cơ quan chủ trì", "1", "Tỷ lệ chợ có sổ", "%", "≥ 95",
            "Sở Công Thương",
            "2", "Nhóm chỉ tiêu về hạ tầng", "2.1", "Phủ sóng chợ", "%", "99", "Sở Khoa học và Công nghệ", "2.2",
            "Trung tâm dữ liệu chợ", "Hệ thống", "01", "Công an tỉnh",
        ]
        let targets = try reading(text: lines.joined(separator: "\n")).targets
        #expect(targets.filter { $0.value.low != nil }.map(\.no) == ["1", "2.1", "2.2"])
        #expect(targets.last?.unit == "Hệ thống" && targets.last?.parent == "2")
    }

    @Test func `a list of agencies that wraps after its semicolon stays one cell`() throws {
        let lines = [
            "TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời gian hoàn thành", "1",
            "Xây kho lạnh", "Sở Công Thương;", "Công an tỉnh", "Sở Tài chính", "Kho được dùng", "2026 - 2027", "2",
            "Trông kho", "Sở Y tế", "Sở Nội vụ", "Báo cáo", "Thường xuyên",
        ]
        let tasks = try reading(text: lines.joined(separator: "\n")).tasks
        #expect(tasks.map(\.lead.units) == [["so-cong-thuong", "cong-an-tinh"], ["so-y-te"]])
        #expect(tasks[0].coop.units == ["so-tai-chinh"] && tasks[0].result == "Kho được dùng")
    }
}
