/// Where a page of a list begins or ends: the sort key and the id of the row beside it.
package struct PageKey: Hashable, Sendable {
    /// Which side of the row the page is on.
    package enum Direction: String, Sendable { case after = "s", before = "t" }

    package var direction: Direction
    package var sort: String
    package var id: String

    package init(_ direction: Direction, sort: String, id: String) {
        self.direction = direction
        self.sort = sort
        self.id = id
    }

    /// One opaque word for an address: direction, id, `~`, sort key.
    package var text: String { "\(direction.rawValue)\(id)~\(sort)" }

    /// Reads `text`; nil for anything else.
    package init?(_ text: String) {
        guard let first = text.utf8.first, let tilde = text.utf8.firstIndex(of: UInt8(ascii: "~")),
            text.utf8.count < 4_096,
            let direction = Direction(rawValue: String(decoding: [first], as: UTF8.self)),
            !text.utf8.contains(0)
        else { return nil }
        let id = text.utf8[text.utf8.index(after: text.startIndex)..<tilde]
        guard !id.isEmpty, id.count <= 64 else { return nil }
        self.direction = direction
        self.id = String(decoding: id, as: UTF8.self)
        sort = String(decoding: text.utf8[text.utf8.index(after: tilde)...], as: UTF8.self)
    }
}

/// A row of a list that can say its place in it.
package protocol Placed {
    var placeSort: String { get }
    var placeID: String { get }
}

/// One page of a list, with the keys of its neighbours; nil where there is none.
package struct ListPage<Row: Sendable>: Sendable {
    package var rows: [Row]
    package var previous: PageKey?
    package var next: PageKey?

    package init(rows: [Row], previous: PageKey? = nil, next: PageKey? = nil) {
        self.rows = rows
        self.previous = previous
        self.next = next
    }

    /// The page out of up to `size + 1` rows that were read in the key's direction.
    package init(read: [Row], size: Int, from key: PageKey?) where Row: Placed {
        let more = read.count > size
        let part = Array(read.prefix(size))
        let backwards = key?.direction == .before
        rows = backwards ? part.reversed() : part
        previous =
            rows.first.flatMap { first in
                (backwards ? more : key != nil) ? PageKey(.before, sort: first.placeSort, id: first.placeID) : nil
            }
        next =
            rows.last.flatMap { last in
                (backwards ? true : more) ? PageKey(.after, sort: last.placeSort, id: last.placeID) : nil
            }
    }
}
