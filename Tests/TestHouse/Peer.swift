import Foundation
import Synchronization

/// The other side of a line, on this machine: it listens on a free port, and each caller is met by `serve` on a thread
/// of its own.
package final class Peer: Sendable {
    /// One caller.
    package struct Caller {
        let socket: Int32

        package func say(_ text: String) {
            var bytes = Array(text.utf8)[...]
            while !bytes.isEmpty {
                let sent = bytes.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                guard sent > 0 else { return }
                bytes = bytes.dropFirst(sent)
            }
        }

        /// One line without its end; nil when the caller is gone.
        package func line() -> String? {
            var bytes: [UInt8] = []
            while true {
                var byte: UInt8 = 0
                guard recv(socket, &byte, 1, 0) == 1 else { return nil }
                if byte == 10 {
                    return String(decoding: bytes.last == 13 ? bytes.dropLast() : bytes[...], as: UTF8.self)
                }
                bytes.append(byte)
            }
        }

        package func bytes(_ count: Int) -> String {
            var all: [UInt8] = []
            while all.count < count {
                var byte: UInt8 = 0
                guard recv(socket, &byte, 1, 0) == 1 else { break }
                all.append(byte)
            }
            return String(decoding: all, as: UTF8.self)
        }
    }

    package let port: Int
    private let listener: Int32
    private let heard = Mutex<[String]>([])
    private let isStopped = Mutex(false)

    /// What callers said, one text each, as `serve` kept it.
    package var received: [String] { heard.withLock { $0 } }

    package struct CannotListen: Error {}

    package init(_ serve: @escaping @Sendable (Caller) -> String) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 8) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard isListening else { throw CannotListen() }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        let thread = Thread { [weak self] in
            while true {
                let caller = accept(listener, nil, nil)
                guard caller >= 0 else {
                    // Closed here and nowhere else: a number closed twice is somebody else's file by then.
                    close(listener)
                    return
                }
                let words = serve(Caller(socket: caller))
                self?.heard.withLock { $0.append(words) }
                close(caller)
            }
        }
        thread.start()
    }

    /// Takes no more callers; may be called again.
    package func stop() {
        isStopped.withLock { stopped in
            if !stopped { shutdown(listener, Int32(SHUT_RDWR)) }
            stopped = true
        }
    }
}

/// A server for mail that keeps to a script: what it answers to each command, and to the end of the message.
package func mailServer(_ answers: [String: String] = [:], end: String? = "250 2.0.0 kept") throws -> Peer {
    try Peer { caller in
        var kept = ""
        caller.say("220 peer ESMTP\r\n")
        while let line = caller.line() {
            let word = String(line.prefix { $0 != " " && $0 != ":" })
            if word == "QUIT" {
                caller.say("221 bye\r\n")
                break
            }
            kept += line + "\n"
            caller.say((answers[word] ?? (word == "DATA" ? "354 go on" : "250 ok")) + "\r\n")
            guard word == "DATA", answers["DATA"] == nil else { continue }
            while let text = caller.line(), text != "." { kept += text + "\n" }
            guard let end else { break }
            caller.say(end + "\r\n")
        }
        return kept
    }
}

/// A server for the web that gives every caller this answer.
package func webServer(_ status: String, head: String = "", body: String = "") throws -> Peer {
    try Peer { caller in
        var kept = ""
        var length = 0
        while let line = caller.line(), !line.isEmpty {
            kept += line + "\n"
            if line.lowercased().hasPrefix("content-length:") {
                length = Int(line.split(separator: " ").last ?? "") ?? 0
            }
        }
        kept += "\n" + caller.bytes(length)
        caller.say(
            "HTTP/1.1 \(status)\r\n\(head)Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)")
        return kept
    }
}
