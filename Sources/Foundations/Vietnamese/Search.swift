/// Searching that finds `chuyển đổi số`, `chuyen doi so` and `CĐS` by each other.
package enum SearchText {
    /// What to index for a text: its folded key, with the long form of each abbreviation and the abbreviation of each
    /// long form added behind it.
    package static func indexed(_ text: String) -> String {
        let folded = foldedKey(text)
        let more = variants(of: folded)
        return more.isEmpty ? folded : folded + " " + more.joined(separator: " ")
    }

    /// The folded forms of a query: as typed, with abbreviations written out, and with long forms shortened.
    /// A text matches when its folded key holds any of them.
    package static func keys(for query: String) -> [String] {
        let folded = foldedKey(query)
        guard !folded.isEmpty else { return [] }
        var keys = [folded]
        let words = padded(folded)
        var long = words
        var short = words
        for (abbreviation, full) in Abbreviations.folded {
            long = replacing(abbreviation, with: full, in: long)
            short = replacing(full, with: abbreviation, in: short)
        }
        for key in [long, short].map({ String(decoding: $0.dropFirst().dropLast(), as: UTF8.self) })
        where !keys.contains(key) {
            keys.append(key)
        }
        return keys
    }

    private static func variants(of folded: String) -> [String] {
        let words = padded(folded)
        var found: [String] = []
        for (abbreviation, full) in Abbreviations.folded {
            if contains(abbreviation, in: words) { found.append(full) }
            if contains(full, in: words) { found.append(abbreviation) }
        }
        return found
    }

    /// The text with a blank at both ends, so that whole words can be told.
    private static func padded(_ folded: String) -> [UInt8] { [0x20] + Array(folded.utf8) + [0x20] }

    private static func contains(_ phrase: String, in words: [UInt8]) -> Bool {
        place(of: phrase, in: words, from: 0) != nil
    }

    private static func replacing(_ phrase: String, with other: String, in words: [UInt8]) -> [UInt8] {
        var result = words
        var from = 0
        while let place = place(of: phrase, in: result, from: from) {
            result.replaceSubrange(place..<(place + phrase.utf8.count), with: Array(other.utf8))
            from = place + other.utf8.count
        }
        return result
    }

    /// Where a phrase stands as whole words.
    private static func place(of phrase: String, in words: [UInt8], from: Int) -> Int? {
        let needle = Array(phrase.utf8)
        guard !needle.isEmpty, words.count >= needle.count + 2 else { return nil }
        var index = max(1, from)
        while index + needle.count < words.count {
            if words[index] == needle[0], !isWord(words[index - 1]), !isWord(words[index + needle.count]),
                words[index..<(index + needle.count)].elementsEqual(needle)
            {
                return index
            }
            index += 1
        }
        return nil
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte >= 0x80
    }
}
