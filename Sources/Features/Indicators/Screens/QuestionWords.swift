import Design
package import Vocabulary

extension ValueQuestion {
    /// One question with its numbers: `Tháng trước 45%, tháng này 92%: đúng không? Nêu lý do.`
    package func words(of indicator: Indicator) -> Phrase {
        let frequency = indicator.frequency
        func level(_ value: Double) -> String { AimRate.level(value, indicator.unit) }
        func pair(_ from: SeriesPoint, _ to: SeriesPoint) -> Phrase {
            let (name, before) = (frequency.name, Period(frequency, number: from.at))
            let isNeighbour = to.at - from.at == 1
            return Phrase(
                (isNeighbour ? "\(name.vi) trước" : before.named.vi).sentenceStart
                    + " \(level(from.value)), \(name.vi) này \(level(to.value))",
                (isNeighbour ? "last \(name.en)" : before.named.en).sentenceStart
                    + " \(level(from.value)), this \(name.en) \(level(to.value))")
        }
        switch self {
        case .numeratorOver(let above, let below):
            let (top, bottom) = (Written.decimal(above), Written.decimal(below))
            return Phrase(
                "Tử số \(top) lớn hơn mẫu số \(bottom): đúng không? Nêu lý do.",
                "The numerator \(top) is larger than the denominator \(bottom): is that right? Give the reason.")
        case .percentOver(let value):
            return Phrase(
                "\(level(value)) vượt 100%: đúng không? Nêu lý do.",
                "\(level(value)) is over 100%: is that right? Give the reason.")
        case .goesDown(let from, let to):
            let words = pair(from, to)
            return Phrase(
                "Số lũy kế giảm. \(words.vi): đúng không? Nêu lý do.",
                "A running count goes down. \(words.en): is that right? Give the reason.")
        case .jump(let from, let to, _):
            let words = pair(from, to)
            return Phrase(
                "\(words.vi): đúng không? Nêu lý do.", "\(words.en): is that right? Give the reason.")
        case .sumDiffers(let sum, let province, let stated, let expected):
            return Phrase(
                "Cộng \(stated)/\(expected) đơn vị được \(level(sum)), toàn tỉnh ghi \(level(province)): "
                    + "số nào đúng? Nêu lý do.",
                "\(stated)/\(expected) units add up to \(level(sum)), the province says \(level(province)): "
                    + "which is right? Give the reason.")
        case .identical(let value, let times):
            return Phrase(
                "\(times) \(frequency.name.vi) liền cùng một số \(level(value)): đã cập nhật chưa? Nêu lý do.",
                "The same \(level(value)) for \(times) \(frequency.name.en)s in a row: is it up to date? "
                    + "Give the reason.")
        case .negative(let value):
            let number = Written.decimal(value)
            return Phrase(
                "Số đếm âm: \(number). Đúng không? Nêu lý do.",
                "A count below zero: \(number). Is that right? Give the reason.")
        }
    }
}

extension Period {
    /// As `short`, a month with its word: `tháng 3/2026`.
    fileprivate var named: Phrase {
        frequency == .month ? Phrase("tháng \(short.vi)", short.en) : short
    }
}

extension String {
    fileprivate var sentenceStart: String { prefix(1).uppercased() + dropFirst() }
}
