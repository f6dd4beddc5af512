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
            let (examination, stored) =
                apply
                ? try await store.apply(values, source: source, by: viewer) {
                    try house.files.put(contentsOf: URL(fileURLWithPath: file)).text
                } : (try await store.examine(values, for: viewer), nil)
            await house.close()
            for finding in examination.findings.listed { Terminal.say(finding.text) }
            Terminal.say(examination.sentence(stored))
            if !examination.isClear { throw ExitCode(1) }
        }
    }
}

/// `tiendo import-indicators`: definitions of indicators, examined, and written all or none.
package struct ImportIndicatorsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import-indicators",
        abstract: "Kiểm tra một tệp định nghĩa chỉ số (CSV, XLSX, JSON); chỉ ghi khi có --apply.")

    @OptionGroup var house: HouseSettings
    @Argument(help: "Tệp định nghĩa, cùng cột như khi xuất.") var file: String
    @Flag(help: "Ghi vào danh mục nếu không có dòng nào sai.") var apply = false

    package init() {}

    package func run() async throws {
        try await Terminal.run {
            let bytes = try readFile(file)
            let house = try await House.open(house)
            let viewer = Viewer.operator("import-indicators")
            let store = house.indicators.indicators
            let examination = try await store.examine(file: bytes, for: viewer)
            if apply, examination.isClear { try await store.apply(file: bytes, by: viewer) }
            await house.close()
            for finding in examination.findings.listed { Terminal.say(finding.text) }
            Terminal.say(
                "\(examination.lines) dòng = \(examination.fresh) mới + \(examination.changed) đổi + "
                    + "\(examination.unchanged) như cũ + \(examination.wrong) sai; "
                    + (apply && examination.isClear ? "đã ghi." : "chưa ghi gì."))
            if !examination.isClear { throw ExitCode(1) }
        }
    }
}

/// `tiendo export-values`: the values that count, in a form of exchange.
package struct ExportValuesCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "export-values",
        abstract: "Xuất số liệu ra tệp .csv, .xlsx, .json, .sdmx.csv (dữ liệu SDMX) hoặc .sdmx.xml (cấu trúc SDMX).")

    @OptionGroup var house: HouseSettings
    @Option(help: "Tệp để ghi; đuôi tệp quyết định định dạng.") var to: String
    @Option(name: .customLong("indicator"), help: "Chỉ lấy chỉ số mang mã này; lặp lại được.") var indicators:
        [String] = []
    @Option(name: .customLong("unit"), help: "Chỉ lấy đơn vị mang mã này; lặp lại được.") var units: [String] = []
    @Option(help: "Từ kỳ này, ví dụ 2025-01 hoặc 2025-Q1.") var from: String?
    @Option(help: "Đến kỳ này.") var until: String?

    package init() {}

    package func run() async throws {
        try await Terminal.run {
            try house.mustExist()
            // The longest suffix first: .sdmx.csv also ends with .csv.
            let formats = ValueFormat.allCases.sorted { $0.rawValue.utf8.count > $1.rawValue.utf8.count }
            guard let format = formats.first(where: { to.hasSuffix(".\($0.rawValue)") }) else {
                throw CommandProblem.cannotWrite(to)
            }
            var filter = ValueFilter()
            (filter.indicators, filter.units) = (indicators, units)
            (filter.from, filter.to) = (try period(from), try period(until))
            guard FileManager.default.createFile(atPath: to, contents: nil), let file = FileHandle(forWritingAtPath: to)
            else { throw CommandProblem.cannotWrite(to) }
            let house = try await House.open(house)
            let export = try await house.indicators.values.export(filter, for: .operator("export-values"))
            try await export.write(format, prepared: house.world.now()) { try file.write(contentsOf: Data($0)) }
            try file.close()
            await house.close()
            Terminal.say("Đã ghi «\(to)».")
        }
    }

    private func period(_ text: String?) throws -> Period? {
        guard let text else { return nil }
        guard let period = Period(text) else { throw IndicatorProblem.periodWrong(text) }
        return period
    }
}

/// `tiendo check-values`: whether the values in memory, as pages show them, are those of the rows.
package struct CheckValuesCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "check-values", abstract: "Đối chiếu khối số liệu trong bộ nhớ với từng dòng trong cơ sở dữ liệu.")

    @OptionGroup var house: HouseSettings

    package init() {}

    package func run() async throws {
        try await Terminal.run {
            try house.mustExist()
            let house = try await House.open(house)
            let differences = try await house.indicators.cube.differences()
            await house.close()
            for difference in differences.prefix(100) { Terminal.say(difference) }
            Terminal.say(differences.isEmpty ? "Khớp." : "Có \(differences.count) chỗ không khớp.")
            if !differences.isEmpty { throw ExitCode(1) }
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
