/// A document with an annex of tasks, as long as wanted, for benches and for other programs to open.
///
/// Its words are made by rule: no paper of anybody.
package func sampleAnnex(rows count: Int) -> WordDocument {
    let title = [
        WordParagraph("PHỤ LỤC", alignment: .center, isBold: true),
        WordParagraph("Danh mục nhiệm vụ mẫu (\(count) dòng)", alignment: .center, isItalic: true),
    ]
    let heads = ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm"]
    var rows = [
        WordTableRow(
            heads.map {
                WordTableCell([WordParagraph($0, alignment: .center, isBold: true)], verticalAlignment: .center)
            },
            isHeader: true)
    ]
    for number in 1...max(count, 1) {
        if number % 60 == 1 {
            let section = WordParagraph("Nhóm nhiệm vụ số \(number / 60 + 1)", isBold: true)
            rows.append(WordTableRow([WordTableCell([section], columnSpan: heads.count)]))
        }
        rows.append(WordTableRow(sampleTask(number).map { WordTableCell([WordParagraph($0, alignment: .justified)]) }))
    }
    return WordDocument(
        sections: [
            WordSection(blocks: title.map { .paragraph($0) }),
            WordSection(
                blocks: [.table(WordTable(columns: [12, 90, 40, 45, 28, 42], rows: rows))], isLandscape: true,
                restartsNumbers: true),
        ], title: "Phụ lục mẫu", fontSize: 13)
}

private func sampleTask(_ number: Int) -> [String] {
    let verbs = ["Rà soát", "Xây dựng", "Ban hành", "Tổ chức", "Triển khai", "Hoàn thiện", "Đánh giá"]
    let things = [
        "quy trình nội bộ", "cơ sở dữ liệu dùng chung", "nền tảng số", "bộ tiêu chí", "chương trình tập huấn",
    ]
    let agencies = ["Sở Khoa học và Công nghệ", "Văn phòng UBND tỉnh", "Sở Tài chính", "Công an tỉnh", "Sở Nội vụ"]
    let thing = things[number % things.count]
    return [
        "\(number)",
        "\(verbs[number % verbs.count]) \(thing) giai đoạn \(2_025 + number % 5) - \(2_030 + number % 3), bảo đảm liên "
            + "thông, đồng bộ giữa các cấp; báo cáo kết quả định kỳ (mục \(number)).",
        agencies[number % agencies.count],
        "Các sở, ban, ngành; UBND các xã, phường, đặc khu",
        number % 4 == 0 ? "Thường xuyên" : "Quý \(["I", "II", "III", "IV"][number % 4])/2026",
        "Báo cáo về \(thing)",
    ]
}
