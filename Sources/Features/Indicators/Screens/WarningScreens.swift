import Design
import Documents
import Organizations
import Plans
import Vocabulary
import Web

/// All early warnings as one list, counted by kind, on a page and as a file of exactly the same rows.
struct WarningScreens: Sendable {
    let showing: Showing

    static let list = Address("/chi-tieu/canh-bao")

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/chi-tieu/canh-bao", for: .signedIn, page),
            Endpoint(.get, "/chi-tieu/canh-bao.csv", for: .signedIn, export),
        ]
    }

    /// What the address asks for.
    struct Asked: Sendable, Hashable {
        var code: WarningRule.Code?
        var plan = ""
        var steward = ""

        init() {}

        init(_ call: Call) {
            code = call.value("loai").flatMap(WarningRule.Code.init)
            plan = String((call.value("ke-hoach") ?? "").prefix(80))
            steward = String((call.value("chu-tri") ?? "").prefix(80))
        }

        func address(_ path: Address = WarningScreens.list) -> Address {
            path.with([("loai", code?.rawValue ?? ""), ("ke-hoach", plan), ("chu-tri", steward)])
        }

        func with(_ change: (inout Asked) -> Void) -> Asked {
            var copy = self
            change(&copy)
            return copy
        }
    }

    private func page(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let book = try await showing.books.book(for: viewer)
        let rows = WarningRow.all(book.only(try await showing.readable(viewer)), in: book)
        let page = WarningPage(
            asked: Asked(call), all: rows, rules: try WarningRule.shipped(), language: call.language)
        return call.page(title: page.title, at: .targets, main: page.main)
    }

    private func export(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let language = call.language
        let book = try await showing.books.book(for: viewer)
        let asked = Asked(call)
        let rows = WarningRow.all(book.only(try await showing.readable(viewer)), in: book).filter { $0.answers(asked) }
        let names = Dictionary(uniqueKeysWithValues: try WarningRule.shipped().map { ($0.code, language($0.name)) })
        let sheet = RegisterSheet(
            name: language("Cảnh báo sớm", "Early warnings"),
            columns: [
                language("Loại", "Kind"), language("Cảnh báo", "Warning"), language("Chỉ tiêu", "Target"),
                language("Kế hoạch", "Plan"), language("Mã chỉ số", "Indicator code"), language("Chỉ số", "Indicator"),
                language("Đơn vị theo dõi", "Steward"),
            ],
            rows: rows.map { row in
                [
                    names[row.warning.code] ?? "", language(row.words), row.line.targetName, row.line.planCode,
                    row.indicator.code, row.indicator.name, row.steward?.name ?? "",
                ]
            })
        return try sheet.download(.csv, name: "canh-bao-\(showing.world.today().iso)")
    }
}

/// One early warning with what it is about.
struct WarningRow: Sendable {
    let line: Aims.Line
    let standing: AimStanding
    let warning: Warning
    let steward: Standings.Named?
    /// The unit that is out of line; nil for other kinds.
    let unit: Standings.Named?

    var indicator: Indicator { standing.indicator }

    /// The warnings of all lines, most worrying first. What concerns the values and not the demand is said once for an
    /// indicator, however many targets it measures.
    static func all(_ lines: [Standings.Line], in book: Standings.Book) -> [WarningRow] {
        var said: Set<String> = []
        var rows: [WarningRow] = []
        for line in lines {
            guard let standing = line.standing else { continue }
            for warning in standing.warnings {
                var unit: Standings.Named?
                switch warning {
                case .atRisk, .overdue, .reversed: break
                case .stale, .coverage:
                    guard said.insert("\(warning.code.rawValue) \(standing.indicator.id.text)").inserted else {
                        continue
                    }
                case .outlier(let commune, _, _, _):
                    unit = book.units[commune.unit]
                    guard said.insert("\(commune.unit.text) \(standing.indicator.id.text)").inserted else { continue }
                }
                rows.append(
                    WarningRow(
                        line: line.line, standing: standing, warning: warning,
                        steward: standing.indicator.steward.flatMap { book.units[$0] }, unit: unit))
            }
        }
        return rows.enumerated().sorted { a, b in
            let (x, y) = (a.element.weight, b.element.weight)
            return x == y ? a.offset < b.offset : x > y
        }.map(\.element)
    }

    /// How worrying it is: overdue, moving away, standing still, too slow by how much, then what concerns the values.
    var weight: Double {
        switch warning {
        case .overdue: 1e9
        case .reversed: 1e8
        case .atRisk(let pace, _, _):
            switch pace.state {
            case .standing: 1e7
            case .behind(let ratio): min(ratio, 1e6)
            default: 1
            }
        case .coverage: 0.3
        case .stale: 0.2
        case .outlier: 0.1
        }
    }

    var words: Phrase {
        warning.words(
            frequency: indicator.frequency, unit: indicator.unit,
            counted: indicator.kind == .ratio ? indicator.numerator.lowercasedFirst : indicator.unit)
    }

    var target: Address { Address("/chi-tieu/{id}", line.aim.target.text) }

    /// The rows that it was reckoned from.
    var source: Address {
        switch warning {
        case .atRisk, .overdue, .reversed: target
        case .stale, .coverage: Address("/so-lieu/thieu").with([("chi-so", indicator.code)])
        case .outlier: unit.map { indicator.page(of: $0.code) } ?? indicator.page
        }
    }

    func answers(_ asked: WarningScreens.Asked, besideKind: Bool = false) -> Bool {
        (besideKind || asked.code == nil || asked.code == warning.code)
            && (asked.plan.isEmpty || asked.plan == line.plan.text)
            && (asked.steward.isEmpty || asked.steward == steward?.code)
    }
}
