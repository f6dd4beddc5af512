/// A part of a page that is used by more than one screen; written into markup by `\(part)`.
package protocol Component: Sendable {
    /// The finished markup.
    var html: HTML { get }
}

extension HTML.StringInterpolation {
    /// The part's markup.
    package mutating func appendInterpolation(_ part: some Component) { appendInterpolation(part.html) }
    /// The part's markup; nothing when there is none.
    package mutating func appendInterpolation(_ part: (some Component)?) {
        if let part { appendInterpolation(part.html) }
    }
    /// ` name="value"` with its leading space; nothing when the value is nil.
    package mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
        guard let value else { return }
        appendLiteral(" \(name)=\"")
        appendInterpolation(value)
        appendLiteral("\"")
    }
    /// ` name` with its leading space when `on`.
    package mutating func appendInterpolation(flag name: StaticString, _ on: Bool) {
        if on { appendLiteral(" \(name)") }
    }
}
