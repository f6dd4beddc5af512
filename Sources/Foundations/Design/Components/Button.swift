/// A deed. One `primary` at most on a page; `hint` is the proposed answer among several.
package struct Button: Component {
    /// How much a button asks to be pressed.
    package enum Look: String, Sendable { case plain = "", primary, hint, quiet }

    let words: String
    let look: Look
    var address: Address?
    var name: String?
    var value: String?

    /// Sends the form it stands in, with `name=value` when given.
    package init(_ words: String, _ look: Look = .plain, name: String? = nil, value: String? = nil) {
        self.words = words
        self.look = look
        self.name = name
        self.value = value
    }

    /// Leads to an address.
    package init(_ words: String, _ look: Look = .plain, to address: Address) {
        self.words = words
        self.look = look
        self.address = address
    }

    private var classes: String { look == .plain ? "btn" : "btn \(look.rawValue)" }

    package var html: HTML {
        if let address { return "<a class=\"\(classes)\" href=\"\(address)\">\(words)</a>" }
        return """
            <button type="submit" class="\(classes)"\(attribute: "name", name)\(attribute: "value", value)>\(words)</button>
            """
    }
}
