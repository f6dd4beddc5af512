import Testing

/// What a reviewer would refuse on sight, refused by a test instead.
@Suite struct HouseRules {
    private func offences(in folder: String, _ broken: (SourceTree.File, Substring) -> Bool) throws -> [String] {
        try SourceTree.swift(folder).flatMap { file in
            file.lines.enumerated().filter { broken(file, $1) }.map { "\(file.path):\($0.offset + 1) \($0.element)" }
        }
    }

    private func isComment(_ line: Substring) -> Bool {
        line.drop(while: { $0 == " " }).hasPrefix("//")
    }

    @Test func `no source gives up, escapes the checker or leaves a note for later`() throws {
        let words = [
            "fatalError(", "preconditionFailure(", "try!", " as! ", "@unchecked", "nonisolated(unsafe)", "TODO",
            "FIXME",
            "XXX",
        ]
        let found = try offences(in: "Sources") { _, line in
            !isComment(line) && words.contains { line.contains($0) }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test func `only the terminal writes to the terminal`() throws {
        let found = try offences(in: "Sources") { file, line in
            !file.path.hasPrefix("Sources/Bench/") && !isComment(line)
                && (line.contains(" print(") || line.hasPrefix("print("))
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test func `the framework stays at the edge`() throws {
        let found = try offences(in: "Sources") { file, line in
            line.contains("import Hummingbird") && !file.path.hasPrefix("Sources/Foundations/Web/")
                && !file.path.hasPrefix("Sources/App/") && !file.path.hasPrefix("Sources/Bench/")
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test func `each C library has one room`() throws {
        let rooms = [
            "CSQLite": "Database", "CPostgres": "Database", "CZip": "Formats", "CExpat": "Formats",
            "CXlsxWriter": "Formats", "CCurl": "Delivery",
        ]
        let found = try offences(in: "Sources") { file, line in
            rooms.contains { library, room in
                line.hasSuffix("import \(library)") && !file.path.hasPrefix("Sources/Foundations/\(room)/")
                    && !file.path.hasPrefix("Sources/Bench/")
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test func `SQL stands in stores`() throws {
        let verbs = ["\"SELECT ", "\"INSERT INTO ", "\"UPDATE ", "\"DELETE FROM "]
        let found = try offences(in: "Sources/Features") { file, line in
            !file.path.contains("/Store/") && !file.path.hasSuffix("/Viewer.swift")
                && verbs.contains { line.contains($0) }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test func `no value is written between quotes in a statement`() throws {
        let found = try offences(in: "Sources") { file, line in
            file.path.contains("/Store/") && line.contains("'\\(")
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test func `a page never prints an error`() throws {
        let found = try offences(in: "Sources/Features") { _, line in line.contains("\"\\(error)\"") }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test func `what other rooms may use says what it is`() throws {
        var found: [String] = []
        for file in try SourceTree.swift("Sources") where !file.path.hasPrefix("Sources/Bench/") {
            for (index, line) in file.lines.enumerated() {
                let words = line.drop(while: { $0 == " " })
                let declares = [
                    "package struct ", "package enum ", "package protocol ", "package actor ", "package func ",
                ]
                let isCommand = file.path.hasPrefix("Sources/App/Commands/") && words.hasPrefix("package func ")
                guard declares.contains(where: { words.hasPrefix($0) }), !isCommand else { continue }
                var above = index - 1
                while above >= 0, file.lines[above].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
                let comment = above >= 0 && file.lines[above].drop(while: { $0 == " " }).hasPrefix("///")
                if !comment { found.append("\(file.path):\(index + 1) \(words)") }
            }
        }
        #expect(found.isEmpty, "\(found.count) without ///:\n\(found.joined(separator: "\n"))")
    }

    @Test func `no file is one a reader would dread`() throws {
        let long = try SourceTree.swift("Sources").filter { $0.lines.count > 320 }.map {
            "\($0.path) \($0.lines.count)"
        }
        #expect(long.isEmpty, "\(long.joined(separator: "\n"))")
    }

    @Test func `nothing carries the paths of one machine`() throws {
        let marks = ["/wo" + "rk/", "/ro" + "ot/", "/opt/sw" + "ift-packages", "/ho" + "me/"]
        for ending in [".swift", ".py", ".md", ".css", ".js", ".sql", ".csv"] {
            for folder in ["Sources", "Tests", "docs", "Demonstration", "scripts"] {
                for file in try SourceTree.files(folder, ending: ending) {
                    for (index, line) in file.lines.enumerated() where marks.contains(where: { line.contains($0) }) {
                        Issue.record("\(file.path):\(index + 1)")
                    }
                }
            }
        }
    }
}
