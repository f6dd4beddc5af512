import Vocabulary

extension Phrase {
    static let documentRegister = Phrase("Sổ văn bản", "Documents")
    static let documentTitle = Phrase("Trích yếu", "Title")
    static let documentKind = Phrase("Loại", "Kind")
    static let documentNumber = Phrase("Số, ký hiệu", "Number")
    static let issuedOn = Phrase("Ngày ban hành", "Issued on")
    static let issuer = Phrase("Cơ quan ban hành", "Issuer")
    static let originalFile = Phrase("Tệp gốc", "Original file")
    static let draft = Phrase("Dự thảo", "Draft")
    static let downloadCSV = Phrase("Tải CSV", "Download CSV")
    static let downloadXLSX = Phrase("Tải XLSX", "Download XLSX")
}
