import Design
package import Vocabulary

/// A list as a table of texts: what a download holds. Made from the same lines as the screen.
package struct RegisterSheet: Sendable, Equatable {
    package var name: String
    package var columns: [String]
    /// Each as long as `columns`.
    package var rows: [[String]]

    package init(name: String, columns: [String], rows: [[String]]) {
        self.name = name
        self.columns = columns
        self.rows = rows
    }
}

extension RegisterSheet {
    init(documents lines: [DocumentLine], language: Language) {
        self.init(
            name: language(.documentRegister),
            columns: [
                language(.documentTitle), language(.documentKind), language(.documentNumber), language(.issuedOn),
                language(.issuer), language(.originalFile),
            ],
            rows: lines.map { line in
                let head = line.document.head
                return [
                    head.title, head.kind, head.number ?? (head.isDraft ? language(.draft) : ""),
                    head.issuedOn?.shown ?? "", head.issuer, line.document.file?.name ?? "",
                ]
            })
    }
}
