import Design
import Plans
import Progress
import Vietnamese
import Vocabulary

/// The chair's sheet (L28): exactly one A4. What is done, late and stuck, by whom; what to decide; what changed.
///
/// Names and reasons are cut between words, so that the sheet stays one page however long they are; the whole stands
/// behind each line on the screen.
struct ChairPage {
    let picture: Picture
    let names: Names
    let decisions: [DecisionCard]
    let undecided: Int
    let changes: [(kind: ChangeKind, count: Int)]
    let since: Day
    let lens: Lens
    /// «UBND tỉnh Quảng Ngãi».
    let owner: String
    let now: Instant
    let language: Language

    /// How many agencies the sheet names.
    private static let mostAgencies = 4
    private static let titleLength = 100
    private static let reasonLength = 110

    private var today: Day { now.localDay }
    private var counts: GroupCounts { picture.whole.lead.by(lens.clock) }

    var main: HTML {
        """
        <div class="screen-only"><p class="acts"><a class="btn" href="\(lens.address)">\(language("Về tổng quan", "Back to the overview"))</a>\
        <button class="btn primary" type="button" data-print hidden>\(language("In", "Print"))</button>\
        <span class="meta">\(language("Bấm một việc để mở; mỗi ô trả lời tạo dự thảo công văn (DOCX).", "Open a case by its name; each answer makes a draft letter (DOCX)."))</span></p>\(sinceForm)</div>
        <div class="scroll" tabindex="0" role="region" aria-label="\(language("Trang in", "The sheet"))"><article class="a4" lang="vi">
        \(head)
        <p class="lead">\(DaySentence(counts: counts, lateAgencies: late.count, language: .vi).text)</p>
        \(numbers)\(decisionTable)\(lateTable)\(changed)\(sign)
        </article></div>

        """
    }

    private var sinceForm: HTML {
        """
        <form class="filters since" method="get" action="/tong-quan/a4">\
        \(Field.date("tu", language("So với phiên họp ngày", "Compared with the meeting of"), value: Written.day(since)))\
        <button class="btn" type="submit">\(language("Xem", "Show"))</button></form>
        """
    }

    private var head: HTML {
        let place = owner.hasPrefix("UBND ") ? "ỦY BAN NHÂN DÂN " + owner.dropFirst(5).uppercased() : owner.uppercased()
        return """
            <div class="ph"><div><b class="u">\(place)</b></div><div><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><b class="u">Độc lập - Tự do - Hạnh phúc</b></div></div>
            <h1>TỜ TRÌNH CHỦ TỊCH ỦY BAN NHÂN DÂN</h1><p class="sub">Tình hình thực hiện các kế hoạch, đến \(now.localClock) ngày \(today)</p>
            """
    }

    private var numbers: HTML {
        let (now, first) = (picture.whole.lead.current.rate, picture.whole.lead.original.rate)
        let figures = Figures(lens, .vi)
        let current = Figures(lens.by(.current), .vi)
        let original = Figures(lens.by(.original), .vi)
        let silent: HTML = now.unreported > 0 ? ", \(Written.count(now.unreported)) chưa báo cáo" : ""
        let silentFirst: HTML = first.unreported > 0 ? ", \(Written.count(first.unreported)) chưa báo cáo" : ""
        return """
            <div class="fig"><div>Đúng hạn<b>\(short(now, current))</b>\(Written.count(now.onTime))/\(Written.count(now.due)) việc đến hạn\(silent)</div>\
            <div>Theo hạn ban đầu<b>\(short(first, original))</b>\(Written.count(first.onTime))/\(Written.count(first.due)), trước gia hạn\(silentFirst)</div>\
            <div>Đang quá hạn<b>\(figures.number(counts[.overdue]) { $0.times = [.overdue] })</b>ở \(Written.count(late.count)) cơ quan</div>\
            <div>Đã xong<b>\(figures.number(counts.done) { $0.times = TimeGroup.done })</b>trong \(Written.count(counts.total)) việc được giao</div></div>
            """
    }

    private func short(_ rate: OnTime, _ figures: Figures) -> String {
        rate.isEmpty || rate.isUnknown ? "-" : figures.percent(rate)
    }

    private var decisionTable: HTML {
        let more = undecided > decisions.count ? "\(decisions.count) trong \(undecided) việc chờ; " : ""
        guard !decisions.isEmpty else {
            return "<h2>I. Xin quyết định</h2><p>Không có việc nào phải xin quyết định.</p>"
        }
        return """
            <h2>I. Xin quyết định <span>\(more)in đậm: đề xuất</span></h2><table><tbody>\(decisions.enumerated().markup { index, card in
                """
                <tr><td class="no">\(index + 1)</td><td><b><a href="\(AssignmentAddress.of(card.assignment.id))">\(clipped(card.title, Self.titleLength))</a></b><br>\
                \(clipped("\(card.assignment.unit.name). \(card.reason(.vi))", Self.reasonLength))</td>\
                <td class="n">\(card.assignment.due.map { "\($0)" as HTML } ?? "-")<br>\(card.state.badge(.vi))</td>\
                <td class="opt">\(DecisionCase.Answer.allCases.markup { answer in
                    let name: HTML = answer == card.facts.proposal ? "<b>\(answer.name.vi)</b>" : HTML(text: answer.name.vi)
                    return "<a href=\"\(card.letter(answer))\"><i class=\"box\"></i>\(name)</a>"
                })</td></tr>
                """
            })</tbody></table>
            """
    }

    /// The agencies with something overdue, the most first.
    private var late: [(unit: Names.Unit, counts: GroupCounts)] {
        picture.groups { $0.part == .lead ? $0.unit : nil }.values.compactMap { group in
            let counts = group.lead.by(lens.clock)
            guard counts[.overdue] > 0, let unit = names.unit(picture.view.unit(group.place)) else { return nil }
            return (unit, counts)
        }.sorted { a, b in
            let (x, y) = (a.counts[.overdue], b.counts[.overdue])
            return x == y ? a.unit.sort < b.unit.sort : x > y
        }
    }

    private var lateTable: HTML {
        let all = late
        guard !all.isEmpty else { return "<h2>II. Cơ quan có việc quá hạn</h2><p>Không có.</p>" }
        let figures = Figures(lens, .vi)
        let rest = all.dropFirst(Self.mostAgencies)
        let more = rest.reduce(0) { $0 + $1.counts[.overdue] }
        let others: HTML =
            rest.isEmpty
            ? .empty : "<p>Còn \(Written.count(rest.count)) cơ quan khác với \(Written.count(more)) việc quá hạn.</p>"
        return """
            <h2>II. Cơ quan có việc quá hạn</h2><table><thead><tr><th>Cơ quan</th><th class="n">Quá hạn</th><th class="n">Đúng/đến hạn</th><th class="n">Được giao</th></tr></thead><tbody>\(all.prefix(Self.mostAgencies).markup { unit, counts in
                """
                <tr><td><a href="\(Address("/co-quan/{id}", unit.link.code))">\(clipped(unit.link.name, 70))</a></td>\
                <td class="n">\(figures.number(counts[.overdue]) {
                    $0.unit = unit.link.id
                    $0.times = [.overdue]
                })</td>\
                <td class="n">\(Written.count(counts.rate.onTime))/\(Written.count(counts.rate.due))\(counts.rate.unreported > 0 ? " (\(Written.count(counts.rate.unreported)) chưa báo cáo)" : "")</td>\
                <td class="n">\(Written.count(counts.total))</td></tr>
                """
            })</tbody></table>\(others)
            """
    }

    private var changed: HTML {
        let told = changes.filter { $0.count > 0 }.map { "\(Written.count($0.count)) \($0.kind.words.vi)" }
        return """
            <h2>III. Từ ngày \(since)</h2><p>\(told.isEmpty ? "Không có thay đổi." : told.joined(separator: "; ") + ".")</p>
            """
    }

    private var sign: HTML {
        let place = owner.split(separator: " ").dropFirst(2).joined(separator: " ")
        let level = lens.level.name.vi.lowercasedFirst
        return """
            <div class="sign"><div class="pen">Ý kiến chỉ đạo:</div><div class="by"><i>\(place.isEmpty ? "" : "\(place), ")ngày \(two(today.day)) tháng \(today.month < 3 ? "0" : "")\(today.month) năm \(today.year)</i><br><b>CƠ QUAN THƯỜNG TRỰC</b></div></div>
            <p class="base">Tính là xong khi \(level); hạn \(lens.clock == .current ? "hiện hành" : "ban đầu"). Việc giao nhiều cơ quan được tính ở từng cơ quan.</p>
            """
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

/// The text, or its beginning up to a word's end when it is longer than `most` letters.
func clipped(_ text: String, _ most: Int) -> String {
    guard text.unicodeScalars.count > most else { return text }
    var kept = ""
    var count = 0
    for word in text.split(separator: " ") {
        let length = word.unicodeScalars.count + 1
        guard count + length <= most else { break }
        kept += (kept.isEmpty ? "" : " ") + word
        count += length
    }
    if kept.isEmpty { kept = String(String.UnicodeScalarView(text.unicodeScalars.prefix(most))) }
    while let last = kept.utf8.last, ",;:.-".utf8.contains(last) { kept.removeLast() }
    return kept + "…"
}
