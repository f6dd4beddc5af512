/// The limits for bytes that come from outside. Every one is an argument with a default.
package struct ReadingLimits: Sendable {
    /// The file itself, bytes.
    package var fileBytes: Int
    /// Entries of a ZIP.
    package var entries: Int
    /// Unpacked bytes of all entries together.
    package var unpackedBytes: Int
    /// Unpacked bytes over packed bytes of one entry, above which it is refused (for entries over 1 MiB unpacked).
    package var expansionRatio: Int
    /// Nested XML elements.
    package var depth: Int
    /// Table cells of the whole document.
    package var cells: Int
    /// Seconds of reading, by the clock.
    package var seconds: Double

    package init(
        fileBytes: Int = 64 << 20, entries: Int = 5_000, unpackedBytes: Int = 512 << 20, expansionRatio: Int = 200,
        depth: Int = 200, cells: Int = 2_000_000, seconds: Double = 60
    ) {
        self.fileBytes = fileBytes
        self.entries = entries
        self.unpackedBytes = unpackedBytes
        self.expansionRatio = expansionRatio
        self.depth = depth
        self.cells = cells
        self.seconds = seconds
    }
}
