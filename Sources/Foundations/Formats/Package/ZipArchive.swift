internal import CZip

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A ZIP in memory, opened by libzip and looked over before anything in it is unpacked.
final class ZipArchive {
    private let handle: OpaquePointer
    let limits: ReadingLimits
    /// Entry names in the order of the directory.
    let names: [String]
    private let places: [String: (index: UInt64, size: Int)]

    /// - Throws: `.damaged` when libzip cannot open it or a name is twice there or leads outside, `.encrypted`, or
    ///   `.tooLarge` for its entries, unpacked bytes or ratio.
    init(_ bytes: [UInt8], limits: ReadingLimits) throws(UnreadableDocument) {
        guard let copy = malloc(max(bytes.count, 1)) else { throw .tooLarge(.bytes) }
        bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, bytes.count) } }
        var error = zip_error_t()
        guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
            free(copy)
            throw .damaged
        }
        guard let opened = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw .damaged
        }
        do {
            (names, places) = try Self.look(over: opened, limits: limits)
        } catch {
            zip_discard(opened)
            throw error
        }
        handle = opened
        self.limits = limits
    }

    deinit { zip_discard(handle) }

    func contains(_ name: String) -> Bool { places[name] != nil }

    /// Unpacks an entry in pieces. False when there is no such entry.
    /// - Throws: `.damaged` for a wrong check sum or length, and whatever `take` throws.
    @discardableResult
    func read(
        _ name: String, _ take: (UnsafeRawBufferPointer) throws(UnreadableDocument) -> Void
    ) throws(UnreadableDocument) -> Bool {
        guard let place = places[name] else { return false }
        guard let file = zip_fopen_index(handle, place.index, 0) else { throw .damaged }
        defer { zip_fclose(file) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { piece.deallocate() }
        var left = place.size
        while true {
            let got = zip_fread(file, piece.baseAddress, UInt64(piece.count))
            guard got >= 0, got <= left else { throw .damaged }
            if got == 0 { break }
            left -= Int(got)
            try take(UnsafeRawBufferPointer(rebasing: piece[..<Int(got)]))
        }
        guard left == 0 else { throw .damaged }
        return true
    }

    /// The whole of a small entry; nil when there is none.
    func bytes(of name: String) throws(UnreadableDocument) -> [UInt8]? {
        var all: [UInt8] = []
        return try read(name) { piece throws(UnreadableDocument) in all.append(contentsOf: piece) } ? all : nil
    }

    private static func look(
        over handle: OpaquePointer, limits: ReadingLimits
    ) throws(UnreadableDocument) -> ([String], [String: (index: UInt64, size: Int)]) {
        let count = Int(zip_get_num_entries(handle, 0))
        guard count <= limits.entries else { throw .tooLarge(.entries) }
        var names: [String] = []
        var places: [String: (index: UInt64, size: Int)] = [:]
        var unpacked = 0
        for index in 0..<max(count, 0) {
            var entry = zip_stat_t()
            guard zip_stat_index(handle, UInt64(index), 0, &entry) == 0, let raw = entry.name else { throw .damaged }
            let name = String(cString: raw)
            guard entry.encryption_method == UInt16(ZIP_EM_NONE) else { throw .encrypted }
            guard isPlain(name), places[name] == nil else { throw .damaged }
            let (sum, overflow) = unpacked.addingReportingOverflow(Int(clamping: entry.size))
            guard !overflow, sum <= limits.unpackedBytes else { throw .tooLarge(.unpackedBytes) }
            unpacked = sum
            if entry.size > 1 << 20, entry.size / max(entry.comp_size, 1) > UInt64(limits.expansionRatio) {
                throw .tooLarge(.expansionRatio)
            }
            names.append(name)
            places[name] = (UInt64(index), Int(entry.size))
        }
        return (names, places)
    }

    /// A name that stays inside its package: relative, no backslash, no step upwards.
    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix("/") && !name.utf8.contains(UInt8(ascii: "\\"))
            && !name.split(separator: "/").contains("..")
    }
}
