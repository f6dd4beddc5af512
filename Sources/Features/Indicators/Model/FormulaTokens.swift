/// The words of a formula's text.
struct FormulaTokens {
    enum Token: Hashable {
        case number(Double)
        case name(String)
        /// One of `+ - * / ( ) ;`
        case sign(Unicode.Scalar)
        case end
    }

    private(set) var tokens: [(token: Token, column: Int)] = []
    private let scalars: [Unicode.Scalar]
    private var at = 0

    init(_ text: String) throws(FormulaProblem) {
        scalars = Array(text.unicodeScalars.prefix(Formula.longestWithBlanks + 1))
        guard scalars.count <= Formula.longestWithBlanks,
            scalars.count(where: { !FormulaTokens.isBlank($0) }) <= Formula.longest
        else { throw FormulaProblem(.tooLong, at: 1) }
        while let scalar = self[0] {
            if FormulaTokens.isBlank(scalar) {
                at += 1
                continue
            }
            let column = at + 1
            if FormulaTokens.isDigit(scalar) {
                tokens.append((.number(try number()), column))
            } else if FormulaTokens.isLetter(scalar) {
                tokens.append((.name(name()), column))
            } else if "+-*/();".unicodeScalars.contains(scalar) {
                tokens.append((.sign(scalar), column))
                at += 1
            } else {
                throw FormulaProblem(scalar == "," ? .comma : .character(String(scalar)), at: column)
            }
        }
        guard !tokens.isEmpty else { throw FormulaProblem(.empty, at: 1) }
        tokens.append((.end, scalars.count + 1))
    }

    /// The scalar `ahead` of the place of reading.
    private subscript(ahead: Int) -> Unicode.Scalar? {
        at + ahead < scalars.count ? scalars[at + ahead] : nil
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" || scalar == "\u{A0}"
    }
    private static func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }
    private static func isLetter(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("a"..."z").contains($0) } ?? false }

    /// `[a-z][a-z0-9]*(-[a-z0-9]+)*`
    private mutating func name() -> String {
        let start = at
        while FormulaTokens.isLetter(self[0]) || FormulaTokens.isDigit(self[0])
            || (self[0] == "-" && (FormulaTokens.isLetter(self[1]) || FormulaTokens.isDigit(self[1])))
        { at += 1 }
        return text(from: start)
    }

    private func text(from start: Int) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<at])
        return String(text)
    }

    private mutating func number() throws(FormulaProblem) -> Double {
        let start = at
        // A comma before something else than a digit is no part of the number.
        while FormulaTokens.isDigit(self[0]) || FormulaTokens.isLetter(self[0]) || self[0] == "."
            || (self[0] == "," && FormulaTokens.isDigit(self[1]))
        { at += 1 }
        let words = text(from: start)
        let halves = words.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard halves.count <= 2, halves.allSatisfy({ $0.unicodeScalars.allSatisfy { FormulaTokens.isDigit($0) } }),
            halves.allSatisfy({ !$0.isEmpty }), words.utf8.count <= 16, halves.joined().utf8.count <= 15,
            let number = Double(halves.joined(separator: "."))
        else { throw FormulaProblem(.numberWrong(words), at: start + 1) }
        guard !FormulaReader.couldGroup(halves) else {
            throw FormulaProblem(.numberAmbiguous(words), at: start + 1)
        }
        return number
    }
}
