/// An engine of one writer and several readers, whatever their connections are.
///
/// Writes take turns in this process and, by the engine's own lock, among processes: so a write sees nobody else's
/// half-done work on either engine, and the ledger's chain needs no retries.
final class CrewEngine: Engine {
    let kind: EngineKind
    private let writer: Crew
    private let readers: Crew

    /// `readers` nil means that the writer reads too (SQLite in memory).
    init(kind: EngineKind, writer: Crew, readers: Crew?) {
        self.kind = kind
        self.writer = writer
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

    func withWriter<Value: Sendable>(
        _ job: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await writer.run(job)
    }

    func close() async {
        await readers.close()
        if readers !== writer { await writer.close() }
    }
}
