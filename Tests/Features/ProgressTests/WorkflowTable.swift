import TestHouse
import Testing
import Vocabulary

@testable import Progress

@Suite struct WorkflowTable {
    @Test func `the whole table of states and deeds is as it was read`() throws {
        let width = 12
        func padded(_ text: String) -> String {
            text + String(repeating: " ", count: max(1, width - text.count))
        }
        var lines = [padded("") + WorkAct.allCases.map { padded($0.rawValue) }.joined()]
        for state in WorkState.allCases {
            let cells = WorkAct.allCases.map { padded(state.after($0)?.rawValue ?? "-") }
            lines.append(padded(state.rawValue) + cells.joined())
        }
        lines.append("")
        for act in WorkAct.allCases {
            let roles = act.roles.map(\.rawValue).sorted().joined(separator: ", ")
            lines.append("\(padded(act.rawValue))\(roles)\(act.needsReason ? "; says why" : "")")
        }
        let trimmed = lines.map { line in
            var line = line
            while line.last == " " { line.removeLast() }
            return line
        }
        try expectGolden(trimmed.joined(separator: "\n"), "workflow.txt")
    }

    @Test func `every state can be reached, and only a withdrawn promise is at its end`() {
        var reached: Set<WorkState> = [.assigned]
        var fresh = reached
        while !fresh.isEmpty {
            let next = Set(fresh.flatMap { state in WorkAct.allCases.compactMap { state.after($0) } })
            fresh = next.subtracting(reached)
            reached.formUnion(next)
        }
        #expect(reached == Set(WorkState.allCases))
        for state in WorkState.allCases {
            #expect(WorkAct.allCases.allSatisfy { state.after($0) == nil } == (state == .withdrawn), "\(state)")
        }
    }

    @Test func `no deed of a unit undoes a decision of the Office`() {
        let own = WorkAct.allCases.filter { $0.roles == [.focal] }
        for act in own {
            #expect(WorkState.suspended.after(act) == nil)
            #expect(WorkState.withdrawn.after(act) == nil)
            #expect([nil, .confirmed].contains(WorkState.confirmed.after(act)))
        }
        for state in WorkState.allCases where state != .declared {
            #expect(state.after(.confirm) == nil || state == .confirmed, "\(state)")
        }
    }

    @Test func `each deed has a name in the ledger, and each word of an address is one state's`() {
        #expect(Set(WorkAct.allCases.map(\.deed)).count == WorkAct.allCases.count - 1)
        #expect(Set(WorkState.allCases.map(\.slug)).count == WorkState.allCases.count)
        #expect(Set(ProofLevel.allCases.map(\.slug)).count == ProofLevel.allCases.count)
    }
}
