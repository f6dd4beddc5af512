internal import CExpat

/// One streaming pass over an XML part. Each kind of part is a subclass that says what elements mean to it.
///
/// Elements and attributes are known by their usual prefixes (`w:p`). A part that uses other prefixes for the same
/// namespaces is met by `NamespacedMarkup`, which hands on the usual ones.
class MarkupReader {
    let limits: ReadingLimits
    let clock: ReadingClock
    /// Nested elements, the innermost counted.
    private(set) var depth = 0
    /// Character data is wanted now.
    var wantsText = false
    /// Everything below this depth is passed over; 0 when nothing is.
    private var skippedDepth = 0
    private(set) var failure: UnreadableDocument?
    private var parser: XML_Parser?
    private let tags = TagTable.shared
    /// The part uses unusual prefixes: it must be read again with namespaces.
    fileprivate var needsNamespaces = false
    fileprivate var names: NamespacedMarkup?

    init(limits: ReadingLimits, clock: ReadingClock) {
        self.limits = limits
        self.clock = clock
    }

    /// An element begins.
    func begin(_ tag: Tag, _ attributes: MarkupAttributes) {}
    /// An element ends.
    func end(_ tag: Tag) {}
    /// Character data, in pieces, while `wantsText`.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    /// Back to the state before the pass.
    func restart() {}

    /// Passes over the element that has just begun, with all in it.
    final func skip() { skippedDepth = depth }

    /// Ends the pass with an error.
    final func fail(_ problem: UnreadableDocument) {
        if failure == nil { failure = problem }
        if let parser { XML_StopParser(parser, XML_Bool(XML_FALSE)) }
    }

    /// Reads one part of the package; false when there is none of that name.
    final func read(_ name: String, of archive: ZipArchive) throws(UnreadableDocument) -> Bool {
        guard archive.contains(name) else { return false }
        do {
            try pass(name, of: archive)
        } catch {
            guard needsNamespaces else { throw error }
            failure = nil
            depth = 0
            skippedDepth = 0
            wantsText = false
            names = NamespacedMarkup()
            restart()
            try pass(name, of: archive)
        }
        names = nil
        needsNamespaces = false
        return true
    }

    private func pass(_ name: String, of archive: ZipArchive) throws(UnreadableDocument) {
        guard let parser = names == nil ? XML_ParserCreate(nil) : XML_ParserCreateNS(nil, NamespacedMarkup.separator)
        else { throw .tooLarge(.bytes) }
        self.parser = parser
        defer {
            XML_ParserFree(parser)
            self.parser = nil
        }
        depth = 0
        prepare(parser)
        try archive.read(name) { piece throws(UnreadableDocument) in
            let status = XML_Parse(parser, piece.assumingMemoryBound(to: CChar.self).baseAddress, Int32(piece.count), 0)
            if let failure { throw failure }
            if status != XML_STATUS_OK { throw .damaged }
            if clock.isOver { throw .tooLarge(.time) }
        }
        if XML_Parse(parser, "", 0, 1) != XML_STATUS_OK { throw failure ?? .damaged }
        if let failure { throw failure }
    }

    /// Handlers, and no entities at all: a DOCTYPE ends the pass.
    private func prepare(_ parser: XML_Parser) {
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser, 10)
        XML_SetBillionLaughsAttackProtectionActivationThreshold(parser, 1 << 20)
        XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
            MarkupReader.of(context)?.fail(.entities)
        }
        XML_SetElementHandler(
            parser,
            { context, name, attributes in
                guard let reader = MarkupReader.of(context), let name, let attributes else { return }
                reader.began(name, attributes)
            },
            { context, name in
                guard let reader = MarkupReader.of(context), let name else { return }
                reader.ended(name)
            })
        XML_SetCharacterDataHandler(parser) { context, data, count in
            guard let reader = MarkupReader.of(context), let data, reader.wantsText, reader.skippedDepth == 0 else {
                return
            }
            data.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
                reader.text(UnsafeBufferPointer(start: $0, count: Int(count)))
            }
        }
    }

    @inline(__always)
    private static func of(_ context: UnsafeMutableRawPointer?) -> MarkupReader? {
        context.map { Unmanaged<MarkupReader>.fromOpaque($0).takeUnretainedValue() }
    }

    private func began(_ name: UnsafePointer<CChar>, _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>) {
        depth += 1
        guard depth <= limits.depth else { return fail(.tooLarge(.depth)) }
        if let names {
            if skippedDepth == 0 { names.pass(name, list) { begin(tags[$0], $1) } }
            return
        }
        let attributes = MarkupAttributes(list: list)
        if attributes.declareUnusualPrefixes {
            needsNamespaces = true
            return fail(.damaged)
        }
        if skippedDepth == 0 {
            let tag = tags[name]
            if tag != .other { begin(tag, attributes) }
        }
    }

    private func ended(_ name: UnsafePointer<CChar>) {
        if skippedDepth == 0 {
            let tag: Tag
            if let names { tag = names.usual(name) { tags[$0] } } else { tag = tags[name] }
            if tag != .other { end(tag) }
        } else if skippedDepth == depth {
            skippedDepth = 0
        }
        depth -= 1
    }
}

/// When reading must stop.
struct ReadingClock {
    private let end: ContinuousClock.Instant

    init(_ limits: ReadingLimits) { end = .now + .seconds(limits.seconds) }

    var isOver: Bool { ContinuousClock.now > end }
}
