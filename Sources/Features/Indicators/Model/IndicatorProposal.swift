internal import Extraction
package import Organizations
package import Plans
internal import Vietnamese
package import Vocabulary

/// A definition proposed for a demand that nothing measures yet; a person completes and accepts it.
package struct IndicatorProposal: Sendable, Hashable {
    package var indicator: Indicator
    /// What the person must look at: `ratio.names-missing`, `scope.departments-too`.
    package var flags: [String]

    /// - Parameters:
    ///   - performers: codes of the units that carry it out, `g-so-ban-nganh`, `g-ubnd-xa`.
    ///   - taken: codes of the indicators that exist.
    ///   - day: from when the definition holds.
    package init(
        for source: AimSource, draft: AimDraft, performers: [String], taken: Set<String>, id: ID<Indicator>,
        from day: Day
    ) {
        let name = IndicatorNames.cleaned(source, draft)
        let unit = draft.value.unit.isEmpty ? source.unit : draft.value.unit
        var found = Indicator(id: id, code: IndicatorNames.code(of: name, taken: taken), name: name, from: day)
        var flags: [String] = []
        found.unit = unit
        found.direction = .proposed(for: draft.value, name: source.name, unit: unit)
        let key = " " + foldedKey(name) + " "
        let isWhole = [.rank, .level, .yes].contains(found.direction)
        let isShare = ["ty le ", "ti le ", "ty trong ", "ti trong "].contains { key.hasPrefix(" " + $0) }

        if !isWhole, found.isPercent, isShare {
            found.kind = .ratio
            found.acrossUnits = .ratio
            if let parts = IndicatorNames.quotient(name) {
                (found.numerator, found.denominator) = parts
            } else {
                flags.append("ratio.names-missing")
            }
        } else if !isWhole, !found.isPercent, key.contains(" hang nam ") {
            found.kind = .flow
            found.acrossTime = .sum
        } else if !isWhole, !found.isPercent, key.hasPrefix(" so ") {
            found.kind = .cumulative
        }

        found.frequency =
            if isWhole || key.contains(" grdp ") || key.contains(" kinh te so ") || key.contains(" chi so ") {
                .year
            } else if [" thu tuc hanh chinh ", " dich vu cong ", " ho so ", " van ban "].contains(where: key.contains) {
                .month
            } else {
                .quarter
            }

        let communes = draft.level == .commune || performers.contains("g-ubnd-xa")
        let departments = performers.contains("g-so-ban-nganh")
        if isWhole || draft.level == .province || draft.level == .district || !communes && !departments {
            found.scope = .province
            found.acrossUnits = found.kind == .ratio ? .ratio : .own
        } else if communes {
            found.scope = .communes
            if departments { flags.append("scope.departments-too") }
        } else {
            found.scope = .departments
        }
        // A percentage without its two numbers cannot be summed.
        if found.isPercent, found.kind != .ratio { found.acrossUnits = .own }
        found.decimals = isWhole || found.kind == .cumulative || found.kind == .flow ? 0 : 1
        indicator = found
        self.flags = flags
    }
}

/// Names and codes of indicators out of the words of a plan.
enum IndicatorNames {
    /// The name without striving, place and value, beginning with a capital: `Phấn đấu tỷ lệ A trên địa bàn tỉnh.` →
    /// `Tỷ lệ A`.
    static func cleaned(_ source: AimSource, _ draft: AimDraft) -> String {
        // A sentence with its value in it: the words without the value name the measure.
        var name = source.value.raw.isEmpty ? without(draft.value.raw, draft.words) : source.name
        if draft.value.op == .level { name = behindLevel(name) }
        var words = AimClauses.trimmed(name).split(separator: " ").map(String.init)
        while let first = words.first, ["phan", "dau"].contains(foldedKey(first)), words.count > 2 {
            words.removeFirst()
        }
        while let last = words.last, ["dat", "tu", "la"].contains(foldedKey(last)), words.count > 2 {
            words.removeLast()
        }
        for phrase in ["tren dia ban tinh quang ngai", "tren dia ban tinh"] { words = drop(phrase, words) }
        var text = words.joined(separator: " ")
        if source.value.raw.isEmpty, draft.value.unit.hasPrefix("%"), !foldedKey(text).hasPrefix("ty ") {
            text = "Tỷ lệ " + text.prefix(1).lowercased() + text.dropFirst()
        }
        // An indicator's name has at most 500 letters; a plan's sentence may have more.
        return String((text.prefix(1).uppercased() + text.dropFirst()).prefix(300))
    }

    /// Folded, hyphenated, at most 60 characters, begun by a letter; `-2`, `-3` when it is taken.
    static func code(of name: String, taken: Set<String>) -> String {
        var words = foldedKey(name).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
        if words.count > 3, ["ty le", "ti le", "so luong"].contains(words.prefix(2).joined(separator: " ")) {
            words.removeFirst(2)
        }
        while let first = words.first, first.first?.isNumber == true { words.removeFirst() }
        var code = ""
        for word in words where code.utf8.count + word.utf8.count < 56 { code += (code.isEmpty ? "" : "-") + word }
        if code.utf8.count < 2 { code = "chi-so" }
        guard taken.contains(code) else { return code }
        var number = 2
        while taken.contains("\(code)-\(number)") { number += 1 }
        return "\(code)-\(number)"
    }

    /// What the numerator and the denominator of `Tỷ lệ …` count, when its words tell; nil otherwise.
    static func quotient(_ name: String) -> (numerator: String, denominator: String)? {
        var words = name.split(separator: " ").map(String.init)
        guard words.count > 3 else { return nil }
        words.removeFirst(2)
        let keys = words.map(foldedKey)
        if let place = keys.indices.dropLast().first(where: {
            keys[$0] == "tren" && ["tong", "so", "kinh"].contains(keys[$0 + 1])
        }), place > 0 {
            return (
                sentence(words[..<place]),
                sentence(words[(place + 1)...])
            )
        }
        let verbs: Set<String> = ["duoc", "co", "dat", "su", "danh", "biet", "thuc", "da", "phai", "tham"]
        let pairs: [String: String] = ["su": "dung", "danh": "gia", "thuc": "hien", "tham": "gia"]
        guard
            let place = keys.indices.first(where: {
                verbs.contains(keys[$0])
                    && (pairs[keys[$0]] == nil || keys.indices.contains($0 + 1) && pairs[keys[$0]] == keys[$0 + 1])
            }), place > 0
        else { return nil }
        return ("Số " + words.joined(separator: " "), "Số " + words[..<place].joined(separator: " "))
    }

    private static func sentence(_ words: ArraySlice<String>) -> String {
        let text = words.joined(separator: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private static func without(_ value: String, _ words: String) -> String {
        value.isEmpty ? words : words.replacing(value, with: "").split(separator: " ").joined(separator: " ")
    }

    /// `Tỉnh đạt cấp độ 3 mức độ trưởng thành …` → `mức độ trưởng thành …`; the whole when nothing stands behind.
    private static func behindLevel(_ name: String) -> String {
        let words = name.split(separator: " ").map(String.init)
        guard let number = words.lastIndex(where: { $0.utf8.contains { (48...57).contains($0) } }),
            number + 2 < words.count
        else { return name }
        return words[(number + 1)...].joined(separator: " ")
    }

    private static func drop(_ phrase: String, _ words: [String]) -> [String] {
        let wanted = phrase.split(separator: " ").map(String.init)
        let keys = words.map { AimClauses.trimmed(foldedKey($0)) }
        guard words.count > wanted.count + 1 else { return words }
        for start in 0...(words.count - wanted.count)
        where keys[start..<(start + wanted.count)].elementsEqual(wanted) {
            return Array(words[..<start] + words[(start + wanted.count)...])
        }
        return words
    }
}
