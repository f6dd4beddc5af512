import Formats
import Testing
import Vocabulary

@testable import Extraction

@Suite struct TableRows {
    @Test func `rows under a merged heading know their section`() throws {
        let extract = try reading(
            words("PHỤ LỤC II"),
            .table(
                table([
                    ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"], [.wide("I. Hạ tầng chợ", 4)],
                    ["1", "Kéo điện", "Sở Công Thương", "Quý I/2026"], [.wide("II. Con người", 4)],
                    ["1", "Mở lớp bán hàng", "Sở Nội vụ", "Hằng năm"],
                ])))
        #expect(extract.tasks.map(\.section) == ["I", "II"])
        #expect(extract.tasks.map(\.sectionTitle) == ["Hạ tầng chợ", "Con người"])
        #expect(extract.tasks.map(\.annex) == ["Phụ lục II", "Phụ lục II"])
        #expect(extract.tables.map(\.sections) == [2] && accountsAddUp(extract))
        #expect(!extract.findings.contains { $0.code.hasPrefix("number") })
    }

    @Test func `a title merged over two rows carries two assignments`() throws {
        let extract = try reading(rows: [
            ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành"],
            ["1", "Rà soát đất chợ", "Sở Nông nghiệp và Môi trường", "31/3/2026"],
            [.above, .above, "Sở Xây dựng", "30/4/2026"], ["2", "Đo mặt bằng", "Sở Xây dựng", "15/5/2026"],
            ["3", "Cắm mốc", .above, "30/5/2026"],
        ])
        #expect(extract.tasks.map(\.title) == ["Rà soát đất chợ", "Rà soát đất chợ", "Đo mặt bằng", "Cắm mốc"])
        #expect(extract.tasks.map(\.no) == ["1", "1", "2", "3"])
        #expect(extract.tasks[1].flags.contains("title.shared") && extract.tasks[1].deadline.end == Day("2026-04-30"))
        #expect(extract.tasks[3].lead.raw == "Sở Xây dựng")
        #expect(extract.findings.isEmpty)
    }

    @Test func `a row that a page cut in two is joined, also when the rest is another table`() throws {
        let extract = try reading(
            .table(
                table([
                    ["TT", "Tên nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"],
                    ["1", "Số hóa sổ đăng ký", "Sở Tài chính", "", "Quý I/2026"],
                    ["2", "Dựng cổng tra giá cho", "Sở Công Thương", "Sở Khoa học và", "Quý II/2026"],
                ])), words(""),
            .table(
                table([
                    ["", "hàng thiết yếu", "", "Công nghệ", ""],
                    ["3", "Tập huấn bán hàng", "Sở Nội vụ", "", "Quý IV/2026"],
                ])))
        #expect(
            extract.tasks.map(\.title) == [
                "Số hóa sổ đăng ký", "Dựng cổng tra giá cho hàng thiết yếu", "Tập huấn bán hàng",
            ])
        #expect(extract.tasks[1].coop.units == ["so-khcn"])
        #expect(extract.tables.map(\.left) == [[], [.init(row: 1, why: "continues table 1 row 3")]])
        #expect(accountsAddUp(extract))
    }

    @Test func `a head that comes back is left, and the row it cut goes on`() throws {
        let extract = try reading(rows: [
            ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Kết quả", "Thời hạn"],
            ["1", "Ban hành quy chế theo Quyết định số 12/QĐ-", "Sở Tư pháp", "Quy", "Năm 2026"],
            ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Kết quả", "Thời hạn"], ["", "UBND của tỉnh", "", "chế", ""],
            ["2", "Niêm yết quy chế", "Sở Nội vụ", "Bảng", "Năm 2026"],
        ])
        #expect(
            extract.tasks.map(\.title) == [
                "Ban hành quy chế theo Quyết định số 12/QĐ-UBND của tỉnh", "Niêm yết quy chế",
            ])
        #expect(extract.tasks.map(\.result) == ["Quy chế", "Bảng"])
        #expect(
            extract.tables.first?.left == [
                .init(row: 3, why: "repeated header"), .init(row: 4, why: "continues row 2"),
            ])
    }

    @Test func `ditto marks stand for the cell above`() throws {
        let extract = try reading(rows: [
            ["TT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian"],
            ["1", "Làm phóng sự", "Sở Văn hóa, Thể thao và Du lịch", "Tháng 3/2026"],
            ["2", "Dán áp phích", "nt", "Như trên"],
            ["3", "Phát loa", "-nt-", "\""],
        ])
        #expect(Set(extract.tasks.map(\.lead.units)) == [["so-vhttdl"]])
        #expect(Set(extract.tasks.map(\.deadline.raw)) == ["Tháng 3/2026"])
        #expect(extract.tasks.map { $0.flags.contains("ditto") } == [false, true, true])
    }

    @Test func `numbered groups are headings of what stands below them, and a total is left`() throws {
        let extract = try reading(rows: [
            ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian thực hiện"], ["1", "Nhóm thể chế", "", ""],
            ["1.1", "Sửa quy định phí", "Sở Tài chính", "Quý II/2026"],
            ["1.2", "Ban hành nội quy", "Sở Công Thương", "Quý III/2026"],
            ["2", "Nhóm hạ tầng", "", ""], ["2.1", "Lắp camera", "Công an tỉnh", "2026-2027"],
            ["Tổng cộng", "", "", ""],
        ])
        #expect(extract.tasks.map(\.no) == ["1.1", "1.2", "2.1"])
        #expect(extract.tasks.map(\.section) == ["1", "1", "2"])
        #expect(extract.tables.first?.left == [.init(row: 7, why: "total row")] && accountsAddUp(extract))
    }

    @Test func `numbers that jump or repeat are said`() throws {
        let extract = try reading(rows: [
            ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"], ["1", "Việc thứ nhất", "Sở Y tế", "2026"],
            ["3", "Việc thứ ba", "Sở Y tế", "2026"], ["3", "Việc thứ ba nữa", "Sở Y tế", "2026"],
        ])
        #expect(extract.findings.map(\.code) == ["number.gap", "number.duplicate"])
        #expect(extract.findings.map(\.origin.row) == [3, 4])
    }

    @Test func `headings that are agencies lead their rows where no column does`() throws {
        let extract = try reading(rows: [
            ["TT", "Nhiệm vụ giao", "Sản phẩm", "Thời hạn"], ["I", "Sở Y tế", "", ""],
            ["1", "Kiểm kê tủ thuốc xã", "Báo cáo", "Quý I/2026"], ["II", "Việc chung", "", ""],
            ["1", "Treo biển chỉ dẫn", "Biển", "Quý II/2026"],
        ])
        #expect(extract.tasks.map(\.lead.units) == [["so-y-te"], []])
        #expect(extract.tasks.map { $0.flags.contains("lead.inherited") } == [true, false])
    }

    @Test func `a row without a number goes on where the agency above is cut in the middle`() throws {
        let extract = try reading(rows: [
            ["TT", "Nhiệm vụ", "Chủ trì", "Hạn"], ["1", "Lập sổ theo dõi", "Sở Nông nghiệp và", "Quý I/2026"],
            ["", "hàng tươi sống", "Môi trường", ""], ["2", "Phát sổ cho sạp", "Sở Y tế", "Quý II/2026"],
        ])
        #expect(extract.tasks.map(\.title) == ["Lập sổ theo dõi hàng tươi sống", "Phát sổ cho sạp"])
        #expect(extract.tasks.first?.lead.units == ["so-nnmt"] && accountsAddUp(extract))
    }

    @Test func `a table inside a cell is a table of its own`() throws {
        var frame = table([["Phần việc của tổ"]])
        frame.rows[0].cells[0].nested = [
            table([
                ["STT", "Đầu việc", "Phụ trách", "Hạn"], ["1", "In giấy mời", "Sở Nội vụ", "02/3/2026"],
                ["2", "Dọn hội trường", "Văn phòng UBND tỉnh", "03/3/2026"],
            ])
        ]
        let extract = try reading(.table(frame))
        #expect(extract.tables.map(\.kind) == [.other, .tasks] && accountsAddUp(extract))
        #expect(extract.tasks.map(\.title) == ["In giấy mời", "Dọn hội trường"])
        #expect(extract.tasks.map(\.origin.table) == [2, 2])
    }

    @Test func `a number in the title's cell is told apart`() throws {
        let extract = try reading(rows: [
            ["Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"], ["I. NHÓM ĐẦU", "", ""],
            ["1. Lập danh mục hàng", "Sở Công Thương", "Tháng 4/2026"],
            ["2. Chụp ảnh hàng", "Sở Nội vụ", "Tháng 5/2026"],
        ])
        #expect(
            extract.tasks.map(\.no) == ["1.", "2."]
                && extract.tasks.map(\.title) == ["Lập danh mục hàng", "Chụp ảnh hàng"])
        #expect(extract.tasks.map(\.section) == ["I", "I"])
    }
}

@Suite struct BodyAndAnnex {
    private let plan = """
        KẾ HOẠCH
        I. MỤC TIÊU
        Giai đoạn 2026-2027
        - 70% sạp hàng cố định nhận thanh toán qua điện thoại.
        - 50% chợ hạng hai lắp mạng không dây miễn phí.
        - 30% tiểu thương lâu năm học xong lớp bán hàng.
        - 20% đơn hàng rau quả truy xuất nguồn gốc điện tử.
        - 10% chợ phiên vùng cao mở gian hàng trực tuyến.
        PHỤ LỤC I
        TT\tChỉ tiêu\tKết quả\tCơ quan chủ trì
        \tGiai đoạn 2026-2027\t\t
        1\tTỷ lệ sạp hàng cố định nhận thanh toán qua điện thoại\t75%\tSở Công Thương
        2\tTỷ lệ chợ hạng hai lắp mạng không dây miễn phí\t50%\tSở Công Thương
        3\tTỷ lệ tiểu thương lâu năm học xong lớp bán hàng\t30%\tSở Nội vụ
        4\tTỷ lệ đơn hàng rau quả truy xuất nguồn gốc điện tử\t20%\tSở Công Thương
        5\tTỷ lệ chợ phiên vùng cao mở gian hàng trực tuyến\t10%\tSở Công Thương
        6\tTỷ lệ bãi giữ xe thu phí tự động bằng biển số\t40%\tSở Xây dựng
        """

    @Test func `where text and annex do not say the same, both are shown`() throws {
        let extract = try reading(text: plan)
        #expect(extract.targets.count == 6 && Set(extract.targets.map(\.horizon)) == [2027])
        let found = extract.findings.filter { $0.code.hasPrefix("body-annex") }
        #expect(found.map(\.code) == ["body-annex.differs", "body-annex.only-annex"])
        #expect(found.first?.says.contains("«75%»") == true && found.first?.says.contains("70% sạp hàng") == true)
        #expect(found.last?.says.contains("số 6") == true)
    }
}
