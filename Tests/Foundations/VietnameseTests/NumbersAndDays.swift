import Testing
import Vocabulary

@testable import Vietnamese

@Suite struct NumbersAndDays {
    @Test(arguments: [
        ("1.250", 1250), ("12,5", 12.5), ("12,5%", 12.5), ("3.000,75", 3000.75), ("20.971", 20971),
        ("964.654", 964_654),
        ("76,57%", 76.57), ("01", 1), ("1,5 triệu", 1_500_000), ("2 tỷ", 2e9), ("3 nghìn", 3000), ("-2", -2),
        ("0,7", 0.7),
        ("0.7", 0.7), ("12.345.678", 12_345_678),
    ])
    func `numbers are read the Vietnamese way`(text: String, value: Double) {
        #expect(VietnameseNumber.read(text) == value)
    }

    @Test(arguments: ["", "abc", "1,2,3", "1.2.3", "12 hộ", "%", "1.25.000"])
    func `other text is no number`(text: String) {
        #expect(VietnameseNumber.read(text) == nil)
    }

    @Test func `numbers are written with a dot for thousands and a comma for decimals`() {
        #expect(VietnameseNumber.write(20_971) == "20.971")
        #expect(VietnameseNumber.write(3000.75) == "3.000,75")
        #expect(VietnameseNumber.write(12.50) == "12,5")
        #expect(VietnameseNumber.write(-0.25) == "-0,25")
        #expect(VietnameseNumber.write(0.999, decimals: 1) == "1")
        #expect(VietnameseNumber.write(100.0) == "100")
        #expect(VietnameseNumber.write(1.5e15, decimals: 6) == "1.500.000.000.000.000")
        #expect(VietnameseNumber.write(-1e17) == "-100.000.000.000.000.000")
        #expect(VietnameseNumber.write(1e30) == "1e+30")
    }

    @Test func `what is written is read back`() {
        for value in [0, 1, 12.5, 999, 1000, 1234567.89, -42.05] {
            #expect(VietnameseNumber.read(VietnameseNumber.write(value)) == value)
        }
    }

    @Test func `Roman numerals are read only when well formed`() {
        #expect(RomanNumeral.read("IV") == 4)
        #expect(RomanNumeral.read("xix") == 19)
        #expect(RomanNumeral.read("IIII") == nil)
        #expect(RomanNumeral.read("VX") == nil)
        #expect(RomanNumeral.read("") == nil)
        for value in [1, 9, 14, 40, 90, 1994, 3999] { #expect(RomanNumeral.read(RomanNumeral.write(value)) == value) }
    }

    @Test func `days are read day first`() throws {
        let june = try #require(Day("2026-06-05"))
        for text in ["05/06/2026", "5/6/2026", "05-06-2026", "5.6.2026", "2026-06-05"] {
            #expect(DayText.read(text) == june)
        }
        for text in ["31/9/2025", "6-5-26", "06/2026", "13/13/2026"] { #expect(DayText.read(text) == nil) }
        #expect(DayText.write(june) == "05/06/2026")
        #expect(DayText.writeAsInPapers(june) == "05/6/2026")
        #expect(DayText.writeAsInPapers(try #require(Day("2026-02-12"))) == "12/02/2026")
    }
}
