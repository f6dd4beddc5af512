extension Formula {
    /// Reads a formula.
    ///
    /// - Throws: `FormulaProblem` with the first place that is wrong. Whether its codes exist, its units agree and no
    ///   cycle arises is told by `FormulaGraph` and `check(declared:unit:)`.
    package static func parse(_ text: String) throws(FormulaProblem) -> Formula {
        var reader = FormulaReader(try FormulaTokens(text))
        return try reader.formula()
    }
}

/// Reads by descent: `sum = product {(+|-) product}`, `product = factor {(*|/) factor}`,
/// `factor = - factor | number | code | name ( arguments ) | ( sum )`.
struct FormulaReader {
    private let tokens: [(token: FormulaTokens.Token, column: Int)]
    private var at = 0
    private var steps: [Formula.Step] = []
    private var places: [Int] = []

    init(_ tokens: FormulaTokens) { self.tokens = tokens.tokens }

    /// `1.250` could be one thousand two hundred and fifty; `0.125`, `1234.567` and `1.25` could not.
    static func couldGroup(_ halves: [Substring]) -> Bool {
        halves.count == 2 && halves[1].utf8.count == 3 && (1...3).contains(halves[0].utf8.count)
            && !halves[0].hasPrefix("0")
    }

    // The last token is `end`, and nothing reads past it.
    private var token: FormulaTokens.Token { tokens[at].token }
    private var column: Int { tokens[at].column }

    mutating func formula() throws(FormulaProblem) -> Formula {
        try sum(0)
        switch token {
        case .end: return Formula(steps: steps, places: places)
        case .sign(")"): throw FormulaProblem(.bracketExtra, at: column)
        case .sign(";"): throw FormulaProblem(.semicolon, at: column)
        default: throw FormulaProblem(.operatorMissing, at: column)
        }
    }

    private mutating func add(_ step: Formula.Step, at place: Int) {
        steps.append(step)
        places.append(place)
    }

    private mutating func takes(_ sign: Unicode.Scalar) -> Bool {
        guard token == .sign(sign) else { return false }
        at += 1
        return true
    }

    private mutating func sum(_ depth: Int) throws(FormulaProblem) {
        try product(depth)
        while true {
            let place = column
            if takes("+") {
                try product(depth)
                add(.binary(.add), at: place)
            } else if takes("-") {
                try product(depth)
                add(.binary(.subtract), at: place)
            } else {
                return
            }
        }
    }

    private mutating func product(_ depth: Int) throws(FormulaProblem) {
        try factor(depth)
        while true {
            let place = column
            if takes("*") {
                try factor(depth)
                add(.binary(.multiply), at: place)
            } else if takes("/") {
                try factor(depth)
                add(.binary(.divide), at: place)
            } else {
                return
            }
        }
    }

    private mutating func factor(_ depth: Int) throws(FormulaProblem) {
        let place = column
        guard depth <= Formula.deepest else { throw FormulaProblem(.tooDeep, at: place) }
        switch token {
        case .number(let number):
            at += 1
            add(.number(number), at: place)
        case .name(let name):
            at += 1
            if token == .sign("(") { return try function(name, at: place, depth + 1) }
            add(.value(name, .now), at: place)
        case .sign("-"):
            at += 1
            try factor(depth + 1)
            add(.negate, at: place)
        case .sign("("):
            at += 1
            try sum(depth + 1)
            try close(place)
        default: throw FormulaProblem(.operandMissing, at: place)
        }
    }

    private mutating func close(_ open: Int) throws(FormulaProblem) {
        if takes(")") { return }
        switch token {
        case .end: throw FormulaProblem(.bracketOpen, at: open)
        case .sign(";"): throw FormulaProblem(.semicolon, at: column)
        default: throw FormulaProblem(.operatorMissing, at: column)
        }
    }

    private mutating func function(_ name: String, at place: Int, _ depth: Int) throws(FormulaProblem) {
        let open = column
        if let look = Formula.Look(rawValue: name), look != .now {
            at += 1
            guard case .name(let code) = token, tokens[at + 1].token == .sign(")") else {
                throw FormulaProblem(.codeNeeded(name), at: column)
            }
            at += 2
            return add(.value(code, look), at: place)
        }
        let fold = Formula.Fold(rawValue: name)
        guard fold != nil || ["abs", "round", "ifmissing"].contains(name) else {
            throw FormulaProblem(.functionUnknown(name), at: place)
        }
        at += 1
        try sum(depth)
        if name == "round" { return try rounding(open, at: place) }
        var count = 1
        while takes(";") {
            try sum(depth)
            count += 1
        }
        if token == .end { throw FormulaProblem(.bracketOpen, at: open) }
        guard takes(")") else { throw FormulaProblem(.operatorMissing, at: column) }
        switch (fold, name) {
        case (let fold?, _):
            guard count >= 2 else { throw FormulaProblem(.arguments(name, needs: "ít nhất hai đối số"), at: place) }
            add(.fold(fold, count: count), at: place)
        case (_, "abs"):
            guard count == 1 else { throw FormulaProblem(.arguments(name, needs: "một đối số"), at: place) }
            add(.abs, at: place)
        default:
            guard count == 2 else { throw FormulaProblem(.arguments(name, needs: "hai đối số"), at: place) }
            add(.ifMissing, at: place)
        }
    }

    private mutating func rounding(_ open: Int, at place: Int) throws(FormulaProblem) {
        if token == .end { throw FormulaProblem(.bracketOpen, at: open) }
        if token == .sign(")") {
            throw FormulaProblem(.arguments("round", needs: "hai đối số: số cần làm tròn và số chữ số"), at: place)
        }
        guard takes(";") else { throw FormulaProblem(.operatorMissing, at: column) }
        guard case .number(let number) = token, let digits = Int(exactly: number), (0...6).contains(digits),
            tokens[at + 1].token == .sign(")")
        else { throw FormulaProblem(.digitsNeeded, at: column) }
        at += 2
        add(.round(digits: digits), at: place)
    }
}
