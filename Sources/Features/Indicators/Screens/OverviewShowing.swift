import Design
import Organizations
package import Plans
import Vocabulary
import Web

extension IndicatorsFeature {
    /// What the first page shows of targets: for those who lead, how many are at risk and the three that worry most; for
    /// a focal point, which values of its unit are missing or were returned. Nothing where there is nothing to say.
    package var overviewPanel: PagePanel {
        let (showing, values, cube) = (showing, values, cube)
        return PagePanel { call, viewer in
            guard viewer.readsIndicators else { return .empty }
            if !viewer.roles.isDisjoint(with: [.leader, .office, .coordinator]), viewer.readsAll {
                let book = try await showing.books.book(for: viewer)
                return WorryPanel(
                    rows: WarningRow.all(book.lines, in: book), judges: viewer.judgesAll, language: call.language
                ).html
            }
            guard viewer.roles.contains(.focal), viewer.unit != nil else { return .empty }
            let view = try await cube.view(for: viewer)
            let missing = try await values.missing(today: view.today, for: viewer).filter { $0.unit == viewer.unit }
            let returned = try await ReturnedValues(database: showing.database).count(of: viewer)
            let units = try await ValueUnits.all(showing.database)
            return OwedPanel(
                missing: missing, returned: returned, view: view, unit: viewer.unit.map { units.code($0) } ?? "",
                language: call.language
            ).html
        }
    }
}

/// The early warnings in one sentence, with the three that worry most.
struct WorryPanel {
    let rows: [WarningRow]
    /// Whether the reader approves values.
    let judges: Bool
    let language: Language

    var html: HTML {
        guard !rows.isEmpty else { return .empty }
        func count(_ code: WarningRule.Code) -> (number: Int, address: Address) {
            let found = rows.filter { $0.warning.code == code }
            let number =
                code == .stale || code == .coverage
                ? Set(found.map(\.indicator.id)).count
                : code == .outlier ? found.count : Set(found.map(\.line.aim.target)).count
            return (number, WarningScreens.list.with([("loai", code.rawValue)]))
        }
        let words: [(WarningRule.Code, String)] = [
            (.atRisk, language("chỉ tiêu có nguy cơ không đạt", "targets at risk")),
            (.reversed, language("chỉ tiêu đi ngược hướng", "targets moving the wrong way")),
            (.stale, language("chỉ số có số liệu quá hạn", "indicators out of date")),
            (.coverage, language("chỉ số có quá ít đơn vị báo cáo", "indicators with too few units")),
        ]
        let parts = words.compactMap { code, words -> HTML? in
            let (number, address) = count(code)
            return number > 0 ? "<a href=\"\(address)\">\(Written.count(number)) \(words)</a>" : nil
        }
        let sentence = parts.enumerated().markup { $0.offset > 0 ? ", \($0.element)" : $0.element }
        var seen: Set<String> = []
        let worst = rows.filter { row in
            [.atRisk, .reversed].contains(row.warning.code) && seen.insert(row.line.aim.target.text).inserted
        }.prefix(3)
        let list: HTML =
            worst.isEmpty
            ? .empty
            : "<ul class=\"plain\">\(worst.markup { "<li><a href=\"\($0.target)\">\($0.line.targetName)</a> <span class=\"muted\">\($0.line.planCode)</span><p class=\"meta\">\(language($0.words))</p></li>" })</ul>"
        let judged: HTML =
            judges
            ? "<a href=\"/so-lieu/cho-duyet\">\(language("số liệu chờ duyệt", "values to approve"))</a> " : .empty
        return """
            <section class="sec">\(SectionHead(language("Chỉ tiêu đáng lo", "Targets that worry"), meta: "\(judged)<a href=\"\(WarningScreens.list)\">\(language("mọi cảnh báo sớm", "all early warnings"))</a>", id: "canh-bao"))\
            <p>\(sentence).</p>\(list)</section>

            """
    }
}

/// What a unit's focal point owes: values that are due and missing, and those that came back.
struct OwedPanel {
    let missing: [MissingValue]
    let returned: Int
    let view: CubeView
    let unit: String
    let language: Language

    var html: HTML {
        guard !missing.isEmpty || returned > 0 else { return .empty }
        var lines: [HTML] = []
        if !missing.isEmpty {
            let ids = Set(missing.map(\.indicator))
            let names = view.indicators.filter { ids.contains($0.id) }
            let some = names.prefix(3).map(\.name).joined(separator: "; ")
            let rest =
                names.count > 3 ? language(" và \(names.count - 3) chỉ số khác", " and \(names.count - 3) more") : ""
            lines.append(
                "<li><a href=\"\(Address("/so-lieu/thieu").with([("don-vi", unit)]))\">\(language("\(Written.count(missing.count)) số liệu đến hạn chưa gửi", "\(Written.count(missing.count)) values due and not sent"))</a><p class=\"meta\">\(some)\(rest)</p></li>"
            )
        }
        if returned > 0 {
            lines.append(
                "<li><a href=\"\(Address("/so-lieu"))\">\(language("\(Written.count(returned)) số liệu bị trả lại", "\(Written.count(returned)) values returned"))</a></li>"
            )
        }
        return """
            <section class="sec">\(SectionHead(language("Số liệu phải gửi", "Values to send"), meta: "<a href=\"\(Address("/so-lieu"))\">\(language("nhập số liệu", "enter values"))</a>", id: "so-lieu"))\
            <ul class="plain">\(lines.markup { $0 })</ul></section>

            """
    }
}
