internal import CExpat

/// What reading cannot be cheaper than: the bench divides by it.
package enum ReadingBaseline {
    /// Unpacks every XML part of a package and runs the streaming parser over it once, its handlers empty.
    /// - Returns: Unpacked bytes.
    package static func unzipAndParse(_ bytes: [UInt8]) throws -> Int {
        let archive = try ZipArchive(bytes, limits: ReadingLimits())
        var total = 0
        for name in archive.names where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
            guard let parser = XML_ParserCreate(nil) else { throw UnreadableDocument.damaged }
            defer { XML_ParserFree(parser) }
            XML_SetElementHandler(parser, { _, _, _ in }, { _, _ in })
            XML_SetCharacterDataHandler(parser) { _, _, _ in }
            try archive.read(name) { piece throws(UnreadableDocument) in
                total += piece.count
                let start = piece.assumingMemoryBound(to: CChar.self).baseAddress
                if XML_Parse(parser, start, Int32(piece.count), 0) != XML_STATUS_OK { throw .damaged }
            }
            if XML_Parse(parser, "", 0, 1) != XML_STATUS_OK { throw UnreadableDocument.damaged }
        }
        return total
    }
}
