package import ArgumentParser
import Extraction
import Foundation
import Vocabulary

/// `tiendo extract`: bytes in, proposals out, without a database (contract `tiendo.extract/1`).
package struct ExtractCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "Đọc một văn bản và in ra những gì tìm thấy, không ghi vào đâu.")

    enum Format: String, ExpressibleByArgument { case json, table }
    enum Recognition: String, ExpressibleByArgument { case auto, always, never }

    @Argument(help: "DOCX, XLSX hoặc văn bản thuần.") var file: String
    @Option(help: "json theo hợp đồng, hoặc table để đọc bằng mắt.") var format = Format.json
    @Option(name: .customLong("as-of"), help: "Ngày dùng để hiểu những thời hạn thiếu năm, YYYY-MM-DD.") var asOf:
        String?
    @Option(help: "Nhận dạng chữ trong ảnh; chưa có trong bản này, mọi giá trị đều như never.") var ocr = Recognition
        .auto
    @Option(help: "Danh mục đơn vị thay cho danh mục đi kèm.") var units: String?

    package init() {}

    package func validate() throws {
        if let asOf, Day(asOf) == nil { throw ValidationError("--as-of cần một ngày có thật, dạng YYYY-MM-DD.") }
    }

    package func run() async throws {
        try await Terminal.run {
            let bytes = try readFile(file)
            let directory =
                try units.map { try AgencyDirectory(csv: String(decoding: readFile($0), as: UTF8.self)) } ?? .shipped()
            let extractor = Extractor(directory: directory, asOf: asOf.flatMap(Day.init))
            let extract = try extractor.extract(bytes, fileName: URL(fileURLWithPath: file).lastPathComponent)
            Terminal.say(format == .json ? contractJSON(extract) : summaryTable(extract))
        }
    }
}
