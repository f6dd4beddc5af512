import Database
import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// Units added to an indicator's scope or taken out of it for a span of periods.
struct ScopeScreens: Sendable {
    let catalogue: CatalogueScreens

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/chi-so/{code}/pham-vi", for: CatalogueScreens.keepers) { try await page($0, nil) },
            Endpoint(.post, "/chi-so/{code}/pham-vi", for: CatalogueScreens.keepers, change),
        ]
    }

    private func change(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let indicator = try await catalogue.indicators.find(code: call.parameter("code"), for: viewer)
        let sent = try call.form()
        do {
            try await catalogue.database.write { tx in
                guard try catalogue.indicators.find(indicator.id, in: tx).version == Int(sent["ban"] ?? "") else {
                    throw IndicatorProblem.changedMeanwhile(by: "")
                }
                var exceptions = try catalogue.indicators.exceptions(of: indicator, in: tx)
                if let place = sent["bo"].flatMap({ Int($0) }) {
                    guard exceptions.indices.contains(place) else { throw NotVisible() }
                    exceptions.remove(at: place)
                } else {
                    // What is said last counts first.
                    exceptions.insert(contentsOf: try added(sent, to: indicator), at: 0)
                }
                try catalogue.indicators.apply(to: indicator.id, units: exceptions, in: tx, by: viewer)
            }
            return .redirect(
                Address("/chi-so/{code}/pham-vi", indicator.code),
                saying: call.language("Đã sửa phạm vi.", "The scope is changed."))
        } catch let problem as IndicatorProblem {
            return try await page(call, FieldTrouble("", problem))
        } catch let trouble as FieldTrouble {
            return try await page(call, trouble)
        }
    }

    private func added(_ sent: Form, to indicator: Indicator) throws -> [ScopeException] {
        let units = sent.values("don-vi").filter { !$0.isEmpty }
        guard !units.isEmpty else { throw FieldTrouble("don-vi", .valueWrong("Chưa chọn đơn vị nào.")) }
        guard units.count <= 300 else { throw FieldTrouble("don-vi", .valueWrong("Chọn không quá 300 đơn vị.")) }
        let reason = tidy(sent["ly-do"] ?? "")
        guard !reason.isEmpty, reason.unicodeScalars.count <= 500 else {
            throw FieldTrouble("ly-do", .reasonMissing)
        }
        func period(_ name: String) throws -> Period? {
            let text = tidy(sent[name] ?? "")
            if text.isEmpty { return nil }
            guard let period = Period(text), period.frequency == indicator.frequency else {
                throw FieldTrouble(name, .periodWrong(text))
            }
            return period
        }
        let (from, to) = (try period("tu-ky"), try period("den-ky"))
        if let from, let to, to < from {
            throw FieldTrouble("den-ky", .valueWrong("Kỳ cuối đứng trước kỳ đầu."))
        }
        return units.map {
            ScopeException(
                unit: ID($0), applies: sent["viec"] != "ra", from: from, to: to, reason: reason)
        }
    }

    private func page(_ call: Call, _ trouble: FieldTrouble?) async throws -> Reply {
        let (viewer, language) = (Viewer(call), call.language)
        let indicator = try await catalogue.indicators.find(code: call.parameter("code"), for: viewer)
        let exceptions = try await catalogue.indicators.exceptions(of: indicator.id, for: viewer)
        let units = try await ValueUnits.all(catalogue.database)
        let view = try await catalogue.cube.view(for: viewer)
        let title = language("Phạm vi áp dụng", "Scope")
        let action = Address("/chi-so/{code}/pham-vi", indicator.code)
        let sent = call.sentForm
        func wrong(_ name: String) -> String? { trouble?.field == name ? trouble?.message.says : nil }
        let hidden: HTML = "\(call.formTokenField)<input type=\"hidden\" name=\"ban\" value=\"\(indicator.version)\">"
        let example = Period(indicator.frequency, of: catalogue.world.today()).code
        let picked = Set(sent?.values("don-vi") ?? [])
        let options = CatalogueUnits.sorted(units).map { Field.Option($0.id.text, $0.name) }
        let fields: HTML = """
            \(Field.choice("viec", language("Việc", "Deed"), [
                .init("vao", language("Thêm vào phạm vi", "Add to the scope")), .init("ra", language("Đưa ra khỏi phạm vi", "Take out of the scope")),
            ], selected: sent?["viec"] ?? "vao"))\
            \(Field.choices("don-vi", language("Đơn vị", "Units"), options, selected: picked, hint: language("Giữ Ctrl để chọn nhiều đơn vị.", "Hold Ctrl to choose several."), error: wrong("don-vi")))\
            \(Field.text("tu-ky", language("Từ kỳ", "From period"), value: sent?["tu-ky"] ?? "", hint: language("Ví dụ \(example); để trống là từ đầu.", "For instance \(example); empty is from the start."), error: wrong("tu-ky")))\
            \(Field.text("den-ky", language("Đến hết kỳ", "Through period"), value: sent?["den-ky"] ?? "", hint: language("Để trống là về sau mãi.", "Empty is for good."), error: wrong("den-ky")))\
            \(Field.area("ly-do", language("Lý do", "Reason"), value: sent?["ly-do"] ?? "", rows: 2, error: wrong("ly-do"), required: true))
            """
        let main: HTML = """
            \(Breadcrumb([
                (language("Chỉ số", "Indicators"), Address("/chi-so")),
                (indicator.name, Address("/chi-so/{code}", indicator.code)), (title, nil),
            ]))\(PageHead(title, meta: HTML(text: indicator.name)))\
            \(trouble.map { Notice(.trouble, $0.message.says, next: $0.message.next) })\
            <p>\(language(DefinitionWords.scope(indicator.scope))); \(language("hiện phải có số của", "now owed by")) \
            <b class="num">\(Written.count(view.units(of: indicator.id).count))</b> \(language("đơn vị", "units")).</p>
            <section class="sec">\(SectionHead(language("Ngoại lệ", "Exceptions")))\
            \(DefinitionSection.exceptions(exceptions, units: units, language: language) { place in
                """
                <form method="post" action="\(action)">\(hidden)<input type="hidden" name="bo" value="\(place)">\
                \(Button(language("Bỏ ngoại lệ này", "Drop this exception"), .quiet))</form>
                """
            })</section>
            <section class="sec">\(SectionHead(language("Thêm ngoại lệ", "Add an exception")))\
            <form class="form" method="post" action="\(action)">\(hidden)\(fields)\
            <p class="acts">\(Button(language("Ghi ngoại lệ", "Save the exception"), .primary))</p></form></section>
            """
        let isConflict = if case .changedMeanwhile = trouble?.problem { true } else { false }
        return call.page(title: title, at: .targets, status: trouble == nil ? 200 : isConflict ? 409 : 422, main: main)
    }
}
