import Design
import Organizations
import Plans
import Vocabulary

/// Who waits for whom, as a matrix whose numbers open the claims, and as a list with their age.
struct ClaimPage {
    let filter: Claims.Filter
    let claims: [Claim]
    /// All that are not closed and the viewer may read: what the matrix counts.
    let every: [Claim]
    let refused: RefusedDeed?
    let viewer: Viewer
    let today: Day
    let token: HTML
    let language: Language

    var main: HTML {
        """
        \(PageHead(language(.whoBlocksWhom), meta: HTML(text: language(
            "cơ quan nào đang chờ cơ quan nào; bên bị chờ trả lời, bên chờ khép lại",
            "who waits for whom; the one that is waited for answers, the one that waits closes"))))
        \(refused.map { Notice($0.isConflict ? .warning : .trouble, $0.problem.says, next: $0.problem.next) })\
        \(every.isEmpty && filter.state == nil ? none : matrix + list)
        """
    }

    private var none: HTML {
        EmptyState(
            language("Không cơ quan nào báo đang chờ cơ quan khác", "Nobody waits for anybody"),
            next:
                "\(language("Khi báo cáo, cơ quan chọn nguyên nhân “chờ cơ quan khác” và tên cơ quan; việc chờ hiện ở đây.", "A unit says so when it reports; then it stands here.")) <a href=\"/giao-viec\">\(language("Xem việc đã giao", "See the assignments"))</a>"
        ).html
    }

    private func address(_ change: (inout Claims.Filter) -> Void) -> Address {
        var copy = filter
        change(&copy)
        return ClaimScreens.address(copy)
    }

    /// Too many columns cannot be compared; the others are counted together and stand in the list.
    private static let columnLimit = 12

    private var matrix: HTML {
        let matrix = ClaimMatrix(every)
        guard matrix.rows.count > 1 || matrix.columns.count > 1 else { return .empty }
        let shown = matrix.columns.prefix(Self.columnLimit)
        let hidden = matrix.columns.count - shown.count
        let head: HTML = """
            <tr><th scope="col" class="ag">\(language("Cơ quan chờ", "Who waits"))</th>\(shown.markup { unit in
                "<th scope=\"col\"><a href=\"\(ClaimScreens.address(Self.only { $0.blocking = unit.code }))\">\(unit.name)</a></th>"
            })\(hidden > 0 ? "<th scope=\"col\">\(language("\(hidden) cơ quan khác", "\(hidden) others"))</th>" as HTML : .empty)\
            <th scope="col">\(language("Tổng", "Total"))</th></tr>
            """
        let rows = matrix.rows.markup { row -> HTML in
            let cells = shown.indices.markup { cell(row.counts[$0], row.unit, matrix.columns[$0]) }
            let rest = row.counts.dropFirst(shown.count).reduce(0, +)
            return """
                <tr><th scope="row" class="ag">\(row.unit.name)</th>\(cells)\
                \(hidden > 0 ? "<td>\(rest == 0 ? "-" : Written.count(rest))</td>" as HTML : .empty)\
                <td class="tot"><a href="\(ClaimScreens.address(Self.only { $0.waiting = row.unit.code }))">\(row.sum)</a></td></tr>

                """
        }
        let sums = matrix.sums
        let foot: HTML = """
            <tr><th scope="row" class="ag">\(language("Tổng", "Total"))</th>\(shown.indices.markup { "<td><b>\(sums[$0])</b></td>" })\
            \(hidden > 0 ? "<td><b>\(sums.dropFirst(shown.count).reduce(0, +))</b></td>" as HTML : .empty)\
            <td class="tot"><b>\(every.count)</b></td></tr>
            """
        return """
            <section class="sec">\(SectionHead(
                language("Ma trận chờ", "The matrix"),
                meta: HTML(text: language("hàng chờ cột; bấm vào số để xem", "rows wait for columns; open a number"))))
            <div class="scroll" tabindex="0" role="region" aria-label="\(language("Ma trận chờ", "The matrix"))">\
            <table class="t heat"><thead>\(head)</thead><tbody>\(rows)</tbody><tfoot>\(foot)</tfoot></table></div></section>

            """
    }

    private static func only(_ change: (inout Claims.Filter) -> Void) -> Claims.Filter {
        var filter = Claims.Filter()
        change(&filter)
        return filter
    }

    private func cell(_ count: Int, _ waiting: UnitLink, _ blocking: UnitLink) -> HTML {
        guard count > 0 else { return "<td class=\"h-none\">-</td>" }
        let address = ClaimScreens.address(
            Self.only {
                $0.waiting = waiting.code
                $0.blocking = blocking.code
            })
        return """
            <td class="h-few"><a href="\(address)">\(count)<span class="vh"> \(waiting.name) \(language("chờ", "waits for")) \(blocking.name)</span></a></td>
            """
    }

    private var list: HTML {
        """
        <section class="sec">\(SectionHead(
            language("Từng việc chờ", "Each of them"), meta: "<b class=\"num\">\(Written.count(claims.count))</b> \(language("việc chờ, cũ nhất ở trên", "claims, the oldest first"))"))
        \(views)\(filterBar)
        <div class="sec decs">\(claims.markup { claim in
            ClaimCard(claim: claim, isAboutTask: true, acts: acts(claim), today: today, language: language).html
        })</div></section>

        """
    }

    private var views: SavedViews {
        var views = [
            (
                name: language("Chưa khép", "Not closed"), count: every.count, address: address { $0.state = nil },
                isCurrent: filter.state == nil
            )
        ]
        for state in [Claim.State.open, .admitted, .disputed] {
            views.append(
                (
                    name: language(state.name), count: every.count { $0.state == state },
                    address: address { $0.state = state }, isCurrent: filter.state == state
                ))
        }
        return SavedViews(views)
    }

    private var filterBar: FilterBar {
        let matrix = ClaimMatrix(every)
        let causes = DelayCause.all.filter { cause in every.contains { $0.cause == cause.code } }
        var chips: [(words: String, without: Address)] = []
        if let unit = matrix.rows.first(where: { $0.unit.code == filter.waiting })?.unit {
            chips.append((language("Chờ: \(unit.name)", "Waiting: \(unit.name)"), address { $0.waiting = "" }))
        }
        if let unit = matrix.columns.first(where: { $0.code == filter.blocking }) {
            chips.append((language("Bị chờ: \(unit.name)", "Waited for: \(unit.name)"), address { $0.blocking = "" }))
        }
        if let cause = DelayCause.of(filter.cause) {
            chips.append((language(cause.name), address { $0.cause = "" }))
        }
        let any: Field.Option = .init("", language("Mọi cơ quan", "All agencies"))
        return FilterBar(
            action: ClaimScreens.here,
            fields: [
                .choice(
                    "cho", language("Cơ quan chờ", "Who waits"),
                    [any] + matrix.rows.map { .init($0.unit.code, $0.unit.name) }, selected: filter.waiting),
                .choice(
                    "bi-cho", language("Cơ quan bị chờ", "Who is waited for"),
                    [any] + matrix.columns.map { .init($0.code, $0.name) }, selected: filter.blocking),
                .choice(
                    "nguyen-nhan", language(.causeField),
                    [.init("", language("Mọi nguyên nhân", "Any cause"))]
                        + causes.map { .init($0.code, language($0.name)) }, selected: filter.cause),
            ],
            hidden: filter.state.map { [(name: "trang-thai", value: $0.rawValue)] } ?? [], chips: chips,
            clear: ClaimScreens.here)
    }

    private func acts(_ claim: Claim) -> HTML {
        let forms = ClaimForms(claim: claim, refused: refused, today: today, token: token, language: language)
        guard viewer.roles.contains(.focal), claim.state != .closed else { return .empty }
        if claim.onUnit.id == viewer.unit { return forms.admit.html + forms.dispute.html }
        return claim.unit.id == viewer.unit ? forms.close.html : .empty
    }
}
