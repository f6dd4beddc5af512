/// What comes from outside: the clock, fresh identities and chance. Tests replace this and nothing else.
package struct World: Sendable {
    /// The current moment.
    package var now: @Sendable () -> Instant
    /// A fresh identity, 26 characters of Crockford base 32, rising with time.
    package var newID: @Sendable () -> String
    /// This many random bytes, fit for secrets.
    package var randomBytes: @Sendable (Int) -> [UInt8]

    package init(
        now: @escaping @Sendable () -> Instant, newID: @escaping @Sendable () -> String,
        randomBytes: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.now = now
        self.newID = newID
        self.randomBytes = randomBytes
    }

    /// Today on the wall in Vietnam.
    package func today() -> Day { now().localDay }

    /// The world of one clock and one source of chance: ids are 48 bits of time and 80 random bits.
    package static func live(now: @escaping @Sendable () -> Instant) -> World {
        let random: @Sendable (Int) -> [UInt8] = { count in
            var generator = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        }
        return World(now: now, newID: { identity(at: now(), chance: random(10)) }, randomBytes: random)
    }
}

/// 26 characters: ten of time, sixteen of chance; sorts by time.
func identity(at instant: Instant, chance: [UInt8]) -> String {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    var out: [UInt8] = []
    let ms = UInt64(max(0, instant.milliseconds))
    for shift in stride(from: 45, through: 0, by: -5) { out.append(alphabet[Int((ms >> UInt64(shift)) & 31)]) }
    var buffer: UInt32 = 0
    var bits = 0
    for byte in chance {
        buffer = (buffer << 8) | UInt32(byte)
        bits += 8
        while bits >= 5 {
            bits -= 5
            out.append(alphabet[Int((buffer >> UInt32(bits)) & 31)])
        }
        buffer &= (1 << UInt32(bits)) - 1
    }
    return String(decoding: out, as: UTF8.self)
}
