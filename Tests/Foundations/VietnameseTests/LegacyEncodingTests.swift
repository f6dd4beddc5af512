import Testing

@testable import Vietnamese

@Suite struct LegacyEncodingTests {
    @Test(arguments: [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("Qu¶ng Ng·i, ngµy 20 th¸ng 11 n¨m 2025", "Quảng Ngãi, ngày 20 tháng 11 năm 2025"),
    ])
    func `TCVN3 is decoded`(legacy: String, unicode: String) { #expect(LegacyEncoding.tcvn3.decode(legacy) == unicode) }

    @Test func `TCVN3 in a font of capitals is decoded in capitals`() {
        #expect(LegacyEncoding.tcvn3Capitals.decode("kÕ ho¹ch") == "KẾ HOẠCH")
    }

    @Test(arguments: [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"), ("ÑÖÔØNG TRÖÔØNG SÔN", "ĐƯỜNG TRƯỜNG SƠN"),
        ("kyõ thuaät, quyù, thuûy, myõ, kyø", "kỹ thuật, quý, thủy, mỹ, kỳ"), ("ngaøy naêm thaùng", "ngày năm tháng"),
    ])
    func `VNI is decoded`(legacy: String, unicode: String) { #expect(LegacyEncoding.vni.decode(legacy) == unicode) }

    @Test(arguments: ["Quảng Ngãi", "kế hoạch", "đã"])
    func `Unicode words in an old font are left as they are`(text: String) {
        #expect(LegacyEncoding.tcvn3.decode(text) == text)
        #expect(LegacyEncoding.vni.decode(text) == text)
    }

    @Test func `fonts tell the encoding`() {
        #expect(LegacyEncoding(fontName: ".VnTime") == .tcvn3)
        #expect(LegacyEncoding(fontName: ".VnTimeH") == .tcvn3Capitals)
        #expect(LegacyEncoding(fontName: "VNI-Times") == .vni)
        #expect(LegacyEncoding(fontName: "Times New Roman") == nil)
        #expect(LegacyEncoding(fontName: "VnTimes") == nil)
    }
}
