/// Units in place, one tile each; the lists by state stand beside it and hold the same numbers.
package struct TileMap: Component {
    /// The state of a unit on the map, drawn as a shape and a colour.
    ///
    /// `c1`…`c5` are classes of a value (`ValueClasses`): five steps of one ink, the lightest first.
    package enum State: String, CaseIterable, Sendable {
        case ok, soon, late, unknown, none, c1, c2, c3, c4, c5

        /// Whether words on it must be light.
        var isDark: Bool { self == .c4 || self == .c5 }
    }

    /// One unit: column and row count from 0 at the upper left.
    package struct Tile: Sendable {
        var name: String
        var column: Int
        var row: Int
        var state: State
        var words: String
        var address: Address

        /// `words` says the state and its figures, for readers who do not see the colour: «quá hạn 3 việc».
        package init(_ name: String, column: Int, row: Int, _ state: State, words: String, to address: Address) {
            self.name = name
            self.column = column
            self.row = row
            self.state = state
            self.words = words
            self.address = address
        }
    }

    let tiles: [Tile]
    let label: String
    private let side = 64

    package init(_ tiles: [Tile], label: String) {
        self.tiles = tiles
        self.label = label
    }

    package var html: HTML {
        let width = (tiles.map(\.column).max() ?? 0) + 1
        let height = (tiles.map(\.row).max() ?? 0) + 1
        return """
            <svg class="map" viewBox="0 0 \(width * side) \(height * side)" role="group" aria-label="\(label)">\
            <defs><pattern id="gach" width="6" height="6" patternUnits="userSpaceOnUse">\
            <rect width="6" height="6" fill="#ffffff"/><path d="M-1 1l2-2M0 6l6-6M5 7l2-2" stroke="#b4bcc4"/></pattern></defs>
            \(tiles.markup(tile))</svg>\n
            """
    }

    private func tile(_ tile: Tile) -> HTML {
        let x = tile.column * side
        let y = tile.row * side
        let lines = TileMap.lines(tile.name)
        return """
            <a href="\(tile.address)" aria-label="\(tile.name): \(tile.words)">\
            <rect class="m-\(tile.state.rawValue)" x="\(x + 1)" y="\(y + 1)" width="\(side - 2)" height="\(side - 2)"/>\
            \(mark(tile.state, x + side / 2, y + 16))\
            \(lines.enumerated().markup { index, line in
                "<text class=\"nm\(tile.state.isDark ? " on-dark" : "")\" x=\"\(x + 6)\" y=\"\(y + side - 8 - (lines.count - 1 - index) * 11)\">\(line)</text>"
            })</a>\n
            """
    }

    private func mark(_ state: State, _ x: Int, _ y: Int) -> HTML {
        switch state {
        case .late: "<path class=\"g-late\" d=\"M\(x) \(y - 7)l8 14h-16z\"/>"
        case .soon: "<path class=\"g-soon\" d=\"M\(x) \(y - 7)l7 7-7 7-7-7z\"/>"
        case .ok, .unknown, .none, .c1, .c2, .c3, .c4, .c5: .empty
        }
    }

    /// The name in lines that fit a tile, at most three, broken between words.
    static func lines(_ name: String) -> [String] {
        var lines: [String] = []
        for word in name.split(separator: " ") {
            if let last = lines.last, last.count + word.count < 10 || lines.count == 3 {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}

/// The colours of a chart and their names, each with the same filled square the chart uses.
package struct Legend: Component {
    let parts: [(StackedBar.Part, String)]
    package init(_ parts: [(StackedBar.Part, String)]) { self.parts = parts }

    package var html: HTML {
        """
        <ul class="legend">\(parts.markup { part in
            """
            <li><svg width="14" height="12" aria-hidden="true"><rect class="\(part.0.rawValue)" width="14" height="12"/></svg>\
            \(part.1)</li>
            """
        })</ul>\n
        """
    }
}
