import Testing
import Vocabulary

private func integer(_ text: String) -> Int64? { Array(text.utf8).withUnsafeBytes { PlainNumber.integer($0) } }
private func decimal(_ text: String, _ point: String = ".") -> Double? {
    Array(text.utf8).withUnsafeBytes { PlainNumber.decimal($0, point: Array(point.utf8)[0]) }
}

@Suite struct PlainNumbers {
    @Test func `whole numbers are read to the last that fits`() {
        for number in [0, 1, -1, 42, .max, .min, .max - 1] as [Int64] { #expect(integer("\(number)") == number) }
        #expect(integer("007") == 7)
        for text in [
            "", "-", "+1", "1.0", " 1", "1 ", "9223372036854775808", "-9223372036854775809", "--1", "1,000", "x",
            "000000000000000000001",
        ] { #expect(integer(text) == nil, "\(text)") }
    }

    @Test func `a decimal number is the nearest there is`() {
        for text in [
            "0", "-0", "1", "-12.5", "0.1", "0.3", "123456789.123456789", "9007199254740993", "9007199254740992.5",
            "1e-7", "-2.5E+300", "1.7976931348623157e308", "5e-324", "0.1234567890123456789012345",
            "12345678901234567890",
            "99.95", "8.41", "33.333333333333336", "4.35", "0.000001", "0.0000000000000000000000123",
        ] {
            #expect(decimal(text) == Double(text), "\(text)")
            let comma = String(text.map { $0 == "." ? "," : $0 })
            #expect(decimal(comma, ",") == Double(text), "\(comma)")
        }
        #expect(decimal("-0")?.sign == .minus)
        for text in [
            "", "-", ".", ".5", "5.", "1.2.3", "+1", "inf", "nan", "0x10", "1e", "e5", "1,5", " 1", "1e999", "1-2",
            "1 000",
        ] { #expect(decimal(text) == nil, "\(text)") }
        #expect(decimal("1.5", ",") == nil)
        #expect(decimal("1.000,5", ",") == nil)
    }

    @Test func `what Swift writes is read back`() {
        var state: UInt64 = 1
        for _ in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1
            let number = Double(bitPattern: state)
            if number.isFinite { #expect(decimal("\(number)") == number, "\(number)") }
            let small = Double(Int64(bitPattern: state) % 10_000_000) / 1000
            #expect(decimal("\(small)") == small, "\(small)")
        }
    }
}
