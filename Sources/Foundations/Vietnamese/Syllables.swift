/// Whether a folded word can be a Vietnamese syllable: an onset, one to four vowels, an ending. False tells a scanner's
/// slip, a foreign word or an abbreviation.
package func isSyllable(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    let vowels = Set("aeiouy".utf8)
    var start = 0
    while start < bytes.count, !vowels.contains(bytes[start]) { start += 1 }
    var end = start
    while end < bytes.count, vowels.contains(bytes[end]) { end += 1 }
    let onset = String(decoding: bytes[..<start], as: UTF8.self)
    let coda = String(decoding: bytes[end...], as: UTF8.self)
    return end > start && end - start <= 4 && onsets.contains(onset) && codas.contains(coda)
}

private let onsets: Set<String> = [
    "", "b", "c", "ch", "d", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "r", "s", "t",
    "th", "tr", "v", "x",
]
private let codas: Set<String> = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t", "k"]
