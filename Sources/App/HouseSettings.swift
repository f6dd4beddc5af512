import ArgumentParser
import Database
import Foundation

/// Where the house keeps its things; the same options for every command that opens it.
struct HouseSettings: ParsableArguments {
    @Option(help: "Thư mục dữ liệu: cơ sở dữ liệu nhúng và các tệp gốc.") var data = "var"
    @Option(help: "Địa chỉ cơ sở dữ liệu, ví dụ postgres://ten@may/csdl; bỏ trống là SQLite trong thư mục dữ liệu.")
    var database: String?

    init() {}

    /// The settings of a house that no command line opens.
    init(data: String, database: String?) {
        self.data = data
        self.database = database
    }

    /// The address that `Database.open` reads.
    var databaseAddress: String { database ?? data + "/tiendo.sqlite" }

    /// For commands that only look: a wrong folder must not become a new, empty house.
    ///
    /// - Throws: `CommandProblem.nothingThere` when the embedded database is not there.
    func mustExist() throws {
        guard case .file(let path) = DatabaseAddress(databaseAddress) else { return }
        if !FileManager.default.fileExists(atPath: path) { throw CommandProblem.nothingThere(path) }
    }

    /// Where the originals are.
    var files: URL { URL(fileURLWithPath: data).appendingPathComponent("files") }
}
