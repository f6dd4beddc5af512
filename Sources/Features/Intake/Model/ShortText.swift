extension String {
    /// At most `count` letters, cut at a blank, with an ellipsis when something was cut.
    func shortened(to count: Int) -> String {
        guard unicodeScalars.count > count else { return self }
        let cut = String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
        let words = cut.split(separator: " ").dropLast()
        return (words.isEmpty ? cut : words.joined(separator: " ")) + " …"
    }

    /// The same words with the first letter in upper case.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The same words with the first letter in lower case.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }

    /// `5.` as `5`: a row's number as it is spoken.
    var withoutLastDot: String { utf8.last == UInt8(ascii: ".") ? String(unicodeScalars.dropLast()) : self }
}
