/// Markup: what is written is markup, what is interpolated is escaped text, and `HTML` inside `HTML` passes as it is.
///
/// Only `Shown` values may be interpolated, so an array or an optional does not compile. Escaping works on UTF-8 bytes,
/// never on `Character`: a quote followed by a combining accent is one `Character` that is not a quote.
package struct HTML: ExpressibleByStringInterpolation, Sendable, Equatable {
    /// The finished markup.
    package private(set) var markup: String

    package init(stringLiteral value: String) { markup = value }
    package init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }
    /// Nothing.
    package static var empty: HTML { HTML(stringLiteral: "") }
    /// The text, escaped.
    package init(text: String) {
        markup = ""
        HTML.escape(text, into: &markup)
    }

    package static func + (a: HTML, b: HTML) -> HTML {
        var sum = a
        sum.markup += b.markup
        return sum
    }
    package static func += (a: inout HTML, b: HTML) { a.markup += b.markup }

    /// Collects markup as it is and shown values escaped.
    package struct StringInterpolation: StringInterpolationProtocol {
        var markup = ""
        package init(literalCapacity: Int, interpolationCount: Int) {
            markup.reserveCapacity(literalCapacity + interpolationCount * 24)
        }
        package mutating func appendLiteral(_ literal: String) { markup += literal }
        package mutating func appendInterpolation(_ html: HTML) { markup += html.markup }
        package mutating func appendInterpolation(_ text: some Shown) { HTML.escape(text.shown, into: &markup) }
    }

    /// Appends `text` with `& < > " '` written as references.
    static func escape(_ text: String, into markup: inout String) {
        var text = text
        let clean = text.withUTF8 { bytes in !bytes.contains(where: isSpecial) }
        if clean {
            markup += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            case "\"": markup += "&quot;"
            case "'": markup += "&#39;"
            default: markup.unicodeScalars.append(scalar)
            }
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }
}

/// A value that says how it looks to a reader; the look is escaped where it stands.
package protocol Shown {
    var shown: String { get }
}

extension String: Shown { package var shown: String { self } }
extension Substring: Shown { package var shown: String { String(self) } }
extension Int: Shown { package var shown: String { String(self) } }

extension Sequence<HTML> {
    /// One after another.
    package func joined() -> HTML { reduce(into: .empty) { $0 += $1 } }
}
extension Sequence {
    /// The markup of each element, one after another.
    package func markup(_ part: (Element) throws -> HTML) rethrows -> HTML {
        try reduce(into: HTML.empty) { $0 += try part($1) }
    }
}
