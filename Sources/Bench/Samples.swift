import Formats
import Foundation

/// Files of our own writers, for other people's programs to open.
enum Samples {
    static func write(into folder: String) throws {
        let base = URL(fileURLWithPath: folder)
        try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
        try Data(sampleAnnex(rows: 600).docx()).write(to: base.appendingPathComponent("annex.docx"))
        try Data(sampleWorkbook().xlsx()).write(to: base.appendingPathComponent("book.xlsx"))
    }
}
