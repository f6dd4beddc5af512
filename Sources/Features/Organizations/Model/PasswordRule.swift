/// What a password must be.
///
/// Source: TCVN 14423:2026 level 3 as in vietnam.md D8: 14 characters of four classes, or 8 with a second factor.
package struct PasswordRule: Hashable, Sendable {
    package let minimum: Int
    package let wantsFourClasses: Bool

    package init(_ rules: SignInRules, hasSecondFactor: Bool) {
        minimum = rules[hasSecondFactor ? .securedLength : .plainLength]
        wantsFourClasses = !hasSecondFactor
    }

    /// Whether the rule holds for this password, in NFC, of the account with this login name.
    ///
    /// - Throws: `AccountProblem.weakPassword` or `.passwordHoldsLogin`.
    package func check(_ password: String, login: String) throws(AccountProblem) {
        let scalars = Array(password.unicodeScalars)
        let classes = [
            scalars.contains { $0.properties.isLowercase }, scalars.contains { $0.properties.isUppercase },
            scalars.contains { $0.properties.numericType != nil },
            scalars.contains {
                !$0.properties.isLowercase && !$0.properties.isUppercase && $0.properties.numericType == nil
            },
        ]
        guard scalars.count >= minimum, !wantsFourClasses || classes.allSatisfy({ $0 }), Set(scalars).count >= 5 else {
            throw .weakPassword(minimum: minimum, fourClasses: wantsFourClasses)
        }
        guard scalars.count <= 200 else { throw .longPassword }
        let login = login.lowercased()
        if login.utf8.count >= 3, password.lowercased().contains(login) { throw .passwordHoldsLogin }
    }
}
