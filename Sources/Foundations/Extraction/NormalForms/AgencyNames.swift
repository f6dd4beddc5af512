/// All names of all units as a tree of words: from any word of a cell the longest known name is found in one walk.
struct AgencyNames: Sendable {
    /// A name that ends at a node.
    private struct Ending: Sendable {
        var code: String
        var name: String
    }
    /// From a node by a word to the next node; one table for the whole tree.
    private var edges: [Int: Int] = [:]
    private var endings: [[Ending]] = [[]]
    private var ids: [String: Int] = [:]

    struct Match {
        /// Empty when two names differ only by diacritics that the cell does not have.
        var code: String
        /// How many words of the cell it takes.
        var length: Int
    }

    mutating func add(_ name: String, code: String) {
        var node = 0
        for word in agencyWords(cellTokens(name)) {
            let id = ids[word.key] ?? ids.count
            ids[word.key] = id
            if let next = edges[edge(node, id)] {
                node = next
            } else {
                endings.append([])
                edges[edge(node, id)] = endings.count - 1
                node = endings.count - 1
            }
        }
        if node != 0, !endings[node].contains(where: { $0.code == code && $0.name == name }) {
            endings[node].append(Ending(code: code, name: name))
        }
    }

    private func edge(_ node: Int, _ id: Int) -> Int { node << 20 | id }

    /// The ids of the words; -1 for words that no name has.
    func ids(of words: [AgencyWord]) -> [Int] { words.map { ids[$0.key] ?? -1 } }

    /// The node after the words of a prefix (`sở`, `xã`); nil when no name begins so.
    func node(after prefix: [String]) -> Int? {
        var node = 0
        for word in prefix {
            guard let id = ids[word], let next = edges[edge(node, id)] else { return nil }
            node = next
        }
        return node
    }

    /// The longest name that starts at `start`, from the root or from the node of a prefix.
    func longest(_ ids: [Int], _ words: [AgencyWord], _ tokens: [CellToken], from start: Int, at root: Int = 0)
        -> Match?
    {
        var node = root
        var index = start
        var best: Match?
        while index < ids.count, ids[index] >= 0, let next = edges[edge(node, ids[index])] {
            if index > start, parted(words[index - 1], words[index], tokens) { break }
            node = next
            index += 1
            if index < ids.count, words[index].tokens == words[index - 1].tokens { continue }
            if !endings[node].isEmpty {
                let source = tokens[words[start].tokens.lowerBound..<words[index - 1].tokens.upperBound]
                best = Match(code: code(endings[node], source), length: index - start)
            }
        }
        return best
    }

    private func code(_ endings: [Ending], _ source: ArraySlice<CellToken>) -> String {
        let first = endings[0].code
        if endings.allSatisfy({ $0.code == first }) { return first }
        // The last two words with their diacritics tell Sơn Hà from Sơn Hạ.
        let tail = AgencyNames.tail(source)
        let same = Set(endings.filter { AgencyNames.tail(cellTokens($0.name)[...]) == tail }.map(\.code))
        return same.count == 1 ? same.first ?? "" : ""
    }

    /// A semicolon parts names; a comma may stand inside one.
    private func parted(_ before: AgencyWord, _ after: AgencyWord, _ tokens: [CellToken]) -> Bool {
        guard before.tokens.upperBound < after.tokens.lowerBound else { return false }
        return tokens[before.tokens.upperBound..<after.tokens.lowerBound].contains { $0.isSign(";") }
    }

    private static func tail(_ tokens: ArraySlice<CellToken>) -> [String] {
        Array(tokens.filter { $0.kind != .sign }.suffix(2).map(\.exact))
    }
}
