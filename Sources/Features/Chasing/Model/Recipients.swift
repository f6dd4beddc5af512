package import Organizations
package import Vocabulary

/// Somebody who gets a digest.
package struct Recipient: Hashable, Sendable {
    /// An account's id or the id of a person of the keeper's list; unique over both.
    package let id: String
    package let account: ID<Account>?
    package let name: String

    package init(id: String, account: ID<Account>?, name: String) {
        self.id = id
        self.account = account
        self.name = name
    }
}

/// Who stands behind an audience today.
struct Recipients: Sendable {
    /// By account.
    var accounts: [String: Recipient] = [:]
    /// By unit.
    var focals: [String: [Recipient]] = [:]
    var office: [Recipient] = []
    /// People of the keeper's list by unit.
    var heads: [String: [Recipient]] = [:]
    var overseers: [String: [Recipient]] = [:]
    var contacts: [String: [Recipient]] = [:]

    /// The people to tell, each once. Where a unit has no focal point, its contact of the keeper's list is told.
    func people(_ audience: ChaseAudience) -> [Recipient] {
        switch audience {
        case .owner(let unit, let account):
            if let account, let person = accounts[account.text] { return [person] }
            return people(.unit(unit))
        case .unit(let unit):
            let focals = focals[unit.text] ?? []
            return focals.isEmpty ? contacts[unit.text] ?? [] : focals
        case .office: return office
        case .head(let unit): return heads[unit.text] ?? []
        case .overseer(let unit): return overseers[unit.text] ?? []
        }
    }

    /// What each person is told of missing values.
    func share(_ reminders: [ValueReminder]) -> [Recipient: [ValueReminder]] {
        var shares: [Recipient: [ValueReminder]] = [:]
        for reminder in reminders {
            for person in people(reminder.audience) { shares[person, default: []].append(reminder) }
        }
        return shares
    }

    /// What each person is told: a promise once, by the word that weighs most, though several rules speak of its time.
    func share(_ reminders: [Reminder]) -> [(recipient: Recipient, reminders: [Reminder])] {
        var shares: [Recipient: [Reminder]] = [:]
        for reminder in reminders {
            for person in people(reminder.audience) { shares[person, default: []].append(reminder) }
        }
        return shares.map { person, all in
            let weight: [ChaseEvent: Int] = [.escalation: 3, .deadline: 2, .summary: 1]
            var heaviest: [String: Int] = [:]
            for reminder in all {
                let key = reminder.assignment.text
                heaviest[key] = max(heaviest[key] ?? 0, weight[reminder.event] ?? 0)
            }
            let told = all.filter { reminder in
                guard let own = weight[reminder.event] else { return true }
                return own == heaviest[reminder.assignment.text]
            }
            return (person, told)
        }.sorted { $0.recipient.id < $1.recipient.id }
    }
}
