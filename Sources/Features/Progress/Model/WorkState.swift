package import Vocabulary

/// Where a promise stands in its workflow (issue 3, section 2). How it stands in time is computed apart from it.
package enum WorkState: String, CaseIterable, Sendable, Hashable {
    case assigned, accepted, contested, active, declared, confirmed, returned, suspended, withdrawn, reopened

    /// Its name in lists and badges.
    package var name: Phrase {
        switch self {
        case .assigned: Phrase("Mới giao", "Assigned")
        case .accepted: Phrase("Đã nhận", "Accepted")
        case .contested: Phrase("Báo không đúng đơn vị", "Contested")
        case .active: Phrase("Đang thực hiện", "In progress")
        case .declared: Phrase("Đã khai hoàn thành", "Declared done")
        case .confirmed: Phrase("Đã xác nhận", "Confirmed")
        case .returned: Phrase("Bị trả lại", "Returned")
        case .suspended: Phrase("Tạm dừng", "Suspended")
        case .withdrawn: Phrase("Đã rút", "Withdrawn")
        case .reopened: Phrase("Mở lại", "Reopened")
        }
    }

    /// The unit still has to do something.
    package var isOpen: Bool {
        switch self {
        case .assigned, .accepted, .contested, .active, .returned, .reopened: true
        case .declared, .confirmed, .suspended, .withdrawn: false
        }
    }
}

/// A deed on a promise's workflow; the raw value is its word in the database and in addresses.
package enum WorkAct: String, CaseIterable, Sendable, Hashable {
    /// The unit takes it on.
    case accept
    /// The unit says that it is not its own, with the reason.
    case contest
    /// The unit reports on the work.
    case report
    /// The unit declares it done.
    case declare
    /// The Office confirms what it read.
    case confirm
    /// The Office does not accept the result, with the reason.
    case giveBack = "return"
    /// The Office keeps the unit although it contests.
    case uphold
    /// The Office gives it to another unit.
    case reassign
    /// Stopped by decision; the days do not count.
    case suspend
    case resume
    case withdraw
    /// Open again after confirmation; the first completion is kept.
    case reopen

    /// Who may do it; whose promise it must be is in `Assignment.mayBeTouched`.
    package var roles: Set<Role> {
        switch self {
        case .accept, .contest, .report, .declare: [.focal]
        case .confirm, .giveBack, .uphold, .reassign, .suspend, .resume, .reopen: [.office]
        case .withdraw: [.office, .coordinator]
        }
    }

    /// Whether it must say why.
    package var needsReason: Bool {
        switch self {
        case .contest, .giveBack, .uphold, .reassign, .suspend, .withdraw, .reopen: true
        case .accept, .report, .declare, .confirm, .resume: false
        }
    }
}

extension WorkState {
    /// The state after a deed; nil when the deed is not possible here.
    package func after(_ act: WorkAct) -> WorkState? {
        switch (act, self) {
        case (.accept, .assigned), (.accept, .reopened): .accepted
        case (.contest, .assigned), (.contest, .accepted), (.contest, .active): .contested
        case (.report, .assigned), (.report, .accepted), (.report, .active), (.report, .returned), (.report, .reopened),
            (.report, .contested):
            .active
        // What is declared or confirmed stays so when words are added; the addition is an amendment (L22).
        case (.report, .declared): .declared
        case (.report, .confirmed): .confirmed
        case (.declare, .assigned), (.declare, .accepted), (.declare, .active), (.declare, .returned),
            (.declare, .reopened), (.declare, .declared), (.declare, .contested):
            .declared
        case (.declare, .confirmed): .confirmed
        case (.confirm, .declared), (.confirm, .confirmed): .confirmed
        case (.giveBack, .declared), (.giveBack, .confirmed): .returned
        case (.uphold, .contested): .assigned
        case (.reassign, .contested), (.reassign, .assigned), (.reassign, .accepted), (.reassign, .active),
            (.reassign, .returned), (.reassign, .reopened):
            .assigned
        case (.suspend, .assigned), (.suspend, .accepted), (.suspend, .active), (.suspend, .returned),
            (.suspend, .reopened), (.suspend, .contested):
            .suspended
        case (.resume, .suspended): .active
        case (.withdraw, .withdrawn): nil
        case (.withdraw, _): .withdrawn
        case (.reopen, .confirmed): .reopened
        default: nil
        }
    }
}

/// How far a completion is proved; the three are shown apart (L13).
package enum ProofLevel: Int, CaseIterable, Sendable, Hashable, Comparable {
    case none = 0
    /// The unit says so.
    case declared = 1
    /// A document with number, date and issuer stands beside it.
    case evidenced = 2
    /// The Office confirmed exactly this content.
    case confirmed = 3

    /// From which level a promise counts as done where nobody chose another (L13: done is what is proved).
    package static let counted = ProofLevel.evidenced

    package static func < (a: ProofLevel, b: ProofLevel) -> Bool { a.rawValue < b.rawValue }

    /// Its name beside a state.
    package var name: Phrase {
        switch self {
        case .none: Phrase("Chưa khai", "Not declared")
        case .declared: Phrase("Tự khai", "Declared")
        case .evidenced: Phrase("Có minh chứng", "Evidenced")
        case .confirmed: Phrase("Đã xác nhận", "Confirmed")
        }
    }
}
