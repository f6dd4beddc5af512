import Extraction
import Formats
import Foundation

/// Reading and extraction against what unzipping and one streaming XML pass cost in the same process.
enum ReadingBench {
    static func run(path: String, runs: Int) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let extractor = Extractor(directory: try .shipped())
        var rows = 0
        let pass = try Measure.median(runs) { _ = try ReadingBaseline.unzipAndParse(bytes) }
        let reading = try Measure.median(runs) { _ = try readDocument(bytes, fileName: "annex.docx") }
        let whole = try Measure.median(runs) {
            let extract = try extractor.extract(bytes, fileName: "annex.docx")
            rows = extract.tasks.count + extract.targets.count + extract.projects.count + extract.progress.count
        }
        let json = try Measure.median(runs) {
            _ = contractJSON(try extractor.extract(bytes, fileName: "annex.docx")).utf8.count
        }
        print("rows found                         \(rows)")
        print("unzip + one XML pass, ms           \(Measure.shown(pass))")
        print(
            "reading, ms                        \(Measure.shown(reading))   x \(Measure.shown(reading / pass)) (limit 2)"
        )
        print("whole extraction, ms               \(Measure.shown(whole))   x \(Measure.shown(whole / pass)) (limit 5)")
        print("  and its JSON written, ms         \(Measure.shown(json))   x \(Measure.shown(json / pass))")
        print("peak memory of the process, MiB    \(Measure.shown(Measure.peakMemory)) (limit 150)")
    }
}
