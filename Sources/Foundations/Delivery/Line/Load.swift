import CCurl
import Foundation

/// What goes out in a transfer and what comes back; touched by one thread at a time.
final class Load {
    private let outgoing: [UInt8]
    private var given = 0
    private let mayReachPrivate: Bool
    /// Whether libcurl has the last byte: from then on the other side may have all of it.
    var isHandedOver: Bool { given == outgoing.count }
    /// Whether an address was refused because it is a private one.
    private(set) var metPrivateAddress = false
    /// The mail server's last line.
    private(set) var lastReply = ""
    /// The mail server's last line that refused something; a farewell may follow it.
    private(set) var refusal: String?
    var body = Excerpt()

    init(outgoing: [UInt8] = [], mayReachPrivate: Bool) {
        self.outgoing = outgoing
        self.mayReachPrivate = mayReachPrivate
    }

    /// The next bytes to send; 0 when all were given.
    func give(_ buffer: UnsafeMutablePointer<CChar>, atMost room: Int) -> Int {
        let count = min(room, outgoing.count - given)
        guard count > 0 else { return 0 }
        UnsafeMutableRawPointer(buffer).copyMemory(
            from: Array(outgoing[given..<(given + count)]), byteCount: count)
        given += count
        return count
    }

    func noteReply(_ buffer: UnsafeMutablePointer<CChar>, _ count: Int) {
        var line = Excerpt()
        line.append(buffer, count)
        let text = line.text
        if !text.isEmpty { lastReply = text }
        if text.hasPrefix("4") || text.hasPrefix("5") { refusal = text }
    }

    /// Opens a socket for an address that libcurl wants to reach, unless it is one it must not; -1 is no.
    func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        let wanted = address.pointee
        if !mayReachPrivate {
            let place = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0
            let bytes = UnsafeRawBufferPointer(
                start: UnsafeRawPointer(address).advanced(by: place), count: Int(wanted.addrlen))
            if NetworkAddress(family: wanted.family, bytes).map(\.isPrivate) ?? true {
                metPrivateAddress = true
                return -1
            }
        }
        return socket(wanted.family, wanted.socktype, wanted.protocol)
    }
}

/// The beginning of what came in, as text without control characters.
struct Excerpt {
    private static let limit = 500
    private var bytes: [UInt8] = []

    mutating func append(_ buffer: UnsafeMutablePointer<CChar>, _ count: Int) {
        let room = min(count, Excerpt.limit - bytes.count)
        guard room > 0 else { return }
        bytes += UnsafeRawBufferPointer(start: UnsafeRawPointer(buffer), count: room)
    }

    var text: String {
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.map {
            $0.properties.generalCategory == .control ? " " : $0
        }
        return String(String.UnicodeScalarView(scalars)).trimmingCharacters(in: .whitespaces)
    }
}
