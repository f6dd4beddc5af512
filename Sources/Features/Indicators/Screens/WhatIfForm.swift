import Design
import Foundation
import Organizations
import Plans
import Vietnamese
import Vocabulary
import Web

/// What a what-if asks, as typed in the address: all of it is there, so that it can be sent to somebody.
struct WhatIfForm: Sendable {
    var aim = ""
    var bound = ""
    var horizon = ""
    var milestoneYear = ""
    var milestone = ""
    var weight = ""
    var without: [String] = []
    var into = ""
    var from = ""
    var stepPeriod = ""
    var step = ""

    init() {}

    init(_ call: Call) {
        func typed(_ name: String) -> String { String(tidy(call.value(name) ?? "").prefix(80)) }
        aim = typed("muc")
        bound = typed("gia-tri")
        horizon = typed("nam")
        milestoneYear = typed("moc-nam")
        milestone = typed("moc")
        weight = typed("trong-so")
        without = Array(Set(call.query.filter { $0.name == "bo" && !$0.value.isEmpty }.map(\.value))).sorted()
        into = typed("gop-vao")
        from = typed("gop-tu")
        stepPeriod = typed("buoc-ky")
        step = typed("buoc")
    }

    /// What is wrong with a field, by its name.
    typealias Problems = [String: Phrase]

    /// - Parameter unit: a unit of the indicator by its code; nil for another.
    func read(
        of aim: Aim, _ indicator: Indicator, unit: (String) -> ID<OrgUnit>?
    ) -> (whatIf: WhatIf, problems: Problems) {
        var whatIf = WhatIf()
        var problems: Problems = [:]
        let notNumber = Phrase("Đây không phải một con số. Viết như 12,5.", "This is no number. Write it as 12,5.")
        func number(_ text: String, _ name: String) -> Double? {
            guard !text.isEmpty else { return nil }
            let value = WhatIfForm.number(text)
            if value == nil { problems[name] = notNumber }
            return value
        }
        func year(_ text: String, _ name: String) -> Int? {
            guard !text.isEmpty else { return nil }
            guard let year = Int(text), (2020...2060).contains(year) else {
                problems[name] = Phrase("Cần một năm từ 2020 đến 2060.", "A year from 2020 to 2060 is needed.")
                return nil
            }
            return year
        }
        if let bound = number(bound, "gia-tri"), bound != aim.value.low ?? aim.value.high { whatIf.bound = bound }
        if let horizon = year(horizon, "nam"), horizon != aim.horizon { whatIf.horizon = horizon }
        if let weight = number(weight, "trong-so") {
            if weight < 0 || weight > 1_000_000 {
                problems["trong-so"] = Phrase("Trọng số từ 0 đến 1.000.000.", "A weight is 0 to 1.000.000.")
            } else if weight != aim.weight {
                whatIf.weight = weight
            }
        }
        let (at, value) = (year(milestoneYear, "moc-nam"), number(milestone, "moc"))
        switch (at, value) {
        case (let at?, let value?): whatIf.milestone = (at, value)
        case (nil, _?) where problems["moc-nam"] == nil:
            problems["moc-nam"] = Phrase("Mốc cần một năm.", "A milestone needs its year.")
        case (_?, nil) where problems["moc"] == nil:
            problems["moc"] = Phrase("Mốc cần một giá trị.", "A milestone needs its value.")
        default: break
        }
        readUnits(&whatIf, &problems, unit)
        let jump = number(step, "buoc")
        let period = stepPeriod.isEmpty ? nil : Period(stepPeriod)
        if let jump, let period, period.frequency == indicator.frequency {
            whatIf.step = Aim.Step(period: period, amount: jump, words: "")
        } else if jump != nil || !stepPeriod.isEmpty {
            if period?.frequency != indicator.frequency {
                problems["buoc-ky"] = Phrase(
                    "Bước cần một kỳ của chỉ số, viết như \(Period(indicator.frequency, of: indicator.validFrom).code).",
                    "A step needs a period of the indicator, as \(Period(indicator.frequency, of: indicator.validFrom).code)."
                )
            } else if problems["buoc"] == nil {
                problems["buoc"] = Phrase("Bước cần một độ lớn.", "A step needs its size.")
            }
        }
        return (whatIf, problems)
    }

    private func readUnits(_ whatIf: inout WhatIf, _ problems: inout Problems, _ unit: (String) -> ID<OrgUnit>?) {
        for code in without.prefix(200) {
            guard let id = unit(code) else {
                problems["bo"] = Phrase("Có đơn vị không báo cáo chỉ số này.", "Some unit does not report this.")
                continue
            }
            whatIf.without.insert(id)
        }
        guard !into.isEmpty || !from.isEmpty else { return }
        guard let first = unit(into), let second = unit(from), first != second else {
            problems["gop-tu"] = Phrase("Gộp cần hai đơn vị khác nhau.", "Two different units are needed.")
            return
        }
        whatIf.merged = WhatIf.Merge(into: first, from: second)
    }

    /// A number written the Vietnamese way, `1.234,5`, with its sign; nil for anything else.
    static func number(_ text: String) -> Double? {
        let plain = text.replacingOccurrences(of: "−", with: "-").replacingOccurrences(of: "%", with: "")
            .replacingOccurrences(of: ".", with: "").replacingOccurrences(of: ",", with: ".")
        let bare = tidy(plain.hasPrefix("+") ? String(plain.dropFirst()) : plain)
        guard bare.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 || $0 == 45 }), let value = Double(bare),
            value.isFinite, abs(value) <= 1e15
        else { return nil }
        return value
    }
}
