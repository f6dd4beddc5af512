internal import Foundation

/// Text out of bytes: UTF-8 and UTF-16 with or without a mark, NFC. `lossy` says that some bytes had no meaning.
func decodeText(_ bytes: [UInt8]) -> (text: String, lossy: Bool) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return decodeUTF8(bytes[3...]) }
    if bytes.starts(with: [0xFF, 0xFE]) { return decodeUTF16(bytes[2...], littleEndian: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return decodeUTF16(bytes[2...], littleEndian: false) }
    let head = bytes.prefix(512)
    let zeros = head.enumerated().filter { $0.element == 0 }
    if head.count >= 8, zeros.count * 4 > head.count {
        let odd = zeros.count { $0.offset % 2 == 1 }
        if odd * 4 > zeros.count * 3 { return decodeUTF16(bytes[...], littleEndian: true) }
        if odd * 4 < zeros.count { return decodeUTF16(bytes[...], littleEndian: false) }
    }
    return decodeUTF8(bytes[...])
}

private func decodeUTF8(_ bytes: ArraySlice<UInt8>) -> (text: String, lossy: Bool) {
    if let text = String(validating: bytes, as: UTF8.self) {
        return (text.precomposedStringWithCanonicalMapping, false)
    }
    return (String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping, true)
}

private func decodeUTF16(_ bytes: ArraySlice<UInt8>, littleEndian: Bool) -> (text: String, lossy: Bool) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        units.append(littleEndian ? second << 8 | first : first << 8 | second)
        index += 2
    }
    let valid = String(validating: units, as: UTF16.self)
    let text = valid ?? String(decoding: units, as: UTF16.self)
    return (text.precomposedStringWithCanonicalMapping, valid == nil || bytes.count % 2 == 1)
}
