package import ArgumentParser
import Foundation
import Hummingbird
import Logging
import Organizations
import Progress
import Vocabulary
import Web

/// `tiendo serve`: the pages, the API and the reading of uploads, until it is told to stop.
package struct ServeCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Phục vụ các trang và API.")

    @OptionGroup var house: HouseSettings
    @Option(help: "Địa chỉ lắng nghe.") var host = "127.0.0.1"
    @Option(help: "Cổng lắng nghe.") var port = 8080
    @Option(help: "Tên hiện dưới chữ Tiến Độ ở đầu trang.") var owner = "UBND tỉnh Quảng Ngãi"
    @Option(help: "Thư mục phông chữ web đã cắt sẵn.") var fonts = "var/assets/fonts"
    @Flag(help: "Nạp tỉnh minh họa nếu chưa có.") var demonstration = false
    @Flag(name: .customLong("behind-tls"), help: "Có cổng TLS phía trước: cookie Secure, HSTS.") var behindTLS = false

    package init() {}

    package func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port cần một số từ 0 đến 65535.") }
    }

    package func run() async throws {
        try await Terminal.run {
            let opened = try await House.open(house, environment: ProcessInfo.processInfo.environment)
            if demonstration { try await Demonstration(house: opened).load() }
            // The first question about promises then finds them read.
            _ = try await opened.board.view(today: opened.world.today(), for: .system("serve"))
            let settings = WebSettings(host: host, port: port, owner: owner, isBehindTLS: behindTLS)
            let application = try makeApplication(
                endpoints: opened.endpoints, identify: opened.identify, world: opened.world,
                files: try StaticFiles.load(fonts: URL(fileURLWithPath: fonts)), settings: settings, logger: opened.log,
                onRunning: { port in await greet(opened, port) })
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await opened.readUploads() }
                group.addTask { await opened.keepTidy() }
                group.addTask { await opened.chase() }
                group.addTask { await opened.foretell() }
                group.addTask {
                    do { try await application.runService() } catch {
                        throw CannotListen(error, host: host, port: port) ?? error
                    }
                }
                _ = try await group.next()
                group.cancelAll()
            }
            await opened.close()
        }
    }

    /// Says where the house is and, as long as nobody has come in, how to.
    private func greet(_ opened: House, _ port: Int) async {
        let base = "http://\(host):\(port)"
        Terminal.tell("Tiến Độ đang phục vụ tại \(base)")
        do {
            var links: [(String, Role, String)] = []
            if let secret = try await opened.oneTimeLinks.firstKeeper() { links.append(("quản trị", .keeper, secret)) }
            if demonstration {
                for (role, secret) in try await Demonstration(house: opened).links() {
                    links.append((Self.names[role] ?? role.rawValue, role, secret))
                }
            }
            guard !links.isEmpty else { return }
            Terminal.tell("Liên kết dùng một lần, hết hạn sau 24 giờ; mở để đặt mật khẩu:")
            for (name, role, secret) in links {
                Terminal.tell("  \(name) (\(role.rawValue))  \(base)/lien-ket/\(secret)")
            }
        } catch {
            opened.log.error("the one-time links could not be made", metadata: ["error": "\(error)"])
        }
    }

    private static let names: [Role: String] = [
        .coordinator: "điều phối", .office: "văn phòng", .focal: "đầu mối", .leader: "lãnh đạo",
        .inspector: "thanh tra",
    ]
}
