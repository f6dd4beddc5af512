import Crypto

/// What a table holds, whatever the order of its rows: two databases with the same digests hold the same.
package struct TableDigest: Hashable, Sendable {
    package let table: String
    package let rows: Int
    /// The SHA-256 of each row, summed; hexadecimal.
    package let digest: String

    package init(table: String, rows: Int, digest: String) {
        self.table = table
        self.rows = rows
        self.digest = digest
    }
}

extension Database {
    /// The digests of all tables of one state, sorted by name; reads everything.
    package func digests() async throws -> [TableDigest] {
        let kind = kind
        return try await read { try TableDigest.all(in: $0, of: kind) }
    }
}

extension TableDigest {
    /// The tables of the database, sorted by name.
    static func tables(in tx: any Transaction, of kind: EngineKind) throws -> [String] {
        let rows =
            switch kind {
            case .sqlite:
                try tx.rows(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'")
            case .postgres:
                try tx.rows(
                    """
                    SELECT CAST(table_name AS TEXT) AS name FROM information_schema.tables
                    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
                    """)
            }
        return try rows.map { try $0.get("name", as: String.self) }.sorted()
    }

    static func all(in tx: any Transaction, of kind: EngineKind) throws -> [TableDigest] {
        try tables(in: tx, of: kind).map { table in
            var sum = [UInt64](repeating: 0, count: 4)
            var count = 0
            var places: [Int]?
            let name = table.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            try tx.each(SQL(pieces: [.text("SELECT * FROM \"\(name)\"")])) { row in
                var hash = SHA256()
                let names = row.columns.names
                let sorted = places ?? names.indices.sorted { names[$0] < names[$1] }
                places = sorted
                for place in sorted { hash.update(data: Array("\(names[place])=\(row.values[place].plain)\u{0}".utf8)) }
                hash.finalize().withUnsafeBytes { bytes in
                    for part in 0..<4 {
                        sum[part] &+= UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: part * 8, as: UInt64.self))
                    }
                }
                count += 1
            }
            return TableDigest(table: table, rows: count, digest: sum.map { hex($0) }.joined())
        }
    }
}

extension SQLValue {
    /// The value and its type in words that both engines share.
    fileprivate var plain: String {
        switch self {
        case .null: "null"
        case .integer(let number): "i\(number)"
        case .real(let number): "r\(number)"
        case .text(let text): "t\(text)"
        case .bytes(let bytes): "b\(bytes)"
        }
    }
}

/// Sixteen digits.
private func hex(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
}
