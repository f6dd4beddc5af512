/// A file sent with a form.
package struct UploadedFile: Sendable {
    /// The name at the sender, without folders; may be anything.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// What a form sent: values by name in the order sent, and files. Texts are NFC without control characters
/// (new lines stay, as `\n`).
package struct Form: Sendable {
    /// The name of the hidden field that proves the form came from this house.
    package static let tokenName = "_ve"

    package var fields: [(name: String, value: String)] = []
    package var files: [(name: String, file: UploadedFile)] = []

    package init(fields: [(name: String, value: String)] = [], files: [(name: String, file: UploadedFile)] = []) {
        self.fields = fields
        self.files = files
    }

    /// The first value of this name; nil when it was not sent.
    package subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// All values of this name.
    package func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The first file of this name; nil when none was chosen (browsers then send an empty nameless one).
    package func file(_ name: String) -> UploadedFile? { files(name).first }

    /// All files of this name that were chosen.
    package func files(_ name: String) -> [UploadedFile] {
        files.filter { $0.name == name && !($0.file.name.isEmpty && $0.file.bytes.isEmpty) }.map(\.file)
    }
}
