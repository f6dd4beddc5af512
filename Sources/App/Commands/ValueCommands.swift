package import ArgumentParser
import Files
import Foundation
import Indicators
import Organizations
import Vocabulary

/// `tiendo import-values`: a file of values of any length, examined, and stored whole or not at all.
package struct ImportValuesCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import-values", abstract: "Kiểm tra một tệp số liệu (CSV, XLSX, JSON); chỉ ghi khi có --apply.")

    @OptionGroup var house: HouseSettings
    @Argument(help: "Tệp số liệu, cùng cột như khi xuất; CSV dài bao nhiêu cũng được.") var file: String
    @Flag(help: "Ghi vào kho số liệu nếu không có dòng nào sai.") var apply = false
    @Option(help: "Nguồn số liệu; bỏ trống thì lấy nguồn ghi trong tệp.") var source = ""
    @Option(help: "Dấu phần thập phân trong tệp: dot (1250.5), comma (1.250,5), unsaid (tự nhận, từ chối chỗ mơ hồ).")
    var decimal = DecimalSign.unsaid

    package init() {}

    package func run() async throws {
        try await Terminal.run {
            guard FileManager.default.isReadableFile(atPath: file) else { throw CommandProblem.cannotRead(file) }
            let values = try ValueFile(path: file, name: URL(fileURLWithPath: file).lastPathComponent, sign: decimal)
            let house = try await House.open(house)
            let viewer = Viewer.operator("import-values")
            let store = house.indicators.values
            var examination = try await store.examine(values, for: viewer)
            var stored: Values.Receipt?
            if apply, examination.isClear {
                let kept = try house.files.put(contentsOf: URL(fileURLWithPath: file))
                (examination, stored) = try await store.apply(values, source: source, kept: kept.text, by: viewer)
            }
            await house.close()
            for finding in examination.findings.listed { Terminal.say(finding.text) }
            Terminal.say(examination.sentence(stored))
            if !examination.isClear { throw ExitCode(1) }
        }
    }
}

extension DecimalSign: ExpressibleByArgument {}

extension FileFinding {
    /// `dòng 12, cột value: …`, with `cần xem` before what refuses nothing.
    fileprivate var text: String {
        let place = cell.isEmpty ? "dòng \(line)" + (column.isEmpty ? "" : ", cột \(column)") : "ô \(cell)"
        return (kind == .question ? "cần xem: " : "") + "\(place): \(says)"
    }
}

extension ValueFileExamination {
    /// What a file comes to, and what was done, in one line.
    fileprivate func sentence(_ stored: Values.Receipt?) -> String {
        let done =
            if let stored {
                stored.wasKnown ? "tệp này đã được nhập trước đây" : "đã ghi \(stored.entries) giá trị"
            } else {
                "chưa ghi gì"
            }
        return "\(lines) dòng = \(fresh) mới + \(changed) đổi + \(unchanged) như cũ + \(empty) trống + \(wrong) sai; "
            + "\(findings.questionCount) điều cần xem; \(done)."
    }
}
