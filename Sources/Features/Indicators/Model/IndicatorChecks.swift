import Vietnamese
import Vocabulary

extension Indicator {
    /// The same definition under another id and version.
    init(copying other: Indicator, id: ID<Indicator>, version: Int) {
        self.init(
            id: id, code: other.code, name: other.name, group: other.group, meaning: other.meaning, unit: other.unit,
            direction: other.direction, kind: other.kind, numerator: other.numerator, denominator: other.denominator,
            factor: other.factor, frequency: other.frequency, delayMonths: other.delayMonths, source: other.source,
            steward: other.steward, formula: other.formula, acrossUnits: other.acrossUnits,
            acrossTime: other.acrossTime, scope: other.scope, dimensions: other.dimensions, decimals: other.decimals,
            needsApproval: other.needsApproval, jumpFactor: other.jumpFactor, tolerance: other.tolerance,
            validFrom: other.validFrom, validTo: other.validTo, retiredReason: other.retiredReason, version: version)
    }

    /// With blanks at the ends of its words taken away, in NFC.
    var tidied: Indicator {
        var copy = self
        for path in [
            \Indicator.code, \.name, \.group, \.meaning, \.unit, \.numerator, \.denominator, \.source, \.formula,
        ] { copy[keyPath: path] = tidy(nfc(copy[keyPath: path])) }
        return copy
    }

    /// A code of the house: lower-case letters, digits and single hyphens, 2…60 characters.
    package static func isCode(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (2...60).contains(bytes.count), bytes.first.map({ (97...122).contains($0) }) == true, bytes.last != 45
        else { return false }
        var before: UInt8 = 0
        for byte in bytes {
            guard (97...122).contains(byte) || (48...57).contains(byte) || (byte == 45 && before != 45) else {
                return false
            }
            before = byte
        }
        return true
    }

    /// What the definition itself can tell to be wrong.
    ///
    /// - Throws: `IndicatorProblem`.
    package func check() throws(IndicatorProblem) {
        guard Indicator.isCode(code) else { throw .codeWrong(code) }
        guard !name.isEmpty else { throw .nameMissing }
        let longest = [name, group, unit, numerator, denominator].map(\.unicodeScalars.count).max() ?? 0
        guard longest <= 500, meaning.unicodeScalars.count <= 4000, source.unicodeScalars.count <= 1000 else {
            throw .valueWrong("Phần mô tả dài quá mức.")
        }
        if kind == .ratio, formula.isEmpty, numerator.isEmpty || denominator.isEmpty { throw .ratioNamesMissing }
        if acrossUnits == .ratio, kind != .ratio { throw .ratioNeedsRatio }
        guard (1e-9...1e9).contains(factor), jumpFactor > 0, jumpFactor.isFinite, tolerance >= 0, tolerance.isFinite,
            (0...36).contains(delayMonths), (0...6).contains(decimals)
        else { throw .valueWrong("Một số trong định nghĩa nằm ngoài khoảng cho phép.") }
        let codes = dimensions.flatMap { [$0.code] + $0.members }
        guard codes.allSatisfy(Indicator.isCode), Set(dimensions.map(\.code)).count == dimensions.count,
            dimensions.count <= 3, dimensions.allSatisfy({ !$0.members.isEmpty && $0.members.count <= 50 })
        else { throw .valueWrong("Phân tổ chưa đúng: mỗi phân tổ có mã và danh sách mã thành phần.") }
        // Values are taken for these years only; from the year 1 on, two thousand years of them would be missing.
        guard (1900...2200).contains(validFrom.year), (1900...2200).contains(validTo?.year ?? 1900) else {
            throw .valueWrong("Hiệu lực phải nằm trong các năm từ 1900 đến 2200.")
        }
        if let validTo, validTo < validFrom { throw .valueWrong("Ngày hết hiệu lực đứng trước ngày bắt đầu.") }
    }
}
