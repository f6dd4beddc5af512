import Formats
package import Organizations
package import Plans

extension Packs {
    /// The packs of these units as one ZIP, piece by piece: two are at hand at any time, whatever their number. Units that
    /// owe nothing are left out.
    ///
    /// - Returns: how many packs were written.
    /// - Throws: `NotVisible` unless the viewer coordinates or is the Office; whatever `write` throws.
    @discardableResult
    package func writeAll(
        _ units: [UnitLink], for viewer: Viewer, _ write: @Sendable ([UInt8]) async throws -> Void
    ) async throws -> Int {
        let room = PackRoom()
        @Sendable func made(_ index: Int) async throws -> (name: String, bytes: [UInt8])? {
            guard units.indices.contains(index) else { return nil }
            let made = try await make(of: units[index].code, for: viewer)
            guard !made.book.rows.isEmpty else { return nil }
            return (made.fileName, try await room.work { try made.book.xlsx() })
        }
        var zip = ZipStream()
        var count = 0
        for index in stride(from: 0, to: units.count, by: 2) {
            async let second = made(index + 1)
            for pack in [try await made(index), try await second] {
                guard let pack else { continue }
                try await write(try zip.entry(pack.name, pack.bytes))
                count += 1
            }
        }
        try await write(zip.end())
        return count
    }
}
