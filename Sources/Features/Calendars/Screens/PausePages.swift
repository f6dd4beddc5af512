import Design
import Organizations
import Vocabulary

/// The force-majeure events, the latest first.
struct PauseListPage {
    let records: [Pauses.Record]
    let mayKeep: Bool
    let today: Day
    /// The form under the list for those who declare; nil on the page for everybody.
    let form: PauseFormView?
    let problem: CalendarProblem?
    let language: Language

    static let list: Address = Address("/tam-dung")
    static let keeping: Address = Address("/quan-tri/thien-tai")

    var main: HTML {
        let way: HTML =
            form == nil
            ? Breadcrumb([(language(.pauses), nil)]).html
            : Breadcrumb([(language(.pauses), PauseListPage.list), (language(.keepPauses), nil)]).html
        let act: HTML =
            mayKeep && form == nil ? Button(language(.keepPauses), .primary, to: PauseListPage.keeping).html : .empty
        return """
            \(way)
            \(PageHead(language(.pauses), meta: HTML(text: language(.pausesNote)), actions: act))
            \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next).html } ?? .empty)
            \(table)\(form?.html ?? .empty)
            """
    }

    private var table: HTML {
        guard !records.isEmpty else {
            return EmptyState(language(.noPause), next: HTML(text: language(.noPauseNext))).html
        }
        return Table(
            caption: "\(language(.pausesCounted(Written.count(records.count))))",
            columns: [
                .init(language(.pauseName), .main), .init(language(.pauseState), width: 14),
                .init(language(.pauseDays), width: 20), .init(language(.communes), .number, width: 10),
                .init(language(.pauseWords), .wide, width: 24),
            ],
            rows: records.map { record in
                let address = PausePage.address(record.pause.id, keeping: form != nil)
                return Table.Row([
                    "<a class=\"row\" href=\"\(address)\">\(record.pause.name)</a>",
                    record.badge(on: today, language).html, HTML(text: record.pause.days(language)),
                    "<a href=\"\(address.at("xa"))\">\(Written.count(record.units.count))</a>",
                    HTML(text: record.pause.words),
                ])
            }
        ).html
    }
}

/// One event: its decision, its days, its communes; for those who declare also its end.
struct PausePage {
    let record: Pauses.Record
    let mayKeep: Bool
    /// Whether this is the page where it is ended and taken back.
    let isKeeping: Bool
    let today: Day
    /// What was typed in the form that had the problem, by field.
    let typed: [String: String]
    let problem: CalendarProblem?
    let token: HTML
    let language: Language

    static func address(_ id: ID<Pause>, keeping: Bool) -> Address {
        keeping ? Address("/quan-tri/thien-tai/{id}", id.text) : Address("/tam-dung/{id}", id.text)
    }

    private var pause: Pause { record.pause }

    var main: HTML {
        let act: HTML =
            mayKeep && !isKeeping && record.withdrawnReason == nil
            ? Button(language(.keepPauses), to: PausePage.address(pause.id, keeping: true)).html : .empty
        let list = isKeeping ? PauseListPage.keeping : PauseListPage.list
        return """
            \(Breadcrumb([(language(.pauses), list), (pause.name, nil)]))
            \(PageHead(pause.name, meta: "\(record.badge(on: today, language)) \(pause.days(language))", actions: act))
            \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next).html } ?? .empty)
            \(facts)
            \(SectionHead(language(.communes), meta: HTML(text: language(.communesCounted(Written.count(record.units.count)))), id: "xa"))
            <ul class="units">\(record.units.markup { unit in
                "<li><a href=\"\(Address("/co-quan/{id}", unit.code))\">\(unit.name)</a></li>"
            })</ul>
            \(isKeeping ? deeds : .empty)
            """
    }

    private var facts: Facts {
        var rows: [(name: String, content: HTML)] = [
            (language(.pauseWords), HTML(text: pause.words)), (language(.pauseFrom), "\(pause.from)"),
        ]
        if let to = pause.to { rows.append((language(.pauseTo), "\(to)")) }
        if let words = record.endWords { rows.append((language(.endWords), HTML(text: words))) }
        rows.append((language(.declaredAt), "\(record.declaredAt)"))
        if let reason = record.withdrawnReason { rows.append((language(.isWithdrawn), HTML(text: reason))) }
        return Facts(rows)
    }

    private var deeds: HTML {
        guard record.withdrawnReason == nil else { return .empty }
        let ending: HTML = """
            \(SectionHead(language(.ending)))
            <form class="form sheet" method="post" action="\(Address("/quan-tri/thien-tai/{id}/ket-thuc", pause.id.text))">\(token)
            \(Field.date("den", language(.endedOn), value: typed["den"] ?? "", error: problem?.error(at: "den"), required: true))
            \(Field.text("van-ban", language(.endWords), value: typed["van-ban"] ?? "", hint: language(.pauseWordsNote), error: problem?.error(at: "van-ban"), required: true, maxLength: 300))
            <div class="acts">\(Button(language(.end), .primary))</div></form>
            """
        return """
            <div class="hide-p">\(pause.to == nil ? ending : .empty)
            \(SectionHead(language(.withdrawPause), meta: HTML(text: language(.withdrawPauseNote))))
            <form class="form" method="post" action="\(Address("/quan-tri/thien-tai/{id}/rut", pause.id.text))">\(token)
            \(Field.text("ly-do", language(.reason), value: typed["ly-do"] ?? "", error: problem?.error(at: "ly-do"), required: true, maxLength: 300))
            <div class="acts">\(Button(language(.withdraw)))</div></form></div>
            """
    }
}

extension Pause {
    /// The days in words.
    func days(_ language: Language) -> String {
        to.map { "\(from.shown) – \($0.shown)" } ?? language(.from(from.shown))
    }
}

extension Pauses.Record {
    /// How the event stands on a day, as a badge.
    func badge(on today: Day, _ language: Language) -> Badge {
        if withdrawnReason != nil { return Badge(.back, language(.isWithdrawn)) }
        if today < pause.from { return Badge(.draft, language(.begins)) }
        return pause.holds(today) ? Badge(.soon, language(.stillLasts)) : Badge(.draft, language(.hasEnded))
    }
}
