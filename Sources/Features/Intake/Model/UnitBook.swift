import Vietnamese

/// The units and groups a proposal may name, as one value for the pure rules.
package struct UnitBook: Sendable {
    /// One unit or group.
    package struct Entry: Sendable, Hashable {
        package var id: String
        package var code: String
        package var name: String
        package var isGroup: Bool
        /// The members' codes, for groups.
        package var members: [String]
        /// Other spellings.
        package var aliases: [String]

        package init(
            id: String, code: String, name: String, isGroup: Bool = false, members: [String] = [],
            aliases: [String] = []
        ) {
            self.id = id
            self.code = code
            self.name = name
            self.isGroup = isGroup
            self.members = members
            self.aliases = aliases
        }
    }

    /// In the order of the list shown to people.
    package let entries: [Entry]
    private let byCode: [String: Int]
    private let byKey: [String: Int]

    package init(_ entries: [Entry]) {
        self.entries = entries
        byCode = Dictionary(entries.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        var keys: [String: Int] = [:]
        for (index, entry) in entries.enumerated() {
            for spelling in [entry.name] + entry.aliases where keys[foldedKey(spelling)] == nil {
                keys[foldedKey(spelling)] = index
            }
        }
        byKey = keys
    }

    package subscript(code code: String) -> Entry? { byCode[code].map { entries[$0] } }

    /// The unit of this spelling, diacritics and case aside, or of this code; nil when there is none.
    package func entry(named text: String) -> Entry? { self[code: text] ?? byKey[foldedKey(text)].map { entries[$0] } }

    /// The names of the codes; an unknown code stands for itself.
    package func names(_ codes: [String]) -> [String] { codes.map { self[code: $0]?.name ?? $0 } }

    /// Single units behind the codes: groups give their members, nobody twice.
    package func expanded(_ codes: [String]) -> [String] {
        var seen: Set<String> = []
        return codes.flatMap { code -> [String] in
            guard let entry = self[code: code], entry.isGroup, !entry.members.isEmpty else { return [code] }
            return entry.members
        }.filter { seen.insert($0).inserted }
    }

    /// The `count` units whose spelling is nearest, best first, each at least half alike.
    package func nearest(_ text: String, _ count: Int = 2) -> [Entry] {
        let wanted = Likeness(text)
        let scored = entries.map { entry in
            (entry, ([entry.name] + entry.aliases).map { wanted.share(with: Likeness($0)) }.max() ?? 0)
        }
        return scored.filter { $0.1 >= 0.5 }.sorted { $0.1 > $1.1 }.prefix(count).map(\.0)
    }
}

/// How alike two texts are: the share of common letter triples of their folded keys (Dice, 0…1).
package struct Likeness: Sendable {
    /// Ascending, each as often as it occurs.
    private let triples: [UInt32]

    package init(_ text: String) {
        let bytes = Array((" " + foldedKey(text) + " ").utf8)
        triples = bytes.indices.dropLast(2).map { index in
            UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
        }.sorted()
    }

    /// 1 for the same words, 0 for nothing in common; 0 without counting when it cannot reach `least`.
    package func share(with other: Likeness, atLeast least: Double = 0) -> Double {
        let (a, b) = (triples, other.triples)
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        let all = Double(a.count + b.count)
        if 2 * Double(min(a.count, b.count)) / all < least { return 0 }
        var (i, j, common) = (0, 0, 0)
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                common += 1
                i += 1
                j += 1
            } else if a[i] < b[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return 2 * Double(common) / all
    }
}
