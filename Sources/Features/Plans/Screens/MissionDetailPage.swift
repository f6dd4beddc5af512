import Design
import Documents
import Vocabulary

/// One task: what, who, when, the product, its place in the signed page, like tasks, history.
struct MissionDetailPage {
    let mission: Mission
    let places: [OriginPlace]
    let twins: [Twin]
    /// What other features add.
    let panels: HTML
    let history: HTML
    let today: Day
    let language: Language
    let mayCorrect: Bool

    var main: HTML {
        """
        \(Breadcrumb([
            (language(.register), MissionAddress.list),
            (mission.plan.code, Address("/ke-hoach/{id}", mission.plan.id.text)),
            (mission.sectionTitle.isEmpty ? mission.place : mission.sectionTitle, nil),
        ]))\
        \(PageHead(mission.title, meta: state, actions: actions))\
        \(withdrawn)\
        <div class="cols"><section>\(SectionHead(language(.assignment), meta: HTML(text: language(.fiveClear))))\
        \(facts)</section>
        <section>\(SectionHead(language(.inSignedPage)))\(OriginExcerpts(places: places, language: language).html)</section></div>
        \(panels)\(like)
        \(history)
        """
    }

    /// What was withdrawn is neither late nor in time.
    private var state: HTML {
        mission.state == .withdrawn ? .empty : mission.timeState(today: today).badge(language).html
    }

    private var actions: HTML {
        guard mayCorrect, mission.state == .current else { return .empty }
        return Button(language(.correct), to: Address("/nhiem-vu/{id}/sua", mission.id.text)).html
    }

    private var withdrawn: HTML {
        guard mission.state == .withdrawn else { return .empty }
        return Notice(
            .warning, language("Đã rút khỏi sổ.", "Withdrawn from the register."),
            next: mission.withdrawnReason.map { language("Lý do: \($0)", "Reason: \($0)") } ?? ""
        ).html
    }

    private var facts: Facts {
        let unsaid: HTML = "<span class=\"muted\">\(language(.notSaid))</span>"
        let written = { (html: HTML) in html == .empty ? unsaid : html }
        var rows: [(name: String, content: HTML)] = [
            (language(.number), written(HTML(text: mission.place))),
            (language(.lead), written(units(mission.leads, mission.leadRaw))),
            (language(.coop), written(units(mission.coops, mission.coopRaw))),
            (language(.deadline), deadline),
            (language(.product), written(HTML(text: mission.product))),
        ]
        if let done = mission.doneOn {
            rows.append(
                (
                    language(.done),
                    "<span class=\"tab\">\(done)</span> <span class=\"muted\">\(mission.doneWords)</span>"
                ))
        }
        return Facts(rows)
    }

    /// The units, and the written words when they say it in another way.
    private func units(_ units: [UnitLink], _ raw: String) -> HTML {
        let links = unitLinks(units, or: raw)
        guard !units.isEmpty, !raw.isEmpty, raw != units.map(\.name).joined(separator: "; ") else { return links }
        return "\(links) <span class=\"muted\">\(language("văn bản ghi", "as written")) “\(raw)”</span>"
    }

    private var deadline: HTML {
        let raw = mission.deadline.raw
        let words: HTML =
            raw.isEmpty ? "" : "<span class=\"muted\">\(language("văn bản ghi", "as written")) “\(raw)”</span>"
        guard let due = mission.deadline.dueOn else {
            return raw.isEmpty
                ? "<span class=\"muted\">\(language(.notSaid))</span>"
                : "\(language(mission.deadline.kind.name)), \(words)"
        }
        return "<span class=\"tab\">\(due)</span> \(words)"
    }

    private var like: HTML {
        guard !twins.isEmpty else { return .empty }
        let rows = twins.map { twin in
            Table.Row([
                """
                <a class="row" href="\(Address("/nhiem-vu/{id}", twin.mission.id.text))">\(twin.mission.title)</a>\
                <span class="sub">\(language("giống \(twin.likeness)% số từ", "\(twin.likeness)% of the words alike"))</span>
                """,
                HTML(text: twin.mission.plan.code), unitLinks(twin.mission.leads, or: twin.mission.leadRaw),
                MissionRegisterPage.due(twin.mission.deadline),
            ])
        }
        let table = Table(
            caption:
                "\(language("Có thể là cùng một việc; chủ trì và hạn được giữ riêng cho từng kế hoạch.", "Perhaps the same task; each plan keeps its own lead and deadline."))",
            columns: [
                .init(language(.task), .main), .init(language(.plan), width: 14),
                .init(language(.lead), .wide, width: 24),
                .init(language(.deadline), width: 14),
            ], rows: rows, isList: false)
        return "<section class=\"sec\">\(SectionHead(language(.twins)))\(table)</section>\n"
    }
}

/// The words of the signed page, and where they stand.
struct OriginExcerpts {
    let places: [OriginPlace]
    let language: Language

    var html: HTML {
        guard !places.isEmpty else { return "<p class=\"muted\">\(language(.enteredByHand))</p>\n" }
        return places.markup { place in
            let paper = place.documentNumber ?? place.documentTitle
            let source: HTML = " <a href=\"\(OriginExcerpts.source(place))\">\(language(.openSource))</a>"
            return """
                <p class="origin">“\(place.words)”</p>
                <p class="meta"><a href="\(Address("/van-ban/{id}", place.document.text))">\(paper)</a>\(standing(place)).\(source)</p>

                """
        }
    }

    /// The page of the source with this place marked; who may read the row may read it.
    static func source(_ place: OriginPlace) -> Address {
        Address("/van-ban/{id}/nguon", place.document.text).with([
            ("bang", place.table.map { String($0) } ?? ""), ("hang", place.row.map { String($0) } ?? ""),
            ("tu-dong", place.lines.map { String($0.lowerBound) } ?? ""),
            ("den-dong", place.lines.map { String($0.upperBound) } ?? ""),
        ])
    }

    private func standing(_ place: OriginPlace) -> String {
        var words = ""
        if let page = place.page { words += language(", trang \(page)", ", page \(page)") }
        if let table = place.table { words += language(", bảng \(table)", ", table \(table)") }
        if let row = place.row { words += language(", dòng \(row)", ", row \(row)") }
        if let lines = place.lines {
            words +=
                lines.count == 1
                ? language(", dòng văn bản \(lines.lowerBound)", ", line \(lines.lowerBound)")
                : language(
                    ", dòng văn bản \(lines.lowerBound) đến \(lines.upperBound)",
                    ", lines \(lines.lowerBound) to \(lines.upperBound)")
        }
        return words
    }
}
