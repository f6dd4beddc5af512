import Foundation
import Testing
import Vocabulary

@testable import Extraction

/// The real plans that lie beside the project: counts, and every cell that was checked by hand.
@Suite(.enabled(if: TruthFiles.exist, "shared/ is not here")) struct SeedPlans {
    private func extract(_ seed: String) throws -> Extract {
        try Extractor(directory: AgencyDirectory.shipped()).extract(TruthFiles.seed(seed), fileName: "\(seed).txt")
    }

    /// Compares rows found by their first line; returns how many cells were compared and which differ.
    private func compare<Row>(
        _ file: String, _ rows: [Row], _ origin: (Row) -> Origin, _ cells: [(String, (Row) -> String)]
    ) throws -> (cells: Int, wrong: [String]) {
        var (count, wrong) = (0, [String]())
        for truth in try TruthFiles.rows(file) {
            let line = truth["line_start"] as? Int ?? 0
            guard let row = rows.first(where: { origin($0).lines?.lowerBound == line }) else {
                count += cells.count
                wrong.append("\(file) \(truth["id"] ?? "") is missing")
                continue
            }
            for (key, cell) in cells {
                count += 1
                let wanted = cleaned("\(truth[key] ?? "")")
                if cell(row) != wanted { wrong.append("\(file) \(truth["id"] ?? "") \(key): \(cell(row)) ≠ \(wanted)") }
            }
        }
        return (count, wrong)
    }

    private let taskCells: [(String, (ExtractedTask) -> String)] = [
        ("no", { $0.no }), ("title", { $0.title }), ("lead", { $0.lead.raw }), ("coop", { $0.coop.raw }),
        ("deadline_raw", { $0.deadline.raw }), ("result", { $0.result }), ("annex", { $0.annex }),
        ("section_no", { $0.section }), ("section_title", { $0.sectionTitle }),
    ]

    private func deadlinesAgree(_ file: String, _ tasks: [ExtractedTask]) throws -> Bool {
        try TruthFiles.rows(file).allSatisfy { truth in
            let norm = truth["deadline_norm"] as? [String: Any] ?? [:]
            let task = tasks.first { $0.origin.lines?.lowerBound == truth["line_start"] as? Int }
            return task?.deadline.kind.rawValue == norm["kind"] as? String
                && task?.deadline.start?.iso == norm["start"] as? String
                && task?.deadline.end?.iso == norm["end"] as? String
        }
    }

    @Test func `the draft of July 2025 gives its 37 tasks, every cell exact`() throws {
        let found = try extract("000")
        let result = try compare("tasks-000", found.tasks, { $0.origin }, taskCells)
        print("S000: \(found.tasks.count) tasks, \(result.cells - result.wrong.count) of \(result.cells) cells exact")
        #expect(found.tasks.count == 37 && result.cells == 333 && result.wrong == [])
        #expect(try deadlinesAgree("tasks-000", found.tasks))
        #expect(found.tables.map(\.kind) == [.tasks] && accountsAddUp(found))
    }

    @Test func `the impossible day is kept, marked and reported`() throws {
        let found = try extract("000")
        let task = try #require(found.tasks.first { $0.no == "27." })
        #expect(task.deadline.raw == "31/9/2025" && task.deadline.kind == .invalid && task.deadline.end == nil)
        #expect(task.flags.contains("deadline.impossible"))
        let finding = try #require(found.findings.first { $0.code == "deadline.impossible" })
        #expect(finding.severity == .error && finding.origin.row == 28 && finding.says.contains("30/9/2025"))
        #expect(found.findings.count { $0.code == "deadline.before-document" } == 3)
    }

    @Test func `the plan of March 2025 gives 44 targets and 65 tasks, also where cells collapsed`() throws {
        let found = try extract("001")
        let result = try compare("tasks-001-part", found.tasks, { $0.origin }, taskCells)
        print(
            "S001: \(found.targets.count) targets, \(found.tasks.count) tasks, \(result.cells - result.wrong.count) of \(result.cells) cells exact"
        )
        #expect(found.targets.count == 44 && found.tasks.count == 65 && result.wrong == [])
        #expect(try deadlinesAgree("tasks-001-part", found.tasks))
        #expect(found.targets.count { $0.parent == "10" } == 12 && found.targets.count { $0.parent == "20" } == 2)
        #expect(found.targets.count { $0.parent == nil } == 30 && found.targets.count { $0.horizon == 2045 } == 4)
        #expect(
            found.findings.filter { $0.code == "deadline.missing" }.map(\.says) == [
                "Nhiệm vụ số 12 chưa ghi thời hạn.", "Nhiệm vụ số 15 chưa ghi thời hạn.",
            ])
        #expect(found.tasks.allSatisfy { !$0.lead.raw.isEmpty } && accountsAddUp(found))
    }

    @Test func `the plan to 2030 gives 56 targets, 65 tasks and 71 projects with their years`() throws {
        let found = try extract("003")
        let tasks = try compare("tasks-003-part", found.tasks, { $0.origin }, taskCells)
        let targets = try compare(
            "targets-003-annex", found.targets, { $0.origin },
            [
                ("annex", { $0.annex }), ("phase", { $0.phase }), ("section", { $0.section }), ("no", { $0.no }),
                ("name", { $0.name }),
                ("value_raw", { $0.value.raw }), ("lead", { $0.lead.raw }), ("performers", { $0.performers.raw }),
            ])
        let projects = try compare(
            "projects-003-part", found.projects, { $0.origin },
            [
                ("annex", { $0.annex }), ("group", { $0.group }), ("no", { $0.no }), ("name", { $0.name }),
                ("lead", { $0.lead.raw }),
            ])
        let all = [tasks, targets, projects]
        print(
            "S003: \(found.targets.count) targets, \(found.tasks.count) tasks, \(found.projects.count) projects, wrong cells \(all.map(\.wrong.count)) of \(all.map(\.cells))"
        )
        #expect(found.targets.count == 56 && found.tasks.count == 65 && found.projects.count == 71)
        #expect(all.allSatisfy { $0.wrong.isEmpty })
        for truth in try TruthFiles.rows("projects-003-part") {
            let project = found.projects.first { $0.origin.lines?.lowerBound == truth["line_start"] as? Int }
            #expect(project?.years == truth["years"] as? [Int])
        }
        #expect(Set(found.targets.map(\.phase)).count == 2 && Set(found.tasks.map(\.section)).count == 11)
        #expect(found.tables.map(\.kind) == [.targets, .tasks, .projects] && accountsAddUp(found))
        #expect(found.findings.contains { $0.code == "number.gap" && $0.says.contains("thiếu số 7") })
        // The digital signatures of 2028-2030 stand in the annex only.
        let alone = found.findings.filter { $0.code.hasPrefix("body-annex") }
        #expect(alone.map(\.code) == ["body-annex.only-annex"] && alone.first?.origin.lines == 439...439)
    }

    @Test func `a report in prose gives no task`() throws {
        let found = try extract("002")
        #expect(found.tasks.isEmpty && found.targets.isEmpty && found.projects.isEmpty && found.progress.isEmpty)
        #expect(found.document.kind == "báo cáo")
    }

    @Test func `what a plan says around its annex is not a second list of tasks`() throws {
        for seed in ["000", "001", "003"] {
            #expect(try extract(seed).tasks.allSatisfy { $0.origin.table != nil })
        }
    }

    @Test func `the words of every title stand in the file, but for those a page cut`() throws {
        for seed in ["000", "001", "003"] {
            let document = try readDocumentText(seed)
            let whole = try extract(seed).tasks.filter { seed != "003" || $0.origin.lines?.count == 1 }
            #expect(whole.count >= 37 && whole.allSatisfy { document.contains($0.title) }, "\(seed)")
        }
    }

    /// The seed's words, tags and white space cleaned, for looking words up in it.
    private func readDocumentText(_ seed: String) throws -> String {
        let text = String(decoding: try TruthFiles.seed(seed), as: UTF8.self)
        return cleaned(
            text.replacing("<b>", with: "").replacing("</b>", with: "").precomposedStringWithCanonicalMapping)
    }
}
