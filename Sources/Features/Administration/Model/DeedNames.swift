import Foundation
package import Vocabulary

/// What the deeds of the ledger are called; those without a name of their own are shown as they are stored.
package struct DeedNames: Sendable {
    private var names: [String: Phrase] = [:]

    /// The names the product ships with (`Data/deeds.csv`).
    package static func shipped() throws -> DeedNames {
        guard let url = Bundle.module.url(forResource: "deeds", withExtension: "csv", subdirectory: "Data") else {
            throw CocoaError(.fileNoSuchFile)
        }
        return DeedNames(try String(contentsOf: url, encoding: .utf8))
    }

    /// Lines of `deed,vi,en` after a header; no name holds a comma.
    init(_ text: String) {
        for line in text.utf8.split(separator: 10).dropFirst() {
            let cells = line.split(separator: UInt8(ascii: ",")).map { String(decoding: $0, as: UTF8.self) }
            if cells.count == 3 { names[cells[0]] = Phrase(cells[1], cells[2]) }
        }
    }

    /// What a deed is called.
    package func callAsFunction(_ deed: String) -> Phrase { names[deed] ?? Phrase(deed, deed) }
}
