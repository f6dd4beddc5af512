import Design
import Vocabulary

/// Sending a file in: what it would do, what is wrong with it, and the button that writes it.
struct FileImportPage {
    /// What an examined file comes to.
    struct Result {
        let lines: Int
        let parts: [(count: Int, name: String)]
        let findings: FileFindings
        /// How many rows writing would write.
        let taken: Int
        /// Hidden fields of the form that writes it.
        let carried: [(String, String)]
    }

    let title: String
    let parent: (name: String, address: Address)
    let here: Address
    let note: String
    let downloads: [(name: String, address: Address)]
    /// What the form asks besides the file.
    var fields: [Field] = []
    let fileNote: String
    var result: Result?
    var problem: UserMessage?
    let token: HTML
    let language: Language

    var main: HTML {
        """
        \(Breadcrumb([(parent.name, parent.address), (title, nil)]))
        \(PageHead(title, meta: HTML(text: note), actions: downloads.markup { "\(Button($0.name, to: $0.address))" }))
        \(problem.map { Notice(.trouble, $0.says, next: $0.next).html } ?? .empty)
        \(result.map(shown) ?? .empty)
        <form class="form one sheet" method="post" enctype="multipart/form-data" action="\(here)">\(token)
        \(Field.file("tep", language("Tệp", "File"), accept: ".csv,.xlsx,.json", hint: fileNote))
        \(fields.markup { "\($0)" })
        <div class="acts">\(Button(language("Chỉ kiểm tra", "Check only"), result == nil ? .primary : .plain, name: "viec", value: "kiem-tra"))</div>
        </form>
        """
    }

    private func shown(_ result: Result) -> HTML {
        """
        \(SectionHead(language("Tệp này sẽ làm gì", "What this file would do"), meta: HTML(text: language("Chưa ghi gì.", "Nothing is written yet."))))
        \(SumLine(result.lines, language("dòng", "lines"), parts: result.parts))
        \(findings(result.findings))\(writing(result))
        """
    }

    private func findings(_ found: FileFindings) -> HTML {
        let listed = found.listed
        guard !listed.isEmpty else { return .empty }
        let total = found.wrongCount + found.questionCount
        let counts = language(
            "\(Written.count(found.wrongCount)) lỗi, \(Written.count(found.questionCount)) điều cần xem",
            "\(Written.count(found.wrongCount)) errors, \(Written.count(found.questionCount)) to look at")
        let rest =
            total > listed.count
            ? language("; liệt kê \(Written.count(listed.count))", "; \(Written.count(listed.count)) listed") : ""
        return Table(
            caption: HTML(text: counts + rest),
            columns: [
                Table.Column(language("Dòng", "Line"), .number, width: 8),
                Table.Column(language("Cột", "Column"), width: 12),
                Table.Column(language("Nội dung", "Finding"), .main),
                Table.Column(language("Mức", "Severity"), width: 12),
            ],
            rows: listed.map { finding in
                Table.Row([
                    "\(finding.line)", HTML(text: place(finding)), HTML(text: finding.says),
                    finding.kind == .wrong
                        ? Badge(.late, language("Lỗi", "Error")).html
                        : Badge(.soon, language("Cần xem", "Look")).html,
                ])
            }, isList: false
        ).html
    }

    private func place(_ finding: FileFinding) -> String {
        let column = finding.column.isEmpty ? "–" : finding.column
        return finding.cell.isEmpty ? column : "\(column) (\(finding.cell))"
    }

    private func writing(_ result: Result) -> HTML {
        guard result.findings.wrongCount == 0, result.taken > 0 else { return .empty }
        let words = language(
            "Ghi \(Written.count(result.taken)) dòng mới hoặc đổi",
            "Write \(Written.count(result.taken)) new or changed lines")
        return """
            <form method="post" action="\(here)">\(token)
            \(result.carried.markup { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" })
            <div class="acts">\(Button(words, .primary, name: "viec", value: "ghi"))</div></form>
            """
    }
}
