import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// The register as its address asks for it, and back.
struct CatalogueAddress {
    /// One saved question of the register.
    enum Which: String, CaseIterable {
        case used = "", silent = "chua-co-so", computed = "tinh", uncited = "khong-dung", retired = "da-ngung"
    }
    var words = ""
    var group = ""
    var frequency = ""
    var steward = ""
    var which = Which.used
    var page = 1

    init(_ call: Call) {
        words = tidy(call.value("tim") ?? "")
        group = tidy(call.value("nhom") ?? "")
        frequency = call.value("ky") ?? ""
        steward = call.value("chu-tri") ?? ""
        which = Which(rawValue: call.value("xem") ?? "") ?? .used
        page = max(1, call.value("trang").flatMap { Int($0) } ?? 1)
    }

    static let list = Address("/chi-so")
    var pairs: [(String, String)] {
        [
            ("tim", words), ("nhom", group), ("ky", frequency), ("chu-tri", steward), ("xem", which.rawValue),
            ("trang", page == 1 ? "" : String(page)),
        ]
    }
    var address: Address { Self.list.with(pairs) }
    func changed(_ change: (inout CatalogueAddress) -> Void) -> Address {
        var copy = self
        copy.page = 1
        change(&copy)
        return copy.address
    }
}

/// What the register says of each indicator, out of the cube.
struct CatalogueFacts {
    let view: CubeView
    let cited: Set<ID<Indicator>>

    /// The newest value that counts and how many of those who owe it said something.
    struct Newest {
        let period: Period
        let value: Double
        let known: Int
        let expected: Int
    }

    func newest(of indicator: Indicator) -> Newest? {
        guard let block = view.block(indicator.id), let last = view.newest(of: indicator, in: block),
            let column = block.column(last)
        else { return nil }
        return Newest(
            period: last, value: block.total[column], known: Int(block.known[column]),
            expected: view.units(of: indicator.id).count { view.applies(indicator.id, unit: $0, last) })
    }

    /// Those that the filter holds when its saved question is left open.
    func found(_ asked: CatalogueAddress, units: ValueUnits) -> [Indicator] {
        let keys = foldedKey(asked.words).split(separator: " ").map(String.init)
        return view.indicators.filter { indicator in
            (asked.group.isEmpty || indicator.group == asked.group)
                && (asked.frequency.isEmpty || indicator.frequency.rawValue == asked.frequency)
                && (asked.steward.isEmpty || indicator.steward.map { units.code($0) } == asked.steward)
                && (keys.isEmpty
                    || {
                        let text = foldedKey(
                            "\(indicator.code) \(indicator.name) \(indicator.group) \(indicator.meaning)")
                        return keys.allSatisfy { text.contains($0) }
                    }())
        }
    }

    func holds(_ indicator: Indicator, _ which: CatalogueAddress.Which) -> Bool {
        let isUsed = indicator.retiredReason == nil
        return switch which {
        case .used: isUsed
        case .silent: isUsed && view.block(indicator.id)?.last == nil
        case .computed: isUsed && indicator.isComputed
        case .uncited: isUsed && !cited.contains(indicator.id)
        case .retired: !isUsed
        }
    }

    static func groups(_ view: CubeView) -> [String] {
        Set(view.indicators.map(\.group)).subtracting([""]).sorted { collationKey($0) < collationKey($1) }
    }

    /// The indicators that an aim is tied to or proposed for, a formula reads, or a step is declared of.
    static func cited(
        _ view: CubeView, _ lines: [Aims.Line], _ stepped: Set<ID<Indicator>>
    ) -> Set<ID<Indicator>> {
        var cited = stepped
        for line in lines where line.aim.link != .refused { if let id = line.aim.indicator { cited.insert(id) } }
        for indicator in view.indicators where indicator.isComputed && indicator.retiredReason == nil {
            for code in (try? Formula.parse(indicator.formula))?.codes ?? [] {
                if let id = view.indicator(code: code)?.id { cited.insert(id) }
            }
        }
        return cited
    }

    static func proposals(_ view: CubeView, cited: Set<ID<Indicator>>) -> [Retirement.Proposal] {
        let facts = view.indicators.map { indicator -> Retirement.Facts in
            guard let block = view.block(indicator.id) else {
                return Retirement.Facts(indicator, isCited: cited.contains(indicator.id))
            }
            var cells: [Retirement.CellKey: Double] = [:]
            for unit in block.units {
                for (period, value) in block.series(unit) {
                    cells[Retirement.CellKey(unit: unit.text, period: period.number)] = value
                }
            }
            return Retirement.Facts(
                indicator, totals: block.totals, cells: cells, isCited: cited.contains(indicator.id))
        }
        return Retirement.proposals(facts, today: view.today)
    }
}

extension CubeView {
    /// The newest period that enough units said to speak for the whole; the newest of all while there is none.
    func newest(of indicator: Indicator, in block: CubeBlock) -> Period? {
        let sure = block.totals.last { period, _ in
            guard let column = block.column(period) else { return false }
            return AimStanding.isSure(
                known: Int(block.known[column]),
                expected: units(of: indicator.id).count { applies(indicator.id, unit: $0, period) },
                rule: indicator.acrossUnits)
        }
        return sure?.period ?? block.last
    }
}
