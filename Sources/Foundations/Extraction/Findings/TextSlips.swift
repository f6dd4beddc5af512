internal import Formats

/// Words that a scanner or a hurried hand writes for others, with what is probably meant. Only whole phrases that make
/// no sense as they stand.
private let slips: [(wrong: String, likely: String)] = [
    ("Phần đầu có", "Phấn đấu có"), ("Phần đầu tỷ", "Phấn đấu tỷ"), ("Phần đầu đạt", "Phấn đấu đạt"),
    ("Phần đầu đến", "Phấn đấu đến"), ("Phần đầu hoàn", "Phấn đấu hoàn"), ("và đầu đạt", "và phấn đấu đạt"),
    ("Thế chế", "Thể chế"), ("thế chế", "thể chế"), ("Đè tài", "Đề tài"), ("đè tài", "đề tài"), ("Đè án", "Đề án"),
    ("- Sóng -", "- Sống -"), ("Công TTĐT", "Cổng TTĐT"), ("Công thông tin điện tử", "Cổng thông tin điện tử"),
    ("binh dân học vụ", "bình dân học vụ"), ("Binh dân học vụ", "Bình dân học vụ"), ("chuyển đổi sổ", "chuyển đổi số"),
    ("công nghệ sổ", "công nghệ số"), ("Chỉ sổ", "Chỉ số"), ("chỉ sổ", "chỉ số"), ("tài khoản sổ", "tài khoản số"),
    ("cửa số", "cửa sổ"), ("phủ cập", "phổ cập"), ("tổ cáo", "tố cáo"), ("ban giao", "bàn giao"),
    ("cản trở sư", "cản trở sự"), ("Bộ trí", "Bố trí"), ("hợp trực tuyến", "họp trực tuyến"),
    ("PTTH tinh", "PTTH tỉnh"),
    ("truyền hình tinh", "truyền hình tỉnh"), ("của tinh ", "của tỉnh "), ("trên địa bàn tinh", "trên địa bàn tỉnh"),
    ("UBND tinh", "UBND tỉnh"), ("kỳ năng", "kỹ năng"), ("khu khu ", "khu "),
    ("Uỷ bạn", "Uỷ ban"), ("Ủy bạn", "Ủy ban"), ("sở, bạn", "sở, ban"),
]

/// Looks for slips in every text of a document; each distinct one is told once, with how often it stands there.
struct TextSlips {
    private var found: [(slip: Int, count: Int, origin: Origin)] = []
    /// Slips by their first two bytes, so that a text is walked once.
    private static let byStart: [UInt16: [Int]] = {
        var table: [UInt16: [Int]] = [:]
        for (index, slip) in slips.enumerated() { table[key(Array(slip.wrong.utf8), 0), default: []].append(index) }
        return table
    }()
    private static let bytes: [[UInt8]] = slips.map { Array($0.wrong.utf8) }
    private static let starts: [Bool] = {
        var marks = Array(repeating: false, count: 65_536)
        for key in byStart.keys { marks[Int(key)] = true }
        return marks
    }()

    private static func key(_ bytes: [UInt8], _ at: Int) -> UInt16 { UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1]) }

    /// Looks through one text; returns whether it holds a slip.
    @discardableResult
    mutating func look(_ text: String, _ origin: @autoclosure () -> Origin) -> Bool {
        var hits: [Int] = []
        var text = text
        text.withUTF8 { utf8 in
            guard utf8.count >= 6 else { return }
            for at in 0..<(utf8.count - 3) {
                let key = UInt16(utf8[at]) << 8 | UInt16(utf8[at + 1])
                guard TextSlips.starts[Int(key)], let candidates = TextSlips.byStart[key] else { continue }
                for candidate in candidates {
                    let wrong = TextSlips.bytes[candidate]
                    guard at + wrong.count <= utf8.count else { continue }
                    var same = 2
                    while same < wrong.count, utf8[at + same] == wrong[same] { same += 1 }
                    // Whole words: no letter goes on after the phrase or stands before it.
                    if same == wrong.count, at + same == utf8.count || !isLetter(utf8[at + same]) || wrong.last == 32,
                        at == 0 || !isLetter(utf8[at - 1])
                    {
                        hits.append(candidate)
                    }
                }
            }
        }
        for hit in hits {
            if let known = found.firstIndex(where: { $0.slip == hit }) {
                found[known].count += 1
            } else {
                found.append((hit, 1, origin()))
            }
        }
        return !hits.isEmpty
    }

    var findings: [Finding] {
        found.map { slip, count, origin in
            let (wrong, likely) = slips[slip]
            let times = count > 1 ? " (\(count) chỗ)" : ""
            return Finding(
                code: "ocr.suspect", severity: .info,
                says: "«\(cleaned(wrong))»\(times) có thể là «\(cleaned(likely))»; giữ nguyên như văn bản.",
                origin: origin)
        }
    }
}

private func isLetter(_ byte: UInt8) -> Bool { byte >= 128 || (65...90).contains(byte) || (97...122).contains(byte) }
