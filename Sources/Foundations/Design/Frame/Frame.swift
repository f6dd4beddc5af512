package import Vocabulary

/// What every page of one house shares: the province's name and where its stylesheet and script are.
package struct Face: Hashable, Sendable {
    /// The name under the mark: «UBND tỉnh Quảng Ngãi».
    package var owner: String
    package var stylesheet: Address
    package var script: Address

    package init(
        owner: String = "", stylesheet: Address = Address("/tai-nguyen/tiendo.css"),
        script: Address = Address("/tai-nguyen/tiendo.js")
    ) {
        self.owner = owner
        self.stylesheet = stylesheet
        self.script = script
    }
}

/// The whole page around a screen's `main`: head, menu, message after a deed, footer.
package struct Frame: Component {
    /// Who is signed in, as the header names them.
    package struct Person: Hashable, Sendable {
        var name: String
        var unit: String
        var roles: Set<Role>
        package init(name: String, unit: String, roles: Set<Role>) {
            self.name = name
            self.unit = unit
            self.roles = roles
        }
    }

    package var title: String
    package var section: Section?
    package var main: HTML
    package var face: Face
    package var language: Language
    package var person: Person?
    /// The hidden field for the forms of the frame itself (signing out).
    package var tokenField: HTML
    /// Said once after a deed.
    package var notice: Notice?
    /// The page's own address in the other language.
    package var otherLanguage: Address

    package init(
        title: String, section: Section? = nil, main: HTML, face: Face, language: Language = .vi, person: Person? = nil,
        tokenField: HTML = .empty, notice: Notice? = nil, otherLanguage: Address = Address("/")
    ) {
        self.title = title
        self.section = section
        self.main = main
        self.face = face
        self.language = language
        self.person = person
        self.tokenField = tokenField
        self.notice = notice
        self.otherLanguage = otherLanguage
    }

    package var html: HTML {
        """
        <!doctype html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title) · Tiến Độ</title>
        <link rel="icon" type="image/svg+xml" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M0 0h16v16H0z' fill='%239d1c20'/%3E%3Cpath d='M3 4h10M8 4v9' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E">
        <link rel="stylesheet" href="\(face.stylesheet)">
        <script src="\(face.script)" defer></script>
        </head>
        <body>
        <a class="skip" href="#noi-dung">\(language(.skip))</a>
        \(header)
        <main id="noi-dung" class="wrap" tabindex="-1">
        \(notice)\(main)
        </main>
        \(footer)
        </body>
        </html>

        """
    }

    private var places: [Section] { Section.menu(for: person?.roles ?? []) }

    private func item(_ place: Section) -> HTML {
        "<li><a href=\"\(place.address)\"\(attribute: "aria-current", place == section ? "page" : nil)>\(language(place.name))</a></li>"
    }

    private var header: HTML {
        """
        <header class="top"><div class="wrap">
        <a class="mark-name" href="/"><b>Tiến Độ</b><span>\(face.owner)</span></a>
        <nav class="nav" aria-label="\(language(.mainMenu))"><ul>\(places.markup(item))</ul></nav>
        \(who)<a class="btn to-index" href="#muc-luc">\(language(.index))</a>
        </div></header>
        """
    }

    private var who: HTML {
        guard let person else {
            return "<p class=\"who\"><a class=\"btn\" href=\"/dang-nhap\">\(language(.signIn))</a></p>\n"
        }
        return "<p class=\"who\"><a href=\"\(Section.account.address)\"><b>\(person.name)</b>\(person.unit)</a></p>\n"
    }

    private var footer: HTML {
        let out: HTML =
            person == nil
            ? .empty
            : """
            <form class="out" method="post" action="/dang-xuat">\(tokenField)<button class="btn quiet">\(language(.signOut))</button></form>
            """
        let all = Section.index(for: person?.roles ?? [])
        return """
            <footer class="foot"><div class="wrap">
            <nav id="muc-luc" aria-label="\(language(.index))"><ul>\(all.markup(item))\
            <li><a href="\(otherLanguage)" lang="\(language == .vi ? "en" : "vi")">\(language == .vi ? "English" : "Tiếng Việt")</a></li>\
            </ul></nav>
            \(out)</div></footer>
            """
    }
}
