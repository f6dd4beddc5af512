package import ArgumentParser
import Foundation
import Organizations
import Vocabulary

/// `tiendo units`: the agencies and communes, out as CSV and in again.
package struct UnitsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "units", abstract: "Xuất hoặc nhập danh mục đơn vị.",
        subcommands: [ExportUnits.self, ImportUnits.self])

    package init() {}

    struct ExportUnits: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "export", abstract: "In danh mục đơn vị dạng CSV.")
        @OptionGroup var house: HouseSettings

        func run() async throws {
            try await Terminal.run {
                let house = try await House.open(house)
                Terminal.say(try await house.units.export(.operator("units export")))
                await house.close()
            }
        }
    }

    struct ImportUnits: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Kiểm tra một tệp CSV đơn vị; chỉ ghi khi có --apply.")
        @OptionGroup var house: HouseSettings
        @Argument(help: "Tệp CSV, cùng cột như khi xuất.") var file: String
        @Flag(help: "Ghi vào danh mục nếu không có dòng nào sai.") var apply = false

        func run() async throws {
            try await Terminal.run {
                let bytes = try readFile(file)
                let house = try await House.open(house)
                let viewer = Viewer.operator("units import")
                let examination =
                    try await apply ? house.units.apply(viewer, file: bytes) : house.units.examine(viewer, file: bytes)
                for finding in examination.findings { Terminal.say("dòng \(finding.line): \(finding.says)") }
                Terminal.say(
                    "\(examination.count) dòng = \(examination.fresh) mới + \(examination.changed) đổi + "
                        + "\(examination.same) như cũ + \(examination.refused) không nhận; "
                        + (apply ? "đã ghi." : "chưa ghi gì."))
                await house.close()
                if examination.errors > 0 { throw ExitCode(1) }
            }
        }
    }
}
