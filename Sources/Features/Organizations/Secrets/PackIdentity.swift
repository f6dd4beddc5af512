package import Vocabulary

/// What a pack says it is: a workbook that one unit fills in and sends back.
package struct PackIdentity: Sendable, Hashable {
    /// Why a file is not taken for a pack.
    package enum Trouble: Error {
        /// Made by another version of this program, or a pack of another kind.
        case otherForm
        /// Its identity was changed, or another house made it.
        case notOurs
    }

    /// The kind and form of the file; another one is not read.
    package let format: String
    /// The same for packs of one unit, one day and the same content.
    package let pack: String
    package let unit: ID<OrgUnit>
    package let unitCode: String
    package let unitName: String
    package let madeOn: Day

    private var parts: [String] { ["identity", format, pack, unit.text, unitCode, unitName, madeOn.iso] }

    package init(format: String, pack: String, unit: ID<OrgUnit>, code: String, name: String, madeOn: Day) {
        self.format = format
        self.pack = pack
        self.unit = unit
        unitCode = code
        unitName = name
        self.madeOn = madeOn
    }

    /// As it is written on the hidden sheet.
    package func pairs(_ seal: Seal) -> [(name: String, value: String)] {
        [
            ("dang", format), ("goi", pack), ("co-quan", unit.text), ("ma", unitCode), ("ten", unitName),
            ("ngay", madeOn.iso), ("dau", seal.mark(parts)),
        ]
    }

    /// Reads the hidden sheet of a pack of this format.
    package init(_ facts: [String: String], format: String, _ seal: Seal) throws(Trouble) {
        guard facts["dang"] == format else { throw .otherForm }
        guard let madeOn = facts["ngay"].flatMap({ Day($0) }) else { throw .notOurs }
        self.init(
            format: format, pack: facts["goi"] ?? "", unit: ID(facts["co-quan"] ?? ""), code: facts["ma"] ?? "",
            name: facts["ten"] ?? "", madeOn: madeOn)
        guard facts["dau"] == seal.mark(parts) else { throw .notOurs }
    }

    /// The hidden cell that says which thing a row is of. Its mark also covers the locked words that people read, so
    /// that filled-in words cannot slide beside another thing unseen.
    package func rowKey(_ parts: [String], locked: [String], _ seal: Seal) -> String {
        (parts + [rowMark(parts, locked, seal)]).joined(separator: "|")
    }

    /// The parts of a row's hidden cell; nil when it or a locked cell of its row is not what was written.
    package func parts(ofRowKey text: String, locked: [String], _ seal: Seal) -> [String]? {
        let cells = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard let mark = cells.last, mark == rowMark(Array(cells.dropLast()), locked, seal) else { return nil }
        return Array(cells.dropLast())
    }

    private func rowMark(_ parts: [String], _ locked: [String], _ seal: Seal) -> String {
        seal.mark(["row", pack, unit.text] + parts + locked)
    }
}
