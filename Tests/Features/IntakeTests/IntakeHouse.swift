import Calendars
import Database
import Documents
import Extraction
import Files
import Formats
import Foundation
import Ledger
import Organizations
import Plans
import Progress
import TestHouse
import Vocabulary

@testable import Intake

/// A small house for the importer: the shipped units, an empty register, a coordinator and others who may not review.
struct IntakeHouse: Sendable {
    let database: Database
    let files: FileStore
    let folder: URL
    let clock: FixedWorld
    let imports: Imports
    let lan = Viewer(actor: "a-lan", actorName: "Lan", unit: nil, roles: [.coordinator])
    let minh = Viewer(actor: "a-minh", actorName: "Minh", unit: nil, roles: [.coordinator])
    let others: [Viewer] = [
        Viewer(actor: "a-keeper", actorName: "Giữ", unit: nil, roles: [.keeper]),
        Viewer(actor: "a-leader", actorName: "Chủ", unit: nil, roles: [.leader, .inspector, .office]),
        Viewer(actor: "a-focal", actorName: "Đầu", unit: nil, roles: [.focal]),
        Viewer(actor: "public", actorName: "", unit: nil, roles: []),
    ]

    /// Takes `bytes` in and reads them.
    func importing(_ bytes: [UInt8], name: String = "ke-hoach.docx") async throws -> ID<Import> {
        let received = try await imports.receive(bytes, fileName: name, by: lan)
        try await imports.read(received.id)
        return received.id
    }

    func rows(_ id: ID<Import>) async throws -> [Proposal] {
        try await database.rows("SELECT * FROM import_rows WHERE import_id = \(id) ORDER BY position, part")
            .map { try RowRecord.proposal($0) }
    }

    func count(_ sql: SQL) async throws -> Int {
        try await database.rows(sql).first?.get("amount", as: Int.self) ?? -1
    }

    func ledgerCount(_ deed: String) async throws -> Int {
        try await count("SELECT COUNT(*) AS amount FROM ledger WHERE deed = \(deed)")
    }
}

func withIntake(
    _ reading: DocumentReading = .sample(SamplePlan()), _ body: (IntakeHouse) async throws -> Void
) async throws {
    let migrations =
        Ledger.migrations + (try OrganizationsFeature.migrations) + (try DocumentsFeature.migrations)
        + (try CalendarsFeature.migrations) + (try PlansFeature.migrations) + (try ProgressFeature.migrations)
        + (try IntakeFeature.migrations)
    try await withTemporaryFolder { folder in
        try await withDatabase(migrations: migrations.sorted { $0.name < $1.name }) { database in
            let clock = FixedWorld()
            let files = try FileStore(root: folder.appendingPathComponent("files"))
            try await Units(database: database, world: clock.world).seedShipped()
            let imports = Imports(database: database, files: files, world: clock.world, reading: reading)
            try await body(
                IntakeHouse(database: database, files: files, folder: folder, clock: clock, imports: imports))
        }
    }
}

/// A plan of our own making: one table with a section, a repeated header, a row split over pages, and rows of every kind.
struct SamplePlan: Sendable {
    var number: String? = "12/KH-UBND"
    var tasks: [ExtractedTask] = [
        task(1, 3, "Lập danh mục dữ liệu dùng chung", lead: "so-khcn", due: "2026-06-30"),
        task(2, 4, "Kiểm tra chất lượng dữ liệu hằng quý", lead: "so-khcn", raw: "31/9/2026", kind: .invalid),
        task(3, 5, "Tập huấn cán bộ; mở cổng phản ánh", lead: "so-noi-vu", due: "2026-09-30"),
        task(4, 8, "Chuyển sổ giấy sang dữ liệu số", lead: "g-ubnd-xa", due: "2026-12-31"),
        task(5, 9, "Báo cáo tình hình an toàn mạng", lead: "", due: nil),
        task(6, 10, "Diễn tập ứng cứu sự cố", lead: "so-khcn", due: "2026-11-30"),
        task(8, 11, "Sửa quy chế sử dụng thư điện tử", lead: "so-khcn", due: "2025-06-30"),
    ]
    var targets: [ExtractedTarget] = [
        target(1, 2, "Hồ sơ giải quyết trực tuyến", 80), target(2, 3, "Cán bộ được tập huấn", 95),
    ]
    var projects: [ExtractedProject] = [project(1, 2, "Trung tâm giám sát", [2026, 2027, 2029])]
    var progress: [ExtractedProgress] = []
    var isDraft = false
    /// What stands above the title.
    var headLines: [String] = []

    static func task(
        _ no: Int, _ row: Int, _ title: String, lead: String, due: String? = nil, raw: String = "",
        kind: DeadlineReading.Kind = .date
    ) -> ExtractedTask {
        var task = ExtractedTask()
        task.no = String(no)
        task.title = title
        task.section = row < 7 ? "I" : "II"
        if !lead.isEmpty { task.lead = AgencyReading(raw: lead, units: [lead]) }
        task.coop = AgencyReading(raw: "Sở Hoa Cúc", units: [], unknown: no == 6 ? ["Sở Hoa Cúc"] : [])
        let day = due.flatMap { Day($0) }
        task.deadline = DeadlineReading(
            raw: raw.isEmpty ? due ?? "" : raw, kind: due == nil && raw.isEmpty ? .none : kind, start: day, end: day)
        task.result = no == 3 ? "" : "Báo cáo"
        task.origin = Extraction.Origin(page: 2, table: 1, row: row, text: "\(no) \(title)")
        if no == 8 { task.flags = ["number.gap"] }
        return task
    }

    static func target(_ no: Int, _ row: Int, _ name: String, _ low: Double) -> ExtractedTarget {
        var target = ExtractedTarget()
        target.no = String(no)
        target.name = name
        target.phase = "Đến năm 2030"
        target.horizon = 2030
        target.unit = "%"
        target.value = ValueReading(raw: "≥ \(Int(low))%", op: .atLeast, low: low, unit: "%")
        target.lead = AgencyReading(raw: "Sở Khoa học và Công nghệ", units: ["so-khcn"])
        target.origin = Extraction.Origin(table: 2, row: row, text: name)
        return target
    }

    static func project(_ no: Int, _ row: Int, _ name: String, _ years: [Int]) -> ExtractedProject {
        var project = ExtractedProject()
        project.no = String(no)
        project.name = name
        project.years = years
        project.lead = AgencyReading(raw: "Sở Khoa học và Công nghệ", units: ["so-khcn"])
        project.origin = Extraction.Origin(table: 3, row: row, text: name)
        return project
    }

    var extract: Extract {
        var head = DocumentHead(
            kind: "kế hoạch", issuer: "UBND tỉnh", number: number, date: "2026-01-12",
            title: "Kế hoạch dữ liệu năm 2026", isDraft: isDraft)
        head.citations = [
            Citation(
                raw: "Nghị quyết số 57-NQ/TW ngày 22/12/2024", kind: "nghị quyết", number: "57-NQ/TW",
                date: "2024-12-22")
        ]
        head.duties = [ReportingDuty(raw: "Báo cáo trước ngày 10 hằng tháng", cadence: "monthly", due: "before day 10")]
        var extract = Extract(source: Extraction.Source(file: "x", sha256: "", format: "docx"), document: head)
        extract.tasks = tasks
        extract.targets = targets
        extract.projects = projects
        extract.progress = progress
        extract.tables = [
            TableAccount(
                index: 1, kind: .tasks, header: ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"], rows: 11, taken: tasks.count,
                sections: 2,
                left: [.init(row: 1, why: "header"), .init(row: 7, why: "repeated header")]),
            TableAccount(index: 2, kind: .targets, header: ["TT", "Chỉ tiêu"], rows: 2, taken: targets.count),
            TableAccount(index: 3, kind: .projects, header: ["TT", "Dự án"], rows: 1, taken: projects.count),
            TableAccount(
                index: 4, kind: .other, header: ["TT", "Thành viên"], rows: 2,
                left: [.init(row: 1, why: "other table"), .init(row: 2, why: "other table")]),
        ]
        extract.findings = [
            Finding(
                code: "deadline.impossible", severity: .error, says: "Ngày 31/9/2026 không có trong lịch.",
                origin: Extraction.Origin(table: 1, row: 4, text: "31/9/2026")),
            Finding(
                code: "number.gap", severity: .warning, says: "Sau số 6 là số 8.",
                origin: Extraction.Origin(table: 1, row: 11, text: "8")),
        ]
        return extract
    }

    /// The table as the source shows it.
    var document: RichDocument {
        var rows = (1...11).map { row in
            TableRow(cells: [
                TableCell(text: "", column: 0), TableCell(text: "tiêu đề nhóm số \(row)", column: 1),
                TableCell(text: "", column: 2), TableCell(text: "", column: 3),
            ])
        }
        for task in tasks {
            let row = (task.origin.row ?? 1) - 1
            rows[row].cells[0].text = task.no
            rows[row].cells[1].text = task.title
            rows[row].cells[2].text = task.lead.raw
            rows[row].cells[3].text = task.deadline.raw
        }
        let members = Formats.Table(rows: [
            TableRow(cells: [TableCell(text: "1", column: 0), TableCell(text: "Trưởng ban chỉ đạo", column: 1)]),
            TableRow(cells: [
                TableCell(text: "2", column: 0), TableCell(text: "Rà soát <b>quy chế</b> & ban hành", column: 1),
            ]),
        ])
        let empty = Formats.Table(rows: [])
        return RichDocument(
            format: .docx,
            blocks: headLines.map { .paragraph(Paragraph(text: $0)) } + [
                .paragraph(Paragraph(text: "KẾ HOẠCH", isBold: true)), .table(Formats.Table(rows: rows)), .table(empty),
                .table(empty),
                .table(members),
            ])
    }
}

/// A file that must not be taken in.
struct Unusable: UserFacing, Equatable {
    var message = UserMessage(code: "TST-01", says: "Văn bản có dấu độ mật.", next: "Không đưa vào hệ thống.")
}

extension DocumentReading {
    /// Reads every file as the sample; a file beginning with `!` is refused when opened, with `?` when read.
    static func sample(_ plan: SamplePlan) -> DocumentReading {
        DocumentReading(
            open: { bytes, _ in
                if bytes.first == UInt8(ascii: "!") { throw Unusable() }
                return plan.document
            },
            extract: { _, bytes, _, _ in
                if bytes.first == UInt8(ascii: "?") { throw Unusable() }
                return plan.extract
            })
    }
}
