#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An open file or folder, closed when it goes. Links are never followed.
struct Descriptor: ~Copyable {
    let number: Int32

    private init(number: Int32) { self.number = number }
    deinit { close(number) }

    /// Opens the folder at `path`, which may be reached through links: it is the operator's word.
    static func folder(_ path: String) throws(FileProblem) -> Descriptor {
        try opened(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), path)
    }

    /// Opens the folder `name` in this one, making it when wanted.
    func folder(_ name: String, making: Bool = false) throws(FileProblem) -> Descriptor {
        if making {
            if mkdirat(number, name, 0o700) == 0 {
                try flush()
            } else if errno != EEXIST {
                throw Descriptor.trouble(name)
            }
        }
        return try Descriptor.opened(openat(number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), name)
    }

    /// Opens the plain file `name` in this folder to read.
    func file(_ name: String) throws(FileProblem) -> Descriptor {
        // Without O_NONBLOCK a pipe that someone put there would hold the thread.
        let file = try Descriptor.opened(openat(number, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC), name)
        guard try file.status().isPlain else { throw .notPlain(name) }
        return file
    }

    /// Makes the file `name`, which must not be there, to write.
    func newFile(_ name: String) throws(FileProblem) -> Descriptor {
        try Descriptor.opened(openat(number, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600), name)
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(FileProblem) {
        var rest = bytes
        while let start = rest.baseAddress, !rest.isEmpty {
            #if canImport(Glibc)
                let count = Glibc.write(number, start, rest.count)
            #else
                let count = Darwin.write(number, start, rest.count)
            #endif
            if count < 0 {
                if errno == EINTR { continue }
                throw Descriptor.trouble("write")
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// The next bytes, at most as many as fit; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileProblem) -> Int {
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(number, buffer.baseAddress, buffer.count)
            #else
                let count = Darwin.read(number, buffer.baseAddress, buffer.count)
            #endif
            if count >= 0 { return count }
            if errno != EINTR { throw Descriptor.trouble("read") }
        }
    }

    /// What was written is on the disk when this returns.
    func flush() throws(FileProblem) { if fsync(number) != 0 { throw Descriptor.trouble("fsync") } }

    struct Status {
        let isPlain: Bool
        let bytes: Int
        /// Seconds since 1970.
        let changed: Int64

        init(_ status: stat) {
            isPlain = status.st_mode & S_IFMT == S_IFREG
            bytes = Int(status.st_size)
            #if canImport(Glibc)
                changed = Int64(status.st_mtim.tv_sec)
            #else
                changed = Int64(status.st_mtimespec.tv_sec)
            #endif
        }
    }

    func status() throws(FileProblem) -> Status {
        var status = stat()
        if fstat(number, &status) != 0 { throw Descriptor.trouble("fstat") }
        return Status(status)
    }

    /// The names in this folder, `.` and `..` left out, sorted.
    func names() throws(FileProblem) -> [String] {
        // A descriptor of its own, because closedir closes it.
        let own = openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard own >= 0, let folder = fdopendir(own) else { throw Descriptor.trouble("readdir") }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
                    String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Takes the file `name` out of this folder; false when it was not there.
    func remove(_ name: String) throws(FileProblem) -> Bool {
        if unlinkat(number, name, 0) == 0 { return true }
        if errno == ENOENT { return false }
        throw Descriptor.trouble(name)
    }

    /// Moves the file `name` to `newName` in `folder`, over what is there.
    func move(_ name: String, to folder: borrowing Descriptor, as newName: String) throws(FileProblem) {
        if renameat(number, name, folder.number, newName) != 0 { throw Descriptor.trouble(newName) }
    }

    private static func opened(_ number: Int32, _ name: String) throws(FileProblem) -> Descriptor {
        guard number >= 0 else { throw trouble(name) }
        return Descriptor(number: number)
    }

    private static func trouble(_ name: String) -> FileProblem {
        switch errno {
        case ENOENT: .missing(name)
        case ELOOP, ENOTDIR: .notPlain(name)
        case ENOSPC, EDQUOT: .noRoom(name)
        default: .refused("\(name): \(String(cString: strerror(errno)))")
        }
    }
}
