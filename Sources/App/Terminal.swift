import ArgumentParser
import Foundation
import Vocabulary

/// The only place that writes to the terminal.
enum Terminal {
    /// A result, to standard output.
    static func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

    /// Progress or trouble, to standard error.
    static func tell(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    /// Runs a command's work: what a person can mend is one sentence and exit code 1, anything else exit code 2.
    static func run(_ body: () async throws -> Void) async throws {
        do { try await body() } catch let trouble as any UserFacing {
            tell("\(trouble.message.says) \(trouble.message.next) (\(trouble.message.code))")
            throw ExitCode(1)
        } catch let code as ExitCode {
            throw code
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
        }
    }
}

/// The bytes of a file named on the command line.
func readFile(_ path: String) throws -> [UInt8] {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else { throw CommandProblem.cannotRead(path) }
    return [UInt8](data)
}
