import ArgumentParser
import Database
import Files
import Foundation
import Vocabulary

/// The only place that writes to the terminal.
enum Terminal {
    /// A result, to standard output.
    static func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

    /// Progress or trouble, to standard error.
    static func tell(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    private static func sentence(_ problem: CommandProblem) -> String { sentence(problem.message) }
    private static func sentence(_ message: UserMessage) -> String {
        "\(message.says) \(message.next) (\(message.code))"
    }

    /// Runs a command's work: what a person can mend is one sentence and exit code 1, anything else exit code 2.
    static func run(_ body: () async throws -> Void) async throws {
        do { try await body() } catch let trouble as any UserFacing {
            tell(sentence(trouble.message))
            throw ExitCode(1)
        } catch let code as ExitCode {
            throw code
        } catch let trouble as DatabaseProblem where trouble.kind == .unavailable {
            // Its detail holds the engine's words and no value, no user and no password.
            tell(sentence(.noDatabase) + "\n  " + trouble.detail)
            throw ExitCode(1)
        } catch let trouble as DatabaseProblem {
            tell("Lỗi của chương trình, không phải do bạn. Hãy báo dòng này cho người bảo trì: \(trouble.detail)")
            throw ExitCode(2)
        } catch let trouble as FileProblem {
            tell(sentence(.filesRefused) + "\n  \(trouble)")
            throw ExitCode(1)
        } catch {
            tell("Lỗi của chương trình, không phải do bạn: \(type(of: error)). Hãy báo dòng này cho người bảo trì.")
            throw ExitCode(2)
        }
    }
}

/// A trouble of the command line itself.
enum CommandProblem: UserFacing {
    case cannotRead(String)
    case cannotWrite(String)
    case noSuchAccount(String)
    /// The database is not there, cannot be reached, opened or written.
    case noDatabase
    /// The originals cannot be read or written.
    case filesRefused
    /// A command that only looks found no database in this data folder.
    case nothingThere(String)
    /// `--database` with the scheme of an engine that the house does not know.
    case otherEngine

    var message: UserMessage {
        switch self {
        case .cannotRead(let path):
            UserMessage(
                code: "CLI-01", says: "Không đọc được tệp «\(path)».",
                next: "Hãy kiểm tra đường dẫn và quyền đọc, rồi chạy lại.")
        case .cannotWrite(let path):
            UserMessage(
                code: "CLI-02", says: "Không ghi được vào «\(path)».",
                next: "Hãy kiểm tra đường dẫn, quyền ghi và dung lượng đĩa, rồi chạy lại.")
        case .noSuchAccount(let login):
            UserMessage(
                code: "CLI-03", says: "Không có tài khoản «\(login)».",
                next: "Hãy kiểm tra tên đăng nhập, hoặc thêm --role để tạo tài khoản mới.")
        case .noDatabase:
            UserMessage(
                code: "CLI-04", says: "Không mở được hoặc không ghi được cơ sở dữ liệu.",
                next: "Hãy kiểm tra địa chỉ --database, máy chủ cơ sở dữ liệu có chạy không, quyền, dung lượng đĩa và "
                    + "tệp có hỏng không, rồi chạy lại.")
        case .filesRefused:
            UserMessage(
                code: "CLI-05", says: "Không đọc được hoặc không ghi được kho tệp gốc.",
                next: "Hãy kiểm tra quyền và dung lượng đĩa của thư mục dữ liệu, rồi chạy lại.")
        case .nothingThere(let path):
            UserMessage(
                code: "CLI-06", says: "Không có cơ sở dữ liệu nào ở «\(path)».",
                next: "Hãy kiểm tra --data; lệnh này không tạo cơ sở dữ liệu mới.")
        case .otherEngine:
            UserMessage(
                code: "CLI-07", says: "Địa chỉ --database không phải của PostgreSQL hay SQLite.",
                next: "Hãy viết postgres://ten@may/csdl, hoặc bỏ trống để dùng SQLite trong thư mục dữ liệu.")
        }
    }
}

/// The bytes of a file named on the command line.
func readFile(_ path: String) throws -> [UInt8] {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else { throw CommandProblem.cannotRead(path) }
    return [UInt8](data)
}
