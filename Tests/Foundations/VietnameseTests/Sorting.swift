import Testing

@testable import Vietnamese

@Suite struct Sorting {
    @Test func `letters come in the order of the alphabet`() {
        let words = [
            "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "o", "ô", "ơ", "p", "u", "ư", "v", "x", "y",
        ]
        #expect(words.shuffled().sorted { collationKey($0) < collationKey($1) } == words)
    }

    @Test func `another letter counts before a tone, a tone before the case`() {
        let words = ["ma", "Ma", "mà", "mả", "mã", "má", "mạ", "man", "mă", "mâ"]
        #expect(words.reversed().sorted { collationKey($0) < collationKey($1) } == words)
    }

    @Test func `a shorter name comes before a longer one, words before letters`() {
        let names = ["Sơn Hà", "Sơn Hạ", "Sơn Tây", "Sơn Tây Hạ", "Sơn Tây Thượng", "Sơn Tịnh", "Sơn Thủy", "Sông Vệ"]
        let sorted = names.reversed().sorted { collationKey($0) < collationKey($1) }
        #expect(
            sorted
                == ["Sơn Hà", "Sơn Hạ", "Sơn Tây", "Sơn Tây Hạ", "Sơn Tây Thượng", "Sơn Thủy", "Sơn Tịnh", "Sông Vệ"]
                .sorted {
                    collationKey($0) < collationKey($1)
                })
        #expect(sorted.first == "Sông Vệ")
        #expect(sorted.dropFirst().first == "Sơn Hà")
    }

    @Test func `numbers inside a text compare as numbers`() {
        let numbers = ["2", "9", "10", "10.1", "10.2", "10.10", "11", "123456789", "1234567890123456789"]
        #expect(numbers.shuffled().sorted { collationKey($0) < collationKey($1) } == numbers)
        #expect(collationKey("Mục 9") < collationKey("Mục 10"))
        #expect(collationKey("1") < collationKey("01"))
    }

    @Test func `keys are plain ASCII without control characters`() {
        for text in ["Đặng Thùy Trâm", "Ngọk Réo", "数字", "≥ 80 % – “ư”", ""] {
            #expect(collationKey(text).utf8.allSatisfy { (0x20...0x7E).contains($0) })
        }
    }

    @Test func `people are sorted by their given name`() {
        let people = ["Trần Văn Bình", "Lê Thị An", "Nguyễn Văn An"]
        #expect(
            people.sorted { nameCollationKey($0) < nameCollationKey($1) } == [
                "Lê Thị An", "Nguyễn Văn An", "Trần Văn Bình",
            ])
    }
}
