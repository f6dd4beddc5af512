import Design
import Ledger
import Vocabulary

/// The list of units as a keeper sees it.
struct UnitKeepingPage {
    let filter: Units.Filter
    let page: Units.Page
    let isFirst: Bool
    let today: Day
    let language: Language

    private var here: Address { Address("/quan-tri/don-vi") }

    private var asked: [(String, String)] {
        [("q", filter.words)] + filter.kinds.map { ("loai", $0.rawValue) }.sorted { $0.1 < $1.1 }
            + [("ngay", filter.day?.shown ?? "")]
    }

    var main: HTML {
        let actions: HTML = """
            \(Button(language(.newUnit), .primary, to: Address("/quan-tri/don-vi/moi")))\
            \(Button(language(.importUnits), to: Address("/quan-tri/don-vi/nhap")))\
            \(Button(language(.exportUnits), to: Address("/quan-tri/don-vi/tep")))
            """
        return """
            \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.unitRegister), nil)]))
            \(PageHead(language(.unitRegister), actions: actions))
            \(FilterBar(action: here, fields: fields, chips: chips, clear: chips.isEmpty ? nil : here))
            \(list)
            """
    }

    private var fields: [Field] {
        let kinds =
            [Field.Option("", language(.everyKind))] + UnitKind.allCases.map { Field.Option($0.rawValue, $0.rawValue) }
        return [
            Field.search("q", language(.findUnit), value: filter.words),
            Field.choice("loai", language(.kind), kinds, selected: filter.kinds.first?.rawValue ?? ""),
            Field.date("ngay", language(.existsOn), value: filter.day?.shown ?? ""),
        ]
    }

    private var chips: [(words: String, without: Address)] {
        asked.filter { !$0.1.isEmpty }.map { pair in
            (pair.1, here.with(asked.filter { $0 != pair }))
        }
    }

    private var list: HTML {
        guard !page.units.isEmpty else {
            return EmptyState(language(.noUnitFound), next: HTML(text: language(.otherWords))).html
        }
        let table = Table(
            caption: "\(Written.count(page.total)) \(language(.unitsCounted))",
            columns: [
                Table.Column(language(.unitName), .main), Table.Column(language(.unitCode)),
                Table.Column(language(.kind)),
                Table.Column(language(.identifier)), Table.Column(language(.days)),
            ],
            rows: page.units.map { unit in
                Table.Row([
                    "<a href=\"\(UnitKeepingScreens.address(unit.id))\">\(unit.name)</a>", HTML(text: unit.code),
                    HTML(text: unit.kind.rawValue), HTML(text: unit.identifier?.text ?? "–"),
                    HTML(text: unit.existence.words(today, language)),
                ])
            })
        return """
            \(table)
            \(Pager(shown: "\(Written.count(page.units.count))/\(Written.count(page.total))", previous: isFirst ? nil : here.with(asked), next: page.next.map { here.with(asked + [("sau", $0)]) }))
            """
    }
}

extension Existence {
    /// The days in words: `từ 01/07/2025`, `đến 30/06/2025`.
    func words(_ today: Day, _ language: Language) -> String {
        switch (from, to) {
        case (nil, nil): language(.isActive)
        case (let from?, nil): language(.sinceDay(from.shown))
        case (nil, let to?): language(.untilDay(to.shown))
        case (let from?, let to?): "\(from.shown) – \(to.shown)"
        }
    }
}

/// One unit: its facts to correct, its end, its members, what has happened to it.
struct UnitFormPage {
    /// Nil for one being made.
    let unit: OrgUnit?
    let cells: [UnitColumn: String]
    let members: [OrgUnit]
    let history: [(time: String, words: HTML)]
    let today: Day
    let problem: UnitProblem?
    let token: HTML
    let language: Language

    var main: HTML {
        """
        \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.unitRegister), Address("/quan-tri/don-vi")), (unit?.name ?? language(.newUnit), nil)]))
        \(PageHead(unit?.name ?? language(.newUnit), meta: unit.map { "\($0.code) · \($0.existence.words(today, language))" } ?? .empty))
        \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next).html } ?? .empty)
        <form class="form sheet" method="post" action="\(unit.map { UnitKeepingScreens.address($0.id) } ?? Address("/quan-tri/don-vi"))">\(token)
        \(fields)
        <div class="acts">\(Button(language(.save), .primary))</div>
        </form>
        \(ending)\(memberList)
        \(history.isEmpty ? .empty : "\(SectionHead(language(.unitHistory)))\(History(history))")
        """
    }

    private func text(_ column: UnitColumn) -> String { cells[column] ?? "" }
    private func day(_ column: UnitColumn) -> String { Day(text(column))?.shown ?? text(column) }
    private func plain(_ column: UnitColumn, _ label: Phrase, _ hint: Phrase? = nil) -> HTML {
        Field.text(
            column.rawValue, language(label), value: text(column), hint: hint.map { language($0) }, maxLength: 200
        ).html
    }

    private var fields: HTML {
        let code: HTML =
            unit == nil
            ? Field.text(
                "code", language(.unitCode), value: text(.code), hint: language(.unitCodeNote), required: true,
                maxLength: 40
            ).html
            : .empty
        let aliases = text(.aliases).split(separator: "|").joined(separator: "\n")
        return """
            \(code)
            \(Field.text("name", language(.unitName), value: text(.name), required: true, maxLength: 200))
            \(Field.choice("kind", language(.kind), UnitKind.allCases.map { Field.Option($0.rawValue, $0.rawValue) }, selected: text(.kind)))
            \(plain(.identifier, .identifier, .identifierNote))
            \(plain(.officialCode, .officialCode, .officialCodeNote))
            \(plain(.parent, .parentCode))
            \(Field.date("valid_from", language(.firstDay), value: day(.validFrom)))
            \(Field.date("valid_to", language(.lastDay), value: day(.validTo)))
            \(plain(.successor, .successorCode))
            \(plain(.groups, .groupCodes, .groupCodesNote))
            <div class="full">\(Field.area("aliases", language(.aliases), value: aliases, rows: 4, hint: language(.aliasesNote)))</div>
            """
    }

    private var ending: HTML {
        guard let unit, !unit.isGroup, unit.existence.to == nil else { return .empty }
        return """
            \(SectionHead(language(.dissolution), meta: HTML(text: language(.dissolutionNote))))
            <form class="form" method="post" action="\(Address("/quan-tri/don-vi/{id}/giai-the", unit.id.text))">\(token)
            \(Field.date("ngay", language(.lastDay), required: true))
            \(Field.text("ke-thua", language(.successorCode), hint: language(.successorNote), maxLength: 40))
            <div class="acts">\(Button(language(.dissolve)))</div></form>
            """
    }

    private var memberList: HTML {
        guard let unit, unit.isGroup else { return .empty }
        return """
            \(SectionHead(language(.members), meta: "\(Written.count(members.count)), \(today)"))
            <ul class="units">\(members.markup { "<li><a href=\"\(UnitKeepingScreens.address($0.id))\">\($0.name)</a></li>" })</ul>
            """
    }
}

/// One entry of a unit's history in words.
struct UnitHistoryLine {
    let entry: LedgerEntry
    let language: Language

    var html: HTML {
        let deed = entry.change.deed == "unit-created" ? Phrase.deedCreated : .deedChanged
        let columns = UnitColumn.allCases.map(\.rawValue).filter {
            entry.change.before?[$0]?.string != entry.change.after?[$0]?.string
        }
        let what: HTML = entry.change.before == nil ? .empty : ": \(columns.joined(separator: ", "))"
        return "\(entry.change.actorName) \(language(deed))\(what)"
    }
}

/// A units file on its way in: examined first, written after.
struct UnitImportPage {
    let examination: UnitExamination?
    let text: String
    let problem: UnitProblem?
    let token: HTML
    let language: Language

    var main: HTML {
        """
        \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.unitRegister), Address("/quan-tri/don-vi")), (language(.importUnits), nil)]))
        \(PageHead(language(.importUnits), actions: Button(language(.exportUnits), to: Address("/quan-tri/don-vi/tep")).html))
        \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next).html } ?? .empty)
        \(result)
        <form class="form one sheet" method="post" enctype="multipart/form-data" action="\(Address("/quan-tri/don-vi/nhap"))">\(token)
        \(Field.file("tep", language(.unitsFile), accept: ".csv", hint: language(.unitsFileNote)))
        <div class="acts">\(Button(language(.checkOnly), examination == nil ? .primary : .plain, name: "viec", value: "kiem-tra"))</div>
        </form>
        """
    }

    private var result: HTML {
        guard let examination else { return .empty }
        return """
            \(SectionHead(language(.whatItWouldDo), meta: HTML(text: language(.nothingWritten))))
            \(SumLine(examination.count, language(.linesCounted), parts: [
                (examination.fresh, language(.linesNew)), (examination.changed, language(.linesChanged)),
                (examination.same, language(.linesSame)), (examination.refused, language(.linesWrong)),
            ]))
            \(findings(examination))\(writing(examination))
            """
    }

    private func findings(_ examination: UnitExamination) -> HTML {
        guard !examination.findings.isEmpty else { return .empty }
        return Table(
            caption: "\(Written.count(examination.findings.count)) \(language(.findingsCounted))",
            columns: [
                Table.Column(language(.line), .number, width: 6), Table.Column(language(.column), width: 12),
                Table.Column(language(.finding), .main), Table.Column(language(.severity), width: 12),
            ],
            rows: examination.findings.prefix(500).map { finding in
                Table.Row([
                    "\(finding.line)", HTML(text: finding.column?.rawValue ?? "–"), HTML(text: finding.says),
                    finding.severity == .error
                        ? Badge(.late, language(.isError)).html : Badge(.soon, language(.isWarning)).html,
                ])
            }, isList: false
        ).html
    }

    private func writing(_ examination: UnitExamination) -> HTML {
        guard examination.errors == 0, examination.fresh + examination.changed > 0 else { return .empty }
        return """
            <form method="post" action="\(Address("/quan-tri/don-vi/nhap"))">\(token)
            <textarea name="noi-dung" hidden aria-hidden="true" aria-label="\(language(.unitsFile))">\n\(text)</textarea>
            <div class="acts">\(Button(language(.writeChanges(examination.fresh + examination.changed)), .primary, name: "viec", value: "ghi"))</div></form>
            """
    }
}
