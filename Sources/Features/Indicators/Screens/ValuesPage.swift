import Design
import Organizations
import Vocabulary

/// The page of a grid: which grid, a way to others and to older periods, and the grid itself.
struct ValuesPage {
    let grid: ValueGrid?
    let place: GridPlace
    let making: ValueGridMaking
    let view: ValueGridView?
    let message: UserMessage?
    let language: Language

    var title: String {
        grid.map { language("Số liệu: \($0.title)", "Values: \($0.title)") } ?? language("Số liệu", "Values")
    }

    var main: HTML {
        """
        \(PageHead(title, meta: meta, actions: acts))\(message.map { Notice(.trouble, $0.says, next: $0.next) })\
        \(chooser)\(found)
        """
    }

    private var meta: HTML {
        guard let grid, let period = grid.sheets.first?.periods, let first = period.first, let last = period.last else {
            return .empty
        }
        return
            "<span>\(language(ValueWords.period(first))) – \(language(ValueWords.period(last)))</span>"
    }

    private var acts: HTML {
        let judges: HTML =
            making.viewer.judgesValues
            ? Button(language("Chờ duyệt", "To approve"), to: Address("/so-lieu/cho-duyet")).html : .empty
        return """
            \(Button(language("Dán từ Excel", "Paste from Excel"), to: Address("/so-lieu/dan").with([("chi-so", place.indicator), ("don-vi", place.unit)])))\
            \(Button(language("Nhập từ tệp", "From a file"), to: Address("/so-lieu/nhap")))\
            \(Button(language("Gói Excel", "Excel pack"), to: Address("/so-lieu/goi")))\
            \(Button(language("Còn thiếu", "Missing"), to: Address("/so-lieu/thieu")))\(judges)
            """
    }

    private var found: HTML {
        guard let grid, let view else {
            return EmptyState(
                language("Chọn chỉ số để nhập số của các đơn vị", "Choose an indicator to enter its units' values"),
                next: HTML(text: language("Chọn ở ô trên rồi bấm Lọc.", "Choose above and press Filter."))
            ).html
        }
        guard !grid.sheets.isEmpty else {
            return EmptyState(
                language("Không có chỉ số nào phải nhập ở các kỳ này", "Nothing is to be entered for these periods"),
                next: "<a href=\"\(Address("/chi-so"))\">\(language("Xem danh mục chỉ số", "See the catalogue"))</a>"
            ).html + pager
        }
        return view.html + pager
    }

    private var pager: HTML {
        let shown = language(
            place.back == 0 ? "Các kỳ mới nhất" : "Đã lùi \(place.back) lần",
            place.back == 0 ? "The latest periods" : "Turned back \(place.back) times")
        return """
            <nav class="pager" aria-label="\(language("Kỳ", "Periods"))"><span class="muted">\(shown)</span><span class="acts">\
            <a class="btn" href="\(place.turned(1).address)">\(language("Kỳ trước", "Older"))</a>\
            \(place.back == 0 ? HTML.empty : "<a class=\"btn\" href=\"\(place.turned(-1).address)\">\(language("Kỳ sau", "Newer"))</a>")</span></nav>

            """
    }

    /// Stewards and coordinators choose whose numbers they enter.
    private var chooser: HTML {
        let kept = making.kept
        guard !kept.isEmpty else { return .empty }
        let none = Field.Option(
            "",
            making.viewer.roles.contains(.focal)
                ? language("Số của đơn vị mình", "One's own unit") : language("Chọn chỉ số", "Choose an indicator"))
        return """
            <form class="filters pick" method="get" action="\(GridPlace.root)">\
            \(Field.choice("chi-so", language("Chỉ số", "Indicator"), [none] + kept.map { .init($0.code, $0.name) }, selected: place.indicator))\
            <button class="btn" type="submit">\(language("Mở", "Open"))</button></form>

            """
    }
}
