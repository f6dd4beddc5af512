import Testing

@testable import Calendars

@Suite struct Door {
    @Test func `its migrations are read`() throws {
        #expect(!(try CalendarsFeature.migrations).isEmpty)
    }
}
