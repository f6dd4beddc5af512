import Design
import Organizations
import Plans
import Vietnamese
import Vocabulary
import Web

/// One demand: what the plan says, what measures it, and where its way starts.
struct AimPage {
    let line: Aims.Line
    /// The other demands of the same sentence.
    let siblings: [Aims.Line]
    let twins: [Aims.Twin]
    let view: CubeView
    let proposal: (indicator: Indicator, flags: [String], line: Aims.Line)
    let decision: (by: String, words: String)
    let search: String
    let sent: Form?
    let trouble: FieldTrouble?
    let history: HTML
    let token: HTML
    let language: Language

    private var aim: Aim { line.aim }
    private func address(_ deed: String) -> Address { Address("/chi-tieu/noi/{id}/{deed}", aim.id.text, deed) }
    private var hidden: HTML { "\(token)<input type=\"hidden\" name=\"ban\" value=\"\(aim.version)\">" }

    var title: String { language("Mức phải đạt", "Demand") }

    var main: HTML {
        """
        \(Breadcrumb([(language("Gắn chỉ tiêu", "Tie targets"), LinkScreens.list), (title, nil)]))\
        \(PageHead(line.targetName))\
        \(trouble.map { Notice(.trouble, $0.message.says, next: $0.message.next) })\
        \(LinkWords.asked(line, language))\(beside)\(LinkWords.twinSection(twins, language))\(tied)\(candidates)\(fresh)\
        \(refusal)\(correction)\(history)
        """
    }

    private var beside: HTML {
        guard !siblings.isEmpty else { return .empty }
        return """
            <section class="sec">\(SectionHead(language("Cùng câu này còn có", "The same sentence also demands")))\
            <ul>\(siblings.markup { "<li><a href=\"\(Address("/chi-tieu/noi/{id}", $0.aim.id.text))\">\(LinkWords.reading($0.aim, language))</a>\(LinkWords.flags($0.aim, language))</li>" })</ul></section>
            """
    }

    private var tied: HTML {
        let by = [decision.by, decision.words].filter { !$0.isEmpty }.joined(separator: ": ")
        switch aim.link {
        case .proposed: return .empty
        case .refused:
            return Notice(.warning, language("Đã quyết định không gắn.", "Decided: not tied."), next: by).html
        case .accepted:
            guard let indicator = aim.indicator.flatMap({ view.indicator($0) }) else { return .empty }
            return """
                <section class="sec">\(SectionHead(language("Đang đo bằng", "Measured by"), meta: HTML(text: by)))\
                <p><a href="\(Address("/chi-so/{code}", indicator.code))">\(indicator.name)</a> \
                <span class="muted">\(language("Chọn chỉ số khác bên dưới để quyết định lại.", "Choose another below to decide again."))</span></p></section>
                """
        }
    }

    /// The indicators whose names come closest, or those that were searched for.
    private var candidates: HTML {
        let keys = foldedKey(search).split(separator: " ")
        let subject = line.subject
        let all = view.indicators.filter { indicator in
            guard indicator.retiredReason == nil, indicator.id != aim.indicator || aim.link != .accepted else {
                return false
            }
            guard !keys.isEmpty else { return true }
            let text = foldedKey("\(indicator.code) \(indicator.name) \(indicator.group)")
            return keys.allSatisfy { text.contains($0) }
        }.map { ($0, AimMatching.match(subject, AimMatching.Subject(name: $0.name, unit: $0.unit))) }
        let shown = all.filter { !keys.isEmpty || $0.1.score >= 0.2 }
            .sorted { ($1.1.score, $0.0.code) < ($0.1.score, $1.0.code) }.prefix(keys.isEmpty ? 5 : 20)
        let rows = shown.map { indicator, match in
            Table.Row([
                "<a href=\"\(Address("/chi-so/{code}", indicator.code))\">\(indicator.name)</a><span class=\"sub\">\(LinkWords.score(match, language))</span>",
                HTML(text: indicator.unit), HTML(text: language(ValueWords.frequency(indicator.frequency))),
                """
                <form method="post" action="\(address("gan"))">\(hidden)<input type="hidden" name="chi-so" value="\(indicator.id.text)">\
                \(Button(language("Gắn với chỉ số này", "Tie to this"), match.score >= AimMatching.threshold ? .hint : .plain))</form>
                """,
            ])
        }
        let columns: [Table.Column] = [
            .init(language("Chỉ số", "Indicator"), .main), .init(language("Đơn vị tính", "Unit")),
            .init(language("Kỳ", "Frequency")), .init(language("Quyết định", "Decision"), .wide, width: 20),
        ]
        let found: HTML =
            rows.isEmpty
            ? "<p class=\"muted\">\(language("Không có chỉ số nào gần nghĩa.", "No indicator comes close."))</p>"
            : Table(caption: .empty, columns: columns, rows: Array(rows), isList: false).html
        return """
            <section class="sec" id="chon">\(SectionHead(search.isEmpty ? language("Chỉ số gần nghĩa", "Indicators that come close") : language("Tìm thấy", "Found")))\
            \(FilterBar(
                action: Address("/chi-tieu/noi/{id}", aim.id.text),
                fields: [.search("tim", language("Tìm chỉ số khác", "Find another indicator"), value: search)]))\
            \(found)</section>
            """
    }

    /// What the program would define; with one press when nothing of it is open.
    private var fresh: HTML {
        guard aim.link != .accepted else { return .empty }
        let indicator = proposal.indicator
        let isWhole = proposal.flags.isEmpty && (try? indicator.check()) != nil
        let edit = Button(
            language("Sửa rồi lập", "Edit, then define"), isWhole ? .plain : .hint,
            to: Address("/chi-so/moi").with([("muc", aim.id.text)]))
        let press: HTML =
            isWhole
            ? """
            <form method="post" action="\(address("lap"))">\(hidden)\(Button(language("Lập và gắn", "Define and tie"), .hint))</form>
            """ : .empty
        return """
            <section class="sec">\(SectionHead(language("Hoặc lập chỉ số mới", "Or define a new one"), meta: HTML(text: language("đề xuất từ câu chữ của kế hoạch", "proposed from the plan's words"))))\
            \(Facts([
                (language("Tên", "Name"), HTML(text: indicator.name)), (language("Đơn vị tính", "Unit"), HTML(text: indicator.unit)),
                (language("Loại số", "Kind"), HTML(text: language(DefinitionWords.kind(indicator.kind)))),
                (language("Chiều tốt lên", "Which way is good"), HTML(text: language(DefinitionWords.direction(indicator.direction)))),
                (language("Kỳ", "Frequency"), HTML(text: language(ValueWords.frequency(indicator.frequency)))),
                (language("Ai báo cáo", "Who reports"), HTML(text: language(DefinitionWords.scope(indicator.scope)))),
            ]))\(proposal.flags.compactMap(DefinitionWords.flag).markup { Notice(.warning, language($0)).html })\
            <div class="acts">\(press)\(edit)</div></section>
            """
    }

    private var refusal: HTML {
        guard aim.link != .refused else { return .empty }
        return """
            <section class="sec">\(SectionHead(language("Hoặc không gắn", "Or do not tie")))\
            <form class="form one" method="post" action="\(address("khong"))">\(hidden)\
            \(Field.area("ly-do", language("Vì sao không đo chỉ tiêu này", "Why this is not measured"), value: sent?["ly-do"] ?? "", rows: 2, required: true))\
            <p class="acts">\(Button(language("Không gắn", "Do not tie")))</p></form></section>
            """
    }

    private var correction: HTML {
        let form = sent.flatMap { $0["trong-so"] == nil ? nil : AimForm($0) } ?? AimForm(aim)
        return """
            <section class="sec">\(SectionHead(language("Số xuất phát, mốc từng năm, trọng số", "Baseline, milestones, weight"), id: "moc"))\
            <form class="form" method="post" action="\(address("sua"))">\(hidden)\
            \(form.fields(years: AimForm.years(aim, today: view.today), trouble: trouble, language).markup(\.html))\
            <p class="acts">\(Button(language("Lưu", "Save"), .primary))</p></form></section>
            """
    }
}

/// What a person sets of a demand, as a form holds it.
struct AimForm {
    private var words: [String: String] = [:]
    private func word(_ name: String) -> String { words[name] ?? "" }

    init(_ aim: Aim) {
        words["trong-so"] = GridForm.written(aim.weight)
        if let baseline = aim.baseline {
            words["xuat-phat"] = GridForm.written(baseline.value)
            words["ky-xuat-phat"] = baseline.period.code
            words["nguon-xuat-phat"] = baseline.source
        }
        for milestone in aim.milestones {
            words["moc-\(milestone.year)"] = GridForm.written(milestone.value)
            words["nguon-\(milestone.year)"] = milestone.source
        }
    }

    init(_ form: Form) { for field in form.fields { words[field.name] = tidy(field.value) } }

    /// From this year, or the first milestone, to the horizon.
    static func years(_ aim: Aim, today: Day) -> [Int] {
        let first = min(today.year, aim.milestones.map(\.year).min() ?? today.year)
        let last = max(aim.horizon ?? today.year + 4, aim.milestones.map(\.year).max() ?? 0, first)
        return Array((first...last).prefix(20))
    }

    /// - Throws: `FieldTrouble` at the first field that cannot be read.
    func facts() throws(FieldTrouble) -> Aims.Facts {
        guard let weight = try number("trong-so"), weight >= 0 else {
            throw FieldTrouble("trong-so", .valueWrong("Trọng số là một số từ 0 trở lên."))
        }
        var baseline: Aim.Baseline?
        if let value = try number("xuat-phat") {
            guard let period = Period(word("ky-xuat-phat")) else {
                throw FieldTrouble("ky-xuat-phat", .periodWrong(word("ky-xuat-phat")))
            }
            guard !word("nguon-xuat-phat").isEmpty else {
                throw FieldTrouble("nguon-xuat-phat", .valueWrong("Số xuất phát phải có nguồn."))
            }
            baseline = Aim.Baseline(value: value, period: period, source: word("nguon-xuat-phat"))
        }
        var milestones: [Aim.Milestone] = []
        for name in words.keys.filter({ $0.hasPrefix("moc-") }).sorted() {
            guard let year = Int(name.dropFirst(4)), let value = try number(name) else { continue }
            milestones.append(Aim.Milestone(year: year, value: value, source: word("nguon-\(year)")))
        }
        return Aims.Facts(weight: weight, baseline: baseline, milestones: milestones)
    }

    private func number(_ name: String) throws(FieldTrouble) -> Double? {
        if word(name).isEmpty { return nil }
        guard let value = VietnameseNumber.read(word(name)), value.isFinite else {
            throw FieldTrouble(name, .valueWrong("“\(word(name))” không phải là một số."))
        }
        return value
    }

    func fields(years: [Int], trouble: FieldTrouble?, _ language: Language) -> [Field] {
        func wrong(_ name: String) -> String? { trouble?.field == name ? trouble?.message.says : nil }
        var fields: [Field] = [
            .number(
                "trong-so", language("Trọng số", "Weight"), value: word("trong-so"),
                hint: language("So với các chỉ tiêu cùng nhóm; thường là 1.", "Beside others of its group; usually 1."),
                error: wrong("trong-so")),
            .number(
                "xuat-phat", language("Số xuất phát", "Baseline"), value: word("xuat-phat"),
                hint: language(
                    "Mức lúc bắt đầu; không có thì chưa tính được tỷ lệ.", "Without one no rate is reckoned."),
                error: wrong("xuat-phat")),
            .text(
                "ky-xuat-phat", language("Kỳ của số xuất phát", "Period of the baseline"), value: word("ky-xuat-phat"),
                hint: language("2024, 2024-Q4 hoặc 2024-12.", "2024, 2024-Q4 or 2024-12."), error: wrong("ky-xuat-phat")
            ),
            .text(
                "nguon-xuat-phat", language("Nguồn của số xuất phát", "Source of the baseline"),
                value: word("nguon-xuat-phat"), error: wrong("nguon-xuat-phat")),
        ]
        for year in years {
            fields.append(
                .number(
                    "moc-\(year)", language("Mốc cuối năm \(year)", "By the end of \(year)"),
                    value: word("moc-\(year)"),
                    error: wrong("moc-\(year)")))
            fields.append(
                .text(
                    "nguon-\(year)", language("Nguồn của mốc \(year)", "Source of \(year)"),
                    value: word("nguon-\(year)")))
        }
        return fields
    }
}
