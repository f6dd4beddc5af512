import Organizations
import Testing

@Suite struct AgencyIdentifiers {
    @Test(arguments: [
        ("H48", "H48"), ("H48.53", "H48.53"), ("h48.53", "H48.53"), ("000.00.53.H48", "H48.53"),
        ("000.00.00.H48", "H48"),
        ("001.02.53.H48", "H48.53.02.001"), ("H48.53.01", "H48.53.01"), ("Y99.A1", "Y99.A1"),
    ])
    func `both written forms mean the same agency`(written: String, present: String) {
        #expect(AgencyIdentifier(written)?.text == present)
    }

    @Test(arguments: [
        "", "48", "Z48", "H4", "H488", "H48.", ".H48", "H48..53", "53.48", "H48.đ", "H48 53", "000.00.53",
    ])
    func `anything else is refused`(written: String) { #expect(AgencyIdentifier(written) == nil) }

    @Test func `more than 35 characters are refused`() {
        #expect(AgencyIdentifier("H48." + String(repeating: "1", count: 31))?.text.utf8.count == 35)
        #expect(AgencyIdentifier("H48." + String(repeating: "1", count: 32)) == nil)
    }

    @Test func `the reversed form goes back to the same identifier`() {
        let identifier = AgencyIdentifier("H48.53")
        #expect(identifier?.reversed == "000.00.53.H48")
        #expect(identifier.flatMap { AgencyIdentifier($0.reversed) } == identifier)
    }
}
