import Design
import Organizations
import Plans
import Vocabulary

/// What is measured of a plan: one rate as an interval, how many targets stand how, and the way of each.
struct PlanMeasures {
    let plan: ID<Plan>
    /// The plan's aims that the reader may see.
    let lines: [Standings.Line]
    let steps: [ID<Indicator>: [Aim.Step]]
    let today: Day
    let language: Language

    /// How many ways are drawn on the page; the others stand in the register.
    private static let mostDrawn = 24

    /// The rate of all aims to their ends. What a person said is not measured is as if it were not there; what should
    /// have a rate and has none widens the interval.
    var rate: GroupRate { rate { AimTable.rates($0).final.rate } }
    /// The same to the milestones of the year, of those aims that have one.
    var milestoneRate: GroupRate? {
        let ahead = lines.filter { $0.standing.map { AimTable.rates($0).milestone != nil } ?? false }
        guard !ahead.isEmpty else { return nil }
        return GroupRate(
            ahead.compactMap { line in
                line.standing.map {
                    RatePart(PlanMeasures.says(AimTable.rates($0).milestone?.rate), weight: line.line.aim.weight)
                }
            })
    }

    private func rate(_ of: (AimStanding) -> AimRate) -> GroupRate {
        GroupRate(
            lines.map { line in
                let aim = line.line.aim
                guard aim.link != .refused else { return RatePart(.notApplicable, weight: aim.weight) }
                guard let standing = line.standing else { return RatePart(.notReported, weight: aim.weight) }
                if standing.state == .notComputable { return RatePart(.notApplicable, weight: aim.weight) }
                return RatePart(PlanMeasures.says(of(standing)), weight: aim.weight)
            })
    }

    private static func says(_ rate: AimRate?) -> RatePart.Says {
        guard let rate else { return .notReported }
        if let shown = rate.shown { return .rate(shown) }
        switch rate.remark {
        case .notKept, .outsideBand: return .rate(0)
        case .notComputable: return .notApplicable
        default: return .notReported
        }
    }

    /// One line a target: the standing it is told by.
    private var targets: [(line: Aims.Line, standing: AimStanding)] {
        var order: [ID<Target>] = []
        var found: [ID<Target>: [(line: Aims.Line, standing: AimStanding)]] = [:]
        for line in lines {
            guard let standing = line.standing else { continue }
            if found[line.line.aim.target] == nil { order.append(line.line.aim.target) }
            found[line.line.aim.target, default: []].append((line.line, standing))
        }
        return order.compactMap { id in
            guard let all = found[id], let worst = TargetMarking.worst(all.map(\.standing)) else { return nil }
            return all.first { $0.standing.aim.id == worst.aim.id }
        }
    }

    var html: HTML {
        let measured = targets
        guard !measured.isEmpty else { return .empty }
        let whole = Set(lines.map(\.line.aim.target)).count
        return """
            <section class="sec">\(SectionHead(
                language("Các chỉ tiêu đo được", "The targets that are measured"),
                meta: "\(language("\(measured.count) trong \(whole) chỉ tiêu có chỉ số", "\(measured.count) of \(whole) have an indicator"))",
                id: "do-luong"))\(rates)\(counts(measured.map(\.standing), whole: whole))\(multiples(measured))</section>

            """
    }

    private var rates: HTML {
        let final = rate
        let yearly: HTML =
            milestoneRate.map {
                "<p class=\"meta\">\(language("Riêng các mốc trong kỳ:", "Milestones on the way alone:")) \(language($0.words)).</p>"
                    as HTML
            } ?? .empty
        guard final.coverage > 0 else {
            return """
                <p class="day said">\(language("Chưa tính được kế hoạch đã đi bao nhiêu: chưa mức phải đạt nào có cả số xuất phát và số thực hiện.", "How far the plan has gone cannot be told: no demand has both a baseline and a value."))</p>

                """
        }
        let known = AimRate.percent(final.coverage * 100)
        let span: String
        if let rate = final.rate {
            span = AimRate.percent(rate)
        } else {
            let (low, high) = (AimRate.percent(final.low), AimRate.percent(final.high))
            span = language("từ \(low) đến \(high)", "\(low) to \(high)")
        }
        let tail = language(
            "quãng đường tới các đích; có số của \(known) trọng số.",
            "of the way to its ends; \(known) of the weight is known.")
        return """
            <p class="day said">\(language("Kế hoạch đã đi được", "The plan has gone")) <b>\(span)</b> \(tail)</p>
            <p class="meta">\(language("Bình quân theo trọng số của từng mức phải đạt; mức chưa có số được tính từ 0% đến 100% nên kết quả là một khoảng.", "Weighted over all demands; one without a value counts from 0% to 100%, so the result is an interval."))</p>\(yearly)

            """
    }

    private func counts(_ standings: [AimStanding], whole: Int) -> HTML {
        var held: [TargetMarking.Group: Int] = [:]
        for standing in standings { held[TargetMarking.Group(standing), default: 0] += 1 }
        held[.silent, default: 0] += whole - standings.count
        let register = Address("/chi-tieu").with([("ke-hoach", plan.text)])
        return """
            <ul class="tallies">\(TargetMarking.Group.allCases.filter { held[$0, default: 0] > 0 }.markup { group in
                "<li>\(Badge(PlanMeasures.look(group), language(group.name))) <a class=\"num\" href=\"\(register.with([("tinh-trang", group.rawValue)]))\">\(Written.count(held[group, default: 0]))</a></li>"
            })</ul>

            """
    }

    static func look(_ group: TargetMarking.Group) -> Badge.State {
        switch group {
        case .risk: .late
        case .unsure: .soon
        case .onTrack: .ok
        case .reached: .done
        case .tooFew: .draft
        case .silent: .unknown
        }
    }

    private func multiples(_ measured: [(line: Aims.Line, standing: AimStanding)]) -> HTML {
        let order: [TargetMarking.Group] = [.risk, .unsure, .onTrack, .tooFew, .reached, .silent]
        let drawn = measured.filter { !$0.standing.values.isEmpty }.enumerated().sorted { a, b in
            let (x, y) = [a, b].map { order.firstIndex(of: TargetMarking.Group($0.element.standing)) ?? 0 }.pair
            return x == y ? a.offset < b.offset : x < y
        }.map(\.element)
        let items = drawn.prefix(Self.mostDrawn).enumerated().map { place, one in
            let standing = one.standing
            let indicator = standing.indicator
            let way = Trajectory(
                indicator: indicator, own: [standing], steps: [], today: today, language: language)
            let last = way.values.last.map { indicator.written($0.value) } ?? "-"
            let asked =
                standing.aim.horizon.map { year in
                    language("mốc \(year): ", "by \(year): ")
                        + language(StandingWords.demand(standing.aim.value, unit: indicator.unit))
                } ?? ""
            return SmallMultiples.Item(
                way.chart(id: "nho-\(place)", title: one.line.targetName, small: true),
                to: Address("/chi-tieu/{id}", one.line.aim.target.text), last: last, asked: asked,
                StandingWords.badge(standing, short: true, wraps: true, language))
        }
        let more: HTML =
            drawn.count > items.count
            ? "<p class=\"meta\"><a href=\"\(Address("/chi-tieu").with([("ke-hoach", plan.text)]))\">\(language("Xem đủ \(drawn.count) chỉ tiêu trong sổ", "See all \(drawn.count) in the register"))</a></p>"
            : .empty
        return
            "\(SmallMultiples(items, tableTitle: language("Số liệu các chỉ tiêu của kế hoạch", "Values of the plan's targets")))\(more)"
    }
}

extension Array {
    /// The first two.
    fileprivate var pair: (Element, Element) { (self[0], self[1]) }
}
