import Organizations
import Vocabulary

/// The series that a file's lines are of, found by the bytes of their codes: each is resolved and checked once, so that
/// a line costs no text and no memory of its own.
struct FileSeriesTable {
    /// What is known of a series before any of its values is read; plain numbers only.
    struct Series {
        /// The indicator's place among the view's.
        let indicator: Int
        let frequency: Frequency
        /// The first and the last period of which something may be said.
        let first: Int
        let last: Int
        let takesAmount: Bool
        let takesParts: Bool
        /// Of a ratio: what the quotient is multiplied by, and by how much a rounded value may be off.
        let factor: Double
        let rounding: Double
        /// No exception to the scope names its unit, and the scope asks it.
        let alwaysApplies: Bool
        /// The values that count now: which block, and which of its rows; -1 when there are none.
        let block: Int
        let row: Int
        /// Where its marks of cells already met begin.
        let marks: Int
        /// Its place among the series that are stored; -1 until a line of it is.
        var stored = -1
    }

    /// Why no line of these codes is taken.
    struct Refusal: Error {
        let column: ValueColumn
        let says: String
    }

    private static let rounding: [Double] = [1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6]

    private let view: CubeView
    private let rules: SendingRules
    private let units: [String: ID<OrgUnit>]
    private let indicators: [String: Int]

    private var series: [Series] = []
    private(set) var keys: [SeriesKey] = []
    private var numbers: [SeriesKey: Int] = [:]
    private(set) var blocks: [CubeBlock] = []
    private var blockNumbers: [Cube.Key: Int] = [:]
    private var marks: [UInt64] = []

    /// The values of the series asked about last.
    private var history: (number: Int, points: [SeriesPoint]) = (-1, [])

    private var names = ByteTable()
    private var name: [UInt8] = []
    private var last = -1

    init(view: CubeView, viewer: Viewer, units: [String: ID<OrgUnit>]) {
        self.view = view
        self.units = units
        rules = SendingRules(view: view, viewer: viewer)
        indicators = Dictionary(
            view.indicators.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(_ number: Int) -> Series { series[number] }

    /// The number of the series of these codes.
    mutating func number(
        _ indicator: UnsafeBufferPointer<UInt8>, _ unit: UnsafeBufferPointer<UInt8>,
        _ members: UnsafeBufferPointer<UInt8>
    ) throws(Refusal) -> Int {
        name.removeAll(keepingCapacity: true)
        name.append(contentsOf: indicator)
        name.append(0x1F)
        name.append(contentsOf: unit)
        name.append(0x1F)
        name.append(contentsOf: members)
        // Files are mostly sorted: the series of the line before is the likeliest.
        if last >= 0, names.holds(name, at: last) { return names[last] }
        if let place = names.place(of: name) {
            last = place
            return names[place]
        }
        let words = [indicator, unit, members].map { String(decoding: $0, as: UTF8.self) }
        let number = try resolve(words[0], words[1], words[2])
        // Only names of series are kept, so that a file of nonsense does not fill the memory.
        last = names.add(name, number)
        return number
    }

    /// Gives a series its place among those that are stored; nil when it had one.
    mutating func store(_ number: Int, at place: Int) { series[number].stored = place }

    /// Marks a cell as met; false when it was before.
    mutating func meet(_ number: Int, _ period: Int) -> Bool {
        let bit = period - series[number].first
        let word = series[number].marks + bit >> 6
        let mark = UInt64(1) << UInt64(bit & 63)
        if marks[word] & mark != 0 { return false }
        marks[word] |= mark
        return true
    }

    /// What looks wrong with a statement beside the values that count (L12); nothing refuses it.
    mutating func questions(_ number: Int, _ period: Int, _ says: Statement) -> [ValueQuestion] {
        if history.number != number {
            let (block, unit) = (series[number].block, ID<OrgUnit>(keys[number].unit))
            let points = block < 0 ? [] : blocks[block].series(unit)
            history = (number, points.map { SeriesPoint(at: $0.period.number, value: $0.value) })
        }
        let indicator = indicator(of: number)
        return ValueQuestion.all(
            about: PlausibilityFacts(history: history.points, at: period, says: says), of: indicator)
    }

    func indicator(of number: Int) -> Indicator { view.indicators[series[number].indicator] }

    /// Whether the series is asked of its unit in a period.
    func applies(_ number: Int, _ period: Int) -> Bool {
        view.state.applicability.applies(indicator(of: number), ID(keys[number].unit), period)
            || indicator(of: number).steward?.text == keys[number].unit
    }

    private mutating func resolve(_ code: String, _ unitCode: String, _ members: String) throws(Refusal) -> Int {
        guard let place = indicators[code] else {
            throw Refusal(column: .indicator, says: "Không có chỉ số nào mang mã “\(code)”.")
        }
        let indicator = view.indicators[place]
        guard let unit = units[unitCode] else {
            throw Refusal(
                column: .unit,
                says: unitCode.isEmpty ? "Thiếu mã đơn vị." : "Không có đơn vị nào mang mã “\(unitCode)”.")
        }
        if indicator.retiredReason != nil {
            throw Refusal(column: .indicator, says: IndicatorProblem.retired(code).message.says)
        }
        if indicator.isComputed {
            throw Refusal(
                column: .indicator, says: "“\(indicator.name)” được tính từ chỉ số khác, không nhập được.")
        }
        guard rules.maySend(indicator, unit) else {
            throw Refusal(column: .unit, says: "Không ghi được số của đơn vị khác.")
        }
        guard members.isEmpty || indicator.allows(members: members) else {
            throw Refusal(column: .members, says: "“\(indicator.name)” không có phân tổ “\(members)”.")
        }
        let key = SeriesKey(indicator: indicator.id, unit: unit.text, members: members)
        if let known = numbers[key] { return known }
        let blockKey = Cube.Key(indicator: indicator.id, members: members)
        var block = blockNumbers[blockKey] ?? -1
        if block < 0, let values = view.block(indicator.id, members: members) {
            block = blocks.count
            blocks.append(values)
            blockNumbers[blockKey] = block
        }
        let (first, last) = SendingRules.span(of: indicator.frequency, on: view.today)
        let applicability = view.state.applicability
        let hasExceptions = applicability.exceptions[indicator.id]?.contains { $0.unit == unit } == true
        let made = Series(
            indicator: place, frequency: indicator.frequency, first: first, last: last,
            takesAmount: (try? rules.check(.amount(1), of: indicator)) != nil, takesParts: indicator.kind == .ratio,
            factor: indicator.factor, rounding: FileSeriesTable.rounding[indicator.decimals] * 0.51,
            alwaysApplies: indicator.steward == unit || !hasExceptions && applicability.usually(indicator, unit),
            block: block, row: block < 0 ? -1 : blocks[block].row(of: unit) ?? -1, marks: marks.count)
        marks.append(contentsOf: repeatElement(0, count: (last - first) / 64 + 1))
        numbers[key] = series.count
        keys.append(key)
        series.append(made)
        return series.count - 1
    }
}

/// Numbers by names of bytes, with room that grows by what is kept only.
struct ByteTable {
    private var slots = [Int32](repeating: -1, count: 1024)
    private var starts: [Int] = [0]
    private var bytes: [UInt8] = []
    private var numbers: [Int] = []

    /// The number at a place.
    subscript(_ place: Int) -> Int { numbers[place] }

    /// The place of a name; nil when it was not added.
    func place(of name: [UInt8]) -> Int? {
        var slot = ByteTable.hash(name) & (slots.count - 1)
        while slots[slot] >= 0 {
            if holds(name, at: Int(slots[slot])) { return Int(slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Whether a place is that of this name.
    func holds(_ name: [UInt8], at place: Int) -> Bool {
        let start = starts[place]
        guard starts[place + 1] - start == name.count else { return false }
        for index in name.indices where bytes[start + index] != name[index] { return false }
        return true
    }

    /// Adds a name that is not there yet; its place.
    mutating func add(_ name: [UInt8], _ number: Int) -> Int {
        if numbers.count * 2 >= slots.count { grow() }
        bytes.append(contentsOf: name)
        starts.append(bytes.count)
        numbers.append(number)
        put(numbers.count - 1, ByteTable.hash(name))
        return numbers.count - 1
    }

    private mutating func put(_ place: Int, _ hash: Int) {
        var slot = hash & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(place)
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for place in numbers.indices { put(place, ByteTable.hash(Array(bytes[starts[place]..<starts[place + 1]]))) }
    }

    /// FNV-1a; what can be added is bounded by the house's own catalogue.
    private static func hash(_ name: [UInt8]) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return Int(truncatingIfNeeded: hash >> 20)
    }
}

/// The periods of a file, each read once.
struct FilePeriods {
    private var known: [UInt64: Period] = [:]
    private var last: (key: UInt64, period: Period)?

    /// The period of a cell; nil when it is none.
    mutating func read(_ cell: UnsafeBufferPointer<UInt8>) -> Period? {
        guard cell.count <= 7 else { return nil }
        let key = cell.reduce(UInt64(1)) { $0 << 8 | UInt64($1) }
        if let last, last.key == key { return last.period }
        guard let period = known[key] ?? Period(String(decoding: cell, as: UTF8.self)) else { return nil }
        if known.count < 8192 { known[key] = period }
        last = (key, period)
        return period
    }
}
