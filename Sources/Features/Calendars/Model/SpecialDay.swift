package import Vocabulary

/// Why a day is not what its weekday says. The raw value is the word the table and the file hold.
///
/// Bộ luật Lao động 2019, Điều 111 and 112; the swaps come from the yearly notice of Bộ Nội vụ.
package enum DayKind: String, CaseIterable, Hashable, Sendable {
    /// A public holiday; it may fall on a Saturday or a Sunday.
    case holiday
    /// A day off in place of a holiday that fell on a weekly day off (nghỉ bù).
    case compensated
    /// A working day given off against a working Saturday (hoán đổi).
    case swappedOff = "swapped-off"
    /// A Saturday or Sunday on which people work (làm bù).
    case makeUp = "make-up"
}

/// One day that is not what its weekday says.
package struct SpecialDay: Hashable, Sendable {
    package let day: Day
    package let kind: DayKind
    /// What the day is called: «Tết Nguyên đán».
    package let name: String
    /// The paper that says so, and how sure it is.
    package let source: String
    /// Whether it belongs to the Tết break, in which nobody is reminded.
    package let isTet: Bool

    package init(day: Day, kind: DayKind, name: String, source: String, isTet: Bool = false) {
        self.day = day
        self.kind = kind
        self.name = name
        self.source = source
        self.isTet = isTet
    }
}
