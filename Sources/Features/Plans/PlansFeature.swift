package import Database
package import Design
package import Documents
import Foundation
package import Organizations
package import Vocabulary
package import Web

/// A part of a task's page that a feature further down the plan adds: what was reported of it.
package struct MissionPanel: Sendable {
    package let make: @Sendable (ID<Mission>, Call, Viewer) async throws -> HTML
    package init(_ make: @escaping @Sendable (ID<Mission>, Call, Viewer) async throws -> HTML) { self.make = make }
}

/// A part of a plan's page that a feature further down the plan adds: its curve, its timeline.
package struct PlanPanel: Sendable {
    package let make: @Sendable (ID<Plan>, Call, Viewer) async throws -> HTML
    package init(_ make: @escaping @Sendable (ID<Plan>, Call, Viewer) async throws -> HTML) { self.make = make }
}

/// A part of an agency's page that a feature further down the plan adds: what it owes and how it did. With one, the page
/// tells of tasks by promises only.
package struct UnitPanel: Sendable {
    package let make: @Sendable (OrgUnit, Call, Viewer) async throws -> HTML
    package init(_ make: @escaping @Sendable (OrgUnit, Call, Viewer) async throws -> HTML) { self.make = make }
}

/// A part of a target's page that a feature further down the plan adds.
package struct TargetPanel: Sendable {
    /// Where it stands: over or under what the plan says.
    package enum Place: Sendable { case above, below }
    package let place: Place
    package let make: @Sendable (ID<Target>, Call, Viewer) async throws -> HTML
    package init(
        _ place: Place = .below, _ make: @escaping @Sendable (ID<Target>, Call, Viewer) async throws -> HTML
    ) {
        self.place = place
        self.make = make
    }
}

/// A part of a project's page that a feature further down the plan adds.
package struct ProjectPanel: Sendable {
    package let make: @Sendable (ID<Project>, Call, Viewer) async throws -> HTML
    package init(_ make: @escaping @Sendable (ID<Project>, Call, Viewer) async throws -> HTML) { self.make = make }
}

/// A part of the first page that a feature adds: what waits for this reader.
package struct PagePanel: Sendable {
    package let make: @Sendable (Call, Viewer) async throws -> HTML
    package init(_ make: @escaping @Sendable (Call, Viewer) async throws -> HTML) { self.make = make }
}

/// The front door: what plans, tasks, targets, projects and what agencies owe add to the house.
package enum PlansFeature {
    /// The tables of the register.
    package static var migrations: [Migration] {
        get throws {
            guard let folder = Bundle.module.url(forResource: "Migrations", withExtension: nil, subdirectory: "Data")
            else {
                throw CocoaError(.fileNoSuchFile)
            }
            return try Migration.load(from: folder)
        }
    }

    /// The pages of the register, the read API and its OpenAPI document.
    ///
    /// - Parameters:
    ///   - follower: gives tasks to the units that owe them.
    ///   - targetFollower: reads what targets demand.
    ///   - missionPanels: what other features add to a task's page, in this order.
    ///   - planPanels: what other features add to a plan's page, in this order.
    ///   - unitPanels: what other features add to an agency's page, in this order.
    ///   - targetPanels: what other features add to a target's page, in this order.
    ///   - targetMarks: how targets stand, for their register.
    ///   - projectPanels: what other features add to a project's page, in this order.
    ///   - api: what another feature adds to the API and its document.
    package static func endpoints(
        database: Database, world: World, follower: MissionFollower? = nil, targetFollower: TargetFollower? = nil,
        missionPanels: [MissionPanel] = [], planPanels: [PlanPanel] = [], unitPanels: [UnitPanel] = [],
        targetPanels: [TargetPanel] = [], targetMarks: TargetMarks? = nil, projectPanels: [ProjectPanel] = [],
        api: APIAddition = APIAddition(operations: [], schemas: [], responses: [])
    ) -> [Endpoint] {
        let missions = Missions(database: database, world: world, follower: follower)
        let targets = Targets(database: database, world: world, follower: targetFollower)
        let projects = Projects(database: database, world: world)
        let plans = PlanRegister(database: database, world: world)
        let origins = Origins(database: database)
        let choices = ChoiceList(database: database)
        let names = UnitNames(database: database)
        let histories = Histories(database: database)
        let duties = UnitDuties(database: database)
        let cache = PageCache(database: database)
        return MissionScreens(
            missions: missions, origins: origins, choices: choices, names: names, histories: histories, cache: cache,
            panels: missionPanels, world: world
        ).endpoints
            + TargetScreens(
                targets: targets, origins: origins, choices: choices, names: names, histories: histories,
                panels: targetPanels, marks: targetMarks, world: world
            ).endpoints
            + ProjectScreens(
                projects: projects, origins: origins, choices: choices, names: names, histories: histories,
                panels: projectPanels, world: world
            ).endpoints
            + PlanScreens(
                plans: plans, missions: missions, targets: targets, projects: projects, histories: histories,
                cache: cache, panels: planPanels, world: world
            ).endpoints
            + UnitScreens(
                duties: duties, units: Units(database: database, world: world), missions: missions, cache: cache,
                panels: unitPanels, world: world
            ).endpoints
            + SearchScreen(
                documents: DocumentRegister(database: database, world: world), plans: plans, missions: missions,
                targets: targets, projects: projects, duties: duties, world: world
            ).endpoints
            + ReadAPI(
                documents: DocumentRegister(database: database, world: world), plans: plans, missions: missions,
                targets: targets, projects: projects, duties: duties, world: world, addition: api
            ).endpoints
    }

    /// What a document created, for its page.
    package static func documentPanel(database: Database, world: World) -> DocumentPanel {
        let plans = PlanRegister(database: database, world: world)
        return DocumentPanel { document, call, viewer in
            var filter = PlanFilter()
            filter.document = document
            let lines = try await plans.list(filter, size: 20, today: world.today(), for: viewer).rows
            return CreatedPanel(lines: lines, language: call.language).html
        }
    }
}

/// The plans that came out of a document, with how their tasks stand.
struct CreatedPanel {
    let lines: [PlanLine]
    let language: Language

    var html: HTML {
        guard !lines.isEmpty else { return .empty }
        return """
            <section class="sec">\(SectionHead(language(Phrase("Đã vào sổ từ văn bản này", "Registered from this document"))))\
            \(lines.markup { line in
                """
                <p><a href="\(Address("/ke-hoach/{id}", line.plan.id.text))">\(line.plan.code)</a>: \
                <a href="\(MissionAddress.of { $0.plan = line.plan.id })">\(Written.count(line.tally.total)) nhiệm vụ</a>, \
                <a href="\(TargetAddress.of { $0.plan = line.plan.id })">\(Written.count(line.targets)) chỉ tiêu</a>, \
                <a href="\(ProjectAddress.of { $0.plan = line.plan.id })">\(Written.count(line.projects)) dự án</a></p>
                \(line.tally.bar(language))

                """
            })</section>

            """
    }
}
