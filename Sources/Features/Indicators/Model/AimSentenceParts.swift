internal import Extraction
internal import Plans
internal import Vietnamese

/// A sentence cut into clauses that hold one value each.
enum AimClauses {
    /// Cut at semicolons, commas and `và`; pieces without a value join the value they belong to: the one before when the
    /// sentence begins with a value (`90% A, B; 70% C`), else the one behind (`A, B đạt 90%; C đạt 70%`).
    static func cut(_ sentence: String) -> [String] {
        let pieces = pieces(sentence)
        let hasValue = pieces.map { value(of: $0, unit: "") != nil }
        guard hasValue.count(where: { $0 }) > 1 else { return [trimmed(sentence)] }
        let leads = startsWithValue(sentence)
        var clauses: [String] = []
        var waiting: [String] = []
        for (piece, holds) in zip(pieces, hasValue) {
            if holds {
                clauses.append((waiting + [piece]).joined(separator: ", "))
                waiting = []
            } else if leads, !clauses.isEmpty {
                clauses[clauses.count - 1] += ", " + piece
            } else {
                waiting.append(piece)
            }
        }
        if !waiting.isEmpty { clauses[clauses.count - 1] += ", " + waiting.joined(separator: ", ") }
        return clauses
    }

    /// The value of a clause: a percentage wherever it stands, or a number behind words of comparison or reaching.
    static func value(of clause: String, unit: String) -> TargetValue? {
        let words = trimmed(clause).split(separator: " ").map(String.init)
        let keys = words.map(foldedKey)
        for start in keys.indices
        where opens(keys[start]) || start == 0 && isNumber(keys[start]) || isPercent(keys, start) {
            // From the first word of the opening on: `không quá` is one.
            guard let digit = keys[start...].firstIndex(where: isNumber), digit - start <= 5 else { continue }
            guard !isMeasure(keys, digit) else { continue }
            var end = isPercent(keys, digit) ? percentEnd(keys, digit) : keys.count
            if keys.count > end + 1, keys[end] == "tro" { end += 2 }
            var reading = ValueGrammar.read(words[start..<end].joined(separator: " "), unit: unit)
            if reading.op == .text || reading.op == .yes { continue }
            if reading.unit.isEmpty { reading.unit = unit }
            reading.raw = trimmed(words[start..<end].joined(separator: " "))
            return TargetValue(reading)
        }
        return nil
    }

    /// Without signs and joining words at either end.
    static func trimmed(_ text: String) -> String {
        var words = text.split(separator: " ").map(String.init)
        while let last = words.last, [";", ",", ".", "và"].contains(last) { words.removeLast() }
        while let first = words.first, [";", ",", ".", "và"].contains(first) { words.removeFirst() }
        var joined = words.joined(separator: " ")
        while let last = joined.last, ";,.".contains(last) { joined.removeLast() }
        return joined
    }

    /// Whether a name holds no number at all: a heading over other targets.
    static func numberless(_ text: String) -> Bool { !text.utf8.contains { (48...57).contains($0) } }

    private static func pieces(_ sentence: String) -> [String] {
        var pieces: [[Substring]] = [[]]
        for word in sentence.split(separator: " ") {
            if word == "và" {
                pieces.append([])
                continue
            }
            pieces[pieces.count - 1].append(word)
            if word.last == "," || word.last == ";" { pieces.append([]) }
        }
        return pieces.map { trimmed($0.joined(separator: " ")) }.filter { !$0.isEmpty }
    }

    private static func startsWithValue(_ sentence: String) -> Bool {
        let keys = sentence.split(separator: " ").prefix(5).map { foldedKey(String($0)) }
        return keys.first.map { opens($0) || isNumber($0) } ?? false
    }

    private static func isNumber(_ key: String) -> Bool {
        guard let first = key.drop(while: { "≥≤><=".contains($0) }).utf8.first else { return false }
        return (48...57).contains(first)
    }

    private static func isPercent(_ keys: [String], _ place: Int) -> Bool {
        isNumber(keys[place])
            && (keys[place].contains("%") || keys.indices.contains(place + 1) && keys[place + 1].hasPrefix("%")
                || keys.indices.contains(place + 2) && ["-", "den"].contains(keys[place + 1])
                    && keys[place + 2].contains("%"))
    }

    private static func percentEnd(_ keys: [String], _ place: Int) -> Int {
        (keys[place...].firstIndex { $0.contains("%") } ?? place) + 1
    }

    private static func opens(_ key: String) -> Bool {
        [
            "khong", "toi", "it", "nhat", "nhieu", "tren", "duoi", "hon", "vuot", "dat", "khoang", "tu", "con", "bang",
            "xuong", "len", "lon", "cao", "nho", "thap", "co", "duy", "la", "≥", "≤", ">", "<", ">=", "<=", "=", "top",
            "hang", "thu", "xep",
        ].contains(key)
    }

    /// A number that says when, how old, how fast or which paper, and sets no value.
    private static func isMeasure(_ keys: [String], _ place: Int) -> Bool {
        let before = place > 0 ? keys[place - 1] : ""
        let after = place + 1 < keys.count ? keys[place + 1] : ""
        let isDay = keys[place].contains("/")
        return isDay || ["nam", "quy", "thang", "ngay", "so", "dieu", "lop", "g"].contains(before)
            || ["tuoi", "gb/s", "mb/s", "gbps", "mbps", "gio", "phut"].contains { after.hasPrefix($0) }
    }
}

/// Values by year in one cell or sentence: `2026: 60%; 2030: 90%`, `đến năm 2027 đạt 60%, đến năm 2030 đạt 90%`.
enum AimYears {
    struct Steps {
        var last: TargetValue
        var year: Int
        var milestones: [Aim.Milestone]
    }

    /// Nil unless at least two pieces name a year and a number, each year once.
    static func read(_ text: String, unit: String) -> Steps? {
        guard !foldedKey(text).contains("so voi") else { return nil }
        let pieces = AimClauses.cut(years(text)).flatMap { $0.split(separator: ";") }.map(String.init)
        var found: [(year: Int, value: TargetValue)] = []
        for piece in pieces {
            guard let (year, rest) = parted(piece) else { continue }
            let value = AimClauses.value(of: rest, unit: unit) ?? TargetValue(ValueGrammar.read(rest, unit: unit))
            guard value.low ?? value.high != nil, !found.contains(where: { $0.year == year }) else { return nil }
            found.append((year, value))
        }
        found.sort { $0.year < $1.year }
        guard found.count > 1, let last = found.last else { return nil }
        let milestones = found.dropLast().compactMap { step in
            (step.value.low ?? step.value.high).map { Aim.Milestone(year: step.year, value: $0, source: text) }
        }
        return Steps(last: last.value, year: last.year, milestones: milestones)
    }

    /// Parts that begin with a year stand alone: `2026: 60, 2030: 90`.
    private static func years(_ text: String) -> String {
        var words: [String] = []
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init) {
            if let last = words.last, last.hasSuffix(",") { words[words.count - 1] = String(last.dropLast()) + ";" }
            words.append(word)
        }
        return words.joined(separator: " ")
    }

    /// The one year of a piece and the words without it.
    private static func parted(_ piece: String) -> (Int, String)? {
        var year: Int?
        var rest: [String] = []
        for word in piece.split(separator: " ").map(String.init) {
            let bare = word.trimming(["(", ")", ":", ",", ".", ";"])
            if bare.utf8.count == 4, let number = Int(bare), (2000...2199).contains(number) {
                guard year == nil else { return nil }
                year = number
                while let last = rest.last, ["nam", "den", "het", "cuoi"].contains(foldedKey(last)) {
                    rest.removeLast()
                }
            } else {
                rest.append(word)
            }
        }
        return year.map { ($0, rest.joined(separator: " ")) }
    }
}

extension String {
    fileprivate func trimming(_ signs: Set<Character>) -> String {
        var view = self[...]
        while let first = view.first, signs.contains(first) { view.removeFirst() }
        while let last = view.last, signs.contains(last) { view.removeLast() }
        return String(view)
    }
}
