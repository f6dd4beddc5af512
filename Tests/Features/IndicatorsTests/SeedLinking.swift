import Design
import Extraction
import Foundation
import Organizations
import Plans
import Testing
import Vocabulary

@testable import Indicators

/// Two real plans accepted into the register: every target is read, and what they say differently stands on its page.
@Suite(.enabled(if: Beside.exists, "shared/ is not here")) struct SeedLinking {
    private func new(_ read: ExtractedTarget) -> NewTarget {
        var new = NewTarget(name: read.name)
        (new.annex, new.phase, new.horizon) = (read.annex, read.phase, read.horizon)
        (new.section, new.no, new.parentNo, new.unit) = (read.section, read.no, read.parent, read.unit)
        new.value = TargetValue(read.value)
        new.lead = UnitWords(raw: read.lead.raw, codes: [])
        return new
    }

    @Test func `all 44 and 56 targets of two plans have their demands, and five pairs that differ are shown as such`()
        async throws
    {
        let (first, second) = (try Beside.targets("001"), try Beside.targets("003"))
        try await withIndicators { house in
            let a = try await house.plan("S001", first.map(new))
            let b = try await house.plan("S003", second.map(new))
            #expect(a.count == 44 && b.count == 56)
            let lines = try await house.lines()
            var wrong: [String] = []
            for (id, read) in zip(a + b, first + second) {
                let own = lines.filter { $0.aim.target == id }.map(\.aim)
                let drafts = AimSentence.drafts(
                    AimSource(name: read.name, unit: read.unit, value: TargetValue(read.value), horizon: read.horizon))
                let same =
                    !own.isEmpty && own.count == drafts.count
                    && zip(own, drafts).allSatisfy { aim, draft in
                        aim.value.op == draft.value.op && aim.value.low == draft.value.low
                            && aim.value.high == draft.value.high && aim.value.unit == draft.value.unit
                            && aim.horizon == draft.horizon && aim.words == draft.words
                    }
                if !same { wrong.append("\(read.no)") }
            }
            #expect(wrong == [] && Set(lines.map(\.aim.target)).count == 100)
            #expect(try await house.entries("aims-read") == 100)

            // Online services, data used again, 5G, digital signatures, health records.
            func place(_ ids: [ID<Target>], _ read: [ExtractedTarget], _ section: String, _ no: String, _ year: Int?)
                throws
                -> ID<Target>
            {
                let found = try #require(
                    read.firstIndex { target in
                        let part = String(target.section.prefix { $0 != " " })
                        let key = (part.hasSuffix(".") ? part : part.isEmpty ? "" : part + ".") + target.no
                        return key == section + no && (year == nil || target.horizon == year)
                    }, "\(section)\(no)")
                return ids[found]
            }
            let pairs: [(String, String, Int, Set<AimMatching.Difference>)] = [
                ("10.2", "I.1.1", 2027, [.value, .horizon]), ("10.5", "I.1.6", 2030, [.value]),
                ("20.2", "III.5", 2030, [.value, .unit]), ("24", "III.2", 2030, [.value]),
                ("25", "III.3", 2030, [.value]),
            ]
            for (own, other, year, differences) in pairs {
                let left = try place(a, first, "", own, nil)
                let right = try place(b, second, "", other, year)
                for (target, beside) in [(left, right), (right, left)] {
                    let twins = try await house.feature.aims.twins(of: target, for: IndicatorHouse.leader)
                    let twin = try #require(twins.first { $0.other.aim.target == beside }, "\(own) \(other)")
                    #expect(Set(twin.differences) == differences, "\(own) \(other)")
                    let shown = LinkWords.twinSection(twins, .vi).markup
                    #expect(shown.contains("khác giá trị") && shown.contains("/chi-tieu/\(beside.text)"))
                }
            }
            let page = try words(try await house.ask("/chi-tieu/noi", as: IndicatorHouse.coordinator))
            #expect(page.contains("khác giá trị") && page.contains("Lập chỉ số mới"))
        }
    }
}
