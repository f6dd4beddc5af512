import Database
import Organizations
import Plans
import Vocabulary

/// How instructions are read from their rows.
enum InstructionReading {
    static let columns: SQL = """
        i.id, i.subject_kind, i.subject_id, i.words, i.giver, i.giver_name, i.entered_by, i.entered_name, i.document_words,
        i.due_on, i.given_on, i.given_at, i.state, i.closed_words, i.closed_name, i.closed_on, i.version
        """

    /// The instructions of these rows with their addressees and the titles of their subjects.
    static func instructions(_ rows: [Row], in tx: any Transaction) throws -> [Instruction] {
        guard !rows.isEmpty else { return [] }
        let ids = try rows.map { "\(try $0.get("id", as: String.self))" as SQL }.joined(separator: ", ")
        var units: [ID<Instruction>: [Instruction.Addressee]] = [:]
        for row in try tx.rows(
            """
            SELECT x.instruction_id, x.answered_on, u.id, u.code, u.name
            FROM instruction_units x JOIN units u ON u.id = x.unit_id
            WHERE x.instruction_id IN (\(ids)) ORDER BY u.name_sort, u.id
            """)
        {
            units[try row.get("instruction_id"), default: []].append(
                Instruction.Addressee(
                    unit: UnitLink(id: try row.get("id"), code: try row.get("code"), name: try row.get("name")),
                    answeredOn: try row.get("answered_on")))
        }
        return try rows.map { row in
            let subject = try subject(row)
            let title = try title(of: subject, in: tx)
            var found = Instruction(
                id: try row.get("id"), subject: subject, title: title?.title ?? "", unitCode: title?.code ?? "",
                words: try row.get("words"), giver: try row.get("giver"), giverName: try row.get("giver_name"),
                enteredBy: try row.get("entered_by"), enteredName: try row.get("entered_name"),
                document: try row.get("document_words"), due: try row.get("due_on"), givenOn: try row.get("given_on"),
                state: Instruction.State(rawValue: try row.get("state")) ?? .open,
                closedWords: try row.get("closed_words"), closedName: try row.get("closed_name"),
                closedOn: try row.get("closed_on"), version: try row.get("version"))
            found.addressees = units[found.id] ?? []
            return found
        }
    }

    /// The title of a subject, and the code of one that its address needs; nil when there is no such row.
    static func title(
        of subject: InstructionSubject, in tx: any Transaction
    ) throws -> (title: String, code: String)? {
        let id = subject.id
        let query: SQL =
            switch subject.kind {
            case .mission: "SELECT title, id AS code FROM missions WHERE id = \(id)"
            case .assignment:
                """
                SELECT m.title AS title, a.id AS code FROM assignments a JOIN missions m ON m.id = a.mission_id
                WHERE a.id = \(id)
                """
            case .plan: "SELECT title, id AS code FROM plans WHERE id = \(id)"
            case .target: "SELECT name AS title, id AS code FROM targets WHERE id = \(id)"
            case .project: "SELECT name AS title, id AS code FROM projects WHERE id = \(id)"
            case .document: "SELECT title, id AS code FROM documents WHERE id = \(id)"
            case .unit: "SELECT name AS title, code FROM units WHERE id = \(id)"
            }
        return try tx.first(query).map { (try $0.get("title"), try $0.get("code")) }
    }

    /// The names of the units that a subject is the business of, to be proposed in a form.
    static func owners(of subject: InstructionSubject, in tx: any Transaction) throws -> [String] {
        let id = subject.id
        let query: SQL? =
            switch subject.kind {
            case .mission:
                """
                SELECT u.name FROM mission_units x JOIN units u ON u.id = x.unit_id
                WHERE x.mission_id = \(id) AND x.part = 'lead' ORDER BY x.position
                """
            case .assignment: "SELECT u.name FROM assignments a JOIN units u ON u.id = a.unit_id WHERE a.id = \(id)"
            case .target:
                """
                SELECT u.name FROM target_units x JOIN units u ON u.id = x.unit_id
                WHERE x.target_id = \(id) AND x.part = 'lead' ORDER BY x.position
                """
            case .project:
                """
                SELECT u.name FROM project_units x JOIN units u ON u.id = x.unit_id WHERE x.project_id = \(id)
                ORDER BY x.position
                """
            case .unit: "SELECT name FROM units WHERE id = \(id)"
            case .plan, .document: nil
            }
        guard let query else { return [] }
        return try tx.rows(query).map { try $0.get("name") }
    }

    private static func subject(_ row: Row) throws -> InstructionSubject {
        InstructionSubject(
            InstructionSubject.Kind(rawValue: try row.get("subject_kind")) ?? .mission, try row.get("subject_id"))
    }
}

extension Viewer {
    /// Holds for the instructions, table `i`, that the viewer may read: all, or those addressed to its own unit.
    var mayReadInstruction: SQL {
        if readsAll { return "1 = 1" }
        guard roles.contains(.focal), let unit else { return "1 = 0" }
        return "i.id IN (SELECT instruction_id FROM instruction_units WHERE unit_id = \(unit))"
    }

    /// Whether this viewer gives instructions: a leader, or the Office for one.
    var givesInstructions: Bool { !roles.isDisjoint(with: [.leader, .office]) }
}
