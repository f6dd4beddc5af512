import Formats
import Testing

@testable import Extraction

@Suite struct HeadReading {
    private let reader: HeadReader
    init() throws { reader = HeadReader(directory: try AgencyDirectory.shipped()) }

    private func text(_ lines: String...) -> RichDocument {
        RichDocument(
            format: .text,
            blocks: lines.enumerated().filter { !$1.isEmpty }.map {
                .paragraph(Paragraph(text: $1, lines: ($0 + 1)...($0 + 1)))
            })
    }

    private func cells(_ left: String, _ right: String) -> RichDocument.Block {
        .table(Table(rows: [TableRow(cells: [TableCell(text: left, column: 0), TableCell(text: right, column: 1)])]))
    }

    private func line(_ text: String, bold: Bool = false, centered: Bool = false) -> RichDocument.Block {
        .paragraph(Paragraph(text: text, isBold: bold, isCentered: centered))
    }

    @Test func `a plan with a head in two columns is read whole`() {
        let head = reader.read(
            RichDocument(
                format: .docx,
                blocks: [
                    cells(
                        "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n-------\nSố: 77/KH-UBND",
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nQuảng Ngãi, ngày 05 tháng 3 năm 2026"
                    ),
                    line("KẾ HOẠCH", bold: true, centered: true),
                    line("Phát triển nền tảng số", bold: true, centered: true),
                    line("của tỉnh năm 2026", bold: true, centered: true),
                    line(
                        "Thực hiện Nghị quyết số 12-NQ/TU ngày 02/01/2026 của Tỉnh ủy, UBND tỉnh ban hành Kế hoạch như sau:"
                    ),
                    line("Định kỳ hằng quý, các sở, ban, ngành báo cáo UBND tỉnh kết quả trước ngày 20."),
                    cells(
                        "Nơi nhận:\n- Thường trực Tỉnh ủy;\n- Các sở, ban, ngành;\n- Lưu: VT, KGVX.",
                        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nNguyễn Văn Mẫu"),
                    line("PHỤ LỤC", bold: true, centered: true),
                    line("(Kèm theo Kế hoạch số 77/KH-UBND ngày 05/3/2026 của UBND tỉnh)"),
                ]))
        #expect(head.kind == "kế hoạch")
        #expect(head.issuer == "UBND tỉnh Quảng Ngãi")
        #expect(head.number == "77/KH-UBND")
        #expect(head.date == "2026-03-05")
        #expect(head.title == "Phát triển nền tảng số của tỉnh năm 2026")
        #expect(head.signerName == "Nguyễn Văn Mẫu")
        #expect(head.signerPosition == "PHÓ CHỦ TỊCH")
        #expect(head.recipients == ["Thường trực Tỉnh ủy", "Các sở, ban, ngành", "Lưu: VT, KGVX"])
        #expect(!head.isDraft)
        #expect(
            head.citations == [
                Citation(
                    raw: "Nghị quyết số 12-NQ/TU ngày 02/01/2026", kind: "nghị quyết", number: "12-NQ/TU",
                    date: "2026-01-02")
            ])
        #expect(head.duties.map(\.cadence) == ["quarterly"])
        #expect(head.duties.map(\.due) == ["before day 20"])
        #expect(head.duties.map(\.to) == ["UBND tỉnh"])
    }

    @Test func `a letter has its matter as title and its addressees among the recipients`() {
        let head = reader.read(
            RichDocument(
                format: .docx,
                blocks: [
                    cells(
                        "UBND TỈNH QUẢNG NGÃI\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\nSố: 123/SKHCN-CĐS\nV/v rà soát danh mục\ndữ liệu dùng chung",
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nQuảng Ngãi, ngày 9 tháng 4 năm 2026"
                    ),
                    line("Kính gửi:"), line("- Các sở, ban, ngành;"), line("- UBND các xã, phường, đặc khu."),
                    line("Theo Kế hoạch số 77/KH-UBND, đề nghị các đơn vị rà soát."),
                    cells("Nơi nhận:\n- Như trên;\n- Lưu: VT.", "GIÁM ĐỐC\n\nTrần Thị Thử"),
                ]))
        #expect(head.kind == "công văn")
        #expect(head.issuer == "Sở Khoa học và Công nghệ")
        #expect(head.number == "123/SKHCN-CĐS")
        #expect(head.title == "rà soát danh mục dữ liệu dùng chung")
        #expect(head.recipients == ["Các sở, ban, ngành", "UBND các xã, phường, đặc khu", "Như trên", "Lưu: VT"])
        #expect(head.signerName == "Trần Thị Thử")
        #expect(head.citations.map(\.number) == ["77/KH-UBND"])
        #expect(head.citations.first?.date == nil)
    }

    @Test func `a draft mark in capitals below the title counts, words about a draft do not`() {
        let marked = text("UBND TỈNH QUẢNG NGÃI", "Số: 8/KH-UBND", "KẾ HOẠCH", "Dọn kênh mương", "DỰ THẢO", "Mở đầu.")
        #expect(reader.read(marked).isDraft)
        let told = text("UBND TỈNH QUẢNG NGÃI", "Số: 8/KH-UBND", "KẾ HOẠCH", "Góp ý văn bản", "Dự thảo quy chế")
        #expect(!reader.read(told).isDraft)
    }

    @Test func `a draft with blanks says nothing for number and day`() {
        let head = reader.read(
            text(
                "UBND TỈNH QUẢNG NGÃI", "SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Số:      /BC-SNV", "Quảng Ngãi, ngày      tháng 6 năm 2026", "", "BÁO CÁO", "Kết quả sắp xếp đơn vị",
                "",
                "Thực hiện chỉ đạo của UBND tỉnh, Sở Nội vụ báo cáo như sau:"))
        #expect(head.kind == "báo cáo")
        #expect(head.issuer == "Sở Nội vụ")
        #expect(head.number == nil)
        #expect(head.date == nil)
        #expect(head.isDraft)
        #expect(head.title == "Kết quả sắp xếp đơn vị")
    }

    @Test func `a decision keeps its title apart from its grounds`() {
        let head = reader.read(
            text(
                "ỦY BAN NHÂN DÂN   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "XÃ AN PHÚ   Độc lập - Tự do - Hạnh phúc",
                "Số: 15/QĐ-UBND", "An Phú, ngày 12 tháng 8 năm 2025", "QUYẾT ĐỊNH",
                "Về việc thành lập Tổ công nghệ số cộng đồng",
                "ỦY BAN NHÂN DÂN XÃ AN PHÚ", "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
                "QUYẾT ĐỊNH:", "Điều 1. Thành lập Tổ."))
        #expect(head.kind == "quyết định")
        #expect(head.issuer == "UBND xã An Phú")
        #expect(head.number == "15/QĐ-UBND")
        #expect(head.date == "2025-08-12")
        #expect(head.title == "Về việc thành lập Tổ công nghệ số cộng đồng")
        #expect(head.citations.map(\.number) == ["72/2025/QH15"])
        #expect(head.citations.first?.kind == "luật")
    }

    @Test func `a Party paper has its own pattern of number`() {
        let head = reader.read(
            RichDocument(
                format: .docx,
                blocks: [
                    cells(
                        "TỈNH ỦY QUẢNG NGÃI\n*\nSố 25-KH/TU",
                        "ĐẢNG CỘNG SẢN VIỆT NAM\nQuảng Ngãi, ngày 03 tháng 02 năm 2026"),
                    line("KẾ HOẠCH", bold: true, centered: true),
                    line("nâng cao năng lực số cho đảng viên", bold: true, centered: true), line("-----"),
                    line("Ban Thường vụ Tỉnh ủy ban hành Kế hoạch như sau:"),
                    cells("Nơi nhận:\n- Các chi bộ,\n- Lưu Văn phòng.", "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLê Văn Mẫu"),
                ]))
        #expect(head.number == "25-KH/TU")
        #expect(head.issuer == "Tỉnh ủy Quảng Ngãi")
        #expect(head.date == "2026-02-03")
        #expect(head.title == "nâng cao năng lực số cho đảng viên")
        #expect(head.signerPosition == "PHÓ BÍ THƯ")
        #expect(head.recipients == ["Các chi bộ", "Lưu Văn phòng"])
    }

    @Test func `a sheet carries its head above the grid and its signature below`() {
        func row(_ cells: (Int, Int, String)...) -> TableRow {
            TableRow(cells: cells.map { TableCell(text: $2, column: $0, columnSpan: $1) })
        }
        let sheet = Table(rows: [
            row((0, 2, "UBND TỈNH QUẢNG NGÃI"), (2, 3, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
            row((0, 2, "SỞ Y TẾ"), (2, 3, "Độc lập - Tự do - Hạnh phúc")),
            row((0, 2, "Số: 31/KH-SYT"), (2, 3, "Quảng Ngãi, ngày 14 tháng 4 năm 2026")),
            row((0, 5, "KẾ HOẠCH")), row((0, 5, "Số hóa hồ sơ sức khỏe năm 2026")),
            row((0, 1, "TT"), (1, 1, "Nhiệm vụ"), (2, 1, "Chủ trì"), (3, 1, "Phối hợp"), (4, 1, "Thời hạn")),
            row((0, 1, "1"), (1, 1, "Rà soát"), (2, 1, "Phòng A"), (3, 1, "Phòng B"), (4, 1, "30/6/2026")),
            row((0, 2, "Nơi nhận:"), (2, 3, "GIÁM ĐỐC")), row((0, 2, "- Lưu: VT."), (2, 3, "Đỗ Thị Thử")),
        ])
        let head = reader.read(RichDocument(format: .xlsx, blocks: [.table(sheet)]))
        #expect(head.kind == "kế hoạch")
        #expect(head.issuer == "Sở Y tế")
        #expect(head.number == "31/KH-SYT")
        #expect(head.date == "2026-04-14")
        #expect(head.title == "Số hóa hồ sơ sức khỏe năm 2026")
        #expect(head.signerName == "Đỗ Thị Thử")
        #expect(head.recipients == ["Lưu: VT"])
    }

    @Test func `a kind that goes on over the line keeps its title`() {
        let head = reader.read(
            text(
                "CHƯƠNG TRÌNH HÀNH ĐỘNG", "Thực hiện nghị quyết về khoa học", "",
                "UBND tỉnh ban hành Chương trình như sau:"))
        #expect(head.kind == "chương trình")
        #expect(head.title == "Thực hiện nghị quyết về khoa học")
        #expect(head.issuer == "UBND tỉnh Quảng Ngãi")
    }

    @Test func `a number cut by a line break is put together, each document once`() {
        let found = citations(
            in: FlowText(
                "Kế hoạch số 359-\nKH/TU ngày 29/4/2025; Quyết định 33/2025/QĐ-TTg; kế hoạch số 359-KH/TU; 24/7; 5G/4G; mục 3/2"
            ),
            except: nil)
        #expect(found.map(\.number) == ["359-KH/TU", "33/2025/QĐ-TTg"])
        #expect(found.map(\.date) == ["2025-04-29", nil])
    }

    @Test func `an empty document gives an empty head`() {
        #expect(reader.read(RichDocument(format: .text, blocks: [])) == DocumentHead())
    }

    @Test(.enabled(if: TruthFiles.exist, "shared/ is not here"), arguments: ["000", "002"])
    func `the checked documents are read as a person read them`(seed: String) throws {
        let truths = TruthFiles.list(try TruthFiles.object("documents-000-002"))
        let truth = try #require(truths.first { $0["seed"] as? String == seed })
        let head = reader.read(try readText(TruthFiles.seed(seed)))
        #expect(head.kind == truth["kind"] as? String)
        #expect(head.title == truth["title"] as? String)
        #expect(head.signerName == truth["signer"] as? String)
        #expect(head.signerPosition == truth["signer_position"] as? String)
        #expect(head.recipients == truth["recipients"] as? [String])
        #expect(head.isDraft == (truth["is_draft"] as? Bool ?? false))
        #expect(head.number == nil)
        #expect(head.date == nil)
        let cited = TruthFiles.list(truth["cited_documents"])
        var numbers: [String] = []
        for citation in head.citations.compactMap(\.number) where !numbers.contains(citation) {
            numbers.append(citation)
        }
        #expect(Set(numbers) == Set(cited.compactMap { $0["number"] as? String }))
        for document in cited {
            let days = document["dates_iso"] as? [String] ?? []
            let read = head.citations.filter { $0.number == document["number"] as? String }.compactMap(\.date)
            #expect(Set(days).isSuperset(of: read) || Set(read).isSuperset(of: days), "\(document["number"] ?? "")")
            #expect(days.isEmpty == read.isEmpty)
        }
    }

    @Test(.enabled(if: TruthFiles.exist, "shared/ is not here"))
    func `plans without a head are named by the caption of their annex`() throws {
        let signed = reader.read(try readText(TruthFiles.seed("001")))
        #expect(signed.number == "51/KH-UBND")
        #expect(signed.date == "2025-03-07")
        #expect(signed.issuer == "UBND tỉnh Quảng Ngãi")
        #expect(!signed.isDraft)
        #expect(signed.duties.first?.cadence == "yearly, every-3-years, every-5-years")
        let blank = reader.read(try readText(TruthFiles.seed("003")))
        #expect(blank.number == nil)
        #expect(blank.isDraft)
        #expect(blank.duties.map(\.due) == ["before 15/12", "before 30/11"])
        let scanned = reader.read(try readText(TruthFiles.seed("004")))
        #expect(scanned.number == "891/SKHCN-QLKHCN")
        #expect(scanned.date == "2025-05-13")
        #expect(scanned.issuer == "Sở Khoa học và Công nghệ")
    }
}
