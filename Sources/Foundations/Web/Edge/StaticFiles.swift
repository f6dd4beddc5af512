import Crypto
package import Design
package import Foundation

/// The files of the look, kept in memory: stylesheet, script and fonts, each known by what is in it.
package struct StaticFiles: Sendable {
    struct File: Sendable {
        let bytes: [UInt8]
        let type: String
        let hash: String
    }

    private let files: [String: File]

    /// The look's own files and the fonts of a folder; a folder that is not there has no fonts.
    package static func load(fonts folder: URL?) throws -> StaticFiles {
        var files: [String: File] = [:]
        for url in fonts(in: folder) {
            files["fonts/" + url.lastPathComponent] = file(
                Array(try Data(contentsOf: url)), named: url.lastPathComponent)
        }
        for name in DesignFiles.names {
            var bytes = try DesignFiles.bytes(name)
            if name.hasSuffix(".css") { bytes = withFontHashes(bytes, files) }
            files[name] = file(bytes, named: name)
        }
        return StaticFiles(files: files)
    }

    private static func fonts(in folder: URL?) -> [URL] {
        guard let folder else { return [] }
        // Pages are whole without web fonts, so a missing folder is no trouble.
        let found = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return (found ?? []).filter { $0.pathExtension == "woff2" }
    }

    /// The stylesheet with the hash of each font after its name, so a new font is fetched anew.
    private static func withFontHashes(_ css: [UInt8], _ files: [String: File]) -> [UInt8] {
        var text = String(decoding: css, as: UTF8.self)
        for (name, file) in files { text = text.replacing("\(name)\"", with: "\(name)?v=\(file.hash)\"") }
        return Array(text.utf8)
    }

    private static func file(_ bytes: [UInt8], named name: String) -> File {
        let digest = SHA256.hash(data: bytes).prefix(8).map { padded($0) }.joined()
        let type =
            switch name.split(separator: ".").last {
            case "css": "text/css; charset=utf-8"
            case "js": "text/javascript; charset=utf-8"
            case "woff2": "font/woff2"
            default: "application/octet-stream"
            }
        return File(bytes: bytes, type: type, hash: digest)
    }

    private static func padded(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

    func file(_ name: String) -> File? { files[name] }

    /// Where a file of the look is, with its hash.
    package func address(_ name: String) -> Address {
        Address("/tai-nguyen/{name}", name).with([("v", files[name]?.hash ?? "")])
    }

    /// What all pages share, in this house.
    package func face(owner: String) -> Face {
        Face(owner: owner, stylesheet: address("tiendo.css"), script: address("tiendo.js"))
    }

    /// The answer for `/tai-nguyen/…`; nil when there is no such file.
    func reply(_ name: String, version: String?, ifNoneMatch: String?) -> Reply? {
        guard let file = files[name] else { return nil }
        let tag = "\"\(file.hash)\""
        let caching = version == file.hash ? "public, max-age=31536000, immutable" : "public, no-cache"
        let headers = [("ETag", tag), ("Cache-Control", caching)]
        if let ifNoneMatch, ifNoneMatch == "*" || ifNoneMatch.contains(tag) {
            return Reply(status: 304, type: "", headers: headers)
        }
        return Reply(type: file.type, body: .bytes(file.bytes), headers: headers)
    }
}
