package import Vocabulary

/// Why a file of values or of indicators is not taken as a whole. Codes `IND-60`…; never reused.
package enum ValueFileProblem: UserFacing, Equatable {
    case noFile
    case columnMissing(String)
    case columnTwice(String)
    /// Some lines are wrong; nothing is stored.
    case findings(Int)
    /// Too long for a page; the command line takes any length.
    case tooLong(limit: Int)
    case nothingNew
    /// More values than a workbook can hold.
    case tooMany(limit: Int)
    case notThis(String)

    package var message: UserMessage {
        switch self {
        case .noFile:
            UserMessage(code: "IND-60", says: "Chưa chọn tệp nào.", next: "Chọn tệp CSV, XLSX hoặc JSON rồi gửi lại.")
        case .columnMissing(let name):
            UserMessage(
                code: "IND-61", says: "Tệp không có cột “\(name)”.",
                next: "Dòng đầu của tệp là tên các cột, như trong tệp xuất ra.")
        case .columnTwice(let name):
            UserMessage(
                code: "IND-62", says: "Tệp có hai cột “\(name)”.", next: "Bỏ một cột rồi gửi lại.")
        case .findings(let count):
            UserMessage(
                code: "IND-63", says: "Có \(count) dòng sai nên chưa ghi gì.",
                next: "Sửa các dòng được nêu rồi gửi lại cả tệp.")
        case .tooLong(let limit):
            UserMessage(
                code: "IND-64", says: "Tệp có hơn \(limit) dòng.",
                next: "Chia tệp, hoặc nhờ người quản trị máy chủ nhập tệp CSV bằng lệnh tiendo import-values.")
        case .nothingNew:
            UserMessage(
                code: "IND-65", says: "Tệp không có gì mới.", next: "Mọi giá trị trong tệp đều đã được ghi như vậy.")
        case .tooMany(let limit):
            UserMessage(
                code: "IND-67", says: "Có hơn \(limit) giá trị nên không lập được bảng tính.",
                next: "Tải tệp CSV, hoặc chọn ít chỉ số, đơn vị, kỳ hơn.")
        case .notThis(let words):
            UserMessage(code: "IND-66", says: words, next: "Sửa tệp rồi gửi lại.")
        }
    }
}

/// One thing that a line of a file makes one doubt.
package struct FileFinding: Sendable, Hashable {
    /// A wrong line is not stored, and with it the whole file; a question alone refuses nothing.
    package enum Kind: String, Sendable { case wrong, question }

    package let kind: Kind
    /// From 1; of JSON, the element's place in its list.
    package let line: Int
    /// The heading of the column; empty for the whole line.
    package let column: String
    /// `C5` in a workbook; empty for other files.
    package private(set) var cell = ""
    /// One sentence.
    package let says: String

    init(_ kind: Kind, line: Int, column: String = "", _ says: String) {
        self.kind = kind
        self.line = line
        self.column = column
        self.says = says
    }

    /// The same at another place.
    init(_ other: FileFinding, line: Int, cell: String) {
        self.init(other.kind, line: line, column: other.column, other.says)
        self.cell = cell
    }
}

/// The findings of a file of any length: all counted, the first thousand of each kind kept.
package struct FileFindings: Sendable, Equatable {
    /// How many of a kind are kept.
    static let limit = 1000

    /// In the order of the lines.
    package private(set) var wrong: [FileFinding] = []
    package private(set) var questions: [FileFinding] = []
    package private(set) var wrongCount = 0
    package private(set) var questionCount = 0

    init() {}

    mutating func wrong(_ line: Int, _ column: String, _ says: @autoclosure () -> String) {
        wrongCount += 1
        if wrong.count < FileFindings.limit { wrong.append(FileFinding(.wrong, line: line, column: column, says())) }
    }

    mutating func ask(_ line: Int, _ column: String, _ says: @autoclosure () -> String) {
        questionCount += 1
        if questions.count < FileFindings.limit {
            questions.append(FileFinding(.question, line: line, column: column, says()))
        }
    }

    /// Wrong ones first; at most a thousand in all.
    package var listed: [FileFinding] { Array((wrong + questions).prefix(FileFindings.limit)) }

    /// Says where each of them is in the file as it was sent.
    mutating func place(_ change: (FileFinding) -> FileFinding) {
        wrong = wrong.map(change)
        questions = questions.map(change)
    }

    /// Puts them into the order of the lines.
    mutating func sort() {
        wrong.sort { $0.line < $1.line }
        questions.sort { $0.line < $1.line }
    }

    mutating func merge(_ other: FileFindings) {
        wrong = Array((wrong + other.wrong).sorted { $0.line < $1.line }.prefix(FileFindings.limit))
        questions = Array((questions + other.questions).sorted { $0.line < $1.line }.prefix(FileFindings.limit))
        wrongCount += other.wrongCount
        questionCount += other.questionCount
    }
}
