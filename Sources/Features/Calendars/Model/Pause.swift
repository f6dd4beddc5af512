package import Organizations
package import Vocabulary

/// A force-majeure event (bất khả kháng: storm, flood) decided by the province: from its first to its last day the
/// listed communes are not counted as late (ideas L30).
package struct Pause: Hashable, Sendable {
    package let id: ID<Pause>
    /// «Bão số 12 và mưa lũ sau bão».
    package let name: String
    /// The deciding document: its number and date, as people write them.
    package let words: String
    package let from: Day
    /// The last day, included; nil while it lasts.
    package let to: Day?
    package let units: Set<ID<OrgUnit>>

    package init(id: ID<Pause>, name: String, words: String, from: Day, to: Day?, units: Set<ID<OrgUnit>>) {
        self.id = id
        self.name = name
        self.words = words
        self.from = from
        self.to = to
        self.units = units
    }

    /// Whether the pause holds on this day.
    package func holds(_ day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}
