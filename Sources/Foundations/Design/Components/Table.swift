/// A list of like rows; on a phone every row becomes a block with its title first.
///
/// Explicit ARIA roles are written because `display: block` takes the implicit ones away in some browsers.
package struct Table: Component {
    /// One column.
    package struct Column: Sendable {
        /// What a column holds, which decides its alignment and its place on a phone.
        package enum Kind: Sendable {
            case plain
            /// The row's title: the row header, first on a phone.
            case main
            /// A number: right, tabular figures.
            case number
            /// Words that need the whole width on a phone.
            case wide
            /// Left out on a phone.
            case desk
            /// A number that is left out on a phone.
            case deskNumber
        }
        /// How the list is ordered by this column now.
        package enum Order: String, Sendable { case ascending, descending }

        var label: String
        var kind: Kind
        var sort: Address?
        var order: Order?
        var width: Int?

        /// - Parameters:
        ///   - sort: where the list is ordered by this column; nil when it cannot be.
        ///   - order: how it is ordered by this column now; nil when it is not.
        ///   - width: 4, 6, 8, 10, 12, 14, 16, 20, 24 or 30 percent of the table; other numbers have no class.
        package init(
            _ label: String, _ kind: Kind = .plain, sort: Address? = nil, order: Order? = nil, width: Int? = nil
        ) {
            self.label = label
            self.kind = kind
            self.sort = sort
            self.order = order
            self.width = width
        }
    }

    /// One row: one cell for each column, in order; or a heading over the rows that follow.
    package struct Row: Sendable {
        var cells: [HTML]
        var id: String?
        var marked: Bool
        var isHeading: Bool

        /// `id` is an anchor (`#id`), `marked` lights the row.
        package init(_ cells: [HTML], id: String? = nil, marked: Bool = false) {
            self.cells = cells
            self.id = id
            self.marked = marked
            isHeading = false
        }
        /// A heading over the rows that follow.
        package init(heading: HTML) {
            cells = [heading]
            id = nil
            marked = false
            isHeading = true
        }
    }

    var caption: HTML
    var columns: [Column]
    var rows: [Row]
    var sums: [HTML]?
    var isList: Bool

    /// - Parameters:
    ///   - caption: says what is in the table and how much of it.
    ///   - sums: the foot, one cell for each column.
    ///   - isList: a register whose rows are walked by j and k; its head stays in sight.
    package init(caption: HTML, columns: [Column], rows: [Row], sums: [HTML]? = nil, isList: Bool = true) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.sums = sums
        self.isList = isList
    }

    package var html: HTML {
        """
        \(above)<table class="t stack\(isList ? " stick" : "")" role="table"\(flag: "data-rows", isList)>\(named)
        <thead role="rowgroup"><tr role="row">\(columns.markup(head))</tr></thead>
        <tbody role="rowgroup">
        \(rows.markup(line))</tbody>\(foot)</table>
        """
    }

    /// A link is not allowed inside the caption of a table with explicit roles, so such a sentence stands above it.
    private var holdsLink: Bool { caption.markup.firstRange(of: "<a ") != nil }
    private var above: HTML { holdsLink ? "<p class=\"meta cap\">\(caption)</p>\n" : .empty }
    private var named: HTML { holdsLink || caption == .empty ? .empty : "<caption>\(caption)</caption>" }

    private func head(_ column: Column) -> HTML {
        var classes: [String] = []
        if let name = Table.name(column.kind) { classes.append(name) }
        if let width = column.width { classes.append("w\(width)") }
        let label: HTML = column.sort.map { "<a href=\"\($0)\">\(column.label)</a>" } ?? HTML(text: column.label)
        return """
            <th role="columnheader" scope="col"\(attribute: "class", classes.isEmpty ? nil : classes.joined(separator: " "))\
            \(attribute: "aria-sort", column.order?.rawValue)>\(label)</th>
            """
    }

    private func line(_ row: Row) -> HTML {
        if row.isHeading {
            let heading = row.cells.first ?? .empty
            return """
                <tr role="row" class="grp"><th role="rowheader" scope="colgroup" colspan="\(columns.count)">\(heading)</th></tr>\n
                """
        }
        return """
            <tr role="row"\(attribute: "id", row.id)\(attribute: "class", row.marked ? "on" : nil)>\
            \(zip(columns, row.cells).markup { cell($0, $1) })</tr>\n
            """
    }

    private func cell(_ column: Column, _ content: HTML) -> HTML {
        if case .main = column.kind { return "<th role=\"rowheader\" scope=\"row\" class=\"main\">\(content)</th>" }
        return """
            <td role="cell"\(attribute: "class", Table.name(column.kind))\(attribute: "data-l", column.label)>\(content)</td>
            """
    }

    private var foot: HTML {
        guard let sums else { return .empty }
        return """
            <tfoot role="rowgroup"><tr role="row">\(zip(columns, sums).markup { cell($0, $1) })</tr></tfoot>
            """
    }

    private static func name(_ kind: Column.Kind) -> String? {
        switch kind {
        case .plain: nil
        case .main: "main"
        case .number: "n"
        case .wide: "wide"
        case .desk: "hide-s"
        case .deskNumber: "n hide-s"
        }
    }
}
