import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// A declaration as it was typed.
struct PauseForm {
    var name = ""
    var words = ""
    var from = ""
    var to = ""
    /// The ids of the ticked communes.
    var units: Set<String> = []
    /// The kinds of which all are meant.
    var kinds: Set<String> = []
    var pasted = ""
    /// What the list of communes is narrowed to.
    var find = ""

    init() {}

    init(_ form: Form) {
        name = tidy(form["ten"] ?? "")
        words = tidy(form["van-ban"] ?? "")
        from = tidy(form["tu"] ?? "")
        to = tidy(form["den"] ?? "")
        units = Set(form.values("xa").prefix(1000))
        kinds = Set(form.values("nhom").prefix(10))
        pasted = form["dan"] ?? ""
        find = tidy(form["tim"] ?? "")
    }

    /// The names of the pasted list.
    ///
    /// - Throws: `CalendarProblem` when there are more than any province has.
    func names() throws(CalendarProblem) -> [String] {
        let names = CommuneName.pasted(pasted)
        guard names.count <= 500, names.allSatisfy({ $0.unicodeScalars.count <= 200 }) else {
            throw .refused("Danh sách dán vào có quá 500 tên, hoặc có tên dài quá 200 ký tự.", field: "dan")
        }
        return names
    }

    /// The typed texts and days.
    ///
    /// - Throws: `CalendarProblem` naming the field.
    func declaration(units: Set<ID<OrgUnit>>) throws(CalendarProblem) -> Pauses.Declaration {
        guard !name.isEmpty, name.unicodeScalars.count <= 200 else {
            throw .refused("Tên sự kiện phải có từ 1 đến 200 ký tự.", field: "ten")
        }
        let (words, from) = (try PauseForm.decision(words, at: "van-ban"), try PauseForm.day(from, at: "tu"))
        return Pauses.Declaration(
            name: name, words: words, from: from, to: to.isEmpty ? nil : try PauseForm.day(to, at: "den"), units: units)
    }

    static func day(_ text: String, at field: String) throws(CalendarProblem) -> Day {
        guard let day = DayText.read(text), (2000...2100).contains(day.year) else {
            throw .refused("Ngày “\(text)” phải có thật, viết theo dạng 16/02/2026.", field: field)
        }
        return day
    }

    /// The number and date of a deciding document.
    static func decision(_ text: String, at field: String) throws(CalendarProblem) -> String {
        guard !text.isEmpty, text.unicodeScalars.count <= 300 else {
            throw .refused("Số, ngày của văn bản phải có từ 1 đến 300 ký tự.", field: field)
        }
        return text
    }
}

/// The fields of a declaration with the communes to tick.
struct PauseFormView {
    let form: PauseForm
    let communes: [OrgUnit]
    let problem: CalendarProblem?
    let token: HTML
    let language: Language

    var html: HTML {
        """
        \(SectionHead(language(.declaration), id: "moi"))
        <form class="form sheet" method="post" action="\(Address("/quan-tri/thien-tai"))">\(token)
        \(Field.text("ten", language(.pauseName), value: form.name, hint: language(.pauseNameNote), error: problem?.error(at: "ten"), required: true, maxLength: 200))
        \(Field.text("van-ban", language(.pauseWords), value: form.words, hint: language(.pauseWordsNote), error: problem?.error(at: "van-ban"), required: true, maxLength: 300))
        \(Field.date("tu", language(.pauseFrom), value: form.from, error: problem?.error(at: "tu"), required: true))
        \(Field.date("den", language(.pauseTo), value: form.to, hint: language(.pauseToNote), error: problem?.error(at: "den")))
        \(Field.area("dan", language(.pasteNames), value: form.pasted, rows: 4, hint: language(.pasteNote), error: problem?.error(at: "dan")))
        <div class="full filters">\(Field.search("tim", language(.findCommune), value: form.find))\
        <button type="submit" class="btn" name="viec" value="loc" formnovalidate>\(language(.narrow))</button></div>
        \(kinds.markup(list))\(noneFound)
        <div class="acts">\(Button(language(.declare), .primary, name: "viec", value: "ghi"))</div>
        </form>
        """
    }

    private var kinds: [UnitKind] { [.specialZone, .ward, .commune] }

    private func isShown(_ unit: OrgUnit) -> Bool {
        let key = foldedKey(form.find)
        if key.isEmpty || form.units.contains(unit.id.text) { return true }
        return CommuneName.ways(of: unit).contains { foldedKey($0).utf8.firstRange(of: Array(key.utf8)) != nil }
    }

    private func list(_ kind: UnitKind) -> HTML {
        let all = communes.filter { $0.kind == kind }
        let shown = all.filter(isShown)
        guard !shown.isEmpty else { return .empty }
        let whole = Field.check(
            "nhom", language(.allOf(all.count, kind.rawValue)), isOn: form.kinds.contains(kind.rawValue),
            value: kind.rawValue
        ).inside("k-\(kind)")
        return """
            <fieldset class="full"><legend>\(kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst())</legend>
            \(whole)<div class="picks">\(shown.markup { unit in
                Field.check(
                    "xa", CommuneName.short(unit.name), isOn: form.units.contains(unit.id.text), value: unit.id.text
                ).inside("u-\(unit.code)").html
            })</div></fieldset>
            """
    }

    private var noneFound: HTML {
        communes.contains(where: isShown)
            ? .empty : "<p class=\"full meta\">\(language(.noCommuneFound))</p>"
    }
}
