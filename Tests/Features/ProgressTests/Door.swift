import Testing

@testable import Progress

@Suite struct Door {
    @Test func `its migrations are read`() throws {
        #expect(!(try ProgressFeature.migrations).isEmpty)
    }
}
