import Design
import Documents
import Organizations
import Vocabulary
import Web

/// The page of the source with one place marked, for every reader of the register; nothing can be decided here.
struct SourceScreen: Sendable {
    let imports: Imports

    func show(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let id = ID<Document>(call.parameter("id"))
        let document = try await imports.registers.documents.document(id, for: viewer)
        let start = call.value("tu").flatMap { Int($0) }
        let source = try await imports.source(of: id, at: SourcePlace(call), from: start, for: viewer)
        let page = SourcePage(source: source, document: document, mayReview: viewer.keepsRegister)
        return call.page(
            title: "\(say("Trang nguồn", "Source page")) - \(document.head.title)", at: .documents, main: page.main)
    }
}

extension SourcePlace {
    /// The place that an address names with `bang`, `hang`, `tu-dong` and `den-dong`.
    init(_ call: Call) {
        let number = { (name: String) in call.value(name).flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } }
        self.init(
            page: nil, table: number("bang"), row: number("hang"), lineFrom: number("tu-dong"),
            lineTo: number("den-dong"))
    }

    /// The words of an address that name this place.
    var pairs: [(String, String)] {
        [("bang", table), ("hang", row), ("tu-dong", lineFrom), ("den-dong", lineTo)].map {
            ($0.0, $0.1.map { String($0) } ?? "")
        }
    }
}

/// The markup of `SourceScreen`.
struct SourcePage {
    let source: RegisteredSource
    let document: Document
    let mayReview: Bool

    var main: HTML {
        let address = Address("/van-ban/{id}", document.id.text)
        let name = document.head.number ?? document.head.title
        return """
            \(Breadcrumb([(say("Văn bản", "Documents"), Section.documents.address), (name, address), (say("Trang nguồn", "Source page"), nil)]))\
            \(PageHead(document.head.title, meta: meta))\
            <section class="sec" aria-label="\(say("Trang nguồn", "Source page"))">\
            \(SectionHead(place.isEmpty ? say("Trang nguồn", "Source page") : place, meta: moves))\
            \(SourcePaper(window: source.window, place: source.place).html)</section>
            """
    }

    private var place: String { source.place.words.capitalizedFirst }

    private var meta: HTML {
        let file: HTML =
            "<a href=\"\(Address("/van-ban/{id}/tep", document.id.text))\">\(say("tệp gốc", "original file"))</a>"
        guard mayReview, let row = source.row else { return file }
        let review = IntakeRoute.row(source.item.id, row)
        return "\(file) <a href=\"\(review)\">\(say("quyết định khi nhập", "decision at import"))</a>"
    }

    private var moves: HTML {
        let here = IntakeRoute.source(document.id.text, source.place)
        var links: [HTML] = []
        if let before = source.window.before {
            let address = here.with([("tu", String(before))])
            links.append("<a href=\"\(address)\" rel=\"prev\">\(say("Đoạn trước", "Part before"))</a>")
        }
        if source.place != SourcePlace() {
            links.append("<a href=\"\(here)\">\(say("Về dòng này", "Back to the row"))</a>")
        }
        if let after = source.window.after {
            let address = here.with([("tu", String(after))])
            links.append("<a href=\"\(address)\" rel=\"next\">\(say("Đoạn sau", "Part after"))</a>")
        }
        return links.enumerated().markup { $0 == 0 ? $1 : " · " + $1 }
    }
}
