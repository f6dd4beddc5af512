import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// The calendar of special days, kept by keepers.
struct CalendarScreens: Sendable {
    let calendars: Calendars

    private static let keepers = Audience.roles([.keeper])

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/quan-tri/lich", for: Self.keepers) { try await year($0) },
            Endpoint(.post, "/quan-tri/lich", for: Self.keepers, bodyLimit: 1 << 14, add),
            Endpoint(.post, "/quan-tri/lich/{id}/rut", for: Self.keepers, bodyLimit: 1 << 14, withdraw),
            Endpoint(.get, "/quan-tri/lich/tep", for: Self.keepers) { call in
                .file(
                    try await calendars.export(Viewer(call)), name: "lich-lam-viec.csv", type: "text/csv; charset=utf-8"
                )
            },
            Endpoint(.get, "/quan-tri/lich/nhap", for: Self.keepers) { importPage($0, nil) },
            Endpoint(.post, "/quan-tri/lich/nhap", for: Self.keepers, bodyLimit: 1 << 20, takeFile),
        ]
    }

    private func year(
        _ call: Call, of asked: Int? = nil, typed: [String: String] = [:], problem: CalendarProblem? = nil
    ) async throws -> Reply {
        let viewer = Viewer(call)
        let today = call.world.today()
        let year = asked ?? call.value("nam").flatMap { Int($0) }.flatMap { (2000...2100).contains($0) ? $0 : nil }
        let page = CalendarPage(
            year: year ?? today.year, years: try await calendars.years(viewer),
            entries: try await calendars.list(viewer, year: year ?? today.year), typed: typed, problem: problem,
            token: call.formTokenField, language: call.language)
        return call.page(
            title: call.language(.workCalendar(page.year)), at: .administration, status: status(problem),
            main: page.main)
    }

    private func add(_ call: Call) async throws -> Reply {
        let form = try call.form()
        var typed: [String: String] = [:]
        for name in ["day", "kind", "name", "source", "tet"] { typed[name] = tidy(form[name] ?? "") }
        do {
            let day = try SpecialDay(typed)
            try await calendars.enter(Viewer(call), day)
            return .redirect(address(of: day.day), saying: call.language(.dayAdded))
        } catch let problem as CalendarProblem {
            return try await year(call, of: DayText.read(typed["day"] ?? "")?.year, typed: typed, problem: problem)
        }
    }

    private func withdraw(_ call: Call) async throws -> Reply {
        let (form, id) = (try call.form(), call.parameter("id"))
        let reason = tidy(form["ly-do"] ?? "")
        var day: Day?
        do {
            day = try await calendars.find(Viewer(call), id).day.day
            guard !reason.isEmpty, reason.unicodeScalars.count <= 300 else {
                throw CalendarProblem.refused("Lý do rút phải có từ 1 đến 300 ký tự.", field: "ly-do")
            }
            try await calendars.withdraw(Viewer(call), id, reason: reason)
            return .redirect(
                CalendarPage.here.with([("nam", (day?.year).map(String.init) ?? "")]),
                saying: call.language(.dayWithdrawn))
        } catch let problem as CalendarProblem {
            return try await year(call, of: day?.year, problem: problem)
        }
    }

    private func takeFile(_ call: Call) async throws -> Reply {
        let (viewer, form) = (Viewer(call), try call.form())
        let bytes = form.file("tep")?.bytes ?? Array((form["noi-dung"] ?? "").utf8)
        do {
            guard form["viec"] == "ghi" else {
                return importPage(call, try await calendars.examine(viewer, file: bytes))
            }
            let done = try await calendars.apply(viewer, file: bytes)
            return .redirect(
                CalendarPage.here,
                saying: call.language(.calendarImported(new: done.fresh, changed: done.changed, same: done.same)))
        } catch let problem as CalendarProblem {
            return importPage(call, nil, problem: problem)
        }
    }

    private func importPage(
        _ call: Call, _ examination: CalendarExamination?, problem: CalendarProblem? = nil
    ) -> Reply {
        let page = CalendarImportPage(
            examination: examination, problem: problem, token: call.formTokenField, language: call.language)
        return call.page(
            title: call.language(.calendarImport), at: .administration, status: status(problem), main: page.main)
    }

    private func status(_ problem: CalendarProblem?) -> Int {
        switch problem {
        case nil: 200
        case .alreadyGone, .dayTaken: 409
        default: 422
        }
    }

    private func address(of day: Day) -> Address {
        CalendarPage.here.with([("nam", String(day.year))]).at("d-\(day.iso)")
    }
}

/// A calendar file on its way in: examined first, written after.
struct CalendarImportPage {
    let examination: CalendarExamination?
    let problem: CalendarProblem?
    let token: HTML
    let language: Language

    private static let action: Address = Address("/quan-tri/lich/nhap")

    var main: HTML {
        """
        \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.workCalendar), CalendarPage.here), (language(.calendarImport), nil)]))
        \(PageHead(language(.calendarImport), actions: Button(language(.calendarExport), to: Address("/quan-tri/lich/tep")).html))
        \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next).html } ?? .empty)
        \(result)
        <form class="form one sheet" method="post" enctype="multipart/form-data" action="\(Self.action)">\(token)
        \(Field.file("tep", language(.calendarFile), accept: ".csv", hint: language(.calendarFileNote)))
        <div class="acts">\(Button(language(.checkOnly), examination == nil ? .primary : .plain, name: "viec", value: "kiem-tra"))</div>
        </form>
        """
    }

    private var result: HTML {
        guard let examination else { return .empty }
        return """
            \(SectionHead(language(.checkResult), meta: HTML(text: language(.nothingWritten))))
            \(SumLine(examination.count, language(.linesCounted), parts: [
                (examination.fresh, language(.linesNew)), (examination.changed, language(.linesChanged)),
                (examination.same, language(.linesSame)), (examination.findings.count, language(.linesWrong)),
            ]))
            \(findings(examination))\(writing(examination))
            """
    }

    private func findings(_ examination: CalendarExamination) -> HTML {
        guard !examination.findings.isEmpty else { return .empty }
        return Table(
            caption: "\(language(.findingsCounted(Written.count(examination.findings.count))))",
            columns: [.init(language(.line), .number, width: 8), .init(language(.finding), .main)],
            rows: examination.findings.prefix(500).map { Table.Row(["\($0.line)", HTML(text: $0.says)]) }, isList: false
        ).html
    }

    /// What was examined goes back as it was understood, so what is written is what was shown.
    private func writing(_ examination: CalendarExamination) -> HTML {
        guard examination.findings.isEmpty, examination.fresh + examination.changed > 0 else { return .empty }
        let text = String(decoding: CalendarFile.bytes(examination.entries.map(\.day)).dropFirst(3), as: UTF8.self)
        return """
            <form method="post" action="\(Self.action)">\(token)
            <textarea name="noi-dung" hidden aria-hidden="true" aria-label="\(language(.calendarFile))">\n\(text)</textarea>
            <div class="acts">\(Button(language(.writeChanges(examination.fresh + examination.changed)), .primary, name: "viec", value: "ghi"))</div></form>
            """
    }
}
