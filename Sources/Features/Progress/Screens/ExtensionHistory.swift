import Design
import Vocabulary

/// All that was asked and decided about a deadline, newest first.
struct ExtensionHistory {
    let extensions: [Extension]
    let language: Language

    var html: HTML {
        Table(
            caption:
                "<b class=\"num\">\(Written.count(extensions.count))</b> \(language("lần đề nghị hoặc quyết định", "requests and decisions"))",
            columns: [
                .init(language("Đề nghị", "Request"), .main),
                .init(language("Hạn khi xin", "Deadline then"), width: 12),
                .init(language("Xin đến", "Wanted"), width: 12),
                .init(language("Kết quả", "Decision"), .wide, width: 24),
                .init(language("Văn bản", "Document"), .wide, width: 20),
            ],
            rows: extensions.map { each in
                Table.Row([
                    "\(each.reason)<span class=\"sub\">\(each.askedName), \(each.askedOn)\(late(each))\(cause(each))</span>",
                    "<span class=\"tab\">\(each.dueBefore)</span>", "<span class=\"tab\">\(each.wantedOn)</span>",
                    decision(each), HTML(text: each.documentWords.isEmpty ? "-" : each.documentWords),
                ])
            }, isList: false
        ).html
    }

    private func late(_ each: Extension) -> String {
        guard each.daysAskedLate > 0 else { return "" }
        return language(
            ", xin sau khi đã quá hạn \(each.daysAskedLate) ngày", ", asked \(each.daysAskedLate) days after expiry")
    }

    private func cause(_ each: Extension) -> String {
        DelayCause.of(each.cause).map { "; \(language($0.name))" } ?? ""
    }

    private func decision(_ each: Extension) -> HTML {
        let badge =
            switch each.state {
            case .asked: Badge(.soon, language(each.state.name))
            case .granted:
                Badge(.ok, each.grantedTo.map { language("Gia hạn đến \($0.shown)", "Extended to \($0.shown)") } ?? "")
            case .refused: Badge(.back, language(each.state.name))
            case .takenBack: Badge(.draft, language(each.state.name), wraps: true)
            }
        let words: HTML =
            each.decisionWords.isEmpty ? .empty : "<span class=\"sub\">“\(each.decisionWords)”</span>"
        let who: HTML =
            each.decidedName.isEmpty
            ? .empty
            : "<span class=\"sub\">\(each.decidedName)\(each.decidedAt.map { ", \($0.localDay.shown)" } ?? "")</span>"
        return "\(badge)\(words)\(who)"
    }
}
