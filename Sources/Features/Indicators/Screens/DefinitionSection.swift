import Database
import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// What an indicator's page says of its definition: the facts, exceptions to its scope, declared steps, its versions and
/// what each changed, and the ways to correct it.
struct DefinitionSection: Component {
    let indicator: Indicator
    let units: ValueUnits
    let exceptions: [ScopeException]
    let steps: [Indicators.DeclaredStep]
    let versions: [(version: Int, from: Day, definition: JSON)]
    let mayEdit: Bool
    let language: Language

    /// Everything read for one viewer.
    static func make(
        _ indicator: Indicator, database: Database, world: World, for viewer: Viewer, language: Language
    ) async throws -> DefinitionSection {
        let store = Indicators(database: database, world: world)
        return DefinitionSection(
            indicator: indicator, units: try await ValueUnits.all(database),
            exceptions: try await store.exceptions(of: indicator.id, for: viewer),
            steps: try await store.steps(of: indicator.id, for: viewer),
            versions: try await store.versions(of: indicator.id, for: viewer),
            mayEdit: viewer.keepsIndicators && indicator.retiredReason == nil, language: language)
    }

    var html: HTML {
        let over: HTML =
            indicator.retiredReason.map {
                Notice(.warning, language("Chỉ số đã ngừng dùng.", "The indicator is retired."), next: $0).html
            } ?? .empty
        return """
            <section class="sec">\(SectionHead(language("Định nghĩa", "Definition"), meta: acts, id: "dinh-nghia"))\(over)\(facts)</section>
            \(rest)
            """
    }

    /// Without the facts, for a page that tells them its own way: exceptions, steps, what versions changed, and the links.
    var more: HTML {
        let links: HTML =
            mayEdit ? "<p class=\"meta cap\">\(language("Định nghĩa:", "Definition:")) \(acts)</p>" : .empty
        return "\(rest)\(links)"
    }

    private var rest: HTML {
        let scope: HTML =
            exceptions.isEmpty
            ? .empty
            : """
            <section class="sec">\(SectionHead(language("Ngoại lệ của phạm vi", "Exceptions to the scope")))\
            \(DefinitionSection.exceptions(exceptions, units: units, language: language))</section>
            """
        let jumps: HTML =
            steps.isEmpty
            ? .empty
            : """
            <section class="sec">\(SectionHead(language("Bước nhảy đã khai", "Declared steps")))\
            \(DefinitionSection.steps(steps, of: indicator, language: language))</section>
            """
        return "\(scope)\(jumps)\(history)"
    }

    private var acts: HTML {
        guard mayEdit else { return .empty }
        let links: [(String, Phrase)] = [
            ("sua", Phrase("Sửa", "Correct")), ("pham-vi", Phrase("Phạm vi", "Scope")),
            ("buoc", Phrase("Khai bước nhảy", "Declare a step")), ("ngung", Phrase("Ngừng dùng", "Retire")),
        ]
        return links.enumerated().markup { place, link in
            let gap: HTML = place == 0 ? "" : " · "
            return
                "\(gap)<a href=\"\(Address("/chi-so/{code}/{deed}", indicator.code, link.0))\">\(language(link.1))</a>"
        }
    }

    private var facts: Facts {
        let unsaid: HTML = "<span class=\"muted\">\(language("chưa ghi", "not said"))</span>"
        func words(_ text: String) -> HTML { text.isEmpty ? unsaid : HTML(text: text) }
        var rows: [(name: String, content: HTML)] = [
            (language("Mã", "Code"), HTML(text: indicator.code)), (language("Nhóm", "Group"), words(indicator.group)),
            (language("Nghĩa", "Meaning"), words(indicator.meaning)),
            (language("Đơn vị tính", "Unit"), words(indicator.unit)),
            (
                language("Chiều tốt lên", "Which way is good"),
                HTML(text: language(DefinitionWords.direction(indicator.direction)))
            ),
            (language("Loại số", "Kind"), HTML(text: language(DefinitionWords.kind(indicator.kind)))),
        ]
        if indicator.kind == .ratio, !indicator.isComputed {
            rows.append(
                (
                    language("Tử số / mẫu số", "Numerator / denominator"),
                    "\(indicator.numerator) / \(indicator.denominator) × \(GridForm.written(indicator.factor))"
                ))
        }
        if indicator.isComputed {
            rows.append((language("Công thức", "Formula"), "<code>\(indicator.formula)</code>"))
        } else {
            rows.append(
                (
                    language("Gộp đơn vị", "Units together"),
                    HTML(text: language(DefinitionWords.acrossUnits(indicator.acrossUnits)))
                ))
        }
        let delay =
            indicator.delayMonths == 0
            ? language("có số ngay khi hết kỳ", "known at the period's end")
            : language("có số sau \(indicator.delayMonths) tháng", "known after \(indicator.delayMonths) months")
        rows += [
            (
                language("Gộp kỳ", "Periods together"),
                HTML(text: language(DefinitionWords.acrossTime(indicator.acrossTime)))
            ),
            (language("Kỳ", "Frequency"), "\(language(ValueWords.frequency(indicator.frequency))), \(delay)"),
            (language("Ai báo cáo", "Who reports"), HTML(text: language(DefinitionWords.scope(indicator.scope)))),
            (
                language("Đơn vị chủ trì", "Steward"),
                indicator.steward.map {
                    "<a href=\"\(Address("/co-quan/{code}", units.code($0)))\">\(units.name($0))</a>"
                } ?? unsaid
            ),
            (language("Nguồn", "Source"), words(indicator.source)),
            (
                language("Phân tổ", "Dimensions"),
                indicator.dimensions.isEmpty
                    ? HTML(text: language("không", "none"))
                    : HTML(
                        text: indicator.dimensions.map { "\($0.code): \($0.members.joined(separator: ", "))" }.joined(
                            separator: "; "))
            ),
            (
                language("Hiệu lực", "Valid"),
                "\(language("từ", "from")) \(indicator.validFrom)\(indicator.validTo.map { " \(language("đến", "to")) \($0)" as HTML } ?? "")"
            ),
        ]
        if indicator.needsApproval {
            rows.append(
                (
                    language("Duyệt", "Approval"),
                    HTML(text: language("người thứ hai duyệt rồi mới tính", "counts after a second person approved"))
                ))
        }
        return Facts(rows)
    }

    private var history: HTML {
        let ordered = versions.sorted { $0.version < $1.version }
        guard ordered.count > 1 else { return .empty }
        let lines = zip(ordered, ordered.dropFirst()).reversed().markup { before, after in
            let changes = DefinitionDiff.lines(before.definition, after.definition, units: units, language)
            return """
                <li><time>\(after.from)</time><span>\(language("Bản", "Version")) \(after.version): \
                \(changes.isEmpty ? language("không đổi nội dung", "nothing changed") : changes.joined(separator: "; "))</span></li>
                """
        }
        return """
            <section class="sec">\(SectionHead(language("Các bản của định nghĩa", "Versions of the definition")))\
            <ol class="hist">\(lines)<li><time>\(ordered[0].from)</time><span>\(language("Bản", "Version")) \(ordered[0].version): \(language("lập", "defined"))</span></li></ol></section>
            """
    }

    static func exceptions(
        _ exceptions: [ScopeException], units: ValueUnits, language: Language, deed: ((Int) -> HTML)? = nil
    ) -> HTML {
        guard !exceptions.isEmpty else {
            return "<p class=\"muted\">\(language("Chưa có ngoại lệ nào.", "No exceptions."))</p>"
        }
        var columns: [Table.Column] = [
            .init(language("Đơn vị", "Unit"), .main), .init(language("Phạm vi", "Scope")),
            .init(language("Các kỳ", "Periods")), .init(language("Lý do", "Reason"), .wide),
        ]
        if deed != nil { columns.append(.init(language("Việc", "Deed"), .wide, width: 16)) }
        let rows = exceptions.enumerated().map { place, each in
            let span =
                each.from == nil && each.to == nil
                ? language("mọi kỳ", "all periods")
                : "\(each.from.map { language(ValueWords.period($0)) } ?? "…") – \(each.to.map { language(ValueWords.period($0)) } ?? "…")"
            return Table.Row(
                [
                    HTML(text: units.name(each.unit)),
                    HTML(text: each.applies ? language("thêm vào", "added") : language("đưa ra", "taken out")),
                    HTML(text: span), HTML(text: each.reason),
                ] + (deed.map { [$0(place)] } ?? []))
        }
        return Table(caption: .empty, columns: columns, rows: rows, isList: false).html
    }

    static func steps(
        _ steps: [Indicators.DeclaredStep], of indicator: Indicator, language: Language,
        deed: ((Indicators.DeclaredStep) -> HTML)? = nil
    ) -> HTML {
        guard !steps.isEmpty else {
            return "<p class=\"muted\">\(language("Chưa khai bước nhảy nào.", "No step declared."))</p>"
        }
        var columns: [Table.Column] = [
            .init(language("Vì sao", "Why"), .main), .init(language("Từ kỳ", "From")),
            .init(language("Thay đổi", "Change"), .number),
        ]
        if deed != nil { columns.append(.init(language("Việc", "Deed"), .wide, width: 30)) }
        let rows = steps.map { declared in
            let amount = ValueWords.number(declared.step.amount, of: indicator)
            let over: HTML =
                declared.withdrawnReason.map {
                    "<span class=\"sub\">\(language("đã rút:", "withdrawn:")) \($0)</span>"
                } ?? .empty
            return Table.Row(
                [
                    "\(declared.step.words)\(over)", HTML(text: language(ValueWords.period(declared.step.period))),
                    HTML(text: declared.step.amount > 0 ? "+\(amount)" : amount),
                ] + (deed.map { [declared.withdrawnReason == nil ? $0(declared) : .empty] } ?? []))
        }
        return Table(caption: .empty, columns: columns, rows: rows, isList: false).html
    }
}
