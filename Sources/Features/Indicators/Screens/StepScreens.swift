import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// Steps that decisions bring to an indicator: declared ahead, taken back with a reason.
struct StepScreens: Sendable {
    let catalogue: CatalogueScreens

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/chi-so/{code}/buoc", for: CatalogueScreens.keepers) { try await page($0, nil) },
            Endpoint(.post, "/chi-so/{code}/buoc", for: CatalogueScreens.keepers, declare),
            Endpoint(.post, "/chi-so/{code}/buoc/{id}/rut", for: CatalogueScreens.keepers, withdraw),
        ]
    }

    private func declare(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let indicator = try await catalogue.indicators.find(code: call.parameter("code"), for: viewer)
        let sent = try call.form()
        do {
            let text = tidy(sent["ky"] ?? "")
            guard let period = Period(text), period.frequency == indicator.frequency else {
                throw FieldTrouble("ky", .periodWrong(text))
            }
            let number = tidy(sent["muc"] ?? "")
            guard let amount = VietnameseNumber.read(number) else {
                throw FieldTrouble("muc", .valueWrong("“\(number)” không phải là một số."))
            }
            let words = tidy(sent["loi"] ?? "")
            guard !words.isEmpty else { throw FieldTrouble("loi", .reasonMissing) }
            try await catalogue.indicators.declare(
                Aim.Step(period: period, amount: amount, words: words), of: indicator.id, by: viewer)
            return .redirect(
                Address("/chi-so/{code}", indicator.code),
                saying: call.language("Đã khai bước nhảy.", "The step is declared."))
        } catch let trouble as FieldTrouble {
            return try await page(call, trouble)
        } catch let problem as IndicatorProblem {
            return try await page(call, FieldTrouble("", problem))
        }
    }

    private func withdraw(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let indicator = try await catalogue.indicators.find(code: call.parameter("code"), for: viewer)
        do {
            try await catalogue.indicators.withdrawStep(
                call.parameter("id"), of: indicator.id, reason: tidy(try call.form()["ly-do"] ?? ""), by: viewer)
            return .redirect(
                Address("/chi-so/{code}/buoc", indicator.code),
                saying: call.language("Đã rút bước nhảy.", "The step is withdrawn."))
        } catch let problem as IndicatorProblem {
            return try await page(call, FieldTrouble("", problem))
        }
    }

    private func page(_ call: Call, _ trouble: FieldTrouble?) async throws -> Reply {
        let (viewer, language) = (Viewer(call), call.language)
        let indicator = try await catalogue.indicators.find(code: call.parameter("code"), for: viewer)
        let steps = try await catalogue.indicators.steps(of: indicator.id, for: viewer)
        let title = language("Bước nhảy do quyết định", "Steps that decisions bring")
        let sent = call.sentForm
        func wrong(_ name: String) -> String? { trouble?.field == name ? trouble?.message.says : nil }
        let example = Period(indicator.frequency, of: catalogue.world.today()).next.code
        let unit = indicator.unit.isEmpty ? "" : " (\(indicator.unit))"
        let main: HTML = """
            \(Breadcrumb([
                (language("Chỉ số", "Indicators"), Address("/chi-so")),
                (indicator.name, Address("/chi-so/{code}", indicator.code)), (title, nil),
            ]))\(PageHead(title, meta: HTML(text: indicator.name)))\
            \(trouble.map { Notice(.trouble, $0.message.says, next: $0.message.next) })\
            <p>\(language("Khai trước một thay đổi do quyết định mang lại, ví dụ một nền tảng bắt đầu vận hành. Dự báo vẽ phần này tách khỏi xu hướng.", "Declare ahead a change that a decision brings. The forecast draws it apart from the trend."))</p>
            <section class="sec">\(SectionHead(language("Đã khai", "Declared")))\
            \(DefinitionSection.steps(steps, of: indicator, language: language) { step in
                """
                <form class="acts" method="post" action="\(Address("/chi-so/{code}/buoc/{id}/rut", indicator.code, step.id))">\(call.formTokenField)\
                \(Field.text("ly-do", language("Lý do rút", "Reason"), required: true).inside(step.id))\
                \(Button(language("Rút", "Withdraw"), .quiet))</form>
                """
            })</section>
            <section class="sec">\(SectionHead(language("Khai bước nhảy", "Declare a step")))\
            <form class="form" method="post" action="\(Address("/chi-so/{code}/buoc", indicator.code))">\(call.formTokenField)\
            \(Field.text("ky", language("Từ kỳ", "From period"), value: sent?["ky"] ?? "", hint: language("Ví dụ \(example)", "For instance \(example)"), error: wrong("ky"), required: true))\
            \(Field.number("muc", language("Thay đổi", "Change") + unit, value: sent?["muc"] ?? "", hint: language("Tăng ghi số dương, giảm ghi số âm.", "Up is positive, down negative."), error: wrong("muc")))\
            \(Field.area("loi", language("Vì sao", "Why"), value: sent?["loi"] ?? "", rows: 2, hint: language("Nêu quyết định hoặc việc làm thay đổi.", "The decision or the work that brings it."), error: wrong("loi"), required: true))\
            <p class="acts">\(Button(language("Khai", "Declare"), .primary))</p></form></section>
            """
        return call.page(title: title, at: .targets, status: trouble == nil ? 200 : 422, main: main)
    }
}
