import Testing
import Vocabulary

@testable import Extraction

@Suite struct AgencyNamesInCells {
    private let directory: AgencyDirectory
    init() throws { directory = try AgencyDirectory.shipped() }

    @Test(.enabled(if: TruthFiles.exist, "shared/ is not here"))
    func `every agency cell of the checked plans is read exactly`() throws {
        var read = 0
        for file in TruthFiles.rowFiles {
            for row in try TruthFiles.rows(file) {
                for (cell, codes) in [("lead", "lead_ids"), ("coop", "coop_ids"), ("performers", "performer_ids")] {
                    guard let raw = row[cell] as? String, let codes = row[codes] as? [String] else { continue }
                    let reading = directory.read(raw)
                    #expect(reading.units == codes && reading.unknown.isEmpty, "\(file): \(raw)")
                    read += 1
                }
            }
        }
        #expect(read > 250)
    }

    @Test(.enabled(if: TruthFiles.exist, "shared/ is not here"))
    func `every spelling of the 41 agencies is known`() throws {
        let agencies = TruthFiles.list((try TruthFiles.object("agencies") as? [String: Any])?["agencies"])
        #expect(agencies.count == 41)
        for agency in agencies {
            let code = agency["id"] as? String ?? ""
            #expect(directory.unit(code) != nil, "\(code)")
            for variant in TruthFiles.list(agency["variants"]) {
                let text = variant["text"] as? String ?? ""
                let reading = directory.read(text)
                #expect(reading.units.contains(code) && reading.unknown.isEmpty, "\(text)")
            }
        }
    }

    @Test func `all 96 communes are there and told apart by their diacritics`() {
        #expect(directory.units.count { $0.code.hasPrefix("xa-") } == 96)
        #expect(directory.read("UBND xã Sơn Hà; xã Sơn Hạ").units == ["xa-21289", "xa-21292"])
        #expect(directory.read("UBND xã Sơn Thủy").units == directory.read("xã Sơn Thuỷ").units)
        #expect(directory.read("UBND xa Son Ha").units == [])
        #expect(directory.read("Ủy ban nhân dân đặc khu Lý Sơn").units == ["xa-21548"])
    }

    @Test(arguments: [
        ("Sở KH&CN, SKHCN; Sở KHCN", ["so-khcn"]),
        ("VP UBND tỉnh; CA tỉnh", ["vp-ubnd-tinh", "cong-an-tinh"]),
        ("Sở NN&MT và Sở VHTT&DL", ["so-nnmt", "so-vhttdl"]),
        ("Các Sở: Tư pháp, Giáo dục và Đào tạo, Y tế", ["so-tu-phap", "so-gddt", "so-y-te"]),
        ("Sở Y tế, Xây dựng; UBND các xã, phường, đặc khu", ["so-y-te", "so-xay-dung", "g-ubnd-xa"]),
        ("Các Bộ: KHCN, Nội vụ, Công an", ["bo-khcn", "bo-noi-vu", "bo-cong-an"]),
        ("UBND các xã: An Phú, Bình Sơn và phường Cẩm Thành", ["xa-21034", "xa-21040", "xa-21025"]),
        ("Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường, đặc khu", ["g-so-ban-nganh", "g-ubnd-xa"]),
        ("Uỷ ban nhân dân tỉnh", ["ubnd-tinh"]),
        ("Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi", ["bql-dung-quat"]),
        ("Các cơ quan, đơn vị có liên quan", ["g-co-quan-don-vi"]),
        ("Các sở, ban, ngành thuộc UBND tỉnh", ["g-so-ban-nganh"]),
        ("Đảng ủy UBND tỉnh; UBND tỉnh", ["dang-uy-ubnd", "ubnd-tinh"]),
        ("UBND P. Cẩm Thành", ["xa-21025"]), ("Các trường ĐH, CĐ", ["g-dh-cd"]),
    ])
    func `short forms, lists and groups are read`(cell: String, codes: [String]) {
        let reading = directory.read(cell)
        #expect(reading.units == codes)
        #expect(reading.unknown == [])
    }

    @Test func `who is not known is said and never guessed`() {
        #expect(directory.read("Công ty Hòa Bình; Sở Tài chính").unknown == ["Công ty Hòa Bình"])
        #expect(directory.read("UBND xã Không Có").units == [])
        #expect(directory.read("Sở Khoa học và Công nghệ (Cơ quan thường trực)").units == ["so-khcn"])
        #expect(directory.read("Sở Nội vụ tham mưu UBND tỉnh").units == ["so-noi-vu"])
        #expect(directory.read("Trung tâm X thuộc Sở Nội vụ").units == [])
        #expect(directory.read("Các địa phương ven biển").units == [])
        #expect(directory.read("").units == [])
        #expect(directory.read("1, 2; 3").units == [])
    }

    @Test func `a former name is read as its successor and reported`() {
        #expect(directory.read("Sở TT&TT").units == ["so-khcn"])
        #expect(directory.formerNames(in: "Sở Thông tin và Truyền thông").map(\.code) == ["so-khcn"])
        #expect(directory.formerNames(in: "Sở Tài chính").isEmpty)
    }

    @Test func `a unit that ended is followed to whoever took over`() throws {
        let before = try #require(Day("2025-06-30"))
        let after = try #require(Day("2025-07-01"))
        #expect(directory.current("ubnd-ly-son", on: before) == "ubnd-ly-son")
        #expect(directory.current("ubnd-ly-son", on: after) == "xa-21548")
        #expect(directory.current("bao-qn", on: after) == "bao-ptth")
    }

    @Test(arguments: [
        ("Sở KH&CN chủ trì, phối hợp với Sở Nội vụ, UBND các xã, phường", ["so-khcn"], ["so-noi-vu", "g-ubnd-xa"]),
        ("Chủ trì: Sở Tài chính; Phối hợp: Công an tỉnh", ["so-tai-chinh"], ["cong-an-tinh"]),
        ("Đơn vị chủ trì: Sở Y tế. Đơn vị phối hợp: Sở Nội vụ", ["so-y-te"], ["so-noi-vu"]),
        ("Sở Xây dựng chủ trì; Sở Tài chính phối hợp", ["so-xay-dung"], ["so-tai-chinh"]),
        ("Sở Nội vụ; Sở Tư pháp", ["so-noi-vu", "so-tu-phap"], []),
        ("Phối hợp: Công an tỉnh", [], ["cong-an-tinh"]),
    ])
    func `one cell can name who leads and who helps`(cell: String, lead: [String], coop: [String]) {
        let reading = directory.readLeadAndCoop(cell)
        #expect(reading.lead.units == lead)
        #expect(reading.coop.units == coop)
        #expect(reading.lead.unknown + reading.coop.unknown == [])
    }

    @Test func `a units file of one's own is read, a broken one says where`() throws {
        let own = try AgencyDirectory(
            csv: "\u{FEFF}code,name,aliases,extra\r\na-b,\"Phòng \"\"A, B\"\"\",PAB|Phòng AB,x\r\n")
        #expect(own.unit("a-b")?.name == "Phòng \"A, B\"")
        #expect(own.read("PAB").units == ["a-b"])
        #expect(throws: UnitsFileProblem(line: 3, says: "mã a đã có ở trên")) {
            try AgencyDirectory(csv: "code,name\na,Một\na,Hai\n")
        }
        #expect(throws: UnitsFileProblem(line: 1, says: "thiếu cột code hoặc name")) {
            try AgencyDirectory(csv: "x,y\n1,2\n")
        }
        #expect(throws: UnitsFileProblem.self) { try AgencyDirectory(csv: "code,name,valid_to\na,Một,31/9/2025\n") }
    }
}
