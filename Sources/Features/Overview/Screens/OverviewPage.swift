import Calendars
import Design
import Organizations
import Plans
import Progress
import Vocabulary

/// The first page: what today asks for, what needs you, what to decide, how plans stand, what changed, who is late where.
struct OverviewPage {
    let lens: Lens
    let picture: Picture
    let names: Names
    let needs: [Need]
    let decisions: [DecisionCard]
    /// How many cases there are in all.
    let undecided: Int
    let changes: [(kind: ChangeKind, count: Int)]
    let since: Day
    /// Tasks that no unit owes yet.
    let unowned: Int
    /// The unit a focal point speaks for; empty for those who read all.
    let unitName: String
    /// The real outlines of the communes; nil while no map was imported.
    let outlines: UnitShapes.Sheet?
    let pauses: [Pause]
    let today: Day
    let language: Language

    /// Something that waits for this reader.
    struct Need {
        let count: Int
        let words: Phrase
        let address: Address
    }

    var figures: Figures { Figures(lens, language) }
    private var whole: Picture.Group { picture.whole }
    private var counts: GroupCounts { whole.lead.by(lens.clock) }
    private var isProvince: Bool { unitName.isEmpty }

    /// Where and when, and the sentence of the day.
    var head: HTML {
        let paper: HTML =
            isProvince
            ? "<div class=\"acts\">\(Button(language("In tờ trình một trang", "Print the one-page brief"), .primary, to: Address("/tong-quan/a4")))</div>"
            : .empty
        let place = isProvince ? language("Toàn tỉnh", "The whole province") : unitName
        return """
            <div class="head"><div><p class="crumb">\(place) · \(weekday), <span class="tab">\(today)</span></p>
            <h1 class="vh">\(language("Tổng quan", "Overview"))</h1>
            \(sentence)</div>\(paper)</div>

            """
    }

    /// Everything below what others add.
    var sections: HTML {
        guard counts.total > 0 else { return needSection }
        return """
            \(needSection)\(decisionSection)\(planSection)\(changeSection)\(heatSection)\(mapSection)
            """
    }

    private var weekday: String {
        let vi = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]
        let en = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        return (language == .vi ? vi : en)[today.weekday - 1]
    }

    private var sentence: HTML {
        guard counts.total > 0 else {
            if !isProvince {
                return
                    "<p class=\"day\">\(language("Đơn vị chưa được giao việc nào.", "Nothing was given to this unit yet."))</p>"
            }
            return
                "<p class=\"day\">\(language("Sổ chưa có việc nào được giao.", "No task was given to anybody yet.")) <a href=\"/van-ban\">\(language("Tải kế hoạch lên", "Upload a plan"))</a>.</p>"
        }
        let late = isProvince ? lateAgencies : 0
        return DaySentence(counts: counts, lateAgencies: late, language: language).html(figures)
    }

    private var lateAgencies: Int {
        picture.groups(by: \.unit).values.filter { $0.lead.by(lens.clock)[.overdue] > 0 }.count
    }

    private var needSection: HTML {
        let open = needs.filter { $0.count > 0 }
        guard !open.isEmpty else { return .empty }
        return """
            <section class="sec">\(SectionHead(language("Chờ bạn", "Waiting for you"), id: "cho-ban"))
            <ul class="chg sheet">\(open.markup { need in
                "<li><b class=\"num\">\(Written.count(need.count))</b><span><a href=\"\(need.address)\">\(language(need.words))</a></span></li>"
            })</ul></section>

            """
    }

    private var decisionSection: HTML {
        guard !decisions.isEmpty else { return .empty }
        let more =
            undecided > decisions.count
            ? language(" trong \(Written.count(undecided)) việc chờ", " of \(Written.count(undecided)) that wait") : ""
        return """
            <section class="sec">\(SectionHead(
                language("Cần quyết định", "To decide"),
                meta: "\(Written.count(decisions.count))\(more); \(language("nút viền đậm là đề xuất; mỗi nút tạo dự thảo công văn", "the bold answer is the proposed one; each makes a draft letter"))", id: "quyet-dinh"))
            <div class="decs">\(decisions.enumerated().markup { $1.html(number: $0 + 1, language) })</div></section>

            """
    }

    private var planSection: HTML {
        PlanBars(
            figures: figures, names: names, groups: picture.groups(by: \.plan), view: picture.view, whole: whole.lead,
            unowned: unowned, switches: Switches(lens: lens, language: language) { $0.address }
        ).html
    }

    private var changeSection: HTML {
        ChangeList(lens: lens, changes: changes, since: since, today: today, language: language).html
    }

    private var heatSection: HTML {
        guard isProvince else { return .empty }
        return HeatSection(lens: lens, picture: picture, names: names, language: language).html
    }

    private var mapSection: HTML {
        guard isProvince else { return .empty }
        return ProvinceMap(
            lens: lens, picture: picture, names: names, outlines: outlines, pauses: pauses, today: today,
            language: language
        ).html
    }
}
