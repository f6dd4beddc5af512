import Organizations
import Vocabulary

/// What may be said of which cell by whom. The same rules for every door.
struct SendingRules {
    let view: CubeView
    let viewer: Viewer

    /// - Throws: `IndicatorProblem`, `NotVisible`.
    func check(_ entry: ValueEntry) throws {
        guard let indicator = view.indicator(entry.indicator) else { throw NotVisible() }
        guard maySend(indicator, entry.unit) else {
            throw IndicatorProblem.notYours("Không ghi được số của đơn vị khác.")
        }
        try check(entry, of: indicator)
    }

    /// Whether the viewer may send a unit's values of an indicator.
    func maySend(_ indicator: Indicator, _ unit: ID<OrgUnit>) -> Bool {
        if viewer.roles.contains(.coordinator) { return true }
        guard viewer.roles.contains(.focal), let own = viewer.unit else { return false }
        return own == unit || own == indicator.steward
    }

    /// What the statement itself and its place can tell.
    func check(_ entry: ValueEntry, of indicator: Indicator) throws(IndicatorProblem) {
        if indicator.retiredReason != nil { throw .retired(indicator.code) }
        if indicator.isComputed {
            throw .notApplicable("“\(indicator.name)” được tính từ chỉ số khác, không nhập được.")
        }
        let period = entry.period
        guard period.frequency == indicator.frequency, (1900...2200).contains(period.year) else {
            throw .periodWrong(period.code)
        }
        guard period.start <= view.today else { throw .periodAhead(period.code) }
        let isOwn = indicator.steward == entry.unit
        guard isOwn || view.applies(indicator.id, unit: entry.unit, period) else {
            throw .notApplicable("“\(indicator.name)” không áp dụng cho đơn vị này ở kỳ \(period.code).")
        }
        guard entry.members.isEmpty || indicator.allows(members: entry.members) else {
            throw .notApplicable("“\(indicator.name)” không có phân tổ “\(entry.members)”.")
        }
        guard entry.note.unicodeScalars.count <= 2000 else { throw .valueWrong("Ghi chú dài quá 2.000 ký tự.") }
        try check(entry.says, of: indicator)
    }

    /// What the statement itself can tell.
    func check(_ says: Statement, of indicator: Indicator) throws(IndicatorProblem) {
        switch says {
        case .removed: return
        case .amount(let amount):
            guard SendingRules.isCounted(amount) else { throw .valueWrong("Số không đọc được.") }
            if indicator.kind == .ratio, indicator.acrossUnits == .ratio, indicator.scope != .province {
                throw .valueWrong("“\(indicator.name)” cần tử số và mẫu số để cộng được toàn tỉnh.")
            }
        case .ratio(let numerator, let denominator):
            guard indicator.kind == .ratio else {
                throw .valueWrong("“\(indicator.name)” không phải là tỷ lệ, chỉ ghi một số.")
            }
            guard SendingRules.isCounted(numerator), SendingRules.isCounted(denominator) else {
                throw .valueWrong("Số không đọc được.")
            }
            guard denominator != 0 else { throw .valueWrong("Mẫu số bằng 0 nên không tính được tỷ lệ.") }
        }
    }
}

extension SendingRules {
    /// Whether a number is one that somebody counts or measures: nothing, or between 10⁻¹⁵ and 10¹⁵. What is smaller
    /// makes quotients that no machine holds and scales that no chart can draw.
    static func isCounted(_ number: Double) -> Bool { number == 0 || (1e-15...1e15).contains(number.magnitude) }

    /// The numbers of the first and the last period of which something may be said on a day.
    static func span(of frequency: Frequency, on today: Day) -> (first: Int, last: Int) {
        (1900 * frequency.perYear, Period(frequency, of: today).number)
    }
}

extension Indicator {
    /// Whether `gioi=nu;khu-vuc=thanh-thi` names one member each of some of the dimensions, in the order of their codes.
    package func allows(members: String) -> Bool {
        let parts = members.split(separator: ";", omittingEmptySubsequences: false).map {
            $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        }
        guard parts.allSatisfy({ $0.count == 2 }) else { return false }
        let codes = parts.map { $0[0] }
        guard codes == Array(Set(codes)).sorted() else { return false }
        return parts.allSatisfy { part in
            dimensions.first { $0.code == part[0] }?.members.contains(part[1]) == true
        }
    }
}
