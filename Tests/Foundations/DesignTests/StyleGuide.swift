import Design
import Foundation
import Testing
import Vocabulary

/// Every part of the look with words of real lengths, on four pages; written to a folder so they can be looked at.
///
/// The folder is `$TIENDO_STYLE_GUIDE`, or a temporary one.
enum StyleGuide {
    static let person = Frame.Person(
        name: "Cán bộ đầu mối", unit: "Sở Khoa học và Công nghệ", roles: [.coordinator, .keeper])

    static func frame(_ title: String, _ section: Section?, _ main: HTML, notice: Notice? = nil) -> HTML {
        let face = Face(
            owner: "UBND tỉnh Quảng Ngãi", stylesheet: Address(path: "tai-nguyen/tiendo.css"),
            script: Address(path: "tai-nguyen/tiendo.js"))
        return Frame(
            title: title, section: section, main: main, face: face, person: person, notice: notice,
            otherLanguage: Address("/").with([("lang", "en")])
        ).html
    }

    static var pages: [(name: String, html: HTML)] {
        [
            ("so", frame("Sổ nhiệm vụ", .missions, register)),
            ("tong-quan", frame("Tổng quan", .overview, overview)),
            ("duyet", frame("Duyệt nhập", .documents, review)),
            (
                "bieu-mau",
                frame(
                    "Biểu mẫu và trạng thái", .account, forms,
                    notice: Notice(.done, "Đã ghi 37 nhiệm vụ vào sổ.", next: "Có thể mở từng nhiệm vụ để sửa."))
            ),
        ]
    }

    /// Writes the pages, the stylesheet and the script; the folder they are in.
    static func write(to folder: URL) throws {
        let assets = folder.appendingPathComponent("tai-nguyen")
        try FileManager.default.createDirectory(at: assets, withIntermediateDirectories: true)
        for name in DesignFiles.names {
            try Data(DesignFiles.bytes(name)).write(to: assets.appendingPathComponent(name))
        }
        for page in pages {
            let text = page.html.markup.replacing("href=\"/tai-nguyen", with: "href=\"tai-nguyen")
                .replacing("src=\"/tai-nguyen", with: "src=\"tai-nguyen")
            try Data(text.utf8).write(to: folder.appendingPathComponent(page.name + ".html"))
        }
    }
}

@Test func `the style guide holds every part, each page with one heading`() throws {
    let folder =
        ProcessInfo.processInfo.environment["TIENDO_STYLE_GUIDE"].map { URL(fileURLWithPath: $0) }
        ?? FileManager.default.temporaryDirectory.appendingPathComponent("tiendo-style-guide-\(UUID().uuidString)")
    try StyleGuide.write(to: folder)
    for page in StyleGuide.pages {
        let text = try String(contentsOf: folder.appendingPathComponent(page.name + ".html"), encoding: .utf8)
        #expect(text.components(separatedBy: "<h1").count == 2)
        #expect(!text.contains(" style=") && !text.contains("<script>") && !text.contains("onclick"))
        #expect(wellFormedness(page.html.markup) == nil)
    }
}
