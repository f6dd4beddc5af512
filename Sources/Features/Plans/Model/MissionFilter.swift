package import Vocabulary

/// What a list of tasks holds: the one question behind the screen, its exports and the API.
package struct MissionFilter: Hashable, Sendable {
    /// The part a unit has in a task; the raw value is the word in an address.
    package enum Part: String, CaseIterable, Sendable { case any = "", lead = "chu-tri", coop = "phoi-hop" }

    /// Which times: one group, everything not done, everything done.
    package enum Time: Hashable, Sendable {
        case any, open, done
        case group(TimeGroup)
    }

    /// The orders of the list; the raw value is the word in an address.
    package enum Order: String, CaseIterable, Sendable {
        case due = "han", dueLast = "han-giam", place = "so", title = "ten", lead = "chu-tri"
    }

    /// Words to find, with or without diacritics; empty finds all.
    package var words = ""
    package var plan: ID<Plan>?
    /// A unit's or group's code; empty for all.
    package var unit = ""
    package var part = Part.any
    /// Also tasks given to a group that the unit belongs to.
    package var throughGroups = false
    /// Only tasks whose lead nobody knows, which no unit owes.
    package var isUnled = false
    package var time = Time.any
    package var dueFrom: Day?
    package var dueTo: Day?
    package var state = RowState.current
    package var order = Order.due
    package init() {}

    /// Whether anything narrows the list.
    package var isOpen: Bool {
        var plain = MissionFilter()
        plain.order = order
        return self == plain
    }
}
