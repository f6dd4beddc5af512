/// Units in their real outlines, as `TileMap` shows them in tiles: the same states, marks, words and links; the lists by
/// state stand beside it and hold the same numbers.
package struct ShapeMap: Component {
    /// One unit.
    package struct Shape: Sendable {
        var name: String
        var path: String
        var x: Int
        var y: Int
        var room: Int
        var state: TileMap.State
        var words: String
        var address: Address

        /// - Parameters:
        ///   - path: SVG path data in the units of the map.
        ///   - x, y: Where its mark and its name stand.
        ///   - room: How wide it is there; a name that does not fit is left to the lists.
        ///   - words: The state and its figures, for readers who do not see the colour: «quá hạn 3 việc».
        package init(
            _ name: String, path: String, x: Int, y: Int, room: Int, _ state: TileMap.State, words: String,
            to address: Address
        ) {
            self.name = name
            self.path = path
            self.x = x
            self.y = y
            self.room = room
            self.state = state
            self.words = words
            self.address = address
        }
    }

    let shapes: [Shape]
    let width: Int
    let height: Int
    let label: String
    /// A letter of a name at the size the stylesheet gives it (22 units), on average.
    private static let letter = 12
    private static let margin = 6

    /// - Parameters:
    ///   - width, height: The sheet in the units of the paths; about 2000 on its longer side.
    package init(_ shapes: [Shape], width: Int, height: Int, label: String) {
        self.shapes = shapes
        self.width = width
        self.height = height
        self.label = label
    }

    package var html: HTML {
        let margin = ShapeMap.margin
        return """
            <svg class="map shapes" viewBox="\(-margin) \(-margin) \(width + 2 * margin) \(height + 2 * margin)" \
            role="group" aria-label="\(label)">\
            <defs><pattern id="gach" width="14" height="14" patternUnits="userSpaceOnUse">\
            <rect width="14" height="14" fill="#ffffff"/><path d="M-2 2l4-4M0 14l14-14M12 16l4-4" stroke="#b4bcc4" stroke-width="2"/>\
            </pattern></defs>
            \(shapes.markup(shape))<g class="names" aria-hidden="true">\(shapes.markup(mark))\(shapes.markup(name))</g></svg>\n
            """
    }

    private func shape(_ shape: Shape) -> HTML {
        """
        <a href="\(shape.address)" aria-label="\(shape.name): \(shape.words)"><title>\(shape.name): \(shape.words)</title>\
        <path class="m-\(shape.state.rawValue)" d="\(shape.path)"/></a>\n
        """
    }

    /// Marks and names stand over all outlines, so that no neighbour covers them.
    private func name(_ shape: Shape) -> HTML {
        guard shape.name.unicodeScalars.count * ShapeMap.letter < shape.room else { return .empty }
        return
            "<text class=\"nm\(shape.state.isDark ? " on-dark" : "")\" x=\"\(shape.x)\" y=\"\(shape.y + (shape.state == .late || shape.state == .soon ? 24 : 8))\">\(shape.name)</text>"
    }

    private func mark(_ shape: Shape) -> HTML {
        let (x, y) = (shape.x, shape.y)
        return switch shape.state {
        case .late: "<path class=\"g-late\" d=\"M\(x) \(y - 22)l14 24h-28z\"/>"
        case .soon: "<path class=\"g-soon\" d=\"M\(x) \(y - 24)l13 13-13 13-13-13z\"/>"
        case .ok, .unknown, .none, .c1, .c2, .c3, .c4, .c5: HTML.empty
        }
    }
}
