import Foundation

/// The files of the look that are served as they are: stylesheet and script.
package enum DesignFiles {
    /// The files' names.
    package static let names = ["tiendo.css", "tiendo.js"]

    /// The bytes of one of `names`.
    package static func bytes(_ name: String) throws -> [UInt8] {
        guard let folder = Bundle.module.resourceURL else { throw CocoaError(.fileNoSuchFile) }
        return Array(try Data(contentsOf: folder.appendingPathComponent("Data").appendingPathComponent(name)))
    }
}
