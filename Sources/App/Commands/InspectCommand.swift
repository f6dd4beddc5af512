package import ArgumentParser
import Formats
import Foundation

/// `tiendo inspect`: the neutral tree of a file, to see what the reader saw.
package struct InspectCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "In cây trung tính của một tệp: đoạn, bảng, ô, đúng như đã đọc.")

    @Argument(help: "DOCX, XLSX hoặc văn bản thuần.") var file: String

    package init() {}

    package func run() async throws {
        try await Terminal.run {
            let document = try readDocument(readFile(file), fileName: URL(fileURLWithPath: file).lastPathComponent)
            Terminal.say(outline(document))
        }
    }
}
