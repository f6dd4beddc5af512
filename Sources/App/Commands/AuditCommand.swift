package import ArgumentParser
import Database
import Ledger

/// `tiendo audit verify`: walks the chain of the ledger.
package struct AuditCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Kiểm tra nhật ký.", subcommands: [Verify.self])

    package init() {}

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Đi hết chuỗi và chỉ ra mục đầu tiên không khớp.")
        @OptionGroup var house: HouseSettings

        func run() async throws {
            try await Terminal.run {
                try house.mustExist()
                let database = try await House.openDatabase(house)
                let check = try await Ledger.verify(database)
                await database.close()
                Terminal.say(Self.sentence(check))
                if check.firstBreak != nil { throw ExitCode(1) }
            }
        }

        /// The check in one or two sentences.
        static func sentence(_ check: LedgerCheck) -> String {
            let good = "\(check.entries) mục khớp từ đầu; mã băm cuối cùng khớp là \(check.hash)."
            let trouble: String? =
                switch check.firstBreak {
                case nil: nil
                case .changed(let seq): "Mục \(seq) đã bị sửa sau khi ghi."
                case .missing(let seq): "Mục \(seq) không còn."
                case .unlinked(let seq): "Mục \(seq) không nối tiếp mục trước nó."
                case .unrecorded(let seq): "Mục \(seq) được chèn vào mà không qua chương trình."
                case .head: "Dòng ghi mục cuối cùng đã mất hoặc không khớp."
                }
            return trouble.map { "\($0) \(good)" } ?? "Nhật ký nguyên vẹn. \(good)"
        }
    }
}
