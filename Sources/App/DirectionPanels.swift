import Design
import Directions
import Documents
import Extraction
import Organizations
import Plans
import Progress
import Vocabulary
import Web

/// Instructions under the pages of what they are about, and what units handed over under theirs.
struct DirectionPanels {
    let instructions: InstructionPanel
    let handovers: HandoverUnitPanel

    var mission: MissionPanel { MissionPanel { try await html(.mission, $0.text, $1, $2) } }
    var plan: PlanPanel { PlanPanel { try await html(.plan, $0.text, $1, $2) } }
    var target: TargetPanel { TargetPanel { try await html(.target, $0.text, $1, $2) } }
    var project: ProjectPanel { ProjectPanel { try await html(.project, $0.text, $1, $2) } }
    var document: DocumentPanel { DocumentPanel { try await html(.document, $0.text, $1, $2) } }
    var promise: PromisePanel { PromisePanel { try await html(.assignment, $0.text, $1, $2) } }
    var overview: PagePanel { PagePanel { try await instructions.overview($0, $1) } }

    var unit: UnitPanel {
        UnitPanel { unit, call, viewer in
            let moved = try await handovers.html(of: unit.id, code: unit.code, call, viewer)
            return moved + (try await html(.unit, unit.id.text, call, viewer))
        }
    }

    private func html(
        _ kind: InstructionSubject.Kind, _ id: String, _ call: Call, _ viewer: Viewer
    ) async throws -> HTML {
        try await instructions.html(about: InstructionSubject(kind, id), call, viewer)
    }
}

extension House {
    var directionPanels: DirectionPanels {
        DirectionPanels(
            instructions: InstructionPanel(database: database, world: world),
            handovers: HandoverUnitPanel(database: database, world: world))
    }

    /// Reads a deadline's words as the imports read them; a year that is not said is the paper's.
    static let readDeadline: DeadlineReader = { words, paper in
        let reading = DeadlineGrammar(planYear: paper?.year, documentDay: paper).read(words).reading
        return Deadline(
            raw: words, kind: Deadline.Kind(rawValue: reading.kind.rawValue) ?? .none, start: reading.start,
            end: reading.end)
    }
}
