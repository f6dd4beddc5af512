import NIOPosix
import Synchronization
package import Vocabulary

/// Where passwords are turned into what is stored: two at a time on threads of their own, so that a flood of sign-ins
/// costs 64 MB at most and never stops a page.
package final class PasswordMill: Sendable {
    private let pool: NIOThreadPool
    private let waiting = Mutex(0)
    private let done = Mutex(0)
    private let limit: Int
    private let cost: (logN: Int, blockSize: Int, parallelism: Int)

    /// - Parameter limit: How many may wait; more are told to come back.
    package convenience init(limit: Int = 64) { self.init(limit: limit, cost: PasswordHash.cost) }

    /// A mill with a lower cost, for tests.
    package convenience init(logN: Int) { self.init(limit: 64, cost: (logN, 8, 1)) }

    private init(limit: Int, cost: (logN: Int, blockSize: Int, parallelism: Int)) {
        pool = NIOThreadPool(numberOfThreads: 2)
        pool.start()
        self.limit = limit
        self.cost = cost
    }

    /// The stored form of a new password.
    package func hash(_ password: String, _ world: World) async throws -> String {
        let (cost, salt) = (cost, world.randomBytes(16))
        return try await run { try PasswordHash(of: password, salt: salt, cost: cost).stored }
    }

    /// Whether `password` is the one stored. Without a stored one the same work is done and the answer is no.
    package func matches(_ password: String, _ stored: String?) async throws -> Bool {
        let cost = cost
        return try await run {
            if let stored, let hash = PasswordHash(stored) { return try hash.matches(password) }
            _ = try PasswordHash(of: password, salt: Array(repeating: 0, count: 16), cost: cost)
            return false
        }
    }

    /// Whether `password` is any of the stored ones; every one is tried.
    package func matchesAny(_ password: String, _ stored: [String]) async throws -> Bool {
        var found = false
        for one in stored where try await matches(password, one) { found = true }
        return found
    }

    /// Ends the threads; work under way is finished first.
    package func close() async throws { try await pool.shutdownGracefully() }

    /// How many passwords went through so far; each costs the same.
    package var turns: Int { done.withLock { $0 } }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let isFull = waiting.withLock { count in
            if count >= limit { return true }
            count += 1
            return false
        }
        if isFull { throw AccountProblem.busy }
        defer { waiting.withLock { $0 -= 1 } }
        done.withLock { $0 += 1 }
        return try await pool.runIfActive(work)
    }
}
