import Design
import Testing
import Vocabulary

@Test func `a badge says its state by class and by words`() {
    #expect(Badge(.late, "Quá hạn 9 ngày").html.markup == "<span class=\"st st-late\">Quá hạn 9 ngày</span>")
    #expect(Badge(.soon, "<b>", wraps: true).html.markup == "<span class=\"st st-soon wrap-ok\">&lt;b&gt;</span>")
}

@Test func `a table has roles, labels for phones and its order`() {
    let table = Table(
        caption: "<b>1</b> dòng",
        columns: [.init("Số", .number), .init("Tên", .main, sort: Address("/a"), order: .descending, width: 30)],
        rows: [.init(heading: "Nhóm"), .init(["1", "<a href=\"/x\">Tên</a>"], id: "d1", marked: true)],
        sums: ["1", "Cộng"])
    #expect(
        table.html.markup == """
            <table class="t stack stick" role="table" data-rows><caption><b>1</b> dòng</caption>
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="n">Số</th>\
            <th role="columnheader" scope="col" class="main w30" aria-sort="descending"><a href="/a">Tên</a></th></tr></thead>
            <tbody role="rowgroup">
            <tr role="row" class="grp"><th role="rowheader" scope="colgroup" colspan="2">Nhóm</th></tr>
            <tr role="row" id="d1" class="on"><td role="cell" class="n" data-l="Số">1</td>\
            <th role="rowheader" scope="row" class="main"><a href="/x">Tên</a></th></tr>
            </tbody><tfoot role="rowgroup"><tr role="row"><td role="cell" class="n" data-l="Số">1</td>\
            <th role="rowheader" scope="row" class="main">Cộng</th></tr></tfoot></table>
            """)
}

@Test func `a sentence with a link stands over its table, because no caption may hold one`() {
    let table = Table(
        caption: "2 kế hoạch. <a href=\"/ke-hoach\">Xem hết</a>", columns: [.init("A", .main)], rows: [], isList: false)
    let start =
        "<p class=\"meta cap\">2 kế hoạch. <a href=\"/ke-hoach\">Xem hết</a></p>\n<table class=\"t stack\" role=\"table\">\n<thead"
    #expect(table.html.markup.hasPrefix(start))
}

@Test func `a field ties its label, note and error to its control, and keeps what was typed`() {
    let field = Field.text(
        "ten", "Họ tên", value: "\"A\"", hint: "đầy đủ", error: "Thiếu họ.", required: true, maxLength: 80)
    #expect(
        field.html.markup == """
            <div class="field"><label for="f-ten">Họ tên</label><span class="lab-note" id="f-ten-note">đầy đủ</span>\
            <input type="text" id="f-ten" name="ten" value="&quot;A&quot;" required maxlength="80" \
            aria-describedby="f-ten-note f-ten-err" aria-invalid="true"><span class="err" id="f-ten-err">Thiếu họ.</span></div>
            """)
    #expect(!Field.password("p", "Mật khẩu").html.markup.contains("value="))
    #expect(
        Field.area("a", "A", value: "\n</textarea><script>").html.markup.contains(
            ">\n\n&lt;/textarea&gt;&lt;script&gt;</textarea>"))
}

@Test func `a choice marks what is chosen, a box what is ticked`() {
    let field = Field.choice("k", "Kế hoạch", [.init("", "Tất cả"), .init("1", "Một")], selected: "1")
    #expect(field.html.markup.contains("<option value=\"\">Tất cả</option><option value=\"1\" selected>Một</option>"))
    #expect(Field.check("n", "Nhắc", isOn: true).html.markup.contains("name=\"n\" value=\"1\" checked>"))
    #expect(
        Field.choices("k", "K", [.init("1", "Một"), .init("2", "Hai")], selected: ["2"]).html.markup.contains(
            "multiple"))
}

@Test func `errors are listed over the form with links to their fields`() {
    let fields: [Field] = [.text("a", "A"), .text("b", "B", error: "Sai.")]
    #expect(FormErrors(fields).html.markup.contains("<ul><li><a href=\"#f-b\">B</a>: Sai.</li></ul>"))
    #expect(FormErrors([.text("a", "A")]).html == .empty)
}

@Test func `a rate comes with its count, and nothing of nothing is no rate`() {
    #expect(
        Rate(71, of: 90, "nhiệm vụ").html.markup
            == "<p class=\"rate\"><b>78,9%</b> <span class=\"of\">71/90 nhiệm vụ</span></p>\n")
    #expect(Rate(0, of: 0, "nhiệm vụ", small: true).html.markup.contains("<b>-</b>"))
}

@Test func `a sum that does not add up says so`() {
    let right = SumLine(45, "dòng", parts: [(37, "nhiệm vụ"), (8, "tiêu đề")])
    #expect(right.addsUp)
    #expect(
        right.html.markup == """
            <p class="sum"><b>45</b> dòng <span class="op">=</span> <b>37</b> nhiệm vụ \
            <span class="op">+</span> <b>8</b> tiêu đề </p>

            """)
    #expect(SumLine(45, "dòng", parts: [(37, "nhiệm vụ")]).html.markup.contains("class=\"sum wrong\""))
}

@Test func `a bar's parts follow one another and fill it`() {
    let bar = StackedBar([(.done, 1), (.late, 0), (.ok, 3)], label: "1 xong, 3 trong hạn").html.markup
    #expect(bar.contains("<rect class=\"f-done\" x=\"0.00%\" width=\"25.00%\" height=\"100%\"/>"))
    #expect(bar.contains("<rect class=\"f-ok\" x=\"25.00%\" width=\"75.00%\" height=\"100%\"/>"))
    #expect(!bar.contains("f-late"))
}

@Test(arguments: [
    (1, 2, "h-few"), (0, 4, "h-few"), (5, 5, "h-ok"), (9, 10, "h-ok"), (8, 10, "h-soon"), (7, 10, "h-soon"),
    (6, 10, "h-late"),
])
func `a small count is not coloured, a large one by its share`(onTime: Int, due: Int, look: String) {
    let table = HeatTable(
        caption: "c", first: "Cơ quan", groups: ["A"], rows: [("Sở Y tế", [.init(onTime: onTime, due: due)])])
    #expect(table.html.markup.contains("<td class=\"\(look)\">\(onTime)/\(due)</td>"))
}

@Test func `nothing due is a dash and nothing said is a word, never a zero`() {
    let table = HeatTable(
        caption: "c", first: "Cơ quan", groups: ["A", "B"],
        rows: [("Sở Y tế", [.init(onTime: 0, due: 0), .init(onTime: 0, due: 9, unreported: true)])])
    #expect(table.html.markup.contains("<td class=\"h-none\">-</td>"))
    #expect(table.html.markup.contains("<td class=\"h-unk\"><span class=\"vh\">chưa báo cáo</span></td>"))
}

@Test func `a tile names its unit and its state for those who do not see it`() {
    let map = TileMap(
        [.init("Sơn Tây Thượng", column: 2, row: 1, .late, words: "quá hạn 1 việc", to: Address("/co-quan/{id}", "x"))],
        label: "Bản đồ")
    let markup = map.html.markup
    #expect(markup.contains("viewBox=\"0 0 192 128\""))
    #expect(markup.contains("<a href=\"/co-quan/x\" aria-label=\"Sơn Tây Thượng: quá hạn 1 việc\">"))
    #expect(markup.contains(">Sơn Tây</text>") && markup.contains(">Thượng</text>"))
    #expect(wellFormedness(markup) == nil)
}

@Test func `an outline says what its tile would say, and names itself only where the name fits`() {
    let words = "quá hạn 1 việc"
    let map = ShapeMap(
        [
            .init(
                "Sơn Hạ", path: "M0 0l90 0 0 90z", x: 40, y: 30, room: 73, .late, words: words,
                to: Address("/co-quan/{id}", "a")),
            .init(
                "Cẩm Thành", path: "M9 9l9 0 0 9z", x: 14, y: 12, room: 9, .soon, words: words,
                to: Address("/co-quan/{id}", "b")),
        ], width: 2000, height: 1500, label: "Bản đồ")
    let markup = map.html.markup
    #expect(markup.contains("viewBox=\"-6 -6 2012 1512\" role=\"group\" aria-label=\"Bản đồ\""))
    #expect(markup.contains("<a href=\"/co-quan/a\" aria-label=\"Sơn Hạ: quá hạn 1 việc\">"))
    #expect(markup.contains("<path class=\"m-late\" d=\"M0 0l90 0 0 90z\"/></a>"))
    #expect(markup.contains("<g class=\"names\" aria-hidden=\"true\"><path class=\"g-late\""))
    #expect(markup.contains(">Sơn Hạ</text>") && !markup.contains(">Cẩm Thành</text>"))
    #expect(markup.contains("class=\"g-soon\""))
    #expect(wellFormedness(markup) == nil)
}

@Test func `a pager leads only where there is something`() {
    let pager = Pager(shown: "26 đến 46 trong 46", previous: Address("/nhiem-vu")).html.markup
    #expect(pager.contains("rel=\"prev\"") && !pager.contains("rel=\"next\""))
}

@Test func `chips take one filter off and say so`() {
    let bar = FilterBar(
        action: Address("/nhiem-vu"), fields: [.search("tim", "Tìm")], hidden: [("xep", "han")],
        chips: [("Quá hạn", Address("/nhiem-vu").with([("tim", "a")]))], clear: Address("/nhiem-vu"))
    let markup = bar.html.markup
    #expect(markup.contains("<input type=\"hidden\" name=\"xep\" value=\"han\">"))
    #expect(markup.contains("<a class=\"chip\" href=\"/nhiem-vu?tim=a\"><span class=\"vh\">Bỏ lọc </span>Quá hạn</a>"))
}

@Test func `work under way is asked for again, finished work is not`() {
    #expect(WorkProgress("Đọc", done: 3, of: 9, note: "…").html.markup.contains("data-again=\"3\""))
    #expect(!WorkProgress("Đọc", done: 9, of: 9, note: "…").html.markup.contains("data-again"))
}

@Test func `a lit row of a source page is said, a heading fills its row`() {
    let page = SourcePage(
        label: "Trang 6", head: ["TT", "Nội dung"], rows: [.init(["III"], .heading), .init(["1", "A"], .lit, id: "d")])
    #expect(page.html.markup.contains("<tr class=\"g\"><td colspan=\"2\">III</td></tr>"))
    #expect(page.html.markup.contains("<tr class=\"on\" id=\"d\" aria-current=\"true\"><td>1</td><td>A</td></tr>"))
}

@Test func `the menu shows what a role may open`() {
    #expect(Section.menu(for: [.keeper]).contains(.administration))
    #expect(!Section.menu(for: [.focal]).contains(.administration))
    #expect(Section.menu(for: []).isEmpty)
}

@Test(arguments: [
    (0, 5, "0,0%"), (71, 90, "78,9%"), (1, 3, "33,3%"), (2, 3, "66,7%"), (1, 16, "6,3%"), (5, 5, "100,0%"), (1, 0, "-"),
])
func `shares have one decimal, half up`(part: Int, whole: Int, written: String) {
    #expect(Written.percent(part, of: whole) == written)
}

@Test func `numbers and days are written the Vietnamese way`() throws {
    #expect(Written.count(1_234_567) == "1.234.567")
    #expect(Written.decimal(12.5) == "12,5")
    #expect(try #require(Day("2026-11-09")).shown == "09/11/2026")
    #expect(try #require(Instant("2026-11-08T18:05:00.000Z")).shown == "01:05 ngày 09/11/2026")
}
