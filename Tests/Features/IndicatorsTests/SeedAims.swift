import Extraction
import Foundation
import Plans
import Testing
import Vocabulary

@testable import Indicators

/// The real plans that lie beside the project.
enum Beside {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared")
    static let exists = FileManager.default.fileExists(atPath: folder.appendingPathComponent("seeds").path)

    static func targets(_ seed: String) throws -> [ExtractedTarget] {
        let seeds = folder.appendingPathComponent("seeds")
        let names = try FileManager.default.contentsOfDirectory(atPath: seeds.path)
        let name = try #require(names.first { $0.hasPrefix(seed) })
        let bytes = [UInt8](try Data(contentsOf: seeds.appendingPathComponent(name)))
        return try Extractor(directory: AgencyDirectory.shipped()).extract(bytes, fileName: name).targets
    }

    static func truth() throws -> [[String: Any]] {
        let file = folder.appendingPathComponent("truth/targets-003-annex.json")
        return try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]] ?? []
    }
}

/// Every target of two real plans as what can be reckoned, and what the plans say differently of one thing.
@Suite(.enabled(if: Beside.exists, "shared/ is not here")) struct SeedAims {
    private func drafts(_ target: ExtractedTarget) -> [AimDraft] {
        AimSentence.drafts(
            AimSource(
                name: target.name, unit: target.unit, value: TargetValue(target.value), horizon: target.horizon))
    }

    @Test func `the 56 targets of the plan to 2030 demand what was checked by hand`() throws {
        let targets = try Beside.targets("003")
        var wrong: [String] = []
        var more: [String] = []
        for truth in try Beside.truth() {
            let id = "\(truth["id"] ?? "")"
            let line = truth["line_start"] as? Int
            let target = try #require(targets.first { $0.origin.lines?.lowerBound == line }, "\(id)")
            let found = drafts(target)
            if found.count > 1 { more.append(id) }
            let first = try #require(found.first)
            let norm = truth["value_norm"] as? [String: Any] ?? [:]
            // The truth keeps a maturity level beside the cell's «Đạt».
            let level = (norm["level"] as? NSNumber)?.doubleValue
            let op = level == nil ? norm["op"] as? String : "level"
            let low = level ?? (norm["low"] as? NSNumber)?.doubleValue
            let high = (norm["high"] as? NSNumber)?.doubleValue
            let unit = level == nil ? norm["unit"] as? String ?? "" : ""
            if first.value.op.rawValue != op || first.value.low != low || first.value.high != high
                || first.value.unit != unit || first.horizon != truth["horizon"] as? Int
            {
                wrong.append("\(id): \(first.value)")
            }
            if let stretch = (norm["stretch_level"] as? NSNumber)?.doubleValue {
                #expect(found.last?.value.low == stretch && found.last?.flags.contains("aspirational") == true)
            }
        }
        #expect(targets.count == 56 && wrong == [])
        // A level striven for beyond the one demanded, and a count inside the words of a share.
        #expect(more == ["003.B.I.1.4", "003.B.I.2.1"])
    }

    @Test func `the 44 targets of the plan of March 2025 keep operator, value, unit and year`() throws {
        let targets = try Beside.targets("001")
        let expected = [
            "1 text - -", "2 text - -", "3 rank - 20", "4 rank - 20", "5 rank - 30", "6 >= 5 -", "7 >= 55 -",
            "8 >= 50 -", "9 >= 30 -", "10 text - -", "10.1 >= 80 -", "10.2 = 90 90", "10.3 = 100 100",
            "10.4 = 100 100", "10.5 = 80 80", "10.6 = 80 80", "10.7 = 70 70", "10.8 >= 30 -", "10.9 = 50 50",
            "10.10 = 100 100", "10.11 = 100 100", "10.12 = 100 100", "11 >= 80 -", "12 >= 30 -", "13 >= 0.7 -",
            "14 = 2 2", "15 >= 50 -", "16 >= 3 -", "17 = 10 10", "18 range 1 2", "19 range 5 10", "20 text - -",
            "20.1 = 100 100", "20.2 = 90 90", "21 >= 10 -", "22 = 100 100", "23 >= 95 -", "24 >= 50 -", "25 >= 85 -",
            "26 <= - 10", "27 >= 50 -", "28 <= - 30", "29 = 1 1", "30 >= 10 -",
        ]
        let found = targets.compactMap { target in
            drafts(target).first.map { "\(target.no) \(AimSentences.written($0))" }
        }
        #expect(found == expected)
        #expect(targets.allSatisfy { target in drafts(target).allSatisfy { $0.horizon == target.horizon } })
        #expect(targets.allSatisfy { drafts($0).first?.value.unit == $0.unit })
        #expect(targets.filter { drafts($0).contains { $0.flags.contains("group") } }.map(\.no) == ["10"])
        #expect(targets.filter { drafts($0).count > 1 }.map(\.no) == ["19"])
        #expect(targets.filter { drafts($0).contains { $0.flags.contains("rising") } }.map(\.no) == ["16"])
    }

    /// What is the same in both plans, judged by hand: number there, number here with its year.
    private static let same: Set<String> = [
        "10.2 I.1.1 2027", "10.3 I.1.5 2030", "10.5 I.1.6 2030", "10.11 I.2.4 2027", "10.11 I.2.5 2030",
        "10.12 I.2.6 2030", "20.2 III.5 2027", "20.2 III.5 2030", "23 III.1 2027", "23 III.1 2030", "24 III.2 2027",
        "24 III.2 2030", "25 III.3 2027", "25 III.3 2030", "9 II.1 2027", "9 II.1 2030", "27 II.1 2027",
        "27 II.1 2030", "10.10 I.2.2 2027",
    ]

    @Test func `what the two plans say of one thing is linked, and where they differ is said`() throws {
        let first = try Beside.targets("001")
        let second = try Beside.targets("003")
        func demands(_ targets: [ExtractedTarget]) -> [(no: String, demand: AimMatching.Demand)] {
            targets.flatMap { target in
                let part = String(target.section.prefix { $0 != " " })
                let section = part.hasSuffix(".") ? part : part.isEmpty ? "" : part + "."
                return drafts(target).prefix(1).map {
                    (section + target.no, AimMatching.Demand(name: target.name, draft: $0))
                }
            }
        }
        let (a, b) = (demands(first), demands(second))
        let links = AimMatching.links(a.map(\.demand), b.map(\.demand))
        var found: [String: AimMatching.Link] = [:]
        for link in links {
            found["\(a[link.first].no) \(b[link.second].no) \(b[link.second].demand.draft.horizon ?? 0)"] = link
        }
        let wrong = found.keys.filter { !Self.same.contains($0) }.sorted()
        let missed = Self.same.subtracting(found.keys).sorted()
        print("links between S001 and S003: \(found.count), false \(wrong), missed \(missed)")
        // How far the threshold stands from both sides, over all pairs of measured demands.
        var (lowest, highest) = (("", 1.0), ("", 0.0))
        for (no, demand) in a where demand.draft.isComputable {
            for (otherNo, other) in b where other.draft.isComputable {
                let key = "\(no) \(otherNo) \(other.draft.horizon ?? 0)"
                let score = AimMatching.match(
                    AimMatching.Subject(name: demand.name, unit: demand.draft.value.unit),
                    AimMatching.Subject(name: other.name, unit: other.draft.value.unit)
                ).score
                if found[key] != nil, score < lowest.1 { lowest = (key, score) }
                if !Self.same.contains(key), score > highest.1 { highest = (key, score) }
            }
        }
        print("lowest link \(lowest), highest pair that is none \(highest)")
        #expect(wrong == [] && highest.1 < AimMatching.threshold)
        // Their words differ too much: one speaks of all tasks, the other of those the province gives; one of all
        // papers, the other of those that are no secret.
        #expect(missed == ["10.10 I.2.2 2027", "10.11 I.2.4 2027"])
        // Online services, data used again, 5G, digital signatures, health records.
        let pairs: [(String, Set<AimMatching.Difference>)] = [
            ("10.2 I.1.1 2027", [.value, .horizon]), ("10.5 I.1.6 2030", [.value]),
            ("20.2 III.5 2030", [.value, .unit]), ("24 III.2 2030", [.value]), ("25 III.3 2030", [.value]),
        ]
        for (key, differences) in pairs {
            let link = try #require(found[key], "\(key)")
            #expect(Set(link.differences) == differences, "\(key)")
        }
    }
}
