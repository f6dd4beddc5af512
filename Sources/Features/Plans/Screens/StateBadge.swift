package import Design
package import Vocabulary

extension TimeGroup {
    /// The shape and colour of its badge.
    package var look: Badge.State {
        switch self {
        case .overdue: .late
        case .dueToday, .dueSoon: .soon
        case .notDue: .ok
        case .doneOnTime: .done
        case .doneLate: .doneLate
        case .regular: .always
        case .paused, .noDeadline, .waiting: .unknown
        case .invalid: .back
        }
    }

    /// The part of a bar it is drawn as.
    package var part: StackedBar.Part {
        switch self {
        case .overdue: .late
        case .dueToday, .dueSoon: .soon
        case .notDue: .ok
        case .doneOnTime: .done
        case .doneLate: .doneLate
        case .regular: .always
        case .paused, .noDeadline, .waiting, .invalid: .unknown
        }
    }
}

extension TimeState {
    /// Its badge.
    package func badge(_ language: Language) -> Badge { Badge(group.look, language(words)) }
}

extension TimeTally {
    /// The bar of this tally; its label says the numbers.
    package func bar(_ language: Language) -> StackedBar {
        let order: [TimeGroup] = [
            .doneOnTime, .doneLate, .notDue, .dueSoon, .dueToday, .overdue, .paused, .regular,
            .noDeadline, .waiting, .invalid,
        ]
        let words = order.filter { self[$0] > 0 }.map { "\(language($0.name)): \(self[$0])" }
        return StackedBar(order.map { ($0.part, self[$0]) }, label: words.joined(separator: ", "))
    }
}

/// What a unit is called in a row: links to the units that are known, or the written words.
package func unitLinks(_ units: [UnitLink], or raw: String) -> HTML {
    if units.isEmpty { return HTML(text: raw) }
    return units.enumerated().markup { index, unit in
        "\(index == 0 ? "" : "; ")<a href=\"\(Address("/co-quan/{id}", unit.code))\">\(unit.name)</a>"
    }
}
