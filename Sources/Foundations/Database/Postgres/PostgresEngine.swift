import CPostgres
import Synchronization

/// Opens PostgreSQL as the house wants it.
enum PostgresEngine {
    /// One connection that writes and `limits.readers` that read; each is made when it is first needed.
    static func at(_ uri: String, _ limits: DatabaseLimits) throws -> CrewEngine {
        let settings = try PostgresSettings(uri, limits)
        let writer = Lane { try PostgresConnection.open(settings, .writing) }
        let readers = (0..<limits.readers).map { _ in Lane { try PostgresConnection.open(settings, .reading) } }
        return CrewEngine(
            kind: .postgres, writer: Crew(lanes: [writer], waitSeconds: limits.waitSeconds),
            readers: Crew(lanes: readers, waitSeconds: limits.waitSeconds), source: PostgresSource(settings: settings))
    }
}

/// How to reach a server: libpq's keywords and values, the password among them.
struct PostgresSettings: Sendable {
    let options: [(keyword: String, value: String)]
    let limits: DatabaseLimits
    private let secrets: [String]

    /// - Throws: `DatabaseProblem(.unavailable)` when libpq cannot read the address; libpq's own words would repeat it.
    init(_ uri: String, _ limits: DatabaseLimits) throws {
        self.limits = limits
        guard let parsed = PQconninfoParse(uri, nil) else {
            throw DatabaseProblem(.unavailable, "the PostgreSQL address cannot be read")
        }
        defer { PQconninfoFree(parsed) }
        var options: [(keyword: String, value: String)] = []
        var secrets: [String] = []
        var option = parsed
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val {
                let keyword = String(cString: keyword)
                let value = String(cString: value)
                options.append((keyword, value))
                if keyword.contains("password"), !value.isEmpty { secrets.append(value) }
            }
            option += 1
        }
        let own = [
            ("client_encoding", "UTF8"), ("application_name", "tiendo"), ("connect_timeout", "5"),
            ("keepalives_idle", "30"),
        ]
        for (keyword, value) in own where !options.contains(where: { $0.keyword == keyword }) {
            options.append((keyword, value))
        }
        self.options = options
        self.secrets = secrets
    }

    /// `text` without any password of the address.
    func masked(_ text: String) -> String {
        secrets.reduce(text) { $0.split(separator: $1, omittingEmptySubsequences: false).joined(separator: "***") }
    }
}

/// Cancels the statement that a connection is running.
final class PostgresAlarm: Alarm {
    /// What libpq needs to cancel; it may be used from any thread until it is freed.
    private let cancel = Mutex<OpaquePointer?>(nil)
    private let rung = Atomic<Bool>(false)

    /// Takes the connection's key to cancel.
    func arm(_ connection: OpaquePointer) {
        let address = UInt(bitPattern: PQgetCancel(connection))
        cancel.withLock { $0 = OpaquePointer(bitPattern: address) }
    }

    func ring() {
        rung.store(true, ordering: .relaxed)
        cancel.withLock { cancel in
            var message = [CChar](repeating: 0, count: 256)
            if let cancel { PQcancel(cancel, &message, Int32(message.count)) }
        }
    }

    func reset() { rung.store(false, ordering: .relaxed) }
    var wasRung: Bool { rung.load(ordering: .relaxed) }

    deinit { cancel.withLock { PQfreeCancel($0) } }
}
