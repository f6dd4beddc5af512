import TestHouse
import Testing

@testable import Organizations

@Suite struct Passwords {
    /// RFC 7914 section 12, second vector, cut to 32 bytes.
    @Test func `the derivation is that of RFC 7914`() throws {
        let hash = try PasswordHash(of: "password", salt: Array("NaCl".utf8), cost: (10, 8, 16))
        let hex = hash.key.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        #expect(hex == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162")
    }

    @Test func `a stored password says how it was made and is read back`() throws {
        let hash = try PasswordHash(of: "mật khẩu thử", salt: Array(1...16))
        #expect(hash.stored.hasPrefix("$scrypt$ln=15,r=8,p=3$AQIDBAUGBwgJCgsMDQ4PEA$"))
        let read = try #require(PasswordHash(hash.stored))
        #expect(read == hash)
        #expect(try read.matches("mật khẩu thử"))
        #expect(try !read.matches("mật khẩu thu"))
    }

    @Test(arguments: [
        "", "$scrypt$ln=15,r=8,p=3$AQID", "$argon2id$v=19$x$y$z", "$scrypt$ln=40,r=8,p=3$AQID$AQID", "scrypt",
    ])
    func `what is not a stored password opens nothing`(stored: String) async throws {
        #expect(PasswordHash(stored) == nil)
        let mill = PasswordMill(logN: 10)
        #expect(try await !mill.matches("", stored))
        try await mill.close()
    }

    @Test func `without a second factor a password has fourteen characters of four classes`() {
        let rule = PasswordRule(SignInRules(), hasSecondFactor: false)
        #expect(throws: Never.self) { try rule.check("Sông Trà 2026 chảy", login: "lan") }
        for weak in [
            "Sông Trà 2026", "sông trà 2026 chảy", "SÔNG TRÀ 2026 CHẢY", "Sông Trà chảy mãi", "SôngTràChảyMãi26",
        ] {
            #expect(throws: AccountProblem.weakPassword(minimum: 14, fourClasses: true)) {
                try rule.check(weak, login: "lan")
            }
        }
    }

    @Test func `with a second factor eight characters are enough`() {
        let rule = PasswordRule(SignInRules(), hasSecondFactor: true)
        #expect(throws: Never.self) { try rule.check("trà giang", login: "lan") }
        #expect(throws: AccountProblem.weakPassword(minimum: 8, fourClasses: false)) {
            try rule.check("trà gia", login: "lan")
        }
        #expect(throws: AccountProblem.weakPassword(minimum: 8, fourClasses: false)) {
            try rule.check("aaaabbbbcccc", login: "lan")
        }
    }

    @Test func `the login name is no part of a password`() {
        let rule = PasswordRule(SignInRules(), hasSecondFactor: true)
        #expect(throws: AccountProblem.passwordHoldsLogin) { try rule.check("xin SO-KHCN chào", login: "so-khcn") }
    }

    @Test func `recovery codes are read with or without their dash and case`() {
        let code = RecoveryCode.fresh(FixedWorld().world)
        #expect(code.utf8.count == 11)
        #expect(RecoveryCode.key(code) == RecoveryCode.key(code.uppercased()))
        #expect(RecoveryCode.key(code)?.utf8.count == 10)
        #expect(RecoveryCode.key("123456") == nil)
    }
}
