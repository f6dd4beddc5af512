import Foundation
import Indicators
import Vocabulary

/// Values of all frequencies as SDMX and, beside them, as plain JSON: other people's programs read the first and must
/// find the second.
enum SDMXSample {
    static func write(into folder: String) throws {
        guard let at = Instant("2026-11-21T02:00:00.000Z") else { return }
        let names = [
            "Tỷ lệ hồ sơ trực tuyến <toàn trình> & một phần", "Số hộ có cáp quang", "Xếp hạng \"DTI\"", "Thu ngân sách",
        ]
        let indicators = names.enumerated().map { place, name in
            SDMXStructure.Item(code: "chi-so-\(place)", name: name, meaning: place == 0 ? "Dòng một\ndòng hai" : "")
        }
        let areas = (0..<116).map { SDMXStructure.Item(code: "xa-\(21_000 + $0)", name: "Xã số \($0)") }
        let structure = SDMXStructure(
            agency: "TIEN_DO", name: "Chỉ số của tỉnh", indicators: indicators,
            areas: areas + [.init(code: "ub/tỉnh.1", name: "Ủy ban nhân dân tỉnh")],
            dimensions: [
                .init(code: "gioi", members: [.init(code: "nam", name: "Nam"), .init(code: "nu", name: "Nữ")]),
                .init(code: "freq", members: [.init(code: "_T", name: "Một thành phần tên như tổng số")]),
            ], prepared: at)
        var writer = SDMXDataWriter(structure)
        var expected: [[String: Any]] = []
        for (place, observation) in observations(indicators, structure.areas).enumerated() {
            writer.add(observation)
            expected.append(plain(observation, structure, place: place))
        }
        let place = URL(fileURLWithPath: folder)
        try Data(structure.markup).write(to: place.appendingPathComponent("structure.xml"))
        try Data(writer.take()).write(to: place.appendingPathComponent("values.csv"))
        try JSONSerialization.data(withJSONObject: expected).write(to: place.appendingPathComponent("expected.json"))
    }

    private static func observations(
        _ indicators: [SDMXStructure.Item], _ areas: [SDMXStructure.Item]
    ) -> [SDMXObservation] {
        let notes = ["", "Tạm tính", "Theo \"Công văn\", số 15; dòng một\nhai\u{2028}ba\r\nbốn\u{85}năm", "  ", "=1+1"]
        let frequencies = Frequency.allCases
        return (0..<6000).map { number in
            let frequency = frequencies[number % frequencies.count]
            let isRatio = number % 4 == 0
            let upper = Double(number * 7 % 1000)
            let lower = Double(number % 997 + 1)
            return SDMXObservation(
                indicator: indicators[number % 4].code, area: areas[number % areas.count].code,
                members: [["", "nam", "nu"][number % 3], number % 5 == 0 ? "_T" : ""],
                period: Period(frequency, number: 2020 * frequency.perYear + number % 60),
                value: isRatio ? upper / lower * 100 : (Double(number) - 3000) * 1e-7 * Double(number % 13 + 1),
                numerator: isRatio ? upper : nil, denominator: isRatio ? lower : nil,
                unit: number % 4 == 0 ? "%" : "hộ, \"nhà\"",
                status: SDMXObservation.Status.allCases[number % 3], note: notes[number % notes.count])
        }
    }

    private static func plain(
        _ observation: SDMXObservation, _ structure: SDMXStructure, place: Int
    ) -> [String: Any] {
        var key = [
            "FREQ": SDMXCode.frequency(observation.period.frequency), "INDICATOR": SDMXCode.id(observation.indicator),
            "REF_AREA": SDMXCode.id(observation.area), "TIME_PERIOD": observation.period.code,
        ]
        for (dimension, member) in zip(["GIOI", "D_FREQ"], observation.members) { key[dimension] = SDMXCode.id(member) }
        // Signs that any program takes for a line end are blanks in the file.
        let note = String(observation.note.map { $0.isNewline ? " " : $0 })
        return [
            "key": key, "value": observation.value, "numerator": observation.numerator ?? NSNull(),
            "denominator": observation.denominator ?? NSNull(), "unit": observation.unit,
            "status": observation.status.rawValue, "note": note, "place": place,
        ]
    }
}
