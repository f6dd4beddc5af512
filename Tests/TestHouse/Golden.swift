package import Foundation
package import Testing

/// Compares `text` with the file `Golden/name` beside the test.
///
/// `make golden` (TIENDO_GOLDEN=write) rewrites the files; otherwise a missing or different one fails, naming the first
/// line that differs.
package func expectGolden(
    _ text: String, _ name: String, file: String = #filePath, at location: SourceLocation = #_sourceLocation
) throws {
    let golden = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
    let text = text.hasSuffix("\n") ? text : text + "\n"
    if ProcessInfo.processInfo.environment["TIENDO_GOLDEN"] == "write" {
        try FileManager.default.createDirectory(
            at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: golden)
        return
    }
    guard let data = FileManager.default.contents(atPath: golden.path) else {
        Issue.record("There is no \(name) yet: run make golden, read it, and commit it.", sourceLocation: location)
        return
    }
    let wanted = String(decoding: data, as: UTF8.self)
    guard wanted != text else { return }
    let (old, new) = (lines(wanted), lines(text))
    let at = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
    Issue.record(
        """
        \(name) differs from line \(at + 1):
        - \(at < old.count ? old[at] : "(end)")
        + \(at < new.count ? new[at] : "(end)")
        """, sourceLocation: location)
}

private func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
