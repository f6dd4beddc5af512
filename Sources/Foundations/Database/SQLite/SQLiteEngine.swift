import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Opens SQLite as the house wants it.
enum SQLiteEngine {
    /// One connection that reads and writes.
    static func memory(_ limits: DatabaseLimits) -> CrewEngine {
        let lane = Lane { try SQLiteConnection.open(":memory:", role: .both, limits) }
        return CrewEngine(
            kind: .sqlite, writer: Crew(lanes: [lane], waitSeconds: limits.waitSeconds), readers: nil,
            source: SQLiteSource(path: nil))
    }

    /// One connection that writes and `limits.readers` that read the file at `path`.
    static func file(_ path: String, _ limits: DatabaseLimits) throws -> CrewEngine {
        // Made here and not by SQLite, so that nobody else on the machine may read it; its -wal and -shm follow it.
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw DatabaseProblem(.unavailable, "cannot open \(path): \(String(cString: strerror(errno)))")
        }
        close(descriptor)
        let writer = Lane { try SQLiteConnection.open(path, role: .writer, limits) }
        let readers = (0..<limits.readers).map { _ in Lane { try SQLiteConnection.open(path, role: .reader, limits) } }
        return CrewEngine(
            kind: .sqlite, writer: Crew(lanes: [writer], waitSeconds: limits.waitSeconds),
            readers: Crew(lanes: readers, waitSeconds: limits.waitSeconds), source: SQLiteSource(path: path))
    }
}

/// Ends a statement that runs too long or is no longer wanted; SQLite asks it every few thousand steps.
final class SQLiteAlarm: Alarm {
    private let rung = Atomic<Bool>(false)
    /// Nanoseconds of the monotonic clock.
    private let due = Atomic<UInt64>(.max)
    private let allowance: UInt64

    init(seconds: Double) { allowance = UInt64(seconds * 1e9) }

    func ring() { rung.store(true, ordering: .relaxed) }
    func reset() { rung.store(false, ordering: .relaxed) }
    /// A statement begins.
    func begin() { due.store(SQLiteAlarm.now() &+ allowance, ordering: .relaxed) }
    /// Whether the end was asked for from outside.
    var wasRung: Bool { rung.load(ordering: .relaxed) }
    var isDue: Bool { wasRung || SQLiteAlarm.now() > due.load(ordering: .relaxed) }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }
}
