import Design
import Documents
import Plans
import Progress
import Vietnamese
import Vocabulary

/// The rows behind one line of what changed.
struct ChangePage {
    let kind: ChangeKind
    let since: Day
    let lens: Lens
    let events: [Assignment]
    let today: Day
    let language: Language

    /// The page shows so many; the download has all.
    private static let most = 500

    var title: String {
        let words = language(kind.words)
        let name = words.prefix(1).uppercased() + words.dropFirst()
        return kind == .asked ? name : "\(name), \(language("từ", "since")) \(Written.day(since))"
    }

    private var pairs: [(String, String)] {
        [
            ("loai", kind.rawValue), ("tu", kind == .asked ? "" : DayText.write(since)),
            ("muc-do", Lens.levels.first { $0.level == lens.level }?.word ?? ""),
        ]
    }

    var main: HTML {
        let csv: Address = Address("/tong-quan/thay-doi.csv").with(pairs)
        let xlsx: Address = Address("/tong-quan/thay-doi.xlsx").with(pairs)
        return """
            \(Breadcrumb([(language("Tổng quan", "Overview"), lens.address), (title, nil)]))\
            \(PageHead(title, meta: "<a href=\"\(xlsx)\">\(language("Tải XLSX", "Download XLSX"))</a> <a href=\"\(csv)\">\(language("Tải CSV", "Download CSV"))</a>"))\
            \(events.isEmpty ? EmptyState(language("Không có thay đổi nào", "Nothing changed"), next: "<a href=\"\(lens.address)\">\(language("Về tổng quan", "Back to the overview"))</a>").html : table)
            """
    }

    private var table: HTML {
        PromiseTable(
            assignments: Array(events.prefix(Self.most)), today: today, level: lens.level,
            caption:
                "\(language("\(Written.count(min(Self.most, events.count))) trong \(Written.count(events.count)) dòng", "\(Written.count(min(Self.most, events.count))) of \(Written.count(events.count)) rows"))",
            language: language
        ).html
    }

    /// The same rows as texts.
    var sheet: RegisterSheet {
        RegisterSheet(
            name: "Thay đổi",
            columns: [
                language("Nhiệm vụ", "Task"), language("Cơ quan", "Agency"), language("Kế hoạch", "Plan"),
                language("Hạn ban đầu", "Original deadline"), language("Hạn hiện hành", "Deadline in force"),
                language("Trạng thái", "State"), language("Theo hạn", "By deadline"),
            ],
            rows: events.map { one in
                [
                    one.task.title, one.unit.name, one.task.plan.code, one.firstDue?.shown ?? "", one.due?.shown ?? "",
                    language(one.state.name), language(one.timeState(today: today, atLeast: lens.level).words),
                ]
            })
    }
}

/// Promises as rows: what, whose, until when, how it stands, how far it is proved.
struct PromiseTable {
    let assignments: [Assignment]
    let today: Day
    var level = ProofLevel.counted
    /// How they stand, where the board was asked; else reckoned from the promise alone.
    var stands: [ID<Assignment>: TimeState] = [:]
    var showsUnit = true
    let caption: HTML
    let language: Language

    var html: HTML {
        var columns: [Table.Column] = [.init(language("Nhiệm vụ", "Task"), .main)]
        if showsUnit { columns.append(.init(language("Cơ quan", "Agency"), .wide, width: 20)) }
        columns += [
            .init(language("Kế hoạch", "Plan"), .desk, width: 14), .init(language("Hạn", "Due"), width: 12),
            .init(language("Theo hạn", "By deadline"), width: 14), .init(language("Xử lý", "Work"), width: 14),
        ]
        return Table(caption: caption, columns: columns, rows: assignments.map(row), isList: false).html
    }

    private func row(_ one: Assignment) -> Table.Row {
        var cells: [HTML] = [
            "<a class=\"row\" href=\"\(AssignmentAddress.of(one.id))\">\(one.task.title)</a>"
        ]
        if showsUnit { cells.append("<a href=\"\(Address("/co-quan/{id}", one.unit.code))\">\(one.unit.name)</a>") }
        let first: HTML =
            one.firstDue != one.due
            ? one.firstDue.map {
                "<span class=\"sub\">\(language("ban đầu", "original")) <s class=\"orig tab\">\($0)</s></span>"
            } ?? .empty
            : .empty
        let due: HTML = one.due.map { "<span class=\"tab\">\($0)</span>" } ?? HTML(text: one.task.deadline.raw)
        let proof = Proof(Proof.Level(rawValue: one.level.rawValue) ?? .none)
        return Table.Row(
            cells + [
                "<a href=\"\(Address("/ke-hoach/{id}", one.task.plan.id.text))\">\(one.task.plan.code)</a>",
                "\(due)\(first)", (stands[one.id] ?? one.timeState(today: today, atLeast: level)).badge(language).html,
                "\(language(one.state.name))<span class=\"sub\">\(one.level == .none ? .empty : proof.html)</span>",
            ])
    }
}
