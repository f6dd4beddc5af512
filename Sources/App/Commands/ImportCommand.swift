package import ArgumentParser
import Foundation
import Intake
import Organizations
import Vocabulary

/// `tiendo import`: a document into the review, and the rows that ask nothing accepted.
package struct ImportCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Đưa một văn bản vào chờ duyệt.")

    @OptionGroup var house: HouseSettings
    @Argument(help: "DOCX, XLSX hoặc văn bản thuần.") var file: String
    @Flag(name: .customLong("accept-unquestioned"), help: "Nhận luôn những dòng không có câu hỏi.")
    var acceptUnquestioned = false

    package init() {}

    package func run() async throws {
        try await Terminal.run {
            let bytes = try readFile(file)
            let name = URL(fileURLWithPath: file).lastPathComponent
            let house = try await House.open(house)
            let viewer = Viewer.operator("import")
            if acceptUnquestioned {
                guard let done = try await house.imports.importAndAcceptUnquestioned(bytes, fileName: name, by: viewer)
                else {
                    Terminal.say("Tệp này đã được nhập trước đây; không tạo gì thêm.")
                    return
                }
                Terminal.say(
                    "Đã nhận \(done.accepted) dòng, còn \(done.pending) dòng chờ người duyệt: /van-ban/\(done.id.text)/duyet"
                )
            } else {
                let received = try await house.imports.receive(bytes, fileName: name, by: viewer)
                // read here: a server that runs beside this command does not hear of it
                try await house.imports.read(received.id)
                Terminal.say("Đã nhận tệp; duyệt tại /van-ban/\(received.id.text)/duyet")
            }
            await house.close()
        }
    }
}
