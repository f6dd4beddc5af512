import Design
import Plans
import Progress
import Vocabulary

/// The lines of a digest as a table, under their heads.
struct ReminderTable: Component {
    let lines: DigestLines
    let language: Language

    var html: HTML {
        Table(
            caption: HTML(text: language(.said(Written.count(lines.lines.count)))),
            columns: [
                .init(language(.task), .main), .init(language(.unit), .wide, width: 20),
                .init(language(.plan), .desk, width: 16), .init(language(.standing), .wide, width: 24),
            ],
            rows: lines.groups.flatMap { group in
                [Table.Row(heading: "\(language(group.urgency.name)) (\(Written.count(group.lines.count)))")]
                    + group.lines.map { line in
                        Table.Row([
                            "<a href=\"\(line.address)\">\(line.title(language))</a>\(occurrence(line))",
                            HTML(text: line.unit), HTML(text: line.plan),
                            Badge(group.urgency.badge, language(line.standing), wraps: true).html,
                        ])
                    }
            }, isList: false
        ).html
    }

    private func occurrence(_ line: DigestLines.Line) -> HTML {
        guard let name = line.occurrence else { return .empty }
        return " <span class=\"muted\">(\(language(name)))</span>"
    }
}

extension DigestLines.Line {
    /// `quý III/2026`, when it is about one occurrence.
    var occurrence: Phrase? {
        guard [.deadline, .escalation].contains(event), !about.isEmpty, let due else { return nil }
        return Occurrence(label: about, dueOn: due).name
    }
}

extension Urgency {
    /// How its lines look.
    var badge: Badge.State {
        switch self {
        case .escalated, .overdue: .late
        case .today, .soon, .claimed, .undecided: .soon
        case .returned: .back
        case .ahead: .ok
        case .unreported, .unsent: .unknown
        }
    }
}
