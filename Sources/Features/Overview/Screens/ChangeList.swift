import Design
import Plans
import Progress
import Vietnamese
import Vocabulary

/// What changed since a day, one line for each kind of event.
struct ChangeList {
    let lens: Lens
    let changes: [(kind: ChangeKind, count: Int)]
    let since: Day
    let today: Day
    let language: Language

    /// The rows behind one line.
    static func address(_ kind: ChangeKind, since: Day, _ lens: Lens) -> Address {
        Address("/tong-quan/thay-doi").with([
            ("loai", kind.rawValue), ("tu", kind == .asked ? "" : DayText.write(since)),
            ("muc-do", Lens.levels.first { $0.level == lens.level }?.word ?? ""),
        ])
    }

    var html: HTML {
        let told = changes.filter { $0.count > 0 }
        let list: HTML =
            told.isEmpty
            ? "<p class=\"muted\">\(language("Không có thay đổi nào.", "Nothing changed."))</p>"
            : """
            <ul class="chg">\(told.markup { kind, count in
                "<li><b class=\"num\">\(kind == .done || kind == .late || kind == .new ? "+" : "")\(Written.count(count))</b><span><a href=\"\(ChangeList.address(kind, since: since, lens))\">\(language(kind.words))</a></span></li>"
            })</ul>
            """
        return """
            <section class="sec">\(SectionHead(
                language("Thay đổi từ \(Written.day(since))", "Changes since \(Written.day(since))"),
                meta: "\(language("chọn ngày của phiên họp trước để so", "choose the day of the last meeting to compare"))", id: "thay-doi"))
            <form class="filters since" method="get" action="/tong-quan">\(hidden)\
            \(Field.date("tu", language("Từ ngày", "Since"), value: Written.day(since)))\
            <button class="btn" type="submit">\(language("Xem", "Show"))</button></form>
            \(list)</section>

            """
    }

    private var hidden: HTML {
        lens.pairs.filter { $0.0 != "tu" && !$0.1.isEmpty }.markup {
            "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">"
        }
    }
}
