import Foundation
package import Vocabulary

/// A cause of delay (L14); the list is data: `Data/causes.csv`.
package struct DelayCause: Sendable, Hashable {
    package let code: String
    package let name: Phrase
    /// It names a unit that is waited for, and makes a claim on it.
    package let needsUnit: Bool

    /// The shipped list, in its order.
    package static let all: [DelayCause] = {
        guard let url = Bundle.module.url(forResource: "causes", withExtension: "csv", subdirectory: "Data"),
            let data = FileManager.default.contents(atPath: url.path)
        else { return [] }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().compactMap { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 4 else { return nil }
            return DelayCause(code: cells[0], name: Phrase(cells[1], cells[2]), needsUnit: cells[3] == "1")
        }
    }()

    /// The cause of this code; nil for anything else.
    package static func of(_ code: String) -> DelayCause? { all.first { $0.code == code } }
}
