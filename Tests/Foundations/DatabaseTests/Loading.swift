import Foundation
import TestHouse
import Testing
import Vocabulary

@testable import Database

@Suite struct Loading {
    private static let tables = Migration(
        name: "2026-01-01-loaded",
        sql: """
            CREATE TABLE owners (code TEXT NOT NULL PRIMARY KEY);
            CREATE TABLE loaded (
                number BIGINT NOT NULL PRIMARY KEY CHECK (number >= 0),
                amount DOUBLE PRECISION,
                words TEXT NOT NULL,
                body BYTEA,
                owner TEXT REFERENCES owners (code),
                state TEXT NOT NULL DEFAULT 'sent'
            );
            """)

    private static func with(
        limits: DatabaseLimits = DatabaseLimits(readers: 1), _ body: @Sendable (Database) async throws -> Void
    ) async throws {
        try await withDatabase(migrations: [tables], limits: limits) { database in
            try await database.write { tx in try tx.run("INSERT INTO owners (code) VALUES ('xa-1')") }
            try await body(database)
        }
    }

    private static let texts = [
        "", "Đặc khu Lý Sơn", "\\N", "\\", "\\.", "a\tb", "dòng 1\ndòng 2", "\r\n", "\\n", "\u{b}\u{8}\u{c}",
        "it's; -- $1 \"x\"", "👩‍👩‍👧 e\u{301}", "NULL", " ", String(repeating: "dài\\", count: 100),
    ]
    private static let numbers: [Double] = [
        0, -0.0, 1, -1, 0.1, 1 / 3, 1e15, 123_456_789_012_345, 1e16, -2.5e-300, 1.797_693_134_862_315_7e308, 5e-324,
        99.5,
    ]
    private static let bodies: [[UInt8]] = [[], [0], [92, 120, 9, 10], Array(0...255)]

    private static func row(_ number: Int) -> [SQLValue] {
        [
            .integer(number == 99_999 ? .max : Int64(number)),
            number % 7 == 3 ? .null : .real(numbers[number % numbers.count] * (number % 2 == 0 ? 1 : -1)),
            .text(texts[number % texts.count]),
            number % 5 == 1 ? .null : .bytes(bodies[number % bodies.count]),
            number % 3 == 2 ? .null : .text("xa-1"),
        ]
    }

    private static let columns: [StaticString] = ["number", "amount", "words", "body", "owner"]

    /// Loads `count` rows, the row at `at` replaced.
    private static func load(
        _ count: Int, into database: Database, at place: Int = -1, _ odd: [SQLValue] = []
    ) async throws -> Int {
        try await database.write { tx in
            var number = 0
            return try tx.load(into: "loaded", columns) { row in
                guard number < count else { return false }
                row.append(contentsOf: number == place ? odd : Loading.row(number))
                number += 1
                return true
            }
        }
    }

    @Test func `a hundred thousand rows of all kinds of values come back as they went`() async throws {
        try await Loading.with { database in
            #expect(try await Loading.load(100_000, into: database) == 100_000)
            let (count, wrong) = try await database.read { tx in
                var number = 0
                var wrong: [Int] = []
                try tx.each("SELECT number, amount, words, body, owner, state FROM loaded ORDER BY number") { row in
                    let expected = Loading.row(number)
                    let found: [SQLValue] = [
                        row.values[0], row.values[1], row.values[2], row.values[3], row.values[4],
                    ]
                    if found != expected || row.values[5] != .text("sent") { wrong.append(number) }
                    number += 1
                }
                return (number, wrong)
            }
            #expect(count == 100_000)
            #expect(wrong.isEmpty, "\(wrong.prefix(10))")
        }
    }

    @Test func `a row that is already there undoes the whole load`() async throws {
        try await Loading.with { database in
            let problem = await #expect(throws: DatabaseProblem.self) {
                _ = try await Loading.load(40_000, into: database, at: 20_000, Loading.row(5))
            }
            #expect(problem?.kind == .duplicate)
            try await Conformance.expect(database, "SELECT count(*) AS x FROM loaded", numbers: [0])
            #expect(try await Loading.load(10, into: database) == 10)
        }
    }

    private static let odd: [(row: [SQLValue], kind: DatabaseProblem.Kind)] = [
        ([.integer(-1), .null, .text("bí mật"), .null, .null], .constraint),
        ([.integer(3), .null, .null, .null, .null], .constraint),
        ([.integer(3), .null, .text("bí mật"), .null, .text("bí mật")], .constraint),
        ([.integer(2), .null, .text("bí mật"), .null, .null], .duplicate),
        ([.integer(3), .null, .text("bí mật")], .other),
        ([.integer(3), .null, .text("bí mật"), .null, .null, .null], .other),
        ([.integer(3), .null, .text("bí mật\u{0}"), .null, .null], .other),
        ([.integer(3), .real(.nan), .text("bí mật"), .null, .null], .other),
        ([.integer(3), .real(-.infinity), .text("bí mật"), .null, .null], .other),
    ]

    @Test(arguments: odd.indices)
    func `each trouble with a row has the same kind on both engines and no value in its words`(
        index: Int
    ) async throws {
        let (row, kind) = Loading.odd[index]
        try await Loading.with { database in
            let problem = await #expect(throws: DatabaseProblem.self) {
                _ = try await Loading.load(10, into: database, at: 3, row)
            }
            #expect(problem?.kind == kind)
            #expect(problem?.detail.contains("bí mật") == false)
            try await Conformance.expect(database, "SELECT count(*) AS x FROM loaded", numbers: [0])
        }
    }

    @Test func `a table or column that is not there is refused`() async throws {
        let targets: [(StaticString, [StaticString])] = [
            ("nowhere", ["number"]), ("loaded", ["nothing"]), ("loaded", []), ("loaded; DROP TABLE loaded", ["number"]),
            ("loaded", ["number) VALUES (1), ("]),
        ]
        try await Loading.with { database in
            for (table, columns) in targets {
                let problem = await #expect(throws: DatabaseProblem.self) {
                    try await database.write { tx in
                        var isFirst = true
                        try tx.load(into: table, columns) { row in
                            defer { isFirst = false }
                            row.append(.integer(1))
                            return isFirst
                        }
                    }
                }
                #expect(problem?.kind == .other)
            }
            try await Conformance.expect(database, "SELECT count(*) AS x FROM loaded", numbers: [0])
        }
    }

    @Test func `what the source of the rows throws undoes the load and is thrown on`() async throws {
        try await Loading.with { database in
            await #expect(throws: Transactions.Oops.self) {
                try await database.write { tx in
                    var number = 0
                    try tx.load(into: "loaded", Loading.columns) { row in
                        if number == 30_000 { throw Transactions.Oops() }
                        row.append(contentsOf: Loading.row(number))
                        number += 1
                        return true
                    }
                }
            }
            try await Conformance.expect(database, "SELECT count(*) AS x FROM loaded", numbers: [0])
        }
    }

    @Test func `the source of the rows sends no statements, and a failed load ends its transaction`() async throws {
        try await Loading.with { database in
            let inside = await #expect(throws: DatabaseProblem.self) {
                try await database.write { tx in
                    try tx.load(into: "loaded", ["number", "words"]) { row in
                        _ = try tx.rows("SELECT 1 AS one")
                        return false
                    }
                }
            }
            #expect(inside?.detail.contains("one by one") == true)
            let after = await #expect(throws: DatabaseProblem.self) {
                try await database.write { tx in
                    // Swallowed on purpose: that is what is tried.
                    _ = try? tx.load(into: "loaded", ["number"]) { _ in throw Transactions.Oops() }
                    try tx.run("INSERT INTO owners (code) VALUES ('xa-2')")
                }
            }
            #expect(after?.detail.contains("after one had failed") == true)
        }
    }

    @Test func `what was loaded is there for the statements after it, and a read loads nothing`() async throws {
        try await Loading.with { database in
            let sums = try await database.write { tx in
                try tx.run("INSERT INTO owners (code) VALUES ('xa-2')")
                var left = [3, 2, 1]
                let loaded = try tx.load(into: "loaded", ["words", "number"]) { row in
                    guard let number = left.popLast() else { return false }
                    row.append(.text("x"))
                    row.append(.integer(Int64(number)))
                    return true
                }
                let none = try tx.load(into: "loaded", ["number"]) { _ in false }
                let sum = try tx.first("SELECT sum(number) AS x FROM loaded")?.get("x", as: Int.self)
                return [loaded, none, sum]
            }
            #expect(sums == [3, 0, 6])
            await #expect(throws: DatabaseProblem.self) {
                try await database.read { tx in
                    var left = 1
                    _ = try tx.load(into: "loaded", ["number", "words"]) { row in
                        row.append(contentsOf: [.integer(9), .text("x")])
                        left -= 1
                        return left >= 0
                    }
                }
            }
            try await Conformance.expect(database, "SELECT count(*) AS x FROM loaded", numbers: [3])
        }
    }

    @Test func `a load is not ended by the limit of a statement while its rows keep coming`() async throws {
        try await Loading.with(limits: DatabaseLimits(readers: 1, statementSeconds: 2)) { database in
            let words = String(repeating: "dài ", count: 60_000)
            let count = try await database.write { tx in
                var number = 0
                return try tx.load(into: "loaded", ["number", "words"]) { row in
                    guard number < 30 else { return false }
                    usleep(100_000)
                    row.append(.integer(Int64(number)))
                    row.append(.text(words))
                    number += 1
                    return true
                }
            }
            #expect(count == 30)
        }
    }

    @Test(.timeLimit(.minutes(15))) func `a cancelled load ends and leaves nothing`() async throws {
        try await Loading.with { database in
            let begun = Signal()
            let task = Task {
                try await database.write { tx in
                    var number = 0
                    try tx.load(into: "loaded", ["number", "words"]) { row in
                        if number == 1000 { begun.set() }
                        row.append(.integer(Int64(number)))
                        row.append(.text("không bao giờ hết"))
                        number += 1
                        return true
                    }
                }
            }
            await Task.detached { begun.wait() }.value
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            try await Conformance.expect(database, "SELECT count(*) AS x FROM loaded", numbers: [0])
            #expect(try await Loading.load(3, into: database) == 3)
        }
    }

    @Test func `a column is read by its place`() async throws {
        try await Loading.with { database in
            _ = try await Loading.load(1, into: database)
            let row = try #require(
                try await database.rows("SELECT number, amount, words, NULL AS empty FROM loaded").first)
            #expect(try row.integer(at: 0) == 0)
            #expect(try row.real(at: 0) == 0)
            #expect(try row.real(at: 1) == 0)
            #expect(try row.text(at: 2)?.isEmpty == true)
            #expect(try row.integer(at: 3) == nil && row.real(at: 3) == nil && row.text(at: 3) == nil)
            #expect(throws: RowProblem.self) { try row.integer(at: 1) }
            #expect(throws: RowProblem.self) { try row.real(at: 2) }
            #expect(throws: RowProblem.self) { try row.text(at: 0) }
            #expect(throws: RowProblem.self) { try row.integer(at: 4) }
            #expect(throws: RowProblem.self) { try row.integer(at: -1) }
        }
    }
}
