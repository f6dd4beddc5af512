import Foundation
package import Vocabulary

/// A rule that speaks early, as a line of `Data/warnings.csv`: the numbers are data, what they mean is code.
package struct WarningRule: Sendable, Hashable {
    /// What is looked at.
    package enum Code: String, CaseIterable, Sendable {
        /// The pace needed is more than `limit` times the pace observed, or the whole forecast interval misses the aim.
        case atRisk = "at-risk"
        /// The pace leads away from the aim by more than `limit` a period.
        case reversed
        /// The newest value is `limit` or more periods past due.
        case stale
        /// Fewer than `limit` percent of the units said something.
        case coverage
        /// A commune lies more than `limit` robust deviations from the median of at least `units` communes.
        case outlier
    }

    package let code: Code
    package let name: Phrase
    package var limit: Double
    /// The fewest units it may judge among; 0 where it does not matter.
    package var units: Int
    package var isOn: Bool

    package init(code: Code, name: Phrase, limit: Double, units: Int = 0, isOn: Bool = true) {
        self.code = code
        self.name = name
        self.limit = limit
        self.units = units
        self.isOn = isOn
    }

    /// Reads the file: the header as shipped, each code once and none missing, nothing left over.
    ///
    /// - Throws: `CocoaError.fileReadCorruptFile` for anything else.
    package static func read(_ text: String) throws -> [WarningRule] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        guard lines.first == "code,vi,en,limit,units,on" else { throw CocoaError(.fileReadCorruptFile) }
        let rules = try lines.dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 6, let code = Code(rawValue: cells[0]), !cells[1].isEmpty, !cells[2].isEmpty,
                let limit = Double(cells[3]), limit.isFinite, limit >= 0, let units = Int(cells[4]), units >= 0,
                ["0", "1"].contains(cells[5])
            else { throw CocoaError(.fileReadCorruptFile) }
            return WarningRule(
                code: code, name: Phrase(cells[1], cells[2]), limit: limit, units: units, isOn: cells[5] == "1")
        }
        guard rules.count == Code.allCases.count, Set(rules.map(\.code)).count == rules.count else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return rules
    }

    /// The rules of the file that comes with the product.
    package static func shipped() throws -> [WarningRule] {
        guard let file = Bundle.module.url(forResource: "warnings", withExtension: "csv", subdirectory: "Data") else {
            throw CocoaError(.fileNoSuchFile)
        }
        return try read(String(contentsOf: file, encoding: .utf8))
    }
}
