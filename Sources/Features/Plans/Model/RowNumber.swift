extension String {
    /// `5.` as `5`: a row's number as pages write it; the document's own writing stays in the register.
    var withoutLastDot: String { utf8.last == UInt8(ascii: ".") ? String(unicodeScalars.dropLast()) : self }
}
