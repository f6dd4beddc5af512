import Design
import Documents
import Vocabulary

// The registers as tables of texts, made from the same lines as their screens.
extension RegisterSheet {
    init(tasks lines: [MissionLine], today: Day, language: Language) {
        self.init(
            name: language(.register),
            columns: [
                language(.number), language(.task), language(.product), language(.lead), language(.coop),
                language(.deadlineWords), language(.deadline), language(.stateColumn), language(.plan),
            ],
            rows: lines.map { line in
                let mission = line.mission
                return [
                    mission.place, mission.title, mission.product, mission.leadText, mission.coopText,
                    mission.deadline.raw, mission.deadline.dueOn?.shown ?? "",
                    language(mission.timeState(today: today).words), mission.plan.code,
                ]
            })
    }

    init(targets lines: [TargetLine], marks: TargetMarkBook? = nil, language: Language) {
        let none = (marks?.headings ?? []).map { _ in "" }
        self.init(
            name: language(.targetRegister),
            columns: [
                language(.number), language(.target), language(.unitOfMeasure), language(.value), language(.phase),
                language(.lead), language(.performers), language(.plan),
            ] + (marks?.headings ?? []),
            rows: lines.map { line in
                let target = line.target
                let plain = [
                    target.no, target.name, target.unit, target.value.raw, target.phase,
                    RegisterSheet.names(target.leads, or: target.leadRaw),
                    RegisterSheet.names(target.performers, or: target.performersRaw), target.plan.code,
                ]
                return plain + (marks?.marks[target.id]?.words ?? none)
            })
    }

    /// `years` are the columns of the matrix; an `x` where a project runs.
    init(projects lines: [ProjectLine], years: [Int], language: Language) {
        self.init(
            name: language(.projectRegister),
            columns: [language(.number), language(.project), language(.lead)] + years.map { String($0) }
                + [language(.group), language(.plan)],
            rows: lines.map { line in
                let project = line.project
                return [project.no, project.name, RegisterSheet.names(project.leads, or: project.leadRaw)]
                    + years.map { project.years.contains($0) ? "x" : "" } + [project.group, project.plan.code]
            })
    }

    init(plans lines: [PlanLine], language: Language) {
        self.init(
            name: language(.planRegister),
            columns: [
                language(.plan), language(Phrase("Tên", "Title")), language(Phrase("Ngày ban hành", "Issued on")),
                language(Phrase("Cơ quan ban hành", "Issuer")), language(.task), language(.done),
                language(TimeGroup.overdue.name), language(.target), language(.project),
            ],
            rows: lines.map { line in
                let (plan, tally) = (line.plan, line.tally)
                let numbers = [tally.total, tally.total - tally.open, tally[.overdue], line.targets, line.projects]
                return [plan.code, plan.title, plan.issuedOn?.shown ?? "", plan.issuer]
                    + numbers.map { String($0) }
            })
    }

    init(units lines: [UnitLine], language: Language) {
        self.init(
            name: language(.agencies),
            columns: [
                language(.agency), language(Phrase("Mã", "Code")), language(Phrase("Loại", "Kind")), language(.lead),
                language(.coop), language(TimeGroup.overdue.name),
            ],
            rows: lines.map { line in
                [line.unit.name, line.unit.code, line.kind]
                    + [line.lead.total, line.coop.total, line.lead[.overdue]].map { String($0) }
            })
    }

    /// The units' names; the written words when none is known.
    static func names(_ units: [UnitLink], or raw: String) -> String {
        units.isEmpty ? raw : units.map(\.name).joined(separator: "; ")
    }
}

extension Mission {
    /// `II.4`: the section's number and its own.
    var place: String {
        let number = no.withoutLastDot
        return section.isEmpty ? number : number.isEmpty ? section : "\(section).\(number)"
    }
    var leadText: String { RegisterSheet.names(leads, or: leadRaw) }
    var coopText: String { RegisterSheet.names(coops, or: coopRaw) }
}
