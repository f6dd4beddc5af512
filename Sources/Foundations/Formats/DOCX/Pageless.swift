extension RichDocument.Block {
    /// The block of a part that does not tell its pages.
    var withoutPages: RichDocument.Block {
        switch self {
        case .paragraph(var paragraph):
            paragraph.page = nil
            return .paragraph(paragraph)
        case .table(var table):
            table.forgetPages()
            return .table(table)
        }
    }
}

extension Table {
    fileprivate mutating func forgetPages() {
        page = nil
        for row in rows.indices {
            rows[row].page = nil
            for cell in rows[row].cells.indices where !rows[row].cells[cell].nested.isEmpty {
                for inner in rows[row].cells[cell].nested.indices { rows[row].cells[cell].nested[inner].forgetPages() }
            }
        }
    }
}
