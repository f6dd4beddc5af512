package import Vocabulary

/// One run of days on which a promise was late; kept after completion, extension and reopening (L14).
package struct LateEpisode: Hashable, Sendable {
    /// The first late day.
    package let from: Day
    /// The last late day so far; it is still going on when `isOpen`.
    package let through: Day
    /// The promise is late today.
    package let isOpen: Bool

    /// How many days it lasted, both ends counted.
    package var days: Int { from.days(to: through) + 1 }
}

/// Everything that happened to a promise that its lateness depends on.
package struct Promise: Hashable, Sendable {
    /// A new deadline by a decision of this date.
    package struct Extension: Hashable, Sendable {
        package let decidedOn: Day
        package let to: Day
        package init(decidedOn: Day, to: Day) {
            self.decidedOn = decidedOn
            self.to = to
        }
    }

    /// Done by a proof of this date, and open again since a later day when it was reopened or returned.
    package struct Completion: Hashable, Sendable {
        package let on: Day
        package let reopenedOn: Day?
        package init(on: Day, reopenedOn: Day? = nil) {
            self.on = on
            self.reopenedOn = reopenedOn
        }
    }

    /// The deadline of the signed page.
    package var deadline: Deadline
    /// In the order in which they were decided.
    package var extensions: [Extension] = []
    /// In the order in which they happened.
    package var completions: [Completion] = []
    /// Days that do not count.
    package var pauses: [DaySpan] = []

    package init(
        deadline: Deadline, extensions: [Extension] = [], completions: [Completion] = [], pauses: [DaySpan] = []
    ) {
        self.deadline = deadline
        self.extensions = extensions
        self.completions = completions
        self.pauses = pauses
    }

    /// The deadline in force: the last decided one, or the signed page's; nil when there is none.
    package var currentDue: Day? {
        guard let first = deadline.dueOn else { return nil }
        return extensions.last?.to ?? first
    }

    /// The date of the proof that holds; nil while open.
    package var doneOn: Day? {
        guard let last = completions.last, last.reopenedOn == nil else { return nil }
        return last.on
    }

    /// How it stands by the deadline in force.
    package func current(today: Day, soon: Int = TimeState.soonDays) -> TimeState {
        timeState(deadline: deadline, due: currentDue, doneOn: doneOn, pauses: pauses, today: today, soon: soon)
    }

    /// How it would stand had nothing been extended.
    package func original(today: Day, soon: Int = TimeState.soonDays) -> TimeState {
        timeState(deadline: deadline, doneOn: doneOn, pauses: pauses, today: today, soon: soon)
    }

    /// Every run of late days up to today, by the deadline that was in force on each day. An extension decided on a day
    /// is in force from the next one, so one that comes after expiry leaves its episode (vectors 5.2).
    package func episodes(today: Day) -> [LateEpisode] {
        guard let first = deadline.dueOn else { return [] }
        var late: [ClosedRange<Int>] = []
        for open in openSpans(today: today) {
            var (from, due) = (open.lowerBound, first)
            for step in extensions {
                append(from, min(open.upperBound, step.decidedOn.number), after: due, to: &late)
                from = max(open.lowerBound, step.decidedOn.number + 1)
                due = step.to
            }
            append(from, open.upperBound, after: due, to: &late)
        }
        let counted = late.flatMap { DaySpan.remaining($0, without: pauses) }
        return joined(counted).map { run in
            LateEpisode(
                from: Day(number: run.lowerBound), through: Day(number: run.upperBound),
                isOpen: doneOn == nil && run.upperBound == today.number)
        }
    }

    /// The days on which nothing proved it done, up to today.
    private func openSpans(today: Day) -> [ClosedRange<Int>] {
        var spans: [ClosedRange<Int>] = []
        var from = 0
        for completion in completions {
            let end = min(completion.on.number, today.number)
            if end >= from { spans.append(from...end) }
            guard let again = completion.reopenedOn else { return spans }
            from = max(from, again.number + 1)
        }
        if today.number >= from { spans.append(from...today.number) }
        return spans
    }

    private func append(_ from: Int, _ to: Int, after due: Day, to late: inout [ClosedRange<Int>]) {
        let start = max(from, due.number + 1)
        if start <= to { late.append(start...to) }
    }

    private func joined(_ runs: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
        runs.reduce(into: []) { joined, run in
            if let last = joined.last, last.upperBound + 1 >= run.lowerBound {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, run.upperBound)
            } else {
                joined.append(run)
            }
        }
    }
}
