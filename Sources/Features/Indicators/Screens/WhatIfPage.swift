import Design
import Organizations
import Plans
import Vocabulary

/// Which demand is to be tried.
struct WhatIfChoice {
    /// Those that can be reckoned.
    let lines: [Standings.Line]
    let title: String
    let language: Language

    var main: HTML {
        let options = lines.map {
            Field.Option(
                $0.line.aim.id.text,
                "\($0.line.planCode): \($0.line.targetName.prefix(120)) (\($0.line.aim.horizon.map { String($0) } ?? "-"))"
            )
        }
        let form: HTML =
            lines.isEmpty
            ? EmptyState(
                language("Chưa có chỉ tiêu nào tính được", "No target can be reckoned yet"),
                next: HTML(
                    text: language("Cần nối chỉ tiêu với chỉ số trước.", "Targets must be tied to indicators first."))
            ).html
            : """
            <form class="form one" method="get" action="\(WhatIfScreens.address)">\
            \(Field.choice("muc", language("Chỉ tiêu", "Target"), options))\
            <div class="acts">\(Button(language("Mở", "Open"), .primary))</div></form>
            """
        return """
            \(Breadcrumb([(language("Chỉ tiêu", "Targets"), Address("/chi-tieu")), (title, nil)]))\
            \(PageHead(title, meta: "<span>\(language("tính trên bản sao, không lưu gì", "reckoned on a copy, nothing is stored"))</span>"))\(form)
            """
    }
}

/// The form of a what-if and what it changes, before beside after.
struct WhatIfPage {
    let line: Aims.Line
    let standing: AimStanding
    let form: WhatIfForm
    let problems: WhatIfForm.Problems
    /// Nil while nothing is changed or something is wrong.
    let outcome: WhatIfOutcome?
    /// The units that may be left out or merged; empty where the reader may not, or nothing can be.
    let units: [Standings.Named]
    let title: String
    let language: Language

    private var indicator: Indicator { standing.indicator }

    var main: HTML {
        """
        \(Breadcrumb([(language("Chỉ tiêu", "Targets"), Address("/chi-tieu")), (line.targetName, Address("/chi-tieu/{id}", line.aim.target.text)), (title, nil)]))\
        \(PageHead(title, meta: "<span>\(line.targetName), \(line.planCode)</span><span>\(language("tính trên bản sao, không lưu gì; địa chỉ trang này gửi được cho người khác", "reckoned on a copy, nothing is stored; this page's address can be sent to others"))</span>"))\
        \(problems.isEmpty ? .empty : Notice(.trouble, language("Chưa tính được.", "Not reckoned."), next: language("Sửa các ô được đánh dấu bên dưới.", "Correct the marked fields below.")).html)\
        \(result)\(fields)
        """
    }

    private func number(_ value: Double?) -> String { value.map { Written.decimal($0) } ?? "" }
    private func problem(_ name: String) -> String? { problems[name].map { language($0) } }
    private func typed(_ text: String, or usual: String) -> String { text.isEmpty ? usual : text }

    private var fields: HTML {
        let aim = line.aim
        let sign = indicator.unit.isEmpty ? "" : " (\(indicator.unit))"
        let bound: HTML =
            aim.value.op == .range
            ? .empty
            : Field.number(
                "gia-tri", language("Mức phải đạt", "Asked") + sign,
                value: typed(form.bound, or: number(aim.value.low ?? aim.value.high)), error: problem("gia-tri")
            ).html
        return """
            <section class="sec">\(SectionHead(language("Thay đổi gì", "What changes"), id: "thay-doi"))\
            <form class="form sheet" method="get" action="\(WhatIfScreens.address)"><input type="hidden" name="muc" value="\(aim.id.text)">\
            \(bound)\
            \(Field.number("nam", language("Đến hết năm", "By the end of"), value: typed(form.horizon, or: aim.horizon.map { String($0) } ?? ""), error: problem("nam")))\
            \(Field.number("moc-nam", language("Mốc của năm", "Milestone of the year"), value: form.milestoneYear, error: problem("moc-nam")))\
            \(Field.number("moc", language("Giá trị của mốc", "Value of the milestone") + sign, value: form.milestone, error: problem("moc")))\
            \(Field.number("trong-so", language("Trọng số trong kế hoạch", "Weight in the plan"), value: typed(form.weight, or: number(aim.weight)), error: problem("trong-so")))\
            \(Field.text("buoc-ky", language("Bước nhảy từ kỳ", "A step from the period"), value: form.stepPeriod, hint: language("viết như \(example)", "as \(example)"), error: problem("buoc-ky"), maxLength: 10))\
            \(Field.number("buoc", language("Độ lớn của bước", "Size of the step") + sign, value: form.step, error: problem("buoc")))\
            \(unitFields)\
            <div class="acts">\(Button(language("Tính lại", "Reckon"), .primary)) \(Button(language("Bỏ mọi thay đổi", "Take all back"), to: WhatIfScreens.of(aim.id)))</div></form></section>

            """
    }

    private var example: String {
        (standing.last?.period.next ?? Period(indicator.frequency, of: indicator.validFrom)).code
    }

    private var unitFields: HTML {
        guard units.count > 1 else { return .empty }
        let options = units.map { Field.Option($0.code, $0.name) }
        let none = [Field.Option("", language("không gộp", "none"))]
        return """
            \(Field.choices("bo", language("Bỏ ra khỏi phép tính", "Leave out"), options, selected: Set(form.without), error: problem("bo")))\
            \(Field.choice("gop-tu", language("Gộp đơn vị", "Merge"), none + options, selected: form.from, error: problem("gop-tu")))\
            \(Field.choice("gop-vao", language("vào đơn vị", "into"), none + options, selected: form.into))
            """
    }

    // MARK: - What follows

    private var result: HTML {
        guard let outcome else {
            guard problems.isEmpty else { return .empty }
            return
                "<p class=\"day\">\(language("Đổi một ô bên dưới rồi bấm Tính lại để xem điều gì đổi theo.", "Change a field below and reckon to see what follows."))</p>\n"
        }
        let (before, after) = (cells(outcome.before), cells(outcome.after))
        let rows = zip(before, after).map { old, new in
            let same = old.text == new.text
            return Table.Row(
                [
                    HTML(text: old.name), "<span class=\"num\">\(old.text)</span>",
                    same ? "<span class=\"num\">\(new.text)</span>" : "<b class=\"num\">\(new.text)</b>",
                    HTML(text: same ? language("giữ nguyên", "same") : language("đổi", "changed")),
                ], marked: !same)
        }
        return """
            <p class="day said">\(sentence(outcome))</p>
            <section class="sec">\(SectionHead(language("Trước và sau", "Before and after"), id: "truoc-sau"))\
            \(Table(caption: .empty, columns: [
                .init(language("Điều gì", "What"), .main, width: 30), .init(language("Đang có", "Now"), .wide), .init(language("Nếu đổi", "If changed"), .wide),
                .init(language("So sánh", "Compared"), width: 12),
            ], rows: rows, isList: false))</section>
            \(warnings(outcome))
            """
    }

    private func warnings(_ outcome: WhatIfOutcome) -> HTML {
        func list(_ head: String, _ warnings: [Warning]) -> HTML {
            guard !warnings.isEmpty else { return .empty }
            return """
                <section class="sec">\(SectionHead(head))<ul class="plain">\(warnings.markup {
                    "<li>\(language($0.words(frequency: indicator.frequency, unit: indicator.unit)))</li>"
                })</ul></section>

                """
        }
        return list(language("Cảnh báo có thêm", "Warnings gained"), outcome.gained)
            + list(language("Cảnh báo không còn", "Warnings gone"), outcome.lost)
    }

    private func sentence(_ outcome: WhatIfOutcome) -> String {
        let (before, after) = (outcome.before, outcome.after)
        var parts: [String] = []
        let (old, new) = (
            language(StandingWords.state(before.standing, short: true)),
            language(StandingWords.state(after.standing, short: true))
        )
        parts.append(
            outcome.changesState
                ? language("Tình trạng đổi từ «\(old)» sang «\(new)»", "The state changes from «\(old)» to «\(new)»")
                : language("Tình trạng vẫn là «\(new)»", "The state stays «\(new)»"))
        let (pace, paceAfter) = (pace(before.standing), self.pace(after.standing))
        if pace != paceAfter {
            parts.append(
                paceAfter == "-"
                    ? language("không còn nhịp nào phải giữ để đạt", "no pace is needed any more")
                    : language(
                        "nhịp cần từ \(pace) thành \(paceAfter)", "the pace needed goes from \(pace) to \(paceAfter)"))
        }
        let (rate, rateAfter) = (group(before.group), group(after.group))
        if rate != rateAfter {
            parts.append(
                language(
                    "tỷ lệ của cả kế hoạch từ \(rate) thành \(rateAfter)",
                    "the rate of the plan goes from \(rate) to \(rateAfter)"))
        }
        if !outcome.gained.isEmpty {
            parts.append(language("thêm \(outcome.gained.count) cảnh báo", "\(outcome.gained.count) warnings more"))
        }
        if !outcome.lost.isEmpty {
            parts.append(language("bớt \(outcome.lost.count) cảnh báo", "\(outcome.lost.count) warnings fewer"))
        }
        return parts.joined(separator: "; ") + "."
    }

    private func pace(_ standing: AimStanding) -> String {
        guard let pace = standing.pace, let required = pace.required else { return "-" }
        return language(ForecastWords(pace, frequency: indicator.frequency, unit: indicator.unit).rate(required))
    }

    private func group(_ rate: GroupRate) -> String {
        guard rate.isApplicable else { return "-" }
        let (low, high) = (AimRate.percent(rate.low), AimRate.percent(rate.high))
        return low == high ? low : language("\(low) đến \(high)", "\(low) to \(high)")
    }

    /// One side as the table shows it.
    private func cells(_ side: WhatIfSide) -> [(name: String, text: String)] {
        let standing = side.standing
        let milestones = standing.aim.milestones.map { "\($0.year): \(indicator.written($0.value))" }.joined(
            separator: "; ")
        let observed = standing.pace?.observed.flatMap { observed in
            standing.pace.map {
                language(ForecastWords($0, frequency: indicator.frequency, unit: indicator.unit).rate(observed))
            }
        }
        let ahead = standing.ahead.map {
            "\(indicator.written($0.estimate)) (\(indicator.written($0.low)) \(language("đến", "to")) \(indicator.written($0.high)))"
        }
        let now = standing.sure.last ?? standing.values.last
        return [
            (
                language("Mức phải đạt", "Asked"),
                language(StandingWords.demand(standing.aim.value, unit: indicator.unit))
            ),
            (language("Đến hết năm", "By the end of"), standing.aim.horizon.map { String($0) } ?? "-"),
            (language("Mốc trên đường", "Milestones"), milestones.isEmpty ? "-" : milestones),
            (language("Trọng số", "Weight"), Written.decimal(standing.aim.weight)),
            (
                language("Giá trị mới nhất", "Newest value"),
                now.map { "\(indicator.written($0.value)), \(language($0.period.short))" } ?? "-"
            ),
            (language("Đơn vị có số", "Units with a value"), "\(standing.reported)/\(standing.expected)"),
            (language("Nhịp cần", "Pace needed"), pace(standing)),
            (language("Nhịp thực", "Pace observed"), observed ?? "-"),
            (language("Dự báo lúc đến hạn", "Forecast at the end"), ahead ?? "-"),
            (language("Tình trạng", "State"), language(StandingWords.state(standing, short: true))),
            (
                language("Tỷ lệ tới mốc", "Rate to the milestone"),
                side.rates.milestone.flatMap { $0.rate.shown }.map { AimRate.percent($0) } ?? "-"
            ),
            (
                language("Tỷ lệ tới đích", "Rate to the end"),
                side.rates.final.rate.shown.map { AimRate.percent($0) } ?? "-"
            ),
            (
                language("Tỷ lệ của cả kế hoạch", "Rate of the plan"),
                "\(group(side.group)), \(language("biết", "known")) \(AimRate.percent(side.group.coverage * 100))"
            ),
        ]
    }
}
