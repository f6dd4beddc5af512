import Design
import Logging
import Vocabulary

/// What a person or a program is told when a call did not go well, and what the log keeps of it.
struct Trouble {
    let error: any Error
    let call: Call
    let logger: Logger

    /// What is told, and under which status.
    private var told: (status: Int, message: UserMessage) {
        switch error {
        case let refusal as Refusal: return (refusal.status, refusal.message)
        case is NotVisible: return (404, Refusal.notFound.message)
        case let problem as FormProblem: return (400, problem.message)
        case let problem as any UserFacing: return (422, problem.message)
        default:
            return (
                500,
                UserMessage(
                    code: "WEB-50", says: "Lỗi hệ thống",
                    next: "Hãy thử lại sau ít phút; nếu vẫn lỗi, gửi số yêu cầu \(call.requestID) cho người quản trị.")
            )
        }
    }

    var reply: Reply {
        let (status, message) = told
        note(status)
        var reply = isForPrograms ? json(status, message) : call.page(message, status: status)
        switch error as? Refusal {
        case .method(let allowed): reply.headers.append(("Allow", allowed.joined(separator: ", ")))
        case .signIn: reply.headers.append(("WWW-Authenticate", "Bearer"))
        case .bodyTooLarge, .bodyTooSlow: reply.headers.append(("Connection", "close"))
        default: break
        }
        return reply
    }

    private var isForPrograms: Bool { call.path.hasPrefix("/api/") || call.path == "/api" }

    /// The trouble as programs read it (RFC 9457).
    private func json(_ status: Int, _ message: UserMessage) -> Reply {
        let problem: JSON = [
            "type": "about:blank", "title": .string(message.says), "status": .integer(Int64(status)),
            "detail": .string(next ?? message.next), "code": .string(message.code), "request": .string(call.requestID),
        ]
        return Reply(status: status, type: "application/problem+json", body: .bytes(problem.bytes))
    }

    /// What a program can do about it, where the words for people speak of pages and buttons.
    private var next: String? {
        switch error as? Refusal {
        case .notFound: "Các địa chỉ của API có trong /api/openapi.json."
        case .method(let allowed): "Địa chỉ này chỉ nhận: \(allowed.joined(separator: ", "))."
        case .addressTooLong: "Hãy gửi địa chỉ ngắn hơn."
        case .headersTooLarge: "Hãy gửi ít dữ liệu hơn trong các đầu yêu cầu."
        case .unreadable: "Hãy mã hoá địa chỉ bằng UTF-8 và phần trăm, không có ký tự điều khiển."
        default: nil
        }
    }

    private func note(_ status: Int) {
        let about: Logger.Metadata = ["request": "\(call.requestID)", "path": "\(call.loggedPath)"]
        if status >= 500 {
            logger.error("\(String(reflecting: error))", metadata: about)
        } else {
            logger.debug("refused: \(type(of: error))", metadata: about)
        }
    }
}
