/// An engine of one writer and several readers, whatever their connections are.
///
/// Writes take turns in this process and, by the engine's own lock, among processes: so a write sees nobody else's
/// half-done work on either engine, and the ledger's chain needs no retries.
final class CrewEngine: Engine {
    let kind: EngineKind
    private let writer: Crew
    private let readers: Crew
    private let source: any BackupSource

    /// `readers` nil means that the writer reads too (SQLite in memory).
    init(kind: EngineKind, writer: Crew, readers: Crew?, source: any BackupSource) {
        self.kind = kind
        self.writer = writer
        self.source = source
        self.readers = readers ?? writer
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Value
    ) async throws -> Value {
        try await readers.run { try $0.transaction(.reading, body) }
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Value
    ) async throws -> Value {
        try await writer.run { try $0.transaction(.writing, body) }
    }

    func rows(_ sql: SQL) async throws -> [Row] { try await readers.run { try $0.loneRows(sql) } }

    func wake() async throws { try await writer.run { _ in } }

    func save(to path: String) async throws -> [TableDigest] {
        let source = source
        return try await readers.run { try source.save(through: $0, to: path) }
    }

    func close() async {
        await readers.close()
        if readers !== writer { await writer.close() }
    }
}
