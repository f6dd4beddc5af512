import Design
import Plans
import Vocabulary

/// How a demand and what it is tied to are told.
enum LinkWords {
    /// `từ 90 % trở lên, đến năm 2030, cấp tỉnh`.
    static func reading(_ aim: Aim, _ language: Language) -> String {
        var parts = [language(aim.value.reading)]
        if let year = aim.horizon { parts.append(language("đến năm \(year)", "by \(year)")) }
        if aim.level != .unsaid { parts.append(language(DefinitionWords.level(aim.level))) }
        return parts.joined(separator: ", ")
    }

    static func flags(_ aim: Aim, _ language: Language) -> HTML {
        aim.flags.compactMap(DefinitionWords.flag).markup { words in
            "<span class=\"sub\">\(language(words))</span>"
        }
    }

    /// `khớp 82%: chung 6 từ…`
    static func score(_ match: AimMatching.Match, _ language: Language) -> String {
        let share = Written.decimal((match.score * 100).rounded(), places: 0) + "%"
        return "\(language("khớp \(share)", "\(share) alike")). \(match.reasons.joined(separator: " "))"
    }

    /// The plan's words and how they were read, over a form that is made for them.
    static func asked(_ line: Aims.Line, _ language: Language) -> HTML {
        """
        <section class="sec">\(Facts([
            (language("Chỉ tiêu", "Target"), "<a href=\"\(Address("/chi-tieu/{id}", line.aim.target.text))\">\(line.targetName)</a>"),
            (language("Văn bản ghi", "The plan says"), HTML(text: line.raw.isEmpty ? line.aim.words : line.raw)),
            (language("Hiểu là", "Read as"), "\(reading(line.aim, language))\(flags(line.aim, language))"),
            (language("Kế hoạch", "Plan"), "<a href=\"\(Address("/ke-hoach/{id}", line.plan.text))\">\(line.planCode)</a>"),
        ]))</section>
        """
    }

    /// What other plans say of the same thing, and where they differ; empty when none does. For a target's page too.
    static func twins(_ twins: [Aims.Twin], _ language: Language) -> HTML {
        guard !twins.isEmpty else { return .empty }
        return """
            <ul class="twins">\(twins.markup { twin in
                let place = twin.other.annex.isEmpty ? "" : ", \(twin.other.annex)"
                let differs: HTML =
                    twin.differences.isEmpty
                    ? Badge(.ok, language("nói như nhau", "says the same")).html
                    : Badge(.late, twin.differences.map { language(DefinitionWords.difference($0)) }.joined(separator: ", "), wraps: true).html
                return """
                    <li>\(differs) <a href="\(Address("/chi-tieu/{id}", twin.other.aim.target.text))">\(twin.other.planCode)\(place)</a>: \
                    \(twin.other.targetName): <b>\(reading(twin.other.aim, language))</b>\
                    <span class="sub">\(language("ở đây", "here")): \(reading(twin.aim, language)); \(score(twin.match, language))</span></li>
                    """
            })</ul>
            """
    }

    /// The same as a section of a page.
    static func twinSection(_ twins: [Aims.Twin], _ language: Language) -> HTML {
        guard !twins.isEmpty else { return .empty }
        let count = twins.count { !$0.differences.isEmpty }
        let meta =
            count == 0
            ? language("các văn bản nói như nhau", "the papers agree")
            : language("\(count) chỗ nói khác nhau", "\(count) differ")
        return """
            <section class="sec">\(SectionHead(language("Văn bản khác nói về cùng việc này", "What other papers say of the same"), meta: HTML(text: meta), id: "noi-khac"))\
            \(LinkWords.twins(twins, language))</section>
            """
    }
}
