import Vietnamese

/// The columns of a file of values, in the order in which they are written.
enum ValueColumn: String, CaseIterable, Sendable {
    case indicator, unit, members, period, value, numerator, denominator, state, source, note

    /// What a Vietnamese sheet may call it.
    var vietnamese: String {
        switch self {
        case .indicator: "chỉ số"
        case .unit: "đơn vị"
        case .members: "phân tổ"
        case .period: "kỳ"
        case .value: "giá trị"
        case .numerator: "tử số"
        case .denominator: "mẫu số"
        case .state: "trạng thái"
        case .source: "nguồn"
        case .note: "ghi chú"
        }
    }

    /// The column of a heading; nil for another one.
    init?(heading: String) {
        let key = comparisonKey(heading)
        guard
            let found = ValueColumn.allCases.first(where: { $0.rawValue == key || comparisonKey($0.vietnamese) == key })
        else { return nil }
        self = found
    }
}

/// Where a file has its columns.
struct ValueColumns {
    let count: Int
    /// Headings that mean nothing.
    private(set) var unknown: [String] = []
    /// The place of each column from 0; -1 when the file has none.
    let indicator, unit, members, period, value, numerator, denominator, state, source, note: Int

    init(_ headings: [String]) throws(ValueFileProblem) {
        count = headings.count
        var places: [ValueColumn: Int] = [:]
        for (place, heading) in headings.enumerated() {
            guard let column = ValueColumn(heading: heading) else {
                if !tidy(heading).isEmpty { unknown.append(tidy(heading)) }
                continue
            }
            guard places.updateValue(place, forKey: column) == nil else { throw .columnTwice(column.rawValue) }
        }
        for needed in [ValueColumn.indicator, .unit, .period] where places[needed] == nil {
            throw .columnMissing(needed.rawValue)
        }
        if places[.value] == nil, places[.numerator] == nil || places[.denominator] == nil {
            throw .columnMissing(ValueColumn.value.rawValue)
        }
        indicator = places[.indicator] ?? -1
        unit = places[.unit] ?? -1
        members = places[.members] ?? -1
        period = places[.period] ?? -1
        value = places[.value] ?? -1
        numerator = places[.numerator] ?? -1
        denominator = places[.denominator] ?? -1
        state = places[.state] ?? -1
        source = places[.source] ?? -1
        note = places[.note] ?? -1
    }

    /// The place of a column from 0; nil when the file has none.
    func place(of column: ValueColumn) -> Int? {
        let place =
            switch column {
            case .indicator: indicator
            case .unit: unit
            case .members: members
            case .period: period
            case .value: value
            case .numerator: numerator
            case .denominator: denominator
            case .state: state
            case .source: source
            case .note: note
            }
        return place < 0 ? nil : place
    }
}
