package import ArgumentParser
import Database
import Files
import Foundation
import Ledger
import Vocabulary

/// `tiendo backup`: a consistent copy of the database and the originals, also while the server serves.
package struct BackupCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Sao lưu cơ sở dữ liệu và các tệp gốc, kể cả khi đang phục vụ.")

    @OptionGroup var house: HouseSettings
    @Argument(help: "Thư mục sẽ chứa bản sao; phải chưa có hoặc đang trống.") var folder: String

    package init() {}

    package func run() async throws {
        try await Terminal.run {
            try house.mustExist()
            let database = try await House.openDatabase(house)
            let manifest = try await Backup.make(
                database, try FileStore(root: house.files), to: URL(fileURLWithPath: folder), world: House.world)
            let hash = manifest.databaseHash.text
            try await database.write { tx in
                try tx.record(
                    Change(
                        deed: "backup-made", subjectKind: "backup", subject: hash, before: nil,
                        after: .object([("database", .string(hash)), ("files", .number(Double(manifest.files.count)))]),
                        actor: "operator:backup", actorName: "backup"), world: House.world)
            }
            await database.close()
            Terminal.say(Self.sentence("Đã sao lưu", manifest))
        }
    }

    /// What a backup holds, in one sentence.
    static func sentence(_ deed: String, _ manifest: BackupManifest) -> String {
        let rows = manifest.tables.reduce(0) { $0 + $1.rows }
        return "\(deed) \(manifest.tables.count) bảng, \(rows) dòng và \(manifest.files.count) tệp gốc; "
            + "mã băm của cơ sở dữ liệu là \(manifest.databaseHash.text)."
    }
}

/// `tiendo restore`: brings a backup into an empty place and compares what came with what was saved.
package struct RestoreCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Phục hồi một bản sao lưu vào nơi trống và đối chiếu mã băm.")

    @OptionGroup var house: HouseSettings
    @Argument(help: "Thư mục của bản sao lưu.") var folder: String
    @Flag(help: "Thay cả cơ sở dữ liệu đang có dữ liệu.") var replace = false

    package init() {}

    package func run() async throws {
        try await Terminal.run {
            try FileManager.default.createDirectory(atPath: house.data, withIntermediateDirectories: true)
            let manifest = try await Backup.restore(
                URL(fileURLWithPath: folder), into: DatabaseAddress(house.databaseAddress), files: house.files,
                replacing: replace)
            Terminal.say(BackupCommand.sentence("Đã phục hồi và đối chiếu", manifest))
        }
    }
}
