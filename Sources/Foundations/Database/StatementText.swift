/// The rules for a statement's text that hold on both engines; looked at once, when it is prepared.
enum StatementText {
    private static let refused: Set<String> = [
        "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "PRAGMA", "ATTACH", "DETACH",
        "VACUUM", "SET", "LISTEN", "COPY", "DISCARD", "RESET",
    ]

    /// - Throws: `DatabaseProblem(.other)` for a statement that would end the transaction or change the session.
    static func check(_ text: String) throws {
        let word = String(
            decoding: text.utf8.drop { $0 == 32 || $0 == 10 || $0 == 13 || $0 == 9 }.prefix {
                $0 | 32 >= 97 && $0 | 32 <= 122
            },
            as: UTF8.self
        ).uppercased()
        if refused.contains(word) {
            throw DatabaseProblem(.other, "\(word) is not for a store: a transaction is the closure it is given")
        }
    }

    /// - Throws: `DatabaseProblem(.other)` for a value that only one engine could hold: text with U+0000, a number that
    ///   is not finite.
    static func check(_ values: [SQLValue]) throws {
        for (index, value) in values.enumerated() {
            switch value {
            case .text(let text) where text.utf8.contains(0):
                throw DatabaseProblem(.other, "value \(index + 1) is text with U+0000")
            case .real(let number) where !number.isFinite:
                throw DatabaseProblem(.other, "value \(index + 1) is not a finite number")
            default: break
            }
        }
    }
}
