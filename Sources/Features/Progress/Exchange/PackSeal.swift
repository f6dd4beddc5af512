import Crypto
import Formats
import Organizations
import Plans
import Vocabulary

/// Signs what a pack must not change, with the house's own secret, so that a changed key and somebody else's pack are
/// recognised when they come back.
struct PackSeal: Sendable {
    let secret: [UInt8]

    /// HMAC-SHA256 of the parts, each with its length so that no two lists give the same bytes; 24 hexadecimal digits.
    func mark(_ parts: [String]) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: packBytes(parts), using: SymmetricKey(data: secret))
        return packHex(code.prefix(12))
    }
}

/// SHA-256 of the parts, 32 hexadecimal digits.
func packDigest(_ parts: [String]) -> String { packHex(SHA256.hash(data: packBytes(parts)).prefix(16)) }

private func packBytes(_ parts: [String]) -> [UInt8] { parts.flatMap { Array("\($0.utf8.count):\($0)".utf8) } }

private func packHex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

/// What a pack of progress says it is.
struct PackIdentity: Sendable, Hashable {
    /// The form of the file; another one is not read.
    static let format = "tiendo.goi-tien-do/1"

    /// The same for packs of one unit, one day and the same content.
    var pack: String
    var unit: ID<OrgUnit>
    var unitCode: String
    var unitName: String
    var madeOn: Day

    private var parts: [String] { ["identity", Self.format, pack, unit.text, unitCode, unitName, madeOn.iso] }

    /// As it is written on the hidden sheet.
    func pairs(_ seal: PackSeal) -> [(name: String, value: String)] {
        [
            ("dang", Self.format), ("goi", pack), ("co-quan", unit.text), ("ma", unitCode), ("ten", unitName),
            ("ngay", madeOn.iso), ("dau", seal.mark(parts)),
        ]
    }

    init(pack: String, unit: UnitLink, madeOn: Day) {
        self.pack = pack
        self.unit = unit.id
        unitCode = unit.code
        unitName = unit.name
        self.madeOn = madeOn
    }

    /// Reads the hidden sheet.
    ///
    /// - Throws: `PackRefusal.otherForm`, `.notOurs`.
    init(_ facts: [String: String], _ seal: PackSeal) throws(PackRefusal) {
        guard let form = facts["dang"], form == Self.format else { throw .otherForm }
        guard let madeOn = facts["ngay"].flatMap({ Day($0) }) else { throw .notOurs }
        pack = facts["goi"] ?? ""
        unit = ID(facts["co-quan"] ?? "")
        unitCode = facts["ma"] ?? ""
        unitName = facts["ten"] ?? ""
        self.madeOn = madeOn
        guard facts["dau"] == seal.mark(parts) else { throw .notOurs }
    }
}

/// The key of one row, in its hidden cell.
struct PackKey: Sendable, Hashable {
    var assignment: ID<Assignment>
    var version: Int
    /// Empty for the task as a whole.
    var occurrence: String
    /// Of what was filled in when the pack was made: an equal one means that nobody touched the row.
    var digest: String

    var parts: [String] { [assignment.text, String(version), occurrence, digest] }

    /// The cell's text. The mark also covers the locked words that people read, so that filled-in words cannot slide
    /// beside another task unseen.
    func text(_ identity: PackIdentity, locked: [String], _ seal: PackSeal) -> String {
        (parts + [mark(identity, locked, seal)]).joined(separator: "|")
    }

    private func mark(_ identity: PackIdentity, _ locked: [String], _ seal: PackSeal) -> String {
        seal.mark(["row", identity.pack, identity.unit.text] + parts + locked)
    }

    init(assignment: ID<Assignment>, version: Int, occurrence: String, digest: String) {
        self.assignment = assignment
        self.version = version
        self.occurrence = occurrence
        self.digest = digest
    }

    /// Reads the cell; nil when it or a locked cell of its row is not what was written.
    init?(_ text: String, _ identity: PackIdentity, locked: [String], _ seal: PackSeal) {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, let version = Int(parts[1]) else { return nil }
        self.init(assignment: ID(parts[0]), version: version, occurrence: parts[2], digest: parts[3])
        guard parts[4] == mark(identity, locked, seal) else { return nil }
    }
}
