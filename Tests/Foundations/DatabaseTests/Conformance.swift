import Database
import TestHouse
import Testing
import Vocabulary

/// What a store may rely on, whichever engine is under test: the same statement, the same answer.
@Suite struct Conformance {
    static let tables = Migration(
        name: "2026-01-01-things",
        sql: """
            CREATE TABLE units (
                code TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                parent TEXT REFERENCES units (code) ON DELETE CASCADE
            );
            CREATE TABLE things (
                id TEXT NOT NULL PRIMARY KEY,
                unit TEXT NOT NULL REFERENCES units (code) ON DELETE CASCADE,
                title TEXT NOT NULL,
                position BIGINT NOT NULL CHECK (position >= 0),
                share DOUBLE PRECISION,
                body BYTEA,
                due_on TEXT,
                doubled BIGINT GENERATED ALWAYS AS (position * 2) STORED
            );
            CREATE UNIQUE INDEX things_one_per_day ON things (unit, due_on) WHERE due_on IS NOT NULL;
            CREATE INDEX things_by_title ON things (title, id);
            """)

    static func with(_ body: @Sendable (Database) async throws -> Void) async throws {
        try await withDatabase(migrations: [tables]) { database in
            try await database.write { tx in
                try tx.run("INSERT INTO units (code, name, parent) VALUES ('tinh', 'Tỉnh', NULL), ('xa', 'Xã', 'tinh')")
                try tx.run(
                    """
                    INSERT INTO things (id, unit, title, position, share, due_on)
                    VALUES ('a', 'tinh', 'Đề án', 1, 7.5, '2026-01-12'), ('b', 'xa', 'Bảng', 2, 12, NULL),
                           ('c', 'xa', 'cầu', 3, NULL, '2026-03-01')
                    """)
            }
            try await body(database)
        }
    }

    /// Expects the column `x` of the answer to be `texts`, in that order.
    static func expect(
        _ database: Database, _ sql: SQL, texts: [String], at place: SourceLocation = #_sourceLocation
    ) async throws {
        let found = try await database.rows(sql).map { try $0.get("x", as: String.self) }
        #expect(found == texts, sourceLocation: place)
    }

    /// Expects the column `x` of the answer to be `numbers`, in that order.
    static func expect(
        _ database: Database, _ sql: SQL, numbers: [Int], at place: SourceLocation = #_sourceLocation
    ) async throws {
        let found = try await database.rows(sql).map { try $0.get("x", as: Int.self) }
        #expect(found == numbers, sourceLocation: place)
    }

    @Test(
        arguments: [
            .text("Đặc khu Lý Sơn"), .text(""), .text("it's; -- $1 \\ \"x\""), .text("dòng 1\r\ndòng 2"),
            .text("👩‍👩‍👧 e\u{301}"),
            .integer(0), .integer(.max), .integer(.min), .real(0.1), .real(-1e300), .real(12), .real(2.5e-300),
            .bytes([]),
            .bytes([0, 1, 254, 255, 92, 120]), .null,
        ] as [SQLValue])
    func `every value comes back as it went`(value: SQLValue) async throws {
        let table = Migration(
            name: "2026-01-01-kept",
            sql: "CREATE TABLE kept (t TEXT, i BIGINT, d DOUBLE PRECISION, b BYTEA)")
        try await withDatabase(migrations: [table]) { database in
            try await database.write { tx in
                switch value {
                case .text, .null: try tx.run("INSERT INTO kept (t) VALUES (\(value))")
                case .integer: try tx.run("INSERT INTO kept (i) VALUES (\(value))")
                case .real: try tx.run("INSERT INTO kept (d) VALUES (\(value))")
                case .bytes: try tx.run("INSERT INTO kept (b) VALUES (\(value))")
                }
            }
            let column: SQL =
                switch value {
                case .text, .null: "t"
                case .integer: "i"
                case .real: "d"
                case .bytes: "b"
                }
            let back = try await database.rows("SELECT \(column) AS x FROM kept").first
            #expect(try back?.get("x", as: Raw.self).value == value)
        }
    }

    @Test func `values find their places when used again or out of order`() async throws {
        try await Conformance.with { database in
            let title: SQL = "\("Bảng")"
            try await Conformance.expect(
                database,
                "SELECT id AS x FROM things WHERE title = \(title) AND position > \(1) OR id = \("c") ORDER BY id",
                texts: ["b", "c"])
            let many = (1...12).map { SQL("\($0)") }.joined(separator: ", ")
            try await Conformance.expect(
                database, "SELECT count(*) AS x FROM things WHERE position IN (\(many))",
                numbers: [3])
        }
    }

    @Test func `typed values keep their type where nothing tells it`() async throws {
        try await Conformance.with { database in
            let row = try await database.rows(
                """
                SELECT \(5_000_000_000) AS number, \(1.5) AS share, \("chữ") AS word,
                       coalesce(\(nil as Int?), \(7)) AS fallback,
                       CASE WHEN \(1) = 1 THEN \(3_000_000_000) ELSE \(4) END AS chosen
                """
            ).first
            #expect(try row?.get("number", as: Int.self) == 5_000_000_000)
            #expect(try row?.get("share", as: Double.self) == 1.5)
            #expect(try row?.get("word", as: String.self) == "chữ")
            #expect(try row?.get("fallback", as: Int.self) == 7)
            #expect(try row?.get("chosen", as: Int.self) == 3_000_000_000)
        }
    }

    @Test func `a NULL value is compared with IS NOT DISTINCT FROM`() async throws {
        try await Conformance.with { database in
            let none: String? = nil
            try await Conformance.expect(
                database, "SELECT id AS x FROM things WHERE due_on IS NOT DISTINCT FROM \(none)",
                texts: ["b"])
            try await Conformance.expect(
                database, "SELECT id AS x FROM things WHERE \(none) IS NULL OR due_on = \(none) ORDER BY id",
                texts: ["a", "b", "c"])
        }
    }

    @Test func `RETURNING, upserts and their counts agree`() async throws {
        try await Conformance.with { database in
            let counts = try await database.write { tx in
                let ignored = try tx.run(
                    "INSERT INTO units (code, name) VALUES ('tinh', 'khác') ON CONFLICT (code) DO NOTHING")
                let updated = try tx.rows(
                    """
                    INSERT INTO units (code, name) VALUES ('tinh', 'Tỉnh mới'), ('so', 'Sở')
                    ON CONFLICT (code) DO UPDATE SET name = excluded.name RETURNING name AS x
                    """
                ).map { try $0.get("x", as: String.self) }
                let same = try tx.run("UPDATE things SET position = position WHERE unit = 'xa'")
                let none = try tx.run("UPDATE things SET position = 9 WHERE id = 'không có'")
                let moved = try tx.run(
                    """
                    UPDATE things SET title = u.name FROM (SELECT code, name FROM units) AS u
                    WHERE u.code = things.unit AND things.id = 'a'
                    """)
                let gone = try tx.rows("DELETE FROM things WHERE id = 'c' RETURNING id AS x").count
                let cascaded = try tx.run("DELETE FROM units WHERE code = 'xa'")
                let definition = try tx.run("CREATE INDEX things_by_position ON things (position)")
                return (ignored, updated, [same, none, moved, gone, cascaded, definition])
            }
            #expect(counts.0 == 0)
            #expect(counts.1 == ["Tỉnh mới", "Sở"])
            #expect(counts.2 == [2, 0, 1, 1, 1, 0])
            try await Conformance.expect(database, "SELECT id AS x FROM things", texts: ["a"])
        }
    }

    @Test func `counts, sums and truth come back as the same numbers`() async throws {
        try await Conformance.with { database in
            let row = try await database.rows(
                """
                SELECT count(*) AS all_of_them, count(*) FILTER (WHERE due_on IS NOT NULL) AS dated,
                       sum(position) AS total, sum(share) AS shares, avg(position) AS mean, max(title) AS last,
                       min(position) = 1 AS truth, CAST(sum(position) AS BIGINT) / 4 AS whole, 7 / 2.0 AS half
                FROM things
                """
            ).first
            #expect(try row?.get("all_of_them", as: Int.self) == 3)
            #expect(try row?.get("dated", as: Int.self) == 2)
            #expect(try row?.get("total", as: Int.self) == 6)
            #expect(try row?.get("shares", as: Double.self) == 19.5)
            #expect(try row?.get("mean", as: Double.self) == 2)
            #expect(try row?.get("last", as: String.self) == "Đề án")
            #expect(try row?.get("truth", as: Int.self) == 1)
            #expect(try row?.get("whole", as: Int.self) == 1)
            #expect(try row?.get("half", as: Double.self) == 3.5)
        }
    }

    @Test func `common tables, recursion and windows agree`() async throws {
        try await Conformance.with { database in
            try await Conformance.expect(
                database,
                """
                WITH RECURSIVE steps (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM steps WHERE n < 5)
                SELECT sum(n) AS x FROM steps
                """, numbers: [15])
            try await Conformance.expect(
                database,
                """
                WITH RECURSIVE under (code) AS (
                    SELECT code FROM units WHERE code = 'tinh'
                    UNION ALL SELECT u.code FROM units u JOIN under ON u.parent = under.code)
                SELECT code AS x FROM under ORDER BY code
                """, texts: ["tinh", "xa"])
            try await Conformance.expect(
                database,
                """
                SELECT row_number() OVER (PARTITION BY unit ORDER BY position) * 100
                     + sum(position) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS x
                FROM things ORDER BY id
                """, numbers: [101, 103, 206])
            try await Conformance.expect(
                database, "SELECT coalesce(lag(title) OVER (ORDER BY id), '-') AS x FROM things ORDER BY id",
                texts: ["-", "Đề án", "Bảng"])
        }
    }

    @Test func `keyset pages, limits and NULLS LAST agree`() async throws {
        try await Conformance.with { database in
            try await Conformance.expect(
                database,
                """
                SELECT id AS x FROM things WHERE (title, id) > (\("Bảng"), \("b")) ORDER BY title, id LIMIT \(2) OFFSET \(0)
                """, texts: ["c", "a"])
            try await Conformance.expect(
                database, "SELECT id AS x FROM things ORDER BY due_on DESC NULLS LAST, id",
                texts: ["c", "a", "b"])
            try await Conformance.expect(
                database, "SELECT t.column1 AS x FROM (VALUES (\("một")), (\("hai"))) AS t ORDER BY 1",
                texts: ["hai", "một"])
        }
    }

    @Test func `text is ordered by its bytes`() async throws {
        try await Conformance.with { database in
            try await Conformance.expect(
                database, "SELECT title AS x FROM things ORDER BY title",
                texts: ["Bảng", "cầu", "Đề án"])
        }
    }

    @Test func `LIKE respects case and escapes what it is told to`() async throws {
        try await Conformance.with { database in
            try await Conformance.expect(database, "SELECT id AS x FROM things WHERE title LIKE \("b%")", texts: [])
            try await Conformance.expect(
                database, "SELECT id AS x FROM things WHERE title LIKE \("B%")",
                texts: ["b"])
            try await database.write { tx in try tx.run("UPDATE things SET title = '50% xong' WHERE id = 'a'") }
            try await Conformance.expect(
                database, "SELECT id AS x FROM things WHERE title LIKE \("50!%%") ESCAPE '!'",
                texts: ["a"])
        }
    }

    @Test func `generated columns follow, and columns can be added, renamed and dropped`() async throws {
        try await Conformance.with { database in
            try await Conformance.expect(database, "SELECT doubled AS x FROM things ORDER BY id", numbers: [2, 4, 6])
            try await database.write { tx in
                try tx.run("ALTER TABLE things ADD COLUMN note TEXT NOT NULL DEFAULT 'trống'")
                try tx.run("ALTER TABLE things RENAME COLUMN note TO remark")
            }
            try await Conformance.expect(database, "SELECT remark AS x FROM things WHERE id = 'a'", texts: ["trống"])
            try await database.write { tx in try tx.run("ALTER TABLE things DROP COLUMN remark") }
            await #expect(throws: DatabaseProblem.self) { try await database.rows("SELECT remark FROM things") }
        }
    }

    @Test func `a statement kept prepared survives a change of the schema`() async throws {
        try await Conformance.with { database in
            for _ in 0..<4 {
                #expect(try await database.rows("SELECT * FROM units WHERE code = 'tinh'").count == 1)
            }
            try await database.write { tx in try tx.run("ALTER TABLE units ADD COLUMN level BIGINT NOT NULL DEFAULT 3")
            }
            for _ in 0..<4 {
                let row = try await database.rows("SELECT * FROM units WHERE code = 'tinh'").first
                #expect(try row?.get("level", as: Int.self) == 3)
            }
        }
    }

    @Test(.enabled(if: TestDatabase.kind == .sqlite, "only SQLite's plans do not depend on what the tables hold"))
    func `a plan tells a search from a scan`() async throws {
        try await Conformance.with { database in
            let found = try await scans(
                database, of: ["things"], "SELECT id FROM things WHERE title >= \("B") ORDER BY title, id")
            #expect(found == [])
            let scanned = try await scans(database, of: ["things"], "SELECT * FROM things WHERE share > \(1.0)")
            #expect(scanned == ["SCAN things"])
        }
    }

    @Test func `a thousand rows go and come in one transaction`() async throws {
        try await Conformance.with { database in
            try await database.write { tx in
                for n in 0..<1000 {
                    try tx.run(
                        "INSERT INTO things (id, unit, title, position) VALUES (\("n\(n)"), 'xa', \("Việc số \(n)"), \(n))"
                    )
                }
            }
            #expect(try await database.rows("SELECT * FROM things WHERE id LIKE 'n%'").count == 1000)
        }
    }
}

/// A column as the engine gave it.
struct Raw: ColumnValue {
    let value: SQLValue
    init(column: SQLValue) throws(ColumnMismatch) { value = column }
}
