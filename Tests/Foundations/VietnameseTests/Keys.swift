import Testing

@testable import Vietnamese

@Suite struct Keys {
    @Test func `search forgets tones, hats, case and the stroke of đ`() {
        #expect(foldedKey("Chuyển  đổi số") == "chuyen doi so")
        #expect(foldedKey("ĐƯỜNG ẤM ỨNG Ỹ Ợ") == "duong am ung y o")
        #expect(foldedKey("  Sở\u{A0}Khoa học\n và\tCông nghệ ") == "so khoa hoc va cong nghe")
    }

    @Test func `search unifies quotes and dashes and drops invisible signs`() {
        #expect(foldedKey("“Đề án” – 2026\u{200B}—2030") == "\"de an\" - 2026-2030")
    }

    @Test func `composed and decomposed spellings have the same keys`() {
        let composed = "Tiến độ thực hiện"
        let decomposed = "Tie\u{302}\u{301}n đo\u{323}\u{302} thư\u{323}c hie\u{302}\u{323}n"
        #expect(foldedKey(decomposed) == foldedKey(composed))
        #expect(comparisonKey(decomposed) == comparisonKey(composed))
        #expect(collationKey(decomposed) == collationKey(composed))
    }

    @Test func `a folded key folded again stays the same`() {
        for text in ["Đề án 06 – “Bình dân học vụ số”", "QUỸ, QUÝ; ≥ 80 %", "Ngọk Bay, Ya Ly, Đăk Plô"] {
            #expect(foldedKey(foldedKey(text)) == foldedKey(text))
        }
    }

    @Test(arguments: [
        ("hoà", "hòa"), ("khoẻ", "khỏe"), ("thuỷ", "thủy"), ("Sơn Thuỷ", "sơn thủy"), ("HOẠ", "họa"),
        ("uỷ ban", "ủy ban"),
    ])
    func `both tone placements compare equal`(modern: String, older: String) {
        #expect(comparisonKey(modern) == comparisonKey(older))
    }

    @Test func `the u of qu and closed vowels keep their tone`() {
        #expect(comparisonKey("quý") == "quý")
        #expect(comparisonKey("Quỹ") == "quỹ")
        #expect(comparisonKey("hoàn toàn") == "hoàn toàn")
        #expect(comparisonKey("giá") == "giá")
    }

    @Test func `comparison keeps words apart that differ by a diacritic`() {
        #expect(comparisonKey("Sơn Hà") != comparisonKey("Sơn Hạ"))
        #expect(comparisonKey("hoa") != comparisonKey("hòa"))
    }
}

@Suite struct Normalization {
    @Test func `text in normal form comes back as it is`() {
        let text = "Ủy ban nhân dân tỉnh – “số hóa” ≥ 80%"
        #expect(Array(nfc(text).utf8) == Array(text.utf8))
    }

    @Test func `combining marks are composed`() {
        #expect(Array(nfc("o\u{302}\u{323}").unicodeScalars) == ["\u{1ED9}"])
        #expect(Array(nfc("o\u{323}\u{302}").unicodeScalars) == ["\u{1ED9}"])
    }

    @Test func `an Icelandic eth is the Vietnamese đ`() {
        #expect(Array(nfc("\u{D0}ề án, \u{F0}ô thị").unicodeScalars) == Array("Đề án, đô thị".unicodeScalars))
    }

    @Test func `no-break spaces stay in text and become blanks in keys`() {
        #expect(nfc("Số\u{A0}1").unicodeScalars.contains("\u{A0}"))
        #expect(tidy(" Số\u{A0} \n1\u{200B} ") == "Số 1")
        #expect(tidy("đã gọn") == "đã gọn")
    }
}
