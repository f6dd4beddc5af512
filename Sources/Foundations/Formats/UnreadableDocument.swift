package import Vocabulary

/// Why a file cannot be used. Each has one sentence that says what it is and one that says what to do.
package enum UnreadableDocument: UserFacing, Equatable, Sendable {
    /// No bytes, or nothing in them.
    case empty
    /// Cut off, or its check sums do not agree.
    case damaged
    /// Needs a password.
    case encrypted
    /// Carries a program (VBA).
    case macros
    /// Over a limit.
    case tooLarge(Limit)
    /// Its XML declares a document type or entities.
    case entities
    /// A kind of file that is known and not read.
    case unsupported(Kind)
    /// The bytes are no document at all.
    case notADocument
    /// The bytes are not what the file's name says, and cannot be read as what they are.
    case mislabelled(named: String, found: Kind)
    /// A CSV file that is neither UTF-8 nor UTF-16.
    case wrongText
    /// A CSV file with a quote that never closes, and the line it opens on.
    case openQuote(line: Int)
    /// A CSV file with a record that is too long or has too many fields, and the line it begins on.
    case longRecord(line: Int)
    /// The paper bears a mark of state secrets, as found.
    case classified(mark: String)

    /// The limits of `ReadingLimits`.
    package enum Limit: String, Equatable, Sendable {
        case bytes, entries, unpackedBytes, expansionRatio, depth, cells, time
    }

    /// Kinds that are known by their first bytes and refused.
    package enum Kind: String, Equatable, Sendable {
        case legacyWord, legacyExcel, legacyOffice, pdf, rtf, openDocument, presentation, binaryWorkbook, picture,
            webPage, wordXML, archive, program
    }
}

extension UnreadableDocument {
    package var message: UserMessage {
        switch self {
        case .empty:
            UserMessage(
                code: "FMT-01", says: "Tệp không có nội dung.", next: "Mở lại tệp gốc, kiểm tra rồi tải lên bản đầy đủ."
            )
        case .damaged:
            UserMessage(
                code: "FMT-02", says: "Tệp bị hỏng hoặc bị cắt cụt nên không đọc được.",
                next: "Mở tệp bằng Word hoặc Excel, lưu lại bản mới rồi tải lên.")
        case .encrypted:
            UserMessage(
                code: "FMT-03", says: "Tệp được bảo vệ bằng mật khẩu.",
                next: "Bỏ mật khẩu mở tệp, lưu lại rồi tải lên.")
        case .macros:
            UserMessage(
                code: "FMT-04", says: "Tệp có chứa macro nên không được nhận.",
                next: "Lưu lại thành .docx hoặc .xlsx (không macro) rồi tải lên.")
        case .tooLarge(let limit): limit.message
        case .entities:
            UserMessage(
                code: "FMT-06",
                says: "Tệp có khai báo thực thể XML, dấu hiệu của tệp bị can thiệp, nên không được đọc.",
                next: "Mở tệp bằng Word hoặc Excel, lưu lại bản mới rồi tải lên.")
        case .unsupported(let kind):
            UserMessage(code: "FMT-07", says: "\(kind.noun) chưa đọc được.", next: kind.advice)
        case .notADocument:
            UserMessage(
                code: "FMT-08", says: "Tệp không phải là văn bản.", next: "Chọn tệp .docx, .xlsx hoặc .txt rồi tải lên."
            )
        case .mislabelled(let name, let kind):
            UserMessage(
                code: "FMT-09", says: "Tệp mang đuôi .\(name) nhưng thực ra là: \(kind.noun.lowercasedFirst).",
                next: kind.advice)
        case .wrongText:
            UserMessage(
                code: "FMT-11", says: "Tệp CSV không được lưu ở mã UTF-8.",
                next: "Trong Excel chọn «Lưu thành», kiểu «CSV UTF-8», rồi tải lên.")
        case .openQuote(let line):
            UserMessage(
                code: "FMT-12", says: "Tệp CSV có dấu nháy kép mở ở dòng \(line) mà không đóng.",
                next: "Sửa dòng đó rồi tải lên lại.")
        case .longRecord(let line):
            UserMessage(
                code: "FMT-13", says: "Tệp CSV có bản ghi bắt đầu ở dòng \(line) quá dài hoặc có quá nhiều cột.",
                next: "Xem dòng đó có dấu nháy kép nào mở mà không đóng không, sửa rồi tải lên lại.")
        case .classified(let mark):
            UserMessage(
                code: "FMT-10", says: "Văn bản có dấu độ mật «\(mark)» nên không được đưa vào hệ thống này.",
                next: "Xử lý văn bản theo quy định về bảo vệ bí mật nhà nước; không có gì của tệp được lưu lại.")
        }
    }
}

extension UnreadableDocument.Limit {
    fileprivate var message: UserMessage {
        let next = "Tách thành nhiều tệp nhỏ hơn hoặc lưu lại bản mới rồi tải lên."
        return switch self {
        case .bytes: UserMessage(code: "FMT-05", says: "Tệp vượt quá dung lượng cho phép.", next: next)
        case .entries: UserMessage(code: "FMT-05", says: "Tệp có quá nhiều thành phần bên trong.", next: next)
        case .unpackedBytes:
            UserMessage(code: "FMT-05", says: "Nội dung tệp sau khi giải nén vượt quá dung lượng cho phép.", next: next)
        case .expansionRatio:
            UserMessage(code: "FMT-05", says: "Tệp nén bất thường, có thể là tệp độc hại.", next: next)
        case .depth: UserMessage(code: "FMT-05", says: "Cấu trúc tệp lồng nhau quá sâu.", next: next)
        case .cells: UserMessage(code: "FMT-05", says: "Tệp có quá nhiều ô bảng.", next: next)
        case .time: UserMessage(code: "FMT-05", says: "Đọc tệp quá lâu nên đã dừng.", next: next)
        }
    }
}

extension UnreadableDocument.Kind {
    /// The kind as the subject of a sentence.
    var noun: String {
        switch self {
        case .legacyWord: "Tệp Word đời cũ (.doc)"
        case .legacyExcel: "Tệp Excel đời cũ (.xls)"
        case .legacyOffice: "Tệp Office đời cũ"
        case .pdf: "Tệp PDF"
        case .rtf: "Tệp RTF"
        case .openDocument: "Tệp OpenDocument"
        case .presentation: "Tệp trình chiếu"
        case .binaryWorkbook: "Tệp Excel nhị phân (.xlsb)"
        case .picture: "Tệp ảnh"
        case .webPage: "Trang web lưu thành tệp"
        case .wordXML: "Tệp XML"
        case .archive: "Tệp nén"
        case .program: "Tệp chương trình"
        }
    }

    /// What to do with it, a whole sentence.
    var advice: String {
        switch self {
        case .legacyWord, .rtf, .webPage, .wordXML, .legacyOffice, .openDocument:
            "Mở tệp, chọn «Lưu thành» .docx hoặc .xlsx rồi tải lên."
        case .legacyExcel, .binaryWorkbook: "Mở bằng Excel, chọn «Lưu thành» .xlsx rồi tải lên."
        case .pdf: "Tải lên bản Word (.docx) của văn bản này."
        case .presentation: "Chép nội dung sang tệp .docx rồi tải lên."
        case .picture: "Tải lên bản Word (.docx) của văn bản thay cho ảnh chụp."
        case .archive: "Giải nén rồi tải lên từng tệp bên trong."
        case .program: "Chọn tệp .docx, .xlsx hoặc .txt rồi tải lên."
        }
    }
}

extension String {
    /// The same words inside a sentence: `Tệp PDF` becomes `tệp PDF`.
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
