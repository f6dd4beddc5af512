import Testing

/// A table has one owner, the feature whose migration makes it; only the owner writes it, and a reader must stand
/// after its owner in the floor plan.
@Suite struct TableOwners {
    private static let reads: [String: Set<String>] = [
        "Organizations": [], "Documents": ["Organizations"], "Calendars": ["Organizations"],
        "Plans": ["Organizations", "Documents", "Calendars"],
        "Indicators": ["Organizations", "Documents", "Calendars", "Plans"],
        "Progress": ["Organizations", "Documents", "Calendars", "Plans"],
        "Intake": ["Organizations", "Documents", "Plans", "Progress"],
        "Directions": ["Organizations", "Documents", "Calendars", "Plans", "Progress"],
        "Chasing": ["Organizations", "Calendars", "Plans", "Indicators", "Progress"],
        "Overview": ["Organizations", "Documents", "Calendars", "Plans", "Progress"],
        "Administration": ["Organizations"],
    ]

    private func owners() throws -> [String: String] {
        var owners: [String: String] = [:]
        for feature in Self.reads.keys {
            for file in try SourceTree.files("Sources/Features/\(feature)/Data", ending: ".sql") {
                for line in file.lines {
                    let words = line.split(separator: " ")
                    guard words.count > 2, words[0] == "CREATE", words[1] == "TABLE" else { continue }
                    owners[String(words[2].prefix { $0 != "(" })] = feature
                }
            }
        }
        return owners
    }

    @Test func `only its owner writes a table`() throws {
        let owners = try owners()
        #expect(owners.count > 10)
        for feature in Self.reads.keys {
            for file in try SourceTree.swift("Sources/Features/\(feature)") {
                for (index, line) in file.lines.enumerated() {
                    for (table, verb) in names(in: line, after: ["INSERT INTO", "UPDATE", "DELETE FROM", "into:"]) {
                        guard let owner = owners[table] else { continue }
                        #expect(owner == feature, "\(file.path):\(index + 1) \(verb) \(table), owned by \(owner)")
                    }
                }
            }
        }
    }

    @Test func `a feature asks only tables of features it reads`() throws {
        let owners = try owners()
        for (feature, reads) in Self.reads {
            for file in try SourceTree.swift("Sources/Features/\(feature)") {
                for (index, line) in file.lines.enumerated() {
                    for (table, verb) in names(in: line, after: ["FROM", "JOIN"]) {
                        guard let owner = owners[table], owner != feature else { continue }
                        #expect(reads.contains(owner), "\(file.path):\(index + 1) \(verb) \(table), owned by \(owner)")
                    }
                }
            }
        }
    }

    private func names(in line: Substring, after verbs: [String]) -> [(table: String, verb: String)] {
        let words = line.split(whereSeparator: { " \"(),".contains($0) }).map(String.init)
        return verbs.flatMap { verb -> [(String, String)] in
            let parts = verb.split(separator: " ").map(String.init)
            guard words.count > parts.count else { return [] }
            return (0..<(words.count - parts.count)).compactMap { at in
                Array(words[at..<(at + parts.count)]) == parts ? (words[at + parts.count], verb) : nil
            }
        }
    }
}
