package import Design
package import Organizations
package import Vocabulary
package import Web

/// How a target stands, for its line in the register.
package struct TargetMark: Sendable {
    /// The code of the group that it is counted in.
    package let group: String
    /// The newest value with its way there.
    package let value: HTML
    /// How it stands, as a badge.
    package let state: HTML
    /// The same in plain words, for files; as long as the headings of the marks.
    package let words: [String]
    package init(group: String, value: HTML, state: HTML, words: [String]) {
        self.group = group
        self.value = value
        self.state = state
        self.words = words
    }
}

/// The marks of all targets, and the groups that they are counted in.
package struct TargetMarkBook: Sendable {
    /// Codes and names, in the order of the list; every target is in exactly one.
    package var groups: [(code: String, name: String)]
    /// The group of targets without a mark.
    package var unmarked: String
    package var marks: [ID<Target>: TargetMark]
    /// What the words of a mark are called in a file.
    package var headings: [String]
    /// Where more is said of how targets stand, by name; each is one that the reader may open.
    package var ways: [(name: String, to: Address)]
    package init(
        groups: [(code: String, name: String)], unmarked: String, marks: [ID<Target>: TargetMark], headings: [String],
        ways: [(name: String, to: Address)] = []
    ) {
        self.ways = ways
        self.groups = groups
        self.unmarked = unmarked
        self.marks = marks
        self.headings = headings
    }

    /// The group of a target.
    package func group(_ id: ID<Target>) -> String { marks[id]?.group ?? unmarked }
}

/// What a feature further down the plan knows of how targets stand.
package struct TargetMarks: Sendable {
    package let make: @Sendable (Call, Viewer) async throws -> TargetMarkBook
    package init(_ make: @escaping @Sendable (Call, Viewer) async throws -> TargetMarkBook) { self.make = make }
}
