/// One field of a form with its label, a note under the label and the sentence that says what is wrong.
package struct Field: Component {
    /// One answer of a list.
    package struct Option: Sendable {
        var value: String
        var label: String
        package init(_ value: String, _ label: String) {
            self.value = value
            self.label = label
        }
    }

    enum Control: Sendable {
        case input(type: String, value: String)
        case area(value: String, rows: Int)
        case choice(options: [Option], selected: Set<String>, several: Bool)
        case check(isOn: Bool, value: String)
        case file(accept: String, several: Bool)
    }

    let name: String
    let label: String
    let control: Control
    var hint: String?
    var error: String?
    var isRequired = false
    var autocomplete: String?
    var inputMode: String?
    var maxLength: Int?
    var idPrefix = "f"

    /// The control's id in the page: `f-` and its name.
    package var id: String { "\(idPrefix)-\(name)" }

    /// One line of text.
    package static func text(
        _ name: String, _ label: String, value: String = "", hint: String? = nil, error: String? = nil,
        required: Bool = false, autocomplete: String? = nil, maxLength: Int? = nil
    ) -> Field {
        var field = Field(
            name: name, label: label, control: .input(type: "text", value: value), hint: hint, error: error)
        field.isRequired = required
        field.autocomplete = autocomplete
        field.maxLength = maxLength
        return field
    }

    /// A password; never filled with a value.
    package static func password(
        _ name: String, _ label: String, hint: String? = nil, error: String? = nil,
        autocomplete: String = "current-password"
    ) -> Field {
        var field = Field(
            name: name, label: label, control: .input(type: "password", value: ""), hint: hint, error: error)
        field.isRequired = true
        field.autocomplete = autocomplete
        return field
    }

    /// The search box that the key `/` goes to.
    package static func search(_ name: String, _ label: String, value: String = "", hint: String? = nil) -> Field {
        Field(name: name, label: label, control: .input(type: "search", value: value), hint: hint)
    }

    /// A number written the Vietnamese way (`12,5`).
    package static func number(
        _ name: String, _ label: String, value: String = "", hint: String? = nil, error: String? = nil
    ) -> Field {
        var field = Field(
            name: name, label: label, control: .input(type: "text", value: value), hint: hint, error: error)
        field.inputMode = "decimal"
        return field
    }

    /// A day written `ngày/tháng/năm`; text, because browsers write native dates in their own order.
    package static func date(
        _ name: String, _ label: String, value: String = "", hint: String? = nil, error: String? = nil,
        required: Bool = false
    ) -> Field {
        var field = Field(
            name: name, label: label, control: .input(type: "text", value: value), hint: hint, error: error)
        field.inputMode = "numeric"
        field.maxLength = 10
        field.isRequired = required
        return field
    }

    /// Several lines of text.
    package static func area(
        _ name: String, _ label: String, value: String = "", rows: Int = 3, hint: String? = nil, error: String? = nil,
        required: Bool = false
    ) -> Field {
        var field = Field(name: name, label: label, control: .area(value: value, rows: rows), hint: hint, error: error)
        field.isRequired = required
        return field
    }

    /// One of a list.
    package static func choice(
        _ name: String, _ label: String, _ options: [Option], selected: String = "", hint: String? = nil,
        error: String? = nil
    ) -> Field {
        Field(
            name: name, label: label, control: .choice(options: options, selected: [selected], several: false),
            hint: hint,
            error: error)
    }

    /// Some of a list.
    package static func choices(
        _ name: String, _ label: String, _ options: [Option], selected: Set<String>, hint: String? = nil,
        error: String? = nil
    ) -> Field {
        Field(
            name: name, label: label, control: .choice(options: options, selected: selected, several: true), hint: hint,
            error: error)
    }

    /// A box to tick; sends `value` when ticked, nothing when not.
    package static func check(
        _ name: String, _ label: String, isOn: Bool = false, value: String = "1", hint: String? = nil,
        error: String? = nil
    ) -> Field {
        Field(name: name, label: label, control: .check(isOn: isOn, value: value), hint: hint, error: error)
    }

    /// A file to send; its form needs `enctype="multipart/form-data"`. `accept` as in HTML: `.docx,.xlsx`.
    package static func file(
        _ name: String, _ label: String, accept: String, several: Bool = false, hint: String? = nil,
        error: String? = nil
    ) -> Field {
        var field = Field(
            name: name, label: label, control: .file(accept: accept, several: several), hint: hint, error: error)
        field.isRequired = true
        return field
    }

    /// The same field with another id prefix, for pages that hold the same name twice.
    package func inside(_ prefix: String) -> Field {
        var copy = self
        copy.idPrefix = prefix
        return copy
    }

    package var html: HTML {
        if case .check(let isOn, let value) = control {
            return """
                <div class="field check"><label for="\(id)"><input type="checkbox" id="\(id)" name="\(name)" value="\(value)"\
                \(flag: "checked", isOn)\(described)><span>\(label)</span></label>\(notes)</div>
                """
        }
        return "<div class=\"field\"><label for=\"\(id)\">\(label)</label>\(hintLine)\(written)\(errorLine)</div>"
    }

    private var written: HTML {
        switch control {
        case .input(let type, let value):
            return """
                <input type="\(type)" id="\(id)" name="\(name)"\(attribute: "value", type == "password" ? nil : value)\
                \(flag: "required", isRequired)\(attribute: "autocomplete", autocomplete)\
                \(attribute: "inputmode", inputMode)\(attribute: "maxlength", maxLength.map(String.init))\(described)>
                """
        case .area(let value, let rows):
            return """
                <textarea id="\(id)" name="\(name)" rows="\(rows)"\(flag: "required", isRequired)\(described)>
                \(value)</textarea>
                """
        case .choice(let options, let selected, let several):
            return """
                <select id="\(id)" name="\(name)"\(flag: "multiple", several)\(described)>\
                \(options.markup { option in
                    "<option value=\"\(option.value)\"\(flag: "selected", selected.contains(option.value))>\(option.label)</option>"
                })</select>
                """
        case .check: return .empty
        case .file(let accept, let several):
            return """
                <input type="file" id="\(id)" name="\(name)" accept="\(accept)"\(flag: "multiple", several)\
                \(flag: "required", isRequired)\(described)>
                """
        }
    }

    private var notes: HTML { "\(hintLine)\(errorLine)" }

    private var hintLine: HTML {
        guard let hint else { return .empty }
        return "<span class=\"lab-note\" id=\"\(id)-note\">\(hint)</span>"
    }

    private var errorLine: HTML {
        guard let error else { return .empty }
        return "<span class=\"err\" id=\"\(id)-err\">\(error)</span>"
    }

    private var described: HTML {
        var ids: [String] = []
        if hint != nil { ids.append("\(id)-note") }
        if error != nil { ids.append("\(id)-err") }
        return """
            \(attribute: "aria-describedby", ids.isEmpty ? nil : ids.joined(separator: " "))\
            \(attribute: "aria-invalid", error == nil ? nil : "true")
            """
    }
}
