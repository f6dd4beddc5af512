import Design
import Organizations
import Vocabulary

/// The maps that were used, and the form for one more.
struct ShapeListPage {
    let maps: [ShapeKeeping.Listed]
    let problem: ShapeProblem?
    let token: HTML
    let language: Language

    static let here: Address = Address("/quan-tri/ban-do")

    var main: HTML {
        """
        \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.maps), nil)]))
        \(PageHead(language(.maps), meta: HTML(text: language(.mapsNote))))
        \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next).html } ?? .empty)
        \(list)
        <div class="hide-p">\(SectionHead(language(.newMap)))
        <form class="form one sheet" method="post" enctype="multipart/form-data" action="\(Self.here)">\(token)
        \(Field.file("tep", language(.mapFile), accept: ".json,.geojson,.topojson", hint: language(.mapFileNote)))
        <div class="acts">\(Button(language(.checkMap), .primary))</div></form></div>
        """
    }

    private var list: HTML {
        guard !maps.isEmpty else {
            return EmptyState(language(.noMap), next: HTML(text: language(.noMapNext))).html
        }
        return Table(
            caption: "\(language(.mapsCounted(Written.count(maps.count))))",
            columns: [
                .init(language(.fileName), .main), .init(language(.pauseState), width: 14),
                .init(language(.communes), .number, width: 10), .init(language(.usedAt), width: 20),
            ],
            rows: maps.map { map in
                let address = Address("/quan-tri/ban-do/{id}", map.id)
                let badge =
                    map.withdrawnReason != nil
                    ? Badge(.back, language(.isWithdrawn))
                    : map.isCurrent ? Badge(.ok, language(.isInUse)) : Badge(.draft, language(.wasReplaced))
                return Table.Row([
                    "<a class=\"row\" href=\"\(address)\">\(map.fileName)</a>", badge.html,
                    "<a href=\"\(address.at("cac-xa"))\">\(Written.count(map.units))</a>", "\(map.usedAt)",
                ])
            }
        ).html
    }
}

/// One map: what it shows, what is amiss, and its use or its end.
struct ShapePage {
    let kept: ShapeKeeping.Kept
    let communes: [OrgUnit]
    let problem: ShapeProblem?
    let token: HTML
    let language: Language

    private var drawn: [OrgUnit] { communes.filter { kept.sheet.shapes[$0.id] != nil } }

    var main: HTML {
        let state =
            kept.withdrawnReason != nil
            ? Badge(.back, language(.isWithdrawn))
            : kept.usedAt == nil ? Badge(.draft, language(.isDraft)) : Badge(.ok, language(.usedAt))
        let since: HTML = kept.usedAt.map { " \($0)" } ?? .empty
        return """
            \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.maps), ShapeListPage.here), (kept.fileName, nil)]))
            \(PageHead(kept.fileName, meta: "\(state)\(since)", actions: use))
            \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next).html } ?? .empty)
            <p class="day">\(language(.matched(drawn.count, of: communes.count)))</p>
            \(reason)\(findings)
            <div class="map-cols"><figure class="sheet">\(map)</figure>
            <div>\(SectionHead(language(.communes), id: "cac-xa"))<ul class="units one">\(drawn.markup { "<li>\($0.name)</li>" })</ul></div></div>
            \(withdrawal)
            """
    }

    private var reason: HTML {
        kept.withdrawnReason.map { Facts([(language(.withdrawReason), HTML(text: $0))]).html } ?? .empty
    }

    private var map: ShapeMap {
        ShapeMap(
            drawn.compactMap { unit in
                kept.sheet.shapes[unit.id].map { shape in
                    .init(
                        CommuneName.short(unit.name), path: shape.path, x: shape.x, y: shape.y, room: shape.room, .none,
                        words: language(.hasShape), to: Address("/co-quan/{id}", unit.code))
                }
            }, width: kept.sheet.width, height: kept.sheet.height, label: language(.mapLabel(drawn.count)))
    }

    private var findings: HTML {
        guard !kept.findings.isEmpty else { return .empty }
        return """
            \(SectionHead(language(.mapFindings), meta: HTML(text: language(.findingsCounted(Written.count(kept.findings.count))))))
            <ul class="found sheet">\(kept.findings.markup { "<li>\($0)</li>" })</ul>
            """
    }

    private var use: HTML {
        guard kept.usedAt == nil else { return .empty }
        return """
            <form method="post" action="\(Address("/quan-tri/ban-do/{id}/dung", kept.id))">\(token)\(Button(language(.useMap), .primary))</form>
            """
    }

    private var withdrawal: HTML {
        guard kept.usedAt != nil, kept.withdrawnReason == nil else { return .empty }
        return """
            <div class="hide-p">\(SectionHead(language(.takeMapBack), meta: HTML(text: language(.takeMapBackNote))))
            <form class="form" method="post" action="\(Address("/quan-tri/ban-do/{id}/rut", kept.id))">\(token)
            \(Field.text("ly-do", language(.reason), error: problem == .noReason ? problem?.message.says : nil, required: true, maxLength: 300))
            <div class="acts">\(Button(language(.withdraw)))</div></form></div>
            """
    }
}
