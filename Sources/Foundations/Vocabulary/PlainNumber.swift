/// Numbers as programs write them, read from UTF-8 without making a String: for files and answers of millions of rows.
package enum PlainNumber {
    /// Digits, with a minus before them or not: `12`, `-7`; nil for anything else and for what does not fit.
    package static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        var index = isNegative ? 1 : 0
        guard index < bytes.count, bytes.count <= 20 else { return nil }
        var value: Int64 = 0
        while index < bytes.count {
            let digit = bytes[index] &- 48
            guard digit < 10 else { return nil }
            let (product, tooBig) = value.multipliedReportingOverflow(by: 10)
            // Downwards, because the smallest number has no positive counterpart.
            let (next, tooSmall) = product.subtractingReportingOverflow(Int64(digit))
            if tooBig || tooSmall { return nil }
            value = next
            index += 1
        }
        if isNegative { return value }
        return value == .min ? nil : -value
    }

    /// `12`, `-0.5`, `1e-7`: the nearest number; nil for anything else, for `inf` and `nan`, and for what does not fit.
    ///
    /// - Parameter point: The sign between whole and part, `.` or, in files of Vietnamese spreadsheets, `,`.
    package static func decimal(
        _ bytes: UnsafeRawBufferPointer, point: UInt8 = UInt8(ascii: ".")
    ) -> Double? {
        var index = bytes.first == UInt8(ascii: "-") ? 1 : 0
        let isNegative = index == 1
        var digits: UInt64 = 0
        var count = 0
        var places = 0
        var hasPoint = false
        while index < bytes.count {
            let digit = bytes[index] &- 48
            if digit < 10 {
                // Nineteen digits fit; a longer number goes the long way.
                guard count < 19 else { return slowly(bytes, point) }
                digits = digits &* 10 &+ UInt64(digit)
                count += 1
                if hasPoint { places += 1 }
            } else if bytes[index] == point, !hasPoint {
                hasPoint = true
            } else {
                return slowly(bytes, point)
            }
            index += 1
        }
        guard count > 0, count > places, !hasPoint || places > 0 else { return nil }
        // Both numbers are then exact, and so the quotient is the nearest there is.
        guard digits <= 1 << 53, places < powers.count else { return slowly(bytes, point) }
        let size = places == 0 ? Double(digits) : Double(digits) / powers[places]
        return isNegative ? -size : size
    }

    /// Powers of ten that a Double holds exactly.
    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    private static func slowly(_ bytes: UnsafeRawBufferPointer, _ point: UInt8) -> Double? {
        // What Swift reads besides, `0x1p3`, `inf`, `nan`, `+1`, is no plain number; with a comma for a point, a point
        // is no sign of a number.
        let isPlain = bytes.allSatisfy {
            (48...57).contains($0) || $0 == point || $0 == 0x2D || $0 == 0x2B || $0 | 0x20 == 0x65
        }
        guard isPlain, bytes.count <= 400, let first = bytes.first, first == 0x2D || (48...57).contains(first),
            let last = bytes.last, (48...57).contains(last)
        else { return nil }
        let dot = UInt8(ascii: ".")
        guard let number = Double(String(decoding: bytes.lazy.map { $0 == point ? dot : $0 }, as: UTF8.self)),
            number.isFinite
        else { return nil }
        return number
    }
}
