package import ArgumentParser
import Database

/// `tiendo migrate`: what is pending, and applies it.
package struct MigrateCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Đưa cơ sở dữ liệu lên phiên bản của chương trình này.")

    @OptionGroup var house: HouseSettings
    @Flag(help: "Chỉ liệt kê, không thay đổi gì.") var plan = false

    package init() {}

    package func run() async throws {
        try await Terminal.run {
            let database = try await House.openDatabase(house)
            let pending = try await Migrator.pending(database, try House.migrations)
            if !plan { try await House.migrate(database) }
            Terminal.say(
                pending.isEmpty
                    ? "Không có gì chờ." : pending.map { (plan ? "chờ  " : "xong  ") + $0.name }.joined(separator: "\n")
            )
            await database.close()
        }
    }
}
