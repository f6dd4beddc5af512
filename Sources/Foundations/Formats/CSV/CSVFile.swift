#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension CSVStream {
    /// A stream of the file at `path`.
    ///
    /// - Throws: `UnopenedFile` when there is none or it cannot be opened.
    package init(
        file path: String, separator: CSVSeparator? = nil, limits: CSVStreamLimits = CSVStreamLimits()
    ) throws(UnopenedFile) {
        let file = try OpenFile(path)
        self.init(separator: separator, limits: limits, from: { try file.read($0) })
    }
}

/// A file that could not be opened or read on: trouble of the machine, not of the file's content.
package struct UnopenedFile: Error {
    package let path: String
    /// The system's words.
    package let detail: String
}

private final class OpenFile {
    private let descriptor: Int32
    private let path: String

    init(_ path: String) throws(UnopenedFile) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw UnopenedFile(path: path, detail: String(cString: strerror(errno))) }
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    func read(_ room: UnsafeMutableRawBufferPointer) throws(UnopenedFile) -> Int {
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, room.baseAddress, room.count)
            #else
                let count = Darwin.read(descriptor, room.baseAddress, room.count)
            #endif
            if count >= 0 { return count }
            if errno != EINTR { throw UnopenedFile(path: path, detail: String(cString: strerror(errno))) }
        }
    }
}
