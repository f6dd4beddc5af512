import Design
import Files
import Formats
import Organizations
import Vietnamese
import Vocabulary
import Web

/// Files of definitions and of values, out and in.
struct FileScreens: Sendable {
    let indicators: Indicators
    let values: Values
    let files: FileStore
    let secrets: HouseSecrets
    private let room = PackRoom()

    init(indicators: Indicators, values: Values, files: FileStore, secrets: HouseSecrets) {
        self.indicators = indicators
        self.values = values
        self.files = files
        self.secrets = secrets
    }

    private static let keepers = Audience.roles([.coordinator])

    var endpoints: [Endpoint] {
        let limit = KeptFile.limit + (1 << 16)
        let definitions = [ValueFormat.csv, .xlsx, .json].map { format in
            Endpoint(.get, "/chi-so.\(format.rawValue)", for: .signedIn) { try await catalogue($0, format) }
        }
        let downloads = ValueFormat.allCases.map { format in
            Endpoint(.get, "/so-lieu.\(format.rawValue)", for: .signedIn) { try await download($0, format) }
        }
        return definitions + downloads + [
            Endpoint(.get, "/chi-so/nhap", for: Self.keepers) { definitionPage($0) },
            Endpoint(.post, "/chi-so/nhap", for: Self.keepers, bodyLimit: limit, takeDefinitions),
            Endpoint(.get, "/so-lieu/nhap", for: ValueScreens.people) { valuePage($0) },
            Endpoint(.post, "/so-lieu/nhap", for: ValueScreens.people, bodyLimit: limit, takeValues),
        ]
    }

    private func catalogue(_ call: Call, _ format: ValueFormat) async throws -> Reply {
        .file(
            try await indicators.export(format, for: Viewer(call)), name: "chi-so.\(format.rawValue)", type: format.type
        )
    }

    private func download(_ call: Call, _ format: ValueFormat) async throws -> Reply {
        do {
            var filter = ValueFilter()
            filter.indicators = call.values("chi-so").filter { !$0.isEmpty }
            filter.units = call.values("don-vi").filter { !$0.isEmpty }
            filter.from = try FileScreens.period(call.value("tu"))
            filter.to = try FileScreens.period(call.value("den"))
            let export = try await values.export(filter, for: Viewer(call))
            let now = call.world.now()
            var reply = Reply.file([], name: "so-lieu.\(format.rawValue)", type: format.type)
            if format == .xlsx || format == .structure {
                // Whether a workbook can hold them all is known at its end.
                let parts = Pieces()
                try await export.write(format, prepared: now) { await parts.add($0) }
                reply.body = .bytes(await parts.bytes)
            } else {
                reply.body = .stream { write in try await export.write(format, prepared: now) { try await write($0) } }
            }
            return reply
        } catch let problem as any UserFacing {
            return call.page(problem.message, at: .values)
        }
    }

    private actor Pieces {
        var bytes: [UInt8] = []
        func add(_ more: [UInt8]) { bytes += more }
    }

    private static func period(_ text: String?) throws -> Period? {
        guard let text, !text.isEmpty else { return nil }
        guard let period = Period(text) else { throw IndicatorProblem.periodWrong(text) }
        return period
    }

    private func takeDefinitions(_ call: Call) async throws -> Reply {
        let (viewer, form, seal) = (Viewer(call), try call.form(), try await secrets.seal("kept-files"))
        do {
            let file = try await KeptFile(form, in: files, seal, for: viewer)
            guard form["viec"] == "ghi" else {
                let found = try await indicators.examine(file: file.bytes, for: viewer)
                return definitionPage(call, found, file.carried(seal, for: viewer))
            }
            let done = try await indicators.apply(file: file.bytes, by: viewer)
            return .redirect(
                Address("/chi-so"),
                saying: call.language(
                    "Đã ghi \(done.fresh) chỉ số mới, sửa \(done.changed) chỉ số.",
                    "\(done.fresh) indicators added, \(done.changed) corrected."))
        } catch let problem as any UserFacing {
            return definitionPage(call, problem: problem.message)
        }
    }

    private func definitionPage(
        _ call: Call, _ found: DefinitionExamination? = nil, _ carried: [(String, String)] = [],
        problem: UserMessage? = nil
    ) -> Reply {
        let language = call.language
        let page = FileImportPage(
            title: language("Nhập danh mục chỉ số", "Import indicators"),
            parent: (language("Chỉ số", "Indicators"), Address("/chi-so")), here: Address("/chi-so/nhap"),
            note: language(
                "Tệp có cùng cột như tệp xuất ra; cột không có thì giữ nguyên.",
                "The same columns as the exported file; a column that is absent changes nothing."),
            downloads: [ValueFormat.csv, .xlsx, .json].map { format in
                (format.rawValue.uppercased(), Address(path: "/chi-so.\(format.rawValue)"))
            },
            fileNote: language("CSV, XLSX hoặc JSON.", "CSV, XLSX or JSON."),
            result: found.map { found in
                FileImportPage.Result(
                    lines: found.lines,
                    parts: [
                        (found.fresh, language("mới", "new")), (found.changed, language("đổi", "changed")),
                        (found.unchanged, language("như cũ", "unchanged")), (found.wrong, language("sai", "wrong")),
                    ], findings: found.findings, taken: found.fresh + found.changed, carried: carried)
            }, problem: problem, token: call.formTokenField, language: language)
        let isTrouble = problem != nil || found?.isClear == false
        return call.page(title: page.title, at: .values, status: isTrouble ? 422 : 200, main: page.main)
    }

    private func takeValues(_ call: Call) async throws -> Reply {
        let (viewer, form, seal) = (Viewer(call), try call.form(), try await secrets.seal("kept-files"))
        let sign = DecimalSign(rawValue: form["dau-thap-phan"] ?? "") ?? .unsaid
        let source = tidy(form["nguon"] ?? "")
        do {
            guard source.unicodeScalars.count <= 1000 else { throw IndicatorProblem.valueWrong("Nguồn dài quá mức.") }
            let kept = try await KeptFile(form, in: files, seal, for: viewer)
            let file = try await room.work { try ValueFile(kept.bytes, name: kept.name, sign: sign) }
            let carried =
                kept.carried(seal, for: viewer) + [("dau-thap-phan", sign.rawValue), ("nguon", source)]
            guard form["viec"] == "ghi" else {
                return valuePage(call, try await values.examine(file, for: viewer), carried)
            }
            let (found, receipt) = try await values.apply(file, source: source, by: viewer) { kept.hash }
            guard let receipt else { return valuePage(call, found, carried) }
            let words =
                receipt.wasKnown
                ? call.language("Tệp này đã được nhập trước đây.", "This file was imported before.")
                : call.language(
                    "Đã ghi \(Written.count(receipt.entries)) giá trị.", "\(receipt.entries) values stored.")
            return .redirect(Address("/so-lieu/nhap"), saying: words)
        } catch let problem as any UserFacing {
            return valuePage(call, problem: problem.message)
        }
    }

    private func valuePage(
        _ call: Call, _ found: ValueFileExamination? = nil, _ carried: [(String, String)] = [],
        problem: UserMessage? = nil
    ) -> Reply {
        let language = call.language
        var page = FileImportPage(
            title: language("Nhập số liệu từ tệp", "Import values"),
            parent: (language("Số liệu", "Values"), Address("/so-lieu")), here: Address("/so-lieu/nhap"),
            note: language(
                "Cột: indicator, unit, members, period, value, numerator, denominator, source, note. Ô trống không nói gì.",
                "Columns: indicator, unit, members, period, value, numerator, denominator, source, note. An empty cell says nothing."
            ),
            downloads: ValueFormat.allCases.map { ($0.rawValue, Address(path: "/so-lieu.\($0.rawValue)")) },
            fileNote: language(
                "CSV, XLSX hoặc JSON, tối đa 32 MB; tệp dài hơn nhập bằng lệnh tiendo import-values.",
                "CSV, XLSX or JSON, at most 32 MB; longer files by the command tiendo import-values."),
            result: found.map { found in
                FileImportPage.Result(
                    lines: found.lines,
                    parts: [
                        (found.fresh, language("mới", "new")), (found.changed, language("đổi", "changed")),
                        (found.unchanged, language("như cũ", "unchanged")), (found.empty, language("trống", "empty")),
                        (found.wrong, language("sai", "wrong")),
                    ], findings: found.findings, taken: found.taken, carried: carried)
            }, problem: problem, token: call.formTokenField, language: language)
        page.fields = [
            Field.choice(
                "dau-thap-phan", language("Phần thập phân viết sau", "Decimals follow"),
                [
                    .init("unsaid", language("tự nhận, hỏi chỗ mơ hồ", "told from the file, unclear ones asked")),
                    .init("comma", language("dấu phẩy: 1.250,5", "a comma: 1.250,5")),
                    .init("dot", language("dấu chấm: 1250.5", "a point: 1250.5")),
                ], selected: carried.first { $0.0 == "dau-thap-phan" }?.1 ?? "unsaid"),
            Field.text(
                "nguon", language("Nguồn số liệu", "Source"), value: carried.first { $0.0 == "nguon" }?.1 ?? "",
                hint: language("Bỏ trống thì lấy nguồn ghi trong tệp.", "Empty takes the source named in the file."),
                maxLength: 1000),
        ]
        let isTrouble = problem != nil || found?.isClear == false
        return call.page(title: page.title, at: .values, status: isTrouble ? 422 : 200, main: page.main)
    }
}
