internal import Vietnamese

/// Finds the orders to report that the body gives: who, to whom, how often, by when.
struct DutyReader {
    let directory: AgencyDirectory

    /// The duties in the order of the text. Only sentences that name a rhythm or a day count.
    func duties(lines: [HeadLine], from start: Int) -> [ReportingDuty] {
        var duties: [ReportingDuty] = []
        var heading: String?
        for sentence in sentences(lines, from: start) {
            if sentence.isHeading {
                heading = sentence.text
                continue
            }
            if let duty = duty(sentence, heading: heading) { duties.append(duty) }
        }
        return duties
    }

    private func duty(_ written: Sentence, heading: String?) -> ReportingDuty? {
        let sentence = written.text
        guard sentence.mayOrder else { return nil }
        let tokens = cellTokens(sentence)
        let words = tokens.map(\.folded)
        guard let deed = deed(words) else { return nil }
        let cadences = cadences(tokens)
        let due = due(tokens)
        guard !cadences.isEmpty || due != nil || saysRegular(words) else { return nil }
        let scalars = Array(sentence.unicodeScalars)
        let before = text(scalars, tokens[..<deed])
        var subjects = directory.mentions(in: before)
        if subjects.isEmpty { subjects = directory.mentions(in: beforeRoles(written.opening)) }
        if subjects.isEmpty, let heading { subjects = directory.mentions(in: heading) }
        return ReportingDuty(
            raw: sentence, cadence: cadences.isEmpty ? nil : cadences.joined(separator: ", "), due: due,
            from: subjects.isEmpty ? nil : subjects.prefix(4).joined(separator: ", "),
            to: receiver(tokens, scalars, after: deed) ?? directory.mentions(in: text(scalars, tokens[deed...])).first)
    }

    /// The words before `chủ trì` and `phối hợp`: who leads, without those who help.
    private func beforeRoles(_ opening: String) -> String {
        let tokens = cellTokens(opening)
        let end = tokens.indices.dropLast().first { index in
            tokens[index].isWord("chu") && tokens[index + 1].isWord("tri")
                || tokens[index].isWord("phoi") && tokens[index + 1].isWord("hop")
        }
        return text(Array(opening.unicodeScalars), tokens[..<(end ?? tokens.endIndex)])
    }

    /// The body right behind the last `báo cáo` of the sentence that names one: capitals up to what is reported.
    private func receiver(_ tokens: [CellToken], _ scalars: [Unicode.Scalar], after deed: Int) -> String? {
        for place in tokens.indices.reversed() where place >= deed && place + 2 < tokens.count {
            guard tokens[place].isWord("bao"), tokens[place + 1].isWord("cao") else { continue }
            var start = place + 2
            if tokens[start].isWord("qua") { continue }
            while start < tokens.count, ["ve", "cho", "gui", "len", "den"].contains(tokens[start].folded) { start += 1 }
            guard start < tokens.count, scalars[tokens[start].range.lowerBound].properties.isUppercase else { continue }
            var end = start
            while end < tokens.count, !DutyReader.reported.contains(tokens[end].exact), tokens[end].kind != .number,
                !tokens[end].isSign(";"), !tokens[end].isSign("(")
            { end += 1 }
            var words = tokens[start..<end]
            while let last = words.last, last.kind == .sign { words = words.dropLast() }
            if !words.isEmpty { return text(scalars, words) }
        }
        return nil
    }

    /// Words that open what is reported, or what happens then.
    private static let reported: Set<String> = [
        "về", "kết", "tình", "để", "trước", "theo", "xem", "việc", "những", "định", "nội", "trong", "tại", "khi",
    ]

    /// Where `báo cáo` stands as a deed, or a review (`sơ kết`, `tổng kết`).
    private func deed(_ words: [String]) -> Int? {
        for index in words.indices.dropLast() {
            if words[index] == "bao", words[index + 1] == "cao" {
                let before = index > 0 ? words[index - 1] : ""
                let after = index + 2 < words.count ? words[index + 2] : ""
                // `các báo cáo`, `chế độ báo cáo`, `hệ thống báo cáo` are things, not deeds.
                if ["cac", "do", "thong", "mau", "ban", "nhung", "theo"].contains(before) || after == "vien" {
                    continue
                }
                return index
            }
            if ["so", "tong"].contains(words[index]), words[index + 1] == "ket" { return index }
        }
        return nil
    }

    private func saysRegular(_ words: [String]) -> Bool {
        words.indices.dropLast().contains { words[$0] == "dinh" && words[$0 + 1] == "ky" }
    }

    /// `hàng tháng, 3 tháng, 6 tháng, 1 năm` → monthly, quarterly, half-yearly, yearly.
    private func cadences(_ tokens: [CellToken]) -> [String] {
        var found: [String] = []
        func add(_ cadence: String) { if !found.contains(cadence) { found.append(cadence) } }
        for (index, token) in tokens.enumerated() where index + 1 < tokens.count {
            let unit = tokens[index + 1].folded
            if token.isWord("hang") || token.isWord("moi") {
                switch unit {
                case "tuan": add("weekly")
                case "thang": add("monthly")
                case "quy": add("quarterly")
                case "nam": add("yearly")
                default: break
                }
            }
            guard token.kind == .number, token.digits <= 2, isRegular(tokens, before: index) else { continue }
            switch (token.value, unit) {
            case (1, "thang"): add("monthly")
            case (3, "thang"): add("quarterly")
            case (6, "thang"): add("half-yearly")
            case (1, "nam"), (12, "thang"): add("yearly")
            case (2...10, "nam"): add("every-\(token.value)-years")
            default: break
            }
        }
        return found
    }

    /// A length of time counts as a rhythm only in a list that `định kỳ` or `hằng` opens.
    private func isRegular(_ tokens: [CellToken], before index: Int) -> Bool {
        var place = index - 1
        var steps = 0
        while place >= 0, steps < 14 {
            if tokens[place].isWord("ky") || tokens[place].isWord("hang") { return true }
            let belongs =
                tokens[place].isSign(",") || tokens[place].kind == .number
                || ["thang", "nam", "quy", "va", "hang", "tuan"].contains(tokens[place].folded)
            if !belongs { return false }
            place -= 1
            steps += 1
        }
        return false
    }

    /// `trước ngày 10` → before day 10, `trước ngày 30/11` → before 30/11.
    private func due(_ tokens: [CellToken]) -> String? {
        for (index, token) in tokens.enumerated() where token.isWord("truoc") || token.isWord("cham") {
            var place = index + 1
            while place < tokens.count, ["nhat", "ngay", "la", "vao"].contains(tokens[place].folded) { place += 1 }
            guard place > index, place < tokens.count, tokens[place].kind == .number, tokens[place].value <= 31 else {
                continue
            }
            guard place + 2 < tokens.count, tokens[place + 1].isSign("/"), tokens[place + 2].kind == .number else {
                return "before day \(tokens[place].value)"
            }
            var text = "before \(tokens[place].folded)/\(tokens[place + 2].folded)"
            if place + 4 < tokens.count, tokens[place + 3].isSign("/"), let year = tokens[place + 4].year {
                text += "/\(year)"
            }
            return text
        }
        return nil
    }

    private func text(_ scalars: [Unicode.Scalar], _ tokens: ArraySlice<CellToken>) -> String {
        guard let first = tokens.first, let last = tokens.last else { return "" }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[first.range.lowerBound..<last.range.upperBound])
        return String(view)
    }

    // MARK: sentences

    private struct Sentence {
        var text: String
        var isHeading: Bool
        /// The first words of its paragraph, where the subject stands.
        var opening = ""
    }

    /// The body's sentences: lines that a page broke are joined, tables left out, annexes not read.
    private func sentences(_ lines: [HeadLine], from start: Int) -> [Sentence] {
        var sentences: [Sentence] = []
        var open = ""
        func close() {
            defer { open = "" }
            guard !open.isEmpty, open.mayOrder else { return }
            let opening = open.split(separator: " ").prefix(14).joined(separator: " ")
            for part in split(open) { sentences.append(Sentence(text: part, isHeading: false, opening: opening)) }
        }
        for line in lines.dropFirst(start) {
            if line.opensAnnex || line.starts("noi nhan") { break }
            if line.isTable || line.cell != nil {
                close()
                continue
            }
            let first = line.text.unicodeScalars.first
            let goesOn =
                first?.properties.isLowercase == true
                || !open.isEmpty && !ended(open)
                    && first.map { !"-+–".unicodeScalars.contains($0) && !(48...57).contains($0.value) } == true
            if !goesOn { close() }
            let isHeading =
                line.headingLevel > 0
                || line.key.utf8.count < 90 && (line.isBold || isNumbered(line)) && !ended(line.text)
            if isHeading, !goesOn {
                sentences.append(Sentence(text: line.text, isHeading: true))
            } else {
                open += (open.isEmpty ? "" : " ") + line.text
            }
        }
        close()
        return sentences
    }

    private func isNumbered(_ line: HeadLine) -> Bool {
        guard let first = line.key.utf8.first else { return false }
        return (48...57).contains(first) || line.text.unicodeScalars.prefix(2).last == ")"
    }

    private func ended(_ text: String) -> Bool {
        guard let last = text.unicodeScalars.last else { return false }
        return ".;:".unicodeScalars.contains(last)
    }

    /// Cuts after `. ` and `; `, not after abbreviations and numbers.
    private func split(_ text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        var parts: [String] = []
        var start = 0
        for index in scalars.indices.dropLast() where scalars[index] == "." || scalars[index] == ";" {
            guard scalars[index + 1] == " " else { continue }
            if index > 0, scalars[index] == ".", (48...57).contains(scalars[index - 1].value) || index - start < 4 {
                continue
            }
            parts.append(part(scalars[start...index]))
            start = index + 1
        }
        parts.append(part(scalars[start...]))
        return parts.filter { !$0.isEmpty }
    }

    private func part(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return trimmedItem(String(view))
    }
}

extension String {
    /// Most sentences order nothing: a look at the bytes spares cutting them into words.
    fileprivate var mayOrder: Bool {
        holds(bytes: "áo cáo") || holds(bytes: "ơ kết") || holds(bytes: "ổng kết")
    }

    /// Whether these bytes stand in the text.
    fileprivate func holds(bytes needle: StaticString) -> Bool {
        needle.withUTF8Buffer { needle in
            guard let first = needle.first else { return true }
            var rest = utf8[...]
            while let place = rest.firstIndex(of: first) {
                rest = rest[place...]
                if rest.starts(with: needle) { return true }
                rest = rest.dropFirst()
            }
            return false
        }
    }
}
