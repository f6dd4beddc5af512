/// `text` with every run of white space (also NBSP, tabs and line breaks) as one blank, none at the ends,
/// and without zero-width characters.
package func tidy(_ text: String) -> String {
    var text = text
    if text.withUTF8(isTidy) { return text }
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

/// Whether `tidy` would change nothing; false also for the rare signs that need a closer look.
private func isTidy(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var before: UInt8 = 0x20
    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
            if byte < 0x20 || byte == 0x20 && before == 0x20 { return false }
        } else if byte == 0xC2 || byte == 0xE1 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF {
            let second = index + 1 < bytes.count ? bytes[index + 1] : 0
            let third = index + 2 < bytes.count ? bytes[index + 2] : 0
            switch byte {
            case 0xC2: if second == 0x85 || second == 0xA0 || second == 0xAD { return false }
            case 0xE1: if second == 0x9A { return false }
            case 0xE2:
                if second == 0x80, third < 0x90 || (0xA8...0xAF).contains(third) { return false }
                if second == 0x81 { return false }
            case 0xE3: if second == 0x80 { return false }
            default: if second == 0xBB { return false }
            }
        }
        before = byte
        index += 1
    }
    return bytes.isEmpty || before != 0x20
}
