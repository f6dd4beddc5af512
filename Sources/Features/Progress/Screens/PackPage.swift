import Design
import Formats
import Organizations
import Plans
import Vocabulary

/// A unit's pack: down, up, and what the check says of it.
struct PackPage {
    let examination: PackExamination?
    /// What was checked, to be sent without the file; nil when nothing in it can be.
    let carried: PackReading?
    /// Answers as they were typed, by the row's number.
    let answers: [Int: String]
    let problem: UserMessage?
    let token: HTML
    let language: Language

    static let here: Address = Address("/viec-cua-toi/goi")
    static let download: Address = Address("/viec-cua-toi/goi.xlsx")
    private static let action: Address = Address("/viec-cua-toi/nop-goi")

    var main: HTML {
        """
        \(Breadcrumb([(language(Section.work.name), Section.work.address), (language(.packs), nil)]))
        \(PageHead(language(.packs), meta: HTML(text: language(.packNote)), actions: Button(language(.packDownload), examination == nil ? .primary : .plain, to: Self.download).html))
        \(problem.map { Notice(.trouble, $0.says, next: $0.next).html } ?? .empty)
        \(examination.map(result) ?? .empty)
        \(upload)
        \(examination == nil ? steps : .empty)
        """
    }

    private var upload: HTML {
        """
        \(SectionHead(language(.packSend), id: "nop"))
        <form class="form one sheet" method="post" enctype="multipart/form-data" action="\(Self.action)">\(token)
        \(Field.file("tep", language(.packFile), accept: ".xlsx", hint: language(.packFileNote)))
        <div class="acts">\(Button(language(.packCheck), name: "viec", value: "kiem-tra"))</div>
        </form>
        """
    }

    private var steps: HTML {
        """
        \(SectionHead(language(.packSteps)))
        <ol>\(Phrase.packStepLines.markup { "<li>\(language($0))</li>" })</ol>
        """
    }

    private func result(_ found: PackExamination) -> HTML {
        """
        \(SectionHead(language(.packResult), meta: HTML(text: language(.packOf(found.unit.name, found.madeOn.shown)))))
        \(SumLine(found.lines.count, language(.packRows), parts: [
            (found.ready, language(.packReadyRows)), (found.unchanged, language(.packUnchanged)),
            (found.known, language(.packKnown)), (found.asking, language(.packAsking)),
            (found.outdated, language(.packOutdated)), (found.wrong, language(.packWrong)),
        ]))
        \(nothing(found))\(wrong(found))\(outdated(found))\(sending(found))
        """
    }

    private func nothing(_ found: PackExamination) -> HTML {
        guard found.isClear, found.ready == 0 else { return .empty }
        return Notice(.done, language(.packNothing), next: language(.packNothingNext)).html
    }

    private func wrong(_ found: PackExamination) -> HTML {
        var rows: [Design.Table.Row] = []
        for line in found.lines {
            guard case .wrong(let sentences) = line.outcome else { continue }
            for sentence in sentences { rows.append(Design.Table.Row([HTML(text: sentence), HTML(text: line.task)])) }
        }
        guard !rows.isEmpty else { return .empty }
        return """
            \(SectionHead(language(.packFindings), meta: HTML(text: language(.packFindingsNext))))
            \(Design.Table(
                caption: .empty, columns: [.init(language(.packSays), .main), .init(language(.packTask), .wide, width: 30)],
                rows: Array(rows.prefix(500)), isList: false))
            """
    }

    private func outdated(_ found: PackExamination) -> HTML {
        var rows: [Design.Table.Row] = []
        for line in found.lines {
            guard case .outdated(let what) = line.outcome else { continue }
            rows.append(Design.Table.Row(heading: "\(language(.packRow)) \(line.row): \(link(line)). \(what.words)"))
            for each in what.differences {
                rows.append(
                    Design.Table.Row([
                        HTML(text: each.heading), HTML(text: each.now.isEmpty ? "-" : each.now),
                        HTML(text: each.inPack),
                    ]))
            }
        }
        guard !rows.isEmpty else { return .empty }
        return """
            \(SectionHead(language(.packMoved), meta: HTML(text: language(.packMovedNote))))
            \(Design.Table(
                caption: .empty,
                columns: [
                    .init(language(.packSays), .main, width: 20), .init(language(.packNow), .wide),
                    .init(language(.packInFile), .wide),
                ], rows: rows, isList: false))
            """
    }

    private func link(_ line: PackExamination.Line) -> HTML {
        guard let id = line.assignment else { return HTML(text: line.task) }
        return "<a href=\"\(Address("/giao-viec/{id}", id.text))\">\(line.task)</a>"
    }

    /// The rows that can be sent, with the questions to be answered first; what is sent is what was shown.
    private func sending(_ found: PackExamination) -> HTML {
        guard let carried, found.wrong == 0, found.ready + found.asking > 0 else { return .empty }
        return """
            <form class="form one" method="post" enctype="multipart/form-data" action="\(Self.action)">\(token)
            \(questions(found))\(ready(found))
            <textarea name="goi" hidden aria-hidden="true" aria-label="\(language(.packFile))">\n\(carried.json.text)</textarea>
            <div class="acts">\(Button(language(.packSendRows(found.ready + found.asking, leaving: found.outdated)), .primary, name: "viec", value: "gui"))</div>
            </form>
            """
    }

    private func questions(_ found: PackExamination) -> HTML {
        guard found.asking > 0 || !answers.isEmpty else { return .empty }
        return """
            <div class="full">\(SectionHead(language(.packAsked), meta: HTML(text: language(.packAskedNote))))</div>
            \(found.lines.markup(question))
            """
    }

    private func question(_ line: PackExamination.Line) -> HTML {
        var asked: [Question] = []
        if case .asks(let questions) = line.outcome { asked = questions }
        guard !asked.isEmpty || answers[line.row] != nil else { return .empty }
        let words = asked.map { language($0.words) }.joined(separator: " ")
        return """
            <div class="full"><p><b>\(language(.packRow)) \(line.row)</b>: \(line.task)</p><p>\(words)</p>
            \(Field.area("tl-\(line.row)", "\(language(.packAnswer)) (\(language(.packRow).lowercased()) \(line.row))", value: answers[line.row] ?? "", rows: 2))</div>
            """
    }

    private func ready(_ found: PackExamination) -> HTML {
        let rows = found.lines.compactMap { line -> Design.Table.Row? in
            guard case .ready(let changes) = line.outcome else { return nil }
            return Design.Table.Row(["\(line.row)", HTML(text: line.task), HTML(text: changes.joined(separator: ", "))])
        }
        guard !rows.isEmpty else { return .empty }
        return """
            <div class="full">\(SectionHead(language(.packReadyHead)))
            \(Design.Table(
                caption: .empty,
                columns: [
                    .init(language(.packRow), .number, width: 8), .init(language(.packTask), .main),
                    .init(language(.packSays), .wide, width: 30),
                ], rows: rows, isList: false))</div>
            """
    }
}

/// Every unit's pack, for those who coordinate.
struct PackListPage {
    let units: [UnitLink]
    let language: Language

    static let here: Address = Address("/giao-viec/goi")
    static let zip: Address = Address("/giao-viec/goi.zip")

    var main: HTML {
        """
        \(Breadcrumb([(language(.packAll), nil)]))
        \(PageHead(language(.packAll), meta: HTML(text: language(.packAllNote)), actions: Button(language(.packZip), .primary, to: Self.zip).html))
        \(Design.Table(
            caption: "\(language(.packUnits(Written.count(units.count))))",
            columns: [.init(language(.packUnit), .main), .init(language(.packs), width: 20)],
            rows: units.map { unit in
                Design.Table.Row([
                    HTML(text: unit.name),
                    "<a href=\"\(PackPage.download.with([("co-quan", unit.code)]))\">\(language(.packOne))<span class=\"vh\">: \(unit.name)</span></a>",
                ])
            }))
        """
    }
}
