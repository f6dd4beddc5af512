package import Database
package import Design
package import Organizations
import Plans
package import Vocabulary
package import Web

/// The instructions on something, under its page, with the small form for those who give them.
package struct InstructionPanel: Sendable {
    private let instructions: Instructions
    private let world: World

    package init(database: Database, world: World) {
        instructions = Instructions(database: database, world: world)
        self.world = world
    }

    /// The panel of one subject that the viewer may read; nothing when there is none and the viewer gives none.
    package func html(about subject: InstructionSubject, _ call: Call, _ viewer: Viewer) async throws -> HTML {
        let language = call.language
        var filter = Instructions.Filter()
        filter.subject = subject
        let found = try await instructions.list(filter, size: 20, for: viewer)
        guard !found.isEmpty || viewer.givesInstructions else { return .empty }
        return """
            <section class="sec" id="chi-dao">\(SectionHead(
                language("Chỉ đạo", "Instructions"), meta: "<a href=\"\(InstructionAddress.list)\">\(language("Mọi chỉ đạo", "All instructions"))</a>"))
            \(found.isEmpty ? .empty : list(found, language))\(try await form(subject, call, viewer))</section>

            """
    }

    private func list(_ found: [Instruction], _ language: Language) -> HTML {
        let today = world.today()
        return History(
            found.map { one in
                let due: HTML = one.due.map { ", \(language("trả lời trước", "answer by")) \($0)" } ?? .empty
                return (
                    Written.day(one.givenOn),
                    """
                    \(one.giverName): <a href="\(InstructionAddress.of(one.id))">\(one.words)</a>\(due) \
                    \(one.badge(today, language))
                    """
                )
            }
        ).html
    }

    private func form(_ subject: InstructionSubject, _ call: Call, _ viewer: Viewer) async throws -> HTML {
        guard viewer.givesInstructions else { return .empty }
        var form = InstructionForm([])
        form.units = try await instructions.proposal(subject, for: viewer).units.joined(separator: "; ")
        let fields = InstructionFields(
            form: form, subject: subject, isLeader: viewer.roles.contains(.leader), token: call.formTokenField,
            language: call.language)
        return """
            <details class="fold"><summary>\(call.language("Ghi chỉ đạo mới", "Give an instruction"))</summary>
            \(fields.html)</details>

            """
    }

    /// How many instructions wait, for the first page; nothing when none does.
    package func overview(_ call: Call, _ viewer: Viewer) async throws -> HTML {
        let language = call.language
        var parts: [(name: String, count: Int, address: Address)] = []
        for view in InstructionView.offered(to: viewer) where [.open, .late, .toAnswer].contains(view) {
            let count = try await instructions.count(view.filter(for: viewer), for: viewer)
            if count > 0 { parts.append((language(view.name).lowercased(), count, view.address)) }
        }
        guard !parts.isEmpty else { return .empty }
        return """
            <section class="sec">\(SectionHead(language("Chỉ đạo", "Instructions"), meta: "<a href=\"\(InstructionAddress.list)\">\(language("Mở danh sách", "Open the list"))</a>"))
            <p>\(parts.enumerated().markup { index, part in
                "\(index == 0 ? "" : ", ")<a href=\"\(part.address)\"><b class=\"num\">\(Written.count(part.count))</b> \(part.name)</a>"
            })</p></section>

            """
    }
}
