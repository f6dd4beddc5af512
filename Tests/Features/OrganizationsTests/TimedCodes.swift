import Testing
import Vocabulary

@testable import Organizations

/// The vectors of RFC 6238 appendix B (SHA-1, eight digits) and RFC 4226 appendix D.
@Suite struct TimedCodes {
    private let secret = Array("12345678901234567890".utf8)

    @Test(
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func `the codes are those of RFC 6238`(seconds: Int64, code: String) {
        let step = TimedCode.step(at: Instant(milliseconds: seconds * 1000))
        #expect(TimedCode.code(secret: secret, step: step, digits: 8) == code)
    }

    @Test func `the codes are those of RFC 4226`() {
        let codes = (0..<10).map { TimedCode.code(secret: secret, step: $0) }
        #expect(
            codes == [
                "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
            ])
    }

    @Test func `a code is good one step early and one step late, and once`() {
        let now = Instant(milliseconds: 1_768_181_400_000)
        let step = TimedCode.step(at: now)
        for offset in Int64(-1)...1 {
            let code = TimedCode.code(secret: secret, step: step + offset)
            #expect(TimedCode.match(code, secret: secret, at: now, after: 0) == step + offset)
        }
        #expect(
            TimedCode.match(TimedCode.code(secret: secret, step: step - 2), secret: secret, at: now, after: 0) == nil)
        #expect(
            TimedCode.match(TimedCode.code(secret: secret, step: step), secret: secret, at: now, after: step) == nil)
        let spaced = TimedCode.code(secret: secret, step: step)
        #expect(TimedCode.match(spaced.prefix(3) + " " + spaced.suffix(3), secret: secret, at: now, after: 0) == step)
        #expect(TimedCode.match("", secret: secret, at: now, after: 0) == nil)
    }

    @Test func `the address an app reads names the issuer and the login`() {
        #expect(
            TimedCode.address(secret: "ABC", login: "so-khcn", issuer: "Tiến Độ")
                == "otpauth://totp/Ti%E1%BA%BFn%20%C4%90%E1%BB%99:so-khcn?secret=ABC"
                + "&issuer=Ti%E1%BA%BFn%20%C4%90%E1%BB%99&algorithm=SHA1&digits=6&period=30")
    }

    /// RFC 4648 section 10, without the padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("foobar", "MZXW6YTBOI"),
    ])
    func `base 32 is that of RFC 4648`(plain: String, coded: String) {
        #expect(Base32.encode(Array(plain.utf8)) == coded)
        #expect(Base32.decode(coded.lowercased()) == Array(plain.utf8))
    }
}
