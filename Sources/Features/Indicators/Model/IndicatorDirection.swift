package import Plans
internal import Vietnamese

extension Indicator.Direction {
    /// Which way is good for a demand: from its operator, unit and name. A person may say otherwise.
    package static func proposed(for value: TargetValue, name: String, unit: String) -> Indicator.Direction {
        let key = " " + foldedKey(name + " " + value.raw) + " "
        let measure = foldedKey(unit + " " + value.unit)
        if value.op == .rank || ["thu bac", "thu hang", "xep hang", "vi tri"].contains(where: measure.contains)
            || key.contains(" xep hang ") && value.op != .text && !value.unit.hasPrefix("%") && value.unit.isEmpty
        {
            return .rank
        }
        switch value.op {
        case .level: return .level
        case .yes: return .yes
        case .range: return .band
        default: break
        }
        if key.contains(" giu vung ") || key.contains(" duy tri ") { return .keep }
        switch value.op {
        case .text: return value.low == nil ? .yes : rises(key)
        case .atMost, .below: return .down
        case .equal: return rises(key)
        default: return .up
        }
    }

    /// Without a comparison sign, whether the name is of something unwanted.
    private static func rises(_ key: String) -> Indicator.Direction {
        let cuts = [" cat giam ", " giam thieu "].contains(where: key.contains)
        let unwanted = [
            " ho ngheo ", " tre han ", " qua han ", " that nghiep ", " tu vong ", " sai sot ", " su co ", " ton dong ",
        ].contains(where: key.contains)
        if unwanted && !cuts { return .down }
        return key.contains(" giam ") && !cuts && key.contains(" so voi ") ? .down : .up
    }
}
