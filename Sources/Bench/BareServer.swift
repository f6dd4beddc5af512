import Foundation
import Hummingbird
import Logging

/// The framework alone, answering the same bytes for every request.
enum BareServer {
    static func serve(port: Int, file: String) async throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        let body = ByteBuffer(bytes: data)
        let router = Router()
        router.get("/") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/html; charset=utf-8"], body: ResponseBody(byteBuffer: body))
        }
        var logger = Logger(label: "bare")
        logger.logLevel = .error
        let app = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger)
        try await app.runService()
    }
}
