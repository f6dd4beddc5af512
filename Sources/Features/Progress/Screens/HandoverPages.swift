import Design
import Organizations
import Plans
import Vietnamese
import Vocabulary

/// The acts of handing over, and where a new one begins.
struct HandoverListPage {
    let handovers: [Handover]
    /// The unit that the list is narrowed to.
    let unit: OrgUnit?
    let loads: [Delegations.Load]
    /// Open promises that are given to nobody in particular.
    let common: Int
    let isFocal: Bool
    let mayMove: Bool
    let maySucceed: Bool
    let problem: UserMessage?
    let token: HTML
    let language: Language

    var main: HTML {
        let act: HTML =
            maySucceed
            ? Button(language("Cơ quan sáp nhập, chia tách", "Units that ended"), to: Address("/quan-tri/chuyen-giao"))
                .html
            : .empty
        return """
            \(PageHead(language("Bàn giao", "Handovers"), meta: HTML(text: unit.map { language("Các lần \($0.name) giao hoặc nhận", "Acts of \($0.name)") } ?? language("Mỗi lần một biên bản, lịch sử từng việc được giữ", "One record for each act, every history kept")), actions: act))
            \(problem.map { Notice(.trouble, $0.says, next: $0.next).html } ?? .empty)
            \(people)\(byDecision)\(list)
            """
    }

    private var people: HTML {
        guard isFocal else { return .empty }
        let rows = loads.map { load in
            Table.Row([
                HTML(text: load.name), HTML(text: Written.count(load.open)),
                "<a class=\"btn\" href=\"\(HandoverAddress.from(load.owner))\">\(language("Bàn giao", "Hand over"))<span class=\"vh\"> \(load.name)</span></a>",
            ])
        }
        let whole = Table.Row([
            HTML(text: language("Việc chung, chưa giao riêng ai", "Given to nobody in particular")),
            HTML(text: Written.count(common)),
            "<a class=\"btn\" href=\"\(HandoverAddress.from(.unit))\">\(language("Bàn giao", "Hand over"))<span class=\"vh\"> \(language("việc chung", "these"))</span></a>",
        ])
        return """
            <section class="sec">\(SectionHead(language("Bàn giao giữa hai người", "From one person to another")))
            \(Table(caption: "\(language("Người đang giữ việc chưa xong", "People with open promises"))", columns: [
                .init(language("Người giao", "Giver"), .main), .init(language("Việc chưa xong", "Open"), .number, width: 14),
                .init(language("Bàn giao", "Hand over"), width: 16),
            ], rows: rows + [whole], isList: false))</section>

            """
    }

    private var byDecision: HTML {
        guard mayMove else { return .empty }
        return """
            <section class="sec">\(SectionHead(language("Bàn giao giữa hai cơ quan theo quyết định", "From unit to unit by decision")))
            <form class="form" method="get" action="\(Address("/ban-giao/moi"))">
            \(Field.text("co-quan", language("Cơ quan giao", "Giving unit"), hint: language("Tên hoặc mã cơ quan", "Name or code"), required: true, maxLength: 200))
            <div class="acts">\(Button(language("Xem việc chưa xong", "See what is open")))</div></form></section>

            """
    }

    private var list: HTML {
        guard !handovers.isEmpty else {
            return EmptyState(
                language("Chưa có lần bàn giao nào", "No handover yet"),
                next: HTML(
                    text: language("Biên bản và danh sách từng lần bàn giao sẽ ở đây.", "Records will stand here."))
            ).html
        }
        return """
            <section class="sec">\(SectionHead(language("Các lần đã bàn giao", "Acts so far")))
            \(Table(
                caption: "\(Written.count(handovers.count)) \(language("lần, mới nhất trước", "acts, the latest first"))",
                columns: [
                    .init(language("Bên giao", "Giver"), .main), .init(language("Bên nhận", "Receiver"), .wide, width: 24),
                    .init(language("Ngày", "Day"), width: 10), .init(language("Việc", "Promises"), .number, width: 8),
                    .init(language("Căn cứ", "Ground"), .wide, width: 20),
                ],
                rows: handovers.map { act in
                    Table.Row([
                        "<a class=\"row\" href=\"\(HandoverAddress.of(act.id))\">\(act.giver)</a><span class=\"sub\">\(language(act.kind.name))</span>",
                        HTML(text: act.receiver), "\(act.onDay)",
                        "<a href=\"\(HandoverAddress.of(act.id))\">\(Written.count(act.items))</a>", HTML(text: act.document),
                    ])
                }))</section>

            """
    }
}

/// One act: who, when, by which decision, and everything it moved.
struct HandoverPage {
    let handover: Handover
    let language: Language

    var title: String { "\(language(handover.kind.name)): \(handover.giver)" }

    var main: HTML {
        """
        \(Breadcrumb([(language("Bàn giao", "Handovers"), HandoverAddress.list), (handover.giver, nil)]))
        \(PageHead(title, meta: "\(handover.onDay), \(handover.actorName)", actions: Button(language("Tải biên bản (DOCX)", "Download the record (DOCX)"), .primary, to: HandoverAddress.document(handover.id)).html))
        \(Facts([
            (language("Bên giao", "Giver"), side(handover.fromPerson, handover.givers)),
            (language("Bên nhận", "Receiver"), side(handover.toPerson, handover.receivers)),
            (language("Căn cứ", "Ground"), handover.document.isEmpty ? "–" : HTML(text: handover.document)),
        ]))
        <section class="sec">\(SectionHead(language("Việc đã bàn giao", "What was handed over"), meta: HTML(text: language("như lúc bàn giao", "as it stood then"))))
        \(HandoverTable(items: handover.content.items, choose: nil, language: language).html)</section>
        \(HandoverClaims(claims: handover.content.claims, choose: nil, language: language).html)
        """
    }

    private func side(_ person: String, _ units: [UnitLink]) -> HTML {
        let links = units.enumerated().markup { index, unit in
            "\(index == 0 ? "" : ", ")<a href=\"\(Address("/co-quan/{id}", unit.code))\">\(unit.name)</a>"
        }
        return person.isEmpty ? links : "\(person), \(links)"
    }
}

/// The lines of a handover.
struct HandoverTable {
    let items: [HandoverItem]
    /// The cell where a line is chosen, by the promise's id; nil once it is done.
    let choose: ((HandoverItem) -> HTML)?
    let language: Language

    var html: HTML {
        guard !items.isEmpty else {
            return "<p class=\"muted\">\(language("Không có việc nào chưa xong.", "Nothing is open."))</p>\n"
        }
        let last = choose == nil ? language("Bên nhận", "Receiver") : language("Chọn", "Choice")
        return Table(
            caption:
                "\(Written.count(items.count)) \(language("việc, hạn gần nhất trước", "promises, the nearest deadline first"))",
            columns: [
                .init(language("Nhiệm vụ", "Task"), .main), .init(language("Hạn gốc", "Original"), width: 10),
                .init(language("Hạn hiện hành", "In force"), width: 10),
                .init(language("Trạng thái", "State"), width: 14),
                .init(language("Kết quả, minh chứng", "Result and proof"), .wide, width: 20),
                .init(language("Đang chờ, đã hẹn", "Waits, promises"), .wide, width: 16), .init(last, width: 14),
            ],
            rows: items.map { item in
                Table.Row([
                    """
                    <a class="row" href="\(Address("/giao-viec/{id}", item.assignment))">\(item.title)</a>\
                    <span class="sub">\(item.source), \(item.partWords.lowercased())\(item.person.isEmpty ? "" : ", " + item.person)</span>
                    """,
                    HTML(text: item.shown(item.firstDue)), HTML(text: item.shown(item.due)), lines(item.stateWords),
                    lines(item.resultWords), lines(item.waitWords.isEmpty ? "–" : item.waitWords),
                    choose.map { $0(item) } ?? receiver(item),
                ])
            }, isList: choose == nil
        ).html
    }

    private func receiver(_ item: HandoverItem) -> HTML {
        item.isJoined
            ? "\(item.toUnit) <span class=\"sub\">\(language("nhập với việc đang có", "joined with its own"))</span>"
            : HTML(text: item.toUnit)
    }

    private func lines(_ text: String) -> HTML {
        text.split(separator: "\n").enumerated().markup { $0 == 0 ? "\($1)" : "<br>\($1)" }
    }
}

/// The claims that wait for the giver.
struct HandoverClaims {
    let claims: [HandoverClaim]
    let choose: ((HandoverClaim) -> HTML)?
    let language: Language

    var html: HTML {
        guard !claims.isEmpty else { return .empty }
        let last = choose == nil ? language("Trả lời từ nay", "Answers from now on") : language("Chọn", "Choice")
        return """
            <section class="sec">\(SectionHead(language("Cơ quan khác đang chờ bên giao", "Others who wait for the giver")))
            \(Table(
                caption: "\(Written.count(claims.count)) \(language("yêu cầu chưa đóng", "open claims"))",
                columns: [
                    .init(language("Đang chờ việc gì", "What they wait for"), .main),
                    .init(language("Cơ quan chờ", "Who waits"), .wide, width: 20),
                    .init(language("Từ ngày", "Since"), width: 10), .init(language("Đã hẹn", "Promised"), width: 10),
                    .init(last, width: 16),
                ],
                rows: claims.map { claim in
                    Table.Row([
                        "\(claim.words)<span class=\"sub\">\(claim.title)</span>", HTML(text: claim.unit),
                        HTML(text: HandoverItem.day(claim.madeOn)),
                        HTML(text: claim.promisedOn.isEmpty ? "–" : HandoverItem.day(claim.promisedOn)),
                        choose.map { $0(claim) } ?? HTML(text: claim.toUnit),
                    ])
                }, isList: false))</section>

            """
    }
}
