import Hummingbird
import Vocabulary

/// Makes a `Call` of what came over the wire; everything in it is checked, NFC and without control characters.
struct Incoming {
    let request: Request
    let settings: WebSettings

    /// Whether a program asks. It is told of control characters; people are spared them.
    var isForPrograms: Bool { (request.head.path ?? "").hasPrefix("/api/") }

    /// Whether the address holds, encoded, a character that would be taken out of it.
    private var holdsControls: Bool {
        guard let raw = Decoding.percentDecoded((request.head.path ?? "").utf8, plusIsSpace: false),
            let text = String(validating: raw, as: UTF8.self)
        else { return false }
        return text.unicodeScalars.contains { $0.value < 32 || Decoding.isTakenOut($0) }
    }

    /// The path's steps, decoded; the empty step after a last `/` is kept.
    func steps() throws(Refusal) -> [String] {
        let bytes = Array((request.head.path ?? "/").utf8)
        guard bytes.count <= settings.addressBytes else { throw .addressTooLong }
        guard !isForPrograms || !holdsControls else { throw .unreadable(.unreadable) }
        guard bytes.first == UInt8(ascii: "/") else { throw .unreadable(.unreadable) }
        var steps: [String] = []
        let end = bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.endIndex
        for piece in bytes[1..<end].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let raw = Decoding.percentDecoded(piece, plusIsSpace: false),
                let step = Decoding.text(raw, keepingLines: false)
            else { throw .unreadable(.unreadable) }
            steps.append(step)
        }
        return steps
    }

    /// The query, decoded.
    func query() throws(Refusal) -> [(name: String, value: String)] {
        let bytes = Array((request.head.path ?? "/").utf8)
        guard let cut = bytes.firstIndex(of: UInt8(ascii: "?")) else { return [] }
        do {
            return try Decoding.pairs(bytes[(cut + 1)...], keepingLines: false, atMost: 200)
        } catch {
            throw .unreadable(error)
        }
    }

    /// Header values by lower-case name.
    func headers() throws(Refusal) -> [String: String] {
        var headers: [String: String] = [:]
        var bytes = 0
        for field in request.headers {
            bytes += field.name.rawName.utf8.count + field.value.utf8.count + 4
            if field.name.canonicalName != "cookie" {
                headers[field.name.canonicalName] = Decoding.clean(field.value, keepingLines: false)
            }
        }
        if let host = request.head.authority { headers["host"] = host }
        guard bytes <= settings.headerBytes else { throw .headersTooLarge }
        return headers
    }

    /// Cookies by name; the first of a name wins, as RFC 6265 orders the more specific first.
    func cookies() -> [String: String] {
        var cookies: [String: String] = [:]
        for line in request.headers[values: .cookie] {
            for pair in line.utf8.split(separator: UInt8(ascii: ";")) {
                let bare = pair.drop { $0 == 32 }
                guard let cut = bare.firstIndex(of: UInt8(ascii: "=")) else { continue }
                let name = String(Substring(bare[..<cut]))
                if cookies[name] == nil {
                    cookies[name] = Decoding.clean(
                        String(Substring(bare[bare.index(after: cut)...])), keepingLines: false)
                }
            }
        }
        return cookies
    }

    /// The body, read as it comes and no further than the limit.
    func body(limit: Int) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit {
            throw Refusal.bodyTooLarge(limit: limit)
        }
        let stream = request.body
        let seconds = settings.bodySeconds
        return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            group.addTask {
                var bytes: [UInt8] = []
                for try await piece in stream {
                    guard bytes.count + piece.readableBytes <= limit else { throw Refusal.bodyTooLarge(limit: limit) }
                    bytes.append(contentsOf: piece.readableBytesView)
                }
                return bytes
            }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let bytes = first else { throw Refusal.bodyTooSlow }
            return bytes
        }
    }
}
