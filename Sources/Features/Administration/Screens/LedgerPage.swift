import Design
import Ledger
import Vocabulary

/// The ledger, newest first.
struct LedgerPage {
    /// Entries on a page; one more is asked for, to know whether there is a next page.
    static let size = 50

    let entries: [LedgerEntry]
    let kind: String
    let isFirst: Bool
    let names: DeedNames
    let notice: Notice?
    let token: HTML
    let language: Language

    private var here: Address { Address("/quan-tri/nhat-ky") }

    var main: HTML {
        let verify: HTML = """
            <form method="post" action="\(Address("/quan-tri/nhat-ky/kiem-tra"))">\(token)\(Button(language(.verify)))</form>
            """
        let kinds =
            [Field.Option("", language(.everything))]
            + Phrase.subjectKinds.map { Field.Option($0, language(.subjectKind($0))) }
        return """
            \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.ledger), nil)]))
            \(PageHead(language(.ledger), actions: verify))
            \(notice)
            \(FilterBar(action: here, fields: [Field.choice("loai", language(.subject), kinds, selected: kind)], chips: kind.isEmpty ? [] : [(language(.subjectKind(kind)), here)]))
            \(list)
            """
    }

    private var list: HTML {
        guard !entries.isEmpty else {
            return EmptyState(language(.noEntry), next: HTML(text: language(.noEntryNext))).html
        }
        let shown = entries.prefix(LedgerPage.size)
        let table = Table(
            caption: "<span class=\"vh\">\(language(.ledger))</span>",
            columns: [
                Table.Column(language(.number), .number, width: 6), Table.Column(language(.time), width: 14),
                Table.Column(language(.deed), .main), Table.Column(language(.actor), width: 16),
                Table.Column(language(.change), .wide),
            ],
            rows: shown.map { entry in
                Table.Row([
                    "\(Written.count(Int(entry.seq)))", "\(entry.at)", HTML(text: language(names(entry.change.deed))),
                    HTML(text: entry.change.actorName.isEmpty ? entry.change.actor : entry.change.actorName),
                    LedgerChangeLine(change: entry.change, language: language).html,
                ])
            })
        let next =
            entries.count > LedgerPage.size
            ? shown.last.map { here.with([("loai", kind), ("truoc", String($0.seq))]) } : nil
        return """
            \(table)
            \(Pager(shown: Written.count(shown.count), previous: isFirst ? nil : here.with([("loai", kind)]), next: next))
            """
    }
}

/// What a change changed, in a few words: the names of the facts with their new values.
struct LedgerChangeLine {
    let change: Change
    let language: Language

    var html: HTML {
        let facts = differences.prefix(6).map { "\($0.name): \($0.value)" }.joined(separator: "; ")
        let more = differences.count > 6 ? "; …" : ""
        return
            "\(language(.subjectKind(change.subjectKind))) <span class=\"hash\">\(change.subject)</span> \(facts)\(more)"
    }

    private var differences: [(name: String, value: String)] {
        guard case .object(let members)? = change.after ?? change.before else { return [] }
        return members.compactMap { name, value in
            if let before = change.before, change.after != nil, before[name] == value { return nil }
            let text = value.string ?? value.text
            let short = String(String.UnicodeScalarView(text.unicodeScalars.prefix(80)))
            return (name, short == text ? text : short + "…")
        }
    }
}

/// What a check of the chain found, as a message.
struct ChainNotice {
    let check: LedgerCheck
    let language: Language

    var notice: Notice {
        guard let broken = check.firstBreak else {
            return Notice(
                .done, language(.chainHolds(Written.count(Int(check.entries)))), next: language(.chainEnd(check.hash)))
        }
        let says = broken.seq.map { language(.chainBreaks(Written.count(Int($0)))) } ?? language(.chainHead)
        return Notice(.trouble, says, next: language(.chainNext))
    }
}
