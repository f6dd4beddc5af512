/// Gives elements and attributes their usual prefixes in a part that chose others (`ns0:p`, `x:row`).
final class NamespacedMarkup {
    /// What the parser puts between namespace and local name.
    static let separator: CChar = 0x20

    /// Namespaces we know, the transitional and the strict names, with their usual prefixes.
    private static let usualPrefixes: [String: String] = [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
        "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
        "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
        "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
        "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
        "http://purl.oclc.org/ooxml/officeDocument/math": "m",
        "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
        "http://purl.oclc.org/ooxml/drawingml/main": "a",
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "",
        "http://purl.oclc.org/ooxml/spreadsheetml/main": "",
        "http://schemas.openxmlformats.org/package/2006/relationships": "",
        "http://schemas.openxmlformats.org/package/2006/content-types": "",
        "http://www.w3.org/XML/1998/namespace": "xml",
    ]

    private var known: [String: [CChar]] = [:]

    /// Whether a declaration (`xmlns:w`, its namespace) binds as everybody does.
    static func isUsual(_ key: UnsafePointer<CChar>, _ value: UnsafePointer<CChar>) -> Bool {
        let declared = String(cString: key)
        let prefix = declared == "xmlns" ? "" : String(declared.dropFirst("xmlns:".count))
        if let usual = usualPrefixes[String(cString: value)] { return usual == prefix }
        return !["w", "r", "mc", "m", "a"].contains(prefix)
    }

    /// The name with its usual prefix.
    func usual<R>(_ name: UnsafePointer<CChar>, _ body: (UnsafePointer<CChar>) -> R) -> R {
        let usual = usual(String(cString: name))
        return usual.withUnsafeBufferPointer { $0.baseAddress.map(body) ?? body(name) }
    }

    /// Hands on an element with usual names.
    func pass(
        _ name: UnsafePointer<CChar>, _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>,
        _ body: (UnsafePointer<CChar>, MarkupAttributes) -> Void
    ) {
        var keys: [[CChar]] = []
        var values: [UnsafePointer<CChar>] = []
        var at = list
        while let key = at[0], let value = at[1] {
            keys.append(usual(String(cString: key)))
            values.append(value)
            at += 2
        }
        // One block for all names, so that the pointers live as long as the call.
        let letters = UnsafeMutablePointer<CChar>.allocate(capacity: keys.reduce(1) { $0 + $1.count })
        let renamed = UnsafeMutablePointer<UnsafePointer<CChar>?>.allocate(capacity: keys.count * 2 + 1)
        defer {
            letters.deallocate()
            renamed.deallocate()
        }
        var free = letters
        for (index, key) in keys.enumerated() {
            renamed[index * 2] = UnsafePointer(free)
            renamed[index * 2 + 1] = values[index]
            for letter in key {
                free[0] = letter
                free += 1
            }
        }
        renamed[keys.count * 2] = nil
        usual(name) { body($0, MarkupAttributes(list: renamed)) }
    }

    private func usual(_ name: String) -> [CChar] {
        if let found = known[name] { return found }
        let parts = name.split(separator: " ", maxSplits: 1)
        var usual = name
        if parts.count == 2 {
            let prefix = Self.usualPrefixes[String(parts[0])] ?? "?"
            usual = prefix.isEmpty ? String(parts[1]) : prefix + ":" + parts[1]
        }
        let letters = Array(usual.utf8CString)
        if known.count < 10_000 { known[name] = letters }
        return letters
    }
}
