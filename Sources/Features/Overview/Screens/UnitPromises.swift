import Design
import Organizations
import Plans
import Progress
import Vocabulary

/// What one agency owes: both rates, what is open, what it sent, who waits for it, its people, whose work it took over.
struct UnitPromises {
    let unit: OrgUnit
    let picture: Picture
    let open: [Assignment]
    let openCount: Int
    let sent: [Assignment]
    let sentCount: Int
    let stands: [ID<Assignment>: TimeState]
    let people: [(id: String, name: String, roles: String)]
    let waiting: [(assignment: Assignment, claim: Waiting.Claim)]
    let inherited: [(from: UnitLink?, count: Int)]
    let moved: [(to: UnitLink?, count: Int)]
    let today: Day
    let language: Language

    private func figures(_ clock: BoardFilter.Clock) -> Figures {
        var figures = Figures(Lens().by(clock), language)
        let id = unit.id
        figures.narrowed = { $0.unit = id }
        return figures
    }

    private var own: Picture.Group? {
        picture.groups(by: \.unit).values.first { picture.view.unit($0.place) == unit.id }
    }

    var html: HTML {
        guard let own else {
            return """
                \(around)<section class="sec">\(SectionHead(language("Việc phải làm", "What it owes")))\
                <p class="muted">\(language("Cơ quan này chưa được giao việc nào.", "Nothing was given to this agency."))</p></section>

                """
        }
        return """
            \(standing(own))\(list)\(sentList)\(waitingList)\(around)
            """
    }

    /// Its people, and whose work it took over or handed on.
    private var around: HTML {
        guard !people.isEmpty || !inherited.isEmpty || !moved.isEmpty else { return .empty }
        return """
            <div class="cols even"><section>\(SectionHead(language("Người của cơ quan", "Its people")))\(peopleList)</section>\
            <section>\(SectionHead(language("Việc nhận từ và chuyển cho cơ quan khác", "Taken over and handed on")))\(handed)</section></div>

            """
    }

    private func standing(_ own: Picture.Group) -> HTML {
        let (current, original) = (own.lead.current, own.lead.original)
        let kinds: [(Phrase, Set<TimeGroup>, Bool)] = [
            (Phrase("Quá hạn", "Overdue"), [.overdue], true),
            (
                Phrase("Đến hạn hôm nay và \(TimeState.soonDays) ngày tới", "Due within \(TimeState.soonDays) days"),
                [.dueToday, .dueSoon], false
            ),
            (Phrase("Trong hạn", "Not due"), [.notDue], false),
            (Phrase("Xong đúng hạn", "Done in time"), [.doneOnTime], false),
            (Phrase("Xong quá hạn", "Done late"), [.doneLate], false),
            (Phrase("Thường xuyên", "Regular"), [.regular], false),
            (Phrase("Khác", "Other"), [.paused, .noDeadline, .waiting, .invalid], false),
        ]
        let rows = kinds.map { name, times, isLate in
            let (lead, coop) = (
                times.reduce(0) { $0 + own.lead.current[$1] }, times.reduce(0) { $0 + own.coop.current[$1] }
            )
            let led = figures(.current).number(lead) { $0.times = times }
            let helped = figures(.current).number(coop) {
                $0.times = times
                $0.parts = [.coop]
            }
            return Table.Row([
                "\(language(name))", isLate && lead > 0 ? "<span class=\"st st-late\">\(led)</span>" : led, helped,
            ])
        }
        let total: [HTML] = [
            "\(language("Cộng", "Total"))", figures(.current).number(current.total) { _ in },
            figures(.current).number(own.coop.current.total) { $0.parts = [.coop] },
        ]
        return """
            <div class="cols even"><section>\(SectionHead(language("Tỷ lệ đúng hạn", "On-time rate"), meta: "\(language("việc chủ trì", "as the lead"))"))
            \(figures(.current).large(current.rate, language("việc đến hạn", "due")))\
            <p class="meta">\(language("Theo hạn ban đầu, trước gia hạn", "By the original deadline"))\
            : \(figures(.original).inline(original.rate)).</p>\
            \(current.tally.bar(language))</section>
            <section>\(SectionHead(language("Việc được giao", "What was given")))\(Table(
                caption: .empty,
                columns: [
                    .init(language("Theo hạn", "By deadline"), .main), .init(language("Chủ trì", "Lead"), .number, width: 20),
                    .init(language("Phối hợp", "Cooperating"), .number, width: 20),
                ], rows: rows, sums: total, isList: false))</section></div>

            """
    }

    private func table(_ assignments: [Assignment], _ caption: HTML) -> HTML {
        PromiseTable(
            assignments: assignments, today: today, stands: stands, showsUnit: false, caption: caption,
            language: language
        ).html
    }

    private var list: HTML {
        guard !open.isEmpty else { return .empty }
        let id = unit.id
        let all = AssignmentAddress.of {
            $0.unit = id
            $0.parts = [.lead, .coop]
            $0.times = TimeGroup.notDone
        }
        return """
            <section class="sec">\(SectionHead(language("Còn phải làm", "Still owed"), meta: "<a href=\"\(all)\">\(language("mở danh sách đầy đủ", "open the whole list"))</a>", id: "con-phai-lam"))\
            \(table(open, "\(language("\(Written.count(open.count)) trong \(Written.count(openCount)) việc, hạn gần nhất trước", "\(Written.count(open.count)) of \(Written.count(openCount)), the nearest deadline first"))"))</section>

            """
    }

    private var sentList: HTML {
        guard !sent.isEmpty else { return .empty }
        return """
            <section class="sec">\(SectionHead(language("Đã gửi, chờ xác nhận", "Sent, not confirmed yet"), id: "da-gui"))\
            \(table(sent, "\(language("\(Written.count(sent.count)) trong \(Written.count(sentCount)) kết quả", "\(Written.count(sent.count)) of \(Written.count(sentCount)) results"))"))</section>

            """
    }

    private var waitingList: HTML {
        guard !waiting.isEmpty else { return .empty }
        let rows = waiting.map { assignment, claim -> Table.Row in
            let days = claim.madeOn.days(to: today)
            let answer: HTML =
                claim.promisedOn.map { "\(language("hẹn", "promised for")) <span class=\"tab\">\($0)</span>" }
                ?? (claim.isAnswered
                    ? "\(language("đã trả lời", "answered"))"
                    : Badge(.soon, language("\(days) ngày chưa trả lời", "\(days) days unanswered")).html)
            return Table.Row([
                "<a class=\"row\" href=\"\(AssignmentAddress.of(assignment.id))\">\(assignment.task.title)</a><span class=\"sub\">\(claim.words)</span>",
                "<a href=\"\(Address("/co-quan/{id}", assignment.unit.code))\">\(assignment.unit.name)</a>",
                "<span class=\"tab\">\(claim.madeOn)</span>", answer,
            ])
        }
        return """
            <section class="sec">\(SectionHead(language("Ai đang chờ cơ quan này", "Who waits for it"), id: "ai-cho"))\
            \(Table(
                caption: "\(language("\(Written.count(rows.count)) việc", "\(Written.count(rows.count)) promises"))",
                columns: [
                    .init(language("Nhiệm vụ", "Task"), .main), .init(language("Cơ quan chờ", "Who waits"), .wide, width: 24),
                    .init(language("Từ ngày", "Since"), width: 12), .init(language("Trả lời", "Answer"), width: 16),
                ], rows: rows, isList: false))</section>

            """
    }

    private var peopleList: HTML {
        guard !people.isEmpty else { return "<p class=\"muted\">-</p>" }
        return
            "<ul class=\"plain\">\(people.markup { "<li><a href=\"\(Address("/nguoi/{id}", $0.id))\">\($0.name)</a></li>" })</ul>"
    }

    private var handed: HTML {
        guard !inherited.isEmpty || !moved.isEmpty else { return "<p class=\"muted\">-</p>" }
        let from = inherited.markup { unit, count in
            line(count, language("việc nhận từ", "promises taken over from"), unit)
        }
        let to = moved.markup { unit, count in
            line(count, language("việc đã chuyển cho", "promises handed on to"), unit)
        }
        return "<ul class=\"plain\">\(from)\(to)</ul>"
    }

    private func line(_ count: Int, _ words: String, _ unit: UnitLink?) -> HTML {
        let name: HTML = unit.map { "<a href=\"\(Address("/co-quan/{id}", $0.code))\">\($0.name)</a>" } ?? "-"
        return "<li>\(Written.count(count)) \(words) \(name)</li>"
    }
}
