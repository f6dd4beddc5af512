import Design
import Organizations
import Vocabulary

/// The front page of administration.
struct AdministrationPage {
    let health: Health
    let mayKeep: Bool
    let language: Language

    var main: HTML {
        let sentence = language(
            .frontSentence(
                people: Written.count(health.people), units: Written.count(health.units),
                waiting: Written.count(health.waiting)))
        return """
            \(PageHead(language(Section.administration.name)))
            <p class="day">\(sentence)</p>
            \(Table(
                caption: "<span class=\"vh\">\(language(Section.administration.name))</span>",
                columns: [Table.Column(language(.place), .main), Table.Column(language(.content), .wide)],
                rows: places.map { place in
                    Table.Row(["<a href=\"\(place.address)\">\(language(place.name))</a>", HTML(text: language(place.note))])
                }))
            """
    }

    private var places: [(name: Phrase, note: Phrase, address: Address)] {
        let all: [(Phrase, Phrase, Address, Bool)] = [
            (.people, .peopleNote, Address("/quan-tri/nguoi-dung"), true),
            (.units, .unitsNote, Address("/quan-tri/don-vi"), mayKeep),
            (.succession, .successionNote, Address("/quan-tri/chuyen-giao"), mayKeep),
            (.workCalendar, .workCalendarNote, Address("/quan-tri/lich"), mayKeep),
            (.pauses, .pausesNote, Address("/quan-tri/thien-tai"), mayKeep),
            (.maps, .mapsNote, Address("/quan-tri/ban-do"), mayKeep),
            (.ledger, .ledgerNote, Address("/quan-tri/nhat-ky"), true),
            (.reminderRules, .reminderRulesNote, Address("/quan-tri/nhac-viec"), mayKeep),
            (.whatIsSent, .whatIsSentNote, Address("/quan-tri/gui"), true),
            (.settings, .settingsNote, Address("/quan-tri/cai-dat"), mayKeep),
            (.health, .healthNote, Address("/quan-tri/suc-khoe"), mayKeep),
        ]
        return all.filter(\.3).map { ($0.0, $0.1, $0.2) }
    }
}

/// How the house stands.
struct HealthPage {
    let health: Health
    let language: Language

    var main: HTML {
        let backup: HTML =
            health.lastBackup.map { HTML(text: $0.shown) }
            ?? "\(Badge(.unknown, language(.never))) \(language(.neverBackedUp))"
        return """
            \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.health), nil)]))
            \(PageHead(language(.health)))
            \(Facts([
                (language(.engine), HTML(text: language(.engine(health.engine)))),
                (language(.schema), HTML(text: language(.steps(Written.count(health.migrations))))),
                (language(.entries), HTML(text: Written.count(Int(health.entries)))),
                (language(.lastChange), HTML(text: health.lastChange?.shown ?? language(.never))),
                (language(.lastBackup), backup),
            ]))
            """
    }
}

/// The limits of signing in.
struct SettingsPage {
    let rules: SignInRules
    let problem: AccountProblem?
    let token: HTML
    let language: Language

    var main: HTML {
        """
        \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.settings), nil)]))
        \(PageHead(language(.settings)))
        \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next).html } ?? .empty)
        <form class="form sheet" method="post" action="\(Address("/quan-tri/cai-dat"))">\(token)
        \(SignInRules.Limit.allCases.markup { limit in
            Field.number(
                limit.rawValue, language(limit.label), value: String(rules[limit]),
                hint: language(.range(limit.range, limit.standard))).html
        })
        <div class="acts">\(Button(language(.save), .primary))</div>
        </form>
        """
    }
}
