import Testing

@testable import Design

@Test func `a quote that carries an accent is escaped like any other`() {
    let attack = "\"\u{301}><script>"
    let html: HTML = "<a title=\"\(attack)\">"
    #expect(html.markup == "<a title=\"&quot;\u{301}&gt;&lt;script&gt;\">")
}

@Test func `all five signs are escaped, markup inside markup is not`() {
    let inner: HTML = "<b>\("&<>\"'")</b>"
    let outer: HTML = "<p>\(inner)</p>"
    #expect(outer.markup == "<p><b>&amp;&lt;&gt;&quot;&#39;</b></p>")
}

@Test func `an address encodes its parts and its questions`() {
    let address = Address("/nhiem-vu/{id}", "a/b?c").with([("tìm", "x&y=1"), ("rỗng", "")]).at("dòng 1")
    #expect(address.shown == "/nhiem-vu/a%2Fb%3Fc?t%C3%ACm=x%26y%3D1#d%C3%B2ng%201")
}

@Test func `attributes are written only when there is something to say`() {
    let html: HTML =
        "<a\(attribute: "class", nil)\(attribute: "title", "a\"b")\(flag: "hidden", false)\(flag: "download", true)>"
    #expect(html.markup == "<a title=\"a&quot;b\" download>")
}
