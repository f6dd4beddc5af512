import Foundation

extension AgencyDirectory {
    /// The directory that comes with the product: the province's agencies, its 96 communes and the usual ministries.
    package static func shipped() throws -> AgencyDirectory {
        guard let file = Bundle.module.url(forResource: "units", withExtension: "csv", subdirectory: "Data"),
            let bytes = try? Data(contentsOf: file)
        else { throw UnitsFileProblem(line: 0, says: "tệp đơn vị đi kèm không có trong bản cài đặt") }
        return try AgencyDirectory(csv: String(decoding: bytes, as: UTF8.self))
    }
}
