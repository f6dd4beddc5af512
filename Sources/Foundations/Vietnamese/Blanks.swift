/// `text` with every run of white space (also NBSP, tabs and line breaks) as one blank, none at the ends,
/// and without zero-width characters.
package func tidy(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var pending = false
    for scalar in text.unicodeScalars {
        if isInvisible(scalar) { continue }
        if isBlank(scalar) {
            pending = !scalars.isEmpty
        } else {
            if pending { scalars.append(" ") }
            pending = false
            scalars.append(scalar)
        }
    }
    return String(scalars)
}

/// White space of any kind, the no-break space and line breaks included.
package func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
}

/// Characters that take no room: joiners, byte-order marks, soft hyphens, direction marks.
package func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
    default: false
    }
}
