import Foundation

/// Times in milliseconds, and what to say of them.
enum Measure {
    /// The median of `runs` timed calls after one that is not counted, milliseconds.
    static func median(_ runs: Int, _ work: () throws -> Void) rethrows -> Double {
        try work()
        var times: [Double] = []
        for _ in 0..<runs {
            let start = ContinuousClock.now
            try work()
            times.append((ContinuousClock.now - start) / .milliseconds(1))
        }
        return times.sorted()[runs / 2]
    }

    /// The same for work that waits.
    static func median(_ runs: Int, _ work: () async throws -> Void) async rethrows -> Double {
        try await work()
        var times: [Double] = []
        for _ in 0..<runs {
            let start = ContinuousClock.now
            try await work()
            times.append((ContinuousClock.now - start) / .milliseconds(1))
        }
        return times.sorted()[runs / 2]
    }

    /// The largest resident memory of this process so far, MiB; 0 where the system does not tell.
    static var peakMemory: Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
            return (Double(line.split(whereSeparator: { " \t".contains($0) }).dropFirst().first ?? "0") ?? 0) / 1024
        }
        return 0
    }

    /// `12.34`, two decimals.
    static func shown(_ value: Double) -> String { String(format: "%.2f", value) }
}
