import Testing

@testable import Vietnamese

@Suite struct Searching {
    private func finds(_ query: String, in text: String) -> Bool {
        let indexed = SearchText.indexed(text)
        return SearchText.keys(for: query).contains { indexed.contains($0) }
    }

    @Test func `an abbreviation and its words find each other`() {
        for query in ["chuyen doi so", "chuyển đổi số", "CĐS", "cds"] {
            #expect(finds(query, in: "Đẩy mạnh chuyển đổi số trong trường học"))
            #expect(finds(query, in: "Kế hoạch CĐS năm 2026"))
        }
        #expect(finds("Sở KH&CN", in: "Sở Khoa học và Công nghệ chủ trì"))
        #expect(finds("thủ tục hành chính", in: "100% TTHC đủ điều kiện"))
        #expect(finds("ubnd tinh", in: "Ủy ban nhân dân tỉnh"))
    }

    @Test func `a query also matches as typed when only its beginning is abbreviated`() {
        #expect(SearchText.keys(for: "CĐS xã") == ["cds xa", "chuyen doi so xa"])
        #expect(SearchText.keys(for: "  ") == [])
    }

    @Test func `letters inside a word are no abbreviation`() {
        #expect(SearchText.indexed("Đăk Dvcx") == "dak dvcx")
    }
}
