/// How long things may take, and how many may happen at once.
package struct DatabaseLimits: Sendable {
    /// Connections that only read; each has a thread. There is one more that writes.
    package var readers: Int
    /// The longest one statement may run, in seconds.
    package var statementSeconds: Double
    /// The longest a statement may wait for a lock held by another process, in seconds.
    package var lockSeconds: Double
    /// The longest a read or write may wait for its turn, in seconds; after that it is `.unavailable`.
    package var waitSeconds: Double

    package init(
        readers: Int = 4, statementSeconds: Double = 30, lockSeconds: Double = 5, waitSeconds: Double = 15
    ) {
        self.readers = max(1, readers)
        self.statementSeconds = statementSeconds
        self.lockSeconds = lockSeconds
        self.waitSeconds = waitSeconds
    }
}
