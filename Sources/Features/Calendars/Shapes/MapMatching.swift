import Organizations
import Vietnamese
import Vocabulary

/// Which commune each area of a map file is: by the property that holds the codes of the statistics office, and where
/// that says nothing by the property that holds the names.
struct MapMatching: Sendable {
    /// The areas of each commune, by its id.
    private(set) var features: [ID<OrgUnit>: [MapFeature]] = [:]
    /// A Vietnamese sentence for each area and each commune that has no partner, and for areas put together.
    private(set) var findings: [String] = []
    /// Communes without an area.
    private(set) var missing: [OrgUnit] = []

    private static let nameProperties = ["fullName", "full_name", "name", "ten", "tenXa", "TEN_XA", "NAME"]

    init(_ file: MapFile, _ communes: [OrgUnit]) {
        var codes: [String: Set<ID<OrgUnit>>] = [:]
        var names: [String: Set<ID<OrgUnit>>] = [:]
        for unit in communes {
            if let code = unit.officialCode { codes[code, default: []].insert(unit.id) }
            for word in [unit.name, CommuneName.short(unit.name)] {
                names[comparisonKey(word), default: []].insert(unit.id)
            }
        }
        let byCode = MapMatching.best(file, codes) { $0 }
        let byName = MapMatching.best(file, names) { comparisonKey($0) }
        for feature in file.features {
            let code = byCode.flatMap { feature.properties[$0] }.flatMap { codes[$0] }
            let name = byName.flatMap { feature.properties[$0] }.flatMap { names[comparisonKey($0)] }
            guard let found = code ?? name, found.count == 1, let unit = found.first else {
                findings.append(
                    "Đối tượng thứ \(feature.number)\(MapMatching.label(feature)) không khớp xã, phường, đặc khu nào.")
                continue
            }
            features[unit, default: []].append(feature)
        }
        for unit in communes {
            switch features[unit.id]?.count ?? 0 {
            case 0:
                missing.append(unit)
                findings.append("\(unit.name) không có hình trong tệp.")
            case 1: break
            case let count: findings.append("\(unit.name) được ghép từ \(count) đối tượng.")
            }
        }
    }

    /// The property whose values name the most communes, each once; nil when none names any.
    private static func best(
        _ file: MapFile, _ bearers: [String: Set<ID<OrgUnit>>], key: (String) -> String
    ) -> String? {
        var named: [String: Set<ID<OrgUnit>>] = [:]
        for feature in file.features {
            for (property, value) in feature.properties {
                if let bearer = bearers[key(value)], bearer.count == 1 {
                    named[property, default: []].formUnion(bearer)
                }
            }
        }
        return named.sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }.first?.key
    }

    /// What an area without a partner is called in its file.
    private static func label(_ feature: MapFeature) -> String {
        let name = nameProperties.lazy.compactMap { feature.properties[$0] }.first ?? feature.properties["id"]
        return name.map {
            " (“\(nfc($0).unicodeScalars.prefix(80).reduce(into: "") { $0.unicodeScalars.append($1) })”)"
        } ?? ""
    }
}
