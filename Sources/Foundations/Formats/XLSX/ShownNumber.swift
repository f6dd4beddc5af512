internal import Foundation
internal import Vocabulary

/// A number of a sheet as a Vietnamese reader sees it, and the value behind.
struct ShownNumber {
    let text: String
    let value: CellValue

    /// - Parameter startsIn1904: Days are counted from 1 January 1904 (old Mac files) and not from 1900.
    init(_ number: Double, look: NumberLook, startsIn1904: Bool) {
        if look.isDate, let day = calendarDay(of: number, startsIn1904: startsIn1904) {
            value = .date(day.iso)
            text = day.written(look, fraction: number - number.rounded(.down))
            return
        }
        switch look.kind {
        case .time where number >= 0 && number < 2_958_466:
            value = .number(number)
            text = clock(look.isElapsed ? number : number - number.rounded(.down))
        case .percent:
            value = .number(number)
            text = written(number * 100, decimals: look.decimals, minimumDigits: 1) + "%"
        default:
            value = .number(number)
            text = written(number, decimals: look.decimals, minimumDigits: look.minimumDigits)
        }
    }
}

/// Digits with a decimal comma and no thousands sign: `20971`, `0,7`.
private func written(_ number: Double, decimals: Int?, minimumDigits: Int) -> String {
    if decimals ?? 0 == 0, minimumDigits == 1, number == number.rounded(), number.magnitude < 1e15 {
        return "\(Int(number))"
    }
    var digits = Array(plainDigits(number, decimals: decimals).utf8)
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits.removeFirst() }
    let whole = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.count
    if whole < digits.count { digits[whole] = UInt8(ascii: ",") }
    if whole < minimumDigits { digits.insert(contentsOf: repeatElement(0x30, count: minimumDigits - whole), at: 0) }
    let isZero = digits.allSatisfy { $0 == 0x30 || $0 == UInt8(ascii: ",") }
    if isNegative, !isZero { digits.insert(UInt8(ascii: "-"), at: 0) }
    return String(decoding: digits, as: UTF8.self)
}

/// Digits with a decimal point. Without a fixed number of decimals at most fifteen digits are shown, as a sheet does:
/// what a sum of tenths leaves behind is not.
private func plainDigits(_ number: Double, decimals: Int?) -> String {
    if let decimals, number.magnitude < 1e15 { return String(format: "%.\(min(decimals, 15))f", number) }
    let shortest = "\(number)"
    return shortest.utf8.count <= 15 && !shortest.utf8.contains(0x65) ? shortest : String(format: "%.15g", number)
}

/// Hours and minutes of a part of a day, or of several.
private func clock(_ days: Double) -> String {
    let minutes = Int((days * 1_440).rounded())
    return twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60)
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

extension Day {
    /// As a sheet shows it: with its day, or month and year, or the year alone.
    fileprivate func written(_ look: NumberLook, fraction: Double) -> String {
        switch look.kind {
        case .month: return twoDigits(month) + "/\(year)"
        case .year: return "\(year)"
        default:
            let date = twoDigits(day) + "/" + twoDigits(month) + "/\(year)"
            return look.hasTime && fraction > 0 ? date + " " + clock(min(fraction, 1_439 / 1_440)) : date
        }
    }
}

/// The day of a serial number; nil outside what a sheet can show (1900…9999).
private func calendarDay(of serial: Double, startsIn1904: Bool) -> Day? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var days = Int(serial.rounded(.down))
    if startsIn1904 {
        days += 1_462
    } else if days < 60 {
        // The 1900 system has a 29 February 1900 that never was: days before it are one off.
        days += 1
    }
    // Counted from 30 December 1899, 25,569 days before 1970 began.
    return Day(number: days - 25_569)
}
