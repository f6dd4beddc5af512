/// A message at the top of the page: what was just done, or what went wrong.
package struct Notice: Component, Hashable {
    /// Whether something was done, wants care, or failed.
    package enum Kind: String, Hashable, Sendable { case done, warning, trouble }

    package let kind: Kind
    package let says: String
    package let next: String

    /// `next` is the sentence that tells what to do; may be empty.
    package init(_ kind: Kind, _ says: String, next: String = "") {
        self.kind = kind
        self.says = says
        self.next = next
    }

    package var html: HTML {
        let rest: HTML = next.isEmpty ? .empty : " <span>\(next)</span>"
        return """
            <div class="notice n-\(kind.rawValue)" role="\(kind == .done ? "status" : "alert")"><p><b>\(says)</b>\(rest)</p></div>\n
            """
    }
}
