import Design
import Organizations
import Vietnamese
import Vocabulary

/// The form of a definition, each field with a hint in plain words.
struct IndicatorFormPage {
    let title: String
    let form: IndicatorForm
    /// Nil for a new one.
    let indicator: Indicator?
    let trouble: FieldTrouble?
    /// What the program put in and a person must look at.
    var flags: [String] = []
    /// What is asked of a plan, when the definition is made for it.
    var asked: HTML = .empty
    let units: ValueUnits
    /// Groups in use, to be chosen again.
    let groups: [String]
    let history: HTML
    let token: HTML
    let language: Language

    private var action: Address {
        indicator.map { Address("/chi-so/{code}/sua", $0.code) } ?? Address("/chi-so/moi")
    }

    var main: HTML {
        let warned: HTML = flags.compactMap(DefinitionWords.flag).markup { Notice(.warning, language($0)).html }
        return """
            \(Breadcrumb([
                (language("Chỉ số", "Indicators"), Address("/chi-so")),
                (indicator?.name ?? title, indicator.map { Address("/chi-so/{code}", $0.code) }),
            ] + (indicator == nil ? [] : [(title, nil)])))\(PageHead(title))\
            \(trouble.map { Notice(.trouble, $0.message.says, next: $0.message.next) })\(warned)\(asked)\
            <form class="form" method="post" action="\(action)">\(token)
            <input type="hidden" name="ban" value="\(indicator?.version ?? form.version)">\(kept)
            \(part(language("Đo cái gì", "What is measured"), what))\
            \(part(language("Tính thế nào", "How it is reckoned"), how))\
            \(part(language("Ai báo cáo, khi nào", "Who reports, and when"), who))\
            \(part(language("Kiểm tra và hiệu lực", "Checks and validity"), checks))\
            <p class="acts">\(Button(language("Lưu", "Save"), .primary))</p></form>\(history)
            """
    }

    private var kept: HTML {
        form.aim.isEmpty ? .empty : "<input type=\"hidden\" name=\"muc\" value=\"\(form.aim)\">"
    }

    private func part(_ name: String, _ fields: [Field]) -> HTML {
        "<div class=\"full\">\(SectionHead(name))</div>\(fields.markup(\.html))"
    }

    private func error(_ name: String) -> String? { trouble?.field == name ? trouble?.message.says : nil }

    private func text(_ name: String, _ label: Phrase, _ hint: Phrase? = nil, required: Bool = false) -> Field {
        .text(
            name, language(label), value: form.word(name), hint: hint.map { language($0) }, error: error(name),
            required: required)
    }

    private func area(_ name: String, _ label: Phrase, _ hint: Phrase? = nil) -> Field {
        .area(
            name, language(label), value: form.word(name), hint: hint.map { language($0) }, error: error(name))
    }

    private func choice<Word: CaseIterable & RawRepresentable>(
        _ name: String, _ label: Phrase, _ type: Word.Type, _ hint: Phrase? = nil, words: (Word) -> Phrase
    ) -> Field where Word.RawValue == String {
        .choice(
            name, language(label), Word.allCases.map { .init($0.rawValue, language(words($0))) },
            selected: form.word(name), hint: hint.map { language($0) }, error: error(name))
    }

    private var what: [Field] {
        var fields = [
            text(
                "ten", Phrase("Tên chỉ số", "Name"),
                Phrase("Ví dụ: Tỷ lệ hồ sơ nộp trực tuyến.", "For instance: share of papers sent online."),
                required: true)
        ]
        if indicator == nil {
            fields.append(
                text(
                    "ma", Phrase("Mã", "Code"),
                    Phrase(
                        "Chữ thường không dấu, chữ số, gạch nối; không đổi được về sau. Ví dụ: ho-so-truc-tuyen.",
                        "Lower-case letters, digits, hyphens; never changed later."), required: true))
        }
        return fields + [
            text(
                "nhom", Phrase("Nhóm", "Group"),
                groups.isEmpty
                    ? nil
                    : Phrase(
                        "Đã có: \(groups.prefix(6).joined(separator: "; ")).",
                        "In use: \(groups.prefix(6).joined(separator: "; ")).")),
            area(
                "y-nghia", Phrase("Định nghĩa", "Meaning"),
                Phrase("Tính những gì, không tính những gì.", "What counts and what does not.")),
            text(
                "don-vi-tinh", Phrase("Đơn vị tính", "Unit"),
                Phrase("Ví dụ: %, hộ, hồ sơ, triệu đồng/người.", "For instance: %, households.")),
            choice(
                "huong", Phrase("Chiều tốt lên", "Which way is good"), Indicator.Direction.self,
                words: DefinitionWords.direction),
            choice("loai", Phrase("Loại số", "Kind"), Indicator.Kind.self, words: DefinitionWords.kind),
            text("tu-so", Phrase("Tử số là gì", "Numerator"), Phrase("Chỉ cho tỷ lệ.", "For ratios only.")),
            text("mau-so", Phrase("Mẫu số là gì", "Denominator"), Phrase("Chỉ cho tỷ lệ.", "For ratios only.")),
            .number(
                "he-so", language("Nhân với", "Times"), value: form.word("he-so"),
                hint: language(
                    "100 cho phần trăm; 10.000 cho số trên một vạn dân.",
                    "100 for percent; 10,000 for per ten thousand."
                ), error: error("he-so")),
        ]
    }

    private var how: [Field] {
        [
            area(
                "cong-thuc", Phrase("Công thức từ chỉ số khác", "Formula over other indicators"),
                Phrase(
                    "Để trống khi nhập số. Ví dụ: ho-so-truc-tuyen / ho-so * 100. Hàm: min, max, sum, mean, abs, round, previous, yearago, change, ifmissing; đối số cách nhau bằng dấu chấm phẩy.",
                    "Empty when values are entered. For instance: online / all * 100.")),
            choice(
                "gop-don-vi", Phrase("Gộp các đơn vị thành số của tỉnh", "Units together"),
                Indicator.AcrossUnits.self,
                Phrase(
                    "Tỷ lệ phải cộng tử số và mẫu số; không lấy trung bình các tỷ lệ.",
                    "Ratios are summed by their parts, never averaged."), words: DefinitionWords.acrossUnits),
            choice(
                "gop-ky", Phrase("Gộp các kỳ thành số của năm", "Periods together"), Indicator.AcrossTime.self,
                words: DefinitionWords.acrossTime),
            area(
                "phan-to", Phrase("Phân tổ", "Dimensions"),
                Phrase(
                    "Mỗi dòng một cách chia: gioi = nam, nu. Để trống khi không chia.",
                    "One a line: gioi = nam, nu. Empty for none.")),
        ]
    }

    private var who: [Field] {
        let none = Field.Option("", language("Chưa có", "None"))
        return [
            choice("ky", Phrase("Kỳ", "Frequency"), Frequency.self, words: ValueWords.frequency),
            text(
                "do-tre", Phrase("Có số sau bao nhiêu tháng", "Months until known"),
                Phrase("Tính từ cuối kỳ; 0 là ngay trong tháng cuối của kỳ.", "From the period's end.")),
            choice("pham-vi", Phrase("Ai báo cáo", "Who reports"), Indicator.Scope.self, words: DefinitionWords.scope),
            .choice(
                "chu-tri", language("Đơn vị chủ trì", "Steward"),
                [none] + CatalogueUnits.options(units), selected: form.word("chu-tri"),
                hint: language(
                    "Chịu trách nhiệm về định nghĩa và số của toàn tỉnh.", "Answers for the definition and the total."),
                error: error("chu-tri")),
            text(
                "nguon", Phrase("Nguồn số liệu", "Source"),
                Phrase("Hệ thống hoặc sổ theo dõi lấy số.", "The system or book the numbers come from.")),
        ]
    }

    private var checks: [Field] {
        [
            text("chu-so", Phrase("Số chữ số sau dấu phẩy", "Digits after the comma")),
            .check(
                "can-duyet", language("Người thứ hai duyệt rồi mới tính", "Counts only after a second person approved"),
                isOn: form.word("can-duyet") == "1"),
            .number(
                "he-so-nhay",
                language("Hỏi lại khi đổi quá mấy lần mức thường", "Ask when a change is so many times the usual"),
                value: form.word("he-so-nhay"), error: error("he-so-nhay")),
            .number(
                "dung-sai", language("Sai lệch cho phép khi giữ mức", "Tolerance when holding a level"),
                value: form.word("dung-sai"), error: error("dung-sai")),
            .date(
                "tu-ngay", language("Có hiệu lực từ ngày", "Valid from"), value: form.word("tu-ngay"),
                error: error("tu-ngay"), required: true),
            .date(
                "den-ngay", language("Đến ngày", "Until"), value: form.word("den-ngay"),
                hint: language("Để trống khi chưa định ngày hết.", "Empty while open."), error: error("den-ngay")),
        ]
    }
}

/// Units as lists of choice show them.
enum CatalogueUnits {
    /// - Parameter codes: only these; nil for all.
    static func options(_ units: ValueUnits, among codes: Set<String>? = nil) -> [Field.Option] {
        sorted(units).filter { codes?.contains($0.code) != false }.map { .init($0.code, $0.name) }
    }

    /// In Vietnamese order of their names, without groups.
    static func sorted(_ units: ValueUnits) -> [ValueUnits.Named] {
        units.all.filter { !$0.code.hasPrefix("g-") }.map { (collationKey($0.name), $0) }
            .sorted { ($0.0, $0.1.code) < ($1.0, $1.1.code) }.map(\.1)
    }
}
