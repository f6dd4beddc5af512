package import Vocabulary

/// How the house's codes are written in SDMX.
package enum SDMXCode {
    /// A code as an identifier of SDMX, which knows only `A-Z a-z 0-9 _ @ $ -`: every other byte, and an underscore at
    /// the beginning, as `$` and two hexadecimal digits, so that no two codes become one. Nothing at all is `_T`, the
    /// whole.
    package static func id(_ code: String) -> String {
        if code.isEmpty { return whole }
        var words: [UInt8] = []
        for (place, byte) in code.utf8.enumerated() {
            switch byte {
            case 48...57, 64...90, 97...122, 45: words.append(byte)
            case 95 where place > 0: words.append(byte)
            default: words.append(contentsOf: [36] + [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
        return String(decoding: words, as: UTF8.self)
    }

    /// All members together, after SDMX's own list of codes.
    static let whole = "_T"

    private static let digits = Array("0123456789ABCDEF".utf8)

    /// The column of a way of breaking down: `nhom-tuoi` is `NHOM_TUOI`.
    static func column(_ code: String) -> String {
        let name = String(code.uppercased().map { $0 == "-" ? "_" : $0 })
        let isPlain = name.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) || $0 == 95 }
        let starts = name.utf8.first.map { (65...90).contains($0) } ?? false
        return isPlain && starts && !taken.contains(name) ? name : "D_" + escaped(name)
    }

    private static func escaped(_ name: String) -> String {
        id(name).utf8.reduce(into: "") { words, byte in
            words.append(byte == 36 || byte == 64 ? "_" : Character(Unicode.Scalar(byte)))
        }
    }

    private static let taken: Set<String> = Set(
        concepts.map(\.code) + ["AREA", "STRUCTURE", "STRUCTURE_ID", "ACTION"])

    /// `M`, `Q`, `S`, `A`, after SDMX's CL_FREQ.
    package static func frequency(_ frequency: Frequency) -> String {
        switch frequency {
        case .month: "M"
        case .quarter: "Q"
        case .half: "S"
        case .year: "A"
        }
    }

    static let frequencies: [SDMXStructure.Item] = [
        .init(code: "M", name: "Tháng"), .init(code: "Q", name: "Quý"), .init(code: "S", name: "Sáu tháng"),
        .init(code: "A", name: "Năm"),
    ]

    static let statuses: [SDMXStructure.Item] = SDMXObservation.Status.allCases.map {
        .init(code: $0.rawValue, name: $0.words)
    }

    /// What the columns mean.
    static let concepts: [SDMXStructure.Item] = [
        .init(code: "FREQ", name: "Kỳ"), .init(code: "INDICATOR", name: "Chỉ số"),
        .init(code: "REF_AREA", name: "Đơn vị"),
        .init(code: "TIME_PERIOD", name: "Thời kỳ"), .init(code: "OBS_VALUE", name: "Giá trị"),
        .init(code: "UNIT_MEASURE", name: "Đơn vị tính"), .init(code: "OBS_STATUS", name: "Tình trạng của giá trị"),
        .init(code: "NUMERATOR", name: "Tử số"), .init(code: "DENOMINATOR", name: "Mẫu số"),
        .init(code: "COMMENT_OBS", name: "Ghi chú"),
    ]

    /// Words without line ends and other control signs: the reader of the sdmx1 package splits a file at every sign
    /// that Unicode calls a line end before it looks for quotes.
    static func oneLine(_ words: String) -> String {
        func breaks(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
                || scalar.value == 0x2029
        }
        guard words.unicodeScalars.contains(where: breaks) else { return words }
        // By characters, of which CR LF is one.
        return String(words.map { $0.unicodeScalars.contains(where: breaks) ? " " : $0 })
    }
}
