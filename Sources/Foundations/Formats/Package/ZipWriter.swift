internal import CZip

/// A package could not be put together: a defect of ours or no room left.
package struct UnwritableDocument: Error {
    package init() {}
}

/// Puts entries into a ZIP, the same bytes for the same entries: given order, one fixed time, one level.
func zipped(_ entries: [(name: String, bytes: [UInt8])]) throws(UnwritableDocument) -> [UInt8] {
    var error = zip_error_t()
    guard let target = zip_source_buffer_create(nil, 0, 1, &error) else { throw UnwritableDocument() }
    // Kept past closing, to read the result from it.
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
        zip_source_free(target)
        throw UnwritableDocument()
    }
    // The bytes must stay until the archive is closed: one block holds them all.
    let block = UnsafeMutableRawBufferPointer.allocate(
        byteCount: entries.reduce(1) { $0 + $1.bytes.count }, alignment: 1)
    defer { block.deallocate() }
    var offset = 0
    for entry in entries {
        let place = UnsafeMutableRawBufferPointer(rebasing: block[offset..<offset + entry.bytes.count])
        place.copyBytes(from: entry.bytes)
        offset += entry.bytes.count
        guard let source = zip_source_buffer(archive, place.baseAddress, UInt64(place.count), 0) else {
            zip_discard(archive)
            throw UnwritableDocument()
        }
        let index = zip_file_add(archive, entry.name, source, UInt32(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            zip_discard(archive)
            throw UnwritableDocument()
        }
        // 1 January 1980, 00:00, the first moment a ZIP knows.
        zip_file_set_dostime(archive, UInt64(index), 0, 0x21, 0)
        zip_set_file_compression(archive, UInt64(index), ZIP_CM_DEFLATE, 6)
    }
    guard zip_close(archive) == 0 else {
        zip_discard(archive)
        throw UnwritableDocument()
    }
    return try written(target)
}

private func written(_ source: OpaquePointer) throws(UnwritableDocument) -> [UInt8] {
    var facts = zip_stat_t()
    guard zip_source_stat(source, &facts) == 0, zip_source_open(source) == 0 else { throw UnwritableDocument() }
    defer { zip_source_close(source) }
    var bytes = [UInt8](repeating: 0, count: Int(facts.size))
    let got = bytes.withUnsafeMutableBytes { zip_source_read(source, $0.baseAddress, UInt64($0.count)) }
    guard got == Int64(bytes.count) else { throw UnwritableDocument() }
    return bytes
}
