package import Hummingbird
package import Logging
import NIOCore
package import Vocabulary

/// The server of these endpoints, ready to run as a service (it stops after the requests at hand when told to).
///
/// - Parameters:
///   - identify: who asks, by the session's cookie or the program's token; nil for the public.
///   - onRunning: told the port it listens on.
/// - Throws: when two endpoints share an address.
package func makeApplication(
    endpoints: [Endpoint], identify: @escaping @Sendable (Call) async throws -> Visitor?, world: World,
    files: StaticFiles,
    settings: WebSettings, logger: Logger, onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
) throws -> Application<WebEdge> {
    let edge = WebEdge(
        routes: try RouteTable(endpoints), identify: identify, world: world, files: files,
        face: files.face(owner: settings.owner), settings: settings, logger: logger)
    return Application(
        responder: edge,
        server: .http1(
            configuration: .init(
                idleTimeout: .seconds(Int64(settings.idleSeconds)),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: settings.headerBytes, maxHeaderListSize: settings.headerBytes * 2,
                    maxHeaderFieldCount: 200))),
        configuration: ApplicationConfiguration(
            address: .hostname(settings.host, port: settings.port), backlog: 1024,
            availableConnectionsDelegate: .maximum(settings.maxConnections, logger: logger)),
        onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? settings.port) },
        logger: logger)
}

/// The server could not listen where it was told to.
package struct CannotListen: UserFacing {
    package let message: UserMessage

    /// Nil when the error is about something else.
    package init?(_ error: any Error, host: String, port: Int) {
        guard error is IOError || error is SocketAddressError else { return nil }
        message = UserMessage(
            code: "WEB-60", says: "Không mở được cổng \(port) ở địa chỉ «\(host)».",
            next: "Có thể một chương trình khác đang dùng cổng ấy, hoặc địa chỉ không phải của máy này; hãy đổi --port "
                + "hoặc --host, rồi chạy lại.")
    }
}
