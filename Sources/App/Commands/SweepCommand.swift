package import ArgumentParser
import Database
import Files
import Vocabulary

/// `tiendo sweep`: originals that no row names any more.
package struct SweepCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "sweep", abstract: "Dọn những tệp gốc không còn dòng nào nhắc tới, để lại trên một ngày.")

    @OptionGroup var house: HouseSettings

    package init() {}

    package func run() async throws {
        try await Terminal.run {
            try house.mustExist()
            let opened = try await House.open(house)
            let kept = try await opened.referencedFiles()
            let swept = try opened.files.sweep(
                keeping: kept, olderThan: 86_400, now: opened.world.now().milliseconds / 1000)
            await opened.close()
            Terminal.say("Đã dọn \(swept.count) tệp, giữ \(kept.count) tệp đang được dùng.")
        }
    }
}
