import Database
import Foundation
import TestHouse
import Testing
import Vocabulary

@Suite struct Durability {
    @Test func `every acknowledged write survives kill -9`() async throws {
        try await withTemporaryFolder { folder in
            try await withDatabaseAddress { address in
                let database = try await Database.open(address)
                try await database.write { tx in
                    try tx.run("CREATE TABLE acknowledged (id TEXT NOT NULL PRIMARY KEY)")
                }
                await database.close()

                let list = folder.appendingPathComponent("acknowledged.txt").path
                await #expect(processExitsWith: .signal(SIGKILL)) {
                    [address = address as String, list = list as String] in
                    try await Durability.writeUntilKilled(address, list)
                }

                let again = try await Database.open(address)
                let kept = Set(
                    try await again.rows("SELECT id FROM acknowledged").map { try $0.get("id", as: String.self) })
                await again.close()
                let told = try String(contentsOfFile: list, encoding: .utf8).split(separator: "\n").map(String.init)
                #expect(told.count >= 20)
                #expect(told.filter { !kept.contains($0) } == [])
            }
        }
    }

    /// Writes rows from four tasks, notes each in `list` once it is acknowledged, and is killed while writing.
    private static func writeUntilKilled(_ address: String, _ list: String) async throws {
        let database = try await Database.open(address)
        let file = open(list, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    for number in 0... {
                        let id = "\(writer)-\(number)"
                        _ = try await database.write { tx in try tx.run("INSERT INTO acknowledged (id) VALUES (\(id))")
                        }
                        let line = Array("\(id)\n".utf8)
                        _ = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
                        if number == 30 { kill(getpid(), SIGKILL) }
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
