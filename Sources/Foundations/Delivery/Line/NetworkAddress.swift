import Foundation

/// An address of the network as bytes: four or sixteen.
struct NetworkAddress {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The address inside a `sockaddr`; nil for other families than IPv4 and IPv6.
    init?(family: Int32, _ raw: UnsafeRawBufferPointer) {
        switch family {
        case AF_INET where raw.count >= 8: bytes = Array(raw[4..<8])
        case AF_INET6 where raw.count >= 24: bytes = Array(raw[8..<24])
        default: return nil
        }
    }

    /// Whether it is not an address of the open internet: this machine, a private or shared network, link-local,
    /// multicast, reserved (RFC 6890, 4193, 4291), or one of these carried inside an IPv6 address.
    var isPrivate: Bool {
        if bytes.count == 4 { return NetworkAddress.isPrivate(bytes[0], bytes[1], bytes[2]) }
        guard bytes.count == 16 else { return true }
        // ::/96 and ::ffff:0:0/96, NAT64 64:ff9b::/96, 6to4 2002::/16 carry an IPv4 address.
        let isZero = bytes[0..<10].allSatisfy { $0 == 0 }
        if isZero, bytes[10] == bytes[11], bytes[10] == 0 || bytes[10] == 0xFF {
            return NetworkAddress(Array(bytes[12...])).isPrivate
        }
        if bytes[0..<12].elementsEqual([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) {
            return NetworkAddress(Array(bytes[12...])).isPrivate
        }
        if bytes[0] == 0x20, bytes[1] == 0x02 { return NetworkAddress(Array(bytes[2..<6])).isPrivate }
        // Only 2000::/3 is given out.
        return bytes[0] & 0xE0 != 0x20
    }

    private static func isPrivate(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
        switch (a, b, c) {
        case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): true
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): true
        case (192, 0, 0), (192, 0, 2), (198, 51, 100), (203, 0, 113): true
        default: false
        }
    }
}
