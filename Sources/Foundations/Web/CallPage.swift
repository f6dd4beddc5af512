package import Design
package import Vocabulary

extension Call {
    /// The screen's `main` in the frame of this house, in the visitor's language and with the visitor's menu.
    package func page(title: String, at section: Section?, status: Int = 200, main: HTML) -> Reply {
        let person = visitor.map { Frame.Person(name: $0.name, unit: $0.unitName, roles: $0.roles) }
        let frame = Frame(
            title: title, section: section, main: main, face: face, language: language, person: person,
            tokenField: formTokenField, notice: notice, otherLanguage: otherLanguage)
        return .page(frame.html, status: status)
    }

    /// The hidden field every POST form holds.
    package var formTokenField: HTML { "<input type=\"hidden\" name=\"\(Form.tokenName)\" value=\"\(formToken)\">" }

    /// The page that tells what happened and what to do.
    package func page(_ message: UserMessage, at section: Section? = nil, status: Int = 422) -> Reply {
        let main: HTML = """
            <div class="message"><h1>\(message.says)</h1><p>\(message.next)</p>\
            <p class="meta">\(message.code)</p></div>
            """
        return page(title: message.says, at: section, status: status, main: main)
    }

    /// The same place in the other language.
    private var otherLanguage: Address {
        Address(path: path).with(query.filter { $0.name != "lang" }.map { ($0.name, $0.value) })
            .with([("lang", language == .vi ? "en" : "vi")])
    }
}
