import Files
import Formats
import Organizations
import Vocabulary
import Web

/// A file that was sent to be examined and is kept until it is written: the form carries its hash, signed, so that
/// nobody reads another's file by its hash.
struct KeptFile {
    let bytes: [UInt8]
    let name: String
    let hash: String

    /// The longest file of a page; the command line takes any length.
    static let limit = 32 << 20

    /// The file of a form: sent now, or kept from the examination before.
    ///
    /// - Throws: `ValueFileProblem.noFile`, `NotVisible` for a hash that was not given to this viewer.
    init(_ form: Form, in files: FileStore, _ seal: Seal, for viewer: Viewer) async throws {
        let room = PackRoom()
        if let file = form.file("tep") {
            (bytes, name) = (file.bytes, file.name)
            hash = try await room.work { try files.put(file.bytes).text }
            return
        }
        guard let hash = form["tep-giu"], !hash.isEmpty else { throw ValueFileProblem.noFile }
        name = form["ten-tep"] ?? ""
        guard form["dau"] == KeptFile.mark(hash, name, seal, viewer) else { throw NotVisible() }
        self.hash = hash
        bytes = try await room.work { try files.bytes(of: hash) }
    }

    private static func mark(_ hash: String, _ name: String, _ seal: Seal, _ viewer: Viewer) -> String {
        seal.mark(["kept-file", hash, name, viewer.actor])
    }

    /// What the form that writes it carries.
    func carried(_ seal: Seal, for viewer: Viewer) -> [(String, String)] {
        [("tep-giu", hash), ("ten-tep", name), ("dau", KeptFile.mark(hash, name, seal, viewer))]
    }
}
