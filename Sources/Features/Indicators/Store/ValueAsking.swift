import Organizations
import Vocabulary

/// What the program asks about values before it takes them, judged by what was said before (L12).
struct ValueAsking {
    let view: CubeView
    private let said: [ValueCell: Statement]

    /// - Parameter entries: all that is sent together: of two periods of one sending the later stands on the earlier.
    init(view: CubeView, entries: [ValueEntry]) {
        self.view = view
        said = Dictionary(entries.map { ($0.cell, $0.says) }) { $1 }
    }

    func questions(about entry: ValueEntry) -> [(rule: String, words: String)] {
        []
    }
}
