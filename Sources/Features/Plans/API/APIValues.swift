import Documents
import Vocabulary

/// How things look to programs: the API's own shapes, parted from the tables.
enum APIValues {
    static func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
    static func day(_ value: Day?) -> JSON { value.map { .string($0.iso) } ?? .null }
    static func number(_ value: Double?) -> JSON { value.flatMap { $0.isFinite ? .number($0) : nil } ?? .null }
    static func integer(_ value: Int?) -> JSON { value.map { .integer(Int64($0)) } ?? .null }
    static func plan(_ link: PlanLink) -> JSON { ["id": .string(link.id.text), "code": .string(link.code)] }
    static func units(_ raw: String, _ units: [UnitLink]) -> JSON {
        [
            "raw": .string(raw), "units": .array(units.map { ["code": .string($0.code), "name": .string($0.name)] }),
        ]
    }

    static func tally(_ tally: TimeTally) -> JSON {
        .object(TimeGroup.allCases.map { ($0.rawValue, integer(tally[$0])) })
    }

    /// One page: its items, and the cursor of the next.
    static func page<Row>(_ page: ListPage<Row>, of asked: Asked, _ item: (Row) -> JSON) -> JSON {
        ["items": .array(page.rows.map(item)), "next": text(page.next.map(asked.cursor.word))]
    }

    static func document(_ document: Document) -> JSON {
        let head = document.head
        var file = JSON.null
        if let given = document.file {
            file = [
                "sha256": .string(given.hash), "name": .string(given.name), "format": .string(given.format),
                "bytes": integer(given.bytes),
            ]
        }
        return [
            "id": .string(document.id.text), "kind": .string(head.kind), "issuer": .string(head.issuer),
            "number": text(head.number), "issuedOn": day(head.issuedOn), "title": .string(head.title),
            "draft": .bool(head.isDraft), "recipients": .array(head.recipients.map { .string($0) }),
            "citations": .array(head.citations.map { .string($0.raw) }),
            "duties": .array(head.duties.map { .string($0.raw) }),
            "file": file, "state": .string(document.state.rawValue),
        ]
    }

    static func plan(_ line: PlanLine) -> JSON {
        let plan = line.plan
        return [
            "id": .string(plan.id.text), "code": .string(plan.code), "title": .string(plan.title),
            "document": text(plan.document?.text), "issuedOn": day(plan.issuedOn), "tasks": tally(line.tally),
            "targets": integer(line.targets), "projects": integer(line.projects), "state": .string(plan.state.rawValue),
        ]
    }

    static func mission(_ mission: Mission, today: Day) -> JSON {
        let deadline = mission.deadline
        return [
            "id": .string(mission.id.text), "plan": plan(mission.plan), "annex": .string(mission.annex),
            "section": .string(mission.section), "sectionTitle": .string(mission.sectionTitle),
            "no": .string(mission.no),
            "title": .string(mission.title), "product": .string(mission.product),
            "lead": units(mission.leadRaw, mission.leads), "coop": units(mission.coopRaw, mission.coops),
            "deadline": [
                "raw": .string(deadline.raw), "kind": .string(deadline.kind.rawValue), "start": day(deadline.start),
                "end": day(deadline.end), "due": day(deadline.dueOn), "current": day(mission.dueOn),
            ], "doneOn": day(mission.doneOn), "standing": standing(mission.timeState(today: today)),
            "state": .string(mission.state.rawValue), "version": integer(mission.version),
        ]
    }

    private static func standing(_ state: TimeState) -> JSON {
        let days: Int? =
            switch state {
            case .notDue(let days), .dueSoon(let days), .overdue(let days), .doneLate(let days): days
            case .dueToday: 0
            case .doneOnTime, .paused, .regular, .noDeadline, .waiting, .invalid: nil
            }
        return ["group": .string(state.group.rawValue), "days": integer(days)]
    }

    static func target(_ target: Target) -> JSON {
        let value = target.value
        return [
            "id": .string(target.id.text), "plan": plan(target.plan), "annex": .string(target.annex),
            "phase": .string(target.phase), "horizon": integer(target.horizon), "section": .string(target.section),
            "no": .string(target.no), "parentNo": text(target.parentNo), "name": .string(target.name),
            "unit": .string(target.unit),
            "value": [
                "raw": .string(value.raw), "op": .string(value.op.rawValue), "low": number(value.low),
                "high": number(value.high), "unit": .string(value.unit),
            ], "lead": units(target.leadRaw, target.leads),
            "performers": units(target.performersRaw, target.performers),
            "state": .string(target.state.rawValue), "version": integer(target.version),
        ]
    }

    static func project(_ project: Project) -> JSON {
        [
            "id": .string(project.id.text), "plan": plan(project.plan), "annex": .string(project.annex),
            "group": .string(project.group), "no": .string(project.no), "name": .string(project.name),
            "lead": units(project.leadRaw, project.leads), "years": .array(project.years.map { integer($0) }),
            "state": .string(project.state.rawValue), "version": integer(project.version),
        ]
    }

    static func unit(_ line: UnitLine) -> JSON {
        [
            "code": .string(line.unit.code), "name": .string(line.unit.name), "kind": .string(line.kind),
            "lead": tally(line.lead), "coop": tally(line.coop),
        ]
    }
}
