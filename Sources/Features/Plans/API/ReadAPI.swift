import Database
import Documents
import Organizations
import Vietnamese
import Vocabulary
import Web

/// The API, version 1: the table of its reading operations, and what other features add.
struct ReadAPI: Sendable {
    let documents: DocumentRegister
    let plans: PlanRegister
    let missions: Missions
    let targets: Targets
    let projects: Projects
    let duties: UnitDuties
    let world: World
    /// What another feature adds.
    var addition = APIAddition(operations: [], schemas: [], responses: [])

    var endpoints: [Endpoint] {
        let document = Array(OpenAPIDocument(operations: operations, addition: addition).json.bytes)
        return (operations + addition.operations).map(\.endpoint) + [
            Endpoint(.get, "/api/openapi.json", for: .everyone) { _ in
                Reply(type: "application/json", body: .bytes(document))
            }
        ]
    }

    var operations: [Operation] {
        let kinds: [(String, String, String)] = [
            ("documents", "Document", "documents"), ("plans", "Plan", "plans"), ("missions", "Mission", "tasks"),
            ("targets", "Target", "targets"), ("projects", "Project", "projects"), ("units", "Unit", "agencies"),
        ]
        let paging: [ParameterRule] = [.limit, .cursor]
        let filters: [String: [ParameterRule]] = [
            "documents": [
                .search,
                ParameterRule(name: "kind", form: .text(longest: 60), says: "Only this kind.", example: "kế hoạch"),
                ParameterRule(
                    name: "year", form: .integer(1900...2100), says: "Only issued in this year.", example: 2026),
                .sort(["newest", "oldest", "title"]),
            ],
            "plans": [.search, .sort(["newest", "title"])],
            "missions": [
                .search, .plan, .unit,
                ParameterRule(
                    name: "part", form: .choice(["lead", "coop"]),
                    says: "The part that `unit` has in the task; says nothing without it."),
                ParameterRule(
                    name: "standing", form: .choice(["open"] + TimeGroup.allCases.map(\.rawValue)),
                    says: "Only tasks that stand so today; `open` is everything not done."),
                ParameterRule(name: "due_from", form: .day, says: "Due on this day or later."),
                ParameterRule(name: "due_to", form: .day, says: "Due on this day or earlier."),
                .sort(["due", "-due", "place", "title", "lead"]),
            ],
            "targets": [
                .search, .plan, .unit,
                ParameterRule(
                    name: "horizon", form: .integer(1990...2100), says: "The last year of the phase.", example: 2030),
                .sort(["place", "name"]),
            ],
            "projects": [
                .search, .plan, .unit,
                ParameterRule(name: "year", form: .integer(1990...2100), says: "Running in this year.", example: 2026),
                .sort(["place", "name"]),
            ],
            "units": [
                .search, ParameterRule(name: "kind", form: .text(longest: 60), says: "Only this kind.", example: "sở"),
            ],
        ]
        return kinds.flatMap { path, schema, words -> [Operation] in
            let key: ParameterRule = path == "units" ? .code : .id
            return [
                Operation(
                    path: "/api/v1/\(path)", id: "list\(schema)s", says: "Lists \(words).", tag: path,
                    parameters: (filters[path] ?? []) + paging, answers: "\(schema)Page", isList: true,
                    answer: { try await list(path, $0) }),
                Operation(
                    path: "/api/v1/\(path)/{\(key.name)}", id: "get\(schema)", says: "One of the \(words).", tag: path,
                    parameters: [key], answers: schema, isList: false, answer: { try await item(path, $0) }),
            ]
        }
    }

    private func list(_ kind: String, _ asked: Asked) async throws -> JSON {
        let (viewer, key, size) = (asked.viewer, try asked.key(), asked.limit)
        let today = world.today()
        let words = tidy(asked["q"] ?? "")
        switch kind {
        case "documents":
            let page = try await documents.list(
                documentFilter(asked), from: key, size: size, inFull: true, for: viewer)
            return APIValues.page(page, of: asked) { APIValues.document($0.document) }
        case "plans":
            var filter = PlanFilter()
            filter.words = words
            filter.order = asked["sort"] == "title" ? .title : .newest
            return APIValues.page(
                try await plans.list(filter, from: key, size: size, today: today, for: viewer), of: asked,
                APIValues.plan)
        case "missions":
            let page = try await missions.list(missionFilter(asked), from: key, size: size, today: today, for: viewer)
            return APIValues.page(page, of: asked) { APIValues.mission($0.mission, today: today) }
        case "targets":
            var filter = TargetFilter()
            filter.words = words
            filter.plan = asked["plan"].map { ID($0) }
            filter.unit = asked["unit"] ?? ""
            filter.horizon = asked.integer("horizon")
            filter.order = asked["sort"] == "name" ? .name : .place
            let page = try await targets.list(filter, from: key, size: size, for: viewer)
            return APIValues.page(page, of: asked) { APIValues.target($0.target) }
        case "projects":
            var filter = ProjectFilter()
            filter.words = words
            filter.plan = asked["plan"].map { ID($0) }
            filter.unit = asked["unit"] ?? ""
            filter.year = asked.integer("year")
            filter.order = asked["sort"] == "name" ? .name : .place
            let page = try await projects.list(filter, from: key, size: size, for: viewer)
            return APIValues.page(page, of: asked) { APIValues.project($0.project) }
        default:
            var filter = UnitFilter()
            filter.words = words
            filter.kind = asked["kind"] ?? ""
            return APIValues.page(
                try await duties.list(filter, from: key, size: size, today: today, for: viewer), of: asked,
                APIValues.unit)
        }
    }

    private func item(_ kind: String, _ asked: Asked) async throws -> JSON {
        let viewer = asked.viewer
        let today = world.today()
        switch kind {
        case "documents": return APIValues.document(try await documents.document(ID(asked.id), for: viewer))
        case "plans": return APIValues.plan(try await plans.line(ID(asked.id), today: today, for: viewer))
        case "missions":
            return APIValues.mission(try await missions.mission(ID(asked.id), for: viewer), today: today)
        case "targets": return APIValues.target(try await targets.target(ID(asked.id), for: viewer))
        case "projects": return APIValues.project(try await projects.project(ID(asked.id), for: viewer))
        default: return APIValues.unit(try await duties.line(asked["code"] ?? "", today: today, for: viewer))
        }
    }

    private func documentFilter(_ asked: Asked) -> DocumentFilter {
        var filter = DocumentFilter()
        filter.words = tidy(asked["q"] ?? "")
        filter.kind = asked["kind"] ?? ""
        filter.year = asked.integer("year")
        filter.order = asked["sort"] == "title" ? .title : asked["sort"] == "oldest" ? .oldest : .newest
        return filter
    }

    private func missionFilter(_ asked: Asked) -> MissionFilter {
        var filter = MissionFilter()
        filter.words = tidy(asked["q"] ?? "")
        filter.plan = asked["plan"].map { ID($0) }
        filter.unit = asked["unit"] ?? ""
        filter.part = asked["part"] == "lead" ? .lead : asked["part"] == "coop" ? .coop : .any
        if let word = asked["standing"] { filter.time = TimeGroup(rawValue: word).map { .group($0) } ?? .open }
        filter.dueFrom = asked.day("due_from")
        filter.dueTo = asked.day("due_to")
        switch asked["sort"] {
        case "-due": filter.order = .dueLast
        case "place": filter.order = .place
        case "title": filter.order = .title
        case "lead": filter.order = .lead
        default: filter.order = .due
        }
        return filter
    }
}
