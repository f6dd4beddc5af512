import Testing
import Vocabulary

@testable import Documents

@Suite struct HistoryRead {
    @Test(arguments: [
        ("mission-added", "đưa vào sổ"), ("mission-given", "giao việc"), ("mission-corrected", "sửa"),
        ("mission-withdrawn", "rút khỏi sổ"),
    ])
    func `a history says in words what was done to a task`(deed: String, words: String) {
        #expect(HistoryWords.deed(deed).vi == words)
    }
}
