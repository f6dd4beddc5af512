import Testing
import Vocabulary

@testable import Indicators

/// Which indicators might be retired, and why (idea L29).
@Suite struct RetirementAdvice {
    private static let today = Period(.month, number: 2026 * 12 + 10).start.adding(days: 20)

    private func indicator(
        _ code: String, from year: Int = 2024, _ change: (inout Indicator) -> Void = { _ in }
    ) -> Indicator {
        var indicator = Indicator(
            id: ID(code), code: code, name: "Chỉ số \(code)", from: Period(.year, number: year).start)
        change(&indicator)
        return indicator
    }

    private func months(_ values: [Double]) -> [(period: Period, value: Double)] {
        values.enumerated().map { (Period(.month, number: 2026 * 12 + $0), $1) }
    }

    private func cells(_ values: [Double]) -> [Retirement.CellKey: Double] {
        Dictionary(
            uniqueKeysWithValues: values.enumerated().map { (Retirement.CellKey(unit: "xa", period: $0), $1) })
    }

    private func reasons(_ all: [Retirement.Facts]) -> [String: [Retirement.Reason]] {
        Dictionary(
            uniqueKeysWithValues: Retirement.proposals(all, today: Self.today).map { ($0.indicator.code, $0.reasons) })
    }

    @Test func `what was due for a year and never came is proposed`() {
        #expect(
            reasons([
                .init(indicator("im-lang"), isCited: true), .init(indicator("moi", from: 2026), isCited: true),
                .init(indicator("tinh") { $0.formula = "a * 2" }, isCited: true),
                .init(indicator("da-ngung") { $0.retiredReason = "hết" }, isCited: true),
            ]) == ["im-lang": [.neverReported(periods: 34)]])
    }

    @Test func `only a percentage that never was anything but 100 is proposed`() {
        let full = months([100, 100, 100, 100, 100, 100])
        #expect(
            reasons([
                .init(indicator("du") { $0.unit = "%" }, totals: full, isCited: true),
                .init(indicator("ho") { $0.unit = "hộ" }, totals: full, isCited: true),
                .init(indicator("it") { $0.unit = "%" }, totals: Array(full.prefix(5)), isCited: true),
                .init(
                    indicator("gan") { $0.unit = "%" }, totals: months([100, 100, 99.9, 100, 100, 100]), isCited: true),
            ]) == ["du": [.alwaysFull(periods: 6)]])
    }

    @Test func `of two with the same numbers the one that nobody cites is proposed`() {
        let values = cells([1, 2, 3, 4, 5, 6])
        let said = Retirement.Reason.sameAs(code: "b", name: "Chỉ số b", values: 6)
        #expect(
            reasons([
                .init(indicator("a", from: 2026), cells: values),
                .init(indicator("b", from: 2026), cells: values, isCited: true),
                .init(indicator("c", from: 2026), cells: cells([1, 2, 3, 4, 5, 7]), isCited: true),
            ]) == ["a": [said]])
        // Of two alike the greater code; numbers that never change say nothing.
        #expect(
            reasons([
                .init(indicator("b", from: 2026), cells: values, isCited: true),
                .init(indicator("d", from: 2026), cells: values, isCited: true),
            ]) == ["d": [said]])
        let flat = cells([0, 0, 0, 0, 0, 0])
        #expect(
            reasons([
                .init(indicator("b", from: 2026), cells: flat, isCited: true),
                .init(indicator("d", from: 2026), cells: flat, isCited: true),
            ]).isEmpty)
    }

    @Test func `what no target uses for a year is proposed, what is young is not`() {
        let some = cells([1, 2])
        #expect(
            reasons([
                .init(indicator("cu"), cells: some), .init(indicator("dung"), cells: some, isCited: true),
                .init(indicator("tre", from: 2026), cells: some),
            ]) == ["cu": [.uncited]])
    }
}
