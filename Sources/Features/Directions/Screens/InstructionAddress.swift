import Design
import Organizations
import Plans
import Progress
import Vocabulary
import Web

/// The addresses of instructions.
enum InstructionAddress {
    static let list: Address = Address("/chi-dao")
    static func of(_ id: ID<Instruction>) -> Address { Address("/chi-dao/{id}", id.text) }
    static func new(_ subject: InstructionSubject) -> Address {
        Address("/chi-dao/moi").with([("loai", subject.kind.rawValue), ("ve", subject.id)])
    }
    static func tasks(_ id: ID<Instruction>) -> Address { Address("/giao-viec/moi").with([("chi-dao", id.text)]) }

    /// The page of what an instruction is about.
    static func subject(_ kind: InstructionSubject.Kind, _ code: String) -> Address {
        switch kind {
        case .mission: Address("/nhiem-vu/{id}", code)
        case .assignment: Address("/giao-viec/{id}", code)
        case .plan: Address("/ke-hoach/{id}", code)
        case .target: Address("/chi-tieu/{id}", code)
        case .project: Address("/du-an/{id}", code)
        case .document: Address("/van-ban/{id}", code)
        case .unit: Address("/co-quan/{id}", code)
        }
    }
}

/// The saved lists of instructions; the raw value is the word in an address.
enum InstructionView: String, CaseIterable {
    case all = "tat-ca"
    case open = "dang-mo"
    case late = "qua-han"
    case mine = "toi-giao"
    /// Addressed to the viewer's unit, which has not answered.
    case toAnswer = "cho-tra-loi"
    case closed = "da-ket-thuc"

    var name: Phrase {
        switch self {
        case .all: Phrase("Tất cả", "All")
        case .open: Phrase("Đang mở", "Open")
        case .late: Phrase("Quá hạn trả lời", "Answer overdue")
        case .mine: Phrase("Tôi giao", "Given by me")
        case .toAnswer: Phrase("Chờ cơ quan tôi trả lời", "Waiting for my unit")
        case .closed: Phrase("Đã kết thúc", "Closed")
        }
    }

    /// The lists that make sense for a viewer.
    static func offered(to viewer: Viewer) -> [InstructionView] {
        allCases.filter { view in
            switch view {
            case .mine: viewer.givesInstructions
            case .toAnswer: viewer.roles.contains(.focal) && viewer.unit != nil
            default: true
            }
        }
    }

    /// What the list holds, of everything the viewer reads.
    func filter(for viewer: Viewer) -> Instructions.Filter {
        var filter = Instructions.Filter()
        switch self {
        case .all: break
        case .open: filter.state = .open
        case .late: filter.isLate = true
        case .mine: filter.giver = viewer.actor
        case .toAnswer:
            filter.state = .open
            filter.unit = viewer.unit
            filter.isSilent = true
        case .closed: filter.state = .closed
        }
        return filter
    }

    var address: Address { InstructionAddress.list.with([("xem", self == .all ? "" : rawValue)]) }
}

extension Language {
    /// A sentence that only one page says, in this language.
    func callAsFunction(_ vi: String, _ en: String) -> String { self(Phrase(vi, en)) }
}
